"""What each event does to the cards. Never raises, never decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from werksessie.activities.ideas import events as ev
from werksessie.activities.ideas.cards import HIDDEN, MUNICIPALITY, NEW, SHOWN, Content, Idea, Theme
from werksessie.activities.ideas.provenance import merged, renamed, split_off, traced, worded
from werksessie.activities.ideas.stacks import lifted, placed, stacked
from werksessie.activities.ideas.undoing import TELLING, remembered, typed_from, undone
from werksessie.session.anew import replace
from werksessie.session.events import ActivityClosed, ActivityPaged, ActivityReturned, Event, StepUndone
from werksessie.session.writing import QuotesChosen


def apply(content: Content, event: Any) -> Content:
    change = CHANGES.get(type(event))
    if change is None:
        return content
    after = change(content, event)
    deed = isinstance(event, TELLING) and event.step
    return remembered(content, after, event) if deed and after is not content else after


def without(content: Content, card: str) -> Content:
    """As if this card had never been sent: gone from its theme, its stack and the wall."""
    if card not in content.ideas:
        return content
    content = _dimmed(lifted(content, card), card)
    person = content.ideas[card].person
    left = tuple(one for one in content.sent.get(person, ()) if one != card)
    sent = content.sent.set(person, left) if left else _dropped(content.sent, person)
    return replace(content, ideas=content.ideas.delete(card), sent=sent)


def _dropped(among: Any, key: str) -> Any:
    return among.delete(key) if key in among else among


def _dimmed(content: Content, card: str) -> Content:
    """The wall shows this card alone no more."""
    return replace(content, highlighted="", highlighted_in="") if card and content.highlighted == card else content


def _sent(content: Content, event: ev.IdeaSent) -> Content:
    content = without(content, event.card)
    idea = Idea(
        event.card, event.person, (event.answer_id,), event.text, about=event.about, side=event.side,
        rewritten=event.rewritten, translated=event.rewritten and event.translated,
        table=event.table,
    )  # fmt: skip
    mine = tuple(sorted((*content.sent.get(event.person, ()), event.card)))
    return replace(content, ideas=content.ideas.set(event.card, idea), sent=content.sent.set(event.person, mine))


def _edited(content: Content, event: ev.IdeaEdited) -> Content:
    """In other words it need not say the same as its stack. Themes are for the community: a card that goes to the
    other side leaves its own."""
    content = _dimmed(lifted(content, event.card), event.card)
    return _change(
        content, event.card, lambda idea: replace(
            idea, text=event.text, status=NEW, place=0, ids=(*idea.ids, event.answer_id), about=event.about,
            side=event.side, theme="" if event.side else idea.theme, original="",
            rewritten=False, translated=False, quoted=False,
        )
    )  # fmt: skip


def _rewritten(content: Content, event: ev.IdeaRewritten) -> Content:
    """What the facilitator typed themselves stays theirs, in other words."""
    return _change(
        content, event.card, lambda idea: replace(
            idea, text=event.text, rewritten=bool(idea.person),
            translated=bool(idea.person) and event.translated,
            original=(idea.original or idea.text) if idea.person else "",
        )
    )  # fmt: skip


def _released(content: Content, event: ev.IdeaReleased) -> Content:
    place = content.released + 1
    shown = _change(content, event.card, lambda idea: replace(idea, status=SHOWN, reason="", place=place))
    return replace(shown, released=place)


def _hidden(content: Content, event: ev.IdeaHidden) -> Content:
    content = _dimmed(lifted(content, event.card), event.card)
    return _change(
        content, event.card, lambda idea: replace(
            idea, status=HIDDEN, reason=event.reason, place=0, theme="", quoted=False
        )
    )  # fmt: skip


def _side_added(content: Content, event: ev.SideAdded) -> Content:
    content, place = without(content, event.card), content.released + 1
    typed = Idea(event.card, "", (), event.text, status=SHOWN, place=place, side=MUNICIPALITY)
    return replace(content, ideas=content.ideas.set(event.card, typed), released=place)


def _placed(content: Content, event: ev.IdeaPlaced) -> Content:
    known = event.card in content.ideas and event.theme in content.themes
    # A theme has the name of the step that made it: what that step puts in it makes it a part of another.
    content = split_off(content, event.card, event.theme) if known and event.theme == event.step else content
    return placed(content, event.card, event.theme if event.theme in content.themes else "")


def _quoted(content: Content, event: QuotesChosen) -> Content:
    if event.theme not in content.themes:
        return content
    cards = [idea for idea in content.ideas.values() if idea.theme == event.theme]
    chosen = {idea.id for idea in cards if idea.id in event.cards and idea.status == SHOWN and not idea.onto}
    changed = {idea.id: replace(idea, quoted=idea.id in chosen) for idea in cards if idea.quoted != (idea.id in chosen)}
    return replace(content, ideas=content.ideas.update(changed)) if changed else content


def _stacked(content: Content, event: ev.IdeaStacked) -> Content:
    if event.onto:
        return _dimmed(stacked(content, event.card, event.onto), event.card)
    one = content.ideas.get(event.card)
    return lifted(content, event.card) if one and one.onto else content


def _made(content: Content, event: ev.ThemeMade) -> Content:
    number = event.number if event.number > 0 else content.made + 1
    made = Theme(event.theme, event.name, number, source=event.source)
    return replace(content, themes=content.themes.set(event.theme, made), made=max(content.made, number))


def _dropped_theme(content: Content, event: ev.ThemeDropped) -> Content:
    return _emptied(content, event.theme, "") if event.theme in content.themes else content


def _merged(content: Content, event: ev.ThemesMerged) -> Content:
    gone, into = content.themes.get(event.theme), content.themes.get(event.into)
    if gone is None or into is None or gone is into:
        return content
    content = _emptied(content, gone.id, into.id)
    return replace(content, themes=content.themes.set(into.id, merged(gone, into)))


def _emptied(content: Content, theme: str, into: str) -> Content:
    """Without this theme, its cards in another one ("" for none)."""
    moved = {idea.id: replace(idea, theme=into, quoted=False) for idea in content.ideas.values() if idea.theme == theme}
    return replace(content, ideas=content.ideas.update(moved), themes=content.themes.delete(theme))


def _change(content: Content, card: str, change: Callable[[Idea], Idea]) -> Content:
    idea = content.ideas.get(card)
    return replace(content, ideas=content.ideas.set(card, change(idea))) if idea else content


def _in_theme(content: Content, theme: str, change: Callable[[Theme], Theme]) -> Content:
    one = content.themes.get(theme)
    return replace(content, themes=content.themes.set(theme, change(one))) if one else content


def _worded(content: Content, event: ev.GoalWorded) -> Content:
    began = typed_from(content, event)
    return _in_theme(content, event.theme, lambda theme: worded(theme, event.goal, began or theme))


def _highlighted(content: Content, event: ev.IdeaHighlighted) -> Content:
    if event.card not in content.ideas:
        return _dark(content, event)
    return replace(content, highlighted=event.card, highlighted_in=event.stage)


def _dark(content: Content, event: Event) -> Content:
    """Another page, another moment: no card stands alone any more."""
    return _dimmed(content, content.highlighted)


CHANGES: Mapping[type[Event], Callable[[Content, Any], Content]] = {
    ev.IdeaSent: _sent,
    ev.IdeaEdited: _edited,
    ev.IdeaWithdrawn: lambda content, event: without(content, event.card),
    ev.IdeaReleased: _released,
    ev.IdeaHidden: _hidden,
    ev.IdeaRewritten: _rewritten,
    ev.IdeaHighlighted: _highlighted,
    ev.IdeaPlaced: _placed,
    ev.IdeaStacked: _stacked,
    ev.ThemeMade: _made,
    ev.ThemeRenamed: lambda content, event: _in_theme(content, event.theme, lambda theme: renamed(theme, event.name)),
    ev.ThemeDropped: _dropped_theme,
    ev.ThemesMerged: _merged,
    ev.GoalWorded: _worded,
    ev.ThemeTraced: lambda content, event: _in_theme(content, event.theme, lambda theme: traced(theme, event)),
    QuotesChosen: _quoted,
    ev.GroupingUndone: lambda content, event: undone(content, event.step),
    ev.TitlesRead: lambda content, event: replace(content, reading=event.on),
    ev.SideAsked: lambda content, event: replace(content, side_asked=event.asked),
    ev.SideAdded: _side_added,
    ActivityClosed: _dark,
    ActivityPaged: _dark,
    ActivityReturned: _dark,
    StepUndone: _dark,
}
