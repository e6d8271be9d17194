"""rank: put the options in order, all of them or the first few. Told as places and as each two compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from werksessie.activities.ballots import Ballots
from werksessie.activities.kind import Deed
from werksessie.activities.pads import Card, Pads
from werksessie.activities.rank import counts
from werksessie.activities.rank.counts import ABOVE, BELOW, CIRCLE, PAIRS, ordered, report, tally
from werksessie.activities.rank.telling import tell
from werksessie.activities.rank.views import board, pages, wall
from werksessie.activities.telling import NEARLY
from werksessie.activities.ticking import chosen_options
from werksessie.programme.model import Plan, say
from werksessie.programme.settings import CHOSEN, CHOSEN_GOALS, OWN, TAKEN, Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.events import ActivityClosed, Event, event
from werksessie.session.state import Activity, Option, State

__all__ = ["board", "pages", "report", "tally", "tell", "wall"]

NAME = "rank"
TITLE = "Op volgorde"
PURPOSE = "Mensen zetten keuzes op volgorde. Zo zie je wat voorgaat."
DONE = "hebben geantwoord"
PLACES = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
MOST = len(PLACES)
COUNTS: Mapping[str, str] = {
    **{f"place-{place}": f"als {words}" for place, words in enumerate(PLACES, 1)},
    ABOVE: "zetten wat vooraan staat hoger",
    BELOW: "zetten wat daarna staat hoger",
}
ASKS = True
SIDES: Mapping[str, str] = {PAIRS: "twee aan twee vergeleken"}
REMARKS: Mapping[str, str] = {"place": "plaats {place}", "about_equal": NEARLY, "circle": CIRCLE}
OPTIONS = frozenset({OWN, TAKEN})
GIVES = frozenset({CHOSEN, CHOSEN_GOALS})
SETTINGS: Mapping[str, Setting] = {
    "top": Setting(
        "int",
        MOST,
        low=1,
        high=MOST,
        label="Hoeveel nummers iemand mag geven",
        help="Nummer 1 komt bovenaan. Bij veel keuzes is 3 genoeg.",
    ),
}
FIELD = "place-"
ON_CARD = {
    "nl": "Zet nummers in de vakjes. Nummer 1 komt bovenaan.",
    "en": "Put numbers in the boxes. Number 1 goes on top.",
    "pl": "Wpisz numery w kratki. Numer 1 jest na samej górze.",
    "tr": "Kutulara numara yazın. 1 numara en üste gelir.",
    "uk": "Постав номери у клітинках. Номер 1 стоїть угорі.",
    "ar": "اكتب أرقامًا في المربعات. رقم 1 يكون في الأعلى.",
}


@event("rank.given", votes=("places",))
class RankGiven(Event):
    """Somebody's order: option -> its place, from 1 on without a gap. It replaces their earlier one."""

    activity: str
    person: str
    answer_id: str
    places: Mapping[str, int]
    group: str = ""


def empty() -> Ballots:
    return Ballots()


def apply(content: Ballots, event: Any) -> Ballots:
    if isinstance(event, ActivityClosed):
        return content.settled()
    if isinstance(event, RankGiven):
        return content.put(event.person, tuple(sorted(event.places, key=lambda option: event.places[option])))
    return content


def drop(content: Ballots, person: str, about: str) -> Ballots:
    return content.drop(person)


def forget(content: Ballots, person: str) -> Ballots:
    return content.drop(person)


def pads(plan: Plan, activity: Activity) -> Pads:
    """A card with a box for a number before each option: an order cannot be counted by a show of hands."""
    words = tuple(one.text for one in activity.options)
    return Pads(card=Card(((ON_CARD, words),) if words else ()))


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    """Takes `place-<option>` from 1 on; what has no place, or an empty one, stands below the rest."""
    places: dict[str, int] = {}
    for name, values in command.fields.items():
        if not name.startswith(FIELD):
            continue
        option = name.removeprefix(FIELD)
        if activity.option(option) is None:
            raise Refusal(422, "Deze keuze bestaat niet. Kies opnieuw.")
        if values and values[0]:
            places[option] = _place(values[0])
    _check(sorted(places.values()), ordered(plan, activity))
    return (RankGiven(plan.id, command.person, command.answer_id, dict(sorted(places.items())), command.group),)


def _place(value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) <= 2 and int(value):
        return int(value)
    raise Refusal(422, "Dit begrijpen we niet. Kies opnieuw.")


def _check(given: Sequence[int], most: int) -> None:
    """Raises Refusal unless these are the places 1, 2, … up to the `most`-th at most."""
    if not given:
        raise Refusal(422, "Geef minstens nummer 1. Of tik op 'Weet ik niet'.")
    if len(set(given)) < len(given):
        raise Refusal(422, "Geef elk nummer maar één keer.")
    missing = next((place for place in range(1, len(given) + 1) if place not in given), None)
    if given[-1] > most:
        raise Refusal(422, "Je kunt tot en met nummer {n} gaan.", n=most)
    if missing:
        raise Refusal(422, "Nummer {n} ontbreekt nog. Geef dat nummer ook.", n=missing)


def answered(activity: Activity) -> frozenset[str]:
    return frozenset(activity.content.cast)


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return chosen_options(activity, take)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    """`placed`: option -> how many people put it first, second, …; `above`: how many put the one above the other."""
    above = counts.above(activity) if len(activity.options) <= counts.COMPARED else {}
    return {
        "chosen": sorted(activity.chosen),
        "options": {one.id: one.source for one in activity.options},
        "placed": counts.placed(plan, activity),
        "above": {f"{one}:{other}": number for (one, other), number in above.items()},
    }


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    """`order`: the options this person put in order, the first first; `said`: the same in words."""
    order = activity.content.cast.get(person, ())
    found = (activity.option(option) for option in order)
    said = [f"{place}. {say(one.text, 'nl')}" for place, one in enumerate(found, 1) if one]
    return {"order": order, "said": said}


def distil(activity: str, content: Ballots, renamed: Mapping[str, str]) -> Sequence[Event]:
    cast = sorted((renamed[person], order) for person, order in content.cast.items())
    return tuple(
        RankGiven(activity, person, f"sealed-{person}", {option: place for place, option in enumerate(order, 1)})
        for person, order in cast
    )


DEEDS: Mapping[str, Deed] = {}
