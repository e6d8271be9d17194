"""Where in a programme file something is wrong, and how that is said."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from werksessie.programme.values import IDENTIFIER, shorten


class ProgrammeError(Exception):
    """A programme cannot be used; `str()` is one plain Dutch sentence that says where and why.

    `field` is the field that is wrong ("" when it is no single one), `clause` what is wrong with it, without the place.
    """

    def __init__(self, sentence: str, clause: str = "", field: str = "", steps: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.clause, self.field, self.steps = clause, field, steps


@dataclass(frozen=True)
class Place:
    """A spot in a file: the file's name, then from large to small what holds the spot."""

    file: str
    steps: tuple[str, ...] = ()

    def inside(self, step: str) -> Place:
        """One step further in, such as "activiteit '5a'"."""
        return replace(self, steps=(*self.steps, step))

    def named(self, what: str, number: int, raw: Mapping[str, Any]) -> Place:
        """One step further in: a block under its id, or under its place in the row when it has no proper id."""
        id = raw.get("id")
        proper = isinstance(id, str) and IDENTIFIER.fullmatch(id)
        return self.inside(f"{what} '{id}'" if proper else f"{what} nummer {number}")

    def error(self, clause: str, field: str = "") -> ProgrammeError:
        """The error to raise: this place, the field if any, and what is wrong there."""
        where = [self.file, *self.steps, *([f"veld '{shorten(field)}'"] if field else [])]
        return ProgrammeError(f"{', '.join(where)}: {clause}.", clause, field, self.steps)


def nearest(word: str, known: Iterable[str]) -> str:
    """ " (bedoel je 'title'?)" when a known word is close to this one, else ""."""
    close = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return f" (bedoel je '{close[0]}'?)" if close else ""
