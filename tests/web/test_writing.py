"""The writing page beside the profile: sentences by question, quotes, versions; for the facilitator only."""

from __future__ import annotations

from html import unescape
from random import Random

import pytest
from flask import Flask

from tests.conftest import Facilitator
from tests.summary import whole
from tests.web.markup import ids
from tests.web.room import Room
from werksessie.session.commands import Close

TEXTS = tuple(f"Antwoord {number}" for number in range(5))


@pytest.fixture
def room(app: Flask, facilitator: Facilitator) -> Room:
    """Twelve people; needs in a theme, and a goal that was voted on and agreed upon."""
    made = Room(app, whole.PROGRAMME, people=12)
    whole.said(made, "1", {"Licht": TEXTS, "": ["los gezegd"]})
    (goal,) = whole.said(made, "4", {"Een plek": ["de sportzaal"]})
    made.act("4", "goal", theme=goal, goal="er een plek is")
    whole.sent(made, "5a", (9, {f"dots-{goal}": "1"}))
    made.act("5a", "choose", option=goal)
    made.open("afspraken")
    made.act("afspraken", "make", what="Sportzaal openen", who="Gemeente", when="2027-04-03", goal=goal)
    made.shut("afspraken")
    facilitator.name = made.name
    return made


def seal(room: Room) -> None:
    room.ask(Close(room.clock.isoformat()))
    room.host.seal(room.name, room.clock.isoformat(), Random(1).shuffle)


def get(facilitator: Facilitator, path: str = "") -> str:
    reply = facilitator.client.get(f"/sessions/{facilitator.name}/profile{path}")
    assert reply.status_code == 200
    return unescape(str(reply.text))


def theme(room: Room) -> tuple[str, list[str]]:
    """The theme of the first question and its cards."""
    content = room.state.activities["1"].content
    (found,) = content.themes
    return found, sorted(one.id for one in content.ideas.values() if one.theme == found)


def municipality(room: Room) -> str:
    return unescape(room.app.test_client().get(f"/summary/{room.host.keys(room.name)['summary']}").text)


def test_each_question_with_a_result_has_a_form_that_begins_with_what_came_in(
    room: Room, facilitator: Facilitator
) -> None:
    html = get(facilitator)
    assert len(ids(html)) == len(set(ids(html)))
    assert "Licht." in html.split('id="sentence-1"', 1)[1].split("</form>", 1)[0]
    assert 'id="sentence-beschikbaar"' not in html, "nobody was asked"


def test_a_sentence_is_saved_by_itself_and_read_under_its_question(room: Room, facilitator: Facilitator) -> None:
    reply = facilitator.do("profile/conclusion/1", text="Iedereen wil\r\nlicht.")
    assert reply.status_code == 200
    assert "Bewaard" in reply.text
    assert dict(room.state.conclusions) == {"1": "Iedereen wil licht."}
    assert "Iedereen wil licht." in municipality(room)


def test_taking_over_what_came_in_saves_nothing_yet(room: Room, facilitator: Facilitator) -> None:
    reply = facilitator.do("profile/conclusion/1", text="", take="1")
    assert "Licht." in reply.text
    assert "Nog niet bewaard" in reply.text
    assert not room.state.conclusions


def test_two_people_who_write_the_same_sentence_hear_of_each_other(room: Room, facilitator: Facilitator) -> None:
    facilitator.do("profile/conclusion/1", text="Van de een.")
    reply = facilitator.do("profile/conclusion/1", text="Van de ander.", was="")
    assert reply.status_code == 409
    assert "Iemand anders veranderde deze zin intussen." in reply.text
    facilitator.do("profile/conclusion/1", text="Van de ander.", was="Van de een.")
    assert room.state.conclusions["1"] == "Van de ander."


