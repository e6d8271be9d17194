"""A vote on something sensitive: where the figures together speak of everybody who is there, none is shown."""

from __future__ import annotations

from typing import Any

import pytest

from tests.session.evening import PLACES, Evening, only, plan

VOTES: dict[str, Any] = {
    "choice": {"option": "plek-1"},
    "dots": {"dots-plek-1": "1"},
    "roles": {"role": "plek-1"},
    "conditions": {"important": "plek-1"},
}
THREE: dict[str, Any] = {
    "choice": {"option": ("plek-1", "plek-2", "plek-3")},
    "dots": {f"dots-plek-{one}": "1" for one in (1, 2, 3)},
    "roles": {"role": ("plek-1", "plek-2", "plek-3")},
    "conditions": {"important": ("plek-1", "plek-2", "plek-3")},
}
SETTINGS = {"choice": {"choices": 3}}


def voted(kind: str, form: dict[str, Any], voters: int, people: int) -> list[int]:
    """The figures on the wall after closing."""
    asked = plan(
        "stem", kind, options=PLACES[:4], sensitive=True, reveal="after_close", settings=SETTINGS.get(kind, {})
    )
    evening = Evening(only(asked), people=people)
    evening.open("stem")
    for number in range(voters):
        evening.send("stem", f"person-{number}", form)
    evening.shut("stem")
    return [figure for row in evening.rows("stem") for figure in row.counts.values() if figure is not None]


@pytest.mark.parametrize("kind", VOTES)
def test_one_option_that_everybody_picked_is_not_told_and_with_one_person_more_it_is(kind: str) -> None:
    assert voted(kind, VOTES[kind], voters=12, people=12) == []
    assert voted(kind, VOTES[kind], voters=12, people=13) == [12]


@pytest.mark.parametrize("kind", THREE)
def test_who_picks_three_is_one_person_still(kind: str) -> None:
    assert voted(kind, THREE[kind], voters=12, people=13) == [12, 12, 12]
