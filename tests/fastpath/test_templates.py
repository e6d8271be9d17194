"""Compiled templates are kept beside Python's own compiled modules, where there is room for them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemBytecodeCache

from werksessie.fastpath.templates import compiled_beside


@pytest.fixture(autouse=True)
def keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python keeps its compiled modules, however these tests were started."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def environment(package: Path, source: str = "Dag {{ name }}") -> Environment:
    return Environment(
        loader=DictLoader({"groet.html": source}), bytecode_cache=compiled_beside(package), autoescape=True
    )


def greeting(made: Environment) -> str:
    return made.get_template("groet.html").render(name="zaal")


def test_a_template_is_compiled_once_for_every_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert greeting(environment(tmp_path)) == "Dag zaal"

    def again(*_: Any, **__: Any) -> Any:
        pytest.fail("it was compiled again")

    monkeypatch.setattr(Environment, "compile", again)
    assert greeting(environment(tmp_path)) == "Dag zaal"


def test_a_template_that_was_changed_is_compiled_again(tmp_path: Path) -> None:
    assert greeting(environment(tmp_path)) == "Dag zaal"
    assert greeting(environment(tmp_path, "Hallo {{ name }}")) == "Hallo zaal"


def test_where_nobody_may_write_there_are_templates_all_the_same(tmp_path: Path) -> None:
    taken = tmp_path / "__pycache__"
    taken.touch()
    assert compiled_beside(tmp_path) is None
    assert greeting(environment(tmp_path)) == "Dag zaal"


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled_beside(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_stands_in_no_page_s_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(FileSystemBytecodeCache, "dump_bytecode", full)
    assert greeting(environment(tmp_path)) == "Dag zaal"
