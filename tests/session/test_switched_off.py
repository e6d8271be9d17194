"""Activities that are planned but switched off, and the test card before the evening."""

from __future__ import annotations

from dataclasses import replace

from tests.session.evening import PROGRAMME, Evening, plan, refused
from werksessie.session.commands import ShowTestCard
from werksessie.session.events import WALL, WallTestShown
from werksessie.session.stages import next_step
from werksessie.session.state import OPEN, SKIPPED

WITH_OPENER = replace(
    PROGRAMME, activities=(plan("opener", "ideas", off=True), plan("wens", "ideas"), plan("tip", "ideas", off=True))
)


def test_what_is_switched_off_is_passed_over() -> None:
    evening = Evening(WITH_OPENER, people=1)
    step = next_step(evening.state)
    assert step is not None
    assert step.token == "show:wens"
    evening.open("wens")
    evening.shut("wens")
    last = next_step(evening.state)
    assert last is not None
    assert last.token == "end"


def test_the_facilitator_may_ask_it_all_the_same() -> None:
    evening = Evening(WITH_OPENER, people=1)
    evening.open("opener")
    assert evening["opener"].stage == OPEN
    evening.idea("Wij eten samen", activity="opener")
    evening.close()
    assert len(evening.sealed()[0].activities["opener"].content.ideas) == 1


def test_sealing_keeps_what_was_switched_off_as_not_asked() -> None:
    evening = Evening(WITH_OPENER, people=1)
    evening.close()
    assert evening.sealed()[0].activities["tip"].stage == SKIPPED


def test_the_test_card_is_for_before_the_evening() -> None:
    evening = Evening()
    assert evening.ask(ShowTestCard(True)) == (WallTestShown(True),)
    assert evening.state.test_card
    assert evening.ask(ShowTestCard(True)) == ()
    evening.press("start")
    assert not evening.state.test_card, "who comes in sees the lobby"
    evening.ask(ShowTestCard(True))
    assert evening.state.test_card
    evening.show("welkom")
    assert not evening.state.test_card
    with refused(409, "voordat de avond begint"):
        evening.ask(ShowTestCard(True))


def test_the_test_card_can_be_taken_off_and_leaves_nothing_in_the_sealed_record() -> None:
    evening = Evening()
    evening.ask(ShowTestCard(True))
    evening.ask(ShowTestCard(False))
    assert not evening.state.test_card
    evening.ask(ShowTestCard(True))
    evening.press("start")
    evening.close()
    assert "test-card" not in evening.sealed()[1]


def test_only_the_room_sees_the_test_card() -> None:
    assert WALL in WallTestShown.TOUCHES
    assert "phone" not in WallTestShown.TOUCHES
