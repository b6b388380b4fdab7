"""Those who may sign in: a file of names, roles and passwords hashed with Argon2id (RFC 9106)."""

from __future__ import annotations

import json
import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from platformdirs import user_config_path

from whosays.errors import BusyError, PeopleError, PersonError, UnknownPersonError
from whosays.web.guard.alone import alone
from whosays.web.guard.roles import Role

LONGEST_NAME = 256  # characters
SHORTEST, LONGEST = 10, 1024  # characters of a password
_HASHER = PasswordHasher()
_AT_ONCE = threading.BoundedSemaphore(2)  # passwords: each takes 64 MiB and a processor, as it is to
_PATIENCE = 1.0  # seconds that one waits for that
_NOBODYS = _HASHER.hash("nobody has this password")  # a name that is not there takes as long as one that is


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in."""

    name: str
    role: Role
    hashed: str = field(repr=False)


class People:
    """The file, read when it is asked, so that who is taken out of it is out at once."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def all(self) -> dict[str, Person]:
        """Everybody, by name.

        Raises:
            PeopleError: the file cannot be read.
        """
        try:
            held = json.loads(self.file.read_text(encoding="utf-8"))
            return {name: Person(name, Role(one["role"]), one["argon2"]) for name, one in held.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise PeopleError(f"{self.file}: this is no file of people ({error})") from error

    def get(self, name: str) -> Person | None:
        """Who has that name now.

        Raises:
            PeopleError: the file cannot be read.
        """
        return self.all().get(name)

    def check(self, name: str, password: str) -> Person | None:
        """Who it is; None where name or password is wrong.

        Raises:
            PeopleError: the file cannot be read.
            BusyError: too many sign in at this moment.
        """
        person = self.get(name)
        if not _AT_ONCE.acquire(timeout=_PATIENCE):
            raise BusyError("Too many are signing in at this moment.", 5)
        try:
            _HASHER.verify(person.hashed if person else _NOBODYS, password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return None
        finally:
            _AT_ONCE.release()
        return person

    @contextmanager
    def changing(self) -> Iterator[dict[str, Person]]:
        """Everybody, to be changed while nobody else does; what they are at its end is written.

        Raises:
            PeopleError: the file cannot be read or written, or another process does not let go of it.
        """
        with alone(self.file):
            held = self.all()
            yield held
            self._write(held)

    def put(self, name: str, role: Role, password: str) -> None:
        """Adds somebody, or gives them another role and password.

        Raises:
            PersonError: that is no name, or no password.
            PeopleError: the file cannot be changed.
        """
        person = made(name, role, password)
        with self.changing() as held:
            held[name] = person

    def remove(self, name: str) -> None:
        """Takes somebody out.

        Raises:
            UnknownPersonError: there is nobody of that name.
            PeopleError: the file cannot be changed.
        """
        with self.changing() as held:
            del held[known(held, name).name]

    def _write(self, held: dict[str, Person]) -> None:
        """The whole file anew, in one step, for nobody else to read."""
        told = {one.name: {"role": one.role.value, "argon2": one.hashed} for one in held.values()}
        try:
            with tempfile.NamedTemporaryFile(
                "w", dir=self.file.parent, delete=False, encoding="utf-8"
            ) as part:
                json.dump(told, part, indent=1, ensure_ascii=False)
                part.flush()
                os.fsync(part.fileno())
            Path(part.name).replace(self.file)
        except OSError as error:
            raise PeopleError(f"{self.file}: cannot be written ({error.strerror})") from error


def made(name: str, role: Role, password: str) -> Person:
    """Somebody new.

    Raises:
        PersonError: that is no name, or no password.
    """
    if not name.strip() or name != name.strip() or not name.isprintable():
        raise PersonError(f"{name!r} is no name.")
    if len(name) > LONGEST_NAME:
        raise PersonError(f"A name has {LONGEST_NAME} characters or fewer.")
    return Person(name, role, hashed(password))


def known(held: dict[str, Person], name: str) -> Person:
    """Who of them has that name.

    Raises:
        UnknownPersonError: nobody.
    """
    if name not in held:
        raise UnknownPersonError(f"There is nobody of the name “{name}”.")
    return held[name]


def hashed(password: str) -> str:
    """What is kept of a password.

    Raises:
        PersonError: it is too short, or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise PersonError(f"A password has {SHORTEST} characters or more, and {LONGEST} at most.")
    return _HASHER.hash(password)


def usual_file() -> Path:
    """Where the file stands if nobody says otherwise."""
    return user_config_path("whosays") / "people.json"
