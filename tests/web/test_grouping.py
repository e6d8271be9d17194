"""Reading answers together: words that come back, what looks double, what is like a theme, and fetching some cards."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.conftest import Evening
from tests.web.desk import cards, pieces
from werksessie.web.grouping import AT_ONCE


def sent(evening: Evening, *texts: str) -> dict[str, str]:
    """Everybody answers question 4, three each; the id of each card by its text."""
    if not evening.phones:
        evening.until("open:4")
    phones = evening.join((len(texts) + 2) // 3)
    for number, text in enumerate(texts):
        evening.answer(phones[number // 3], "4", text=text)
    return cards(evening, "4")


def reading(evening: Evening, **asked: str) -> dict[str, Any]:
    path = f"/sessions/{evening.name}/activity/4/reading.json"
    return dict(evening.facilitator.client.get(path, query_string=asked).json or {})


def fetched(evening: Evening, *wanted: str) -> str:
    path = f"/sessions/{evening.name}/activity/4/cards"
    return str(evening.facilitator.client.get(path, query_string={"card": wanted}).text)


def test_words_that_come_back_tell_which_cards_hold_them(evening: Evening) -> None:
    card = sent(evening, "Een plek voor jongeren", "Sport voor jongeren", "Straatlampen")
    held = dict(reading(evening)["words"])
    assert set(held["jongeren"]) == {card["Een plek voor jongeren"], card["Sport voor jongeren"]}
    assert "straatlampen" not in held


def test_what_looks_double_is_told_with_its_words_but_not_what_may_name_a_person(evening: Evening) -> None:
    card = sent(evening, "Buurthuis open", "buurthuis open!", "Vraag Jan de Vries", "vraag jan de Vries")
    told = reading(evening)
    (pair,) = told["duplicates"]
    assert set(pair) == {card["Buurthuis open"], card["buurthuis open!"]}
    assert set(told["texts"].values()) == {"Buurthuis open", "buurthuis open!"}


def test_loose_cards_stand_in_the_order_of_a_theme(evening: Evening) -> None:
    card = sent(evening, "Samen eten", "Straatlampen", "Koken met buren")
    evening.facilitator.act("4", "release-all")
    evening.facilitator.act("4", "make-theme", name="Koken", card=[card["Samen eten"]])
    (theme,) = evening.state.activities["4"].content.themes
    assert reading(evening, theme=theme)["order"][0] == card["Koken met buren"]
    assert reading(evening, theme="unknown")["order"] == []
    assert reading(evening)["order"] == []


@pytest.mark.parametrize(("typed", "found"), [("lamp", 1), ("LAMP", 1), ("  ", 0), ("xyz", 0)])
def test_search_finds_half_a_word(evening: Evening, typed: str, found: int) -> None:
    sent(evening, "Straatlampen", "Samen eten")
    assert len(reading(evening, search=typed)["found"]) == found


def test_a_card_that_is_fetched_is_the_card_that_stands_on_the_board(evening: Evening) -> None:
    card = sent(evening, "Straatlampen", "Samen eten", "Over buurman Jan", "Muziek")
    evening.facilitator.act("4", "release", card=card["Samen eten"])
    evening.facilitator.act("4", "hide", card=card["Muziek"], reason="double")
    board = pieces(evening)["board"]
    for text, id in card.items():
        line = fetched(evening, id)
        assert text in line
        assert line in board, text


def test_so_many_cards_are_fetched_and_no_more_and_none_that_is_not_there(evening: Evening) -> None:
    texts = [f"{what} {when}" for what in ("koken", "eten", "zingen", "dansen") for when in "abcdefghi"]
    card = sent(evening, *texts)
    assert fetched(evening, *card.values()).count("<li") == AT_ONCE
    assert fetched(evening, "unknown") == ""


def test_a_list_names_every_card_and_its_mark_changes_with_its_words(evening: Evening) -> None:
    card = sent(evening, *(f"koken {when}" for when in "abcdefghijklmnopqrstuvwxyzabcdefghijkl"))
    before = marks(pieces(evening)["board"], "waiting")
    assert set(before) == set(evening.state.activities["4"].content.ideas)
    one = card["koken a"]
    evening.facilitator.act("4", "rewrite", card=one, text="samen koken")
    after = marks(pieces(evening)["board"], "waiting")
    assert {id for id in before if before[id] != after[id]} == {one}


def marks(board: str, name: str) -> dict[str, str]:
    found = re.search(rf'<ul class="answers" id="{name}" data-all="([^"]*)"', board)
    assert found
    return dict(one.split(":") for one in found[1].split())


def test_only_an_open_question_can_be_read(evening: Evening) -> None:
    for path in ("5a/reading.json", "5a/cards", "unknown/cards"):
        assert evening.facilitator.client.get(f"/sessions/{evening.name}/activity/{path}").status_code == 404
