"""roles: what the community wants to take on, then for the most picked who does it, and who wants to help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from immutables import Map

from werksessie.activities.pads import Pad, Pads, chosen_from, one_of_each
from werksessie.activities.roles.content import (
    WHO,
    Content,
    RolesPicked,
    Views,
    WhoSaid,
    apply,
    distil,
    drop,
    empty,
    forget,
)  # fmt: skip
from werksessie.activities.roles.counts import answered, divided, part, passed_later, picked, tally
from werksessie.activities.roles.deeds import DEEDS, most_picked
from werksessie.activities.roles.telling import tell
from werksessie.activities.roles.views import pages, wall, who_text
from werksessie.activities.showing import about_equal
from werksessie.activities.telling import NEARLY
from werksessie.activities.ticking import chosen_options, ticked
from werksessie.programme.model import Plan, Text, say
from werksessie.programme.settings import CHOSEN, CHOSEN_ROLES, OWN, TAKEN, Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import disclose, is_small
from werksessie.session.events import Event
from werksessie.session.state import SHUT, Activity, Option, State

__all__ = [
    "DEEDS", "Content", "answered", "apply", "distil", "drop", "empty", "forget", "pads", "pages", "tally", "tell",
    "wall", "who_text",
]  # fmt: skip

NAME = "roles"
TITLE = "Rollen"
PURPOSE = "Wie doet wat: wij, samen of de gemeente?"
DONE = "hebben gekozen"
COUNTS: Mapping[str, str] = {
    "picked": "keer gekozen",
    "community": "wij",
    "together": "samen",
    "municipality": "de gemeente",
    "help": "willen helpen",
}
ASKS = True
SIDES: Mapping[str, str] = {"picked": "welke rol", "who": "wie doet het", "help": "wie wil helpen"}
REMARKS: Mapping[str, str] = {"about_equal": NEARLY, "needed": "{needed} nodig"}
OPTIONS = frozenset({OWN, TAKEN})
GIVES = frozenset({CHOSEN, CHOSEN_ROLES})
SETTINGS: Mapping[str, Setting] = {
    "choices": Setting("int", 3, low=1, high=10, label="Hoeveel iemand er mag kiezen"),
    "top": Setting(
        "int",
        4,
        low=1,
        high=8,
        label="Over hoeveel rollen je vraagt wie het doet",
        help="De rollen die het meest zijn gekozen.",
    ),
    "who_text": Setting("text", {}, label="De vraag: wie doet het?", help="Leeg is: Wie doet dit?"),
}


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    if activity.content.asked:
        return (_said(plan, activity, command),)
    if any(name.startswith(("who-", "help-")) for name in command.fields):
        raise Refusal(409, "Deze vraag is nog niet open.")
    roles = ticked(command, "role", [one.id for one in activity.options], plan.settings.get("choices", 3))
    return (RolesPicked(plan.id, command.person, command.answer_id, roles, command.group),)


def _said(plan: Plan, activity: Activity, command: Answer) -> WhoSaid:
    who = _after(command, "who-")
    help = _after(command, "help-")
    if command.value("role") and not who and not help:
        raise Refusal(409, "Deze vraag is gesloten.")
    if not (who.keys() | help.keys()) <= set(activity.content.asked):
        raise Refusal(422, "Deze keuze bestaat niet. Kies opnieuw.")
    if not set(who.values()) <= set(WHO) or not set(help.values()) <= {"yes", "on"}:
        raise Refusal(422, "Dit begrijpen we niet. Kies opnieuw.")
    if not who and not help:
        raise Refusal(422, "Kies bij minstens 1 rol wie het doet. Of tik op 'Weet ik niet'.")
    return WhoSaid(
        plan.id, command.person, command.answer_id, dict(sorted(who.items())), tuple(sorted(help)), command.group
    )


def _after(command: Answer, prefix: str) -> dict[str, str]:
    """What was sent for each role; an empty value is as good as none."""
    sent = ((name, values[0] if values else "") for name, values in command.fields.items())
    return {name.removeprefix(prefix): value for name, value in sent if name.startswith(prefix) and value}


def pads(plan: Plan, activity: Activity) -> Pads:
    """First which roles; once it was asked, who does each of those and how many want to help."""
    if not activity.content.asked:
        votes = [("role", one.id, one.text) for one in activity.options]
        return chosen_from(votes, plan.settings.get("choices", 3))
    words: dict[str, Text] = {who: {"nl": COUNTS[who]} for who in WHO}
    found: list[Pad] = []
    for one in activity.options:
        if one.id in activity.content.asked:
            found += one_of_each([(f"who-{one.id}", one.text)], words)
            found += one_of_each([(f"help-{one.id}", one.text)], {"yes": {"nl": COUNTS["help"]}})
    return Pads(tuple(found), round="who")


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return chosen_options(activity, take)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    who = {"answered": len(content.views.cast), **passed_later(activity)} if content.asked else {}
    return {
        "chosen": sorted(activity.chosen),
        "options": {one.id: one.source for one in activity.options},
        "asked": list(content.asked),
        "who": who,
        "needed": dict(sorted(content.needed.items())),
    }


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    shown = disclose(tally(plan, activity), sensitive=plan.sensitive, people=state.crowd)
    near = about_equal(shown, "picked")
    needed = activity.content.needed
    rows = []
    for row in shown.rows:
        about, role = part(activity, row.id)
        told: dict[str, Any] = {"about": about, "chosen": role in activity.chosen, "about_equal": row.id in near}
        if about == "help":
            told["needed"] = needed.get(role, 0)
        rows.append(told)
    return {
        "chosen": [say(one.text, "nl") for one in activity.options if one.id in activity.chosen],
        "rows": rows,
        "who_text": say(who_text(plan), "nl") if activity.content.asked else "",
        "passed_who": _told_passed(state, plan, activity),
    }


def _told_passed(state: State, plan: Plan, activity: Activity) -> Mapping[str, int | None]:
    """ "Weet ik niet" and "Sla over" on who does it, as it may be said; None in a small conversation."""
    # Beside the counts of who does it these numbers would place everybody in something sensitive.
    if not activity.content.asked or plan.sensitive:
        return {}
    passed = passed_later(activity)
    numbers = {"weet ik niet": passed["unsure"], "sla over": passed["skipped"]}
    if is_small(state.crowd):
        return dict.fromkeys(numbers)
    return numbers


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    content: Content = activity.content
    mine: Views = content.views.cast.get(person, Views(Map(), frozenset()))
    return {
        "roles": content.picks.cast.get(person, ()), "asked": content.asked, "who": mine.who, "help": sorted(mine.help)
    }  # fmt: skip


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    rows = picked(plan, activity, content.picks.cast)
    counted = tally(plan, activity)
    words = {one.id: one.text for one in activity.options}
    return {
        "tally": counted,
        "rows": sorted(rows, key=lambda row: -row.counts["picked"]) if activity.stage == SHUT else rows,
        "places": {one.id: number for number, one in enumerate(activity.options)},
        "chosen": activity.chosen,
        "options": activity.options,
        "asked": content.asked,
        "next": [words[role] for role in most_picked(state, plan, activity)] if not content.views.cast else [],
        "divided": {row.id: row.counts for row in divided(activity, content.views.cast)},
        "words": words,
        "who": {"answered": len(content.views.cast), **passed_later(activity)},
        "needed": content.needed,
    }
