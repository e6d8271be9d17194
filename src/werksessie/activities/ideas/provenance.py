"""How a theme came about: what happened to it, kept as it happens, and said in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from werksessie.activities.ideas.cards import REWRITTEN, TRANSLATED, Content, Idea, Theme
from werksessie.activities.ideas.events import ThemeTraced


def merged(gone: Theme, into: Theme) -> Theme:
    """The theme after another went up into it. Where it takes over the goal, that goal's past comes along."""
    both = replace(into, merged=into.merged + gone.merged + 1)
    return both if into.goal else replace(both, goal=gone.goal, reworded=gone.reworded)


def renamed(theme: Theme, name: str) -> Theme:
    """The theme under another name; its first name is no other name."""
    return replace(theme, name=name, renamed=theme.renamed or bool(theme.name and theme.name != name))


def worded(theme: Theme, goal: str, began: Theme) -> Theme:
    """The theme with another goal sentence. A sentence is typed in pieces: it counts once, from how the theme was when
    that `began`."""
    return replace(theme, goal=goal, reworded=began.reworded + bool(began.goal and began.goal != goal))


def split_off(content: Content, card: str, into: str) -> Content:
    """With the new theme `into` as a part of the theme that this card comes from, if any."""
    source, made = content.themes.get(content.ideas[card].theme), content.themes[into]
    if source is None or source is made:
        return content
    parts = made.parts if source.id in made.parts else (*made.parts, source.id)
    changed = {source.id: replace(source, split=True), made.id: replace(made, parts=parts)}
    return replace(content, themes=content.themes.update(changed))


def trace(activity: str, theme: Theme) -> list[ThemeTraced]:
    """The event that gives back what happened to this theme, if anything did."""
    told = ThemeTraced(
        activity, theme.id, theme.merged, theme.renamed, theme.reworded, theme.split, theme.parts
    )  # fmt: skip
    return [] if told == ThemeTraced(activity, theme.id) else [told]


def traced(theme: Theme, told: ThemeTraced) -> Theme:
    """The theme with what is told of its past."""
    return replace(
        theme, merged=told.merged, renamed=told.renamed, reworded=told.reworded, split=told.split,
        parts=tuple(told.parts),
    )  # fmt: skip


def came_about(theme: Theme, cards: Iterable[Idea]) -> str:
    """What happened to a theme with these released cards, "" when nothing did. How many cards got other words is not
    told: that would count answers."""
    whose = {one.whose_words for card in cards for one in (card, *card.stacked)}
    return ", ".join(
        filter(
            None,
            (
                "gemaakt van een kaart die de zaal deelt" if theme.source else "",
                _from(theme.parts),
                f"samengevoegd uit {theme.merged + 1} thema's" if theme.merged > 0 else "",
                "een deel staat nu in een ander thema" if theme.split else "",
                "later anders genoemd" if theme.renamed else "",
                _times(theme.reworded) if theme.goal else "",
                "antwoorden samengevat door de begeleider" if REWRITTEN in whose else "",
                "antwoorden vertaald door de begeleider" if TRANSLATED in whose else "",
            ),
        )
    )


def _from(parts: tuple[str, ...]) -> str:
    if not parts:
        return ""
    return "afgesplitst van een ander thema" if len(parts) == 1 else f"gemaakt uit delen van {len(parts)} thema's"


def _times(reworded: int) -> str:
    if reworded < 1:
        return ""
    return "doel later anders verwoord" if reworded == 1 else f"doel {reworded} keer anders verwoord"
