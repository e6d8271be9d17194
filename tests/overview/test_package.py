"""The package that a municipality shares: what is in it, and that whoever opens one trusts none of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from tests.overview.evenings import LONG, evening, told
from tests.strategies import json_values
from werksessie.overview.across import Shared, across
from werksessie.overview.evening import Evening
from werksessie.overview.package import (
    FORMAT,
    LARGEST,
    NEWER,
    NO_PACKAGE,
    SPOILED,
    NoPackage,
    Package,
    packed,
    unpacked,
)
from werksessie.overview.telling import document_of
from werksessie.overview.unnamed import unnamed


@cache
def evenings() -> tuple[Evening, ...]:
    return tuple(told(evening("Gemeente Oost", f"Klaverdag {n}", n, LONG, shift=n)) for n in (3, 9))


@cache
def package(named: bool) -> bytes:
    return packed(evenings(), named=named)


def changed(change: Callable[[Any], None]) -> bytes:
    data = json.loads(package(named=True))
    change(data)
    return json.dumps(data).encode()


def refused(file: bytes) -> str:
    with pytest.raises(NoPackage) as said:
        unpacked(file)
    return str(said.value)


def test_a_named_package_is_read_back_as_it_was() -> None:
    read = unpacked(package(named=True))
    assert (read.named, read.evenings) == (True, evenings())


def test_an_unnamed_package_holds_no_more_than_may_stand_beside_others() -> None:
    read = unpacked(package(named=False))
    assert (read.named, read.evenings) == (False, tuple(map(unnamed, evenings())))
    for own in ("Oost", "Klaverdag", "Eigen thema", "Idee", "Reden van", "Open de zaal", "2027-"):
        assert own not in package(named=False).decode()


def test_a_package_that_is_not_named_after_all_names_nobody() -> None:
    file = changed(lambda data: data.update(named=False))
    assert unpacked(file).evenings == tuple(map(unnamed, evenings()))


def test_a_package_says_what_it_is_and_of_which_version() -> None:
    data = json.loads(package(named=False))
    assert (data["format"], data["version"], data["named"]) == (FORMAT, 1, False)


def test_a_newer_package_is_refused_in_a_sentence_of_its_own() -> None:
    assert refused(changed(lambda data: data.update(version=2))) == NEWER


@pytest.mark.parametrize("file", [b"", b"{}", b"[]", b"\xff\xfe", b'{"format": "iets"}', b"[" * 100_000])
def test_what_is_no_package_is_refused(file: bytes) -> None:
    assert refused(file) == NO_PACKAGE


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert "te groot" in refused(b" " * (LARGEST + 1))


def _first_asked(data: Any) -> Any:
    """A plain question with figures, of the larger evening."""
    questions = data["evenings"][1]["questions"]
    return next(one for one in questions if one["id"] == "8")


WRONG: dict[str, Callable[[Any], None]] = {
    "a field too many": lambda data: data.update(extra=1),
    "a field too few": lambda data: data["evenings"][0].pop("people"),
    "an evening twice": lambda data: data["evenings"].append(data["evenings"][0]),
    "two municipalities": lambda data: data["evenings"][0].update(municipality="Gemeente West"),
    "no municipality to name": lambda data: [one.update(municipality="") for one in data["evenings"]],
    "a figure in words of its own": lambda data: _first_asked(data).update(answered="veel"),
    "a figure below nought": lambda data: _first_asked(data).update(unsure=-1),
    "a figure that is no whole number": lambda data: _first_asked(data).update(unsure=1.5),
    "a truth for a figure": lambda data: _first_asked(data).update(unsure=True),
    "a distribution under five answers": lambda data: _first_asked(data).update(answered=4),
    "a distribution without how many answered": lambda data: _first_asked(data).update(answered="niet getoond"),
    "a small figure of a sensitive question": lambda data: _first_asked(data).update(sensitive=True, answered=10),
    "a small conversation with figures": lambda data: data["evenings"][1].update(people=None),
    "four people": lambda data: data["evenings"][1].update(people=4),
    "a figure of what was not asked": lambda data: _first_asked(data).update(status="not-asked"),
    "an unknown status": lambda data: data["evenings"][0]["deals"][0].update(status="misschien"),
    "a question of no known status": lambda data: data["evenings"][0]["questions"][0].update(status="Oost"),
    "half a character": lambda data: data["evenings"][0].update(title="\ud800"),
    "a very long text": lambda data: data["evenings"][0].update(title="a" * 6000),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_package_that_cannot_be_is_refused(wrong: str) -> None:
    assert refused(changed(WRONG[wrong])) == SPOILED


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in this data where something stands."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield value, key
        yield from _places(one)


@how(max_examples=20)
@given(st.data())
def test_whatever_stands_anywhere_it_is_read_whole_or_refused_in_a_sentence(data: st.DataObject) -> None:
    whole = json.loads(package(named=False))
    places = list(_places(whole))
    for _ in range(data.draw(st.integers(1, 2))):
        holder, key = places[data.draw(st.integers(0, len(places) - 1))]
        holder[key] = data.draw(json_values)
    _read_or_refused(json.dumps(whole).encode())


@how(max_examples=20)
@given(st.data())
def test_a_file_that_was_cut_or_spoiled_is_refused_in_a_sentence(data: st.DataObject) -> None:
    file = bytearray(package(named=True))
    for _ in range(data.draw(st.integers(1, 3))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    _read_or_refused(bytes(file[: data.draw(st.integers(0, len(file)))]))


def _read_or_refused(file: bytes) -> None:
    try:
        package = unpacked(file)
    except NoPackage as refusal:
        package, sentence = Package(False, ()), str(refusal)
    else:
        sentence = NEWER
    assert sentence in (NO_PACKAGE, NEWER, SPOILED)
    assert all(isinstance(one, Evening) for one in package.evenings)
    if package.evenings:
        assert document_of(across([Shared(package.evenings, package.named)]), "Overzicht").chapters
