"""Accounts at two processes behind the shipped nginx configuration: what one of them hears, the other knows at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from tests.accounts.hosted import PASSWORD
from tests.conftest import DETAILS
from tests.deploy.installation import Installation, needed, nginx
from tests.redis_server import running
from tests.waiting import wait_until
from werksessie.rehearsal.people import Browser, Reply

pytestmark = pytest.mark.process

EVENINGS = 6
"""So many that each process has some."""


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    needed("nginx")
    for redis in running():
        made = Installation(redis, WERKSESSIE_ACCOUNTS="on")
        made.turn_to(nginx)
        yield made
        made.stop()


@pytest.fixture
def arrives(installation: Installation) -> Iterator[Callable[[str, str], Somebody]]:
    """Somebody with this name follows this invitation."""
    with ExitStack() as stack:
        yield lambda path, name: stack.enter_context(closing(Somebody(installation.home, path, name)))


class Somebody(Browser):
    """A browser of somebody with an account."""

    def __init__(self, home: str, invitation: str, name: str) -> None:
        super().__init__(home)
        self.email = f"{name}@gemeente.example"
        reply = self.fill(invitation, invitation, name=name, email=self.email, password=PASSWORD)
        assert reply.status == 303, reply.text

    def fill(self, page: str, path: str, **form: str) -> Reply:
        """Sends a form that stands on a page."""
        return self.post(path, {"csrf_token": _found(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(page)), **form})

    def invite(self, page: str, municipality: str, role: str) -> str:
        """The path of an invitation that this host or facilitator makes."""
        reply = self.fill(page, "/accounts/invite", municipality=municipality, role=role, **{"for": "iemand"})
        assert reply.status == 303, reply.text
        return _found(r'value="[^"]*(/invite/[0-9a-f]{32})"', self.get(reply.location.partition("#")[0]))

    def prepare(self) -> str:
        """Makes a session; the path of its console."""
        reply = self.fill("/sessions/new", "/sessions/new", **{**DETAILS, "programme": "eerste-gesprek"})
        assert reply.status == 303, reply.text
        return reply.location


def test_what_one_process_hears_the_other_knows_at_once(
    installation: Installation, arrives: Callable[[str, str], Somebody]
) -> None:
    said = _found(r"Beheerder: *http://[^/]+(/invite/[0-9a-f]{32})", installation.said())
    host = arrives(said, "hanna")
    places = [
        host.fill("/accounts", "/accounts/municipalities", name=f"Gemeente {name}").location.rpartition("/")[2]
        for name in ("Hier", "Daar")
    ]
    anna, otto = (
        arrives(host.invite(f"/accounts/of/{place}", place, "facilitator"), name)
        for place, name in zip(places, ("anna", "otto"), strict=True)
    )
    bram = arrives(anna.invite("/accounts", places[0], "facilitator"), "bram")
    consoles = [anna.prepare() for _ in range(EVENINGS)]
    for console in consoles:
        for colleague in (anna, bram):
            assert colleague.get(console).status == 200
        assert otto.get(console).status == 404
    assert bram.fill("/accounts", "/sign-out").status == 303
    assert bram.get(consoles[0]).status == 303
    assert bram.fill("/sign-in", "/sign-in", email=bram.email, password=PASSWORD).status == 303
    assert [bram.get(console).status for console in consoles] == [200] * EVENINGS
    account = _found(
        r'value="([0-9a-f]{16})"> <span class="check__text"><bdi>bram', anna.get(f"{consoles[0]}/hand-over")
    )
    assert anna.fill(f"{consoles[0]}/hand-over", f"{consoles[0]}/hand-over", account=account).status == 303
    assert anna.fill("/accounts", f"/accounts/people/{account}/close").status == 303
    for console in consoles:
        wait_until(lambda console=console: bram.get(console).status == 303)
        assert anna.get(console).status == 200


def _found(pattern: str, said: Reply | str) -> str:
    text = said if isinstance(said, str) else said.text
    found = re.search(pattern, text)
    assert found, f"{pattern}: {text}"
    return found[1]
