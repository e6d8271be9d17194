"""docs/programme-format.md is a promise: complete, and its example works."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from werksessie.activities import KINDS
from werksessie.programme.details import Details, fill, lines_to_show
from werksessie.programme.loader import FORMAT, loads, shipped
from werksessie.programme.model import Choice, Part, Plan, Programme, Source
from werksessie.programme.settings import Setting

DOC = (Path(__file__).parents[2] / "docs" / "programme-format.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### `(\w+)`.*?\n(.*?)(?=^##|\Z)", DOC, flags=re.M | re.S))


def test_the_example_is_a_programme():
    example, _ = re.findall(r"```toml\n(.*?)```", DOC, flags=re.S)
    garden = loads(example, "tuin.toml", KINDS)
    assert [plan.kind for plan in garden.activities] == ["slide", "ideas", "dots", "agreements"]
    lines = garden.activities[0].settings["lines"]
    assert len(lines_to_show(lines, Details(ladder="meedenken", feedback_date="2027-03-02"))) == 2


def test_the_example_of_one_that_is_built_on_another_works():
    _, example = re.findall(r"```toml\n(.*?)```", DOC, flags=re.S)
    short = loads(f'id = "x"\nversion = "1"\ntitle.nl = "X"\n{example}', "x.toml", KINDS)
    assert [(plan.id, plan.minutes, plan.number) for plan in short.activities] == [("1", 10, "1")]


def test_every_programme_that_comes_along_is_in_the_table():
    assert re.findall(r"^\| `([a-z-]+)` \| (?:all|six|three)", DOC, flags=re.M) == [
        "weerbaarheid",
        "weerbaarheid-kort",
        "weerbaarheid-twee-avonden",
        "eerste-gesprek",
    ]
    assert all(f"| `{id}` |" in DOC for id in shipped())


@pytest.mark.parametrize("kind", [Programme, Part, Source, Plan, Choice])
def test_every_field_is_explained(kind: type):
    assert [field.name for field in fields(kind) if f"`{field.name}`" not in DOC] == []


def test_every_kind_is_explained_and_no_other():
    assert set(SECTIONS) == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "name", "setting"),
    [(kind, name, setting) for kind, own in KINDS.items() for name, setting in own.SETTINGS.items()],
)
def test_every_setting_is_explained_with_its_bounds_and_default(kind: str, name: str, setting: Setting):
    (row,) = re.findall(rf"^\| `{name}` \|.*$", SECTIONS[kind], flags=re.M)
    if setting.type == "int":
        assert f"{setting.low} to {setting.high}, default {setting.default}" in row
    if setting.type == "bool":
        assert f"default `{str(setting.default).lower()}`" in row


def test_no_setting_is_explained_that_does_not_exist():
    named = {kind: set(re.findall(r"^\| `(\w+)`", section, flags=re.M)) for kind, section in SECTIONS.items()}
    assert named == {kind: set(own.SETTINGS) for kind, own in KINDS.items()}


def test_every_placeholder_in_the_doc_is_known():
    full = Details(
        ladder="meedenken",
        also_present="de wijkagent",
        feedback_date="2027-03-02",
        time="19.30",
        second_evening="2027-03-09",
        contact_community="Sam",
        contact_municipality="Noor",
        talk_to="de huisarts",
    )
    placeholders = set(re.findall(r"`(\{[^}]+\})`", DOC))
    assert len(placeholders) == 9
    assert [one for one in placeholders if fill(one, full, "nl") in ("", one)] == []


def test_the_doc_describes_the_format_of_now():
    assert f"now {FORMAT};" in DOC
