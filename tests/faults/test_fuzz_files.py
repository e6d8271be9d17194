"""Files that somebody else made, or that a disk spoiled: records and keys. A plain Dutch sentence, no trace,
and the other evenings in the folder go on."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.faults.conftest import opened, shut
from tests.faults.fuzzing import evening, examples, facilitator_of, texts
from tests.web.room import Room
from werksessie.settings import CannotStart
from werksessie.summary_command import export
from werksessie.web.errors import UNREADABLE, WORDS

BROKEN = WORDS[500][0]


# Records


@dataclass
class Cupboard:
    """A server on a folder with one good evening, and the bytes of another one that is spoiled again and again."""

    app: Flask
    folder: Path
    good: Room
    name: str
    code: str
    content: bytes

    @property
    def path(self) -> Path:
        return self.folder / f"{self.name}.db"

    def empty(self) -> None:
        """Lets go of the spoiled record, so that it is read from its file again."""
        seat = self.app.extensions["host"]._seats.pop(self.name, None)
        if seat is not None:
            seat.record.close()
        for ending in ("", "-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def put(self, content: bytes) -> None:
        self.empty()
        self.path.write_bytes(content)


@pytest.fixture(scope="module")
def cupboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cupboard]:
    folder = tmp_path_factory.mktemp("records") / "sessions"
    app = opened(folder)
    good, spoiled = evening(app, "wensen"), evening(app, "kiezen", "shut")
    host = app.extensions["host"]
    host._seats.pop(spoiled.name).record.close()
    name = spoiled.name
    made = Cupboard(app, folder, good, name, name[-6:], (folder / f"{name}.db").read_bytes())
    yield made
    made.empty()
    shut(app)


def looked_at(cupboard: Cupboard, says: tuple[str, ...] = (UNREADABLE,)) -> None:
    """The spoiled record opens or says so in these words; the server, its list and the other evening go on."""
    app, host = cupboard.app, cupboard.app.extensions["host"]
    facilitator, phone = facilitator_of(app)[0], app.test_client()
    said = host.tend(datetime.now(UTC))
    assert not [line for line in said if "Traceback" in line]
    listed = facilitator.get("/sessions")
    assert listed.status_code == 200, listed.text[:500]
    assert cupboard.good.name in listed.text
    assert phone.post(f"/{cupboard.good.state.code}/join").status_code == 303
    assert phone.get(f"/{cupboard.code}").status_code < 500
    for path in (f"/sessions/{cupboard.name}", f"/sessions/{cupboard.name}/summary"):
        plain(facilitator.get(path), says)


def plain(reply: Any, says: tuple[str, ...] = (UNREADABLE,)) -> None:
    """All is well, or what is wrong is said."""
    assert "Traceback" not in reply.text
    assert reply.status_code < 500 or any(one in reply.text for one in says), reply.text[:300]


places_in = st.integers(0, 2**20)
spoilings = st.one_of(
    st.tuples(st.just("bits"), st.lists(places_in, min_size=1, max_size=8)),
    st.tuples(st.just("cut"), places_in),
    st.tuples(st.just("hole"), places_in),
    st.tuples(st.just("head"), st.binary(min_size=1, max_size=100)),
    st.tuples(st.just("more"), st.binary(max_size=5000)),
)


def spoiled(whole: bytes, how: str, what: Any) -> bytes:
    """A file with some bits turned, cut off, with a hole in it, another beginning, or something behind it."""
    content = bytearray(whole)
    match how:
        case "bits":
            for place in what:
                content[place // 8 % len(whole)] ^= 1 << place % 8
        case "cut":
            del content[what % len(whole) :]
        case "hole":
            at = what % len(whole)
            content[at : at + 600] = bytes(len(content[at : at + 600]))
        case "head":
            content[: len(what)] = what
        case "more":
            content += what
    return bytes(content)


def turn_bits(cupboard: Cupboard, data: Any) -> None:
    cupboard.put(spoiled(cupboard.content, *data.draw(spoilings)))
    looked_at(cupboard)


DEEP = '{"a":' * 3000 + "1" + "}" * 3000
LONG = '{"text":' + "9" * 10_000 + "}"
values: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 0, 10**30, 1.5, "", "x", [], {}, [[]], [{}], {"nl": 1}, {"a": {"b": [1]}}, ["a"], "2027-99-99"]
) | texts.map(lambda text: text.encode("utf-8", "replace").decode())


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside this JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield (*at, key)
        yield from places(one, (*at, key))


def change_rows(cupboard: Cupboard, data: Any) -> None:
    """SQLite finds nothing wrong with these files: only what stands in the rows is another thing."""
    cupboard.put(cupboard.content)
    with closing(sqlite3.connect(cupboard.path)) as db, db:
        rows = db.execute("SELECT seq, type, data FROM events ORDER BY seq").fetchall()
        for _ in range(data.draw(st.integers(1, 3))):
            seq, type_, text = data.draw(st.sampled_from(rows) | st.just(rows[0]))
            db.execute("UPDATE events SET type = ?, data = ? WHERE seq = ?", (*other(data, type_, text), seq))
    # A setting of a programme may be of any shape: only the page that needs it finds out.
    looked_at(cupboard, says=(UNREADABLE, BROKEN))


def other(data: Any, type_: str, text: str) -> tuple[Any, Any]:
    how = data.draw(st.sampled_from(["inside"] * 8 + ["type", "raw"]))
    if how == "type":
        return data.draw(
            st.sampled_from(["session.closed", "idea.placed", "x" * 5000, ""]) | texts.filter(encodable)
        ), text
    if how == "raw":
        raw = [b"\xff\xfe", b"null", "[]", "{", DEEP, LONG, '{"at": NaN}', '{"activity": "\\ud800"}', 7, 1e300, ""]
        return type_, data.draw(st.sampled_from(raw))
    event = json.loads(text)
    *above, last = data.draw(st.sampled_from(list(places(event)) or [("new",)]))
    at = event
    for key in above:
        at = at[key]
    if data.draw(st.integers(0, 3)) or not at:
        at[last] = data.draw(values)
    else:
        del at[last]
    return type_, json.dumps(event)


def encodable(text: str) -> bool:
    return text == text.encode("utf-8", "replace").decode()


@examples(10)
@given(data=st.data())
def test_a_record_with_turned_bits_opens_or_says_so_and_the_others_go_on(cupboard: Cupboard, data: Any) -> None:
    turn_bits(cupboard, data)


@examples(10)
@given(data=st.data())
def test_a_record_that_says_something_else_opens_or_says_so_and_the_others_go_on(cupboard: Cupboard, data: Any) -> None:
    change_rows(cupboard, data)


@pytest.mark.soak
@examples(250)
@given(data=st.data())
def test_for_a_long_time_turned_bits_harm_nothing_else(cupboard: Cupboard, data: Any) -> None:
    turn_bits(cupboard, data)


@pytest.mark.soak
@examples(250)
@given(data=st.data())
def test_for_a_long_time_other_rows_harm_nothing_else(cupboard: Cupboard, data: Any) -> None:
    change_rows(cupboard, data)


def test_every_file_that_is_no_record_is_named_in_a_sentence(cupboard: Cupboard, tmp_path: Path) -> None:
    for number, (what, make) in enumerate(NO_RECORDS.items()):
        cupboard.empty()
        make(cupboard.path)
        looked_at(cupboard)
        listed = facilitator_of(cupboard.app)[0].get("/sessions").text
        assert cupboard.name in listed, what
        with pytest.raises(CannotStart, match=r"[a-z]\.$"):
            export(str(cupboard.path), "json", str(tmp_path / f"{number}.json"), date(2027, 1, 1))


def _database(*statements: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with closing(sqlite3.connect(path)) as db, db:
            for statement in statements:
                db.execute(statement)

    return make


def _zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bom.xml", b"0" * 5_000_000)


TABLES = ("CREATE TABLE meta (key TEXT, value TEXT)", "INSERT INTO meta VALUES ('format', '1')")
BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><x>&c;</x>"
NO_RECORDS: dict[str, Callable[[Path], object]] = {
    "a spreadsheet's database": _database("CREATE TABLE a (b)", "INSERT INTO a VALUES (1)"),
    "a database with a view that never ends": _database(
        *TABLES,
        "CREATE VIEW events AS WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n) SELECT seq FROM n",
    ),
    "an event without a number": _database(
        *TABLES, "CREATE TABLE events (seq, type, data)", "INSERT INTO events VALUES ('een', 'x', '{}')"
    ),
    "a number that no event can have": _database(
        *TABLES, "CREATE TABLE events (seq, type, data)", "INSERT INTO events VALUES (9223372036854775807, 'x', '{}')"
    ),
    "a format of a thousand digits": _database(
        TABLES[0], f"INSERT INTO meta VALUES ('format', '{'9' * 5000}')", "CREATE TABLE events (seq, type, data)"
    ),
    "a zip": _zipped,
    "XML": lambda path: path.write_text(BOMB),
    "a picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9),
}  # fmt: skip


# Keys and links


def test_a_spoiled_file_of_keys_says_so_and_the_others_go_on(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    app = opened(folder)
    good, other = evening(app, "wensen").name, evening(app, "wensen").name
    shut(app)
    for content in (b"\xff\xfe{", b"[]", DEEP.encode(), b'{"secret": "zz"}'):
        (folder / ".secrets" / f"{other}.json").write_bytes(content)
        app = opened(folder)
        facilitator, phone = facilitator_of(app)[0], app.test_client()
        assert good in facilitator.get("/sessions").text, content[:20]
        assert phone.post(f"/{good[-6:]}/join").status_code == 303, content[:20]
        for path in (f"/sessions/{other}", f"/{other[-6:]}"):
            plain(facilitator.get(path))
        shut(app)
