"""Votes cast, and the part of them that the room may see while voting is still open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from immutables import Map

from werksessie.session.anew import replace

FIRST, STEP = 5, 3
"""Votes show from the fifth on and move in steps of at least three, so that no thumb matches a figure (DESIGN.md 5)."""


@dataclass(frozen=True)
class Ballots:
    """`cast` maps a person to their latest vote; `shown` is an earlier `cast`; `moved`: whose vote changed since."""

    cast: Map[str, Any] = field(default_factory=Map)
    shown: Map[str, Any] = field(default_factory=Map)
    moved: frozenset[str] = frozenset()

    def put(self, person: str, vote: Any) -> Ballots:
        """The ballots after this person's vote; it replaces an earlier one."""
        same = self.shown.get(person) == vote
        moved = self.moved - {person} if same else self.moved | {person}
        return _step(replace(self, cast=self.cast.set(person, vote), moved=moved))

    def drop(self, person: str) -> Ballots:
        """The ballots after this person took their vote back."""
        if person not in self.cast:
            return self
        moved = self.moved | {person} if person in self.shown else self.moved - {person}
        return _step(replace(self, cast=self.cast.delete(person), moved=moved))

    def settled(self) -> Ballots:
        """The ballots after closing: the room has seen every vote, so when the question opens again figures go on from
        there, and not from before."""
        return Ballots(self.cast, self.cast) if len(self.cast) >= FIRST else Ballots(self.cast)


def _step(ballots: Ballots) -> Ballots:
    ready = len(ballots.moved) >= STEP or not ballots.shown
    if not ready or len(ballots.cast) < FIRST:
        return ballots
    return Ballots(cast=ballots.cast, shown=ballots.cast)
