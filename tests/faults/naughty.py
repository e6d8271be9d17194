"""Five hundred strings that broke programs elsewhere, and reading a page for what became of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask import Flask

from tests.conftest import KEY
from tests.summary.reading import Read, read, rows_of
from tests.web.markup import VOID
from tests.web.room import Room
from werksessie.activities import KINDS
from werksessie.app import create_app
from werksessie.live.pieces import PIECES, render
from werksessie.live.scene import Scene
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "naughty-strings"
present = pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/data/naughty-strings is not there: not tested")
HARMLESS = [f"Een plek voor {who} en {what}" for who in "abcdefghijkl" for what in "mnopqrstuvwx"]
HARMLESS[:2] = ["Bel 06-12345678", "Mail naar iemand@voorbeeld.nl"]
"""Enough to make every bar and page that there can be; two of them seem to name somebody."""
AT_ONCE = 144
"""As many as one evening may well have: what a page costs grows with all that stands on the others."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""
OURS = "http://werksessie.test"

LEADS = {"href", "src", "action", "formaction", "poster", "data", "hx-get", "hx-post"}
"""Attributes that lead somewhere."""

TAG = re.compile(r"""(/?)([a-z][a-z0-9-]*)((?:\s+[\w:.@-]+(?:="[^"<>]*"|='[^'<>]*')?)*)\s*(/?)""")
ATTRIBUTE = re.compile(r"""\s(?P<name>[\w:.@-]+)(?:="(?P<value>[^"]*)"|='(?P<quoted>[^']*)')?""")

Element = tuple[str, frozenset[str]]
Shape = set[Element]


def strings() -> list[str]:
    """All of them, and the formulas."""
    formulas = (FOLDER / "csv-injection.txt").read_text(encoding="utf-8").splitlines()
    return [*json.loads((FOLDER / "blns.json").read_text(encoding="utf-8")), *formulas]


def in_memory() -> Iterator[Flask]:
    """The app with records that no disk waits for; that the disk keeps every text is the promise of every store."""
    made = create_app(Settings(public_url=OURS, key=KEY), MemoryStore())
    made.testing = False
    yield made
    made.extensions["host"].close()


def batches(texts: list[str]) -> list[list[str]]:
    """All of them, as many at a time as one evening may well have."""
    return [texts[first : first + AT_ONCE] for first in range(0, len(texts), AT_ONCE)]


def tidied(text: str) -> str:
    """What the facilitator types stands on one line."""
    return " ".join(text.split())


def fitting(texts: list[str], longest: int) -> list[str]:
    """Those of them that a field of this length takes, as it keeps them."""
    return [text for text in map(tidied, texts) if 0 < len(text) <= longest]


class Tag(NamedTuple):
    """What stands between < and >. `element` is its name with the names of its attributes, `values` what they say."""

    name: str
    closes: bool
    whole: bool
    element: Element
    values: frozenset[str]


@lru_cache(maxsize=20_000)
def tag(written: str) -> Tag:
    """Reads a tag. Fails when it has not the strict form that every browser reads alike, and for what could run or
    lead elsewhere."""
    found = TAG.fullmatch(written)
    assert found, written
    slash, name, rest, end = found.groups()
    said = [(one["name"].lower(), unescape(one["value"] or one["quoted"] or "")) for one in ATTRIBUTE.finditer(rest)]
    attributes = dict(said)
    assert len(attributes) == len(said), written
    assert not [one for one in attributes if one.startswith("on") or one in ("style", "srcdoc")], written
    for address in (attributes[one] for one in LEADS & attributes.keys()):
        assert address[:1] in ("/", "#", "?") or address.startswith((f"{OURS}/", "tel:")), written
        assert not address.startswith("//"), written
    assert slash or name != "script" or attributes.get("src", "").startswith("/static/"), written
    values = frozenset(attributes.values()) - {""}
    return Tag(name, bool(slash), bool(end) or name in VOID, (name, frozenset(attributes)), values)


