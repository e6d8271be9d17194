"""Every dependency earns its place: each stands on the page that says what it is for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECTION = re.compile(r"^## .*\(`([a-z-]+)`\)$", re.MULTILINE)
ROW = re.compile(r"^\| ([a-z0-9-]+) \| (.+) \| ([0-9.]+ [kM]B) \| (.+) \|$", re.MULTILINE)
NAME = re.compile(r"[A-Za-z0-9_.-]+")
LICENCES = {"MIT", "PSF-2.0", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "GPL-3.0-or-later"}


def tidy(name: str) -> str:
    """One spelling of a package's name, as the registries use it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted() -> dict[str, set[str]]:
    """What pyproject.toml asks for, by group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"dependencies": project["dependencies"], **project.get("optional-dependencies", {})}
    return {group: {tidy(found[0]) for one in asked if (found := NAME.match(one))} for group, asked in groups.items()}


def told() -> dict[str, dict[str, tuple[str, str, str]]]:
    """What the page says: by group and name, what for, size and licence."""
    parts = SECTION.split((ROOT / "docs" / "dependencies.md").read_text("utf-8"))
    return {
        group: {name: (use, size, licence) for name, use, size, licence in ROW.findall(text)}
        for group, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def pinned() -> Mapping[str, str]:
    """The one version of each that constraints.txt names."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(";")[0].partition("==") for line in lines if "==" in line)
    return {tidy(name.strip()): number.strip() for name, _, number in pairs}


def test_the_page_names_the_dependencies_that_there_are_and_no_others() -> None:
    assert {group: set(rows) for group, rows in told().items()} == wanted()


def test_each_says_in_one_line_what_it_is_for_and_has_a_licence_that_goes_with_ours() -> None:
    for group, rows in told().items():
        for name, (use, _, licence) in rows.items():
            assert 5 < len(use) < 100, name
            assert licence in LICENCES, name
            assert group != "dependencies" or not licence.startswith("GPL"), name


def test_each_has_one_version_and_that_is_what_the_tests_run_on() -> None:
    for name in set().union(*wanted().values()):
        assert name in pinned(), name
    for name in wanted()["dependencies"]:
        try:
            installed = version(name)
        except PackageNotFoundError:
            continue
        assert installed == pinned()[name], name
