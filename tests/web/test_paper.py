"""The paper page: cards one after the other, votes counted, and how many have no phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.web.desk import pieces, voting


def page(evening: Evening, activity: str) -> str:
    return str(evening.facilitator.client.get(f"/sessions/{evening.name}/paper/{activity}").text)


def send(evening: Evening, path: str, /, **form: str) -> Any:
    """A form of the paper page, as htmx sends it."""
    return evening.facilitator.post(f"/sessions/{evening.name}/paper{path}", **form)


def send_plain(evening: Evening, path: str, /, **form: str) -> Any:
    """The same, as a browser without scripts does."""
    to = f"/sessions/{evening.name}/paper{path}"
    return evening.facilitator.client.post(to, data={**form, "csrf_token": evening.facilitator.token()})


def card(evening: Evening, text: str, **more: str) -> Any:
    return send(evening, "/4/card", text=text, entry=re.sub(r"\W", "", text)[:20], **more)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def listed(html: str) -> list[str]:
    return re.findall(r'<span class="paper__says">(.*?)</span>', html, re.DOTALL)


# Cards


def test_typed_cards_stand_there_the_last_one_first_and_are_in_the_turnout(evening: Evening) -> None:
    evening.until("open:4")
    for number in range(3):
        reply = card(evening, f"kaart {number}")
        assert reply.status_code == 200
    assert [re.sub("<[^>]+>", "", one) for one in listed(reply.text)] == ["kaart 2", "kaart 1", "kaart 0"]
    assert "<b>3</b> van 3" in pieces(evening)["head"]
    assert 'data-without-phone="3"' in reply.text


def test_a_card_can_be_gone_on_with(evening: Evening) -> None:
    evening.until("open:4")
    first = card(evening, "eerste", more="1")
    [same] = re.findall(r'data-card="([^"]+)"', first.text)
    then = card(evening, "tweede", card=same)
    assert 'data-card=""' in then.text
    assert sorted(words(listed(then.text)[0]).split()) == ["eerste", "tweede"]
    assert "1 kaart" in words(then.text)


def test_a_card_can_be_taken_back(evening: Evening) -> None:
    evening.until("open:4")
    [paper] = re.findall(r'name="paper" value="([^"]+)"', card(evening, "weg hiermee").text)
    reply = send(evening, "/4/remove", paper=paper)
    assert listed(reply.text) == []
    assert len(evening.state.activities["4"].content.ideas) == 0


def test_what_is_refused_is_said_in_one_sentence_and_the_field_stays_as_it_is(evening: Evening) -> None:
    evening.until("open:4")
    reply = card(evening, "x" * 500)
    assert (reply.status_code, reply.headers["HX-Reswap"]) == (422, "none")
    assert reply.text == "Dat is te lang. Maak het korter dan 140 tekens."


def test_without_scripts_what_was_refused_stands_in_the_field_again(evening: Evening) -> None:
    evening.until("open:4")
    reply = send_plain(evening, "/4/card", text="y" * 200, entry="een")
    assert reply.status_code == 422
    assert "y" * 200 in reply.text
    assert "Dat is te lang" in words(reply.text)
    sent = send_plain(evening, "/4/card", text="kort", entry="twee")
    assert (sent.status_code, sent.location) == (303, f"/sessions/{evening.name}/paper/4")


def test_the_same_form_twice_is_one_card(evening: Evening) -> None:
    evening.until("open:4")
    card(evening, "dezelfde")
    assert len(listed(card(evening, "dezelfde").text)) == 1


def test_before_the_question_is_open_the_page_says_so(evening: Evening) -> None:
    assert "Deze vraag is nog niet open" in page(evening, "4")


def test_cards_can_be_typed_when_the_evening_is_closed_and_not_when_it_is_sealed(evening: Evening) -> None:
    evening.until("open:4")
    evening.facilitator.do("close")
    assert card(evening, "nog een").status_code == 200
    evening.facilitator.do("seal")
    assert card(evening, "te laat").status_code == 409
    assert "verzegeld" in page(evening, "4")


def test_a_slide_has_no_paper_page(evening: Evening) -> None:
    assert evening.facilitator.client.get(f"/sessions/{evening.name}/paper/welkom").status_code == 404
    assert evening.facilitator.client.get(f"/sessions/{evening.name}/paper/nooit").status_code == 404


# Counts


def pads(html: str) -> list[str]:
    return re.findall(r'name="(pad-[^"]+)"', html)


def test_a_count_is_saved_shown_again_and_in_the_tally(evening: Evening) -> None:
    voting(evening)
    first, second = pads(page(evening, "5a"))
    reply = send(evening, "/5a/tally", people="12", how="paper", was="0", **{first: "12", second: "7"})
    assert reply.status_code == 200
    assert "Bewaard ✓ 12 mensen zonder telefoon" in words(reply.text)
    assert f'name="{first}" value="12"' in page(evening, "5a")
    told: Any = evening.facilitator.client.get(f"/sessions/{evening.name}/tally.json").json
    [vote] = [one for one in told["activities"] if one["id"] == "5a"]
    assert ([row["dots"] for row in vote["rows"]], vote["answered"]) == ([12, 7], 12)
    assert "<b>12</b> van 17" in pieces(evening)["head"]


def test_a_count_that_cannot_be_is_refused_and_every_number_stays(evening: Evening) -> None:
    voting(evening)
    first, second = pads(page(evening, "5a"))
    reply = send(evening, "/5a/tally", people="3", how="hands", was="0", **{first: "9", second: "2"})
    assert reply.status_code == 422
    assert "Van 3 mensen" in words(reply.text)
    assert f'name="{first}" value="9"' in reply.text
    assert re.search(r'value="hands" checked', reply.text)


def test_two_consoles_that_count_see_each_other(evening: Evening) -> None:
    voting(evening)
    first, second = pads(page(evening, "5a"))
    send(evening, "/5a/tally", people="4", how="paper", was="0", **{first: "4"})
    reply = send(evening, "/5a/tally", people="3", how="paper", was="0", **{second: "3"})
    assert reply.status_code == 409
    assert "Nu staat er: 4 mensen, 4 ×" in words(reply.text)
    assert f'name="{second}" value="3"' in reply.text
    [turn] = re.findall(r'name="was" value="(\d+)"', reply.text)
    assert send(evening, "/5a/tally", people="3", how="paper", was=turn, **{second: "3"}).status_code == 200


def test_words_for_numbers_are_not_understood(evening: Evening) -> None:
    voting(evening)
    [first, _] = pads(page(evening, "5a"))
    assert send(evening, "/5a/tally", people="drie", was="0", **{first: "1"}).status_code == 422


# People without a phone


def test_the_console_counts_people_without_a_phone(evening: Evening) -> None:
    assert 'id="without-phone"' in pieces(evening)["side"]
    assert send(evening, "", number="3", was="0").status_code == 204
    assert (evening.state.without_phone, evening.state.present) == (3, 3)
    reply = send(evening, "", number="1", was="0")
    assert (reply.status_code, reply.text) == (409, "Iemand anders paste dit ook aan. Het staat nu op 3.")


def test_the_key_p_opens_the_page_of_the_question_on_the_wall(evening: Evening) -> None:
    assert 'data-key="p"' not in pieces(evening)["side"]
    evening.until("open:4")
    assert f'href="/sessions/{evening.name}/paper/4" data-key="p"' in pieces(evening)["side"]


# Cards to print


def sheets(html: str) -> list[str]:
    return re.findall(r'<section class="sheet sheet--(\d)">', html)


def test_all_that_is_still_to_come_is_printed_with_cards_for_the_tables(evening: Evening) -> None:
    client = evening.facilitator.client
    everything = client.get(f"/sessions/{evening.name}/print").text
    assert everything.count("table-card__code") == 2
    evening.until("close:4")
    later = client.get(f"/sessions/{evening.name}/print").text
    assert 1 < len(sheets(later)) < len(sheets(everything))


def test_as_many_sheets_are_printed_as_people_need(evening: Evening) -> None:
    client, at = evening.facilitator.client, f"/sessions/{evening.name}/print?activity=4"
    assert sheets(client.get(at).text) == ["4"]
    assert sheets(client.get(f"{at}&people=9").text) == ["4", "4", "4"]
    assert client.get(f"{at}&people=9").text.count('<article class="answer-card">') == 12


def test_a_card_asks_for_no_name_and_has_no_number_of_its_own(evening: Evening) -> None:
    html = evening.facilitator.client.get(f"/sessions/{evening.name}/print?activity=4").text
    found = re.findall(r'<article class="answer-card">.*?</article>', html, re.DOTALL)
    assert len(set(found)) == 1
    assert "naam:" not in found[0].lower()


def test_options_that_are_known_are_boxes_and_others_lines_to_write_on(evening: Evening) -> None:
    client, at = evening.facilitator.client, f"/sessions/{evening.name}/print?activity=5a"
    assert client.get(at).text.count("answer-card__line") == 4 * 3
    goals = voting(evening)
    assert client.get(at).text.count('class="answer-card__box"') == 4 * len(goals)


def test_a_card_speaks_the_language_that_is_asked_for(evening: Evening) -> None:
    html = evening.facilitator.client.get(f"/sessions/{evening.name}/print?activity=4&language=en").text
    assert 'lang="en"' in html
    assert "I don" in html


@pytest.mark.parametrize("activity", ["nooit", "welkom"])
def test_what_asks_nothing_has_no_card(activity: str, evening: Evening) -> None:
    assert evening.facilitator.client.get(f"/sessions/{evening.name}/print?activity={activity}").status_code == 404


@pytest.mark.parametrize(
    "programme", ["eerste-gesprek", "weerbaarheid", "weerbaarheid-kort", "weerbaarheid-twee-avonden"]
)
def test_every_question_of_every_shipped_programme_can_be_printed(
    programme: str, app: Flask, facilitator: Facilitator
) -> None:
    made = prepare(app, facilitator, programme=programme)
    html = facilitator.client.get(f"/sessions/{made.name}/print").text
    assert len(sheets(html)) > 5


# What is never counted


def test_an_objection_on_paper_is_typed_with_what_must_change(evening: Evening) -> None:
    evening.facilitator.do("go-to", activity="afspraken")
    evening.facilitator.act("afspraken", "make", what="Open de zaal", who="Gemeente", when="2027-05-01")
    evening.until("open:afspraken")
    html = page(evening, "afspraken")
    assert 'value="objection"' in html
    assert "pad-" not in html
    reply = send(evening, "/afspraken/card", value="objection", text="Te laat op de avond", entry="een")
    assert words(listed(reply.text)[0]) == "Te laat op de avond"
    send(evening, "/afspraken/card", value="fine", entry="twee")
    evening.until("close:afspraken")
    told: Any = evening.facilitator.client.get(f"/sessions/{evening.name}/tally.json").json
    [agreed] = [one for one in told["activities"] if one["id"] == "afspraken"]
    assert (agreed["outcome"], agreed["answered"]) == ("objection", 2)
