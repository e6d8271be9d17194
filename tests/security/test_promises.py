"""What SECURITY.md promises is shown by tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[a-z_/0-9]+\.py)(?:::(test_[a-z0-9_]+))?`")
A_PAGE = 1_000
"""Words that somebody reads in five minutes."""


def text() -> str:
    return (ROOT / "SECURITY.md").read_text("utf-8")


def promises() -> list[tuple[str, str]]:
    """Each promise, with what shows it."""
    table = text().partition("## What we promise")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| ")][1:]
    return [(promise.strip(), shown) for promise, shown in rows]


def test_every_promise_names_a_test() -> None:
    assert len(promises()) > 15
    for promise, shown in promises():
        tests = NAMED.findall(shown)
        assert tests, promise
        assert all(name for _, name in tests), promise


def test_every_test_that_is_named_is_there() -> None:
    for path, name in NAMED.findall(text()):
        assert (ROOT / path).is_file(), path
        if name:
            source = (ROOT / path).read_text("utf-8")
            assert re.search(rf"^def {name}\(", source, re.MULTILINE), f"{path}::{name}"


def test_every_document_that_is_named_is_there() -> None:
    for path in re.findall(r"`(docs/[a-z/.-]+)`", text()):
        assert (ROOT / path).is_file(), path


def test_it_says_of_everybody_what_they_see_and_how_to_report() -> None:
    for who in ("participant", "facilitator", "municipality", "host", "network"):
        assert who in text().partition("## What we promise")[0].lower(), who
    assert "## Reporting" in text()


def test_it_is_a_page() -> None:
    assert len(text().split()) < A_PAGE
