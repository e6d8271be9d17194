"""What each surface gets of the ideas: the wall, the console, the counts and the Summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from werksessie.activities.about import told
from werksessie.activities.hiding import REASONS
from werksessie.activities.ideas.cards import NEW, SHOWN, Content, Idea
from werksessie.activities.ideas.provenance import came_about
from werksessie.activities.ideas.sides import can_ask, can_return, heard, two_sided
from werksessie.activities.ideas.undoing import label
from werksessie.activities.ideas.views import (
    CARDS_A_THEME,
    Leaf,
    ThemeView,
    alone,
    by_subject,
    card_sizes,
    cards_about,
    hidden,
    leaves,
    loose,
    not_shown,
    on_the_card,
    quotes,
    said,
    said_there,
    side_leaves,
    themes,
    titles,
    waiting,
)  # fmt: skip
from werksessie.activities.showing import hides
from werksessie.programme.model import Plan, Text
from werksessie.session.disclosure import FLOOR, Row, Tally, gathered, is_small
from werksessie.session.state import Activity, State


def writers(activity: Activity) -> frozenset[str]:
    """Who has an answer standing on either side. What the facilitator typed, or a table, is nobody's."""
    return frozenset(idea.person for idea in activity.content.ideas.values() if idea.person and not idea.table)


def _community(activity: Activity, about: str | None = None) -> frozenset[str]:
    """Who said something for the community (about this goal or role). Whoever speaks for the municipality is never
    counted: those are statements in a role."""
    return frozenset(
        idea.person
        for idea in activity.content.ideas.values()
        if not idea.side and not idea.table and (about is None or idea.about == about)
    )


def tally(plan: Plan, activity: Activity) -> Tally:
    """A row of each theme, or of each goal or role that answers are about as long as no theme has any."""
    content: Content = activity.content
    people = _community(activity)
    passed = [how for person, how in activity.passed.items() if person not in people]
    if by_subject(activity):
        rows = tuple(
            Row(one.id, one.text, {"ideas": said(cards_about(content, one))}, len(_community(activity, one.id)))
            for one in activity.about
        )
    else:
        rows = tuple(
            Row(theme.id, {"nl": theme.name}, {"ideas": theme.ideas}, len(people)) for theme in themes(content)
        )
    return Tally(len(people), passed.count("unsure"), passed.count("skip"), rows)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    """Every card by its own state, those under another too: `onto` says under which one."""
    content: Content = activity.content
    cards = content.ideas.values()
    released = sorted((card for card in cards if (card.status, card.side) == (SHOWN, "")), key=lambda card: -card.place)
    new = sorted((card for card in cards if card.status == NEW), key=lambda card: card.id)
    return {
        "about": told(activity),
        "themes": [
            {
                "id": one.id,
                "name": one.name,
                "goal": one.goal,
                "ideas": [id for card in one.cards for id in _ids(card)],
                "quotes": [card.id for card in quotes(one.cards)],
            }
            for one in themes(content)
        ],
        "shown": [{**_card(card), "theme": card.theme} for card in released],
        "waiting": [_card(card) for card in new],
        "not_shown": not_shown(cards),
        "from_tables": sum(card.table for card in content.ideas.values()),
        **({"other_side": _other_side(content)} if two_sided(plan) else {}),
    }


def _ids(card: Idea) -> list[str]:
    return [card.id, *(one.id for one in card.stacked)]


def _card(card: Idea) -> dict[str, Any]:
    words = {"id": card.id, "text": card.text, "about": card.about, "side": card.side}
    return {**words, "onto": card.onto, "rewritten": card.rewritten, "translated": card.translated}


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    """`remarks` belong to `quotes`, `also_said_remarks` to `also_said`: how often it was said, where that may be told,
    and whose words they are; "" where there is nothing to say. `came_about` is what happened to a theme, `source` the
    id of what it came from and `source_in` the activity in which that stands."""
    content: Content = activity.content
    if by_subject(activity):
        rows = [
            {
                "about": one.id,
                "goal": "",
                **_told(cards_about(content, one), _counts(state, plan, activity, one.id)),
                "came_about": "",
                "source": one.id,
                "source_in": plan.settings.get("about_from", ""),
            }
            for one in activity.about
        ]
    else:
        counts = _counts(state, plan, activity)
        rows = [
            {"goal": one.goal, **_told(quotes(one.cards), counts), **_past(state, content, one)}
            for one in themes(content)
        ]
    also = _told(() if by_subject(activity) else loose(content), _counts(state, plan, activity))
    return {
        "rows": rows,
        **({"about": told(activity)} if activity.about else {}),
        "also_said": also["quotes"],
        "also_said_remarks": also["remarks"],
        **_from_tables(state, plan, content),
        "not_shown": _kept_back(content, sensitive=plan.sensitive, people=state.crowd),
        **({"other_side": _other_side(content)} if two_sided(plan) else {}),
    }


def _counts(state: State, plan: Plan, activity: Activity, about: str | None = None) -> bool:
    """Whether it may be said how many ideas there are (about this goal or role)."""
    return not (plan.sensitive or is_small(state.crowd) or len(_community(activity, about)) < FLOOR)


