""" "Te laat binnen": what a phone hears, what the facilitator sees and decides, and what of it leaves the evening."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.conftest import KEY, Evening, Facilitator, prepare
from tests.faults.conftest import opened, shut
from tests.faults.disk import every_byte
from tests.web.desk import console, pieces
from tests.web.test_phone import goals, page
from werksessie.web.limits import Bucket

TYPED = 'Een "bankje" voor <ouders> & kinderen'
WAITS = "Ontvangen ✓ De begeleider kijkt of het nog meetelt."


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    """Somebody who takes part, with question 1 closed."""
    somebody = evening.join()[0]
    evening.until("close:1")
    return somebody


def plainly(phone: FlaskClient, evening: Evening, activity: str = "1", **form: Any) -> Any:
    """The form as a browser without scripts sends it."""
    return phone.post(f"/{evening.code}/answer/{activity}", data={"answer_id": "a-1", **form})


def waiting(evening: Evening, activity: str = "1") -> list[str]:
    """The ids under which late answers wait."""
    return sorted(evening.state.activities[activity].late)


def told(evening: Evening, activity: str = "1") -> dict[str, int]:
    """What tally.json says of late answers to this question."""
    counts = evening.facilitator.client.get(f"/sessions/{evening.name}/tally.json").get_json()["activities"]
    found: dict[str, int] = next(one["late"] for one in counts if one["id"] == activity)
    return found


def words(markup: str) -> str:
    """What stands there to read, on one line."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", markup).split()))


# The phone, with scripts


def test_a_refusal_says_whether_it_can_still_be_sent(phone: FlaskClient, evening: Evening) -> None:
    refused = evening.answer(phone, "1", text=TYPED)
    assert (refused.status_code, refused.headers.get("X-Late")) == (409, "1")
    not_yet = evening.answer(phone, "4", text=TYPED)
    assert (not_yet.status_code, "X-Late" in not_yet.headers) == (409, False)
    nothing = evening.answer(phone, "welkom", text=TYPED)
    assert (nothing.status_code, "X-Late" in nothing.headers) == (409, False)


def test_what_is_refused_for_another_reason_cannot_be_sent_late(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    evening.answer(phone, "1", text="De eerste")
    one_too_many = evening.answer(phone, "1", text=TYPED)
    assert (one_too_many.status_code, "X-Late" in one_too_many.headers) == (409, False)
    evening.until("close:1")
    evening.app.extensions["limits"]["answers"] = Bucket(burst=0, a_second=0)
    too_fast = evening.answer(phone, "1", text=TYPED)
    assert (too_fast.status_code, "X-Late" in too_fast.headers) == (429, False)


def test_when_the_evening_is_over_it_can_still_be_sent_until_it_is_sealed(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    evening.facilitator.do("close")
    refused = evening.answer(phone, "1", text=TYPED)
    assert "Deze avond is afgesloten." in refused.text
    assert refused.headers["X-Late"] == "1"
    assert evening.answer(phone, "1", text=TYPED, late="1").status_code == 200
    evening.facilitator.do("seal")
    gone = evening.answer(phone, "1", text=TYPED, late="1")
    assert (gone.status_code, gone.location) == (303, evening.link("after"))


def test_a_late_answer_is_received_and_says_that_it_waits(phone: FlaskClient, evening: Evening) -> None:
    for _ in range(3):
        reply = evening.answer(phone, "1", "zelfde-id", text=TYPED, late="1")
        assert reply.status_code == 200
        assert 'data-said="late"' in reply.text
    assert told(evening) == {"waiting": 1, "left_out": 0}
    evening.facilitator.act("1", "take-late", late=waiting(evening)[0])
    again = evening.answer(phone, "1", "zelfde-id", text=TYPED, late="1")
    assert (again.status_code, 'data-said="received"' in again.text) == (200, True)
    assert told(evening) == {"waiting": 0, "left_out": 0}


def test_a_question_that_opened_again_takes_a_late_answer_like_any_other(phone: FlaskClient, evening: Evening) -> None:
    evening.facilitator.do("open-again", activity="1")
    reply = evening.answer(phone, "1", text=TYPED, late="1")
    assert 'data-said="received"' in reply.text
    assert TYPED in html.unescape(reply.text)
    assert told(evening) == {"waiting": 0, "left_out": 0}


def test_a_late_answer_is_no_news_for_other_phones(phone: FlaskClient, evening: Evening) -> None:
    rooms = evening.app.extensions["rooms"]
    before = rooms.version(evening.name, "phone")
    evening.answer(phone, "1", text=TYPED, late="1")
    assert rooms.version(evening.name, "phone") == before
    assert rooms.version(evening.name, "console") == evening.state.seq > before


# The phone, without scripts


def test_without_scripts_a_button_sends_it_after_all(phone: FlaskClient, evening: Evening) -> None:
    reply = plainly(phone, evening, text=TYPED + "\r\nen nog een regel")
    assert reply.status_code == 409
    for line in ("Deze vraag is gesloten.", "Stel: jullie gemeenschap staat sterk.", "Wil je dit nog sturen?"):
        assert line in words(reply.text)
    form = re.search(r'<form id="again" method="post" action="([^"]+)">.*?</form>', reply.text, re.DOTALL)
    assert form
    assert "Stuur het nog" in form[0]
    assert f'<a class="button" href="/{evening.code}">Laat maar</a>' in form[0]
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0]))
    assert hidden == {"answer_id": "a-1", "late": "1"}
    text = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", form[0], re.DOTALL)
    assert text
    sent = phone.post(form[1], data={**hidden, "text": html.unescape(text[1])})
    assert (sent.status_code, sent.location) == (303, f"/{evening.code}?said=late")
    assert WAITS in words(phone.get(sent.location).text)
    assert words(page(phone, evening)).count(WAITS) == 0
    assert told(evening) == {"waiting": 1, "left_out": 0}
    (one,) = evening.state.activities["1"].late.values()
    assert one.fields["text"][0].startswith(TYPED)


