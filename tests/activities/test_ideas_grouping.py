"""ideas, on the console: releasing, hiding, themes and goals."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, counts, refused
from werksessie.activities.ideas import themes
from werksessie.activities.ideas.deeds import NOT_SHOWN
from werksessie.activities.ideas.marks import Mark, mark
from werksessie.session.commands import ChooseReveal


@pytest.fixture
def evening() -> Evening:
    """Six people, and a question about wishes that is open."""
    evening = Evening(people=6)
    evening.open("wensen")
    return evening


def in_themes(evening: Evening) -> dict[str, list[str]]:
    """The themes by name, with the texts the room sees in them."""
    return {one.name: sorted(card.text for card in one.cards) for one in themes(evening["wensen"].content)}


def option(evening: Evening) -> str:
    """What the first option of the vote reads."""
    return evening["kiezen"].options[0].text["nl"]


# Releasing and hiding


def test_all_that_waits_is_released_at_once(evening: Evening) -> None:
    for person in ("ann", "bob"):
        evening.idea("Licht", person)
    hidden = evening.idea("Jan", "cas")
    evening.act("wensen", "hide", card=hidden, reason="person")
    evening.act("wensen", "release-all")
    assert (len(evening.detail("wensen")["shown"]), evening.board("wensen")["waiting"]) == (2, ())


def test_what_waits_stands_in_an_order_that_says_nothing(evening: Evening) -> None:
    for person in ("ann", "bob", "cas"):
        evening.idea("Licht", person)
    ids = [one.id for one in evening.board("wensen")["waiting"]]
    assert ids == sorted(ids)


def test_hiding_needs_a_reason_from_the_list(evening: Evening) -> None:
    card = evening.idea("Jan deed het")
    for reason in ("", "geen zin"):
        with refused(422, "waarom"):
            evening.act("wensen", "hide", card=card, reason=reason)
    evening.act("wensen", "hide", card=card, reason="person")
    assert evening.detail("wensen")["not_shown"] == {"person": 1}
    assert evening.detail("wensen")["shown"] == []


def test_a_hidden_idea_leaves_the_wall_and_its_theme(evening: Evening) -> None:
    card = evening.idea("Jan deed het")
    evening.act("wensen", "make-theme", name="Licht", card=card)
    evening.act("wensen", "hide", card=card, reason="person")
    assert in_themes(evening) == {"Licht": []}
    assert [one.text for one in evening.board("wensen")["hidden"]] == ["Jan deed het"]


def test_a_hidden_idea_can_be_shown_after_all(evening: Evening) -> None:
    card = evening.idea("Licht")
    evening.act("wensen", "hide", card=card, reason="double")
    evening.act("wensen", "release", card=card)
    assert evening.detail("wensen")["not_shown"] == {}
    assert [one["text"] for one in evening.detail("wensen")["shown"]] == ["Licht"]


def test_a_card_that_is_gone_is_said_to_be_gone(evening: Evening) -> None:
    for verb in ("release", "hide", "place"):
        with refused(404, "is er niet meer"):
            evening.act("wensen", verb, card="weg", reason="double")


def test_hidden_words_leave_a_ballot_and_their_votes_stay(evening: Evening) -> None:
    card = evening.idea("Jan deed het")
    evening.act("wensen", "release", card=card)
    evening.open("kaarten")
    evening.send("kaarten", "ann", {f"value-{card}": "agree"})
    evening.act("wensen", "hide", card=card, reason="person")
    assert evening["kaarten"].options[0].text == {"nl": NOT_SHOWN}
    assert counts(evening.tally("kaarten"))[card]["agree"] == 1


@pytest.mark.parametrize("fields", [{"withdraw": "a1"}, {"replaces": "a1", "text": "Meer licht"}])
def test_words_that_their_writer_takes_back_leave_a_ballot_too(evening: Evening, fields: dict[str, str]) -> None:
    evening.send("wensen", "ann", {"text": "Jan deed het"}, "a1")
    evening.act("wensen", "release-all")
    evening.open("kaarten")
    evening.open_again("wensen")
    evening.send("wensen", "ann", fields)
    assert evening["kaarten"].options[0].text == {"nl": NOT_SHOWN}


# Themes


def test_a_theme_is_made_with_cards_or_without(evening: Evening) -> None:
    evening.act("wensen", "make-theme", name="  Veilig \n wonen ")
    evening.act("wensen", "make-theme", name="Licht", card=(evening.idea("Lamp"), evening.idea("Lantaarn")))
    assert in_themes(evening) == {"Veilig wonen": [], "Licht": ["Lamp", "Lantaarn"]}


def test_putting_a_card_into_a_theme_releases_it(evening: Evening) -> None:
    card = evening.idea("Lamp")
    evening.act("wensen", "place", card=card, theme=evening.act("wensen", "make-theme", name="Licht"))
    assert evening.board("wensen")["waiting"] == ()
    assert in_themes(evening) == {"Licht": ["Lamp"]}


def test_a_card_stands_in_one_theme_and_can_be_taken_out(evening: Evening) -> None:
    card = evening.idea("Lamp")
    evening.act("wensen", "make-theme", name="Licht", card=card)
    groen = evening.act("wensen", "make-theme", name="Groen")
    evening.act("wensen", "place", card=card, theme=groen)
    assert in_themes(evening) == {"Licht": [], "Groen": ["Lamp"]}
    evening.act("wensen", "place", card=card, theme="")
    assert in_themes(evening) == {"Licht": [], "Groen": []}
    assert [one.text for one in evening.board("wensen")["loose"]] == ["Lamp"]


def test_a_hidden_card_is_not_put_into_a_theme(evening: Evening) -> None:
    card = evening.idea("Jan deed het")
    evening.act("wensen", "hide", card=card, reason="person")
    with refused(409, "verborgen"):
        evening.act("wensen", "make-theme", name="Licht", card=card)
    assert in_themes(evening) == {}


def test_a_theme_can_get_another_name(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    evening.act("wensen", "rename-theme", theme=theme, name="Licht op straat")
    assert list(in_themes(evening)) == ["Licht op straat"]


def test_a_dropped_theme_lets_its_cards_go(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht", card=evening.idea("Lamp"))
    evening.act("wensen", "drop-theme", theme=theme)
    assert (in_themes(evening), len(evening.board("wensen")["loose"])) == ({}, 1)


def test_a_theme_that_is_gone_is_said_to_be_gone(evening: Evening) -> None:
    card = evening.idea("Lamp")
    for verb in ("rename-theme", "drop-theme", "goal", "place"):
        with refused(404, "thema is er niet meer"):
            evening.act("wensen", verb, theme="weg", name="Licht", card=card)


def test_the_name_of_a_theme_is_short(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    for verb in ("make-theme", "rename-theme"):
        with refused(422, "te lang"):
            evening.act("wensen", verb, theme=theme, name="x" * 61)
    assert list(in_themes(evening)) == ["Licht"]


@pytest.mark.parametrize("name", ["", "  \n"])
def test_a_theme_with_a_name_keeps_one(evening: Evening, name: str) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    with refused(422, "Schrijf eerst"):
        evening.act("wensen", "rename-theme", theme=theme, name=name)
    assert list(in_themes(evening)) == ["Licht"]


def test_a_theme_without_a_name_is_a_letter_and_a_shape_until_it_gets_one(evening: Evening) -> None:
    first, second = (evening.act("wensen", "make-theme", name=" ") for _ in range(2))
    evening.act("wensen", "drop-theme", theme=first)
    third = evening.act("wensen", "make-theme", name="", card=evening.idea("Lamp"))
    marks = {one.id: (one.name, one.mark) for one in evening.board("wensen")["themes"]}
    assert marks == {
        second: ("Groep B", Mark("B", "cirkel", "●")),
        third: ("Groep C", Mark("C", "vierkant", "■")),
    }
    assert [row.text["nl"] for row in evening.tally("wensen").rows] == ["Groep B", "Groep C"]
    assert evening.sealed()[0].activities["wensen"].content.themes[third].number == 3
    evening.act("wensen", "rename-theme", theme=third, name="Licht")
    [view] = evening.wall("wensen")["themes"]
    assert (view.name, view.mark) == ("Licht", None)


@pytest.mark.parametrize(("number", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (53, "BA")])
def test_after_z_comes_aa(number: int, letter: str) -> None:
    assert mark(number).letter == letter


def test_themes_stand_on_the_wall_in_the_order_they_were_made(evening: Evening) -> None:
    for number, name in enumerate(("Licht", "Groen", "Rust", "Spelen")):
        evening.act("wensen", "make-theme", name=name, card=evening.idea(name, f"iemand-{number}"))
    card = evening.idea("Iets anders")
    evening.act("wensen", "release", card=card)
    boxes = [[box.name for box in wall["themes"]] for wall in evening.walls("wensen")]
    assert [name for page in boxes for name in page] == ["Licht", "Groen", "Rust", "Spelen", "Ook gezegd"]
    assert len(boxes) > 1


# Goals


@pytest.mark.parametrize(
    ("typed", "goal"),
    [
        ("We willen dat jongeren een plek hebben.", "jongeren een plek hebben"),
        ("we willen dat jongeren een plek hebben", "jongeren een plek hebben"),
        ("Wij willen dat jongeren een plek hebben", "jongeren een plek hebben"),
        ("… dat jongeren een plek hebben", "jongeren een plek hebben"),
        ("  jongeren   een plek\nhebben ", "jongeren een plek hebben"),
        ("We willen dat: jongeren een plek hebben", "jongeren een plek hebben"),
        ("'s avonds het licht brandt", "'s avonds het licht brandt"),
        ("(samen) eten kan", "(samen) eten kan"),
        ("datums bekend zijn", "datums bekend zijn"),
        ("We willen dat", ""),
        ("", ""),
    ],
)
def test_a_goal_is_what_comes_after_we_willen_dat(evening: Evening, typed: str, goal: str) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    evening.act("wensen", "goal", theme=theme, goal=typed)
    assert evening.detail("wensen")["themes"][0]["goal"] == goal


def test_an_empty_sentence_takes_the_goal_away(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    evening.act("wensen", "goal", theme=theme, goal="het licht is")
    evening.act("wensen", "goal", theme=theme, goal=" ")
    evening.show("kiezen")
    with refused(409, "nog geen doelen"):
        evening.press("open:kiezen")


def test_a_goal_is_no_longer_than_the_wall_can_hold(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    with refused(422, "120 tekens"):
        evening.act("wensen", "goal", theme=theme, goal="x" * 121)


def test_goals_become_options_when_the_vote_opens_and_stay_as_they_are(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    evening.act("wensen", "make-theme", name="Zonder doel")
    evening.act("wensen", "goal", theme=theme, goal="het licht is")
    evening.open("kiezen")
    assert [(one.id, one.source, one.text["nl"]) for one in evening["kiezen"].options] == [
        (theme, theme, "We willen dat het licht is")
    ]
    evening.act("wensen", "goal", theme=theme, goal="alles anders is")
    evening.act("wensen", "drop-theme", theme=theme)
    assert option(evening) == "We willen dat het licht is"


def test_results_wait_for_closing_when_that_was_chosen() -> None:
    evening = Evening(people=6)
    evening.ask(ChooseReveal("wensen", "after_close"))
    evening.open("wensen")
    evening.act("wensen", "release", card=evening.idea("Licht"))
    assert evening.wall("wensen")["hidden"]
    evening.shut("wensen")
    wall = evening.wall("wensen")
    assert (wall["hidden"], [one.text for one in wall["cards"]]) == (False, ["Licht"])


@pytest.mark.parametrize(("people", "writers", "said"), [(4, 4, False), (9, 4, False), (9, 5, True)])
def test_how_many_stand_in_a_theme_is_said_from_five_people_on(people: int, writers: int, said: bool) -> None:
    evening = Evening(people=people)
    evening.open("wensen")
    for number in range(writers):
        evening.idea("Licht", f"person-{number}")
    assert evening.wall("wensen")["counts"] is said
