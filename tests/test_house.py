"""The rules of the house: what is pure stays pure, what is small stays small, and nothing tells where it was made."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from werksessie.activities import KINDS

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "werksessie"
PURE = ("session", "activities", "programme", "reading")

OWN = tuple(f"werksessie.{package}" for package in PURE)
OTHERS = {"immutables", "babel"}
FORBIDDEN = {
    "asyncio", "os", "random", "secrets", "select", "shutil", "signal", "socket", "sqlite3",
    "subprocess", "sys", "tempfile", "threading", "time", "uuid",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}
READS_FILES = {SOURCE / "programme" / "loader.py": {"pathlib"}}


def pure_files() -> list[Path]:
    return sorted(path for package in PURE for path in (SOURCE / package).rglob("*.py"))


def impurities(source: str, allowed: frozenset[str] = frozenset()) -> Iterator[str]:
    """Everything in this source that needs more of the world than its arguments."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""] if node.level == 0 else ["a relative import"]
        yield from (f"import {name}" for name in names if not _may_import(name, allowed))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield f".{node.func.attr}()"
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("open", "print", "input")
        ):
            yield f"{node.func.id}()"


def _may_import(name: str, allowed: frozenset[str]) -> bool:
    first = name.partition(".")[0]
    if first == "werksessie":
        return name in OWN or name.startswith(tuple(f"{own}." for own in OWN))
    if first in OTHERS | allowed:
        return True
    return first in sys.stdlib_module_names and first not in FORBIDDEN | {"pathlib"}


@pytest.mark.parametrize("path", pure_files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_core_knows_no_server_no_store_no_clock_and_no_chance(path: Path) -> None:
    allowed = frozenset(READS_FILES.get(path, ()))
    assert list(impurities(path.read_text(encoding="utf-8"), allowed)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import flask",
        "from gevent import spawn",
        "import time",
        "from random import shuffle",
        "import pathlib",
        "from werksessie.record.promise import Store",
        "import werksessie.live.host",
        "from . import rules",
        "datetime.now()",
        "datetime.date.today()",
        "open('x')",
    ],
)
def test_what_is_not_pure_is_found(source: str) -> None:
    assert list(impurities(source)) != []


def test_a_whole_evening_can_be_played_without_a_server() -> None:
    loads = "import sys, werksessie.session.rules, werksessie.session.sealing, werksessie.session.codec"
    heavy = "{'flask', 'gevent', 'socketio', 'sqlite3', 'sqlite_utils'}"
    code = f"{loads}; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# Small


def files(*folders: str, kinds: tuple[str, ...] = (".py", ".js", ".css", ".html")) -> list[Path]:
    """Files of ours in these folders; what others made stands in `vendor` and `fonts`."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in kinds)
    return sorted(path for path in found if not {"vendor", "fonts", "__pycache__"} & set(path.parts))


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in files("src", "templates", "static", "tests", "bench")
    }
    assert len(lengths) > 50
    assert {path: length for path, length in lengths.items() if length > 300} == {}


# Each kind in its own place


def told_apart(source: str) -> Iterator[str]:
    """Every comparison with the name of a kind."""
    for node in ast.walk(ast.parse(source)):
        compared: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            compared = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            compared = [node.value]
        for side in compared:
            for part in ast.walk(side):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value in KINDS:
                    yield f"line {part.lineno}: {part.value}"


def test_only_the_kinds_themselves_know_which_kind_they_are() -> None:
    outside = [path for path in files("src", kinds=(".py",)) if "activities" not in path.parts]
    found = {str(path): list(told_apart(path.read_text(encoding="utf-8"))) for path in outside}
    assert len(found) > 20
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    ["if plan.kind == 'ideas': x()", "'dots' != kind", "kind in ('slide', 'x')", "match kind:\n case 'dots': pass"],
)
def test_a_comparison_with_a_kind_is_found(source: str) -> None:
    assert list(told_apart(source)) != []


def tables_of_kinds(source: str) -> Iterator[str]:
    """Every list, set or dict that names several kinds: what belongs to a kind stands on the kind."""
    for node in ast.walk(ast.parse(source)):
        parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
        named = {part.value for part in parts if isinstance(part, ast.Constant) and part.value in KINDS}
        if len(named) > 2:
            yield f"line {node.lineno}: {sorted(named)}"


def test_outside_the_kinds_stands_no_table_of_them() -> None:
    outside = [path for path in files("src", kinds=(".py",)) if "activities" not in path.parts]
    found = {str(path): list(tables_of_kinds(path.read_text(encoding="utf-8"))) for path in outside}
    assert len(found) > 20
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source", ["A = {'dots': 1, 'ideas': 2, 'scale': 3}", "B = frozenset({'dots', 'roles', 'choice'})"]
)
def test_a_table_of_kinds_is_found(source: str) -> None:
    assert list(tables_of_kinds(source)) != []


def test_templates_and_scripts_do_not_tell_kinds_apart_either() -> None:
    names = "|".join(KINDS)
    named = rf"""["'](?:{names})["']"""
    compared = re.compile(rf"(?:[!=]==?|\bin\s*[\[(][^\])]*?)\s*{named}|{named}\s*[!=]==?")
    assert compared.search("{% if kind in ('x', 'ideas') %}")
    assert compared.search('if (kind === "dots")')
    outside = [path for path in files("templates", "static") if "activities" not in path.parts]
    assert len(outside) > 20
    assert [str(path) for path in outside if compared.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("piece", ["_wall", "_phone", "_tools", "_board", "_own"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_template_for_each_surface(kind: str, piece: str) -> None:
    assert (ROOT / "templates" / "activities" / kind / f"{piece}.html").is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_own_rule_book(kind: str) -> None:
    assert (ROOT / "tests" / "activities" / f"test_{kind}.py").is_file()


# Nothing tells where it was made


def ours() -> list[Path]:
    """Every file that is in the repository or would be after the next commit."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "com"), ("npmjs", "org"), ("yarnpkg", "com"),
        ("unpkg", "com"), ("jsdelivr", "net"), ("cdnjs", "cloudflare"), ("crates", "io"), ("rubygems", "org"),
        ("proxy", "golang"), ("ghcr", "io"), ("anaconda", "org"),
    )
]  # fmt: skip


def told(patterns: list[str]) -> dict[str, str]:
    """Which file gives one of these away."""
    search = re.compile("|".join(patterns).encode())
    found = {str(path.relative_to(ROOT)): search.search(path.read_bytes()) for path in ours()}
    return {path: match[0].decode() for path, match in found.items() if match}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert len(ours()) > 50
    assert told([re.escape(host) for host in REGISTRIES]) == {}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_no_file_holds_a_path_of_the_machine_it_was_made_on() -> None:
    whole = [str(folder) for folder in (ROOT, Path.home()) if len(folder.parts) > 2]
    assert told([rf"(?<![\w.]){re.escape(path)}" for path in (*whole, "/" + "root/")]) == {}
