"""Acceptance scenarios 1 to 15 that need no browser and stand nowhere else; the number in a test's name is that of the
scenario."""

from __future__ import annotations

import re

from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.web.plain_browser import PlainBrowser

POLISH = {"nl", "pl"}


def lines(page: str) -> list[str]:
    """What the list of the privacy page says."""
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in re.findall(r"<li\b.*?</li>", page, re.DOTALL)]


def test_11_weet_ik_niet_and_sla_over_are_counted_apart(evening: Evening) -> None:
    knows, unsure, skips = evening.join(3)
    evening.until("open:1")
    evening.answer(knows, "1", text="Een plek")
    evening.answer(unsure, "1", unsure="1")
    evening.answer(skips, "1", skip="1")
    assert sorted(evening.state.activities["1"].passed.values()) == ["skip", "unsure"]
    assert len(evening.state.activities["1"].content.ideas) == 1


def test_15_the_privacy_page_in_polish_has_the_dates_of_this_evening_and_afterwards_the_phone_is_wiped(
    app: Flask, facilitator: Facilitator
) -> None:
    evening = prepare(app, facilitator, languages=sorted(POLISH), participants_first="7")
    evening.until("start")
    phone = PlainBrowser(app.test_client(), "pl")
    phone.go(f"/{evening.code}")
    phone.send(phone.form("/join"), {})
    assert 'lang="pl"' in phone.go(f"/{evening.code}/privacy")
    said = lines(phone.page)
    assert len(said) >= 8
    assert any("21 marca" in one for one in said), said
    assert any("112" in one for one in said)
    assert not [one for one in said if re.search(r"\b(je|jouw|niet|antwoorden)\b", one)], "no Dutch is left"

    assert facilitator.do("close").status_code == 204
    phone.go(f"/{evening.code}")
    assert "21 marca" in phone.page
    leave = phone.form("/leave")
    reply = phone.client.post(leave.action, headers={"Accept-Language": "pl"})
    assert reply.headers["Clear-Site-Data"] == '"storage"'
    assert phone.client.get_cookie("person", path=f"/{evening.code}") is None
