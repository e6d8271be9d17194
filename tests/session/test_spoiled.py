"""A log in which something stands that nobody wrote: one plain sentence, and never half an evening."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.session.evening import Evening
from tests.session.full_evening import full
from werksessie.session.codec import UnknownEvent
from werksessie.session.spoiled import whole


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
