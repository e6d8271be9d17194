"""A new session: its code, its links, its secret, its first event."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from werksessie.live.host import Host
from werksessie.live.links import fresh_keys
from werksessie.programme.details import Details
from werksessie.programme.model import Programme
from werksessie.session.commands import Prepare
from werksessie.web.find import codes

UNWELCOME = re.compile(r"(\d)\1\1|112|666|1312|88")
"""Codes with a meaning of their own, and digits that are hard to read out; there is no zero in a code at all."""


def fresh_code(taken: set[str]) -> str:
    """Six random digits from 1 to 9 that no session has."""
    while True:
        code = "".join(secrets.choice("123456789") for _ in range(6))
        if not UNWELCOME.search(code) and code not in taken:
            return code


def prepare(host: Host, programme: Programme, details: Details, now: datetime) -> str:
    """Makes a session and gives its name. Raises NotStored."""
    code = fresh_code(codes(host))
    name = f"{details.date or now.date().isoformat()}-{code}"
    host.create(name, Prepare(programme, details, code, now.isoformat()), fresh_keys())
    return name
