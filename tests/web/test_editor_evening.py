"""The programme of an evening that is prepared or under way: what is still to come can become another."""

from __future__ import annotations

from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.web.sheets import fields, save, sheet
from werksessie.programme.editing import mark


def test_a_prepared_evening_changes_what_is_planned(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator)
    at = f"/sessions/{evening.name}/programme"
    assert save(facilitator, "4", at, minutes="20").status_code == 303
    assert evening.state.programme.plan("4").minutes == 20
    facilitator.post(f"{at}/activities/eens/off", off="yes")
    assert evening.state.activities["eens"].stage == "skipped"
    facilitator.post(f"{at}/activities/slot/move", to="up")
    assert [plan.id for plan in evening.state.programme.activities][-2:] == ["slot", "afspraken"]


def test_during_an_evening_only_what_is_to_come_can_be_changed(evening: Evening) -> None:
    facilitator, at = evening.facilitator, f"/sessions/{evening.name}/programme"
    evening.until("open:1")
    page = facilitator.client.get(at).text
    assert f'{at}/activities/4"' in page
    assert f'{at}/activities/1"' not in page
    assert facilitator.client.get(f"{at}/activities/1").status_code == 409
    assert facilitator.post(f"{at}/activities/1/off", off="yes").status_code == 409
    form = fields(facilitator.client.get(f"{at}/add?after=1&kind=ideas").text)
    added = facilitator.client.post(f"{at}/add", data={**form, "title-nl": "Extra", "text-nl": "Nog iets?"})
    assert added.status_code == 303
    evening.until("open:extra")
    (phone,) = evening.join()
    assert "Nog iets?" in phone.get(f"/{evening.code}").text


def test_the_console_shows_the_programme_as_it_became(evening: Evening) -> None:
    facilitator, at = evening.facilitator, f"/sessions/{evening.name}/programme"
    assert f'href="{at}"' in facilitator.client.get(f"/sessions/{evening.name}").text
    save(facilitator, "4", at, **{"title-nl": "Een andere naam"})
    assert "Een andere naam" in facilitator.client.get(f"/sessions/{evening.name}").text


def test_a_stale_save_during_an_evening_is_refused_kindly(evening: Evening) -> None:
    facilitator, at = evening.facilitator, f"/sessions/{evening.name}/programme"
    opened = sheet(facilitator, "4", at)
    save(facilitator, "4", at, minutes="20")
    reply = facilitator.client.post(f"{at}/activities/4", data={**opened, "minutes": "3"})
    assert reply.status_code == 409
    assert evening.state.programme.plan("4").minutes == 20
    assert mark(evening.state.programme.plan("4")) != opened["was"]


def test_nothing_is_taken_out_of_an_evening(evening: Evening) -> None:
    path = f"/sessions/{evening.name}/programme/activities/slot/remove"
    assert evening.facilitator.post(path, sure="yes").status_code == 409
