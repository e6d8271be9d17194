"""A page with its scripts running on the real app, without a server or a socket: it asks for pieces when told to."""

from __future__ import annotations

import json
from itertools import count

from flask.testing import FlaskClient
from playwright.sync_api import Page, Request, Route

from tests.access.auditing import violations
from tests.browser.conftest import PATIENCE
from tests.conftest import ADDRESS

PASSED_ON = ("accept", "content-type", "hx-request", "hx-target", "x-csrftoken")
CATCH_UP = """() => new Promise((done, fail) => {
  setTimeout(() => fail("nothing was swapped"), 5000);
  document.addEventListener("pieces:swapped", () => setTimeout(done, 0), {once: true});
  document.dispatchEvent(new Event("pieces:catch-up"));
})"""


def watched(page: Page, troubles: list[str]) -> Page:
    """What goes wrong in its scripts is added to these."""
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    return page


class Stage:
    """What a browser asks for is asked of the app, as this client. `offline` lets nothing through."""

    def __init__(self, page: Page, client: FlaskClient) -> None:
        self.page = page
        self.offline = False
        self._client = client
        self._pushes = count(1)
        page.route("**/*", self._serve)

    def go(self, path: str) -> Page:
        """Opens this page, and waits until its scripts ran."""
        self.page.goto(ADDRESS + path)
        self.page.wait_for_function("!document.body.dataset.piecesUrl || document.documentElement.dataset.live")
        return self.page

    def push(self) -> None:
        """Every piece of now is swapped, also one that did not change."""
        self.page.evaluate(CATCH_UP)

    def violations(self) -> list[tuple[str, str]]:
        """What axe finds on the page as its scripts made it."""
        return violations(self.page)

    def _serve(self, route: Route) -> None:
        asked = route.request
        path = asked.url.removeprefix(ADDRESS)
        if self.offline or not path.startswith("/"):
            route.abort()
        elif "socket.io" in path:
            # Without a socket the page asks for its pieces, and only when somebody says so.
            route.fulfill(body="", content_type="text/javascript")
        else:
            self._answer(route, asked, path)

    def _answer(self, route: Route, asked: Request, path: str) -> None:
        live = "/pieces?since=" in path
        headers = {name: value for name, value in asked.headers.items() if name in PASSED_ON}
        reply = self._client.open(
            path.partition("?since=")[0] + "?since=0" if live else path,
            method=asked.method, data=asked.post_data_buffer, headers=headers,
        )  # fmt: skip
        kept = {name: value for name, value in reply.headers if name != "Set-Cookie"}
        route.fulfill(status=reply.status_code, headers=kept, body=self._fresh(reply.data) if live else reply.data)

    def _fresh(self, body: bytes) -> bytes:
        """The same pieces in other bytes: a page swaps only what is new to it."""
        told = json.loads(body)
        mark = f"<!-- {next(self._pushes)} -->"
        return json.dumps({"seq": told["seq"] + 1, "pieces": [piece + mark for piece in told["pieces"]]}).encode()
