"""An evening with a browser of everybody who may come by, for many requests that change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import ADDRESS, KEY, Evening, Facilitator, prepare
from werksessie.app import create_app
from werksessie.live.links import PUBLIC, UNTIL, renewed, taken_back
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings
from werksessie.web import pairing

PAIRED = ("remote", "unpaired", "other_remote")
ROLES = (
    "nobody", "participant", "stranger", "wall", *PAIRED, "reader", "public", "after", "contact", "console", "expired",
    "revoked", "old_key", "facilitator",
)  # fmt: skip
"""Everybody who may come by. `participant` joined this session, `stranger` another one of the same facilitator. `wall`,
`reader` (of the summary), `public`, `after`, `contact` (of the community) and `console` hold that link of this session
and nothing else. `remote` is a phone paired with this session, `unpaired` was one, `other_remote` is one of the other
session. `expired` holds links whose last day is over, `revoked` links that were taken back or replaced. `old_key` came
in by a key that no longer holds; whoever changes anything comes last."""

CONTACT = "contact-community"
LINKS = {
    "wall": "wall",
    "reader": "summary",
    "public": PUBLIC,
    "after": "after",
    "contact": CONTACT,
    "console": "console",
}
"""Which link of this session such a role holds."""

NO_TOKEN = "0" * 32


@dataclass(frozen=True)
class Person:
    """A browser, and what it holds: `tokens` by sort of link, or one for every sort under ""; the id by which it was
    paired; what its pages put into a form. `code` is the one that it came by."""

    browser: FlaskClient
    code: str
    tokens: Mapping[str, str] = field(default_factory=dict)
    phone: str = ""
    ear: str = ""
    csrf: str = ""

    def token(self, sort: str) -> str:
        """What this one fills in where the address wants a link of this sort."""
        return self.tokens.get(sort) or self.tokens.get("", NO_TOKEN)


@dataclass(frozen=True)
class House:
    """An evening at its open first question, and everybody who may come by."""

    evening: Evening
    people: Mapping[str, Person]

    def all_that_is_kept(self) -> tuple[object, ...]:
        """What only whoever may can change: the logs, the links and the programmes."""
        host = self.evening.app.extensions["host"]
        names = tuple(host.names())
        kept = [(host.state(name).seq, tuple(sorted(host.store.secrets.of(name).items()))) for name in names]
        return names, kept, tuple(host.store.programmes.names())


def house() -> House:
    """A house of its own: what a request changed in one is not seen in another."""
    app = create_app(Settings(public_url=ADDRESS, key=KEY), MemoryStore())
    app.testing = False
    old = _let_in_by_another_key(app)
    facilitator = Facilitator(app.test_client())
    assert facilitator.client.get(f"/sessions?key={KEY}").status_code == 303
    other = prepare(app, facilitator, title="Een andere avond")
    other.until("start")
    dead = _dead_links(other)
    elsewhere = _paired(app, other)
    stranger = app.test_client()
    stranger.post(f"/{other.code}/join")
    evening = prepare(app, facilitator)
    evening.until("start")
    participant = app.test_client()
    participant.post(f"/{evening.code}/join")
    evening.until("open:1")
    host = app.extensions["host"]
    for link in (PUBLIC, CONTACT):
        host.relink(evening.name, renewed(host.keys(evening.name), link, _today()))
    keys, code = host.keys(evening.name), evening.code
    unpaired = _paired(app, evening)
    pairing.unpair(host.store.secrets, evening.name, unpaired.phone)
    people = {
        "nobody": Person(app.test_client(), code),
        "participant": Person(participant, code),
        "stranger": Person(stranger, other.code),
        **{role: Person(app.test_client(), code, {"": keys[link]}) for role, link in LINKS.items()},
        "remote": _paired(app, evening),
        "unpaired": unpaired,
        "other_remote": elsewhere,
        "expired": Person(app.test_client(), code, {sort: dead[f"{sort}-over"] for sort in ("summary", PUBLIC)}),
        "revoked": Person(app.test_client(), code, dead),
        "old_key": old,
        "facilitator": Person(facilitator.client, code, csrf=facilitator.token()),
    }
    return House(evening, {role: people[role] for role in ROLES})


def _let_in_by_another_key(app: Flask) -> Person:
    app.config["FACILITATOR_KEY"] = "de-sleutel-van-gisteren"
    old = Facilitator(app.test_client())
    old.client.get("/sessions?key=de-sleutel-van-gisteren")
    token = old.token()
    app.config["FACILITATOR_KEY"] = KEY
    return Person(old.client, "", csrf=token)


def _dead_links(evening: Evening) -> dict[str, str]:
    """Tokens that opened something yesterday: replaced or taken back by sort, and over under `<sort>-over`."""
    host, name = evening.app.extensions["host"], evening.name
    for link in (PUBLIC, CONTACT):
        host.relink(name, renewed(host.keys(name), link, _today()))
    dead = {**host.keys(name), "agreements": host.keys(name)[CONTACT]}
    for link in ("wall", "after", CONTACT):
        host.relink(name, taken_back(link, _today()))
    for link in ("console", "summary", PUBLIC):
        host.relink(name, renewed(host.keys(name), link, _today()))
    for link in ("summary", PUBLIC):
        host.relink(name, {UNTIL.format(link): str(date.today() - timedelta(days=1))})
        dead[f"{link}-over"] = host.keys(name)[link]
    return dead


def _paired(app: Flask, evening: Evening) -> Person:
    phone, kept = app.test_client(), app.extensions["host"].store.secrets
    reply = phone.get(f"/remote/{pairing.offer(kept, evening.name, datetime.now(UTC))}")
    id = reply.location.split("/")[2]
    held = phone.get_cookie("remote", path=f"/remote/{id}")
    assert held is not None
    return Person(
        phone, evening.code, phone=id, ear=pairing.ear(id, held.value), csrf=pairing.derived(held.value, "post")
    )


def _today() -> str:
    return date.today().isoformat()


class Street:
    """Houses: every address finds one that nobody changed anything in, and most change nothing."""

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
