"""What can be asked about accounts. `by` is the account that asks, "" for whoever starts the server; ids and moments
(ISO 8601, UTC) arrive inside, so that deciding stays pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """Something asked at the office."""

    by: str
    at: str


@dataclass(frozen=True)
class MakeMunicipality(Asked):
    """One more municipality, under an id of `MUNICIPALITY`."""

    municipality: str


@dataclass(frozen=True)
class ChangeSignIn(Asked):
    """Let the people of a municipality sign in at the municipality itself, or here again."""

    municipality: str
    own: bool


@dataclass(frozen=True)
class Invite(Asked):
    """Invite somebody to this municipality, or with "" as a host. Good for seven days."""

    invite: str
    municipality: str
    role: str


@dataclass(frozen=True)
class InviteFirst(Asked):
    """Invite the very first host: only as long as there is none, or (with `again`) one more, when those there are
    cannot get in; and only when nobody is invited as one already."""

    invite: str
    again: bool = False


@dataclass(frozen=True)
class Withdraw(Asked):
    """Take an invitation back."""

    invite: str


@dataclass(frozen=True)
class Accept(Asked):
    """Become this account; `by` is that account."""

    invite: str


@dataclass(frozen=True)
class ChangeRole(Asked):
    """Make a colleague facilitator or reader."""

    account: str
    role: str


@dataclass(frozen=True)
class ChangePassword(Asked):
    """Note that `by` chose another password."""


@dataclass(frozen=True)
class CloseAccount(Asked):
    """Let nobody sign in with it any more."""

    account: str


@dataclass(frozen=True)
class TakeInHand(Asked):
    """A session that `by` has just made: of their municipality, in their hand."""

    session: str


@dataclass(frozen=True)
class GiveSession(Asked):
    """A session that is nobody's goes to a municipality."""

    session: str
    municipality: str


@dataclass(frozen=True)
class HandOver(Asked):
    """Another facilitator of the same municipality takes a session over."""

    session: str
    account: str


@dataclass(frozen=True)
class PutAway(Asked):
    """A session was put away."""

    session: str


@dataclass(frozen=True)
class PutBack(Asked):
    """One that was put away is there again."""

    session: str


@dataclass(frozen=True)
class DropSession(Asked):
    """A session is no longer there."""

    session: str


@dataclass(frozen=True)
class DropPutAway(Asked):
    """The server itself destroyed a session that was put away long enough ago; `by` is nobody."""

    session: str
