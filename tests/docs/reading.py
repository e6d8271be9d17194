"""The documentation as the tests read it: what is said apart from what is typed, headings, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DUTCH = sorted((DOCS / "nl").glob("*.md"))
ALL = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(DOCS.glob("*.md")),
    *sorted(DOCS.glob("decisions/*.md")),
    *DUTCH,
]

FENCE = re.compile(r"^```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
MARKS = re.compile(r"^\s*(?:[-*>]|\d+\.|#+)\s+", re.MULTILINE)


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def typed(text: str) -> Iterator[str]:
    """Every line that somebody would type: in a block by itself, or between backticks."""
    for block in FENCE.findall(text):
        yield from (line.split("#")[0].strip() for line in block.splitlines())
    yield from CODE.findall(FENCE.sub("", text))


def said(text: str) -> str:
    """The text without what is typed, pictures and the addresses of links."""
    return LINK.sub(lambda found: "" if found[1] else found[2], CODE.sub("x", FENCE.sub("", text)))


def sentences(text: str) -> Iterator[str]:
    """Each sentence by itself; a cell of a table, a point of a list and a heading end one too."""
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*>|#]|\d+\.)\s?)", said(text)):
        for cell in MARKS.sub("", paragraph).split("|"):
            yield from (part for part in re.split(r"(?<=[.!?:;])\s+", " ".join(cell.split())) if part.strip(" -"))


def words(sentence: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’./-][^\W_]+)*", sentence)
