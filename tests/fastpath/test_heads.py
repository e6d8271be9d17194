"""The head of a request: what is a header is read, what is not ends the request."""

from __future__ import annotations

from io import BytesIO

import pytest

from werksessie.fastpath.heads import MOST, Heads


def heads(text: bytes) -> Heads:
    return Heads(BytesIO(text))


def test_headers_are_found_by_name_in_any_case() -> None:
    found = heads(b"Host: here:8000\r\ncontent-TYPE:text/plain \r\nX-Empty:\r\n\r\nbody")
    assert found.get("host") == "here:8000"
    assert found.typeheader == "text/plain"
    assert found.getheader("x-empty") == ""
    assert found.get("nothing", "other") == "other"


def test_what_comes_after_the_empty_line_is_left_for_the_body() -> None:
    source = BytesIO(b"Host: here\r\n\r\nbody")
    Heads(source)
    assert source.read() == b"body"


def test_every_line_is_there_in_order_and_the_first_of_two_is_found() -> None:
    found = heads(b"Cookie: a=1\r\nCookie: b=2\r\n\r\n")
    assert list(found.headers) == ["Cookie: a=1\r\n", "Cookie: b=2\r\n"]
    assert found.get("cookie") == "a=1"


def test_a_header_can_be_taken_out() -> None:
    found = heads(b"Content-Length: 5\r\nHost: here\r\n\r\n")
    del found["content-length"]
    assert found.get("Content-Length") is None
    assert list(found.headers) == ["Host: here\r\n"]


@pytest.mark.parametrize(
    "text",
    [
        b"no colon\r\n\r\n",
        b" Folded: line\r\n\r\n",
        b"Host: here\r\n folded\r\n\r\n",
        b"Space : before\r\n\r\n",
        b"Nu\x00l: x\r\n\r\n",
        b"Cr: a\rb\r\n\r\n",
        b": nameless\r\n\r\n",
        b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"Transfer-Encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n",
        b"Host: a\r\nHost: b\r\n\r\n",
        b"Long: " + b"x" * 20_000 + b"\r\n\r\n",
        b"A: b\r\n" * (MOST + 1) + b"\r\n",
        b"Cut: off",
    ],
)
def test_what_is_no_header_ends_the_request(text: bytes) -> None:
    with pytest.raises(ValueError, match="header"):
        heads(text)
