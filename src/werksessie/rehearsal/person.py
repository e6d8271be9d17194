"""One pretend person with a phone: takes part, reads what it shows, thinks, answers; may be slow, or drop out."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from random import Random
from typing import Any

from werksessie.rehearsal.answers import Fields, fill
from werksessie.rehearsal.ears import Deaf, Ears
from werksessie.rehearsal.ledger import Ledger
from werksessie.rehearsal.people import Phone, Reply
from werksessie.rehearsal.screens import Form, Screen, read_screen

POLL, AWAY = 5.0, 30.0
"""Seconds between two looks without a socket; seconds that somebody who drops out is gone."""

A_MOMENT = 0.4
"""Seconds by the clock, however fast: the least between two looks."""

THINKING = (3.0, 15.0)
TRIES = 20
OVER = ("closed", "sealed")


@dataclass(frozen=True)
class Habits:
    """`listens` has a socket, else the phone looks every few seconds. `pace` makes everything slower."""

    name: str
    listens: bool = True
    drops_out: bool = False
    pace: float = 1.0


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
        self._done: set[str] = set()

    @property
    def idle(self) -> bool:
        """Whether there is nothing left to answer on the screen of now."""
        return self._to_answer() is None

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
        if self.screen.phase == "running" and not self._joined:
            self._join()
        form = self._to_answer()
        if form is not None:
            self._answer(form)
        return True

    def _join(self) -> None:
        reply = self._phone.join()
        if reply.status != 303:
            self._ledger.complain(f"Meedoen lukte niet: {_sentence(reply)}")
            self._stop.set()
            return
        self._joined = True
        self._ledger.join(self.habits.name)

    def _to_answer(self) -> Form | None:
        form = self.screen.form
        return form if self._joined and form is not None and self._mark(form) not in self._done else None

    def _mark(self, form: Form) -> str:
        return f"{self.screen.activity} {form.signature}"

    def _answer(self, form: Form) -> None:
        activity, mark = self.screen.activity, self._mark(form)
        self._wait(self._chance.uniform(*THINKING) * self.habits.pace)
        self._catch_up()
        if self._stop.is_set() or self.screen.form is None or self._mark(self.screen.form) != mark:
            return
        reply = self._send(activity, fill(form, self._chance))
        if reply.status == 200:
            self._ledger.receive(activity, self.habits.name)
        elif self._still_asks(mark):
            self._ledger.complain(f"Een antwoord op vraag {activity} is geweigerd: {_sentence(reply)}")
        self._done.add(mark)
        if self.habits.drops_out and not self._been_away:
            self._drop_out()

    def _send(self, activity: str, fields: Fields) -> Reply:
        """Tries again with the same id, as a phone does: twice received is one answer."""
        answer_id = secrets.token_hex(12)
        for _ in range(TRIES):
            try:
                reply = self._phone.answer(activity, fields, answer_id)
            except (HTTPException, OSError):
                reply = Reply(503, b"De verbinding viel weg.", "")
            if reply.status not in (429, 503) or self._stop.is_set():
                break
            self._wait(POLL / 2)
        return reply

    def _still_asks(self, mark: str) -> bool:
        """Whether this question was refused while it is open. Late, or after the end, a refusal is right."""
        self._catch_up()
        return self.screen.form is not None and self._mark(self.screen.form) == mark

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
    return " ".join(re.sub(r"<[^>]+>", " ", reply.text).split())[:200] or f"fout {reply.status}"
