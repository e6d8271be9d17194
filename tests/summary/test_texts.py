"""What people typed, through to the page, JSON and CSV: exactly as they sent it, and never as HTML or a formula."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.summary.reading import Page, Read, programme, question, read, rows_of
from tests.web.room import DETAILS, Room
from werksessie.summary.as_csv import FORMULA, as_text

NAUGHTY = Path(__file__).parents[3] / "shared" / "data" / "naughty-strings"
EXACT = [
    "Een regel\nen nog een\n",
    "  spaties voor en achter  ",
    "Samen 🧑‍🤝‍🧑 sterk 💪🏽",
    "نريد مكانًا للشباب",
    "שלום \u202eomgekeerd\u202c",
    "\"Aanhaling\" en 'aanhaling' en `zo` en “zo”; met komma, puntkomma;",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</bdi></li></section><h1>groot</h1>",
    "{{ 7 * 7 }} {% raw %} ${7*7} %s %(naam)s {naam}",
    "é en e\u0301, ﬁ, ①, \u200b\u2060",
    "1; DROP TABLE answers",
    "regel\r\neinde",
]
EACH = 10
"""Texts that one phone sends: with every answer it gets all that it sent before."""
FORMULAS = ["=1+1", "+31 6", "-2", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "a;=1+1", "a,=1+1", 'a";"=1+1']
PROGRAMME = """
format = 1
id = "alles"
version = "1"
title.nl = "Alles wat mensen typen"

[[activities]]
id = "ideeen"
kind = "ideas"
title.nl = "Ideeën"
text.nl = "Wat wil je kwijt?"
max = 100
length = 500

