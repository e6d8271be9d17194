"""Bad input of every sort: one plain Dutch sentence, the right status, and the record on the disk as it was."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import DETAILS, Evening, Facilitator, prepare
from tests.faults.disk import Rows, every_byte, log
from tests.web.test_phone import goals

TYPED = 'Een plek voor <jongeren> & "ouders"'


def stored(evening: Evening, folder: Path) -> Rows:
    return log(folder, evening.name)


def plainly(phone: FlaskClient, evening: Evening, activity: str, form: dict[str, str]) -> Any:
    """The form as a browser without scripts sends it."""
    return phone.post(f"/{evening.code}/answer/{activity}", data={"answer_id": "een", **form})


# A code that leads nowhere


@pytest.mark.parametrize("path", ["", "/own", "/pieces?since=0", "/privacy"])
def test_an_address_with_an_unknown_code_says_where_the_right_one_stands(client: FlaskClient, path: str) -> None:
    reply = client.get(f"/999998{path}")
    assert reply.status_code == 404
    assert "Deze code klopt niet. Kijk op het grote scherm." in reply.text


@pytest.mark.parametrize("path", ["/join", "/answer/1"])
def test_nothing_can_be_sent_to_an_unknown_code(client: FlaskClient, evening: Evening, folder: Path, path: str) -> None:
    before = stored(evening, folder)
    reply = client.post(f"/999998{path}", data={"answer_id": "een", "text": TYPED})
    assert reply.status_code == 404
    assert "Deze code klopt niet. Kijk op het grote scherm." in reply.text
    assert stored(evening, folder) == before


# An answer that cannot be taken


def walked(step: str) -> Callable[[Evening], None]:
    def walk(evening: Evening) -> None:
        goals(evening, "iedereen meedoet", "ouders helpen")
        evening.until(step)

    return walk


def skipped(evening: Evening) -> None:
    evening.until("show:1")
    assert evening.facilitator.do("skip", activity="4").status_code == 204


def over(evening: Evening) -> None:
    evening.until("open:1")
    assert evening.facilitator.do("close").status_code == 204


NOT_OPEN, CLOSED = "Deze vraag is nog niet open.", "Deze vraag is gesloten."
OPINION, CARD = "Kies eens of oneens. Of tik op 'Weet ik niet'.", "Deze kaart bestaat niet. Kies opnieuw."
CHOICE = "Deze keuze bestaat niet. Kies opnieuw."
REFUSED: dict[str, tuple[Callable[[Evening], None], str, dict[str, str], int, str]] = {
    "not open yet": (walked("show:1"), "1", {"text": TYPED}, 409, NOT_OPEN),
    "a later question": (walked("open:1"), "4", {"text": TYPED}, 409, NOT_OPEN),
    "a question that was skipped": (skipped, "4", {"text": TYPED}, 409, CLOSED),
    "a slide": (walked("show:welkom"), "welkom", {"text": TYPED}, 409, "Hier hoef je niets te sturen."),
    "a closed vote": (walked("close:5a"), "5a", {"unsure": "1"}, 409, CLOSED),
    "the evening is over": (over, "1", {"text": TYPED}, 409, "Deze avond is afgesloten."),
    "too long": (walked("open:1"), "1", {"text": TYPED * 10}, 422, "Dat is te lang. Maak het korter dan 140 tekens."),
    "another one's idea": (walked("open:1"), "1", {"replaces": "ander", "text": TYPED}, 404, "Dit antwoord vinden we"),
    "a strange id": (walked("open:1"), "1", {"answer_id": "met spaties", "text": TYPED}, 422, "Er ging iets mis."),
    "an unknown option": (walked("open:5a"), "5a", {"dots-elders": "1"}, 422, CHOICE),
    "half a dot": (walked("open:5a"), "5a", {"dots-elders": "0.5"}, 422, "Dit begrijpen we niet. Kies opnieuw."),
    "an unknown card": (walked("open:eens"), "eens", {"value-elders": "agree"}, 422, CARD),
    "an unknown card by itself": (walked("open:eens"), "eens", {"about": "elders", "value": "agree"}, 422, CARD),
    "no opinion": (walked("open:eens"), "eens", {}, 422, OPINION),
    "unknown consent": (walked("open:afspraken"), "afspraken", {"value": "ja"}, 422, "Kies 1 van de 3"),
    "a long objection": (
        walked("open:afspraken"), "afspraken", {"value": "objection", "text": TYPED * 10}, 422,
        "Dat is te lang. Maak het korter dan 280 tekens.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", REFUSED)
def test_a_refused_answer_leaves_the_record_as_it_was_and_its_words_with_the_writer(
    evening: Evening, folder: Path, why: str
) -> None:
    walk, activity, form, status, sentence = REFUSED[why]
    phone, other = evening.join(2)
    walk(evening)
    evening.answer(other, activity, "ander", text="Van een ander")
    before = stored(evening, folder)
    scripted = phone.post(
        f"/{evening.code}/answer/{activity}", data={"answer_id": "een", **form}, headers={"HX-Request": "true"}
    )
    plain = plainly(phone, evening, activity, form)
    for reply in (scripted, plain):
        assert reply.status_code == status
        assert html.escape(sentence, quote=False) in html.unescape(reply.text).replace("&", "&amp;")
    assert scripted.headers["HX-Retarget"] == "#notice"
    kept = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", plain.text, re.DOTALL)
    assert (html.unescape(kept[1]) if kept else "") == form.get("text", "")
    assert stored(evening, folder) == before


def test_two_dots_on_one_option_are_refused_when_they_cannot_be_stacked(evening: Evening, folder: Path) -> None:
    phone = evening.join()[0]
    walked("open:5a")(evening)
    before = stored(evening, folder)
    option = evening.state.activities["5a"].options[0].id
    for number, sentence in (("2", "Je kunt elke keuze één keer kiezen."), ("-1", "Dit begrijpen we niet.")):
        reply = plainly(phone, evening, "5a", {f"dots-{option}": number})
        assert reply.status_code == 422
        assert sentence in reply.text
    assert stored(evening, folder) == before


def test_taking_back_somebody_elses_idea_does_nothing(evening: Evening, folder: Path) -> None:
    phone, other = evening.join(2)
    evening.until("open:1")
    evening.answer(other, "1", "ander", text="Blijft staan")
    before = stored(evening, folder)
    plainly(phone, evening, "1", {"withdraw": "ander"})
    assert stored(evening, folder) == before


def test_more_than_half_a_megabyte_is_turned_away_with_a_sentence(evening: Evening, folder: Path) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    before = stored(evening, folder)
    reply = plainly(phone, evening, "1", {"text": "x" * 600_000})
    assert reply.status_code == 413
    assert "Maak het korter en stuur het opnieuw." in reply.text
    assert stored(evening, folder) == before


def test_bytes_that_are_no_text_are_kept_readable_or_refused_but_never_break_the_evening(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:4")
    for number, text in enumerate((b"%FF%FEkapot", b"%ED%A0%80half", b"%00nul")):
        body = b"answer_id=a" + str(number).encode() + b"&text=" + text
        reply = phone.post(
            f"/{evening.code}/answer/4", data=body, headers={"Content-Type": "application/x-www-form-urlencoded"}
        )
        assert reply.status_code in (303, 422)
    assert phone.get(f"/{evening.code}").status_code == 200
    assert evening.facilitator.client.get(f"/sessions/{evening.name}").status_code == 200
    assert plainly(phone, evening, "4", {"answer_id": "b", "skip": "1"}).status_code == 303


def test_nobody_joins_an_evening_that_has_not_begun_or_is_over(
    app: Flask, facilitator: Facilitator, folder: Path
) -> None:
    evening = prepare(app, facilitator)
    for end, sentence in ((False, "De avond is nog niet begonnen."), (True, "Deze avond is afgesloten.")):
        if end:
            evening.until("start")
            evening.facilitator.do("close")
        before = stored(evening, folder)
        reply = app.test_client().post(f"/{evening.code}/join")
        assert reply.status_code == 409
        assert sentence in reply.text
        assert "Set-Cookie" not in reply.headers
        assert stored(evening, folder) == before


# A cookie that is not ours


def test_a_cookie_of_another_evening_is_nobody_here(app: Flask, facilitator: Facilitator, folder: Path) -> None:
    there = prepare(app, facilitator)
    there.until("start")
    held = there.join()[0].get_cookie("person", path=f"/{there.code}")
    here = prepare(app, facilitator)
    here.until("open:1")
    before = stored(here, folder)
    stranger = app.test_client()
    assert held
    stranger.set_cookie("person", held.value, path=f"/{here.code}")
    reply = plainly(stranger, here, "1", {"text": TYPED})
    assert reply.status_code == 409
    assert "Doe eerst mee." in reply.text
    assert html.escape(TYPED) in reply.text.replace("&#34;", "&quot;")
    assert stored(here, folder) == before


def test_a_facilitators_cookie_that_was_tampered_with_opens_nothing(app: Flask, facilitator: Facilitator) -> None:
    cookie = facilitator.client.get_cookie("facilitator")
    assert cookie
    for forged in (cookie.value[:-3] + "AAA", "x" + cookie.value, "facilitator", ""):
        stranger = app.test_client()
        stranger.set_cookie("facilitator", forged)
        reply = stranger.get("/sessions")
        assert reply.status_code == 403
        assert "Deze pagina is niet voor jou" in reply.text


# A programme with a fault

OWN = """
format = 1
id = "kort"
version = "1"
title.nl = "Kort en eigen"

