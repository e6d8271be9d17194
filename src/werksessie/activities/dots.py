"""dots: "Kies er 3". N choices over options, at most one each unless they may be stacked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from immutables import Map

from werksessie.activities import rows as on_wall
from werksessie.activities.ballots import Ballots
from werksessie.activities.blocks import Block, Results
from werksessie.activities.kind import Deed
from werksessie.activities.pads import Pads, chosen_from
from werksessie.activities.showing import about_equal, hides, in_sight, ranked
from werksessie.activities.telling import NEARLY, Told, result
from werksessie.activities.ticking import chosen_options
from werksessie.programme.model import Plan, Text, say
from werksessie.programme.settings import CHOSEN, CHOSEN_GOALS, OWN, TAKEN, Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import (
    Row,
    Shown,
    ShownRow,
    Support,
    Tally,
    breakdown,
    disclose,
    gathered,
    in_words,
    support,
)
from werksessie.session.events import ActivityClosed, Event, event
from werksessie.session.state import SHUT, Activity, Option, State

NAME = "dots"
TITLE = "Kiezen"
PURPOSE = "Mensen kiezen er een paar uit. Zo zie je waar de groep voor is."
DONE = "hebben gekozen"
COUNTS: Mapping[str, str] = {"dots": "keer gekozen"}
ASKS = True
SIDES: Mapping[str, str] = {}
REMARKS: Mapping[str, str] = {"about_equal": NEARLY}
OPTIONS = frozenset({OWN, TAKEN})
GIVES = frozenset({CHOSEN, CHOSEN_GOALS})
SETTINGS: Mapping[str, Setting] = {
    "choices": Setting("int", 3, low=1, high=10, label="Hoeveel iemand er mag kiezen"),
    "stackable": Setting(
        "bool",
        False,
        label="Meer dan één stip op dezelfde keuze mag",
        # One person's five dots would read as five people.
        open_only="in een gevoelige activiteit krijgt elke keuze van iemand hooguit één stip",
    ),
    "stem": Setting("text", {}, label="Zo begint elke keuze", help="Bijvoorbeeld: We willen …"),
}


@event("dots.placed", votes=("dots",))
class DotsPlaced(Event):
    """Somebody's whole choice: option -> dots. It replaces their earlier one."""

    activity: str
    person: str
    answer_id: str
    dots: Mapping[str, int]
    group: str = ""


def empty() -> Ballots:
    return Ballots()


def apply(content: Ballots, event: Any) -> Ballots:
    if isinstance(event, ActivityClosed):
        return content.settled()
    return content.put(event.person, event.dots) if isinstance(event, DotsPlaced) else content


def drop(content: Ballots, person: str, about: str) -> Ballots:
    return content.drop(person)


def forget(content: Ballots, person: str) -> Ballots:
    return content.drop(person)


def pads(plan: Plan, activity: Activity) -> Pads:
    votes = [(f"dots-{one.id}", "1", one.text) for one in activity.options]
    return chosen_from(votes, plan.settings.get("choices", 3), stack=bool(plan.settings.get("stackable")))


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    dots: dict[str, int] = {}
    for name, values in command.fields.items():
        if not name.startswith("dots-"):
            continue
        option = name.removeprefix("dots-")
        number = _number(values[0] if values else "")
        if activity.option(option) is None:
            raise Refusal(422, "Deze keuze bestaat niet. Kies opnieuw.")
        if number > 1 and not plan.settings.get("stackable"):
            raise Refusal(422, "Je kunt elke keuze één keer kiezen.")
        dots |= {option: number} if number else {}
    most = plan.settings.get("choices", 3)
    if sum(dots.values()) > most:
        raise Refusal(422, "Kies er hoogstens {n}.", n=most)
    if not dots:
        raise Refusal(422, "Kies er minstens 1. Of tik op 'Weet ik niet'.")
    return (DotsPlaced(plan.id, command.person, command.answer_id, dict(sorted(dots.items())), command.group),)


def _number(value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) <= 3:
        return int(value)
    if value in ("", "on"):
        return int(bool(value))
    raise Refusal(422, "Dit begrijpen we niet. Kies opnieuw.")


def answered(activity: Activity) -> frozenset[str]:
    return frozenset(activity.content.cast)


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_pages(plan, activity, _shown(state, plan, activity)))


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return chosen_options(activity, take)


def tally(plan: Plan, activity: Activity) -> Tally:
    return _count(plan, activity, activity.content.cast)


