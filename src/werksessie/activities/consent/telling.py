"""What the Summary tells of consent: every proposal with one of two outcomes, and the words it had before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from werksessie.activities.blocks import NOTE, Block, Bullet, Bullets, Line, Paragraph, Words, plain
from werksessie.activities.telling import OUTCOMES, Told, came_about


def tell(part: Told) -> Sequence[Block]:
    """Never how many objected."""
    proposals = part.report["proposals"]
    if not proposals:
        return (Paragraph(plain("Nog geen voorstellen."), NOTE),)
    return (Bullets(tuple(Bullet(_said(one), _under(one)) for one in proposals)),)


def _under(one: Mapping[str, Any]) -> tuple[Line, ...]:
    since = came_about(one)
    return (*map(_before, one["earlier"]), *((since,) if since else ()))


def _said(one: Mapping[str, Any]) -> Line:
    outcome = OUTCOMES.get(one["outcome"])
    return (Words(one["text"]), *((Words(" "), Words(outcome, strong=True)) if outcome else ()))


def _before(was: Mapping[str, Any]) -> Line:
    return plain(f"Ronde {was['round']}: {was['text']} {OUTCOMES.get(was['outcome'], '')}".rstrip())
