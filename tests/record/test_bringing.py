"""A record as a file: what goes out comes back the same, and of whatever else somebody brings nothing is believed."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.live.test_host import started
from tests.live.test_prune import PEOPLE, sealed
from werksessie.live.bringing import NOT_SEALED, SPOILED, TOO_LONG, NotBrought, same_evening, understood
from werksessie.live.keeping import folded
from werksessie.record import bringing
from werksessie.record.bringing import LARGEST, NEWER, NO_RECORD, TOO_LARGE, as_file, events_in, put
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import NotStored
from werksessie.record.sqlite import SqliteStore
from werksessie.session.plain import plain_tables
from werksessie.session.state import SEALED

NOW = datetime(2027, 4, 1, 12, tzinfo=UTC)
FIRST = Path(__file__).parent / "fixtures" / "first-version.db"
Log = Sequence[Mapping[str, Any]]


@cache
def log() -> Log:
    """The log of a sealed evening, as data."""
    host, name = started(MemoryStore())
    sealed(host, name)
    return [event for _, event in host.record(name).read()]


@cache
def a_file() -> bytes:
    return as_file(log(), plain_tables(folded(enumerate(log(), 1))))


def changed(type_: str, **values: Any) -> bytes:
    """The same file in which every event of this type says something else."""
    return as_file([{**event, **(values if event["type"] == type_ else {})} for event in log()], ())


def prepared(**details: Any) -> bytes:
    """The same file with other details of the evening."""
    first = log()[0]
    return changed("session.prepared", details={**first["details"], **details})


def with_more(*events: Mapping[str, Any]) -> bytes:
    """The same file in which this happened at the beginning of the evening."""
    return as_file([*log()[:2], *events, *log()[2:]], ())


def sqlite(*statements: str, content: bytes = b"") -> bytes:
    """The file that these statements make, of nothing or of another file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        if content:
            connection.deserialize(content)
        for statement in statements:
            connection.execute(statement)
        return connection.serialize()


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("2027-03-14-482913.db", a_file())
    return target.getvalue()


def why_not(content: bytes) -> str:
    with pytest.raises(NotBrought) as caught:
        understood(content, NOW)
    return str(caught.value)


def is_a_record_or_one_sentence(content: bytes) -> None:
    try:
        brought = understood(content, NOW)
    except NotBrought as trouble:
        said = str(trouble)
    else:
        said = "."
        assert brought.state.phase == SEALED
        assert folded(enumerate(brought.events, 1)) == brought.state
    assert said.endswith(".")
    assert "\n" not in said


def test_what_goes_out_comes_back_the_same() -> None:
    assert events_in(a_file()) == json.loads(json.dumps(log()))
    brought = understood(a_file(), NOW)
    assert brought.state == folded(enumerate(log(), 1))
    assert (brought.day, brought.state.phase) == ("2027-03-14", SEALED)


