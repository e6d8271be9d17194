"""What a roles activity is made of: its events, its slice of state and the reducer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from immutables import Map

from werksessie.activities.ballots import Ballots
from werksessie.session.events import EVERYONE, ActivityClosed, Event, event

WHO = ("community", "together", "municipality")


@event("roles.picked", votes=("roles",))
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


@event("roles.who-said", votes=("who", "help"))
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
