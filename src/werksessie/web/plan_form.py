"""One activity as a form: what stands in its fields, and what was typed as it would stand in a programme file.

Field names are `title-nl`, `max`, and for the rows of a list `options-1-nl`, `options-1-id`. A row whose words are all
empty is no row. Languages that the form does not show stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from werksessie.programme.editing import fresh_id
from werksessie.programme.model import Plan
from werksessie.programme.settings import Setting

Form = Mapping[str, str]

LANGUAGES = ("nl", "en")
TEXTS = ("title", "text", "help", "aftercare")
WORDS = ("note", "part", "reveal")
FLAGS = ("sensitive", "off", "practice")
NUMBERS = ("minutes", "spare")
MORE, MOST = 3, 60
"""Empty rows below each list; rows a list can have at most in this form."""

MARKS = {"lines": ("when", "picture"), "items": ("id",), "options": ("id",), "texts": ()}
"""What a row has beside its words, by the type of its field."""


def shown(plan: Plan, own: Mapping[str, Setting]) -> dict[str, str]:
    """What stands in the fields of a form for this plan."""
    found: dict[str, str] = {}
    for name in TEXTS:
        _show_text(found, name, getattr(plan, name))
    found |= {name: str(getattr(plan, name)) for name in (*WORDS, *NUMBERS)}
    found |= {name: "yes" for name in FLAGS if getattr(plan, name)}
    found["source"] = f"{plan.options_from}:{plan.take}" if plan.options_from else ""
    _show_rows(found, "options", [{"id": one.id, **one.text} for one in plan.options])
    for name, setting in own.items():
        _show_setting(found, name, setting, plan.settings.get(name, setting.default))
    return found


def _show_setting(found: dict[str, str], name: str, setting: Setting, value: Any) -> None:
    if setting.type == "text":
        _show_text(found, name, value)
    elif setting.type in ("texts", "lines"):
        _show_rows(found, name, value)
    elif setting.type == "items":
        _show_rows(found, name, [{"id": one["id"], **one["text"]} for one in value])
    elif setting.type == "bool":
        found |= {name: "yes"} if value else {}
    else:
        found[name] = str(value)


def _show_text(found: dict[str, str], name: str, text: Mapping[str, str]) -> None:
    found |= {f"{name}-{language}": text.get(language, "") for language in LANGUAGES}


def _show_rows(found: dict[str, str], name: str, rows: Iterable[Mapping[str, str]]) -> None:
    for number, row in enumerate(rows, start=1):
        found |= {f"{name}-{number}-{part}": words for part, words in row.items()}


def rows_in(form: Form, name: str) -> int:
    """How many rows of this list have anything in them, up to the last one that has."""
    filled = [number for number in range(1, MOST + 1) if _has_words(form, f"{name}-{number}")]
    return max(filled, default=0)


def read(form: Form, plan: Plan, own: Mapping[str, Setting], *, votes: bool) -> dict[str, Any]:
    """What was typed, by field, as in a programme file; None for what is empty. Nothing is checked here.

    `votes` says whether people choose from options in this kind, so that the form has them.
    """
    found: dict[str, Any] = {name: _text(form, name, getattr(plan, name)) for name in TEXTS}
    found |= {name: _tidy(form, name) or None for name in WORDS}
    found |= {name: _number(form, name) for name in NUMBERS}
    found |= {name: True if name in form else None for name in FLAGS}
    if found["sensitive"]:
        found["reveal"] = None
    if votes:
        source, _, take = form.get("source", "").partition(":")
        found |= {"options_from": source or None, "take": take or None}
        was = {one.id: {"id": one.id, "text": one.text, "verbatim": one.verbatim} for one in plan.options}
        found["options"] = _things(form, "options", was) or None
    for name, setting in own.items():
        found[name] = _setting(form, name, setting, plan.settings.get(name, setting.default))
    return found


def _setting(form: Form, name: str, setting: Setting, was: Any) -> Any:
    if setting.type == "text":
        return _text(form, name, was)
    if setting.type == "int":
        return _number(form, name)
    if setting.type == "bool":
        return name in form
    if setting.type in ("texts", "lines"):
        return _rows(form, name, MARKS[setting.type], list(was)) or None
    if setting.type == "items":
        return _things(form, name, {one["id"]: one for one in was}) or None
    return _tidy(form, name) or None


def _text(form: Form, name: str, was: Mapping[str, str]) -> dict[str, str] | None:
    others = {language: words for language, words in was.items() if language not in LANGUAGES}
    typed = {language: _tidy(form, f"{name}-{language}") for language in LANGUAGES}
    found = {language: words for language, words in typed.items() if words} | others
    return found if any(typed.values()) else None


def _number(form: Form, name: str) -> int | str | None:
    """What is no number goes on as it was typed: the reader of the field says what belongs there."""
    typed = _tidy(form, name)
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else typed or None


def _rows(form: Form, name: str, marks: tuple[str, ...], was: list[Mapping[str, str]]) -> list[dict[str, str]]:
    found = []
    for number in range(1, MOST + 1):
        row = f"{name}-{number}"
        if _has_words(form, row):
            words = _text(form, row, _without(was[number - 1], marks) if number <= len(was) else {}) or {}
            found.append(words | {mark: form[f"{row}-{mark}"] for mark in marks if form.get(f"{row}-{mark}")})
    return found


def _things(form: Form, name: str, was: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows with an id: a new one gets it from its words, and keeps it when the words change later."""
    found: list[dict[str, Any]] = []
    for number in range(1, MOST + 1):
        row = f"{name}-{number}"
        if not _has_words(form, row):
            continue
        old = was.get(form.get(f"{row}-id", ""), {})
        text = _text(form, row, old.get("text", {})) or {}
        taken = {*was, *(one["id"] for one in found)}
        id = old.get("id") or fresh_id(text.get("nl", ""), taken)
        found.append({"id": id, "text": text, **({"verbatim": old["verbatim"]} if old.get("verbatim") else {})})
    return found


def _has_words(form: Form, row: str) -> bool:
    return any(_tidy(form, f"{row}-{language}") for language in LANGUAGES)


def _without(row: Mapping[str, str], marks: tuple[str, ...]) -> dict[str, str]:
    return {name: words for name, words in row.items() if name not in marks}


def _tidy(form: Form, name: str) -> str:
    return form.get(name, "").replace("\r\n", "\n").strip()
