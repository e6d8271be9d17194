"""Counting a roles activity: which roles were picked, who does them, who wants to help."""

from __future__ import annotations

from immutables import Map

from werksessie.activities.roles.content import WHO, Content, Views
from werksessie.programme.model import Plan
from werksessie.session.disclosure import Row, Tally
from werksessie.session.state import Activity, Option


def answered(activity: Activity) -> frozenset[str]:
    """Who has an answer standing to either question."""
    return frozenset(activity.content.picks.cast) | frozenset(activity.content.views.cast)


def tally(plan: Plan, activity: Activity) -> Tally:
    """A row of each role that was picked from; once it was asked who does it, two more of each role asked about:
    `who:<role>` over those who said so, and `help:<role>` over those who want to help, so that it shows from five."""
    content: Content = activity.content
    return counted(plan, activity, content.picks.cast, content.views.cast)


def counted(plan: Plan, activity: Activity, picks: Map[str, tuple[str, ...]], views: Map[str, Views]) -> Tally:
    """The same of these answers only."""
    here = answered(activity)
    passed = [how for person, how in activity.passed.items() if person not in here]
    rows = (*picked(plan, activity, picks), *divided(activity, views))
    people = frozenset(picks) | frozenset(views)
    return Tally(len(people), passed.count("unsure"), passed.count("skip"), rows)


def picked(plan: Plan, activity: Activity, cast: Map[str, tuple[str, ...]]) -> tuple[Row, ...]:
    totals = dict.fromkeys((option.id for option in activity.options), 0)
    for roles in cast.values():
        for role in roles:
            totals[role] = totals.get(role, 0) + 1
    most = plan.settings.get("choices", 3)
    return tuple(
        Row(one.id, one.text, {"picked": totals[one.id]}, len(cast), vote="picked", picks=most)
        for one in activity.options
    )


def divided(activity: Activity, cast: Map[str, Views]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for one in asked_about(activity):
        said = [view.who[one.id] for view in cast.values() if one.id in view.who]
        help = sum(one.id in view.help for view in cast.values())
        rows.append(Row(f"who:{one.id}", one.text, {who: said.count(who) for who in WHO}, len(said)))
        rows.append(Row(f"help:{one.id}", one.text, {"help": help}, help, vote=f"help:{one.id}"))
    return tuple(rows)


def asked_about(activity: Activity) -> list[Option]:
    return [option for option in activity.options if option.id in activity.content.asked]


def passed_later(activity: Activity) -> dict[str, int]:
    """Who picked roles and then knew or said nothing about who does them. (Passing on the first question would have
    taken the roles back.)"""
    content: Content = activity.content
    later = [how for person, how in activity.passed.items() if person in content.picks.cast]
    return {"unsure": later.count("unsure"), "skipped": later.count("skip")}


def part(activity: Activity, row: str) -> tuple[str, str]:
    """("picked" | "who" | "help", role) of a row of the tally."""
    if activity.option(row) is not None:
        return "picked", row
    about, _, role = row.partition(":")
    return about, role
