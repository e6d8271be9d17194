"""What the tests of paper share: an evening of every kind, cards that are typed, and counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from immutables import Map

from tests.session.evening import Evening, form, only, plan
from werksessie.activities import KINDS
from werksessie.activities.pads import Count
from werksessie.programme.model import Choice
from werksessie.session.paper import PAPER, EnterPaper, TallyPaper, on_paper
from werksessie.session.stages import turnout

OPTIONS = tuple(Choice(id, {"nl": id.upper()}) for id in "abcd")
EVERY = (
    plan("wensen", "ideas", settings={"max": 2}),
    plan("kiezen", "dots", options=OPTIONS),
    plan("schaal", "scale"),
    plan("veilig", "scale", sensitive=True, reveal="after_close"),
    plan("rollen", "roles", options=OPTIONS),
    plan("nodig", "conditions", options=OPTIONS),
    plan("akkoord", "consent", options=OPTIONS[:2]),
    plan("kaarten", "opinions", options_from="wensen", take="answers"),
    plan("uitleg", "slide"),
)
NONE: Mapping[str, int] = Map()


def evening(*opened: str, people: int = 0) -> Evening:
    made = Evening(only(*EVERY), people=people)
    if not people:
        made.press("start")
    made.open(*opened)
    return made


def card(evening: Evening, activity: str, card: str = "", entry: str = "", **fields: Any) -> str:
    """Types an answer; gives the pseudonym of its card."""
    fresh = evening.fresh()
    before = set(evening[activity].paper)
    evening.ask(EnterPaper(activity, form(fields), entry or fresh, fresh, card))
    return next(iter(set(evening[activity].paper) - before), card)


def tally(
    evening: Evening,
    activity: str,
    people: int,
    how: str = PAPER,
    was: int | None = None,
    *,
    unsure: int = 0,
    skip: int = 0,
    pads: Mapping[str, int] = NONE,
) -> None:
    """Counts anew, having seen the count of now unless `was` says otherwise."""
    now, planned = evening[activity], evening.plan(activity)
    before = now.counted.get(KINDS[planned.kind].pads(planned, now).round)
    turn = (before.turn if before else 0) if was is None else was
    evening.ask(TallyPaper(activity, Count(people, unsure, skip, dict(pads)), how, turn, evening.fresh()))


def dots(**numbers: int) -> dict[str, int]:
    return {f"dots-{option}.1": number for option, number in numbers.items()}


def papers(evening: Evening, activity: str) -> tuple[int, int]:
    return on_paper(evening.plan(activity), evening[activity])


def heads(evening: Evening, activity: str) -> tuple[int, int]:
    return turnout(evening.state, evening.plan(activity), evening[activity])
