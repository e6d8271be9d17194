"""`tally.json`: every count of a session, whole. For the facilitator only; everybody else gets the Summary."""

from __future__ import annotations

from typing import Any

from werksessie.session.kept import detail_of, tally_of
from werksessie.session.paper import on_paper
from werksessie.session.state import State


def whole(name: str, state: State) -> dict[str, Any]:
    """`{session, code, phase, rehearsal, seq, people, without_phone, activities: [{id, kind, stage, answered, unsure,
    skipped, rows: [{id, text, answered, <count>: n, …}], without_phone: {answered, by_hand}, late: {waiting, left_out},
    …what the kind adds}]}`. `people` includes those without a phone. `late` are the answers that came in after closing
    and were not taken in (yet). `destroyed_on` is the day on which the single answers were, "" as long as they are
    there. Objections are not counted, here neither."""
    activities = []
    for plan, activity in state.each():
        tally = tally_of(plan, activity)
        activities.append(
            {
                "id": plan.id,
                "kind": plan.kind,
                "stage": activity.stage,
                "answered": tally.answered,
                "unsure": tally.unsure,
                "skipped": tally.skipped,
                "rows": [
                    {"id": row.id, "text": row.text.get("nl", ""), "answered": row.answered, **row.counts}
                    for row in tally.rows
                ],
                "without_phone": dict(zip(("answered", "by_hand"), on_paper(plan, activity), strict=True)),
                "late": {"waiting": len(activity.late), "left_out": activity.left_out},
                **detail_of(plan, activity),
            }
        )
    return {
        "session": name,
        "code": state.code,
        "phase": state.phase,
        "rehearsal": state.details.rehearsal,
        "seq": state.seq,
        "people": state.present,
        "without_phone": state.without_phone,
        "destroyed_on": state.destroyed_on,
        "activities": activities,
    }
