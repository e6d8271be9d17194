"""What was promised: each figure with its goal at 1,000 phones, and as a ratio to what ran beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

AT = 1000
"""The number of phones for which the goals hold."""


@dataclass(frozen=True)
class Run:
    """The figures of one server at one time: `round` is the same number for what ran side by side."""

    server: str
    phones: int
    round: int
    figures: Mapping[str, float]


@dataclass(frozen=True)
class Goal:
    """A figure that must be at most `limit`, or with `at_least` at least that. `ratios`: by reference the
    limit of ours divided by that server's. `sizes`: the goal holds for these as well."""

    figure: str
    words: str
    unit: str
    limit: float
    at_least: bool = False
    ratios: Mapping[str, float] = field(default_factory=dict)
    sizes: Sequence[int] = (AT,)

    def met(self, value: float, limit: float) -> bool:
        """Whether this value is good enough. What is not a number never is."""
        return value >= limit if self.at_least else value <= limit


GOALS = (
    Goal("answers_per_s", "answers per second, all at once", "/s", 2000, True, {"empty": 1.3, "floor": 0.2}),
    Goal("answer_cpu_s", "CPU per 1,000 answers", "s", 0.45, ratios={"floor": 9}),
    Goal("spread_p95_ms", "acknowledgement p95, spread over 3 s", "ms", 20, ratios={"floor": 4}),
    Goal("wall_p95_ms", "answer to wall p95", "ms", 110, sizes=(100, 1000, 2000)),
    Goal("quiet_wall_p95_ms", "answer to wall p95, quiet room", "ms", 50),
    Goal("wall_pushes_per_s", "most pushes to the wall in a second", "", 11),
    Goal("push_ms", "opening: the last phone has the 3 kB piece", "ms", 80, ratios={"floor": 2.2}),
    Goal("join_ten_p95_ms", "join p95, spread over 10 s", "ms", 150),
    Goal("join_ten_errors", "errors while joining over 10 s", "", 0),
    Goal("join_s", "join in the same second: all in", "s", 2.2, ratios={"floor": 2}),
    Goal("reconnect_s", "back after a crash: all current", "s", 4),
    Goal("errors", "errors", "", 0),
    Goal("replay_s", "replay of 10,000 events", "s", 1),
    Goal("memory_kb", "memory per phone", "kB", 90),
    Goal("idle_percent", "one core, with everybody connected and nobody busy", "%", 3),
)  # fmt: skip
GROWTH = ("answer_cpu_s", 100, 2000, 1.2)
"""From so many phones to so many this figure grows at most so much."""


@dataclass(frozen=True)
class Verdict:
    """One goal beside what was measured."""

    words: str
    value: float
    unit: str
    limit: float
    met: bool
    ratio_to: str = ""

    @property
    def off(self) -> str:
        """By how much it is not met: "1.4 times the goal"."""
        return "" if self.met or not self.limit else f"{self.value / self.limit:.2f} × the goal"


def middle(runs: Iterable[Run], server: str, phones: int, figure: str) -> float:
    """The median over the rounds; not a number when it was not measured."""
    found = [
        run.figures[figure]
        for run in runs
        if (run.server, run.phones) == (server, phones)
        and run.figures.get(figure, float("nan")) == run.figures.get(figure)
    ]
    return median(found) if found else float("nan")


def ratios(runs: Sequence[Run]) -> dict[str, float]:
    """Every ratio of ours to a reference that can be made of these runs, by "figure/reference/phones"."""
    found = {}
    for phones in sorted({run.phones for run in runs}):
        for goal in GOALS:
            for other in goal.ratios:
                made = ratio(runs, other, phones, goal.figure)
                if made == made:
                    found[f"{goal.figure}/{other}/{phones}"] = made
    return found


def ratio(runs: Iterable[Run], other: str, phones: int, figure: str) -> float:
    """The median of ours divided by that server's, each pair measured side by side; not a number without any."""
    values = {
        (run.server, run.round): run.figures[figure] for run in runs if run.phones == phones and figure in run.figures
    }
    pairs = [(value, values.get((other, time), 0.0)) for (server, time), value in values.items() if server == "ours"]
    made = [ours / theirs for ours, theirs in pairs if theirs and ours == ours and theirs == theirs]
    return median(made) if made else float("nan")


def verdicts(runs: Sequence[Run]) -> list[Verdict]:
    """Each goal that was measured, and whether it is met."""
    told = []
    made = ratios(runs)
    for goal in GOALS:
        for phones in goal.sizes:
            value = middle(runs, "ours", phones, goal.figure)
            if value == value:
                words = goal.words if goal.sizes == (AT,) else f"{goal.words}, {phones:,} phones"
                told.append(Verdict(words, value, goal.unit, goal.limit, goal.met(value, goal.limit)))
        for other, limit in goal.ratios.items():
            ratio = made.get(f"{goal.figure}/{other}/{AT}")
            if ratio is not None:
                told.append(Verdict(goal.words, ratio, "×", limit, goal.met(ratio, limit), other))
    return [*told, *_growth(runs)]


def _growth(runs: Sequence[Run]) -> list[Verdict]:
    figure, few, many, limit = GROWTH
    grown = middle(runs, "ours", many, figure) / middle(runs, "ours", few, figure)
    if grown != grown:
        return []
    return [Verdict(f"CPU per answer, {many:,} phones against {few}", grown, "×", limit, grown <= limit)]
