"""What whoever starts the server sees, and what it leaves behind. Every test runs the real process, and where `anew` is
said starts it as a person does."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.serving.running import Refused, Serve
from tests.waiting import wait_until
from tests.wire_client import CLOSE, OFFER, TEXT, Gone, RawClient
from werksessie.activities import KINDS
from werksessie.live.host import Host
from werksessie.live.prepare import prepare
from werksessie.programme.details import Details
from werksessie.programme.loader import load_shipped
from werksessie.record.sqlite import SqliteStore
from werksessie.session.commands import Close, Start

pytestmark = pytest.mark.process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """One server for the tests that only visit."""
    with Serve(tmp_path_factory.mktemp("visit") / "sessions", variables={"COLUMNS": "40"}, anew=True) as running:
        yield running


def browser() -> urllib.request.OpenerDirector:
    """Somebody with cookies of their own."""
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


def status(url: str, who: urllib.request.OpenerDirector) -> int:
    try:
        with who.open(url, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def refusal(folder: Path, *options: str, anew: bool = False, **variables: str) -> str:
    """Start a server that must not start; its one sentence."""
    with pytest.raises(Refused) as refused:
        Serve(folder, *options, variables=variables, anew=anew)
    assert refused.value.status == 2
    assert refused.value.stdout == ""
    (sentence,) = refused.value.stderr.splitlines()
    return sentence


def test_the_links_stand_whole_on_the_first_lines(server: Serve) -> None:
    assert server.said[0] == "Werksessie staat aan."
    assert server.link.startswith(f"http://127.0.0.1:{server.port}/sessions?key=")
    assert server.home == f"http://127.0.0.1:{server.port}/"
    assert f"Bewaard in:  {server.folder}" in server.said
    assert "\x1b" not in "".join(server.said)


def test_the_link_lets_the_facilitator_in_and_nothing_else_does(server: Serve) -> None:
    facilitator = browser()
    assert status(server.home + "sessions", facilitator) == 403
    assert status(server.link, facilitator) == 200
    assert status(server.home + "sessions", facilitator) == 200
    assert status(server.home + "sessions?key=verzonnen", browser()) == 403


def test_one_connection_answers_many_requests(server: Serve) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    used = []
    for _ in range(3):
        connection.request("GET", "/healthz")
        assert json.load(connection.getresponse()) == {"status": "ok"}
        used.append(connection.sock)
    assert used == [used[0]] * 3
    assert used[0] is not None
    connection.close()


def test_a_socket_never_agrees_on_compression(server: Serve) -> None:
    phone = RawClient(server.port, headers=OFFER)
    assert "101 " in phone.answer
    assert "extensions" not in phone.answer.lower()
    phone.close()


def test_the_key_and_who_came_in_with_it_survive_a_restart(folder: Path) -> None:
    facilitator = browser()
    with Serve(folder) as first:
        status(first.link, facilitator)
        first.stop()
    with Serve(folder, "--port", str(first.port)) as second:
        assert second.link == first.link
        assert status(second.home + "sessions", facilitator) == 200


def test_a_fixed_key_is_the_key_and_is_not_kept(folder: Path) -> None:
    key = "een sleutel & meer"
    with Serve(folder, variables={"WERKSESSIE_KEY": key}) as server:
        assert server.link.endswith("?key=een%20sleutel%20%26%20meer")
        assert status(server.link, browser()) == 200
    assert not [path for path in (folder / ".secrets").iterdir() if key in path.read_text()]


def test_a_short_fixed_key_is_refused(folder: Path) -> None:
    assert "16" in refusal(folder, anew=True, WERKSESSIE_KEY="tekort")


def test_a_busy_port_is_refused(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert refusal(folder, "--port", str(port)) == f"Poort {port} is al in gebruik: kies een andere met --port."


def test_an_address_of_another_computer_is_refused(folder: Path) -> None:
    sentence = refusal(folder, "--host", "198.51.100.7")
    assert sentence == "Het adres 198.51.100.7 is niet van deze computer: kies een ander met --host."


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("not a folder")
    assert str(blocked / "sessions") in refusal(tmp_path, "--sessions", str(blocked / "sessions"))


def test_a_second_server_on_the_same_folder_is_refused(folder: Path) -> None:
    with Serve(folder):
        assert str(folder) in refusal(folder)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_closes_sockets_and_records_and_exits_with_0(folder: Path, how: signal.Signals) -> None:
    session_of(folder)
    with Serve(folder, anew=how == signal.SIGINT) as server:
        phone = RawClient(server.port)
        assert phone.text().startswith("0{")
        assert server.stop(how) == (0, "\nGestopt.\n", "")
        assert phone.text() == "1"
        with pytest.raises(Gone):
            phone.text()
        phone.close()
    assert sorted(path.suffix for path in folder.glob("2*")) == [".db"]


def test_an_evening_that_was_closed_long_ago_is_sealed_at_the_start(folder: Path) -> None:
    name = session_of(folder, closed=timedelta(hours=1))
    with Serve(folder) as server:
        assert server.process.stdout is not None
        assert server.process.stdout.readline() == f"{name}: verzegeld.\n"


def test_nothing_about_who_asks_is_written_down(folder: Path) -> None:
    with Serve(folder) as server:
        status(server.home + "nergens?vraag=geheim", browser())
        with socket.create_connection(("127.0.0.1", server.port)) as stranger:
            stranger.sendall(b"geheim\x89 dit is geen verzoek\r\n\r\n")
            assert stranger.recv(100).startswith(b"HTTP/1.1 400 ")
        phone = RawClient(server.port)
        phone.send(TEXT, b"9 onbekend")
        phone.send(CLOSE)
        phone.close()
        assert server.stop() == (0, "\nGestopt.\n", "")


def test_the_facilitators_page_opens_where_there_is_a_screen(folder: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" > {opened}.part && mv {opened}.part {opened}\n')
    script.chmod(0o755)
    screen = {"DISPLAY": ":99", "BROWSER": str(script)}

    with Serve(folder, variables=screen) as server:
        wait_until(opened.exists)
        assert opened.read_text().strip() == server.link
    opened.unlink()
    with Serve(folder, "--no-browser", variables=screen) as server:
        assert status(server.home + "healthz", browser()) == 200
        server.stop()
    assert not opened.exists()


def session_of(folder: Path, closed: timedelta | None = None) -> str:
    """Leave one session in the folder; `closed` says how long ago."""
    store = SqliteStore(folder)
    host = Host(store)
    details = Details(title="Samen in de Vlietbuurt", date="2026-11-21", ladder="meedenken", feedback_date="2027-03-03")
    name = prepare(host, load_shipped("eerste-gesprek", KINDS), details, datetime.now(UTC))
    if closed is not None:
        host.ask(name, Start((datetime.now(UTC) - closed).isoformat()))
        host.ask(name, Close((datetime.now(UTC) - closed).isoformat()))
    host.close()
    store.close()
    return name
