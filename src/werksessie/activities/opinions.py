"""opinions: eens / oneens / weet niet, card by card, to find what everybody shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import prod
from typing import Any

from immutables import Map

from werksessie.activities.ballots import Ballots
from werksessie.activities.blocks import Bar, Block, Results
from werksessie.activities.kind import Deed
from werksessie.activities.pads import Pads, one_of_each
from werksessie.activities.paging import ROOM, lines, span, spread
from werksessie.activities.shared_goal import send_on, sent_on, vote_to_come
from werksessie.activities.telling import DIVIDES, Told, result
from werksessie.programme.model import Plan, say
from werksessie.programme.settings import OWN, TAKEN, Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import (
    Row,
    ShownRow,
    Tally,
    breakdown,
    carried,
    disclose,
    gathered,
    in_words,
    support,
)
from werksessie.session.events import ActivityClosed, Event, event
from werksessie.session.state import SHUT, Activity, Option, State

NAME = "opinions"
TITLE = "Eens of oneens"
PURPOSE = "Eens, oneens of weet niet, kaart voor kaart."
DONE = "deden mee"
COUNTS: Mapping[str, str] = {"agree": "eens", "disagree": "oneens", "unsure": "weet niet", "skip": "overgeslagen"}
ASKS = True
SIDES: Mapping[str, str] = {}
REMARKS: Mapping[str, str] = {"shared": "dit delen we", "everyone": "dit delen alle groepen", "divided": DIVIDES}
OPTIONS = frozenset({OWN, TAKEN})
GIVES = frozenset[str]()
SETTINGS: Mapping[str, Setting] = {}
VALUES = ("agree", "disagree", "unsure", "skip")
ROWS_A_PAGE, SHORT, TEXT_WIDTH, NARROW = 3, 56, 54, 34
GROUPS_LINE, MEANING_LINE, GROUPED_ROOM = 4.6, 5.4, 46.0
"""How high a line about the groups is, how high that of what a long card means, and the room for rows that have one
about the groups, in percent of the wall's height."""
BARS = {"shared": "agree", "everyone": "agree", "divided": "split"}
ORDER = {"everyone": 0, "shared": 0, "divided": 1, "": 2}
"""What everybody shares first, what divides second."""


@event("opinions.given", votes=("opinions",))
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


def forget(content: Ballots, person: str) -> Ballots:
    return content.drop(person)


def pads(plan: Plan, activity: Activity) -> Pads:
    words = {value: {"nl": COUNTS[value]} for value in VALUES}
    return Pads(one_of_each([(f"value-{one.id}", one.text) for one in activity.options], words))


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
    return len(_pages(_lines(state, plan, activity), activity.stage != SHUT))


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
    """`found` is what a card says of the room, `groups` how far each group is behind it where that may be told;
    `order` names the cards with what everybody shares first."""
    lines = _lines(state, plan, activity) if activity.stage == SHUT else []
    said = {line["id"]: {"found": line["verdict"], "groups": line["by_group"]} for line in lines}
    return {
        "rows": [said.get(one.id, {"found": "", "groups": ""}) for one in activity.options],
        "order": [line["id"] for line in lines],
    }


def tell(part: Told) -> Sequence[Block]:
    """Every card with its four counts, what everybody shares first, what divides second."""
    rows = tuple(
        replace(
            result(part, row, told),
            marks=REMARKS.get(told["found"], ""),
            bar=Bar(row.counts["agree"] or 0, row.answered, BARS.get(told["found"], "data"))
            if row.answered and row.counts["agree"] is not None
            else None,
        )
        for row, told in part.in_turn()
    )
    return (Results(rows),) if rows else ()


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    mine: Map[str, str] = activity.content.cast.get(person, Map())
    return {"opinions": mine, "left": sum(option.id not in mine for option in activity.options)}


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    still = activity.stage != SHUT
    said = _lines(state, plan, activity)
    uncounted = not any(line["counted"] for line in said)
    paged = _pages(said, still)
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
    groups = {row.id: _by_group(plan, activity, row) if shut else {} for row in shown.rows}
    # Scores over groups and scores over the room as a whole cannot be compared.
    compare = all(groups[row.id] for row in shown.rows if row.answered)
    said = [_line(activity, row, groups[row.id], compare) for row in shown.rows]
    return sorted(said, key=lambda line: (ORDER[line["verdict"]], -line["score"])) if shut else said


