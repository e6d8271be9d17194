"""The log of acts as a list to read: when, who, what, and of which municipality. No names: those are looked up when it
is shown, and whoever is gone has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from werksessie.accounts import events as ev
from werksessie.accounts.events import Act
from werksessie.accounts.state import Accounts, apply

ROLES: Mapping[str, str] = {ev.HOST: "beheerder", ev.FACILITATOR: "begeleider", ev.READER: "lezer"}


@dataclass(frozen=True)
class Told:
    """One act. `by` and `about` are accounts or ""; `session` is a session or ""; `municipality` the one it belongs to,
    "" for what concerns the installation."""

    at: str
    by: str
    what: str
    municipality: str
    about: str = ""
    session: str = ""


def told(facts: Iterable[Act]) -> list[Told]:
    """All of them, the newest first."""
    state, found = Accounts(), []
    for seq, fact in enumerate(facts, 1):
        before, state = state, apply(state, fact, seq)
        # Most belong where they leave something; a session that was dropped left nothing.
        found.append(_one(before if isinstance(fact, ev.SessionDropped) else state, fact))
    return found[::-1]


def of(municipality: str, lines: Iterable[Told]) -> list[Told]:
    """Those of one municipality."""
    return [line for line in lines if municipality and line.municipality == municipality]


def _one(state: Accounts, fact: Act) -> Told:
    what = _WORDS[type(fact)](fact)
    about, session = getattr(fact, "account", ""), getattr(fact, "session", "")
    return Told(fact.at, fact.by, what, _where(state, fact), about if about != fact.by else "", session)


def _where(state: Accounts, fact: Act) -> str:
    direct = getattr(fact, "municipality", "")
    if direct:
        return str(direct)
    for name, known in (("session", state.sessions), ("invite", state.invites), ("account", state.accounts)):
        found = known.get(getattr(fact, name, ""))
        if found is not None:
            return str(found.municipality)
    return ""


_WORDS: Mapping[type[Act], Callable[[Any], str]] = {
    ev.MunicipalityMade: lambda fact: "Gemeente toegevoegd",
    ev.SignInChanged: lambda fact: "Aanmelden via de gemeente " + ("ingesteld" if fact.own else "uitgezet"),
    ev.AccountInvited: lambda fact: f"Uitnodiging gemaakt voor een {ROLES.get(fact.role, 'collega')}",
    ev.InvitationWithdrawn: lambda fact: "Uitnodiging ingetrokken",
    ev.InvitationAccepted: lambda fact: "Uitnodiging gebruikt: account gemaakt",
    ev.RoleChanged: lambda fact: f"Rol veranderd in {ROLES.get(fact.role, 'collega')}",
    ev.PasswordChanged: lambda fact: "Wachtwoord veranderd",
    ev.AccountClosed: lambda fact: "Account gesloten",
    ev.SessionGiven: lambda fact: "Sessie bij de gemeente gezet",
    ev.SessionHandedOver: lambda fact: "Sessie overgedragen",
    ev.SessionPutAway: lambda fact: "Sessie weggedaan",
    ev.SessionPutBack: lambda fact: "Sessie teruggezet",
    ev.SessionDropped: lambda fact: "Sessie gewist",
}
