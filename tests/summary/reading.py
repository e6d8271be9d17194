"""The page, JSON and CSV of a Summary, read the way their readers do; and a programme of made-up questions."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Any

from flask import Flask

from tests.session.evening import plan
from tests.web.room import Room
from werksessie.programme.model import Choice, Plan, Programme

INLINE = {"a", "b", "bdi"}
OPTIONS = tuple(Choice(name, {"nl": f"Keuze {name.upper()}"}) for name in ("a", "b", "c"))


def programme(*plans: Plan) -> Programme:
    """A programme of these activities."""
    return Programme(id="proef", version="1", title={"nl": "Proef"}, activities=plans)


def question(kind: str, **fields: Any) -> Plan:
    """One question of this kind, called after it."""
    return plan(kind, kind, **fields)


@dataclass
class Section:
    """One activity on the page: its words on one line, and what people typed in it."""

    words: str = ""
    typed: list[str] = field(default_factory=list)


class Page:
    """A page as a browser takes it, once something other than its `html` is asked of it."""

    def __init__(self, html: str) -> None:
        self.html = html

    @cached_property
    def _parsed(self) -> _Parsed:
        return _Parsed(self.html)

    @property
    def tags(self) -> set[str]:
        """Those that are there."""
        return self._parsed.tags

    @property
    def attributes(self) -> set[str]:
        """The names of those that are there."""
        return self._parsed.attributes

    @property
    def sections(self) -> list[Section]:
        """One for each activity."""
        return self._parsed.sections

    @property
    def said(self) -> list[str]:
        """Everything that somebody typed."""
        return self._parsed.said


class _Parsed(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.sections: list[Section] = []
        self.said: list[str] = []
        self.typed: list[str] | None = None
        self.depth = 0
        self.feed(html)
        self.close()
        for section in self.sections:
            section.words = " ".join(section.words.split())

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks at which line something stands; to count them takes long."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.apart(tag)
        if tag == "section":
            if "report__chapter" in (dict(attrs).get("class") or "").split():
                self.sections.append(Section())
            self.depth += 1
        if tag == "bdi":
            self.typed = []

    def handle_endtag(self, tag: str) -> None:
        self.apart(tag)
        self.depth -= tag == "section"
        if tag == "bdi" and self.typed is not None:
            self.said.append("".join(self.typed))
            if self.depth:
                self.sections[-1].typed.append("".join(self.typed))
            self.typed = None

    def apart(self, tag: str) -> None:
        """What stands in a block of its own is not read as one word with its neighbour."""
        if self.depth and tag not in INLINE:
            self.sections[-1].words += " "

    def handle_data(self, data: str) -> None:
        if self.typed is not None:
            self.typed.append(data)
        if self.depth:
            self.sections[-1].words += data


@dataclass(frozen=True)
class Read:
    """One Summary in its three forms. `cells` maps (question, option, name of the count) to what stands there."""

    page: Page
    data: dict[str, Any]
    cells: dict[tuple[str, str, str], str]
    table: bytes

    def part(self, id: str) -> dict[str, Any]:
        """One activity in the JSON."""
        return next(one for one in self.data["activities"] if one["id"] == id)

    def section(self, id: str) -> Section:
        """The same on the page."""
        return self.page.sections[[one["id"] for one in self.data["activities"]].index(id)]

    @property
    def everything(self) -> str:
        """All that was given away, as one text."""
        return self.page.html + repr(self.data) + self.table.decode("utf-8-sig")


def rows_of(table: bytes) -> list[list[str]]:
    """The table as a spreadsheet opens it."""
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";"))


def read(app: Flask, name: str) -> Read:
    """What the municipality's link gives."""
    visitor = app.test_client()
    link = f"/summary/{app.extensions['host'].keys(name)['summary']}"
    page, data, table = (visitor.get(link + rest) for rest in ("", "/summary.json", "/summary.csv"))
    assert (page.status_code, data.status_code, table.status_code) == (200, 200, 200)
    cells = {(row[0], row[3], row[4]): row[5] for row in rows_of(table.data)[1:] if row[0]}
    return Read(Page(page.text), data.get_json(), cells, table.data)


def vote(room: Room, kind: str, **voters: int) -> None:
    """So many people for each of these values: an option of `dots`, an opinion about option a, a consent. Anything
    called unsure or skip is sent for the question as a whole, except in `opinions`."""
    room.open(kind)
    for value, number in voters.items():
        for _ in range(number):
            room.send(kind, f"person-{room.fresh()}", _fields(kind, value))
    room.shut(kind)


def _fields(kind: str, value: str) -> dict[str, str]:
    if kind == "opinions":
        return {"about": "a", **({value: "1"} if value in ("unsure", "skip") else {"value": value})}
    if value in ("unsure", "skip"):
        return {value: "1"}
    if kind == "dots":
        return {f"dots-{value}": "1"}
    return {"value": value, "text": "het gaat te snel" if value == "objection" else ""}
