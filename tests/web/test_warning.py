"""Before it sends, the phone asks once whether somebody is named; whoever wants it sent all the same, sends it."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.conftest import Evening
from tests.web.test_phone_answers import ideas, plainly

NAMED = "Ahmed van de Kerkstraat 12 dealt"
ASKED = "Staat hier een naam, adres of nummer in? Haal dat er liever uit."


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    """Somebody who takes part, with question 1 open."""
    somebody = evening.join()[0]
    evening.until("open:1")
    return somebody


def page(phone: FlaskClient, evening: Evening) -> str:
    return str(phone.get(f"/{evening.code}").text)


def posted(reply: Any) -> dict[str, str]:
    """What the form on this page would send as it stands."""
    [form] = re.findall(r'<form[^>]* action="/\d+/answer/1"[^>]*>(.*?)</form>', reply.text, re.S)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    [text] = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", form, re.S)
    return {**fields, "text": html.unescape(text)}


def test_the_form_says_that_nobody_looked_at_its_text_yet(phone: FlaskClient, evening: Evening) -> None:
    assert page(phone, evening).count('name="warn" value="1"') == 1


def test_with_scripts_the_question_comes_beside_the_form_and_nothing_is_stored(
    phone: FlaskClient, evening: Evening
) -> None:
    reply = evening.answer(phone, "1", text=NAMED, warn="1")
    assert (reply.status_code, reply.headers["HX-Retarget"]) == (422, "#notice")
    assert ASKED in reply.text
    assert "data-send-anyway" in reply.text
    assert "Stuur toch" in reply.text
    assert ideas(evening) == []


def test_without_scripts_there_is_one_page_more_with_all_that_was_typed(phone: FlaskClient, evening: Evening) -> None:
    reply = plainly(phone, evening, "1", text=NAMED, warn="1")
    assert reply.status_code == 422
    assert ASKED in reply.text
    assert "Stuur toch" in reply.text
    again = posted(reply)
    assert again == {"answer_id": "a-1", "text": NAMED}
    assert phone.post(f"/{evening.code}/answer/1", data=again).status_code == 303
    assert ideas(evening) == [NAMED]


def test_a_text_in_which_nobody_is_named_goes_at_once(phone: FlaskClient, evening: Evening) -> None:
    assert evening.answer(phone, "1", text="Meer licht in het park", warn="1").status_code == 200
    assert ideas(evening) == ["Meer licht in het park"]


def test_what_does_not_ask_for_the_question_is_an_ordinary_answer(phone: FlaskClient, evening: Evening) -> None:
    assert evening.answer(phone, "1", text=NAMED).status_code == 200


@pytest.mark.parametrize("passes", ["unsure", "skip"])
def test_passing_on_the_question_asks_nothing(phone: FlaskClient, evening: Evening, passes: str) -> None:
    assert evening.answer(phone, "1", text=NAMED, warn="1", **{passes: "1"}).status_code == 200
    assert ideas(evening) == []


def test_another_fault_is_mended_first_and_then_it_still_asks(phone: FlaskClient, evening: Evening) -> None:
    reply = plainly(phone, evening, "1", text="Meer licht " * 40, warn="1")
    assert "te lang" in reply.text
    assert posted(reply)["warn"] == "1"


def test_what_comes_too_late_is_not_asked_about(phone: FlaskClient, evening: Evening) -> None:
    evening.until("close:1")
    assert ASKED not in plainly(phone, evening, "1", text=NAMED, warn="1").text
    assert evening.answer(phone, "1", text=NAMED, warn="1", late="1").status_code == 200


def test_it_asks_in_the_language_of_the_phone(phone: FlaskClient, evening: Evening) -> None:
    phone.get(f"/{evening.code}?lang=en")
    reply = evening.answer(phone, "1", text="Ask Mohammed", warn="1")
    assert "Is there a name, address or number in this?" in reply.text
    assert "Send anyway" in reply.text


def test_the_place_of_the_evening_is_nobody(phone: FlaskClient, evening: Evening) -> None:
    place = evening.state.details.place
    assert place
    assert evening.answer(phone, "1", text=f"Vaker iets doen in {place}", warn="1").status_code == 200


def test_an_objection_and_something_else_are_asked_about_too(evening: Evening) -> None:
    asked = set()
    for name in ("activities/ideas/_phone.html", "activities/choice/_phone.html", "phone/objections.html"):
        source = evening.app.jinja_env.loader.get_source(evening.app.jinja_env, name)[0]  # type: ignore[union-attr]
        asked.add('name="warn" value="1"' in source)
    assert asked == {True}


# A translation beside an answer


def test_the_facilitator_sees_both_and_the_writer_sees_their_own_words(phone: FlaskClient, evening: Evening) -> None:
    evening.answer(phone, "1", text="Daha çok ışık")
    [card] = evening.state.activities["1"].content.ideas
    form = evening.facilitator.client.get(f"/sessions/{evening.name}/editor/1/translate", query_string={"card": card})
    assert "Daha çok ışık" in form.text
    assert evening.facilitator.act("1", "translate", card=card, text="Meer licht").status_code == 204
    board = evening.app.extensions["rooms"].current(evening.name, "console", "nl")[1]["board"]
    assert 'vertaald: <bdi id="original-' in board
    assert "Daha çok ışık" in board
    mine = phone.get(f"/{evening.code}/own").text
    assert "<bdi>Daha çok ışık</bdi>" in mine
    assert "In het Nederlands: Meer licht" in mine
    evening.facilitator.act("1", "release", card=card)
    for shown in ("wall", "remote"):
        pieces = "".join(evening.app.extensions["rooms"].current(evening.name, shown, "nl")[1].values())
        assert "Meer licht" in pieces
        assert "ışık" not in pieces
