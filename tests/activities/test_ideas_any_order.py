"""Whatever a room and two consoles do with cards, in whatever order: none is lost, none is shown that may not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import Evening
from tests.session.full_evening import assert_same
from tests.strategies import Move, any_move, command
from werksessie.activities.ideas.cards import HIDDEN, NEW, SHOWN, Content, Idea
from werksessie.session.commands import Act, Refusal

WRITERS = 5
TEXTS = ("Meer licht", "Bel 06-12345678", "Een bankje")
WHAT = ("ideas", "ideas", "ideas", "ideas", "theme", "group", "answer", "change")

moves = st.lists(any_move(WHAT, ("wensen",)), min_size=10, max_size=60)


def started() -> Evening:
    """An evening as far as `begun`."""
    return begun().again()


@cache
def begun() -> Evening:
    evening = Evening(people=6)
    evening.open("wensen")
    for number in range(WRITERS):
        evening.idea(TEXTS[number % len(TEXTS)], f"writer-{number}")
    for name in ("Licht", ""):
        evening.act("wensen", "make-theme", name=name)
    return evening


def take(evening: Evening, move: Move) -> Act | None:
    """Does what this move stands for; gives the facilitator's deed, if it was one and was not refused."""
    asked = command(evening.state, move, evening.fresh(), evening.at)
    try:
        evening.ask(asked)
    except Refusal:
        return None
    return asked if isinstance(asked, Act) else None


def content(evening: Evening) -> Content:
    found: Content = evening["wensen"].content
    return found


def on_the_board(evening: Evening) -> Counter[str]:
    """How often each card is to be found on the console, those under another included."""
    board: Any = evening.board("wensen")
    tops = [*board["waiting"], *board["loose"], *board["hidden"], *board["said_there"]]
    tops += [card for theme in board["themes"] for card in theme.cards]
    return Counter(one.id for top in tops for one in (top, *top.stacked))


def on_the_wall(evening: Evening) -> list[Idea]:
    walls: Any = evening.walls("wensen")
    cards = [card for wall in walls for card in (*wall["cards"], *(one for box in wall["themes"] for one in box.cards))]
    return [*cards, *(wall["alone"] for wall in walls if wall["alone"])]


@given(moves)
def test_every_card_stands_on_the_console_once(taken: Sequence[Move]) -> None:
    evening = started()
    for move in taken:
        take(evening, move)
        assert on_the_board(evening) == Counter(dict.fromkeys(content(evening).ideas, 1))


@given(moves)
def test_nothing_is_on_the_wall_that_was_not_released_as_it_reads_now(taken: Sequence[Move]) -> None:
    evening = started()
    for move in taken:
        take(evening, move)
        for card in on_the_wall(evening):
            assert (card.status, card.onto) == (SHOWN, "")
            assert card.text == content(evening).ideas[card.id].text


@given(moves)
def test_what_is_known_twice_agrees(taken: Sequence[Move]) -> None:
    evening = started()
    for move in taken:
        take(evening, move)
        ideas, stacks = content(evening).ideas, content(evening).stacks
        assert {(card, top) for top, under in stacks.items() for card in under} == {
            (idea.id, idea.onto) for idea in ideas.values() if idea.onto
        }
        assert all(stacks.values())
        assert Counter(card for cards in content(evening).sent.values() for card in cards) == Counter(
            idea.id for idea in ideas.values() if idea.person
        )
        for idea in ideas.values():
            top = ideas[idea.onto] if idea.onto else idea
            assert (top.onto, top.theme, idea.stacked) == ("", idea.theme, ())
            assert not idea.theme or idea.theme in content(evening).themes
            assert idea.status != HIDDEN or (idea.theme, idea.onto, idea.id in stacks) == ("", "", False)


@given(moves)
def test_a_step_that_is_taken_back_at_once_leaves_all_as_it_was(taken: Sequence[Move]) -> None:
    evening = started()
    for move in taken:
        before = evening.state
        deed = take(evening, move)
        steps = content(evening).steps
        if deed is None or not steps or steps[-1].id != deed.fresh or deed.verb == "goal":
            continue
        after = evening.state
        was: Content = before.activities["wensen"].content
        evening.act("wensen", "undo-grouping", step=deed.fresh)
        now = content(evening)
        assert (now.themes, now.stacks) == (was.themes, was.stacks)
        assert {card: watched(idea) for card, idea in now.ideas.items()} == {
            card: watched(idea, now.ideas[card]) for card, idea in was.ideas.items()
        }
        evening.state = after
        evening.log.pop()


def watched(idea: Idea, now: Idea | None = None) -> Idea:
    """The card as it was; what may point to a person comes back to be looked at, not on the wall."""
    again = now is not None and idea.flags and idea.status == SHOWN and now.status == NEW
    return replace(idea, status=NEW, place=0, quoted=False) if again else idea


@given(moves)
def test_taking_back_everything_loses_no_card_and_no_word(taken: Sequence[Move]) -> None:
    evening = started()
    for move in taken:
        take(evening, move)
    cards = set(content(evening).ideas)
    while content(evening).steps:
        evening.act("wensen", "undo-grouping", step=content(evening).steps[-1].id)
    assert set(content(evening).ideas) == cards
    assert all(idea.text for idea in content(evening).ideas.values())
    assert evening.replay() == evening.state


@given(moves)
def test_sealing_keeps_what_was_grouped(taken: Sequence[Move]) -> None:
    evening = started()
    for move in taken:
        take(evening, move)
    evening.close()
    after, text = evening.sealed()
    assert_same(evening.state, after)
    assert "writer-" not in text
