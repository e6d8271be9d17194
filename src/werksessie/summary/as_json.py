"""The Summary as JSON data."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from werksessie.session import profile as rows
from werksessie.session.disclosure import ShownRow
from werksessie.summary.build import Summary
from werksessie.summary.evenings import evenings_data
from werksessie.summary.parts import Part
from werksessie.summary.profile import Entry, Profile
from werksessie.summary.without_phone import HANDS, PAPER

NAMES = {
    rows.PRESENT: "present",
    rows.MISSING: "missing",
    rows.FORM: "form_of_cooperation",
    rows.EXPECTED: "expected_of_the_community",
    rows.OPEN_QUESTIONS: "open",
    rows.NEXT: "next",
}
"""What the other lines of the profile are called here."""
NAMED = {PAPER: "on_paper", HANDS: "by_show_of_hands"}
"""How those who answered without a phone are called here."""


def as_json(summary: Summary) -> dict[str, Any]:
    """`{format, title, …, activities: [{id, kind, question, status, …, rows: [{text, answered, <count>: n, …}]}],
    profile: {version, elements: [{name, state, written, came_in, always}], …}}`.

    Texts are exactly as people sent them. Where a count may not be shown stand the words that the page has there.
    """
    apart = ("parts", "profile", "promises", "earlier")
    # A deep copy of the parts, which come below in a form of their own, would take longer than all else.
    evening = {name: value for name, value in asdict(replace(summary, parts=())).items() if name not in apart}
    return {
        "format": 1,
        **evening,
        "small_session": summary.people is None,
        "profile": _profile(summary.profile),
        "earlier": evenings_data(summary),
        "activities": [_part(part) for part in summary.parts],
    }


def as_json_bytes(summary: Summary) -> bytes:
    """The same as a file: UTF-8, every letter as it was typed."""
    return json.dumps(as_json(summary), ensure_ascii=False, indent=1).encode()


def _profile(profile: Profile) -> dict[str, Any]:
    """The page in words: no figure in it that the activities do not have."""
    others = [entry for entry in profile.entries if entry.row not in rows.ELEMENTS]
    return {
        "version": profile.version,
        "asked_of_the_municipality": [asdict(one) for one in profile.asked],
        "elements": [{"element": entry.row, "state": entry.state, **_entry(entry)} for entry in profile.elements],
        "conditions": [asdict(one) for one in profile.conditions],
        "expected_of_the_municipality": list(profile.expected),
        "agreements": [asdict(one) for one in profile.agreements],
        "outcome": profile.outcome,
        **{NAMES[entry.row]: _entry(entry) for entry in others},
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "written": entry.written,
        "came_in": [str(phrase) for phrase in entry.came_in],
        "always": [str(phrase) for phrase in entry.always],
    }


def _part(part: Part) -> dict[str, Any]:
    plan = part.plan
    about = {
        "id": plan.id,
        "kind": plan.kind,
        "number": plan.number,
        "question": part.question,
        "source": plan.source,
        "verbatim": plan.verbatim,
        "factor": plan.factor,
        "element": plan.element,
        "sensitive": plan.sensitive,
        "status": part.status,
        "what_the_room_said": part.said,
    }
    told = {name: value for name, value in part.report.items() if name != "rows"}
    return {**about, **(_counts(part) if part.counted else {}), **told}


def _counts(part: Part) -> dict[str, Any]:
    shown = part.shown
    return {
        "answered": part.total(shown.answered),
        **{NAMED[how]: number for how, number in part.without_phone.items()},
        "unsure": part.cell(shown.unsure),
        "skipped": part.cell(shown.skipped),
        "totals_rounded_to_fives": shown.rounded,
        "rows": [{**_row(row, part), **told} for row, told in part.rows],
    }


def _row(row: ShownRow, part: Part) -> dict[str, Any]:
    counts = {name: part.cell(number) for name, number in row.counts.items()}
    return {"text": row.text.get("nl", ""), "answered": part.total(row.answered), **counts}
