"""An evening with a browser of everybody who may come by, for many requests that change nothing."""

from __future__ import annotations

from dataclasses import dataclass

from flask.testing import FlaskClient

from tests.conftest import ADDRESS, KEY, Evening, Facilitator, prepare
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings

ROLES = ("nobody", "participant", "stranger", "facilitator")
"""`participant` joined this session, `stranger` another one of the same facilitator."""


@dataclass(frozen=True)
class House:
    """An evening at its open first question, and a browser of everybody who may come by."""

    evening: Evening
    browsers: dict[str, FlaskClient]
    token: str


def house() -> House:
    """A house of its own: what a request changed in one is not seen in another."""
    app = create_app(Settings(public_url=ADDRESS, key=KEY), MemoryStore())
    app.testing = False
    browsers = {role: app.test_client() for role in ROLES}
    assert browsers["facilitator"].get(f"/sessions?key={KEY}").status_code == 303
    facilitator = Facilitator(browsers["facilitator"])
    other = prepare(app, facilitator, title="Een andere avond")
    other.until("start")
    browsers["stranger"].post(f"/{other.code}/join")
    evening = prepare(app, facilitator)
    evening.until("start")
    browsers["participant"].post(f"/{evening.code}/join")
    evening.until("open:1")
    return House(evening, browsers, facilitator.token())


class Street:
    """Houses: every request finds one that nobody changed anything in, and most change nothing."""

    def __init__(self) -> None:
        self._house = house()

    @property
    def house(self) -> House:
        return self._house

    def again(self) -> None:
        """Something was done here: the next request gets another house."""
        self.close()
        self._house = house()

    def close(self) -> None:
        self._house.evening.app.extensions["host"].close()
