"""A Chromium that shows the app's own pages with their scripts running, without a server, and takes their pictures."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.access.stage import Stage
from tests.conftest import ADDRESS
from tests.look.shots import Shot, Size

DARK = "document.documentElement.dataset.theme = 'dark'"
CONNECTED = "document.documentElement.dataset.live && (document.documentElement.dataset.live = 'on')"
"""There is no socket here; with one, the page says nothing of it."""


TALLEST = 6000


class Camera:
    """One page for each size of screen. Static files are asked of the app once."""

    def __init__(self, browser: Browser) -> None:
        self._browser, self._stack = browser, ExitStack()
        self._contexts: dict[Size, BrowserContext] = {}
        self._files: dict[str, dict[str, Any]] = {}

    def close(self) -> None:
        self._stack.close()

    def take(self, shot: Shot) -> bytes:
        """The picture, as PNG."""
        if shot.png:
            return shot.png
        assert shot.browser
        page = self._context(shot.size).new_page()
        try:
            stage = Stage(page, shot.browser)
            # Whoever was routed last is asked first.
            page.route("**/static/**", lambda route: self._file(route, shot.browser))
            stage.go(shot.path)
            page.evaluate(CONNECTED)
            if shot.dark:
                page.evaluate(DARK)
            if shot.does:
                shot.does(page)
            page.evaluate("document.fonts.ready")
            if shot.whole:
                _unroll(page, shot.size)
            return page.screenshot(animations="disabled", caret="hide")
        finally:
            page.close()

    def _context(self, size: Size) -> BrowserContext:
        if size not in self._contexts:
            self._contexts[size] = self._stack.enter_context(
                self._browser.new_context(
                    viewport={"width": size.width, "height": size.height},
                    device_scale_factor=size.scale, has_touch=size.touch, locale="nl-NL", reduced_motion="reduce",
                )
            )  # fmt: skip
        return self._contexts[size]

    def _file(self, route: Route, browser: FlaskClient | None) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if "socket.io" in path or browser is None:
            route.fulfill(body="", content_type="text/javascript")
            return
        if path not in self._files:
            reply = browser.get(path)
            self._files[path] = {"body": reply.data, "content_type": reply.content_type, "status": reply.status_code}
        route.fulfill(**self._files[path])


def _unroll(page: Page, size: Size) -> None:
    """Makes the screen as high as what is on it: what stays in reach on a screen stands at its end then."""
    high = min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight")))
    if high > size.height:
        page.set_viewport_size({"width": size.width, "height": high})
