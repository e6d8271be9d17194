"""Adding figures of several evenings: what is shown is added, what is hidden is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from werksessie.activities.blocks import Line, Words, plain
from werksessie.overview.evening import Figure

NOT_ASKED: Figure = ""


@dataclass(frozen=True)
class Sum:
    """`number` is None when no evening tells its figure; so many evenings are `hidden`. Of a `rough` one figures were
    rounded before they were added."""

    number: int | None = None
    hidden: int = 0
    rough: bool = False

    def __str__(self) -> str:
        return "".join(words.text for words in self.line())

    def line(self, label: str = "") -> Line:
        """ "ongeveer 45 keer gekozen, + 2 avonden met kleine aantallen", the number standing out."""
        few = few_figures(self.hidden) if self.hidden else ""
        if self.number is None:
            return plain(f"{few}{f': {label}' if label else ''}" if few else "")
        lead = plain("ongeveer ") if self.rough else ()
        rest = f"{f' {label}' if label else ''}{f' + {few}' if few else ''}"
        return (*lead, Words(str(self.number), strong=True), *plain(rest))


def added(figures: Iterable[tuple[Figure | None, bool]]) -> Sum:
    """The figures of one evening each, with whether they were rounded there; what was not asked counts for nothing, and
    None is hidden as words are."""
    told = [one for one in figures if one[0] != NOT_ASKED]
    shown = [(number, rough) for number, rough in told if isinstance(number, int)]
    number = sum(number for number, _ in shown) if shown else None
    return Sum(number, len(told) - len(shown), any(rough for _, rough in shown))


def together(figures: Iterable[Figure]) -> Figure:
    """Figures of one evening about several goals or roles as one: hidden as soon as one of them is, for a sum of the
    others is no figure of the whole."""
    every = list(figures)
    hidden = next((one for one in every if isinstance(one, str)), None)
    return hidden if hidden is not None else sum(one for one in every if isinstance(one, int))


def evenings(number: int) -> str:
    """ "1 avond", "2 avonden"."""
    return "1 avond" if number == 1 else f"{number} avonden"


def few_figures(number: int) -> str:
    """What is said of so many evenings whose figure is hidden."""
    return f"{evenings(number)} met kleine aantallen"
