"""Web addresses: which can be fetched at all, and which doors may be knocked at."""

from __future__ import annotations

from dataclasses import dataclass

from httpx2 import URL, InvalidURL

from whosays.errors import AddressError, ForbiddenAddressError

_LONGEST = 2_000
_PORTS = {"http": 80, "https": 443}


def web_url(address: str) -> URL:
    """An http(s) address, without its fragment, which servers are not told.

    Raises:
        AddressError: it is none, or holds a user's name or password.
    """
    if len(address) > _LONGEST:
        raise AddressError(f"an address of more than {_LONGEST:,} characters")
    try:
        url = URL(address.strip()).copy_with(fragment=None)
    except InvalidURL as error:
        raise AddressError(f"{address[:200]!r} is no web address: {str(error)[:200]}") from error
    if url.scheme not in _PORTS or not url.host:
        raise AddressError(f"{address[:200]!r} is no address of the web: it begins with http:// or https://")
    if url.userinfo:
        raise AddressError("a name or a password in an address is not sent: save the page, and add the file")
    return url


def origin(url: URL) -> tuple[str, str, int]:
    """Scheme, host and port."""
    return url.scheme, url.host, url.port or _PORTS[url.scheme]


@dataclass(frozen=True, slots=True)
class Doors:
    """The ports that may be knocked at: the web's own everywhere, another only where the user named it.

    A page that redirects to a host's port 22 or 6379 would have whosays talk to what is no web server.
    """

    named: tuple[str, int] | None = None

    @classmethod
    def of(cls, address: str) -> Doors:
        """The doors that are open when the user gave `address`.

        Raises:
            AddressError: it is no web address.
        """
        _, host, port = origin(web_url(address))
        return cls((host, port))

    def check(self, url: URL) -> None:
        """Lets an address pass, or not.

        Raises:
            ForbiddenAddressError: its port is neither the web's nor named.
        """
        _, host, port = origin(url)
        if port not in _PORTS.values() and (host, port) != self.named:
            raise ForbiddenAddressError(f"it leads to port {port} of {host}, which is not the web's")
