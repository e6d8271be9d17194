"""choice: pick one or more, with "Iets anders" beside the options where the programme asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from werksessie.activities.about import ABOUT_FROM, subject, subjects, told
from werksessie.activities.choice.counts import hardly, options, tally
from werksessie.activities.choice.notes import (
    DEEDS,
    NEW,
    SHOWN,
    ChoiceMade,
    Content,
    apply,
    distil,
    drop,
    empty,
    forget,
    not_shown,
)  # fmt: skip
from werksessie.activities.choice.telling import tell
from werksessie.activities.choice.views import board, pages, wall
from werksessie.activities.hiding import REASONS
from werksessie.activities.pads import Pads, chosen_from, one_of_each
from werksessie.activities.showing import about_equal
from werksessie.activities.telling import NEARLY, OTHER
from werksessie.activities.ticking import chosen_options, ticked
from werksessie.programme.model import Plan, say
from werksessie.programme.settings import CHOSEN, OWN, TAKEN, Setting
from werksessie.session.anew import replace
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import disclose, is_small
from werksessie.session.events import Event
from werksessie.session.state import Activity, Option, State

__all__ = [
    "DEEDS", "OTHER", "Content", "apply", "board", "distil", "drop", "empty", "forget", "options", "pages", "tally",
    "tell", "wall",
]  # fmt: skip

NAME = "choice"
TITLE = "Aanvinken"
PURPOSE = "Mensen kiezen één of meer antwoorden."
DONE = "hebben gekozen"
COUNTS: Mapping[str, str] = {"people": "keer gekozen"}
ASKS = True
SIDES: Mapping[str, str] = {}
REMARKS: Mapping[str, str] = {"about_equal": NEARLY, "few": "weinig of niet gekozen"}
OPTIONS = frozenset({OWN, TAKEN})
GIVES = frozenset({CHOSEN})
SETTINGS: Mapping[str, Setting] = {
    "choices": Setting("int", 1, low=1, high=20, label="Hoeveel iemand er mag kiezen"),
    "other": Setting("bool", False, label="Mensen mogen “iets anders” invullen"),
    "ordered": Setting("bool", False, label="Laat alleen de volgorde zien, geen aantallen"),
    "about_from": ABOUT_FROM,
}
TEXT_LENGTH = 140


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    about = subject(activity, command)
    known = [option.id for option in options(plan, activity)]
    picked = ticked(command, "option", known, plan.settings.get("choices", 1))
    text = command.value("text") if plan.settings.get("other") and OTHER.id in picked else ""
    if len(text) > TEXT_LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=TEXT_LENGTH)
    text = text if text.strip() else ""
    mine = activity.content.note_of(command.person, about)
    note = "" if not text else mine.id if mine and mine.text == text else command.fresh
    return (ChoiceMade(plan.id, command.person, command.answer_id, picked, note, text, command.group, about),)


def answered(activity: Activity) -> frozenset[str]:
    people: frozenset[str] = activity.content.choices.people()
    return people


def pads(plan: Plan, activity: Activity) -> Pads:
    """What people wrote beside "Iets anders" on paper is not typed: it counts as "Iets anders"."""
    most, known = plan.settings.get("choices", 1), options(plan, activity)
    if most == 1:
        words = {one.id: one.text for one in known}
        every = [one_of_each([("option", {})], words, about) for about in subjects(activity)]
        return Pads(tuple(pad for some in every for pad in some))
    votes = [("option", one.id, one.text) for one in known]
    return chosen_from(votes, most, subjects(activity))


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return chosen_options(activity, take)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    return {
        "chosen": sorted(activity.chosen),
        "options": {one.id: one.source for one in activity.options},
        "about": told(activity),
        "people": {row.id: row.counts["people"] for row in tally(plan, activity).rows},
        "shown": [{"id": note.id, "text": note.text, "about": note.about} for note in content.listed(SHOWN)],
        "waiting": [{"id": note.id, "text": note.text, "about": note.about} for note in content.listed(NEW)],
        "not_shown": not_shown(content),
    }


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    also_said = [{**one, "also_said": [note.text for note in content.said(one["id"])]} for one in told(activity)]
    return {
        "chosen": [say(one.text, "nl") for one in activity.options if one.id in activity.chosen],
        "rows": _told_rows(state, plan, activity),
        "ordered": bool(plan.settings.get("ordered")),
        **({"about": also_said} if also_said else {}),
        "also_said": [note.text for note in content.listed(SHOWN)],
        "not_shown": _kept_back(content, sensitive=plan.sensitive, people=state.crowd),
    }


def _told_rows(state: State, plan: Plan, activity: Activity) -> list[dict[str, Any]]:
    """What belongs to each row of the tally. Rows compare with those about the same goal only."""
    shown = disclose(tally(plan, activity), sensitive=plan.sensitive, people=state.crowd)
    few = hardly(state, plan, activity) if plan.settings.get("ordered") else frozenset()
    words = {one.id: say(one.text, "nl") for one in options(plan, activity)}
    rows: list[dict[str, Any]] = []
    for place, about in enumerate(subjects(activity)):
        own = shown.rows[place * len(words) : (place + 1) * len(words)]
        near = about_equal(replace(shown, rows=own), "people")
        for row in own:
            item = row.id.removeprefix(f"{about.id}.") if about.id else row.id
            named = {"about": about.id, "item": words[item]} if about.id else {}
            rows.append(
                {
                    "chosen": item in activity.chosen,
                    "about_equal": row.id in near,
                    "few": row.id in few,
                    **named,
                }
            )
    return rows


def _kept_back(content: Content, *, sensitive: bool, people: int) -> Mapping[str, int | None]:
    """How many texts nobody saw, by reason in Dutch, as it may be said; None in a small conversation."""
    numbers = {REASONS.get(reason, reason): number for reason, number in not_shown(content).items()}
    waiting = len(content.listed(NEW))
    numbers |= {"niet nagekeken": waiting} if waiting else {}
    if sensitive:
        # That there is a reason at all would tell of somebody.
        return {}
    return dict.fromkeys(numbers) if is_small(people) else numbers


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    """This person's `options` and `text`; where answers are about goals or roles, `about`: (subject, options, text) of
    each they answered."""
    content: Content = activity.content
    mine = [
        (about, content.choices.of(about.id).cast.get(person, ()), content.note_of(person, about.id))
        for about in subjects(activity)
    ]
    if activity.about:
        return {"about": [(about, picked, note.text if note else "") for about, picked, note in mine if picked]}
    [(_, picked, note)] = mine
    return {"options": picked, "text": note.text if note else ""}
