"""A question that closed and opens again: what the room saw at closing is where its figures go on from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.activities.about_goals import IDEAS, A, B, C, chosen
from tests.session.evening import PLACES, Evening, only, plan

ANSWERS: dict[str, Any] = {
    "choice": {"option": "plek-1"},
    "dots": {"dots-plek-1": "1"},
    "opinions": {"value-plek-1": "agree"},
    "roles": {"role": "plek-1"},
    "conditions": {"important": "plek-1"},
    "scale": {"value": "3"},
}


def figures(evening: Evening) -> Iterator[int]:
    """Every figure on the wall that is more than nothing."""
    wall = evening.wall("stem")
    if "columns" in wall and isinstance(wall["columns"], list):
        yield from (one["count"] for one in wall["columns"] if one["count"])
        return
    for row in wall["rows"]:
        counts = [row["agree"]] if isinstance(row, dict) else row.counts.values()
        yield from (number for number in counts if number)


@pytest.mark.parametrize("kind", ANSWERS)
def test_what_stood_on_the_wall_at_closing_stands_there_when_it_opens_again(kind: str) -> None:
    options = () if kind == "scale" else PLACES[:3]
    evening = Evening(only(plan("stem", kind, options=options)), people=12)
    evening.open("stem")
    for number in range(7):
        evening.send("stem", f"person-{number}", ANSWERS[kind])
    assert list(figures(evening)) == [5]
    evening.shut("stem")
    evening.open_again("stem")
    assert list(figures(evening)) == [7]
    evening.send("stem", "person-8", ANSWERS[kind])
    assert list(figures(evening)) == [7]


def test_what_answers_are_about_is_open_again_once_opening_is_taken_back() -> None:
    evening = chosen(IDEAS, goals=(A, B))
    evening.open("doen")
    assert [one.id for one in evening["doen"].about] == [A, B]
    evening.undo()
    assert evening["doen"].about == ()
    evening.act("kiezen", "choose", option=C)
    evening.press("open:doen")
    assert [one.id for one in evening["doen"].about] == [A, B, C]
