"""The command line: `main` is what the `whosays` command runs."""

from whosays.cli.app import main

__all__ = ["main"]
