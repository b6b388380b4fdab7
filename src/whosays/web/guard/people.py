"""Those who may sign in: a file of names, roles and passwords hashed with Argon2id (RFC 9106)."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from platformdirs import user_config_path

from whosays.errors import PeopleError
from whosays.web.guard.roles import Role

SHORTEST = 10  # characters of a password
_LONGEST = 1024
_HASHER = PasswordHasher()
_NOBODYS = _HASHER.hash("nobody has this password")  # a name that is not there takes as long as one that is


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in."""

    name: str
    role: Role
    hashed: str


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
        """Who it is; None where name or password is wrong."""
        person = self.get(name)
        try:
            _HASHER.verify(person.hashed if person else _NOBODYS, password[:_LONGEST])
        except (VerificationError, InvalidHashError):
            return None
        return person

    def put(self, name: str, role: Role, password: str) -> None:
        """Adds somebody, or gives them another role and password.

        Raises:
            PeopleError: the name is empty, or the password too short; or the file cannot be written.
        """
        if not name.strip() or name != name.strip() or not name.isprintable():
            raise PeopleError(f"{name!r} is no name")
        if not SHORTEST <= len(password) <= _LONGEST:
            raise PeopleError(f"a password has {SHORTEST} characters or more")
        self._write({**self.all(), name: Person(name, role, _HASHER.hash(password))})

    def remove(self, name: str) -> None:
        """Takes somebody out.

        Raises:
            PeopleError: there is nobody of that name.
        """
        held = self.all()
        if held.pop(name, None) is None:
            raise PeopleError(f"there is nobody of the name {name!r}")
        self._write(held)

    def _write(self, held: dict[str, Person]) -> None:
        """The whole file anew, in one step, for nobody else to read."""
        told = {one.name: {"role": one.role.value, "argon2": one.hashed} for one in held.values()}
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", dir=self.file.parent, delete=False, encoding="utf-8"
            ) as part:
                json.dump(told, part, indent=1, ensure_ascii=False)
                part.flush()
                os.fsync(part.fileno())
            Path(part.name).replace(self.file)
        except OSError as error:
            raise PeopleError(f"{self.file}: cannot be written ({error.strerror})") from error


def usual_file() -> Path:
    """Where the file stands if nobody says otherwise."""
    return user_config_path("whosays") / "people.json"
