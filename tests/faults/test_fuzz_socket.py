"""Every message that a socket can carry, from everybody, and whatever else can be sent over a wire: it changes nothing,
nobody hears more than they may, and the server goes on without a trace on the terminal."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.faults.conftest import opened, shut
from tests.faults.fuzzing import OWN, evening, examples, house, replayed, texts
from tests.serving.running import Serve
from tests.strategies import json_values
from tests.web.room import Room
from tests.wire_client import TEXT, Gone, RawClient

MESSAGES = ("next", "join", "answer", "pieces", "message", "hello", "connect", "disconnect", "leave", "room", "*")
BINARY = 2


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    made = house()
    yield made
    made.extensions["host"].close()


@pytest.fixture(scope="module")
def room(app: Flask) -> Room:
    return evening(app, "wensen")


def listen(app: Flask, room: Room, data: Any) -> None:
    """A socket of anybody's says anything."""
    keys = room.host.keys(room.name)
    some = st.sampled_from([room.state.code, room.name, *keys.values(), *keys]) | texts | json_values
    asked = st.dictionaries(st.sampled_from(["code", "lang", "token", "room", "sid"]), some, max_size=4)
    query, auth = data.draw(asked), data.draw(st.none() | asked | json_values | texts)
    words = "&".join(f"{name}={quote(str(value).encode('utf-8', 'replace'))}" for name, value in query.items())
    handlers = app.extensions["socketio"].server.handlers["/"]
    before = room.state
    listener = app.extensions["socketio"].test_client(app, query_string=f"?{words}", auth=auth)
    if listener.is_connected():
        for _ in range(data.draw(st.integers(0, 5))):
            name = data.draw(st.sampled_from([*MESSAGES, *(one for one in handlers if one != "connect")]) | texts)
            if name == "disconnect":
                continue
            said = data.draw(st.lists(json_values | st.binary(max_size=20) | texts, max_size=3))
            listener.emit(name, *said, callback=data.draw(st.booleans()))
        heard = {message["name"] for message in listener.get_received()}
        assert heard <= {"hello", "pieces"}
        told = {str(part.get("token") or "") for part in (query, auth) if isinstance(part, dict)} & set(keys.values())
        for place in hears(app, listener):
            assert place == f"{room.name}/phone/nl" or told, place
        listener.disconnect()
    assert room.state is before


def hears(app: Flask, listener: Any) -> list[str]:
    """The rooms of evenings that this one listens in."""
    manager = app.extensions["socketio"].server.manager
    sid = manager.sid_from_eio_sid(listener.eio_sid, "/")
    return [one for one in manager.get_rooms(sid, "/") if one != sid] if sid else []


@examples(40)
@given(data=st.data())
def test_no_socket_changes_anything_or_hears_more_than_it_may(app: Flask, room: Room, data: Any) -> None:
    listen(app, room, data)


@pytest.mark.soak
@examples(2000)
@given(data=st.data())
def test_for_a_long_time_no_socket_changes_anything(app: Flask, room: Room, data: Any) -> None:
    listen(app, room, data)
    assert replayed(room) == room.state


# Over a real wire

DEEP = b"[" * 100_000
FRAMES: tuple[tuple[int, bytes], ...] = (
    *((TEXT, packet) for packet in (
        b"", b"0", b"1", b"2probe", b"3", b"4", b"5", b"6", b"7", b"9", b"x", b"40", b"40/elders,",
        b'40{"token":[1]}', b"41", b"42",
        b"42[", b"42[]", b"42{}", b"42null", b'42["next"]', b'42[{"a":1},2]', b'42/elders,["x"]',
        b"429" + b"9" * 300 + b'["x"]',
        b"43", b"43[]", b"439[]", b"44", b"45", b"451-[]", b'451-["x",{"_placeholder":true,"num":0}]',
        b"459999999999-[]", b"46",
        b"47", b"40" + DEEP, b"42" + DEEP, b"42" + b'{"a":' * 50_000, b"b4AAAA", b"bxx", b"\xff\xfe",
        b"42" + b"9" * 5000,
        b'42["' + "ﷺ".encode() * 900 + b'"]', b"4" * 1024 * 1024, b'42["next","' + b"x" * 1024 * 1024 + b'"]',
    )),
    *((BINARY, packet) for packet in (b"", b"\x00", b"\xff" * 300, b"4", b"x" * 1024 * 1024)),
    (9, b"x" * 125), (9, b"x" * 4000), (10, b""), (8, b""), (8, b"\x00"), (8, b"\x03\xe8" + b"\xff" * 90), (3,
    b"x"), (0, b"x"),
)  # fmt: skip
REQUESTS: tuple[bytes, ...] = (
    b"\r\n\r\n", b"x\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00",
    b"GET http://elders.test/ HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /%ff%fe%00 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST /{code}/join HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"POST /{code}/join HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
    b"POST /{code}/join HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\na=1",
    b"POST /{code}/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"POST /{code}/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    b"POST /{code}/answer/wensen HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 5000 + b"\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"b" * 200_000 + b"\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nA\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\n: b\r\n\r\n",
    b"GET /socket.io/ HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n42",
    b"GET /{code}/pieces?since=%31%00 HTTP/1.1\r\nHost: x\r\nCookie: person=\xff; ;;=;\r\n\r\n",
)  # fmt: skip


