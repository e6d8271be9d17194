"""Every kind of question as an attacker looks at it: few options, and every answer that one person can give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Any

from immutables import Map

from tests.activities import rule_books
from tests.summary.attack import ASKED, Cast, Question
from werksessie.activities import KINDS
from werksessie.activities.about import Apart
from werksessie.activities.agreements import Agreement
from werksessie.activities.ballots import Ballots
from werksessie.activities.choice.notes import Note
from werksessie.activities.ideas.cards import HIDDEN, Idea
from werksessie.activities.roles.content import Views
from werksessie.activities.roles.deeds import most_picked
from werksessie.programme.model import Plan
from werksessie.session.anew import replace
from werksessie.session.commands import Act
from werksessie.session.state import OPEN, Activity, State

LARGE, SOME, FEW, LEAST = (5, 8, 10, 13, 14), (5, 6, 7, 10, 11), (5, 6, 7), (5, 6)
"""Rooms: the more answers one person can give, the smaller the rooms in which all worlds are tried."""


def picked(options: str, most: int) -> list[tuple[str, ...]]:
    """One to `most` of these options."""
    return [some for number in range(1, most + 1) for some in combinations(options, number)]


def votes(content: Any, cast: Cast) -> Any:
    return Ballots(cast=Map(cast))


def rated(content: Any, cast: Cast) -> Any:
    return Apart(Map({"": Ballots(cast=Map(cast))})) if cast else Apart()


def apart(cast: Cast) -> Apart:
    """Answers by subject, where each answer holds what somebody says about some of the subjects."""
    subjects = sorted({about for said in cast.values() for about in said})
    by_subject = {
        about: Ballots(cast=Map({person: said[about] for person, said in cast.items() if about in said}))
        for about in subjects
    }
    return Apart(Map(by_subject))


def about(names: str, values: Iterable[Any]) -> list[Mapping[str, Any]]:
    """Each of these values about some of the subjects, or nothing about one of them."""
    every = product((None, *values), repeat=len(names))
    found = [{name: one for name, one in zip(names, some, strict=True) if one is not None} for some in every]
    return [said for said in found if said]


def alike(names: str, values: Iterable[Any]) -> list[Mapping[str, Any]]:
    """Of those the ones that say one thing, about one of the subjects or all."""
    return [said for said in about(names, values) if len({repr(one) for one in said.values()}) == 1]


def opinions(names: str, values: Sequence[str]) -> list[Map[str, str]]:
    return [Map(said) for said in alike(names, values)]


def ask_now(state: State, plan: Plan, activity: Activity) -> Activity:
    """How it is now is asked of what is most important, and nobody answers that any more."""
    opened = replace(activity, stage=OPEN)
    (*_, asked) = KINDS["conditions"].DEEDS["ask-now"](state, plan, opened, Act(ASKED, "ask-now", {}, fresh="f"))
    return replace(activity, content=KINDS["conditions"].apply(activity.content, asked))


def ask_who(state: State, plan: Plan, activity: Activity) -> Activity:
    """The same for who does what is picked most."""
    return replace(activity, content=replace(activity.content, asked=most_picked(state, plan, activity)))


def agreed(content: Any, cast: Cast) -> Any:
    made = Map({"x": Agreement("x", 1, "Zaal open", "gemeente", "2027-04-01")})
    return replace(content, agreements=made, consent=votes(content, {who: (value, "") for who, value in cast.items()}))


def proposed(content: Any, cast: Cast) -> Any:
    views = Map({who: Map({"v": value}) for who, value in cast.items()})
    return replace(content, typed=("v",), words=Map({"v": "Zaal open"}), views=views)


def written(content: Any, cast: Cast) -> Any:
    """Cards that nobody reads: a row of a theme would stand beside its own quotes."""
    ideas = {who: Idea(who, who, (who,), "iets", HIDDEN, "person") for who in cast}
    return replace(content, ideas=Map(ideas), sent=Map({who: (who,) for who in cast}))


def noted(content: Any, cast: Cast) -> Any:
    """Options of which one comes with words that are kept back."""
    picks = {who: ("other",) if said == "words" else (said,) for who, said in cast.items()}
    notes = {who: Note(who, who, "iets", HIDDEN, "person") for who, said in cast.items() if said == "words"}
    return replace(content, choices=rated(None, picks), notes=Map(notes))


def chose(content: Any, cast: Cast) -> Any:
    return replace(content, choices=rated(None, cast))


def chose_about(content: Any, cast: Cast) -> Any:
    return replace(content, choices=apart(cast))


def picks(content: Any, cast: Cast) -> Any:
    return replace(content, picks=votes(None, cast))


def who_does(content: Any, cast: Cast) -> Any:
    said = {
        person: Views(Map({"a": who} if who else {}), frozenset("a" if helps else ""))
        for person, (who, helps) in cast.items()
    }
    return replace(content, asked=("a",), views=votes(None, said))


def important(content: Any, cast: Cast) -> Any:
    return replace(content, important=votes(None, {person: frozenset(mine) for person, mine in cast.items()}))


def now(content: Any, cast: Cast) -> Any:
    return replace(
        content, items=("a",), now=votes(None, {person: Map({"a": value}) for person, value in cast.items()})
    )


ONE_EACH, TWO_EACH = {"choices": 1}, {"choices": 2}
IN_ORDER = {"ordered": True}
STEPS = [Map({ASKED: step}) for step in "0123"]
ITEMS = [{"id": "a", "text": {"nl": "Bank"}, "verbatim": ""}]
ABOUT_GOALS = alike("ab", picked("ab", 1))[:4]
WHO = ("community", "together", "municipality")

ATTACKED: Mapping[str, Question] = {
    **rule_books.attacked(),
    "ideas kept back": Question("ideas", ["text"], written, LARGE),
    "scale": Question("scale", STEPS, rated, FEW),
    "scale of items": Question(
        "scale", [Map({"a": value}) for value in ("0", "3", "unsure", "skip")], rated, FEW, {"items": ITEMS}
    ),
    "scale about goals": Question(
        "scale", alike("ab", [Map({ASKED: "0"}), Map({ASKED: "3"})])[:4], lambda _, cast: apart(cast), LEAST, about=True
    ),
    "choice": Question("choice", picked("ab", 1), chose, SOME, ONE_EACH),
    "choice of two": Question("choice", picked("ab", 2), chose, FEW, TWO_EACH),
    "choice or words": Question("choice", ["a", "other", "words"], noted, FEW, {**ONE_EACH, "other": True}, options=1),
    "choice about goals": Question("choice", ABOUT_GOALS, chose_about, LEAST, ONE_EACH, about=True),
    "choice in order": Question("choice", picked("ab", 1), chose, SOME, {**ONE_EACH, **IN_ORDER}),
    "choice of three in order": Question("choice", picked("abc", 1), chose, FEW, {**ONE_EACH, **IN_ORDER}, options=3),
    "choice of two in order": Question("choice", picked("ab", 2), chose, FEW, {**TWO_EACH, **IN_ORDER}),
    "choice in order about goals": Question(
        "choice", ABOUT_GOALS, chose_about, LEAST, {**ONE_EACH, **IN_ORDER}, about=True
    ),
    "dots": Question("dots", [{"a": 1}, {"b": 1}], votes, SOME, ONE_EACH),
    "two dots": Question("dots", about("ab", [1]), votes, FEW, TWO_EACH),
    "two dots over three": Question("dots", [dict.fromkeys(some, 1) for some in picked("abc", 2)], votes, LEAST,
                                    TWO_EACH, options=3),
    "dots that stack": Question("dots", [*about("ab", [1]), {"a": 2}, {"b": 2}], votes, (5, 6, 7),
                                {**TWO_EACH, "stackable": True}),
    "opinions": Question("opinions", opinions("a", ("agree", "disagree", "unsure", "skip")), votes, FEW, options=1),
    "opinions of two": Question("opinions", opinions("ab", ("agree", "disagree")), votes, LEAST),
    "consent": Question("consent", ["fine"], proposed, LARGE, options=0),
    "roles": Question("roles", picked("ab", 2), picks, FEW, TWO_EACH),
    "roles, who does it": Question("roles", [*product(WHO, (False,)), ("", True), (WHO[0], True)], who_does, LEAST,
                                   options=1),
    "roles, who is asked about": Question("roles", picked("abc", 1), picks, FEW, {"top": 2}, options=3, finish=ask_who),
    "conditions": Question("conditions", picked("ab", 2), important, FEW, TWO_EACH),
    "conditions, how it is now": Question("conditions", ["0", "3", "unsure", "skip"], now, FEW, options=1),
    "conditions, what is asked now": Question(
        "conditions", picked("afg", 1), important, FEW, ONE_EACH, options=7, finish=ask_now
    ),
    "agreements": Question("agreements", ["fine"], agreed, LARGE),
    "agreements, some on paper": Question("agreements", ["fine", "fine"], agreed, LARGE, paper=frozenset({1})),
}  # fmt: skip
"""Objections are told on purpose, be it one or all, so nobody objects here."""
