"""All that leaves an evening for others, and every figure in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, is_dataclass, replace
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from flask import Flask, render_template

from tests.activities.crowds import ASKED
from tests.session.evening import Evening
from tests.summary.reading import rows_of
from werksessie.live.pieces import PIECES, render
from werksessie.live.scene import Scene
from werksessie.session.state import State
from werksessie.summary.as_csv import as_csv
from werksessie.summary.as_json import as_json
from werksessie.summary.build import Summary, build

(WALL,) = PIECES["wall"]
NO_COUNT = {
    "page", "pages", "first", "place", "places", "colours", "number", "a_theme", "needed", "round", "format", "step",
    "most", "feedback_date", "when",
}  # fmt: skip
"""Numbers that count nobody: places and sizes on the wall, and what the facilitator typed."""
SAID = re.compile(
    r"""\d{4}-\d\d-\d\d | \d+\ (?:januari|februari|maart|april)(?:\ \d{4})? | minder\ dan\ 5 | <5 | \d+\s*nodig
    | Vraag\ \d+a?(?:\ van\ 10)? | (?:versie|correcties:|Kies\ er|Ronde)\ \d+""",
    re.VERBOSE,
)
"""Words with a figure in them that counts nobody."""
ASIDE = {"qr", "place", "kept__number", "agreement__number", "agreement__when"}
VOID = {"meta", "link", "br", "input", "img", "hr"}


def walls(app: Flask, evening: Evening, activity: str = ASKED) -> list[str]:
    """The wall piece, page after page."""
    return [_wall(app, evening.state, activity, page) for page in range(len(evening.walls(activity)))]


def _wall(app: Flask, state: State, activity: str, page: int) -> str:
    shown = replace(state.activities[activity], page=page)
    turned = replace(state, activities=state.activities.set(activity, shown))
    return render(app, WALL, Scene("avond", turned, "http://werksessie.test"), "nl")


@dataclass(frozen=True)
class Told:
    """What the municipality and the participants can download of a state."""

    data: Mapping[str, Any]
    table: bytes

    @property
    def part(self) -> Mapping[str, Any]:
        """The question, in the JSON."""
        part: Mapping[str, Any] = next(one for one in self.data["activities"] if one["id"] == ASKED)
        return part

    @property
    def cells(self) -> list[str]:
        """What the CSV says of it."""
        return [row[5] for row in rows_of(self.table)[1:] if row[0] == (self.part["number"] or ASKED)]

    @property
    def profile(self) -> str:
        """The one page, without dates and the words that count nobody."""
        page = {name: one for name, one in self.data["profile"].items() if name != "version"}
        return SAID.sub(" ", json.dumps(page, ensure_ascii=False))


def told(state: State) -> Told:
    return _told(build(state))


def _told(summary: Summary) -> Told:
    return Told(as_json(summary), as_csv(summary))


def page(app: Flask, state: State) -> str:
    """The report as it is read."""
    return _page(app, build(state))


def _page(app: Flask, summary: Summary) -> str:
    with app.test_request_context():
        return render_template("summary/page.html", summary=summary, opens="", at="/summary/link", language="nl")


def leaves(app: Flask, evening: Evening) -> dict[str, Any]:
    """Everything that others get to see of a question that was closed: at once, after the evening, and once sealed."""
    shut, said = walls(app, evening), views(evening)
    evening.close()
    over, (sealed, _) = replace(evening.state, seq=0), evening.sealed()
    goodbye = render(app, WALL, Scene("avond", over, "http://werksessie.test"), "nl")
    summary = build(over)
    read = {"told": _told(summary), "page": _page(app, summary), "sealed": build(sealed)}
    return {"view": said, "wall": shut, "goodbye": goodbye, **read}


def views(evening: Evening) -> list[dict[str, Any]]:
    """What the wall is made from, page after page. How many answered stands on some walls only, so not here."""
    return [{name: one for name, one in page.items() if name != "gathered"} for page in evening.walls(ASKED)]


def figures(value: Any, name: str = "") -> Iterator[tuple[str, int]]:
    """Every number in data, with the name it stands under; what counts nobody left out."""
    if isinstance(value, bool) or name in NO_COUNT:
        return
    if isinstance(value, int):
        yield name, value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from figures(asdict(value), name)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from figures(one, str(key))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from figures(one, name)


class _Words(HTMLParser):
    """What stands on a piece to read, and how many pegs stand together."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.pegs: dict[str, int] = {}
        self.aside: list[bool] = []
        self.feed(html)
        self.close()

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks at which line something stands; to count them takes long."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        if "figure" in classes and "id" in given:
            crowd = given["id"].rpartition("-")[0]
            self.pegs[crowd] = self.pegs.get(crowd, 0) + 1
        if tag not in VOID:
            self.aside.append(bool(classes & ASIDE) or (bool(self.aside) and self.aside[-1]))
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.aside.pop()
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.aside or not self.aside[-1]:
            self.words.append(data)


_read = lru_cache(maxsize=200)(_Words)


def words(html: str) -> str:
    """What there is to read, on one line, without the way in and dates."""
    return SAID.sub(" ", " ".join("".join(_read(html).words).split()))


def counted(html: str) -> list[int]:
    """Every figure on a piece of the wall: those in its words, and the pegs that stand together."""
    return [int(one) for one in re.findall(r"\d+", words(html))] + list(_read(html).pegs.values())
