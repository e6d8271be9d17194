"""A whole programme walked without a server: every activity in turn, everybody answers, the facilitator does what a
facilitator does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.activities.rule_books import Form, forms
from tests.session.evening import Evening
from werksessie.activities.consent.views import proposals
from werksessie.activities.roles.content import WHO
from werksessie.programme.model import Plan
from werksessie.session.commands import BeginEvening
from werksessie.session.evenings import to_come
from werksessie.session.stages import next_step
from werksessie.session.state import CLOSED, OPEN, SHUT, Activity

PEOPLE, CHOSEN = 7, 3
Fields = Mapping[str, Any]


class Walk:
    """One evening (or two) of a programme, walked from the lobby to the end. `took` holds every step, in order."""

    def __init__(self, evening: Evening) -> None:
        self.evening, self.took = evening, [""]

    def whole(self) -> None:
        """Presses Volgende until the evening is over; the second one too."""
        while step := next_step(self.evening.state):
            self.evening.press(step.token)
            self.took.append(step.token)
            verb, _, id = step.token.partition(":")
            if verb == "start":
                self._arrive("join")
            elif verb == "show" and self.evening.plan(id).kind == "agreements":
                self._agree(id)
            elif verb == "open":
                self._answered(id)
            elif verb == "close":
                self._afterwards(id)
        if self.evening.state.phase == CLOSED and to_come(self.evening.state):
            self.evening.wait(7 * 24 * 60 * 60)
            self.evening.ask(BeginEvening(self.evening.at))
            self._arrive("again")
            self.whole()

    def _arrive(self, name: str) -> None:
        self.evening.join(*(f"{name}-{number}" for number in range(PEOPLE)))

    def _answered(self, id: str) -> None:
        """Everybody answers what the phone asks now; the last one passes."""
        plan, activity = self.evening.plan(id), self.evening[id]
        for number in range(PEOPLE - 1):
            for fields in self._forms(plan, activity, number):
                self.evening.send(id, f"{id}-{number}", fields)
        for about in activity.about or ("",):
            self.evening.send(id, f"{id}-{PEOPLE - 1}", {"unsure": "1", **({"about": about.id} if about else {})})
        assert self.evening[id].stage == OPEN
        more = MORE.get(plan.kind)
        if more:
            more(self, id)

    def _forms(self, plan: Plan, activity: Activity, number: int) -> Iterator[Fields]:
        """What somebody sends: one form, or one for each goal or role it is about."""
        for about in activity.about:
            yield {**FORMS[plan.kind](plan, activity, number), "about": about.id}
        if not activity.about:
            yield FORMS[plan.kind](plan, activity, number)

    def _afterwards(self, id: str) -> None:
        done = AFTER.get(self.evening.plan(id).kind)
        if done:
            done(self, id)

    def _agree(self, id: str) -> None:
        self.evening.act(id, "make", what="Open de zaal", who="De gemeente", when="2027-05-01")

    def sort(self, id: str) -> None:
        """Cards are let through and put into themes, the themes worded as goals."""
        waiting = [card.id for card in self.evening.board(id)["waiting"]]
        self.evening.act(id, "release", card=tuple(waiting))
        for number, card in enumerate(waiting[:CHOSEN]):
            theme = self.evening.act(id, "make-theme", name=f"Thema {number} van {id}", card=card)
            self.evening.act(id, "goal", theme=theme, goal=f"doel {number} lukt")

    def choose(self, id: str) -> None:
        """The first few are ticked with the room."""
        for option in self.evening[id].options[:CHOSEN]:
            self.evening.act(id, "choose", option=option.id)

    def divide(self, id: str) -> None:
        """Roles are ticked, then everybody says who does them."""
        if self.evening[id].content.asked:
            return
        self.choose(id)
        self.evening.act(id, "ask-who")
        for number in range(PEOPLE):
            asked = self.evening[id].content.asked
            who = {f"who-{role}": WHO[number % 3] for role in asked}
            self.evening.send(id, f"{id}-{number}", {**who, f"help-{asked[0]}": "yes"})

    def look_now(self, id: str) -> None:
        """How it is now, where the programme asks that."""
        if not self.evening.plan(id).settings["now"]:
            return
        self.evening.act(id, "ask-now")
        for number in range(PEOPLE):
            items = self.evening[id].content.items
            self.evening.send(id, f"{id}-{number}", {f"now-{item}": str(number % 4) for item in items})

    def hear_both(self, id: str) -> None:
        """The municipality answers too, where there is another side."""
        if not self.evening.plan(id).settings["other_side"]:
            return
        self.evening.act(id, "ask-other-side")
        self.evening.send(id, f"{id}-0", {"text": "Dat jullie meedenken", "side": "municipality"})


def _ratings(plan: Plan, activity: Activity, number: int) -> Fields:
    items = [item["id"] for item in plan.settings["items"]]
    return {f"value-{item}": str(number % 4) for item in items} if items else {"value": str(number % 4)}


def _ticked(field: str, most: int) -> Callable[[Plan, Activity, int], Fields]:
    def form(plan: Plan, activity: Activity, number: int) -> Fields:
        ids = [option.id for option in activity.options]
        return {field: tuple((ids[number % len(ids) :] + ids)[:most])}

    return form


FORMS: Mapping[str, Form] = {
    **forms(),
    "ideas": lambda plan, activity, number: {"text": f"Idee {number}"},
    "scale": _ratings,
    "choice": _ticked("option", 1),
    "dots": lambda plan, activity, number: {f"dots-{option.id}": "1" for option in activity.options[:CHOSEN]},
    "opinions": lambda plan, activity, number: {f"value-{option.id}": "agree" for option in activity.options},
    "consent": lambda plan, activity, number: {f"value-{one.id}": "fine" for one in proposals(activity)},
    "conditions": _ticked("important", 3),
    "roles": _ticked("role", 3),
    "agreements": lambda plan, activity, number: {"value": "fine"},
}
"""What somebody sends, by kind."""

MORE: Mapping[str, Callable[[Walk, str], None]] = {"conditions": Walk.look_now, "ideas": Walk.hear_both}
AFTER: Mapping[str, Callable[[Walk, str], None]] = {
    "ideas": Walk.sort,
    "dots": Walk.choose,
    "choice": Walk.choose,
    "roles": Walk.divide,
}
"""What the facilitator does while a question is open, and after it was closed."""


def closed(evening: Evening) -> list[str]:
    """The activities that were walked to their end."""
    return [plan.id for plan, activity in evening.state.each() if activity.stage == SHUT]
