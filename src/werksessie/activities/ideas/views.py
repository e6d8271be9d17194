"""Looking at the cards: what waits, what is shown, what stands in which theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from werksessie.activities.ideas.cards import HIDDEN, NEW, SHOWN, Content, Idea
from werksessie.activities.paging import lines, span, spread

CARDS_A_PAGE, THEMES_A_PAGE, CARDS_A_THEME, QUOTES = 6, 4, 3, 3

WAITING_AT_ONCE = 60
"""Cards to look at that stand on the console together: a push must not grow with the room."""

LONGEST = {"short": 36, "middle": 70, "long": 150, "longer": 320}
ROWS = {"short": 0.5, "middle": 0.5, "long": 1, "longer": 2, "longest": 3}
"""How many rows of a wall page a card takes."""


@dataclass(frozen=True)
class ThemeView:
    """A theme with its released cards, newest first."""

    id: str
    name: str
    goal: str
    number: int
    cards: tuple[Idea, ...]


def shown(content: Content) -> tuple[Idea, ...]:
    """Released cards, the newest first, so that the room sees each one arrive."""
    cards = [idea for idea in content.ideas.values() if idea.status == SHOWN]
    return tuple(sorted(cards, key=lambda idea: -idea.place))


def waiting(content: Content) -> tuple[Idea, ...]:
    """Cards not yet looked at, in the order of their random ids: order of arrival would be time."""
    return tuple(sorted((one for one in content.ideas.values() if one.status == NEW), key=lambda one: one.id))


def themes(content: Content) -> tuple[ThemeView, ...]:
    """The themes in the order they were made, each with its released cards."""
    cards = shown(content)
    made = sorted(content.themes.values(), key=lambda theme: theme.number)
    return tuple(
        ThemeView(one.id, one.name, one.goal, one.number, tuple(c for c in cards if c.theme == one.id)) for one in made
    )


def loose(content: Content) -> tuple[Idea, ...]:
    """Released cards in no theme: "Ook gezegd"."""
    return tuple(card for card in shown(content) if not card.theme)


def card_pages(content: Content) -> Sequence[tuple[Idea, ...]]:
    """The released cards over wall pages of three rows: two short cards stand beside each other."""
    return spread(shown(content), lambda card: ROWS[card_size(card.text)], CARDS_A_PAGE, room=3)


def card_size(words: str) -> str:
    """How large a card is on the wall: a key of ROWS."""
    return next((size for size, longest in LONGEST.items() if span(words) <= longest), "longest")


def goal_pages(content: Content) -> Sequence[tuple[ThemeView, ...]]:
    """The themes over wall pages, each with its goal sentence or the beginning of one."""
    return spread(themes(content), _goal_height, THEMES_A_PAGE)


def _goal_height(theme: ThemeView) -> float:
    return 4.6 * lines(theme.name, 58) + 5.3 * lines(f"We willen dat {theme.goal}", 51) + 1.6


def not_shown(content: Content) -> dict[str, int]:
    """How many ideas were kept from the room, by reason."""
    counts: dict[str, int] = {}
    for idea in content.ideas.values():
        if idea.status == HIDDEN:
            counts[idea.reason] = counts.get(idea.reason, 0) + 1
    return dict(sorted(counts.items()))


def hidden(content: Content) -> tuple[Idea, ...]:
    """Cards kept from the room."""
    return tuple(sorted((one for one in content.ideas.values() if one.status == HIDDEN), key=lambda one: one.id))
