"""What the terminal says while the server runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import qrcode
from rich.console import Console
from rich.text import Text


def announce(
    console: Console, addresses: Sequence[str], facilitator: str, kept: Path | str, who: str = "Begeleider"
) -> None:
    """Say where to go, first of all: each link whole, on one line of its own. `who` the first one is for."""
    phones = f"{addresses[0]}/"
    _say(console, "Werksessie staat aan.", style="bold")
    _say(console)
    _say(console, f"{who + ':':<12} {facilitator}")
    _say(console, f"Telefoons:   {phones}")
    _say(console)
    if console.is_terminal and console.encoding.lower().startswith("utf"):
        console.print(qr(phones))
        _say(console)
    if addresses[1:]:
        _say(console, "Deze computer heeft meer adressen:")
        for address in addresses[1:]:
            _say(console, f"  {address}/")
        _say(console, f"Kies er zelf een met --public-url, bijvoorbeeld --public-url {addresses[1]}")
        _say(console)
    if addresses[0].startswith("http://127."):
        _say(console, "Telefoons kunnen er nog niet bij: dit adres werkt alleen op deze computer.")
        _say(console)
    _say(console, f"Bewaard in:  {kept}")
    _say(console, "Stoppen:     Ctrl+C")
    console.file.flush()


def report(console: Console, sentences: Sequence[str]) -> None:
    """Say what the server did by itself."""
    for sentence in sentences:
        _say(console, sentence)
    console.file.flush()


def qr(address: str) -> Text:
    """The QR code of an address, two modules on top of each other in one character.

    In upper case, which keeps it small. Light modules are drawn, dark ones left out, in white on black: so it can be
    read on a light terminal, and on a dark one without colours, too.
    """
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_L, border=4)
    code.add_data(address.upper())
    code.make(fit=True)
    rows = [[not dark for dark in row] for row in code.get_matrix()]
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    blocks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    lines = [
        "".join(blocks[pair] for pair in zip(top, bottom, strict=True))
        for top, bottom in zip(rows[::2], rows[1::2], strict=True)
    ]
    return Text("\n").join(Text(line, style="#ffffff on #000000") for line in lines)


def _say(console: Console, text: str = "", style: str = "") -> None:
    # Never wrapped: a link in two parts cannot be clicked or read by a program.
    console.print(Text(text, style=style), soft_wrap=True)
