"""Every picture in docs/nl is of this version: what its page says and how it is styled stands beside it, and is made
anew here. `make pictures` takes again what is not of this version any more."""

from __future__ import annotations

import difflib
import json
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from tests.access.stage import Stage
from tests.browser import small_png
from tests.browser.pictured import DESK, PHONE, WALL, Shot, walk
from tests.conftest import ADDRESS
from werksessie.programme.dates import day
from werksessie.web.help import folder

pytestmark = pytest.mark.browser

PICTURES = folder() / "pictures"
BESIDE = PICTURES / "pictures.json"
STALE = "Deze plaat is niet van deze versie: draai make pictures"
TAKING = os.environ.get("PICTURES") == "take"
LARGEST = 1_500_000
"""Bytes of all pictures together: they go into the wheel."""

SIZES: dict[str, dict[str, Any]] = {
    DESK: {"viewport": {"width": 1280, "height": 800}, "device_scale_factor": 0.9},
    WALL: {"viewport": {"width": 1280, "height": 720}, "device_scale_factor": 0.75},
    PHONE: {"viewport": {"width": 390, "height": 720}, "device_scale_factor": 1},
}
MONTHS = [day(f"2026-{month:02}-01", "nl").split()[-1] for month in range(1, 13)]
MASKS = (
    (re.compile(r"\b[0-9a-f]{12,}\b"), "TOKEN"),
    # On the clock of this computer; and a year stands there only when it is not this one.
    (re.compile(r"\b\d{1,2}[.:]\d\d\b"), "TIME"),
    (re.compile(rf"\b({'|'.join(MONTHS)}) \d{{4}}\b"), r"\1"),
    # What this computer can say aloud.
    (re.compile(r"Deze laptop heeft geen Nederlandse stem\. ?"), ""),
)
STILL = """(() => {
    // Somebody's own browser each time: nothing of the page before is kept in it.
    [localStorage, sessionStorage].forEach((kept) => kept.clear());
    // A phone puts what can be chosen in an order of its own.
    Math.random = () => 0.5;
    // What a page does by itself after a while would be there on one computer, and not yet on another.
    const [later, ask] = [window.setTimeout, window.fetch];
    window.setTimeout = (call, wait = 0) => (wait ? 0 : later(call, 0));
    window.setInterval = () => 0;
    window.asking = 0;
    window.fetch = (...all) => {
        window.asking += 1;
        return ask(...all).finally(() => later(() => { window.asking -= 1; }, 50));
    };
})()"""
CONNECTED = "document.documentElement.dataset.live && (document.documentElement.dataset.live = 'on')"
"""There is no socket here; with one, the page says nothing of it."""
SHEETS = "Array.from(document.querySelectorAll('link[rel=stylesheet]'), (one) => one.getAttribute('href'))"


def said(shot: Shot) -> str:
    """What the page says and how it is built, without what is another each time."""
    words = shot.page.locator(shot.part or "body").aria_snapshot()
    for mask, instead in MASKS:
        words = mask.sub(instead, words)
    return words


def styled(page: Page) -> str:
    """One mark for everything that styles the page: the address of a sheet has a mark of its content."""
    return sha256("\n".join(page.evaluate(SHEETS)).encode()).hexdigest()


def now(shot: Shot) -> dict[str, Any]:
    """What must stand beside the picture."""
    return {"css": styled(shot.page), "page": said(shot).splitlines()}


def take(shot: Shot) -> None:
    """Takes the picture anew."""
    seen = shot.page.locator(shot.part) if shot.part else shot.page
    png = seen.screenshot(animations="disabled")
    with shot.page.context.browser.new_page() as empty:
        small_png.write(png, PICTURES / f"{shot.name}.png", empty)


def mark(picture: Path) -> str:
    return sha256(picture.read_bytes()).hexdigest() if picture.exists() else ""


def otherwise(known: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What is another: the lines of the page, or else the name of what differs."""
    lines = difflib.unified_diff(known.get("page", []), found["page"], "toen", "nu", n=0, lineterm="")
    return list(lines)[:20] or [name for name in found if found[name] != known.get(name)]


@pytest.fixture
def shots(app: Flask, browser: Browser) -> Iterator[Iterator[Shot]]:
    """The whole walk; every page is there until the next one is opened on that surface."""
    with ExitStack() as stack:

        @cache
        def screen(surface: str) -> Page:
            context = browser.new_context(locale="nl-NL", reduced_motion="reduce", **SIZES[surface])
            page = stack.enter_context(context).new_page()
            page.add_init_script(STILL)
            return page

        stages: dict[str, Stage] = {}

        def open(surface: str, client: FlaskClient, path: str) -> Page:
            page = screen(surface)
            # As in the room: console and wall go on by themselves, and a phone is somebody else's each time.
            if surface != PHONE and page.url == ADDRESS + path:
                stages[surface].push()
            else:
                page.unroute_all()
                stages[surface] = Stage(page, client)
                stages[surface].go(path)
            page.wait_for_function("() => !window.asking")
            page.evaluate(CONNECTED)
            return page

        yield walk(app, open)


def test_every_picture_is_of_this_version(shots: Iterator[Shot]) -> None:
    beside = json.loads(BESIDE.read_text("utf-8")) if BESIDE.exists() else {}
    found, stale = {}, {}
    for shot in shots:
        picture, known = PICTURES / f"{shot.name}.png", beside.get(shot.name, {})
        found[shot.name] = {**now(shot), "picture": mark(picture)}
        if found[shot.name] != known and TAKING:
            take(shot)
            found[shot.name]["picture"] = mark(picture)
        elif found[shot.name] != known:
            stale[shot.name] = [STALE, *otherwise(known, found[shot.name])]
    if TAKING:
        for picture in PICTURES.glob("*.png"):
            if picture.stem not in found:
                picture.unlink()
        BESIDE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert stale == {}
    assert {path.stem for path in PICTURES.glob("*.png")} == set(found)
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < LARGEST


def test_another_word_or_another_sheet_is_another_picture(browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*", lambda route: route.fulfill(body="", content_type="text/css"))
        told = []
        for sheet, words in (("a", "Volgende"), ("a", "Volgende"), ("a", "Verder"), ("b", "Volgende")):
            page.set_content(f'<base href="{ADDRESS}"><link rel="stylesheet" href="/{sheet}.css"><p>{words} 19.30</p>')
            told.append(now(Shot("", page)))
    assert told[0] == told[1]
    assert told[0] != told[2]
    assert told[0] != told[3]
    assert "19.30" not in str(told)
