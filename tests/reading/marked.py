"""Made-up answers in which what must be marked stands between braces, and how well a detector does on them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")

Span = tuple[str, int, int]
"""Kind, start and end."""


@dataclass(frozen=True)
class Marked:
    """One answer and what must be marked in it."""

    text: str
    spans: tuple[Span, ...]


def read(written: str) -> Marked:
    """From "Vraag {name|Bilal}."."""
    text, spans, past = "", [], 0
    for found in _MARK.finditer(written):
        text += written[past : found.start()]
        spans.append((found[1], len(text), len(text) + len(found[2])))
        text += found[2]
        past = found.end()
    return Marked(text + written[past:], tuple(spans))


def sentences(part: str) -> list[Marked]:
    """The made-up answers of "tuned" or "held_out"."""
    with (Path(__file__).parent / "sentences.toml").open("rb") as file:
        return [read(written) for written in tomllib.load(file)[part]]


@dataclass(frozen=True)
class Score:
    """Per kind: marks that were found, missed, and made too many; and which ones those were."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    needless: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found.total() / (self.found.total() + self.missed.total())

    @property
    def precision(self) -> float:
        return self.found.total() / (self.found.total() + self.needless.total())

    def __str__(self) -> str:
        lines = [f"{'':10}{'recall':>12}{'precision':>12}"]
        for kind in sorted({*self.found, *self.missed, *self.needless}):
            found = self.found[kind]
            lines.append(
                f"{kind:10}{f'{found}/{found + self.missed[kind]}':>12}{f'{found}/{found + self.needless[kind]}':>12}"
            )
        lines.append(f"{'all':10}{self.recall:>12.3f}{self.precision:>12.3f}")
        return "\n".join([*lines, *self.wrong])


def score(answers: Iterable[Marked], detect: Callable[[str], Iterable[Span]]) -> Score:
    """A mark counts as found when one of the same kind overlaps it."""
    result = Score()
    for answer in answers:
        made = list(detect(answer.text))
        for span in answer.spans:
            hit = any(_overlap(span, other) for other in made)
            (result.found if hit else result.missed)[span[0]] += 1
            if not hit:
                result.wrong.append(f"missed {span[0]}: {answer.text[span[1] : span[2]]!r} in {answer.text!r}")
        for span in made:
            if not any(_overlap(span, other) for other in answer.spans):
                result.needless[span[0]] += 1
                result.wrong.append(f"needless {span[0]}: {answer.text[span[1] : span[2]]!r} in {answer.text!r}")
    return result


def _overlap(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
