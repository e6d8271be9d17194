"""A card that the room shares, sent on: it becomes a goal of the ideas that a later vote takes its goals from."""

from __future__ import annotations

from collections.abc import Sequence

from werksessie.activities import ideas
from werksessie.activities.ideas.deeds import GOAL_LENGTH, LEAD_IN, NAME_LENGTH
from werksessie.activities.ideas.events import GoalWorded, ThemeMade
from werksessie.programme.model import Plan, say
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import Event
from werksessie.session.state import SHUT, Activity, Option, State


def vote_to_come(state: State, plan: Plan) -> Plan | None:
    """The first vote after this activity whose options are goals, as long as it has not been open; None without one."""
    ids = [one.id for one in state.programme.activities]
    for later in state.programme.activities[ids.index(plan.id) + 1 :]:
        source = state.programme.plan(later.options_from)
        if later.take == "goals" and source is not None and source.kind == ideas.NAME:
            return None if state.activities[later.id].options else later
    return None


def sent_on(state: State, vote: Plan, option: Option) -> bool:
    """Whether this card stands among the goals already."""
    themes = state.activities[vote.options_from].content.themes
    return any(theme in themes and themes[theme].goal for theme in (option.source, _theme(option)))


def _theme(option: Option) -> str:
    return f"shared-{option.id}"


def send_on(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """The card that is `option` becomes a goal; its theme gets it, or it brings a theme of its own. Raises Refusal."""
    option = activity.option(command.value("option"))
    if option is None:
        raise Refusal(404, "Deze kaart bestaat niet.")
    if activity.stage != SHUT:
        raise Refusal(409, "Sluit eerst de vraag. Kies daarna met de groep.")
    vote = vote_to_come(state, plan)
    if vote is None:
        raise Refusal(409, "Er komt geen stemming over doelen meer.")
    if sent_on(state, vote, option):
        return ()
    words = say(option.text, "nl")
    goal = LEAD_IN.sub("", words).rstrip(". ")
    if len(goal) > GOAL_LENGTH:
        raise Refusal(409, "Deze kaart is te lang voor een doel. Geef hem eerst andere woorden.")
    source, known = vote.options_from, state.activities[vote.options_from].content.themes
    if option.source in known:
        return (GoalWorded(source, option.source, goal, command.fresh),)
    made = ThemeMade(source, _theme(option), words[:NAME_LENGTH].strip(), step=command.fresh, source=option.id)
    return (made, GoalWorded(source, _theme(option), goal, command.fresh))
