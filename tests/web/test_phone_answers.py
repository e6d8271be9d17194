"""Sending an answer: acknowledged when it is safe, refused with one plain sentence, and nothing typed ever lost."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening
from tests.web.test_phone import goals, page
from werksessie.record.promise import NotStored
from werksessie.web.limits import Bucket

TYPED = 'Een "plek" voor <jongeren> & ouders\n\'s avonds 🏠'


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    """Somebody who takes part, with question 1 open."""
    somebody = evening.join()[0]
    evening.until("open:1")
    return somebody


def plainly(phone: FlaskClient, evening: Evening, activity: str, **form: Any) -> Any:
    """The form as a browser without scripts sends it."""
    return phone.post(f"/{evening.code}/answer/{activity}", data={"answer_id": "a-1", **form})


def ideas(evening: Evening, activity: str = "1") -> list[str]:
    return [idea.text for idea in evening.state.activities[activity].content.ideas.values()]


def own_ids(text: str) -> list[str]:
    return re.findall(r'name="answer_id" value="([^"]+)"', text)


def open_votes(evening: Evening, activity: str) -> list[str]:
    """Opens this vote over four goals; the ids of its options."""
    goals(evening, "iedereen meedoet", "ouders helpen", "het licht aan is", "het buurthuis open is")
    evening.until(f"open:{activity}")
    return [option.id for option in evening.state.activities[activity].options]


# Taken


def test_with_scripts_an_answer_gives_ones_own_piece_back(phone: FlaskClient, evening: Evening) -> None:
    reply = evening.answer(phone, "1", text=TYPED)
    assert reply.status_code == 200
    assert reply.text.startswith('<section class="sent" id="own"')
    assert "Ontvangen ✓" in reply.text
    assert TYPED in html.unescape(reply.text)
    assert ideas(evening) == [TYPED]


def test_without_scripts_it_goes_back_to_the_evening(phone: FlaskClient, evening: Evening) -> None:
    reply = plainly(phone, evening, "1", text="Licht in het park")
    assert (reply.status_code, reply.location) == (303, f"/{evening.code}")
    assert "Licht in het park" in page(phone, evening)


def test_own_answers_are_there_after_a_reload_and_only_on_this_phone(phone: FlaskClient, evening: Evening) -> None:
    other = evening.join()[0]
    evening.answer(phone, "1", text="Alleen van mij")
    assert "Alleen van mij" in page(phone, evening)
    assert "Alleen van mij" in phone.get(f"/{evening.code}/own").text
    assert "Alleen van mij" not in page(other, evening)


def test_every_answer_gets_a_fresh_id(phone: FlaskClient, evening: Evening) -> None:
    seen = {own_ids(page(phone, evening))[0], own_ids(page(phone, evening))[0]}
    seen.add(own_ids(evening.answer(phone, "1", text="Iets").text)[0])
    assert len(seen) == 3


def test_forms_that_could_be_sent_from_one_page_have_ids_of_their_own(phone: FlaskClient, evening: Evening) -> None:
    evening.until("open:4")
    evening.answer(phone, "4", text="Een")
    evening.answer(phone, "4", text="Twee")
    ids = own_ids(page(phone, evening))
    assert len(ids) == 5
    assert len(set(ids)) == 5


def test_the_same_answer_sent_again_is_one_answer(phone: FlaskClient, evening: Evening) -> None:
    for _ in range(3):
        assert evening.answer(phone, "1", "zelfde-id", text="Eén keer").status_code == 200
    assert ideas(evening) == ["Eén keer"]


def test_an_idea_can_be_changed_and_taken_back_without_scripts(phone: FlaskClient, evening: Evening) -> None:
    plainly(phone, evening, "1", text="Eerst")
    replaces = re.search(r'name="replaces" value="([^"]+)"', page(phone, evening))
    assert replaces
    plainly(phone, evening, "1", answer_id="a-2", replaces=replaces[1], text="Daarna")
    assert ideas(evening) == ["Daarna"]
    withdraw = re.search(r'name="withdraw" value="([^"]+)"', page(phone, evening))
    assert withdraw
    plainly(phone, evening, "1", answer_id="a-3", withdraw=withdraw[1])
    assert ideas(evening) == []


def test_dots_can_be_chosen_again_until_it_closes(phone: FlaskClient, evening: Evening) -> None:
    first, second, third, _ = open_votes(evening, "5a")
    evening.answer(phone, "5a", fields={f"dots-{first}": "1", f"dots-{second}": "1"})
    reply = evening.answer(phone, "5a", fields={f"dots-{third}": "1"})
    assert f'data-field="dots-{third}"' in reply.text
    assert f'data-field="dots-{first}"' not in reply.text
    assert "het licht aan is" in reply.text


def test_opinions_come_one_by_one_or_all_at_once(phone: FlaskClient, evening: Evening) -> None:
    first, second, third, _ = open_votes(evening, "eens")
    evening.answer(phone, "eens", about=first, value="agree")
    evening.answer(phone, "eens", about=second, unsure="1")
    plainly(phone, evening, "eens", **{f"value-{third}": "disagree", f"value-{first}": "disagree"})
    mine = dict(next(iter(evening.state.activities["eens"].content.cast.values())))
    assert mine == {first: "disagree", second: "unsure", third: "disagree"}
    assert f'data-field="value-{second}" data-value="unsure"' in page(phone, evening)


def test_an_objection_brings_what_must_change(phone: FlaskClient, evening: Evening) -> None:
    goals(evening, "iedereen meedoet")
    evening.until("open:afspraken")
    evening.facilitator.act("afspraken", "make", what="Samen eten", who="Het buurthuis", when="2027-04-01")
    assert "Samen eten" in page(phone, evening)
    assert "donderdag 1 april" in page(phone, evening)
    reply = evening.answer(phone, "afspraken", value="objection", text="Te laat")
    assert "Bezwaar" in reply.text
    assert "Te laat" in reply.text


# Refused


def too_long(app: Flask, evening: Evening) -> dict[str, str]:
    return {"text": TYPED + "x" * 140}


def nothing_typed(app: Flask, evening: Evening) -> dict[str, str]:
    return {"text": " "}


def closed(app: Flask, evening: Evening) -> dict[str, str]:
    evening.until("close:1")
    return {"text": TYPED}


def one_too_many(app: Flask, evening: Evening) -> dict[str, str]:
    evening.answer(evening.phones[0], "1", text="De eerste")
    return {"text": TYPED}


def too_fast(app: Flask, evening: Evening) -> dict[str, str]:
    app.extensions["limits"]["answers"] = Bucket(burst=0, a_second=0)
    return {"text": TYPED}


def disk_full(app: Flask, evening: Evening) -> dict[str, str]:
    def refuse(*_: Any, **__: Any) -> int:
        raise NotStored("De schijf is vol: /pad/van/de/server.")

    # The store in memory has no disk that can be full.
    app.extensions["host"].record(evening.name).append = refuse
    return {"text": TYPED}


REFUSALS = [
    (too_long, 422, "Dat is te lang. Maak het korter dan 140 tekens."),
    (nothing_typed, 422, "Schrijf eerst iets op."),
    (closed, 409, "Deze vraag is gesloten."),
    (one_too_many, 409, "Je hebt er al 1 gestuurd. Je kunt ze nog aanpassen."),
    (too_fast, 429, "Dat ging te snel. Wacht even en stuur het opnieuw."),
    (disk_full, 503, "We konden dit nog niet bewaren. Wacht even en stuur het opnieuw."),
]


@pytest.mark.parametrize(("because", "status", "sentence"), REFUSALS, ids=lambda one: getattr(one, "__name__", ""))
def test_a_refusal_is_one_sentence_in_the_notice(
    app: Flask, phone: FlaskClient, evening: Evening, because: Any, status: int, sentence: str
) -> None:
    reply = evening.answer(phone, "1", **because(app, evening))
    assert reply.status_code == status
    assert sentence in reply.text
    assert reply.headers["HX-Retarget"] == "#notice"
    assert "<form" not in reply.text, "the form on the phone stays as it is"


@pytest.mark.parametrize(("because", "status", "sentence"), REFUSALS, ids=lambda one: getattr(one, "__name__", ""))
def test_without_scripts_nothing_that_was_typed_is_lost(
    app: Flask, phone: FlaskClient, evening: Evening, because: Any, status: int, sentence: str
) -> None:
    form = because(app, evening)
    reply = plainly(phone, evening, "1", **form, about="iets")
    assert reply.status_code == status
    assert sentence in reply.text
    kept = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", reply.text, re.DOTALL)
    assert not form["text"].strip() or (kept and html.unescape(kept[1]) == form["text"])
    if status in (422, 429, 503):
        assert 'name="answer_id" value="a-1"' in reply.text
        assert 'name="about" value="iets"' in reply.text
        assert f'action="/{evening.code}/answer/1"' in reply.text


def test_an_unknown_question_is_a_404_with_a_sentence(phone: FlaskClient, evening: Evening) -> None:
    reply = evening.answer(phone, "bestaat-niet", text="x")
    assert reply.status_code == 404
    assert "Deze vraag bestaat niet." in reply.text
    assert reply.headers["HX-Retarget"] == "#notice"


def test_what_was_kept_after_a_full_disk_can_be_sent_again(app: Flask, phone: FlaskClient, evening: Evening) -> None:
    record = app.extensions["host"].record(evening.name)
    disk_full(app, evening)
    assert evening.answer(phone, "1", "a-9", text=TYPED).status_code == 503
    del record.append
    assert evening.answer(phone, "1", "a-9", text=TYPED).status_code == 200
    assert ideas(evening) == [TYPED]


def test_too_many_dots_come_back_ticked_so_that_one_can_go(phone: FlaskClient, evening: Evening) -> None:
    options = open_votes(evening, "5a")
    reply = plainly(phone, evening, "5a", **{f"dots-{option}": "1" for option in options})
    assert reply.status_code == 422
    assert "Kies er hoogstens 3." in reply.text
    for option in options:
        assert re.search(rf'type="checkbox" name="dots-{option}" value="1" checked', reply.text)
    assert not evening.state.activities["5a"].content.cast


@pytest.mark.parametrize(
    "form",
    [{"dots-elders": "1"}, {"dots-": "1"}, {}, {"dots-elders": "9" * 40}, {"answer_id": "", "unsure": "1"}],
    ids=["unknown option", "no option", "nothing", "no number", "no answer id"],
)
def test_a_form_that_makes_no_sense_is_refused(phone: FlaskClient, evening: Evening, form: dict[str, str]) -> None:
    open_votes(evening, "5a")
    reply = plainly(phone, evening, "5a", **form)
    assert reply.status_code == 422
    assert not evening.state.activities["5a"].content.cast
    assert not evening.state.activities["5a"].passed


def test_joining_twice_because_the_reply_was_lost_is_one_person(app: Flask, evening: Evening) -> None:
    phone = app.test_client()
    phone.get(f"/{evening.code}")
    held = phone.get_cookie("person", path=f"/{evening.code}")
    for _ in range(2):
        assert phone.post(f"/{evening.code}/join").status_code == 303
    assert held is not None
    assert phone.get_cookie("person", path=f"/{evening.code}").value == held.value
    assert len(evening.state.people) == 1
