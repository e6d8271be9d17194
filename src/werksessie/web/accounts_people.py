"""The people of a municipality and of the installation: inviting, roles, closing, and what was done when."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request

from werksessie.accounts import commands as co
from werksessie.accounts.events import FACILITATOR, HOST, READER
from werksessie.accounts.passwords import LONGEST as LONGEST_PASSWORD
from werksessie.accounts.passwords import trouble
from werksessie.accounts.people import Person
from werksessie.accounts.state import Account
from werksessie.accounts.telling import ROLES, Told, of, told
from werksessie.record.promise import NotStored
from werksessie.session.commands import Refusal
from werksessie.web import visitor
from werksessie.web.accounts_own import address_of, wrong_with
from werksessie.web.accounts_who import Accounts, new_id, now, the_accounts
from werksessie.web.find import the_host

bp = Blueprint("accounts", __name__, url_prefix="/accounts")

LONGEST = 80
"""Characters of a name of a municipality, or of a note for whom an invitation is."""


@dataclass(frozen=True)
class Asked:
    """An invitation that waits: for whom it is, and its address to copy."""

    id: str
    role: str
    expires: str
    whom: str
    address: str


@bp.get("")
def page() -> Any:
    """A host sees the municipalities, everybody else the people of their own."""
    me = _me()
    return _installation() if me.role == HOST else _municipality(me.municipality)


@bp.get("/of/<municipality>")
def one(municipality: str) -> Any:
    """The people of one municipality, for a host."""
    if municipality not in the_accounts().office.state.municipalities:
        abort(404)
    return _municipality(municipality)


@bp.post("/municipalities")
def make() -> Any:
    """One more municipality."""
    accounts, name = the_accounts(), _line("name")
    if not name:
        return _again("Vul in hoe de gemeente heet.", 422)
    id = _free_id(accounts)
    try:
        accounts.people.call(id, name)
        accounts.ask(co.MakeMunicipality, id)
    except (Refusal, NotStored) as refused:
        return _refused(refused)
    return redirect(f"/accounts/of/{id}", 303)


@bp.post("/of/<municipality>/sign-in")
def change_sign_in(municipality: str) -> Any:
    """Its people sign in at the municipality itself from now on, or here again."""
    accounts, own = the_accounts(), request.form.get("own") == "yes"
    if municipality not in accounts.office.state.municipalities:
        abort(404)
    given = [request.form.get(field, "").strip() for field in ("issuer", "client-id", "client-secret")]
    wrong = wrong_with(*given) if own else ""
    if wrong:
        return _municipality(municipality, wrong), 422
    try:
        if own:
            accounts.people.set_sign_in(municipality, *given)
        accounts.ask(co.ChangeSignIn, municipality, own)
        if not own:
            accounts.people.forget_sign_in(municipality)
    except (Refusal, NotStored) as refused:
        return _refused(refused)
    return redirect(f"/accounts/of/{municipality}#sign-in", 303)


@bp.post("/invite")
def invite() -> Any:
    """A link by which one person gets an account."""
    accounts, id = the_accounts(), new_id()
    municipality = request.form.get("municipality", "")
    try:
        accounts.people.invite(id, _line("for"))
        accounts.ask(co.Invite, id, municipality, request.form.get("role", ""))
    except (Refusal, NotStored) as refused:
        accounts.people.forget_invitation(id)
        return _refused(refused)
    return redirect(f"{_at(municipality)}#invite-{id}", 303)


@bp.post("/invites/<invite>/withdraw")
def withdraw(invite: str) -> Any:
    """The link is worth nothing from now on."""
    accounts = the_accounts()
    try:
        accounts.ask(co.Withdraw, invite)
        accounts.people.forget_invitation(invite)
    except (Refusal, NotStored) as refused:
        return _refused(refused)
    return redirect(_at(accounts.office.state.invites[invite].municipality), 303)


@bp.post("/people/<account>/role")
def change_role(account: str) -> Any:
    """Facilitator or reader."""
    accounts = the_accounts()
    try:
        accounts.ask(co.ChangeRole, account, request.form.get("role", ""))
    except Refusal as refused:
        return _refused(refused)
    return redirect(_at(accounts.office.state.accounts[account].municipality), 303)


@bp.post("/people/<account>/close")
def close(account: str) -> Any:
    """Nobody signs in with it any more; what is known of the person is destroyed."""
    accounts = the_accounts()
    try:
        _closed(accounts, account)
    except (Refusal, NotStored) as refused:
        return _refused(refused)
    return redirect(_at(accounts.office.state.accounts[account].municipality), 303)


@bp.post("/leave")
def leave() -> Any:
    """One's own account."""
    try:
        _closed(the_accounts(), _me().id)
    except (Refusal, NotStored) as refused:
        return _refused(refused)
    visitor.sign_out()
    return redirect("/sign-in", 303)


def _closed(accounts: Accounts, account: str) -> None:
    accounts.ask(co.CloseAccount, account)
    accounts.people.forget(account)
    accounts.throttle.right(f"change-{account}")


@bp.get("/password")
def password() -> Any:
    """Where one chooses another password."""
    return render_template("accounts/password.html", errors={}, language="nl")


