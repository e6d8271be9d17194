"""The two sides of a question: what the facilitator does to let the municipality answer it too, and what both said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from werksessie.activities.ideas.cards import MUNICIPALITY, Content
from werksessie.activities.ideas.events import SideAdded, SideAsked
from werksessie.activities.kind import Deed
from werksessie.programme.model import Plan
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import ActivityOpened, Event
from werksessie.session.state import OPEN, RUNNING, SHUT, Activity, State


def two_sided(plan: Plan) -> bool:
    """Whether the municipality is asked something here as well."""
    return bool(plan.settings.get("other_side"))


def heard(content: Content) -> bool:
    """Whether the municipality had its turn: phones were asked, or the facilitator typed what it says."""
    return content.side_asked or answered_too(content)


def answered_too(content: Content) -> bool:
    """Whether there is anything from the municipality, released or not."""
    return any(idea.side == MUNICIPALITY for idea in content.ideas.values())


def can_ask(state: State, plan: Plan, activity: Activity) -> bool:
    """Whether phones may be asked for the municipality now."""
    here = activity.stage == OPEN or (activity.stage == SHUT and state.current == plan.id)
    return two_sided(plan) and state.phase == RUNNING and here and not activity.content.side_asked


def can_return(plan: Plan, activity: Activity) -> bool:
    """Whether asking can be taken back: nobody has answered for the municipality yet."""
    return two_sided(plan) and activity.content.side_asked and not answered_too(activity.content)


def _two_sided(plan: Plan) -> None:
    if not two_sided(plan):
        raise Refusal(404, "Dit kan hier niet.")


def _ask_other_side(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """Lets phones answer for the municipality; a question that was closed opens again for it."""
    _two_sided(plan)
    if activity.content.side_asked:
        raise Refusal(409, "Al gedaan.")
    if not can_ask(state, plan, activity):
        raise Refusal(409, "Open eerst de vraag voor de gemeenschap.")
    asked = SideAsked(plan.id)
    if activity.stage == OPEN:
        return (asked,)
    return (asked, ActivityOpened(plan.id, about=tuple(one.frozen() for one in activity.about)))


def _ask_community(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """Asked too soon: back to the community alone."""
    _two_sided(plan)
    if not activity.content.side_asked:
        raise Refusal(409, "Al gedaan.")
    if not can_return(plan, activity):
        raise Refusal(409, "De gemeente heeft al geantwoord. Teruggaan kan niet meer.")
    return (SideAsked(plan.id, False),)


def _add_other_side(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """What the municipality says, typed by the facilitator: it has been read, so the room sees it at once."""
    _two_sided(plan)
    if activity.stage not in (OPEN, SHUT):
        raise Refusal(409, "Open eerst de vraag voor de gemeenschap.")
    text, longest = command.value("text").strip(), plan.settings.get("length", 140)
    if not text:
        raise Refusal(422, "Schrijf eerst iets op.")
    if len(text) > longest:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=longest)
    return (SideAdded(plan.id, command.fresh, text),)


DEEDS: Mapping[str, Deed] = {
    "ask-other-side": _ask_other_side,
    "ask-community": _ask_community,
    "add-other-side": _add_other_side,
}
