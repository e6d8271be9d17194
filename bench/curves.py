"""The picture: how each figure grows with the number of phones, ours beside the references."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.goals import AT, GOALS, Run, middle

DRAWN = ("answers_per_s", "answer_cpu_s", "spread_p95_ms", "push_ms", "join_s", "wall_p95_ms")
LOOKS = {"ours": ("#1b4965", "-o"), "empty": ("#c1666b", "--s"), "floor": ("#6a994e", ":^")}


def draw(runs: Sequence[Run], file: Path) -> None:
    """Draws the six curves into an SVG file, both axes logarithmic, with the goals as thin lines."""
    import matplotlib

    matplotlib.use("svg")
    # Without these the same figures give another file each time.
    matplotlib.rcParams.update({"svg.hashsalt": "bench", "font.size": 9})
    from matplotlib import pyplot

    picture, places = pyplot.subplots(2, 3, figsize=(12, 7), layout="constrained")
    sizes = sorted({run.phones for run in runs})
    goals = {goal.figure: goal for goal in GOALS}
    for place, figure in zip(places.flat, DRAWN, strict=True):
        goal = goals[figure]
        for server, (color, line) in LOOKS.items():
            points = [(size, middle(runs, server, size, figure)) for size in sizes]
            known = [(size, value) for size, value in points if value == value]
            if known:
                place.plot(*zip(*known, strict=True), line, color=color, label=server)
        place.axhline(goal.limit, color="#888888", linewidth=0.8)
        place.annotate(f"goal {goal.limit:g}", (AT, goal.limit), fontsize=7, va="bottom", color="#555555")
        place.set(
            title=goal.words,
            xscale="log",
            yscale="log",
            xlabel="phones",
            ylabel="a second" if goal.unit == "/s" else goal.unit,
        )
        place.set_xticks(sizes, [f"{size:,}" for size in sizes])
        place.minorticks_off()
    places.flat[0].legend()
    picture.savefig(file, metadata={"Date": None})
    pyplot.close(picture)
