"""The Summary as files: one address for each format and each reader, for whoever may read that Summary."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, abort
from gevent import get_hub

from werksessie.live.links import PUBLIC
from werksessie.summary.as_html import block_name
from werksessie.summary.build import Summary
from werksessie.summary.document import Document, document_of
from werksessie.summary.formats import by_ending
from werksessie.web.summary import Reading, file_name, own, reader

bp = Blueprint("downloads", __name__)
bp.add_app_template_filter(block_name, "block_name")


@bp.app_template_filter("as_document")
def as_document(summary: Summary) -> Document:
    """The Summary as pages set it."""
    return document_of(summary)


@bp.get("/summary/<token>/summary.<ending>")
def of_municipality(token: str, ending: str) -> Response:
    """What the municipality reads, as a file."""
    return _file(reader("summary", token), ending)


@bp.get("/public/<token>/summary.<ending>")
def of_everybody(token: str, ending: str) -> Response:
    """The version for everybody as a file."""
    return _file(reader(PUBLIC, token), ending)


@bp.get("/sessions/<name>/summary/summary.<ending>")
def of_facilitator(name: str, ending: str) -> Response:
    """The facilitator's as a file."""
    return _file(own(name), ending)


def _file(reading: Reading, ending: str) -> Response:
    format = by_ending(ending)
    if format is None:
        abort(404)
    made = datetime.now().astimezone().date().isoformat()
    # In a thread of its own: a document takes a second, in which everybody else would wait.
    content: bytes = get_hub().threadpool.apply(format.make, (reading.summary, made))
    reply = Response(content, mimetype=format.mimetype)
    reply.headers["Content-Disposition"] = f'attachment; filename="{file_name(reading, ending)}"'
    return reply
