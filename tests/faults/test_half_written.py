"""A record that a crash left half: the list names it in a sentence, its bytes stay, and the other evenings go on."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import KEY, Evening, Facilitator
from tests.faults.conftest import opened, shut
from tests.faults.disk import log
from werksessie.record.sqlite import SqliteStore


def nothing_stored_yet(folder: Path, name: str) -> None:
    """The server died between making the file and storing the first event."""
    store = SqliteStore(folder)
    store.secrets.keep(name, {"secret": "ab" * 32, "wall": "cd" * 16})
    store.create(name).close()
    store.close()


def nothing_written_yet(folder: Path, name: str) -> None:
    """The file was made and nothing more."""
    (folder / f"{name}.db").touch()


def cut_in_half(folder: Path, name: str) -> None:
    """A copy that stopped on the way."""
    whole = max(folder.glob("*.db"), key=lambda path: path.stat().st_size)
    content = whole.read_bytes()
    (folder / f"{name}.db").write_bytes(content[: len(content) // 2])


def half_a_secret(folder: Path, name: str) -> None:
    """The record is whole; the keys beside it are not."""
    whole = max(folder.glob("*.db"), key=lambda path: path.stat().st_size)
    (folder / f"{name}.db").write_bytes(whole.read_bytes())
    (folder / ".secrets" / f"{name}.json").write_text('{"secret": "ab')


def from_a_newer_version(folder: Path, name: str) -> None:
    """Somebody took the evening along from a laptop with a newer version."""
    store = SqliteStore(folder)
    store.create(name).close()
    store.close()
    with closing(sqlite3.connect(folder / f"{name}.db")) as db, db:
        db.execute("UPDATE meta SET value = '99' WHERE key = 'format'")


HALF: dict[Callable[[Path, str], None], str] = {
    nothing_stored_yet: "niet afgemaakt",
    nothing_written_yet: "is leeg: er is geen sessie in bewaard.",
    cut_in_half: "is beschadigd. Zet een kopie terug als je die hebt.",
    from_a_newer_version: "komt uit een nieuwere versie van dit programma. Installeer die versie om het te openen.",
    half_a_secret: "is beschadigd. Zet een kopie terug, of haal het weg.",
}
BROKEN = "2027-01-01-999997"


@pytest.mark.parametrize("broken", HALF, ids=lambda one: one.__name__)
def test_a_half_written_record_is_named_in_the_list_and_the_other_evening_goes_on(
    app: Flask, evening: Evening, folder: Path, broken: Callable[[Path, str], None]
) -> None:
    phone = evening.join()[0]
    evening.until("open:4")
    assert evening.answer(phone, "4", "een", text="Blijft bewaard").status_code == 200
    shut(app)
    before = log(folder, evening.name)
    broken(folder, BROKEN)
    left = (folder / f"{BROKEN}.db").read_bytes()
    again = opened(folder)
    try:
        back = come_back(again, evening)
        assert listed(back, BROKEN).endswith(HALF[broken])
        assert log(folder, back.name) == before
        goes_on(again, back, phone)
        console = back.facilitator.client.get(f"/sessions/{BROKEN}")
        assert console.status_code == 404
        assert "Deze pagina is er niet" in console.text
    finally:
        shut(again)
    assert (folder / f"{BROKEN}.db").read_bytes() == left


def come_back(app: Flask, evening: Evening) -> Evening:
    """The same evening at the server that was started again."""
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    return replace(evening, app=app, facilitator=Facilitator(browser, evening.name), phones=[])


def listed(evening: Evening, name: str) -> str:
    """What the list says about a session, in words."""
    reply = evening.facilitator.client.get("/sessions")
    assert reply.status_code == 200
    lines = re.findall(r'<li class="session.*?</li>', reply.text, re.DOTALL)
    (line,) = (one for one in lines if name in one)
    found = re.search(r'<p class="session__(?:late|state)">([^<]*)</p>', line)
    assert found
    return html.unescape(found[1]).strip()


def goes_on(app: Flask, evening: Evening, phone: FlaskClient) -> None:
    """Whoever took part is still the same person, sends more, and the facilitator closes the question."""
    held = phone.get_cookie("person", path=f"/{evening.code}")
    assert held
    same = app.test_client()
    same.set_cookie("person", held.value, path=f"/{evening.code}")
    assert "Blijft bewaard" in same.get(f"/{evening.code}").text
    assert evening.answer(same, "4", "een", text="Blijft bewaard").status_code == 200
    assert evening.answer(same, "4", "twee", text="En nog een").status_code == 200
    texts = sorted(idea.text for idea in evening.state.activities["4"].content.ideas.values())
    assert texts == ["Blijft bewaard", "En nog een"]
    evening.until("close:4")
