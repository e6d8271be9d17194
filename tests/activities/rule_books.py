"""What the rule book of a kind (tests/activities/test_<kind>.py) gives to the tests that go over all kinds.

A rule book may have `CASES` (the ways it is asked, see crowds.py), `tend` (the facilitator's work on what came in),
`form` (what somebody sends to any question of this kind), `ATTACKED` (how an attacker looks at it, see
tests/summary/attack.py) and `REHEARSED` (lines of a programme, see tests/rehearsal/test_every_kind.py). Those of the
first ten kinds stand together where they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from tests.activities.crowds import Case
from werksessie.activities import KINDS
from werksessie.programme.model import Plan
from werksessie.session.state import Activity

Form = Callable[[Plan, Activity, int], Mapping[str, Any]]
"""What person so-and-so sends to this question."""


def _given(name: str) -> dict[str, Any]:
    """What the rule books have under this name, by kind."""
    books = {kind: import_module(f"tests.activities.test_{kind}") for kind in KINDS}
    return {kind: getattr(book, name) for kind, book in books.items() if hasattr(book, name)}


def cases() -> dict[str, Case]:
    """Every way of asking in the rule books, by its name."""
    return {name: case for every in _given("CASES").values() for name, case in every.items()}


def tending() -> Mapping[str, Any]:
    """What the facilitator does with what came in, by kind."""
    return _given("tend")


def forms() -> Mapping[str, Form]:
    """What somebody sends, by kind."""
    return _given("form")


def attacked() -> dict[str, Any]:
    """The questions for an attacker, by name."""
    return {name: question for every in _given("ATTACKED").values() for name, question in every.items()}


def rehearsed() -> str:
    """Lines of a programme."""
    return "".join(_given("REHEARSED").values())
