"""What is written can be read: a programme comes back from its own file as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped, loads, read, shipped
from werksessie.programme.model import Programme
from werksessie.programme.settings import Setting
from werksessie.programme.writer import dumps, to_raw

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)
text = st.fixed_dictionaries({"nl": words}, optional={"en": words, "zh-Hans": st.text('ab."\\\n', max_size=9)})
line = st.builds(
    lambda said, when, picture: {**said, "when": when, "picture": picture},
    text, st.sampled_from(["", "window", "no-window"]), st.sampled_from(["", "differ"]),
)  # fmt: skip
items = st.lists(
    st.fixed_dictionaries({"id": st.from_regex(r"[a-z0-9-]{1,9}", fullmatch=True), "text": text},
                          optional={"verbatim": words}),
    max_size=3, unique_by=lambda one: one["id"],
)  # fmt: skip


def of_setting(setting: Setting) -> st.SearchStrategy[Any]:
    """Values that may stand in this field."""
    return {
        "int": st.integers(setting.low or 0, setting.high or 99),
        "bool": st.booleans(),
        "choice": st.sampled_from(setting.choices or ("",)),
        "text": text,
        "texts": st.lists(text, min_size=setting.low or 0, max_size=setting.high or 4),
        "lines": st.lists(line, max_size=3),
        "items": items,
    }[setting.type]


@st.composite
def plans(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """One activity of any kind, as it stands in a file."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    own = {name: of_setting(one) for name, one in KINDS[kind].SETTINGS.items() if one.type != "id"}
    shared = {
        "help": text, "note": words, "number": words, "verbatim": words, "factor": words, "aftercare": text,
        "minutes": st.integers(0, 240), "off": st.booleans(), "spare": st.integers(0, 99), "practice": st.booleans(),
        "reveal": st.sampled_from(["live", "after_close"]), "options": items,
    }  # fmt: skip
    found = draw(st.fixed_dictionaries({"title": text, "text": text}, optional={**shared, **own}))
    found = {name: value for name, value in found.items() if value or name != "options"}
    found = {**found, "id": f"a{number}", "kind": kind}
    if draw(st.booleans()):
        found = {**found, "sensitive": True, "reveal": "after_close"}
        found.pop("stackable", None)
    return found


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Any programme that the loader accepts."""
    raw = {
        "id": "proef",
        "version": draw(words),
        "title": draw(text),
        "activities": [draw(plans(number)) for number in range(draw(st.integers(1, 4)))],
        "sources": [{"heading": draw(words), "texts": draw(st.lists(words, min_size=1, max_size=3))}],
        "parts": [{"id": "een", "title": draw(text)}, {"id": "twee", "title": draw(text), "evening": 2}],
        "credit": draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=9)),
    }
    return read(raw, "proef.toml", KINDS)


@given(programmes())
def test_any_programme_comes_back_from_its_own_file(programme: Programme) -> None:
    assert loads(dumps(programme, KINDS), "proef.toml", KINDS) == programme


@pytest.mark.parametrize("id", shipped())
def test_what_comes_with_the_package_comes_back_from_a_copy(id: str) -> None:
    programme = load_shipped(id, KINDS)
    assert loads(dumps(programme, KINDS), "kopie.toml", KINDS) == programme


def test_a_long_row_of_points_is_no_reason_to_refuse_our_own_file() -> None:
    programme = load_shipped("eerste-gesprek", KINDS)
    first = replace(programme.activities[0], note="Wacht" + "." * 500)
    dotted = replace(programme, activities=(first, *programme.activities[1:]))
    assert loads(dumps(dotted, KINDS), "proef.toml", KINDS) == dotted


def test_what_would_be_so_by_itself_is_not_written() -> None:
    programme = load_shipped("eerste-gesprek", KINDS)
    ideas = to_raw(programme, KINDS)["activities"][2]
    assert ideas["max"] == 1
    assert not {"length", "reveal", "off", "spare", "options", "take"} & ideas.keys()


def test_the_file_reads_like_one_made_by_hand() -> None:
    written = dumps(load_shipped("eerste-gesprek", KINDS), KINDS)
    assert '\n[[activities]]\nid = "4"\nkind = "ideas"\npart = "b"\nnumber = "4"\nsource = "deck"\n' in written
    assert '\ntitle.nl = "Wat kan helpen"\ntitle.en = "What can help"\n' in written
    assert '\n  { nl = "Jullie vertellen. Wij luisteren.", en = "You talk, we listen." },\n' in written
