"""What pages load beside themselves: read once, kept in memory under a mark of its content, for a year in the browser.

There is no build step. What we wrote leaves without its comments and indents; a script line for line, so that an error
in a browser still names the right line of a single file. What a page always needs together goes in one answer: fewer
trips on bad Wi-Fi, less work for an old laptop, and a phone that cannot read one of its scripts runs none of them and
keeps the plain forms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from flask import Flask, Response, abort, request

from werksessie.web.compression import ONCE, TYPES, packed, takes_gzip

A_YEAR = 365 * 24 * 60 * 60
BUNDLE = "bundle/"
WALL = (
    "css/figtree.css", "css/wall.css", "css/wall-results.css", "css/wall-tables.css", "css/wall-fit.css",
    "css/wall-ideas.css", "css/wall-testcard.css", "css/wall-timer.css",
)  # fmt: skip
"""What a wall wears, large on the projector and small in the console."""

BUNDLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "evening.js": (
            "drafts.js", "live.js", "phone.js", "late.js", "outbox.js", "form.js", "cards.js", "passing.js",
            "moved.js", "warning.js", "focus.js",
        ),
        "phone.css": ("css/phone.css", "css/about.css", "css/late.css", "css/alone.css"),
        "wall.js": (
            "live.js", "wall.js", "countdown.js", "voice.js", "wall-voice.js", "timer.js", "wall-size.js",
        ),
        "wall.css": WALL,
        "console.js": (
            "grouping.js", "live.js", "console.js", "undo.js", "console-keys.js", "grouping-lists.js",
            "grouping-reading.js", "grouping-drag.js", "console-late.js", "countdown.js", "timer.js", "console-room.js",
            "console-remote.js", "telling.js", "escape.js", "focus.js",
        ),
        "console.css": (
            "css/desk.css", *WALL, "css/console.css", "css/console-work.css", "css/late.css", "css/paper.css",
            "css/grouping.css", "css/console-remote.css", "css/console-room.css",
        ),
        "remote.js": ("live.js", "remote.js", "undo.js"),
        "remote.css": ("css/figtree.css", "css/remote.css"),
        "desk.css": ("css/figtree.css", "css/desk.css"),
        "focus.js": ("escape.js", "focus.js"),
    }
)  # fmt: skip
"""Files that always go together, in this order."""

OTHERS = ("vendor", "fonts")
ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2",
        ".ttf": "font/ttf", ".png": "image/png",
    }
)  # fmt: skip
"""Media types by ending: what the machine itself says of `.js` is not the same everywhere."""

COMMENT = re.compile(r"^[ \t]*/\*.*?\*/|^[ \t]*//[^\n]*|[ \t]+//[^\n\"'`]*$", re.DOTALL | re.MULTILINE)
"""A comment on lines of its own, or at the end of one: behind `//` no quote, so that it does not stand in a text."""

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
SPACE = r"(?:\s|/\*.*?\*/)"
LOOSE = re.compile(rf"(\"[^\"]*\"|'[^']*')|{SPACE}*([{{}};,]|(?<=[\w-]):(?=\s)){SPACE}*|{SPACE}+", re.DOTALL)
"""In a style sheet: a text, which stays; spaces and comments about a sign, or by themselves."""


@dataclass(frozen=True)
class Asset:
    """One answer: its bytes as they leave, their type, and their mark."""

    body: bytes
    type: str
    mark: str

    @cached_property
    def packed(self) -> bytes | None:
        """The bytes compressed, or None where that makes no sense."""
        return packed(self.body, ONCE) if self.type in TYPES else None


class Assets:
    """The files of one folder, and the bundles made of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, Asset] = {}

    def url(self, path: str) -> str:
        """Where a file is, with its mark, so that it can be kept for a year. Raises FileNotFoundError."""
        found = self.find(path)
        if found is None:
            raise FileNotFoundError(path)
        return f"/static/{path}?v={found.mark[:12]}"

    def bundle(self, name: str) -> str:
        """The same for files that go together."""
        return self.url(BUNDLE + name)

    def find(self, path: str) -> Asset | None:
        """What stands at this path, if anything does."""
        if path not in self._kept:
            body = self._read(path)
            if body is None:
                return None
            kind = ENDINGS.get(Path(path).suffix, "text/plain")
            self._kept[path] = Asset(body, kind, sha256(body).hexdigest())
        return self._kept[path]

    def _read(self, path: str) -> bytes | None:
        parts = BUNDLES.get(path.removeprefix(BUNDLE), ()) if path.startswith(BUNDLE) else (path,)
        bodies = [self._file(part) for part in parts]
        whole = [body for body in bodies if body is not None]
        return b"\n".join(whole) if whole and len(whole) == len(parts) else None

    def _file(self, path: str) -> bytes | None:
        if path not in self._paths:
            return None
        body = (self._folder / path).read_bytes()
        if path.startswith(OTHERS) or not path.endswith((".js", ".css")):
            return body
        bare = slim(body.decode())
        return (tight(bare) if path.endswith(".css") else bare).encode()

    @cached_property
    def _paths(self) -> frozenset[str]:
        """Every file there is, spelled one way: whoever asks for a file in a thousand spellings fills no memory."""
        return frozenset(one.relative_to(self._folder).as_posix() for one in self._folder.rglob("*") if one.is_file())


def slim(source: str) -> str:
    """A script or style sheet without most of its comments and without indents, each line where it was."""
    bare = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source)
    return INDENT.sub("", bare)


def tight(source: str) -> str:
    """A style sheet on one line, without any comment."""
    return LOOSE.sub(lambda found: found[1] or found[2] or " ", source).replace(";}", "}").strip()


def serve(app: Flask, folder: Path) -> Assets:
    """Answers for everything under `/static/`; the app itself must have no static folder."""
    assets = Assets(folder)

    @app.get("/static/<path:filename>", endpoint="static")
    def static(filename: str) -> Response:
        """One file."""
        asset = assets.find(filename) or abort(404)
        small = asset.packed if takes_gzip() else None
        response = Response(small or asset.body, mimetype=asset.type)
        # Other bytes, so another mark.
        response.set_etag(asset.mark[:32] + ("-gzip" if small else ""))
        if small:
            response.content_encoding = "gzip"
        if asset.packed:
            response.vary.add("Accept-Encoding")
        response.cache_control.public = True
        response.cache_control.max_age = A_YEAR
        response.make_conditional(request)
        return response

    return assets
