"""An installation with accounts: two municipalities, everybody in a browser of their own, an evening in each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import ADDRESS, KEY, Evening, Facilitator, prepare
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import Store
from werksessie.settings import Settings

PASSWORD = "paard fiets lantaarn"

QUICK = "scrypt:256:8:1"
"""For tests that are not about passwords: what people get takes a tenth of a second each time."""


def token_of(page: str) -> str:
    """The CSRF token in a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found, "no csrf token"
    return found[1]


@dataclass
class Somebody:
    """A browser, and who signed in with it."""

    browser: FlaskClient
    email: str = ""

    def token(self) -> str:
        """The CSRF token of this browser."""
        return token_of(self.browser.get("/accounts/password" if self.email else "/sign-in").text)

    def post(self, path: str, **form: Any) -> Any:
        """A form of one of their pages."""
        return self.browser.post(path, data={"csrf_token": self.token(), **form})

    def facilitator(self) -> Facilitator:
        """The same browser, for what the other tests know how to do."""
        return Facilitator(self.browser, _token=self.token())


def make_app(store: Store | None = None) -> Flask:
    """The real app with accounts on."""
    app = create_app(Settings(public_url=ADDRESS, key=KEY, accounts=True), store or MemoryStore())
    app.testing = False
    app.extensions["accounts"].people.method = QUICK
    return app


def close(app: Flask) -> None:
    app.extensions["host"].close()
    app.extensions["accounts"].close()


def accept(app: Flask, path: str, name: str) -> Somebody:
    """Somebody follows an invitation and is signed in."""
    made = Somebody(app.test_client(), f"{name}@gemeente.example")
    page = made.browser.get(path)
    assert page.status_code == 200, page.text
    form = {"csrf_token": token_of(page.text), "name": name.title(), "email": made.email, "password": PASSWORD}
    reply = made.browser.post(path, data=form)
    assert reply.status_code == 303, reply.text
    return made


def invite(by: Somebody, municipality: str, role: str, whom: str = "") -> str:
    """Makes an invitation; gives its path."""
    reply = by.post("/accounts/invite", municipality=municipality, role=role, **{"for": whom})
    assert reply.status_code == 303, reply.text
    id = reply.location.partition("#invite-")[2]
    page = by.browser.get(reply.location.partition("#")[0]).text
    found = re.search(rf'id="{id}-address" value="[^"]*(/invite/[0-9a-f]{{32}})"', page)
    assert found, page
    return found[1]


def first_host(app: Flask, name: str = "hanna") -> Somebody:
    """Whoever follows the link of the terminal."""
    return accept(app, app.extensions["accounts"].first_invitation(), name)


def municipality(host: Somebody, name: str) -> str:
    """A municipality more; gives its id."""
    reply = host.post("/accounts/municipalities", name=name)
    assert reply.status_code == 303, reply.text
    return str(reply.location.rpartition("/")[2])


@dataclass(frozen=True)
class Town:
    """Everybody. `here` and `there` are the ids of the municipalities, `evening` and `elsewhere` an evening of each."""

    app: Flask
    people: Mapping[str, Somebody]
    here: str
    there: str
    evening: Evening
    elsewhere: Evening

    def account(self, role: str) -> str:
        """The id of the account of this role."""
        return str(self.app.extensions["accounts"].people.account_of(self.people[role].email))

    def all_that_is_kept(self) -> tuple[object, ...]:
        """What only whoever may can change."""
        host, store = self.app.extensions["host"], self.app.extensions["host"].store
        names = tuple(host.names())
        sessions = [(host.state(name).seq, tuple(sorted(store.secrets.of(name).items()))) for name in names]
        accounts = self.app.extensions["accounts"].office.state
        marks = [self.app.extensions["accounts"].people.mark(one) for one in sorted(accounts.accounts)]
        return names, sessions, tuple(store.programmes.names()), accounts, marks


def town(app: Flask | None = None) -> Town:
    """A fresh one."""
    app = app or make_app()
    host = first_host(app)
    here, there = municipality(host, "Gemeente Hier"), municipality(host, "Gemeente Daar")
    own = accept(app, invite(host, here, "facilitator"), "anna")
    other = accept(app, invite(host, there, "facilitator"), "otto")
    people = {
        "nobody": Somebody(app.test_client()),
        "host": host,
        "facilitator": own,
        "colleague": accept(app, invite(own, here, "facilitator"), "bram"),
        "other_facilitator": other,
        "reader": accept(app, invite(own, here, "reader"), "lena"),
        "other_reader": accept(app, invite(other, there, "reader"), "loes"),
    }
    elsewhere = prepare(app, other.facilitator(), title="Een avond daar")
    elsewhere.until("start")
    evening = prepare(app, own.facilitator(), title="Een avond hier")
    evening.until("start")
    evening.until("open:1")
    return Town(app, people, here, there, evening, elsewhere)
