"""One door: who may write in a log, and where a command is decided."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "werksessie"
RULES = "werksessie.session.rules"


def writes(source: str) -> list[str]:
    """Each call that adds to a log or puts another in its place: both say after which number."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        call.func.attr
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ("append", "rewrite")
        and "after" in {word.arg for word in call.keywords}
    ]


def decides(source: str) -> bool:
    """Whether it asks the rules of a session for a decision."""
    return any(
        (isinstance(node, ast.ImportFrom) and node.module == RULES and "decide" in {one.name for one in node.names})
        or (isinstance(node, ast.Attribute) and ast.unparse(node).endswith("rules.decide"))
        for node in ast.walk(ast.parse(source))
    )


def ours() -> Iterator[tuple[str, str]]:
    """Every file of the product, by its path."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")


def test_only_the_door_and_a_record_that_is_brought_write_in_a_log() -> None:
    assert {path for path, source in ours() if writes(source)} == {"live/keeping.py", "record/bringing.py"}


def test_commands_are_decided_behind_the_door_only() -> None:
    """The editor's preview plays an evening that is kept nowhere."""
    outside = {path for path, source in ours() if decides(source) and not path.startswith("session/")}
    assert outside == {"live/seats.py", "web/editor_preview.py"}


@pytest.mark.parametrize("source", ["record.append(data, after=3)", "self.record.rewrite(data, after=seq, tables=())"])
def test_a_write_is_found(source: str) -> None:
    assert writes(source)


def test_an_ordinary_list_is_no_log() -> None:
    assert not writes("found.append(1)")


def test_a_decision_is_found() -> None:
    assert decides("from werksessie.session.rules import decide")
    assert decides("from werksessie.session import rules\nrules.decide(state, command)")
    assert not decides("from werksessie.accounts.rules import decide")
