"""Three evenings of the same people, one after the other, in the pure core."""

from __future__ import annotations

from dataclasses import replace

from tests.session.evening import DETAILS, Evening, only, plan
from werksessie.programme.model import EARLIER, Choice
from werksessie.session.commands import Start
from werksessie.session.earlier import Follow, snapshot
from werksessie.session.past import Earlier

CONDITIONS = tuple(Choice(f"v{number}", {"nl": f"Voorwaarde {number}"}) for number in range(1, 7))
PROGRAMME = only(
    plan("gedaan", "consent", options_from=EARLIER),
    plan("wensen", "ideas"),
    plan("kiezen", "dots", options_from="wensen", take="goals"),
    plan("samen", "conditions", options=CONDITIONS),
    plan("afspraken", "agreements", settings={"goals_from": "kiezen"}),
)
DAYS = ("2027-01-12", "2027-04-13", "2027-09-14")


def began(number: int, earlier: tuple[Earlier, ...] = (), people: int = 12) -> Evening:
    """The evening of this number, with everybody in; a later one goes on from those before."""
    evening = Evening(PROGRAMME, replace(DETAILS, title=f"Avond {number}", place="De Linde", date=DAYS[number - 1]))
    if earlier:
        evening.ask(Follow(earlier))
    evening.ask(Start(evening.at))
    evening.join(*(f"join-{one}" for one in range(people)))
    return evening


def weigh(evening: Evening, people: int = 12, *, full: int = 4) -> None:
    """Everybody finds the first condition important and says how it is now; for `full` of them the glass is full."""
    evening.open("samen")
    for one in range(people):
        evening.send("samen", f"person-{one}", {"important": ("v1", f"v{2 + one % 3}")})
    evening.act("samen", "ask-now")
    for one in range(people):
        evening.send("samen", f"person-{one}", {"now-v1": "3" if one < full else "0"})
    evening.shut("samen")


def agree(evening: Evening, *made: tuple[str, str]) -> None:
    """These agreements, what and when, that everybody can live with."""
    evening.open("afspraken")
    for what, when in made:
        evening.act("afspraken", "make", what=what, who="De gemeente", when=when)
    evening.send("afspraken", "ann", {"value": "fine"})
    evening.shut("afspraken")


def recall(evening: Evening, **statuses: str) -> None:
    """How it goes, said by the facilitator before the room is asked: option id to status."""
    evening.show("gedaan")
    for agreement, status in statuses.items():
        evening.act("gedaan", "recall", agreement=agreement, status=status, why="Het wachten is op geld.")


def consent(evening: Evening, **views: str) -> None:
    """Opens the question and closes it again; by option id what one person thinks, who is alone in answering."""
    evening.press("open:gedaan")
    evening.send("gedaan", "ann", {f"value-{one}": value for one, value in views.items()})
    evening.shut("gedaan")


def over(evening: Evening) -> Evening:
    """The evening sealed."""
    evening.close()
    evening.state, _ = evening.sealed()
    return evening


def first(people: int = 12) -> Evening:
    """A sealed first evening: conditions, a chosen goal, two agreements."""
    evening = began(1, people=people)
    evening.open("wensen")
    theme = evening.act("wensen", "make-theme", name="Licht", card=evening.idea("Meer licht"))
    evening.act("wensen", "goal", theme=theme, goal="het licht is")
    evening.open("kiezen")
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option=evening["kiezen"].options[0].id)
    weigh(evening, people)
    agree(evening, ("Plaats een lamp", "2027-02-10"), ("Bel de school", "2027-02-20"))
    return over(evening)


def chain() -> tuple[Evening, Evening, Evening]:
    """Three sealed evenings: the lamp is there, the school was not called; then it was agreed again."""
    one = first()
    two = began(2, snapshot(one.state))
    recall(two, **{"e1-1": "done", "e1-2": "stuck"})
    consent(two, **{"e1-1": "fine", "e1-2": "tolerable"})
    weigh(two, full=9)
    agree(two, ("Bel de school", "2027-05-01"), ("Maak een rooster", "2027-05-02"))
    over(two)
    three = began(3, snapshot(two.state))
    recall(three, **{"e2-1": "done", "e2-2": "running"})
    consent(three, **{"e2-1": "fine", "e2-2": "objection"})
    weigh(three)
    return one, two, over(three)


EARLIER = first()
"""What nothing is done to."""
TAKEN = snapshot(EARLIER.state)


def second() -> Evening:
    """An evening that goes on from the first one."""
    return began(2, TAKEN)


def how(evenings: tuple[Earlier, ...]) -> list[list[str]]:
    """The status of each agreement, "" where nobody said so."""
    return [[one.progress.status if one.progress else "" for one in evening.agreements] for evening in evenings]
