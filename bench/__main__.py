"""Measures our server beside two references, in one run: see docs/speed.md.

    python -m bench [--full]                                     everything; writes bench/RESULTS.md and curves.svg
    python -m bench --only answers --phones 1000 --servers ours,empty --rounds 1     a quick look; writes nothing

The server has one core and the phones another. The servers take turns, round after round, so that a busy moment of the
machine is shared by all.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench import curves, machine, replay
from bench.goals import AT, Run
from bench.houses import HOUSES, DidNotStart, House, Ours
from bench.results import SHOWN, Results, number, told
from bench.scenarios import ALL, Arriving, Evening, Played
from bench.tricks import EVERYTHING, TRICKS, WITH_ALL, without
from rich.console import Console
from rich.markdown import Markdown

HERE = Path(__file__).parent
SIZES, FULL = (100, 1000, 2000), (30, 100, 300, 1000, 2000)
ROUNDS = 2
QUICK = frozenset({"join", "push", "answers"})
"""What is measured of a trick."""


@dataclass(frozen=True)
class Turn:
    """One server with so many phones, to be measured once."""

    server: str
    phones: int
    round: int
    play: Callable[[], Coroutine[Any, Any, Played]]


def turns(sizes: Sequence[int], servers: Sequence[str], turn: int, parts: frozenset[str]) -> Iterator[Turn]:
    """One round: every server with every number of phones, each round another server first."""
    for phones in sizes:
        for place in range(len(servers)):
            server = servers[(place + turn) % len(servers)]
            yield Turn(server, phones, turn, _evening(HOUSES[server], phones, parts))


def the_rest(turn: int) -> Iterator[Turn]:
    """One round of the rest: joining over ten seconds and staying; and an evening without each of the tricks."""
    yield Turn("ours", AT, turn, lambda: Arriving(Ours(), AT).play())
    yield Turn(WITH_ALL, AT, turn, _evening(Ours, AT, QUICK))
    for trick in (*TRICKS, EVERYTHING):
        yield Turn(f"ours without {trick}", AT, turn, _evening(partial(Ours, without(trick)), AT, QUICK))


def _evening(
    house: Callable[[], House], phones: int, parts: frozenset[str]
) -> Callable[[], Coroutine[Any, Any, Played]]:
    async def play() -> Played:
        return await Evening(house(), phones).play(parts)

    return play


class Bench:
    """One run: does every turn, tells what it found, and stops when its time is over."""

    def __init__(self, seconds: float) -> None:
        self.terminal = Console(highlight=False)
        self.results = Results(machine.describe())
        self._begun = time.monotonic()
        self._seconds = seconds
        self._longest: dict[tuple[str, int], float] = {}

    def do(self, planned: Sequence[Turn]) -> None:
        """These turns, as far as there is time."""
        for place, turn in enumerate(planned, 1):
            key = (turn.server, turn.phones)
            if self._gone() + self._longest.get(key, 0) > self._seconds:
                self.results.notes.append(
                    f"no time for round {turn.round + 1} of {turn.server} with {turn.phones} phones"
                )
                continue
            begun, busy = time.monotonic(), machine.load()
            self._measure(turn)
            self._longest[key] = time.monotonic() - begun
            self.terminal.print(
                f"round {turn.round + 1}, {place}/{len(planned)}  {self._gone():.0f} s  {turn.server}, {turn.phones}"
                f" phones: {self._longest[key]:.0f} s, load {busy:.1f}"
            )

    def note_load(self) -> None:
        """A machine that is used by others gives other figures."""
        self.results.notes.append(f"load of the machine at the end of the run: {machine.load():.1f}")

    def _measure(self, turn: Turn) -> None:
        try:
            figures, troubles = run(turn.play())
        except (AssertionError, OSError, LookupError, DidNotStart) as trouble:
            self.terminal.print(f"[red]{turn.server}, {turn.phones} phones: {type(trouble).__name__} {trouble}")
            self.results.notes.append(f"{turn.server} with {turn.phones} phones failed: {trouble}")
            return
        self.results.runs.append(Run(turn.server, turn.phones, turn.round, figures))
        for words, times in Counter(each[:100] for each in troubles).most_common(3):
            self.results.notes.append(f"{turn.server} with {turn.phones} phones, {times} times: {words}")
            self.terminal.print(f"{times} times: {words}", style="red")
        self.terminal.print(
            "   ".join(f"{words} {number(figures[name])}" for name, words in SHOWN.items() if name in figures),
            style="dim",
        )

    def _gone(self) -> float:
        return time.monotonic() - self._begun


def run(work: Coroutine[Any, Any, Played]) -> Played:
    """On the quickest loop that is there."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)


def main() -> int:
    """Reads the command line."""
    given = _asked().parse_args()
    machine.pin(machine.PHONES_CORE)
    machine.allow_many_connections()
    looking = bool(given.only or given.phones or given.servers)
    sizes = [int(one) for one in given.phones.split(",")] if given.phones else FULL if given.full else SIZES
    servers = given.servers.split(",") if given.servers else list(HOUSES)
    parts = frozenset(given.only.split(",")) if given.only else ALL
    bench = Bench(given.minutes * 60)
    for turn in range(given.rounds):
        bench.do(list(turns(sizes, servers, turn, parts)))
        if not looking:
            bench.do(list(the_rest(turn)))
    if not looking:
        bench.results.runs.append(Run("ours", AT, 0, {"replay_s": replay.measure()}))
    bench.note_load()
    words = told(bench.results)
    if not looking:
        given.output.mkdir(parents=True, exist_ok=True)
        bench.results.write(given.output / "results.json")
        (given.output / "RESULTS.md").write_text(words, "utf-8")
        curves.draw(bench.results.runs, given.output / "curves.svg")
    bench.terminal.print(Markdown(words.partition("\n\n")[2]))
    return int(any("failed" in note for note in bench.results.notes))


def _asked() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("--full", action="store_true", help="30 and 300 phones too")
    asked.add_argument("--only", default="", help=f"some parts of the evening: {','.join(sorted(ALL))}")
    asked.add_argument("--phones", default="", help="numbers of phones, for instance 100,1000")
    asked.add_argument("--servers", default="", help=f"some of {','.join(HOUSES)}")
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    asked.add_argument("--minutes", type=float, default=14, help="no new round is begun after this time")
    asked.add_argument("-o", "--output", type=Path, default=HERE, help="the folder for RESULTS.md")
    return asked


if __name__ == "__main__":
    sys.exit(main())