@lru_cache(maxsize=600)
def looked(html: str) -> tuple[frozenset[str], frozenset[Element]]:
    """The texts of a page, that of each element by itself, and which elements it has. Fails when tags do not close in
    order, and for what could run or lead elsewhere."""
    before, *parts = html.removeprefix("<!doctype html>").split("<")
    assert not before.strip()
    texts: set[str] = set()
    found: Shape = set()
    names, inside = ["the page"], [""]
    for part in parts:
        written, closed, text = part.partition(">")
        name, closes, whole, element, values = tag(written)
        assert closed, part
        if closes:
            assert names.pop() == name, f"<{written}> closes something else"
            said = inside.pop()
            # The first line end in a field for text is not part of what stands in it.
            texts.add(said.removeprefix("\n") if name == "textarea" else said)
        else:
            found.add(element)
            texts |= values
            if not whole:
                names.append(name)
                inside.append("")
        inside[-1] += unescape(text)
    assert names == ["the page"], "never closed"
    return frozenset(texts), frozenset(found)


def texts_of(*pages: str) -> set[str]:
    """Every text that stands in an element of its own, and every value of an attribute."""
    return set[str]().union(*(looked(page)[0] for page in pages))


def shape(*pages: str) -> Shape:
    """Which elements there are, with the names of their attributes."""
    return set[Element]().union(*(looked(page)[1] for page in pages))


class Surfaces:
    """The pages of one evening, for all who look on. `phone` and `facilitator` are browsers."""

    def __init__(self, app: Flask, room: Room) -> None:
        self.app, self.room = app, room
        self.facilitator, self.phone = app.test_client(), app.test_client()
        assert self.facilitator.get(f"/sessions?key={KEY}").status_code == 303
        assert self.phone.post(f"/{room.state.code}/join").status_code == 303

    def page(self, path: str) -> str:
        """A page that is there, for the facilitator."""
        reply = self.facilitator.get(path)
        assert reply.status_code == 200, (path, reply.status_code)
        return str(reply.text)

    @property
    def console(self) -> str:
        return self.page(f"/sessions/{self.room.name}")

    def cards(self, activity: str) -> list[str]:
        """Every card of this activity as the console gets it, so many at a time."""
        ids = list(self.room.state.activities[activity].content.ideas)
        parts = [ids[first : first + 30] for first in range(0, len(ids), 30)]
        path = f"/sessions/{self.room.name}/activity/{activity}/cards?card="
        return [self.page(path + "&card=".join(part)) for part in parts]

    @property
    def hand(self) -> str:
        """What a phone shows now."""
        reply = self.phone.get(f"/{self.room.state.code}")
        assert reply.status_code == 200
        return str(reply.text)

    def walls(self) -> list[str]:
        """The wall of the present activity, page after page."""
        state = self.room.state
        shown, plan = state.activities[state.current], state.programme.plan(state.current)
        assert plan
        pages = KINDS[plan.kind].pages(state, plan, shown)
        turned = (state.activities.set(state.current, replace(shown, page=page)) for page in range(pages))
        return [self.piece("wall", replace(state, activities=one)) for one in turned]

    def piece(self, audience: str, state: Any = None) -> str:
        """The one piece of wall or phone."""
        scene = Scene(self.room.name, state or self.room.state, OURS, self.room.host.keys(self.room.name))
        return render(self.app, PIECES[audience][0], scene, "nl")

    def own(self, activity: str, person: str) -> str:
        """One's own answers, as the phone of this person shows them."""
        state = self.room.state
        found = state.at(activity)
        assert found
        scene = Scene(self.room.name, state, OURS)
        template = self.app.jinja_env.get_template("phone/_own.html")
        own = KINDS[found[0].kind].own(*found, person)
        return template.render(
            scene=scene, state=state, language="nl", own=own, passed="", answer_id="een", said="received"
        )

    def told(self) -> Read:
        """The Summary in its three forms; no cell of the table is a formula."""
        told = read(self.app, self.room.name)
        assert not [cell for row in rows_of(told.table) for cell in row if cell.startswith(FORMULA)]
        return told

    def choices(self, told: Read) -> set[str]:
        """What the table says that could be chosen."""
        return {row[3] for row in rows_of(told.table)[1:] if row[3]}


def in_the_table(texts: list[str]) -> set[str]:
    """The same as the cells of a spreadsheet; wide signs are signs too."""
    signs = (*FORMULA, "＝", "＋", "－", "＠")
    return {f"'{text}" if text.startswith(signs) else text for text in texts}
