"""One Summary, many forms: whoever reads the page, JSON, CSV, the workbook or the .db reads the same figures."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.summary.reading import OPTIONS, Read, programme, question, read
from tests.summary.spreadsheets import csv_files, records, sheets
from tests.web.room import Room
from werksessie.activities import KINDS
from werksessie.summary.as_csv import as_csv_zip
from werksessie.summary.as_db import as_db
from werksessie.summary.as_xlsx import as_xlsx
from werksessie.summary.build import Summary, build
from werksessie.summary.words import NOT_SAID, TOO_FEW


def evening(app: Flask, people: int, sensitive: bool) -> tuple[Read, Summary]:
    """Everybody answers everything, each in their own way."""
    fields = {"sensitive": sensitive}
    asked = (
        question("ideas", **fields), question("dots", options=OPTIONS, **fields),
        question("opinions", options=OPTIONS, **fields), question("agreements", **fields),
    )  # fmt: skip
    room = Room(app, programme(*asked), people)
    room.open("ideas")
    cards = [room.idea("ideas", f"Idee {number}") for number in range(people)]
    for number, name in enumerate(("Een plek", "Tijd", "Geld")):
        room.act("ideas", "make-theme", name=name, card=tuple(cards[: people // 2 - number]) or (cards[0],))
        cards = cards[people // 2 - number :]
        if not cards:
            break
    room.send("ideas", "weet-niet", {"unsure": "1"})
    room.shut("ideas")
    for kind in ("dots", "opinions", "agreements"):
        room.open(kind)
        for number in range(people):
            for fields_sent in _ways(kind, number):
                room.send(kind, f"{kind}-{number}", fields_sent)
        room.shut(kind)
    return read(app, room.name), build(app.extensions["scene_of"](room.name).state)


def _ways(kind: str, number: int) -> list[dict[str, str]]:
    if number % 9 == 8:
        return [{"skip": "1"}]
    if kind == "dots":
        return [{f"dots-{'abc'[place]}": "1" for place in range(3) if number % (place + 2) == 0} or {"unsure": "1"}]
    if kind == "opinions":
        values = ("agree", "agree", "disagree", "unsure", "skip")
        about = zip("abc", (values[(number * step) % 5] for step in (1, 2, 3)), strict=True)
        return [{"about": one, **({how: "1"} if how in ("unsure", "skip") else {"value": how})} for one, how in about]
    return [{"value": "objection" if number == 3 else "fine"}]


def expected(part: dict[str, Any]) -> dict[tuple[str, str, str], str]:
    """The lines of the CSV that belong to one activity of the JSON."""
    id, names = part["id"], KINDS[part["kind"]].COUNTS
    people = "mensen, op vijf afgerond" if part["totals_rounded_to_fives"] else "mensen"
    heads = {people: part["answered"], "weet ik niet": part["unsure"], "sla over": part["skipped"]}
    cells = {(id, "", name): str(figure) for name, figure in heads.items()}
    cells |= {(id, row["text"], names[name]): str(row[name]) for row in part["rows"] for name in names}
    return cells


def lines_on_the_page(part: dict[str, Any]) -> list[str]:
    """What the page must say of one activity of the JSON, figure by figure."""
    head = f"Mensen die antwoordden {part['answered']} · Weet ik niet {part['unsure']} · Sla over {part['skipped']}"
    lines = [head]
    for row in part["rows"]:
        said = [(row[name], words) for name, words in KINDS[part["kind"]].COUNTS.items()]
        if said[0][0] in (TOO_FEW, NOT_SAID):
            lines.append(said[0][0])
        else:
            lines.append(
                "1 idee" if said == [(1, "ideeën")] else " · ".join(f"{figure} {name}" for figure, name in said)
            )
    return lines


HEADS = ("answered", "unsure", "skipped")


def assert_tables_say_the_same(parts: list[dict[str, Any]], summary: Summary) -> None:
    """Workbook, zip and .db against the JSON: who answered each question, and every count of every row."""
    heads = [[part["question"], *(part[name] for name in HEADS)] for part in parts]
    counts = [
        [part["question"], row["text"], words, row[name]]
        for part in parts
        for row in part["rows"]
        for name, words in KINDS[part["kind"]].COUNTS.items()
    ]
    book, files, database = sheets(as_xlsx(summary)), csv_files(as_csv_zip(summary)), records(as_db(summary))
    assert _columns(book["Vragen"]) == heads
    assert book["Uitslagen"][1:] == counts
    assert _columns(files["vragen"]) == [[str(cell) for cell in row] for row in heads]
    assert files["uitslagen"][1:] == [[str(cell) for cell in row] for row in counts]
    asked = {row["id"]: row["question"] for row in database["activities"]}
    options = {row["id"]: row["name"] for row in database["options"]}
    assert [[row["question"], *(_count(row, name) for name in HEADS)] for row in database["activities"]] == heads
    assert [
        [asked[row["activity"]], options[row["option"]], row["name"], _count(row, "number")]
        for row in database["results"]
    ] == counts


def _columns(rows: list[list[Any]]) -> list[list[Any]]:
    places = [rows[0].index(head) for head in ("vraag", "mensen die antwoordden", "weet ik niet", "sla over")]
    return [[row[place] for place in places] for row in rows[1:]]


def _count(row: dict[str, Any], name: str) -> int | str:
    found: int | str = row[f"{name}_words"] if row[name] is None else row[name]
    return found


@pytest.mark.parametrize("sensitive", [False, True])
@pytest.mark.parametrize("people", [2, 4, 5, 9, 30, 61])
def test_every_form_gives_the_same_figures(app: Flask, people: int, sensitive: bool) -> None:
    told, summary = evening(app, people, sensitive)
    lines = {key: value for part in told.data["activities"] for key, value in expected(part).items()}
    assert told.cells == lines
    for part in told.data["activities"]:
        words = told.section(part["id"]).words
        missing = [line for line in lines_on_the_page(part) if line not in words]
        assert not missing or (told.data["small_session"] and "Klein gesprek: geen aantallen." in words), missing
    assert_tables_say_the_same(told.data["activities"], summary)


def test_the_figures_are_those_of_the_evening(app: Flask) -> None:
    told, _ = evening(app, 30, sensitive=False)
    dots, opinions = told.part("dots"), told.part("opinions")
    votes = [_ways("dots", number)[0] for number in range(30)]
    assert [row["dots"] for row in dots["rows"]] == [sum(f"dots-{one}" in vote for vote in votes) for one in "abc"]
    assert dots["answered"] + dots["unsure"] + dots["skipped"] == 30
    for place, row in enumerate(opinions["rows"]):
        ways = [_ways("opinions", number) for number in range(30) if number % 9 != 8]
        agreed = sum(cards[place].get("value") == "agree" for cards in ways)
        assert row["agree"] == agreed
        assert row["answered"] == row["agree"] + row["disagree"] + row["unsure"]
