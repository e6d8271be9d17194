"""What each surface gets of the ideas: the wall, the console, the counts and the Summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from werksessie.activities.about import told
from werksessie.activities.ideas.cards import NEW, Content, Idea
from werksessie.activities.ideas.deeds import REASONS
from werksessie.activities.ideas.sides import can_ask, can_return, heard, two_sided
from werksessie.activities.ideas.views import (
    CARDS_A_THEME,
    QUOTES,
    WAITING_AT_ONCE,
    Leaf,
    by_subject,
    card_sizes,
    cards_about,
    hidden,
    leaves,
    loose,
    not_shown,
    said_there,
    shown,
    side_leaves,
    themes,
    waiting,
)  # fmt: skip
from werksessie.activities.showing import hides
from werksessie.programme.model import Plan
from werksessie.session.disclosure import FEW, FLOOR, Row, Tally, count, gathered, is_small
from werksessie.session.state import Activity, State


def writers(activity: Activity) -> frozenset[str]:
    """Who has an answer standing on either side. What the facilitator typed is nobody's."""
    return frozenset(idea.person for idea in activity.content.ideas.values() if idea.person)


def _community(activity: Activity, about: str | None = None) -> frozenset[str]:
    """Who said something for the community (about this goal or role). Whoever speaks for the municipality is never
    counted: those are statements in a role."""
    return frozenset(
        idea.person
        for idea in activity.content.ideas.values()
        if not idea.side and (about is None or idea.about == about)
    )


def tally(plan: Plan, activity: Activity) -> Tally:
    """A row of each theme, or of each goal or role that answers are about as long as no theme has any."""
    content: Content = activity.content
    people, sent = _community(activity), writers(activity)
    passed = [how for person, how in activity.passed.items() if person not in sent]
    if by_subject(activity):
        rows = tuple(
            Row(one.id, one.text, {"ideas": len(cards_about(content, one))}, len(_community(activity, one.id)))
            for one in activity.about
        )
    else:
        rows = tuple(
            Row(theme.id, {"nl": theme.name}, {"ideas": len(theme.cards)}, len(people)) for theme in themes(content)
        )
    return Tally(len(people), passed.count("unsure"), passed.count("skip"), rows)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    return {
        "about": told(activity),
        "themes": [
            {"id": one.id, "name": one.name, "goal": one.goal, "ideas": [card.id for card in one.cards]}
            for one in themes(content)
        ],
        "shown": [{**_card(card), "theme": card.theme} for card in shown(content)],
        "waiting": [_card(card) for card in waiting(content)],
        "not_shown": not_shown(content.ideas.values()),
        **({"other_side": _other_side(content)} if two_sided(plan) else {}),
    }


def _card(card: Idea) -> dict[str, str]:
    return {"id": card.id, "text": card.text, "about": card.about, "side": card.side}


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    if by_subject(activity):
        about = [(one, _said(cards_about(content, one))) for one in activity.about]
        rows = [{"about": one.id, "goal": "", "quotes": quotes} for one, quotes in about]
    else:
        rows = [{"goal": one.goal, "quotes": _said(one.cards)[:QUOTES]} for one in themes(content)]
    return {
        "rows": rows,
        **({"about": told(activity)} if activity.about else {}),
        "also_said": [] if by_subject(activity) else _said(loose(content)),
        "not_shown": _kept_back(content, sensitive=plan.sensitive, people=state.crowd),
        **({"other_side": _other_side(content)} if two_sided(plan) else {}),
    }


def _other_side(content: Content) -> dict[str, Any]:
    return {"asked": heard(content), "said": _said(said_there(content))}


def _said(cards: Iterable[Idea]) -> list[str]:
    """Texts in the order of their random ids, which sealing does not change."""
    return [card.text for card in sorted(cards, key=lambda card: card.id)]


def _kept_back(content: Content, *, sensitive: bool, people: int) -> dict[str, int | str | None]:
    """How many answers of the community nobody saw, by reason in Dutch, as it may be said; None in a small
    conversation."""
    cards = [card for card in content.ideas.values() if not card.side]
    numbers = {REASONS.get(reason, reason): number for reason, number in not_shown(cards).items()}
    new = sum(card.status == NEW for card in cards)
    numbers |= {"niet nagekeken": new} if new else {}
    if is_small(people):
        return dict.fromkeys(numbers)
    return {reason: FEW if count(number, sensitive) is None else number for reason, number in numbers.items()}


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_leaves(plan, activity))


def _leaves(plan: Plan, activity: Activity) -> Sequence[Leaf]:
    if hides(activity):
        return [Leaf()]
    return side_leaves(activity.content) if _both(plan, activity) else leaves(activity)


def _both(plan: Plan, activity: Activity) -> bool:
    """Whether the two sides stand beside each other: as soon as the municipality had its turn."""
    return two_sided(plan) and heard(activity.content)


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    paged = _leaves(plan, activity)
    page = min(activity.page, len(paged) - 1)
    leaf = paged[page]
    here = _community(activity, leaf.about.id) if leaf.about.id else _community(activity)
    return {
        "hidden": hides(activity),
        "subject": leaf.about.text,
        "cards": leaf.cards,
        "sizes": card_sizes({card.id: card.text for card in leaf.cards}),
        "themes": leaf.themes,
        "sides": _both(plan, activity),
        "community": leaf.community,
        "municipality": leaf.municipality,
        "counts": not (plan.sensitive or is_small(state.crowd) or len(here) < FLOOR),
        "a_theme": CARDS_A_THEME,
        "gathered": gathered(len(here), sensitive=plan.sensitive, people=state.crowd),
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
        "about": {one.id: one.text for one in activity.about},
        "two_sided": two_sided(plan),
        "can_ask": can_ask(state, plan, activity),
        "can_return": can_return(plan, activity),
        "side_asked": content.side_asked,
        "said_there": said_there(content),
        "reasons": REASONS,
    }
