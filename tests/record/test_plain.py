"""The plain tables of a really sealed record: what docs/record.md says of them, in tools that know nothing of ours."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.faults.disk import every_byte
from tests.record.test_docs import DOCS
from tests.session.evening import Evening
from tests.session.full_evening import full
from tests.strategies import facts
from werksessie.activities import KINDS
from werksessie.live.host import Host
from werksessie.live.keeping import rewrite
from werksessie.record.promise import NotStored
from werksessie.record.sqlite import SqliteRecord, SqliteStore
from werksessie.session.codec import encode
from werksessie.session.commands import Refusal, WriteProfile
from werksessie.session.correcting import Correct
from werksessie.session.destroying import destroyed
from werksessie.session.events import Event
from werksessie.session.plain import Table, plain_tables
from werksessie.session.reducer import apply
from werksessie.session.sealing import distil
from werksessie.session.sorts import SORTS
from werksessie.session.state import SEALED

NAME = "2027-03-14-482913"
GROUPS = {number: "community" if number < 6 else "municipality" for number in range(12)}


def sealed_in(store: SqliteStore, evening: Evening) -> Host:
    """A host with this evening, sealed the way the host does."""
    record = store.create(NAME)
    record.append([encode(event) for _, event in evening.read()], after=0)
    record.close()
    host = Host(store)
    host.seal(NAME, "2027-03-14T22:00:00+00:00", Random(7).shuffle)
    return host


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plain") / "sessions"


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[Host]:
    """Everything that sealing has to deal with, sealed; a line of the profile was written since."""
    store = SqliteStore(folder)
    host = sealed_in(store, full(group=GROUPS.__getitem__))
    host.ask(NAME, WriteProfile("behoefte", "Een veilige plek"))
    yield host
    host.close()
    store.close()


def asked(folder: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as other:
        return other.execute(question).fetchall()


# In other tools


def test_sqlite_utils_lists_every_table(host: Host, folder: Path) -> None:
    command = [sys.executable, "-m", "sqlite_utils", "tables", str(folder / f"{NAME}.db"), "--csv", "--no-headers"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True)
    names = {one.name for one in plain_tables(host.state(NAME)) if not one.select}
    assert set(listed.stdout.split()) == {"events", "meta", *names}


def test_every_value_is_plain_text_or_a_whole_number_and_no_reference_leads_nowhere(host: Host, folder: Path) -> None:
    for one in plain_tables(host.state(NAME)):
        types = {type(value) for row in asked(folder, f"SELECT * FROM {one.name}") for value in row}
        assert types <= {str, int}, one.name
    assert asked(folder, "PRAGMA foreign_key_check") == []


def test_the_documented_questions_are_answered_as_the_document_says(host: Host, folder: Path) -> None:
    option = "We willen dat het 's avonds licht is"
    questions = re.findall(r"```sql\n(.+?)```", DOCS.read_text("utf-8"), re.S)[1:]
    assert len(questions) >= 2
    goals, *others = (asked(folder, question) for question in questions)
    assert [row[:2] for row in goals] == [(option, 11)]
    assert all(others)


def test_every_table_and_column_is_in_the_document(host: Host, folder: Path) -> None:
    told = DOCS.read_text("utf-8")
    for one in plain_tables(host.state(NAME)):
        columns = [row[1] for row in asked(folder, f"PRAGMA table_info({one.name})")]
        section = told.split(f"### `{one.name}`", 1)[1].split("###", 1)[0]
        assert [column for column in columns if f"`{column}`" not in section] == [], one.name
        documented = re.findall(r"^\| `(\w+)` \|", section, re.M)
        assert documented == columns, one.name


# What is in them


def test_the_counts_are_those_of_every_activity_whatever_its_kind(host: Host, folder: Path) -> None:
    state = host.state(NAME)
    expected = {
        (plan.id, row.id, name): number
        for plan, activity in state.each()
        for row in KINDS[plan.kind].tally(plan, activity).rows
        for name, number in row.counts.items()
    }
    found = {row[:3]: row[3] for row in asked(folder, "SELECT activity, row, name, number FROM counts")}
    assert found == expected
    assert sum(found.values()) > 20


def test_the_votes_add_up_to_the_counts(host: Host, folder: Path) -> None:
    voted = Counter[tuple[str, str]]()
    for activity, option, value in asked(folder, "SELECT activity, option, value FROM votes WHERE question = 'dots'"):
        voted[activity, option] += int(value)
    counted = asked(folder, "SELECT activity, row, number FROM counts WHERE name = 'dots' AND number > 0")
    assert voted == {row[:2]: row[2] for row in counted}
    agreed = (
        "SELECT activity, option, count(*) FROM votes WHERE question = 'opinions' AND value = 'agree' GROUP BY 1, 2"
    )
    told = "SELECT activity, row, number FROM counts WHERE name = 'agree' AND number > 0 ORDER BY 1, 2"
    assert asked(folder, agreed) == asked(folder, told)


def test_an_answer_stands_with_its_theme_and_a_hidden_one_without_its_words(host: Host, folder: Path) -> None:
    answers = asked(folder, "SELECT text, status, reason, theme FROM answers WHERE activity = 'wensen'")
    (theme,) = asked(folder, "SELECT id FROM themes WHERE name = 'Licht' AND goal = 'het licht is'")[0]
    assert ("", "hidden", "person", "") in answers
    assert [row[0] for row in answers if row[3] == theme] != []
    assert {row[1] for row in answers} == {"shown", "waiting", "hidden"}


def test_a_group_stands_with_votes_that_sealing_kept_it_for_and_never_with_a_text(host: Host, folder: Path) -> None:
    kept = asked(folder, "SELECT DISTINCT activity FROM votes WHERE group_name != ''")
    assert kept == [("kiezen",)]
    assert "group" not in " ".join(row[1] for row in asked(folder, "PRAGMA table_info(answers)"))


def test_no_table_holds_what_the_events_do_not(host: Host, folder: Path) -> None:
    log = "\n".join(row[0] for row in asked(folder, "SELECT data FROM events"))
    for table in ("answers", "themes", "agreements", "options", "profile"):
        for row in asked(folder, f"SELECT * FROM {table}"):
            for value in (
                value for value in row if isinstance(value, str) and value not in ("vote", "waiting", "shown")
            ):
                assert value in log or value in ("hidden", "about"), (table, value)


# When they are made again


def test_before_sealing_there_are_none(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    record = store.create(NAME)
    record.append([encode(event) for _, event in full().read()], after=0)
    record.close()
    host = Host(store)
    assert host.state(NAME).phase == "closed"
    assert host.record(NAME).tables() == {}
    host.close()
    store.close()


def test_each_later_event_makes_them_anew_in_its_own_transaction(host: Host, folder: Path) -> None:
    host.ask(NAME, WriteProfile("kenmerken", "Jong en oud"))
    assert ("kenmerken", "Jong en oud") in asked(folder, "SELECT row, text FROM profile")
    host.ask(NAME, WriteProfile("kenmerken", ""))
    assert [row[0] for row in asked(folder, "SELECT row FROM profile")] == ["behoefte"]


def test_a_record_sealed_by_an_older_version_gets_them_when_it_is_opened(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    record = store.create(NAME)
    evening = full()
    record.append([encode(event) for event in distil(evening.state, evening.at, Random(1).shuffle)], after=0)
    assert record.tables() == {}
    record.close()
    host = Host(store)
    state = host.state(NAME)
    assert set(host.record(NAME).tables()) == {one.name for one in plain_tables(state) if not one.select}
    host.close()
    written = (tmp_path / f"{NAME}.db").read_bytes()
    host.state(NAME)
    host.close()
    assert (tmp_path / f"{NAME}.db").read_bytes() == written, "made once"
    store.close()


def test_once_the_single_answers_are_destroyed_the_counts_stay_and_no_vote_does(tmp_path: Path) -> None:
    state, _ = full().sealed()
    before = {one.name: one for one in plain_tables(state)}
    after = {one.name: one for one in plain_tables(destroyed(state, "2027-04-14", False))}
    assert after["counts"].rows == before["counts"].rows
    assert [row["what"] for row in after["agreements"].rows] == [row["what"] for row in before["agreements"].rows]
    assert [row["name"] for row in after["themes"].rows] == [row["name"] for row in before["themes"].rows]
    assert [row["goal"] for row in after["themes"].rows] == [row["goal"] for row in before["themes"].rows]
    assert after["votes"].rows == []
    assert {row["id"][:5] for row in after["answers"].rows} == {"kept-"}


@given(facts=some.lists(facts, max_size=20))
@settings(max_examples=40)
def test_whatever_a_log_holds_its_tables_can_be_made_with_each_row_once(facts: list[Event]) -> None:
    state = Evening(people=6).state
    for event in facts:
        state = apply(state, event, state.seq + 1)
    for one in plain_tables(replace(state, phase=SEALED)):
        assert len({tuple(row[name] for name in one.key) for row in one.rows}) == len(one.rows)


# Corrections


def test_corrected_words_are_in_no_file_and_the_tables_have_the_new_ones(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host = sealed_in(store, full())
    host.ask(NAME, WriteProfile("behoefte", "Volgens tante Wolfskers"))
    host.ask(NAME, WriteProfile("behoefte", "Volgens iedereen"))
    gone = ("Idee van iemand (0)", "Wolfskers")
    assert [all_bytes(tmp_path, text) for text in gone] == [True, True]
    last = host.record(NAME).last()
    host.ask(NAME, Correct(gone[0], "", frozenset(SORTS), "asked", "2027-04-02"))
    host.ask(NAME, Correct("Volgens", "Naar", frozenset({"profile"}), "mistake", "2027-04-02"))
    assert [all_bytes(tmp_path, text) for text in gone] == [False, False]
    assert host.record(NAME).last() > last
    assert host.state(NAME).profile["behoefte"] == "Naar iedereen"
    told = host.record(NAME).tables()
    assert [row["reason"] for row in told["corrections"]] == ["asked", "mistake"]
    assert "(weggehaald)" in {row["text"] for row in told["answers"]}
    state = host.state(NAME)
    host.close()
    assert Host(store).state(NAME) == state
    store.close()


def test_a_correction_that_cannot_be_stored_leaves_the_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore(tmp_path)
    host = sealed_in(store, full())
    before, tables = host.state(NAME), host.record(NAME).tables()

    def full_disk(self: SqliteRecord, *what: Any, **more: Any) -> int:
        raise NotStored("De schijf is vol. Dit is niet opgeslagen.")

    with monkeypatch.context() as broken:
        broken.setattr(SqliteRecord, "rewrite", full_disk)
        with pytest.raises(Refusal, match="schijf is vol"):
            host.ask(NAME, Correct("Licht", "", frozenset(SORTS), "asked", "2027-04-02"))
    assert host.state(NAME) == before
    assert host.record(NAME).tables() == tables
    assert all_bytes(tmp_path, "Licht")
    host.close()
    store.close()


def test_a_rewrite_with_a_table_that_cannot_be_made_leaves_log_and_tables(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host = sealed_in(store, full())
    record, state = host.record(NAME), host.state(NAME)
    rows, tables = record.read(), record.tables()
    broken = Table("answers", {"id": str}, [{"id": "same"}, {"id": "same"}], ("id",))
    with pytest.raises(NotStored, match="niet opgeslagen"):
        record.rewrite([encode(event) for event in distil(state, state.sealed_at, list.sort)], record.last(), [broken])
    assert (record.read(), record.tables()) == (rows, tables)
    assert rewrite(record, distil(state, state.sealed_at, list.sort), record.last()) == replace(
        state, seq=record.last()
    )
    host.close()
    store.close()


def all_bytes(folder: Path, text: str) -> bool:
    """Whether these words stand in the bytes of any file."""
    return any(text.encode() in content for content in every_byte(folder).values())
