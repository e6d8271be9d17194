"""A page of ours without a browser: loaded once, it lives on what is pushed."""

from __future__ import annotations

import re
import threading
from typing import Any

import socketio

from werksessie.rehearsal.people import Browser


class Screen:
    """A page that lives on `pushes` since it was loaded, by the rules of live.js; `gaps` counts what it missed."""

    def __init__(self, browser: Browser, at: str, page: str) -> None:
        self.browser, self.at = browser, at
        html = browser.get(page).text
        token = re.search(r'data-token="([^"]+)"', html)
        assert token
        loaded = re.search(r'data-seq="(\d+)"', html)
        assert loaded
        self.seq = int(loaded[1])
        self.html: dict[str, str] = {}
        self.gaps = self.pushes = 0
        self._turn = threading.Lock()
        self.socket = socketio.Client(reconnection=False)
        self.socket.on("pieces", self._receive)
        self.socket.connect(browser.address, transports=["websocket"], auth={"token": token[1]})
        # Only now: whatever happens after this is pushed.
        self._show(browser.get(f"{at}/pieces?since=-1").json())

    def _receive(self, message: dict[str, Any]) -> None:
        self.pushes += 1
        self.gaps += message["prev"] > self.seq
        self._show(message)

    def _show(self, message: dict[str, Any]) -> None:
        with self._turn:
            if message["seq"] < self.seq:
                return
            self.seq = message["seq"]
            for html in message["pieces"]:
                self.html[html.split('id="', 1)[1].split('"', 1)[0]] = html

    def close(self) -> None:
        self.socket.disconnect()
        self.browser.close()
