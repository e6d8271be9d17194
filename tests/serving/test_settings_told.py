"""docs/hosting.md has every setting, and no setting that there is not."""

from __future__ import annotations

import re
from pathlib import Path

from werksessie.cli import serve

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `(WERKSESSIE_[A-Z_]+)` \| (?:`(--[a-z-]+)`|–) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"WERKSESSIE_[A-Z]+(?:_[A-Z]+)*")
GIVEN = re.compile(r'given\("([a-z_]+)"')
OF_THE_BENCH = {"WERKSESSIE_PLAIN"}
"""Turns tricks off to measure them; nobody who hosts has a use for it."""


def variables() -> set[str]:
    """Every variable that the code reads."""
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    given = {f"WERKSESSIE_{name.upper()}" for name in GIVEN.findall(source)}
    return (given | set(NAMED.findall(source))) - OF_THE_BENCH


def rows() -> dict[str, tuple[str, str, str]]:
    """What the page tells: by variable, the option, what it is otherwise and what it does."""
    page = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    return {name: (option, otherwise, what) for name, option, otherwise, what in ROW.findall(page)}


def test_the_page_has_every_variable_that_the_code_reads_and_no_other() -> None:
    assert set(rows()) == variables()


def test_the_page_has_every_option_of_the_server_beside_its_variable() -> None:
    options = {word for one in serve.params if not one.hidden for word in one.opts} - {"--help"}
    assert {option for option, _, _ in rows().values() if option} == options
    for name, (option, _, _) in rows().items():
        assert not option or f"WERKSESSIE_{option[2:].replace('-', '_').upper()}" == name


def test_each_says_what_it_does() -> None:
    assert [name for name, (_, otherwise, what) in rows().items() if not otherwise.strip() or len(what) < 15] == []
