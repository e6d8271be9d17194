"""choice: pick one or more, with "Iets anders" beside the options where the programme asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from immutables import Map

from werksessie.activities.choice.notes import (
    DEEDS,
    HIDDEN,
    NEW,
    SHOWN,
    ChoiceMade,
    Content,
    Note,
    apply,
    distil,
    drop,
    empty,
    not_shown,
)  # fmt: skip
from werksessie.activities.ideas.deeds import REASONS
from werksessie.activities.ideas.views import CARDS_A_PAGE, ROWS, card_size
from werksessie.activities.paging import lines, spread
from werksessie.activities.showing import about_equal, hides, in_sight, ranked, ties
from werksessie.activities.ticking import chosen_options, ticked
from werksessie.programme.model import Plan, say
from werksessie.programme.settings import Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import FEW, FLOOR, Row, Shown, ShownRow, Tally, count, disclose, gathered, is_small
from werksessie.session.events import Event
from werksessie.session.state import SHUT, Activity, Option, State

__all__ = ["DEEDS", "Content", "apply", "distil", "drop", "empty"]

NAME = "choice"
TITLE = "Aanvinken"
DONE = "hebben gekozen"
COUNTS: Mapping[str, str] = {"people": "keer gekozen"}
ASKS = True
SETTINGS: Mapping[str, Setting] = {
    "choices": Setting("int", 1, low=1, high=20),
    "other": Setting("bool", False),
    "ordered": Setting("bool", False),
}
OTHER = Option("other", {"nl": "Iets anders", "en": "Something else"})
TEXT_LENGTH = 140
ROWS_A_PAGE, FEW_ROWS, TEXT_WIDTH, NEAR_WIDTH = 5, 4, 50, 36


def options(plan: Plan, activity: Activity) -> tuple[Option, ...]:
    """What can be picked: the options, and "Iets anders" in the programme's own words when it lists `other` itself."""
    extra = plan.settings.get("other") and activity.option(OTHER.id) is None
    return (*activity.options, OTHER) if extra else activity.options


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    known = [option.id for option in options(plan, activity)]
    picked = ticked(command, "option", known, plan.settings.get("choices", 1))
    text = command.value("text") if plan.settings.get("other") and OTHER.id in picked else ""
    if len(text) > TEXT_LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=TEXT_LENGTH)
    text = text if text.strip() else ""
    mine = activity.content.note_of(command.person)
    note = "" if not text else mine.id if mine and mine.text == text else command.fresh
    return (ChoiceMade(plan.id, command.person, command.answer_id, picked, note, text, command.group),)


def answered(activity: Activity) -> frozenset[str]:
    return frozenset(activity.content.ballots.cast)


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_pages(plan, activity, _shown(state, plan, activity)))


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return chosen_options(activity, take)


def tally(plan: Plan, activity: Activity) -> Tally:
    """Every count; where only the order may be told the rows have none, and stand in that order."""
    counted = _count(plan, activity, activity.content.ballots.cast)
    if not plan.settings.get("ordered"):
        return counted
    rows = sorted(counted.rows, key=lambda row: -_told(row.counts["people"], row.answered))
    return replace(counted, rows=tuple(replace(row, counts={}) for row in rows))


def _count(plan: Plan, activity: Activity, cast: Map[str, tuple[str, ...]]) -> Tally:
    totals = dict.fromkeys((option.id for option in options(plan, activity)), 0)
    for picked in cast.values():
        for option in picked:
            totals[option] = totals.get(option, 0) + 1
    passed = list(activity.passed.values())
    rows = tuple(Row(one.id, one.text, {"people": totals[one.id]}, len(cast)) for one in options(plan, activity))
    return Tally(len(cast), passed.count("unsure"), passed.count("skip"), rows)


def _told(number: int | None, answered: int | None) -> int:
    """A count as far as an order may follow from it: what is small has no place of its own."""
    return number if number and number >= FLOOR and (answered is None or answered >= FLOOR) else 0


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    counted = _count(plan, activity, content.ballots.cast)
    return {
        "chosen": sorted(activity.chosen),
        "options": {one.id: one.source for one in activity.options},
        "people": {row.id: row.counts["people"] for row in counted.rows},
        "shown": [{"id": note.id, "text": note.text} for note in content.listed(SHOWN)],
        "waiting": [{"id": note.id, "text": note.text} for note in content.listed(NEW)],
        "not_shown": not_shown(content),
    }


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    shown = disclose(tally(plan, activity), sensitive=plan.sensitive, people=len(state.people))
    near = about_equal(shown, "people")
    ordered = bool(plan.settings.get("ordered"))
    few = _few(plan, activity) if ordered and shown.answered else frozenset()
    return {
        "chosen": [say(one.text, "nl") for one in activity.options if one.id in activity.chosen],
        "rows": [
            {"chosen": row.id in activity.chosen, "about_equal": row.id in near, "few": row.id in few}
            for row in shown.rows
        ],
        "ordered": ordered,
        "also_said": [note.text for note in activity.content.listed(SHOWN)],
        "not_shown": _kept_back(activity.content, sensitive=plan.sensitive, people=len(state.people)),
    }