def _other_side(content: Content) -> dict[str, Any]:
    told = _told(said_there(content), counts=False)
    remarks = {"remarks": told["remarks"]} if any(told["remarks"]) else {}
    return {"asked": heard(content), "said": told["quotes"], **remarks}


def _past(state: State, content: Content, view: ThemeView) -> dict[str, str]:
    """How a theme came about: in words, and the card elsewhere that it was made of, if that is still there."""
    theme = content.themes[view.id]
    held = [one.id for one, activity in state.each() if theme.source and activity.option(theme.source)]
    return {
        "came_about": came_about(theme, view.cards),
        "source": theme.source if held else "",
        "source_in": held[0] if held else "",
    }


def _told(cards: Iterable[Idea], counts: bool) -> dict[str, list[str]]:
    """Texts in the order of their random ids, which sealing does not change, each with its remark."""
    told = sorted(cards, key=lambda card: card.id)
    return {"quotes": [card.text for card in told], "remarks": [_remark(card, counts) for card in told]}


def _remark(card: Idea, counts: bool) -> str:
    often = f"{card.times} keer gezegd" if counts and card.stacked else ""
    return ", ".join(filter(None, (often, card.whose_words)))


def _from_tables(state: State, plan: Plan, content: Content) -> dict[str, int]:
    """How many cards a whole table wrote, if any; nothing where nothing is counted."""
    cards = sum(card.table for card in content.ideas.values())
    return {"from_tables": cards} if cards and not plan.sensitive and not is_small(state.crowd) else {}


def _kept_back(content: Content, *, sensitive: bool, people: int) -> Mapping[str, int | None]:
    """How many answers of the community nobody saw, by reason in Dutch; None in a small conversation. Nothing of a
    sensitive question: that there was anything says that somebody wrote it."""
    if sensitive:
        return {}
    cards = [card for card in content.ideas.values() if not card.side]
    tops = [content.ideas.get(card.onto, card) for card in cards]
    numbers = {REASONS.get(reason, reason): number for reason, number in not_shown(cards).items()}
    new = sum(top.status == NEW for top in tops)
    numbers |= {"niet nagekeken": new} if new else {}
    return dict.fromkeys(numbers) if is_small(people) else numbers


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_titles(activity)) or len(_leaves(plan, activity))


def _titles(activity: Activity) -> Sequence[ThemeView]:
    return () if hides(activity) else titles(activity.content)


def _leaves(plan: Plan, activity: Activity) -> Sequence[Leaf]:
    if hides(activity):
        return [Leaf()]
    return side_leaves(activity.content) if _both(plan, activity) else leaves(activity)


def _both(plan: Plan, activity: Activity) -> bool:
    """Whether the two sides stand beside each other: as soon as the municipality had its turn."""
    return two_sided(plan) and heard(activity.content)


def _subject(activity: Activity, card: Idea) -> Text:
    return next((about.text for about in activity.about if about.id == card.about), {})


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    """`alone` is the card that stands there by itself and `title` the theme that is read aloud, None where there is
    none; `times` how often a card was said, by its id, where that is more than once and may be told."""
    read, paged = _titles(activity), _leaves(plan, activity)
    page = min(activity.page, len(read or paged) - 1)
    leaf = Leaf() if read else paged[page]
    one = alone(activity)
    here = _community(activity, leaf.about.id or None)
    counts = _counts(state, plan, activity, leaf.about.id or None)
    cards = (*leaf.cards, *(card for theme in leaf.themes for card in theme.cards), *((one,) if one else ()))
    return {
        "hidden": hides(activity),
        "alone": one,
        "title": read[page] if read else None,
        "subject": _subject(activity, one) if one else leaf.about.text,
        "cards": leaf.cards,
        "sizes": card_sizes({card.id: on_the_card(card) for card in leaf.cards}),
        "themes": leaf.themes,
        "sides": _both(plan, activity),
        "community": leaf.community,
        "municipality": leaf.municipality,
        "counts": counts,
        "times": {card.id: card.times for card in cards if card.stacked and counts and not card.side},
        "a_theme": CARDS_A_THEME,
        "gathered": gathered(len(here), sensitive=plan.sensitive, people=state.crowd),
        "page": page + 1,
        "pages": len(read or paged),
    }


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    """`undo` is the last step and what taking it back would undo, None when there is nothing to take back; `alone` the
    id of the card that stands by itself on the wall, `reading` whether themes are read aloud there."""
    content: Content = activity.content
    one, last = alone(activity), content.steps[-1] if content.steps else None
    return {
        "waiting": waiting(content),
        "loose": loose(content),
        "themes": themes(content),
        "hidden": hidden(content),
        "undo": {"step": last.id, "label": label(last)} if last else None,
        "alone": one.id if one else "",
        "reading": content.reading,
        "about": {one.id: one.text for one in activity.about},
        "two_sided": two_sided(plan),
        "can_ask": can_ask(state, plan, activity),
        "can_return": can_return(plan, activity),
        "side_asked": content.side_asked,
        "said_there": said_there(content),
        "reasons": REASONS,
    }