def test_without_scripts_a_vote_can_still_be_sent_as_it_was_chosen(evening: Evening) -> None:
    phone = evening.join()[0]
    goals(evening, "iedereen meedoet", "ouders helpen", "het licht aan is")
    evening.until("close:5a")
    option = evening.state.activities["5a"].options[1].id
    reply = plainly(phone, evening, "5a", **{f"dots-{option}": "1"})
    assert "Je antwoord is nog niet verstuurd." in words(reply.text)
    assert re.search(rf'type="checkbox" name="dots-{option}" value="1" checked', reply.text)
    assert reply.text.count('name="late"') == 1


def test_without_scripts_what_is_refused_late_can_be_mended_and_sent(phone: FlaskClient, evening: Evening) -> None:
    reply = plainly(phone, evening, text="x" * 141, late="1")
    assert reply.status_code == 422
    assert "Dat is te lang." in words(reply.text)
    assert reply.text.count('<input type="hidden" name="late" value="1">') == 1
    assert "Stuur opnieuw" in reply.text


def test_whoever_did_not_join_is_not_offered_to_send_it_late(phone: FlaskClient, evening: Evening) -> None:
    reply = plainly(evening.app.test_client(), evening, text=TYPED)
    assert "Doe eerst mee." in words(reply.text)
    assert "Stuur het nog" not in reply.text


# The console


def test_the_console_shows_what_came_too_late_and_not_whose_it_is(phone: FlaskClient, evening: Evening) -> None:
    for one in (phone, *evening.join(4)):
        evening.answer(one, "1", text=TYPED, late="1")
    evening.answer(evening.phones[1], "1", skip="1", late="1")
    board = pieces(evening)["board"]
    assert re.findall(r'id="take-([^"]+)"', board) == re.findall(r'id="leave-([^"]+)"', board) == waiting(evening)
    assert words(board).count(TYPED) == 5
    assert words(board).count("een antwoord zonder tekst") == 1
    for held in evening.state.activities["1"].late.values():
        assert held.person not in board
        assert held.answer_id not in board


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "Anders", "replaces": "a-0"}, "Nieuwe woorden voor een eigen antwoord: Anders"),
        ({"withdraw": "a-0"}, "Iemand wil een eigen antwoord weghalen."),
    ],
)
def test_the_console_says_when_an_answer_changes_or_takes_back_another(
    evening: Evening, fields: dict[str, str], sentence: str
) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    evening.answer(phone, "1", "a-0", text="Eerst")
    evening.until("close:1")
    evening.answer(phone, "1", late="1", **fields)
    board = words(pieces(evening)["board"])
    assert sentence in board
    assert "een antwoord zonder tekst" not in board


