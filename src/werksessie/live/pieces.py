"""The pieces of each surface: HTML fragments with one root and one id, the same bytes in the page and in the push."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter
from types import MappingProxyType

from flask import Flask

from werksessie.live.scene import Scene
from werksessie.session.events import CONSOLE, PHONE, REMOTE, WALL


@dataclass(frozen=True)
class Piece:
    """The fragment whose root has this id, and its template."""

    id: str
    template: str


PIECES: Mapping[str, tuple[Piece, ...]] = MappingProxyType(
    {
        PHONE: (Piece("activity", "phone/_activity.html"),),
        WALL: (Piece("wall", "wall/_wall.html"),),
        CONSOLE: (
            Piece("trouble", "console/_trouble.html"),
            Piece("head", "console/_head.html"),
            Piece("programme", "console/_programme.html"),
            Piece("tools", "console/_tools.html"),
            Piece("board", "console/_board.html"),
            Piece("side", "console/_side.html"),
        ),
        REMOTE: (Piece("remote", "remote/_remote.html"),),
    }
)


TURN = 0.002
"""Seconds of making a piece after which others may go first: a full console takes ten times as long."""


def render(app: Flask, piece: Piece, scene: Scene, language: str, meanwhile: Callable[[], object] | None = None) -> str:
    """The piece's HTML. Depends on nothing but the scene and the language: no request, no visitor. `meanwhile` is
    called now and then while it is made."""
    template = app.jinja_env.get_template(piece.template)
    if meanwhile is None:
        return template.render(scene=scene, state=scene.state, language=language).strip()
    parts, began = [], perf_counter()
    for part in template.generate(scene=scene, state=scene.state, language=language):
        parts.append(part)
        if perf_counter() - began > TURN:
            meanwhile()
            began = perf_counter()
    return "".join(parts).strip()
