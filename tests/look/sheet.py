"""The sheet itself: one page with every picture in it, small, each leading to the picture as it was taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

from tests.look.shots import Shot

PAGE = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Contactvel</title>
<style>
body {{ margin: 2rem; background: #e8e8e8; color: #1c2333; font: 14px/1.4 system-ui, sans-serif; }}
nav a {{ margin-right: 1em; }}
section {{ display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }}
h2 {{ flex-basis: 100%; margin: 1.5rem 0 0; }}
figure {{ width: {width}px; margin: 0; }}
img {{ max-width: 100%; max-height: 30rem; border: 1px solid #999; }}
</style>
</head>
<body>
<h1>{number} platen</h1>
<nav>{links}</nav>
{sections}
</body>
</html>
"""
WIDTH = 320


def file_name(number: int, shot: Shot) -> str:
    """Where a picture stands, in the order in which they were taken."""
    words = re.sub(r"[^a-z0-9]+", "-", f"{shot.surface} {shot.caption} {shot.screen}".lower()).strip("-")
    return f"{number:04}-{words}.png"


def write(folder: Path, taken: Iterable[tuple[Shot, str]]) -> Path:
    """The page of all that was taken (each shot with its file), by surface."""
    shots = sorted(taken, key=lambda one: (one[0].surface, one[1]))
    surfaces = [(surface, list(those)) for surface, those in groupby(shots, key=lambda one: one[0].surface)]
    page = folder / "index.html"
    page.write_text(
        PAGE.format(
            width=WIDTH,
            number=len(shots),
            links=" ".join(f'<a href="#{place}">{escape(name)}</a>' for place, (name, _) in enumerate(surfaces)),
            sections="\n".join(_section(place, name, those) for place, (name, those) in enumerate(surfaces)),
        ),
        "utf-8",
    )
    return page


def _section(place: int, name: str, those: list[tuple[Shot, str]]) -> str:
    figures = "\n".join(
        f'<figure><a href="{file}"><img src="{file}" alt="" loading="lazy"></a>'
        f"<figcaption><b>{escape(shot.group)}</b>: {escape(shot.state)} · {escape(shot.screen)}</figcaption></figure>"
        for shot, file in those
    )
    return f'<section id="{place}">\n<h2>{escape(name)} ({len(those)})</h2>\n{figures}\n</section>'
