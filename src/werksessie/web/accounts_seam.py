"""Where the rest of web/ asks what accounts make different. Without accounts everything is as it comes."""

from __future__ import annotations

from flask import current_app

from werksessie.accounts.events import READER
from werksessie.record.promise import Programmes
from werksessie.session.commands import Refusal


def own_names(names: list[str]) -> list[str]:
    """Those of these sessions that whoever asks may see in a list."""
    accounts = current_app.extensions.get("accounts")
    return names if accounts is None else [name for name in names if accounts.lists(name)]


def only_reads() -> bool:
    """Whether whoever asks is a reader of the municipality, who leads no evening."""
    accounts = current_app.extensions.get("accounts")
    account = None if accounts is None else accounts.me()
    return account is not None and account.role == READER


def keeper_of(name: str) -> str:
    """Which colleague has this session in hand, by name; "" when nobody has."""
    accounts = current_app.extensions.get("accounts")
    return "" if accounts is None else str(accounts.keeper(name))


def taken_in_hand(name: str) -> str:
    """A session that was just made belongs to who made it. Raises Refusal, and then it is gone again."""
    accounts = current_app.extensions.get("accounts")
    if accounts is not None:
        try:
            accounts.take_in_hand(name)
        except Refusal:
            current_app.extensions["host"].delete(name)
            raise
    return name


def noted_away(name: str) -> None:
    """It is written down who put this session away. Raises Refusal, and then it is there again."""
    accounts = current_app.extensions.get("accounts")
    if accounts is not None:
        try:
            accounts.put_away(name)
        except Refusal:
            host = current_app.extensions["host"]
            host.put_back(name, host.now())
            raise


def noted_back(name: str) -> None:
    """And who put it back. Raises Refusal."""
    accounts = current_app.extensions.get("accounts")
    if accounts is not None:
        accounts.put_back(name)


def dropped(name: str) -> None:
    """A session that was wiped is nobody's."""
    accounts = current_app.extensions.get("accounts")
    if accounts is not None:
        accounts.drop(name)


def own_shelf(programmes: Programmes) -> Programmes:
    """The own programmes that whoever asks may see."""
    accounts = current_app.extensions.get("accounts")
    shelf: Programmes = programmes if accounts is None else accounts.shelf(programmes)
    return shelf
