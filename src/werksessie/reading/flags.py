"""Marks, in one short answer, what may point to a person. It never blocks: the facilitator looks and decides.

Everything is found here, without a network or a model: fixed shapes (patterns), streets, ties (kin), names (persons).
Where the word lists come from stands with each list; how well it does on made-up answers, tests/reading/test_flags.py
prints. It reads Dutch. In other languages it finds the fixed shapes and names with a capital; where there are no
capitals, as in Arabic, only a few names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from werksessie.reading import patterns
from werksessie.reading.folding import words
from werksessie.reading.kin import ties
from werksessie.reading.lens import Lens
from werksessie.reading.persons import persons
from werksessie.reading.streets import addresses
from werksessie.reading.tokens import Token, read

REASONS = {
    "email": "Staat hier een e-mailadres?",
    "handle": "Staat hier een accountnaam?",
    "phone": "Staat hier een telefoonnummer?",
    "birth": "Staat hier een geboortedatum?",
    "postcode": "Staat hier een postcode?",
    "plate": "Staat hier een kenteken?",
    "address": "Staat hier een adres?",
    "family": "Gaat dit over één bepaalde persoon?",
    "name": "Staat hier een naam?",
}
"""What to ask about each kind of mark. Where two marks overlap, the kind that stands first here is kept."""


@dataclass(frozen=True)
class Flag:
    """`text[start:end]` may point to a person; `kind` is one of REASONS."""

    kind: str
    start: int
    end: int


def flags(text: str, known: Iterable[str] = ()) -> tuple[Flag, ...]:
    """Every mark, in the order of the text, none overlapping another. Linear in the length of the text; never raises.

    `known` are names that are nobody here: the town, the neighbourhood, the place of the evening. Nothing of the text
    is remembered between calls.
    """
    return flags_among(text, read(text), nobody(known))


def nobody(known: Iterable[str]) -> frozenset[str]:
    """The words of names that are nobody here."""
    return frozenset(word for name in known for word in words(name))


def flags_among(text: str, tokens: tuple[Token, ...], known: frozenset[str]) -> tuple[Flag, ...]:
    """The same for a text that was cut into words already; `known` as `nobody` gives it."""
    kept: list[Flag] = []
    taken = bytearray(len(text))
    for flag in _found(text, tokens, known):
        if not any(taken[flag.start : flag.end]):
            taken[flag.start : flag.end] = b"x" * (flag.end - flag.start)
            kept.append(flag)
    return tuple(sorted(kept, key=lambda flag: flag.start))


def _found(text: str, tokens: tuple[Token, ...], known: frozenset[str]) -> Iterator[Flag]:
    finds = {
        "email": patterns.emails(text),
        "handle": patterns.handles(text),
        "phone": patterns.phones(text),
        "birth": patterns.births(text),
        "plate": patterns.plates(text),
        "postcode": patterns.postcodes(text),
        "address": addresses(text, tokens),
        "family": ties(tokens),
        "name": persons(Lens(text, tokens, known)),
    }
    for kind in REASONS:
        for start, end in finds[kind]:
            yield Flag(kind, start, end)