[[activities]]
id = "wensen"
kind = "ideas"
title.nl = "Wensen"
text.nl = "Wat wens je?"
max = 3
"""
FAULTS = [
    ('kind = "ideas"', 'kind = "ideeen"', "eigen.toml, activiteit 'wensen', veld 'kind':"),
    ("text.nl", "text.en", "eigen.toml, activiteit 'wensen', veld 'text':"),
    ("max = 3", "max = 0", "eigen.toml, activiteit 'wensen', veld 'max':"),
    ("max = 3", "maximum = 3", "eigen.toml, activiteit 'wensen', veld 'maximum':"),
    ("max = 3", 'options_from = "elders"', "eigen.toml, activiteit 'wensen', veld 'options_from':"),
    ("format = 1", "format = 99", "eigen.toml, veld 'format':"),
    ('"Wensen"', '"Wensen', "eigen.toml, regel 10:"),
    ("Wat wens je?", "Wat wens \x00 je?", "eigen.toml, regel 11:"),
]
KEPT = {"title": "Een avond in de Lindebuurt", "community": "De buren van de Lindelaan", "mandate": "De wethouder"}


@pytest.mark.parametrize(("right", "wrong", "place"), FAULTS, ids=[wrong for _, wrong, _ in FAULTS])
def test_a_fault_in_a_programme_is_named_and_everything_typed_stays(
    facilitator: Facilitator, folder: Path, right: str, wrong: str, place: str
) -> None:
    before = every_byte(folder)
    form = {**DETAILS, **KEPT, "programme": "eerste-gesprek"}
    file = (BytesIO(OWN.replace(right, wrong).encode()), "eigen.toml")
    reply = facilitator.client.post(
        "/sessions/new", data={**form, "csrf_token": facilitator.token(), "programme_file": file}
    )
    assert reply.status_code == 422
    error = re.search(r'id="programme-error">([^<]*)', reply.text)
    assert error
    assert html.unescape(error[1]).startswith(place)
    for name, words in KEPT.items():
        assert re.search(rf'<input[^>]* name="{name}"[^>]* value="{words}"', reply.text)
    assert every_byte(folder) == before
    again = re.search(r'<textarea[^>]*name="programme_text"[^>]*>(.*?)</textarea>', reply.text, re.DOTALL)
    assert again
    kept = html.unescape(again[1])
    assert kept.strip() == OWN.replace(right, wrong).strip()
    mended = {**form, "csrf_token": facilitator.token(), "programme_text": kept.replace(wrong, right)}
    assert facilitator.client.post("/sessions/new", data=mended).status_code == 303
