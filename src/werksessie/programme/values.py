"""What may stand in a programme file, value by value.

Each reader gives the value back, or raises ValueError with a Dutch clause that fits behind "veld 'x': ".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Value = TypeVar("Value")

IDENTIFIER = re.compile(r"[a-z0-9-]{1,40}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
LINE_WHEN = ("", "window", "no-window")


def shorten(words: str) -> str:
    """Foreign words as they may be quoted in a sentence: on one line, at most 40 characters."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in words[:200]).split())
    return plain if len(plain) <= 40 else plain[:39] + "…"


def identifier(value: Any) -> str:
    """The id of a programme, part, activity or option."""
    if not isinstance(value, str) or not IDENTIFIER.fullmatch(value):
        raise ValueError("hier hoort een naam van 1 tot en met 40 kleine letters, cijfers en streepjes")
    return value


def word(value: Any) -> str:
    """Plain text in one language, possibly empty."""
    if not isinstance(value, str):
        raise ValueError("hier hoort tekst tussen aanhalingstekens")
    return value


def filled_word(value: Any) -> str:
    """Plain text with something in it."""
    if not word(value).strip():
        raise ValueError("dit is leeg")
    return word(value)


def filled_words(value: Any) -> tuple[str, ...]:
    """A list of plain texts, at least one, each with something in it."""
    found = tuple(_numbered(number, filled_word, one) for number, one in enumerate(_listed(value), start=1))
    if not found:
        raise ValueError("dit is leeg")
    return found


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("hier hoort true of false, zonder aanhalingstekens")
    return value


def number(value: Any, low: int | None = None, high: int | None = None) -> int:
    """A whole number within its bounds."""
    if type(value) is not int or not (low is None or low <= value) or not (high is None or value <= high):
        raise ValueError(f"hier hoort een heel getal{_bounds(low, high)}")
    return int(value)


def _bounds(low: int | None, high: int | None) -> str:
    if low is None:
        return "" if high is None else f" tot en met {high}"
    return f" vanaf {low}" if high is None else f" van {low} tot en met {high}"


def one_of(value: Any, choices: Sequence[str]) -> str:
    """One of a few fixed words."""
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"kies uit {', '.join(choice for choice in choices if choice)}")
    return value


def text(value: Any) -> dict[str, str]:
    """One text in several languages. Dutch is always there; where another one is empty, Dutch is shown."""
    if not isinstance(value, dict):
        raise ValueError('hier horen teksten per taal, bijvoorbeeld nl = "Welkom"')
    for language, words in value.items():
        if not LANGUAGE.fullmatch(language):
            raise ValueError(f"'{shorten(language)}' is geen taalcode, schrijf kleine letters zoals nl of en")
        if not isinstance(words, str):
            raise ValueError(f"bij '{language}' hoort tekst tussen aanhalingstekens")
    if not value.get("nl", "").strip():
        raise ValueError("de Nederlandse tekst (nl) ontbreekt")
    return dict(value)


def texts(value: Any, low: int | None = None, high: int | None = None) -> list[dict[str, str]]:
    """A list of texts, as many as its bounds allow."""
    found = [_numbered(number, text, one) for number, one in enumerate(_listed(value), start=1)]
    if not (low is None or low <= len(found)) or not (high is None or len(found) <= high):
        how_many = str(low) if low == high else _bounds(low, high).strip()
        raise ValueError(f"hier horen {how_many} teksten")
    return found


def items(value: Any) -> list[dict[str, Any]]:
    """A list of things to rate: each an `id` that stands there once, a `text`, and `verbatim` ("" is none)."""
    found = [_numbered(number, _item, one) for number, one in enumerate(_listed(value), start=1)]
    ids = [one["id"] for one in found]
    twice = next((id for id in ids if ids.count(id) > 1), "")
    if twice:
        raise ValueError(f"de id '{twice}' staat er twee keer")
    return found


def _item(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not {"id", "text"} <= value.keys() <= {"id", "text", "verbatim"}:
        raise ValueError("hier horen een id, een text en als het kan verbatim")
    return {"id": identifier(value["id"]), "text": text(value["text"]), "verbatim": word(value.get("verbatim", ""))}


def lines(value: Any) -> list[dict[str, str]]:
    """A list of texts that stand on the wall one by one.

    Each gets `when` ("" is always, "window" only when participants read the record first, "no-window" only
    when they do not) and `picture` (the name of a drawing, "" is none).
    """
    return [_numbered(number, _line, one) for number, one in enumerate(_listed(value), start=1)]


def _line(value: Any) -> dict[str, str]:
    rest = dict(value) if isinstance(value, dict) else value
    when, picture = (rest.pop("when", ""), rest.pop("picture", "")) if rest is not value else ("", "")
    if not isinstance(picture, str) or not IDENTIFIER.fullmatch(picture or "none"):
        raise ValueError("bij 'picture' hoort de naam van een tekening")
    return {**text(rest), "when": one_of(when, LINE_WHEN), "picture": picture}


def tables(value: Any) -> list[dict[str, Any]]:
    """The blocks that stand under a heading in double brackets; at least one."""
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
        raise ValueError("hier horen blokken met een kop tussen [[ en ]]")
    return value


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("hier hoort een lijst tussen [ en ]")
    return value


def _numbered(number: int, read: Callable[[Any], Value], value: Any) -> Value:
    try:
        return read(value)
    except ValueError as wrong:
        raise ValueError(f"regel {number} van de lijst: {wrong}") from None
