"""Looking at the cards: what waits, what is shown, what stands in which theme, and how that fills wall pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from werksessie.activities.about import NONE
from werksessie.activities.ideas.cards import HIDDEN, MUNICIPALITY, NEW, SHOWN, Content, Idea
from werksessie.activities.paging import lines, span, spread
from werksessie.session.state import SHUT, Activity, Option

CARDS_A_PAGE, THEMES_A_PAGE, CARDS_A_THEME, QUOTES = 6, 4, 3, 3

WAITING_AT_ONCE = 60
"""Cards to look at that stand on the console together: a push must not grow with the room."""

LONGEST = {"short": 36, "middle": 70, "long": 150, "longer": 320}
ROWS = {"short": 0.5, "middle": 0.5, "long": 1, "longer": 2, "longest": 3}
"""How many rows of a wall page a card takes."""

LINES_A_SIDE, SIDE_WIDTH, SIDE_LINES, SIDE_ROOM = 5, 31, 6, 38.0
"""The room for what each of two sides says: in all, letters a line, lines of one text, height."""


@dataclass(frozen=True)
class ThemeView:
    """A theme with its released cards, newest first."""

    id: str
    name: str
    goal: str
    number: int
    cards: tuple[Idea, ...]


@dataclass(frozen=True)
class Leaf:
    """One wall page: cards (about one goal or role, where they are), themes, or what both sides say."""

    about: Option = NONE
    cards: tuple[Idea, ...] = ()
    themes: tuple[ThemeView, ...] = ()
    community: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()


def shown(content: Content) -> tuple[Idea, ...]:
    """Released cards of the community, the newest first, so that the room sees each one arrive."""
    return _released(content, "")


def said_there(content: Content) -> tuple[Idea, ...]:
    """Released statements of the municipality, the newest first."""
    return _released(content, MUNICIPALITY)


def _released(content: Content, side: str) -> tuple[Idea, ...]:
    cards = [idea for idea in content.ideas.values() if (idea.status, idea.side) == (SHOWN, side)]
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


def by_subject(activity: Activity) -> bool:
    """Whether the cards stand by the goal or role they are about: as long as no theme has any."""
    return bool(activity.about) and not any(theme.cards for theme in themes(activity.content))


def cards_about(content: Content, about: Option) -> tuple[Idea, ...]:
    """What the community said about this goal or role, the newest first."""
    return tuple(card for card in shown(content) if card.about == about.id)


def leaves(activity: Activity) -> Sequence[Leaf]:
    """Every wall page of one side: by subject, or cards, or themes as soon as one has any with "Ook gezegd" last."""
    content: Content = activity.content
    if by_subject(activity):
        # While people answer, the wall asks about every subject; then only what came in is worth a page.
        pages = ((one, page) for one in activity.about for page in card_pages(cards_about(content, one)))
        return [Leaf(one, page) for one, page in pages if page or activity.stage != SHUT] or [Leaf()]
    boxes = tuple(theme for theme in themes(content) if theme.cards)
    if not boxes:
        return [Leaf(cards=page) for page in card_pages(shown(content))]
    if loose(content):
        boxes = (*boxes, ThemeView("", "Ook gezegd", "", 0, loose(content)))
    return [
        Leaf(themes=boxes[first : first + THEMES_A_PAGE]) for first in range(0, len(boxes), THEMES_A_PAGE)
    ]  # fmt: skip


def card_pages(cards: Iterable[Idea]) -> Sequence[tuple[Idea, ...]]:
    """Cards over wall pages of three rows: two short cards stand beside each other."""
    return spread(cards, lambda card: ROWS[card_size(card.text)], CARDS_A_PAGE, room=3)


def card_size(words: str) -> str:
    """How large a card is on the wall: a key of ROWS."""
    return next((size for size, longest in LONGEST.items() if span(words) <= longest), "longest")


def card_sizes(texts: Mapping[str, str]) -> dict[str, str]:
    """How large each card of one page is, by its id: where one needs smaller letters all have them."""
    sizes = {card: card_size(text) for card, text in texts.items()}
    plain = set(sizes.values()) <= {"short"}
    return sizes if plain else {card: "middle" if size == "short" else size for card, size in sizes.items()}


def side_leaves(content: Content) -> Sequence[Leaf]:
    """Both sides beside each other over wall pages; the side that has said all stays where it is."""
    named = [theme.name for theme in themes(content) if theme.cards]
    ours = _side_pages([*named, *(card.text for card in (loose(content) if named else shown(content)))])
    theirs = _side_pages(card.text for card in said_there(content))
    return [
        Leaf(community=ours[min(page, len(ours) - 1)], municipality=theirs[min(page, len(theirs) - 1)])
        for page in range(max(len(ours), len(theirs)))
    ]


def _side_pages(texts: Iterable[str]) -> Sequence[tuple[str, ...]]:
    return spread(
        texts, lambda text: 4.8 * min(SIDE_LINES, lines(text, SIDE_WIDTH)) + 2.4, LINES_A_SIDE, room=SIDE_ROOM
    )  # fmt: skip


def goal_pages(content: Content) -> Sequence[tuple[ThemeView, ...]]:
    """The themes over wall pages, each with its goal sentence or the beginning of one."""
    return spread(themes(content), _goal_height, THEMES_A_PAGE)


def _goal_height(theme: ThemeView) -> float:
    return 4.6 * lines(theme.name, 58) + 5.3 * lines(f"We willen dat {theme.goal}", 51) + 1.6


def hidden(content: Content) -> tuple[Idea, ...]:
    """Cards kept from the room."""
    return tuple(sorted((one for one in content.ideas.values() if one.status == HIDDEN), key=lambda one: one.id))


def not_shown(cards: Iterable[Idea]) -> dict[str, int]:
    """How many of these cards were kept from the room, by reason."""
    reasons = sorted(card.reason for card in cards if card.status == HIDDEN)
    return {reason: reasons.count(reason) for reason in reasons}
