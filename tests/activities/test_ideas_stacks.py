"""Answers that say the same lie on one of them: read once, counted all, never lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.session.evening import Evening, only, plan, refused
from tests.session.full_evening import assert_same
from werksessie.activities.ideas import report
from werksessie.activities.ideas.cards import HIDDEN, NEW, SHOWN, Idea


@pytest.fixture
def evening() -> Evening:
    """Nine people, of whom six sent an idea about light: L0 to L5, all on the wall."""
    evening = Evening(people=9)
    evening.open("wensen")
    for number in range(6):
        evening.act("wensen", "release", card=evening.idea(f"L{number}", f"person-{number}"))
    return evening


def ids(evening: Evening, *texts: str) -> tuple[str, ...]:
    by_text = {idea.text: idea.id for idea in evening["wensen"].content.ideas.values()}
    return tuple(by_text[text] for text in texts)


def stack(evening: Evening, *texts: str, **fields: Any) -> None:
    evening.act("wensen", "stack", card=ids(evening, *texts), **fields)


def card(evening: Evening, text: str) -> Idea:
    (id,) = ids(evening, text)
    found: Idea = evening["wensen"].content.ideas[id]
    return found


def piles(cards: tuple[Idea, ...]) -> dict[str, list[str]]:
    """What lies under each of these cards."""
    return {one.text: sorted(under.text for under in one.stacked) for one in cards}


def loose(evening: Evening) -> dict[str, list[str]]:
    return piles(evening.board("wensen")["loose"])


def test_the_first_card_is_on_top_and_the_others_lie_under_it(evening: Evening) -> None:
    stack(evening, "L0", "L1", "L2")
    assert loose(evening) == {"L0": ["L1", "L2"], "L3": [], "L4": [], "L5": []}
    assert [one.text for one in evening.wall("wensen")["cards"]] == ["L5", "L4", "L3", "L0"]
    assert evening.tally("wensen").answered == 6


def test_another_card_can_be_on_top(evening: Evening) -> None:
    (top,) = ids(evening, "L4")
    stack(evening, "L0", "L1", onto=top)
    stack(evening, "L2", onto=top)
    assert loose(evening)["L4"] == ["L0", "L1", "L2"]


def test_a_stack_goes_onto_another_as_a_whole_and_is_one_deep(evening: Evening) -> None:
    stack(evening, "L0", "L1")
    stack(evening, "L2", "L0")
    assert loose(evening)["L2"] == ["L0", "L1"]
    # Whoever names a card that lies under another means that whole stack.
    stack(evening, "L3", onto=ids(evening, "L1")[0])
    assert loose(evening)["L2"] == ["L0", "L1", "L3"]


def test_a_stack_goes_to_a_theme_as_one_and_every_idea_counts(evening: Evening) -> None:
    stack(evening, "L0", "L1", "L2")
    theme = evening.act("wensen", "make-theme", name="Licht", card=ids(evening, "L0", "L5"))
    [view] = evening.board("wensen")["themes"]
    assert (piles(view.cards), view.ideas) == ({"L0": ["L1", "L2"], "L5": []}, 4)
    assert evening.tally("wensen").rows[0].counts == {"ideas": 4}
    assert set(evening.detail("wensen")["themes"][0]["ideas"]) == set(ids(evening, "L0", "L1", "L2", "L5"))
    evening.act("wensen", "drop-theme", theme=theme)
    assert {card(evening, text).theme for text in ("L0", "L1", "L2")} == {""}


def test_placing_a_stack_by_all_its_cards_keeps_it_together(evening: Evening) -> None:
    stack(evening, "L0", "L1")
    evening.act("wensen", "make-theme", name="Licht", card=ids(evening, "L1", "L0"))
    assert piles(evening.board("wensen")["themes"][0].cards) == {"L0": ["L1"]}


def test_what_is_put_under_a_card_comes_into_its_theme(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht", card=ids(evening, "L0"))
    evening.act("wensen", "make-theme", name="Anders", card=ids(evening, "L1"))
    stack(evening, "L0", "L1")
    assert card(evening, "L1").theme == theme
    evening.act("wensen", "unstack", card=ids(evening, "L1"))
    assert (card(evening, "L1").theme, card(evening, "L1").onto) == (theme, "")


def test_unstacking_the_card_on_top_takes_the_whole_stack_apart(evening: Evening) -> None:
    stack(evening, "L0", "L1", "L2")
    evening.act("wensen", "unstack", card=ids(evening, "L0"))
    assert loose(evening) == {f"L{number}": [] for number in range(6)}
    seq = evening.state.seq
    evening.act("wensen", "unstack", card=ids(evening, "L0"))
    assert evening.state.seq == seq


def test_hiding_the_card_on_top_hides_all_that_say_the_same(evening: Evening) -> None:
    stack(evening, "L0", "L1", "L2")
    evening.act("wensen", "hide", card=ids(evening, "L0"), reason="person")
    assert [card(evening, text).status for text in ("L0", "L1", "L2")] == [HIDDEN] * 3
    assert piles(evening.board("wensen")["hidden"]) == {"L0": [], "L1": [], "L2": []}


def test_hiding_one_from_under_leaves_the_rest(evening: Evening) -> None:
    stack(evening, "L0", "L1", "L2")
    evening.act("wensen", "hide", card=ids(evening, "L1"), reason="person")
    assert loose(evening)["L0"] == ["L2"]


@pytest.mark.parametrize("fields", [{"withdraw": "a1"}, {"replaces": "a1", "text": "Anders"}])
def test_when_the_top_is_changed_or_taken_back_the_next_is_on_top(evening: Evening, fields: dict[str, str]) -> None:
    evening.send("wensen", "ann", {"text": "Van ann"}, "a1")
    evening.act("wensen", "release-all")
    stack(evening, "Van ann", "L0", "L1")
    evening.act("wensen", "make-theme", name="Licht", card=ids(evening, "Van ann"))
    evening.send("wensen", "ann", fields)
    assert piles(evening.board("wensen")["themes"][0].cards) == {"L0": ["L1"]}
    assert evening.replay() == evening.state


def test_what_its_writer_changes_does_not_lie_under_anything_any_more(evening: Evening) -> None:
    evening.send("wensen", "ann", {"text": "Van ann"}, "a1")
    evening.act("wensen", "release-all")
    stack(evening, "L0", "Van ann")
    evening.send("wensen", "ann", {"replaces": "a1", "text": "Anders"})
    assert piles(evening.board("wensen")["waiting"]) == {"Anders": []}
    assert loose(evening)["L0"] == []


def test_in_the_queue_a_stack_waits_and_is_released_as_one(evening: Evening) -> None:
    for number in range(3):
        evening.idea(f"N{number}", f"new-{number}")
    evening.idea("Bel 06-12345678", "new-4")
    stack(evening, "N0", "N1", "Bel 06-12345678")
    assert piles(evening.board("wensen")["waiting"]) == {"N0": ["Bel 06-12345678", "N1"], "N2": []}
    evening.act("wensen", "release", card=ids(evening, "N0"))
    # What may point to somebody is never released by the way; under another card nobody reads it.
    assert [card(evening, text).status for text in ("N0", "N1", "Bel 06-12345678")] == [SHOWN, SHOWN, NEW]
    assert piles(evening.board("wensen")["waiting"]) == {"N2": []}


def test_stacking_onto_what_the_room_sees_releases(evening: Evening) -> None:
    evening.idea("N0", "new")
    stack(evening, "L0", "N0")
    assert card(evening, "N0").status == SHOWN


def test_only_cards_that_answer_the_same_lie_on_each_other(evening: Evening) -> None:
    evening.act("wensen", "hide", card=ids(evening, "L5"), reason="person")
    with refused(409, "verborgen"):
        stack(evening, "L0", "L5")
    with refused(422, "twee of meer"):
        stack(evening, "L0")
    with refused(404, "is er niet meer"):
        stack(evening, "L0", onto="weg")
    two = Evening(only(plan("beide", "ideas", settings={"other_side": {"nl": "En jullie?"}})), people=6)
    two.open("beide")
    ours, theirs = two.idea("Licht", activity="beide"), two.act("beide", "add-other-side", text="Licht")
    with refused(409, "niet over hetzelfde"):
        two.act("beide", "stack", card=(ours, theirs))


# How often it was said


def remarks(evening: Evening) -> list[str]:
    told = report(evening.state, evening.plan("wensen"), evening["wensen"])
    return sorted(filter(None, told["also_said_remarks"]))


def test_the_wall_and_the_summary_say_how_often(evening: Evening) -> None:
    stack(evening, "L0", "L1", "L2")
    assert evening.wall("wensen")["times"] == {ids(evening, "L0")[0]: 3}
    assert remarks(evening) == ["3 keer gezegd"]
    evening.act("wensen", "rewrite", card=ids(evening, "L0"), text="Meer licht")
    assert remarks(evening) == ["3 keer gezegd, samengevat door begeleider"]


@pytest.mark.parametrize(("people", "writers", "sensitive"), [(4, 4, False), (9, 4, False), (9, 6, True)])
def test_how_often_is_not_said_where_counts_are_not(people: int, writers: int, sensitive: bool) -> None:
    evening = Evening(only(plan("wensen", "ideas", sensitive=sensitive, reveal="live")), people=people)
    evening.open("wensen")
    for number in range(writers):
        evening.act("wensen", "release", card=evening.idea(f"L{number}", f"person-{number}"))
    stack(evening, "L0", "L1", "L2")
    evening.shut("wensen")
    assert evening.wall("wensen")["times"] == {}
    assert remarks(evening) == []


def test_sealing_keeps_the_stacks(evening: Evening) -> None:
    stack(evening, "L0", "L1", "L2")
    evening.act("wensen", "make-theme", name="Licht", card=ids(evening, "L0"))
    evening.idea("N0", "new-0")
    evening.idea("N1", "new-1")
    stack(evening, "N0", "N1")
    evening.close()
    after, _ = evening.sealed()
    assert_same(evening.state, after)
    assert after.activities["wensen"].content.stacks == evening["wensen"].content.stacks


def test_a_card_under_another_is_no_option_of_its_own(evening: Evening) -> None:
    stack(evening, "L0", "L1", "L2")
    evening.open("kaarten")
    assert sorted(one.text["nl"] for one in evening["kaarten"].options) == ["L0", "L3", "L4", "L5"]
