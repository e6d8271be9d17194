"""What pretend people know for certain: who takes part, which answers were received, what went wrong."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Receipt:
    """The server said that it has this answer. `words` is the answer itself when it is a text, else ""; `about` is the
    goal or role that it is about. `answer_id` is "" where it was counted, and not kept under an id."""

    activity: str
    person: str
    answer_id: str
    words: str = ""
    about: str = ""
    late: bool = False


class Ledger:
    """Shared by everybody who takes part. `trouble` is the first thing that went wrong, in one Dutch sentence."""

    def __init__(self) -> None:
        self.trouble = ""
        self._turn = threading.Lock()
        self._joined: set[str] = set()
        self._receipts: defaultdict[str, list[Receipt]] = defaultdict(list)
        self._begun: Counter[str] = Counter()

    @property
    def joined(self) -> int:
        """How many take part."""
        return len(self._joined)

    def gather(self) -> None:
        """A next evening: everybody still has to come in."""
        with self._turn:
            self._joined.clear()

    def join(self, person: str) -> None:
        """Somebody takes part."""
        with self._turn:
            self._joined.add(person)

    def receive(self, receipt: Receipt) -> None:
        """An answer was received."""
        with self._turn:
            self._receipts[receipt.activity].append(receipt)

    def complain(self, sentence: str) -> None:
        """Something went wrong; the first complaint is kept."""
        with self._turn:
            self.trouble = self.trouble or sentence

    def begin(self, activity: str) -> None:
        """People are asked this (once more): who answered is counted from here."""
        with self._turn:
            self._begun[activity] = len(self._receipts[activity])

    def answered(self, activity: str) -> int:
        """How many people's answers were received since this was last asked."""
        return len({one.person for one in self.receipts(activity)[self._begun[activity] :]})

    def receipts(self, activity: str) -> list[Receipt]:
        """Every receipt for this activity, the first one first."""
        return list(self._receipts.get(activity, ()))

    def lost(self, tally: Mapping[str, Any]) -> str:
        """The sentence about answers that were received and are not in the tally, or in it more than once; "" when
        each is there once. Where others take part as well they may have said the same."""
        if tally["people"] < self.joined:
            return f"Er deden {self.joined} mensen mee, maar het verslag kent er {tally['people']}."
        alone = tally["people"] == self.joined
        return next((wrong for one in tally["activities"] for wrong in self._wrong(one, alone)), "")

    def astray(self, events: Iterable[Mapping[str, Any]]) -> str:
        """The sentence about receipts that are not in this log exactly once; "" when all are. One that came late is
        there when it was set aside, whether it was taken in after that or not."""
        aside: Counter[str] = Counter()
        kept: Counter[str] = Counter()
        for event in events:
            (aside if event["type"] == "answer.late" else kept)[event.get("answer_id", "")] += 1
        sent = Counter(one.answer_id for receipts in self._receipts.values() for one in receipts if one.answer_id)
        wrong = sum(times * (kept[id] or aside[id]) != 1 or aside[id] > 1 for id, times in sent.items())
        return f"Van de ontvangen antwoorden staan er {wrong} niet precies één keer in het bestand." if wrong else ""

    def _wrong(self, one: Mapping[str, Any], alone: bool) -> Iterator[str]:
        receipts = self.receipts(one["id"])
        sent = len({receipt.person for receipt in receipts})
        late = one.get("late", {"waiting": 0, "left_out": 0})
        aside = late["waiting"] + late["left_out"]
        kept = one["answered"] + one["unsure"] + one["skipped"]
        if kept + aside < sent:
            yield f"Bij vraag {one['id']} zijn {sent} antwoorden ontvangen, maar het verslag kent er {kept}."
        found = Counter(_texts(one))
        for words, times in Counter(receipt.words for receipt in receipts if receipt.words).items():
            there = found[words]
            if there + aside < times or (alone and there > times):
                yield f"Bij vraag {one['id']} kwam '{words}' {times} keer binnen, maar staat het er {there} keer."


def _texts(told: Any) -> Iterator[str]:
    """Every text in what the tally tells."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for value in told.values():
            yield from _texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value)
