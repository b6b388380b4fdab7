"""The web: pages and feeds fetched, politely and within limits, and only when the user asks."""

from whosays.ingest.web.addresses import is_web_address
from whosays.ingest.web.fetcher import Fetched, Fetcher
from whosays.ingest.web.names import AddressPolicy, Place, Resolver
from whosays.ingest.web.public import IPAddress, is_public
from whosays.ingest.web.terms import Terms

__all__ = [
    "AddressPolicy",
    "Fetched",
    "Fetcher",
    "IPAddress",
    "Place",
    "Resolver",
    "Terms",
    "is_public",
    "is_web_address",
]
