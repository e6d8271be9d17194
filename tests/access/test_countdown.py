"""The minutes of a pause take the plural form that the language asks for; without its rules, the usual one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.access.stage import Stage
from tests.conftest import Facilitator, prepare

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("minutes", "rules", "words"), [(3, True, "3 minuty"), (3, False, "3 minut")])
def test_three_minutes_in_polish(
    app: Flask, facilitator: Facilitator, on_stage: Callable[..., Stage], minutes: int, rules: bool, words: str
) -> None:
    evening = prepare(app, facilitator, languages=["nl", "pl"])
    evening.until("open:1")
    phone = evening.join()[0]
    phone.get(f"/{evening.code}?lang=pl")
    assert facilitator.do("pause", minutes=str(minutes)).status_code == 204
    stage = on_stage(phone, own=True)
    if not rules:
        stage.page.add_init_script("delete Intl.PluralRules")
    expect(stage.go(f"/{evening.code}").locator("[data-countdown]")).to_contain_text(words)
