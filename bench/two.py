"""One process against two, and files against Redis, with many evenings at the same time; in one run.

    python -m bench.two [--sessions 200] [--people 10] [--rounds 2] [-o FOLDER]

Every evening has its phones and a wall. Two processes get every other evening each, as a proxy gives them by the code.
Writes two.json and two.md into the folder when there is one.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from bench import machine
from bench.houses import CSRF, HOST, TOKEN, _found
from bench.installations import Installation
from bench.phones import Phone, Place, Sent
from bench.room import Room, percentile
from bench.scenarios import NOT_SHOWN
from bench.wires import Reply

from werksessie.rehearsal.people import Facilitator

WAYS = {"files, 1 process": (1, False), "Redis, 1 process": (1, True), "Redis, 2 processes": (2, True)}
SHOWN = {
    "join_p95_ms": "join, over 10 s, p95 ms",
    "join_cpu_ms": "CPU ms per join",
    "answers_per_s": "answers/s at once",
    "at_once_p95_ms": "at once, ack p95 ms",
    "answer_cpu_ms": "CPU ms per answer",
    "answer_redis_ms": "of Redis, CPU ms per answer",
    "spread_p95_ms": "over 5 s, ack p95 ms",
    "wall_p95_ms": "answer to wall p95 ms",
    "push_last_ms": "all open a question at once, last phone ms",
    "push_p95_ms": "the same, p95 of evenings ms",
    "errors": "errors",
}
JOINING, SPREAD, QUIET = 10.0, 5.0, 0.5
"""Seconds in which everybody joins, in which answers come that are not sent together, and to let work be done."""

Figures = dict[str, float]


@dataclass
class Session:
    """One evening of the many."""

    desk: Facilitator
    room: Room
    wall: Phone
    sent: list[Sent] = field(default_factory=list)

    def opening(self) -> tuple[Phone, str, dict[str, str], str]:
        """What presses Volgende: a connection of the facilitator's, and the form."""
        page = self.desk.get(f"/sessions/{self.desk.session}").text
        expected = page.partition('name="expected"')[2].partition('value="')[2].partition('"')[0]
        hand = Phone(self.room.place)
        hand.carry({name: value for name, (value, _) in self.desk.cookies.items()})
        more = f"HX-Request: true\r\nX-CSRFToken: {_found(CSRF, self.desk.get('/sessions/new').text)}\r\n"
        return hand, f"/sessions/{self.desk.session}/next", {"expected": expected}, more


def prepared(installation: Installation, number: int, people: int) -> Session:
    """An evening in its lobby, with phones that have not joined."""
    desk = Facilitator(installation.link(number))
    today = datetime.now(UTC).date()
    code = desk.prepare(
        {"title": f"Avond {number}", "programme": "weerbaarheid", "place": "Buurthuis", "date": today.isoformat(),
         "time": "19.30", "municipality": "Voorbeeld", "ladder": "meewerken",
         "feedback_date": (today + timedelta(days=7)).isoformat()}
    )  # fmt: skip
    desk.until("start")
    room = Room(Place(HOST, installation.port_of(number), code, own=True))
    room.fill(people)
    console = desk.get(f"/sessions/{desk.session}").text
    wall = desk.get("/wall/" + console.partition("/wall/")[2][:32]).text
    return Session(desk, room, Phone(room.place, auth=_found(TOKEN, wall)))


async def play(installation: Installation, number: int, people: int) -> Figures:
    """So many evenings at the same time; what was measured."""
    with ThreadPoolExecutor(4) as hands:
        asked = hands.map(lambda each: prepared(installation, each, people), range(number))
        sessions = await asyncio.get_running_loop().run_in_executor(None, lambda: list(asked))
        try:
            return await _measured(installation, sessions, hands)
        finally:
            for one in sessions:
                one.room.close()
                one.wall.close()
                one.desk.close()


async def _measured(installation: Installation, sessions: Sequence[Session], hands: ThreadPoolExecutor) -> Figures:
    people = sum(len(one.room.phones) for one in sessions)
    await asyncio.gather(*(one.wall.listen() for one in sessions))
    figures: Figures = {}
    before = installation.cpu()
    took = await asyncio.gather(*(one.room.join(JOINING) for one in sessions))
    figures["join_p95_ms"] = percentile([each for some in took for each in some], 0.95) * 1000
    await asyncio.sleep(QUIET)
    figures["join_cpu_ms"] = sum(_since(installation, before)) / people * 1000
    await _open(sessions, hands, "0")
    before = installation.cpu()
    sent = await _answer(sessions, "0", 0.0)
    figures["answers_per_s"] = len(sent) / (max(one.acknowledged for one in sent) - min(one.left for one in sent))
    figures["at_once_p95_ms"] = percentile([one.took for one in sent], 0.95) * 1000
    await asyncio.sleep(2 * QUIET)
    served, stored = _since(installation, before)
    figures["answer_cpu_ms"], figures["answer_redis_ms"] = served / len(sent) * 1000, stored / len(sent) * 1000
    figures["push_last_ms"], figures["push_p95_ms"] = await _open(sessions, hands, "1")
    sent = await _answer(sessions, "1", SPREAD)
    figures["spread_p95_ms"] = percentile([one.took for one in sent], 0.95) * 1000
    await asyncio.sleep(2 * QUIET)
    figures["wall_p95_ms"] = percentile(await _to_the_walls(installation, sessions, hands), 0.95) * 1000
    troubles = Counter(trouble for one in sessions for trouble in one.room.errors)
    for trouble, times in troubles.most_common(3):
        print(f"{times} times: {trouble[:300]}", file=sys.stderr)
    figures["errors"] = troubles.total()
    return figures


