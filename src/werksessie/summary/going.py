"""How it goes with the agreements, beside each agreement that the Summary tells of. It is what is so now: no fixed
version of the profile holds it back, and it goes on after the single answers are destroyed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from werksessie.session.state import Progress, State
from werksessie.session.statuses import SIDES, STATUSES
from werksessie.summary.parts import Part


def with_progress(part: Part, state: State) -> Part:
    """The part with `status`, `why`, `told_by` (in Dutch words) and `told_on` (ISO date) in each of its agreements of
    which somebody said how it goes."""
    made = part.report.get("agreements", ())
    if not made:
        return part
    told = [{**one, **_said(state.progress.get((part.plan.id, number)))} for number, one in enumerate(made, 1)]
    return replace(part, report={**part.report, "agreements": told})


def _said(progress: Progress | None) -> Mapping[str, Any]:
    if progress is None:
        return {}
    return {
        "status": STATUSES.get(progress.status, progress.status),
        "why": progress.why,
        "told_by": SIDES.get(progress.side, progress.side),
        "told_on": progress.day,
    }
