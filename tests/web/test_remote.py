"""Pairing the remote: one phone for one code, what is kept of it, and unpairing."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Evening
from tests.web.pairs import Remote, code, kept, paired
from werksessie.live.floods import JOINS
from werksessie.session.events import CONSOLE, REMOTE
from werksessie.web import pairing
from werksessie.web.qr import qr_svg


@pytest.fixture
def remote(evening: Evening) -> Remote:
    return paired(evening)


# Pairing


def test_the_phone_that_scans_the_code_is_the_remote(evening: Evening) -> None:
    phone = evening.app.test_client()
    reply = phone.get(code(evening))
    page = phone.get(reply.location)
    assert page.status_code == 200
    assert "Volgende: Welkom" in page.text


def test_a_code_works_once(evening: Evening) -> None:
    address = code(evening)
    assert evening.app.test_client().get(address).status_code == 303
    second = evening.app.test_client().get(address)
    assert second.status_code == 409
    assert "Deze code is al gebruikt" in second.text
    assert "Set-Cookie" not in second.headers
    assert len(pairing.paired(kept(evening))) == 1


def test_a_new_code_replaces_the_one_before(evening: Evening) -> None:
    first, second = code(evening), code(evening)
    assert evening.app.test_client().get(first).status_code == 409
    assert evening.app.test_client().get(second).status_code == 303


@pytest.mark.parametrize(("seconds", "works"), [(119, True), (121, False)])
def test_a_code_is_good_for_two_minutes(evening: Evening, seconds: int, works: bool) -> None:
    store = evening.app.extensions["host"].store.secrets
    now = datetime.now(UTC)
    made = pairing.offer(store, evening.name, now)
    assert (pairing.redeem(store, made, now + timedelta(seconds=seconds)) is not None) is works
    assert pairing.redeem(store, made, now) is None


def test_a_browser_that_looks_ahead_does_not_use_the_code_up(evening: Evening) -> None:
    address = code(evening)
    phone = evening.app.test_client()
    assert phone.head(address).status_code == 409
    assert phone.get(address, headers={"Sec-Purpose": "prefetch;prerender"}).status_code == 409
    assert phone.get(address).status_code == 303


@pytest.mark.parametrize("forged", ["x", "0" * 32, "0" * 33, "Ä" * 32, "pair-until"])
def test_a_code_that_was_never_given_pairs_nobody(evening: Evening, forged: str) -> None:
    code(evening)
    assert evening.app.test_client().get(f"/remote/{forged}").status_code == 409
    assert pairing.paired(kept(evening)) == {}


def test_the_cookie_is_for_this_remote_only_and_out_of_reach_of_scripts(evening: Evening) -> None:
    reply = evening.app.test_client().get(code(evening))
    cookie = reply.headers["Set-Cookie"]
    path = reply.location.removesuffix("/now")
    assert re.match(r"remote=[0-9a-f]{32};", cookie)
    assert f"Path={path}" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_neither_the_code_nor_what_the_phone_holds_is_kept(evening: Evening) -> None:
    address = code(evening)
    values = " ".join(kept(evening).values())
    assert address.rpartition("/")[2] not in values
    phone = evening.app.test_client()
    reply = phone.get(address)
    held = reply.headers["Set-Cookie"].split("=")[1].split(";")[0]
    ear = re.search(r'data-token="([^"]+)"', phone.get(reply.location).text)
    values = " ".join(kept(evening).values())
    assert ear
    assert held not in values
    assert ear[1].partition(".")[2] not in values
    assert held not in phone.get(reply.location).text


def test_pairing_leaves_no_trace_in_the_record(evening: Evening) -> None:
    before = evening.state.seq
    paired(evening)
    assert evening.state.seq == before


def test_a_restart_logs_no_remote_out(evening: Evening, remote: Remote) -> None:
    host = evening.app.extensions["host"]
    host._seats.clear()
    evening.app.extensions["rooms"]._rooms.clear()
    assert remote.page.status_code == 200
    assert remote.press("black", black="yes").status_code == 204
    assert evening.state.black


def test_two_phones_can_be_paired(evening: Evening) -> None:
    one, other = paired(evening), paired(evening)
    assert one.path != other.path
    assert (one.page.status_code, other.page.status_code) == (200, 200)
    assert other.client.get(f"{one.path}/now").status_code == 403
    assert "2 telefoons gekoppeld" in evening.facilitator.client.get(f"/sessions/{evening.name}/remotes").text


def test_an_evening_that_is_over_gets_no_new_remote(evening: Evening) -> None:
    evening.facilitator.do("close")
    reply = evening.facilitator.do("remotes/code")
    assert "data-address" not in reply.text
    assert "De avond is afgesloten." in reply.text


# At the console


def test_the_console_hears_that_a_phone_came_and_else_nothing(evening: Evening) -> None:
    address = f"/sessions/{evening.name}/remotes"
    first = evening.facilitator.do("remotes/code").text
    assert "Nog geen telefoon gekoppeld" in first

    def seen(text: str) -> str:
        found = re.search(r"seen=(\w+)", text)
        assert found
        return found[1]

    assert evening.facilitator.client.get(f"{address}?seen={seen(first)}").status_code == 204
    code(evening)
    assert evening.facilitator.client.get(f"{address}?seen={seen(first)}").status_code == 204
    paired(evening)
    after = evening.facilitator.client.get(f"{address}?seen={seen(first)}")
    assert "1 telefoon gekoppeld" in after.text
    assert evening.facilitator.client.get(f"{address}?seen={seen(after.text)}").status_code == 204


def test_the_qr_code_keeps_the_letters_of_its_address_as_they_are(evening: Evening) -> None:
    dialog = evening.facilitator.do("remotes/code").text
    found = re.search(r'data-address="([^"]+)"', dialog)
    assert found
    assert str(qr_svg(found[1], as_is=True)) in dialog
    assert str(qr_svg(found[1])) not in dialog


def test_an_unpaired_phone_may_do_nothing_any_more_and_reads_why(evening: Evening, remote: Remote) -> None:
    phone = remote.path.rpartition("/")[2]
    reply = evening.facilitator.do(f"remotes/{phone}/unpair")
    assert "Nog geen telefoon gekoppeld" in reply.text
    assert remote.page.status_code == 403
    assert "geen afstandsbediening meer" in remote.page.text
    before = evening.state.seq
    for verb in ("next", "black", "undo", "activity/4/hide", "nonsense"):
        refused = remote.press(verb, expected=evening.step, black="yes")
        assert refused.status_code == 403
        assert "Koppel hem opnieuw" in refused.text
    assert evening.state.seq == before
    assert remote.client.get(f"{remote.path}/pieces?since=0").location == f"{remote.path}/now"
    assert pairing.paired(kept(evening)) == {}
    assert not [name for name in kept(evening) if name.startswith("remote")]


def test_unpairing_one_leaves_the_other(evening: Evening) -> None:
    one, other = paired(evening), paired(evening)
    evening.facilitator.do(f"remotes/{one.path.rpartition('/')[2]}/unpair")
    evening.facilitator.do("remotes/0000000000000000/unpair")
    assert (one.page.status_code, other.page.status_code) == (403, 200)


# Listening


def listening(app: Flask, token: str) -> Any:
    return app.extensions["socketio"].test_client(app, query_string=f"?token={token}")


def test_a_remote_listens_by_what_its_page_shows_and_hears_only_the_remotes_piece(
    app: Flask, evening: Evening, remote: Remote
) -> None:
    socket = listening(app, remote.ear)
    assert socket.is_connected()
    phone = remote.path.rpartition("/")[2]
    rooms = app.extensions["socketio"].server.manager.rooms["/"]
    mine = {str(room) for room in rooms if room and str(room).startswith(evening.name)}
    assert mine == {f"{evening.name}/remote/nl", f"{evening.name}/remote/{phone}"}


def test_an_unpaired_phone_hears_nothing_from_that_moment(app: Flask, evening: Evening, remote: Remote) -> None:
    other = paired(evening)
    token, socket, stays = remote.ear, listening(app, remote.ear), listening(app, other.ear)
    evening.facilitator.do(f"remotes/{remote.path.rpartition('/')[2]}/unpair")
    assert not socket.is_connected()
    assert stays.is_connected()
    assert not listening(app, token).is_connected()


@pytest.mark.parametrize(
    "forged", ["{0}", "{0}.", "{0}.{1}x", "{0}.00000000000000000000000000000000", "secret.{1}", ".{1}"]
)
def test_half_a_token_hears_nothing(app: Flask, remote: Remote, forged: str) -> None:
    phone, _, heard = remote.ear.partition(".")
    assert not listening(app, forged.format(phone, heard)).is_connected()


def test_what_the_page_listens_by_is_no_key_to_its_buttons(app: Flask, remote: Remote) -> None:
    phone, _, heard = remote.ear.partition(".")
    stranger = app.test_client()
    stranger.set_cookie("remote", heard, path=f"/remote/{phone}")
    assert stranger.get(f"/remote/{phone}/now").status_code == 403


# What comes in too fast, and what goes wrong by itself


def test_a_flood_and_a_trouble_are_told_on_the_remote_and_lead_to_the_laptop(
    evening: Evening, remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[str]()
    monkeypatch.setattr(evening.app.extensions["rooms"], "nudge", lambda name, audience: told.append(audience))
    assert "alarm" not in remote.page.text
    evening.app.extensions["floods"].note(evening.name, JOINS)
    assert "Er komen er heel veel tegelijk binnen. Kijk op de laptop." in remote.page.text
    evening.app.extensions["troubles"].storing(evening.name, "De schijf is vol.")
    assert "De schijf is vol." in remote.page.text
    assert told == [CONSOLE, REMOTE] * 2
