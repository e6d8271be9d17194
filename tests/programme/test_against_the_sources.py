"""The shipped programmes beside the documents they come from, when those lie next to the checkout.

The documents are no part of the package; without them `test_weerbaarheid.py` holds the same words.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from werksessie.programme.model import Programme

from .conftest import at

BESIDE = Path(__file__).resolve().parents[3] / "shared"
DOCUMENT, SEEDS = BESIDE / "PROGRAMME.md", BESIDE / "seeds"
without = pytest.mark.skipif(
    not (DOCUMENT.is_file() and SEEDS.is_dir()),
    reason="PROGRAMME.md en seeds/ liggen niet naast deze map: de woorden zijn NIET met de bron vergeleken",
)
pytestmark = without


def plain(words: str) -> str:
    """On one line, without the marks for bold and slanted."""
    return " ".join(words.replace("**", "").replace("*", "").split())


@pytest.fixture(scope="module")
def document() -> str:
    return DOCUMENT.read_text("utf-8")


@pytest.fixture(scope="module")
def seeds() -> str:
    return plain("\n".join(path.read_text("utf-8") for path in sorted(SEEDS.iterdir())))


def section(document: str, number: int) -> str:
    """A section of the document, lines as they are."""
    found = re.search(rf"^## {number} .*?\n(.*?)(?=^## |\Z)", document, flags=re.M | re.S)
    assert found, number
    return found[1]


def table(document: str, number: int) -> list[list[str]]:
    """The cells of the table in a section, without its head."""
    rows = [line for line in section(document, number).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def quoted(words: str) -> list[str]:
    return re.findall(r'"([^"]+)"', " ".join(words.split()))


# The sources themselves


def test_every_source_text_is_in_the_sources_to_the_letter(evening: Programme, seeds: str) -> None:
    texts = [text for one in evening.sources for text in one.texts]
    assert len(texts) == 4 + 10 + 6 + 1 + 9 + 3 + 7 + 2 + 1 + 4
    assert [text for text in texts if plain(text) not in seeds] == []
    assert [one.heading for one in evening.sources if plain(one.heading) not in seeds] == []


def test_nothing_of_the_lists_of_the_deck_is_left_out(evening: Programme) -> None:
    (deck,) = SEEDS.glob("*kennissessie*")
    listed = {plain(line.lstrip(" -")) for line in deck.read_text("utf-8").splitlines() if line.strip().startswith("-")}
    texts = {plain(text) for one in evening.sources for text in one.texts}
    assert len(listed - {""}) > 35
    assert listed - {""} <= texts


# The ten questions


def test_the_table_of_questions_is_kept_word_for_word(evening: Programme, document: str) -> None:
    rows = table(document, 1)
    assert len(rows) == 11
    for number, verbatim, factor, kind, dutch, english in rows:
        plan = at(evening, plain(number).removesuffix(" S"))
        assert plan.sensitive == number.endswith("**S**")
        assert verbatim in (plan.verbatim, "(the same)")
        assert factor == plan.factor
        assert kind.split()[0].rstrip(":,") == plan.kind
        bold = re.findall(r"\*\*(.+?)\*\*", dutch)
        assert bold[0] == plan.text["nl"]
        assert english.startswith(plan.text["en"])


def test_what_the_table_adds_to_a_question_is_kept_as_well(evening: Programme, document: str) -> None:
    rows = {plain(row[0]).removesuffix(" S"): row for row in table(document, 1)}
    slanted = {
        number: [re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", row[column]) for column in (4, 5)]
        for number, row in rows.items()
    }
    one = at(evening, "1")
    assert slanted["1"] == [[f"Hulp: {one.help['nl']}"], [one.help["en"]]]
    needs = at(evening, "7").options
    assert slanted["7"] == [[" · ".join(need.text[language] for need in needs)] for language in ("nl", "en")]
    steps = " / ".join(step["nl"] for step in at(evening, "2").settings["words"])
    assert f"scale: {steps}" == rows["2"][3]
    second = at(evening, "6").settings["who_text"]
    assert rows["6"][4].endswith(f"Then: **{second['nl']}** wij · samen · de gemeente")
    assert rows["6"][5].endswith(f" · {second['en']} us · together · the municipality")
    now = at(evening, "8").settings
    for language, column, mark in (("nl", 4, "**"), ("en", 5, "")):
        glasses = " · ".join(step[language] for step in now["words"])
        assert rows["8"][column].endswith(f"{mark}{now['now_text'][language]}{mark} {glasses}")


def test_what_stands_below_the_table_is_kept(evening: Programme, document: str) -> None:
    below = plain(section(document, 1))
    starters = re.search(r"neighbourhood team: (.*?)\. Shown", below)
    assert starters
    assert starters[1].split(" · ") == [one.text["nl"] for one in at(evening, "3").options]
    for id, field in (("3", "aftercare"), ("10", "other_side"), ("doelen", "text"), ("0", "text"), ("eens", "text")):
        plan = at(evening, id)
        words = plan.settings[field] if field in plan.settings else getattr(plan, field)
        assert words["nl"] in quoted(below), id


# Conditions, roles, targets, methods


@pytest.mark.parametrize(("number", "id", "rows"), [(2, "8", 9), (4, "12", 7)])
def test_a_table_of_cards_is_kept_word_for_word(
    evening: Programme, document: str, number: int, id: str, rows: int
) -> None:
    cards = [[one.verbatim, one.text["nl"], one.text["en"]] for one in at(evening, id).options]
    assert len(cards) == rows
    assert cards == table(document, number)


def test_the_roles_are_kept_word_for_word(evening: Programme, document: str) -> None:
    listed = re.search(r"traceable to deck words: (.*?Andere rol)\.", plain(section(document, 3)))
    assert listed
    roles = [re.fullmatch(r'([^(]+?)(?: \("(.+)"\))?', role) for role in listed[1].split(" · ")]
    options = at(evening, "6").options
    assert len(roles) == len(options) == 13
    for role, option in zip(roles, options, strict=True):
        assert role
        assert role[1] == option.text["nl"]
        assert role[2] in (None, option.verbatim)


def test_how_often_people_can_join_in_is_kept(evening: Programme, document: str) -> None:
    plan = at(evening, "beschikbaar")
    steps = " · ".join(step["nl"] for step in plan.settings["words"])
    assert f'"{plan.text["nl"]}" {steps} (scale)' in plain(section(document, 3))


def test_the_targets_and_the_steps_are_kept(evening: Programme, document: str) -> None:
    four, plan = plain(section(document, 4)), at(evening, "11")
    assert f"{plan.text['nl']} {' · '.join(one.text['nl'] for one in plan.options)}." in four
    assert f"EN: {plan.text['en']} {' · '.join(one.text['en'] for one in plan.options)}." in four
    assert [f'"{one.verbatim}"' for one in plan.options if f'"{one.verbatim}"' not in four] == []
    methods, daily = at(evening, "12"), at(evening, "13")
    assert f'(dots): {methods.text["nl"]} Line on the wall: "{methods.help["nl"]}"' in four
    assert " · ".join(item["text"]["nl"] for item in daily.settings["items"]) in four


# The running order, the closing, the texts


def test_the_running_order_takes_as_long_as_it_says(evening: Programme, document: str) -> None:
    ends = [int(row[0].split("-")[1]) for row in table(document, 5) if row[0][0].isdigit()]
    reached = {sum(one.minutes for one in evening.activities[:number] if not one.off) for number in range(1, 33)}
    assert len(ends) == 11
    assert [end for end in ends if end not in reached] == []
    assert evening.minutes == (ends[-1],)


def test_the_question_on_working_together_and_the_closing_are_kept(evening: Programme, document: str) -> None:
    assert f'"{at(evening, "samen-verder").text["nl"]}" (ideas → consent)' in plain(section(document, 5))
    closing = quoted(section(document, 7))
    assert at(evening, "advies").text["nl"] in closing
    assert at(evening, "tip").text["nl"] in closing
    assert [one["text"]["nl"] for one in at(evening, "terugblik").settings["items"]] == [
        said for said in closing if said.endswith("?") and said != "Wat is ons advies hierover?"
    ]


def test_the_welcome_is_kept_word_for_word(evening: Programme, document: str) -> None:
    eight = " ".join(section(document, 8).split())
    dutch, english = re.search(r"\*\*Welcome\*\*(.*?) EN: (.*?) \*\*Ladder", eight).groups()  # type: ignore[union-attr]
    lines = at(evening, "welkom").settings["lines"]
    assert [line["nl"] for line in lines] == quoted(dutch)
    said = [part.removesuffix(")").removeprefix("(or: ") for part in re.split(r" / | (?=\(or: )", english)]
    gaps = [re.sub(r"\{[^}]+\}\.?", "…", line["en"]).rstrip(".") for line in lines]
    assert gaps == [part.rstrip(".") for part in said]


def test_the_ground_rules_and_the_speaker_notes_are_kept(evening: Programme, document: str) -> None:
    eight = plain(section(document, 8))
    rules = " · ".join(rule["nl"] for rule in at(evening, "regels").settings["rules"])
    assert f"Ground rules (4 pictures): {rules}." in eight
    written = eight.partition("Speaker notes: ")[2]
    notes = dict(re.findall(r'(?:^| · )([\w, ]+?) "([^"]+)"', written))
    assert len(notes) == 9
    for who, words in notes.items():
        for id in {"goals": ["doelen"], "5": ["5a", "5b"]}.get(who, who.split(", ")):
            assert at(evening, id).note == words