def _count(plan: Plan, activity: Activity, cast: Map[str, Any]) -> Tally:
    totals = dict.fromkeys((option.id for option in activity.options), 0)
    for dots in cast.values():
        for option, number in dots.items():
            totals[option] = totals.get(option, 0) + number
    passed = list(activity.passed.values())
    most = plan.settings.get("choices", 3)
    each = most if plan.settings.get("stackable") else 1
    rows = tuple(
        Row(one.id, one.text, {"dots": totals[one.id]}, len(cast), vote="dots", picks=most, each=each)
        for one in activity.options
    )
    return Tally(len(cast), passed.count("unsure"), passed.count("skip"), rows)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    return {"chosen": sorted(activity.chosen), "options": {one.id: one.source for one in activity.options}}


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    shown = disclose(tally(plan, activity), sensitive=plan.sensitive, people=state.crowd)
    near, groups = about_equal(shown, "dots"), _groups(plan, activity)
    return {
        "chosen": [say(one.text, "nl") for one in activity.options if one.id in activity.chosen],
        "rows": [
            {
                "chosen": one.id in activity.chosen,
                "about_equal": one.id in near,
                "groups": in_words(groups.get(one.id, ())),
            }
            for one in activity.options
        ],
    }


def tell(part: Told) -> Sequence[Block]:
    """Every option, the most chosen first."""
    rows = tuple(result(part, row, told, "dots") for row, told in part.ranked("dots"))
    return (Results(rows),) if rows else ()


def _groups(plan: Plan, activity: Activity) -> Mapping[str, tuple[Support, ...]]:
    """How far each group chose each option, after closing and where that may be told."""
    cast = activity.content.cast
    members = {} if plan.sensitive or activity.stage != SHUT else breakdown(activity.groups, frozenset(cast))
    return {
        one.id: support(members, frozenset(person for person, dots in cast.items() if dots.get(one.id)))
        for one in activity.options
        if members
    }


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    return {"dots": activity.content.cast.get(person, {})}


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    still = activity.stage != SHUT
    shown = _shown(state, plan, activity)
    uncounted = all(row.counts["dots"] is None for row in shown.rows)
    paged = _pages(plan, activity, shown)
    page = min(activity.page, len(paged) - 1)
    near = on_wall.near(activity, shown, "dots")
    return {
        "kicker": f"Kies er {plan.settings.get('choices', 3)}",
        "hidden": hides(activity),
        "gathering": still and uncounted,
        "too_few": not still and uncounted,
        "stem": say(_stem(plan), "nl"),
        "rows": paged[page],
        "words": {row.id: _words(plan, row) for row in paged[page]},
        "tight": on_wall.is_tight(paged[page], near, partial(_words, plan)),
        "colours": {one.id: number for number, one in enumerate(activity.options)},
        "plain": still,
        "about_equal": near,
        "level": on_wall.level(activity, shown, "dots"),
        "chosen": activity.chosen,
        "gathered": gathered(len(activity.content.cast), sensitive=plan.sensitive, people=state.crowd),
        "page": page + 1,
        "pages": len(paged),
    }


def _shown(state: State, plan: Plan, activity: Activity) -> Shown:
    """What the room may see now: while open only the votes that `Ballots` let through, nothing when hidden."""
    seen = in_sight(activity, activity.content)
    return disclose(_count(plan, activity, seen), sensitive=plan.sensitive, people=state.crowd)


def _pages(plan: Plan, activity: Activity, shown: Shown) -> Sequence[tuple[ShownRow, ...]]:
    """The rows over wall pages: in the order of the options, after closing the most chosen first."""
    in_turn = ranked(shown.rows, "dots") if activity.stage == SHUT else shown.rows
    return on_wall.pages(in_turn, on_wall.near(activity, shown, "dots"), partial(_words, plan))


def _stem(plan: Plan) -> Text:
    stem: Text = plan.settings.get("stem") or {}
    return stem


def _words(plan: Plan, row: ShownRow) -> str:
    """An option as it stands beneath the stem: "We willen …" above it, "… dat" in front of it."""
    words, start = say(row.text, "nl"), say(_stem(plan), "nl").replace("…", "").strip()
    return f"…{words[len(start) :]}" if start and words.startswith(start) else words


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    counted = tally(plan, activity)
    rows = sorted(counted.rows, key=lambda row: -row.counts["dots"]) if activity.stage == SHUT else counted.rows
    places = {one.id: number for number, one in enumerate(activity.options)}
    return {
        "tally": counted,
        "groups": _groups(plan, activity),
        "rows": rows,
        "places": places,
        "chosen": activity.chosen,
        "options": activity.options,
    }


def distil(activity: str, content: Ballots, renamed: Mapping[str, str]) -> Sequence[Event]:
    cast = sorted((renamed[person], dots) for person, dots in content.cast.items())
    return tuple(DotsPlaced(activity, person, f"sealed-{person}", dots) for person, dots in cast)


DEEDS: Mapping[str, Deed] = {}
