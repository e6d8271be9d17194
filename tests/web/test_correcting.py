"""The page where the facilitator takes words away from a sealed record."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask

from tests.conftest import Evening
from tests.web.desk import cards, console
from tests.web.markup import elements

ABOUT = "Buurman Wolfskers maakt herrie"
REASON = {"reason": "asked"}


@pytest.fixture
def sealed(evening: Evening) -> Evening:
    """A sealed evening; somebody wrote something about a neighbour, and it was let through."""
    evening.until("open:4")
    for number, phone in enumerate(evening.join(6)):
        evening.answer(phone, "4", text=f"{ABOUT}." if number == 0 else f"Meer licht in straat {number}")
    evening.facilitator.act("4", "release", card=list(cards(evening, "4").values()))
    evening.facilitator.act("4", "make-theme", name="Rust", card=list(cards(evening, "4").values())[:2])
    evening.until("close:4")
    assert evening.facilitator.do("close").status_code == 204
    assert evening.facilitator.do("seal").status_code == 204
    return evening


def page(evening: Evening, was: str = "", **more: str) -> str:
    reply = evening.facilitator.client.get(f"/sessions/{evening.name}/correct", query_string={"was": was, **more})
    assert reply.status_code == 200
    return str(reply.text)


def words(html: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))


def summary(evening: Evening) -> str:
    return unescape(evening.app.test_client().get(evening.link("summary")).text)


def test_the_console_of_a_sealed_evening_leads_there(sealed: Evening) -> None:
    assert f'href="/sessions/{sealed.name}/correct">Iets weghalen' in console(sealed)


def test_before_it_is_sealed_the_page_says_what_can_be_done_instead(evening: Evening) -> None:
    html = page(evening, "licht")
    assert "Dit kan als de avond verzegeld is." in words(html)
    assert "<form" not in html.split("<main", 1)[1]


def test_words_are_shown_where_they_stand_with_their_question(sealed: Evening) -> None:
    html = page(sealed, "buurman  wolfskers")
    assert "<mark>Buurman Wolfskers</mark> maakt herrie." in html
    assert "Antwoorden van mensen" in words(html)
    assert [tag for tag, attributes, _ in elements(html) if attributes.get("name") == "sort"] == ["input"]


def test_words_that_stand_nowhere_are_said_to(sealed: Evening) -> None:
    assert "Deze woorden staan er niet." in words(page(sealed, "wolf"))


def test_what_was_typed_is_shown_as_text(sealed: Evening) -> None:
    assert "<script>alert" not in page(sealed, "<script>alert(1)</script>")


def test_words_that_are_taken_away_are_gone_from_the_report_and_every_page(sealed: Evening, app: Flask) -> None:
    assert ABOUT in summary(sealed)
    reply = sealed.facilitator.do("correct", was=ABOUT, text="", sort="answer", **REASON)
    assert (reply.status_code, reply.location) == (303, f"/sessions/{sealed.name}/correct?done=1")
    assert "Wolfskers" not in summary(sealed)
    assert "(weggehaald)" in summary(sealed)
    after = words(page(sealed, done="1"))
    assert "De oude woorden staan nergens meer in het bestand." in after
    assert re.search(r"Eerder gedaan .* \d{4}: antwoorden van mensen\. Iemand vroeg erom", after)
    assert "Wolfskers" not in after + sealed.facilitator.client.get(f"/sessions/{sealed.name}/tally.json").text


def test_they_can_be_said_otherwise(sealed: Evening) -> None:
    sealed.facilitator.do("correct", was="Rust", text="Rust en stilte", sort="theme", **REASON)
    assert "Rust en stilte" in summary(sealed)


def test_a_refusal_keeps_what_was_typed_and_ticked(sealed: Evening) -> None:
    reply = sealed.facilitator.do("correct", was=ABOUT, text="Iemand maakt herrie", sort="answer")
    assert reply.status_code == 422
    assert "Kies waarom." in words(reply.text)
    assert 'value="Iemand maakt herrie"' in reply.text
    assert re.search(r'name="sort" value="answer" checked', reply.text)


def test_the_same_press_again_says_that_the_words_are_not_there(sealed: Evening) -> None:
    form = {"was": ABOUT, "text": "", "sort": "answer", **REASON}
    assert sealed.facilitator.do("correct", **form).status_code == 303
    again = sealed.facilitator.do("correct", **form)
    assert (again.status_code, "Deze woorden staan er niet (meer)." in again.text) == (404, True)
