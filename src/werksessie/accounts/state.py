"""Who there is and what belongs to whom: the fold of the acts. Applying never raises and never decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from immutables import Map

from werksessie.accounts import events as ev
from werksessie.accounts.events import Act

OPEN, ACCEPTED, WITHDRAWN = "open", "accepted", "withdrawn"


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in, as long as it is not `closed`. A host has no municipality."""

    id: str
    municipality: str
    role: str
    since: str
    closed: bool = False


@dataclass(frozen=True)
class Invite:
    """A way in, once, until `expires` (ISO 8601). `stage` is OPEN, ACCEPTED or WITHDRAWN."""

    id: str
    municipality: str
    role: str
    expires: str
    by: str
    stage: str = OPEN


@dataclass(frozen=True)
class Owned:
    """Whose a session is. `account` is "" as long as no facilitator has it in hand; `away` is who put it away, "" when
    it is there."""

    municipality: str
    account: str
    away: str = ""


@dataclass(frozen=True)
class Accounts:
    """The whole installation. `seq` is the number of the last act; `municipalities` holds since when each is there,
    `own_sign_in` since when its people sign in at the municipality itself."""

    seq: int = 0
    municipalities: Map[str, str] = field(default_factory=Map)
    own_sign_in: Map[str, str] = field(default_factory=Map)
    accounts: Map[str, Account] = field(default_factory=Map)
    invites: Map[str, Invite] = field(default_factory=Map)
    sessions: Map[str, Owned] = field(default_factory=Map)

    def open(self, account: str) -> Account | None:
        """The account of this id, when somebody can sign in with it."""
        found = self.accounts.get(account)
        return found if found is not None and not found.closed else None

    def of(self, municipality: str, *roles: str) -> list[Account]:
        """The open accounts of a municipality ("" for hosts), the oldest first; with roles only those."""
        mine = [one for one in self.accounts.values() if one.municipality == municipality and not one.closed]
        return sorted((one for one in mine if not roles or one.role in roles), key=lambda one: (one.since, one.id))

    def waiting(self, municipality: str, at: str) -> list[Invite]:
        """The invitations of a municipality ("" for hosts) that are good at this moment, the first to end first."""
        good = [one for one in self.invites.values() if one.municipality == municipality and is_good(one, at)]
        return sorted(good, key=lambda one: (one.expires, one.id))


def is_good(invite: Invite | None, at: str) -> bool:
    """Whether somebody can still come in by it at this moment (ISO 8601, UTC like all of them)."""
    return invite is not None and invite.stage == OPEN and at < invite.expires


def fold(numbered: Iterable[tuple[int, Act]], state: Accounts | None = None) -> Accounts:
    """The state after these acts."""
    state = state or Accounts()
    for seq, fact in numbered:
        state = apply(state, fact, seq)
    return state


def apply(state: Accounts, fact: Act, seq: int) -> Accounts:
    """The state after one act more, which has this number."""
    return replace(_APPLIES[type(fact)](state, fact), seq=seq)


def _made(state: Accounts, fact: ev.MunicipalityMade) -> Accounts:
    return replace(state, municipalities=state.municipalities.set(fact.municipality, fact.at))


def _sign_in(state: Accounts, fact: ev.SignInChanged) -> Accounts:
    rest = state.own_sign_in.delete(fact.municipality) if fact.municipality in state.own_sign_in else state.own_sign_in
    return replace(state, own_sign_in=rest.set(fact.municipality, fact.at) if fact.own else rest)


def _invited(state: Accounts, fact: ev.AccountInvited) -> Accounts:
    made = Invite(fact.invite, fact.municipality, fact.role, fact.expires, fact.by)
    return replace(state, invites=state.invites.set(fact.invite, made))


def _withdrawn(state: Accounts, fact: ev.InvitationWithdrawn) -> Accounts:
    return _staged(state, fact.invite, WITHDRAWN)


def _accepted(state: Accounts, fact: ev.InvitationAccepted) -> Accounts:
    invite = state.invites.get(fact.invite)
    if invite is None:
        return state
    made = Account(fact.account, invite.municipality, invite.role, fact.at)
    return replace(_staged(state, invite.id, ACCEPTED), accounts=state.accounts.set(fact.account, made))


def _staged(state: Accounts, invite: str, stage: str) -> Accounts:
    found = state.invites.get(invite)
    return replace(state, invites=state.invites.set(invite, replace(found, stage=stage))) if found else state


def _role(state: Accounts, fact: ev.RoleChanged) -> Accounts:
    found = state.accounts.get(fact.account)
    if found is None:
        return state
    changed = state.accounts.set(fact.account, replace(found, role=fact.role))
    return replace(_let_go(state, fact.account) if fact.role != ev.FACILITATOR else state, accounts=changed)


def _closed(state: Accounts, fact: ev.AccountClosed) -> Accounts:
    found = state.accounts.get(fact.account)
    if found is None:
        return state
    return replace(_let_go(state, fact.account), accounts=state.accounts.set(found.id, replace(found, closed=True)))


def _let_go(state: Accounts, account: str) -> Accounts:
    """What this account had in hand waits for a colleague; it stays with the municipality."""
    mine = {name: replace(one, account="") for name, one in state.sessions.items() if one.account == account}
    return replace(state, sessions=state.sessions.update(mine))


def _given(state: Accounts, fact: ev.SessionGiven) -> Accounts:
    return replace(state, sessions=state.sessions.set(fact.session, Owned(fact.municipality, fact.account)))


def _handed_over(state: Accounts, fact: ev.SessionHandedOver) -> Accounts:
    found = state.sessions.get(fact.session)
    if found is None:
        return state
    return replace(state, sessions=state.sessions.set(fact.session, replace(found, account=fact.account)))


def _away(state: Accounts, session: str, by: str) -> Accounts:
    found = state.sessions.get(session)
    return state if found is None else replace(state, sessions=state.sessions.set(session, replace(found, away=by)))


def _dropped(state: Accounts, fact: ev.SessionDropped) -> Accounts:
    return replace(state, sessions=state.sessions.delete(fact.session)) if fact.session in state.sessions else state


_APPLIES: Mapping[type[Act], Callable[[Accounts, Any], Accounts]] = {
    ev.MunicipalityMade: _made,
    ev.SignInChanged: _sign_in,
    ev.AccountInvited: _invited,
    ev.InvitationWithdrawn: _withdrawn,
    ev.InvitationAccepted: _accepted,
    ev.RoleChanged: _role,
    ev.PasswordChanged: lambda state, fact: state,
    ev.AccountClosed: _closed,
    ev.SessionGiven: _given,
    ev.SessionHandedOver: _handed_over,
    ev.SessionPutAway: lambda state, fact: _away(state, fact.session, fact.by),
    ev.SessionPutBack: lambda state, fact: _away(state, fact.session, ""),
    ev.SessionDropped: _dropped,
}
