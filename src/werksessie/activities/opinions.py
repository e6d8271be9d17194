"""opinions: eens / oneens / weet niet, card by card, to find what everybody shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Any

from immutables import Map

from werksessie.activities.ballots import Ballots
from werksessie.activities.kind import Deed
from werksessie.activities.paging import lines, span, spread
from werksessie.programme.model import Plan, say
from werksessie.programme.settings import Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import Row, ShownRow, Tally, breakdown, disclose, gathered
from werksessie.session.events import ActivityClosed, Event, event
from werksessie.session.state import SHUT, Activity, Option, State

NAME = "opinions"
TITLE = "Eens of oneens"
DONE = "deden mee"
COUNTS: Mapping[str, str] = {"agree": "eens", "disagree": "oneens", "unsure": "weet niet", "skip": "overgeslagen"}
ASKS = True
SETTINGS: Mapping[str, Setting] = {}
VALUES = ("agree", "disagree", "unsure", "skip")
ROWS_A_PAGE, SHORT, TEXT_WIDTH = 3, 56, 54


@event("opinions.given")
class OpinionsGiven(Event):
    """What somebody thinks of one or more options: option -> one of VALUES. Other options keep what they had."""

    activity: str
    person: str
    answer_id: str
    opinions: Mapping[str, str]
    group: str = ""


def empty() -> Ballots:
    return Ballots()


def apply(content: Ballots, event: Any) -> Ballots:
    if isinstance(event, ActivityClosed):
        return content.settled()
    if not isinstance(event, OpinionsGiven):
        return content
    earlier: Map[str, str] = content.cast.get(event.person, Map())
    return content.put(event.person, earlier.update(event.opinions))


def drop(content: Ballots, person: str, about: str) -> Ballots:
    """ "Weet ik niet" or "Sla over" for the whole question says nothing about the cards already answered."""
    return content


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    opinions = {
        name.removeprefix("value-"): values[0] if values else ""
        for name, values in command.fields.items()
        if name.startswith("value-")
    }
    about = command.value("about")
    if about:
        passed = next((how for how in ("unsure", "skip") if command.value(how)), "")
        opinions[about] = passed or command.value("value")
    if not opinions:
        raise Refusal(422, "Kies eens of oneens. Of tik op 'Weet ik niet'.")
    for option, value in opinions.items():
        if activity.option(option) is None:
            raise Refusal(422, "Deze kaart bestaat niet. Kies opnieuw.")
        if value not in VALUES:
            raise Refusal(422, "Kies eens of oneens. Of tik op 'Weet ik niet'.")
    given = dict(sorted(opinions.items()))
    return (OpinionsGiven(plan.id, command.person, command.answer_id, given, command.group),)


def answered(activity: Activity) -> frozenset[str]:
    return frozenset(activity.content.cast)


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_pages(_lines(state, plan, activity)))


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return ()


def tally(plan: Plan, activity: Activity) -> Tally:
    return _count(activity, activity.content.cast)


def _count(activity: Activity, cast: Map[str, Map[str, str]]) -> Tally:
    counts = {option.id: dict.fromkeys(VALUES, 0) for option in activity.options}
    for opinions in cast.values():
        for option, value in opinions.items():
            if option in counts and value in counts[option]:
                counts[option][value] += 1
    rows = tuple(
        Row(one.id, one.text, counts[one.id], sum(counts[one.id][value] for value in VALUES[:3]))
        for one in activity.options
    )
    passed = [how for person, how in activity.passed.items() if person not in cast]
    return Tally(len(cast), passed.count("unsure"), passed.count("skip"), rows)


def group_aware(groups: Iterable[tuple[int, int]]) -> float:
    """Group-aware agreement: the product over groups of (agree + 1) / (seen + 2), from (agree, seen) of each group.

    A card scores high only when every group agrees; the +1 and +2 keep one small group from deciding alone.
    Source: the formula of Polis (Small et al. 2021), as DESIGN.md 5 gives it.
    """
    return prod((agree + 1) / (seen + 2) for agree, seen in groups)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    return {"options": {one.id: one.source for one in activity.options}}


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    found = {line["id"]: line["verdict"] for line in _lines(state, plan, activity)} if activity.stage == SHUT else {}
    return {"rows": [{"found": found.get(one.id, "")} for one in activity.options]}


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    mine: Map[str, str] = activity.content.cast.get(person, Map())
    return {"opinions": mine, "left": sum(option.id not in mine for option in activity.options)}


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    still = activity.stage != SHUT
    said = _lines(state, plan, activity)
    uncounted = not any(line["counted"] for line in said)
    paged = _pages(said)
    page = min(activity.page, len(paged) - 1)
    return {
        "kicker": "Kaart voor kaart: eens, oneens, weet niet",
        "hidden": _hides(activity),
        "gathering": still and uncounted,
        "too_few": not still and uncounted,
        "rows": paged[page],
        "gathered": gathered(len(activity.content.cast), sensitive=plan.sensitive, people=state.crowd),
        "plain": still,
        "page": page + 1,
        "pages": len(paged),
    }


def _hides(activity: Activity) -> bool:
    return activity.stage != SHUT and (activity.hidden or activity.reveal == "after_close")


def _lines(state: State, plan: Plan, activity: Activity) -> list[dict[str, Any]]:
    """Every card as the wall may show it: in the order of the options, after closing the most shared first."""
    ballots: Ballots = activity.content
    shut = activity.stage == SHUT
    seen = Map() if _hides(activity) else ballots.cast if shut else ballots.shown
    shown = disclose(_count(activity, seen), sensitive=plan.sensitive, people=state.crowd)
    groups = {row.id: _by_group(activity, row) if shut else () for row in shown.rows}
    # Scores over groups and scores over the room as a whole cannot be compared.
    compare = all(groups[row.id] for row in shown.rows if row.answered)
    said = [_line(row, groups[row.id], compare) for row in shown.rows]
    return sorted(said, key=lambda line: -line["score"]) if shut else said


def _by_group(activity: Activity, row: ShownRow) -> tuple[tuple[int, int], ...]:
    """(agree, seen) of each group for one card; empty when that may not be shown."""
    # What holds for one card must not tell of somebody who may not be told apart in the whole.
    if row.answered is None or not breakdown(activity.groups, answered(activity)):
        return ()
    views = {person: mine.get(row.id, "skip") for person, mine in activity.content.cast.items()}
    seen = frozenset(person for person, view in views.items() if view != "skip")
    shown = breakdown(activity.groups, seen).values()
    return tuple((sum(views[person] == "agree" for person in some), len(some)) for some in shown)


def _line(row: ShownRow, groups: tuple[tuple[int, int], ...], compare: bool) -> dict[str, Any]:
    """One card on the wall: what it says of the room, in words; nothing while its counts stay hidden."""
    agree, disagree, answered = row.counts["agree"], row.counts["disagree"], row.answered
    verdict, score = "", 0.0
    if agree is not None and disagree is not None and answered:
        verdict = _verdict(agree, disagree, answered, groups)
        score = group_aware(groups if compare and groups else [(agree, answered)])
    counted = any(count is not None for count in row.counts.values())
    line = {"id": row.id, "text": row.text, "agree": agree, "answered": answered, "counted": counted}
    return {**line, "verdict": verdict, "score": score, "long": span(say(row.text, "nl")) > SHORT}


def _verdict(agree: int, disagree: int, answered: int, groups: tuple[tuple[int, int], ...]) -> str:
    """ "everyone" (at least half of every group agrees), "shared", "divided", or "" when it is none of these."""
    if min(agree, disagree) >= 0.25 * answered:
        return "divided"
    if groups and all(2 * some >= seen for some, seen in groups):
        return "everyone"
    if agree < 0.8 * answered:
        return ""
    return "divided" if groups else "shared"


def _pages(said: list[dict[str, Any]]) -> Sequence[tuple[dict[str, Any], ...]]:
    return spread(said, _height, ROWS_A_PAGE)


def _height(line: Mapping[str, Any]) -> float:
    return 4.8 * lines(say(line["text"], "nl"), TEXT_WIDTH) + 7.4 if line["long"] else 17.2


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    return {"tally": tally(plan, activity), "options": activity.options}


def distil(activity: str, content: Ballots, renamed: Mapping[str, str]) -> Sequence[Event]:
    cast = sorted(((renamed[person], dict(mine)) for person, mine in content.cast.items()), key=lambda one: one[0])
    return tuple(OpinionsGiven(activity, person, f"sealed-{person}", mine) for person, mine in cast)


DEEDS: Mapping[str, Deed] = {}