def test_other_questions_have_a_mark_in_the_programme(phone: FlaskClient, evening: Evening) -> None:
    evening.until("open:4")
    assert "te laat" not in pieces(evening)["programme"]
    for text in ("Een", "Twee"):
        evening.answer(phone, "1", text=text, late="1")
    shown = pieces(evening)
    assert "2 te laat" in words(shown["programme"])
    assert "late-1" not in shown["board"] + shown["head"]
    evening.facilitator.do("go-to", activity="1")
    shown = pieces(evening)
    assert 'href="#late-1"' in shown["head"]
    assert 'id="late-1"' in shown["board"]


def test_an_idea_that_is_taken_in_waits_to_be_looked_at(phone: FlaskClient, evening: Evening) -> None:
    evening.answer(phone, "1", text=TYPED, late="1")
    assert evening.facilitator.act("1", "take-late", late=waiting(evening)[0]).status_code == 204
    board = pieces(evening)["board"]
    assert 'id="late-1"' not in board
    assert TYPED in words(board.split('id="waiting"')[1])
    assert TYPED not in words(page(phone, evening)), "the question is closed"


def test_what_is_left_out_is_gone_after_a_question_whether_it_should(phone: FlaskClient, evening: Evening) -> None:
    evening.answer(phone, "1", text=TYPED, late="1")
    button = re.search(r'<button[^>]*id="leave-[^>]*>', pieces(evening)["board"])
    assert button
    assert "hx-confirm=" in button[0]
    (one,) = waiting(evening)
    assert evening.facilitator.act("1", "leave-late", late=one).status_code == 204
    assert TYPED not in words(console(evening))
    assert told(evening) == {"waiting": 0, "left_out": 1}
    again = evening.facilitator.act("1", "take-late", late=one)
    assert (again.status_code, again.text) == (404, "Dit antwoord is er niet meer.")


def test_after_the_evening_all_that_waits_stands_together_until_it_is_sealed(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("close:4")
    evening.facilitator.do("close")
    assert "te laat kwam" not in pieces(evening)["board"]
    evening.answer(phone, "1", text=TYPED, late="1")
    evening.answer(phone, "4", text="Een zaal", late="1")
    board = pieces(evening)["board"]
    assert board.count("Te laat binnen bij") == 2
    assert 'hx-confirm="Wat te laat kwam en nog wacht, gaat dan weg.' in board
    evening.facilitator.act("4", "take-late", late=waiting(evening, "4")[0])
    evening.facilitator.do("seal")
    assert "Te laat binnen" not in pieces(evening)["board"]
    assert (told(evening), told(evening, "4")) == ({"waiting": 0, "left_out": 1}, {"waiting": 0, "left_out": 0})


# What leaves the evening


@pytest.mark.parametrize("path", ["", "/summary.json", "/summary.csv"])
def test_the_summary_says_nothing_of_late_answers(phone: FlaskClient, evening: Evening, path: str) -> None:
    summary = evening.link("summary") + path
    before = evening.facilitator.client.get(summary).text
    evening.answer(phone, "1", text=TYPED, late="1")
    evening.answer(phone, "1", text="Nog een", late="1")
    evening.facilitator.act("1", "leave-late", late=waiting(evening)[0])
    assert told(evening) == {"waiting": 1, "left_out": 1}
    assert evening.facilitator.client.get(summary).text == before


def test_after_sealing_no_byte_is_left_of_what_was_not_taken_in(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    app = opened(folder)
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    evening = prepare(app, Facilitator(browser))
    evening.until("start")
    phone = evening.join()[0]
    evening.until("close:4")
    for text in ("Wolfsmelk weggelaten", "Brandnetel wacht nog", "Vlierbessen meegenomen"):
        evening.answer(phone, "4", f"id-{text[:4]}", text=text, late="1")
    by_text = {one.fields["text"][0]: late for late, one in evening.state.activities["4"].late.items()}
    evening.facilitator.act("4", "leave-late", late=by_text["Wolfsmelk weggelaten"])
    evening.facilitator.act("4", "take-late", late=by_text["Vlierbessen meegenomen"])
    evening.facilitator.do("close")

    def left(mark: str) -> list[str]:
        return [name for name, content in every_byte(folder).items() if mark.encode() in content]

    gone = ["Wolfsmelk", "Brandnetel", "id-Wolf", "id-Bran", "id-Vlie", *by_text.values()]
    assert [mark for mark in gone if not left(mark)] == []
    evening.facilitator.do("seal")
    assert [mark for mark in gone if left(mark)] == []
    assert left("Vlierbessen") == [f"{evening.name}.db"]
    assert told(evening, "4") == {"waiting": 0, "left_out": 2}
    shut(app)
