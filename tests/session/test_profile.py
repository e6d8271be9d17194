"""What the facilitator writes on the one-page profile: when it may be written, and that sealing keeps it."""

from __future__ import annotations

import pytest

from tests.session.evening import PROGRAMME, Evening, only, plan, refused
from werksessie.session import profile
from werksessie.session.commands import IncludeInProfile, WriteProfile
from werksessie.session.events import ProfileIncluded, ProfileWritten
from werksessie.session.reducer import apply
from werksessie.session.rules import decide
from werksessie.session.state import State

SENSITIVE = only(plan("wensen", "ideas"), plan("veilig", "scale", sensitive=True, reveal="after_close"))


@pytest.fixture
def evening() -> Evening:
    """Eight people, and one sensitive question."""
    return Evening(SENSITIVE, people=8)


def write(evening: Evening, row: str, text: str) -> int:
    """Writes; gives how many events that led to."""
    return len(evening.ask(WriteProfile(row, text)))


def after(state: State, command: WriteProfile | IncludeInProfile) -> State:
    """The state after a command on a state that no driver has."""
    for event in decide(state, command):
        state = apply(state, event, state.seq + 1)
    return state


def test_the_rows_are_the_elements_of_the_conclusion_in_its_order_and_what_else_the_page_needs() -> None:
    assert profile.ROWS[:6] == (
        "behoefte", "gedeelde doelstelling en oplossing", "kenmerken", "inzetbaarheid", "rolverdeling", "capaciteit",
    )  # fmt: skip
    assert len(set(profile.ROWS)) == len(profile.ROWS) == 12


def test_every_row_can_be_written(evening: Evening) -> None:
    for row in profile.ROWS:
        assert write(evening, row, f"Over {row}.") == 1
    assert dict(evening.state.profile) == {row: f"Over {row}." for row in profile.ROWS}


def test_other_words_replace_the_first(evening: Evening) -> None:
    write(evening, "kenmerken", "Mensen kennen elkaar.")
    write(evening, "kenmerken", "Veel vrijwilligers.")
    assert evening.state.profile["kenmerken"] == "Veel vrijwilligers."


def test_the_same_words_again_change_nothing(evening: Evening) -> None:
    write(evening, "kenmerken", "Mensen kennen elkaar.")
    assert write(evening, "kenmerken", "  Mensen kennen elkaar.\r\n") == 0


def test_no_words_take_the_words_away(evening: Evening) -> None:
    write(evening, "kenmerken", "Mensen kennen elkaar.")
    assert write(evening, "kenmerken", " \n ") == 1
    assert "kenmerken" not in evening.state.profile
    assert write(evening, "kenmerken", "") == 0


def test_line_ends_stay_and_what_stands_around_a_line_goes(evening: Evening) -> None:
    write(evening, "open", "  Wie betaalt?  \r\n\tHoe bereiken we ouders? \n")
    assert evening.state.profile["open"] == "Wie betaalt?\nHoe bereiken we ouders?"


def test_a_row_holds_no_more_than_the_page_has_room_for(evening: Evening) -> None:
    assert write(evening, "behoefte", "x" * profile.LONGEST) == 1
    with refused(422, "te lang", str(profile.LONGEST)):
        write(evening, "behoefte", "x" * (profile.LONGEST + 1))
    assert evening.state.profile["behoefte"] == "x" * profile.LONGEST


@pytest.mark.parametrize("row", ["", "Behoefte", "score", "totaal", "../kenmerken"])
def test_there_are_no_other_rows(evening: Evening, row: str) -> None:
    with refused(404, "staat niet in het profiel"):
        write(evening, row, "Iets")


def test_before_the_evening_there_is_nothing_to_write() -> None:
    evening = Evening(SENSITIVE)
    for command in (WriteProfile("kenmerken", "Veel vrijwilligers."), IncludeInProfile("veilig", True)):
        with refused(409, "nog niet begonnen"):
            evening.ask(command)


def test_a_sensitive_question_is_on_the_profile_only_once_it_was_chosen(evening: Evening) -> None:
    assert evening.state.included == frozenset()
    assert len(evening.ask(IncludeInProfile("veilig", True))) == 1
    assert evening.state.included == {"veilig"}
    assert evening.ask(IncludeInProfile("veilig", True)) == ()
    assert len(evening.ask(IncludeInProfile("veilig", False))) == 1
    assert evening.state.included == frozenset()
    assert evening.ask(IncludeInProfile("veilig", False)) == ()


def test_a_question_that_is_not_sensitive_need_not_be_chosen(evening: Evening) -> None:
    with refused(409, "gevoelige"):
        evening.ask(IncludeInProfile("wensen", True))
    with refused(404):
        evening.ask(IncludeInProfile("verdwenen", True))


def test_the_profile_can_be_written_after_closing_and_after_sealing(evening: Evening) -> None:
    evening.close()
    assert write(evening, "kenmerken", "Mensen kennen elkaar.") == 1
    sealed, _ = evening.sealed()
    again = after(after(sealed, WriteProfile("form", "Samen aan tafel.")), IncludeInProfile("veilig", True))
    assert dict(again.profile) == {"kenmerken": "Mensen kennen elkaar.", "form": "Samen aan tafel."}
    assert again.included == {"veilig"}
    assert again.seq == sealed.seq + 2
    assert again.phase == sealed.phase


def test_sealing_keeps_what_stands_there_and_forgets_what_stood_there_before(evening: Evening) -> None:
    write(evening, "kenmerken", "Jan kent iedereen.")
    write(evening, "kenmerken", "Mensen kennen elkaar.")
    write(evening, "form", "Eerst dit.")
    write(evening, "form", "")
    evening.ask(IncludeInProfile("veilig", True))
    evening.close()
    sealed, text = evening.sealed()
    assert (sealed.profile, sealed.included) == (evening.state.profile, evening.state.included)
    assert "Jan" not in text
    assert "Eerst dit" not in text


def test_a_restart_finds_the_same_profile(evening: Evening) -> None:
    write(evening, "kenmerken", "Mensen kennen elkaar.")
    evening.ask(IncludeInProfile("veilig", True))
    assert evening.replay() == evening.state


def test_taking_a_step_back_leaves_the_profile_alone() -> None:
    evening = Evening(PROGRAMME, people=8)
    evening.press()
    write(evening, "kenmerken", "Mensen kennen elkaar.")
    evening.undo()
    assert evening.state.profile["kenmerken"] == "Mensen kennen elkaar."


def test_only_the_console_hears_of_it() -> None:
    assert ProfileWritten.TOUCHES == ProfileIncluded.TOUCHES == {"console"}


def test_a_row_is_at_most_four_lines_because_the_profile_is_one_page() -> None:
    evening = Evening(people=1)
    evening.ask(WriteProfile("kenmerken", "een\ntwee\r\ndrie\nvier\n"))
    assert evening.state.profile["kenmerken"] == "een\ntwee\ndrie\nvier"
    with refused(422, "hooguit 4"):
        evening.ask(WriteProfile("kenmerken", "een\ntwee\ndrie\nvier\nvijf"))
