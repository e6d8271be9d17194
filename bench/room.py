"""All phones of one evening together: they join, hear of a question, and answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from bench.phones import Phone, Place, Sent
from bench.wires import Event

PATIENCE, A_PUSH = 30.0, 10.0
"""Seconds after which somebody who joins, or a push, is waited for no longer."""


@dataclass
class Room:
    """All phones of one evening, and what went wrong for them."""

    place: Place
    phones: list[Phone] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def fill(self, number: int) -> None:
        """So many phones, none of them joined yet."""
        self.phones = [Phone(self.place, each) for each in range(number)]

    async def join(self, within: float) -> list[float]:
        """Everybody joins, each at its own moment within so many seconds; how long each took, in seconds."""
        start = perf_counter()

        async def arrive(phone: Phone, moment: float) -> float:
            await asyncio.sleep(max(0.0, start + moment - perf_counter()))
            begun = perf_counter()
            try:
                await asyncio.wait_for(phone.join(), PATIENCE)
            except (OSError, TimeoutError) as trouble:
                self.errors.append(f"join: {type(trouble).__name__} {trouble}")
            return perf_counter() - begun

        spread = within / len(self.phones)
        return list(await asyncio.gather(*(arrive(one, each * spread) for each, one in enumerate(self.phones))))

    async def answer(self, activity: str, within: float = 0.0, each: int = 1) -> list[Sent]:
        """Everybody sends an answer: all in the same turn of the loop, or each at a moment within so many seconds; with
        `each` so many, one after the other."""
        # In an order that has nothing to do with that of joining.
        orders = [number * 7919 % len(self.phones) for number in range(len(self.phones))]
        letters = [
            (phone, phone.write(activity), (time + order / len(self.phones)) / each * within)
            for time in range(each)
            for phone, order in zip(self.phones, orders, strict=True)
        ]
        start = perf_counter()

        async def write(phone: Phone, sent: Sent, moment: float) -> Sent:
            if moment:
                await asyncio.sleep(max(0.0, start + moment - perf_counter()))
            return await phone.send(sent)

        return list(await asyncio.gather(*(write(*one) for one in letters)))

    async def pushed(self, cause: Callable[[], object], patience: float = A_PUSH) -> tuple[list[float], int]:
        """Does what makes the server push; seconds until each phone had it, and its length in bytes. Who did not
        hear of it in time is missing."""
        arrivals: dict[int, Event] = {}
        everybody: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def note(phone: Phone) -> Callable[[Event], None]:
            def heard(event: Event) -> None:
                arrivals.setdefault(phone.number, event)
                if len(arrivals) == len(self.phones) and not everybody.done():
                    everybody.set_result(None)

            return heard

        for phone in self.phones:
            phone.on_push = note(phone)
        start = perf_counter()
        done = cause()
        try:
            await asyncio.wait_for(everybody, patience)
        except TimeoutError:
            self.errors.append(f"push: {len(self.phones) - len(arrivals)} phones heard nothing")
        for phone in self.phones:
            phone.on_push = None
        if isinstance(done, asyncio.Future):
            await done
        return [event.at - start for event in arrivals.values()], max((e.bytes for e in arrivals.values()), default=0)

    def close(self) -> None:
        """Everybody leaves."""
        for phone in self.phones:
            phone.close()


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies; not a number when there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")
