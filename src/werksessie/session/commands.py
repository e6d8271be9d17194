"""What people ask for. Time, ids and shuffles arrive inside, so that deciding stays pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from werksessie.programme.details import Details
from werksessie.programme.model import Programme

Fields = Mapping[str, tuple[str, ...]]
"""A posted form: field name -> the values sent for it."""


class Refusal(Exception):
    """A rule says no. `status` is the HTTP status, `sentence` one plain Dutch sentence with `values` to fill in."""

    def __init__(self, status: int, sentence: str, **values: object) -> None:
        self.status, self.sentence, self.values = status, sentence, values
        super().__init__(sentence.format(**values) if values else sentence)


class Command:
    """Something asked at the one door. Commands of one topic stand in its own module."""


@dataclass(frozen=True)
class Prepare(Command):
    """Make a session ready."""

    programme: Programme
    details: Details
    code: str
    at: str


@dataclass(frozen=True)
class ChangeDetails(Command):
    """Save the prepare page again."""

    details: Details


@dataclass(frozen=True)
class Start(Command):
    """Open the doors."""

    at: str


@dataclass(frozen=True)
class Join(Command):
    """Take part, under the pseudonym for joining."""

    person: str
    group: str = ""


@dataclass(frozen=True)
class Next(Command):
    """The big button. `expected` is the step the button promised; another one means somebody pressed already."""

    expected: str
    at: str


@dataclass(frozen=True)
class Undo(Command):
    """Take the last "Volgende" back."""

    at: str


@dataclass(frozen=True)
class GoTo(Command):
    """Bring an activity to the wall out of order; one that was closed stays closed."""

    activity: str
    at: str


@dataclass(frozen=True)
class OpenAgain(Command):
    """Let people answer a closed activity again."""

    activity: str
    at: str


@dataclass(frozen=True)
class Skip(Command):
    """Pass over a planned activity."""

    activity: str
    at: str


@dataclass(frozen=True)
class Page(Command):
    """Turn the wall to another page of this activity."""

    activity: str
    page: int


@dataclass(frozen=True)
class ChooseReveal(Command):
    """Results live or after closing; before opening only."""

    activity: str
    reveal: str


@dataclass(frozen=True)
class HideResults(Command):
    """Take results off the wall while open, or put them back."""

    activity: str
    hidden: bool


@dataclass(frozen=True)
class Blank(Command):
    """Scherm zwart, or back."""

    black: bool


@dataclass(frozen=True)
class ShowTestCard(Command):
    """The test card on the wall, before the evening; or what belongs there again."""

    shown: bool


@dataclass(frozen=True)
class WriteProfile(Command):
    """The facilitator's words for one row of the profile; "" takes them away."""

    row: str
    text: str


@dataclass(frozen=True)
class IncludeInProfile(Command):
    """Put a sensitive activity on the profile, or take it off."""

    activity: str
    included: bool


@dataclass(frozen=True)
class Answer(Command):
    """A phone's post, under the pseudonym for this activity. `fresh` is a random id for whatever it makes."""

    activity: str
    person: str
    answer_id: str
    fields: Fields
    fresh: str
    group: str = ""
    table: bool = False

    def value(self, name: str) -> str:
        """The first value of a field, or ""."""
        return next(iter(self.fields.get(name, ())), "")


@dataclass(frozen=True)
class Act(Command):
    """The facilitator does something that only this kind of activity knows, named by `verb`."""

    activity: str
    verb: str
    fields: Fields = field(default_factory=dict)
    fresh: str = ""

    def value(self, name: str) -> str:
        """The first value of a field, or ""."""
        return next(iter(self.fields.get(name, ())), "")


@dataclass(frozen=True)
class Close(Command):
    """End the evening."""

    at: str


@dataclass(frozen=True)
class BeginEvening(Command):
    """Open the doors for the second evening."""

    at: str


@dataclass(frozen=True)
class Reopen(Command):
    """Not yet: go on with the evening."""

    at: str
