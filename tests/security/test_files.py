"""Files that come in and files that go out: what is in them decides, never how they are called."""

from __future__ import annotations

import gzip
import re
import zipfile
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

import werksessie
from tests.conftest import DETAILS, Facilitator
from tests.security.houses import Street
from werksessie.summary.formats import ALL
from werksessie.web.ours import ours

SOURCE = Path(werksessie.__file__).parent
SECONDS = 5
"""More than any file takes that may be sent; a bomb takes minutes, or all memory."""


def bomb() -> bytes:
    """40 kB that become 40 MB."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", b"a" * 40_000_000)
    return packed.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/hostname">]><x>&b;&c;</x>"""
NO_PROGRAMME: dict[str, bytes] = {
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10,
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a program": b"\x7fELF" + bytes(500),
    "a record": b"SQLite format 3\x00" + bytes(4_000),
    "a zip": bomb(),
    "a gzip": gzip.compress(b"a" * 10_000_000),
    "XML with entities": ENTITIES,
    "nothing but an end": b"\x1a",
    "brackets": b"a = " + b"[" * 100_000,
    "tables in tables": b"a = " + b"{a=" * 50_000,
    "a number": b"a = " + b"9" * 400_000,
    "dots": b".".join([b"a"] * 100_000) + b" = 1",
    "many tables": b"[[a]]\n" * 60_000,
    "half a letter": b'title = "\xff\xfe"',
}
NAMES = ("draaiboek.toml", "../../../etc/x.toml", "x.toml\x00.png", "<script>.toml", "a" * 300 + ".toml", "con.toml")


def sent(desk: Facilitator, content: bytes, name: str = "draaiboek.toml") -> Any:
    form = {"csrf_token": desk.token(), "file": (BytesIO(content), name)}
    return desk.client.post("/programmes/import", data=form)


def shelf(desk: Facilitator) -> list[str]:
    """The programmes of one's own that there are."""
    names: list[str] = desk.client.application.extensions["host"].store.programmes.names()
    return names


@pytest.mark.parametrize("content", NO_PROGRAMME.values(), ids=NO_PROGRAMME)
def test_what_is_no_programme_is_refused_in_plain_words_whatever_it_is_called(
    content: bytes, desk: Facilitator
) -> None:
    before, began = shelf(desk), monotonic()
    reply = sent(desk, content)
    assert monotonic() - began < SECONDS
    assert reply.status_code == 422
    assert "draaiboek.toml" in reply.text
    assert "<script>alert" not in reply.text
    assert shelf(desk) == before


def test_a_session_cannot_be_prepared_with_it_either(desk: Facilitator) -> None:
    before = desk.client.application.extensions["host"].names()
    for content in (NO_PROGRAMME["a zip"], ENTITIES):
        form = {**DETAILS, "csrf_token": desk.token(), "programme_file": (BytesIO(content), "x.toml")}
        assert desk.client.post("/sessions/new", data=form).status_code == 422
    assert desk.client.application.extensions["host"].names() == before


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_decides_nothing(name: str, desk: Facilitator) -> None:
    """A programme called otherwise is a programme, and it is kept under a name of our own."""
    good = desk.client.get("/programmes/eerste-gesprek/programme.toml").data
    before = shelf(desk)
    reply = sent(desk, good, name)
    assert reply.status_code == 303
    assert [bool(re.fullmatch(r"[a-z0-9-]{1,40}", kept)) for kept in shelf(desk) if kept not in before] == [True]
    wrong = sent(desk, b"niets", name)
    assert wrong.status_code == 422
    assert "<script>.toml" not in wrong.text
    desk.post(f"{reply.location}/delete", sure="yes")
    assert shelf(desk) == before


def test_more_than_half_a_megabyte_is_not_read(desk: Facilitator) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="x.toml"\r\n\r\n'
    headers = {"X-CSRFToken": desk.token(), "Content-Type": "multipart/form-data; boundary=x"}
    reply = desk.client.post("/programmes/import", data=head + b"a" * 600_000, headers=headers)
    assert reply.status_code == 413
    assert "Maak het korter" in reply.text


READERS = re.compile(r"^\s*(?:from|import) (?:zipfile|tarfile|xml|lxml|pickle|shelve|marshal|yaml)\b", re.MULTILINE)
WRITERS = {"summary"}
"""Where documents are made: what is packed or written there is our own."""


def test_nothing_that_comes_in_is_unpacked_or_read_as_xml_or_as_objects() -> None:
    """So no limit on archives or entities can be forgotten: there is nothing that opens them."""
    found = {path for path in SOURCE.rglob("*.py") if READERS.search(path.read_text("utf-8"))}
    assert {path.relative_to(SOURCE).parts[0] for path in found} == WRITERS


# Files that go out


@pytest.mark.parametrize("format", [one.ending for one in ALL])
def test_a_download_is_a_file_of_its_own_type_under_a_name_of_ours(format: str, street: Street) -> None:
    evening = street.house.evening
    reply = evening.app.test_client().get(f"{evening.link('summary')}/summary.{format}")
    assert reply.status_code == 200
    disposition = reply.headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="verslag-[0-9-]+-voorlopig\.[a-z.]+"', disposition)
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Cache-Control"] == "no-store"


INJECTED = (
    "json%0d%0aSet-Cookie:x=1",
    'json"; filename="x.exe',
    "json%00.html",
    "../json",
    "JSON",
    "exe",
    "json;x",
    "",
)


@pytest.mark.parametrize("ending", INJECTED)
def test_nothing_but_a_format_that_there_is_comes_into_the_name_of_a_download(ending: str, street: Street) -> None:
    evening = street.house.evening
    reply = evening.app.test_client().get(f"{evening.link('summary')}/summary.{ending}")
    assert reply.status_code == 404
    assert "Set-Cookie" not in reply.headers
    assert "Content-Disposition" not in reply.headers


def test_what_a_facilitator_types_comes_into_no_header(desk: Facilitator) -> None:
    """A title with an end of line or a quote in it: the file keeps a name of ours."""
    title = 'Samen"; filename="x.exe\r\nSet-Cookie: x=1'
    reply = desk.post("/programmes/copy", of="eerste-gesprek", title=title)
    assert reply.status_code == 303
    export = desk.client.get(f"{reply.location}/programme.toml")
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.toml"', export.headers["Content-Disposition"])
    assert "x=1" not in str(export.headers)


def test_the_programme_that_goes_out_comes_back_in(desk: Facilitator) -> None:
    """What is refused above is refused for what it is: the same door takes what we made ourselves."""
    good = desk.client.get("/programmes/eerste-gesprek/programme.toml").data
    assert sent(desk, good).status_code == 303
    assert ours("eerste-gesprek").activities
