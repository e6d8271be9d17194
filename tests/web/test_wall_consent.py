"""What the room and the readers are told of consent: one of two sentences, and who is done, never who objects."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.live.test_pieces import Follower, quick, settle
from tests.summary.reading import read
from tests.web.test_consent import NONE, PROGRAMME, TALK, ask_again, board, evening, everybody, page, wall
from werksessie.live.pieces import PIECES

__all__ = ["evening", "quick"]


# The wall


def test_while_people_answer_the_wall_shows_the_proposal_and_who_is_done_as_plain_figures(evening: Evening) -> None:
    everybody(evening, "objection")
    assert "We willen dat het plein licht is" in wall(evening)
    assert "12 van 12 hebben geantwoord" in wall(evening)
    shown = evening.phones[0].get(evening.link("wall")).text
    assert len(re.findall(r'<svg class="figure" id="chosen-\d+"', shown)) == 12
    assert not [words for words in (NONE, TALK, "Reden") if words in wall(evening)]


@pytest.mark.parametrize(("objecting", "sentence"), [(0, NONE), (1, TALK), (10, TALK)])
def test_after_closing_the_wall_says_one_of_two_things(evening: Evening, objecting: int, sentence: str) -> None:
    everybody(evening, *["objection"] * objecting)
    evening.until("close:een")
    assert sentence in wall(evening)
    assert re.findall(r"\d+", wall(evening).split(sentence)[1]) == ["12", "12"]


def test_a_small_session_says_it_without_a_number(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, programme_text=PROGRAMME)
    evening.until("start")
    evening.join(3)
    evening.until("open:een")
    everybody(evening, "objection")
    evening.until("close:een")
    assert TALK in wall(evening)
    assert not re.search(r"\d", wall(evening).split(TALK)[1])


def test_a_sensitive_one_stands_without_exact_totals(evening: Evening) -> None:
    evening.until("open:meer")
    everybody(evening, "objection", activity="meer")
    assert "ongeveer 10 van 12 hebben geantwoord" in wall(evening)
    evening.until("close:meer")
    assert TALK in wall(evening)
    assert "van 12" not in wall(evening)


def test_what_must_change_stands_on_a_page_of_its_own_once_released(evening: Evening) -> None:
    everybody(evening, "objection", "objection")
    evening.until("close:een")
    assert "Reden" not in wall(evening)
    one = re.findall(r'id="release-(\w+)"', board(evening))[0]
    assert evening.facilitator.act("een", "release", objection=one).status_code == 204
    assert "volgende" in wall(evening)
    evening.facilitator.do("page", activity="een", page="1")
    assert "Wat moet er anders? We willen dat het plein licht is Reden" in wall(evening)
    assert evening.facilitator.act("een", "hide", objection=one, reason="person").status_code == 204
    assert "Reden" not in wall(evening)


def test_the_next_round_starts_with_the_new_words_and_nobody_on_the_wall(evening: Evening) -> None:
    everybody(evening, "objection")
    evening.until("close:een")
    ask_again(evening, "We willen dat het plein tot tien uur licht is")
    assert "tot tien uur" in wall(evening)
    assert not [words for words in (NONE, TALK, "van 12") if words in wall(evening)]
    text = page(evening.phones[0], evening)
    assert "We vragen het nog een keer." in text
    assert "data-field" not in text
    assert 'name="round" value="2"' in text


# The summary


def told(app: Flask, evening: Evening, objecting: int) -> dict[str, Any]:
    """The tally of an evening with so many objections, and its summary as JSON."""
    everybody(evening, *["objection"] * objecting)
    evening.until("close:een")
    tally = evening.facilitator.client.get(f"/sessions/{evening.name}/tally.json").get_json()["activities"][0]
    told = read(app, evening.name)
    section = told.section("een")
    assert "Reden" not in told.everything
    assert not [row for row in told.cells if "bezwaar" in " ".join(row).lower()]
    return {"tally": tally, "json": told.part("een"), "words": section.words}


@pytest.mark.parametrize("objecting", [1, 10])
def test_summary_and_tally_say_the_same_of_one_objection_and_of_ten(
    app: Flask, evening: Evening, objecting: int
) -> None:
    found = told(app, evening, objecting)
    proposal = {"text": "We willen dat het plein licht is", "outcome": "objection", "earlier": []}
    assert (found["json"]["outcome"], found["json"]["proposals"]) == ("objection", [proposal])
    assert found["json"]["answered"] == 12
    assert found["tally"]["proposals"] == [{"id": "plein", **proposal}]
    assert (found["tally"]["rows"], found["tally"]["answered"]) == ([], 12)
    assert TALK in found["words"]


def test_the_summary_tells_the_rounds_and_sealing_keeps_them(app: Flask, evening: Evening) -> None:
    everybody(evening, "objection")
    evening.until("close:een")
    ask_again(evening, "Iets kleiner")
    everybody(evening)
    evening.until("end")
    before = read(app, evening.name)
    assert f"Ronde 1: We willen dat het plein licht is {TALK}" in before.section("een").words
    assert f"Iets kleiner {NONE}" in before.section("een").words
    assert evening.facilitator.do("seal").status_code == 204
    after = read(app, evening.name)
    assert (after.part("een"), after.cells) == (before.part("een"), before.cells)


# Live


@pytest.mark.usefixtures("quick")
def test_a_followed_page_equals_a_fresh_one_through_two_rounds(app: Flask, evening: Evening) -> None:
    followers = [Follower(app, evening, audience) for audience in PIECES]

    def check() -> None:
        settle(app)
        for follower in followers:
            follower.check()

    everybody(evening, "objection")
    check()
    evening.until("close:een")
    check()
    evening.facilitator.act("een", "release", objection=re.findall(r'id="release-(\w+)"', board(evening))[0])
    check()
    ask_again(evening, "Iets kleiner")
    check()
    everybody(evening)
    check()
    evening.until("close:een")
    evening.until("open:meer")
    check()
    everybody(evening, activity="meer")
    check()
    assert all(follower.pushed >= 3 for follower in followers)
