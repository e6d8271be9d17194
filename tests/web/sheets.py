"""What the tests of the programme editor share: opening a form as a browser does, and saving it."""

from __future__ import annotations

import html
import re
from typing import Any

from tests.conftest import Facilitator
from tests.web.markup import elements, ids
from werksessie.activities import KINDS
from werksessie.programme.loader import loads
from werksessie.programme.model import Programme
from werksessie.record.promise import Store


def kept(store: Store, id: str = "ons-gesprek") -> Programme:
    return loads(store.programmes.read(id), "x.toml", KINDS)


def order(store: Store) -> list[str]:
    """The ids of its activities."""
    return [plan.id for plan in kept(store).activities]


def fields(page: str) -> dict[str, str]:
    """What a browser would send if somebody opened this form and pressed save."""
    form = re.search(r'<form class="prepare" id="sheet".*?</form>', page, re.DOTALL)
    assert form
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form[0]):
        read = {name: _plain(value) for name, value in re.findall(r'([a-z-]+)="([^"]*)"', tag)}
        if read.get("type") != "checkbox" or re.search(r" checked\b", tag):
            found[read["name"]] = read.get("value", "")
    for name, words in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', form[0], re.DOTALL):
        found[name] = _plain(words)
    for name, choices in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', choices) or re.search(r'value="([^"]*)"', choices)
        found[name] = _plain(chosen[1]) if chosen else ""
    return found


def _plain(words: str) -> str:
    return html.unescape(words)


def check(page: str) -> None:
    """Well-formed, each id once, and everything can be named."""
    assert len(ids(page)) == len(set(ids(page)))
    named = set(ids(page))
    for tag, attributes, _ in elements(page):
        assert attributes.get("for", "") in ("", *named), attributes
        assert set(attributes.get("aria-describedby", "").split()) <= named, attributes
        assert "style" not in attributes, tag


def sheet(facilitator: Facilitator, activity: str, at: str = "/programmes/ons-gesprek") -> dict[str, str]:
    reply = facilitator.client.get(f"{at}/activities/{activity}")
    assert reply.status_code == 200
    return fields(reply.text)


def save(facilitator: Facilitator, activity: str, at: str = "/programmes/ons-gesprek", **typed: Any) -> Any:
    form = {**sheet(facilitator, activity, at), **typed}
    return facilitator.client.post(f"{at}/activities/{activity}", data=form)
