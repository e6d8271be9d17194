"""Signing in at the municipality itself (OpenID Connect, with its second factor) instead of with a password here."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, redirect, request

from werksessie.accounts import commands as co
from werksessie.accounts.people import DOOR, tidy_email
from werksessie.accounts.state import Account, is_good
from werksessie.record.promise import NotStored
from werksessie.session.commands import Refusal
from werksessie.web import visitor
from werksessie.web.accounts_entry import LONGEST_NAME, door_page, enter, onward
from werksessie.web.accounts_who import new_id, now, the_accounts

bp = Blueprint("own", __name__, url_prefix="/sign-in")

SIGNED = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""How an ID token may be signed. Never with a shared secret, and never not at all."""
SECONDS = 10
"""That the municipality gets to answer."""

NO_LUCK = "Aanmelden via je gemeente lukte niet. Probeer het nog een keer."
UNKNOWN = "Je gemeente kent je, maar je hebt hier nog geen account. Vraag een collega om een uitnodiging."
MISSING = "Hiervoor is authlib nodig. Installeer werksessie op de server met: pip install 'werksessie[hosted]'"


@bp.get("/with/<token>")
def begin(token: str) -> Any:
    """Sends to where the municipality signs its people in."""
    municipality = the_accounts().people.behind_door(token)
    if municipality not in the_accounts().office.up_to_date().own_sign_in:
        abort(404)
    visitor.carry(municipality=municipality, invite=request.args.get("invite", "")[:64])
    try:
        return _client(municipality).authorize_redirect(f"{current_app.config['ADDRESS']}/sign-in/back")
    except _troubles():
        return door_page(NO_LUCK, 503)


@bp.get("/back")
def back() -> Any:
    """Comes back from there, once, with what it says of who this is."""
    carried = visitor.carried()
    municipality = carried.get("municipality", "")
    if municipality not in the_accounts().office.up_to_date().own_sign_in:
        return door_page(NO_LUCK, 422)
    try:
        claims = _client(municipality).authorize_access_token().get("userinfo")
    except _troubles():
        return door_page(NO_LUCK, 422)
    if not claims:
        return door_page(NO_LUCK, 422)
    try:
        account = _account(municipality, claims, carried.get("invite", ""))
    except Refusal as refused:
        return door_page(str(refused), refused.status)
    except NotStored as full:
        return door_page(str(full), 503)
    if account is None:
        return door_page(UNKNOWN, 422)
    enter(account.id)
    return redirect(onward(), 303)


def _account(municipality: str, claims: Any, invite: str) -> Account | None:
    """The account of this municipality that this person has, or gets by an invitation. Raises Refusal or NotStored."""
    accounts = the_accounts()
    subject = sha256(f"{claims['iss']} {claims['sub']}".encode()).hexdigest()
    known = _of(municipality, accounts.people.known_as(subject))
    email = tidy_email(str(claims.get("email", "")))
    if known is None and invite:
        known = _by_invitation(municipality, claims, invite, subject, email)
    if known is None and email and claims.get("email_verified") is True:
        # An address that the municipality itself vouches for; never of somebody of another one.
        known = _of(municipality, accounts.people.account_of(email))
        if known is not None:
            accounts.people.link(known.id, subject)
    return known


def _of(municipality: str, account: str) -> Account | None:
    found = the_accounts().office.state.open(account)
    return found if found is not None and found.municipality == municipality else None


def _by_invitation(municipality: str, claims: Any, token: str, subject: str, email: str) -> Account | None:
    accounts, at = the_accounts(), now().isoformat()
    invite = accounts.office.state.invites.get(accounts.people.invited(token))
    if invite is None or invite.municipality != municipality or not is_good(invite, at):
        return None
    if accounts.people.account_of(email):
        raise Refusal(409, "Met dit adres is er al een account. Meld je daarmee aan.")
    account = new_id()
    name = " ".join(str(claims.get("name") or email or "Collega").split())[:LONGEST_NAME]
    accounts.people.add_known(account, name, email, subject)
    try:
        accounts.office.ask(co.Accept(account, at, invite.id))
    except Refusal:
        accounts.people.forget(account)
        raise
    accounts.people.forget_invitation(invite.id)
    return accounts.office.state.open(account)


def _client(municipality: str) -> Any:
    """What speaks to the municipality, with what it says of itself. Raises what `_troubles` names."""
    from authlib.integrations.base_client import OAuthError
    from authlib.integrations.flask_client import OAuth

    kept = the_accounts().people.own_sign_in(municipality)
    issuer = kept["issuer"]
    client = OAuth(current_app).register(
        # Its state is kept under this name: what was begun at one municipality does not end at another.
        municipality,
        client_id=kept["client-id"],
        client_secret=kept["client-secret"],
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256", "default_timeout": SECONDS},
    )
    said = client.load_server_metadata()
    if said.get("issuer") != issuer:
        raise OAuthError("issuer")
    offered = said.get("id_token_signing_alg_values_supported", SIGNED)
    said["id_token_signing_alg_values_supported"] = believed = [one for one in SIGNED if one in offered]
    if not believed:
        raise OAuthError("signature")
    return client


def _troubles() -> tuple[type[Exception], ...]:
    """What goes wrong between here and there: no answer, or one that is not right."""
    from authlib.integrations.base_client import OAuthError
    from joserfc.errors import JoseError
    from requests import RequestException

    return OAuthError, JoseError, RequestException, KeyError, RuntimeError, TypeError, ValueError


def wrong_with(issuer: str, client_id: str, client_secret: str) -> str:
    """Why people cannot sign in there, as one Dutch sentence; "" when they may be able to."""
    if not can():
        return MISSING
    parts = urlsplit(issuer)
    here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")
    if not re.fullmatch(r"[!-~]{1,300}", issuer) or (parts.scheme != "https" and not here) or not parts.hostname:
        return "Vul het adres van de aanmelddienst in, zoals https://login.gemeente.example."
    if not client_id or not client_secret:
        return "Vul ook de client-id en het geheim in. Die krijg je van de gemeente."
    return ""


def can() -> bool:
    """Whether what this needs is installed."""
    try:
        import authlib.integrations.flask_client  # noqa: F401
    except ImportError:
        return False
    return True


def address_of(municipality: str) -> str:
    """Where the people of this municipality sign in, or ""."""
    token = the_accounts().people.own_sign_in(municipality).get(DOOR, "")
    return f"{current_app.config['ADDRESS']}/sign-in/with/{token}" if token else ""
