"""consent on phone and console: three answers, what must change, and another round."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare

PROGRAMME = """
id = "akkoord"
version = "1"
title.nl = "Akkoord"

[[activities]]
id = "een"
kind = "consent"
title.nl = "Akkoord"
text = { nl = "Kun je hiermee leven?", en = "Can you live with this?" }
options = [{ id = "plein", text = { nl = "We willen dat het plein licht is", en = "A square with light" } }]

[[activities]]
id = "meer"
kind = "consent"
title.nl = "Twee doelen"
text.nl = "Kun je met deze doelen leven?"
sensitive = true
options = [{ id = "plein", text.nl = "Licht op het plein" }, { id = "zaal", text.nl = "De zaal elke vrijdag open" }]

[[activities]]
id = "samen"
kind = "consent"
title.nl = "Samen verder"
text.nl = "Hoe willen we verder samenwerken?"
"""
NONE, TALK = "Geen bezwaar.", "Er is bezwaar: we praten verder."


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    """Twelve phones, and the first proposal open."""
    made = prepare(app, facilitator, programme_text=PROGRAMME)
    made.until("start")
    made.join(12)
    made.until("open:een")
    return made


def page(phone: FlaskClient, evening: Evening) -> str:
    return phone.get(f"/{evening.code}").text


def wall(evening: Evening) -> str:
    """What stands on the wall to read, on one line."""
    found = re.search(r'<section id="wall".*</section>', evening.phones[0].get(evening.link("wall")).text, re.DOTALL)
    assert found
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", found[0]).split()))


def board(evening: Evening) -> str:
    console = evening.facilitator.client.get(f"/sessions/{evening.name}").text
    return html.unescape(console.split('<div id="board">', 1)[1].split('id="side"', 1)[0])


def everybody(evening: Evening, *values: str, activity: str = "een") -> None:
    """The first phones send these, the others "goed zo"."""
    for number, phone in enumerate(evening.phones):
        value = values[number] if number < len(values) else "fine"
        reply = evening.answer(phone, activity, value=value, text=f"Reden {number}", about="plein")
        assert reply.status_code == 200


def ask_again(evening: Evening, words: str = "") -> None:
    """Closes the round, gives the proposal other words, and opens the next one."""
    if words:
        assert evening.facilitator.act("een", "reword", proposal="plein", text=words).status_code == 204
    assert evening.facilitator.do("open-again", activity="een").status_code == 204


# The phone


def test_the_phone_asks_one_of_three_about_the_proposal(evening: Evening) -> None:
    text = page(evening.phones[0], evening)
    assert "We willen dat het plein licht is" in text
    assert re.findall(r'type="radio" name="value" value="(\w+)"', text) == ["fine", "tolerable", "objection"]
    assert '<textarea class="writing" id="text" name="text"' in text
    assert "A square with light" in evening.phones[0].get(f"/{evening.code}", headers={"Accept-Language": "en"}).text


def test_with_scripts_an_answer_comes_back_with_what_must_change(evening: Evening) -> None:
    reply = evening.answer(
        evening.phones[0], "een", about="plein", round="1", value="objection", text='Te <fel> & "laat"'
    )
    assert reply.status_code == 200
    assert "Bezwaar" in reply.text
    assert 'Te <fel> & "laat"' in html.unescape(reply.text)
    assert 'data-field="value" data-value="objection"' in page(evening.phones[0], evening)
    assert "laat" not in page(evening.phones[1], evening)


def test_without_scripts_the_plain_form_goes_back_to_the_evening(evening: Evening) -> None:
    phone = evening.phones[0]
    sent = {"answer_id": "a-1", "about": "plein", "round": "1", "value": "tolerable", "text": ""}
    reply = phone.post(f"/{evening.code}/answer/een", data=sent)
    assert (reply.status_code, reply.location) == (303, f"/{evening.code}")
    assert "Kan ermee leven" in page(phone, evening).split('id="own"')[1]


@pytest.mark.parametrize(("how", "words"), [("unsure", "Weet ik niet"), ("skip", "Sla over")])
def test_passing_is_received_and_takes_the_answer_back(evening: Evening, how: str, words: str) -> None:
    evening.answer(evening.phones[0], "een", about="plein", value="objection")
    reply = evening.answer(evening.phones[0], "een", about="plein", **{how: "1"})
    assert words in reply.text
    assert "data-field" not in reply.text


@pytest.mark.parametrize(
    ("form", "status", "sentence"),
    [
        ({"about": "plein"}, 422, "Kies 1 van de 3 antwoorden."),
        ({"about": "plein", "value": "objection", "text": "x" * 281}, 422, "Maak het korter dan 280 tekens."),
        ({"about": "elders", "value": "fine"}, 422, "Dit voorstel is er niet meer. Kies opnieuw."),
        ({"about": "plein", "value": "fine", "round": "7"}, 409, "Er is een nieuwe ronde. Kies opnieuw."),
    ],
)
def test_a_refusal_is_one_sentence(evening: Evening, form: dict[str, str], status: int, sentence: str) -> None:
    reply = evening.answer(evening.phones[0], "een", fields=form)
    assert (reply.status_code, sentence in reply.text) == (status, True)
    plain = evening.phones[0].post(f"/{evening.code}/answer/een", data={"answer_id": "a-2", **form})
    assert (plain.status_code, sentence in plain.text) == (status, True)


def test_a_refusal_speaks_the_language_of_the_phone(evening: Evening) -> None:
    phone = evening.phones[0]
    phone.get(f"/{evening.code}?lang=en")
    reply = evening.answer(phone, "een", about="plein", value="fine", round="7")
    assert "There is a new round. Choose again." in reply.text


def test_several_proposals_stand_in_one_form_with_fields_of_their_own(evening: Evening) -> None:
    evening.until("open:meer")
    phone = evening.phones[0]
    text = page(phone, evening)
    for proposal in ("plein", "zaal"):
        values = re.findall(rf'type="radio" name="value-{proposal}" value="(\w+)"', text)
        assert values == ["fine", "tolerable", "objection", "unsure"]
        assert f'name="text-{proposal}"' in text
    reply = evening.answer(
        phone,
        "meer",
        fields={"value-plein": "fine", "value-zaal": "objection", "text-zaal": "Te duur", "text-plein": ""},
    )
    assert 'data-field="value-zaal" data-value="objection"' in reply.text
    assert 'data-field="text-zaal" data-value="Te duur"' in reply.text


def test_before_there_is_a_proposal_the_phone_says_so(evening: Evening) -> None:
    evening.until("open:samen")
    text = page(evening.phones[0], evening)
    assert "Er zijn nog geen voorstellen." in text
    assert 'id="answer"' not in text
    assert evening.answer(evening.phones[0], "samen", value="fine").status_code == 409


# The console


def test_the_facilitator_reads_objections_after_closing_and_opens_the_next_round(evening: Evening) -> None:
    everybody(evening, "objection")
    assert "Reden" not in board(evening)
    evening.until("close:een")
    assert all(words in board(evening) for words in ("Reden 0", TALK, "Open de volgende ronde", "Alleen jij leest dit"))
    ask_again(evening, "Iets anders")
    assert "Ronde 1: <bdi>We willen dat het plein licht is</bdi>" in board(evening)
    assert "Reden 0" not in board(evening)


def test_the_editor_rewords_a_proposal_and_hides_an_objection(evening: Evening) -> None:
    everybody(evening, "objection")
    evening.until("close:een")
    at = f"/sessions/{evening.name}/editor/een"
    one = re.findall(r'id="hide-(\w+)"', board(evening))[0]
    client = evening.facilitator.client
    assert 'value="We willen dat het plein licht is"' in client.get(f"{at}/reword?proposal=plein").text
    assert "Reden 0" in client.get(f"{at}/hide?objection={one}").text
    assert "is er niet meer" in client.get(f"{at}/reword?proposal=weg").text
    assert "is er niet meer" in client.get(f"{at}/hide?objection=weg").text


def test_from_an_objection_everything_of_that_device_goes_and_its_objection_holds_no_longer(evening: Evening) -> None:
    everybody(evening, "objection")
    evening.until("close:een")
    (one,) = re.findall(r'id="device-(\w+)"', board(evening))
    assert evening.facilitator.do("mark-devices", activity="een", written=one).status_code == 204
    assert "Reden 0" not in board(evening)
    assert NONE in board(evening)
    assert "haalde weg wat deze telefoon stuurde" in page(evening.phones[0], evening)
    assert "haalde weg" not in page(evening.phones[1], evening)


def test_a_refused_deed_is_one_sentence(evening: Evening) -> None:
    reply = evening.facilitator.act("een", "reword", proposal="plein", text="Anders")
    assert (reply.status_code, reply.text) == (409, "Sluit eerst de ronde. Pas daarna het voorstel aan.")
