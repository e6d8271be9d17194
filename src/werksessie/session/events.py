"""The facts a record is made of: frozen, flat, JSON-able, each under a stable name that outlives its class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar, dataclass_transform

from werksessie.session.sorts import DETAILS, OPTION, PROFILE, TYPED_DETAILS

WALL, CONSOLE, PHONE, REMOTE = "wall", "console", "phone", "remote"
"""The audiences. What touches the console touches the remote."""

EVERYONE = frozenset({WALL, CONSOLE, PHONE})
ROOM = frozenset({WALL, CONSOLE})
DESK = frozenset({CONSOLE})

EVENTS: dict[str, type[Event]] = {}
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Event:
    """A past-tense fact. `TYPE` is its name in the record, `TOUCHES` the audiences whose pieces it may change;
    `TAKES_BACK` says that it is no answer, though somebody's own; `ERASES` that what it replaces may stand nowhere any
    more, so that the log is rewritten with it.

    `WORDS` are where in it, in a sealed record, words stand that somebody thought up, and of which sort (sorts.py). `*`
    is any one step, `**` any steps; the first that fits counts. `VOTES` are its fields that hold what somebody ticked,
    rated or passed."""

    TYPE: ClassVar[str]
    TOUCHES: ClassVar[frozenset[str]]
    TAKES_BACK: ClassVar[bool] = False
    ERASES: ClassVar[bool] = False
    WORDS: ClassVar[Mapping[str, str]]
    VOTES: ClassVar[tuple[str, ...]]


Fact = TypeVar("Fact", bound=type[Event])


@dataclass_transform(frozen_default=True)
def event(
    name: str,
    touches: frozenset[str] = ROOM,
    *,
    words: Mapping[str, str] = NOTHING,
    votes: tuple[str, ...] = (),
) -> Callable[[Fact], Fact]:
    """Makes a class a frozen event, known to the codec under `name`."""

    def register(kind: Fact) -> Fact:
        if name in EVENTS:
            raise ValueError(f"two events are called {name}")
        kind.TYPE, kind.TOUCHES, kind.WORDS, kind.VOTES = name, touches, words, votes
        EVENTS[name] = kind
        return dataclass(frozen=True)(kind)  # type: ignore[return-value]

    return register


@event(
    "session.prepared",
    EVERYONE,
    words={
        "programme.activities.*.options.*.text.*": OPTION,
        **{f"details.{name}": DETAILS for name in TYPED_DETAILS},
    },
)
class SessionPrepared(Event):
    """A session was made ready: its programme and details as plain data, its 6-digit code, when (ISO 8601)."""

    programme: Mapping[str, Any]
    details: Mapping[str, Any]
    code: str
    at: str


@event("session.details-changed", EVERYONE)
class DetailsChanged(Event):
    """The prepare page was saved again."""

    details: Mapping[str, Any]


@event("session.started", EVERYONE)
class SessionStarted(Event):
    """The doors are open: phones can join."""

    at: str


@event("person.joined")
class PersonJoined(Event):
    """Somebody takes part; `person` is the pseudonym for joining only."""

    person: str
    group: str = ""


@event("activity.introduced", EVERYONE)
class ActivityIntroduced(Event):
    """The activity is on the wall; nobody can answer yet."""

    activity: str
    at: str = ""


@event("activity.opened", EVERYONE, words={"options.*.text.*": OPTION, "about.*.text.*": OPTION})
class ActivityOpened(Event):
    """Answers are welcome. `options` are what can be voted on and `about` what an answer can be about (chosen goals or
    roles), both frozen from now on: dicts of id, text, source."""

    activity: str
    options: tuple[Mapping[str, Any], ...] = ()
    at: str = ""
    about: tuple[Mapping[str, Any], ...] = ()


@event("activity.closed", EVERYONE)
class ActivityClosed(Event):
    """No more answers; results may be shown."""

    activity: str
    at: str = ""


@event("activity.skipped", EVERYONE)
class ActivitySkipped(Event):
    """The facilitator passed over this activity."""

    activity: str
    at: str = ""


@event("activity.returned", EVERYONE)
class ActivityReturned(Event):
    """The wall went back to an activity that was closed before; it stays closed."""

    activity: str
    at: str = ""


@event("activity.paged", ROOM)
class ActivityPaged(Event):
    """The wall turned to another page: the next welcome line, the next six cards."""

    activity: str
    page: int
    at: str = ""


@event("step.undone", EVERYONE)
class StepUndone(Event):
    """The last "Volgende" was taken back: stages and pages as they were before it."""

    current: str
    stages: Mapping[str, str]
    pages: Mapping[str, int]


@event("reveal.chosen")
class RevealChosen(Event):
    """Before opening: results live ("live") or only after closing ("after_close")."""

    activity: str
    reveal: str


@event("results.hidden")
class ResultsHidden(Event):
    """While open, the wall shows no results (or, with `hidden` false, shows them again)."""

    activity: str
    hidden: bool


@event("option.renamed", EVERYONE)
class OptionRenamed(Event):
    """A frozen option got other words; its votes stay."""

    activity: str
    option: str
    text: str


@event("option.chosen")
class OptionChosen(Event):
    """The facilitator ticked (or unticked) an option after the vote."""

    activity: str
    option: str
    chosen: bool


@event("answer.passed", votes=("how",))
class AnswerPassed(Event):
    """Somebody sent "Weet ik niet" (`how` "unsure") or "Sla over" ("skip"), `about` one goal or role, or "" for all."""

    activity: str
    person: str
    answer_id: str
    how: str
    group: str = ""
    about: str = ""


@event("answer.late")
class AnswerLate(Event):
    """Somebody sent an answer after closing. It waits under the random id `late` until the facilitator decides."""

    activity: str
    person: str
    answer_id: str
    late: str
    fields: Mapping[str, tuple[str, ...]]
    group: str = ""


@event("late.settled")
class LateSettled(Event):
    """The facilitator took a late answer in, or (with `taken` false) left it out."""

    activity: str
    late: str
    taken: bool


@event("late.left", DESK)
class LateLeft(Event):
    """At sealing: this many late answers were left out. Nothing else of them remains."""

    activity: str
    number: int


@event("wall.blanked")
class WallBlanked(Event):
    """The wall went black (or, with `black` false, came back)."""

    black: bool


@event("wall.test-card")
class WallTestShown(Event):
    """Before the evening the wall shows the test card (or, with `shown` false, what belongs there)."""

    shown: bool


@event("profile.written", DESK, words={"text": PROFILE})
class ProfileWritten(Event):
    """The facilitator wrote (or, with "" as `text`, took away) the words of one row of the profile."""

    row: str
    text: str


@event("profile.included", DESK)
class ProfileIncluded(Event):
    """The facilitator put a sensitive activity on the profile, or (with `included` false) took it off."""

    activity: str
    included: bool


@event("session.closed", EVERYONE)
class SessionClosed(Event):
    """The evening is over; it can be reopened for 15 minutes, then it is sealed."""

    at: str


@event("session.reopened", EVERYONE)
class SessionReopened(Event):
    """Closed too early: the evening goes on."""

    at: str


@event("session.evening-begun", EVERYONE)
class EveningBegun(Event):
    """After the first evening was closed, the second one: in the lobby again, where everybody joins anew."""

    evening: int
    at: str = ""


@event("session.sealed", EVERYONE)
class SessionSealed(Event):
    """The secret is gone and the log rewritten; nothing can be traced to a phone any more."""

    at: str
