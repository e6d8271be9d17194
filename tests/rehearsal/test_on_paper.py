"""The pretend person on paper: typed at the desk like real cards, and counted like real votes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.on_paper import OnPaper
from werksessie.rehearsal.people import Facilitator

pytestmark = pytest.mark.process


@pytest.fixture
def facilitator(tmp_path: Path) -> Iterator[Facilitator]:
    """Somebody with the key, who has an evening that began."""
    with Serve(tmp_path / "sessions") as server, closing(Facilitator(server.link)) as made:
        made.prepare({**DETAILS, "programme": "weerbaarheid"})
        made.until("start")
        yield made


@pytest.fixture
def paper(facilitator: Facilitator) -> Iterator[OnPaper]:
    """Somebody without a phone, who takes part."""
    with closing(OnPaper(facilitator, facilitator.session[-6:])) as made:
        assert made.join().status == 303
        yield made


def told(facilitator: Facilitator, activity: str) -> dict[str, Any]:
    return next(one for one in facilitator.tally()["activities"] if one["id"] == activity)


def test_who_joins_on_paper_is_one_more_without_a_phone(facilitator: Facilitator, paper: OnPaper) -> None:
    assert (facilitator.tally()["people"], facilitator.tally()["without_phone"]) == (1, 1)


def test_what_is_written_is_typed_on_one_card(facilitator: Facilitator, paper: OnPaper) -> None:
    facilitator.until("open:1")
    assert paper.answer("1", {"text": ["Een bank"]}, "eerste").status == 200
    assert paper.keeps_ids
    assert [one["text"] for one in told(facilitator, "1")["waiting"]] == ["Een bank"]
    assert told(facilitator, "1")["without_phone"] == {"answered": 1, "by_hand": 0}
    assert facilitator.tally()["without_phone"] == 1


def test_a_choice_is_counted(facilitator: Facilitator, paper: OnPaper) -> None:
    facilitator.until("open:2")
    assert paper.answer("2", {"value": ["2"]}, "eerste").status == 200
    assert not paper.keeps_ids
    assert told(facilitator, "2")["rows"][0]["2"] == 1
    assert told(facilitator, "2")["answered"] == 1


def test_who_does_not_know_is_counted_apart(facilitator: Facilitator, paper: OnPaper) -> None:
    facilitator.until("open:2")
    assert paper.answer("2", {"unsure": ["1"]}, "eerste").status == 200
    assert (told(facilitator, "2")["answered"], told(facilitator, "2")["unsure"]) == (0, 1)
