"""The cards of an ideas activity: their events, their state, and the reducer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from immutables import Map

from werksessie.reading.flags import flags
from werksessie.session.events import EVERYONE, Event, event

NEW, SHOWN, HIDDEN = "new", "shown", "hidden"
MUNICIPALITY = "municipality"
"""The other side. The community, or everybody where there is one side, is ""."""


@event("ideas.sent")
class IdeaSent(Event):
    """Somebody sent an idea; `card` is its public id, random, so that its order says nothing. `about` is the goal or
    role it is about, if any; `side` whom it speaks for."""

    activity: str
    person: str
    answer_id: str
    card: str
    text: str
    group: str = ""
    about: str = ""
    side: str = ""


@event("ideas.edited")
class IdeaEdited(Event):
    """Its writer changed the text, or what it is about; it loses its release. `answer_id` is the id of the new text."""

    activity: str
    person: str
    answer_id: str
    card: str
    text: str
    about: str = ""
    side: str = ""


@event("ideas.withdrawn")
class IdeaWithdrawn(Event):
    """Its writer took the idea back."""

    TAKES_BACK = True

    activity: str
    card: str
    person: str
    answer_id: str


@event("ideas.released")
class IdeaReleased(Event):
    """The facilitator let the room see it."""

    activity: str
    card: str


@event("ideas.hidden")
class IdeaHidden(Event):
    """The facilitator keeps it from the room, for one of REASONS."""

    activity: str
    card: str
    reason: str


@event("theme.made")
class ThemeMade(Event):
    """A theme was made; its number is its place in the row."""

    activity: str
    theme: str
    name: str


@event("theme.renamed")
class ThemeRenamed(Event):
    """A theme got another name."""

    activity: str
    theme: str
    name: str


@event("theme.dropped")
class ThemeDropped(Event):
    """A theme was taken away; its cards are loose again."""

    activity: str
    theme: str


@event("idea.placed")
class IdeaPlaced(Event):
    """A card was put into a theme, or taken out (`theme` "")."""

    activity: str
    card: str
    theme: str


@event("goal.worded")
class GoalWorded(Event):
    """The theme was put into words: what comes after "We willen dat"."""

    activity: str
    theme: str
    goal: str


@event("ideas.side-asked", EVERYONE)
class SideAsked(Event):
    """From now on phones can answer for the municipality (or, with `asked` false, only for the community again)."""

    activity: str
    asked: bool = True


@event("ideas.side-added")
class SideAdded(Event):
    """The facilitator typed what the municipality says; the room sees it at once."""

    activity: str
    card: str
    text: str


@dataclass(frozen=True)
class Idea:
    """One card. `ids` are all answer ids it was sent under; `place` is its turn on the wall (0 while not released).
    `person` is "" when the facilitator typed it. `flags` are the kinds of what in the text may point to a person."""

    id: str
    person: str
    ids: tuple[str, ...]
    text: str
    status: str = NEW
    reason: str = ""
    theme: str = ""
    place: int = 0
    about: str = ""
    side: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Theme:
    """A named group of cards. `number` is its place in the row, `goal` what comes after "We willen dat"."""

    id: str
    name: str
    number: int
    goal: str = ""


@dataclass(frozen=True)
class Content:
    """`ideas` and `themes` by id; `released` is the last turn given; `side_asked`: phones ask the municipality too."""

    ideas: Map[str, Idea] = field(default_factory=Map)
    themes: Map[str, Theme] = field(default_factory=Map)
    released: int = 0
    side_asked: bool = False


def _flags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag.kind for flag in flags(text)))


def empty() -> Content:
    return Content()


def apply(content: Content, event: Any) -> Content:
    match event:
        case IdeaSent():
            idea = Idea(
                event.card, event.person, (event.answer_id,), event.text, about=event.about, side=event.side,
                flags=_flags(event.text),
            )  # fmt: skip
            return replace(content, ideas=content.ideas.set(event.card, idea))
        case IdeaEdited():
            return _change(content, event.card, lambda idea: _edited(idea, event))
        case IdeaWithdrawn():
            gone = event.card in content.ideas
            return replace(content, ideas=content.ideas.delete(event.card)) if gone else content
        case IdeaReleased():
            place = content.released + 1
            shown = _change(content, event.card, lambda idea: replace(idea, status=SHOWN, reason="", place=place))
            return replace(shown, released=place)
        case IdeaHidden():
            return _change(
                content, event.card, lambda idea: replace(
                    idea, status=HIDDEN, reason=event.reason, place=0, theme=""
                )
            )  # fmt: skip
        case ThemeMade():
            number = 1 + max((theme.number for theme in content.themes.values()), default=0)
            made = Theme(event.theme, event.name, number)
            return replace(content, themes=content.themes.set(event.theme, made))
        case ThemeRenamed():
            return _reword(content, event.theme, lambda theme: replace(theme, name=event.name))
        case GoalWorded():
            return _reword(content, event.theme, lambda theme: replace(theme, goal=event.goal))
        case ThemeDropped():
            return _without(content, event.theme)
        case SideAsked():
            return replace(content, side_asked=event.asked)
        case SideAdded():
            place = content.released + 1
            typed = Idea(event.card, "", (), event.text, status=SHOWN, place=place, side=MUNICIPALITY)
            return replace(content, ideas=content.ideas.set(event.card, typed), released=place)
        case IdeaPlaced():
            theme = event.theme if event.theme in content.themes else ""
            return _change(content, event.card, lambda idea: replace(idea, theme=theme))
        case _:
            return content


def _change(content: Content, card: str, change: Callable[[Idea], Idea]) -> Content:
    idea = content.ideas.get(card)
    return replace(content, ideas=content.ideas.set(card, change(idea))) if idea else content


def _edited(idea: Idea, event: IdeaEdited) -> Idea:
    """Themes are for the community: a card that goes to the other side leaves its own."""
    return replace(
        idea,
        text=event.text,
        status=NEW,
        place=0,
        ids=(*idea.ids, event.answer_id),
        about=event.about,
        side=event.side,
        theme="" if event.side else idea.theme,
        flags=_flags(event.text),
    )


def _reword(content: Content, theme: str, change: Callable[[Theme], Theme]) -> Content:
    one = content.themes.get(theme)
    return replace(content, themes=content.themes.set(theme, change(one))) if one else content


def _without(content: Content, theme: str) -> Content:
    if theme not in content.themes:
        return content
    ideas = content.ideas.update(
        {idea.id: replace(idea, theme="") for idea in content.ideas.values() if idea.theme == theme}
    )
    return replace(content, ideas=ideas, themes=content.themes.delete(theme))
