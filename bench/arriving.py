"""Everybody arrives in the ten seconds before an evening begins, and stays."""

from __future__ import annotations

import asyncio
from time import perf_counter

from bench import machine
from bench.houses import House
from bench.room import Room, percentile
from bench.scenarios import Played


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
            return Played([figures], room.errors)
        finally:
            room.close()
            self.house.stop()
