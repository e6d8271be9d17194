"""The rule book of the office: what is asked gives acts, or a Refusal with a plain Dutch sentence.

Whatever is not yours is answered as what is not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from werksessie.accounts import commands as co
from werksessie.accounts import events as ev
from werksessie.accounts.events import FACILITATOR, HOST, READER, Act
from werksessie.accounts.state import Account, Accounts, Owned, is_good
from werksessie.session.commands import Refusal

MUNICIPALITY = re.compile(r"[a-z][0-9][a-z0-9]")
"""The id of a municipality. It stands before the name of each of its own programmes, so it is always as long."""

GOOD_FOR = timedelta(days=7)

NOT_YOURS = "Dit mag je niet."
GONE = "Dit is er niet meer."
USED = "Deze uitnodiging werkt niet meer. Vraag een nieuwe."


def decide(state: Accounts, asked: co.Asked) -> Sequence[Act]:
    """The acts that this leads to; empty when it was already done. Raises Refusal."""
    return _DECIDES[type(asked)](state, asked)


def _actor(state: Accounts, asked: co.Asked, *roles: str) -> Account:
    found = state.open(asked.by)
    if found is None or found.role not in roles:
        raise Refusal(403, NOT_YOURS)
    return found


def _make_municipality(state: Accounts, asked: co.MakeMunicipality) -> Sequence[Act]:
    _actor(state, asked, HOST)
    if not MUNICIPALITY.fullmatch(asked.municipality):
        raise Refusal(422, "Dit begrijpen we niet.")
    if asked.municipality in state.municipalities:
        raise Refusal(409, "Deze gemeente is er al.")
    return (ev.MunicipalityMade(asked.municipality, asked.by, asked.at),)


def _change_sign_in(state: Accounts, asked: co.ChangeSignIn) -> Sequence[Act]:
    _actor(state, asked, HOST)
    if asked.municipality not in state.municipalities:
        raise Refusal(404, GONE)
    if not asked.own and asked.municipality not in state.own_sign_in:
        return ()
    return (ev.SignInChanged(asked.municipality, asked.own, asked.by, asked.at),)


def _invite(state: Accounts, asked: co.Invite) -> Sequence[Act]:
    actor = _actor(state, asked, HOST, FACILITATOR)
    if actor.role == FACILITATOR and asked.municipality != actor.municipality:
        raise Refusal(404, GONE)
    if asked.municipality and asked.municipality not in state.municipalities:
        raise Refusal(404, GONE)
    if asked.role not in ((FACILITATOR, READER) if asked.municipality else (HOST,)):
        raise Refusal(422, "Kies wat deze persoon mag.")
    return _invited(state, asked.invite, asked.municipality, asked.role, asked)


def _invite_first(state: Accounts, asked: co.InviteFirst) -> Sequence[Act]:
    if asked.by or (state.of("", HOST) and not asked.again) or state.waiting("", asked.at):
        return ()
    return _invited(state, asked.invite, "", HOST, asked)


def _invited(state: Accounts, invite: str, municipality: str, role: str, asked: co.Asked) -> Sequence[Act]:
    if not invite or invite in state.invites:
        raise Refusal(409, "Deze uitnodiging is er al.")
    expires = (datetime.fromisoformat(asked.at) + GOOD_FOR).isoformat()
    return (ev.AccountInvited(invite, municipality, role, expires, asked.by, asked.at),)


def _withdraw(state: Accounts, asked: co.Withdraw) -> Sequence[Act]:
    actor = _actor(state, asked, HOST, FACILITATOR)
    invite = state.invites.get(asked.invite)
    if invite is None or (actor.role == FACILITATOR and invite.municipality != actor.municipality):
        raise Refusal(404, GONE)
    if not is_good(invite, asked.at):
        return ()
    return (ev.InvitationWithdrawn(asked.invite, asked.by, asked.at),)


def _accept(state: Accounts, asked: co.Accept) -> Sequence[Act]:
    if not is_good(state.invites.get(asked.invite), asked.at):
        raise Refusal(404, USED)
    if not asked.by or asked.by in state.accounts:
        raise Refusal(409, "Dit account is er al.")
    return (ev.InvitationAccepted(asked.invite, asked.by, asked.by, asked.at),)


def _change_role(state: Accounts, asked: co.ChangeRole) -> Sequence[Act]:
    actor = _actor(state, asked, HOST, FACILITATOR)
    found = _colleague(state, actor, asked.account)
    if found.role == HOST or asked.role not in (FACILITATOR, READER):
        raise Refusal(422, "Kies begeleider of lezer.")
    if found.id == actor.id:
        raise Refusal(409, "Je eigen rol kan alleen een collega veranderen.")
    return () if found.role == asked.role else (ev.RoleChanged(found.id, asked.role, asked.by, asked.at),)


def _change_password(state: Accounts, asked: co.ChangePassword) -> Sequence[Act]:
    _actor(state, asked, HOST, FACILITATOR, READER)
    return (ev.PasswordChanged(asked.by, asked.by, asked.at),)


def _close(state: Accounts, asked: co.CloseAccount) -> Sequence[Act]:
    actor = _actor(state, asked, HOST, FACILITATOR, READER)
    if actor.role == READER and asked.account != actor.id:
        raise Refusal(404, GONE)
    found = _colleague(state, actor, asked.account)
    if found.role == HOST and len(state.of("", HOST)) == 1:
        raise Refusal(409, "Er moet één beheerder blijven. Nodig eerst een ander uit.")
    if found.id == actor.id and found.role == FACILITATOR and len(state.of(found.municipality, FACILITATOR)) == 1:
        raise Refusal(409, "Jij bent de enige begeleider. Nodig eerst een collega uit.")
    return (ev.AccountClosed(found.id, asked.by, asked.at),)


def _colleague(state: Accounts, actor: Account, account: str) -> Account:
    """An open account that `actor` may do something about."""
    found = state.open(account)
    if found is None or (actor.role != HOST and found.municipality != actor.municipality):
        raise Refusal(404, GONE)
    return found


def _take_in_hand(state: Accounts, asked: co.TakeInHand) -> Sequence[Act]:
    actor = _actor(state, asked, FACILITATOR)
    given = ev.SessionGiven(asked.session, actor.municipality, actor.id, asked.by, asked.at)
    # Of this name there was one before, which was taken away without the office.
    gone = (ev.SessionDropped(asked.session, asked.by, asked.at),) if asked.session in state.sessions else ()
    return (*gone, given)


def _give(state: Accounts, asked: co.GiveSession) -> Sequence[Act]:
    _actor(state, asked, HOST)
    if asked.municipality not in state.municipalities:
        raise Refusal(404, GONE)
    if asked.session in state.sessions:
        raise Refusal(409, "Deze sessie hoort al bij een gemeente.")
    return (ev.SessionGiven(asked.session, asked.municipality, "", asked.by, asked.at),)


def _hand_over(state: Accounts, asked: co.HandOver) -> Sequence[Act]:
    actor = _actor(state, asked, FACILITATOR)
    owned = _own(state, actor, asked.session)
    to = _colleague(state, actor, asked.account)
    if to.role != FACILITATOR:
        raise Refusal(422, "Kies een begeleider van je gemeente.")
    return () if owned.account == to.id else (ev.SessionHandedOver(asked.session, to.id, asked.by, asked.at),)


def _drop(state: Accounts, asked: co.DropSession) -> Sequence[Act]:
    _own(state, _actor(state, asked, FACILITATOR), asked.session)
    return (ev.SessionDropped(asked.session, asked.by, asked.at),)


def _put_away(state: Accounts, asked: co.PutAway) -> Sequence[Act]:
    _own(state, _actor(state, asked, FACILITATOR), asked.session)
    return (ev.SessionPutAway(asked.session, asked.by, asked.at),)


def _put_back(state: Accounts, asked: co.PutBack) -> Sequence[Act]:
    owned = _own(state, _actor(state, asked, FACILITATOR), asked.session)
    return (ev.SessionPutBack(asked.session, asked.by, asked.at),) if owned.away else ()


def _drop_put_away(state: Accounts, asked: co.DropPutAway) -> Sequence[Act]:
    owned = state.sessions.get(asked.session)
    if asked.by or owned is None or not owned.away:
        return ()
    return (ev.SessionDropped(asked.session, owned.away, asked.at),)


def _own(state: Accounts, actor: Account, session: str) -> Owned:
    owned = state.sessions.get(session)
    if owned is None or owned.municipality != actor.municipality:
        raise Refusal(404, GONE)
    return owned


_DECIDES: Mapping[type[co.Asked], Callable[[Accounts, Any], Sequence[Act]]] = {
    co.MakeMunicipality: _make_municipality,
    co.ChangeSignIn: _change_sign_in,
    co.Invite: _invite,
    co.InviteFirst: _invite_first,
    co.Withdraw: _withdraw,
    co.Accept: _accept,
    co.ChangeRole: _change_role,
    co.ChangePassword: _change_password,
    co.CloseAccount: _close,
    co.TakeInHand: _take_in_hand,
    co.GiveSession: _give,
    co.HandOver: _hand_over,
    co.PutAway: _put_away,
    co.PutBack: _put_back,
    co.DropSession: _drop,
    co.DropPutAway: _drop_put_away,
}