[[activities]]
id = "eens"
kind = "opinions"
title.nl = "Eens"
text.nl = "Waar zijn we het over eens?"
options_from = "ideeen"
take = "answers"
"""


def said(app: Flask, facilitator: Facilitator, texts: list[str]) -> tuple[Read, list[str], Evening]:
    """An evening on which phones send these texts, all released and all to vote on; the refused ones too."""
    evening = prepare(app, facilitator, programme_text=PROGRAMME)
    evening.until("open:ideeen")
    refused: list[str] = []
    phones = evening.join(1 + len(texts) // EACH)
    for place, text in enumerate(texts):
        reply = evening.answer(phones[place // EACH], "ideeen", text=text)
        assert reply.status_code in (200, 422), (text, reply.status_code)
        refused += [text] if reply.status_code == 422 else []
    cards = list(evening.state.activities["ideeen"].content.ideas)
    assert facilitator.act("ideeen", "release", card=cards).status_code == 204
    evening.until("open:eens")
    evening.until("close:eens")
    return read(app, evening.name), refused, evening


def check(told: Read, texts: list[str]) -> None:
    """Each text is there as it was sent, in all three forms, and nothing on the page came from it but words."""
    assert Counter(told.part("ideeen")["also_said"]) == Counter(texts)
    assert Counter(row["text"] for row in told.part("eens")["rows"]) == Counter(texts)
    choices = {row[3] for row in rows_of(told.table) if row[0] == "eens" and row[3]}
    assert choices == {as_text(text) for text in texts if text}
    assert not Counter(texts) - Counter(told.section("ideeen").typed)
    assert told.page.tags <= ALLOWED_TAGS, told.page.tags - ALLOWED_TAGS
    assert told.page.html.count("<script") == 1, "ours alone"
    assert not {name for name in told.page.attributes if name.startswith("on") or name == "style"}
    assert not [cell for row in rows_of(told.table) for cell in row if cell.startswith(FORMULA)]


ALLOWED_TAGS = {
    "html", "head", "meta", "title", "link", "body", "a", "b", "bdi", "div", "p", "h1", "h2", "h3", "main", "article",
    "header", "section", "footer", "ul", "li", "dl", "dt", "dd", "svg", "symbol", "path", "circle", "use", "rect",
    "table", "caption", "tbody", "tr", "th", "td", "span", "nav", "progress", "script",
}  # fmt: skip


def test_texts_are_in_all_three_forms_exactly_as_they_were_sent(app: Flask, facilitator: Facilitator) -> None:
    told, refused, _ = said(app, facilitator, EXACT)
    assert not refused
    check(told, EXACT)


def test_the_bytes_of_the_json_are_the_bytes_that_came_in(app: Flask, facilitator: Facilitator) -> None:
    _, _, evening = said(app, facilitator, EXACT)
    raw = app.test_client().get(evening.link("summary") + "/summary.json").data
    sent = {text.encode() for text in EXACT}
    assert {text.encode() for text in json.loads(raw)["activities"][0]["also_said"]} == sent


def test_no_cell_of_the_table_is_a_formula(app: Flask, facilitator: Facilitator) -> None:
    told, _, _ = said(app, facilitator, FORMULAS)
    check(told, FORMULAS)
    assert "'=1+1" in {row[3] for row in rows_of(told.table)}


def test_a_program_that_takes_commas_for_separators_finds_no_formula_either(
    app: Flask, facilitator: Facilitator
) -> None:
    told, _, _ = said(app, facilitator, FORMULAS)
    for line in told.table.decode("utf-8-sig").split('"\r\n"'):
        for cell in line.split('";"'):
            assert not cell.startswith(FORMULA)
    assert b";=" not in told.table.replace(b"a;=1+1", b"")


def test_the_table_opens_in_a_dutch_spreadsheet(app: Flask, facilitator: Facilitator) -> None:
    told, _, evening = said(app, facilitator, ["Één plek"])
    assert told.table.startswith(b"\xef\xbb\xbf" + b'"vraag";"tekst van de vraag";')
    assert told.table.endswith(b"\r\n")
    reply = app.test_client().get(evening.link("summary") + "/summary.csv")
    assert reply.mimetype == "text/csv"
    assert reply.headers["Content-Disposition"] == f'attachment; filename="verslag-{evening.name}-voorlopig.csv"'


@pytest.mark.skipif(not NAUGHTY.is_dir(), reason="../shared/data/naughty-strings is not there: not tested")
def test_five_hundred_naughty_strings_come_through_as_words(app: Flask, facilitator: Facilitator) -> None:
    formulas = (NAUGHTY / "csv-injection.txt").read_text(encoding="utf-8").splitlines()
    texts = [*json.loads((NAUGHTY / "blns.json").read_text(encoding="utf-8")), *formulas]
    told, refused, evening = said(app, facilitator, texts)
    assert len(texts) > 500
    assert {text for text in refused if text.strip()} == set()
    check(told, [text for text in texts if text.strip()])
    after = app.test_client().get(evening.link("after"))
    assert after.status_code == 200


@pytest.mark.skipif(not NAUGHTY.is_dir(), reason="../shared/data/naughty-strings is not there: not tested")
def test_naughty_titles_places_and_names_break_nothing(app: Flask, facilitator: Facilitator) -> None:
    texts = json.loads((NAUGHTY / "blns.json").read_text(encoding="utf-8"))
    for title in [text for text in texts if 0 < len(text.strip()) <= 60][::12]:
        evening = prepare(app, facilitator, title=title, place=title, municipality=title, contact_community=title)
        reply = app.test_client().get(evening.link("summary"))
        assert reply.status_code == 200
        assert Page(reply.text).tags <= ALLOWED_TAGS
        assert reply.text.count("<script") == 1
        assert app.test_client().get(evening.link("after")).status_code == 200
        assert app.test_client().get(evening.link("summary") + "/summary.json").get_json()["place"] == (
            evening.state.details.place
        )


# What nobody may read


def test_what_was_hidden_not_released_withdrawn_or_replaced_is_nowhere(app: Flask) -> None:
    room = Room(app, programme(question("ideas")), people=8)
    room.open("ideas")
    room.idea("ideas", "Dit mag de zaal lezen")
    room.act("ideas", "hide", card=room.idea("ideas", "Jan van nummer zeven", shown=False), reason="person")
    room.act("ideas", "hide", card=room.idea("ideas", "Eerst getoond, toen verborgen"), reason="insult")
    room.idea("ideas", "Nog niet nagekeken", shown=False)
    room.send("ideas", "schrijver", {"text": "De eerste versie"})
    mine = next(one for one in room.state.activities["ideas"].content.ideas.values() if one.person == "schrijver")
    room.send("ideas", "schrijver", {"text": "De tweede versie", "replaces": mine.ids[0]})
    room.act("ideas", "release", card=mine.id)
    room.send("ideas", "spijt", {"text": "Toch maar niet"})
    gone = next(one for one in room.state.activities["ideas"].content.ideas.values() if one.person == "spijt")
    room.send("ideas", "spijt", {"withdraw": gone.ids[0]})
    room.shut("ideas")
    told = read(app, room.name)
    assert {"Dit mag de zaal lezen", "De tweede versie"} <= set(told.section("ideas").typed)
    for secret in ("Jan van", "toen verborgen", "Nog niet nagekeken", "eerste versie", "Toch maar"):
        assert secret not in told.everything
    assert told.part("ideas")["not_shown"] == {"beledigend": 1, "persoon herkenbaar": 1, "niet nagekeken": 1}
    assert "Niet getoond: beledigend 1, persoon herkenbaar 1, niet nagekeken 1." in told.section("ideas").words


def test_that_anything_was_kept_back_at_a_sensitive_question_is_not_told(app: Flask) -> None:
    room = Room(app, programme(question("ideas", sensitive=True)), people=20)
    room.open("ideas")
    for number in range(6):
        room.act("ideas", "hide", card=room.idea("ideas", f"Naam {number}", shown=False), reason="person")
    room.act("ideas", "hide", card=room.idea("ideas", "Boos", shown=False), reason="insult")
    room.shut("ideas")
    told = read(app, room.name)
    assert told.part("ideas")["not_shown"] == {}
    assert "beledigend" not in told.section("ideas").words


def test_the_wifi_password_leaves_with_nobody(app: Flask) -> None:
    details = replace(DETAILS, wifi_name="Gasten", wifi_password="zonnebloem7")
    room = Room(app, programme(question("ideas")), people=8, details=details)
    told = read(app, room.name)
    assert "zonnebloem7" not in told.everything
    assert "Gasten" not in told.everything
