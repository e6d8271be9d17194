"""Five hundred strings that broke programs elsewhere, and reading a page for what became of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.conftest import KEY
from tests.summary.reading import Read, read, rows_of
from tests.web.markup import VOID, _Reader
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
"""As many as make every bar and page that there can be; two of them seem to name somebody."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""
OURS = "http://werksessie.test"

LEADS = {"href", "src", "action", "formaction", "poster", "data", "hx-get", "hx-post"}
"""Attributes that lead somewhere."""

Shape = set[tuple[str, frozenset[str]]]


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
    """As many as one evening may well have: what a page costs grows with all that stands on the others."""
    return [texts[first : first + len(HARMLESS)] for first in range(0, len(texts), len(HARMLESS))]


def tidied(text: str) -> str:
    """What the facilitator types stands on one line."""
    return " ".join(text.split())


def fitting(texts: list[str], longest: int) -> list[str]:
    """Those of them that a field of this length takes, as it keeps them."""
    return [text for text in map(tidied, texts) if 0 < len(text) <= longest]


class _Look(_Reader):
    """A page as a browser takes it, with the text of each element by itself; fails when tags do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: set[str] = set()
        self.inside: list[list[str]] = []
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        self.texts |= {value for _, value in attrs if value}
        if tag not in VOID:
            self.inside.append([])

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        text = "".join(self.inside.pop())
        # The first line end in a field for text is not part of what stands in it.
        self.texts.add(text.removeprefix("\n") if tag == "textarea" else text)

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.inside[-1].append(data)


@lru_cache(maxsize=600)
def looked(html: str) -> tuple[frozenset[str], frozenset[tuple[str, frozenset[str]]]]:
    """The texts of a page, and which elements it has. Fails for what could run or lead elsewhere."""
    page = _Look(html)
    for tag, attributes, _ in page.found:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc")]
        for address in (attributes[name] for name in LEADS & attributes.keys()):
            assert address[:1] in ("/", "#", "?") or address.startswith((f"{OURS}/", "tel:")), (tag, address)
            assert not address.startswith("//"), (tag, address)
        assert tag != "script" or attributes.get("src", "").startswith("/static/")
    return frozenset(page.texts), frozenset((tag, frozenset(attributes)) for tag, attributes, _ in page.found)


def texts_of(*pages: str) -> set[str]:
    """Every text that stands in an element of its own, and every value of an attribute."""
    return {text for page in pages for text in looked(page)[0]}


def shape(*pages: str) -> Shape:
    """Which elements there are, with the names of their attributes."""
    return {element for page in pages for element in looked(page)[1]}


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
