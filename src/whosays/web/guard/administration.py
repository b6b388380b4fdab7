"""Who may come in, as administrators say it: one of them is always left to say so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from whosays.errors import PersonError
from whosays.web.guard.people import People, Person, hashed, known, made
from whosays.web.guard.roles import Role


@dataclass(frozen=True, slots=True)
class Administration:
    """Changes to the file of people. Each raises PersonError if it does not fit, PeopleError if it fails."""

    people: People

    def everybody(self) -> list[Person]:
        """By name."""
        return sorted(self.people.all().values(), key=lambda one: one.name.casefold())

    def add(self, name: str, role: Role, password: str) -> None:
        """Somebody who may come in from now on."""
        person = made(name, role, password)
        with self._changing() as held:
            if name in held:
                raise PersonError(f"There is somebody of the name “{name}” already.")
            held[name] = person

    def give_role(self, name: str, role: Role) -> None:
        """What they may do from their next request on."""
        with self._changing() as held:
            held[name] = replace(known(held, name), role=role)

    def give_password(self, name: str, password: str) -> None:
        """With which they sign in from now on; wherever they are signed in, they are out."""
        kept = hashed(password)  # which takes a while
        with self._changing() as held:
            held[name] = replace(known(held, name), hashed=kept)

    def take_out(self, name: str) -> None:
        """They are out, and come in no more."""
        with self._changing() as held:
            del held[known(held, name).name]

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Person]]:
        with self.people.changing() as held:
            yield held
            if not any(one.role is Role.ADMINISTER for one in held.values()):
                raise PersonError("Nobody would be left who administers. Give somebody else the role first.")
