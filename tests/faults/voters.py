"""People who vote as fast as they can, through whatever happens to the server: what they were told was received."""

from __future__ import annotations

import random
import secrets
import threading
from collections import Counter
from collections.abc import Callable
from http.client import HTTPException

from tests.faults.forking import until
from werksessie.rehearsal.people import Phone

PROGRAMME = """
format = 1
id = "stemmen"
version = "1"
title.nl = "Stemmen"

[[activities]]
id = "stem"
kind = "dots"
title.nl = "Kiezen"
text.nl = "Wat kiezen jullie?"
choices = 2
options = [{ id = "a", text.nl = "Plek" }, { id = "b", text.nl = "Ouders" }, { id = "c", text.nl = "Sport" }]
"""

Vote = tuple[str, tuple[str, ...]]
"""The id of an answer, and the two options it chose."""

REST = 0.01
"""Seconds before what was not received is sent again."""


def ballot(choice: tuple[str, ...]) -> dict[str, str]:
    """The form of a vote."""
    return {f"dots-{option}": "1" for option in choice}


class Stubborn(threading.Thread):
    """Somebody whose phone sends each vote until it is received, as the outbox does: what is refused with 500 and more,
    or gets no answer, goes again under the same id. `sure` are the votes that were received, in order; `last` is the
    one on its way, `statuses` counts what the server said."""

    def __init__(self, address: str, code: str, number: int) -> None:
        super().__init__(daemon=True)
        self.phone = Phone(address, code)
        self.chance = random.Random(number)
        self.sure: list[Vote] = []
        self.last: Vote = ("", ())
        self.statuses: Counter[int] = Counter()
        self.trouble = ""
        self._enough = threading.Event()
        assert self.phone.join().status == 303

    def run(self) -> None:
        while not self._enough.is_set() and not self.trouble:
            self.last = (secrets.token_hex(12), tuple(sorted(self.chance.sample("abc", 2))))
            while not self._sent() and not self.trouble and not self._enough.is_set():
                self._enough.wait(REST)
        self.phone.close()

    def enough(self) -> None:
        """This vote was the last."""
        self._enough.set()
        self.join(30)
        assert not self.is_alive()
        assert not self.trouble, self.trouble

    def _sent(self) -> bool:
        try:
            reply = self.phone.answer("stem", ballot(self.last[1]), self.last[0])
        except (OSError, HTTPException):
            return False
        self.statuses[reply.status] += 1
        if reply.status == 200:
            self.sure.append(self.last)
        elif reply.status < 500 and reply.status != 429:
            # The outbox would give this up: the answer is lost.
            self.trouble = f"{reply.status} {reply.text[:300]}"
        return reply.status == 200


def refused(voters: list[Stubborn]) -> int:
    """How many times a vote could not be stored."""
    return sum(voter.statuses[503] for voter in voters)


def more(count: Callable[[list[Stubborn]], int], voters: list[Stubborn], number: int) -> None:
    """Waits until there are so many more."""
    wanted = count(voters) + number
    until(lambda: count(voters) >= wanted)


def received(voters: list[Stubborn]) -> int:
    """How many votes were received."""
    return sum(len(voter.sure) for voter in voters)


def check(voters: list[Stubborn], stored: list[Vote]) -> None:
    """Every vote that was received stands in the log, once, in the order of its voter; beside these at most the one
    that was on its way."""
    assert len({answer for answer, _ in stored}) == len(stored)
    whose = {answer: voter for voter in voters for answer, _ in (*voter.sure, voter.last)}
    mine: dict[Stubborn, list[Vote]] = {voter: [] for voter in voters}
    for vote in stored:
        mine[whose[vote[0]]].append(vote)
    for voter in voters:
        assert mine[voter] in (voter.sure, [*voter.sure, voter.last])
