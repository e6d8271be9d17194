"""The administrative acts: frozen, flat, JSON-able, each under a stable name that outlives its class.

`by` is the account that did it, "" for whoever started the server; `at` when (ISO 8601). Ids are random.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, TypeVar, dataclass_transform

HOST, FACILITATOR, READER = "host", "facilitator", "reader"
"""The roles. A host runs the installation and sees no evening; the others belong to one municipality."""

ACTS: dict[str, type[Act]] = {}


class Act:
    """A past-tense fact. `TYPE` is its name in the log."""

    TYPE: ClassVar[str]
    by: str
    at: str


class UnknownAct(Exception):
    """The log holds an act that this version does not know. `str()` is a plain Dutch sentence."""


Fact = TypeVar("Fact", bound=type[Act])


@dataclass_transform(frozen_default=True)
def act(name: str) -> Callable[[Fact], Fact]:
    """Makes a class a frozen act, known to the codec under `name`."""

    def register(kind: Fact) -> Fact:
        kind.TYPE = name
        ACTS[name] = kind
        return dataclass(frozen=True)(kind)  # type: ignore[return-value]

    return register


@act("municipality.made")
class MunicipalityMade(Act):
    """There is one more municipality."""

    municipality: str
    by: str
    at: str


@act("municipality.sign-in-changed")
class SignInChanged(Act):
    """Its people sign in at the municipality itself, or (with `own` false) here, with a password."""

    municipality: str
    own: bool
    by: str
    at: str


@act("account.invited")
class AccountInvited(Act):
    """Somebody may become a facilitator or reader of this municipality, or (with none) a host, until `expires`."""

    invite: str
    municipality: str
    role: str
    expires: str
    by: str
    at: str


@act("invitation.withdrawn")
class InvitationWithdrawn(Act):
    """This invitation is good for nothing any more."""

    invite: str
    by: str
    at: str


@act("invitation.accepted")
class InvitationAccepted(Act):
    """Whoever was invited has an account from now on; `by` is that account itself."""

    invite: str
    account: str
    by: str
    at: str


@act("role.changed")
class RoleChanged(Act):
    """Facilitator or reader from now on."""

    account: str
    role: str
    by: str
    at: str


@act("password.changed")
class PasswordChanged(Act):
    """This account has another password; `by` is that account itself."""

    account: str
    by: str
    at: str


@act("account.closed")
class AccountClosed(Act):
    """Nobody can sign in with this account any more."""

    account: str
    by: str
    at: str


@act("session.given")
class SessionGiven(Act):
    """This session belongs to this municipality; `account` is its facilitator, "" when it has none yet."""

    session: str
    municipality: str
    account: str
    by: str
    at: str


@act("session.handed-over")
class SessionHandedOver(Act):
    """Another facilitator of the same municipality has this session in hand."""

    session: str
    account: str
    by: str
    at: str


@act("session.put-away")
class SessionPutAway(Act):
    """Nobody finds this session any more; for a while it can be put back."""

    session: str
    by: str
    at: str


@act("session.put-back")
class SessionPutBack(Act):
    """It is there again."""

    session: str
    by: str
    at: str


@act("session.dropped")
class SessionDropped(Act):
    """This session is no longer there, so it is nobody's."""

    session: str
    by: str
    at: str


def encode(fact: Act) -> dict[str, Any]:
    """`{"type": name, field: value, …}`."""
    return {"type": fact.TYPE, **asdict(fact)}  # type: ignore[call-overload]


def decode(data: Mapping[str, Any]) -> Act:
    """The act back from `encode`; fields of a newer version are passed over. Raises UnknownAct."""
    kind = ACTS.get(str(data.get("type")))
    if kind is None:
        raise UnknownAct("De accounts zijn bewaard door een nieuwere versie. Werk deze server eerst bij.")
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    try:
        return kind(**{name: value for name, value in data.items() if name in known})
    except TypeError:
        raise UnknownAct("De lijst van accounts is beschadigd. Zet een kopie terug.") from None
