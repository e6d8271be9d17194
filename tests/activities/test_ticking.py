"""Ticking options: everything there is may be ticked too."""

from __future__ import annotations

import pytest

from tests.session.evening import PLACES, Evening, only, plan


@pytest.mark.parametrize(("kind", "field"), [("choice", "option"), ("roles", "role")])
def test_whoever_may_choose_as_many_as_there_are_may_choose_all(kind: str, field: str) -> None:
    evening = Evening(only(plan("kiezen", kind, options=PLACES[:2], settings={"choices": 2})), people=5)
    evening.open("kiezen")
    evening.send("kiezen", "ann", {field: ("plek-2", "plek-1")})
    assert evening.tally("kiezen").answered == 1
