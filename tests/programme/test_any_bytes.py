"""Whatever bytes a programme file holds: a programme, or one plain sentence. Never anything else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from werksessie.activities import KINDS
from werksessie.programme.loader import SHIPPED, load, loads
from werksessie.programme.model import from_dict, to_dict
from werksessie.programme.place import ProgrammeError

from .examples import GARDEN
from .examples import KINDS as MADE_UP

FILE = (SHIPPED / "eerste-gesprek.toml").read_bytes()
LINES = FILE.decode().splitlines()
VALUES = [
    "true", "-1", "0", "99999999999999999999999999", "1e400", "nan", "''", '"x"', '"welkom"', '"4"', '"5a"', "[]",
    "[[]]", "{}", "[{}]", "{ nl = 1 }", '{ nl = "a" }', '[{ nl = "a" }]', '[{ nl = "a", when = 1 }]', "1979-05-27",
    "07:32:00", '"\\u0000"', '"themes"', '"dots"', '"deck"', '[{ id = "a", text = { nl = "a" } }]', "[1, {}]",
]  # fmt: skip

few = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
positions = st.integers(min_value=0, max_value=len(LINES) - 1)


def outcome(path: Path) -> str:
    """Loads the file; what it gives must be whole, what it says must be one sentence that names the file."""
    try:
        programme = load(path, KINDS)
    except ProgrammeError as wrong:
        said = str(wrong)
        assert said.startswith("t.toml")
        assert said.endswith(".")
        assert said.isprintable()
        assert len(said) < 300
        return said
    assert from_dict(json.loads(json.dumps(to_dict(programme)))) == programme
    return ""


@few
@given(content=st.binary(max_size=300))
def test_random_bytes(tmp_path: Path, content: bytes):
    path = tmp_path / "t.toml"
    path.write_bytes(content)
    assert outcome(path)


@few
@given(start=st.integers(0, len(FILE)), length=st.integers(0, 80), content=st.binary(max_size=20))
def test_random_bytes_in_the_middle_of_a_real_programme(tmp_path: Path, start: int, length: int, content: bytes):
    path = tmp_path / "t.toml"
    path.write_bytes(FILE[:start] + content + FILE[start + length :])
    outcome(path)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A real programme with lines dropped, doubled, moved, or given another value."""
    lines = list(LINES)
    for position in draw(st.lists(positions, min_size=1, max_size=4)):
        at = min(position, len(lines) - 1)
        match draw(st.sampled_from(["drop", "double", "move", "value", "value", "key"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(draw(positions), lines.pop(at))
            case "value":
                lines[at] = f"{lines[at].partition('=')[0]}= {draw(st.sampled_from(VALUES))}"
            case "key":
                lines.insert(at, f"{draw(st.sampled_from(['id', 'kind', 'x', 'lines', 'max', 'take']))} = 1")
    return "\n".join(lines)


@few
@given(source=mangled())
def test_a_real_programme_with_mangled_lines(tmp_path: Path, source: str):
    path = tmp_path / "t.toml"
    path.write_text(source, encoding="utf-8")
    outcome(path)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", ["lines", "goals_of", "music", "max", "prompt", "starters", "stackable"])
def test_any_value_in_any_setting(name: str, value: str):
    kind = next(kind for kind, own in MADE_UP.items() if name in own.SETTINGS)
    source = f'{GARDEN}[[activities]]\nid = "x"\nkind = "{kind}"\ntitle.nl = "X"\ntext.nl = "?"\n{name} = {value}'
    said, found = attempt(source)
    assert (name in found) if found else f"veld '{name}'" in said


def attempt(source: str) -> tuple[str, Mapping[str, Any]]:
    """What is said about a wrong last activity, or its settings when it is right."""
    try:
        return "", loads(source, "t.toml", MADE_UP).activities[-1].settings
    except ProgrammeError as wrong:
        return str(wrong), {}