def test_the_file_is_a_record_that_any_tool_reads(tmp_path: Path) -> None:
    path = tmp_path / "verslag.db"
    path.write_bytes(a_file())
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone() == ("1",)
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (len(log()),)
        assert connection.execute("SELECT title FROM session").fetchone() == ("Samen sterk",)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_record_as_it_lies_in_the_folder_can_be_brought_too(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host, name = started(store)
    sealed(host, name)
    state = host.state(name)
    host.close()
    store.close()
    brought = understood((tmp_path / f"{name}.db").read_bytes(), NOW)
    assert same_evening(brought.state, state)
    assert replace(brought.state, seq=0) == replace(state, seq=0)


def test_a_record_of_the_first_version_opens() -> None:
    brought = understood(FIRST.read_bytes(), NOW)
    assert (brought.state.phase, brought.state.present) == (SEALED, 9)


def test_nothing_that_was_in_the_log_before_sealing_comes_along() -> None:
    """A log that was only called sealed, with its whole history and the pseudonyms of phones."""
    host, name = started(MemoryStore())
    sealed(host, name)
    raw = [{**event, "person": f"pseudoniem-{event['person']}"} if "person" in event else event for event in log()]
    brought = understood(as_file([*raw[:-1], {"type": "wall.blanked", "black": True, "secret": "s"}, raw[-1]], ()), NOW)
    kept = json.dumps(brought.events)
    assert "pseudoniem" not in kept
    assert "wall.blanked" not in kept
    assert "secret" not in kept


FOREIGN: Mapping[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "an HTML page": lambda: b"<!doctype html><title>Inloggen</title>" * 50,
    "a zip": zipped,
    "random bytes": lambda: bytes(range(256)) * 64,
    "only the header": lambda: a_file()[:100],
    "cut": lambda: a_file()[: len(a_file()) // 2],
    "a page overwritten": lambda: a_file()[:4096] + b"\xff" * 4096 + a_file()[8192:],
    "an empty database": lambda: sqlite("CREATE TABLE x (y)", "DROP TABLE x"),
    "a database of something else": lambda: sqlite("CREATE TABLE muziek (titel TEXT)"),
    "an empty record": lambda: as_file([], ()),
    "a list in the place of an event": lambda: sqlite("UPDATE events SET data = '[]'", content=a_file()),
    "no JSON": lambda: sqlite("UPDATE events SET data = '{' WHERE seq = 3", content=a_file()),
    "deep JSON": lambda: sqlite(f"UPDATE events SET data = '{'[' * 9999}'", content=a_file()),
    "a number of five thousand figures": lambda: sqlite(
        f"UPDATE events SET data = '{{\"at\": {'9' * 5000}}}'", content=a_file()
    ),
    "bytes in the place of text": lambda: sqlite("UPDATE events SET data = x'ff00' WHERE seq = 2", content=a_file()),
    "a gap": lambda: sqlite("DELETE FROM events WHERE seq = 3", content=a_file()),
    "events that are a view without end": lambda: sqlite(
        "CREATE TABLE meta (key, value)",
        "INSERT INTO meta VALUES ('format', '1')",
        "CREATE VIEW events AS WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n)"
        " SELECT seq, 'x' AS type, '{}' AS data FROM n",
    ),
    "events that are made on the spot": lambda: sqlite(
        "CREATE TABLE meta (key, value)",
        "INSERT INTO meta VALUES ('format', '1')",
        "CREATE TABLE events (seq INTEGER PRIMARY KEY, type TEXT, data TEXT AS (hex(zeroblob(400000))))",
        "WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n LIMIT 50)"
        " INSERT INTO events (seq, type) SELECT seq, 'x' FROM n",
    ),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_no_record_is_one_sentence(what: str) -> None:
    assert why_not(FOREIGN[what]()) in (NO_RECORD, SPOILED, NOT_SEALED)


NAUGHTY: Mapping[str, Callable[[], bytes]] = {
    "half a text": lambda: sqlite(
        "UPDATE events SET data = json_set(data, '$.details.title', 'x') WHERE seq = 1",
        'UPDATE events SET data = replace(data, \'"title":"x"\', \'"title":"\\ud800"\') WHERE seq = 1',
        content=a_file(),
    ),
    "a text without end": lambda: prepared(title="x" * 30_000),
    "a long title": lambda: prepared(title="x" * 501),
    "a day that is none": lambda: prepared(date="../../etc"),
    "a term of a hundred years": lambda: prepared(retention_days=36_500),
    "a moment without a zone": lambda: changed("session.closed", at="2027-03-14T22:00:00"),
    "a moment that is none": lambda: changed("session.sealed", at="gisteren"),
    "a crowd without phones": lambda: with_more({"type": "people.without-phone", "number": 20_000}),
    "a number that is no number of people": lambda: with_more({"type": "people.without-phone", "number": 10**30}),
    "evenings without end": lambda: with_more(
        *[{"type": "people.without-phone", "number": 9_000}, {"type": "session.evening-begun", "evening": 2}] * 20
    ),
    "a programme that is none": lambda: changed("session.prepared", programme={"id": 7}),
}


@pytest.mark.parametrize("what", NAUGHTY)
def test_what_no_session_of_ours_holds_is_one_sentence(what: str) -> None:
    assert why_not(NAUGHTY[what]()) in (SPOILED, NOT_SEALED, NO_RECORD)


def test_a_newer_version_says_so() -> None:
    newer = sqlite("UPDATE meta SET value = '2' WHERE key = 'format'", content=a_file())
    assert why_not(newer) == NEWER
    unknown = as_file([*log(), {"type": "song.sung"}], ())
    assert why_not(unknown) == "Dit verslag is gemaakt met een nieuwere versie: 'song.sung' is onbekend."
    assert why_not(as_file([*log(), {"type": "\N{SNOWMAN}" * 9}], ())) == SPOILED


def test_an_evening_that_is_not_sealed_is_not_taken_in() -> None:
    assert why_not(as_file(log()[:5], ())) == NOT_SEALED


def test_what_is_too_large_or_takes_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert why_not(b"SQLite format 3\0" + bytes(LARGEST)) == TOO_LARGE
    with monkeypatch.context() as patch:
        patch.setattr(bringing, "MOST", 3)
        assert why_not(a_file()) == NO_RECORD
    with monkeypatch.context() as patch:
        patch.setattr(bringing, "AT_MOST", -1)
        patch.setattr(bringing, "_STEPS", 1)
        assert why_not(a_file()) == NO_RECORD
    monkeypatch.setattr("werksessie.live.bringing.AT_MOST", -1)
    assert why_not(a_file()) == TOO_LONG


def test_three_thousand_people_are_read() -> None:
    passed = next(event for event in log() if event["type"] == "person.joined")
    many = [{**passed, "person": f"p{number:05}"} for number in range(3_000)]
    assert understood(with_more(*many), NOW).state.present == 3_000 + PEOPLE


@given(
    where=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=40)), max_size=6),
    kept=st.floats(0.2, 3),
)
def test_a_damaged_file_is_a_record_or_one_sentence(where: list[tuple[float, bytes]], kept: float) -> None:
    content = bytearray(a_file())
    for place, what in where:
        start = int(place * len(content))
        content[start : start + len(what)] = what
    is_a_record_or_one_sentence(bytes(content[: int(kept * len(content))]))


