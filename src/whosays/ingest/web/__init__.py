"""The web: pages and feeds fetched, politely and within limits, and only when the user asks."""

from whosays.ingest.web.addresses import Doors
from whosays.ingest.web.fetcher import Fetched, Fetcher
from whosays.ingest.web.names import AddressPolicy, Place, Resolver
from whosays.ingest.web.public import IPAddress, is_public
from whosays.ingest.web.sources import Web
from whosays.ingest.web.terms import Terms

__all__ = [
    "AddressPolicy",
    "Doors",
    "Fetched",
    "Fetcher",
    "IPAddress",
    "Place",
    "Resolver",
    "Terms",
    "Web",
    "is_public",
]
