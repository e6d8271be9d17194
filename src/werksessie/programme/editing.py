"""Changing a programme: each change gives a whole new one that the loader accepts, or a ProgrammeError."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from werksessie.programme.checks import TAKEN
from werksessie.programme.loader import read
from werksessie.programme.model import Plan, Programme, plan_to_dict, say
from werksessie.programme.place import ProgrammeError
from werksessie.programme.settings import Kinds
from werksessie.programme.writer import plan_to_raw, to_raw

Raw = Mapping[str, Any]
"""An activity, or some of its fields, as in a programme file."""


def mark(plan: Plan) -> str:
    """Words that change when anything in the plan does: who saves must have seen what is there."""
    return sha256(json.dumps(plan_to_dict(plan), sort_keys=True).encode(errors="replace")).hexdigest()[:16]


def changed(programme: Programme, activity: str, changes: Raw, kinds: Kinds) -> Programme:
    """With these fields of one activity changed; a field that becomes None is as it would be by itself.

    Raises ProgrammeError: what is wrong in a field of this activity has its `field`.
    """
    plan = _found(programme, activity)
    raw = {**plan_to_raw(plan, kinds[plan.kind].SETTINGS), **changes}
    if raw.get("sensitive") and "reveal" not in changes:
        raw.pop("reveal", None)
    kept = {name: value for name, value in raw.items() if value is not None}
    return _with(programme, kinds, [kept if one.id == activity else one for one in programme.activities])


def added(programme: Programme, raw: Raw, after: str, kinds: Kinds) -> Programme:
    """With one more activity behind `after`; "" is at the beginning. Raises ProgrammeError."""
    plans: list[Plan | Raw] = list(programme.activities)
    plans.insert(_behind(programme, after), {name: value for name, value in raw.items() if value is not None})
    return _with(programme, kinds, plans)


def moved(programme: Programme, activity: str, after: str, kinds: Kinds) -> Programme:
    """With this activity behind `after`; "" is at the beginning. Raises ProgrammeError.

    Among activities of another part of the evening it becomes one of that part.
    """
    plan = _found(programme, activity)
    rest = replace(programme, activities=tuple(one for one in programme.activities if one.id != activity))
    plans, place = list(rest.activities), _behind(rest, after)
    plans.insert(place, replace(plan, part=_part_there(plan, plans[max(place - 1, 0) : place + 1])))
    return _with(programme, kinds, plans)


def removed(programme: Programme, activity: str, kinds: Kinds) -> Programme:
    """Without this activity. Raises ProgrammeError."""
    gone = say(_found(programme, activity).title, "nl")
    user = next((one for one in programme.activities if activity in sources_of(one, kinds)), None)
    if user is not None:
        later = say(user.title, "nl")
        raise ProgrammeError(f"'{later}' gebruikt wat uit '{gone}' komt. Haal eerst '{later}' weg.")
    return _with(programme, kinds, [one for one in programme.activities if one.id != activity])


def renamed(programme: Programme, id: str, title: str, kinds: Kinds) -> Programme:
    """The same under another id and Dutch title. Raises ProgrammeError."""
    raw = {**to_raw(programme, kinds), "id": id, "title": {"nl": title}}
    return read(raw, f"{id}.toml", kinds)


def sources_of(plan: Plan, kinds: Kinds) -> list[str]:
    """The ids of the earlier activities whose outcome this one uses."""
    own = [plan.settings.get(name, "") for name, one in kinds[plan.kind].SETTINGS.items() if one.type == "id"]
    return [id for id in (plan.options_from, *own) if id]


def fresh_id(words: str, taken: Iterable[str]) -> str:
    """An id made of these words that is not taken yet."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:34].strip("-") or "nieuw"
    known = {*taken, *TAKEN}
    numbered = (f"{base}-{number}" for number in range(2, len(known) + 3))
    return base if base not in known else next(one for one in numbered if one not in known)


def next_version(version: str) -> str:
    """The version after this one: a number rises, other words get one behind them."""
    number = re.search(r"\d{1,9}\Z", version)
    return f"{version[: number.start()]}{int(number[0]) + 1}" if number else f"{version}.2"


def _with(programme: Programme, kinds: Kinds, plans: Iterable[Plan | Raw]) -> Programme:
    raws = [dict(plan_to_raw(one, kinds[one.kind].SETTINGS) if isinstance(one, Plan) else one) for one in plans]
    if not raws:
        raise ProgrammeError("Een draaiboek heeft minstens één activiteit.")
    _in_order(programme, raws, kinds)
    raw = {**to_raw(programme, kinds), "version": next_version(programme.version), "activities": raws}
    return read(raw, programme.id, kinds)


def _in_order(programme: Programme, raws: Iterable[Raw], kinds: Kinds) -> None:
    """Said with titles before the loader says it with ids: what a later activity uses comes first."""
    earlier: set[str] = set()
    for raw in raws:
        own = kinds[raw["kind"]].SETTINGS if raw.get("kind") in kinds else {}
        fields = ("options_from", *(name for name, one in own.items() if one.type == "id"))
        for field in fields:
            source = programme.plan(str(raw.get(field, "")))
            if source is not None and source.id not in earlier:
                title, first = say(raw.get("title", {}), "nl"), say(source.title, "nl")
                clause = f"'{title}' gebruikt wat uit '{first}' komt. Zet '{first}' daarom vóór '{title}'"
                raise ProgrammeError(f"{clause}.", clause, field, (f"activiteit '{raw.get('id')}'",))
        earlier.add(raw.get("id", ""))


def _found(programme: Programme, activity: str) -> Plan:
    plan = programme.plan(activity)
    if plan is None:
        raise ProgrammeError("Deze activiteit is er niet meer.")
    return plan


def _part_there(plan: Plan, beside: Sequence[Plan]) -> str:
    """Its own part as long as that goes on, or begins, right beside it; else the part before it."""
    parts = [one.part for one in beside]
    return plan.part if plan.part in parts or not parts else parts[0]


def _behind(programme: Programme, after: str) -> int:
    """The place behind this activity; the end when it is not there any more."""
    ids = [plan.id for plan in programme.activities]
    return 0 if not after else ids.index(after) + 1 if after in ids else len(ids)
