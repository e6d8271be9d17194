"""The pages of the PDF as pictures: the very file that is set for paper, set on a screen."""

from __future__ import annotations

from unittest.mock import patch

import typst
from flask import Flask

from werksessie.summary import as_pdf as paper

DOTS = 72.0
"""To the inch: one point of paper is one dot."""


def pages_of(app: Flask, name: str) -> list[bytes]:
    """Every page of the summary of this session, as PNG."""
    found: list[bytes] = []
    compiled = typst.compile

    def also_seen(*what: object, **more: object) -> object:
        more_as_picture = {**more, "format": "png", "ppi": DOTS, "pdf_standards": []}
        pages = compiled(*what, **more_as_picture)  # type: ignore[call-overload]
        found.extend(pages if isinstance(pages, list) else [pages])
        return compiled(*what, **more)  # type: ignore[call-overload]

    with patch.object(paper.typst, "compile", also_seen):
        reply = app.test_client().get(f"/summary/{app.extensions['host'].keys(name)['summary']}/summary.pdf")
        assert reply.status_code == 200, reply.text[:200]
    return found
