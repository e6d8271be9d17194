"""A programme of two evenings is rehearsed whole: everybody goes home, comes back, and is asked the rest."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.rehearsal.test_every_kind import Told
from tests.serving.running import Serve
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.evening import prepare_form, walk
from werksessie.rehearsal.people import Facilitator

SPEED, PEOPLE = 1000.0, 3
PROGRAMME = """
format = 1
id = "twee"
version = "1"
title = { nl = "Twee avonden" }
parts = [{ id = "een", evening = 1, title = { nl = "Een" } }, { id = "twee", evening = 2, title = { nl = "Twee" } }]
activities = [
  { id = "a", part = "een", kind = "ideas", minutes = 5, title = { nl = "A" }, text = { nl = "Wat?" } },
  { id = "b", part = "twee", kind = "ideas", minutes = 5, title = { nl = "B" }, text = { nl = "En nu?" } },
]
"""


class Heard(Told):
    """What was said as well."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, words: str) -> None:
        self.said.append(words)


@pytest.mark.process
def test_everybody_comes_back_for_the_second_evening(tmp_path: Path) -> None:
    heard = Heard()
    with Serve(tmp_path / "sessies") as server, closing(Facilitator(server.link)) as facilitator:
        code = facilitator.prepare({**prepare_form("", date.today()), "programme_text": PROGRAMME})
        crowd = Crowd(facilitator.address, code, PEOPLE, SPEED)
        crowd.start()
        try:
            walk(facilitator, crowd, heard, SPEED, date.today())
        finally:
            crowd.stop()
        tally = facilitator.tally()
    assert (tally["phase"], tally["people"], heard.questions) == ("closed", PEOPLE, 2)
    assert heard.said == [f"{PEOPLE} mensen doen mee."] * 2
    for one in tally["activities"]:
        assert one["answered"] + one["unsure"] + one["skipped"] == PEOPLE
