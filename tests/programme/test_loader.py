"""What a programme file may say, and what is said about one that is wrong."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from werksessie.programme.loader import CHOICE, PLAN, PROGRAMME, SOURCE
from werksessie.programme.loader import PART as PART_READERS
from werksessie.programme.model import Choice, Part, Plan, Programme, Source, from_dict, to_dict

from .examples import GARDEN, HEAD, PART, VOTE, WISHES, activity, complaint, read, sentence

ASK = 'kind = "ideas"\ntext.nl = "Wat?"\n'


def test_a_whole_programme_is_read():
    garden = read(GARDEN)
    assert (garden.id, garden.version, garden.title) == ("tuin", "1", {"nl": "De tuin"})
    assert garden.parts == (Part(id="a", title={"nl": "Kijken"}),)
    assert [plan.id for plan in garden.activities] == ["wensen", "kiezen"]


def test_every_field_of_an_activity_arrives():
    plan = activity("""
        kind = "dots"
        text = { nl = "Wat?", en = "What?" }
        help.nl = "Denk na"
        part = "a"
        number = "5a"
        source = "deck"
        verbatim = "Wat denkt men?"
        factor = "Doel"
        element = "behoefte"
        sensitive = false
        reveal = "after_close"
        note = "Rustig."
        minutes = 240
        off = true
        practice = true
        aftercare.nl = "Ga naar Sam."
        stackable = true
        options = [{ id = "a", text.nl = "Appels", verbatim = "appel" }, { id = "b", text.nl = "Bessen" }]
    """)
    assert plan == Plan(
        id="x",
        kind="dots",
        title={"nl": "X"},
        text={"nl": "Wat?", "en": "What?"},
        help={"nl": "Denk na"},
        part="a",
        number="5a",
        source="deck",
        verbatim="Wat denkt men?",
        factor="Doel",
        element="behoefte",
        reveal="after_close",
        note="Rustig.",
        minutes=240,
        off=True,
        practice=True,
        aftercare={"nl": "Ga naar Sam."},
        options=(Choice("a", {"nl": "Appels"}, "appel"), Choice("b", {"nl": "Bessen"})),
        settings={"choices": 3, "stackable": True},
    )


def test_the_loader_knows_exactly_the_fields_of_the_model():
    assert set(PROGRAMME) == {field.name for field in fields(Programme)} | {"format", "based_on"}
    assert set(SOURCE) == {field.name for field in fields(Source)}
    assert set(PART_READERS) == {field.name for field in fields(Part)}
    assert set(CHOICE) == {field.name for field in fields(Choice)}
    assert set(PLAN) == {field.name for field in fields(Plan)} - {"settings"}


def test_settings_left_out_get_the_default_of_their_kind():
    assert activity(ASK).settings == {"max": 3, "prompt": {}, "starters": []}
    assert activity(ASK + "max = 1").settings["max"] == 1


def test_two_programmes_never_share_a_default():
    assert activity(ASK).settings["prompt"] is not activity(ASK).settings["prompt"]


def test_a_programme_is_the_same_after_a_trip_through_json():
    garden = read(GARDEN + '[[activities]]\nid = "x"\nkind = "slide"\ntitle.nl = "X"\nlines = [{ nl = "Dag" }]')
    assert from_dict(json.loads(json.dumps(to_dict(garden)))) == garden


def test_a_slide_may_let_its_lines_speak():
    lines = activity('kind = "slide"\nlines = [{ nl = "Dag" }, { nl = "Tot ziens", when = "window" }]').settings[
        "lines"
    ]
    assert [(line["nl"], line["when"], line["picture"]) for line in lines] == [
        ("Dag", "", ""),
        ("Tot ziens", "window", ""),
    ]


def test_a_sensitive_activity_shows_only_after_closing():
    assert activity(ASK + "sensitive = true").reveal == "after_close"
    assert complaint(ASK + 'sensitive = true\nreveal = "live"') == (
        "veld 'reveal': een gevoelige activiteit toont pas na het sluiten."
    )


def test_the_sentence_names_file_activity_and_field():
    assert complaint('kind = "dots"\ntext.nl = "Wat?"\noptions_from = "oplossingen"') == (
        "veld 'options_from': er is geen activiteit 'oplossingen' vóór deze."
    )
    assert sentence(HEAD + VOTE) == (
        "tuin.toml, activiteit 'kiezen', veld 'options_from': er is geen activiteit 'wensen' vóór deze."
    )


@pytest.mark.parametrize("field", ["id", "version", "title"])
def test_a_programme_needs(field: str):
    source = "\n".join(line for line in GARDEN.split("[[")[0].splitlines() if not line.startswith(field))
    assert sentence(source + WISHES) == f"tuin.toml, veld '{field}': dit veld ontbreekt."


def test_a_programme_needs_activities():
    assert sentence(HEAD) == "tuin.toml, veld 'activities': dit veld ontbreekt."
    assert sentence(HEAD + "activities = []").startswith("tuin.toml, veld 'activities': hier horen blokken")


@pytest.mark.parametrize("field", ["id", "kind", "title", "text"])
def test_an_activity_needs(field: str):
    wishes = "\n".join(line for line in WISHES.splitlines() if not line.startswith(field))
    where = "nummer 1" if field == "id" else "'wensen'"
    assert sentence(HEAD + wishes) == f"tuin.toml, activiteit {where}, veld '{field}': dit veld ontbreekt."


def test_dutch_is_always_there():
    assert complaint('kind = "ideas"\ntext.en = "What?"') == ("veld 'text': de Nederlandse tekst (nl) ontbreekt.")
    assert complaint('kind = "ideas"\ntext.nl = "  "') == "veld 'text': de Nederlandse tekst (nl) ontbreekt."


@pytest.mark.parametrize("code", ["NL", "nederlands", "e", "nl_NL", "n1"])
def test_a_language_is_a_code(code: str):
    assert f"'{code}' is geen taalcode" in complaint(f'kind = "ideas"\ntext = {{ nl = "Wat?", {code} = "?" }}')


def test_a_language_may_name_its_script():
    assert activity('kind = "ideas"\ntext = { nl = "Wat?", zh-Hans = "什么" }').text["zh-Hans"] == "什么"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('texd.nl = "Wat?"', "veld 'texd': dit veld bestaat niet (bedoel je 'text'?)."),
        ("maximum = 2", "veld 'maximum': dit veld bestaat niet (bedoel je 'max'?)."),
        ("qqqq = 2", "veld 'qqqq': dit veld bestaat niet."),
        ("stackable = true", "veld 'stackable': dit veld hoort bij soort dots, niet bij ideas."),
        ("settings = {}", "veld 'settings': dit veld bestaat niet."),
        ("max = 0", "veld 'max': hier hoort een heel getal van 1 tot en met 100."),
        ("max = 101", "veld 'max': hier hoort een heel getal van 1 tot en met 100."),
        ("max = true", "veld 'max': hier hoort een heel getal van 1 tot en met 100."),
        ("max = 2.0", "veld 'max': hier hoort een heel getal van 1 tot en met 100."),
        ('max = "2"', "veld 'max': hier hoort een heel getal van 1 tot en met 100."),
        ("minutes = -1", "veld 'minutes': hier hoort een heel getal van 0 tot en met 240."),
        ("minutes = 241", "veld 'minutes': hier hoort een heel getal van 0 tot en met 240."),
        ("minutes = 1979-05-27", "veld 'minutes': hier hoort een heel getal van 0 tot en met 240."),
        ('sensitive = "ja"', "veld 'sensitive': hier hoort true of false, zonder aanhalingstekens."),
        ('source = "slide"', "veld 'source': kies uit deck, own."),
        ('source = "deck"', "veld 'verbatim': bij source 'deck' hoort de letterlijke tekst."),
        ('reveal = "later"', "veld 'reveal': kies uit live, after_close."),
        ('take = "all"', "veld 'take': kies uit themes, goals, answers, chosen."),
        ("note = 3", "veld 'note': hier hoort tekst tussen aanhalingstekens."),
        ('part = "b"', "veld 'part': er is geen deel 'b'."),
        ('help = "Denk na"', "veld 'help': hier horen teksten per taal, bijvoorbeeld nl = \"Welkom\"."),
        ("help.nl = 3", "veld 'help': bij 'nl' hoort tekst tussen aanhalingstekens."),
        ("options = 3", "veld 'options': hier horen blokken met een kop tussen [[ en ]]."),
        ("starters = 3", "veld 'starters': hier hoort een lijst tussen [ en ]."),
        (
            'starters = [{ nl = "Ik" }, { en = "I" }]',
            "veld 'starters': regel 2 van de lijst: de Nederlandse tekst (nl) ontbreekt.",
        ),
        ('options = [{ id = "a" }]', "keuze 'a', veld 'text': dit veld ontbreekt."),
        (
            'options = [{ id = "a", text.nl = "A" }, { id = "a", text.nl = "B" }]',
            "keuze 'a', veld 'id': deze id staat er twee keer.",
        ),
    ],
)
def test_a_wrong_field_is_explained(wrong: str, said: str):
    assert complaint(ASK + wrong) == said


def test_sensitive_dots_are_one_of_each_because_small_counts_are_of_people():
    dots = (
        'kind = "dots"\ntext.nl = "Kies"\nsensitive = true\nstackable = true\noptions = [{ id = "a", text.nl = "A" }]'
    )
    assert complaint(dots) == (
        "veld 'stackable': in een gevoelige activiteit krijgt elke keuze van iemand hooguit één stip."
    )


def test_an_unknown_kind_is_explained():
    assert complaint('kind = "idea"') == "veld 'kind': soort 'idea' bestaat niet (bedoel je 'ideas'?)."
    assert complaint('kind = "quiz"') == (
        "veld 'kind': soort 'quiz' bestaat niet (kies uit slide, ideas, dots, promises)."
    )
    assert complaint("kind = 3") == "veld 'kind': hier hoort tekst tussen aanhalingstekens."


@pytest.mark.parametrize("id", ["", "Wensen", "wat is dit", "é", "a" * 41, "../x"])
def test_an_id_is_short_and_plain(id: str):
    said = sentence(HEAD + WISHES.replace('"wensen"', f'"{id}"'))
    assert said == (
        "tuin.toml, activiteit nummer 1, veld 'id': "
        "hier hoort een naam van 1 tot en met 40 kleine letters, cijfers en streepjes."
    )


def test_an_id_stands_there_once():
    assert sentence(HEAD + WISHES + WISHES) == (
        "tuin.toml, activiteit 'wensen', veld 'id': deze id staat er twee keer."
    )
    assert sentence(HEAD + PART + PART + WISHES) == "tuin.toml, deel 'a', veld 'id': deze id staat er twee keer."


def test_unknown_fields_of_programme_and_part_are_explained():
    assert sentence('titel.nl = "De tuin"\n' + GARDEN) == (
        "tuin.toml, veld 'titel': dit veld bestaat niet (bedoel je 'title'?)."
    )
    assert sentence(HEAD + PART + "name = 'Kijken'\n" + WISHES) == (
        "tuin.toml, deel 'a', veld 'name': dit veld bestaat niet."
    )


def test_options_come_from_an_earlier_activity_that_gives_them():
    vote = 'kind = "dots"\ntext.nl = "Wat?"\n'
    assert activity(vote + 'options_from = "wensen"').take == "goals"
    assert activity(vote + 'options_from = "kiezen"\ntake = "chosen"').options_from == "kiezen"
    assert complaint(vote + 'options_from = "x"') == "veld 'options_from': er is geen activiteit 'x' vóór deze."
    assert complaint(vote + 'options_from = "wens"') == (
        "veld 'options_from': er is geen activiteit 'wens' vóór deze (bedoel je 'wensen'?)."
    )
    assert complaint(vote + 'options_from = "kiezen"\ntake = "themes"') == (
        "veld 'options_from': activiteit 'kiezen' is van soort 'dots' en geeft geen 'themes'."
    )
    assert complaint(vote + 'options_from = "wensen"\ntake = "chosen"') == (
        "veld 'options_from': activiteit 'wensen' is van soort 'ideas' en geeft geen 'chosen'."
    )
    assert complaint(vote + 'options_from = "wensen"\noptions = [{ id = "a", text.nl = "A" }]') == (
        "veld 'options_from': kies: of eigen options, of options_from."
    )


def test_a_setting_may_point_to_an_earlier_activity_of_a_fitting_kind():
    slide, promises = 'kind = "slide"\ntext.nl = "Waarom?"\n', 'kind = "promises"\ntext.nl = "Wie?"\n'
    assert activity(slide + 'goals_of = "wensen"').settings["goals_of"] == "wensen"
    assert activity(promises + 'goals_from = "kiezen"').settings["goals_from"] == "kiezen"
    assert complaint(slide + 'goals_of = "x"') == "veld 'goals_of': er is geen activiteit 'x' vóór deze."
    assert complaint(slide + 'goals_of = "kiezen"') == (
        "veld 'goals_of': activiteit 'kiezen' is van soort 'dots', hier past ideas."
    )
    assert complaint(promises + 'goals_from = "wensen"') == (
        "veld 'goals_from': activiteit 'wensen' is van soort 'ideas', hier past dots."
    )


def test_a_newer_format_is_recognised_before_anything_else():
    assert sentence('format = 2\nnew = "thing"') == (
        "tuin.toml, veld 'format': dit draaiboek is gemaakt voor een nieuwere versie."
    )
    assert sentence(GARDEN.replace("format = 1", "format = 0")) == "tuin.toml, veld 'format': hier hoort 1."
    assert read(GARDEN.replace("format = 1", "")) == read(GARDEN)