@settings(max_examples=60)
@given(
    number=st.integers(0, 200),
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
        max_leaves=5,
    ),
    which=st.integers(0, 20),
)
def test_any_value_in_any_event_is_a_record_or_one_sentence(number: int, value: Any, which: int) -> None:
    rows = [dict(event) for event in log()]
    row = rows[number % len(rows)]
    row[list(row)[which % len(row)]] = value
    statements = [(json.dumps({k: v for k, v in row.items() if k != "type"}), number % len(rows) + 1)]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(a_file())
        connection.executemany("UPDATE events SET data = ? WHERE seq = ?", statements)
        content = connection.serialize()
    is_a_record_or_one_sentence(content)


def test_a_record_is_put_in_whole_or_not_at_all() -> None:
    store = MemoryStore()
    brought = understood(a_file(), NOW)

    def full(*args: Any, **kwargs: Any) -> int:
        raise NotStored("De schijf is vol. Dit is niet opgeslagen.")

    plain = store.create

    def spoiled(name: str) -> Any:
        record = plain(name)
        record.append = full  # type: ignore[method-assign]
        return record

    store.create = spoiled  # type: ignore[method-assign]
    with pytest.raises(NotStored):
        put(store, "2027-03-14-482913", brought.events, brought.tables)
    assert store.names() == []
    store.create = plain  # type: ignore[method-assign]
    put(store, "2027-03-14-482913", brought.events, brought.tables)
    assert folded(store.open("2027-03-14-482913").read()) == brought.state
