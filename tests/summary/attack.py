"""An attacker who has everything that may be downloaded of a session, and tries every evening that it could have been.

A world is one way in which the same people may have answered one question: a number of people for each whole answer
that one person can give. Worlds that read the same are one to the attacker, so a hidden number is safe when they
disagree about it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from immutables import Map

from tests.session.evening import DETAILS, Evening, only, plan
from werksessie.activities import KINDS
from werksessie.programme.model import Choice, Plan
from werksessie.session.anew import replace
from werksessie.session.disclosure import FLOOR
from werksessie.session.paper import on_paper
from werksessie.session.state import SEALED, SHUT, Activity, Option, State
from werksessie.summary.parts import part_of

ASKED = "vraag"
PASSES = ("unsure", "skip", "idle")
CHOICES = tuple(Choice(one, {"nl": f"Keuze {one.upper()}"}) for one in "abcdefg")

Cast = Mapping[str, Any]
"""Person -> what they answered."""


@dataclass(frozen=True)
class Question:
    """A question as an attacker looks at it: every whole answer that one person can give, how a `Cast` of them fills
    the content of its kind (`fill`), and how large the `rooms` are in which every world is tried.

    `finish` is what follows from the answers by itself; `paper` says which answers, by their place, somebody gave
    without a phone.
    """

    kind: str
    answers: Sequence[Any]
    fill: Callable[[Any, Cast], Any]
    rooms: Sequence[int]
    settings: Mapping[str, Any] = field(default_factory=dict)
    options: int = 2
    about: bool = False
    finish: Callable[[State, Plan, Activity], Activity] = lambda state, plan, activity: activity
    paper: frozenset[int] = frozenset()
    sensitive: bool = True


@dataclass(frozen=True)
class World:
    """How many people gave each answer, every number there really is, all that others may read, and which numbers are
    not in it."""

    answers: tuple[int, ...]
    really: Mapping[str, int]
    read: str
    hidden: frozenset[str]


@dataclass(frozen=True)
class Leak:
    """A hidden number that an attacker knows: in all `worlds` that read the same it is one of `values`."""

    number: str
    values: frozenset[int]
    worlds: int
    example: tuple[int, ...]


def ways(people: int, answers: int) -> Iterator[tuple[int, ...]]:
    """So many people over so many answers, in every way."""
    if answers == 1:
        yield (people,)
        return
    for first in range(people + 1):
        yield from ((first, *rest) for rest in ways(people - first, answers - 1))


def worlds(question: Question, room: int) -> Iterator[World]:
    """Every world of a room of so many people. Whoever gives no answer is there all the same."""
    state = before(question, room)
    for numbers in ways(room, len(question.answers) + len(PASSES)):
        yield _world(question, state, numbers)


def asked(question: Question) -> Plan:
    """The question in a programme."""
    return plan(
        ASKED, question.kind, options=CHOICES[: question.options], sensitive=question.sensitive, number="7",
        reveal="after_close", settings=question.settings,
    )  # fmt: skip


def before(question: Question, room: int) -> State:
    """The sealed evening as it would be without an answer."""
    evening = Evening(only(asked(question)), replace(DETAILS, reveal="after_close"), people=room)
    evening.show(ASKED)
    options = tuple(Option(one.id, one.text) for one in CHOICES[: question.options])
    about = options if question.about else ()
    shut = replace(evening[ASKED], stage=SHUT, options=options, about=about)
    state = replace(evening.state, phase=SEALED, activities=evening.state.activities.set(ASKED, shut))
    return replace(state, people=Map(), without_phone=room) if question.paper else state


def after(question: Question, state: State, numbers: Sequence[int]) -> Activity:
    """The activity when so many people gave each answer."""
    [(planned, activity)] = state.each()
    places = [place for place in range(len(question.answers)) for _ in range(numbers[place])]
    cast = {f"p{person:02}": question.answers[place] for person, place in enumerate(places)}
    unsure, skip = ([f"{how}-{one}" for one in range(numbers[-len(PASSES) + turn])] for turn, how in enumerate("us"))
    answered = replace(
        activity,
        content=question.fill(activity.content, cast),
        passed=Map({**dict.fromkeys(unsure, "unsure"), **dict.fromkeys(skip, "skip")}),
        papers=sum(place in question.paper for place in places),
    )
    return question.finish(state, planned, answered)


def _world(question: Question, state: State, numbers: tuple[int, ...]) -> World:
    [(planned, _)] = state.each()
    activity = after(question, state, numbers)
    part, tally = part_of(state, planned, activity), KINDS[planned.kind].tally(planned, activity)
    really = _numbers(tally)
    told = _numbers(part.shown)
    if question.paper:
        really["paper"] = on_paper(planned, activity)[0]
    hidden = frozenset(name for name in really if told.get(name) is None)
    read = (part.status, part.shown, sorted(part.report.items()), dict(part.without_phone), dict(part.counts))
    return World(numbers, really, repr(read), hidden)


def _numbers(tally: Any) -> dict[str, Any]:
    """Every number of a tally, or of what is shown of it."""
    heads = {"answered": tally.answered, "unsure": tally.unsure, "skipped": tally.skipped}
    return {**heads, **{f"{row.id}/{name}": number for row in tally.rows for name, number in row.counts.items()}}


def leaks(found: Iterable[World]) -> list[Leak]:
    """Every hidden number that worlds which read the same agree about, or of which they say that it is small and not
    nought. What no answer that is tried adds to is no secret."""
    alike: dict[str, list[World]] = {}
    for world in found:
        alike.setdefault(world.read, []).append(world)
    every = [world for same in alike.values() for world in same]
    numbers: dict[str, set[int]] = {}
    for world in every:
        for name, number in world.really.items():
            numbers.setdefault(name, set()).add(number)
    secret = {name for name, some in numbers.items() if len(some) > 1}
    return [leak for same in alike.values() for leak in _leaks(same, secret)]


def _leaks(same: Sequence[World], secret: Collection[str]) -> Iterator[Leak]:
    for name in sorted(same[0].hidden & secret):
        values = frozenset(world.really[name] for world in same)
        if len(values) < 2 or (max(values) < FLOOR and 0 not in values):
            yield Leak(name, values, len(same), same[0].answers)
