"""The quick copy of a frozen dataclass is what `dataclasses.replace` gives."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from werksessie.session import state
from werksessie.session.anew import replace
from werksessie.session.state import Activity, State


def test_it_is_the_copy_that_the_standard_library_makes() -> None:
    before = State(code="123456", seq=3)
    assert replace(before, seq=4, locked=True) == dataclasses.replace(before, seq=4, locked=True)
    assert before == State(code="123456", seq=3)


def test_the_copy_is_frozen_too() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        replace(State(), seq=1).seq = 2  # type: ignore[misc]


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(TypeError, match="Activity has no stge"):
        replace(Activity(content=None), stge="open")


def test_no_state_remembers_more_than_its_fields() -> None:
    for _, made in inspect.getmembers(state, dataclasses.is_dataclass):
        assert not hasattr(made, "__post_init__")
        assert not any(type(part).__name__ == "cached_property" for part in vars(made).values())


def test_every_field_there_is_not_is_named() -> None:
    with pytest.raises(TypeError, match=r"^Activity has no (stge, abuot|abuot, stge)$"):
        replace(Activity(content=None), stge="open", abuot=())


def test_every_field_can_change_at_once() -> None:
    row = state.Option("plek-1", {"nl": "Plek 1"}, "bron")
    other = {one.name: f"other-{one.name}" for one in dataclasses.fields(row)}
    assert replace(row, **other) == state.Option(**other)  # type: ignore[arg-type]