@pytest.mark.process
def test_a_server_goes_on_whatever_comes_over_the_wire(tmp_path: Path) -> None:
    over_the_wire(tmp_path / "sessions", FRAMES[::5])


@pytest.mark.soak
@pytest.mark.process
def test_a_server_goes_on_after_all_of_it(tmp_path: Path) -> None:
    over_the_wire(tmp_path / "sessions", FRAMES, OWN[::3], REQUESTS)


def over_the_wire(
    folder: Path, frames: Sequence[tuple[int, bytes]], queries: Sequence[str] = (), requests: Sequence[bytes] = ()
) -> None:
    """All of these to one server."""
    app = opened(folder)
    room = evening(app, "wensen")
    # So many phones that a socket which is still on its way out keeps nobody outside.
    room.join(60)
    code, before = room.state.code, room.state
    shut(app)
    with Serve(folder) as server:
        for opcode, payload in frames:
            frame(server.port, code, opcode, payload)
        for text in queries:
            query = quote(text.encode("utf-8", "replace"))
            RawClient(server.port, query=f"&code={query}&token={query}&lang={query}").close()
        for request in requests:
            raw(server.port, request.replace(b"{code}", code.encode()))
        assert works(server.port, code)
        status, _, stderr = server.stop()
    assert status == 0
    assert "Traceback" not in stderr
    app = opened(folder)
    after = app.extensions["host"].state(room.name)
    # Whoever asks to join needs to send nothing with it.
    assert (after.phase, after.current, after.activities) == (before.phase, before.current, before.activities)
    shut(app)


def frame(port: int, code: str, opcode: int, payload: bytes) -> None:
    """Somebody listens as a phone and then sends this."""
    client = RawClient(port, query=f"&code={code}")
    try:
        enter(client)
        client.sock.sendall(framed(opcode, payload) + framed(TEXT, b'42["after"]'))
    except (Gone, OSError):
        pass
    finally:
        client.close()


def framed(opcode: int, payload: bytes) -> bytes:
    """One frame of any length, masked as from a browser."""
    size = len(payload)
    length = (
        bytes([0x80 | size])
        if size < 126
        else b"\xfe" + size.to_bytes(2)
        if size < 65536
        else b"\xff" + size.to_bytes(8)
    )
    return bytes([0x80 | opcode]) + length + bytes(4) + payload


def raw(port: int, request: bytes) -> None:
    """Bytes as somebody's program sends them; what comes back does not matter."""
    with socket.create_connection(("127.0.0.1", port), timeout=0.4) as line:
        try:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            while line.recv(65536):
                pass
        except OSError:
            return


def works(port: int, code: str) -> bool:
    """Whether a phone still gets its page, and hears what happens."""
    asked = HTTPConnection("127.0.0.1", port, timeout=10)
    asked.request("GET", f"/{code}")
    reply = asked.getresponse()
    reply.read()
    asked.close()
    client = RawClient(port, query=f"&code={code}")
    heard = enter(client)
    client.close()
    return reply.status == 200 and any("hello" in one for one in heard)


def enter(client: RawClient) -> list[str]:
    """Lets the socket in; what it heard, in whatever order."""
    assert client.text().startswith("0{")
    client.send(TEXT, b"40")
    return [client.text(), client.text()]
