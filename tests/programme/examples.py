"""A made-up evening, as a programme file, and the made-up kinds it uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from werksessie.programme.loader import ProgrammeError, loads
from werksessie.programme.model import Plan, Programme
from werksessie.programme.settings import ANSWERS, CHOSEN, CHOSEN_GOALS, GOALS, OWN, TAKEN, THEMES, Setting

ONE_EACH = "in een gevoelige activiteit krijgt elke keuze van iemand hooguit één stip"


@dataclass(frozen=True)
class Made:
    """A made-up kind, as far as a programme goes."""

    SETTINGS: Mapping[str, Setting]
    OPTIONS: frozenset[str] = frozenset()
    GIVES: frozenset[str] = frozenset()


KINDS: Mapping[str, Made] = {
    "slide": Made(
        {
            "lines": Setting("lines", ()),
            "goals_of": Setting("id", "", takes=GOALS),
            "music": Setting("choice", "none", choices=("none", "piano")),
        }
    ),
    "ideas": Made(
        {
            "max": Setting("int", 3, low=1, high=100),
            "prompt": Setting("text", {}),
            "starters": Setting("texts", ()),
        },
        GIVES=frozenset({THEMES, GOALS, ANSWERS}),
    ),
    "dots": Made(
        {"choices": Setting("int", 3, low=1, high=10), "stackable": Setting("bool", False, open_only=ONE_EACH)},
        frozenset({OWN, TAKEN}),
        frozenset({CHOSEN, CHOSEN_GOALS}),
    ),
    "promises": Made({"goals_from": Setting("id", "", takes=CHOSEN_GOALS)}),
}

HEAD = """
format = 1
id = "tuin"
version = "1"
title.nl = "De tuin"
"""
PART = """
[[parts]]
id = "a"
title.nl = "Kijken"
"""
WISHES = """
[[activities]]
id = "wensen"
kind = "ideas"
title.nl = "Wensen"
text.nl = "Wat wil je in de tuin?"
"""
VOTE = """
[[activities]]
id = "kiezen"
kind = "dots"
title.nl = "Kiezen"
text.nl = "Wat doen we eerst?"
options_from = "wensen"
take = "themes"
"""
GARDEN = HEAD + PART + WISHES + VOTE


def read(source: str) -> Programme:
    """The programme in a file called tuin.toml."""
    return loads(source, "tuin.toml", KINDS)


def activity(fields: str) -> Plan:
    """The last activity of the garden evening, made of these fields under a fixed id and title."""
    return read(GARDEN + f'[[activities]]\nid = "x"\ntitle.nl = "X"\n{fields}').activities[-1]


def sentence(source: str) -> str:
    """What a wrong programme file is told."""
    with pytest.raises(ProgrammeError) as caught:
        read(source)
    return str(caught.value)


def complaint(fields: str) -> str:
    """What is said about the last activity, made of these fields, behind its place."""
    said = sentence(GARDEN + f'[[activities]]\nid = "x"\ntitle.nl = "X"\n{fields}')
    return said.removeprefix("tuin.toml, activiteit 'x', ")
