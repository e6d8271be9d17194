"""What every test may use: an app on a store in memory, a facilitator who is let in, and an evening to walk."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from werkzeug.routing import Rule

from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings

# Every test has an app of its own; compiled templates they may share.
Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache()}


class LateRule(Rule):
    """Learns how to make an address from an endpoint when somebody wants one, which nobody does: templates say where
    they lead. That learning is nine tenths of what it takes to make an app."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        learn = super()._compile_builder
        return lambda rule, **values: learn(append_unknown).__get__(rule, None)(**values)


Flask.url_rule_class = LateRule

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

KEY = "een-sleutel-voor-de-tests"
ADDRESS = "http://werksessie.test"


@pytest.fixture
def app() -> Iterator[Flask]:
    """The real app on a store in memory."""
    made = create_app(Settings(public_url=ADDRESS, key=KEY), MemoryStore())
    made.testing = False
    yield made
    made.extensions["host"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody's browser."""
    return app.test_client()


@dataclass
class Facilitator:
    """Whoever has the key, with one browser."""

    client: FlaskClient
    name: str = ""
    _token: str = field(default="", repr=False)

    def token(self) -> str:
        """The CSRF token of this browser: every page gives one that is good on all."""
        if not self._token:
            found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.client.get("/sessions/new").text)
            assert found, "no csrf token"
            self._token = found[1]
        return self._token

    def post(self, path: str, **form: Any) -> Any:
        """A form of the facilitator's own page, sent the way htmx does."""
        headers = {"X-CSRFToken": self.token(), "HX-Request": "true"}
        return self.client.post(path, data=form, headers=headers)

    def do(self, verb: str, **form: Any) -> Any:
        """One of the console's buttons."""
        return self.post(f"/sessions/{self.name}/{verb}", **form)

    def act(self, activity: str, verb: str, **form: Any) -> Any:
        """Something only this kind of activity knows."""
        return self.post(f"/sessions/{self.name}/activity/{activity}/{verb}", **form)


@dataclass
class Evening:
    """A session of the shipped programme that has started, and the people in it."""

    app: Flask
    facilitator: Facilitator
    code: str
    phones: list[FlaskClient] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The session's name."""
        return self.facilitator.name

    @property
    def state(self) -> Any:
        """The committed state."""
        return self.app.extensions["host"].state(self.name)

    @property
    def step(self) -> str:
        """What Volgende would do."""
        step = self.app.extensions["scene_of"](self.name).step
        return step.token if step else ""

    def link(self, sort: str) -> str:
        """The path behind one of the session's links."""
        return f"/{sort}/{self.app.extensions['host'].keys(self.name)[sort]}"

    def next(self) -> str:
        """Presses Volgende; the step that was taken."""
        step = self.step
        reply = self.facilitator.do("next", expected=step)
        assert reply.status_code == 204, reply.text
        return step

    def until(self, step: str) -> None:
        """Presses Volgende until this step was taken."""
        while self.next() != step:
            assert self.step, f"the evening ended before {step}"

    def join(self, people: int = 1) -> list[FlaskClient]:
        """So many phones more; gives the new ones."""
        new = [self.app.test_client() for _ in range(people)]
        for phone in new:
            # As the page gives it.
            phone.set_cookie("person", os.urandom(16).hex(), path=f"/{self.code}")
            assert phone.post(f"/{self.code}/join").status_code == 303
        self.phones += new
        return new

    def answer(self, phone: FlaskClient, activity: str, answer_id: str = "", **form: Any) -> Any:
        """A phone's answer, sent the way htmx does; `fields` for names that are no Python names."""
        fields = {**form.pop("fields", {}), **form}
        fields["answer_id"] = answer_id or os.urandom(8).hex()
        return phone.post(f"/{self.code}/answer/{activity}", data=fields, headers={"HX-Request": "true"})


DETAILS = {
    "title": "Samen sterk",
    "place": "Buurthuis De Linde",
    "date": "2027-03-14",
    "time": "19.30",
    "municipality": "Gemeente Voorbeeld",
    "ladder": "meewerken",
    "feedback_date": "2027-03-21",
    "languages": ["nl", "en"],
}


@pytest.fixture
def facilitator(app: Flask) -> Facilitator:
    """The facilitator, let in by the link."""
    browser = app.test_client()
    assert browser.get(f"/sessions?key={KEY}").status_code == 303
    return Facilitator(browser)


def prepare(app: Flask, facilitator: Facilitator, **more: Any) -> Evening:
    """A prepared session; not started."""
    form = {**DETAILS, "programme": "eerste-gesprek", **more, "csrf_token": facilitator.token()}
    reply = facilitator.client.post("/sessions/new", data=form)
    assert reply.status_code == 303, reply.text
    facilitator.name = reply.location.rpartition("/")[2]
    return Evening(app, facilitator, facilitator.name[-6:])


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    """A started session in the lobby."""
    made = prepare(app, facilitator)
    made.until("start")
    return made
