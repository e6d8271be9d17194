"""A log in which something stands that nobody wrote: one plain sentence, and never half an evening."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.session.evening import PLACES, Evening, only, plan
from tests.session.full_evening import full
from werksessie.session.codec import UnknownEvent
from werksessie.session.spoiled import whole
from werksessie.session.timer import StartTimer


def rows(evening: Evening) -> list[tuple[int, dict[str, Any]]]:
    return [(number, json.loads(line)) for number, line in enumerate(evening.log, 1)]


def test_a_good_log_gives_the_evening_as_it_was() -> None:
    evening = full()
    assert whole(rows(evening)) == evening.state


@pytest.mark.parametrize(
    ("type_", "field", "value"),
    [
        ("session.prepared", "programme", {}),
        ("session.prepared", "programme", {"id": "x", "version": "1", "title": {"nl": 7}, "activities": []}),
        ("session.prepared", "code", 482913),
        ("session.started", "at", "gisteren"),
        ("person.joined", "person", ["x"]),
        ("activity.opened", "options", [{"text": {"nl": "zonder id"}}]),
        ("ideas.sent", "text", None),
    ],
)
def test_a_value_that_cannot_be_there_is_said_in_a_sentence(type_: str, field: str, value: Any) -> None:
    log = rows(full())
    next(event for _, event in log if event["type"] == type_)[field] = value
    with pytest.raises(UnknownEvent, match=r"^Dit verslag is beschadigd: .*\.$"):
        whole(log)


@pytest.mark.parametrize("important", [[7], ["plek-1", None], "plek-1"])
def test_what_stands_in_a_list_is_looked_at_too(important: Any) -> None:
    evening = Evening(only(plan("samen", "conditions", options=PLACES)), people=3)
    evening.open("samen")
    evening.send("samen", "ann", {"important": ("plek-1", "plek-2")})
    log = rows(evening)
    assert whole(log) == evening.state
    log[-1][1]["important"] = important
    with pytest.raises(UnknownEvent, match=r"^Dit verslag is beschadigd: .*\.$"):
        whole(log)


def test_the_moment_of_the_last_step_is_a_moment() -> None:
    evening = Evening(people=3)
    evening.open("wensen")
    log = rows(evening)
    log[-1][1]["at"] = "gisteren"
    with pytest.raises(UnknownEvent, match=r"^Dit verslag is beschadigd: .*\.$"):
        whole(log)


def test_a_timer_ends_at_a_moment() -> None:
    evening = Evening(people=3)
    evening.open("wensen")
    evening.ask(StartTimer(60, evening.at))
    log = rows(evening)
    assert whole(log) == evening.state
    log[-1][1]["ends"] = "straks"
    with pytest.raises(UnknownEvent, match=r"^Dit verslag is beschadigd: .*\.$"):
        whole(log)
