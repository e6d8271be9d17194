"""Who is behind the random ids: e-mail address, name, password, the tokens of invitations, the names of municipalities.

All of it stands beside the log, in the store's secrets, where it can be replaced and destroyed: under `account-<id>`,
`invite-<id>` and `municipality-<id>`.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from werkzeug.security import check_password_hash, generate_password_hash

from werksessie.record.promise import Secrets

ACCOUNT, INVITE, MUNICIPALITY = "account-{}", "invite-{}", "municipality-{}"
EMAIL, NAME, PASSWORD, TOKEN, FOR = "account-email", "name", "password", "invite-token", "for"
SUBJECT, DOOR = "account-subject", "sign-in-door"

METHOD = "scrypt:32768:8:1"

NOBODY = f"{{}}${'0' * 16}${'0' * 128}"
"""Compared with when there is no such account, by the method of the others, so that the answer takes as long. No
password gives it."""

Run = Callable[..., Any]


@dataclass(frozen=True)
class Person:
    """Somebody with an account, as others see them."""

    account: str
    name: str
    email: str


class People:
    """The people of one store. Writing raises NotStored."""

    def __init__(self, kept: Secrets, run: Run = lambda call, *values: call(*values)) -> None:
        """`run` calls what takes a tenth of a second, in a way in which others need not wait for it."""
        self._kept, self._run, self.method = kept, run, METHOD

    def add(self, account: str, name: str, email: str, password: str) -> None:
        """Keeps who this account is."""
        values = {NAME: name, EMAIL: tidy_email(email), PASSWORD: self._hash(password)}
        self._kept.keep(ACCOUNT.format(account), values)

    def add_known(self, account: str, name: str, email: str, subject: str) -> None:
        """The same for somebody who signs in elsewhere, where they are called `subject`."""
        self._kept.keep(ACCOUNT.format(account), {NAME: name, EMAIL: tidy_email(email), SUBJECT: subject})

    def link(self, account: str, subject: str) -> None:
        """Who has this account signs in elsewhere from now on; the password is destroyed."""
        self._kept.keep(ACCOUNT.format(account), {SUBJECT: subject})
        self._kept.forget(ACCOUNT.format(account), PASSWORD)

    def known_as(self, subject: str) -> str:
        """The account of whoever is called so where they sign in, or ""."""
        found = self._kept.names_by(SUBJECT, subject) if subject else None
        return found.removeprefix(ACCOUNT.format("")) if found else ""

    def change_password(self, account: str, password: str) -> None:
        """Another one from now on; who is signed in elsewhere no longer is."""
        self._kept.keep(ACCOUNT.format(account), {PASSWORD: self._hash(password)})

    def forget(self, account: str) -> None:
        """Destroys all that is known of whoever had this account."""
        self._kept.forget(ACCOUNT.format(account))

    def account_of(self, email: str) -> str:
        """The account with this address, or ""."""
        wanted = tidy_email(email)
        found = self._kept.names_by(EMAIL, wanted) if wanted else None
        return found.removeprefix(ACCOUNT.format("")) if found else ""

    def signed_in(self, email: str, password: str) -> str:
        """The account with this address and this password, or "". Takes as long for an address that is not known."""
        account = self.account_of(email)
        hashed = self._of(account).get(PASSWORD, "") if account else ""
        right = self._run(check_password_hash, hashed or NOBODY.format(self.method), password)
        return account if right and hashed else ""

    def has_password(self, account: str, password: str) -> bool:
        """Whether this is the password of this account."""
        hashed = self._of(account).get(PASSWORD, "") or NOBODY.format(self.method)
        return bool(self._run(check_password_hash, hashed, password))

    def mark(self, account: str) -> str:
        """What a cookie of this account holds: worth nothing once the password is another one, "" for nobody."""
        known = self._of(account)
        way_in = known.get(PASSWORD, "") or known.get(SUBJECT, "")
        return sha256(f"mark/{account}/{way_in}".encode()).hexdigest() if way_in else ""

    def person(self, account: str) -> Person | None:
        """Who has this account; None when it was closed."""
        known = self._of(account)
        return Person(account, known.get(NAME, ""), known.get(EMAIL, "")) if known else None

    def name(self, account: str) -> str:
        """What this one is called now, or ""."""
        return self._of(account).get(NAME, "") if account else ""

    def invite(self, invite: str, whom: str) -> str:
        """Keeps an invitation, with a note for whom it is; gives its token of 128 random bits."""
        token = secrets.token_hex(16)
        self._kept.keep(INVITE.format(invite), {TOKEN: token, FOR: whom})
        return token

    def invited(self, token: str) -> str:
        """The invitation with this token, or ""."""
        found = self._kept.names_by(TOKEN, token) if token else None
        return found.removeprefix(INVITE.format("")) if found else ""

    def invitation(self, invite: str) -> tuple[str, str]:
        """Its token and for whom it is."""
        known = self._kept.of(INVITE.format(invite))
        return known.get(TOKEN, ""), known.get(FOR, "")

    def forget_invitation(self, invite: str) -> None:
        """It was used or withdrawn."""
        self._kept.forget(INVITE.format(invite))

    def call(self, municipality: str, name: str) -> None:
        """Gives a municipality its name."""
        self._kept.keep(MUNICIPALITY.format(municipality), {NAME: name})

    def place(self, municipality: str) -> str:
        """What a municipality is called, or ""."""
        return self._kept.of(MUNICIPALITY.format(municipality)).get(NAME, "") if municipality else ""

    def set_sign_in(self, municipality: str, issuer: str, client_id: str, client_secret: str) -> None:
        """Where its people sign in. The address by which they get there holds 128 random bits, made once."""
        kept = self.own_sign_in(municipality)
        values = {"issuer": issuer, "client-id": client_id, "client-secret": client_secret}
        self._kept.keep(MUNICIPALITY.format(municipality), {**values, DOOR: kept.get(DOOR) or secrets.token_hex(16)})

    def forget_sign_in(self, municipality: str) -> None:
        """They sign in here again."""
        self._kept.forget(MUNICIPALITY.format(municipality), "issuer", "client-id", "client-secret", DOOR)

    def own_sign_in(self, municipality: str) -> dict[str, str]:
        """`issuer`, `client-id`, `client-secret` and DOOR, as far as they are kept."""
        kept = self._kept.of(MUNICIPALITY.format(municipality))
        return {name: value for name, value in kept.items() if name != NAME}

    def behind_door(self, token: str) -> str:
        """The municipality whose people come in by this token, or ""."""
        found = self._kept.names_by(DOOR, token) if token else None
        return found.removeprefix(MUNICIPALITY.format("")) if found else ""

    def places(self, municipalities: Iterable[str]) -> dict[str, str]:
        """Their names, in the order of the alphabet."""
        named = {one: self.place(one) for one in municipalities}
        return dict(sorted(named.items(), key=lambda pair: (pair[1].casefold(), pair[0])))

    def _hash(self, password: str) -> str:
        return str(self._run(generate_password_hash, password, self.method))

    def _of(self, account: str) -> dict[str, str]:
        return self._kept.of(ACCOUNT.format(account))


def tidy_email(typed: str) -> str:
    """The address as it is kept and compared; "" for what cannot be one."""
    email = typed.strip().lower()
    name, _, domain = email.partition("@")
    right = name and "." in domain and "@" not in domain and not any(sign.isspace() for sign in email)
    return email if right and email.isprintable() and len(email) <= 200 else ""


def slot(signing_key: bytes, email: str) -> str:
    """Under which name the tries for an address are counted: the same for every way to write it, and as many slots as
    can be kept whatever is typed, so that an address that nobody has leaves no more than one that somebody has."""
    drawn = hmac.new(signing_key, b"tries/" + email.strip().lower().encode("utf-8", "replace"), sha256)
    return f"tries-{drawn.hexdigest()[:3]}"
