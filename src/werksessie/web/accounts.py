"""Accounts switched on: every address of a facilitator is asked here first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

from flask import Flask, abort, g, redirect, request

from werksessie.accounts.events import HOST, READER
from werksessie.accounts.state import Account
from werksessie.record.promise import Store
from werksessie.web import accounts_entry, accounts_own, accounts_people, accounts_sessions
from werksessie.web.accounts_who import Accounts, the_accounts

GATED = ("/sessions", "/programmes", "/accounts")
"""How every address begins that is not for everybody or for who holds a link."""

READS = frozenset({"library.sessions", "summary.own_page", "downloads.of_facilitator"}) | {
    "overview.page",
    "overview.file",
    "overview.package",
}
"""What a reader may see of the evenings of the municipality."""
OWN = frozenset(f"accounts.{one}" for one in ("page", "password", "change_password", "leave")) | {
    "protection.page",
    "protection.register_csv",
}
"""What everybody who is signed in may see; what is said of data protection names no municipality and no evening."""
HOSTS = frozenset({"accounts.make", "accounts.one", "accounts.give", "accounts.change_sign_in"})
"""What only a host may do."""

AN_EVENING = timedelta(hours=12)
"""How long somebody stays signed in who does nothing."""


def switch_on(app: Flask, store: Store) -> None:
    """Puts the pages there and asks at every address of a facilitator who is there. Raises Damaged, NotStored or
    UnknownAct."""
    app.config["PERMANENT_SESSION_LIFETIME"] = AN_EVENING
    app.extensions["accounts"] = accounts = Accounts(app, store)
    for one in (accounts_entry, accounts_own, accounts_people, accounts_sessions):
        app.register_blueprint(one.bp)
    app.extensions["host"].destroyed = accounts.destroyed
    app.before_request(gate)
    app.jinja_env.globals.update(
        signed_in=accounts.me, person_called=accounts.people.name, signs_in_elsewhere=accounts.elsewhere
    )


def gate() -> Any:
    """Lets through whoever may. What belongs to another municipality is not there, in the same words as what is not."""
    rule = request.url_rule.rule if request.url_rule else ""
    if not rule.startswith(GATED):
        return None
    account = the_accounts().me()
    if account is None:
        return _to_the_door()
    name = (request.view_args or {}).get("name") if rule.startswith("/sessions/") else None
    if name is not None and not the_accounts().owns(name):
        abort(404)
    if not _may(account, request.endpoint or ""):
        abort(403)
    g.passed = True
    return None


def _may(account: Account, endpoint: str) -> bool:
    if endpoint in OWN:
        return True
    if account.role == READER:
        return endpoint in READS
    if account.role == HOST:
        return endpoint.startswith("accounts.")
    return endpoint not in HOSTS


def _to_the_door() -> Any:
    """A page sends to where one signs in; what a script asks for does not."""
    if request.method in ("GET", "HEAD") and request.headers.get("Sec-Fetch-Dest", "document") == "document":
        return redirect(f"/sign-in?next={quote(request.path)}", 303)
    abort(403)
