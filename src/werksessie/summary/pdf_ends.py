"""Where the streams of a PDF end: readers that look for the end take a last byte 0x0D for a part of the line end."""

from __future__ import annotations

import re

DOUBTFUL = re.compile(rb"\r(?=\nendstream\nendobj)")
TABLE = re.compile(rb"xref\n0 \d+\n((?:\d{10} \d{5} [fn] ?\r?\n)+)")
START = re.compile(rb"startxref\n(\d+)\n%%EOF\s*$")


def with_plain_ends(pdf: bytes) -> bytes:
    """The same PDF with a line end of two bytes after every stream whose own last byte is 0x0D, so that it is as
    long as it says for every reader. Needs a plain table of objects; a PDF without one comes back as it is."""
    places = [found.end() for found in DOUBTFUL.finditer(pdf)]
    start = START.search(pdf)
    table = TABLE.match(pdf, int(start[1])) if start else None
    if not places or start is None or table is None:
        return pdf

    def moved(offset: int) -> int:
        return offset + sum(place <= offset for place in places)

    rows = [
        b"%010d%s" % (moved(int(row[:10])), row[10:]) if row[17:18] == b"n" else row
        for row in table[1].splitlines(keepends=True)
    ]
    whole = pdf[: table.start(1)] + b"".join(rows) + pdf[table.end(1) : start.start(1)]
    end = b"%d%s" % (moved(int(start[1])), pdf[start.end(1) :])
    pieces = [whole[first:last] for first, last in zip([0, *places], [*places, len(whole)], strict=True)]
    return b"\r".join(pieces) + end
