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
    Undo,
)  # fmt: skip
from werksessie.session.events import SessionReopened
from werksessie.session.rules import decide
from werksessie.session.state import CLOSED, PREPARED, RUNNING, SEALED, SHUT, State

ONE = {"dots-plek-1": "1"}


# Before and after the evening


def test_a_session_is_prepared_once() -> None:
    evening = Evening()
    assert evening.state.phase == PREPARED
    with refused(409, "bestaat al"):
        evening.ask(Prepare(PROGRAMME, DETAILS, "111111", evening.at))
    assert evening.state.code == "482913"


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
    with refused(409, "mogen bepalen. Kies de dag waarop mensen iets terughoren."):
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
    assert evening.ask(Reopen(evening.at)) == (SessionReopened(evening.at),)
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
        Undo(at),
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


def test_something_that_is_no_command_is_refused() -> None:
    with refused(422, "begrijpen we niet"):
        decide(State(), "begin maar")  # type: ignore[arg-type]


def test_a_refusal_says_its_sentence_whatever_stands_in_it() -> None:
    assert str(Refusal(503, "De map {x} is vol.")) == "De map {x} is vol."
    assert str(Refusal(422, "Kies er hoogstens {n}.", n=3)) == "Kies er hoogstens 3."
