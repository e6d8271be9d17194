"""An evening with every question that feeds the profile, played on the pure driver or in the real app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from tests.session.evening import DETAILS, Evening, plan
from werksessie.programme.model import Choice, Programme
from werksessie.session.commands import IncludeInProfile
from werksessie.session.state import State
from werksessie.summary.build import build
from werksessie.summary.profile import Profile

NEED, GOAL, TRAITS, AVAILABLE, ROLES, CAPACITY = (
    "behoefte", "gedeelde doelstelling en oplossing", "kenmerken", "inzetbaarheid", "rolverdeling", "capaciteit",
)  # fmt: skip


def choices(**texts: str) -> tuple[Choice, ...]:
    return tuple(Choice(id, {"nl": text}) for id, text in texts.items())


CONDITIONS = (
    *choices(praten="Duidelijk praten, niets verbergen", gezichten="Steeds dezelfde mensen"),
    Choice("vertrouwen", {"nl": "Elkaar vertrouwen, iedereen telt even veel"}, "Vertrouwen & gelijkwaardigheid"),
    Choice("geld", {"nl": "Genoeg geld"}, "Voldoende financiële middelen"),
    *choices(afmaken="Afmaken wat we beginnen"),
)
HOW_OFTEN = [{"nl": word} for word in ("nu even niet", "soms", "elke maand", "elke week")]

PROGRAMME = Programme(
    id="heel",
    version="1",
    title={"nl": "Hele avond"},
    activities=(
        plan("1", "ideas", number="1", element=NEED),
        plan("2", "scale", number="2", element=NEED, sensitive=True, reveal="after_close"),
        plan(
            "3", "choice", number="3", element=NEED, sensitive=True, reveal="after_close",
            options=choices(drugs="drugs verkopen", bankpas="iemand leent zijn bankpas uit", wapens="wapens"),
            settings={"choices": 3, "ordered": True},
        ),
        plan("4", "ideas", number="4", element=GOAL),
        plan("5a", "dots", number="5a", element=GOAL, options_from="4", take="goals"),
        plan("consent-doelen", "consent", element=GOAL, options_from="5a", take="chosen", reveal="after_close"),
        plan("5b", "ideas", number="5b", element=GOAL),
        plan("13", "scale", element=GOAL),
        plan("12", "dots", element=GOAL, options=choices(uitleg="Uitleg krijgen", oefenen="Oefenen")),
        plan(
            "6", "roles", number="6", element=ROLES,
            options=choices(rolmodel="Rolmodel zijn", mensen="Mensen bij elkaar brengen", ouders="Ouders helpen",
                            ruimte="Ruimte en geld regelen"),
        ),
        plan("beschikbaar", "scale", element=AVAILABLE, settings={"words": HOW_OFTEN}),
        plan(
            "7", "choice", number="7", element=NEED, settings={"choices": 3, "other": True},
            options=choices(tijd="tijd", geld="geld", plek="een plek", kennis="kennis"),
        ),
        plan("9", "ideas", number="9", element=CAPACITY),
        plan("8", "conditions", number="8", options=CONDITIONS),
        plan("10", "ideas", number="10", settings={"other_side": {"nl": "Wat verwacht de gemeente van jullie?"}}),
        plan("samen-verder", "ideas"),
        plan("samen-verder-consent", "consent", options_from="samen-verder", take="themes", reveal="after_close"),
        plan("afspraken", "agreements", settings={"goals_from": "5a"}),
        plan("nog-open", "ideas"),
    ),
)  # fmt: skip


class Driver(Protocol):
    """An evening that is walked: tests.session.evening.Evening or tests.web.room.Room."""

    def open(self, activity: str) -> Any: ...
    def shut(self, activity: str) -> None: ...
    def send(self, activity: str, person: str, fields: Mapping[str, Any]) -> Any: ...
    def act(self, activity: str, verb: str, /, **fields: Any) -> str: ...


def people(number: int) -> list[str]:
    return [f"person-{one:02}" for one in range(number)]


def said(evening: Driver, activity: str, themes: Mapping[str, Iterable[str]]) -> list[str]:
    """Everybody sends an idea; all are released and put into these themes, "" is none. Gives the themes."""
    evening.open(activity)
    made: list[str] = []
    who = iter(people(300))
    for name, texts in themes.items():
        cards = tuple(evening.send(activity, next(who), {"text": text})[0].card for text in texts)
        evening.act(activity, "release", card=cards)
        if name:
            made.append(evening.act(activity, "make-theme", name=name, card=cards))
    evening.shut(activity)
    return made


def sent(evening: Driver, activity: str, *answers: tuple[int, Mapping[str, Any]]) -> None:
    """So many people send each of these."""
    evening.open(activity)
    answered(evening, activity, *answers)
    evening.shut(activity)


def answered(evening: Driver, activity: str, *answers: tuple[int, Mapping[str, Any]]) -> None:
    who = iter(people(300))
    for number, fields in answers:
        for _ in range(number):
            evening.send(activity, next(who), fields)


def play(evening: Driver) -> None:
    """The whole evening, as thirty-two people might answer it."""
    said(evening, "1", {"Kinderen spelen buiten": ["spelen"] * 4, "We kennen elkaar": ["groeten", "koffie"]})
    sent(evening, "2", (12, {"value": "0"}), (9, {"value": "1"}), (6, {"value": "2"}), (5, {"value": "3"}))
    sent(evening, "3", (11, {"option": "bankpas"}), (8, {"option": "drugs"}), (1, {"option": "wapens"}))
    goals = said(evening, "4", {"Een plek": ["de sportzaal"] * 6, "Ouders": ["praten"] * 5, "Werk": ["stage"] * 3})
    wording = ("jongeren ’s avonds een eigen plek hebben", "ouders elkaar kennen en helpen", "er stages zijn")
    for goal, words in zip(goals, wording, strict=True):
        evening.act("4", "goal", theme=goal, goal=words)
    sent(
        evening, "5a", (19, {f"dots-{goals[0]}": "1"}), (10, {f"dots-{goals[1]}": "1"}), (3, {f"dots-{goals[2]}": "1"})
    )
    for goal in goals[:2]:
        evening.act("5a", "choose", option=goal)
    sent(evening, "consent-doelen", (20, {f"value-{goal}": "fine" for goal in goals[:2]}))
    said(evening, "5b", {"Sportzaal open": ["vrijdag", "zaterdag"]})
    sent(evening, "13", (2, {"value": "0"}), (4, {"value": "1"}), (14, {"value": "2"}), (8, {"value": "3"}))
    sent(evening, "12", (12, {"dots-uitleg": "1"}), (9, {"dots-oefenen": "1"}))
    roles(evening)
    sent(evening, "beschikbaar", (3, {"value": "0"}), (9, {"value": "1"}), (11, {"value": "2"}), (6, {"value": "3"}))
    sent(evening, "7", (14, {"option": "plek"}), (9, {"option": "tijd"}), (7, {"option": "kennis"}))
    said(evening, "9", {"Iemand die je kunt bellen": ["bellen"] * 3, "Een sleutel na acht uur": ["sleutel"] * 2})
    conditions(evening)
    said(evening, "10", {"Eén vast gezicht dat blijft": ["vast"] * 4, "Eerlijk zeggen wat niet kan": ["eerlijk"] * 3})
    verder = said(evening, "samen-verder", {"Elke drie maanden samen aan tafel, met dezelfde mensen": ["tafel"] * 3})
    sent(evening, "samen-verder-consent", (18, {f"value-{verder[0]}": "fine"}))
    agreements(evening)
    said(evening, "nog-open", {"": ["Wie betaalt de jongerenwerker na de zomer?", "Hoe bereiken we andere ouders?"]})


def roles(evening: Driver) -> None:
    """Four roles are picked; then clearly ours, clearly shared, clearly the municipality's, and one not clear."""
    evening.open("6")
    answered(evening, "6", (20, {"role": ("rolmodel", "mensen", "ouders")}), (9, {"role": ("ruimte", "ouders")}))
    evening.shut("6")
    evening.act("6", "ask-who")
    ours = {
        "who-rolmodel": "community",
        "who-mensen": "community",
        "who-ouders": "together",
        "who-ruimte": "municipality",
    }
    answered(
        evening,
        "6",
        (14, ours),
        (7, {**ours, "who-mensen": "municipality"}),
        (5, {**ours, "who-mensen": "municipality"}),
    )
    evening.shut("6")


