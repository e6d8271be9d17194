"""ideas: short open answers, released by the facilitator, put into themes, the themes worded as goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from werksessie.activities.about import ABOUT_FROM, subject, subjects
from werksessie.activities.ideas import deeds, sides
from werksessie.activities.ideas.cards import MUNICIPALITY, Content, Idea, empty
from werksessie.activities.ideas.events import IdeaEdited, IdeaSent, IdeaWithdrawn
from werksessie.activities.ideas.reducer import apply, without
from werksessie.activities.ideas.sealed import distil
from werksessie.activities.ideas.surfaces import board, detail, pages, report, tally, wall, writers
from werksessie.activities.ideas.telling import tell
from werksessie.activities.ideas.views import goal_pages, shown, themes
from werksessie.activities.kind import Deed
from werksessie.activities.pads import Card, Pads
from werksessie.programme.model import Plan
from werksessie.programme.settings import ANSWERS, GOALS, THEMES, Setting
from werksessie.session.ballot import off_the_ballot
from werksessie.session.commands import Answer, Refusal
from werksessie.session.events import Event
from werksessie.session.state import Activity, Option, State

__all__ = [
    "Content", "apply", "board", "detail", "distil", "empty", "goal_pages", "pages", "report", "tally", "tell",
    "themes", "wall",
]  # fmt: skip

NAME = "ideas"
TITLE = "Ideeën"
PURPOSE = "Mensen sturen korte antwoorden. Jij maakt er thema’s van."
DONE = "hebben geantwoord"
COUNTS: Mapping[str, str] = {"ideas": "ideeën"}
ASKS = True
SIDES: Mapping[str, str] = {}
REMARKS: Mapping[str, str] = {}
OPTIONS = frozenset[str]()
GIVES = frozenset({THEMES, GOALS, ANSWERS})
SETTINGS: Mapping[str, Setting] = {
    "max": Setting("int", 3, low=1, high=100, label="Hoeveel antwoorden per mens", help="Van 1 tot en met 100."),
    "length": Setting(
        "int",
        140,
        low=20,
        high=500,
        label="Hoe lang een antwoord mag zijn",
        help="In tekens, van 20 tot en met 500. 140 leest goed op het scherm.",
    ),
    "about_from": ABOUT_FROM,
    "other_side": Setting(
        "text", {}, label="Dezelfde vraag aan de gemeente", help="Leeg als alleen de gemeenschap antwoordt."
    ),
}
BLANKS, SHORT = 3, 60
"""So many answers have room on a printed card; a longer one takes two lines."""


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    content: Content = activity.content
    if command.value("withdraw"):
        gone = _mine(content, command.person, command.value("withdraw"))
        if gone is None:
            return ()
        taken = IdeaWithdrawn(plan.id, gone.id, command.person, command.answer_id)
        return (taken, *off_the_ballot(state, {gone.id}))
    mine = _mine(content, command.person, command.value("replaces"))
    # An answer that is changed stays about what it was about, unless its writer says otherwise.
    about = mine.about if mine and not command.value("about") else subject(activity, command)
    side, text = _side(plan, content, command), _text(plan, command)
    if command.value("replaces") and mine is None:
        raise Refusal(404, "Dit antwoord vinden we niet meer. Stuur het als nieuw antwoord.")
    most = plan.settings.get("max", 3)
    if len([one for one in _sent(content, command.person, about, side) if one is not mine]) >= most:
        raise Refusal(409, "Je hebt er al {n} gestuurd. Je kunt ze nog aanpassen.", n=most)
    if mine is None:
        sent = IdeaSent(
            plan.id, command.person, command.answer_id, command.fresh, text, command.group, about, side,
            table=command.table,
        )  # fmt: skip
        return (sent,)
    edited = IdeaEdited(plan.id, command.person, command.answer_id, mine.id, text, about, side)
    return (edited, *off_the_ballot(state, {mine.id}))


def _text(plan: Plan, command: Answer) -> str:
    text, longest = command.value("text"), plan.settings.get("length", 140)
    if not text.strip():
        raise Refusal(422, "Schrijf eerst iets op.")
    # A form without scripts sends a line end as two signs; who typed it pressed one key.
    if len(text.replace("\r\n", "\n")) > longest:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=longest)
    return text


def _side(plan: Plan, content: Content, command: Answer) -> str:
    """Whom the answer speaks for: MUNICIPALITY, or "" for the community."""
    side = command.value("side")
    if side in ("", "community"):
        return ""
    if side != MUNICIPALITY or not sides.two_sided(plan):
        raise Refusal(422, "Dit begrijpen we niet. Kies opnieuw.")
    if not content.side_asked:
        raise Refusal(409, "De gemeente is nog niet aan de beurt.")
    return MUNICIPALITY


def _mine(content: Content, person: str, answer_id: str) -> Idea | None:
    return next((idea for idea in content.of(person) if answer_id in idea.ids), None)


def _sent(content: Content, person: str, about: str, side: str) -> list[Idea]:
    """What this person sent about this, for this side: so many of the most they may send."""
    return [one for one in content.of(person) if (one.about, one.side) == (about, side)]


def answered(activity: Activity) -> frozenset[str]:
    return writers(activity)


def pads(plan: Plan, activity: Activity) -> Pads:
    about = tuple(one.text for one in activity.about)
    answers, lines = min(plan.settings.get("max", 3), BLANKS), 1 + (plan.settings.get("length", 140) > SHORT)
    return Pads(card=Card((({}, about),) if about else (), answers, lines, table=True))


def drop(content: Content, person: str, about: str) -> Content:
    return content


def forget(content: Content, person: str) -> Content:
    """The cards as if this person had never answered."""
    for card in content.sent.get(person, ()):
        content = without(content, card)
    return content


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    content: Content = activity.content
    if take == "answers":
        cards = sorted(shown(content), key=lambda idea: idea.id)
        return tuple(Option(idea.id, {"nl": idea.text}, idea.id) for idea in cards)
    if take == "themes":
        return tuple(Option(theme.id, {"nl": theme.name}, theme.id) for theme in themes(content))
    worded = [theme for theme in themes(content) if theme.goal]
    return tuple(Option(theme.id, {"nl": f"We willen dat {theme.goal}"}, theme.id) for theme in worded)


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    """This person's `ideas` and how many are `left` to the `side` they speak for; `open` counts both sides. `about`:
    (subject, ideas, left) of each goal or role."""
    content: Content = activity.content
    most = plan.settings.get("max", 3)
    mine = list(content.of(person))
    about = [
        (one, [idea for idea in mine if idea.about == one.id], most - len(_sent(content, person, one.id, "")))
        for one in subjects(activity)
    ]
    left = sum(max(0, number) for _, _, number in about)
    side = MUNICIPALITY if any(idea.side for idea in mine) else ""
    there = sum(most - len(_sent(content, person, one.id, MUNICIPALITY)) for one in subjects(activity))
    return {
        "ideas": mine,
        "said": [idea.text for idea in mine],
        "side": side,
        "left": max(0, there) if side else left,
        "open": left + (max(0, there) if content.side_asked else 0),
        "about": about if activity.about else [],
    }


DEEDS: Mapping[str, Deed] = {**deeds.DEEDS, **sides.DEEDS}
