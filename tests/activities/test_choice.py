"""choice: pick one or more, "Iets anders" with a text that is looked at first, and an order without numbers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.session.evening import PLACES, Evening, counts, only, plan, refused
from werksessie.activities.choice import TEXT_LENGTH
from werksessie.session.commands import ChooseReveal
from werksessie.session.disclosure import disclose

KIEZEN = plan("kiezen", "choice", options=PLACES, settings={"choices": 3})
ANDERS = plan("kiezen", "choice", options=PLACES, settings={"choices": 3, "other": True})
VOLGORDE = plan(
    "kiezen", "choice", options=PLACES, sensitive=True, reveal="after_close", settings={"choices": 7, "ordered": True}
)


def opened(one: Any = KIEZEN, people: int = 20) -> Evening:
    evening = Evening(only(one), people=people)
    evening.open("kiezen")
    return evening


def picks(*numbers: int) -> dict[str, tuple[str, ...]]:
    return {"option": tuple(f"plek-{number}" for number in numbers)}


def other(text: str = "", *numbers: int) -> dict[str, Any]:
    return {"option": ("other", *picks(*numbers)["option"]), "text": text}


def voted(evening: Evening, **numbers: int) -> None:
    """So many people, each for this place."""
    voters = [place for place, number in numbers.items() for _ in range(number)]
    for number, place in enumerate(voters):
        evening.send("kiezen", f"person-{number}", picks(int(place[1:])))


def shown(evening: Evening) -> dict[str, int | None]:
    return {row.id: row.counts["people"] for row in evening.rows("kiezen")}


def wrote(evening: Evening, person: str = "ann", text: str = "De kerktoren") -> str:
    """Somebody writes this beside "Iets anders"; gives the id of the text."""
    events: Any = evening.send("kiezen", person, other(text))
    return str(events[0].note)


# Picking


def test_people_pick_as_many_as_the_programme_says() -> None:
    evening = opened()
    evening.send("kiezen", "ann", picks(3, 1, 2))
    with refused(422, "hoogstens 3"):
        evening.send("kiezen", "bob", picks(1, 2, 3, 4))
    assert evening.own("kiezen", "ann")["options"] == ("plek-1", "plek-2", "plek-3")


def test_one_is_the_usual_number() -> None:
    evening = opened(plan("kiezen", "choice", options=PLACES))
    with refused(422, "hoogstens 1"):
        evening.send("kiezen", "ann", picks(1, 2))


def test_the_same_option_twice_is_one() -> None:
    evening = opened()
    evening.send("kiezen", "ann", picks(1, 1, 1, 1))
    assert counts(evening.tally("kiezen"))["plek-1"] == {"people": 1}


@pytest.mark.parametrize("fields", [{}, {"option": ""}, {"text": "De kerktoren"}])
def test_nothing_picked_is_no_answer(fields: dict[str, str]) -> None:
    with refused(422, "minstens 1"):
        opened(ANDERS).send("kiezen", "ann", fields)


@pytest.mark.parametrize("option", ["plek-99", "other"])
def test_an_unknown_option_is_refused_as_a_whole(option: str) -> None:
    evening = opened()
    with refused(422, "bestaat niet"):
        evening.send("kiezen", "ann", {"option": ("plek-1", option)})
    assert evening.tally("kiezen").answered == 0


def test_a_second_answer_replaces_the_first() -> None:
    evening = opened()
    evening.send("kiezen", "ann", picks(1, 2))
    evening.send("kiezen", "ann", picks(3))
    assert (evening.own("kiezen", "ann")["options"], evening.tally("kiezen").answered) == (("plek-3",), 1)


def test_the_same_answer_id_twice_counts_once() -> None:
    evening = opened()
    evening.send("kiezen", "ann", picks(1), "a1")
    evening.send("kiezen", "ann", picks(2), "a2")
    assert evening.send("kiezen", "ann", picks(1), "a1") == ()
    assert evening.own("kiezen", "ann")["options"] == ("plek-2",)


@pytest.mark.parametrize(("how", "tallied"), [("unsure", (0, 1, 0)), ("skip", (0, 0, 1))])
def test_who_does_not_know_or_skips_takes_everything_back(how: str, tallied: tuple[int, int, int]) -> None:
    evening = opened(ANDERS)
    wrote(evening)
    evening.send("kiezen", "ann", {how: "1"})
    tally = evening.tally("kiezen")
    assert (tally.answered, tally.unsure, tally.skipped) == tallied
    assert evening.detail("kiezen")["waiting"] == []


# Something else


def test_something_else_counts_with_or_without_words() -> None:
    evening = opened(ANDERS)
    evening.send("kiezen", "ann", other("De kerktoren", 1))
    evening.send("kiezen", "bob", other("  "))
    assert counts(evening.tally("kiezen"))["other"] == {"people": 2}
    assert [one["text"] for one in evening.detail("kiezen")["waiting"]] == ["De kerktoren"]


def test_the_programme_may_give_something_else_its_own_words_and_place() -> None:
    listed = (PLACES[0], type(PLACES[0])("other", {"nl": "Een andere plek"}), PLACES[1])
    evening = opened(plan("kiezen", "choice", options=listed, settings={"other": True}))
    wrote(evening)
    assert [row.text["nl"] for row in evening.tally("kiezen").rows] == ["Plek 1", "Een andere plek", "Plek 2"]


def test_words_without_something_else_are_no_part_of_the_answer() -> None:
    evening = opened(ANDERS)
    evening.send("kiezen", "ann", {**picks(1), "text": "De kerktoren"})
    assert evening.own("kiezen", "ann") == {"options": ("plek-1",), "text": ""}


def test_a_text_has_its_length() -> None:
    evening = opened(ANDERS)
    wrote(evening, text="x" * TEXT_LENGTH)
    with refused(422, "korter dan 140"):
        wrote(evening, text="x" * (TEXT_LENGTH + 1))


def test_a_text_is_never_on_the_wall_before_it_is_released() -> None:
    evening = opened(ANDERS)
    note = wrote(evening)
    evening.shut("kiezen")
    assert [wall["notes"] for wall in evening.walls("kiezen")] == [[], []]
    evening.act("kiezen", "release", note=note)
    assert [one.text for one, _ in evening.walls("kiezen")[-1]["notes"]] == ["De kerktoren"]
    evening.act("kiezen", "hide", note=note, reason="place")
    assert not any(wall["notes"] for wall in evening.walls("kiezen"))


def test_while_people_answer_no_text_shows() -> None:
    evening = opened(ANDERS)
    evening.act("kiezen", "release", note=wrote(evening))
    assert not any(wall["notes"] for wall in evening.walls("kiezen"))


def test_a_changed_text_loses_its_release_and_the_same_one_keeps_it() -> None:
    evening = opened(ANDERS)
    evening.act("kiezen", "release", note=wrote(evening))
    evening.send("kiezen", "ann", other("De kerktoren", 2))
    assert [one["text"] for one in evening.detail("kiezen")["shown"]] == ["De kerktoren"]
    wrote(evening, text="De kerktoren van Jan")
    detail = evening.detail("kiezen")
    assert (detail["shown"], [one["text"] for one in detail["waiting"]]) == ([], ["De kerktoren van Jan"])


def test_a_hidden_text_does_not_come_back_by_sending_it_again() -> None:
    evening = opened(ANDERS)
    evening.act("kiezen", "hide", note=wrote(evening), reason="person")
    wrote(evening)
    assert (evening.detail("kiezen")["waiting"], evening.detail("kiezen")["not_shown"]) == ([], {"person": 1})


def test_hiding_needs_a_reason_and_a_text_that_is_there() -> None:
    evening = opened(ANDERS)
    note = wrote(evening)
    with refused(422, "waarom"):
        evening.act("kiezen", "hide", note=note, reason="lelijk")
    for verb in ("release", "hide"):
        with refused(404, "niet meer"):
            evening.act("kiezen", verb, note="weg", reason="person")


# What the room sees


def test_votes_show_from_the_fifth_on_in_steps_of_three() -> None:
    evening, seen = opened(), []
    for number in range(9):
        evening.send("kiezen", f"person-{number}", picks(1))
        seen.append(shown(evening)["plek-1"])
    assert seen == [None, None, None, None, 5, 5, 5, 8, 8]


def test_after_closing_the_most_chosen_comes_first() -> None:
    evening = opened()
    voted(evening, p1=1, p2=5, p3=3)
    evening.shut("kiezen")
    assert list(shown(evening).items())[:4] == [("plek-2", 5), ("plek-3", 3), ("plek-1", 1), ("plek-4", 0)]
    assert evening.wall("kiezen")["about_equal"] == {"plek-2", "plek-3"}


def test_results_wait_for_closing_when_that_was_chosen() -> None:
    evening = Evening(only(KIEZEN), people=20)
    evening.ask(ChooseReveal("kiezen", "after_close"))
    evening.open("kiezen")
    voted(evening, p1=9)
    assert (set(shown(evening).values()), evening.wall("kiezen")["gathered"]) == ({None}, 9)
    evening.shut("kiezen")
    assert shown(evening)["plek-1"] == 9


def test_a_small_session_shows_no_figures() -> None:
    evening = opened(people=4)
    voted(evening, p1=4)
    evening.shut("kiezen")
    assert (set(shown(evening).values()), evening.wall("kiezen")["too_few"]) == ({None}, True)


def test_in_order_the_wall_waits_for_closing_and_says_what_was_hardly_chosen() -> None:
    evening = opened(plan("kiezen", "choice", options=PLACES, settings={"ordered": True}))
    voted(evening, p2=6, p5=9, p3=4)
    assert evening.wall("kiezen")["gathering"]
    evening.shut("kiezen")
    assert list(shown(evening))[:3] == ["plek-5", "plek-2", "plek-1"], "what is small has no place of its own"
    assert evening.wall("kiezen")["few"] == {"plek-1", "plek-3", "plek-4", "plek-6"}


def test_in_order_no_number_leaves_the_room_but_the_facilitator_has_them() -> None:
    evening = opened(VOLGORDE)
    voted(evening, p2=6, p5=9, p3=4)
    evening.shut("kiezen")
    told = disclose(evening.tally("kiezen"), sensitive=True, people=evening.state.crowd)
    assert {row.id: row.counts for row in told.rows}["plek-5"] == {}
    assert evening.detail("kiezen")["people"]["plek-3"] == 4
    [(_, table)] = evening.board("kiezen")["tables"]
    assert {option.id: people for _, option, people in table}["plek-3"] == 4


def test_in_order_small_counts_do_not_show_by_their_place() -> None:
    evening = opened(VOLGORDE)
    voted(evening, p6=4, p1=1, p2=6)
    evening.shut("kiezen")
    order = [row.id for row in disclose(evening.tally("kiezen"), sensitive=True, people=evening.state.crowd).rows]
    assert order == ["plek-2", "plek-1", "plek-3", "plek-4", "plek-5", "plek-6"]
    assert list(shown(evening)) == order


# Later


def test_later_activities_take_what_was_chosen() -> None:
    later = plan("later", "dots", options_from="kiezen", take="chosen")
    evening = Evening(only(KIEZEN, later), people=20)
    evening.open("kiezen")
    voted(evening, p1=6)
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option="plek-4")
    evening.open("later")
    assert [(one.id, one.source) for one in evening["later"].options] == [("plek-4", "plek-4")]


def test_sealing_keeps_the_counts_and_drops_what_was_hidden() -> None:
    evening = opened(ANDERS)
    secret = wrote(evening, "pseudonym-a", "Bij Jan thuis")
    evening.act("kiezen", "hide", note=secret, reason="person")
    evening.act("kiezen", "release", note=wrote(evening, "pseudonym-b", "Het bos"))
    wrote(evening, "pseudonym-c", "De brug")
    voted(evening, p1=6)
    evening.send("kiezen", "pseudonym-d", {"skip": "1"})
    evening.shut("kiezen")
    before = evening.tally("kiezen"), evening.detail("kiezen")
    evening.close()
    evening.state, text = evening.sealed()
    assert (evening.tally("kiezen"), evening.detail("kiezen")) == before
    assert ("Jan" in text, "pseudonym" in text, "fresh-001" in text) == (False, False, False)


def test_a_replayed_log_gives_the_same_state() -> None:
    evening = opened(ANDERS)
    evening.act("kiezen", "release", note=wrote(evening))
    evening.send("kiezen", "bob", picks(1, 2))
    assert evening.replay() == evening.state
