"""What every kind that asks "Kun je hiermee leven?" shares: three answers, and one of two outcomes without a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from werksessie.activities.pads import Card, Pads
from werksessie.programme.model import Text
from werksessie.session.commands import Refusal

WORDS: Mapping[str, Text] = {
    "fine": {"nl": "Goed zo"},
    "tolerable": {"nl": "Kan ermee leven"},
    "objection": {"nl": "Bezwaar"},
}
VALUES = tuple(WORDS)
LENGTH = 280
"""How many characters may say what must change."""


def typed(asked: Iterable[Text]) -> Pads:
    """Nothing to count but a card, with the three answers to each proposal: what must change stands on it as well."""
    return Pads(card=Card(tuple((one, tuple(WORDS.values())) for one in asked), answers=1, lines=2))


def given(value: str, text: str) -> tuple[str, str]:
    """The answer as it is kept: one of VALUES, with words only when it is an objection. Raises Refusal."""
    if value not in VALUES:
        raise Refusal(422, "Kies 1 van de 3 antwoorden.")
    if len(text) > LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=LENGTH)
    return value, text if value == "objection" else ""


def outcome(values: Iterable[str]) -> str:
    """ "objection" whether one or everybody objects, "none" when nobody does, "" when nobody took a stand."""
    held = set(values) & set(VALUES)
    return "objection" if "objection" in held else "none" if held else ""


def told(outcome: str, *, asked: bool, sensitive: bool) -> str:
    """The outcome for others. Once it was asked, that nobody took a stand on something sensitive reads like nobody
    objecting; an objection is always told."""
    return "none" if sensitive and asked and not outcome else outcome
