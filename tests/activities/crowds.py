"""Made-up rooms for every kind of question: how it is asked, and what random people answer to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.session.evening import DETAILS, Evening, form, only, plan
from tests.strategies import of_numbers
from werksessie.programme.model import Choice
from werksessie.session.commands import Answer, IncludeInProfile
from werksessie.session.state import OPEN

ASKED = "vraag"
SOURCE = "bron"
WORDS = {"a": "Bank", "b": "Boom", "c": "Lamp", "d": "Water", "z": "Zand"}
"""What can be chosen; the crowd leaves `z` alone, so that a test can add to its count. No digit stands in any text."""
CHOICES = tuple(Choice(id, {"nl": words}) for id, words in WORDS.items())
OTHERS = tuple(WORDS)[:-1]
ITEMS = [{"id": id, "text": {"nl": words}, "verbatim": ""} for id, words in WORDS.items()]
SAID = ("Meer licht", "Een plek", "Ouders erbij", "Minder regels")
UNSURE, SKIP = 10, 11
NUMBERS = {
    "ideas": "10", "scale": "13", "choice": "7", "dots": "5a", "opinions": "12", "consent": "5a", "roles": "6",
    "conditions": "8",
}  # fmt: skip
"""Which of the deck's questions it is, so that the profile is fed by it too."""
GROUPS = ("", "community", "professional", "municipality")

Fields = Mapping[str, Any]
Watch = Callable[[Evening, str, str], None]

