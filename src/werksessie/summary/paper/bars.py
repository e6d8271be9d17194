"""A bar as a small picture: any program shows it, and its words stand in the text and in its description. And the
figures beside the title, which mean nothing."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from pathlib import Path

from werksessie.activities.blocks import Bar

WIDTH, HEIGHT = 55.0, 2.5
"""In mm."""
COLUMNS, LINES = 440, 20
TONES = {"data": "1f5a9e", "agree": "2c7a57", "split": "c2560c"}
REST = "ece4d5"
FIGURES = Path(__file__).with_name("figures.png")


def described(bar: Bar) -> str:
    """The bar in words."""
    return f"Balk: {bar.value} van {bar.most}"


def filled(bar: Bar) -> int:
    """How many columns of the picture are filled: none at 0, and something above it."""
    share = bar.value / bar.most if bar.most > 0 else 0
    return min(COLUMNS, max(round(COLUMNS * share), int(bar.value > 0)))


@lru_cache(maxsize=1024)
def png(tone: str, columns: int) -> bytes:
    """A picture with so many columns filled."""
    colours = bytes.fromhex(REST) + bytes.fromhex(TONES.get(tone, TONES["data"]))
    line = b"\x00" + b"\x01" * columns + b"\x00" * (COLUMNS - columns)
    head = struct.pack(">IIBBBBB", COLUMNS, LINES, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(line * LINES, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
