"""What a run found: kept as JSON, told as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.goals import Run, Verdict, middle, ratio, verdicts
from bench.tricks import TRICKS, WITH_ALL

SHOWN = {
    "answers_per_s": "answers/s at once",
    "answer_cpu_s": "CPU s per 1,000 answers",
    "at_once_p95_ms": "at once, ack p95 ms",
    "spread_p95_ms": "over 3 s, ack p95 ms",
    "wall_p95_ms": "answer to wall p95 ms",
    "quiet_wall_p95_ms": "quiet room to wall p95 ms",
    "push_ms": "opening, last phone ms",
    "push_cpu_ms": "opening, CPU ms",
    "join_s": "join in one second, all in s",
    "join_p95_ms": "join in one second, p95 ms",
    "join_cpu_ms": "CPU ms per join",
    "memory_kb": "kB per phone",
    "restart_s": "start after a crash s",
    "reconnect_s": "all back s",
    "errors": "errors",
}
SERVERS = ("ours", "empty", "floor")


@dataclass
class Results:
    """Everything of one run. `machine` as `machine.describe` gives it; `notes` is what to know when reading it."""

    machine: dict[str, str]
    runs: list[Run] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def write(self, file: Path) -> None:
        """Keeps it."""
        file.write_text(json.dumps(asdict(self), indent=1) + "\n", "utf-8")


def read(file: Path) -> Results:
    """What was kept."""
    kept = json.loads(file.read_text("utf-8"))
    return Results(kept["machine"], [Run(**run) for run in kept["runs"]], kept["notes"])


def told(results: Results) -> str:
    """The whole of RESULTS.md."""
    parts = [
        "# What `make bench` measured",
        "How it is measured, and what to distrust: [docs/speed.md](../docs/speed.md). The ratios decide; times are of "
        "one machine and one moment. Figures are medians of all times that they were measured, ratios medians of those "
        "at the same time; raw ones stand in `results.json`.",
        "![The same figures for more and more phones](curves.svg)",
        "## The goals, at 1,000 phones in one process",
        _goals(verdicts(results.runs)),
        *_sizes(results.runs),
        *_tricks(results.runs),
        "## The machine",
        _table(("what", "is"), [(name, value) for name, value in results.machine.items()]),
        *[f"- {note}" for note in results.notes],
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _goals(found: Sequence[Verdict]) -> str:
    rows = []
    for one in found:
        what = f"{one.words}, ours : {one.ratio_to}" if one.ratio_to else one.words
        met = "met" if one.met else f"**not met**{': ' if one.off else ''}{one.off}"
        rows.append((what, f"{number(one.value)} {one.unit}".strip(), f"{number(one.limit)} {one.unit}".strip(), met))
    return _table(("what", "measured", "goal", ""), rows)


def _sizes(runs: Sequence[Run]) -> Iterator[str]:
    for phones in sorted({run.phones for run in runs if run.server in SERVERS}):
        servers = [one for one in SERVERS if any((run.server, run.phones) == (one, phones) for run in runs)]
        rounds = {
            one: sum((run.server, run.phones) == (one, phones) and "errors" in run.figures for run in runs)
            for one in servers
        }
        yield f"## {phones:,} phones"
        head = ("", *(f"{one} ({rounds[one]} rounds)" for one in servers), *(f"ours : {one}" for one in servers[1:]))
        yield _table(head, [_line(runs, phones, servers, figure, words) for figure, words in SHOWN.items()])


def _line(runs: Sequence[Run], phones: int, servers: Sequence[str], figure: str, words: str) -> tuple[str, ...]:
    values = [middle(runs, one, phones, figure) for one in servers]
    ratios = [ratio(runs, one, phones, figure) for one in servers[1:]]
    return words, *map(number, values), *(f"{one:.2f}" if one == one and figure != "errors" else "" for one in ratios)


def _tricks(runs: Sequence[Run]) -> Iterator[str]:
    """Each trick switched off, beside the whole."""
    without = sorted({run.server for run in runs if run.server.startswith("ours without")})
    if not without:
        return
    phones = next(run.phones for run in runs if run.server == without[0])
    figures = ("answers_per_s", "answer_cpu_s", "push_ms", "push_cpu_ms", "join_s", "join_cpu_ms", "memory_kb")
    yield f"## Every trick, with and without, {phones:,} phones"
    rows = [
        (_explained(one), *(number(middle(runs, one, phones, figure)) for figure in figures))
        for one in (WITH_ALL, *without)
    ]  # fmt: skip
    yield _table(("", *(SHOWN[figure] for figure in figures)), rows)


def _explained(server: str) -> str:
    trick = server.removeprefix("ours without ")
    return f"{server}: {TRICKS[trick]}" if trick in TRICKS else server


def number(value: float) -> str:
    """A value with as many digits as mean something; a dash when there is none."""
    if value != value:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def _table(head: Sequence[str], rows: Sequence[Mapping[str, str] | Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
