"""ideas: short open answers, released by the facilitator, put into themes, the themes worded as goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from werksessie.activities.ideas.cards import (
    HIDDEN,
    SHOWN,
    Content,
    GoalWorded,
    Idea,
    IdeaEdited,
    IdeaHidden,
    IdeaPlaced,
    IdeaReleased,
    IdeaSent,
    IdeaWithdrawn,
    ThemeMade,
    apply,
    empty,
)  # fmt: skip
from werksessie.activities.ideas.deeds import DEEDS, REASONS, off_the_ballot
from werksessie.activities.ideas.views import (
    CARDS_A_THEME,
    QUOTES,
    THEMES_A_PAGE,
    WAITING_AT_ONCE,
    ThemeView,
    card_pages,
    card_size,
    goal_pages,
    hidden,
    loose,
    not_shown,
    shown,
    themes,
    waiting,
)  # fmt: skip
from werksessie.programme.model import Plan
from werksessie.programme.settings import Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import FEW, Row, Tally, count, gathered, is_small
from werksessie.session.events import Event
from werksessie.session.state import SHUT, Activity, Option, State

__all__ = ["DEEDS", "Content", "apply", "empty", "goal_pages", "themes"]

NAME = "ideas"
TITLE = "Ideeën"
DONE = "hebben geantwoord"
COUNTS: Mapping[str, str] = {"ideas": "ideeën"}
ASKS = True
SETTINGS: Mapping[str, Setting] = {
    "max": Setting("int", 3, low=1, high=100),
    "length": Setting("int", 140, low=20, high=500),
}


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    content: Content = activity.content
    if command.value("withdraw"):
        mine = _mine(content, command.person, command.value("withdraw"))
        if mine is None:
            return ()
        gone = IdeaWithdrawn(plan.id, mine.id, command.person, command.answer_id)
        return (gone, *off_the_ballot(state, {mine.id}))
    text = _text(plan, command)
    if command.value("replaces"):
        mine = _mine(content, command.person, command.value("replaces"))
        if mine is None:
            raise Refusal(404, "Dit antwoord vinden we niet meer. Stuur het als nieuw antwoord.")
        edited = IdeaEdited(plan.id, command.person, command.answer_id, mine.id, text)
        return (edited, *off_the_ballot(state, {mine.id}))
    most = plan.settings.get("max", 3)
    if sum(idea.person == command.person for idea in content.ideas.values()) >= most:
        raise Refusal(409, "Je hebt er al {n} gestuurd. Je kunt ze nog aanpassen.", n=most)
    return (IdeaSent(plan.id, command.person, command.answer_id, command.fresh, text, command.group),)


def _text(plan: Plan, command: Answer) -> str:
    text, longest = command.value("text"), plan.settings.get("length", 140)
    if not text.strip():
        raise Refusal(422, "Schrijf eerst iets op.")
    # A form without scripts sends a line end as two signs; who typed it pressed one key.
    if len(text.replace("\r\n", "\n")) > longest:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=longest)
    return text


def _mine(content: Content, person: str, answer_id: str) -> Idea | None:
    for idea in content.ideas.values():
        if idea.person == person and answer_id in idea.ids:
            return idea
    return None


def answered(activity: Activity) -> frozenset[str]:
    return frozenset(idea.person for idea in activity.content.ideas.values())


def drop(content: Content, person: str) -> Content:
    return content


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_pages(activity.content))


def _pages(content: Content) -> Sequence[tuple[Idea, ...]] | Sequence[tuple[ThemeView, ...]]:
    """What stands on each wall page: cards, or themes as soon as one has any, with "Ook gezegd" at the end."""
    boxes = tuple(theme for theme in themes(content) if theme.cards)
    if not boxes:
        return card_pages(content)
    if loose(content):
        boxes = (*boxes, ThemeView("", "Ook gezegd", "", 0, loose(content)))
    return tuple(boxes[first : first + THEMES_A_PAGE] for first in range(0, len(boxes), THEMES_A_PAGE))


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    content: Content = activity.content
    if take == "answers":
        cards = sorted(shown(content), key=lambda idea: idea.id)
        return tuple(Option(idea.id, {"nl": idea.text}, idea.id) for idea in cards)
    if take == "themes":
        return tuple(Option(theme.id, {"nl": theme.name}, theme.id) for theme in themes(content))
    worded = [theme for theme in themes(content) if theme.goal]
    return tuple(Option(theme.id, {"nl": f"We willen dat {theme.goal}"}, theme.id) for theme in worded)


def tally(plan: Plan, activity: Activity) -> Tally:
    content: Content = activity.content
    people = answered(activity)
    passed = [how for person, how in activity.passed.items() if person not in people]
    rows = tuple(
        Row(theme.id, {"nl": theme.name}, {"ideas": len(theme.cards)}, len(people)) for theme in themes(content)
    )
    return Tally(len(people), passed.count("unsure"), passed.count("skip"), rows)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    return {
        "themes": [
            {"id": one.id, "name": one.name, "goal": one.goal, "ideas": [card.id for card in one.cards]}
            for one in themes(content)
        ],
        "shown": [{"id": card.id, "text": card.text, "theme": card.theme} for card in shown(content)],
        "waiting": [{"id": card.id, "text": card.text} for card in waiting(content)],
        "not_shown": not_shown(content),
    }


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    return {
        "rows": [{"goal": one.goal, "quotes": _said(one.cards)[:QUOTES]} for one in themes(content)],
        "also_said": _said(loose(content)),
        "not_shown": _kept_back(content, sensitive=plan.sensitive, people=len(state.people)),
    }


def _said(cards: Iterable[Idea]) -> list[str]:
    """Texts in the order of their random ids, which sealing does not change."""
    return [card.text for card in sorted(cards, key=lambda card: card.id)]


def _kept_back(content: Content, *, sensitive: bool, people: int) -> dict[str, int | str | None]:
    """How many answers nobody saw, by reason in Dutch, as it may be said; None in a small conversation."""
    numbers = {REASONS.get(reason, reason): number for reason, number in not_shown(content).items()}
    if waiting(content):
        numbers["niet nagekeken"] = len(waiting(content))
    if is_small(people):
        return dict.fromkeys(numbers)
    return {reason: FEW if count(number, sensitive) is None else number for reason, number in numbers.items()}


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    content: Content = activity.content
    mine = [idea for idea in content.ideas.values() if idea.person == person]
    mine.sort(key=lambda idea: idea.id)
    return {"ideas": mine, "left": max(0, plan.settings.get("max", 3) - len(mine))}


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    hide = activity.stage != SHUT and (activity.hidden or activity.reveal == "after_close")
    paged = ((),) if hide else _pages(content)
    page = min(activity.page, len(paged) - 1)
    grouped = any(card.theme for card in shown(content))
    return {
        "hidden": hide,
        "cards": () if grouped else paged[page],
        "sizes": {} if grouped else {card.id: card_size(card.text) for card in shown(content)},
        "themes": paged[page] if grouped else (),
        "counts": not (plan.sensitive or is_small(len(state.people))),
        "a_theme": CARDS_A_THEME,
        "gathered": gathered(len(answered(activity)), sensitive=plan.sensitive, people=len(state.people)),
        "page": page + 1,
        "pages": len(paged),
    }


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    return {
        "waiting": waiting(content),
        "at_once": WAITING_AT_ONCE,
        "loose": loose(content),
        "themes": themes(content),
        "hidden": hidden(content),
        "reasons": REASONS,
    }


def distil(activity: str, content: Content, renamed: Mapping[str, str]) -> Sequence[Event]:
    kept = sorted(content.ideas.values(), key=lambda idea: (renamed[idea.person], idea.id))
    # A hidden card stays, without its words, so that its writer still counts as somebody who answered.
    sent: list[Event] = [
        IdeaSent(
            activity, renamed[idea.person], f"sealed-{idea.id}", idea.id, "" if idea.status == HIDDEN else idea.text
        )
        for idea in kept
    ]
    kept_back = [IdeaHidden(activity, idea.id, idea.reason) for idea in kept if idea.status == HIDDEN]
    # In the shuffled order too: the order of release is nearly that of arrival.
    released = [IdeaReleased(activity, idea.id) for idea in kept if idea.status == SHOWN]
    made: list[Event] = []
    for theme in sorted(content.themes.values(), key=lambda one: one.number):
        made.append(ThemeMade(activity, theme.id, theme.name))
        made += [GoalWorded(activity, theme.id, theme.goal)] if theme.goal else []
    placed = [IdeaPlaced(activity, idea.id, idea.theme) for idea in kept if idea.theme]
    return (*sent, *released, *made, *placed, *kept_back)
