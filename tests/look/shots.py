"""What one picture of the contact sheet is taken of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask.testing import FlaskClient
from playwright.sync_api import Page


@dataclass(frozen=True)
class Size:
    """A screen, in CSS pixels; `scale` is how many pixels of the picture one of them becomes."""

    width: int
    height: int
    scale: float = 1
    touch: bool = False

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


WALL, OLD_WALL = Size(1920, 1080, 0.5), Size(1024, 768, 0.75)
DESK = Size(1440, 900, 0.75)
PHONE, SMALL_PHONE = Size(390, 844, touch=True), Size(320, 568, touch=True)
PAPER = Size(794, 1123)


@dataclass(frozen=True)
class Shot:
    """An address as one browser gets it. `surface` and `group` say where it stands in the sheet, `state` what it shows;
    `does` is done on the page before it is taken, `whole` takes all of it and not only what fits the screen. A `png` is
    a picture already."""

    surface: str
    group: str
    state: str
    size: Size
    browser: FlaskClient | None = None
    path: str = ""
    dark: bool = False
    whole: bool = False
    does: Callable[[Page], object] | None = None
    png: bytes = b""

    @property
    def caption(self) -> str:
        """What stands under it."""
        return f"{self.group}: {self.state}"

    @property
    def screen(self) -> str:
        """On what it is seen."""
        return f"{self.size}{', donker' if self.dark else ''}"

    def on(self, size: Size, dark: bool = False) -> Shot:
        """The same on another screen."""
        return replace(self, size=size, dark=dark)
