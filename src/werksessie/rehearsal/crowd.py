"""All pretend people of one session, each in a thread of its own."""

from __future__ import annotations

import threading
import time

from werksessie.rehearsal.ledger import Ledger
from werksessie.rehearsal.on_paper import OnPaper
from werksessie.rehearsal.people import Facilitator, Phone
from werksessie.rehearsal.person import Habits, Person

PAPER = "papier"
ARRIVING = 20.0
"""Seconds in which everybody comes in."""


def habits(people: int) -> list[Habits]:
    """Who comes: most with a good phone, some slow, some without a socket, a few from the municipality, one who drops
    out, one whose answer is too late, one on paper."""
    everybody = [
        Habits(
            f"mens-{number}",
            place=number,
            listens=number % 6 != 5,
            drops_out=number == 2,
            pace=3.0 if number % 5 == 4 else 1.0,
            dawdles=number == 3 and people > 4,
            official=number % 6 == 1,
        )
        for number in range(1, people + 1)
    ]
    # Whoever types the cards sits beside the facilitator, so there from the beginning.
    paper = Habits(PAPER, listens=False, pace=2.0)
    return [everybody[0], paper, *everybody[1:-1]] if people > 2 else everybody


class Crowd:
    """People who join the session with this code at this address and answer whatever it asks, until it is closed.
    Every pause is divided by `speed`. At the `desk`, if any, the one on paper is typed; without it that is a phone
    too."""

    def __init__(self, address: str, code: str, people: int, speed: float, desk: Facilitator | None = None) -> None:
        self.ledger = Ledger()
        self._stop = threading.Event()
        self._speed = speed
        self.people = [
            Person(
                OnPaper(desk, code) if desk and one.name == PAPER else Phone(address, code),
                one, self.ledger, self._stop, speed,
            )
            for one in habits(people)
        ]  # fmt: skip
        self._threads = [threading.Thread(target=person.run, daemon=True) for person in self.people]

    @property
    def here(self) -> bool:
        """Whether anybody still takes part."""
        return any(thread.is_alive() for thread in self._threads)

    def start(self) -> None:
        """Lets everybody in, one after the other, without waiting for them."""
        threading.Thread(target=self._arrive, daemon=True).start()
        self._threads[0].start()

    def stop(self, seconds: float = 5.0) -> None:
        """Everybody goes home; waits for them no longer than this."""
        self._stop.set()
        until = time.monotonic() + seconds
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, until - time.monotonic()))

    def go_home(self, seconds: float) -> None:
        """Waits, no longer than this, until everybody has seen that the evening is over."""
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def come_back(self) -> None:
        """Everybody comes in once more, with the same phones, for a next evening."""
        self.ledger.gather()
        for person in self.people:
            person.come_back()
        self._threads = [threading.Thread(target=person.run, daemon=True) for person in self.people]
        self.start()

    def done(self, activity: str, seq: int) -> int:
        """How many have nothing left to answer in this open activity, of those who saw what came after `seq`."""
        return sum(
            person.seq > seq and (person.screen.activity, person.screen.stage) == (activity, "open") and person.idle
            for person in self.people
        )

    def is_late(self, activity: str) -> bool:
        """Whether somebody still has to send an answer to this question, though it is closed."""
        return any(person.is_late_for(activity) for person in self.people)

    def _arrive(self) -> None:
        for thread in self._threads[1:]:
            if self._stop.wait(ARRIVING / len(self._threads) / self._speed):
                return
            thread.start()