def test_a_sentence_that_is_too_long_is_still_in_its_form(room: Room, facilitator: Facilitator) -> None:
    reply = facilitator.do("profile/conclusion/1", text="x" * 281)
    assert (reply.status_code, "x" * 281 in reply.text, "korter dan 280" in reply.text) == (422, True, True)


def test_all_released_answers_stand_beneath_every_theme_and_goals_lead_there(
    room: Room, facilitator: Facilitator
) -> None:
    html, every = get(facilitator, "/answers"), set(ids(get(facilitator, "/answers")))
    assert all(text in html for text in (*TEXTS, "los gezegd", "de sportzaal"))
    goal = room.state.activities["5a"].options[0].id
    assert {f"4-{goal}", f"5a-{goal}"} <= every
    assert f'href="#4-{goal}"' in html
    assert f'href="#5a-{goal}"' in html


def test_what_is_hidden_stands_nowhere_among_the_answers(room: Room, facilitator: Facilitator) -> None:
    card = theme(room)[1][0]
    text = room.state.activities["1"].content.ideas[card].text
    room.act("1", "hide", card=card, reason="double")
    assert text not in get(facilitator, "/answers")


def test_a_quote_is_chosen_there_also_after_sealing(room: Room, facilitator: Facilitator) -> None:
    seal(room)
    name, cards = theme(room)
    for card in cards[2:]:
        assert facilitator.do("profile/quote/1", card=card, theme=name, on="yes").status_code == 200
    reply = facilitator.do("profile/quote/1", card=cards[0], theme=name, on="yes")
    assert (reply.status_code, "al 3 citaten" in reply.text) == (409, True)
    chosen = [room.state.activities["1"].content.ideas[card].text for card in cards]
    page = municipality(room)
    assert [text in page for text in chosen] == [False, False, True, True, True]


def test_without_scripts_choosing_comes_back_to_the_theme(room: Room, facilitator: Facilitator) -> None:
    name, cards = theme(room)
    token = get(facilitator).split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    reply = facilitator.client.post(
        f"/sessions/{room.name}/profile/quote/1",
        data={"card": cards[0], "theme": name, "on": "yes", "csrf_token": token},
    )
    assert (reply.status_code, reply.headers["Location"]) == (303, f"/sessions/{room.name}/profile/answers#1-{name}")


def test_the_console_has_a_quote_button_on_each_card_in_a_theme(room: Room, facilitator: Facilitator) -> None:
    room.show("1")
    html = facilitator.client.get(f"/sessions/{room.name}").text
    assert html.count('id="quote-') == 4, "as many as stand there together; the others come when they are asked for"


# Versions


def test_before_sealing_nothing_can_be_fixed(room: Room, facilitator: Facilitator) -> None:
    assert "Vaststellen kan als de avond is verzegeld." in get(facilitator)
    assert facilitator.do("profile/fix").status_code == 409


def test_what_is_fixed_is_what_the_municipality_reads_until_the_next_time(room: Room, facilitator: Facilitator) -> None:
    seal(room)
    assert "Versie 1, nog niet vastgesteld" in get(facilitator)
    facilitator.do("profile/conclusion/1", text="Iedereen wil licht.")
    assert facilitator.do("profile/fix").status_code == 303
    facilitator.do("profile/conclusion/1", text="Bijna iedereen wil licht.", was="Iedereen wil licht.")
    html = get(facilitator)
    assert "Je schrijft aan versie 2" in html
    assert "De gemeente leest versie 1." in html
    assert "Bijna iedereen wil licht." not in municipality(room)
    assert "Bijna iedereen wil licht." in facilitator.client.get(f"/sessions/{room.name}/summary").text
    facilitator.do("profile/fix")
    assert "Veranderd: zin bij vraag 1." in get(facilitator)
    assert "Bijna iedereen wil licht." in municipality(room)
    assert "Bijna iedereen" not in get(facilitator, "/version/1")
    assert facilitator.client.get(f"/sessions/{room.name}/profile/version/3").status_code == 404
