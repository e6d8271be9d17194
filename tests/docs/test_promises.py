"""What docs/promises.md promises is shown by tests that there are. Its commands, verbs, files and links are looked at
in `test_docs.py`, as those of every page are."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache

import pytest

from tests.docs.reading import ALL, DOCS, ROOT, text_of

PAGE = DOCS / "promises.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)(?:\[[^\]`]+\])?`")
SHOWN = re.compile(r"`(?:tests/[\w/]+\.py::test_\w+(?:\[[^\]`]+\])?|make [a-z-]+|(?:bench|docs)/[\w.-]+)`")
OF_ITS_OWN = {"soak": "make soak", "office": "make test-office"}
"""Tests that `make test` leaves out, by their mark, and the verb that runs them."""


def promises() -> list[tuple[str, str]]:
    """Each promise, with what shows it: the last line of its point."""
    told = text_of(PAGE).partition("\n## ")[2].partition("\n## Not shown by a test")[0]
    points = re.findall(r"^- (.+(?:\n  .+)*)\n  (.+)$", told, re.MULTILINE)
    return [(" ".join(promise.split()), shown) for promise, shown in points]


@cache
def tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def names_in(path: str) -> set[str]:
    """The names of all tests in this file, those of a shared class too."""
    bodies = [tree(path).body, *(one.body for one in tree(path).body if isinstance(one, ast.ClassDef))]
    return {node.name for body in bodies for node in body if isinstance(node, ast.FunctionDef)}


def marks(path: str) -> set[str]:
    """What the whole file is marked with."""
    assigned = (node for node in tree(path).body if isinstance(node, ast.Assign))
    of_the_file = (node for node in assigned if ast.unparse(node.targets[0]) == "pytestmark")
    return set(re.findall(r"pytest\.mark\.(\w+)", " ".join(ast.unparse(node) for node in of_the_file)))


def lost(text: str) -> list[str]:
    """Every test that is named here and is not there."""
    return [
        f"{path}::{name}"
        for path, name in TEST.findall(text)
        if not (ROOT / path).is_file() or name not in names_in(path)
    ]


def test_every_promise_says_what_shows_it() -> None:
    assert len(promises()) > 200
    for promise, shown in promises():
        assert promise.endswith("."), promise
        assert SHOWN.sub("", shown).replace(", ", "") == "", promise


def test_every_test_that_is_named_is_there() -> None:
    assert lost(text_of(PAGE)) == []


@pytest.mark.parametrize(
    "name",
    [
        "tests/docs/test_promises.py::test_that_was_renamed",
        "tests/docs/test_that_was_moved.py::test_every_test_that_is_named_is_there",
        "tests/record/contract.py::test_of_no_class",
    ],
)
def test_what_is_not_there_is_found(name: str) -> None:
    assert lost(f"- A promise.\n  `{name}`") == [name]


def test_what_is_there_is_not_lost() -> None:
    assert lost("`tests/docs/test_promises.py::test_what_is_there_is_not_lost`") == []
    assert lost("`tests/record/contract.py::test_a_new_record_is_empty`") == []
    assert lost("`tests/docs/test_promises.py::test_what_is_not_there_is_found[whatever]`") == []


def test_nothing_stands_there_twice() -> None:
    said = Counter(promise.lower() for promise, _ in promises())
    named = Counter(TEST.findall(text_of(PAGE)))
    assert [one for one, often in (said + named).items() if often > 1] == []


def test_a_test_that_make_test_leaves_out_stands_with_the_verb_that_runs_it() -> None:
    for promise, shown in promises():
        for path, _ in TEST.findall(shown):
            assert [verb for mark, verb in OF_ITS_OWN.items() if mark in marks(path) and verb not in promise] == [], (
                path
            )
    assert marks("tests/soak/test_floods.py") >= {"soak"}


def test_its_other_names_are_looked_at_as_those_of_every_page() -> None:
    assert PAGE in ALL


def test_what_the_bench_did_not_reach_is_said() -> None:
    measured = [
        line.split("|") for line in text_of(ROOT / "bench" / "RESULTS.md").splitlines() if "**not met**" in line
    ]
    missed = {tuple(cell.strip() for cell in row[1:4]) for row in measured}
    table = text_of(PAGE).partition("**not met**")[2].partition("\n- ")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| ")][1:]
    assert {tuple(cell.strip() for cell in row) for row in rows} == missed


def test_make_alone_lists_every_verb() -> None:
    text = text_of(ROOT / "Makefile")
    verbs = set(re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE)) - {"help"}
    assert set(re.findall(r'@echo "make ([a-z-]+)', text)) == verbs
