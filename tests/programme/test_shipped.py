"""The programmes that come with the package say exactly what the sources and the running order say."""

from __future__ import annotations

from pathlib import Path

import pytest

from werksessie.activities import KINDS
from werksessie.programme.details import LADDER, Details, fill, lines_to_show
from werksessie.programme.loader import PLAN, load_shipped, shipped
from werksessie.programme.model import Programme, say
from werksessie.programme.place import ProgrammeError

DECK = {
    "1": ("Wat verstaat de gemeenschap onder weerbaarheid?", "Bewustzijn problematiek"),
    "4": ("Hoe zou dat opgelost moeten worden volgens hen?", "Oplossingsgerichtheid"),
    "5a": ("Vertaald in welke activiteiten en vooral met welke doel?", "Doel"),
}
ELEMENTS = {
    "behoefte",
    "gedeelde doelstelling en oplossing",
    "kenmerken",
    "inzetbaarheid",
    "rolverdeling",
    "capaciteit",
}
TONIGHT = Details(
    title="Samen sterk", also_present="twee mensen van de gemeente", ladder="meedenken", feedback_date="2027-03-02"
)


@pytest.fixture(scope="module")
def evening() -> Programme:
    return load_shipped("eerste-gesprek", KINDS)


@pytest.mark.parametrize("id", shipped())
def test_every_shipped_programme_loads_under_its_own_name(id: str):
    assert load_shipped(id, KINDS).id == id


def test_an_unknown_programme_is_explained():
    with pytest.raises(ProgrammeError) as caught:
        load_shipped("eerste-gesprk", KINDS)
    assert str(caught.value) == "Er is geen draaiboek 'eerste-gesprk' (bedoel je 'eerste-gesprek'?)."
    with pytest.raises(ProgrammeError):
        load_shipped("../shipped/eerste-gesprek", KINDS)


def test_no_kind_gives_a_setting_the_name_of_a_common_field():
    assert not {name for own in (kind.SETTINGS for kind in KINDS.values()) for name in own} & set(PLAN)


def test_the_first_conversation_has_its_activities_in_order(evening: Programme):
    assert [(plan.id, plan.kind) for plan in evening.activities] == [
        ("welkom", "slide"),
        ("regels", "slide"),
        ("1", "ideas"),
        ("4", "ideas"),
        ("doelen", "slide"),
        ("5a", "dots"),
        ("eens", "opinions"),
        ("afspraken", "agreements"),
        ("slot", "slide"),
    ]


def test_the_wording_of_the_source_is_kept_to_the_letter(evening: Programme):
    from_deck = {plan.number: (plan.verbatim, plan.factor) for plan in evening.activities if plan.source == "deck"}
    assert from_deck == DECK
    assert evening.credit == (
        "gebaseerd op de kennissessie Veerkracht & weerbaarheid van gemeenschappen van 7 maart 2024"
    )


def test_what_is_our_own_claims_no_wording_of_the_source(evening: Programme):
    own = [plan for plan in evening.activities if plan.source == "own"]
    assert [(plan.verbatim, plan.factor, plan.number) for plan in own] == [("", "", "")] * 6


def test_every_element_is_one_of_the_conclusion(evening: Programme):
    assert {plan.element for plan in evening.activities} - {""} == {"behoefte", "gedeelde doelstelling en oplossing"}
    assert {plan.element for plan in evening.activities} - {""} <= ELEMENTS


def test_everything_people_read_is_there_in_dutch_and_english(evening: Programme):
    texts = [evening.title, *(part.title for part in evening.parts)]
    for plan in evening.activities:
        texts += [plan.title, plan.text, plan.help, plan.settings.get("stem", {})]
        texts += [*plan.settings.get("lines", ()), *plan.settings.get("rules", ())]
    assert [text for text in texts if text and not (text.get("nl") and text.get("en"))] == []


