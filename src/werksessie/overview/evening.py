"""One evening as an overview reads it: what its Summary shows, and nothing else. Pure data, of strings and numbers.

A figure is a number, or the words that the Summary has in its place ("minder dan 5", "klein gesprek: …"). What is not
shown there is not here either: no sum over evenings can bring it back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from werksessie.activities import KINDS
from werksessie.activities.telling import OTHER, OUTCOMES
from werksessie.programme.model import Plan, say
from werksessie.session import profile as rows
from werksessie.session.disclosure import ShownRow
from werksessie.session.past import Agreed
from werksessie.session.progress import Promise
from werksessie.session.state import State
from werksessie.summary.build import Summary
from werksessie.summary.feeds import FEEDS, GOAL, fed_by, key
from werksessie.summary.gist import one_line, text_of, times
from werksessie.summary.parts import ASKED, EMPTY, Part

Figure = int | str
UNKNOWN = ("advies", *FEEDS[rows.OPEN_QUESTIONS])
"""Questions about what is not known yet (sub-question IV of the sources): the advice on it, and what is still open."""


@dataclass(frozen=True)
class Row:
    """A line of a result. `side` says what was asked about it in a kind that asks more than one thing, `about` the
    goal or role that it is about. `own` are words of this evening, not of its programme. `chosen` is the room's choice;
    `led` that it is among the most picked, where no count may be told."""

    text: str
    about: str = ""
    side: str = ""
    own: bool = False
    chosen: bool = False
    led: bool = False
    counts: tuple[tuple[str, Figure], ...] = ()


@dataclass(frozen=True)
class Question:
    """A question of the evening; its `id` is the number in the source, else the id in the programme. `status` is one of
    summary.parts. `answered` and the two ways to pass are "" when it was not asked. `said` are lines in people's own
    words, `kept` how many of these stay with the municipality."""

    id: str
    kind: str
    title: str
    text: str
    factor: str
    sensitive: bool
    status: str
    answered: Figure = ""
    unsure: Figure = ""
    skipped: Figure = ""
    rows: tuple[Row, ...] = ()
    said: tuple[str, ...] = ()
    kept: int = 0

    @property
    def was_asked(self) -> bool:
        """Whether there is a result, be it that nobody answered."""
        return self.status in (ASKED, EMPTY)


@dataclass(frozen=True)
class Goal:
    """A goal that the room chose, how many wanted it where that may be said, and whether somebody objects."""

    text: str
    votes: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Deal:
    """An agreement and how it goes: one of session.statuses.STATUSES as somebody said on this `day` (ISO), or "" as
    long as nobody did."""

    what: str
    who: str
    when: str
    status: str
    why: str = ""
    day: str = ""


@dataclass(frozen=True)
class Returned:
    """An agreement of an earlier evening (its date and title) as this evening knows it."""

    date: str
    title: str
    deal: Deal


@dataclass(frozen=True)
class Evening:
    """`key` is the same for the same evening wherever it comes from, and tells nothing. `date` is an ISO date, or a
    year where that is all that may be said. `people` is None in a small conversation."""

    key: str
    municipality: str
    community: str
    place: str
    title: str
    date: str
    programme: str
    rehearsal: bool
    people: int | None
    questions: tuple[Question, ...]
    goals: tuple[Goal, ...]
    deals: tuple[Deal, ...]
    returned: tuple[Returned, ...]
    parked: tuple[str, ...]


def key_of(state: State) -> str:
    """By what an evening is known when it is met twice: 32 hexadecimal digits, made of what stands in no Summary."""
    told = "/".join((state.code, state.started_at, state.closed_at))
    return sha256(told.encode()).hexdigest()[:32]


def evening_of(summary: Summary, key: str) -> Evening:
    """What an overview reads of this Summary."""
    asking = [part for part in summary.parts if KINDS[part.plan.kind].ASKS]
    return Evening(
        key=key,
        municipality=one_line(summary.municipality),
        community=one_line(summary.community),
        place=one_line(summary.place),
        title=one_line(summary.title),
        date=summary.date,
        programme=summary.programme,
        rehearsal=summary.rehearsal,
        people=summary.people,
        questions=tuple(map(_question, asking)),
        goals=_goals(summary),
        deals=tuple(map(_deal, summary.promises)),
        returned=tuple(
            Returned(before.date, one_line(before.title), _deal(one))
            for before in summary.earlier
            for one in before.agreements
        ),
        parked=tuple(map(one_line, summary.parked)),
    )


def _deal(one: Promise | Agreed) -> Deal:
    now = one.progress
    told = (now.status, one_line(now.why), now.day) if now else ("",)
    return Deal(one_line(one.what), one_line(one.who), one.when, *told)


def _question(part: Part) -> Question:
    plan, shown = part.plan, part.shown
    bare = Question(
        key(part), plan.kind, say(plan.title, "nl"), part.question, plan.factor, plan.sensitive, part.status
    )
    if not part.counted:
        return bare
    fixed = _fixed(plan)
    return Question(
        bare.id, bare.kind, bare.title, bare.text, bare.factor, bare.sensitive, bare.status,
        part.total(shown.answered), part.cell(shown.unsure), part.cell(shown.skipped),
        tuple(_row(part, row, told, fixed) for row, told in part.rows), tuple(dict.fromkeys(_said(part))),
    )  # fmt: skip


def _fixed(plan: Plan) -> frozenset[str]:
    """The lines that the programme itself has, word for word."""
    items = [say(item["text"], "nl") for item in plan.settings.get("items") or ()]
    return frozenset(("", say(OTHER.text, "nl"), *(say(one.text, "nl") for one in plan.options), *items))


def _row(part: Part, row: ShownRow, told: Mapping[str, Any], fixed: Collection[str]) -> Row:
    subjects = {one["id"]: one["text"] for one in part.report.get("about", ())}
    text = "" if row.id == part.plan.id else one_line(told.get("item") or text_of(row))
    about = one_line(subjects.get(told.get("about", ""), ""))
    return Row(
        text=text,
        about="" if about == text else about,
        side=part.side(told),
        own=text not in fixed,
        chosen=bool(told.get("chosen")),
        led=bool(part.report.get("ordered") and part.shown.answered and not told.get("few")),
        counts=tuple((part.counts.get(name, name), part.cell(number)) for name, number in row.counts.items()),
    )


def _said(part: Part) -> Iterator[str]:
    """In people's own words: themes, what was said about a goal or role, and all that was said of what is unknown."""
    whole = key(part) in UNKNOWN
    for row, told in part.rows:
        if "quotes" not in told:
            continue
        name = one_line(text_of(row))
        yield from [] if told.get("about") else [f"{name}: we willen dat {told['goal']}" if told["goal"] else name]
        if told.get("about") or whole:
            yield from (one_line(f"{name}: {text}") for text in told["quotes"])
    if whole or not part.rows:
        yield from map(one_line, part.report.get("also_said", ()))


def _goals(summary: Summary) -> tuple[Goal, ...]:
    """What the room chose to reach, in the words that it has now."""
    fed = [part for part in fed_by(GOAL, summary.parts) if part.counted and not part.plan.sensitive]
    outcomes = {
        one_line(words): (one_line(one["text"]), OUTCOMES.get(one["outcome"], ""))
        for part in fed
        for one in part.report.get("proposals", ())
        for words in (one["text"], *(was["text"] for was in one["earlier"]))
    }
    found: dict[str, Goal] = {}
    for part in fed:
        for row, told in part.rows if part.plan.options_from else ():
            if told.get("chosen") and text_of(row) not in found:
                text, outcome = outcomes.get(text_of(row), (text_of(row), ""))
                found[text_of(row)] = Goal(text, times(part, row), outcome)
    return tuple(found.values())