async def _open(sessions: Sequence[Session], hands: ThreadPoolExecutor, question: str) -> tuple[float, float]:
    """Every evening opens this question in the same moment; ms until the last phone of all had it, and p95 of the last
    phones of each."""
    loop = asyncio.get_running_loop()

    def before(one: Session) -> tuple[Phone, str, dict[str, str], str]:
        reply = one.desk.do("go-to", {"activity": question})
        assert reply.status == 204, reply.text
        return one.opening()

    asked = await asyncio.gather(*(loop.run_in_executor(hands, before, one) for one in sessions))
    # The facilitators' browsers have their connections open already.
    await asyncio.gather(*(hand.get("/healthz") for hand, *_ in asked))
    await asyncio.sleep(QUIET)

    async def last(one: Session, hand: Phone, path: str, form: dict[str, str], more: str) -> float:
        pressed: list[asyncio.Task[Reply]] = []

        def press() -> asyncio.Task[Reply]:
            pressed.append(asyncio.ensure_future(hand.post(path, form, more)))
            return pressed[0]

        arrived, _ = await one.room.pushed(press, 30.0)
        hand.close()
        if pressed[0].result().status != 204:
            one.room.errors.append(f"opening: {pressed[0].result().status} {pressed[0].result().body[:200]!r}")
        return max(arrived, default=float("nan")) * 1000

    times = await asyncio.gather(*(last(one, *each) for one, each in zip(sessions, asked, strict=True)))
    await asyncio.sleep(2 * QUIET)
    return max(times), percentile(times, 0.95)


async def _answer(sessions: Sequence[Session], question: str, within: float) -> list[Sent]:
    """Everybody everywhere answers once. What was not acknowledged is an error."""
    for one, sent in zip(
        sessions, await asyncio.gather(*(one.room.answer(question, within) for one in sessions)), strict=True
    ):
        one.sent = [each for each in sent if each.acknowledged]
        one.room.errors += [each.trouble for each in sent if not each.acknowledged]
    return [each for one in sessions for each in one.sent]


async def _to_the_walls(
    installation: Installation, sessions: Sequence[Session], hands: ThreadPoolExecutor
) -> list[float]:
    """Seconds from each answer that left a phone to the first push of its wall that has it; a wall shows how many
    answered from the fifth on. Raises AssertionError when an acknowledged answer is not kept."""
    loop = asyncio.get_running_loop()
    names = [one.desk.session for one in sessions]
    logs = await asyncio.gather(*(loop.run_in_executor(hands, installation.stored, name) for name in names))
    late = []
    for one, kept in zip(sessions, logs, strict=True):
        assert all(each.id in kept for each in one.sent), "an acknowledged answer is not kept"
        for each in sorted(one.sent, key=lambda each: kept[each.id])[NOT_SHOWN:]:
            seen = [push.at for push in one.wall.heard if push.seq >= kept[each.id]]
            late.append(min(seen) - each.left if seen else float("inf"))
    return late


def _since(installation: Installation, before: tuple[float, float]) -> tuple[float, float]:
    now = installation.cpu()
    return now[0] - before[0], now[1] - before[1]


def table(results: dict[str, list[Figures]], title: str) -> str:
    """What was found, as Markdown: medians of the rounds, and the ratios that matter."""
    ways = list(results)
    middle = {way: {key: median(one[key] for one in rounds) for key in SHOWN} for way, rounds in results.items()}
    lines = [f"## {title}", "", f"|  | {' | '.join(ways)} | 2 : 1 process | Redis : files |", "| --- |" + " --- |" * 5]
    for key, words in SHOWN.items():
        one, other, two = (middle[way][key] for way in WAYS)
        ratios = " | ".join(f"{a / b:.2f}" if b else "" for a, b in ((two, other), (other, one)))
        lines.append(f"| {words} | {' | '.join(f'{middle[way][key]:,.3g}' for way in ways)} | {ratios} |")
    return "\n".join([*lines, ""])


def main() -> None:
    """Every way in turn, round after round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", choices=WAYS, help="one way by itself, without a table")
    parser.add_argument("-o", type=Path, dest="folder")
    asked = parser.parse_args()
    machine.allow_many_connections()
    results: dict[str, list[Figures]] = {way: [] for way in WAYS}
    begun = perf_counter()
    for _ in range(asked.rounds):
        for way, (processes, redis) in WAYS.items():
            if asked.only not in (None, way):
                continue
            installation = Installation(way, processes, redis)
            try:
                results[way].append(asyncio.run(play(installation, asked.sessions, asked.people)))
            finally:
                print(installation.said(), file=sys.stderr)
                installation.stop()
            print(f"{perf_counter() - begun:5.0f} s  {way}: {results[way][-1]}", flush=True)
    if asked.only:
        return
    told = table(results, f"{asked.sessions} evenings with {asked.people} phones each at the same time")
    print(told)
    if asked.folder:
        asked.folder.mkdir(parents=True, exist_ok=True)
        (asked.folder / "two.md").write_text(told, "utf-8")
        found = {"machine": machine.describe(), "sessions": asked.sessions, "people": asked.people, "runs": results}
        (asked.folder / "two.json").write_text(json.dumps(found, indent=1), "utf-8")


if __name__ == "__main__":
    main()
