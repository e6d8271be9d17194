"""The .db: the same tables for SQLite, Datasette and sqlite-utils, and nothing of the record behind them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from sqlite_utils import Database

from tests.session.evening import Evening, only, plan
from tests.summary.spreadsheets import records
from tests.summary.test_texts import EXACT, FORMULAS
from tests.summary.whole import a_whole_evening, choices, sent
from werksessie.summary.as_db import as_db
from werksessie.summary.build import Summary, build
from werksessie.summary.table import COUNT
from werksessie.summary.tables import tables


@lru_cache
def whole() -> Summary:
    return build(a_whole_evening().state)


def test_it_holds_the_tables_one_view_and_nothing_else() -> None:
    assert set(records(as_db(whole()))) == {*(one.name for one in tables(whole())), "goals_by_votes"}


def test_every_row_stands_there_as_it_is_in_the_tables() -> None:
    found = records(as_db(whole()))
    for one in tables(whole()):
        assert len(found[one.name]) == len(one.rows)
        for there, row in zip(found[one.name], one.rows, strict=True):
            for column, cell in zip(one.columns, row, strict=True):
                if column.kind == COUNT and isinstance(cell, str):
                    assert (there[column.name], there[f"{column.name}_words"]) == (None, cell)
                else:
                    assert there[column.name] == cell


def test_a_count_is_a_number_or_the_words_that_stand_instead() -> None:
    asked = plan("a", "dots", options=choices(x="X", y="Y"), sensitive=True)
    evening = Evening(only(asked), people=12)
    sent(evening, "a", (8, {"dots-x": "1"}), (4, {"dots-y": "1"}))
    found = records(as_db(build(evening.state)))
    assert [(row["number"], row["number_words"]) for row in found["results"]] == [(8, None), (None, "minder dan 5")]
    (activity,) = found["activities"]
    assert (activity["answered"], activity["answered_words"]) == (None, "niet getoond")
    assert (activity["on_paper"], activity["on_paper_words"]) == (None, None)


def test_a_view_answers_which_goals_got_most_votes() -> None:
    assert [(row["goal"], row["votes"], row["chosen"]) for row in records(as_db(whole()))["goals_by_votes"]] == [
        ("We willen dat jongeren ’s avonds een eigen plek hebben", 19, "ja"),
        ("We willen dat ouders elkaar kennen en helpen", 10, "ja"),
        ("We willen dat er stages zijn", 3, ""),
    ]


def test_sqlite_utils_reads_it_and_follows_its_keys(tmp_path: Path) -> None:
    (tmp_path / "verslag.db").write_bytes(as_db(whole()))
    db = Database(tmp_path / "verslag.db", execute_plugins=False)
    try:
        keys = {(one.column, one.other_table, one.other_column) for one in db.table("results").foreign_keys}
        assert keys == {("activity", "activities", "id"), ("option", "options", "id")}
        assert {one.other_table for one in db.table("quotes").foreign_keys} == {"activities", "themes"}
        (theme,) = db.query(
            "SELECT themes.name FROM quotes JOIN themes ON themes.id = quotes.theme WHERE words = 'koffie'"
        )
        assert theme == {"name": "We kennen elkaar"}
    finally:
        db.close()


def test_what_people_typed_stands_there_to_the_letter() -> None:
    texts = (*EXACT, *FORMULAS, "'); DROP TABLE quotes; --")
    found = records(as_db(replace(whole(), title=texts[-1], parked=texts)))
    assert [row["words"] for row in found["parked"]] == list(texts)
    assert next(row["value"] for row in found["session"] if row["key"] == "title") == texts[-1]


def test_nothing_of_the_record_is_in_its_bytes() -> None:
    evening = Evening(only(plan("a", "ideas")), people=8)
    evening.open("a")
    told = [evening.send("a", f"person-0{one}", {"text": f"antwoord {one}"})[0] for one in range(8)]
    evening.act("a", "release", card=tuple(one.card for one in told[:6]))
    evening.shut("a")
    file = as_db(build(evening.state))
    assert b"antwoord 5" in file
    assert not [secret for one in told for secret in (one.card, one.person) if secret.encode() in file]
    assert b"antwoord 6" not in file
    assert file == as_db(build(evening.state))
