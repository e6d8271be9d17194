"""consent: the wall and the console page by page, and what the facilitator does with proposals and objections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.activities.test_consent import TWO, TYPED, objections, opened, outcomes, say
from tests.activities.test_consent_rounds import on_the_wall
from tests.session.evening import DETAILS, PLACES, Evening, form, only, plan, refused
from tests.session.three_evenings import TAKEN, recall, second
from tests.session.three_evenings import consent as consented
from werksessie.activities.hiding import REASONS
from werksessie.programme.model import EARLIER, Choice
from werksessie.session.commands import Act, Start
from werksessie.session.earlier import Follow
from werksessie.session.returning import returning


def see(evening: Evening, *names: str) -> list[Any]:
    """These on the wall, as it stands now."""
    return [evening.wall("eens")[name] for name in names]


def worded(*texts: str) -> Evening:
    """Twenty people, and these proposals."""
    choices = tuple(Choice(f"plek-{number}", {"nl": text}) for number, text in enumerate(texts, 1))
    return opened(plan("eens", "consent", options=choices))


def pages(evening: Evening) -> list[int]:
    """How many proposals stand on each page."""
    return [len(wall["proposals"]) for wall in evening.walls("eens")]


# The wall


def test_the_wall_asks_one_thing_and_says_how_many_answered_while_they_can() -> None:
    evening = opened()
    say(evening, *["fine"] * 4)
    assert see(evening, "kicker", "alone", "early", "gathered", "page", "pages") == [
        "Kun je hiermee leven?", True, True, None, 1, 1,
    ]  # fmt: skip
    say(evening, *["fine"] * 6)
    assert see(evening, "gathered") == [6]
    evening.shut("eens")
    assert see(evening, "gathered") == [None]
    assert [see(opened(one), "alone") for one in (TWO, TYPED)] == [[False], [False]]


@pytest.mark.parametrize(
    ("lines", "open_pages", "shut_pages"),
    [
        ((1, 1, 1, 1), [3, 1], [3, 1]),
        ((2, 2, 1), [3], [3]),
        ((2, 2, 2), [2, 1], [3]),
    ],
    ids=["three on a page", "just enough room", "the people need room while they answer"],
)
def test_proposals_stand_three_on_a_page_and_fewer_when_they_are_long(
    lines: tuple[int, ...], open_pages: list[int], shut_pages: list[int]
) -> None:
    evening = worded(*("x" * 57 * number for number in lines))
    assert pages(evening) == open_pages
    evening.shut("eens")
    assert pages(evening) == shut_pages


def test_an_outcome_beside_a_proposal_leaves_it_less_room() -> None:
    views = {f"value-plek-{number}": "objection" for number in (1, 2, 3)}
    evening = worded(*["x" * 67] * 3)
    evening.send("eens", "ann", views)
    assert pages(evening) == [2, 1]
    evening.shut("eens")
    assert pages(evening) == [2, 1]


def test_a_page_that_is_no_longer_there_gives_the_last_one() -> None:
    evening = worded("Een", "Twee", "Drie", "Vier")
    turned = replace(evening["eens"], page=9)
    evening.state = replace(evening.state, activities=evening.state.activities.set("eens", turned))
    assert see(evening, "page", "pages") == [2, 2]
    assert [one.id for one in evening.wall("eens")["proposals"]] == ["plek-4"]


def test_what_must_change_follows_in_the_order_of_release_as_large_as_it_fits() -> None:
    evening = opened()
    say(evening, *["objection"] * 5)
    evening.shut("eens")
    assert pages(evening) == [1]
    order = sorted(objections(evening), key=lambda text: objections(evening)[text], reverse=True)
    for text in order:
        evening.act("eens", "release", objection=objections(evening)[text])
    assert on_the_wall(evening) == order
    assert [one.place for one in evening.board("eens")["shown"]] == [1, 2, 3, 4, 5]
    walls = evening.walls("eens")
    assert [len(wall["objections"]) for wall in walls] == [0, 4, 1]
    assert set(walls[1]["sizes"].values()) == {"short"}
    assert set(walls[2]["sizes"]) == {one.id for one in walls[2]["objections"]}


def test_what_must_change_is_not_read_while_people_can_answer_again() -> None:
    evening = opened()
    say(evening, "objection", "objection")
    evening.shut("eens")
    first, second = objections(evening).values()
    evening.act("eens", "release", objection=first)
    evening.act("eens", "hide", objection=second, reason="person")
    evening.undo()
    board = evening.board("eens")
    assert (on_the_wall(evening), board["shown"], board["hidden"], board["waiting"]) == ([], (), (), ())


# The console


def test_the_facilitator_sees_every_proposal_as_it_stands_and_as_it_was() -> None:
    evening = opened(TWO)
    evening.send("eens", "ann", {"value-plek-1": "objection", "text-plek-1": "Te duur", "value-plek-2": "fine"})
    evening.shut("eens")
    board = evening.board("eens")
    assert (board["round"], board["outcome"], board["reworded"], board["reasons"]) == (
        1, "objection", frozenset(), REASONS,
    )  # fmt: skip
    assert board["outcomes"] == {"plek-1": "objection", "plek-2": "none"}
    evening.act("eens", "reword", proposal="plek-1", text="Kleiner")
    board = evening.board("eens")
    assert (board["reworded"], board["outcome"], board["returning"]) == ({"plek-1"}, "", ())
    assert {one: [was.text for was in before] for one, before in board["earlier"].items()} == {
        "plek-1": ["Plek 1"],
        "plek-2": [],
    }


def test_hidden_objections_stand_in_the_order_of_their_ids_and_can_still_be_released() -> None:
    evening = opened()
    say(evening, *["objection"] * 4)
    evening.shut("eens")
    ids = sorted(objections(evening).values(), reverse=True)
    for one in ids:
        evening.act("eens", "release", objection=one)
        evening.act("eens", "hide", objection=one, reason="person")
    assert [(one.id, one.place) for one in evening.board("eens")["hidden"]] == [(one, 0) for one in reversed(ids)]
    evening.act("eens", "release", objection=ids[0])
    assert [(one.id, one.reason) for one in evening.board("eens")["shown"]] == [(ids[0], "")]


@pytest.mark.parametrize("verb", ["release", "hide"])
def test_to_read_an_objection_is_to_say_which(verb: str) -> None:
    evening = opened()
    say(evening, "objection")
    evening.shut("eens")
    with refused(404, "bezwaar is er niet meer"):
        evening.act("eens", verb, reason="person")


# Proposals and rounds


def test_a_proposal_that_arrives_twice_stands_there_once() -> None:
    evening = Evening(only(TYPED), people=20)
    evening.show("eens")
    for text in ("Elke vrijdag", "Elke zaterdag"):
        evening.ask(Act("eens", "propose", form({"text": text}), fresh="een"))
    assert [one.text["nl"] for one in evening.board("eens")["proposals"]] == ["Elke zaterdag"]


def test_what_must_change_in_one_round_is_no_part_of_the_next() -> None:
    evening = opened()
    say(evening, "objection")
    evening.shut("eens")
    evening.act("eens", "release", objection=objections(evening)["Bezwaar 0"])
    evening.open_again("eens")
    say(evening, "objection", first=5)
    evening.shut("eens")
    assert (list(objections(evening)), on_the_wall(evening)) == (["Bezwaar 5"], [])
    evening.act("eens", "release", objection=objections(evening)["Bezwaar 5"])
    assert [one.place for one in evening.board("eens")["shown"]] == [1]


def test_of_words_that_nobody_answered_to_this_time_the_last_outcome_stands() -> None:
    evening = opened()
    for value in ("objection", "fine"):
        say(evening, value)
        evening.shut("eens")
        evening.act("eens", "reword", proposal="plek-1", text="Kleiner")
        evening.open_again("eens")
    evening.shut("eens")
    assert outcomes(evening) == {"plek-1": "none"}


def test_what_is_typed_beside_a_vote_can_be_reworded_and_leads_nowhere() -> None:
    chosen = plan("kiezen", "dots", options=PLACES)
    evening = Evening(only(chosen, plan("eens", "consent", options_from="kiezen", take="chosen")), people=20)
    evening.open("kiezen")
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option="plek-3")
    evening.open("eens")
    evening.shut("eens")
    typed = evening.act("eens", "propose", text="Elke vrijdag")
    evening.act("eens", "reword", proposal=typed, text="Elke zaterdag")
    assert [one.text["nl"] for one in evening.board("eens")["proposals"]] == ["Plek 3", "Elke zaterdag"]
    assert [one.text["nl"] for one in evening["kiezen"].options] == [f"Plek {number}" for number in range(1, 7)]


# Agreements of an earlier evening


def both() -> Evening:
    """An evening that goes on from one before, and asks about something of its own as well."""
    programme = only(plan("gedaan", "consent", options_from=EARLIER), TYPED)
    evening = Evening(programme, replace(DETAILS, title="Avond 2", date="2027-04-13"))
    evening.ask(Follow(TAKEN))
    evening.ask(Start(evening.at))
    evening.join(*(f"join-{number}" for number in range(12)))
    return evening


def test_only_what_asks_about_agreements_of_before_shows_them() -> None:
    evening = both()
    recall(evening, **{"e1-1": "done"})
    assert evening.board("gedaan")["returning"] == returning(evening.state)
    evening.show("eens")
    assert (evening.board("eens")["returning"], see(evening, "proposals", "early")) == ((), [(), False])
    with refused(404, "afspraak is er niet"):
        evening.act("eens", "recall", agreement="e1-1", status="done")


def test_what_is_said_of_an_agreement_once_it_was_asked_is_asked_in_these_words() -> None:
    evening = second()
    recall(evening, **{"e1-1": "done", "e1-2": "running"})
    consented(evening, **{"e1-1": "objection", "e1-2": "fine"})
    evening.act("gedaan", "recall", agreement="e1-1", status="stuck", why="De lamp is op.")
    first, second_one = evening.board("gedaan")["proposals"]
    assert first.text["nl"] == "Plaats een lamp (De gemeente, 10 februari 2027): lukt niet. De lamp is op."
    assert evening.board("gedaan")["outcomes"] == {"e1-1": "", "e1-2": "none"}
    assert second_one.text["nl"].endswith(": loopt. Het wachten is op geld.")


def test_why_is_one_line_of_a_hundred_and_twenty_letters() -> None:
    evening = second()
    evening.show("gedaan")
    with refused(422, "korter dan 120 tekens"):
        evening.act("gedaan", "recall", agreement="e1-1", status="done", why="x" * 121)
    evening.act("gedaan", "recall", agreement="e1-1", status="done", why="x" * 120)
    assert returning(evening.state)[0].why == "x" * 120


def test_what_must_change_about_an_agreement_of_before_stands_beside_the_words_it_was_said_of() -> None:
    evening = second()
    recall(evening, **{"e1-1": "done", "e1-2": "running"})
    evening.press("open:gedaan")
    evening.send("gedaan", "ann", {"value-e1-1": "objection", "text-e1-1": "Hij brandt niet"})
    evening.shut("gedaan")
    (said,) = evening.board("gedaan")["waiting"]
    evening.act("gedaan", "release", objection=said.id)
    evening.act("gedaan", "recall", agreement="e1-1", status="stuck", why="De lamp is op.")
    about = evening.walls("gedaan")[-1]["about"]
    assert about.text["nl"] == "Plaats een lamp (De gemeente, 10 februari 2027): gedaan. Het wachten is op geld."
