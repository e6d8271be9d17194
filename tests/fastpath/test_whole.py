"""A request that came in whole is read in one go, and means exactly what the web server's own reading of it means."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import gevent
import pytest
from gevent.pywsgi import WSGIServer
from hypothesis import given, settings
from hypothesis import strategies as some

from werksessie.fastpath import whole as reading
from werksessie.fastpath.whole import KEPT, Whole, whole
from werksessie.serving.listening import QuickHandler, QuietHandler

HEAD = b"POST /482913/answer/4 HTTP/1.1\r\nHost: hier:8000\r\nCookie: person=abc\r\nContent-Length: 5\r\n"
ANSWER = HEAD + b"\r\ntext="
PAGE = b"GET /482913 HTTP/1.1\r\nHost: hier:8000\r\nAccept: */*\r\n\r\n"
LAST = b"GET /einde HTTP/1.1\r\nHost: hier\r\nConnection: close\r\n\r\n"

ODD = [
    b"GET /482913?since=%31 HTTP/1.1\r\nHost: hier\r\n\r\n",
    b"GET /a%20b HTTP/1.1\r\nHost: hier\r\n\r\n",
    b"GET http://hier/482913 HTTP/1.1\r\nHost: hier\r\n\r\n",
    b"GET /482913 HTTP/1.0\r\nHost: hier\r\n\r\n",
    b"GET /482913\r\n\r\n",
    b"HEAD /482913 HTTP/1.1\r\nHost: hier\r\n\r\n",
    b"PUT /482913 HTTP/1.1\r\nHost: hier\r\n\r\n",
    b"get /482913 HTTP/1.1\r\nHost: hier\r\n\r\n",
    b"GET  /482913 HTTP/1.1\r\nHost: hier\r\n\r\n",
    b"GET /482913 HTTP/1.1 \r\nHost: hier\r\n\r\n",
    b"GET /482913 HTTP/1.1\r\nHost: hier\r\nHost: daar\r\n\r\n",
    b"GET /482913 HTTP/1.1\r\nHost: hier\r\nX-A: 1\r\nX-A: 2\r\n\r\n",
    b"GET /482913 HTTP/1.1\r\nHost: hier\r\nX_A: 1\r\n\r\n",
    b"GET /482913 HTTP/1.1\r\nHost: hier\r\n gevouwen\r\n\r\n",
    b"GET /482913 HTTP/1.1\r\nHost: hier\nX: y\r\n\r\n",
    b"GET /482913 HTTP/1.1\r\nHost : hier\r\n\r\n",
    b"GET /482913 HTTP/1.1\r\nHost: hier\r\nConnection: close\r\n\r\n",
    b"GET /482913 HTTP/1.1\r\nHost: hier\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    b"POST /482913/join HTTP/1.1\r\nHost: hier\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\ntext=x",
    b"POST /482913/join HTTP/1.1\r\nHost: hier\r\nContent-Length: +5\r\n\r\ntext=",
    b"POST /482913/join HTTP/1.1\r\nHost: hier\r\nContent-Length: -5\r\n\r\ntext=",
    b"POST /482913/join HTTP/1.1\r\nHost: hier\r\nContent-Length: \xb2\r\n\r\ntext=",
    b"POST /482913/join HTTP/1.1\r\nHost: hier\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /482913/join HTTP/1.1\r\nHost: hier\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /482913/join HTTP/1.1\r\nHost: hier\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\ntext=",
]


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    reading._known.clear()


def test_a_whole_request_is_read_with_its_body_and_leaves_the_next_one() -> None:
    asked = whole(ANSWER + PAGE)
    assert asked is not None
    assert asked.body == b"text="
    assert asked.size == len(ANSWER)
    assert asked.environ == {
        "REQUEST_METHOD": "POST", "SCRIPT_NAME": "", "PATH_INFO": "/482913/answer/4", "QUERY_STRING": "",
        "HTTP_HOST": "hier:8000", "HTTP_COOKIE": "person=abc", "CONTENT_LENGTH": "5",
    }  # fmt: skip


@pytest.mark.parametrize("end", range(0, len(ANSWER), 7))
def test_what_is_not_whole_yet_is_left_alone(end: int) -> None:
    assert whole(ANSWER[:end]) is None


@pytest.mark.parametrize("request_", ODD)
def test_what_is_not_quite_ordinary_is_left_to_the_web_server(request_: bytes) -> None:
    assert whole(request_) is None


@given(some.binary(max_size=300))
@settings(max_examples=200)
def test_any_bytes_are_a_request_or_left_alone(held: bytes) -> None:
    assert isinstance(whole(b"GET /482913 HTTP/1.1\r\n" + held + b"\r\n\r\n"), Whole | None)


def test_of_a_phone_nothing_is_remembered_but_what_all_say() -> None:
    secret = (
        b"Cookie: person=abc\r\nUser-Agent: Telefoon\r\nReferer: http://hier/482913\r\nX-Forwarded-For: 10.0.0.7\r\n"
    )
    for _ in range(2):
        assert whole(b"GET /482913 HTTP/1.1\r\nHost: hier\r\nAccept: */*\r\n" + secret + b"\r\n") is not None
    assert sorted(reading._known) == [b"Accept: */*", b"Host: hier"]


def test_no_more_is_remembered_than_a_room_says() -> None:
    for number in range(KEPT + 10):
        whole(b"GET /482913 HTTP/1.1\r\nHost: h%d\r\n\r\n" % number)
    assert len(reading._known) <= KEPT


@contextmanager
def server(handler: type[QuietHandler]) -> Iterator[int]:
    """A web server that says what it was asked; gives its port."""
    started, port = threading.Event(), []
    stop: list[Any] = []

    def told(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        body = environ["wsgi.input"].read() if environ["wsgi.input_terminated"] else b""
        asked = {name: value for name, value in environ.items() if isinstance(value, str) and name != "REMOTE_PORT"}
        said = json.dumps([asked, body.decode("latin-1")], sort_keys=True).encode()
        start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(said)))])
        return [said]

    def serve() -> None:
        running = WSGIServer(("127.0.0.1", 0), told, log=None, error_log=None, handler_class=handler)
        running.start()
        port.append(running.server_port)
        ended = gevent.get_hub().loop.async_()
        stop.append(ended)
        started.set()
        gevent.get_hub().wait(ended)
        running.stop(0)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert started.wait(10)
    yield port[0]
    stop[0].send()
    thread.join(10)


def talk(port: int, *parts: bytes) -> bytes:
    """What comes back for these pieces, sent one after the other on one connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        for part in parts:
            line.sendall(part)
        said = b""
        while piece := line.recv(65536):
            said += piece
    kept = [each for each in said.split(b"\r\n") if not each.startswith(b"Date: ")]
    return b"\r\n".join(kept).replace(str(port).encode(), b"PORT")


