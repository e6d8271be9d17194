"""The head of a reply, made once: the lines of each reply are its own all the same."""

from __future__ import annotations

import pytest

from werksessie.fastpath import heading as making
from werksessie.fastpath.heading import heading

LENGTH = ("Content-Length", "5")


def test_a_head_has_every_line_in_its_order_and_the_date() -> None:
    made = heading("200 OK", [("Content-Type", "text/html"), ("X-Naam", "café"), LENGTH])
    assert made is not None
    first, *lines = made.split(b"\r\n")
    assert first == b"HTTP/1.1 200 OK"
    assert lines[:3] == [b"Content-Type: text/html", "X-Naam: café".encode("latin-1"), b"Content-Length: 5"]
    assert lines[3].startswith(b"Date: ")
    assert lines[4:] == [b"", b""]


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("204 NO CONTENT", []),
        ("304 NOT MODIFIED", [LENGTH]),
        ("200 OK", []),
        ("200 OK", [LENGTH, ("Connection", "close")]),
        ("200 OK", [LENGTH, ("DATE", "gisteren")]),
        ("200 OK", [LENGTH, ("Transfer-Encoding", "chunked")]),
        ("101 SWITCHING", [LENGTH, ("Upgrade", "websocket")]),
    ],
)
def test_what_is_no_whole_ordinary_reply_is_left_to_the_web_server(status: str, headers: list[tuple[str, str]]) -> None:
    assert heading(status, headers) is None


@pytest.mark.parametrize("value", ["a\r\nSet-Cookie: b", "a\nb", "a\r"])
def test_a_line_never_becomes_two(value: str) -> None:
    for name, text in (("Location", value), ("Set-Cookie", value), (f"X{value}", "a")):
        with pytest.raises(ValueError, match="one line"):
            heading("200 OK", [(name, text), LENGTH])


def test_a_cookie_or_a_link_is_never_remembered() -> None:
    making._known.cache_clear()
    tokens = [("Set-Cookie", "person=abc"), ("set-cookie", "after=def"), ("Location", "/wall/abc")]
    assert heading("303 SEE OTHER", [*tokens, LENGTH]) is not None
    assert making._known.cache_info().currsize == 1