def _few(plan: Plan, activity: Activity) -> frozenset[str]:
    """What nobody or hardly anybody picked."""
    rows = _count(plan, activity, activity.content.ballots.cast).rows
    return frozenset(row.id for row in rows if not _told(row.counts["people"], row.answered))


def _kept_back(content: Content, *, sensitive: bool, people: int) -> dict[str, int | str | None]:
    """How many texts nobody saw, by reason in Dutch, as it may be said; None in a small conversation."""
    numbers = {REASONS.get(reason, reason): number for reason, number in not_shown(content).items()}
    waiting = len(content.listed(NEW))
    numbers |= {"niet nagekeken": waiting} if waiting else {}
    if is_small(people):
        return dict.fromkeys(numbers)
    return {reason: FEW if count(number, sensitive) is None else number for reason, number in numbers.items()}


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    note = activity.content.note_of(person)
    return {"options": activity.content.ballots.cast.get(person, ()), "text": note.text if note else ""}


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    still, ordered = activity.stage != SHUT, bool(plan.settings.get("ordered"))
    shown = _shown(state, plan, activity)
    uncounted = all(row.counts["people"] is None for row in shown.rows)
    paged = _pages(plan, activity, shown)
    page = min(activity.page, len(paged) - 1)
    rows = tuple(one for one in paged[page] if isinstance(one, ShownRow))
    notes = tuple(one for one in paged[page] if isinstance(one, Note))
    near = _near(plan, activity, shown)
    return {
        "kicker": _kicker(plan, activity),
        "hidden": hides(activity),
        "gathering": still and uncounted,
        "too_few": not still and uncounted,
        "ordered": ordered,
        "few": frozenset(row.id for row in shown.rows if not _told(row.counts["people"], row.answered)),
        "rows": rows,
        "notes": [(note, card_size(note.text)) for note in notes],
        "tight": len(rows) > FEW_ROWS or any(_lines(row, near) > 1 for row in rows),
        "colours": {one.id: number for number, one in enumerate(options(plan, activity))},
        "plain": still,
        "about_equal": near,
        "level": frozenset() if still or ordered else frozenset(first for first, _ in ties(shown, "people")),
        "chosen": activity.chosen,
        "gathered": gathered(len(answered(activity)), sensitive=plan.sensitive, people=len(state.people)),
        "page": page + 1,
        "pages": len(paged),
    }


def _kicker(plan: Plan, activity: Activity) -> str:
    most = plan.settings.get("choices", 1)
    return "Kies wat past" if 1 < len(options(plan, activity)) <= most else f"Kies er {most}"


def _shown(state: State, plan: Plan, activity: Activity) -> Shown:
    """What the room may see now. Figures can be counted: where only the order may be told they wait for closing."""
    waits = plan.settings.get("ordered") and activity.stage != SHUT
    seen = Map() if waits else in_sight(activity, activity.content.ballots)
    return disclose(_count(plan, activity, seen), sensitive=plan.sensitive, people=len(state.people))


def _pages(plan: Plan, activity: Activity, shown: Shown) -> Sequence[tuple[ShownRow | Note, ...]]:
    """The rows over wall pages, after closing the most chosen first; then what was let through of "Iets anders"."""
    near = _near(plan, activity, shown)
    if activity.stage != SHUT:
        return spread(shown.rows, lambda row: _height(row, near), ROWS_A_PAGE)
    rows = ranked(shown.rows, "people")
    if plan.settings.get("ordered"):
        rows = tuple(sorted(shown.rows, key=lambda row: -_told(row.counts["people"], row.answered)))
    notes = activity.content.listed(SHOWN)
    written = spread(notes, lambda note: ROWS[card_size(note.text)], CARDS_A_PAGE, room=3) if notes else ()
    return (*spread(rows, lambda row: _height(row, near), ROWS_A_PAGE), *written)


def _height(row: ShownRow, near: frozenset[str]) -> float:
    return 4.6 * _lines(row, near) + 5.6


def _near(plan: Plan, activity: Activity, shown: Shown) -> frozenset[str]:
    hidden = activity.stage != SHUT or plan.settings.get("ordered")
    return frozenset() if hidden else about_equal(shown, "people")


def _lines(row: ShownRow, near: frozenset[str]) -> int:
    """How many lines the words of a row take beside "ongeveer gelijk", if that stands there."""
    return lines(say(row.text, "nl"), NEAR_WIDTH if row.id in near else TEXT_WIDTH)


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    counted = _count(plan, activity, content.ballots.cast)
    rows = sorted(counted.rows, key=lambda row: -row.counts["people"]) if activity.stage == SHUT else counted.rows
    return {
        "tally": counted,
        "rows": rows,
        "places": {one.id: number for number, one in enumerate(options(plan, activity))},
        "chosen": activity.chosen,
        "options": activity.options,
        "waiting": content.listed(NEW),
        "shown": content.listed(SHOWN),
        "hidden": content.listed(HIDDEN),
        "reasons": REASONS,
    }
