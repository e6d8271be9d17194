"""Two municipalities with their people, at an office of their own."""

from __future__ import annotations

from werksessie.accounts import commands as co
from werksessie.accounts.events import FACILITATOR, HOST, READER
from werksessie.accounts.office import Office
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import Store

AT = "2026-11-22T10:00:00+00:00"
HERE, THERE = "h1a", "t2b"
"""Two municipalities."""
EVENING, ELSEWHERE = "2026-12-01-111111", "2026-12-01-222222"
"""A session of each."""


def let_in(office: Office, by: str, account: str, municipality: str, role: str, at: str = AT) -> None:
    """Invited by `by`, and accepted."""
    office.ask(co.Invite(by, at, f"i-{account}", municipality, role))
    office.ask(co.Accept(account, at, f"i-{account}"))


def office(store: Store | None = None) -> Office:
    """A host, two municipalities with two facilitators and a reader each, and a session of the first of them."""
    made = Office(store or MemoryStore())
    made.ask(co.InviteFirst("", AT, "first"))
    made.ask(co.Accept("host", AT, "first"))
    for municipality, session in ((HERE, EVENING), (THERE, ELSEWHERE)):
        made.ask(co.MakeMunicipality("host", AT, municipality))
        let_in(made, "host", f"anna-{municipality}", municipality, FACILITATOR)
        let_in(made, f"anna-{municipality}", f"bram-{municipality}", municipality, FACILITATOR)
        let_in(made, f"anna-{municipality}", f"lena-{municipality}", municipality, READER)
        made.ask(co.TakeInHand(f"anna-{municipality}", AT, session))
    return made


ANNA, BRAM, LENA = (f"{name}-{HERE}" for name in ("anna", "bram", "lena"))
OTHER_ANNA, OTHER_LENA = f"anna-{THERE}", f"lena-{THERE}"
ROLES = (HOST, FACILITATOR, READER)
