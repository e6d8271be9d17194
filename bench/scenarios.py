"""What is measured: one evening of one server, from the first phone that joins to the last after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Any

from bench import machine
from bench.houses import House, Ours
from bench.phones import Phone, Sent
from bench.room import Room, percentile
from bench.wires import Broken

QUIET = 0.3
"""Seconds that joining is left to settle, before and after."""

STILL = 0.15
"""A server that used nearly no processor for so many seconds has nothing left to do; its pushes are 0.1 s apart."""

PUSHES = ("oefenen", "2", "11", "beschikbaar")
"""Questions of the default programme whose piece is about 3 kB."""

AT_ONCE = ("0", "1", "samen-verder", "nog-open")
FEW = 3
"""So many of these tell what a trick is worth."""

AT_LEAST, MOST = 0.6, 20
"""Seconds that a burst lasts: everybody answers again and again until then, no more than so many times. One of a
hundred phones would be over in a few thousandths of a second."""

QUIETLY, SPREAD = "tip", ("4", "advies", "10")
"""Open questions. Each phone answers in every burst, once in a quiet room if it is one of a few, over some seconds to
each of the last three, and to the very last once more when the server dies."""

A_CROWD = 1000
"""Answers that come in over some seconds, also when there are fewer phones."""

SECONDS = 3
MANY_AT_A_TIME = float(SECONDS)
"""Seconds over which answers come in that are not sent together; each is a measurement of its own, so that one in which
the machine was away is one of many."""

NOT_SHOWN, ONE_BY_ONE = 4, 6
"""The wall shows how many answered from the fifth on; after that so many are timed, one by one."""

Figures = dict[str, float]
Step = Callable[[], Coroutine[Any, Any, None]]

ALL = frozenset({"join", "push", "answers", "spread", "wall", "crash"})


@dataclass
class Played:
    """What was measured, once for each time (a burst, an opening), and what went wrong for phones."""

    samples: list[Figures] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def note(self, time: int, **figures: float) -> None:
        """These figures of the given time, from 0."""
        while len(self.samples) <= time:
            self.samples.append({})
        self.samples[time] |= figures


class Lost(AssertionError):
    """An answer that was acknowledged is not kept."""


class Evening:
    """One server and its room, and what was measured so far."""

    def __init__(self, house: House, phones: int) -> None:
        self.house = house
        self.phones = phones
        self.played = Played()
        self.acknowledged: set[str] = set()
        self.watchers: dict[str, Phone] = {}
        self.room = Room(house.place)
        self._opened = ""

    async def begin(self) -> None:
        """The server, an evening on it, wall and console. Raises DidNotStart."""
        self.played.note(0, start_s=self.house.start())
        self.house.prepare()
        self.room = Room(self.house.place)
        self.room.fill(self.phones)
        if isinstance(self.house, Ours):
            for audience in ("wall", "console"):
                self.watchers[audience] = self.house.watch(audience)
                await self.watchers[audience].listen()
        await self._quiet()

    def steps(self, parts: frozenset[str]) -> list[Step]:
        """What is to be measured, each time by itself, in the order of an evening; as many steps for each server."""
        bursts = AT_ONCE if "answers" in parts else AT_ONCE[:FEW]
        steps: dict[str, list[Step]] = {
            "join": [self.join],
            "push": [partial(self.push, *each) for each in enumerate(PUSHES)],
            "answers": [partial(self.answers, *each) for each in enumerate(bursts)],
            "wall": [self.one_by_one],
            "spread": [partial(self.spread, *each) for each in enumerate(SPREAD)],
            "crash": [self.crash],
        }
        wanted = parts | {"join"} | ({"answers"} if "few" in parts else set())
        return [step for part, some in steps.items() if part in wanted for step in some]

    def end(self) -> Played:
        """What came of it. Raises Lost when an acknowledged answer is not kept, or twice."""
        if self.house.keeps:
            lost = self.acknowledged - self.house.stored().keys()
            if lost:
                raise Lost(f"{len(lost)} of {len(self.acknowledged)} acknowledged answers are not kept")
        self.played.troubles = self.room.errors
        self.played.note(0, errors=len(self.room.errors))
        return self.played

    def close(self) -> None:
        """Everybody leaves, the server stops."""
        self.room.close()
        for watcher in self.watchers.values():
            watcher.close()
        self.house.stop()

    async def join(self) -> None:
        """Everybody within one second."""
        await asyncio.sleep(QUIET)
        memory, cpu, begun = machine.memory_kb(self.house.pid), self._cpu(), perf_counter()
        took = await self.room.join(within=1.0)
        self.played.note(0, join_s=perf_counter() - begun, join_p95_ms=percentile(took, 0.95) * 1000)
        await asyncio.sleep(QUIET)
        self.played.note(
            0,
            join_cpu_ms=(self._cpu() - cpu) / self.phones * 1000,
            memory_kb=(machine.memory_kb(self.house.pid) - memory) / self.phones,
        )

    async def push(self, time: int, question: str) -> None:
        """A question is opened: until the last phone has it."""
        opens = await self.house.before(question)
        await self._quiet()
        cpu = self._cpu()
        arrived, size = await self.room.pushed(opens)
        await self._quiet()
        last = max(arrived, default=float("nan")) * 1000
        self.played.note(time, push_ms=last, push_cpu_ms=(self._cpu() - cpu) * 1000, push_bytes=size)
        self._opened = question

    async def answers(self, time: int, question: str) -> None:
        """Everybody answers in the same instant, again and again."""
        await self.open(question)
        cpu, busy = self._cpu(), 0.0
        sent: list[Sent] = []
        while busy < AT_LEAST and len(sent) < MOST * self.phones:
            burst = self._kept(await self.room.answer(question))
            busy += max(one.acknowledged for one in burst) - min(one.left for one in burst)
            sent += burst
            await self._quiet()
        self.played.note(
            time,
            answers_per_s=len(sent) / busy,
            at_once_p95_ms=percentile([one.took for one in sent], 0.95) * 1000,
            answer_cpu_s=(self._cpu() - cpu) / len(sent) * 1000,
        )

    async def spread(self, time: int, question: str) -> None:
        """Everybody answers at moments of their own within three seconds; how late is the wall?"""
        await self.open(question)
        begun = perf_counter()
        sent = self._kept(await self.room.answer(question, MANY_AT_A_TIME, max(1, A_CROWD // self.phones)))
        for second in range(SECONDS):
            took = [one.took for one in sent if int(one.left - begun) == second]
            self.played.note(time * SECONDS + second, spread_p95_ms=percentile(took, 0.95) * 1000)
        await asyncio.sleep(2 * QUIET)
        if self.watchers:
            late = self._to_the_wall(sent)
            self.played.note(
                time,
                wall_p95_ms=percentile(late, 0.95) * 1000,
                wall_missed=len(sent) - len(late),
                wall_pushes_per_s=self._most_in_a_second(begun),
            )

    async def one_by_one(self) -> None:
        """In a quiet room somebody answers who did not before: the wall shows it at once."""
        if not self.watchers:
            return
        await self.open(QUIETLY)
        sent = []
        for phone in self.room.phones[: NOT_SHOWN + ONE_BY_ONE]:
            await self._quiet()
            sent.append(await phone.send(phone.write(QUIETLY)))
        await self._quiet()
        late = self._to_the_wall(self._kept(sent)[NOT_SHOWN:])
        self.played.note(0, quiet_wall_p95_ms=percentile(late, 0.95) * 1000)

    async def crash(self) -> None:
        """The server dies while everybody answers; it is started again, all come back at once and send again."""
        if not self.watchers:
            return
        await self.open(SPREAD[-1])
        letters = [(phone, phone.write(SPREAD[-1])) for phone in self.room.phones]
        tasks = [asyncio.ensure_future(phone.send(sent)) for phone, sent in letters]
        await asyncio.wait(tasks[: max(1, len(tasks) // 4)])
        self.house.kill()
        await asyncio.gather(*tasks)
        self.acknowledged |= {sent.id for _, sent in letters if sent.acknowledged}
        self.played.note(0, restart_s=await asyncio.get_running_loop().run_in_executor(None, self.house.start))
        begun = perf_counter()
        back = await asyncio.gather(*(_trouble(phone.come_back) for phone in self.room.phones))
        self.played.note(0, reconnect_s=perf_counter() - begun)
        self.room.errors += [each for each in back if each]
        for start in range(0, len(letters), 200):
            some = letters[start : start + 200]
            self._kept(await asyncio.gather(*(phone.send(sent) for phone, sent in some)))

    async def open(self, question: str) -> None:
        """Opens this question, unless it is, and waits until the room has it."""
        if question == self._opened:
            return
        opens = await self.house.before(question)
        await self._quiet()
        await self.room.pushed(opens)
        await self._quiet()
        self._opened = question

    def _kept(self, sent: Sequence[Sent]) -> list[Sent]:
        """Those that were acknowledged; the others are written down as errors."""
        fine = [one for one in sent if one.acknowledged]
        self.room.errors += [one.trouble for one in sent if not one.acknowledged]
        self.acknowledged |= {one.id for one in fine}
        if not fine:
            raise Lost(f"nothing was acknowledged: {sent[0].trouble if sent else ''}")
        return fine

    def _to_the_wall(self, sent: Sequence[Sent]) -> list[float]:
        """Seconds from each answer that left a phone to the first push of the wall that has it."""
        numbers, pushes = self.house.stored(), self.watchers["wall"].heard
        late = []
        for one in sent:
            seen = [push.at for push in pushes if push.seq >= numbers[one.id]]
            if seen:
                late.append(min(seen) - one.left)
        return late

    def _most_in_a_second(self, begun: float) -> int:
        heard = [push.at for push in self.watchers["wall"].heard if push.at > begun]
        return max((sum(at <= later < at + 1 for later in heard) for at in heard), default=0)

    def _cpu(self) -> float:
        return machine.cpu_seconds(self.house.pid)

    async def _quiet(self) -> None:
        """Waits until the server has nothing left to do."""
        while True:
            cpu = self._cpu()
            await asyncio.sleep(STILL)
            if self._cpu() - cpu < STILL / 10:
                return


async def together(evenings: Sequence[Evening], parts: frozenset[str]) -> list[Played]:
    """The same evening on all these servers at once, each burst and each opening in turn, each time another server
    first: what the machine does beside this hits all of them alike. Raises Lost or DidNotStart."""
    try:
        for evening in evenings:
            await evening.begin()
        for place, steps in enumerate(zip(*(evening.steps(parts) for evening in evenings), strict=True)):
            for each in range(len(steps)):
                await steps[(each + place) % len(steps)]()
        return [evening.end() for evening in evenings]
    finally:
        for evening in evenings:
            evening.close()


async def _trouble(work: Callable[[], object]) -> str:
    done = work()
    assert asyncio.iscoroutine(done)
    try:
        await asyncio.wait_for(done, 30)
    except (Broken, OSError, TimeoutError) as trouble:
        return f"back: {type(trouble).__name__} {trouble}"
    return ""
