"""Words as a text document can hold them: nothing that XML forbids, and which way they are read."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
EMBED, OVER, ISOLATE, END = "\u202a\u202b\u202d\u202e", "\u202c", "\u2066\u2067\u2068", "\u2069"
RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RIGHT_TO_LEFT = re.compile(f"[{RIGHT}](?:[^A-Za-z\u00c0-\u024f\u0370-\u052f\n]*[{RIGHT}])*")


def clean(text: str) -> str:
    """The words without what XML forbids. Every line end is a newline, and what turns the direction of reading is ended
    where the words end, so that it does not turn what stands behind them."""
    allowed = FORBIDDEN.sub("", LINE_ENDS.sub("\n", text))
    return allowed + _ends(allowed)


def _ends(text: str) -> str:
    open: list[str] = []
    for letter in text:
        if letter in EMBED:
            open.append(OVER)
        elif letter in ISOLATE:
            open.append(END)
        elif open and letter == open[-1]:
            open.pop()
    return "".join(reversed(open))


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is read from the right."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def pieces(text: str) -> list[tuple[str, bool]]:
    """The text in pieces that are read one way, each with whether that is from the right."""
    cuts = [0, *(cut for found in RIGHT_TO_LEFT.finditer(text) for cut in found.span()), len(text)]
    return [(text[a:b], bool(place % 2)) for place, (a, b) in enumerate(pairwise(cuts)) if a < b]