@pytest.fixture(scope="module")
def ports() -> Iterator[tuple[int, int]]:
    """The quick server, and the one that reads as its library does."""
    with server(QuickHandler) as quick, server(QuietHandler) as plain:
        yield quick, plain


ORDINARY = [
    (PAGE,),
    (ANSWER,),
    (ANSWER + PAGE,),
    (PAGE, ANSWER),
    (ANSWER[:40], ANSWER[40:]),
    (HEAD, b"\r\n", b"te", b"xt="),
    (b"GET /482913/pieces?since=-1 HTTP/1.1\r\nhost:hier\r\nACCEPT:  a, b \r\nX-Empty:\r\n\r\n",),
    (b"GET / HTTP/1.1\r\n\r\n",),
    (b"GET //hier/482913 HTTP/1.1\r\nHost: hier\r\n\r\n",),
]


@pytest.mark.parametrize("parts", ORDINARY)
def test_both_servers_hear_the_same(ports: tuple[int, int], parts: tuple[bytes, ...]) -> None:
    quick, plain = (talk(port, *parts, LAST) for port in ports)
    assert quick == plain
    assert quick.count(b"HTTP/1.1 200 OK") == len(b"".join(parts).split(b" HTTP/1.1\r\n"))


@pytest.mark.parametrize("request_", [each for each in ODD if b"_A" not in each])
def test_both_servers_answer_the_same_to_what_is_odd(ports: tuple[int, int], request_: bytes) -> None:
    quick, plain = (talk(port, request_ + LAST) for port in ports)
    # The head of an odd request is read more strictly than the library does: who is refused is refused earlier.
    assert quick == plain or quick.startswith(b"HTTP/1.1 400 ")
