"""Every way every kind is asked, at each stage of it: the moments in which somebody may look at a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from tests.activities.crowds import ASKED, Case, Crowd, Way, play
from tests.activities.kinds_asked import CASES, tend
from tests.session.evening import LINES, Evening, only, plan
from werksessie.activities import KINDS

INTRO, OPEN, AGAIN, ANSWERED, CLOSED, ENDED = "intro", "open", "again", "answered", "closed", "ended"
SHOWN_ONLY = tuple(name for name, kind in KINDS.items() if not kind.ASKS)
"""Kinds that ask nothing: no case plays them."""


@dataclass(frozen=True)
class Moment:
    """The log of an evening up to here. `case` is how the question is asked, `kind` what it is."""

    case: str
    kind: str
    stage: str
    log: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether a phone can answer now."""
        return self.stage in (OPEN, AGAIN, ANSWERED)


def crowd(people: int = 11) -> Crowd:
    """So many people of different minds; the last two pass."""
    chance = Random(6)

    def ways() -> tuple[Way, ...]:
        return tuple(
            Way(10 + number - people + 2 if number >= people - 2 else number % 8, *(chance.randrange(4) for _ in "123"))
            for number in range(people)
        )

    return Crowd(ways=ways(), later=ways(), idle=2)


def moments() -> Iterator[Moment]:
    """Generated from the kinds: a new kind must have a case (or ask nothing), and then it stands here."""
    for name, case in CASES.items():
        yield from _asked(name, case)
    for kind in SHOWN_ONLY:
        yield from _shown(kind)


def _asked(name: str, case: Case) -> Iterator[Moment]:
    seen: dict[str, tuple[str, ...]] = {}

    def keep(evening: Evening, *stages: str) -> None:
        stage = next(one for one in stages if one not in seen)
        seen[stage] = tuple(evening.log)

    def begin(evening: Evening) -> None:
        keep(evening, INTRO)
        case.begin(evening)

    def before_closing(evening: Evening) -> None:
        tend(evening)
        keep(evening, ANSWERED)

    evening = play(
        replace(case, begin=begin), crowd(), opened=lambda evening: keep(evening, OPEN, AGAIN),
        before_closing=before_closing,
    )  # fmt: skip
    keep(evening, CLOSED)
    evening.close()
    keep(evening, ENDED)
    yield from (Moment(name, case.kind, stage, log) for stage, log in seen.items())


def _shown(kind: str) -> Iterator[Moment]:
    settings: Mapping[str, object] = {"lines": LINES} if "lines" in KINDS[kind].SETTINGS else {}
    evening = Evening(only(plan(ASKED, kind, settings=dict(settings))), people=11)
    evening.show(ASKED)
    yield Moment(kind, kind, INTRO, tuple(evening.log))
    evening.close()
    yield Moment(kind, kind, ENDED, tuple(evening.log))