def _by_group(plan: Plan, activity: Activity, row: ShownRow) -> Mapping[str, frozenset[str]]:
    """Who of each group has a view of one card; empty when that may not be shown."""
    # What holds for one card must not tell of somebody who may not be told apart in the whole.
    if plan.sensitive or row.answered is None or not breakdown(activity.groups, answered(activity)):
        return {}
    cast = activity.content.cast
    return breakdown(
        activity.groups, frozenset(who for who, mine in cast.items() if mine.get(row.id, "skip") != "skip")
    )


def _line(activity: Activity, row: ShownRow, groups: Mapping[str, frozenset[str]], compare: bool) -> dict[str, Any]:
    """One card on the wall: what it says of the room, in words; nothing while its counts stay hidden."""
    agree, disagree, answered = row.counts["agree"], row.counts["disagree"], row.answered
    behind = frozenset(person for person, mine in activity.content.cast.items() if mine.get(row.id) == "agree")
    verdict, score = "", 0.0
    if agree is not None and disagree is not None and answered:
        verdict = _verdict(agree, disagree, answered, bool(groups), carried(groups, behind))
        apart = [(len(some & behind), len(some)) for some in groups.values()]
        score = group_aware(apart if compare and apart else [(agree, answered)])
    counted = any(count is not None for count in row.counts.values())
    line = {"id": row.id, "text": row.text, "agree": agree, "answered": answered, "counted": counted}
    said = support(groups, behind)
    long = span(say(row.text, "nl")) > SHORT
    return {**line, "verdict": verdict, "score": score, "long": long, "groups": said, "by_group": in_words(said)}


def _verdict(agree: int, disagree: int, answered: int, grouped: bool, by_all: bool) -> str:
    """ "everyone" (at least half of every group agrees), "shared", "divided", or "" when it is none of these."""
    if min(agree, disagree) >= 0.25 * answered:
        return "divided"
    if by_all:
        return "everyone"
    if agree < 0.8 * answered:
        return ""
    return "divided" if grouped else "shared"


def _pages(said: list[dict[str, Any]], still: bool) -> Sequence[tuple[dict[str, Any], ...]]:
    """`still`: while people answer nothing is said of what a card means."""
    grouped = any(line["by_group"] for line in said)
    return spread(said, lambda line: _height(line, still), ROWS_A_PAGE, GROUPED_ROOM if grouped else ROOM)


def _height(line: Mapping[str, Any], still: bool) -> float:
    words, groups = say(line["text"], "nl"), GROUPS_LINE * lines(line["by_group"], TEXT_WIDTH)
    if line["long"]:
        meaning = MEANING_LINE if line["verdict"] and not still else 0
        return 4.8 * lines(words, TEXT_WIDTH) + 7.4 + meaning + (groups if line["by_group"] else 0)
    return 5.4 * lines(words, NARROW) + 7.0 + groups if line["by_group"] else 17.2


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    vote = vote_to_come(state, plan) if activity.stage == SHUT else None
    lines = _lines(state, plan, activity) if activity.stage == SHUT else []
    counted = tally(plan, activity)
    places = {line["id"]: place for place, line in enumerate(lines)}
    return {
        "tally": counted,
        "rows": sorted(counted.rows, key=lambda row: places.get(row.id, 0)),
        "options": activity.options,
        "said": {line["id"]: line for line in lines},
        "can_send": vote is not None,
        "sent": frozenset(one.id for one in activity.options if vote and sent_on(state, vote, one)),
    }


def distil(activity: str, content: Ballots, renamed: Mapping[str, str]) -> Sequence[Event]:
    cast = sorted(((renamed[person], dict(mine)) for person, mine in content.cast.items()), key=lambda one: one[0])
    return tuple(OpinionsGiven(activity, person, f"sealed-{person}", mine) for person, mine in cast)


DEEDS: Mapping[str, Deed] = {"send-on": send_on}
