"""Languages: whatever a phone can show is said in each language, and the language never leaves the phone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening
from tests.web.room import DETAILS, Room
from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped
from werksessie.programme.model import Plan, Programme
from werksessie.session.codec import encode
from werksessie.session.commands import Close, Join
from werksessie.session.pause import BeginPause
from werksessie.web import languages
from werksessie.web.languages import NAMES, say, spoken, standing, translate

OTHERS = [language for language in NAMES if language != "nl"]


def test_a_phone_in_english_gets_english(client: FlaskClient, evening: Evening) -> None:
    html = client.get(f"/{evening.code}", headers={"Accept-Language": "en-GB,en;q=0.9"}).text
    assert '<html lang="en" dir="ltr"' in html
    assert "We do not ask your name." in html
    assert "Join</button>" in html


def test_the_page_for_afterwards_is_in_english_too(client: FlaskClient, evening: Evening) -> None:
    in_english = {"Accept-Language": "en-GB,en;q=0.9"}
    assert "The evening is not over yet." in client.get(evening.link("after"), headers=in_english).text
    assert evening.facilitator.do("close").status_code == 204
    html = client.get(evening.link("after"), headers=in_english).text
    for words in ("Keep this page.", ">Agreements<", ">The report<", "Read the report (in Dutch)"):
        assert words in html


def test_a_language_that_the_evening_does_not_offer_becomes_dutch(client: FlaskClient, evening: Evening) -> None:
    html = client.get(f"/{evening.code}", headers={"Accept-Language": "tr,pl;q=0.5"}).text
    assert '<html lang="nl"' in html
    assert client.get(f"/{evening.code}?lang=xx").status_code == 303
    assert '<html lang="nl"' in client.get(f"/{evening.code}").text


def test_the_chosen_language_stays_and_is_asked_of_no_server(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    before = evening.state.seq
    reply = phone.get(f"/{evening.code}?lang=en")
    assert (reply.status_code, reply.location) == (303, f"/{evening.code}")
    html = phone.get(f"/{evening.code}", headers={"Accept-Language": "nl"}).text
    assert "Imagine your community is strong." in html
    assert "Look again." in html
    assert evening.state.seq == before, "nothing about a language enters the record"


def test_a_refusal_comes_in_the_language_of_the_phone(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    phone.get(f"/{evening.code}?lang=en")
    assert "Write something first." in evening.answer(phone, "1", text="").text
    assert "That is too long. Make it shorter than 140 characters." in evening.answer(phone, "1", text="x" * 141).text


def test_words_without_a_translation_are_marked_as_dutch(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.facilitator.act("4", "make-theme", name="Ouders")
    theme = next(iter(evening.state.activities["4"].content.themes))
    evening.facilitator.act("4", "goal", theme=theme, goal="ouders helpen")
    evening.until("open:5a")
    phone.get(f"/{evening.code}?lang=en")
    html = phone.get(f"/{evening.code}").text
    assert 'data-read lang="nl" dir="ltr">' in html
    assert "… dat ouders helpen" in html


ROMAN = re.compile(r"<html lang=\"(\w+)\" dir=\"(\w+)\"")
EVERYBODY = replace(DETAILS, languages=tuple(NAMES), ladder="meewerken")


@pytest.fixture
def room(app: Flask) -> Room:
    """The whole programme, on an evening that offers every language."""
    return Room(app, load_shipped("weerbaarheid", KINDS), 2, EVERYBODY)


def joined(room: Room, language: str) -> FlaskClient:
    """A phone that takes part; it asks for this language as browsers do."""
    phone = room.app.test_client()
    phone.environ_base["HTTP_ACCEPT_LANGUAGE"] = f"{language}-XX,{language};q=0.9,en;q=0.5"
    assert phone.post(f"/{room.state.code}/join").status_code == 303
    return phone


def test_names_stand_in_their_own_script_with_dutch_first() -> None:
    assert list(NAMES.values()) == ["Nederlands", "English", "Polski", "Türkçe", "Українська", "العربية"]


@pytest.mark.parametrize("language", OTHERS)
def test_a_phone_gets_question_and_options_in_what_its_browser_asks_for(room: Room, language: str) -> None:
    phone = joined(room, language)
    room.open("3")
    html = phone.get(f"/{room.state.code}").text
    found = ROMAN.search(html)
    assert found
    assert found.groups() == (language, "rtl" if language == "ar" else "ltr")
    plan = room.state.programme.plan("3")
    assert plan
    for text in (plan.text, *(option.text for option in plan.options)):
        assert spoken(text, language) == language
        assert say(text, language) != text["nl"]
        assert say(text, language).replace("'", "&#39;") in html
    assert 'lang="nl"' not in html.partition('id="activity"')[2].partition("</section>")[0]


def test_a_push_brings_each_language_its_own_piece_and_the_wall_stays_dutch(room: Room) -> None:
    room.open("3")
    rooms, plan = room.app.extensions["rooms"], room.state.programme.plan("3")
    for language in NAMES:
        pieces = rooms.current(room.name, "phone", language)[1]
        assert say(plan.text, language).replace("'", "&#39;") in pieces["activity"]
    assert plan.text["nl"] in room.wall
    assert '<html lang="nl"' in room.page


def test_nothing_of_a_language_is_stored(room: Room) -> None:
    phone, before = joined(room, "ar"), room.state.seq
    at = f"/{room.state.code}"
    assert phone.get(f"{at}?lang=tr").status_code == 303
    assert '<html lang="tr"' in phone.get(at).text
    assert room.state.seq == before
    told = "".join(str(encode(one)) for one in room.ask(Join("join-somebody")))
    assert "'tr'" not in told
    assert "'ar'" not in told


@pytest.mark.parametrize("place", ["", "/privacy", "/table"])
def test_switching_stays_on_the_page(room: Room, place: str) -> None:
    phone, at = room.app.test_client(), f"/{room.state.code}{place}"
    assert f'href="{at}?lang=uk"' in phone.get(at).text
    reply = phone.get(f"{at}?lang=uk")
    assert (reply.status_code, reply.location) == (303, at)
    assert '<html lang="uk"' in phone.get(at).text


@pytest.mark.parametrize("place", ["pass-on", "leave"])
def test_what_was_posted_can_be_read_in_another_language_too(room: Room, place: str) -> None:
    phone, at = joined(room, "nl"), f"/{room.state.code}/{place}"
    html = phone.post(at).text
    assert f'method="post" action="{at}"' in html
    assert 'name="lang" value="pl"' in html
    again = phone.post(at, data={"lang": "pl"})
    assert '<html lang="pl"' in again.text
    assert "language=pl" not in str(again.headers), "the phone forgets"


def test_the_page_of_the_code_keeps_what_was_typed(room: Room) -> None:
    phone = room.app.test_client()
    html = phone.get("/?speak=tr&code=48+29").text
    assert '<html lang="tr"' in html
    assert 'value="48 29"' in html
    reply = phone.get(f"/?lang=tr&code={room.state.code}")
    assert reply.location == f"/{room.state.code}?lang=tr"


def test_without_scripts_typed_words_come_along_and_are_not_sent(room: Room) -> None:
    phone, at = joined(room, "nl"), f"/{room.state.code}"
    room.open("4")
    html = phone.get(at).text
    assert re.search(r'type="submit" form="answer"[^>]*name="speak" value="ar"', html)
    first = re.search(r'<button[^>]*form="answer"[^>]*>', html)
    assert first
    assert "name=" not in first[0], "Enter must not switch"
    reply = phone.post(f"{at}/answer/4", data={"text": "Meer licht", "answer_id": "a" * 24, "speak": "ar"})
    assert reply.status_code == 200
    assert '<html lang="ar" dir="rtl"' in reply.text
    assert "Meer licht</textarea>" in reply.text
    assert not room.state.activities["4"].content.ideas
    assert '<html lang="ar"' in phone.get(at).text
    assert phone.post(f"{at}/answer/4", data={"answer_id": "a" * 24, "speak": "nl"}).location == at


def test_the_browsers_second_choice_counts_where_the_first_is_not_offered(app: Flask) -> None:
    plan = Plan("1", "ideas", {"nl": "Titel"}, {"nl": "Wat valt op?"})
    room = Room(app, Programme("p", "1", {"nl": "P"}, (plan,)), 0, replace(DETAILS, languages=("nl", "pl")))
    asked = {"Accept-Language": "tr,pl;q=0.5"}
    assert '<html lang="pl"' in app.test_client().get(f"/{room.state.code}", headers=asked).text


def test_dutch_words_of_a_copied_programme_are_translated_and_its_own_words_are_not() -> None:
    assert say({"nl": "een beetje"}, "tr") == translate("tr", "een beetje") != "een beetje"
    assert say({"nl": "een beetje", "tr": "hm"}, "tr") == "hm"
    ours = {"nl": "Wat wil de Lindebuurt?"}
    assert [(say(ours, one), spoken(ours, one)) for one in OTHERS] == [(ours["nl"], "nl")] * len(OTHERS)
    assert say({}, "ar") == ""


def test_what_people_may_decide_is_said_in_the_language_of_the_phone(room: Room) -> None:
    for language in NAMES:
        said = languages.fill("({ladderzin})", EVERYBODY, language)
        assert (said == "(Jullie en de gemeente maken samen een plan.)") == (language == "nl")


def test_the_prepare_page_says_which_languages_nobody_reviewed(evening: Evening) -> None:
    html = evening.facilitator.client.get("/sessions/new").text
    for code, name in NAMES.items():
        assert f'lang="{code}">{name}</bdi>' in html
    assert html.count("Nog niet nagekeken door iemand die deze taal spreekt") == len(
        [code for code in OTHERS if not standing(code).reviewed]
    )
    ticked = re.findall(r'name="languages" value="(\w+)" checked', html)
    assert ticked == ["nl", "en"], "the others wait for the facilitator"


def bare(html: str, words: str) -> list[str]:
    """Where these words stand as text without an element that finds their direction."""
    before = [part[-60:] for part in re.sub(r'="[^"]*"', "", html).split(words)[:-1]]
    return [part for part in before if not re.search(r"<(bdi|mark|textarea)[^>]*>\s*$", part)]


def test_an_answer_in_any_script_keeps_its_own_direction_on_every_surface(room: Room) -> None:
    words, phone = "مكان للشباب", joined(room, "nl")
    room.open("4")
    at = f"/{room.state.code}"
    assert phone.post(f"{at}/answer/4", data={"text": words, "answer_id": "b" * 24}).status_code == 303
    rooms = room.app.extensions["rooms"]
    shown = {"phone": phone.get(at).text, "to review": rooms.current(room.name, "console", "nl")[1]["board"]}
    shown["remote"] = rooms.current(room.name, "remote", "nl")[1]["remote"]
    card = next(iter(room.state.activities["4"].content.ideas))
    room.act("4", "release", card=card)
    shown["released"] = rooms.current(room.name, "console", "nl")[1]["board"]
    shown["wall"] = room.wall
    theme = room.act("4", "make-theme", name=words)
    room.act("4", "place", card=card, theme=theme)
    room.shut("4")
    shown["grouped"] = room.wall
    room.ask(Close(room.clock.isoformat()))
    desk = room.app.test_client()
    shown["summary"] = desk.get(f"/after/{room.host.keys(room.name)['after']}").text
    assert {surface: bare(html, words) for surface, html in shown.items()} == {surface: [] for surface in shown}
    assert {surface for surface, html in shown.items() if words not in html} == set()


def test_a_phone_number_or_a_dutch_name_keeps_its_own_direction_in_an_arabic_sentence(app: Flask) -> None:
    details = replace(EVERYBODY, contact_municipality="010-123 45 67", talk_to="de <huisarts>")
    room = Room(app, Programme("p", "1", {"nl": "P"}, (Plan("1", "ideas", {"nl": "T"}, {"nl": "Wat?"}),)), 2, details)
    path = f"/{room.state.code}/privacy"
    said = {one: app.test_client().get(f"{path}?lang={one}", follow_redirects=True).text for one in ("nl", "pl")}
    phone = app.test_client()
    assert phone.get(f"{path}?lang=ar").status_code == 303
    assert "\u2068010-123 45 67\u2069" in phone.get(path).text
    assert [one for one in said if "010-123 45 67" in said[one] and "\u2068" not in said[one]] == ["nl", "pl"]
    filled = languages.fill("({contact gemeente})", details, "ar")
    assert (filled, languages.fill("({contact gemeente})", details, "nl")) == (
        "(\u2068010-123 45 67\u2069)", "(010-123 45 67)",
    )  # fmt: skip
    room.ask(Close(room.clock.isoformat()))
    after = f"/after/{room.host.keys(room.name)['after']}?lang=ar"
    assert "\u2068de &lt;huisarts&gt;\u2069" in app.test_client().get(after).text


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("nl", {"one": "minuut", "other": "minuten"}),
        ("pl", {"one": "minuta", "few": "minuty", "many": "minut", "other": "minut"}),
        ("uk", {"one": "хвилина", "few": "хвилини", "many": "хвилин", "other": "хвилин"}),
        ("ar", {"one": "دقيقة", "two": "دقيقتان", "few": "دقائق", "many": "دقيقة", "other": "دقيقة"}),
    ],
)
def test_the_minutes_of_a_pause_are_said_in_every_plural_form_of_the_language(
    room: Room, language: str, forms: dict[str, str]
) -> None:
    room.open("3")
    room.ask(BeginPause(10, room.clock.isoformat()))
    pieces = room.app.extensions["rooms"].current(room.name, "phone", language)[1]
    countdown = re.search(r"<p[^>]* data-countdown=[^>]*>", pieces["activity"])
    assert countdown
    assert dict(re.findall(r'data-(one|two|few|many|other|zero)="([^"]+)"', countdown[0])) == forms
