"""The profile goes on after sealing, in a record on disk: its numbers rise, and a restart finds the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.conftest import ADDRESS, KEY, Facilitator
from tests.summary import whole
from tests.web.room import Room
from tests.web.test_profile import write
from werksessie.app import create_app
from werksessie.record.sqlite import SqliteStore
from werksessie.session.commands import Close, IncludeInProfile, WriteProfile
from werksessie.session.versions import FixVersion
from werksessie.settings import Settings


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Room]:
    """A session in a file; closed."""
    made = create_app(Settings(public_url=ADDRESS, key=KEY), SqliteStore(tmp_path / "sessions"))
    room = Room(made, whole.PROGRAMME, people=12)
    whole.sent(room, "beschikbaar", (6, {"value": "2"}))
    room.ask(WriteProfile("kenmerken", "Mensen kennen elkaar."))
    room.ask(Close(room.clock.isoformat()))
    yield room
    made.extensions["host"].close()
    made.extensions["host"].store.close()


def desk(room: Room) -> Facilitator:
    browser = room.app.test_client()
    browser.get(f"/sessions?key={KEY}")
    return Facilitator(browser, room.name)


def test_the_profile_is_written_after_sealing_too_and_the_record_goes_on(kept: Room, tmp_path: Path) -> None:
    kept.host.seal(kept.name, kept.clock.isoformat(), Random(1).shuffle)
    sealed = kept.state.seq
    assert write(desk(kept), "kenmerken", "Mensen kennen en helpen elkaar.").status_code == 200
    assert desk(kept).do("profile/include/2", included="yes").status_code == 200
    assert (kept.state.seq, kept.state.phase) == (sealed + 2, "sealed")
    with sqlite3.connect(tmp_path / "sessions" / f"{kept.name}.db") as db:
        numbers = [number for (number,) in db.execute("SELECT seq FROM events ORDER BY seq")]
    db.close()
    assert numbers == list(range(numbers[0], sealed + 3))


def test_a_restart_finds_what_was_written_after_sealing(kept: Room, tmp_path: Path) -> None:
    kept.host.seal(kept.name, kept.clock.isoformat(), Random(1).shuffle)
    for text in ("Mensen helpen elkaar.", "Mensen kennen en helpen elkaar."):
        write(desk(kept), "kenmerken", text)
        kept.ask(FixVersion("2027-03-21"))
    write(desk(kept), "kenmerken", "Nog niet klaar")
    before, link = kept.state, f"/summary/{kept.host.keys(kept.name)['summary']}"
    told = kept.app.test_client().get(link + "/summary.json").get_json()
    kept.host.close()
    kept.host.store.close()
    again = create_app(Settings(public_url=ADDRESS, key=KEY), SqliteStore(tmp_path / "sessions"))
    try:
        assert again.extensions["host"].state(kept.name) == before
        assert again.test_client().get(link + "/summary.json").get_json() == told
        assert told["profile"]["version"] == "2"
        page = again.test_client().get(link).text
        assert "vastgesteld op 21\N{NO-BREAK SPACE}maart\N{NO-BREAK SPACE}2027, versie 2" in page
        assert "correcties: 1." in page
        assert "Nog niet klaar" not in page
    finally:
        again.extensions["host"].close()
        again.extensions["host"].store.close()


def test_words_for_an_empty_line_are_no_correction(kept: Room) -> None:
    kept.ask(IncludeInProfile("2", True))
    kept.host.seal(kept.name, kept.clock.isoformat(), Random(1).shuffle)
    write(desk(kept), "form", "Samen aan tafel.")
    link = f"/summary/{kept.host.keys(kept.name)['summary']}"
    assert "correcties: 0." in kept.app.test_client().get(link).text
