"""The tables of a Summary: all that it says, nothing besides, and every row can be traced to what it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

import pytest

from tests.session.evening import Evening, only, plan
from tests.summary.whole import PROGRAMME, a_whole_evening, choices, said, sent
from werksessie.summary.as_json import as_json
from werksessie.summary.build import Summary, build
from werksessie.summary.table import NUMBER, Table, readable
from werksessie.summary.tables import APART, HEADINGS, tables

MACHINE = {"id", "kind", "status", "number", "source", "source_in", "about", "scale", "item", "found", "outcome"}
"""What JSON tells in words for machines."""


@lru_cache
def whole() -> Summary:
    return build(a_whole_evening().state)


def small() -> Summary:
    evening = Evening(only(plan("kiezen", "dots", options=choices(a="A", b="B"))), people=3)
    sent(evening, "kiezen", (3, {"dots-a": "1"}))
    return build(evening.state)


def table(summary: Summary, name: str) -> list[dict[str, Any]]:
    found = next(one for one in tables(summary) if one.name == name)
    return [dict(zip([column.name for column in found.columns], row, strict=True)) for row in found.rows]


def sheet(summary: Summary, name: str) -> Table:
    return next(one for one in readable(tables(summary)) if one.name == name)


def texts(value: Any) -> Iterator[str]:
    """Every text in this piece of JSON that is meant for people."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for name, one in value.items() if name not in MACHINE for text in texts(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in texts(one))


def empty() -> Summary:
    return build(Evening(only()).state)


@pytest.mark.parametrize("made", [whole, small, empty])
def test_every_cell_has_its_column_and_every_reference_leads_somewhere(made: Callable[[], Summary]) -> None:
    keys: dict[str, set[Any]] = {}
    for one in tables(made()):
        keys[one.name] = {row[0] for row in one.rows}
        assert len(keys[one.name]) == len(one.rows)
        for row in one.rows:
            for column, cell in zip(one.columns, row, strict=True):
                assert type(cell) in (str, int, type(None))
                assert column.kind != NUMBER or isinstance(cell, int | None)
                assert not column.refers or cell is None or cell in keys[column.refers]


def test_titles_fit_a_sheet_and_no_two_tables_have_the_same() -> None:
    every = tables(whole())
    for names in ([one.name for one in every], [one.title for one in every], [one.file for one in every]):
        assert len(set(names)) == len(names) == len(every)
    assert all(len(one.title) <= 31 and not set(one.title) & set("[]:*?/\\") for one in every)
    assert all(one.file.isascii() and one.file.replace("-", "").isalpha() for one in every)
    for one in every:
        headings = [column.heading for column in one.columns if column.heading]
        assert len(set(headings)) == len(headings)


def test_every_field_of_the_summary_has_a_dutch_name_or_a_table_of_its_own() -> None:
    assert {field.name for field in fields(Summary)} == {*HEADINGS, *APART}
    assert {row["key"] for row in table(whole(), "session")} >= set(HEADINGS)


def test_all_that_the_json_says_of_an_activity_stands_in_a_table() -> None:
    cells = {cell for one in tables(whole()) for row in one.rows for cell in row}
    told = list(texts(as_json(whole())["activities"]))
    assert len(told) > 100
    assert [text for text in told if text and text not in cells] == []


def test_an_option_that_nobody_chose_and_a_question_that_was_not_asked_are_there() -> None:
    evening = Evening(only(plan("a", "dots", options=choices(x="X", y="Y")), plan("b", "scale")), people=6)
    sent(evening, "a", (6, {"dots-x": "1"}))
    evening.close()
    summary = build(evening.state)
    assert [row["number"] for row in table(summary, "results")] == [6, 0]
    assert [(row["id"], row["how"], row["answered"]) for row in table(summary, "activities")] == [
        ("a", "gevraagd", 6), ("b", "niet gevraagd", None),
    ]  # fmt: skip


def test_where_a_count_may_not_be_shown_stand_the_words_of_the_page() -> None:
    evening = Evening(only(plan("a", "dots", options=choices(x="X", y="Y"), sensitive=True)), people=12)
    sent(evening, "a", (8, {"dots-x": "1"}), (4, {"dots-y": "1"}))
    assert [row["number"] for row in table(build(evening.state), "results")] == [8, "minder dan 5"]
    assert table(build(evening.state), "activities")[0]["answered"] == "niet getoond"
    assert {row["number"] for row in table(small(), "results")} == {"klein gesprek: geen aantallen"}
    assert ("people", "mensen", "klein gesprek: geen aantallen") in tables(small())[0].rows


def test_where_only_the_order_may_be_told_no_count_stands_in_any_table() -> None:
    options = [row for row in table(whole(), "options") if row["activity"] == "3"]
    assert [row["name"] for row in options] == ["iemand leent zijn bankpas uit", "drugs verkopen", "wapens"]
    assert [row["remark"] for row in options] == ["", "", "weinig of niet gekozen"]
    assert not [row for row in table(whole(), "results") if row["activity"] == "3"]


