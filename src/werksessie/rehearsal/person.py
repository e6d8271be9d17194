"""One pretend person with a phone: takes part, reads what it shows, thinks, answers; may be slow, or drop out."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from http.client import HTTPException
from random import Random
from typing import Any

from werksessie.rehearsal.answers import MUNICIPALITY
from werksessie.rehearsal.ears import Deaf, Ears
from werksessie.rehearsal.filling import Asked, Fields, fill, words_of
from werksessie.rehearsal.ledger import Ledger, Receipt
from werksessie.rehearsal.people import Phone, Reply
from werksessie.rehearsal.screens import Form, Screen, read_screen

POLL, AWAY = 5.0, 30.0
"""Seconds between two looks without a socket; seconds that somebody who drops out is gone."""

A_MOMENT = 0.4
"""Seconds by the clock, however fast: the least between two looks."""

THINKING = (3.0, 15.0)
TRIES = 20
OVER = ("closed", "sealed")


LIKING = 0.8
"""How often somebody has something to say about one goal or role."""


@dataclass(frozen=True)
class Habits:
    """`place`: which one of all somebody is. `listens` has a socket, else the phone looks every few seconds. `pace`
    makes everything slower. `dawdles`: the first text comes when the question is closed. `official`: answers for the
    municipality too, when it is asked."""

    name: str
    place: int = 0
    listens: bool = True
    drops_out: bool = False
    pace: float = 1.0
    dawdles: bool = False
    official: bool = False


class Person:
    """`run` returns when the evening is over or `stop` is set. Times are divided by `speed`."""

    def __init__(self, phone: Phone, habits: Habits, ledger: Ledger, stop: threading.Event, speed: float) -> None:
        self.habits = habits
        self.screen = Screen()
        self.seq = -1
        self._phone, self._ledger, self._stop, self._speed = phone, ledger, stop, speed
        self._chance = Random(habits.name)
        self._ears: Ears | None = None
        self._joined = self._been_away = False
        self._dawdles = habits.dawdles
        self._held: tuple[Asked, Fields] | None = None
        self._done: set[Asked] = set()

    @property
    def idle(self) -> bool:
        """Whether there is nothing left to answer on the screen of now."""
        return self._to_answer() is None

    def is_late_for(self, activity: str) -> bool:
        """Whether an answer to this question is still to be sent, while the question is closed for who is in time."""
        return self._held is not None and self._held[0].activity == activity

    def come_back(self) -> None:
        """Knows nothing of the evening before, but what was answered."""
        self.screen, self.seq, self._joined = Screen(), -1, False

    def run(self) -> None:
        """Takes part until the evening is over."""
        try:
            while not self._stop.is_set() and self._again(self._take_part):
                self._listen()
        finally:
            self._hang_up()

    def _again(self, act: Callable[[], bool]) -> bool:
        """Does this, and keeps trying while the network fails; False when the evening is over."""
        for _ in range(TRIES):
            try:
                return act()
            except (HTTPException, OSError):
                self._hang_up()
                self._wait(POLL / 2)
        self._ledger.complain("De server antwoordt niet meer.")
        return False

    def _take_part(self) -> bool:
        if self.seq < 0 and not self._catch_up():
            return False
        if self.screen.phase in OVER:
            return False
        if self.screen.phase == "running" and not self._joined and not self._join():
            return False
        self._send_late()
        asked = self._to_answer()
        if asked is not None:
            self._answer(asked)
        return True

    def _join(self) -> bool:
        reply = self._phone.join()
        self._joined = reply.status == 303
        if self._joined:
            self._ledger.join(self.habits.name)
        elif self._catch_up() and self.screen.phase not in OVER:
            self._ledger.complain(f"Meedoen lukte niet: {_sentence(reply)}")
        return self._joined

    def _to_answer(self) -> Asked | None:
        form = self.screen.form
        if not self._joined or form is None:
            return None
        return next((one for one in self._questions(form) if one not in self._done), None)

    def _questions(self, form: Form) -> list[Asked]:
        """What this person has to say to this form: something about each goal or role they care for, and officials
        something for the municipality."""
        activity, signature = self.screen.activity, form.signature
        cares = [one for one in form.subjects if Random(f"{self.habits.name} {one}").random() < LIKING]
        asked = [Asked(activity, signature, one) for one in cares or form.subjects[:1] or [""]]
        if self.habits.official and MUNICIPALITY in form.sides:
            asked.append(Asked(activity, signature, side=MUNICIPALITY))
        return asked

    def _answer(self, asked: Asked) -> None:
        self._wait(self._chance.uniform(*THINKING) * self.habits.pace)
        self._catch_up()
        form = self.screen.form
        if self._stop.is_set() or form is None or self._to_answer() != asked:
            return
        fields = fill(form, self._chance, asked, self.habits.place, passes=not self._dawdles)
        if self._dawdles and words_of(fields) and not asked.about:
            self._dawdles, self._held = False, (asked, fields)
            self._done.add(asked)
            return
        reply = self._send(asked, fields)
        if reply.status != 200 and self._still_asks(asked):
            self._ledger.complain(f"Een antwoord op vraag {asked.activity} is geweigerd: {_sentence(reply)}")
        self._done.add(asked)
        if self.habits.drops_out and not self._been_away:
            self._drop_out()

    def _send_late(self) -> None:
        """What was not sent in time goes as a late answer, once the question is closed."""
        if self._held is None or (self.screen.activity, self.screen.stage) == (self._held[0].activity, "open"):
            return
        asked, fields = self._held
        reply = self._send(asked, {**fields, "late": ["1"]})
        if reply.status != 200 and self._catch_up() and self.screen.phase == "running":
            self._ledger.complain(f"Een laat antwoord op vraag {asked.activity} is geweigerd: {_sentence(reply)}")
        self._held = None

    def _send(self, asked: Asked, fields: Fields) -> Reply:
        """Tries again with the same id, as a phone does: twice received is one answer."""
        answer_id = secrets.token_hex(12)
        for _ in range(TRIES):
            try:
                reply = self._phone.answer(asked.activity, fields, answer_id)
            except (HTTPException, OSError):
                reply = Reply(503, b"De verbinding viel weg.", "")
            if reply.status not in (429, 503) or self._stop.is_set():
                break
            self._wait(POLL / 2)
        if reply.status == 200:
            answer_id = answer_id if self._phone.keeps_ids else ""
            late, words = "late" in fields, words_of(fields)
            self._ledger.receive(Receipt(asked.activity, self.habits.name, answer_id, words, asked.about, late))
        return reply

    def _still_asks(self, asked: Asked) -> bool:
        """Whether this question was refused while it is open. Late, or after the end, a refusal is right."""
        self._catch_up()
        form = self.screen.form
        return form is not None and (self.screen.activity, form.signature) == (asked.activity, asked.form)

    def _drop_out(self) -> None:
        """The battery is empty. The cookie stays on the phone."""
        self._been_away = True
        self._hang_up()
        self._wait(AWAY)
        self._catch_up()

    def _listen(self) -> None:
        """Waits for what is pushed; without a socket, or when it is gone, looks by itself after a while."""
        if self._to_answer() is not None:
            return
        try:
            if self.habits.listens and self._ears is None:
                self._ears = Ears(self._phone.address, {"code": self._phone.code, "lang": "nl"})
            up_to_date = self._ears is not None and self._heard_all(self._ears.hear(A_MOMENT))
        except Deaf:
            self._hang_up()
            up_to_date = False
        if not up_to_date:
            if self._ears is None:
                self._stop.wait(max(POLL / self._speed, A_MOMENT))
            self._again(self._catch_up)

    def _heard_all(self, heard: tuple[str, Any] | None) -> bool:
        """Shows what was pushed; False when there may be something that was not heard."""
        if heard is None:
            return True
        name, data = heard
        if name == "pieces" and data["prev"] <= self.seq:
            self._show(data)
            return True
        return name not in ("hello", "pieces") or bool(data["seq"] <= self.seq)

    def _catch_up(self) -> bool:
        """Asks for the screen of now; False when this evening is gone."""
        reply = self._phone.get(f"/{self._phone.code}/pieces?since={self.seq}")
        if reply.status == 200:
            self._show(reply.json())
        elif reply.status != 204:
            self.screen = Screen(phase=OVER[-1])
            return False
        return True

    def _show(self, message: Any) -> None:
        if message["seq"] >= self.seq:
            self.screen, self.seq = read_screen("".join(message["pieces"])), message["seq"]

    def _hang_up(self) -> None:
        if self._ears is not None:
            self._ears.close()
        self._ears = None
        self._phone.close()

    def _wait(self, seconds: float) -> None:
        self._stop.wait(seconds / self._speed)


def _sentence(reply: Reply) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", reply.text).split()))[:200] or f"fout {reply.status}"
