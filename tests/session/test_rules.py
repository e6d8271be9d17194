"""The rule book: what may be asked when, and what somebody hears when it may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.session.evening import DETAILS, PROGRAMME, Evening, refused
from werksessie.programme.details import Details
from werksessie.session.commands import (
    Act,
    Answer,
    Blank,
    ChangeDetails,
    ChooseReveal,
    Close,
    Command,
    GoTo,
    HideResults,
    Join,
    Next,
    OpenAgain,
    Page,
    Prepare,
    Refusal,
    Reopen,
    Skip,
    Start,
)  # fmt: skip
from werksessie.session.rules import decide
from werksessie.session.state import CLOSED, INTRO, PREPARED, RUNNING, SEALED, SHUT, SKIPPED, State

ONE = {"dots-plek-1": "1"}


# Before and after the evening


def test_a_session_is_prepared_once() -> None:
    evening = Evening()
    assert evening.state.phase == PREPARED
    with refused(409, "bestaat al"):
        evening.ask(Prepare(PROGRAMME, DETAILS, "111111", evening.at))


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (replace(DETAILS, ladder=""), "mogen bepalen"),
        (replace(DETAILS, ladder="koning"), "mogen bepalen"),
        (replace(DETAILS, ladder="meebeslissen"), "waarover"),
        (replace(DETAILS, feedback_date=""), "terughoren"),
        (replace(DETAILS, feedback_date="morgen"), "terughoren"),
    ],
)
def test_the_evening_cannot_start_without_ladder_and_date_and_says_why(details: Details, words: str) -> None:
    evening = Evening(details=details)
    with refused(409, words):
        evening.ask(Start(evening.at))
    with refused(409, words):
        evening.press("start")
    assert evening.state.phase == PREPARED


def test_everything_that_is_missing_is_named_at_once() -> None:
    evening = Evening(details=Details(title="Leeg"))
    with refused(409, "mogen bepalen", "terughoren"):
        evening.ask(Start(evening.at))


def test_a_second_start_was_already_done() -> None:
    evening = Evening(people=1)
    with refused(409, "Al gedaan"):
        evening.ask(Start(evening.at))


def test_the_prepare_page_can_be_saved_until_the_evening_is_over() -> None:
    evening = Evening()
    evening.ask(ChangeDetails(Details(title="Half ingevuld")))
    evening.ask(ChangeDetails(DETAILS))
    evening.press()
    evening.ask(ChangeDetails(replace(DETAILS, place="De Brug")))
    assert evening.state.details.place == "De Brug"
    evening.close()
    with refused(409, "afgesloten"):
        evening.ask(ChangeDetails(DETAILS))


def test_saving_the_same_details_again_changes_nothing() -> None:
    assert Evening().ask(ChangeDetails(DETAILS)) == ()


def test_during_the_evening_ladder_and_date_cannot_be_taken_away() -> None:
    evening = Evening(people=1)
    with refused(422, "terughoren"):
        evening.ask(ChangeDetails(replace(DETAILS, feedback_date="")))
    assert evening.state.details == DETAILS


def test_closing_the_evening_closes_the_open_question() -> None:
    evening = Evening(people=6)
    evening.open("stapel")
    evening.close()
    assert (evening.state.phase, evening["stapel"].stage) == (CLOSED, SHUT)
    with refused(409, "Al gedaan"):
        evening.close()


def test_a_closed_evening_can_go_on_and_a_sealed_one_cannot() -> None:
    evening = Evening(people=6)
    with refused(409, "Al gedaan"):
        evening.ask(Reopen(evening.at))
    evening.close()
    evening.ask(Reopen(evening.at))
    assert (evening.state.phase, evening.state.closed_at) == (RUNNING, "")
    evening.close()
    evening.state, _ = evening.sealed()
    with refused(409, "verzegeld"):
        evening.ask(Reopen(evening.at))


def test_nothing_is_written_into_a_sealed_record() -> None:
    evening = Evening(people=6)
    evening.open("stapel")
    evening.close()
    evening.state, _ = evening.sealed()
    assert evening.state.phase == SEALED
    assert [command for command in every_command(evening) if leads_to_something(evening.state, command)] == []


def test_before_there_is_a_session_every_command_is_refused() -> None:
    commands = [command for command in every_command(Evening()) if leads_to_something(State(), command)]
    assert [type(command) for command in commands] == [Prepare]


def leads_to_something(state: State, command: Command) -> bool:
    try:
        return bool(decide(state, command))
    except Refusal:
        return False


def every_command(evening: Evening) -> list[Command]:
    """One of each that changes a running evening."""
    at = evening.at
    return [
        Prepare(PROGRAMME, DETAILS, "111111", at),
        ChangeDetails(replace(DETAILS, title="Anders")),
        Start(at),
        Join("nieuw"),
        Next("end", at),
        GoTo("wensen", at),
        OpenAgain("stapel", at),
        Skip("wensen", at),
        Page("stapel", 1),
        ChooseReveal("wensen", "after_close"),
        HideResults("stapel", True),
        Blank(True),
        Answer("stapel", "ann", "a1", {"dots-plek-1": ("1",)}, "f1"),
        Act("wensen", "make-theme", {"name": ("Groen",)}, "f2"),
        Close(at),
        Reopen(at),
    ]


# Joining


def test_joining_twice_is_joining_once() -> None:
    evening = Evening(people=1)
    evening.join("ann")
    assert evening.ask(Join("ann")) == ()
    assert len(evening.state.people) == 2


@pytest.mark.parametrize(("groups", "sent", "kept"), [
    (False, "community", ""),
    (True, "community", "community"),
    (True, "", ""),
    (True, "burgemeester", ""),
])  # fmt: skip
def test_a_group_counts_only_when_groups_are_on_and_it_is_one_of_ours(groups: bool, sent: str, kept: str) -> None:
    evening = Evening(details=replace(DETAILS, groups=groups))
    evening.press()
    evening.ask(Join("ann", sent))
    assert evening.state.people["ann"] == kept


def test_nobody_joins_before_the_doors_open_or_after_they_close() -> None:
    evening = Evening()
    with refused(409, "nog niet begonnen"):
        evening.join("ann")
    evening.press()
    evening.close()
    with refused(409, "afgesloten"):
        evening.join("ann")


# The wall


def test_the_wall_goes_black_and_comes_back() -> None:
    evening = Evening(people=1)
    evening.ask(Blank(True))
    assert evening.state.black
    assert evening.ask(Blank(True)) == ()
    evening.ask(Blank(False))
    assert not evening.state.black


def test_the_next_activity_brings_a_black_wall_back() -> None:
    evening = Evening(people=1)
    evening.ask(Blank(True))
    evening.press()
    assert not evening.state.black


def test_only_pages_that_exist_can_be_shown() -> None:
    evening = Evening(people=1)
    evening.show("stapel")
    evening.press()
    evening.ask(Page("stapel", 1))
    assert (evening["stapel"].page, evening.wall("stapel")["page"]) == (1, 2)
    assert evening.ask(Page("stapel", 1)) == ()
    for page in (-1, 2):
        with refused(409, "geen pagina"):
            evening.ask(Page("stapel", page))


# Showing results


def test_when_results_show_is_chosen_before_opening_only() -> None:
    evening = Evening(people=1)
    evening.ask(ChooseReveal("stapel", "after_close"))
    assert evening.ask(ChooseReveal("stapel", "after_close")) == ()
    evening.show("stapel")
    evening.ask(ChooseReveal("stapel", "live"))
    evening.press()
    with refused(409, "voordat de vraag opengaat"):
        evening.ask(ChooseReveal("stapel", "after_close"))
    with refused(422, "Kies"):
        evening.ask(ChooseReveal("kiezen", "straks"))
    assert evening["stapel"].reveal == "live"


def test_a_sensitive_question_never_shows_results_while_open() -> None:
    evening = Evening(people=1)
    assert evening["veilig"].reveal == "after_close"
    with refused(409, "gevoelige vraag"):
        evening.ask(ChooseReveal("veilig", "live"))


def test_the_prepare_page_sets_when_results_show_for_every_question_still_planned() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.ask(ChangeDetails(replace(DETAILS, reveal="after_close")))
    assert (evening["stapel"].reveal, evening["kiezen"].reveal) == ("live", "after_close")
    evening.ask(ChangeDetails(DETAILS))
    assert (evening["kiezen"].reveal, evening["veilig"].reveal) == ("live", "after_close")


def test_saving_the_prepare_page_keeps_what_was_chosen_for_one_question() -> None:
    evening = Evening(people=1)
    evening.ask(ChooseReveal("stapel", "after_close"))
    evening.ask(ChangeDetails(replace(DETAILS, title="Andere titel")))
    assert evening["stapel"].reveal == "after_close"


def test_open_results_can_be_hidden_and_put_back() -> None:
    evening = Evening(people=1)
    with refused(409, "als de vraag open is"):
        evening.ask(HideResults("stapel", True))
    evening.open("stapel")
    evening.ask(HideResults("stapel", True))
    assert evening.wall("stapel")["hidden"]
    assert evening.ask(HideResults("stapel", True)) == ()
    evening.ask(HideResults("stapel", False))
    assert not evening.wall("stapel")["hidden"]


def test_showing_hidden_results_again_never_shows_them_early() -> None:
    evening = Evening(people=1)
    evening.open("veilig")
    evening.ask(HideResults("veilig", True))
    evening.ask(HideResults("veilig", False))
    assert evening.wall("veilig")["hidden"]


# Answers


def test_an_answer_before_opening_is_too_early() -> None:
    evening = Evening(people=1)
    for _ in (PREPARED, INTRO):
        with refused(409, "nog niet open"):
            evening.send("stapel", "ann", ONE)
        evening.show("stapel")


def test_an_answer_after_closing_is_too_late() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.shut("stapel")
    with refused(409, "gesloten"):
        evening.send("stapel", "ann", ONE)
    evening.ask(Skip("wensen", evening.at))
    assert evening["wensen"].stage == SKIPPED
    with refused(409, "gesloten"):
        evening.send("wensen", "ann", {"text": "Een bankje"})


def test_an_answer_when_the_evening_is_over_is_too_late() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.close()
    with refused(409, "afgesloten"):
        evening.send("stapel", "ann", ONE)


def test_an_answer_to_an_unknown_question_is_not_found() -> None:
    evening = Evening(people=1)
    with refused(404, "bestaat niet"):
        evening.send("verdwenen", "ann", ONE)


def test_a_slide_asks_nothing() -> None:
    evening = Evening(people=1)
    evening.show("welkom")
    with refused(409, "grote scherm"):
        evening.send("welkom", "ann", {"unsure": "1"})


@pytest.mark.parametrize("answer_id", ["", "een twee", "é", "x" * 65, "a\n", "../a"])
def test_an_answer_needs_a_proper_answer_id(answer_id: str) -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    with refused(422, "nog een keer"):
        evening.ask(Answer("stapel", "ann", answer_id, {"dots-plek-1": ("1",)}, "f1"))


def test_the_same_answer_id_again_changes_nothing_not_even_after_closing() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE, "a1")
    before = evening.state
    assert evening.send("stapel", "ann", {"dots-plek-2": "1"}, "a1") == ()
    assert evening.state == before
    evening.close()
    assert evening.send("stapel", "ann", ONE, "a1") == ()


def test_an_answer_id_of_somebody_else_says_nothing_about_mine() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE, "a1")
    evening.send("stapel", "bob", ONE, "a1")
    assert evening.tally("stapel").answered == 2


@pytest.mark.parametrize("how", ["unsure", "skip"])
def test_not_knowing_and_skipping_are_counted_apart(how: str) -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", {how: "1"})
    tally = evening.tally("stapel")
    assert (tally.answered, tally.unsure, tally.skipped) == (0, int(how == "unsure"), int(how == "skip"))


def test_somebody_who_answers_after_all_no_longer_counts_as_unsure() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", {"unsure": "1"})
    evening.send("stapel", "ann", ONE)
    tally = evening.tally("stapel")
    assert (tally.answered, tally.unsure) == (1, 0)


def test_a_group_on_an_answer_is_dropped_when_groups_are_off() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE, group="municipality")
    evening.send("stapel", "bob", {"skip": "1"}, group="municipality")
    assert [line for line in evening.log if '"group": "municipality"' in line] == []


def test_an_unknown_group_on_an_answer_is_dropped() -> None:
    evening = Evening(details=replace(DETAILS, groups=True), people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE, group="burgemeester")
    evening.send("stapel", "bob", ONE, group="community")
    assert dict(evening["stapel"].groups) == {"bob": "community"}


# What the facilitator does


def test_an_unknown_deed_is_refused() -> None:
    evening = Evening(people=1)
    for activity in ("welkom", "wensen", "kiezen", "kaarten", "afspraken"):
        with refused(404, "kan hier niet"):
            evening.act(activity, "ontplof")
    with refused(404, "bestaat niet"):
        evening.act("verdwenen", "choose")


def test_the_facilitator_can_still_tidy_up_between_closing_and_sealing() -> None:
    evening = Evening()
    with refused(409, "nog niet begonnen"):
        evening.act("wensen", "make-theme", name="Groen")
    evening.press()
    evening.close()
    evening.act("wensen", "make-theme", name="Groen")
    assert [theme["name"] for theme in evening.detail("wensen")["themes"]] == ["Groen"]


def test_something_that_is_no_command_is_refused() -> None:
    with refused(422, "begrijpen we niet"):
        decide(State(), "begin maar")  # type: ignore[arg-type]


def test_a_refusal_says_its_sentence_whatever_stands_in_it() -> None:
    assert str(Refusal(503, "De map {x} is vol.")) == "De map {x} is vol."
    assert str(Refusal(422, "Kies er hoogstens {n}.", n=3)) == "Kies er hoogstens 3."
