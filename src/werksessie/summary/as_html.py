"""The Summary as one file of HTML that needs nothing beside it: to send, to keep, to open anywhere."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from werksessie.activities.blocks import Block
from werksessie.shipped import shipped
from werksessie.summary.build import Summary
from werksessie.summary.document import document_of

SHEETS = ("base", "desk", "summary", "profile")
FONT = "fonts/figtree-5.3.0/figtree-latin-wght-normal.woff2"
FACE = '@font-face {{ font-family: "Figtree"; font-weight: 300 900; src: url("data:font/woff2;base64,{}"); }}'


def as_html(summary: Summary) -> bytes:
    """The page that the municipality reads, with style and letters inside: it asks nothing of any server."""
    return written("summary/file.html", summary=summary, document=document_of(summary), level=1)


def written(template: str, **values: Any) -> bytes:
    """This template as a file by itself, with the `style` in it."""
    return _templates().get_template(template).render(style=_style(), **values).encode()


def block_name(block: Block) -> str:
    """What sort of block this is, for templates: "paragraph", "table", …"""
    return type(block).__name__.lower()


@cache
def _templates() -> Environment:
    made = Environment(loader=FileSystemLoader(shipped("templates")), autoescape=True, trim_blocks=True)
    made.lstrip_blocks = True
    made.filters["block_name"] = block_name
    return made


@cache
def _style() -> Markup:
    """Our own style sheets, none of which has to do with what people typed."""
    static = shipped("static")
    letters = FACE.format(b64encode((static / FONT).read_bytes()).decode())
    return Markup("\n".join([letters, *((static / f"css/{name}.css").read_text("utf-8") for name in SHEETS)]))
