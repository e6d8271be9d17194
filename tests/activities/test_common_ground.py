"""opinions as a tool for common ground: what is shared first, what divides second, per group, and on as a goal."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace

import pytest

from tests.session.evening import DETAILS, PLACES, Evening, only, plan, refused
from werksessie.activities.ideas import themes
from werksessie.activities.ideas.grouping import GOAL_LENGTH
from werksessie.programme.model import Choice
from werksessie.session.commands import Join

CARDS = plan("kaarten", "opinions", options=PLACES[:3])
CHAIN = only(
    plan("wensen", "ideas"),
    plan("kaarten", "opinions", options_from="wensen", take="themes"),
    plan("los", "opinions", options=PLACES[:2]),
    plan("kiezen", "dots", options_from="wensen", take="goals"),
    plan("daarna", "opinions", options=PLACES[:2]),
)


def grouped(*sizes: int, sensitive: bool = False) -> tuple[Evening, dict[str, str]]:
    """The cards are open for so many people of the community and of the municipality."""
    evening = Evening(only(replace(CARDS, sensitive=sensitive)), replace(DETAILS, groups=True))
    evening.press("start")
    groups = {
        f"{group}-{number}": group
        for group, size in zip(("community", "municipality"), sizes, strict=True)
        for number in range(size)
    }
    for person, group in groups.items():
        evening.ask(Join(person, group))
    evening.open("kaarten")
    return evening, groups


def vote(evening: Evening, groups: Mapping[str, str], card: str, **agreeing: int) -> None:
    """The first so many of each group agree, the others do not."""
    for person, group in groups.items():
        view = "agree" if int(person.rpartition("-")[2]) < agreeing[group] else "disagree"
        evening.send("kaarten", person, {f"value-{card}": view}, group=group)


def on_the_wall(evening: Evening, card: str) -> Mapping[str, object]:
    found: Mapping[str, object] = next(row for row in evening.rows("kaarten") if row["id"] == card)
    return found


def test_what_everybody_shares_comes_first_and_what_divides_second() -> None:
    evening = Evening(only(CARDS), people=10)
    evening.open("kaarten")
    for number in range(10):
        views = {"plek-1": "unsure" if number < 4 else "agree", "plek-2": "agree" if number < 5 else "disagree"}
        views["plek-3"] = "agree" if number else "disagree"
        evening.send("kaarten", f"person-{number}", {f"value-{card}": view for card, view in views.items()})
    evening.shut("kaarten")
    assert [(row["id"], row["verdict"]) for row in evening.rows("kaarten")] == [
        ("plek-3", "shared"),
        ("plek-2", "divided"),
        ("plek-1", ""),
    ]


def test_with_fewer_than_ten_of_a_group_support_is_in_words_only() -> None:
    evening, groups = grouped(12, 5)
    vote(evening, groups, "plek-1", community=11, municipality=2)
    evening.shut("kaarten")
    said = on_the_wall(evening, "plek-1")["groups"]
    assert [(one.group, one.words, one.number, one.of) for one in said] == [  # type: ignore[attr-defined]
        ("community", "bijna allemaal", None, None),
        ("municipality", "ongeveer de helft", None, None),
    ]


def test_with_ten_of_each_group_support_has_figures() -> None:
    evening, groups = grouped(12, 10)
    vote(evening, groups, "plek-1", community=11, municipality=1)
    evening.shut("kaarten")
    said = on_the_wall(evening, "plek-1")["groups"]
    assert [(one.words, one.number, one.of) for one in said] == [  # type: ignore[attr-defined]
        ("bijna allemaal", 11, 12),
        ("weinig", 1, 10),
    ]


def test_groups_show_after_closing_only() -> None:
    evening, groups = grouped(12, 10)
    vote(evening, groups, "plek-1", community=11, municipality=9)
    assert on_the_wall(evening, "plek-1")["groups"] == ()
    evening.shut("kaarten")
    assert on_the_wall(evening, "plek-1")["groups"]


@pytest.mark.parametrize("sensitive", [True, False])
def test_a_sensitive_question_tells_of_no_group(sensitive: bool) -> None:
    evening, groups = grouped(12, 10, sensitive=sensitive)
    vote(evening, groups, "plek-1", community=11, municipality=9)
    evening.shut("kaarten")
    assert bool(on_the_wall(evening, "plek-1")["groups"]) is not sensitive


def test_whoever_gave_no_view_of_a_card_is_not_counted_in_its_groups() -> None:
    evening, groups = grouped(12, 11)
    vote(evening, groups, "plek-1", community=12, municipality=11)
    for person in [one for one in groups if int(one.rpartition("-")[2]) < 10]:
        evening.send("kaarten", person, {"value-plek-2": "agree"}, group=groups[person])
    evening.send("kaarten", "community-10", {"value-plek-2": "skip"}, group="community")
    evening.shut("kaarten")
    assert on_the_wall(evening, "plek-1")["by_group"] == "gemeenschap: 12 van 12 · gemeente: 11 van 11"
    assert on_the_wall(evening, "plek-2")["by_group"] == "alle groepen: 10 van 10"


# On as a goal


@pytest.fixture
def chain() -> Evening:
    """One theme, with a card about it that everybody likes."""
    evening = Evening(CHAIN, people=6)
    evening.open("wensen")
    card = evening.idea("Meer licht")
    evening.act("wensen", "make-theme", name="Veilig op straat", card=card)
    evening.open("kaarten")
    return evening


def goals(evening: Evening) -> list[tuple[str, str]]:
    return [(theme.name, theme.goal) for theme in themes(evening["wensen"].content)]


def test_a_shared_card_becomes_the_goal_of_its_theme(chain: Evening) -> None:
    assert not chain.board("kaarten")["can_send"]
    chain.shut("kaarten")
    (option,) = chain["kaarten"].options
    assert chain.board("kaarten")["can_send"]
    assert not chain.board("kaarten")["sent"]
    chain.act("kaarten", "send-on", option=option.id)
    assert goals(chain) == [("Veilig op straat", "Veilig op straat")]
    assert chain.board("kaarten")["sent"] == {option.id}


def test_sent_on_twice_is_one_goal(chain: Evening) -> None:
    chain.open("los")
    chain.shut("los")
    for _ in range(2):
        chain.act("los", "send-on", option="plek-1")
    assert goals(chain) == [("Veilig op straat", ""), ("Plek 1", "Plek 1")]


def test_what_is_sent_on_can_be_voted_on(chain: Evening) -> None:
    chain.open("los")
    chain.shut("los")
    chain.act("los", "send-on", option="plek-2")
    chain.open("kiezen")
    assert [one.text for one in chain["kiezen"].options] == [{"nl": "We willen dat Plek 2"}]


def test_no_goal_is_added_to_a_vote_that_has_been_open(chain: Evening) -> None:
    chain.shut("kaarten")
    (option,) = chain["kaarten"].options
    chain.act("kaarten", "send-on", option=option.id)
    chain.open("kiezen", "daarna")
    chain.shut("daarna")
    with refused(409, "geen stemming over doelen"):
        chain.act("daarna", "send-on", option="plek-1")
    with refused(409, "geen stemming over doelen"):
        chain.act("kaarten", "send-on", option=option.id)


def test_an_open_card_and_an_unknown_one_are_not_sent_on(chain: Evening) -> None:
    (option,) = chain["kaarten"].options
    with refused(409, "Sluit eerst"):
        chain.act("kaarten", "send-on", option=option.id)
    chain.shut("kaarten")
    with refused(404, "kaart bestaat niet"):
        chain.act("kaarten", "send-on", option="weg")


def test_a_vote_before_the_card_is_not_the_vote_it_goes_to(chain: Evening) -> None:
    chain.open("daarna")
    chain.shut("daarna")
    with refused(409, "geen stemming over doelen"):
        chain.act("daarna", "send-on", option="plek-1")


def test_a_card_becomes_a_goal_in_dutch_without_what_comes_before_and_after() -> None:
    words = {"en": "We want a sign for X.", "nl": "Wij willen dat … er een bord staat voor X. "}
    evening = Evening(
        only(
            plan("wensen", "ideas"),
            plan("los", "opinions", options=(Choice("bord", words),)),
            plan("kiezen", "dots", options_from="wensen", take="goals"),
        ),
        people=6,
    )
    evening.open("los")
    evening.shut("los")
    evening.act("los", "send-on", option="bord")
    assert goals(evening) == [("Wij willen dat … er een bord staat voor X.", "er een bord staat voor X")]


def test_what_was_sent_on_survives_sealing(chain: Evening) -> None:
    chain.open("los")
    chain.shut("los")
    chain.act("los", "send-on", option="plek-1")
    chain.close()
    sealed, _ = chain.sealed()
    assert ("Plek 1", "Plek 1") in [(one.name, one.goal) for one in themes(sealed.activities["wensen"].content)]


def test_sending_a_card_on_is_taken_back_as_one_step(chain: Evening) -> None:
    chain.open("los")
    chain.shut("los")
    before = goals(chain)
    chain.act("los", "send-on", option="plek-1")
    chain.act("wensen", "undo-grouping", step=chain.board("wensen")["undo"]["step"])
    assert goals(chain) == before


def test_the_goal_of_a_card_from_a_theme_is_taken_back_too(chain: Evening) -> None:
    chain.shut("kaarten")
    before = goals(chain)
    (option,) = chain["kaarten"].options
    chain.act("kaarten", "send-on", option=option.id)
    chain.act("wensen", "undo-grouping", step=chain.board("wensen")["undo"]["step"])
    assert goals(chain) == before


@pytest.mark.parametrize(("length", "goes"), [(GOAL_LENGTH, True), (GOAL_LENGTH + 1, False)])
def test_a_card_is_sent_on_when_it_fits_a_goal(chain: Evening, length: int, goes: bool) -> None:
    chain.open("los")
    chain.act("los", "rename-option", option="plek-1", text="a" * length)
    chain.shut("los")
    with nullcontext() if goes else refused(409, "te lang voor een doel"):
        chain.act("los", "send-on", option="plek-1")
    assert (len(goals(chain)) == 2) is goes
