"""Practising: people try how answering works. It is in no result, and sealing leaves nothing of it."""

from __future__ import annotations

from tests.session.evening import PLACES, Evening, only, plan
from werksessie.activities import KINDS
from werksessie.session.state import SHUT
from werksessie.summary.as_csv import as_csv
from werksessie.summary.as_json import as_json
from werksessie.summary.build import build


def practised() -> Evening:
    """An evening in which seven people practised and two more were too late, and one answered a real question."""
    evening = Evening(
        only(
            plan("oefenen", "choice", options=PLACES, practice=True, settings={"other": True}),
            plan("wensen", "ideas"),
        ),
        people=7,
    )
    evening.open("oefenen")
    for number in range(6):
        evening.send("oefenen", f"oefenaar-{number}", {"option": "plek-1"})
    evening.send("oefenen", "oefenaar-6", {"option": "other", "text": "Een oefenwoord"})
    evening.send("oefenen", "oefenaar-7", {"skip": "1"})
    evening.shut("oefenen")
    evening.send("oefenen", "oefenaar-8", {"option": "plek-2", "late": "1"})
    evening.act("oefenen", "leave-late", late=next(iter(evening["oefenen"].late)))
    evening.send("oefenen", "oefenaar-9", {"option": "plek-2", "late": "1"})
    evening.open("wensen")
    evening.idea("Meer licht")
    evening.close()
    return evening


def test_people_practise_with_a_question_like_any_other() -> None:
    evening = practised()
    assert evening.tally("oefenen").answered == 7
    assert evening.own("oefenen", "oefenaar-0")["options"] == ("plek-1",)


def test_practising_is_in_no_report() -> None:
    summary = build(practised().state)
    assert [part.plan.id for part in summary.parts] == ["wensen"]
    assert "oefenen" not in str(as_json(summary))
    assert b"Plek 1" not in as_csv(summary)


def test_sealing_leaves_nothing_of_what_was_practised() -> None:
    after, bytes_of_it = practised().sealed()
    activity = after.activities["oefenen"]
    assert activity.stage == SHUT
    assert activity.content == KINDS["choice"].empty()
    assert (dict(activity.passed), dict(activity.late), activity.left_out) == ({}, {}, 0)
    assert "oefenwoord" not in bytes_of_it
    assert "sealed-" in bytes_of_it, "what counts is still there"