def test_the_chain_from_answers_to_agreements_is_whole(evening: Programme):
    plans = {plan.id: plan for plan in evening.activities}
    assert plans["doelen"].settings["goals_of"] == "4"
    assert (plans["5a"].options_from, plans["5a"].take) == ("4", "goals")
    assert (plans["eens"].options_from, plans["eens"].take) == ("4", "themes")
    assert plans["afspraken"].settings["goals_from"] == "5a"


def test_question_1_takes_one_answer_each_and_question_4_three(evening: Programme):
    assert [evening.plan(id).settings["max"] for id in ("1", "4")] == [1, 3]


@pytest.mark.parametrize(
    ("days", "last"),
    [
        (7, "Op dinsdag 2 maart zien jullie het verslag als eerste."),
        (0, "Op dinsdag 2 maart kunnen jullie het verslag lezen. De gemeente krijgt het dan ook."),
    ],
)
def test_the_welcome_is_eight_lines_and_the_last_tells_who_reads_first(evening: Programme, days: int, last: str):
    tonight = Details(**{**vars(TONIGHT), "participants_first": days})
    lines = lines_to_show(evening.plan("welkom").settings["lines"], tonight)
    spoken = [fill(say(line, "nl"), tonight, "nl") for line in lines]
    assert spoken == [
        "Welkom. Fijn dat jullie er zijn.",
        "Criminelen zoeken soms jongeren die voor hen werken. Vanavond praten we over hoe we jongeren beschermen.",
        "Jullie vertellen. Wij luisteren.",
        "Zo werkt het vanavond: Jullie geven advies. De gemeente beslist en legt uit waarom.",
        "In de zaal zijn ook: twee mensen van de gemeente.",
        "Meedoen kan met je telefoon of op papier. Overslaan mag altijd.",
        "We vragen geen naam. Schrijf ook geen namen van anderen. Dit is geen meldpunt. Bij gevaar: bel 112.",
        last,
    ]


def test_there_are_four_ground_rules_with_a_picture_each(evening: Programme):
    rules = evening.plan("regels").settings["rules"]
    assert [rule["nl"] for rule in rules] == [
        "Eén praat, de rest luistert",
        "Iedereen mag iets anders vinden",
        "Noem geen namen of adressen. Vertel niet wat iemand van plan is",
        "Vertel buiten niet wie wat zei",
    ]
    assert len({rule["picture"] for rule in rules} - {""}) == 4


def test_every_ground_rule_names_a_drawing_that_exists(evening: Programme):
    drawings = (Path(__file__).parents[2] / "templates" / "macros" / "pictures.html").read_text(encoding="utf-8")
    for rule in evening.plan("regels").settings["rules"]:
        assert f'"{rule["picture"]}"' in drawings


def test_every_activity_belongs_to_a_part_of_the_evening(evening: Programme):
    assert [part.title["nl"] for part in evening.parts] == [
        "Welkom",
        "Deel A · Sterk staan",
        "Deel B · Wat helpt",
        "Afspraken",
        "Slot",
    ]
    assert [plan.part for plan in evening.activities] == [*["welkom"] * 2, "a", *["b"] * 4, "afspraken", "slot"]


def test_no_placeholder_is_left_on_the_wall(evening: Programme):
    ready = Details(**{**vars(TONIGHT), "participants_first": 3})
    for plan in evening.activities:
        for text in (plan.text, plan.help, *plan.settings.get("lines", ())):
            for language in ("nl", "en"):
                assert "{" not in fill(say(text, language), ready, language)


def test_every_rung_of_the_ladder_speaks_dutch_and_english():
    assert {key: rung.text["nl"] for key, rung in LADDER.items()} == {
        "meeweten": "De gemeente vertelt. Jullie kunnen vragen stellen.",
        "meedenken": "Jullie geven advies. De gemeente beslist en legt uit waarom.",
        "meewerken": "Jullie en de gemeente maken samen een plan.",
        "meebeslissen": "Jullie beslissen mee over: {waarover}.",
        "zelf-doen": "Jullie doen het zelf. De gemeente helpt met: {waarmee}.",
    }
    for rung in LADDER.values():
        assert ("{" + rung.about + "}" in rung.text["en"]) == bool(rung.about)