def conditions(evening: Driver) -> None:
    """Three are found important most; then how they are now."""
    evening.open("8")
    answered(
        evening, "8", (18, {"important": ("vertrouwen", "gezichten")}), (6, {"important": ("vertrouwen", "geld")}),
        (8, {"important": ("praten", "geld")}),
    )  # fmt: skip
    evening.act("8", "ask-now")
    now = {f"now-{one}": "0" for one in ("vertrouwen", "gezichten", "praten", "geld")}
    answered(evening, "8", (14, now), (11, {**now, "now-vertrouwen": "1"}), (5, dict.fromkeys(now, "2")))
    evening.shut("8")


AGREED = (
    ("Sportzaal openen op vrijdagavond", "Gemeente, Sport", "2027-04-03"),
    ("Vaderavond houden in De Linde", "School en buurtvaders", "2027-04-16"),
    ("Eén vaste contactpersoon noemen", "Voorbeeld", "2027-04-01"),
)


def agreements(evening: Driver, agreed: Iterable[tuple[str, str, str]] = AGREED) -> None:
    evening.open("afspraken")
    for what, who, when in agreed:
        evening.act("afspraken", "make", what=what, who=who, when=when)
    answered(evening, "afspraken", (12, {"value": "fine"}))
    evening.shut("afspraken")


def profile(evening: Evening) -> Profile:
    return build(evening.state).profile


def start(evening: Evening, row: str) -> str:
    """What came in for a line."""
    return profile(evening).entry(row).start


def always(evening: Evening, row: str) -> str:
    """What stands in a line whatever the facilitator writes."""
    return " ".join(str(phrase) for phrase in profile(evening).entry(row).always)


def a_whole_evening(people: int = 32) -> Evening:
    """The whole evening on the pure driver."""
    evening = Evening(PROGRAMME, replace(DETAILS, municipality="Gemeente Voorbeeld"), people=people)
    play(evening)
    return evening


def included(*activities: str) -> State:
    """The whole evening, with these sensitive questions on the profile. Two people look on: where everybody answers,
    figures that place them all are not told."""
    evening = a_whole_evening(people=34)
    for activity in activities:
        evening.ask(IncludeInProfile(activity, True))
    return evening.state
