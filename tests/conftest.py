"""What every test may use: an app on a store in memory, a facilitator who is let in, and an evening to walk."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, session
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from hypothesis import HealthCheck, settings
from qrcode.main import QRCode

from tests.shared import Remembered, SharedMap
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.session.commands import Next
from werksessie.session.state import PREPARED
from werksessie.settings import Settings
from werksessie.web import assets
from werksessie.web.assets import Assets

# Every test has an app of its own; what all of them would make in the same way they share.


@cache
def names_in(folder: Path) -> frozenset[str]:
    """Every file that pages may load."""
    return Assets(folder)._paths


class SharedAssets(Assets):
    """Files of which the names are looked up once."""

    @cached_property
    def _paths(self) -> frozenset[str]:
        return names_in(self._folder)


Flask.jinja_options = {"bytecode_cache": Remembered()}
Flask.url_map_class = SharedMap
assets.slim, assets.tight = cache(assets.slim), cache(assets.tight)
# A QR code may be drawn in eight ways; to look for the one that is read best takes longer than the rest of a page.
QRCode.best_mask_pattern = lambda code: 0
assets.Assets = SharedAssets

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure(config: pytest.Config) -> None:
    """Workers with their servers and browsers on few cores finish a turn before another begins: they interrupt each
    other twelve thousand times a second otherwise, which is a tenth of all that a run costs."""
    if hasattr(config, "workerinput") and hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def pytest_collection(session: pytest.Session) -> None:
    """Every worker first reads another part of the test files: what one has compiled is there for all."""
    # Nothing of what is read now is rubbish before the run is over.
    gc.disable()
    worker = getattr(session.config, "workerinput", None)
    if worker is None or session.config.args != session.config.getini("testpaths"):
        return
    files = sorted(Path(__file__).parent.rglob("test_*.py"))
    for file in files[int(worker["workerid"].removeprefix("gw")) :: worker["workercount"]]:
        # What is wrong with a file is told when its tests are collected.
        with suppress(Exception, pytest.skip.Exception):
            import_module(".".join(file.relative_to(session.config.rootpath).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser or a server wait now and then: quick ones come between them, so that no core stands still.
    The last third of the quick ones comes at the end, and fills what is left of each worker."""
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    slow = [own for own in files.values() if any(map(own[0].get_closest_marker, ("browser", "process")))]
    quick = [own for own in files.values() if own not in slow]
    share = len(quick) * 2 // 3 // max(1, len(slow))
    between = [quick[at * share : (at + 1) * share] for at in range(len(slow))]
    order = [own for first, others in zip(slow, between, strict=True) for own in (first, *others)]
    items[:] = [item for own in (*order, *quick[len(slow) * share :]) for item in own]


def pytest_collection_finish() -> None:
    """Nine thousand tests stay as long as the run does: whoever clears away rubbish need not look at them each time."""
    gc.freeze()
    gc.enable()
    # Each app leaves thousands of things behind: looked at less often, far less of it is still in use.
    gc.set_threshold(20_000, 20, 20)


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
        """The CSRF token that any page would give this browser."""
        if not self._token:
            with self.client.session_transaction() as held, self.client.application.test_request_context():
                session.update(held)
                self._token = generate_csrf()
                held.update(session)
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
        """Does what Volgende would until this step was taken; straight at the one door, for the way there is not what
        is tested."""
        host, taken = self.app.extensions["host"], ""
        while taken != step:
            taken = self.step
            assert taken, f"the evening ended before {step}"
            if self.state.phase == PREPARED:
                self.next()
            else:
                host.ask(self.name, Next(taken, host.now().isoformat()))

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
