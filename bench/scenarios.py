"""What is measured: one evening of one server, from the first phone that joins to the last after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

from bench import machine
from bench.houses import House, Ours
from bench.phones import Phone, Sent
from bench.room import Room, percentile
from bench.wires import Broken

QUIET = 0.3
"""Seconds after which nothing is left to be done of what was before; also how long work after a reply is counted."""

PUSHES = ("oefenen", "2", "11", "beschikbaar")
"""Questions of the default programme whose piece is about 3 kB."""

AT_ONCE = ("0", "1", "10")
SPREAD = "4"
"""Open questions; the last one takes three answers of each phone."""

MANY_AT_A_TIME = 3.0
"""Seconds over which answers come in that are not sent together."""

NOT_SHOWN, ONE_BY_ONE = 4, 6
"""The wall shows how many answered from the fifth on; after that so many are timed, one by one."""

Figures = dict[str, float]
Played = tuple[Figures, list[str]]
"""What was measured, and what went wrong for phones."""

ALL = frozenset({"join", "push", "answers", "spread", "wall", "crash"})


class Lost(AssertionError):
    """An answer that was acknowledged is not kept."""


class Evening:
    """One server and its room, and what was measured so far."""

    def __init__(self, house: House, phones: int) -> None:
        self.house = house
        self.phones = phones
        self.figures: Figures = {}
        self.acknowledged: set[str] = set()
        self.watchers: dict[str, Phone] = {}
        self.room = Room(house.place)

    async def play(self, parts: frozenset[str] = ALL) -> Played:
        """Everything that was asked, in the order of an evening. Raises Lost."""
        self.figures["start_s"] = self.house.start()
        try:
            self.house.prepare()
            self.room = Room(self.house.place)
            self.room.fill(self.phones)
            if isinstance(self.house, Ours):
                for audience in ("wall", "console"):
                    self.watchers[audience] = self.house.watch(audience)
                    await self.watchers[audience].listen()
            await self.join()
            if "push" in parts:
                await self.push()
            if "answers" in parts:
                await self.answers()
            if parts & {"spread", "wall", "crash"}:
                await self.open(SPREAD)
            if "wall" in parts and self.watchers:
                await self.one_by_one()
            if "spread" in parts:
                await self.spread()
            if "crash" in parts and self.watchers:
                await self.crash()
            self.compare()
            self.figures["errors"] = len(self.room.errors)
            return self.figures, self.room.errors
        finally:
            self.room.close()
            for watcher in self.watchers.values():
                watcher.close()
            self.house.stop()

    async def join(self) -> None:
        """Everybody within one second."""
        await asyncio.sleep(QUIET)
        memory, cpu, begun = machine.memory_kb(self.house.pid), self._cpu(), perf_counter()
        took = await self.room.join(within=1.0)
        self.figures["join_s"] = perf_counter() - begun
        self.figures["join_p95_ms"] = percentile(took, 0.95) * 1000
        await asyncio.sleep(QUIET)
        self.figures["join_cpu_ms"] = (self._cpu() - cpu) / self.phones * 1000
        self.figures["memory_kb"] = (machine.memory_kb(self.house.pid) - memory) / self.phones

    async def push(self) -> None:
        """A question is opened: until the last phone has it."""
        last, costs = [], []
        for question in PUSHES:
            opens = await self.house.before(question)
            await self._quiet()
            cpu = self._cpu()
            arrived, size = await self.room.pushed(opens)
            last.append(max(arrived, default=float("nan")))
            await self._quiet()
            costs.append(self._cpu() - cpu)
            self.figures["push_bytes"] = size
        self.figures["push_ms"] = median(last) * 1000
        self.figures["push_cpu_ms"] = median(costs) * 1000

    async def answers(self) -> None:
        """Everybody answers in the same instant, to three questions."""
        rates, costs, p95 = [], [], []
        for question in AT_ONCE:
            await self.open(question)
            cpu = self._cpu()
            sent = self._kept(await self.room.answer(question))
            rates.append(len(sent) / (max(one.acknowledged for one in sent) - min(one.left for one in sent)))
            p95.append(percentile([one.took for one in sent], 0.95))
            await self._quiet()
            costs.append((self._cpu() - cpu) / len(sent) * 1000)
        self.figures["answers_per_s"] = median(rates)
        self.figures["answer_cpu_s"] = median(costs)
        self.figures["at_once_p95_ms"] = median(p95) * 1000

    async def spread(self) -> None:
        """Everybody answers at a moment of their own within three seconds; how late is the wall?"""
        sent = self._kept(await self.room.answer(SPREAD, MANY_AT_A_TIME))
        self.figures["spread_p95_ms"] = percentile([one.took for one in sent], 0.95) * 1000
        await asyncio.sleep(2 * QUIET)
        if self.watchers:
            late = self._to_the_wall(sent)
            self.figures["wall_p95_ms"] = percentile(late, 0.95) * 1000
            self.figures["wall_missed"] = len(sent) - len(late)
            self.figures["wall_pushes_per_s"] = self._most_in_a_second()

    async def one_by_one(self) -> None:
        """In a quiet room somebody answers who did not before: the wall shows it at once."""
        sent = []
        for phone in self.room.phones[: NOT_SHOWN + ONE_BY_ONE]:
            await self._quiet()
            sent.append(await phone.send(phone.write(SPREAD)))
        await self._quiet()
        late = self._to_the_wall(self._kept(sent)[NOT_SHOWN:])
        self.figures["quiet_wall_p95_ms"] = percentile(late, 0.95) * 1000

    async def crash(self) -> None:
        """The server dies while everybody answers; it is started again, all come back at once and send again."""
        letters = [(phone, phone.write(SPREAD)) for phone in self.room.phones]
        tasks = [asyncio.ensure_future(phone.send(sent)) for phone, sent in letters]
        await asyncio.wait(tasks[: max(1, len(tasks) // 4)])
        self.house.kill()
        await asyncio.gather(*tasks)
        self.acknowledged |= {sent.id for _, sent in letters if sent.acknowledged}
        self.figures["restart_s"] = await asyncio.get_running_loop().run_in_executor(None, self.house.start)
        begun = perf_counter()
        back = await asyncio.gather(*(_trouble(phone.come_back) for phone in self.room.phones))
        self.figures["reconnect_s"] = perf_counter() - begun
        self.room.errors += [each for each in back if each]
        for start in range(0, len(letters), 200):
            some = letters[start : start + 200]
            self._kept(await asyncio.gather(*(phone.send(sent) for phone, sent in some)))

    def compare(self) -> None:
        """Everything acknowledged is kept, and kept once. Raises Lost."""
        if self.house.keeps:
            lost = self.acknowledged - self.house.stored().keys()
            if lost:
                raise Lost(f"{len(lost)} of {len(self.acknowledged)} acknowledged answers are not kept")

    async def open(self, question: str) -> None:
        """Opens this question, and waits until the room has it."""
        opens = await self.house.before(question)
        await self._quiet()
        await self.room.pushed(opens)
        await self._quiet()

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

    def _most_in_a_second(self) -> int:
        heard = [push.at for push in self.watchers["wall"].heard]
        return max((sum(at <= later < at + 1 for later in heard) for at in heard), default=0)

    def _cpu(self) -> float:
        return machine.cpu_seconds(self.house.pid)

    async def _quiet(self) -> None:
        """Waits until the server has nothing left to do."""
        while True:
            cpu = self._cpu()
            await asyncio.sleep(QUIET)
            if self._cpu() - cpu < QUIET / 10:
                return


class Arriving:
    """Everybody joins within ten seconds, and then stays: what does it cost that they are there?"""

    WITHIN = 10.0
    STAYING = 26.0
    """Seconds: longer than the pause between two pings, so that each phone had one."""

    def __init__(self, house: House, phones: int) -> None:
        self.house, self.phones = house, phones

    async def play(self) -> Played:
        """p95 of joining in ms, errors, and the part of one core that is used afterwards in percents."""
        self.house.start()
        room = Room(self.house.place)
        try:
            self.house.prepare()
            room = Room(self.house.place)
            room.fill(self.phones)
            took = await room.join(within=self.WITHIN)
            await asyncio.sleep(1)
            cpu, begun = machine.cpu_seconds(self.house.pid), perf_counter()
            await asyncio.sleep(self.STAYING)
            idle = (machine.cpu_seconds(self.house.pid) - cpu) / (perf_counter() - begun)
            gone = sum(not phone.connected for phone in room.phones)
            figures = {
                "join_ten_p95_ms": percentile(took, 0.95) * 1000,
                "join_ten_errors": len(room.errors) + gone,
                "idle_percent": idle * 100,
            }
            return figures, room.errors
        finally:
            room.close()
            self.house.stop()


async def _trouble(work: Callable[[], object]) -> str:
    done = work()
    assert asyncio.iscoroutine(done)
    try:
        await asyncio.wait_for(done, 30)
    except (Broken, OSError, TimeoutError) as trouble:
        return f"back: {type(trouble).__name__} {trouble}"
    return ""
