"""What the fields of a kind accept."""

from __future__ import annotations

import re
from typing import Any

import pytest

from werksessie.programme.settings import Setting

INT = Setting("int", 3, low=1, high=10)
LINE = {"nl": "Dag", "en": "Hello"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (INT, 1),
        (INT, 10),
        (Setting("int", 0), -5),
        (Setting("bool", False), True),
        (Setting("choice", "a", choices=("a", "b")), "b"),
        (Setting("text", {}), {"nl": "Dag", "en": ""}),
        (Setting("texts", ()), [{"nl": "Dag"}, {"nl": "Tot ziens", "tr": "Hoşça kal"}]),
        (Setting("texts", ()), []),
        (Setting("id", ""), "5a"),
    ],
)
def test_a_fitting_value_is_given_back_as_it_is(setting: Setting, value: Any):
    assert setting.check(value) == value


def test_every_line_says_when_it_shows_and_with_which_picture():
    assert Setting("lines", ()).check([LINE, {**LINE, "when": "no-window", "picture": "listen"}]) == [
        {**LINE, "when": "", "picture": ""},
        {**LINE, "when": "no-window", "picture": "listen"},
    ]


@pytest.mark.parametrize(
    ("setting", "value", "clause"),
    [
        (INT, 0, "hier hoort een heel getal van 1 tot en met 10"),
        (INT, 11, "hier hoort een heel getal van 1 tot en met 10"),
        (INT, True, "hier hoort een heel getal van 1 tot en met 10"),
        (Setting("int", 3, low=1), 0, "hier hoort een heel getal vanaf 1"),
        (Setting("int", 3, high=9), 10, "hier hoort een heel getal tot en met 9"),
        (Setting("int", 3), "3", "hier hoort een heel getal"),
        (Setting("bool", False), 1, "hier hoort true of false, zonder aanhalingstekens"),
        (Setting("choice", "a", choices=("a", "b")), "c", "kies uit a, b"),
        (Setting("choice", "a", choices=("a", "b")), ["a"], "kies uit a, b"),
        (Setting("text", {}), "Dag", 'hier horen teksten per taal, bijvoorbeeld nl = "Welkom"'),
        (Setting("text", {}), {"en": "Hello"}, "de Nederlandse tekst (nl) ontbreekt"),
        (Setting("text", {}), {}, "de Nederlandse tekst (nl) ontbreekt"),
        (Setting("texts", ()), LINE, "hier hoort een lijst tussen [ en ]"),
        (
            Setting("lines", ()),
            [LINE, {**LINE, "when": "later"}],
            "regel 2 van de lijst: kies uit window, no-window",
        ),
        (
            Setting("lines", ()),
            ["Dag"],
            'regel 1 van de lijst: hier horen teksten per taal, bijvoorbeeld nl = "Welkom"',
        ),
        (
            Setting("lines", ()),
            [{**LINE, "picture": "../x"}],
            "regel 1 van de lijst: bij 'picture' hoort de naam van een tekening",
        ),
        (
            Setting("lines", ()),
            [{**LINE, "color": "red"}],
            "regel 1 van de lijst: 'color' is geen taalcode, schrijf kleine letters zoals nl of en",
        ),
        (
            Setting("id", ""),
            "Vijf A",
            "hier hoort een naam van 1 tot en met 40 kleine letters, cijfers en streepjes",
        ),
    ],
)
def test_another_value_is_refused_with_a_clause(setting: Setting, value: Any, clause: str):
    with pytest.raises(ValueError, match=f"^{re.escape(clause)}$"):
        setting.check(value)
