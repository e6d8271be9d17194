"""Programme files from elsewhere: kept whole, or refused in a plain Dutch sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.faults.fuzzing import examples, facilitator_of, fault, house, texts
from werksessie.programme.loader import SHIPPED

FILE = (SHIPPED / "eerste-gesprek.toml").read_bytes()
NO_PROGRAMMES: dict[str, bytes] = {
    "nothing": b"",
    "zip": b"PK\x03\x04" + bytes(200),
    "XML": b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>",
    "UTF-16": FILE.decode().encode("utf-16"),
    "other bytes": bytes(range(256)),
    "deep": b"a = " + b"[" * 50_000,
    "deep tables": b"[" + b"a." * 90 + b"a]\n" * 500,
    "digits": b"format = " + b"9" * 10_000,
    "a number": b'format = 1e400\nid = "x"',
    "NUL": b'id = "a\x00b"',
    "no text": b'format = 1\nid = "x"\nversion = "1"\ntitle = 7\nactivities = [[]]',
    "a date": b'format = 1\nid = 1979-05-27\nversion = "1"\ntitle.nl = "x"\nactivities = []',
    "a name from elsewhere": b'format = 1\nid = "../../x"\nversion = "1"\ntitle.nl = "x"\nactivities = []',
    "much": b"# " + b"x" * 1_000_000,
}


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    made = house()
    yield made
    made.extensions["host"].close()


def sent(app: Flask, path: str, field: str, content: bytes, name: str, **more: str) -> Any:
    """A file, as the facilitator's browser sends it."""
    browser, token = facilitator_of(app)
    parts = [f'form-data; name="{one}"\r\n\r\n{value}'.encode() for one, value in more.items()]
    file = f'form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode() + content
    body = b"".join(b"--x\r\nContent-Disposition: " + part + b"\r\n" for part in [*parts, file]) + b"--x--\r\n"
    kind = "multipart/form-data; boundary=x"
    return browser.post(path, data=body, content_type=kind, headers={"X-CSRFToken": token})


@pytest.mark.parametrize("what", NO_PROGRAMMES)
def test_a_file_that_is_no_programme_is_refused_in_a_sentence_and_nothing_is_kept(app: Flask, what: str) -> None:
    host = app.extensions["host"]
    for path, field in (("/programmes/import", "file"), ("/sessions/new", "programme_file")):
        reply = sent(app, path, field, NO_PROGRAMMES[what], "van een ander.toml", title="Avond", date="2027-03-14")
        assert reply.status_code in (413, 422), what
        assert "Traceback" not in reply.text
        assert not fault(reply)
    assert (host.names(), host.store.programmes.names()) == ([], [])


def import_one(app: Flask, data: Any) -> None:
    """A programme with something else in it, under any name: it is kept and can be read, or nothing is."""
    shelf = app.extensions["host"].store.programmes
    at, length = data.draw(st.integers(0, len(FILE))), data.draw(st.integers(0, 60))
    word = (
        data.draw(texts).encode("utf-8", "surrogatepass")
        if data.draw(st.booleans())
        else data.draw(st.binary(max_size=9))
    )
    name = data.draw(st.sampled_from(["a.toml", "../../x", "x" * 3000, "\u202elmot.a", "a\nb"]))
    reply = sent(app, "/programmes/import", "file", FILE[:at] + word + FILE[at + length :], name)
    assert not fault(reply)
    assert (reply.status_code == 303) == bool(shelf.names())
    for made in shelf.names():
        browser = facilitator_of(app)[0]
        for path in ("/programmes", f"/programmes/{made}", f"/programmes/{made}/programme.toml", "/sessions/new"):
            assert browser.get(path).status_code == 200, path
        shelf.delete(made)


@examples(12)
@given(data=st.data())
def test_a_programme_with_anything_in_it_is_kept_whole_or_not_at_all(app: Flask, data: Any) -> None:
    import_one(app, data)


@pytest.mark.soak
@examples(400)
@given(data=st.data())
def test_for_a_long_time_programmes_are_kept_whole_or_not_at_all(app: Flask, data: Any) -> None:
    import_one(app, data)
