"""A gzip of a text of which most stays the same: those parts are compressed once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
LEVEL, GZIP, SMALL_WINDOW, SMALL_MEMORY = 2, 16, 12, 5
END = b"\x03\x00"
LONGEST_STORED = 500
"""Bytes of a changing part that go as they are: to set up a compressor takes longer than sending them."""


def squeezed(part: bytes, level: int) -> bytes:
    """A part by itself: nothing before or after it is referred to, and it ends on a whole byte."""
    made = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return made.compress(part) + made.flush(zlib.Z_FULL_FLUSH)


def stored(part: bytes) -> bytes:
    """A part as it is, at most 65,535 bytes."""
    return struct.pack("<BHH", 0, len(part), len(part) ^ 0xFFFF) + part


def small(whole: bytes) -> bytes:
    """The gzip of a few kilobytes: with a window of that size it takes a quarter of the time to set up."""
    made = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP + SMALL_WINDOW, SMALL_MEMORY)
    return made.compress(whole) + made.flush()


def gathered(parts: Sequence[tuple[bytes, bytes]]) -> bytes:
    """The gzip of (part, part as it leaves), one after the other."""
    crc = size = 0
    for plain, _ in parts:
        crc, size = zlib.crc32(plain, crc), size + len(plain)
    return b"".join([HEAD, *(packed for _, packed in parts), END, struct.pack("<II", crc, size & 0xFFFFFFFF)])


def changing(part: bytes, level: int) -> tuple[bytes, bytes]:
    """A part that is another one each time, ready for `gathered`."""
    return part, stored(part) if len(part) <= LONGEST_STORED else squeezed(part, level)
