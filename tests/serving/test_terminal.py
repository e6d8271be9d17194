"""What the terminal says: links that can be clicked, a code that can be scanned."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import qrcode
from rich.console import Console

from werksessie.serving.terminal import announce, qr, report

LINK = "http://192.168.1.20:8000/sessions?key=" + "k" * 100
HALVES = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}


class Screen(io.StringIO):
    """What is written to a terminal with this encoding."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


def said(addresses: list[str], *, terminal: bool = False, encoding: str = "utf-8") -> str:
    screen = Screen(encoding)
    console = Console(file=screen, force_terminal=terminal, no_color=True, width=40, highlight=False)
    announce(console, addresses, LINK, Path("/home/els/mijn [rode] sessies"))
    return screen.getvalue()


def test_links_are_never_broken_over_lines() -> None:
    lines = said(["http://192.168.1.20:8000"]).splitlines()
    assert f"Begeleider:  {LINK}" in lines
    assert "Telefoons:   http://192.168.1.20:8000/" in lines


def test_a_folder_is_said_as_it_is_called() -> None:
    assert "/home/els/mijn [rode] sessies\n" in said(["http://192.168.1.20:8000"])


def test_more_addresses_are_listed_with_the_option_that_decides() -> None:
    text = said(["http://192.168.1.20:8000", "http://10.0.0.3:8000", "http://172.17.0.1:8000"])
    assert "  http://10.0.0.3:8000/\n  http://172.17.0.1:8000/\n" in text
    assert "--public-url http://10.0.0.3:8000\n" in text


def test_one_address_needs_no_choice() -> None:
    assert "--public-url" not in said(["http://192.168.1.20:8000"])


def test_an_address_phones_cannot_reach_is_said_to_be_so() -> None:
    sentence = "Telefoons kunnen er nog niet bij"
    assert sentence in said(["http://127.0.0.1:8000"])
    assert sentence not in said(["http://192.168.1.20:8000"])


def test_the_code_is_drawn_on_a_terminal_only() -> None:
    assert "█" in said(["http://192.168.1.20:8000"], terminal=True)
    assert "█" not in said(["http://192.168.1.20:8000"])


def test_a_terminal_without_blocks_gets_no_code() -> None:
    assert "█" not in said(["http://192.168.1.20:8000"], terminal=True, encoding="cp1252")


@pytest.mark.parametrize("address", ["http://192.168.1.20:8000/", "https://avond.werksessie.example:8443/"])
def test_the_drawing_is_the_code_with_a_wide_enough_edge(address: str) -> None:
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_L, border=4)
    code.add_data(address.upper())
    dark = code.get_matrix()

    drawn = []
    for line in qr(address).plain.splitlines():
        drawn += [[half[side] for half in map(HALVES.__getitem__, line)] for side in (0, 1)]

    assert [[not light for light in row] for row in drawn[: len(dark)]] == dark


def test_what_the_server_did_by_itself_is_said_line_by_line() -> None:
    screen = Screen()
    report(Console(file=screen), ["2026-11-21-482913: verzegeld.", "nog iets"])
    assert screen.getvalue() == "2026-11-21-482913: verzegeld.\nnog iets\n"
