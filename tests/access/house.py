"""One app for every state: each moment stands in it as a record of its own, and everybody has a browser there."""

from __future__ import annotations

import json
from random import Random

from flask import Flask
from flask.testing import FlaskClient

from tests.access.moments import Moment
from tests.activities.crowds import ASKED, Way
from tests.activities.kinds_asked import CASES
from tests.conftest import ADDRESS, KEY, Evening, Facilitator
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings
from werksessie.web import pairing

LANGUAGES = ("nl", "ar")


class House:
    """The app, the facilitator's browser, and evenings that stand as far as their logs go."""

    def __init__(self) -> None:
        self.app: Flask = create_app(Settings(public_url=ADDRESS, key=KEY), MemoryStore())
        self.app.testing = False
        self.desk = self.app.test_client()
        assert self.desk.get(f"/sessions?key={KEY}").status_code == 303
        self._codes = (code for code in range(111_111, 999_999) if "0" not in str(code))

    def close(self) -> None:
        self.app.extensions["host"].close()

    def evening(self, log: tuple[str, ...]) -> Evening:
        """An evening with this log, in two languages and under a code of its own."""
        code = str(next(self._codes))
        events = [json.loads(line) for line in log]
        events[0] = {**events[0], "code": code, "details": {**events[0]["details"], "languages": list(LANGUAGES)}}
        name = f"2027-01-12-{code}"
        self.app.extensions["host"].store.create(name).append(events, after=0)
        facilitator = Facilitator(self.desk, name)
        return Evening(self.app, facilitator, code)

    def phone(self, evening: Evening, language: str = "nl", joined: bool = True) -> FlaskClient:
        """Somebody's phone in this language."""
        phone = self.app.test_client()
        phone.set_cookie("language", language, path=f"/{evening.code}")
        if joined:
            assert phone.post(f"/{evening.code}/join").status_code == 303
        return phone

    def answered(self, evening: Evening, moment: Moment, language: str) -> FlaskClient:
        """A phone that has answered this question."""
        phone, case = self.phone(evening, language), CASES[moment.case]
        form = {**(case.later or case.answer)(Way(0, 0, 1, 2)), **({"about": "a"} if case.about else {})}
        # A tuple would be read as a file to upload.
        fields = {name: list(value) if isinstance(value, tuple) else value for name, value in form.items()}
        reply = evening.answer(phone, ASKED, fields=fields)
        assert reply.status_code == 200, reply.text
        return phone

    def remote(self, evening: Evening) -> str:
        """The page of a phone that is paired as remote; straight, for the dialog that offers it is drawn elsewhere."""
        host = self.app.extensions["host"]
        offered = pairing.offer(host.store.secrets, evening.name, host.now())
        phone = self.app.test_client()
        reply = phone.get(f"/remote/{offered}")
        assert reply.status_code == 303
        return self.page(reply.location, phone)

    def seal(self, evening: Evening) -> None:
        """Without a phone from here on."""
        self.app.extensions["host"].seal(evening.name, "2027-01-12T22:00:00", Random(1).shuffle)

    def page(self, path: str, browser: FlaskClient | None = None, status: int = 200) -> str:
        """What this browser (the facilitator's, when none is named) gets there."""
        reply = (browser or self.desk).get(path)
        assert reply.status_code == status, f"{path}: {reply.status_code} {reply.text[:300]}"
        return reply.text
