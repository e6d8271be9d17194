"""The state of one evening: what the fold of its events gives. Frozen, with persistent maps: a copy costs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from immutables import Map

from werksessie.programme.details import Details
from werksessie.programme.model import Plan, Programme, Text
from werksessie.session.disclosure import Tally
from werksessie.session.past import Earlier, Recalled
from werksessie.session.statuses import Progress as Progress

EMPTY, PREPARED, RUNNING, CLOSED, SEALED = "empty", "prepared", "running", "closed", "sealed"
PLANNED, INTRO, OPEN, SHUT, SKIPPED = "planned", "intro", "open", "closed", "skipped"


@dataclass(frozen=True)
class Option:
    """Something to vote on. `source` is the theme, answer or option it came from ("" when the programme lists it);
    `reworded`: it reads otherwise than when it was frozen. It read `first` then, {} as long as nobody renamed it and
    after sealing."""

    id: str
    text: Text
    source: str = ""
    reworded: bool = False
    first: Text = field(default_factory=dict, compare=False)

    def frozen(self) -> dict[str, Any]:
        """What the event that opens an activity says of it."""
        return {"id": self.id, "text": dict(self.text), "source": self.source}


@dataclass(frozen=True)
class Late:
    """An answer that came after closing and waits for the facilitator: a posted form and whose it is."""

    person: str
    answer_id: str
    fields: Mapping[str, tuple[str, ...]]
    group: str = ""


@dataclass(frozen=True)
class Counted:
    """What the facilitator counted of people without a phone, as it was typed: `how` is "paper" or "hands", `turn` goes
    up each time it is counted anew, `papers` are the pseudonyms of the answers that came of it."""

    how: str
    people: int
    unsure: int
    skip: int
    pads: Mapping[str, int]
    turn: int
    papers: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """What stays of an activity when its single answers are gone: how many there were, its `tally` whole, and what may
    be told (`report`), as plain data."""

    answers: int
    tally: Tally
    report: Mapping[str, Any]


@dataclass(frozen=True)
class Activity:
    """What every activity has, whatever its kind; `content` is the kind's own slice.

    `about` is what an answer can be about, when it is about one goal or role; `late` maps a random id to an answer
    that waits, `left_out` counts those that were not taken in.
    `passed` maps a person to "unsure" or "skip"; `groups` to the group they answered in (until sealing);
    `seen` to the answer ids already taken in, so that a repeated one counts once. `earlier` is how it was before
    people were asked anew, so that opening it again can be undone; None when that never happened, and after sealing.
    `since` is when it last came on the wall (ISO 8601), "" before that and after sealing.
    `paper` maps who answered without a phone to "paper" or "hands"; `cards` are those whose card was typed, in that
    order, and `counted` maps a round to what was counted in it. After sealing only their number is left: `papers`, and
    of these `hands`. With `kept` the single answers are gone.
    """

    content: Any
    stage: str = PLANNED
    page: int = 0
    since: str = ""
    reveal: str = "live"
    hidden: bool = False
    options: tuple[Option, ...] = ()
    about: tuple[Option, ...] = ()
    chosen: frozenset[str] = frozenset()
    passed: Map[str, str] = field(default_factory=Map)
    groups: Map[str, str] = field(default_factory=Map)
    seen: Map[str, frozenset[str]] = field(default_factory=Map)
    late: Map[str, Late] = field(default_factory=Map)
    left_out: int = 0
    paper: Map[str, str] = field(default_factory=Map)
    cards: tuple[str, ...] = ()
    counted: Map[str, Counted] = field(default_factory=Map)
    papers: int = 0
    hands: int = 0
    kept: Kept | None = None
    earlier: Activity | None = None

    def option(self, option: str) -> Option | None:
        """The frozen option with this id, or None."""
        return next((one for one in self.options if one.id == option), None)


@dataclass(frozen=True)
class Timer:
    """A ring on the wall for this activity: so many seconds, over at `ends` (ISO 8601); `together` as in timer.py.
    With `closes` the question closes at the end, by itself."""

    activity: str
    seconds: int
    ends: str
    together: str = ""
    closes: bool = False


@dataclass(frozen=True)
class Version:
    """The facilitator's words as they were fixed on `day` (ISO date): the rows of the `profile`, the sensitive
    activities `included` in it, one sentence by activity (`conclusions`), and by activity and theme the ids of the
    cards that are its `quotes`."""

    number: int
    day: str
    profile: Mapping[str, str]
    included: frozenset[str]
    conclusions: Mapping[str, str]
    quotes: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Correction:
    """On this `day` (ISO date) words of these `sorts` were taken away or said otherwise in the sealed record, for this
    `reason`; which words is nowhere."""

    sorts: tuple[str, ...]
    reason: str
    day: str


@dataclass(frozen=True)
class Before:
    """How things stood before the last "Volgende", so that it can be undone."""

    current: str
    stages: Mapping[str, str]
    pages: Mapping[str, int]
    at: str


@dataclass(frozen=True)
class State:
    """One session. `seq` is the number of the last event, `current` the activity on the wall ("" is the lobby).

    `profile` holds the facilitator's words by row; `included` the sensitive activities that may stand on it,
    `conclusions` one sentence by activity, `versions` all these words as they were fixed, the last one last. `progress`
    is how it goes with an agreement, by activity and number. `earlier` are the evenings before this one, the first one
    first, `origin` is the session that they were taken from ("" after sealing), and `recalled` is what was said tonight
    of their agreements (see returning.py). `people`
    are those of this `evening` (1 or 2), `without_phone` how many more take part in it, `tables` the
    phones of whole tables, by their pseudonym for joining, `attended` is how many came
    each time before. `notes` is what the room said, by activity; `parked` what waits for later, by a random id; with
    `locked` nobody new comes in; `began_at` is when the first activity of this evening came on the wall, `planned` how
    many minutes it was to take then; `pause` is until when there is one (ISO 8601), `former` are the codes this session
    had before, `marked` the pseudonyms by activity of devices that are to be removed. `destroyed_on` is the
    day (ISO) on which the single answers were, "" as long as they are there; `destroyed_early` that it was by hand,
    before their term was over."""

    seq: int = 0
    phase: str = EMPTY
    programme: Programme = field(default_factory=lambda: Programme(id="", version="", title={}, activities=()))
    details: Details = field(default_factory=Details)
    code: str = ""
    current: str = ""
    activities: Map[str, Activity] = field(default_factory=Map)
    people: Map[str, str] = field(default_factory=Map)
    without_phone: int = 0
    evening: int = 1
    attended: tuple[int, ...] = ()
    black: bool = False
    test_card: bool = False
    profile: Map[str, str] = field(default_factory=Map)
    included: frozenset[str] = frozenset()
    conclusions: Map[str, str] = field(default_factory=Map)
    versions: tuple[Version, ...] = ()
    corrected: tuple[Correction, ...] = ()
    progress: Map[tuple[str, int], Progress] = field(default_factory=Map)
    earlier: tuple[Earlier, ...] = ()
    origin: str = ""
    recalled: Map[str, Recalled] = field(default_factory=Map)
    timer: Timer | None = None
    pause: str = ""
    notes: Map[str, str] = field(default_factory=Map)
    parked: Map[str, str] = field(default_factory=Map)
    parking_shown: bool = False
    locked: bool = False
    tables: Map[str, int] = field(default_factory=Map)
    former: tuple[str, ...] = ()
    marked: Map[str, frozenset[str]] = field(default_factory=Map)
    before: Before | None = None
    began_at: str = ""
    planned: int = 0
    started_at: str = ""
    closed_at: str = ""
    sealed_at: str = ""
    destroyed_on: str = ""
    destroyed_early: bool = False

    @property
    def destroyed(self) -> int:
        """How many single answers were destroyed."""
        return sum(activity.kept.answers for activity in self.activities.values() if activity.kept)

    @property
    def crowd(self) -> int:
        """How many people there are for the small-number rules. Over two evenings nobody knows who came twice: so many
        different people at least."""
        return max(self.present, *self.attended, 0)

    @property
    def present(self) -> int:
        """How many people take part this evening, with or without a phone."""
        return len(self.people) + self.without_phone

    def each(self) -> Iterator[tuple[Plan, Activity]]:
        """Every planned activity with its state, in the order of the programme."""
        return ((plan, self.activities[plan.id]) for plan in self.programme.activities)

    def at(self, activity: str) -> tuple[Plan, Activity] | None:
        """One activity's plan and state, or None when the programme has none with this id."""
        plan = self.programme.plan(activity)
        return (plan, self.activities[activity]) if plan else None
