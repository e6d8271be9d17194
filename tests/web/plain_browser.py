"""A browser without scripts: it reads the forms of a page and can only send what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask.testing import FlaskClient

from tests.web.markup import elements

CHOSEN = ("checkbox", "radio")


@dataclass(frozen=True)
class Control:
    """One field or button of a form."""

    tag: str
    kind: str
    name: str
    value: str
    ready: bool

    @property
    def sent(self) -> bool:
        """Whether it goes along when nobody touched it."""
        return self.ready if self.kind in CHOSEN or self.tag == "option" else self.kind != "submit"


@dataclass
class Form:
    """A form as it stands on the page."""

    id: str
    action: str
    method: str
    controls: list[Control] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        """What can be sent by it."""
        return {one.name for one in self.controls}

    def can_send(self, name: str, value: str) -> bool:
        """Whether somebody could give this field this value by typing or tapping."""
        return any(
            one.name == name and (one.tag == "textarea" or one.value == value)
            for one in self.controls
            if one.kind != "hidden" or one.value == value
        )

    def ready(self, **fields: str) -> dict[str, list[str]]:
        """What is sent untouched, and these fields."""
        made: dict[str, list[str]] = {}
        for one in self.controls:
            if one.sent and one.name and one.name not in fields:
                made.setdefault(one.name, []).append(one.value)
        return made | {name: [value] for name, value in fields.items()}


class PlainBrowser:
    """Somebody's browser with scripts off; `page` is what it shows, `at` where."""

    def __init__(self, client: FlaskClient, language: str = "nl") -> None:
        self.client, self.language = client, language
        self.page, self.at, self.status = "", "/", 0

    def go(self, path: str) -> str:
        """Opens an address."""
        return self._show(self.client.get(path, headers={"Accept-Language": self.language}))

    def send(self, form: Form, fields: Mapping[str, Any]) -> str:
        """Sends a form with these values, one or several of each; follows where it leads."""
        data = {name: list(value) if isinstance(value, (list, tuple)) else value for name, value in fields.items()}
        headers = {"Accept-Language": self.language, "Origin": "http://localhost"}
        if form.method == "post":
            return self._show(self.client.post(form.action or self.at, data=data, headers=headers))
        return self._show(self.client.get(form.action or self.at, query_string=data, headers=headers))

    def _show(self, reply: Any) -> str:
        while reply.status_code in (302, 303):
            self.at = reply.location
            reply = self.client.get(self.at, headers={"Accept-Language": self.language})
        self.status, self.page = reply.status_code, reply.text
        return self.page

    @property
    def waits(self) -> bool:
        """Whether this page looks again by itself."""
        return 'http-equiv="refresh"' in self.page

    @property
    def forms(self) -> list[Form]:
        """The forms on the page."""
        return list(forms(self.page))

    def form(self, part: str) -> Form:
        """The one form that leads to an address with this in it and comes first."""
        return next(one for one in self.forms if part in one.action)

    def links(self) -> set[str]:
        """Where the page leads."""
        return set(re.findall(r'href="([^"]+)"', self.page))


def forms(html: str) -> Iterator[Form]:
    """Every form with what belongs to it, also what stands elsewhere and names it."""
    found: dict[str, Form] = {}
    loose: list[tuple[str, Control]] = []
    inside: list[tuple[str, int]] = []
    select = ""
    for number, (tag, said, depth) in enumerate(elements(html)):
        while inside and depth <= inside[-1][1]:
            inside.pop()
        if tag == "form":
            key = said.get("id") or f"form-{number}"
            found[key] = Form(said.get("id", ""), said.get("action", ""), said.get("method", "get").lower())
            inside.append((key, depth))
        elif tag == "select":
            select = said.get("name", "")
        elif tag in ("input", "textarea", "button", "option") and "disabled" not in said:
            kind = said.get("type", "submit" if tag == "button" else "text")
            value = said.get("value", "on" if kind in CHOSEN else "")
            ready = "checked" in said or "selected" in said
            control = Control(tag, kind, select if tag == "option" else said.get("name", ""), value, ready)
            owner = said.get("form") or (inside[-1][0] if inside else "")
            loose.append((owner, control))
    for owner, control in loose:
        if owner in found:
            found[owner].controls.append(control)
    yield from found.values()
