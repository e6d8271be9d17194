"""What every kind of activity promises. A kind is a module in this package; the registry lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from werksessie.activities.blocks import Block
from werksessie.activities.pads import Pads
from werksessie.activities.telling import Told
from werksessie.programme.model import Plan
from werksessie.programme.settings import Setting
from werksessie.session.commands import Act, Answer
from werksessie.session.disclosure import Tally
from werksessie.session.events import Event
from werksessie.session.state import Activity, Option, State

Deed = Callable[[State, Plan, Activity, Act], Sequence[Event]]
"""Decides one facilitator's verb of a kind; raises Refusal."""


class Kind(Protocol):
    """A module. `TITLE` and `PURPOSE` say in the programme editor what it is and what it is for. `DONE` ends the
    sentence "26 van 34 …", `ASKS` says whether phones answer.

    `COUNTS` names the counts of a row in Dutch, the one that people go by first. `REMARKS` are the words for what is
    true of a row of the report, by its name there, with {fields} of that row; `SIDES` what was asked about a row, by
    what the row says as `asked`, in a kind that asks more than one thing.

    `SETTINGS` are its own fields in a programme, `OPTIONS` where the options that people choose from may come from,
    `GIVES` what later activities may take from it (programme/settings.py has the words). `DEEDS` are the facilitator's
    verbs."""

    NAME: str
    TITLE: str
    PURPOSE: str
    DONE: str
    COUNTS: Mapping[str, str]
    ASKS: bool
    REMARKS: Mapping[str, str]
    SIDES: Mapping[str, str]
    SETTINGS: Mapping[str, Setting]
    OPTIONS: frozenset[str]
    GIVES: frozenset[str]
    DEEDS: Mapping[str, Deed]

    def empty(self) -> Any:
        """The kind's slice of state before anything happened."""

    def apply(self, content: Any, event: Event) -> Any:
        """The slice after one of the kind's own events; never raises, never decides.

        It also hears when the activity closes (ActivityClosed): what people saw of a vote then counts as shown. And
        when a closed one opens again (ActivityOpened): a kind with rounds begins the next one,
        every other kind gives back the very slice it got. And when the wall turns to another page of it or comes back
        to it (ActivityPaged, ActivityReturned), or a Volgende that changed it is taken back (StepUndone)."""

    def answer(self, state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
        """Decides a phone's answer that is not "Weet ik niet" or "Sla over" as a whole; raises Refusal."""

    def answered(self, activity: Activity) -> frozenset[str]:
        """Who has an answer standing."""

    def drop(self, content: Any, person: str, about: str) -> Any:
        """The slice after this person changed their mind to "Weet ik niet" or "Sla over", `about` one goal or role, or
        "" where answers are about the question itself."""

    def forget(self, content: Any, person: str) -> Any:
        """The slice as if this person never answered, in any round and about anything; what the facilitator made of
        it meanwhile (themes, what was asked next) stays. The wall moves on in its usual steps. Never raises."""

    def pads(self, plan: Plan, activity: Activity) -> Pads:
        """What can be counted of people without a phone at this moment, or the card that is typed over."""

    def pages(self, state: State, plan: Plan, activity: Activity) -> int:
        """How many wall pages there are now; at least 1."""

    def offers(self, activity: Activity, take: str) -> tuple[Option, ...]:
        """What later activities may vote on: themes, goals, answers or chosen options."""

    def tally(self, plan: Plan, activity: Activity) -> Tally:
        """Every count, whole."""

    def detail(self, plan: Plan, activity: Activity) -> Mapping[str, Any]:
        """What the kind adds to `tally.json` and the exports beside its counts: texts, themes, agreements."""

    def report(self, state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
        """What the Summary tells beside the counts: quotes, what was chosen, what was agreed. `rows`, if any, holds
        what belongs to each row of the tally, in its order; `counts`, if any, what counts are called in this activity
        where that differs from COUNTS. Whatever it counts has gone through the small-number
        rules; nothing in it was hidden or never released."""

    def tell(self, part: Told) -> Sequence[Block]:
        """The result as blocks, for everything that is read: from what `tally` and `report` gave, and nothing else."""

    def own(self, plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
        """This person's own answers, for their phone only. `said`, if any, is what stands on a card of theirs, for
        whoever typed it."""

    def wall(self, state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
        """What the room may see at this moment."""

    def board(self, state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
        """What the facilitator works with."""

    def distil(self, activity: str, content: Any, renamed: Mapping[str, str]) -> Sequence[Event]:
        """The shortest list of ordinary events that gives this slice again, people renamed, in the order of their
        new names, without what was refused, hidden or replaced."""
