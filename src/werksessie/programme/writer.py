"""From a Programme to a TOML file that gives the same Programme again, laid out like the ones we ship."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from werksessie.programme.loader import DOTS_A_LINE, FORMAT
from werksessie.programme.model import Plan, Programme
from werksessie.programme.settings import Kinds, Setting

BEFORE = (
    "id", "kind", "part", "off", "practice", "number", "source", "verbatim", "factor", "element", "sensitive", "title",
    "text", "help", "aftercare", "note", "minutes", "spare", "reveal", "options_from", "take",
)  # fmt: skip
"""The fields of an activity that stand before those of its kind, in this order."""

BLOCKS = ("sources", "parts", "activities")
USUAL = {field.name: field.default for field in fields(Plan)}
POINTS = {".": "\\u002e"}
ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def dumps(programme: Programme, kinds: Kinds) -> str:
    """The programme as TOML: `loads(dumps(programme)) == programme` for whatever the loader accepts."""
    raw = to_raw(programme, kinds)
    text = "".join(_lines({name: value for name, value in raw.items() if name not in BLOCKS}))
    for name in BLOCKS:
        text += "".join(f"\n[[{name}]]\n{''.join(_lines(one))}" for one in raw.get(name, ()))
    return text


def to_raw(programme: Programme, kinds: Kinds) -> dict[str, Any]:
    """The programme as it would stand in a file: plain values, without what would be so by itself."""
    raw: dict[str, Any] = {"format": FORMAT, "id": programme.id, "version": programme.version}
    raw["title"] = dict(programme.title)
    raw |= {"description": dict(programme.description)} if programme.description else {}
    raw |= {"credit": programme.credit} if programme.credit else {}
    sources = [
        {"heading": one.heading, "texts": list(one.texts), **_filled({"origin": one.origin})}
        for one in programme.sources
    ]
    parts = [
        {"id": one.id, "title": dict(one.title), **({"evening": one.evening} if one.evening != 1 else {})}
        for one in programme.parts
    ]
    raw |= _filled({"sources": sources, "parts": parts})
    raw["activities"] = [plan_to_raw(plan, kinds[plan.kind].SETTINGS) for plan in programme.activities]
    return raw


def plan_to_raw(plan: Plan, own: Mapping[str, Setting]) -> dict[str, Any]:
    """One activity in the same way; `own` are the fields of its kind."""
    found = {name: getattr(plan, name) for name in BEFORE}
    raw = {name: _plain(value) for name, value in found.items() if value and value != USUAL[name]}
    if plan.sensitive:
        raw.pop("reveal", None)
    for name, setting in own.items():
        value = plan.settings.get(name, setting.default)
        if _plain(value) != _plain(setting.default):
            raw[name] = _plain(value)
    options = [{"id": one.id, "text": dict(one.text), **_filled({"verbatim": one.verbatim})} for one in plan.options]
    return raw | _filled({"options": options})


def _plain(value: Any) -> Any:
    """Lists and dicts of its own, without the empty marks that a line or an item gets by itself."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        marks = {"when", "picture", "verbatim"}
        return {name: _plain(one) for name, one in value.items() if one or name not in marks}
    return value


def _filled(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value}


def _lines(raw: Mapping[str, Any]) -> Iterator[str]:
    for name, value in raw.items():
        if isinstance(value, dict):
            yield from (_line(f"{name}.{language} = ", words) for language, words in value.items())
        elif isinstance(value, list):
            yield f"{name} = [\n"
            yield from (_line("  ", one, ",") for one in value)
            yield "]\n"
        else:
            yield _line(f"{name} = ", value)


def _line(before: str, value: Any, after: str = "") -> str:
    line = f"{before}{_value(value)}{after}\n"
    if line.count(".") <= DOTS_A_LINE:
        return line
    # The loader refuses a line with very many points; within words they can be written as escapes too.
    return f"{before}{_value(value, POINTS)}{after}\n"


def _value(value: Any, more: Mapping[str, str] | None = None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(_pair(name, one, more) for name, one in value.items()) + " }"
    if isinstance(value, str):
        return _quoted(value, more or {})
    return str(value)


def _pair(name: str, value: Any, more: Mapping[str, str] | None) -> str:
    return f"{name} = {_value(value, more)}"


def _quoted(words: str, more: Mapping[str, str]) -> str:
    known = {**ESCAPES, **more}
    return '"' + "".join(known.get(sign) or _sign(sign) for sign in words) + '"'


def _sign(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if sign < " " or sign == "\x7f" else sign
