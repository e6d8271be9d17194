"""Choosing which answers are quoted: at most three of each theme, of what everybody may read."""

from __future__ import annotations

from collections.abc import Sequence

from werksessie.activities.ideas import asked
from werksessie.activities.ideas.cards import SHOWN, Content
from werksessie.activities.ideas.views import QUOTES
from werksessie.programme.model import Plan
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import Event
from werksessie.session.state import Activity, State
from werksessie.session.writing import QuotesChosen


def quote(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """The card becomes a quote of its theme, or (with `on` "no") is none any more."""
    content: Content = activity.content
    (card,) = asked.cards(activity, command)[:1]
    on = command.value("on") != "no"
    if on == card.quoted:
        return ()
    chosen = {one.id for one in content.ideas.values() if one.quoted and one.theme == card.theme}
    if on:
        if card.status != SHOWN:
            raise Refusal(409, "Dit antwoord is niet getoond. Alleen wat getoond is, kan een citaat zijn.")
        if not card.theme:
            raise Refusal(409, "Zet dit antwoord eerst in een thema.")
        if card.onto:
            raise Refusal(409, "Dit antwoord ligt onder een ander. Maak het eerst los.")
        if len(chosen) >= QUOTES:
            raise Refusal(409, "Je hebt hier al {n} citaten gekozen. Haal er eerst één weg.", n=QUOTES)
    return (QuotesChosen(plan.id, card.theme, tuple(sorted(chosen ^ {card.id})), command.fresh),)
