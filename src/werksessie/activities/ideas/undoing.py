"""Taking back what the facilitator did with cards and themes, the last thing first.

A step keeps how things stood before and after it; both share nearly everything with what stands now. Taking it back
changes only what still stands as the step left it: what somebody sent, changed or took back since stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from werksessie.activities.ideas.cards import HIDDEN, NEW, SHOWN, Content, Idea, Step, Theme
from werksessie.activities.ideas.events import (
    GoalWorded,
    IdeaHidden,
    IdeaPlaced,
    IdeaReleased,
    IdeaRewritten,
    IdeaStacked,
    ThemeDropped,
    ThemeMade,
    ThemeRenamed,
    ThemesMerged,
)  # fmt: skip
from werksessie.activities.ideas.marks import called
from werksessie.activities.ideas.stacks import lifted, stacked
from werksessie.session.writing import QuotesChosen

STEPS = 20
TELLING = (
    QuotesChosen, IdeaReleased, IdeaHidden, IdeaPlaced, IdeaStacked, IdeaRewritten, GoalWorded, ThemeRenamed,
    ThemeDropped, ThemesMerged, ThemeMade,
)  # fmt: skip
"""The events of one step, the one that says most of it last."""


def remembered(before: Content, after: Content, event: Any) -> Content:
    """After this event, which belongs to a step, with that step as it is now."""
    last = before.steps[-1] if before.steps else None
    if last and last.id == event.step:
        ideas, themes = (last.ideas[0], after.ideas), (last.themes[0], after.themes)
        more = last.cards + 1 if type(event) is type(last.did) else 1
        tells_more = TELLING.index(type(event)) >= TELLING.index(type(last.did))
        did, cards = (event, more) if tells_more else (last.did, last.cards)
        return replace(after, steps=(*before.steps[:-1], Step(last.id, did, cards, ideas, themes)))
    step = Step(event.step, event, 1, (before.ideas, after.ideas), (before.themes, after.themes))
    if last and typed_from(before, event):
        # A sentence is typed in pieces, corrections included; the cards in between are others' doing.
        step = replace(step, themes=(last.themes[0], after.themes))
        same = last.themes[0].get(event.theme) == after.themes.get(event.theme)
        return replace(after, steps=(*before.steps[:-1], *(() if same else (step,))))
    return replace(after, steps=(*before.steps, step)[-STEPS:])


def typed_from(content: Content, event: Any) -> Theme | None:
    """The theme as it was before somebody began to type the goal that this event goes on with; None when it is the
    beginning itself."""
    last = content.steps[-1] if content.steps else None
    if last is None or not (isinstance(last.did, GoalWorded) and isinstance(event, GoalWorded)):
        return None
    return last.themes[0].get(event.theme) if last.did.theme == event.theme else None


def undone(content: Content, step: str) -> Content:
    """With this step taken back, if it is the last one."""
    last = content.steps[-1] if content.steps else None
    if last is None or last.id != step:
        return content
    content = _themes_back(replace(content, steps=content.steps[:-1]), last)
    touched = {card: (was, left) for card, was, left in _touched(last) if card in content.ideas}
    for card, (was, left) in touched.items():
        if content.ideas[card].onto and content.ideas[card].onto == left.onto != was.onto:
            content = lifted(content, card)
    changed = {card: _card_back(content, content.ideas[card], *how) for card, how in touched.items()}
    content = replace(content, ideas=content.ideas.update(changed))
    for card, (was, left) in touched.items():
        if was.onto and was.onto != left.onto and not content.ideas[card].onto:
            content = stacked(content, card, was.onto)
    stray = {card: content.ideas[card] for card in touched if not _quotable(content.ideas[card])}
    return replace(content, ideas=content.ideas.update({id: replace(one, quoted=False) for id, one in stray.items()}))


def _touched(step: Step) -> list[tuple[str, Idea, Idea]]:
    """(card, as it was, as the step left it) of every card the step changed, in an order that is always the same."""
    was, left = step.ideas
    return sorted(
        ((card, was[card], idea) for card, idea in left.items() if card in was and was[card] is not idea),
        key=lambda one: one[0],
    )


def _themes_back(content: Content, step: Step) -> Content:
    was, left = step.themes
    themes, ideas = content.themes, content.ideas
    for theme in {*was, *left}:
        if was.get(theme) != left.get(theme) == themes.get(theme):
            themes = themes.set(theme, was[theme]) if theme in was else themes.delete(theme)
    gone = set(content.themes) - set(themes)
    loose = (
        {idea.id: replace(idea, theme="", quoted=False) for idea in ideas.values() if idea.theme in gone}
        if gone
        else {}
    )
    return replace(content, themes=themes, ideas=ideas.update(loose))


def _quotable(card: Idea) -> bool:
    return card.status == SHOWN and bool(card.theme) and not card.onto


def _card_back(content: Content, now: Idea, was: Idea, left: Idea) -> Idea:
    """The card with what the step changed as before, as far as nobody changed it since."""
    edited = now.ids != left.ids
    back = now
    if not edited and was.text != left.text == now.text:
        back = replace(back, text=was.text, original=was.original)
        back = replace(back, rewritten=was.rewritten, translated=was.translated)
    if not edited and (was.status, was.reason) != (left.status, left.reason) == (now.status, now.reason):
        back = replace(back, status=was.status, reason=was.reason, place=was.place)
    if was.theme != left.theme and now.theme in (left.theme, "") and _may_hold(content, back, was.theme):
        back = replace(back, theme=was.theme)
    if was.quoted != left.quoted == now.quoted:
        back = replace(back, quoted=was.quoted)
    # What may point to a person comes on the wall by a press of its own, never by the way.
    shows_more = back.status == SHOWN and (now.status != SHOWN or back.text != now.text)
    return replace(back, status=NEW, place=0) if shows_more and back.flags else back


def _may_hold(content: Content, card: Idea, theme: str) -> bool:
    return not theme or (theme in content.themes and card.status != HIDDEN and not card.side)


def label(step: Step) -> str:
    """What taking this step back would undo, in Dutch."""
    name, cards = _names(step), f"{step.cards} antwoorden" if step.cards > 1 else "antwoord"
    match step.did:
        case ThemesMerged(theme=theme, into=into):
            return f"samenvoegen van {name(theme)} en {name(into)}"
        case ThemeMade(theme=theme):
            return f"nieuw thema {name(theme)}"
        case ThemeDropped(theme=theme):
            return f"opheffen van {name(theme)}"
        case ThemeRenamed(theme=theme):
            return f"andere naam voor {name(theme)}"
        case GoalWorded(theme=theme):
            return f"doel bij {name(theme)}"
        case IdeaPlaced(theme=theme):
            return f"{cards} in {name(theme)}" if theme else f"{cards} uit het thema"
        case IdeaStacked(onto=onto):
            return "stapelen" if onto else "van de stapel halen"
        case IdeaRewritten(translated=translated):
            return "vertalen" if translated else "herschrijven"
        case QuotesChosen(theme=theme):
            return f"citaten bij {name(theme)}"
        case IdeaHidden():
            return f"{cards} niet tonen"
    return f"{cards} tonen"


def _names(step: Step) -> Any:
    """What a theme was called before the step, or since."""
    was, left = step.themes

    def name(theme: str) -> str:
        one = was.get(theme) or left.get(theme)
        return called(one) if one else ""

    return name
