"""One evening for every way that every kind is asked, stopped in each state that somebody may look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import Random

from tests.activities.crowds import ASKED, GROUPS, Case, Crowd, Way, play
from tests.activities.kinds_asked import CASES, tend
from tests.look.words import longest, usual
from tests.session.evening import LINES, Evening, only, plan
from werksessie.activities import KINDS

INTRO, EMPTY, FEW, FULL, CLOSED, ENDED = "uitleg", "open, nog niets", "open, drie antwoorden", "open", "gesloten", "na"
LINES_SHOWN = "regel voor regel"
AGAIN, LONG, LONG_CLOSED = "tweede ronde", "lange woorden", "lange woorden, gesloten"
HIDDEN, TIED, SMALL, SENSITIVE, GROUPED = "verborgen", "gelijk", "drie antwoorden, gesloten", "gevoelig", "per groep"
PEOPLE, IDLE = 28, 6
NOW = datetime(2027, 1, 12, 19, 40, tzinfo=UTC)
"""A few minutes after every one of these evenings began."""
Log = tuple[str, ...]


@dataclass(frozen=True)
class Stop:
    """The log of an evening up to a moment."""

    case: str
    state: str
    log: Log


def stops(name: str) -> Iterator[Stop]:
    """Every state of one way of asking (a name of CASES, or of a kind that asks nothing)."""
    found = _asked(CASES[name]) if name in CASES else _shown(name)
    yield from (Stop(name, state, log) for state, log in found.items())


def names() -> list[str]:
    """Every way of asking: a kind without a case asks nothing."""
    return [*(name for name, kind in KINDS.items() if not kind.ASKS), *CASES]


def firsts() -> set[str]:
    """The plainest way of asking each kind."""
    plainest = {case.kind: name for name, case in reversed(CASES.items())}
    return {*plainest.values(), *(name for name in names() if name not in CASES)}


def crowd(people: int = PEOPLE, alike: bool = False, groups: bool = False) -> Crowd:
    """So many people, who lean to what is named first; `alike`: each thing is chosen as often. The last two pass."""
    chance = Random(7)

    def way(number: int) -> Way:
        if alike:
            return Way(number % 8, number % 4, (number + 1) % 4, (number + 2) % 4)
        one, two, three = (chance.choices(range(4), (6, 4, 2, 1))[0] for _ in "123")
        return Way(10 + number % 2 if number >= people - 2 and people > 5 else number % 8, one, two, three)

    def ways() -> tuple[Way, ...]:
        return tuple(way(number) for number in range(people))

    sides = tuple(GROUPS[1 + number % 2] for number in range(people)) if groups else ()
    return Crowd(ways=ways(), later=ways(), groups=sides, idle=IDLE)


def _asked(case: Case) -> Mapping[str, Log]:
    found: dict[str, Log] = {}

    def keep(evening: Evening, *states: str) -> None:
        state = next((one for one in states if one not in found), states[-1])
        found[state] = usual(evening.log)

    def begin(evening: Evening) -> None:
        keep(evening, INTRO)
        case.begin(evening)

    def heard(evening: Evening, person: str, about: str) -> None:
        if person == "person-2" and FEW not in found:
            keep(evening, FEW)

    def full(evening: Evening) -> None:
        tend(evening)
        keep(evening, FULL)
        found[LONG] = longest(evening.log)

    evening = play(
        replace(case, begin=begin), crowd(), watch=heard, before_closing=full,
        opened=lambda evening: keep(evening, EMPTY, AGAIN),
    )  # fmt: skip
    keep(evening, CLOSED)
    found[LONG_CLOSED] = longest(evening.log)
    evening.close()
    keep(evening, ENDED)
    return found | _otherwise(case)


def _otherwise(case: Case) -> Mapping[str, Log]:
    """The rooms in which something else is so."""
    found: dict[str, Log] = {}

    def keep(evening: Evening) -> None:
        found[HIDDEN] = usual(evening.log)

    play(case, crowd(), reveal="after_close", before_closing=keep)
    found[TIED] = usual(play(case, crowd(24, alike=True), before_closing=tend).log)
    found[SMALL] = usual(play(case, crowd(3), before_closing=tend).log)
    found[SENSITIVE] = usual(play(case, crowd(), sensitive=True, before_closing=tend).log)
    found[GROUPED] = usual(play(case, crowd(groups=True), grouped=True, before_closing=tend).log, groups=True)
    return found


def _shown(kind: str) -> Mapping[str, Log]:
    settings = {"lines": LINES} if "lines" in KINDS[kind].SETTINGS else {}
    evening = Evening(only(plan(ASKED, kind, settings=dict(settings))), people=PEOPLE + IDLE)
    evening.show(ASKED)
    found = {LINES_SHOWN: usual(evening.log), LONG: longest(evening.log)}
    evening.close()
    return found | {ENDED: usual(evening.log)}
