"""Somebody without a phone: what they write is typed on the facilitator's paper page, as real paper would be."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence

from werksessie.rehearsal.people import Facilitator, Form, Phone, Reply

PADS = re.compile(r'name="pad-([^"]+)"')
CARD = re.compile(r'data-card="([^"]+)"')
TURN = re.compile(r'name="was" value="(\d+)"')
PASSES = ("unsure", "skip")


class OnPaper(Phone):
    """Reads along what phones show, and answers through a facilitator of its own: it is used by nobody else."""

    def __init__(self, desk: Facilitator, code: str) -> None:
        super().__init__(desk.address, code)
        self._desk = desk
        self._cards: dict[str, str] = {}
        self._counted: defaultdict[str, dict[str, int]] = defaultdict(dict)

    def join(self, group: str = "") -> Reply:
        """One more without a phone."""
        told = self._desk.get(f"/sessions/{self._desk.session}/tally.json")
        if told.status != 200:
            return told
        here = int(json.loads(told.body)["without_phone"])
        reply = self._desk.press(self._page(""), {"number": str(here + 1), "was": str(here)})
        return Reply(303, reply.body, "") if reply.status == 204 else reply

    def answer(self, activity: str, form: Form, answer_id: str = "") -> Reply:
        """Types a card, under the id that a phone would have used; or counts it, and then no id is kept."""
        page = self._desk.get(self._page(f"/{activity}")).text
        if 'id="card-form"' in page:
            self.keeps_ids = True
            fields = {**form, "entry": answer_id, "card": self._cards.get(activity, ""), "more": "1"}
            reply = self._desk.press(self._page(f"/{activity}/card"), fields)
            self._cards[activity] = next(iter(CARD.findall(reply.text)), "")
            return reply
        self.keeps_ids = False
        count = self._count(activity, form, PADS.findall(page))
        turn = TURN.findall(page)
        counted = {"people": "1", "how": "paper", "was": turn[0] if turn else "0", **count}
        return self._desk.press(self._page(f"/{activity}/tally"), counted)

    def close(self) -> None:
        """Closes both connections."""
        super().close()
        self._desk.close()

    def _page(self, rest: str) -> str:
        return f"/sessions/{self._desk.session}/paper{rest}"

    def _count(self, activity: str, form: Form, known: Sequence[str]) -> dict[str, str]:
        """What this one person chose by now, about each goal or role, as the pads of the page."""
        about = next(iter(form.get("about", ())), "")
        mine = self._counted[activity]
        for name, values in form.items():
            for value in values if name != "about" else ():
                key = ".".join(
                    part for part in (about, f"value.{name}" if name in PASSES else f"{name}.{value}") if part
                )
                number = 1
                if key not in known and value.isdecimal():
                    # What may be given more than once is counted under one.
                    key, number = ".".join(part for part in (about, f"{name}.1") if part), int(value)
                if key in known:
                    mine[key] = number
        counted = {f"pad-{key}": str(number) for key, number in mine.items() if key in known and number}
        return counted or {how: "1" for how in PASSES if how in form}
