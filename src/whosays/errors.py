"""Everything whosays raises on purpose.

    WhosaysError
    ├── InputError              an account could not be read; `kind` says why
    │   ├── NotFoundError       kind "not_found":   no such file or folder
    │   ├── UnreadableError     kind "unreadable":  the system would not give the bytes
    │   ├── EmptyError          kind "empty":       no words in it
    │   ├── BinaryError         kind "binary":      not text, nor HTML
    │   ├── TooLargeError       kind "too_large":   more than the limits allow
    │   ├── ContainerError      kind "container":   a file of many accounts, where one was to be read
    │   ├── DamagedError        kind "damaged":     cut off or broken, so that its words cannot be had
    │   ├── EncryptedError      kind "encrypted":   its words are behind a password
    │   ├── NoTextLayerError    kind "no_text_layer": pictures of words only: a scan
    │   ├── NoArticleError      kind "no_article":  a page without a main text
    │   ├── LanguageError       kind "language":    a language that the model does not read
    │   ├── ParserError         kind "parser":      the parser ran out of time or memory, or broke
    │   ├── FeedError           kind "feed":        neither RSS nor Atom, where a feed was to be read
    │   ├── AddressError        kind "address":     no web address, or one with a password in it
    │   ├── OfflineError        kind "offline":     it would have to be fetched, and that is forbidden
    │   ├── ForbiddenAddressError  kind "forbidden_address":  it leads to a private network or an odd port
    │   ├── RobotsError         kind "robots":      the site's robots.txt forbids it
    │   ├── StatusError         kind "http":        the server answered with an error; `status` says which
    │   ├── FetchTimeoutError   kind "timeout":     the server took too long
    │   ├── NetworkError        kind "network":     no connection, or no answer that makes sense
    │   └── ReaderError         kind "reader":      the reader broke on it: a fault of ours
    ├── MetadataError           what the user said of an account does not make sense
    ├── JudgementError          what a person said of an account does not fit it
    │   └── PlaceError          words that do not stand in it, or at several places; `places` are these
    ├── LibraryError            the library could not be opened, read or written
    │   ├── LibraryNotFoundError     there is no library at that place, or no way to it
    │   ├── NotALibraryError         what is there is something else
    │   ├── NewerLibraryError        a later version of whosays made it
    │   ├── LibraryBusyError         somebody else was writing to it for too long
    │   ├── LibraryFullError         no room left to write
    │   ├── ReadOnlyLibraryError     it may be read, and not written
    │   ├── DamagedLibraryError      what was stored is no longer what is there
    │   ├── UnknownAccountError      it holds no account of that id
    │   ├── UnknownStoryError        it has no story of that id
    │   └── UnknownActorError        it knows nobody of that id
    ├── AccessError             a visitor of the page is turned away; `status` is HTTP's
    │   ├── StrangerError       nobody knows who asks: sign in, or open the address that was printed
    │   ├── RoleError           what is asked takes another role
    │   ├── ForgedError         a form that no page of ours has made
    │   ├── TooOftenError       more often than one may, or more at once; `wait` says for how long
    │   ├── BusyError           as much is waiting already as may wait
    │   ├── PeopleError         the file of those who may sign in cannot be used
    │   └── PersonError         what is said of one of them does not fit: the name, the password, the role
    │       └── UnknownPersonError   there is nobody of that name
    ├── ComparisonError         accounts cannot be compared: there are too many of them
    ├── FormatError             a file of exported readings cannot be read back
    ├── MissingPackageError     a format needs a package that is not installed
    ├── ContradictionError      two actors are judged to be one and not to be one
    ├── RegistryError           a file of outlets cannot be used; the message names the line
    ├── GoldError               a gold annotation to evaluate on cannot be used
    └── ModelError              the model files are missing or do not fit this version

A batch records an `InputError` as a failure and goes on; reading one account raises it.
"""

from __future__ import annotations

from typing import ClassVar

from whosays.model import Account, FailedReading, Failure


class WhosaysError(Exception):
    """Root of the hierarchy."""


class InputError(WhosaysError):
    """An account could not be read.

    Attributes:
        id: sha256 of the bytes, where they could be had.
        account: the account as far as it was understood.
    """

    kind: ClassVar[str] = "input"

    def __init__(self, message: str, *, id: str | None = None, account: Account | None = None) -> None:  # noqa: A002 - the field's name everywhere
        super().__init__(message)
        self.id = id
        self.account = account

    def to_reading(self, path: str | None) -> FailedReading:
        """The failure as a result, to stand in a batch where the reading would."""
        return FailedReading(path, Failure(self.kind, str(self)), self.id, self.account)


class NotFoundError(InputError):
    """No such file or folder."""

    kind = "not_found"


class UnreadableError(InputError):
    """The system would not give the bytes."""

    kind = "unreadable"


class EmptyError(InputError):
    """No words in it."""

    kind = "empty"


class BinaryError(InputError):
    """Neither text nor HTML."""

    kind = "binary"


class TooLargeError(InputError):
    """More than the limits allow."""

    kind = "too_large"


