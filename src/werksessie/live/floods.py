"""What the facilitator is told when far more comes in than people can send, and the one thing to do about it.

In memory only, and nothing in it leads to an address: what floods is an evening, not a person who behaves.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from werksessie.session.state import RUNNING, State

JOINS, SOCKETS, ANSWERS = "joins", "sockets", "answers"

EVERY = ""
"""In the place of a session's name: sockets that never said for which evening they come."""

MINUTE = 60.0
"""Seconds that a flood is spoken of after the last sign of it."""

Later = Callable[[float, Callable[[], None]], None]
"""Calls something after so many seconds, without waiting for it."""


@dataclass(frozen=True)
class Flood:
    """What there is too much of; `phone` is what the button for one phone sends, and no name of that phone."""

    what: str
    phone: str = ""


@dataclass(frozen=True)
class Sender:
    """One phone that sends too much to one activity: under which pseudonym, and the word that stands for it."""

    word: str
    activity: str
    person: str


class Floods:
    """The floods of this process. `tell` is called with a session's name, or EVERY, when what its console shows may
    change; `clock` gives seconds."""

    def __init__(self, tell: Callable[[str], None], later: Later, clock: Callable[[], float] = time.monotonic) -> None:
        self._tell, self._later, self._clock = tell, later, clock
        self._until: dict[tuple[str, str], float] = {}
        self._senders: dict[str, Sender] = {}

    def note(self, name: str, what: str) -> None:
        """There is too much of this right now."""
        begins = (name, what) not in self._until
        self._until[name, what] = self._clock() + MINUTE
        if begins:
            self._later(MINUTE, lambda: self._look_back(name, what))
            self._tell(name)

    def note_answers(self, name: str, activity: str, person: str) -> None:
        """One phone sends too many answers; of several, the first is spoken of."""
        if name not in self._senders:
            self._senders[name] = Sender(secrets.token_hex(12), activity, person)
        self.note(name, ANSWERS)

    def now(self, name: str, state: State) -> Flood | None:
        """What the facilitator of this session can do something about now."""
        if state.phase != RUNNING:
            return None
        sender = self._senders.get(name)
        if sender is not None:
            return Flood(ANSWERS, sender.word)
        if state.locked:
            return None
        if (name, JOINS) in self._until:
            return Flood(JOINS)
        return Flood(SOCKETS) if {(name, SOCKETS), (EVERY, SOCKETS)} & self._until.keys() else None

    def take(self, word: str) -> tuple[str, str]:
        """The activity and pseudonym of the phone behind this word, which is spoken of no more; two times "" when
        there is none."""
        for name, sender in list(self._senders.items()):
            if secrets.compare_digest(sender.word.encode(), word.encode()):
                del self._senders[name]
                return sender.activity, sender.person
        return "", ""

    def _look_back(self, name: str, what: str) -> None:
        left = self._until[name, what] - self._clock()
        if left > 0:
            self._later(left, lambda: self._look_back(name, what))
            return
        del self._until[name, what]
        if what == ANSWERS:
            self._senders.pop(name, None)
        self._tell(name)
