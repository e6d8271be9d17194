"""All that leaves an evening for others, and every figure in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from html import unescape
from typing import Any

from flask import Flask, render_template

from tests.activities.crowds import ASKED
from tests.session.evening import Evening
from tests.summary.reading import rows_of
from werksessie.live.pieces import PIECES, render
from werksessie.live.scene import Scene
from werksessie.session.anew import replace
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
VOID = {"meta", "link", "br", "input", "img", "hr", "DOCTYPE"}
TAG = re.compile(r"<(/?)!?(\w+)([^>]*)>|([^<]+)")
ATTRIBUTE = re.compile(r'(class|id)="([^"]*)"')


def walls(app: Flask, evening: Evening, activity: str = ASKED) -> list[str]:
    """The wall piece, page after page."""
    return [_wall(app, evening.state, activity, page) for page in range(evening.pages(activity))]


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
    read = {"read": _read_now(app, build(over)), "sealed": build(sealed)}
    return {"view": said, "wall": shut, "goodbye": goodbye, **read}


_LAST: dict[str, tuple[Told, str]] = {}


def _read_now(app: Flask, summary: Summary) -> tuple[Told, str]:
    """What is told, and the page. Of two evenings whose Summary is the same to the letter the second is not told anew:
    there is nothing else that it is told from."""
    letters = repr(summary)
    if letters not in _LAST:
        _LAST.clear()
        _LAST[letters] = _told(summary), _page(app, summary)
    return _LAST[letters]


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
        yield from figures(vars(value), name)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from figures(one, str(key))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from figures(one, name)


def words(html: str) -> str:
    """What there is to read, on one line, without the way in and dates."""
    return SAID.sub(" ", " ".join("".join(_read(html)[0]).split()))


def counted(html: str) -> list[int]:
    """Every figure on a piece of the wall: those in its words, and the pegs that stand together."""
    return [int(one) for one in re.findall(r"\d+", words(html))] + list(_read(html)[1].values())


@lru_cache(maxsize=200)
def _read(html: str) -> tuple[list[str], Counter[str]]:
    """What stands on a piece to read, and how many pegs stand together. Read by hand: our own pages are made with care,
    and there are thousands of them."""
    words: list[str] = []
    pegs: Counter[str] = Counter()
    aside: list[bool] = []
    for end, tag, given, text in TAG.findall(html):
        if text:
            words += [] if aside and aside[-1] else [unescape(text)]
            continue
        words.append(" ")
        has = dict(ATTRIBUTE.findall(given))
        classes = set(has.get("class", "").split())
        if "figure" in classes and "id" in has:
            pegs[has["id"].rpartition("-")[0]] += 1
        if end:
            aside.pop()
        elif tag not in VOID and not given.endswith("/"):
            aside.append(bool(classes & ASIDE) or (bool(aside) and aside[-1]))
    return words, pegs
