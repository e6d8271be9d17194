"""Looking at the cards: what waits, what is shown, what stands in which theme, and how that fills wall pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from werksessie.activities.about import NONE
from werksessie.activities.ideas.cards import HIDDEN, MUNICIPALITY, NEW, SHOWN, Content, Idea
from werksessie.activities.ideas.marks import Mark, called, mark
from werksessie.activities.paging import lines, span, spread
from werksessie.activities.showing import hides
from werksessie.session.state import SHUT, Activity, Option

CARDS_A_PAGE, THEMES_A_PAGE, CARDS_A_THEME, QUOTES = 6, 4, 3, 3

LONGEST = {"short": 36, "middle": 70, "long": 150, "longer": 320}
ROWS = {"short": 0.5, "middle": 0.5, "long": 1, "longer": 2, "longest": 3}
"""How many rows of a wall page a card takes."""

LINES_A_SIDE, SIDE_WIDTH, SIDE_LINES, SIDE_ROOM = 5, 29, 6, 38.0
"""The room for what each of two sides says: in all, letters a line, lines of one text, height."""


@dataclass(frozen=True)
class ThemeView:
    """A theme with its released cards, newest first. `mark` is its letter and shape as long as it has no name of its
    own."""

    id: str
    name: str
    goal: str
    number: int
    cards: tuple[Idea, ...]
    mark: Mark | None = None

    @property
    def ideas(self) -> int:
        """How many ideas there are, those under another included."""
        return said(self.cards)


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
    cards = [idea for idea in content.ideas.values() if (idea.status, idea.side, idea.onto) == (SHOWN, side, "")]
    return tuple(with_stack(content, idea) for idea in sorted(cards, key=lambda idea: -idea.place))


def with_stack(content: Content, idea: Idea) -> Idea:
    """The card with those that lie under it."""
    return replace(idea, stacked=content.under(idea.id)) if idea.id in content.stacks else idea


def said(cards: Iterable[Idea]) -> int:
    """How many ideas these cards are, those under another included."""
    return sum(card.times for card in cards)


def waiting(content: Content) -> tuple[Idea, ...]:
    """Cards not yet looked at, in the order of their random ids: order of arrival would be time."""
    new = (one for one in content.ideas.values() if one.status == NEW and not one.onto)
    return tuple(with_stack(content, one) for one in sorted(new, key=lambda one: one.id))


def themes(content: Content) -> tuple[ThemeView, ...]:
    """The themes in the order they were made, each with its released cards."""
    cards: dict[str, list[Idea]] = {}
    for card in shown(content):
        cards.setdefault(card.theme, []).append(card)
    made = sorted(content.themes.values(), key=lambda theme: theme.number)
    return tuple(
        ThemeView(
            id=one.id, name=called(one), goal=one.goal, number=one.number, cards=tuple(cards.get(one.id, ())),
            mark=None if one.name else mark(one.number),
        )
        for one in made
    )  # fmt: skip


def quotes(cards: Iterable[Idea]) -> tuple[Idea, ...]:
    """The quotes of a theme among its released cards: those the facilitator chose, else the first ones; in the order of
    their random ids, which sealing does not change."""
    cards = tuple(cards)
    chosen = [card for card in cards if card.quoted] or cards
    return tuple(sorted(chosen, key=lambda card: card.id)[:QUOTES])


def loose(content: Content) -> tuple[Idea, ...]:
    """Released cards in no theme: "Ook gezegd"."""
    return tuple(card for card in shown(content) if not card.theme)


def by_subject(activity: Activity) -> bool:
    """Whether the cards stand by the goal or role they are about: as long as no theme has any."""
    if not activity.about:
        return False
    content: Content = activity.content
    return not any((one.status, one.onto) == (SHOWN, "") and one.theme for one in content.ideas.values())


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
    return spread(cards, lambda card: ROWS[card_size(on_the_card(card))], CARDS_A_PAGE, room=3)


def on_the_card(card: Idea) -> str:
    """All that a card on the wall has to hold: its words, and whose they are, on a line of its own. Where a card is as
    wide as the wall a line takes twice as much."""
    if not card.whose_words:
        return card.text
    lines = 1 if card_size(card.text) in ("short", "middle") else 2
    return f"{card.text} {card.whose_words * lines}"


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
    ours = _side_pages([*named, *map(_whole, loose(content))])
    theirs = _side_pages(map(_whole, said_there(content)))
    return [
        Leaf(community=ours[min(page, len(ours) - 1)], municipality=theirs[min(page, len(theirs) - 1)])
        for page in range(max(len(ours), len(theirs)))
    ]


def _whole(card: Idea) -> str:
    return f"{card.text} ({card.whose_words})" if card.whose_words else card.text


def _side_pages(texts: Iterable[str]) -> Sequence[tuple[str, ...]]:
    return spread(
        texts, lambda text: 4.8 * min(SIDE_LINES, lines(text, SIDE_WIDTH)) + 2.4, LINES_A_SIDE, room=SIDE_ROOM
    )  # fmt: skip


def goal_pages(content: Content) -> Sequence[tuple[ThemeView, ...]]:
    """The themes over wall pages, each with its goal sentence or the beginning of one."""
    return spread(themes(content), _goal_height, THEMES_A_PAGE)


def _goal_height(theme: ThemeView) -> float:
    return 4.6 * lines(theme.name, 58) + 5.3 * lines(f"We willen dat {theme.goal}", 51) + 1.6


def alone(activity: Activity) -> Idea | None:
    """The card that stands alone on the wall now, if it may."""
    content: Content = activity.content
    if hides(activity) or activity.stage != content.highlighted_in:
        return None
    idea = content.ideas.get(content.highlighted)
    return with_stack(content, idea) if idea and idea.status == SHOWN and not idea.onto else None


def titles(content: Content) -> tuple[ThemeView, ...]:
    """The themes that the wall shows one by one, to be read aloud; none while it shows them all."""
    return themes(content) if content.reading else ()


def hidden(content: Content) -> tuple[Idea, ...]:
    """Cards kept from the room."""
    return tuple(sorted((one for one in content.ideas.values() if one.status == HIDDEN), key=lambda one: one.id))


def not_shown(cards: Iterable[Idea]) -> dict[str, int]:
    """How many of these cards were kept from the room, by reason."""
    reasons = sorted(card.reason for card in cards if card.status == HIDDEN)
    return {reason: reasons.count(reason) for reason in reasons}
