"""Nothing dead: what is shipped is used, what is used is there, and every sheet draws from one set of tokens."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[1]
STATIC, TEMPLATES, SOURCE = ROOT / "static", ROOT / "templates", ROOT / "src" / "werksessie"
SHEETS = sorted((STATIC / "css").glob("*.css"))
PAGES = sorted(TEMPLATES.rglob("*.html"))
SCRIPTS = sorted(STATIC.glob("*.js"))
MODULES = sorted(SOURCE.rglob("*.py"))

WORD = r"[A-Za-z_][\w-]*"
JINJA = r"(?:\{[{%].*?[%}]\})"
HTMX = {"htmx-request"}
"""What htmx itself puts on an element."""

BY_FOLDER = re.compile(r"activities/(\w+)/(_wall|_phone|_tools|_board|_own|_remote|_paper|editor/\w+)\.html")
"""Templates that the house finds by the name of the kind."""


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def read(path: Path) -> str:
    """A file of ours without its comments."""
    text = path.read_text(encoding="utf-8")
    comment = {".html": r"\{#.*?#\}", ".css": r"/\*.*?\*/"}.get(path.suffix)
    return re.sub(comment, "", text, flags=re.DOTALL) if comment else text


@cache
def everything(*suffixes: str) -> str:
    found = [*PAGES, *SCRIPTS, *MODULES, *SHEETS]
    return "\n".join(read(path) for path in found if path.suffix in suffixes)


# Sheets


def selectors(sheet: Path) -> Iterator[str]:
    """Every class (".button") and id ("#wall") that a sheet has a rule for."""
    for selector in re.findall(r"([^{}]+)\{", read(sheet)):
        if not selector.strip().startswith("@"):
            yield from re.findall(rf"[.#]{WORD}", re.sub(r"\[[^\]]*\]", "", selector))


@cache
def said() -> tuple[frozenset[str], frozenset[str]]:
    """The words that may name a class or an id (in a tag, an expression or a string), and what such names begin with
    when the rest is filled in: "card--" of `card--{{ size }}`."""
    tags = "\n".join(re.findall(rf"<(?:{JINJA}|[^>{{])*>|{JINJA}", everything(".html"), flags=re.DOTALL))
    quoted = re.findall(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`", everything(".js", ".py"))
    text = "\n".join((tags, *quoted))
    return frozenset(re.findall(WORD, text)), frozenset(re.findall(rf"({WORD}-)(?:\{{|\$\{{|[\"'`])", text))


def is_said(name: str) -> bool:
    words, begins = said()
    made = (name[len(begin) :] for begin in begins if name.startswith(begin))
    return name in words or name in HTMX or any(rest.isdigit() or rest in words for rest in made)


@pytest.mark.parametrize("sheet", SHEETS, ids=short)
def test_every_rule_is_for_something_that_is_drawn(sheet: Path) -> None:
    assert sorted({one for one in selectors(sheet) if not is_said(one[1:])}) == []


def test_a_rule_for_nothing_is_found() -> None:
    assert is_said("button")
    assert is_said("card--long")
    assert not is_said("card--nothing-at-all")
    assert not is_said("parrot")


@cache
def reached() -> frozenset[str]:
    """The classes that a sheet has a rule for or a script names."""
    ruled = {one[1:] for sheet in SHEETS for one in selectors(sheet) if one[0] == "."}
    return frozenset(ruled | set(re.findall(WORD, everything(".js"))))


def classes(page: Path) -> Iterator[str]:
    """The classes a template writes out, but for those of lists: any class takes the marks of a list away."""
    for tag, attribute in re.findall(r"<(\w+)[^>]*?\sclass=\"((?:\{\{.*?\}\}|\{%.*?%\}|[^\"])*)\"", read(page)):
        plain = re.sub(r"\{[{%].*?[%}]\}", "\0", attribute)
        yield from (name for name in plain.split() if "\0" not in name and tag not in ("ul", "ol"))


def test_every_class_is_drawn_or_is_what_a_script_looks_for() -> None:
    named = {(name, short(page)) for page in PAGES for name in classes(page) if not name.startswith("wall--")}
    assert sorted((name, page) for name, page in named if name not in reached()) == []


def test_a_class_without_a_rule_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p class="lead parrot{{ " x" if y }} quiet"><ul class="list"></ul></p>')
    assert set(classes(page)) == {"lead", "quiet"}


@pytest.mark.parametrize("sheet", SHEETS, ids=short)
def test_colours_corners_letters_and_room_come_from_the_tokens(sheet: Path) -> None:
    rules = re.sub(r"--[\w-]+:[^;}]*", "", read(sheet))
    assert re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)|:\s*(?:black|white)\b", rules, re.IGNORECASE) == []
    assert re.findall(r"[\w-]*radius:[^;}]*\d(?:rem|px)[^;}]*", rules) == []
    assert re.findall(r"font-size:[^;}]*\d(?:rem|px)[^;}]*", rules) == []
    assert re.findall(r"(?:padding|margin|gap)[\w-]*:[^;}]*?[\d.]*[1-9][\d.]*(?:rem|px)[^;}]*", rules) == []


def test_every_token_is_made_and_is_used() -> None:
    css = everything(".css")
    made, used = set(re.findall(r"(?<![\w-])(--[\w-]+):", css)), set(re.findall(r"var\((--[\w-]+)", css))
    beside = set(re.findall(r"--[\w-]+", everything(".html", ".js", ".py")))
    assert sorted(used - made - beside) == []
    assert sorted(made - used - beside) == []


# Templates


@cache
def parsed(page: Path) -> nodes.Template:
    return Environment().parse(page.read_text(encoding="utf-8"))


def unused(tree: nodes.Template) -> set[str]:
    """What a template imports and does not name again."""
    used = {one.name for one in tree.find_all(nodes.Name) if one.ctx == "load"}
    names = [name for one in tree.find_all(nodes.FromImport) for name in one.names]
    imported = {name[-1] if isinstance(name, tuple) else name for name in names}
    return (imported | {one.target for one in tree.find_all(nodes.Import)}) - used


def test_a_template_uses_what_it_imports() -> None:
    assert unused(Environment().parse('{% from "x" import a, b as c %}{{ a() }}')) == {"c"}
    assert {short(page): found for page in PAGES if (found := unused(parsed(page)))} == {}


def test_every_macro_is_called() -> None:
    trees = {page: parsed(page) for page in PAGES}
    made = {one.name for tree in trees.values() for one in tree.find_all(nodes.Macro)}
    called = {one.node.name for tree in trees.values() for one in tree.find_all(nodes.Call) if _is_name(one.node)}
    called |= {one.node.attr for tree in trees.values() for one in tree.find_all(nodes.Call) if _is_attribute(one.node)}
    by_name = set(re.findall(rf"\"({WORD})\"", everything(".py")))
    assert sorted(made - called - by_name) == []


def _is_name(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name)


def _is_attribute(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Getattr)


def test_every_icon_is_drawn_somewhere() -> None:
    drawings = re.findall(r'^  "(\w+)": "M', read(TEMPLATES / "macros" / "icons.html"), re.MULTILINE)
    drawn = set(re.findall(r"icon(?:_name=|\()\"(\w+)\"", everything(".html")))
    assert len(drawings) > 3
    assert sorted(set(drawings) ^ drawn) == []


def test_every_template_is_shown() -> None:
    words = everything(".html", ".py")
    forms = set(re.findall(r"\}\}/(\w+)\"", words)) | set(re.findall(r"/editor/\w+/(\w+)\"", words))
    for page in PAGES:
        name = str(page.relative_to(TEMPLATES))
        found = BY_FOLDER.fullmatch(name)
        if found is None:
            made = re.sub(r"\w+\.html$", "", name)
            assert f'"{name}"' in words or f'f"{made}' in words, name
        elif found[2].startswith("editor/"):
            assert found[2].removeprefix("editor/") in forms, name


def test_every_block_of_a_layout_is_filled_in_somewhere() -> None:
    blocks = Counter(one.name for page in PAGES for one in parsed(page).find_all(nodes.Block))
    itself = set(re.findall(r"self\.(\w+)\(", everything(".html")))
    assert sorted(name for name, times in blocks.items() if times == 1 and name not in itself) == []


# Files, dependencies


def test_every_file_a_browser_may_fetch_is_named_somewhere() -> None:
    words = everything(".html", ".js", ".css", ".py")
    files = [path for path in STATIC.rglob("*") if path.is_file() and path.name not in ("LICENSE", "README.md")]
    assert [short(path) for path in files if path.name not in words] == []


def test_every_dependency_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[>=<\[; ]", one)[0].lower() for one in project["dependencies"]}
    trees = [ast.parse(read(path)) for path in MODULES]
    imported = {name.partition(".")[0] for tree in trees for name in _imports(tree)}
    given = {package: {one.lower() for one in names} for package, names in packages_distributions().items()}
    used = {name for package in imported for name in given.get(package, ())}
    assert sorted(needed - used) == []


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
