"""What pretend people know for certain: who takes part, whose answer was received, what went wrong."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping
from typing import Any


class Ledger:
    """Shared by everybody who takes part. `trouble` is the first thing that went wrong, in one Dutch sentence."""

    def __init__(self) -> None:
        self.trouble = ""
        self._turn = threading.Lock()
        self._joined: set[str] = set()
        self._received: defaultdict[str, set[str]] = defaultdict(set)

    @property
    def joined(self) -> int:
        """How many take part."""
        return len(self._joined)

    def join(self, person: str) -> None:
        """Somebody takes part."""
        with self._turn:
            self._joined.add(person)

    def receive(self, activity: str, person: str) -> None:
        """The server said that it has this person's answer."""
        with self._turn:
            self._received[activity].add(person)

    def complain(self, sentence: str) -> None:
        """Something went wrong; the first complaint is kept."""
        with self._turn:
            self.trouble = self.trouble or sentence

    def answered(self, activity: str) -> int:
        """How many people's answers were received in this activity."""
        return len(self._received.get(activity, ()))

    def lost(self, tally: Mapping[str, Any]) -> str:
        """The sentence about answers that were received and are not in the tally; "" when all are there."""
        if tally["people"] < self.joined:
            return f"Er deden {self.joined} mensen mee, maar het verslag kent er {tally['people']}."
        for one in tally["activities"]:
            kept = one["answered"] + one["unsure"] + one["skipped"]
            if kept < self.answered(one["id"]):
                sent = self.answered(one["id"])
                return f"Bij vraag {one['id']} zijn {sent} antwoorden ontvangen, maar het verslag kent er {kept}."
        return ""
