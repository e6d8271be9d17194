"""Every way in which every kind of question is asked of a made-up room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.activities import rule_books
from tests.activities.crowds import ASKED, ITEMS, OTHERS, SAID, Case, Way
from tests.session.evening import Evening
from werksessie.activities import KINDS

WHO = ("community", "together", "municipality")
OPINIONS = ("agree", "disagree", "unsure", "skip")
STANDS = ("fine", "tolerable")
FOR_THE_MUNICIPALITY = {"text": "Wij komen langs", "side": "municipality"}


def picks(way: Way, most: int = 3) -> tuple[str, ...]:
    """One to `most` options, never the secret one."""
    return tuple(dict.fromkeys(OTHERS[number] for number in (way.one, way.two, way.three)[:most]))


def dots(way: Way) -> Mapping[str, Any]:
    return {f"dots-{option}": "1" for option in picks(way)}


def stacked(way: Way) -> Mapping[str, Any]:
    return {f"dots-{OTHERS[way.one]}": str(1 + way.two % 3)}


def option(way: Way) -> Mapping[str, Any]:
    return {"option": picks(way, 2)}


def or_other(way: Way) -> Mapping[str, Any]:
    other = {"option": ("other",), "text": SAID[way.two]}
    return other if way.how == 7 else {"option": (OTHERS[way.one],)}


def step(way: Way) -> Mapping[str, Any]:
    return {"value": str(way.one % 3)}


def steps(way: Way) -> Mapping[str, Any]:
    return {"value-a": passing(way, way.one % 3), "value-b": "3", "value-z": passing(way, way.two % 3)}


def passing(way: Way, step: int) -> str:
    """A step, or no opinion of this one thing."""
    return {8: "unsure", 9: "skip"}.get(way.how, str(step))


def views(way: Way) -> Mapping[str, Any]:
    return {f"value-{OTHERS[way.one]}": OPINIONS[way.two], "value-z": ("agree", "unsure", "skip")[way.three % 3]}


def stand(way: Way) -> Mapping[str, Any]:
    return {"value": STANDS[way.one % 2]}


def stands(way: Way) -> Mapping[str, Any]:
    return {f"value-{proposal}": STANDS[number % 2] for proposal, number in zip("abc", way[1:], strict=True)}


def idea(way: Way) -> Mapping[str, Any]:
    return {"text": SAID[way.one]}


def for_municipality(way: Way) -> Mapping[str, Any]:
    return {"text": SAID[way.two], "side": "municipality"} if way.how == 7 else idea(way)


def role(way: Way) -> Mapping[str, Any]:
    return {"role": picks(way)}


def who(way: Way) -> Mapping[str, Any]:
    help = {"help-a": "yes"} if way.three else {}
    return {"who-a": WHO[way.one % 3], "who-b": WHO[way.two % 2], **help}


def important(way: Way) -> Mapping[str, Any]:
    return {"important": picks(way)}


def now(way: Way) -> Mapping[str, Any]:
    return {"now-a": passing(way, way.one % 3)}


def ask_who(evening: Evening) -> bool:
    """Asks about two roles that the facilitator ticked, whoever picked them."""
    evening.shut(ASKED)
    for one in ("a", "b"):
        evening.act(ASKED, "choose", option=one)
    evening.act(ASKED, "ask-who")
    return True


def ask_municipality(evening: Evening) -> bool:
    evening.act(ASKED, "ask-other-side")
    return True


def ask_now(evening: Evening) -> bool:
    """Asks about the most chosen, when one of them is what `now` is about."""
    if any(row.counts["important"] for row in evening.tally(ASKED).rows):
        evening.act(ASKED, "ask-now")
    return "a" in evening[ASKED].content.items


def another_round(evening: Evening) -> bool:
    evening.shut(ASKED)
    evening.open_again(ASKED)
    return True


def propose(evening: Evening) -> None:
    evening.act(ASKED, "propose", text="We openen de zaal")


def agree(evening: Evening) -> None:
    evening.act(ASKED, "make", what="Open de zaal", who="gemeente", when="2027-04-01")


CASES: Mapping[str, Case] = {
    **rule_books.cases(),
    "ideas": Case("ideas", idea, settings={"max": 9}, listed=False),
    "ideas about a goal": Case("ideas", idea, settings={"max": 9}, listed=False, about=True),
    "ideas of two sides": Case(
        "ideas",
        idea,
        FOR_THE_MUNICIPALITY,
        {"max": 9, "other_side": {"nl": "Wat verwacht de gemeente?"}},
        listed=False,
        again=ask_municipality,
        later=for_municipality,
    ),
    "scale": Case("scale", step, {"value": "3"}, listed=False),
    "scale of items": Case("scale", steps, {"value-z": "3"}, {"items": ITEMS}, listed=False),
    "scale about a goal": Case("scale", step, {"value": "3"}, listed=False, about=True),
    "scale of items about a goal": Case("scale", steps, {"value-z": "3"}, {"items": ITEMS}, listed=False, about=True),
    "choice": Case("choice", option, {"option": "z"}, {"choices": 2}),
    "choice or something else": Case("choice", or_other, {"option": "z"}, {"other": True}),
    "choice in order only": Case("choice", option, {"option": "z"}, {"choices": 2, "ordered": True}),
    "choice about a goal": Case("choice", or_other, {"option": "z"}, {"other": True}, about=True),
    "dots": Case("dots", dots, {"dots-z": "1"}),
    "dots that stack": Case("dots", stacked, {"dots-z": "1"}, {"stackable": True}),
    "opinions": Case("opinions", views, {"value-z": "disagree"}),
    "consent to one": Case("consent", stand, listed=False, begin=propose),
    "consent to several": Case("consent", stands),
    "consent, another round": Case("consent", stands, again=another_round, later=stands),
    "roles": Case("roles", role, {"role": "z"}),
    "roles, who does it": Case("roles", role, {"help-b": "yes"}, again=ask_who, later=who),
    "conditions": Case("conditions", important, {"important": "z"}),
    "conditions, how it is now": Case("conditions", important, {"now-a": "3"}, again=ask_now, later=now),
    "agreements": Case("agreements", stand, listed=False, begin=agree),
}
COUNTED = {name: case for name, case in CASES.items() if case.secret}
"""Those that count something of what people choose."""


def tend_ideas(evening: Evening) -> None:
    """Half of what the community sent stands in a theme, the rest loose; some lie on each other, one is in other words,
    one is kept back, one waits. What is said for the municipality is shown."""
    ideas = evening[ASKED].content.ideas
    cards = sorted(card for card in ideas if not ideas[card].side)
    grouped = cards[: (len(cards) + 1) // 2]
    if cards:
        evening.act(ASKED, "make-theme", name="Samen", card=tuple(grouped))
    for card in (*cards[len(cards) // 2 + 1 : -2], *(card for card in ideas if ideas[card].side)):
        evening.act(ASKED, "release", card=card)
    alike = [card for card in grouped if ideas[card].about == ideas[grouped[0]].about][:3]
    if len(alike) > 1:
        evening.act(ASKED, "stack", card=tuple(alike))
        evening.act(ASKED, "rewrite", card=alike[0], text="In andere woorden")
    if len(cards) > 3:
        evening.act(ASKED, "hide", card=cards[-1], reason="person")


def tend_notes(evening: Evening) -> None:
    """Every second note is let through, the first is kept back."""
    notes = sorted(evening[ASKED].content.notes)
    for place, note in enumerate(notes):
        evening.act(ASKED, "hide" if place == 0 else "release", note=note, reason="insult")


def need(evening: Evening) -> None:
    evening.act(ASKED, "need", role="a", people="8")


TEND: Mapping[str, Any] = {**rule_books.tending(), "ideas": tend_ideas, "choice": tend_notes, "roles": need}
"""What the facilitator does with what came in, by kind."""


def tend(evening: Evening) -> None:
    """The facilitator's work on the question, if its kind has any."""
    TEND.get(evening.plan(ASKED).kind, lambda evening: None)(evening)


def missing() -> set[str]:
    """Kinds, kinds about a goal and kinds of two sides that no case asks."""
    asked = {case.kind for case in CASES.values()}
    about = {case.kind for case in CASES.values() if case.about}
    kinds = {name for name, kind in KINDS.items() if kind.ASKS}
    able = {name for name, kind in KINDS.items() if "about_from" in kind.SETTINGS}
    sides = {case.kind for case in CASES.values() if "other_side" in case.settings}
    two = {name for name, kind in KINDS.items() if "other_side" in kind.SETTINGS}
    return (
        (kinds - asked) | {f"{name} about a goal" for name in able - about} | {f"{one}, sides" for one in two - sides}
    )
