"""The way in and out: signing in, becoming somebody by an invitation, another password, leaving."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, g, make_response, redirect, render_template, request

from werksessie.accounts import commands as co
from werksessie.accounts.events import HOST
from werksessie.accounts.passwords import LONGEST, trouble
from werksessie.accounts.people import DOOR, slot, tidy_email
from werksessie.accounts.state import Invite, is_good
from werksessie.record.promise import NotStored
from werksessie.session.commands import Refusal
from werksessie.web import visitor
from werksessie.web.accounts_who import new_id, now, the_accounts

bp = Blueprint("entry", __name__)

WRONG = "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk ze nog eens na."
LONGEST_NAME = 60


@bp.get("/sign-in")
def door() -> Any:
    """Where one signs in; whoever is signed in goes on."""
    if the_accounts().me() is not None:
        return redirect(onward(), 303)
    return door_page()


def door_page(sentence: str = "", status: int = 200, pause: int = 0) -> Any:
    """The page where one signs in, with a sentence."""
    page = render_template(
        "accounts/sign_in.html", sentence=sentence, email=request.form.get("email", "")[:200], next=_next(),
        language="nl",
    )  # fmt: skip
    reply = make_response(page, status)
    if pause:
        reply.headers["Retry-After"] = str(pause)
    return reply


@bp.post("/sign-in")
def sign_in() -> Any:
    """Signs in, or says that it is wrong, in the same words and as slowly whether there is such an account or not."""
    accounts = the_accounts()
    email, password = request.form.get("email", ""), request.form.get("password", "")[: LONGEST + 1]
    tries = slot(_signing_key(), email)
    try:
        pause = accounts.throttle.wait(tries, now())
        if pause:
            return door_page(f"Dat ging te vaak mis. Wacht {_in_words(pause)} en probeer het dan opnieuw.", 429, pause)
        account = accounts.people.signed_in(email, password)
        state = accounts.office.up_to_date()
        known = state.open(account)
        # Whose municipality has a sign-in of its own does not get past its second factor by a password.
        if known is None or known.municipality in state.own_sign_in:
            return door_page(WRONG, 422)
        accounts.throttle.right(tries)
    except NotStored as full:
        return door_page(str(full), 503)
    enter(account)
    return redirect(onward(), 303)


@bp.post("/sign-out")
def sign_out() -> Any:
    """This browser is nobody's from now on."""
    visitor.sign_out()
    return redirect("/sign-in", 303)


@bp.get("/invite/<token>")
def invited(token: str) -> Any:
    """Where somebody becomes a host, facilitator or reader."""
    return _invited(_invitation(token), {})


@bp.post("/invite/<token>")
def accept(token: str) -> Any:
    """Becomes it, once, and signs in."""
    accounts, invite = the_accounts(), _invitation(token)
    if invite.municipality in accounts.office.state.own_sign_in:
        return _invited(invite, {}), 409
    name, email = " ".join(request.form.get("name", "").split())[:LONGEST_NAME], request.form.get("email", "")
    password = request.form.get("password", "")
    errors = _errors(name, email, password)
    if errors:
        return _invited(invite, errors), 422
    account = new_id()
    try:
        # Who it is first: an account without would be one that nobody can sign in with.
        accounts.people.add(account, name, email, password)
        accounts.office.ask(co.Accept(account, now().isoformat(), invite.id))
        accounts.people.forget_invitation(invite.id)
    except (NotStored, Refusal) as refused:
        if accounts.office.state.open(account) is None:
            accounts.people.forget(account)
            return _invited(invite, {"": str(refused)}), 503 if isinstance(refused, NotStored) else refused.status
    enter(account)
    return redirect(onward(), 303)


def _errors(name: str, email: str, password: str) -> dict[str, str]:
    found = {
        "name": "" if name else "Vul je naam in. Zo zien je collega's je.",
        "email": "" if tidy_email(email) else "Dit is geen e-mailadres. Kijk het nog eens na.",
        "password": trouble(password, email, name),
    }
    if the_accounts().people.account_of(email):
        found["email"] = "Met dit adres is er al een account. Meld je daarmee aan."
    return {field: sentence for field, sentence in found.items() if sentence}


def _invitation(token: str) -> Invite:
    """The invitation with this token; else a friendly page, the same for one that is over and one that never was."""
    accounts = the_accounts()
    invite = accounts.office.up_to_date().invites.get(accounts.people.invited(token))
    if invite is None or not is_good(invite, now().isoformat()):
        abort(make_response(render_template("accounts/no_invite.html", language="nl"), 404))
    return invite


def _invited(invite: Invite, errors: dict[str, str]) -> str:
    place = the_accounts().people.place(invite.municipality)
    door = the_accounts().people.own_sign_in(invite.municipality).get(DOOR, "")
    return render_template(
        "accounts/invite.html", invite=invite, place=place, errors=errors, typed=request.form, language="nl",
        elsewhere=invite.municipality in the_accounts().office.state.own_sign_in, door=door,
        token=the_accounts().people.invitation(invite.id)[0],
    )  # fmt: skip


def enter(account: str) -> None:
    """This browser is theirs."""
    visitor.sign_in(account, the_accounts().people.mark(account))
    g.pop("account", None)


def onward() -> str:
    """Where to go after signing in: where one wanted to be, else where one begins."""
    account = the_accounts().me()
    home = "/accounts" if account is not None and account.role == HOST else "/sessions"
    return _next() or home


def _next() -> str:
    wanted = request.values.get("next", "")
    # Only pages of our own; a browser reads a second slash or a backslash as the beginning of another site.
    known = wanted.startswith(("/sessions", "/programmes", "/accounts"))
    return wanted if known and wanted.isprintable() and "\\" not in wanted and "//" not in wanted else ""


def _in_words(seconds: int) -> str:
    if seconds < 60:
        return "1 tel" if seconds == 1 else f"{seconds} tellen"
    minutes = -(-seconds // 60)
    return "1 minuut" if minutes == 1 else f"{minutes} minuten"


def _signing_key() -> bytes:
    key = current_app.secret_key or b""
    return key if isinstance(key, bytes) else key.encode()
