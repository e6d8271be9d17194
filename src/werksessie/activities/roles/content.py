"""What a roles activity is made of: its events, its slice of state, the reducer, and what the facilitator does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from immutables import Map

from werksessie.activities.ballots import Ballots
from werksessie.activities.kind import Deed
from werksessie.programme.model import Plan
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import EVERYONE, ActivityClosed, ActivityOpened, Event, event
from werksessie.session.state import RUNNING, SHUT, Activity, State

WHO = ("community", "together", "municipality")


@event("roles.picked")
class RolesPicked(Event):
    """Somebody's roles for the community; they replace their earlier ones."""

    activity: str
    person: str
    answer_id: str
    roles: tuple[str, ...]
    group: str = ""


@event("roles.who-asked", EVERYONE)
class WhoAsked(Event):
    """From now on phones ask who does each of these roles."""

    activity: str
    roles: tuple[str, ...]


@event("roles.who-said")
class WhoSaid(Event):
    """Who should do each role in somebody's view (role -> one of WHO), and the roles they want to help with. It
    replaces what they said before."""

    activity: str
    person: str
    answer_id: str
    who: Mapping[str, str]
    help: tuple[str, ...] = ()
    group: str = ""


@event("roles.needed")
class RoleNeeded(Event):
    """The facilitator typed how many people a role needs; 0 takes the number away."""

    activity: str
    role: str
    people: int


@dataclass(frozen=True)
class Views:
    """One person's answer to "Wie doet dit?"."""

    who: Map[str, str]
    help: frozenset[str]


@dataclass(frozen=True)
class Content:
    """`picks` hold each person's roles as a tuple, `views` their Views; `asked` is empty until "Wie doet dit?" is
    asked; `needed` maps a role to a number of people."""

    picks: Ballots = field(default_factory=Ballots)
    asked: tuple[str, ...] = ()
    views: Ballots = field(default_factory=Ballots)
    needed: Map[str, int] = field(default_factory=Map)


def empty() -> Content:
    return Content()


def apply(content: Content, event: Any) -> Content:
    match event:
        case RolesPicked():
            return replace(content, picks=content.picks.put(event.person, tuple(event.roles)))
        case WhoAsked():
            return replace(content, asked=tuple(event.roles))
        case WhoSaid():
            views = Views(Map(event.who), frozenset(event.help))
            return replace(content, views=content.views.put(event.person, views))
        case RoleNeeded():
            rest = content.needed.delete(event.role) if event.role in content.needed else content.needed
            return replace(content, needed=rest.set(event.role, event.people) if event.people else rest)
        case ActivityClosed():
            return replace(content, picks=content.picks.settled(), views=content.views.settled())
        case _:
            return content


def drop(content: Content, person: str, about: str) -> Content:
    """Takes back what the phone asks now: once it asks who does it, the roles somebody picked stay."""
    if content.asked:
        return replace(content, views=content.views.drop(person))
    return replace(content, picks=content.picks.drop(person))


def forget(content: Content, person: str) -> Content:
    return replace(content, picks=content.picks.drop(person), views=content.views.drop(person))


def distil(activity: str, content: Content, renamed: Mapping[str, str]) -> Sequence[Event]:
    picks = sorted((renamed[person], roles) for person, roles in content.picks.cast.items())
    views = sorted(((renamed[person], view) for person, view in content.views.cast.items()), key=lambda one: one[0])
    asked = (WhoAsked(activity, content.asked),) if content.asked else ()
    return (
        *(RolesPicked(activity, name, f"sealed-{name}", roles) for name, roles in picks),
        *asked,
        *(
            WhoSaid(activity, name, f"sealed-who-{name}", dict(sorted(view.who.items())), tuple(sorted(view.help)))
            for name, view in views
        ),
        *(RoleNeeded(activity, role, people) for role, people in sorted(content.needed.items())),
    )


def most_picked(plan: Plan, activity: Activity) -> tuple[str, ...]:
    """The roles to ask "Wie doet dit?" about, in the order of the programme: the most picked, of those the facilitator
    ticked when there are any. Equal ones go by the order of the programme."""
    totals = dict.fromkeys((option.id for option in activity.options), 0)
    for roles in activity.content.picks.cast.values():
        for role in roles:
            totals[role] = totals.get(role, 0) + 1
    fitting = [role for role in totals if role in activity.chosen or (totals[role] and not activity.chosen)]
    top = sorted(fitting, key=lambda role: -totals[role])[: plan.settings.get("top", 4)]
    return tuple(role for role in totals if role in top)


def _ask_who(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """Freezes the roles and opens the question again, now with the other form."""
    if state.phase != RUNNING:
        raise Refusal(409, "Deze avond is afgesloten.")
    if activity.stage != SHUT or state.current != plan.id:
        raise Refusal(409, "Sluit eerst de vraag. Vraag daarna wie het doet.")
    if activity.content.views.cast:
        raise Refusal(409, "Mensen hebben hier al op geantwoord. Open de vraag opnieuw als er meer moet komen.")
    roles = most_picked(plan, activity)
    if not roles:
        raise Refusal(409, "Er is nog geen rol gekozen.")
    options = tuple({"id": one.id, "text": dict(one.text), "source": one.source} for one in activity.options)
    return (WhoAsked(plan.id, roles), ActivityOpened(plan.id, options))


def _need(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    role, typed = command.value("role"), command.value("people").strip()
    if activity.option(role) is None:
        raise Refusal(404, "Deze rol bestaat niet.")
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 3) and typed:
        raise Refusal(422, "Vul een getal in van 1 tot 999. Leeg haalt het weg.")
    people = int(typed or 0)
    return () if activity.content.needed.get(role, 0) == people else (RoleNeeded(plan.id, role, people),)


DEEDS: Mapping[str, Deed] = {"ask-who": _ask_who, "need": _need}
