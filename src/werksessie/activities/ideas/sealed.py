"""What stays of the cards when the evening is sealed, as the shortest list of ordinary events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from werksessie.activities.ideas.cards import HIDDEN, SHOWN, Content, Idea
from werksessie.activities.ideas.events import (
    GoalWorded,
    IdeaHidden,
    IdeaPlaced,
    IdeaReleased,
    IdeaSent,
    IdeaStacked,
    SideAdded,
    SideAsked,
    ThemeMade,
)  # fmt: skip
from werksessie.activities.ideas.provenance import trace
from werksessie.session.events import Event
from werksessie.session.writing import QuotesChosen

A_TABLE = "table"
"""Whose a card is that a table wrote: which one is forgotten."""


def distil(activity: str, content: Content, renamed: Mapping[str, str]) -> Sequence[Event]:
    kept = sorted(content.ideas.values(), key=lambda idea: (renamed.get(idea.person, ""), idea.id))
    asked = (SideAsked(activity),) if content.side_asked else ()
    # A hidden card stays, without its words, so that its writer still counts as somebody who answered.
    sent = [_again(activity, idea, renamed, "" if idea.status == HIDDEN else idea.text) for idea in kept]
    kept_back = [IdeaHidden(activity, idea.id, idea.reason) for idea in kept if idea.status == HIDDEN]
    # In the shuffled order too: the order of release is nearly that of arrival.
    released = [IdeaReleased(activity, idea.id) for idea in kept if idea.status == SHOWN and idea.person]
    made: list[Event] = []
    for theme in sorted(content.themes.values(), key=lambda one: one.number):
        made.append(ThemeMade(activity, theme.id, theme.name, theme.number, source=theme.source))
        made += [GoalWorded(activity, theme.id, theme.goal)] if theme.goal else []
        made += trace(activity, theme)
    placed = [IdeaPlaced(activity, idea.id, idea.theme) for idea in kept if idea.theme and not idea.onto]
    stacked = [IdeaStacked(activity, idea.id, idea.onto) for idea in kept if idea.onto]
    chosen = [QuotesChosen(activity, theme, cards) for theme, cards in _chosen(kept)]
    return (*asked, *sent, *released, *made, *placed, *stacked, *kept_back, *chosen)


def _chosen(kept: Sequence[Idea]) -> list[tuple[str, tuple[str, ...]]]:
    """The cards that were chosen as quotes, by theme."""
    chosen = [idea for idea in kept if idea.quoted]
    themes = sorted({idea.theme for idea in chosen})
    return [(theme, tuple(sorted(one.id for one in chosen if one.theme == theme))) for theme in themes]


def _again(activity: str, idea: Idea, renamed: Mapping[str, str], text: str) -> Event:
    """What made this card, in these words."""
    if not idea.person:
        return SideAdded(activity, idea.id, text)
    person = A_TABLE if idea.table else renamed[idea.person]
    return IdeaSent(
        activity, person, f"sealed-{idea.id}", idea.id, text, about=idea.about, side=idea.side,
        rewritten=idea.rewritten and idea.status != HIDDEN, table=idea.table,
        translated=idea.translated and idea.status != HIDDEN,
    )  # fmt: skip
