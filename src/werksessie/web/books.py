"""What the programme editor works on: a programme of one's own, one that we ship, or that of an evening."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from flask import abort

from werksessie.activities import KINDS
from werksessie.programme import editing
from werksessie.programme.loader import loads, shipped
from werksessie.programme.model import Plan, Programme, say
from werksessie.programme.place import ProgrammeError
from werksessie.programme.writer import dumps
from werksessie.record.promise import NoSuchProgramme, ProgrammeMoved, Programmes
from werksessie.session import planning
from werksessie.session.commands import Command, Refusal
from werksessie.web.accounts_seam import own_shelf
from werksessie.web.find import the_host, with_name
from werksessie.web.ours import ours

TRIES = 5
STALE = "Iemand anders heeft dit net veranderd. Hieronder staat wat jij schreef."


class Book(Protocol):
    """`at` is its address, `programme` what is in it now, `title` what it is called on its page. Every change raises
    ProgrammeError (with the field, if it is one), Refusal or NotStored, and then nothing has changed."""

    at: str
    programme: Programme
    title: str
    own: bool

    def can_change(self, plan: Plan) -> bool:
        """Whether this activity may still be changed."""

    def places(self) -> tuple[str, ...]:
        """Behind which activities something may be put; "" is the beginning."""

    def change(self, activity: str, changes: Mapping[str, Any], was: str) -> None:
        """Change fields; `was` is the mark of the plan that was seen, "" for whatever it is."""

    def add(self, raw: Mapping[str, Any], after: str) -> None:
        """One more activity behind `after`."""

    def move(self, activity: str, after: str) -> None:
        """Put it behind `after`."""

    def remove(self, activity: str) -> None:
        """Away with it."""


def shelf() -> Programmes:
    """The own programmes; with accounts those of the municipality."""
    return own_shelf(the_host().store.programmes)


class OwnBook:
    """A facilitator's own programme. A file that was changed by hand into something wrong is a ProgrammeError."""

    own = True

    def __init__(self, name: str) -> None:
        self.name, self.at = name, f"/programmes/{name}"
        self._look()

    def _look(self) -> None:
        try:
            self._text = shelf().read(self.name)
        except NoSuchProgramme:
            abort(404)
        self.programme = read_own(self.name, self._text)
        self.title = say(self.programme.title, "nl")

    def can_change(self, plan: Plan) -> bool:
        return True

    def places(self) -> tuple[str, ...]:
        return ("", *(plan.id for plan in self.programme.activities))

    def change(self, activity: str, changes: Mapping[str, Any], was: str) -> None:
        def make(programme: Programme) -> Programme:
            plan = programme.plan(activity)
            if plan is not None and was and was != editing.mark(plan):
                raise Refusal(409, STALE)
            return editing.changed(programme, activity, changes, KINDS)

        self.save(make)

    def add(self, raw: Mapping[str, Any], after: str) -> None:
        self.save(lambda programme: editing.added(programme, raw, after, KINDS))

    def move(self, activity: str, after: str) -> None:
        if activity != after:
            self.save(lambda programme: editing.moved(programme, activity, after, KINDS))

    def remove(self, activity: str) -> None:
        self.save(lambda programme: editing.removed(programme, activity, KINDS))

    def save(self, make: Callable[[Programme], Programme]) -> None:
        """Saves what `make` makes of it, also when somebody else saves another activity at the same moment."""
        for _ in range(TRIES):
            made = make(self.programme)
            same = (made.activities, made.title) == (self.programme.activities, self.programme.title)
            try:
                if not same:
                    shelf().write(self.name, dumps(made, KINDS), self._text)
                return
            except ProgrammeMoved:
                self._look()
        raise Refusal(409, "Iemand anders is hier ook bezig. Probeer het zo nog een keer.")


class ShippedBook:
    """One that comes with the package: to look at, and to copy."""

    own = False

    def __init__(self, name: str) -> None:
        self.at = f"/programmes/{name}"
        self.programme = ours(name)
        self.title = say(self.programme.title, "nl")

    def can_change(self, plan: Plan) -> bool:
        return False

    def places(self) -> tuple[str, ...]:
        return ()

    def change(self, activity: str, changes: Mapping[str, Any], was: str) -> None:
        raise Refusal(409, "Dit draaiboek kun je niet veranderen. Maak eerst een kopie.")

    def add(self, raw: Mapping[str, Any], after: str) -> None:
        self.change("", {}, "")

    def move(self, activity: str, after: str) -> None:
        self.change("", {}, "")

    def remove(self, activity: str) -> None:
        self.change("", {}, "")


class SessionBook:
    """The programme of one evening: what nobody has seen yet can still become another."""

    own = False

    def __init__(self, name: str) -> None:
        self.name = with_name(name)
        self.at = f"/sessions/{name}/programme"
        self.state = the_host().state(self.name)
        self.programme, self.title = self.state.programme, self.state.details.title

    def can_change(self, plan: Plan) -> bool:
        activity = self.state.activities[plan.id]
        return planning.still_planning(self.state) and planning.can_change(self.state, plan, activity)

    def places(self) -> tuple[str, ...]:
        return planning.places(self.state) if planning.still_planning(self.state) else ()

    def change(self, activity: str, changes: Mapping[str, Any], was: str) -> None:
        plan = self.programme.plan(activity)
        if plan is not None and self.can_change(plan):
            # For the field: the refusal of the evening itself is one sentence.
            editing.changed(self.programme, activity, changes, KINDS)
        self._ask(planning.ChangePlan(activity, changes, was))

    def add(self, raw: Mapping[str, Any], after: str) -> None:
        editing.added(self.programme, raw, after, KINDS)
        self._ask(planning.AddActivity(raw, after))

    def move(self, activity: str, after: str) -> None:
        self._ask(planning.MoveActivity(activity, after))

    def remove(self, activity: str) -> None:
        raise Refusal(409, "Zet deze activiteit uit. Weghalen kan alleen in een eigen draaiboek.")

    def _ask(self, command: Command) -> None:
        the_host().ask(self.name, command)


def read_own(name: str, text: str) -> Programme:
    """The own programme in this text. Raises ProgrammeError."""
    return loads(text, f"{name}.toml", KINDS)


def programme_book(name: str) -> Book:
    """The programme of this name, own or ours; a friendly 404 page when there is none. Raises ProgrammeError."""
    return ShippedBook(name) if name in shipped() else OwnBook(name)


def own_programmes() -> list[tuple[str, Programme | None, str]]:
    """Each own programme, the last written first: its name, what it is or None, and why it cannot be read."""
    found: list[tuple[str, Programme | None, str]] = []
    for name in shelf().names():
        try:
            found.append((name, read_own(name, shelf().read(name)), ""))
        except ProgrammeError as trouble:
            found.append((name, None, str(trouble)))
        except NoSuchProgramme:
            continue
    return found
