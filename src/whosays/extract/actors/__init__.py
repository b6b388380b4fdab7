"""Actors: whom the names, descriptions and pronouns of an account refer to."""

from whosays.extract.actors.choose import choose
from whosays.extract.actors.resolve import Link, Resolution, Said, resolve
from whosays.extract.actors.scores import Antecedents, Head

__all__ = ["Antecedents", "Head", "Link", "Resolution", "Said", "choose", "resolve"]
