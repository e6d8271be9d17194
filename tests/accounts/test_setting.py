"""The setting that switches accounts on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from werksessie.settings import CannotStart, read


@pytest.mark.parametrize(
    ("given", "accounts", "invite"),
    [("on", True, False), ("off", False, False), ("invite", True, True), ("", False, False)],
)
def test_accounts_are_off_until_they_are_switched_on(given: str, accounts: bool, invite: bool) -> None:
    settings = read({}, {"WERKSESSIE_ACCOUNTS": given})
    assert (settings.accounts, settings.invite_host) == (accounts, invite)


def test_anything_else_is_refused() -> None:
    with pytest.raises(CannotStart, match="WERKSESSIE_ACCOUNTS"):
        read({}, {"WERKSESSIE_ACCOUNTS": "misschien"})


def test_nothing_is_loaded_before_it_is_used() -> None:
    """A laptop loads nothing of accounts, and an installation with passwords only nothing of authlib."""
    looking = (
        "import sys\n"
        "from werksessie.app import create_app\n"
        "from werksessie.record.memory import MemoryStore\n"
        "from werksessie.settings import Settings\n"
        "for accounts in (False, True):\n"
        "    create_app(Settings(public_url='http://x.test', accounts=accounts), MemoryStore())\n"
        "    print([name for name in ('authlib', 'werksessie.web.accounts') if name in sys.modules])\n"
    )
    said = subprocess.run([sys.executable, "-c", looking], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["[]", "['werksessie.web.accounts']"]
