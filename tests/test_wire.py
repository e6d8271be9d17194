"""What a socket may rely on: whole frames in order, no compression, no harm from a slow neighbour."""

from __future__ import annotations

import json
import logging
import signal
import socket
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from flask import Flask
from flask_socketio import SocketIO
from wsproto.utilities import LocalProtocolError

from tests.serving.forking import ROOT
from tests.serving.running import started
from tests.waiting import wait_until
from tests.wire_client import CLOSE, OFFER, PING, Gone, RawClient
from werksessie.live.wire import TOO_FAR_BEHIND, GoneAtOnce, NoDeflate, Websocket, harden

FRAME = 20_000
SMALL_BUFFER = 4096
Connect = Callable[..., RawClient]

pytestmark = pytest.mark.process


@pytest.fixture(params=["", pytest.param("direct", marks=pytest.mark.soak)], ids=["direct", "queued"])
def port(request: pytest.FixtureRequest) -> Iterator[int]:
    """A hardened server, with frames written straight to the socket and by a queue; whatever happens to its sockets,
    it never complains on stderr."""
    server = started([], ROOT, {"WERKSESSIE_PLAIN": request.param}, module="tests.wire_server", patched=True)
    assert server.stdout is not None
    try:
        yield int(server.stdout.readline())
    finally:
        server.send_signal(signal.SIGTERM)
        _, complaints = server.communicate()
    assert complaints == ""


@pytest.fixture
def connect(port: int) -> Iterator[Callable[..., RawClient]]:
    """Connect a client; it is closed when the test is over."""
    with ExitStack() as clients:
        yield lambda **how: clients.enter_context(closing(RawClient(port, **how)))


@pytest.fixture
def reader(connect: Connect) -> RawClient:
    """Somebody who reads as fast as the test does."""
    return connect().enter()


@pytest.fixture
def stalled(connect: Connect) -> RawClient:
    """Somebody who came in and never reads again."""
    return connect(kernel=SMALL_BUFFER).enter()


def ask(port: int, path: str, data: bytes | None = None) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", data=data, timeout=20) as answer:
        return bytes(answer.read())


def push(port: int, first: int, last: int, size: int = FRAME) -> None:
    ask(port, f"/push?first={first}&last={last}&size={size}", b"")


def state(port: int) -> dict[str, int]:
    return dict(json.loads(ask(port, "/state")))


def receives(client: RawClient, number: int) -> None:
    event = client.event()
    assert event["number"] == number
    assert event["text"] == f"{number:06d}" * (FRAME // 6)


def receives_all(client: RawClient, frames: int) -> None:
    for number in range(frames):
        receives(client, number)


def is_refused(client: RawClient) -> bool:
    try:
        client.send(PING)
    except OSError:
        return True
    return False


def test_a_reader_gets_every_frame_whole_while_a_stalled_one_is_dropped(
    port: int, reader: RawClient, stalled: RawClient
) -> None:
    wait_until(lambda: state(port)["connected"] == 2)

    for number in range(400):
        push(port, number, number)
        receives(reader, number)

    assert state(port)["connected"] == 1
    assert state(port)["furthest_behind"] < TOO_FAR_BEHIND + 2 * FRAME


def test_what_a_dropped_reader_had_received_is_whole_up_to_the_end(
    port: int, reader: RawClient, stalled: RawClient
) -> None:
    for number in range(60):
        push(port, number, number)
        receives(reader, number)
    wait_until(lambda: state(port)["connected"] == 1)

    with pytest.raises(Gone):
        receives_all(stalled, 60)


def test_a_slow_reader_gets_every_frame_whole(port: int, connect: Connect) -> None:
    slow = connect(at_once=2048, kernel=SMALL_BUFFER).enter()
    ahead = 8
    push(port, 0, ahead - 1)
    for number in range(200):
        push(port, number + ahead, number + ahead)
        slow.send(PING)
        receives(slow, number)

    assert state(port)["connected"] == 1


def test_a_burst_in_one_turn_drops_nobody_who_reads(port: int, reader: RawClient) -> None:
    push(port, 0, 99)

    receives_all(reader, 100)


def test_a_reader_that_never_takes_what_it_was_sent_is_let_go(port: int, stalled: RawClient) -> None:
    push(port, 0, 9)
    assert state(port)["furthest_behind"] < TOO_FAR_BEHIND

    wait_until(lambda: is_refused(stalled))
    assert state(port)["connected"] == 0


def test_a_connection_ends_when_its_websocket_does(reader: RawClient) -> None:
    reader.send(CLOSE)

    assert reader.frame()[0] == CLOSE
    with pytest.raises(Gone):
        reader.frame()


def test_compression_is_not_agreed_when_a_browser_offers_it(port: int, connect: Connect) -> None:
    client = connect(headers=OFFER)

    assert "101 " in client.answer
    assert "extensions" not in client.answer.lower()
    client.enter()
    push(port, 1, 1)
    receives(client, 1)


def test_no_deflate_takes_only_the_offer_out_of_the_request() -> None:
    seen: dict[str, object] = {}

    def app(environ: dict[str, object], start_response: object) -> list[bytes]:
        seen.update(environ)
        return [b"answer"]

    environ = {"HTTP_SEC_WEBSOCKET_EXTENSIONS": "permessage-deflate", "HTTP_HOST": "here"}
    assert NoDeflate(app)(environ, lambda *_: None) == [b"answer"]
    assert seen == {"HTTP_HOST": "here"}


def test_a_connection_that_is_closing_already_is_closed_without_a_word() -> None:
    class Closing:
        connected = True

        def close(self) -> None:
            raise LocalProtocolError("it cannot be sent any more")

    connection = Websocket.__new__(Websocket)
    connection.ws = Closing()
    connection.close()


def test_only_a_gevent_server_can_be_hardened() -> None:
    with pytest.raises(ValueError, match="threading"):
        harden(SocketIO(Flask(__name__), async_mode="threading"))


def record_of(error: Exception) -> logging.LogRecord:
    """What the library logs when this came out of one of its handlers."""
    kept = (type(error), error, error.__traceback__)
    return logging.LogRecord("engineio.server", logging.ERROR, "", 0, "message handler error", (), kept)


def _handle_connect(error: Exception) -> None:
    """Named as the library's own, in which the address of a socket is looked up that may have left."""
    raise error


def somebody_else(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("where", "error", "is_said"),
    [
        (_handle_connect, KeyError("sid"), False),
        (_handle_connect, ValueError("sid"), True),
        (somebody_else, KeyError("sid"), True),
    ],
)
def test_a_socket_that_left_while_it_came_in_is_no_trouble_and_everything_else_is(
    where: Callable[[Exception], None], error: Exception, is_said: bool
) -> None:
    with pytest.raises(type(error)) as caught:
        where(error)
    assert GoneAtOnce().filter(record_of(caught.value)) is is_said


@pytest.mark.parametrize("missing", ["Sec-WebSocket-Version: 13\r\n", "Sec-WebSocket-Key"])
def test_half_a_handshake_is_refused_and_nothing_stays_of_it(port: int, missing: str) -> None:
    asked = (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    ).replace(missing, "X-Nothing" if missing.endswith("Key") else "")
    with socket.create_connection(("127.0.0.1", port), timeout=10) as browser:
        browser.sendall(asked.encode())
        assert browser.recv(4096).startswith(b"HTTP/1.1 400 ")

    wait_until(lambda: state(port)["connected"] == 0)
