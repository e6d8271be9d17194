"""The prepare page: what is kept, what is refused, what is still missing, and how it is said in the room."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from werksessie.programme.dates import clock, day
from werksessie.programme.details import (
    LADDER,
    Details,
    fill,
    from_dict,
    ladder_sentence,
    lines_to_show,
    missing_to_start,
    parse,
    to_dict,
)  # fmt: skip
from werksessie.programme.entries import ENTRIES

FULL = {
    "title": "Samen sterk in de Klaverbuurt",
    "place": "Buurthuis De Brug",
    "date": "2027-03-02",
    "time": "19.30",
    "second_evening": "2027-03-09",
    "municipality": "Voorbeeldstad",
    "community": "Ouders van de Klaverbuurt",
    "also_present": "de wijkagent",
    "mandate": "de wethouder",
    "ladder": "meebeslissen",
    "ladder_about": "het plein",
    "feedback_date": "2027-03-16",
    "feedback_how": "op papier en op deze pagina",
    "participants_first": "7",
    "contact_municipality": "Noor van de gemeente",
    "contact_community": "Sam van het buurthuis",
    "talk_to": "de huisarts",
    "languages": "nl,en,ar",
    "wifi_name": "De Brug gast",
    "wifi_password": "kom  erin",
    "groups": "on",
    "reveal": "after_close",
    "retention_days": "60",
    "controller": "Stichting De Brug",
    "rehearsal": "on",
}
READY = Details(title="Samen sterk", ladder="meedenken", feedback_date="2027-03-16")


def test_every_field_of_the_page_arrives():
    details, errors = parse(FULL)
    assert errors == {}
    assert to_dict(details) == {
        **FULL,
        "participants_first": 7,
        "languages": ["nl", "en", "ar"],
        "groups": True,
        "retention_days": 60,
        "rehearsal": True,
    }


def test_the_page_has_exactly_the_fields_of_the_details():
    assert {*ENTRIES, "languages"} == {field.name for field in fields(Details)}


def test_a_title_alone_is_enough_to_keep_the_page():
    details, errors = parse({"title": "Samen sterk"})
    assert errors == {}
    assert details == Details(title="Samen sterk")


@pytest.mark.parametrize("form", [{}, {"title": ""}, {"title": " \n\t"}, {"title": "\x00"}])
def test_an_evening_without_a_title_is_refused(form: dict[str, str]):
    assert parse(form)[1] == {"title": "Geef de avond een titel."}


def test_a_title_of_80_characters_fits_and_81_is_too_long():
    assert parse({"title": "é" * 80})[1] == {}
    details, errors = parse({"title": "é" * 81})
    assert errors == {"title": "Dit is te lang: hooguit 80 tekens."}
    assert details.title == "é" * 81


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("date", "2027-02-29", "Deze datum bestaat niet. Schrijf hem zo: 3-3-2027."),
        ("date", "31-4-2027", "Deze datum bestaat niet. Schrijf hem zo: 3-3-2027."),
        ("feedback_date", "volgende week", "Deze datum bestaat niet. Schrijf hem zo: 3-3-2027."),
        ("date", "0027-03-02", "Dit jaartal klopt niet."),
        ("time", "25.00", "Deze tijd bestaat niet. Schrijf hem zo: 19.30."),
        ("time", "half acht", "Deze tijd bestaat niet. Schrijf hem zo: 19.30."),
        ("ladder", "meepraten", "Kies wat mensen vanavond mogen bepalen."),
        ("participants_first", "5", "Kies meteen, na 3 dagen of na 7 dagen."),
        ("languages", "nl,xx", "Deze taal kennen we niet."),
        ("groups", "misschien", "Kies aan of uit."),
        ("reveal", "never", "Kies meteen of pas na het sluiten."),
        ("retention_days", "6", "Vul een heel getal in van 7 tot en met 90."),
        ("retention_days", "91", "Vul een heel getal in van 7 tot en met 90."),
        ("retention_days", "dertig", "Vul een heel getal in van 7 tot en met 90."),
        ("retention_days", "-30", "Vul een heel getal in van 7 tot en met 90."),
        ("wifi_password", "x" * 64, "Dit is te lang: hooguit 63 tekens."),
    ],
)
def test_a_wrong_entry_is_explained(field: str, typed: str, said: str):
    assert parse({"title": "Samen sterk", field: typed})[1] == {field: said}


def test_a_wrong_text_is_kept_to_be_mended_and_a_wrong_choice_is_not():
    details, _ = parse({"title": "Samen sterk", "date": "31-4-2027", "ladder": "meepraten", "retention_days": "6"})
    assert (details.date, details.ladder, details.retention_days) == ("31-4-2027", "", 30)


def test_people_hear_back_on_the_evening_itself_or_later():
    dates = {"title": "Samen sterk", "date": "2027-03-02"}
    assert parse({**dates, "feedback_date": "2027-03-02"})[1] == {}
    assert parse({**dates, "feedback_date": "1-3-2027"})[1] == {"feedback_date": "Deze dag ligt vóór de avond zelf."}
    assert list(parse({**dates, "feedback_date": "31-2-2027"})[1]) == ["feedback_date"]


@pytest.mark.parametrize("typed", ["2027-03-02", "2-3-2027", "02/03/2027", "2.3.2027", " 2027-03-02 "])
def test_a_date_may_be_typed_in_the_usual_ways(typed: str):
    assert parse({"title": "Samen sterk", "date": typed})[0].date == "2027-03-02"


@pytest.mark.parametrize("typed", ["19:30", "19.30", "19:30:00", "19.30 uur"])
def test_a_time_may_be_typed_in_the_usual_ways(typed: str):
    assert parse({"title": "Samen sterk", "time": typed})[0].time == "19.30"


def test_text_is_kept_on_one_line_without_control_characters():
    assert parse({"title": " Samen\r\n sterk\x00\ud800 "})[0].title == "Samen sterk"


def test_a_form_may_tick_several_languages():
    form = MultiDict([("title", "Samen sterk"), ("languages", "ar"), ("languages", "en")])
    assert parse(form)[0].languages == ("nl", "en", "ar")


def test_dutch_is_always_among_the_languages():
    assert parse({"title": "Samen sterk", "languages": ""})[0].languages == ("nl",)
    assert parse({"title": "Samen sterk"})[0].languages == ("nl", "en")


@given(st.dictionaries(st.sampled_from(sorted(FULL)), st.text()))
def test_whatever_is_typed_the_details_survive_the_record(form: dict[str, str]):
    details, errors = parse(form)
    assert from_dict(json.loads(json.dumps(to_dict(details)))) == details
    assert set(errors) <= set(FULL)
    assert all(said.endswith(".") for said in errors.values())


def test_details_of_another_version_are_read_as_far_as_known():
    odd = {"title": "Samen sterk", "mood": "good", "groups": 1, "languages": "nl", "retention_days": "60"}
    assert from_dict(odd) == Details(title="Samen sterk")
    assert from_dict({"languages": ["nl", 3, "tr"]}).languages == ("nl", "tr")


def test_an_evening_starts_when_the_ladder_and_the_date_are_there():
    assert missing_to_start(READY) == []
    assert missing_to_start(Details()) == [
        "Kies wat mensen vanavond mogen bepalen.",
        "Kies de dag waarop mensen iets terughoren.",
    ]
    assert missing_to_start(replace(READY, feedback_date="31-4-2027")) == ["Kies de dag waarop mensen iets terughoren."]


@pytest.mark.parametrize(
    ("rung", "said"),
    [("meebeslissen", "Vul in waarover mensen meebeslissen."), ("zelf-doen", "Vul in waarmee de gemeente helpt.")],
)
def test_some_rungs_must_say_about_what(rung: str, said: str):
    assert missing_to_start(replace(READY, ladder=rung)) == [said]
    assert missing_to_start(replace(READY, ladder=rung, ladder_about=" .")) == [said]
    assert missing_to_start(replace(READY, ladder=rung, ladder_about="het plein")) == []


@pytest.mark.parametrize("rung", LADDER)
def test_an_evening_that_may_start_can_say_what_people_decide(rung: str):
    ready = replace(READY, ladder=rung, ladder_about="het plein")
    assert missing_to_start(ready) == []
    for language in ("nl", "en", "tr"):
        assert ladder_sentence(ready, language).endswith(".")
        assert "{" not in ladder_sentence(ready, language)


def test_placeholders_are_filled_in_the_language_of_the_reader():
    details = parse(FULL)[0]
    assert fill("Zo werkt het vanavond: {ladderzin}", details, "nl") == (
        "Zo werkt het vanavond: Jullie beslissen mee over: het plein."
    )
    assert fill("{ladderzin}", details, "en") == "You help decide about: het plein."
    assert fill("Op {datum}.", details, "nl") == "Op dinsdag 16 maart."
    assert fill("On {datum}.", details, "en") == "On Tuesday 16 March."
    assert fill("Om {tijd}: {wie erbij}.", details, "nl") == "Om 19.30 uur: de wijkagent."
    assert fill("Zeg het tegen {contact}.", details, "nl") == "Zeg het tegen Sam van het buurthuis."
    assert fill("Ga naar {naam of functie}.", details, "nl") == "Ga naar de huisarts."


def test_the_contact_of_the_municipality_stands_in_for_the_community():
    assert fill("{contact}", Details(contact_municipality="Noor"), "nl") == "Noor"


def test_a_sentence_never_ends_in_two_stops():
    details = replace(READY, also_present="de wijkagent.", ladder="zelf-doen", ladder_about="een zaal.")
    assert fill("In de zaal: {wie erbij}.", details, "nl") == "In de zaal: de wijkagent."
    assert fill("{ladderzin}", details, "nl") == "Jullie doen het zelf. De gemeente helpt met: een zaal."


def test_a_sentence_with_a_hole_says_nothing():
    assert fill("In de zaal zijn ook: {wie erbij}.", READY, "nl") == ""
    assert fill("Zo werkt het: {ladderzin}", Details(ladder="meebeslissen"), "nl") == ""


def test_other_braces_stay_and_nothing_is_filled_in_twice():
    assert fill("Maak {iets} af {}", READY, "nl") == "Maak {iets} af {}"
    assert fill("Met {wie erbij}", replace(READY, also_present="{datum}"), "nl") == "Met {datum}"


def test_lines_without_anything_to_say_are_left_out():
    lines = [
        {"nl": "Dag"},
        {"nl": "Ook: {wie erbij}"},
        {"nl": "Eerst", "when": "window"},
        {"nl": "Ook", "when": "no-window"},
    ]
    assert [line["nl"] for line in lines_to_show(lines, READY)] == ["Dag", "Ook"]
    with_window = replace(READY, participants_first=3, also_present="de wijkagent")
    assert [line["nl"] for line in lines_to_show(lines, with_window)] == ["Dag", "Ook: {wie erbij}", "Eerst"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "dinsdag 3 maart"),
        ("en", "Tuesday 3 March"),
        ("tr", "3 Mart Salı"),
        ("pl", "wtorek 3 marca"),
        ("xx", "dinsdag 3 maart"),
        ("", "dinsdag 3 maart"),
        ("not a language", "dinsdag 3 maart"),
    ],
)
def test_a_day_is_said_as_people_say_it(language: str, said: str):
    assert day("2026-03-03", language) == said


def test_a_time_is_said_as_people_say_it():
    assert (clock("19.30", "nl"), clock("9.05", "nl"), clock("19.30", "en")) == ("19.30 uur", "9.05 uur", "19:30")


def test_what_is_no_date_or_time_says_nothing():
    assert (day("", "nl"), day("morgen", "nl"), clock("", "nl"), clock("25.00", "nl")) == ("", "", "", "")
