"""Pretend people over real HTTP: a browser with cookies, a phone, a facilitator. They know public addresses only."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

Form = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Reply:
    """What the server said."""

    status: int
    body: bytes
    location: str

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    def json(self) -> Any:
        """The body as data."""
        return json.loads(self.body)


class Browser:
    """One browser with its own cookies and one connection that is kept open."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.address = f"{parts.scheme}://{parts.netloc}"
        self.host = parts.netloc
        self.cookies: dict[str, tuple[str, str]] = {}
        self._connection = (HTTPSConnection if parts.scheme == "https" else HTTPConnection)(parts.netloc, timeout=30)

    def get(self, path: str, **headers: str) -> Reply:
        """GET, redirects not followed."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, form: Form, **headers: str) -> Reply:
        """POST of an ordinary form, redirects not followed. Not repeated when the connection breaks."""
        body = urlencode(form, doseq=True).encode()
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def close(self) -> None:
        """Closes the connection."""
        self._connection.close()

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        held = [f"{name}={value}" for name, (value, where) in self.cookies.items() if path.startswith(where)]
        sent = {"Cookie": "; ".join(held), **headers} if held else dict(headers)
        if method == "POST":
            sent["Origin"] = self.address
        try:
            self._connection.request(method, path, body, sent)
            answer = self._connection.getresponse()
            reply = Reply(answer.status, answer.read(), answer.headers.get("Location", ""))
        except (HTTPException, OSError):
            self._connection.close()
            raise
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = (morsel.value, morsel["path"] or "/")
        return reply


class Phone(Browser):
    """Somebody who takes part in one evening. `keeps_ids`: the record has the last answer under the id it was given."""

    keeps_ids = True

    def __init__(self, address: str, code: str) -> None:
        super().__init__(address)
        self.code = code

    def join(self, group: str = "") -> Reply:
        """Opens the page and takes part."""
        self.get(f"/{self.code}")
        return self.post(f"/{self.code}/join", {"group": group} if group else {})

    def answer(self, activity: str, form: Form, answer_id: str = "") -> Reply:
        """Sends an answer under a fresh id, or under the given one when it is a second try."""
        fields = {"answer_id": answer_id or secrets.token_hex(12), **form}
        return self.post(f"/{self.code}/answer/{activity}", fields, **{"HX-Request": "true"})


class Facilitator(Browser):
    """Whoever has the link with the key."""

    def __init__(self, link: str) -> None:
        super().__init__(link)
        parts = urlsplit(link)
        reply = self.get(f"{parts.path}?{parts.query}")
        if reply.status != 303:
            raise PermissionError("De link van de begeleider klopt niet.")
        self.session = ""
        self._token = ""

    def prepare(self, form: Form) -> str:
        """Makes a session and gives its code. Raises ValueError with the page when it is refused."""
        reply = self.post("/sessions/new", {**form, "csrf_token": self._csrf_token()})
        if reply.status != 303:
            raise ValueError(reply.text)
        self.session = reply.location.rstrip("/").rpartition("/")[2]
        return str(self.tally()["code"])

    def follow(self, activities: Sequence[str], details: Form) -> str:
        """Makes the follow-up evening of this sealed session with these activities beside what it always has, fills in
        its `details`, goes on with it and gives its code. Raises ValueError with the page when it is refused."""
        asked = {"title": details["title"], "date": details["date"], "activity": activities}
        reply = self.press(f"/sessions/{self.session}/follow", asked)
        if reply.status != 303:
            raise ValueError(reply.text)
        self.session = reply.location.rstrip("/").rpartition("/")[2]
        reply = self.press(f"/sessions/{self.session}/details", details)
        if reply.status != 303:
            raise ValueError(reply.text)
        return str(self.tally()["code"])

    def do(self, verb: str, form: Form | None = None) -> Reply:
        """Presses one of the console's buttons."""
        return self.press(f"/sessions/{self.session}/{verb}", form or {})

    def act(self, activity: str, verb: str, form: Form | None = None) -> Reply:
        """Does something that only this activity's kind knows."""
        return self.press(f"/sessions/{self.session}/activity/{activity}/{verb}", form or {})

    def next(self) -> str:
        """Presses Volgende and gives the step that was taken, "" when there is none."""
        page = self.get(f"/sessions/{self.session}").text
        found = re.search(r'name="expected"[^>]*value="([^"]+)"', page)
        if not found:
            return ""
        reply = self.do("next", {"expected": found[1]})
        if reply.status != 204:
            raise ValueError(reply.text)
        return found[1]

    def until(self, step: str) -> None:
        """Presses Volgende until this step was taken. Raises LookupError when the evening ends first."""
        taken = self.next()
        while taken != step:
            if not taken:
                raise LookupError(step)
            taken = self.next()

    def tally(self) -> dict[str, Any]:
        """Every count."""
        tally: dict[str, Any] = json.loads(self.get(f"/sessions/{self.session}/tally.json").body)
        return tally

    def link(self, sort: str) -> str:
        """The path of one of the session's links ("wall", "summary", "after"), as the page with its links shows it."""
        page = self.get(f"/sessions/{self.session}/links").text
        found = re.search(rf"/{sort}/[0-9a-f]{{32}}", page)
        return found[0] if found else ""

    def press(self, path: str, form: Form | None = None) -> Reply:
        """Sends any form of the facilitator's own pages."""
        return self.post(path, form or {}, **{"HX-Request": "true", "X-CSRFToken": self._csrf_token()})

    def _csrf_token(self) -> str:
        self._token = self._token or _csrf(self.get("/sessions/new").text)
        return self._token


def _csrf(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    return found[1] if found else ""
