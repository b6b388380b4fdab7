"""One file a page: it takes what it shows from the library or the desk, and answers in both forms."""

from whosays.web.pages import api, sign_in, start

ALL = (start.router, sign_in.router, api.router)
