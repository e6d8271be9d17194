"""The plain tables of a small evening in which a little of everything happened, line by line."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.session.evening import PLACES, Evening, only, plan
from tests.session.full_evening import full
from tests.session.plain_evening import KEPT, TOLD, sealed_evening
from werksessie.session.destroying import destroyed
from werksessie.session.plain import Table, plain_tables
from werksessie.session.reducer import apply
from werksessie.session.retention import ResultKept
from werksessie.session.state import State


@pytest.fixture(scope="module")
def sealed() -> State:
    return sealed_evening()


def tables(state: State) -> dict[str, Table]:
    return {one.name: one for one in plain_tables(state)}


def lines(table: Table) -> list[str]:
    """Its rows, without what is empty or nought."""
    return [" | ".join(f"{name}: {value}" for name, value in row.items() if value not in ("", 0)) for row in table.rows]


@pytest.mark.parametrize("name", TOLD)
def test_each_table_tells_its_part_of_the_evening(sealed: State, name: str) -> None:
    assert lines(tables(sealed)[name]) == TOLD[name]


def test_there_is_no_other_table_and_one_view(sealed: State) -> None:
    found = tables(sealed)
    assert [name for name, one in found.items() if not one.select] == list(TOLD)
    assert found["goals_by_votes"].select.startswith("SELECT counts.activity")


def test_every_row_has_every_column_with_a_text_or_a_number_in_it(sealed: State) -> None:
    for one in plain_tables(sealed):
        for row in one.rows:
            assert {name: type(value) for name, value in row.items()} == one.columns, one.name
            assert set(one.key) <= row.keys()
        assert one.refers == ({"activity": ("activities", "id")} if "activity" in one.columns else {})


def test_no_two_rows_have_the_same_key(sealed: State) -> None:
    for one in plain_tables(sealed):
        keys = [tuple(row[name] for name in one.key) for row in one.rows]
        assert len(set(keys)) == len(keys)
        assert all(keys)


def test_votes_have_the_group_that_sealing_kept() -> None:
    state, _ = full(group=lambda number: "community" if number < 6 else "municipality").sealed()
    found = Counter(row["group_name"] for row in tables(state)["votes"].rows if row["activity"] == "kiezen")
    assert found == {"community": 6, "municipality": 5, "": 1}


def test_when_the_single_answers_are_gone_what_was_told_stays_with_its_words(sealed: State) -> None:
    found = tables(destroyed(sealed, "2027-03-01"))
    assert [row["destroyed_on"] for row in found["session"].rows] == ["2027-03-01"]
    assert lines(found["themes"]) == TOLD["themes"]
    assert lines(found["counts"]) == TOLD["counts"]
    assert lines(found["proposals"]) == TOLD["proposals"]
    assert lines(found["agreements"]) == TOLD["agreements"]
    assert lines(found["votes"]) == []
    assert lines(found["answers"]) == KEPT


def test_a_proposal_of_an_older_record_had_one_round(sealed: State) -> None:
    older = ResultKept("eens", 1, {}, {"proposals": [{"text": "Plek 1", "outcome": "none"}]})
    assert lines(tables(apply(sealed, older, sealed.seq + 1))["proposals"]) == [
        "activity: eens | number: 1 | round: 1 | text: Plek 1 | outcome: none"
    ]


def test_a_spoiled_record_that_tells_of_fewer_rows_than_it_counted_has_its_tables_too(sealed: State) -> None:
    row = {"id": "plek-1", "text": {"nl": "Plek 1"}, "counts": {}, "answered": 0}
    shorter = apply(sealed, ResultKept("eens", 1, {"rows": [row]}, {"rows": []}), sealed.seq + 1)
    assert lines(tables(shorter)["themes"]) == TOLD["themes"]


def test_who_passed_where_no_group_is_kept_is_of_none() -> None:
    evening = Evening(only(plan("samen", "conditions", options=PLACES[:2])), people=6)
    evening.open("samen")
    evening.send("samen", "ann", {"important": "plek-1"})
    evening.send("samen", "bob", {"skip": "1"})
    evening.act("samen", "ask-now")
    evening.close()
    state, _ = evening.sealed()
    passed = [row for row in tables(state)["votes"].rows if row["question"] == "passed"]
    assert [(row["value"], row["group_name"]) for row in passed] == [("skip", "")]
