"""What is a password, and what is not."""

from __future__ import annotations

import pytest

from werksessie.accounts.passwords import trouble


@pytest.mark.parametrize("short", ["", "kort", "elf tekens!"])
def test_under_twelve_characters_is_none(short: str) -> None:
    assert "12 tekens" in trouble(short, "anna@gemeente.example", "Anna")


def test_over_two_hundred_is_none() -> None:
    assert "hoogstens" in trouble("vier losse woorden " * 20, "anna@gemeente.example", "Anna")


@pytest.mark.parametrize(
    "common",
    [
        "123456789012", "abcdefghijklm", "aaaaaaaaaaaa", "wachtwoord2026", "Welkom123456!", "welkomwelkom",
        "Zomer2026!!!!", "qwertyuiop123", "Gemeente2026!", "password1234", "9876543210987", "ababababababab",
        "wachtwoordwachtwoord",
    ],
)  # fmt: skip
def test_what_everybody_tries_first_is_none(common: str) -> None:
    assert "raadt iemand" in trouble(common, "anna@gemeente.example", "Anna")


def test_your_own_name_or_address_is_none() -> None:
    for own in ("anna@gemeente.example", "Jansdochter2026!", "123annemarie!!!"):
        assert "lijkt te veel" in trouble(own, "anna@gemeente.example", "Annemarie Jansdochter")


@pytest.mark.parametrize("good", ["paard fiets lantaarn", "xK9-vT2-mQ7-p", "vier losse woorden", "вода камень ветер"])
def test_a_few_words_are_one(good: str) -> None:
    assert trouble(good, "anna@gemeente.example", "Anna") == ""
