"""Evenings put together: every question with its figures added, in the order of the programme, evenings by date.

Nothing is ranked and nothing is scored. Under five answers there is no distribution, here as in a Summary: a figure
that is shown comes from an evening that shows it, and the sum of what is shown says nothing of what is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from werksessie.overview.evening import Evening, Figure, Question, Row
from werksessie.overview.returned import up_to_date
from werksessie.overview.standard import standards
from werksessie.overview.sums import Sum, added, together
from werksessie.summary.parts import NOT_ASKED

Place = str
"""What an evening is called in its overview."""


@dataclass(frozen=True)
class Line:
    """A line of a result over all evenings: its counts by name. `led` says on how many evenings it was among the most
    picked, where no count may be told."""

    text: str
    side: str
    counts: Mapping[str, Sum]
    led: int = 0


@dataclass(frozen=True)
class Asked:
    """A question over all evenings. `asked` are the evenings that asked it, `missed` those that did not, though their
    programme has it. `single` is the question of each evening that asked it, `kept` how many lines in people's own
    words stay with their municipalities. With `several` a line adds answers about more goals or roles."""

    id: str
    kind: str
    title: str
    text: str
    factor: str
    asked: tuple[Evening, ...]
    missed: tuple[Evening, ...]
    answered: Sum
    unsure: Sum
    skipped: Sum
    lines: tuple[Line, ...]
    single: tuple[tuple[Evening, Question], ...]
    kept: int
    several: bool


@dataclass(frozen=True)
class Overview:
    """`names` says what each evening is called, by its key; `municipalities` how many evenings each has, where there is
    more than one. `notes` are sentences about what was left out or counted once."""

    evenings: tuple[Evening, ...]
    questions: tuple[Asked, ...]
    people: Sum
    names: Mapping[str, Place]
    municipalities: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def across(self) -> bool:
        """Whether this is about more municipalities than one's own."""
        return bool(self.municipalities)

    @property
    def rehearsal(self) -> bool:
        """Whether it is made up."""
        return any(one.rehearsal for one in self.evenings)


def merge(
    evenings: Iterable[Evening],
    names: Mapping[str, Place],
    municipalities: Mapping[str, int] | None = None,
    notes: Sequence[str] = (),
) -> Overview:
    """The overview of these evenings, each of which is there once."""
    every = tuple(sorted(up_to_date(evenings), key=lambda one: (one.date, names[one.key], one.key)))
    found: defaultdict[tuple[str, str], list[tuple[Evening, Question]]] = defaultdict(list)
    for evening in every:
        for question in evening.questions:
            found[question.id, question.kind].append((evening, question))
    turn = {id: place for place, id in enumerate(standards())}
    ids = sorted(found, key=lambda id: turn.get(id, len(turn)))
    asked = tuple(_asked(found[id]) for id in ids)
    return Overview(
        every, asked, added((one.people, False) for one in every), names, municipalities or {}, tuple(notes)
    )


def _asked(every: Sequence[tuple[Evening, Question]]) -> Asked:
    single = tuple((evening, one) for evening, one in every if one.was_asked)
    [(_, first), *_] = single or every
    # Where each asked it in words of its own, it stands there in those that all of them know.
    alike = len({one.text for _, one in single}) < 2
    known = None if alike else standards().get((first.id, first.kind))
    named = known or first
    return Asked(
        id=first.id, kind=first.kind, title=named.title, text=named.text, factor=named.factor,
        asked=tuple(evening for evening, _ in single),
        missed=tuple(evening for evening, one in every if one.status == NOT_ASKED),
        answered=added((one.answered, one.sensitive) for _, one in single),
        unsure=added((one.unsure, False) for _, one in single),
        skipped=added((one.skipped, False) for _, one in single),
        lines=_lines([one for _, one in single]),
        single=single,
        kept=sum(one.kept for _, one in single),
        several=any(row.about for _, one in single for row in one.rows if not row.own),
    )  # fmt: skip


def _lines(questions: Sequence[Question]) -> tuple[Line, ...]:
    """The lines that the programme itself has, in its order."""
    figures: defaultdict[tuple[str, str], defaultdict[str, list[tuple[Figure, bool]]]]
    figures = defaultdict(lambda: defaultdict(list))
    led: defaultdict[tuple[str, str], int] = defaultdict(int)
    for question in questions:
        for id, rows in _by_line(question).items():
            led[id] += any(row.led for row in rows)
            counts = figures[id]
            for name in dict.fromkeys(label for row in rows for label, _ in row.counts):
                whole = together(number for row in rows for label, number in row.counts if label == name)
                # A count in a sensitive question is exact; only how many answered is rounded.
                counts[name].append((whole, False))
    turn = {text: place for place, text in enumerate(dict.fromkeys(text for text, _ in figures))}
    return tuple(
        Line(text, side, {name: added(some) for name, some in figures[text, side].items()}, led[text, side])
        for text, side in sorted(figures, key=lambda id: turn[id[0]])
    )


def _by_line(question: Question) -> Mapping[tuple[str, str], list[Row]]:
    """The rows of one evening by what they say and what was asked about it; one about each goal or role together."""
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in question.rows:
        if not row.own:
            found[row.text, row.side].append(row)
    return found
