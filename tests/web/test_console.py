"""The console: who gets in, its buttons, and how an evening begins and ends there."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.web.desk import console, pieces, voting

VERBS = ("next", "undo", "go-to", "open-again", "skip", "page", "reveal", "results", "black", "close", "reopen", "seal")

# Before the evening


def test_an_evening_without_promise_or_date_does_not_start_and_says_why(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, ladder="", feedback_date="")
    board = pieces(evening)["board"]
    for sentence in ("Kies wat mensen vanavond mogen bepalen.", "Kies de dag waarop mensen iets terughoren."):
        assert sentence in board
    assert f'href="/sessions/{evening.name}/details"' in board
    reply = facilitator.do("next", expected="start")
    assert reply.status_code == 409
    assert "Kies wat mensen vanavond mogen bepalen." in reply.text
    assert evening.state.phase == "prepared"


def test_a_rung_that_promises_something_needs_to_say_what(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, ladder="meebeslissen")
    assert "Vul in waarover mensen meebeslissen." in pieces(evening)["board"]
    assert facilitator.do("next", expected="start").status_code == 409


def test_a_complete_evening_begins_with_one_button(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator)
    assert "Alles staat klaar" in pieces(evening)["board"]
    assert 'name="expected" value="start"' in pieces(evening)["board"]
    assert facilitator.do("next", expected="start").status_code == 204
    assert "Iedereen kan meedoen" in pieces(evening)["head"]


# Who gets in


def addresses(name: str) -> list[str]:
    return [
        f"/sessions/{name}",
        f"/sessions/{name}/pieces",
        f"/sessions/{name}/tally.json",
        f"/sessions/{name}/details",
        f"/sessions/{name}/editor/4/theme",
    ]


def test_without_the_key_no_address_of_the_console_opens(evening: Evening) -> None:
    for stranger in (evening.app.test_client(), evening.join()[0]):
        for path in addresses(evening.name):
            reply = stranger.get(path)
            assert reply.status_code == 403, path
            assert "Deze pagina is niet voor jou" in reply.text


def test_a_phone_cannot_press_a_button_of_the_console(evening: Evening) -> None:
    phone = evening.join()[0]
    before = evening.state
    for path in (*VERBS, "activity/4/release", "activity/4/make-theme"):
        assert phone.post(f"/sessions/{evening.name}/{path}").status_code in (400, 403), path
    assert evening.state == before


@pytest.mark.parametrize("verb", [*VERBS, "activity/4/make-theme"])
def test_a_button_without_the_token_of_its_page_does_nothing(evening: Evening, verb: str) -> None:
    before = evening.state
    reply = evening.facilitator.client.post(f"/sessions/{evening.name}/{verb}", data={"expected": evening.step})
    assert reply.status_code == 400
    assert "Deze pagina is verlopen" in reply.text
    assert evening.state == before


def test_the_page_hands_its_token_to_htmx(evening: Evening) -> None:
    found = re.search(r"hx-headers='\{\"X-CSRFToken\": \"([^\"]+)\"\}'", console(evening))
    assert found
    headers = {"X-CSRFToken": found[1], "HX-Request": "true"}
    path = f"/sessions/{evening.name}/next"
    assert evening.facilitator.client.post(path, data={"expected": evening.step}, headers=headers).status_code == 204


def test_a_session_that_is_not_there_gets_a_friendly_page(facilitator: Facilitator) -> None:
    reply = facilitator.client.get("/sessions/2027-01-01-999999")
    assert reply.status_code == 404
    assert "Deze pagina is er niet" in reply.text


# Two at the desk


def test_a_stale_volgende_is_said_to_be_done_already(evening: Evening) -> None:
    promised = evening.step
    assert evening.facilitator.do("next", expected=promised).status_code == 204
    reply = evening.facilitator.do("next", expected=promised)
    assert reply.status_code == 409
    assert (reply.text, reply.mimetype) == ("Al gedaan.", "text/plain")
    assert evening.state.current == "welkom"


def test_two_consoles_see_the_same(evening: Evening) -> None:
    voting(evening)
    other = Facilitator(evening.app.test_client(), evening.name)
    other.client.get(f"/sessions?key={evening.app.config['FACILITATOR_KEY']}")
    seen = other.client.get(f"/sessions/{evening.name}").text
    for html in pieces(evening).values():
        assert html in seen
        assert html in console(evening)


# Volgende, terug, zwart


def test_volgende_says_what_it_will_do(evening: Evening) -> None:
    for said in ("Volgende: Welkom", "Volgende: volgende regel"):
        assert said in pieces(evening)["head"]
        evening.next()
    evening.until("show:4")
    assert "Volgende: open de vraag" in pieces(evening)["head"]
    evening.next()
    assert "Volgende: sluit de vraag" in pieces(evening)["head"]


def test_the_last_step_can_be_undone(evening: Evening) -> None:
    assert 'id="undo"' not in pieces(evening)["head"]
    evening.until("show:1")
    evening.next()
    assert 'id="undo"' in pieces(evening)["head"]
    assert evening.facilitator.do("undo").status_code == 204
    assert evening.step == "open:1"


def test_the_wall_goes_black_and_comes_back(evening: Evening) -> None:
    assert 'id="black"' in pieces(evening)["head"]
    evening.facilitator.do("black", black="yes")
    assert "Scherm weer aan" in pieces(evening)["head"]
    assert 'aria-pressed="true"' in pieces(evening)["head"]
    evening.facilitator.do("black", black="no")
    assert not evening.state.black


def test_the_wall_is_paged_from_the_console(evening: Evening) -> None:
    evening.until("show:welkom")
    assert "scherm 1 van 7" in pieces(evening)["head"]
    assert evening.facilitator.do("page", activity="welkom", page="1").status_code == 204
    assert "scherm 2 van 7" in pieces(evening)["head"]
    assert evening.facilitator.do("page", activity="welkom", page="7").status_code == 409


def test_how_results_are_shown_is_chosen_before_opening(evening: Evening) -> None:
    evening.join(4)
    evening.until("show:1")
    assert "kleine groep" in pieces(evening)["head"]
    evening.facilitator.do("reveal", activity="1", reveal="after_close")
    assert re.search(r'id="reveal-after_close"[^>]*aria-pressed="true"', pieces(evening)["head"])
    evening.next()
    assert "De uitslag komt na het sluiten" in pieces(evening)["head"]
    assert evening.facilitator.do("reveal", activity="1", reveal="live").status_code == 409


def test_a_large_room_gets_no_advice_for_a_small_one(evening: Evening) -> None:
    evening.join(10)
    evening.until("show:1")
    assert "kleine groep" not in pieces(evening)["head"]


def test_results_can_be_taken_off_the_wall_and_put_back(evening: Evening) -> None:
    evening.until("open:1")
    evening.facilitator.do("results", activity="1", hidden="yes")
    assert "Uitslag weer op het scherm" in pieces(evening)["head"]
    evening.facilitator.do("results", activity="1", hidden="no")
    assert "Uitslag van het scherm" in pieces(evening)["head"]


def test_a_closed_question_can_be_opened_again(evening: Evening) -> None:
    evening.until("close:1")
    assert 'id="open-again"' in pieces(evening)["head"]
    assert evening.facilitator.do("open-again", activity="1").status_code == 204
    assert evening.step == "close:1"


def test_the_programme_shows_how_far_the_evening_is(evening: Evening) -> None:
    evening.until("open:1")
    evening.answer(evening.join()[0], "1", text="een idee")
    programme = pieces(evening)["programme"]
    assert programme.count("klaar: ") == 2
    assert programme.count('aria-current="step"') == 1
    assert "1 mens" in programme
    evening.facilitator.do("skip", activity="4")
    assert "overgeslagen" in pieces(evening)["programme"]
    evening.facilitator.do("go-to", activity="eens")
    assert evening.state.current == "eens"


def test_leaving_out_what_a_later_question_goes_on_with_is_asked_about_first(evening: Evening) -> None:
    def skip(activity: str) -> str:
        found = re.search(rf'<button[^>]*id="skip-{activity}"[^>]*>', pieces(evening)["programme"])
        assert found
        return found[0]

    evening.until("show:1")
    warning = "‘Doel kiezen’ en ‘Eens of oneens’ gaan verder met wat hier uitkomt. Toch overslaan?"
    assert f'hx-confirm="{warning}"' in skip("4")
    assert "hx-confirm" not in skip("eens")
    assert evening.facilitator.do("skip", activity="eens").status_code == 204
    assert 'hx-confirm="‘Doel kiezen’ gaat verder met wat hier uitkomt. Toch overslaan?"' in skip("4")
    assert evening.facilitator.do("skip", activity="5a").status_code == 204
    assert "hx-confirm" not in skip("4")


def test_what_a_short_button_is_called_begins_with_the_words_on_it(evening: Evening) -> None:
    evening.until("open:1")
    buttons = re.findall(r'<button[^>]*aria-label="([^"]+)"[^>]*>(.*?)<', pieces(evening)["head"])
    assert {"5 min", "30 s"} < {words.strip() for _, words in buttons}
    assert [(label, words) for label, words in buttons if not label.startswith(words.strip())] == []


def test_how_many_answered_stands_on_the_console_even_in_a_small_room(evening: Evening) -> None:
    evening.until("open:1")
    phones = evening.join(3)
    evening.answer(phones[0], "1", text="een idee")
    assert "<b>1</b> van 3 hebben geantwoord" in pieces(evening)["head"]


# Closing


def test_a_closed_evening_can_be_reopened(evening: Evening) -> None:
    evening.facilitator.do("close")
    board = pieces(evening)["board"]
    assert re.search(r"Heropenen kan tot \d{1,2}\.\d\d uur", board)
    assert f'href="/sessions/{evening.name}/summary"' in board
    assert 'id="next"' not in pieces(evening)["head"]
    assert evening.facilitator.do("reopen").status_code == 204
    assert evening.state.phase == "running"


def test_a_closed_evening_can_be_sealed_at_once(evening: Evening) -> None:
    phone = evening.join()[0]
    assert evening.facilitator.do("seal").status_code == 409
    evening.facilitator.do("close")
    assert evening.facilitator.do("seal").status_code == 204
    assert evening.state.phase == "sealed"
    assert "secret" not in evening.app.extensions["host"].keys(evening.name)
    assert "Het verslag is klaar" in pieces(evening)["board"]
    assert evening.facilitator.do("reopen").status_code == 409
    assert phone.get(f"/{evening.code}").location.endswith(evening.link("after"))
