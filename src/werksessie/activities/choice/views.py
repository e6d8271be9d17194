"""What the room sees of a choice: rows for each subject in turn, then what was let through of "Iets anders"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from immutables import Map

from werksessie.activities import rows as on_wall
from werksessie.activities.about import head_takes, one_after_another, row_id, subjects
from werksessie.activities.choice.counts import cast_of, counted, options, tally, total
from werksessie.activities.choice.notes import HIDDEN, NEW, SHOWN, Content, Note
from werksessie.activities.hiding import REASONS
from werksessie.activities.ideas.views import CARDS_A_PAGE, ROWS, card_size, card_sizes
from werksessie.activities.paging import ROOM, spread
from werksessie.activities.showing import hides, in_sight, ranked
from werksessie.programme.model import Plan, say
from werksessie.session.anew import replace
from werksessie.session.disclosure import Shown, ShownRow, cells, gathered, weight
from werksessie.session.state import SHUT, Activity, Option, State


@dataclass(frozen=True)
class Leaf:
    """One wall page about one subject: rows, or what people wrote."""

    rows: tuple[ShownRow, ...] = ()
    notes: tuple[Note, ...] = ()


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_pages(state, plan, activity))


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    still, ordered = activity.stage != SHUT, bool(plan.settings.get("ordered"))
    paged = _pages(state, plan, activity)
    page = min(activity.page, len(paged) - 1)
    about, leaf = paged[page]
    shown = _shown(state, plan, activity, about)
    uncounted = all(row.counts["people"] is None for row in shown.rows)
    near = _near(plan, activity, shown)
    sizes = card_sizes({note.id: note.text for note in leaf.notes})
    first = page == 0 or paged[page - 1][0] != about
    return {
        "kicker": _kicker(plan, activity),
        "subject": about.text,
        "hidden": hides(activity),
        "gathering": still and uncounted,
        "too_few": not still and uncounted,
        "ordered": ordered,
        "first": first,
        "few": frozenset(row.id for row in shown.rows if not weight(row)),
        "rows": leaf.rows,
        "notes": [(note, sizes[note.id]) for note in leaf.notes],
        "tight": on_wall.is_tight(leaf.rows, near),
        "colours": {one.id: number for number, one in enumerate(options(plan, activity))},
        "plain": still,
        "about_equal": near,
        "level": frozenset() if ordered else on_wall.level(activity, shown, "people"),
        "chosen": activity.chosen,
        "gathered": gathered(len(cast_of(activity, about)), sensitive=plan.sensitive, people=state.crowd),
        "page": page + 1,
        "pages": len(paged),
    }


def _kicker(plan: Plan, activity: Activity) -> str:
    most = plan.settings.get("choices", 1)
    return "Kies wat past" if 1 < len(options(plan, activity)) <= most else f"Kies er {most}"


def _shown(state: State, plan: Plan, activity: Activity, about: Option) -> Shown:
    """What the room may see now of one subject, each row by its option. Figures can be counted: where only the order
    may be told they wait for closing."""
    waits = plan.settings.get("ordered") and activity.stage != SHUT
    choices = activity.content.choices
    seen = total(plan, activity, lambda one: Map() if waits else in_sight(activity, choices.of(one.id)))
    shown = cells(seen, sensitive=plan.sensitive, people=state.crowd)
    known = options(plan, activity)
    first = subjects(activity).index(about) * len(known)
    own = zip(known, shown.rows[first : first + len(known)], strict=True)
    return replace(shown, rows=tuple(replace(row, id=one.id, text=one.text) for one, row in own))


def _pages(state: State, plan: Plan, activity: Activity) -> Sequence[tuple[Option, Leaf]]:
    return one_after_another(activity, lambda about: _leaves(state, plan, activity, about))


def _leaves(state: State, plan: Plan, activity: Activity, about: Option) -> Sequence[Leaf]:
    """The rows over wall pages, after closing the most chosen first; then what was let through of "Iets anders"."""
    shown = _shown(state, plan, activity, about)
    near = _near(plan, activity, shown)
    room = ROOM - head_takes(say(plan.text or plan.title, "nl"), about)
    if activity.stage != SHUT:
        return [Leaf(rows=page) for page in on_wall.pages(shown.rows, near, room=room)]
    rows = ranked(shown.rows, "people")
    if plan.settings.get("ordered"):
        rows = tuple(sorted(shown.rows, key=lambda row: -weight(row)))
    notes = activity.content.said(about.id)
    written = spread(notes, lambda note: ROWS[card_size(note.text)], CARDS_A_PAGE, room=3) if notes else ()
    paged = on_wall.pages(rows, near, room=room)
    return [*(Leaf(rows=page) for page in paged), *(Leaf(notes=page) for page in written)]


def _near(plan: Plan, activity: Activity, shown: Shown) -> frozenset[str]:
    return frozenset() if plan.settings.get("ordered") else on_wall.near(activity, shown, "people")


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    every = tally(plan, activity)
    return {
        "tally": every,
        "tables": [(about, _counts(plan, activity, about)) for about in subjects(activity)],
        "places": {one.id: number for number, one in enumerate(options(plan, activity))},
        "chosen": activity.chosen,
        "options": activity.options,
        "about": {one.id: one.text for one in activity.about},
        "waiting": content.listed(NEW),
        "shown": content.listed(SHOWN),
        "hidden": content.listed(HIDDEN),
        "reasons": REASONS,
    }


def _counts(plan: Plan, activity: Activity, about: Option) -> list[tuple[str, Option, int]]:
    """(row, option, people) of each option, after closing the most chosen first."""
    rows = {row.id: row.counts["people"] for row in counted(plan, activity, about, cast_of(activity, about))}
    found = [(row_id(about, one.id), one, rows[row_id(about, one.id)]) for one in options(plan, activity)]
    return sorted(found, key=lambda one: -one[2]) if activity.stage == SHUT else found
