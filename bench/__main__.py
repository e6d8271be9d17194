"""Measures our server beside two references, in one run: see docs/speed.md.

    python -m bench [--full]                                     everything; writes bench/RESULTS.md and curves.svg
    python -m bench --only answers --phones 1000 --servers ours,empty --rounds 1     a quick look; writes with -o

The servers have one core and the phones another. All servers play the same evening at the same time, part by part in
turn, so that a busy moment of the machine is shared by all.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench import curves, machine, replay
from bench.arriving import Arriving
from bench.goals import AT, Run, middle
from bench.houses import HOUSES, DidNotStart, House, Ours
from bench.results import SHOWN, Results, number, told
from bench.scenarios import ALL, Evening, Played, together
from bench.tricks import EVERYTHING, TRICKS, WITH_ALL, without
from rich.console import Console
from rich.markdown import Markdown

HERE = Path(__file__).parent
SIZES, FULL = (100, 1000, 2000), (30, 100, 300, 1000, 2000)
ROUNDS = 2
MANY = 100
"""More than the times that anything is measured in one round: a run's number is that of its round, times this, and its
own."""

QUICK = frozenset({"join", "push", "few"})
"""What is measured of a trick."""


Measured = Sequence[tuple[str, int, Played]]
"""Server, number of phones, and what came of it."""


@dataclass(frozen=True)
class Turn:
    """Something to be measured once; `words` say what, the same in each round."""

    words: str
    round: int
    play: Callable[[], Coroutine[Any, Any, Measured]]


def turns(sizes: Sequence[int], servers: Sequence[str], turn: int, parts: frozenset[str]) -> Iterator[Turn]:
    """One round: all servers, with every number of phones, each round another server first."""
    order = [servers[(place + turn) % len(servers)] for place in range(len(servers))]
    for phones in sizes:
        houses = {server: HOUSES[server] for server in order}
        yield Turn(f"{', '.join(servers)} with {phones} phones", turn, partial(_side_by_side, houses, phones, parts))


def the_rest(turn: int) -> Iterator[Turn]:
    """One round of the rest: joining over ten seconds and staying; and an evening without each of the tricks."""
    yield Turn(f"arriving and staying, {AT} phones", turn, _arriving)
    houses: dict[str, Callable[[], House]] = {WITH_ALL: Ours}
    houses |= {f"ours without {trick}": partial(Ours, without(trick)) for trick in (*TRICKS, EVERYTHING)}
    yield Turn(f"every trick, {AT} phones", turn, partial(_side_by_side, houses, AT, QUICK))


async def _side_by_side(houses: Mapping[str, Callable[[], House]], phones: int, parts: frozenset[str]) -> Measured:
    played = await together([Evening(house(), phones) for house in houses.values()], parts)
    return [(server, phones, one) for server, one in zip(houses, played, strict=True)]


async def _arriving() -> Measured:
    return [("ours", AT, await Arriving(Ours(), AT).play())]


class Bench:
    """One run: does every turn, tells what it found, and stops when its time, that began at `begun`, is over."""

    def __init__(self, begun: float, seconds: float) -> None:
        self.terminal = Console(highlight=False)
        self.results = Results(machine.describe())
        self._begun = begun
        self._seconds = seconds
        self._longest: dict[str, float] = {}

    def do(self, planned: Sequence[Turn]) -> None:
        """These turns, as far as there is time."""
        for place, turn in enumerate(planned, 1):
            if self._gone() + self._longest.get(turn.words, 0) > self._seconds:
                self.results.notes.append(f"no time for round {turn.round + 1} of {turn.words}")
                continue
            begun, busy = time.monotonic(), machine.load()
            self._measure(turn)
            self._longest[turn.words] = time.monotonic() - begun
            self.terminal.print(
                f"round {turn.round + 1}, {place}/{len(planned)}  {self._gone():.0f} s  {turn.words}:"
                f" {self._longest[turn.words]:.0f} s, load {busy:.1f}"
            )

    def tell(self, output: Path | None) -> None:
        """What was found, on the terminal and in this folder."""
        # A machine that is used by others gives other figures.
        self.results.notes.append(f"load of the machine at the end of the run: {machine.load():.1f}")
        words = told(self.results)
        if output is not None:
            output.mkdir(parents=True, exist_ok=True)
            self.results.write(output / "results.json")
            (output / "RESULTS.md").write_text(words, "utf-8")
            curves.draw(self.results.runs, output / "curves.svg")
        self.terminal.print(Markdown(words.partition("\n\n")[2]))

    def _measure(self, turn: Turn) -> None:
        try:
            measured = run(turn.play())
        except (AssertionError, OSError, LookupError, DidNotStart) as trouble:
            self.terminal.print(f"[red]{turn.words}: {type(trouble).__name__} {trouble}")
            self.results.notes.append(f"{turn.words} failed: {trouble}")
            return
        for server, phones, played in measured:
            runs = [Run(server, phones, turn.round * MANY + time, one) for time, one in enumerate(played.samples)]
            self.results.runs += runs
            for words, times in Counter(each[:100] for each in played.troubles).most_common(3):
                self.results.notes.append(f"{server} with {phones} phones, {times} times: {words}")
                self.terminal.print(f"{times} times: {words}", style="red")
            figures = {name: middle(runs, server, phones, name) for name in SHOWN}
            known = [
                f"{words} {number(figures[name])}" for name, words in SHOWN.items() if figures[name] == figures[name]
            ]
            self.terminal.print(f"{server}: {'   '.join(known)}", style="dim")

    def _gone(self) -> float:
        return time.monotonic() - self._begun


def run(work: Coroutine[Any, Any, Measured]) -> Measured:
    """On the quickest loop that is there, and without a search for garbage among thousands of phones."""
    gc.disable()
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
    begun = time.monotonic()
    benches = [Bench(begun, given.minutes * 60) for _ in range(given.runs)]
    for turn in range(given.rounds):
        for planned in turns(sizes, servers, turn, parts):
            for bench in benches:
                bench.do([planned])
        if not looking:
            benches[0].do(list(the_rest(turn)))
    if not looking:
        benches[0].results.runs.append(Run("ours", AT, 0, {"replay_s": replay.measure()}))
    output: Path | None = given.output or (None if looking else HERE)
    for place, bench in enumerate(benches, 1):
        bench.tell(output if output is None or given.runs == 1 else output / str(place))
    return int(any("failed" in note for bench in benches for note in bench.results.notes))


def _asked() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("--full", action="store_true", help="30 and 300 phones too")
    asked.add_argument("--only", default="", help=f"some parts of the evening: {','.join(sorted(ALL))}")
    asked.add_argument("--phones", default="", help="numbers of phones, for instance 100,1000")
    asked.add_argument("--servers", default="", help=f"some of {','.join(HOUSES)}")
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    asked.add_argument("--runs", type=int, default=1, help="so many runs at the same time, turn by turn")
    asked.add_argument("--minutes", type=float, default=13.5, help="no new round is begun after this time")
    asked.add_argument("-o", "--output", type=Path, help="the folder for RESULTS.md; a quick look writes only with it")
    return asked


if __name__ == "__main__":
    sys.exit(main())
