"""What may be amiss with the clock of this computer: set back, or fast asleep in the middle of the evening."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

JUMP = 30.0
"""Seconds that make a difference to a room; less is a clock that is kept right."""

LOOKING, SHOWN = 5.0, 120.0
"""Seconds between two looks at the clock; seconds that what is amiss with it stays on the consoles."""

CAREFUL = 15 * 60.0
"""Seconds after a jump or a sleep in which the date is not believed: time to set the clock right, or to go on with the
evening. Nothing is closed, sealed or wiped meanwhile."""


@dataclass(frozen=True)
class Moment:
    """The time of day and the time since some moment, both in seconds."""

    wall: float
    steady: float


def now() -> Moment:
    """This moment."""
    return Moment(time.time(), time.monotonic())


class Watch:
    """Looks at the clock again and again; `say` gets a sentence when something was amiss, and "" some time later."""

    def __init__(self, started: Moment, say: Callable[[str], None]) -> None:
        self._before = started
        self._until = started.steady
        self._unsure_until = started.steady
        self._say = say

    def look(self, moment: Moment) -> None:
        """Another look, at most LOOKING after the one before."""
        sentence = amiss(self._before, moment)
        self._before = moment
        if sentence:
            self._until = moment.steady + SHOWN
            self._unsure_until = moment.steady + CAREFUL
        if sentence or moment.steady >= self._until:
            self._say(sentence)

    @property
    def sure(self) -> bool:
        """Whether the date may be believed, as of the last look."""
        return self._before.steady >= self._unsure_until


def amiss(before: Moment, after: Moment) -> str:
    """The sentence about what happened between two looks, "" when nothing."""
    passed, counted = after.wall - before.wall, after.steady - before.steady
    if passed - counted <= -JUMP:
        return (
            f"De klok van deze computer is {_long(counted - passed)} teruggezet. "
            "Loopt er een timer? Zet die dan opnieuw."
        )
    still = max(passed, counted) - LOOKING
    if still >= JUMP:
        return (
            f"Deze computer stond {_long(still)} stil, of de klok is vooruitgezet. "
            "Zet de slaapstand uit tot de avond klaar is."
        )
    return ""


def _long(seconds: float) -> str:
    return f"{round(seconds)} seconden" if seconds < 90 else f"{round(seconds / 60)} minuten"
