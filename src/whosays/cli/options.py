"""Option values that are checked before anything is read."""

from __future__ import annotations

import click


class Published(click.ParamType[str]):
    """A publication date, as precise as it is known."""

    name = "DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as an ISO 8601 date or a prefix of one."""
        from whosays.ingest import fields  # noqa: PLC0415 - loads slowly; --help needs none of it

        date = fields.published(value)
        if date is None:
            self.fail(f"{value!r} is no date; write it as 2022-02-05, 2022-02 or 2022.", param, ctx)
        return date


class WebAddress(click.ParamType[str]):
    """An address on the web."""

    name = "URL"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address, http or https."""
        from whosays.ingest import fields  # noqa: PLC0415 - loads slowly; --help needs none of it

        address = fields.web_address(value)
        if address is None:
            self.fail(f"{value!r} is no web address; it begins with https:// or http://.", param, ctx)
        return address
