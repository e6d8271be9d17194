"""Who is signed in, and what they may see."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from threading import BoundedSemaphore
from typing import Any

from flask import Flask, current_app, g
from gevent import get_hub

from werksessie.accounts import commands as co
from werksessie.accounts.events import FACILITATOR, HOST, AccountClosed, Act, PasswordChanged, RoleChanged
from werksessie.accounts.office import Office
from werksessie.accounts.people import People
from werksessie.accounts.shelf import MunicipalShelf
from werksessie.accounts.state import Account, is_good
from werksessie.accounts.throttle import Throttle
from werksessie.record.promise import Programmes, Store
from werksessie.web import visitor

_turns = BoundedSemaphore(2)


class Accounts:
    """The accounts of this app."""

    def __init__(self, app: Flask, store: Store) -> None:
        """Raises Damaged, NotStored or UnknownAct."""
        self._app = app
        self.office = Office(store, self._told)
        self.people = People(store.secrets, _beside_the_others)
        self.throttle = Throttle(store.secrets)
        self._tidy()

    def me(self) -> Account | None:
        """Whoever this browser is signed in with; None for nobody, also when the account was closed since."""
        if "account" not in g:
            g.account = self._me()
        found: Account | None = g.account
        return found

    def _me(self) -> Account | None:
        id, mark = visitor.signed_in()
        account = self.office.up_to_date().open(id) if id else None
        if id and account is None:
            # Somebody who came in a moment ago, by another process.
            self.office.catch_up()
            account = self.office.state.open(id)
        right = self.people.mark(id) if account is not None else ""
        return account if right and hmac.compare_digest(mark.encode(), right.encode()) else None

    def owns(self, session: str) -> bool:
        """Whether this session belongs to the municipality of whoever is signed in."""
        if not self.lists(session):
            # Another process may have made it a moment ago. Also for one that is somebody else's: the time it takes
            # must not tell that it is there.
            self.office.catch_up()
        return self.lists(session)

    def lists(self, session: str) -> bool:
        """The same for a list, in which one that another process makes this second may be missing."""
        account, owned = self.me(), self.office.state.sessions.get(session)
        return bool(account and account.municipality and owned and owned.municipality == account.municipality)

    def keeper(self, session: str) -> str:
        """Who has this session in hand, by name; "" when nobody has."""
        owned = self.office.state.sessions.get(session)
        return self.people.name(owned.account) if owned else ""

    def let_in(self) -> bool:
        """Whether the address of this request is theirs to see, or (elsewhere) whether they are a facilitator."""
        account = self.me()
        return bool(g.get("passed")) or (account is not None and account.role == FACILITATOR)

    def may_listen(self, session: str, socket: str) -> bool:
        """Whether a console's socket may hear of this session; if so, it can be sent away with its account."""
        account = self.me()
        if account is None or account.role != FACILITATOR or not self.owns(session):
            return False
        self._app.extensions["socketio"].server.enter_room(socket, room_of(account.id))
        return True

    def take_in_hand(self, session: str) -> None:
        """This session is of who is signed in. Raises Refusal."""
        self.ask(co.TakeInHand, session)

    def drop(self, session: str) -> None:
        """This session is no longer there. Raises Refusal."""
        self.ask(co.DropSession, session)

    def put_away(self, session: str) -> None:
        """This session was put away by who is signed in. Raises Refusal."""
        self.ask(co.PutAway, session)

    def put_back(self, session: str) -> None:
        """It is there again. Raises Refusal."""
        self.ask(co.PutBack, session)

    def destroyed(self, session: str) -> None:
        """The server itself destroyed what was put away. Raises Refusal."""
        self.office.ask(co.DropPutAway("", now().isoformat(), session))

    def elsewhere(self, municipality: str) -> bool:
        """Whether the people of this municipality sign in there."""
        return municipality in self.office.state.own_sign_in

    def ask(self, command: type[Any], *values: str | bool) -> None:
        """Whoever is signed in asks something at the office, now. Raises Refusal."""
        account = self.me()
        self.office.ask(command(account.id if account else "nobody", now().isoformat(), *values))

    def shelf(self, programmes: Programmes) -> Programmes:
        """The own programmes of their municipality."""
        account = self.me()
        return MunicipalShelf(programmes, account.municipality if account and account.municipality else "-")

    def first_invitation(self, again: bool = False) -> str:
        """The path by which the very first host comes in, "" when there is one; with `again` also one more. Raises
        Refusal or NotStored."""
        at = now().isoformat()
        invite = new_id()
        self.people.invite(invite, "")
        if not self.office.ask(co.InviteFirst("", at, invite, again)):
            self.people.forget_invitation(invite)
        if self.office.state.of("", HOST) and not again:
            return ""
        tokens = (self.people.invitation(one.id)[0] for one in self.office.state.waiting("", at))
        return next((f"/invite/{token}" for token in tokens if token), "")

    def close(self) -> None:
        """Lets go of the log."""
        self.office.close()

    def _told(self, fact: Act) -> None:
        if isinstance(fact, AccountClosed | RoleChanged | PasswordChanged):
            self._app.extensions["rooms"].dismiss(room_of(fact.account))

    def _tidy(self) -> None:
        """What a crash left of who is gone, and invitations that are over."""
        state, at = self.office.state, now().isoformat()
        _each_forgotten(self.people.forget, (one.id for one in state.accounts.values() if one.closed))
        over = (one.id for one in state.invites.values() if not is_good(one, at))
        _each_forgotten(self.people.forget_invitation, over)


def _each_forgotten(forget: Callable[[str], None], ids: Iterable[str]) -> None:
    for id in ids:
        forget(id)


def the_accounts() -> Accounts:
    """The accounts of this app."""
    found: Accounts = current_app.extensions["accounts"]
    return found


def new_id() -> str:
    """A random id: 64 bits, no secret."""
    return secrets.token_hex(8)


def now() -> datetime:
    """The moment that goes into commands."""
    return datetime.now(UTC)


def room_of(account: str) -> str:
    """The Socket.IO room of the consoles that somebody has open."""
    return f"account/{account}"


def _beside_the_others(call: Any, *values: str) -> Any:
    """In a thread of its own, two at a time: scrypt takes a tenth of a second, in which a whole room would wait."""
    with _turns:
        return get_hub().threadpool.apply(call, values)
