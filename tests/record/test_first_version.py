"""A record that the first version wrote still opens, and says what it said then. All answers in it are made up."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import ADDRESS, KEY
from werksessie.activities import KINDS
from werksessie.app import create_app
from werksessie.live.host import Host
from werksessie.record.sqlite import SqliteStore
from werksessie.session.correcting import Correct
from werksessie.session.sorts import SORTS
from werksessie.session.state import SEALED
from werksessie.settings import Settings

NAME = "2026-11-22-152784"
KEPT = Path(__file__).parent / "fixtures" / "first-version.db"
ANSWERED = {"1": (7, 2, 0), "4": (7, 2, 0), "5a": (8, 0, 1), "eens": (8, 1, 0), "afspraken": (9, 0, 0)}
"""activity -> answered, "Weet ik niet", "Sla over", as that version counted them."""
DOTS = {
    "We willen dat jongeren een eigen plek hebben": 6,
    "We willen dat ouders elkaar weten te vinden": 6,
    "We willen dat iedereen weet waar hulp is": 8,
}
AGREE = {"Plekken om samen te zijn": (5, 3, 0), "Ouders en buurt": (5, 2, 1), "Hulp die past": (7, 0, 1)}
AGREEMENTS = ["Zoek samen een plek voor jongeren", "Plan een avond voor ouders"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of records with that one in it, without the secrets it had: those are never copied."""
    shutil.copy(KEPT, tmp_path / f"{NAME}.db")
    return tmp_path


@pytest.fixture
def app(folder: Path) -> Iterator[Flask]:
    made = create_app(Settings(public_url=ADDRESS, key=KEY), SqliteStore(folder))
    made.testing = False
    yield made
    made.extensions["host"].close()
    made.extensions["host"].store.close()


def test_it_opens_with_the_counts_it_had(app: Flask) -> None:
    state = app.extensions["host"].state(NAME)
    tallies = {plan.id: KINDS[plan.kind].tally(plan, activity) for plan, activity in state.each()}
    assert (state.phase, state.present, len(tallies)) == (SEALED, 9, 9)
    assert {name: (one.answered, one.unsure, one.skipped) for name, one in tallies.items() if one.answered} == ANSWERED
    assert {row.text["nl"]: row.counts["dots"] for row in tallies["5a"].rows} == DOTS
    opinions = {row.text["nl"]: row.counts for row in tallies["eens"].rows}
    assert {text: (one["agree"], one["disagree"], one["unsure"]) for text, one in opinions.items()} == AGREE


def test_the_library_lists_it_and_everything_can_be_read(app: Flask) -> None:
    host, browser = app.extensions["host"], app.test_client()
    browser.get(f"/sessions?key={KEY}")
    assert "Samen sterk in de Klaverbuurt" in browser.get("/sessions").text
    assert browser.get(f"/sessions/{NAME}").status_code == 200
    told = browser.get(f"/summary/{host.keys(NAME)['summary']}")
    words = re.sub(r"<[^>]+>", "", told.text)
    assert told.status_code == 200
    assert all(text in words for text in ("Uitleg over snel geld en telefoons", *DOTS, *AGREEMENTS))
    assert browser.get(f"/after/{host.keys(NAME)['after']}").status_code == 200
    assert '"people":9' in browser.get(f"/sessions/{NAME}/tally.json").text.replace(" ", "")


def test_it_gets_the_plain_tables_of_today(app: Flask, folder: Path) -> None:
    app.extensions["host"].state(NAME)
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as other:
        assert dict(other.execute("SELECT goal, votes FROM goals_by_votes").fetchall()) == DOTS
        assert other.execute("SELECT what FROM agreements ORDER BY number").fetchall() == [(one,) for one in AGREEMENTS]


def test_it_can_be_corrected(app: Flask, folder: Path) -> None:
    host: Host = app.extensions["host"]
    host.ask(NAME, Correct("Een avond voor moeders", "", frozenset(SORTS), "asked", "2026-12-01"))
    assert b"moeders" not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
