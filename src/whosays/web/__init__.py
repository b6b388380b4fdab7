"""The page: `create_app` makes it, `serve` runs it."""

from whosays.web.app import create_app
from whosays.web.serving import serve
from whosays.web.settings import Limits, Settings

__all__ = ["Limits", "Settings", "create_app", "serve"]
