"""A screenshot with at most 256 colours: a third of the bytes, and nobody sees it on a page of flat colours."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

from playwright.sync_api import Page

FEWER = """async (png) => {
    const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const paper = canvas.getContext("2d");
    paper.drawImage(image, 0, 0);
    const data = new Uint32Array(paper.getImageData(0, 0, image.width, image.height).data.buffer);
    const counts = new Map();
    data.forEach((one) => counts.set(one, (counts.get(one) || 0) + 1));
    const often = Array.from(counts.keys()).sort((a, b) => counts.get(b) - counts.get(a) || a - b);
    const parts = (one) => [one & 255, (one >> 8) & 255, (one >> 16) & 255];
    const far = (one, other) => one.reduce((sum, part, at) => sum + (part - other[at]) ** 2, 0);
    const palette = [];
    const nearest = (colour) => {
        let [best, least] = [0, Infinity];
        palette.forEach((one, at) => {
            const here = far(one, colour);
            if (here < least) [best, least] = [at, here];
        });
        return [best, least];
    };
    often.map(parts).forEach((one) => {
        if (palette.length < 256 && nearest(one)[1] > 20) palette.push(one);
    });
    const places = new Map(often.map((one) => [one, nearest(parts(one))[0]]));
    let rows = "";
    data.forEach((one) => { rows += String.fromCharCode(places.get(one)); });
    return {width: image.width, height: image.height, palette: palette.flat(), rows: btoa(rows)};
}"""


def write(png: bytes, path: Path, page: Page) -> None:
    """Writes a screenshot as a PNG with a palette; `page` is any empty page, whose browser counts the colours."""
    fewer = page.evaluate(FEWER, base64.b64encode(png).decode())
    width, height, rows = fewer["width"], fewer["height"], base64.b64decode(fewer["rows"])
    lines = b"".join(b"\0" + rows[at : at + width] for at in range(0, width * height, width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", bytes(fewer["palette"])), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
