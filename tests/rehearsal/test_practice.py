"""A rehearsal in the library: made with one button, marked everywhere, wiped with one button."""

from __future__ import annotations

import csv
import io
import re
import socket
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import Evening, prepare
from tests.conftest import Facilitator as Desk
from tests.serving.running import Serve
from tests.waiting import became
from werksessie.programme.loader import shipped
from werksessie.rehearsal.people import Facilitator, Reply

MARK = "Oefensessie"


@pytest.fixture
def rehearsal(app: Flask, facilitator: Desk) -> Evening:
    """A rehearsal that has started."""
    made = prepare(app, facilitator, rehearsal="on")
    made.until("start")
    return made


def surfaces(evening: Evening) -> dict[str, str]:
    """What every reader sees of this evening."""
    desk, phone = evening.facilitator.client, evening.join()[0]
    pages = {
        "wall": evening.link("wall"),
        "console": f"/sessions/{evening.name}",
        "library": "/sessions",
        "summary": evening.link("summary"),
        "csv": f"{evening.link('summary')}/summary.csv",
    }
    stranger = evening.app.test_client()
    return {
        **{surface: desk.get(path).text for surface, path in pages.items()},
        "phone": phone.get(f"/{evening.code}").text,
        "way in": stranger.get(f"/{evening.code}").text,
        "participants": stranger.get(evening.link("after")).text,
    }


@pytest.mark.parametrize("step", ["", "show:welkom", "open:1", "close", "seal"])
def test_a_rehearsal_is_marked_on_every_surface(rehearsal: Evening, step: str) -> None:
    pages = surfaces(rehearsal)
    if step in ("close", "seal"):
        assert rehearsal.facilitator.do("close").status_code == 204
        assert step == "close" or rehearsal.facilitator.do("seal").status_code == 204
    elif step:
        rehearsal.until(step)
    pages |= {name: rehearsal.facilitator.client.get(rehearsal.link(name)).text for name in ("wall", "summary")}
    for surface, page in pages.items():
        assert MARK.lower() in page.lower(), surface


def test_another_evening_is_marked_nowhere(evening: Evening) -> None:
    for surface, page in surfaces(evening).items():
        assert MARK.lower() not in page.lower(), surface


def test_the_data_says_it_too(rehearsal: Evening) -> None:
    desk = rehearsal.facilitator.client
    assert desk.get(f"/sessions/{rehearsal.name}/tally.json").json["rehearsal"] is True
    assert desk.get(f"{rehearsal.link('summary')}/summary.json").json["rehearsal"] is True
    table = desk.get(f"{rehearsal.link('summary')}/summary.csv").data.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(table), delimiter=";"))[1][1].startswith(MARK)


def test_saving_the_details_makes_no_other_sort_of_evening_of_it(app: Flask, facilitator: Desk) -> None:
    for made, typed in [("on", ""), ("", "on")]:
        evening = prepare(app, facilitator, rehearsal=made)
        form = {"title": "Anders", "rehearsal": typed}
        assert facilitator.post(f"/sessions/{evening.name}/details", **form).status_code == 303
        assert evening.state.details.title == "Anders"
        assert evening.state.details.rehearsal is (made == "on")


@pytest.mark.parametrize("sealed", [False, True])
def test_wiping_leaves_nothing(rehearsal: Evening, sealed: bool) -> None:
    phone = rehearsal.join()[0]
    if sealed:
        rehearsal.facilitator.do("close")
        rehearsal.facilitator.do("seal")
    reply = rehearsal.facilitator.do("wipe")
    assert (reply.status_code, reply.headers["HX-Redirect"]) == (204, "/sessions")
    assert rehearsal.app.extensions["host"].names() == []
    assert phone.get(f"/{rehearsal.code}").status_code == 404
    assert rehearsal.facilitator.client.get(f"/sessions/{rehearsal.name}").status_code == 404


def test_who_listens_is_sent_away_when_the_evening_is_wiped(rehearsal: Evening) -> None:
    socketio = rehearsal.app.extensions["socketio"]
    phone = socketio.test_client(rehearsal.app, query_string=f"?code={rehearsal.code}")
    assert phone.is_connected()
    rehearsal.facilitator.do("wipe")
    assert not phone.is_connected()


def test_an_evening_with_people_is_never_wiped_like_that(evening: Evening) -> None:
    reply = evening.facilitator.do("wipe")
    assert (reply.status_code, reply.text) == (409, "Dit is geen oefensessie. Alleen een oefensessie kun je zo wissen.")
    assert evening.name in evening.app.extensions["host"].names()
    assert "/wipe" not in evening.facilitator.client.get("/sessions").text
    assert "/wipe" not in evening.facilitator.client.get(f"/sessions/{evening.name}").text


def test_there_is_no_button_where_the_server_cannot_reach_itself(facilitator: Desk) -> None:
    assert "/sessions/rehearse" not in facilitator.client.get("/sessions").text
    assert facilitator.post("/sessions/rehearse").status_code == 409


def test_a_server_that_cannot_reach_itself_says_so_and_makes_no_evening(app: Flask, facilitator: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        app.extensions["own_address"] = f"http://127.0.0.1:{gone.getsockname()[1]}"
    reply = facilitator.post("/sessions/rehearse")
    assert (reply.status_code, "De server bereikt zichzelf niet." in reply.text) == (503, True)
    assert app.extensions["host"].names() == []


def wait_for(facilitator: Facilitator, people: str, number: int) -> bool:
    """Whether so many come in: "people", or those of them "without_phone"."""
    return became(lambda: facilitator.tally()[people] >= number, 40)


def when_they_are_home(facilitator: Facilitator, form: dict[str, str]) -> Reply:
    """What the button answers once the people of the rehearsal before are gone: on a slow machine a bit later."""
    replies: list[Reply] = []

    def answered() -> bool:
        replies.append(facilitator.press("/sessions/rehearse", form))
        return replies[-1].status != 409

    became(answered)
    return replies[-1]


@pytest.mark.process
def test_one_button_fills_the_room_one_at_a_time_and_one_button_empties_it(tmp_path: Path) -> None:
    folder = tmp_path / "sessies"
    with Serve(folder) as server, closing(Facilitator(server.link)) as facilitator:
        page = facilitator.get("/sessions").text
        assert ">Oefenen</button>" in page
        assert re.findall(r'<option value="([^"]+)"', page) == shipped()
        reply = facilitator.press("/sessions/rehearse")
        assert reply.status == 303
        facilitator.session = reply.location.rpartition("/")[2]
        assert "oefenen" in [one["id"] for one in facilitator.tally()["activities"]]
        facilitator.until("start")
        assert wait_for(facilitator, "people", 3)
        assert wait_for(facilitator, "without_phone", 1)
        second = facilitator.press("/sessions/rehearse")
        assert (second.status, second.text) == (409, "Er loopt al een oefensessie. Sluit of wis die eerst.")
        assert facilitator.do("wipe").status == 204
        left = {path.name for path in folder.rglob("*") if facilitator.session in path.name}
        assert left == set()
        assert facilitator.press("/sessions/rehearse", {"programme": "geen"}).status == 422
        reply = when_they_are_home(facilitator, {"programme": "eerste-gesprek"})
        assert reply.status == 303
        facilitator.session = reply.location.rpartition("/")[2]
        assert [one["id"] for one in facilitator.tally()["activities"]][:3] == ["welkom", "regels", "1"]
        status, _, complaints = server.stop()
    assert (status, complaints) == (0, "")
