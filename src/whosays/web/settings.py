"""What a server is told when it starts."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

MEBIBYTE = 1 << 20


class Limits(BaseModel):
    """How much one visitor may ask for; bytes and seconds."""

    model_config = ConfigDict(frozen=True)

    body: int = Field(default=64 * MEBIBYTE, description="bytes of all that is given at once")
    form: int = Field(default=MEBIBYTE, description="bytes of any other request")
    document: int = Field(default=16 * MEBIBYTE, description="bytes of one document")
    documents: int = Field(default=40, description="documents of one comparison")
    upload_seconds: float = Field(default=60.0, description="for the whole of a request to arrive")
    desks: int = Field(default=40, description="comparisons that are held and not kept")
    waiting: int = Field(default=20, description="comparisons that are at work or wait for their turn")
    waiting_each: int = Field(default=5, description="of one visitor")
    held: int = Field(default=512 * MEBIBYTE, description="bytes of everything on the desk")
    read_seconds: float = Field(default=600.0, description="for which one comparison's accounts are read")
    story: int = Field(
        default=60, description="accounts of one story that are compared or laid out by time, the earliest"
    )
    compare_seconds: float = Field(default=5.0, description="that a page waits for a comparison")
    desk_seconds: float = Field(default=12 * 3600, description="for which a comparison is held")
    exports: int = Field(default=4, description="exports that are written at the same time")
    requests: float = Field(default=400.0, description="a second, of one visitor")
    desks_a_minute: float = Field(default=30.0, description="of one visitor")
    sign_ins_a_minute: float = Field(default=6.0, description="of one address, and for one name")


class Settings(BaseModel):
    """Where the server listens and what it serves."""

    model_config = ConfigDict(frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=0, le=65535)
    library: str | None = Field(default=None, description="a path or URL; None for the usual place")
    names: tuple[str, ...] = Field(default=(), description="host names besides, under which it is reached")
    people: Path | None = Field(default=None, description="the file of those who may sign in")
    secure: bool = Field(default=False, description="reached by https only, through a proxy")
    limits: Limits = Limits()

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host == "localhost" or self._at(lambda address: address.is_loopback)

    @property
    def everywhere(self) -> bool:
        """Whether it listens at all addresses of the machine, of which none is a name to ask for."""
        return not self.host or self._at(lambda address: address.is_unspecified)

    def _at(self, holds: Callable[[IPv4Address | IPv6Address], bool]) -> bool:
        try:
            return holds(ip_address(self.host))
        except ValueError:
            return False
