"""docs/how-it-works.md follows an answer through the code: every file and every function that it names is there."""

from __future__ import annotations

import ast
import re

import pytest

from tests.docs.reading import CODE, DOCS, ROOT, text_of
from werksessie.activities.kind import Kind

PAGE = text_of(DOCS / "how-it-works.md")
PICTURE = text_of(DOCS / "how-it-works.svg")
NAMED = [one for one in CODE.findall(PAGE) if "/" in one]
STEPS = 14
IN_A_SCRIPT = r"(?:async )?function {0}\("
IN_A_TEMPLATE = r"macro {0}\("


def is_there(named: str) -> bool:
    """Whether this file is there and, behind a colon, has this function, class or method."""
    path, _, name = named.partition(":")
    file = ROOT / path
    if not name:
        return file.exists()
    if not file.is_file():
        return False
    if file.suffix == ".py":
        return is_in(ast.parse(text_of(file)).body, name.split("."))
    pattern = IN_A_SCRIPT if file.suffix == ".js" else IN_A_TEMPLATE
    return re.search(pattern.format(re.escape(name)), text_of(file)) is not None


def is_in(body: list[ast.stmt], steps: list[str]) -> bool:
    """Whether a function or class of this name stands there, and within it the next."""
    found = [one for one in body if isinstance(one, (ast.FunctionDef, ast.ClassDef)) and one.name == steps[0]]
    return any(len(steps) == 1 or is_in(one.body, steps[1:]) for one in found)


@pytest.mark.parametrize("named", dict.fromkeys(NAMED))
def test_every_file_and_function_that_is_named_exists(named: str) -> None:
    assert is_there(named)


@pytest.mark.parametrize(
    "named",
    [
        "src/werksessie/live/hosts.py",
        "src/werksessie/live/host.py:Host.knock",
        "src/werksessie/live/host.py:ask",
        "src/werksessie/live/hosts.py:Host",
        "static/outbox.js:vanish",
        "templates/phone/forms.html:vanish",
    ],
)
def test_what_is_not_there_is_found(named: str) -> None:
    assert not is_there(named)


def test_the_page_names_what_it_follows() -> None:
    folders = {one.split("/")[2] for one in NAMED if one.startswith("src/") and one.count("/") > 2}
    assert folders >= {"web", "fastpath", "live", "session", "activities", "record", "summary"}
    assert len(NAMED) > 40


def test_every_step_has_its_number_once_in_their_order() -> None:
    assert [int(one) for one in re.findall(r"^(\d+)\. ", PAGE, re.MULTILINE)] == list(range(1, STEPS + 1))


def test_it_is_one_page_with_one_picture() -> None:
    assert len(PAGE.splitlines()) <= 90
    assert re.findall(r"!\[[^\]]+\]\(([^)]+)\)", PAGE) == ["how-it-works.svg"]


def test_every_file_in_the_picture_exists() -> None:
    files = {path.as_posix() for folder in ("src", "static") for path in (ROOT / folder).rglob("*.[pj][ys]")}
    shown = re.findall(r"\b[\w/]+\.(?:py|js)\b", PICTURE)
    assert len(shown) > 8
    assert [one for one in shown if not any(file.endswith(f"/{one}") for file in files)] == []


def test_all_that_the_picture_says_of_a_kind_a_kind_promises() -> None:
    shown = re.findall(r"\bkind\.(?!py)(\w+)", PICTURE)
    assert len(shown) > 4
    assert [one for one in shown if one not in vars(Kind)] == []


def test_the_picture_counts_the_steps_of_the_page() -> None:
    counted = [
        number
        for first, last in re.findall(r'class="step"[^>]*>(\d+)(?:–(\d+))?<', PICTURE)
        for number in range(int(first), int(last or first) + 1)
    ]
    assert sorted(counted) == list(range(1, STEPS + 1))


def test_the_picture_fetches_nothing() -> None:
    addresses = set(re.findall(r"(?:https?:)?//[\w./-]+", PICTURE))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "@import" not in PICTURE
