"""How to work with it, to read inside the product: the pages of docs/nl and the pictures in them.

They belong to the program and hold nothing of a session, so they are there for everybody.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from flask import Blueprint, Response, abort, render_template
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from werksessie.shipped import shipped

bp = Blueprint("help", __name__, url_prefix="/help")

ORDER = ("oefenen", "begeleider", "naslag", "draaiboek", "gemeente")
"""The pages, as a newcomer reads them."""

NO_ANCHOR = re.compile(r"[^\w]+")
SIZE = struct.Struct(">II")
PNG_SIZE_AT = 16


@dataclass(frozen=True)
class Page:
    """One page: `lead` is its first paragraph as plain text, `parts` its headings as (anchor, words)."""

    name: str
    title: str
    lead: str
    parts: tuple[tuple[str, str], ...]
    body: Markup


def folder() -> Path:
    """Where the texts and their pictures are."""
    return shipped("docs/nl")


@cache
def pages() -> Mapping[str, Page]:
    """Every page by its name, in order."""
    return MappingProxyType({name: rendered((folder() / f"{name}.md").read_text("utf-8"), name) for name in ORDER})


@cache
def pictures() -> Mapping[str, bytes]:
    """Every picture by its name: what is not in here is not given, whatever the address says."""
    return MappingProxyType({path.name: path.read_bytes() for path in sorted((folder() / "pictures").glob("*.png"))})


@bp.get("")
def index() -> Any:
    """What there is to read."""
    return render_template("help/index.html", pages=pages().values(), language="nl")


@bp.get("/<page>")
def page(page: str) -> Any:
    """One of the pages."""
    found = pages().get(page) or abort(404)
    return render_template("help/page.html", page=found, pages=pages().values(), language="nl")


@bp.get("/pictures/<picture>")
def picture(picture: str) -> Response:
    """One picture of a page."""
    return Response(pictures().get(picture) or abort(404), mimetype="image/png")


def rendered(text: str, name: str = "") -> Page:
    """A page of Markdown that begins with its title and a paragraph. HTML in it stays text."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    inline = [token for token in tokens if token.type == "inline"]
    title, lead = inline[0].content, _plain(inline[1])
    # The page says its title itself.
    tokens = tokens[3:]
    parts = tuple(_anchors(tokens))
    for token in tokens:
        for child in token.children or ():
            _lead_on(child)
    return Page(name, title, lead, parts, Markup(markdown.renderer.render(tokens, markdown.options, {})))


def _plain(token: Token) -> str:
    """The words of a paragraph, without marks."""
    words = (" " if one.type == "softbreak" else one.content for one in token.children or ())
    return "".join(words).strip()


def _anchors(tokens: list[Token]) -> list[tuple[str, str]]:
    """Gives every heading an id; those of the second level, for the list of what stands on the page."""
    found = []
    for before, words in pairwise(tokens):
        if before.type == "heading_open":
            anchor = anchor_of(words.content)
            before.attrSet("id", anchor)
            if before.tag == "h2":
                found.append((anchor, _plain(words)))
    return found


def anchor_of(heading: str) -> str:
    """The id of a heading: "Wat als het mis gaat?" is `wat-als-het-mis-gaat`, as elsewhere where Markdown is shown."""
    return NO_ANCHOR.sub("-", heading.lower()).strip("-")


def _lead_on(token: Token) -> None:
    """A link or a picture leads to where it is in the product; a picture keeps its place while it comes."""
    if token.type == "link_open":
        name, _, anchor = str(token.attrGet("href")).partition("#")
        if name.endswith(".md"):
            token.attrSet("href", f"/help/{name.removesuffix('.md')}" + (f"#{anchor}" if anchor else ""))
    elif token.type == "image":
        name = str(token.attrGet("src")).rpartition("/")[2]
        width, height = SIZE.unpack_from(pictures()[name], PNG_SIZE_AT)
        more = {"src": f"/help/pictures/{name}", "width": width, "height": height, "loading": "lazy"}
        for attribute, value in more.items():
            token.attrSet(attribute, str(value))