few_examples = settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Every kind is asked in every test: a few rooms for each is many together."""


class Way(NamedTuple):
    """How somebody answers, in numbers; each kind makes a form of it."""

    how: int
    one: int
    two: int
    three: int


@dataclass(frozen=True)
class Crowd:
    """Who answers, in order of arrival: `ways` and `groups` by person, `again` (person, other way), `later` what
    they say when the kind asks a second time. `idle` people join and send nothing."""

    ways: tuple[Way, ...]
    groups: tuple[str, ...] = ()
    again: tuple[tuple[int, Way], ...] = ()
    later: tuple[Way, ...] = ()
    idle: int = 0

    @property
    def joined(self) -> int:
        return len(self.ways) + self.idle


Pair = tuple[Crowd, Crowd]

WAYS = (SKIP + 1, 4, 4, 4)
some_way = of_numbers(Way, *WAYS)


def _mind(how: int, one: int, two: int, three: int, group: int, *later: int) -> tuple[Way, str, Way]:
    return Way(how, one, two, three), GROUPS[group], Way(*later)


minds = st.lists(of_numbers(_mind, *WAYS, len(GROUPS), *WAYS), min_size=1, max_size=5)
SIZES = (0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 18, 27, 36)


@st.composite
def crowds(draw: st.DrawFn, least: int = 0, most: int = 36, idle: tuple[int, int] = (0, 6)) -> Crowd:
    """A few minds, one shared by many and others by few: that gives counts about the limits more often than chance
    would."""
    size = draw(st.sampled_from([size for size in SIZES if least <= size <= most]))
    known, chance = draw(minds), Random(draw(st.integers(0, 2**16)))
    people = chance.choices(known, [4**-place for place in range(len(known))], k=size)
    again = draw(st.lists(st.tuples(st.integers(0, 35), some_way), max_size=3)) if people else []
    return Crowd(
        ways=tuple(way for way, _, _ in people),
        groups=tuple(group for _, group, _ in people),
        later=tuple(later for _, _, later in people),
        again=tuple((person % size, way) for person, way in again),
        idle=draw(st.integers(*idle)),
    )


@dataclass(frozen=True)
class Case:
    """One way a kind can be asked. `answer` and `later` make a form of a way and never touch `secret`: what adds one
    to a single count. `again` asks the second time, if it can. With `about`
    answers are about one of two goals chosen before."""

    kind: str
    answer: Callable[[Way], Fields]
    secret: Fields = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    listed: bool = True
    again: Callable[[Evening], bool] | None = None
    later: Callable[[Way], Fields] | None = None
    about: bool = False
    begin: Callable[[Evening], None] = lambda evening: None


def calm(crowd: Crowd) -> Crowd:
    """The same people, all of whom give an answer."""
    ways, later = (tuple(way._replace(how=0) for way in ways) for ways in (crowd.ways, crowd.later))
    return replace(crowd, ways=ways, later=later, again=())


@st.composite
def pairs(draw: st.DrawFn, case: Case, least: int = 1, most: int = 4, idle: tuple[int, int] = (0, 0)) -> Pair:
    """Two crowds of as many people, of other minds; whoever passes passes the same way in both. Where the kind asks a
    second time only what they say then is another thing: what it asks about comes from the first."""
    crowd = replace(draw(crowds(least, most, idle)), again=())
    name, chance = "later" if case.later else "ways", Random(draw(st.integers(0, 2**16)))
    others = tuple(Way(one.how, *(chance.randrange(4) for _ in range(3))) for one in getattr(crowd, name))
    return crowd, replace(crowd, **{name: others})


def play(
    case: Case,
    crowd: Crowd,
    *,
    sensitive: bool = False,
    reveal: str = "live",
    grouped: bool = False,
    secrets: tuple[Fields, int, int] = ({}, 0, 0),
    opened: Callable[[Evening], None] = lambda evening: None,
    watch: Watch = lambda evening, person, about: None,
    before_closing: Callable[[Evening], None] = lambda evening: None,
) -> Evening:
    """The evening up to the closing of the question.

    `secrets` is (a form, how many of the people who came for it send it, how many came); where the kind asks a second
    time they all answer the first. `opened` hears each time that people are asked, `watch` of every answer: who sent
    it, and about which goal.
    """
    fields, senders, extra = secrets
    details = replace(DETAILS, feedback_date="2027-03-03", groups=grouped)
    waits = "after_close" if sensitive else reveal
    asked = plan(
        ASKED, case.kind, options=CHOICES if case.listed else (), sensitive=sensitive, reveal=waits,
        settings={**case.settings, **({"about_from": SOURCE} if case.about else {})},
        number=NUMBERS.get(case.kind, ""), element="behoefte",
    )  # fmt: skip
    evening = Evening(only(*((_source(),) if case.about else ()), asked), replace(details, reveal=waits))
    evening.press("start")
    evening.join(*(f"join-{number}" for number in range(crowd.joined + extra)))
    if case.about:
        _choose_goals(evening)
    evening.show(ASKED)
    case.begin(evening)
    if evening[ASKED].stage != OPEN:
        evening.press(f"open:{ASKED}")
    opened(evening)
    send = Sender(evening, case, crowd if grouped else replace(crowd, groups=()), watch)
    send.all(crowd.ways, case.answer)
    for person, way in crowd.again:
        send.one(person, way, case.answer)
    if case.later is None:
        send.extra(fields, senders)
    else:
        send.extra(case.answer(Way(0, 0, 0, 0)), extra)
    if case.again and case.later and case.again(evening):
        opened(evening)
        send.all(crowd.later, case.later)
        send.extra(fields, senders)
    before_closing(evening)
    evening.shut(ASKED)
    if sensitive:
        evening.ask(IncludeInProfile(ASKED, True))
    return evening


def late(evening: Evening, case: Case, number: int) -> None:
    """So many of those who had sent nothing still answer; the first is taken in, the second left out."""
    second = case.later and evening.detail(ASKED).get("now", evening.detail(ASKED).get("asked"))
    fields = (case.later if case.later and second else case.answer)(Way(0, 0, 0, 0))
    for one in range(number if not second or "a" in second else 0):
        posted = form({**fields, "late": "1", **({"about": "a"} if case.about else {})})
        evening.ask(Answer(ASKED, f"late-{one}", f"late-{one}", posted, fresh=f"late-{one}"))
    for verb, one in zip(("take-late", "leave-late"), sorted(evening[ASKED].late), strict=False):
        evening.act(ASKED, verb, late=one)


def _source() -> Any:
    return plan(SOURCE, "dots", options=CHOICES)


def _choose_goals(evening: Evening) -> None:
    evening.open(SOURCE)
    evening.shut(SOURCE)
    for goal in ("a", "b"):
        evening.act(SOURCE, "choose", option=goal)


class Sender:
    """Sends answers under ids that depend on nothing but who sends the how-manieth."""

    def __init__(self, evening: Evening, case: Case, crowd: Crowd, watch: Watch) -> None:
        self.evening, self.case, self.crowd, self.watch = evening, case, crowd, watch
        self.sent: dict[str, int] = {}

    def all(self, ways: Sequence[Way], make: Callable[[Way], Fields]) -> None:
        for person, way in enumerate(ways):
            self.one(person, way, make)

    def one(self, person: int, way: Way, make: Callable[[Way], Fields]) -> None:
        fields = {"unsure": "1"} if way.how == UNSURE else {"skip": "1"} if way.how == SKIP else make(way)
        about = {"about": ("a", "b")[way.how % 2]} if self.case.about else {}
        group = self.crowd.groups[person] if self.crowd.groups else ""
        self.post(f"person-{person}", {**fields, **about}, group)

    def extra(self, fields: Fields, senders: int) -> None:
        """The first so many of those who came for it."""
        for number in range(senders):
            self.post(f"extra-{number}", {**fields, **({"about": "a"} if self.case.about else {})})

    def post(self, person: str, fields: Fields, group: str = "") -> None:
        number = self.sent[person] = self.sent.get(person, 0) + 1
        id = f"{person}-{number}"
        self.evening.ask(Answer(ASKED, person, f"answer-{id}", form(fields), fresh=f"card-{id}", group=group))
        self.watch(self.evening, person, str(fields.get("about", "")))