class ContainerError(InputError):
    """A file of many accounts, where one was to be read."""

    kind = "container"


class DamagedError(InputError):
    """Cut off or broken, so that its words cannot be had."""

    kind = "damaged"


class EncryptedError(InputError):
    """Its words are behind a password."""

    kind = "encrypted"


class NoTextLayerError(InputError):
    """Pictures of words only, as in a scan."""

    kind = "no_text_layer"


class NoArticleError(InputError):
    """A page without a main text."""

    kind = "no_article"


class LanguageError(InputError):
    """A language that the model does not read."""

    kind = "language"


class ParserError(InputError):
    """The parser ran out of time or memory, or broke."""

    kind = "parser"


class FeedError(InputError):
    """Neither RSS nor Atom, where a feed was to be read."""

    kind = "feed"


class AddressError(InputError):
    """No web address, or one with a password in it."""

    kind = "address"


class OfflineError(InputError):
    """It would have to be fetched, and that is forbidden."""

    kind = "offline"


class ForbiddenAddressError(InputError):
    """It leads to a private network, or to a port that no web page is at."""

    kind = "forbidden_address"


class RobotsError(InputError):
    """The site's robots.txt forbids it."""

    kind = "robots"


class StatusError(InputError):
    """The server answered with an error.

    Attributes:
        status: the number of the answer, such as 404.
    """

    kind = "http"

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class FetchTimeoutError(InputError):
    """The server took too long."""

    kind = "timeout"


class NetworkError(InputError):
    """No connection, or an answer that broke off or makes no sense."""

    kind = "network"


class ReaderError(InputError):
    """The reader broke on it: a fault of ours."""

    kind = "reader"


class MetadataError(WhosaysError):
    """What the user said of an account does not make sense."""


class JudgementError(WhosaysError):
    """What a person said of an account does not fit it."""


class PlaceError(JudgementError):
    """Words do not stand in the account, or nobody can tell where.

    Attributes:
        told: what is wrong; places: those where the words stand, with what stands around them.
    """

    def __init__(self, told: str, places: tuple[str, ...] = ()) -> None:
        super().__init__(f"{told}: {'; '.join(places)}" if places else told)
        self.told, self.places = told, places


class LibraryError(WhosaysError):
    """The library could not be opened, read or written."""


class LibraryNotFoundError(LibraryError):
    """There is no library at that place, or no way to it."""


class NotALibraryError(LibraryError):
    """What is there is something else."""


class NewerLibraryError(LibraryError):
    """A later version of whosays made the library."""


class LibraryBusyError(LibraryError):
    """Somebody else was writing to the library for too long."""


class LibraryFullError(LibraryError):
    """No room left to write."""


class ReadOnlyLibraryError(LibraryError):
    """The library may be read, and not written."""


class DamagedLibraryError(LibraryError):
    """What was stored is no longer what is there."""


class UnknownAccountError(LibraryError):
    """The library holds no account of that id."""


class UnknownStoryError(LibraryError):
    """The library has no story of that id."""


class UnknownActorError(LibraryError):
    """The library knows nobody of that id."""


class FormatError(WhosaysError):
    """A file of exported readings cannot be read back."""


class MissingPackageError(WhosaysError):
    """A format needs a package that is not installed."""


class ComparisonError(WhosaysError):
    """Accounts cannot be compared: their clauses are too many for one table."""


class ContradictionError(WhosaysError):
    """Two actors are judged to be one and not to be one."""


class RegistryError(WhosaysError):
    """A file of outlets cannot be used."""


class GoldError(WhosaysError):
    """A gold annotation to evaluate on cannot be used."""


class ModelError(WhosaysError):
    """The model files are missing or do not fit this version."""


class AccessError(WhosaysError):
    """A visitor of the page is turned away.

    Attributes:
        status: HTTP's.
        wait: seconds until they may try again, if that is known.
    """

    status: ClassVar[int] = 403
    wait: int | None = None


class StrangerError(AccessError):
    """Nobody knows who asks."""

    status = 401


class RoleError(AccessError):
    """What is asked takes another role."""


class ForgedError(AccessError):
    """A form that no page of ours has made, or one of a session that is over."""


class TooOftenError(AccessError):
    """Somebody asks more often than they may, or for more at once."""

    status = 429

    def __init__(self, wait: int, why: str = "That was too often.") -> None:
        super().__init__(f"{why} Try again in {_seconds(wait)}.")
        self.wait = wait


class BusyError(AccessError):
    """As much is waiting already as may wait."""

    status = 503

    def __init__(self, why: str, wait: int) -> None:
        super().__init__(f"{why} Try again in {_seconds(wait)}.")
        self.wait = wait


def _seconds(number: int) -> str:
    return f"{number} second{'s' if number != 1 else ''}"


class PeopleError(AccessError):
    """The file of those who may sign in cannot be used."""

    status = 503


class PersonError(AccessError):
    """What is said of somebody who may sign in does not fit: the name, the password, the role."""

    status = 409


class UnknownPersonError(PersonError):
    """There is nobody of that name."""

    status = 404
