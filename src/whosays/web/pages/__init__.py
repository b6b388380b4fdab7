"""One file a page: it takes what it shows from the library or the desk, and answers in both forms."""

from whosays.web.pages import (
    account,
    accounts,
    actors,
    api,
    corrections,
    desk,
    exports,
    network,
    originals,
    search,
    sign_in,
    start,
    stories,
    story,
    timeline,
    versions,
)

ALL = (
    accounts.router,
    versions.router,
    originals.router,
    account.router,
    corrections.router,
    start.router,
    desk.router,
    story.router,
    stories.router,
    sign_in.router,
    api.router,
    search.router,
    actors.router,
    timeline.router,
    network.router,
    exports.router,
)
