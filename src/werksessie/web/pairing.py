"""Phones that the facilitator paired as a remote: kept with the session's links until it is sealed, so that a restart
logs none out.

A code is good for one phone and two minutes. What a phone holds is never kept, only what it hashes to.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from werksessie.record.promise import Secrets

VALID = timedelta(minutes=2)
"""How long a code can be scanned."""

CODE, UNTIL = "pair", "pair-until"
PHONE, EAR, SINCE = "remote-{}", "remote-{}-ear", "remote-{}-since"
"""The names under which a session keeps its open code, and of each paired phone: what it holds, by what it listens
(both hashed), and since when (ISO 8601)."""

TOKEN = re.compile(r"[0-9a-f]{32}")
PAIRED = re.compile(r"remote-([0-9a-f]{16})")
ID = re.compile(r"[0-9a-f]{16}")

_turn = threading.Lock()
"""Two phones that scan at the same moment: one of them is first."""


@dataclass(frozen=True)
class Paired:
    """A phone that just became a remote: its session, its public id, and the random token that it keeps."""

    name: str
    id: str
    token: str


def derived(token: str, use: str) -> str:
    """What a phone shows for one use, from which its token cannot be found."""
    return sha256(f"{token}/{use}".encode()).hexdigest()[:32]


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def offer(kept: Secrets, name: str, now: datetime) -> str:
    """A fresh code for this session, instead of the one before. Raises NotStored."""
    code = secrets.token_hex(16)
    kept.keep(name, {CODE: _hash(code), UNTIL: (now + VALID).isoformat()})
    return code


def offered(values: Mapping[str, str], now: datetime) -> bool:
    """Whether a code can still be scanned; `values` are what this session keeps."""
    return CODE in values and now < datetime.fromisoformat(values[UNTIL])


def redeem(kept: Secrets, code: str, now: datetime) -> Paired | None:
    """Pairs the phone that scanned this code; None when it was used before or is too old. Raises NotStored."""
    with _turn:
        name = kept.names_by(CODE, _hash(code)) if TOKEN.fullmatch(code) else None
        if name is None:
            return None
        good = offered(kept.of(name), now)
        # Another process may have the same code in hand.
        taken = kept.take(name, CODE, _hash(code))
        if taken:
            kept.forget(name, UNTIL)
        if not (good and taken):
            return None
        made = Paired(name, secrets.token_hex(8), secrets.token_hex(16))
        kept.keep(
            name,
            {
                PHONE.format(made.id): _hash(made.token),
                EAR.format(made.id): _hash(derived(made.token, "listen")),
                SINCE.format(made.id): now.isoformat(),
            },
        )
        return made


def session_of(kept: Secrets, pairing: str, token: str) -> str | None:
    """The session whose remote this phone is, or None."""
    if not (ID.fullmatch(pairing) and TOKEN.fullmatch(token)):
        return None
    return kept.names_by(PHONE.format(pairing), _hash(token))


def ear(pairing: str, token: str) -> str:
    """By what the page of this phone may listen: it opens a socket and nothing else."""
    return f"{pairing}.{derived(token, 'listen')}"


def listener(kept: Secrets, shown: str) -> str | None:
    """The session that whoever shows this `ear` may listen to, or None."""
    pairing, _, heard = shown.partition(".")
    if not (ID.fullmatch(pairing) and TOKEN.fullmatch(heard)):
        return None
    return kept.names_by(EAR.format(pairing), _hash(heard))


def own_room(name: str, pairing: str) -> str:
    """The Socket.IO room of one paired phone."""
    return f"{name}/remote/{pairing}"


def paired(values: Mapping[str, str]) -> dict[str, str]:
    """Since when (ISO 8601) by pairing, the oldest first; `values` are what this session keeps."""
    found = [match[1] for match in map(PAIRED.fullmatch, values) if match]
    return dict(sorted(((one, values.get(SINCE.format(one), "")) for one in found), key=lambda one: one[1]))


def unpair(kept: Secrets, name: str, pairing: str) -> None:
    """This phone is no remote any more. Raises NotStored."""
    kept.forget(name, *(key.format(pairing) for key in (PHONE, EAR, SINCE)))
