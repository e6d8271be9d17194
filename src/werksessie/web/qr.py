"""The QR code of an address, as SVG that needs no image library."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

import qrcode
from markupsafe import Markup

QUIET = 4
"""Empty modules around the code, without which old phones do not find it."""


@lru_cache(maxsize=64)
def qr_svg(address: str, as_is: bool = False) -> Markup:
    """An inline SVG, dark on nothing. Upper case keeps the modules few and large; a token in it stays `as_is`."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(address if as_is else address.upper())
    code.make(fit=True)
    size = code.modules_count + 2 * QUIET
    path = "".join(_row(y + QUIET, row) for y, row in enumerate(code.modules))
    return Markup(
        '<svg class="qr__svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges" aria-hidden="true">'
        '<path d="{1}"/></svg>'
    ).format(size, path)


def _row(y: int, row: list[bool | None]) -> str:
    x, path = QUIET, ""
    for dark, run in groupby(bool(one) for one in row):
        width = len(list(run))
        path += f"M{x} {y}h{width}v1h-{width}z" if dark else ""
        x += width
    return path