@bp.post("/password")
def change_password() -> Any:
    """Another password; every other browser is signed out."""
    accounts, me = the_accounts(), _me()
    known = accounts.people.person(me.id) or Person(me.id, "", "")
    new, errors = request.form.get("password", ""), {}
    pause = accounts.throttle.wait(f"change-{me.id}", now())
    if pause or not accounts.people.has_password(me.id, request.form.get("old", "")[:LONGEST_PASSWORD]):
        errors["old"] = "Dat ging te vaak mis. Wacht even." if pause else "Dit is niet je wachtwoord van nu."
    else:
        accounts.throttle.right(f"change-{me.id}")
    wrong = trouble(new, known.email, known.name)
    if wrong:
        errors["password"] = wrong
    if errors:
        return render_template("accounts/password.html", errors=errors, language="nl"), 429 if pause else 422
    try:
        accounts.people.change_password(me.id, new)
        accounts.ask(co.ChangePassword)
    except (Refusal, NotStored) as refused:
        return _refused(refused)
    visitor.sign_in(me.id, accounts.people.mark(me.id))
    return redirect("/accounts", 303)


@bp.get("/audit")
def audit() -> Any:
    """What was done when and by whom: a host sees all, a facilitator what concerns the own municipality."""
    accounts, me = the_accounts(), _me()
    lines = told(accounts.office.acts())
    if me.role != HOST:
        lines = of(me.municipality, lines)
    return render_template(
        "accounts/audit.html", lines=[(line, *_names(accounts, me, line)) for line in lines[:500]],
        more=max(0, len(lines) - 500), whole=me.role == HOST, language="nl",
    )  # fmt: skip


def _names(accounts: Accounts, me: Account, line: Told) -> tuple[str, str, str]:
    """Who did it, to whom, and where. Nobody reads the name of somebody of another municipality, or of a host."""

    def called(account: str) -> str:
        known = accounts.office.state.accounts.get(account)
        if known is None:
            return "Wie de server startte" if not account else ""
        if known.role == HOST and me.role != HOST:
            return "De beheerder"
        if me.role != HOST and known.municipality != me.municipality:
            return ""
        return accounts.people.name(account) or "Iemand die weg is"

    return called(line.by), called(line.about) if line.about else "", accounts.people.place(line.municipality)


@bp.post("/sessions")
def give() -> Any:
    """A session from before there were accounts goes to a municipality."""
    session, municipality = request.form.get("session", ""), request.form.get("municipality", "")
    if session not in the_host().names():
        abort(404)
    try:
        the_accounts().ask(co.GiveSession, session, municipality)
    except Refusal as refused:
        return _refused(refused)
    return redirect("/accounts#sessions", 303)


def _installation(sentence: str = "") -> str:
    accounts = the_accounts()
    state = accounts.office.state
    places = accounts.people.places(state.municipalities)
    nobodys = [name for name in the_host().names() if name not in state.sessions]
    return render_template(
        "accounts/installation.html", places=places, of=state.of, sessions=list(state.sessions.values()),
        people=_people(accounts, ""), waiting=_waiting(accounts, ""), nobodys=nobodys, sentence=sentence, me=_me(),
        FACILITATOR=FACILITATOR, READER=READER, language="nl",
    )  # fmt: skip


def _municipality(municipality: str, sentence: str = "") -> str:
    accounts = the_accounts()
    return render_template(
        "accounts/municipality.html", municipality=municipality, place=accounts.people.place(municipality), me=_me(),
        people=_people(accounts, municipality), waiting=_waiting(accounts, municipality), roles=ROLES,
        sentence=sentence, elsewhere=accounts.elsewhere(municipality), door=address_of(municipality),
        back=f"{current_app.config['ADDRESS']}/sign-in/back", typed=request.form, language="nl",
    )  # fmt: skip


def _people(accounts: Accounts, municipality: str) -> list[tuple[Account, Person | None]]:
    return [(one, accounts.people.person(one.id)) for one in accounts.office.state.of(municipality)]


def _waiting(accounts: Accounts, municipality: str) -> list[Asked]:
    found = []
    for one in accounts.office.state.waiting(municipality, now().isoformat()):
        token, whom = accounts.people.invitation(one.id)
        found.append(Asked(one.id, one.role, one.expires, whom, f"{current_app.config['ADDRESS']}/invite/{token}"))
    return found


def _refused(trouble: Refusal | NotStored) -> Any:
    """The page where it was asked, with the sentence; what is not there is a page that is not there."""
    if isinstance(trouble, NotStored):
        return _again(str(trouble), 503)
    return abort(trouble.status) if trouble.status in (403, 404) else _again(str(trouble), trouble.status)


def _again(sentence: str, status: int) -> Any:
    me = _me()
    return (_installation(sentence) if me.role == HOST else _municipality(me.municipality, sentence)), status


def _at(municipality: str) -> str:
    return f"/accounts/of/{municipality}" if municipality and _me().role == HOST else "/accounts"


def _me() -> Account:
    return the_accounts().me() or abort(403)


def _line(field: str) -> str:
    return " ".join(request.form.get(field, "").split())[:LONGEST]


def _free_id(accounts: Accounts) -> str:
    """As short as it is because the names of programmes begin with it; the office refuses one that is taken."""
    signs = "0123456789abcdefghijklmnopqrstuvwxyz"
    while True:
        id = secrets.choice(signs[10:]) + secrets.choice(signs[:10]) + secrets.choice(signs)
        if id not in accounts.office.state.municipalities:
            return id
