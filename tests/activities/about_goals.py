"""An evening in which three goals were chosen, and the questions that are about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.session.evening import PLACES, Evening, only, plan
from werksessie.activities import KINDS
from werksessie.programme.model import Choice, Plan

GOALS = tuple(Choice(f"doel-{name}", {"nl": f"We willen dat {name}", "en": f"We want {name}"}) for name in "abcd")
A, B, C = (goal.id for goal in GOALS[:3])
CHOOSE = plan("kiezen", "dots", options=GOALS)
ITEMS = [{"id": one, "text": {"nl": f"Vraag {one}?", "en": f"Question {one}?"}, "verbatim": ""} for one in ("x", "y")]


def asked(id: str, kind: str, **fields: Any) -> Plan:
    """A question about the goals that were chosen."""
    settings = {"about_from": "kiezen", **fields.pop("settings", {})}
    return plan(id, kind, settings=settings, **fields)


IDEAS = asked("doen", "ideas", settings={"max": 1})
SCALE = asked("past", "scale")
TWO = asked("past", "scale", settings={"items": ITEMS})
CHOICE = asked("nodig", "choice", options=PLACES[:3], settings={"choices": 2, "other": True})


def chosen(*plans: Plan, people: int = 30, goals: tuple[str, ...] = (A, B, C)) -> Evening:
    """The goals are chosen; the questions after it are still planned."""
    evening = Evening(only(CHOOSE, *plans), people=people)
    evening.open("kiezen")
    evening.send("kiezen", "ann", {f"dots-{A}": "1"})
    evening.shut("kiezen")
    for goal in goals:
        evening.act("kiezen", "choose", option=goal)
    return evening


def opened(one: Plan, people: int = 30, goals: tuple[str, ...] = (A, B, C)) -> Evening:
    """The question about the goals is open."""
    evening = chosen(one, people=people, goals=goals)
    evening.open(one.id)
    return evening


def many(evening: Evening, activity: str, number: int, about: str, answer: Callable[[int], dict[str, Any]]) -> None:
    """So many people answer about this goal."""
    for one in range(number):
        evening.send(activity, f"person-{one}", {"about": about, **answer(one)})


EVERY = pytest.mark.parametrize("one", [IDEAS, SCALE, TWO, CHOICE], ids=["ideas", "scale", "scale of two", "choice"])


def said(one: Plan, number: int = 2) -> dict[str, Any]:
    """An answer of this kind, without what it is about; `number` from 0 to 3 makes another one."""
    if one.kind == "scale":
        return {"value-x" if one.settings.get("items") else "value": str(number)}
    return {"option": ("plek-1", "plek-2", "other", "plek-3")[number], "text": f"Bankje {number}"}


def sent(evening: Evening, activity: str, person: str, fields: dict[str, Any]) -> Any:
    """The one event that an answer leads to."""
    [event] = evening.send(activity, person, fields)
    return event


def report(evening: Evening, activity: str) -> Any:
    """What the Summary tells beside the counts."""
    planned = evening.plan(activity)
    return KINDS[planned.kind].report(evening.state, planned, evening[activity])