def test_objections_are_an_outcome_and_never_a_count() -> None:
    evening = Evening(only(*PROGRAMME.activities[3:6]), people=20)
    goals = said(evening, "4", {"Een plek": ["de sportzaal"] * 6})
    evening.act("4", "goal", theme=goals[0], goal="er een plek is")
    sent(evening, "5a", (19, {f"dots-{goals[0]}": "1"}))
    evening.act("5a", "choose", option=goals[0])
    sent(
        evening, "consent-doelen", (12, {f"value-{goals[0]}": "fine"}),
        (7, {f"value-{goals[0]}": "objection", f"text-{goals[0]}": "te duur"}),
    )  # fmt: skip
    summary = build(evening.state)
    (proposal,) = table(summary, "proposals")
    assert (proposal["name"], proposal["outcome"]) == (
        "We willen dat er een plek is",
        "Er is bezwaar: we praten verder.",
    )
    cells = [cell for one in tables(summary) for row in one.rows for cell in row[1:]]
    assert 7 not in cells
    assert not [cell for cell in cells if isinstance(cell, str) and "te duur" in cell]


def test_a_vote_leads_to_its_theme_and_a_theme_to_its_quotes() -> None:
    themes = {row["id"]: row for row in table(whole(), "themes")}
    voted = [row for row in table(whole(), "options") if row["activity"] == "5a"]
    assert [themes[row["theme"]]["name"] for row in voted] == ["Een plek", "Ouders", "Werk"]
    assert {themes[row["theme"]]["activity"] for row in voted} == {"4"}
    quotes = [row for row in table(whole(), "quotes") if themes[row["theme"]]["name"] == "Ouders"]
    assert [row["words"] for row in quotes] == ["praten"] * 3
    listed = [row for row in table(whole(), "options") if row["activity"] == "12"]
    assert [row["theme"] for row in listed] == [None, None]


def test_an_agreement_leads_to_the_theme_of_its_goal() -> None:
    evening = Evening(only(*(one for one in PROGRAMME.activities if one.id in ("4", "5a", "afspraken"))), people=20)
    goals = said(evening, "4", {"Een plek": ["de sportzaal"] * 6, "Werk": ["stage"] * 5})
    for goal in goals:
        evening.act("4", "goal", theme=goal, goal="het lukt")
    sent(evening, "5a", (12, {f"dots-{goals[1]}": "1"}))
    evening.act("5a", "choose", option=goals[1])
    evening.open("afspraken")
    evening.act("afspraken", "make", what="Stages zoeken", who="Gemeente", when="2027-04-03", goal=goals[1])
    evening.act("afspraken", "make", what="Koffie", who="Wij allemaal", when="2027-04-03")
    evening.shut("afspraken")
    summary = build(evening.state)
    names = {row["id"]: row["name"] for row in table(summary, "themes")}
    assert [(row["name"], names.get(row["theme"])) for row in table(summary, "agreements")] == [
        ("Stages zoeken", "Werk"), ("Koffie", None),
    ]  # fmt: skip


def test_people_read_names_where_a_machine_reads_keys() -> None:
    results = sheet(whole(), "results")
    assert [column.heading for column in results.columns] == ["vraag", "keuze", "telling", "aantal"]
    goal = "We willen dat jongeren ’s avonds een eigen plek hebben"
    assert ("5a · Wat vind je van 5a?", goal, "keer gekozen", 19) in results.rows


def test_two_questions_of_the_same_words_are_told_apart() -> None:
    asked = [replace(plan(id, "dots", options=choices(x="X")), text={"nl": "Welke?"}) for id in ("a", "b")]
    evening = Evening(only(*asked), people=5)
    for one in asked:
        sent(evening, one.id, (5, {"dots-x": "1"}))
    assert {row[0] for row in sheet(build(evening.state), "results").rows} == {"Welke? (a)", "Welke? (b)"}


def test_what_the_room_said_and_what_was_parked_have_a_table() -> None:
    summary = whole()
    parts = (replace(summary.parts[0], said="Zo is het.", conclusion="Kinderen."), *summary.parts[1:])
    summary = replace(summary, parts=parts, parked=("Het zwembad",))
    assert table(summary, "said") == [{"id": 1, "activity": "1", "words": "Zo is het."}]
    assert table(summary, "parked") == [{"id": 1, "words": "Het zwembad"}]
    assert table(summary, "activities")[0]["conclusion"] == "Kinderen."


def test_what_was_not_shown_is_a_number_and_a_reason() -> None:
    evening = Evening(only(plan("a", "ideas", settings={"max": 3})), people=8)
    evening.open("a")
    cards = [evening.send("a", f"person-0{one}", {"text": f"zin {one}"})[0].card for one in range(8)]
    evening.act("a", "release", card=tuple(cards[:6]))
    evening.shut("a")
    assert table(build(evening.state), "not_shown") == [
        {"id": 1, "activity": "a", "reason": "niet nagekeken", "number": 2}
    ]
    assert [row["words"] for row in table(build(evening.state), "also_said")] == [f"zin {one}" for one in range(6)]


def test_the_profile_stands_there_row_by_row() -> None:
    rows = {row["row"]: row for row in table(whole(), "profile")}
    assert rows["behoefte"]["words"] == "Een plek, tijd, kennis."
    assert (rows["behoefte"]["state"], rows["kenmerken"]["state"]) == ("besproken", "niet gevraagd")
    assert rows["kenmerken"]["words"] == "Niet besproken."
    assert [row["words"] for row in table(whole(), "expected")] == [
        "Eén vast gezicht dat blijft", "Eerlijk zeggen wat niet kan",
    ]  # fmt: skip
