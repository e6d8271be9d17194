"""Answer cards on paper: four on a sheet for each question, and cards with the way in for on the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, abort, render_template, request

from werksessie.activities import KINDS
from werksessie.activities.pads import Card, Pad
from werksessie.programme.model import Plan, Text
from werksessie.session import state as st
from werksessie.session.stages import options_for, subjects_for
from werksessie.session.state import Activity, State
from werksessie.web.find import scene_at
from werksessie.web.languages import fill, offered, say
from werksessie.web.library import facilitator_only
from werksessie.web.paper import groups, number

bp = Blueprint("printing", __name__, url_prefix="/sessions/<name>/print")
bp.before_request(facilitator_only)

MOST = 100
"""Sheets of one question at most."""
ROOM = {4: (27, 36), 2: (25, 78), 1: (54, 78)}
"""Cards on a sheet -> how many lines fit on one, and how many letters on a line."""
BLANK_LINES = 3
TABLE_CARDS = 2


@dataclass(frozen=True)
class Group:
    """What is ticked together: `one` of them, or at most `most`; `inline` puts the words beside one another."""

    heading: str
    one: bool
    most: int
    words: Sequence[str]
    inline: bool = False


@dataclass(frozen=True)
class Sheet:
    """The card of one question: what can be ticked, how many things to write and on how many lines each. `cards` stand
    on one A4; it is printed `copies` times."""

    plan: Plan
    question: str
    groups: Sequence[Group]
    answers: int
    lines: int
    cards: int
    copies: int
    open: bool = False


@bp.get("")
def cards(name: str) -> Any:
    """The sheets: of one `activity`, or of everything still to come; for so many `people`, four to a sheet."""
    scene = scene_at(name)
    state, only = scene.state, request.args.get("activity", "")
    asked = state.programme.plan(only)
    if only and (asked is None or not KINDS[asked.kind].ASKS):
        abort(404)
    language = offered(state, request.args.get("language", "nl"))
    people = min(max(1, number(request.args.get("people", "")) or state.without_phone or 4), 4 * MOST)
    plans = [(plan, one) for plan, one in state.each() if (plan.id == only if only else _to_come(state, plan, one))]
    sheets = [_sheet(state, plan, activity, people, language) for plan, activity in plans]
    return render_template(
        "paper/print.html", scene=scene, state=state, sheets=sheets, tables=not only and state.phase != st.SEALED,
        table_cards=TABLE_CARDS, people=people, only=only, language=language, languages=state.details.languages,
    )  # fmt: skip


def _to_come(state: State, plan: Plan, activity: Activity) -> bool:
    """Whether it is still asked this evening, and its answers count."""
    waits = activity.stage in (st.PLANNED, st.INTRO, st.OPEN) and not plan.practice
    return KINDS[plan.kind].ASKS and waits and state.programme.evening(plan) == state.evening


def _sheet(state: State, plan: Plan, activity: Activity, people: int, language: str) -> Sheet:
    kind = KINDS[plan.kind]
    if activity.stage not in (st.OPEN, st.SHUT):
        activity = replace(activity, options=options_for(state, plan), about=subjects_for(state, plan))
    pads = kind.pads(plan, activity)
    card = pads.card or Card()
    found = [_group(heading, one, pads.most, some, language) for heading, one, some in groups(pads)]
    found += [_ticked(say(heading, language), some, language) for heading, some in card.groups]
    answers, lines, unknown = card.answers, card.lines, not found and not card.answers
    if unknown:
        # What can be chosen is made on the evening itself.
        answers, lines = plan.settings.get("choices", BLANK_LINES), 1
    question = fill(say(plan.text, language), state.details, language) or say(plan.title, language)
    fitting = next((some for some in ROOM if _fits(question, found, answers, lines, *ROOM[some])), 1)
    return Sheet(plan, question, found, answers, lines, fitting, -(-people // fitting), unknown)


def _group(heading: tuple[str, ...], one: bool, most: int, pads: Sequence[Pad], language: str) -> Group:
    if one:
        return _ticked(" · ".join(heading), [pad.text for pad in pads], language)
    return Group(" · ".join(heading), False, most, [say(pad.text, language) for pad in pads])


def _ticked(heading: str, words: Sequence[Text], language: str) -> Group:
    """One of these; beside one another when they are short, and stand under something."""
    said = [say(one, language) for one in words]
    inline = len(said) > 1 and sum(map(len, said)) < 70 and bool(heading)
    return Group(heading, True, 1, said, inline)


def _fits(question: str, found: Sequence[Group], answers: int, lines: int, room: int, width: int) -> bool:
    """Whether a card of so many lines of so many letters holds it. Reckoned wide: a card that is too small is cut off,
    one that is too large only takes paper."""
    taken = 5 + 1.5 * -(-len(question) // (width * 3 // 4)) + answers * lines * 2.2
    for group in found:
        taken += -(-len(group.heading) // width) + (0.6 if group.heading else 0)
        if group.inline:
            taken += 1.7 * -(-(sum(map(len, group.words)) + 5 * len(group.words)) // width)
        else:
            taken += sum(1.1 * -(-len(words) // (width - 5)) + 0.6 for words in group.words) + 1
    return taken <= room
