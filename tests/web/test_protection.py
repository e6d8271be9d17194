"""The page for the privacy officer is true for the running settings."""

from __future__ import annotations

import csv
import io
from html import unescape
from typing import Any

from flask import Flask

from tests.conftest import KEY, Facilitator
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings
from werksessie.web.protection import amiss, flow, register, running

HTTPS = Settings(public_url="https://avond.example", key=KEY, security_contact="mailto:veilig@a.example", accounts=True)
LAPTOP = Settings(public_url="http://192.168.1.20:8000", key=KEY)


def seen(facilitator: Facilitator) -> str:
    return unescape(facilitator.client.get("/sessions/data-protection").text)


def test_every_fact_stands_on_the_page(facilitator: Facilitator, app: Flask) -> None:
    page, settings = seen(facilitator), app.extensions["running"]
    told: list[Any] = [*running(settings), *flow(settings), *register(settings), amiss(settings)]
    assert [word for row in told for word in row if word not in page] == []


def test_it_says_what_is_switched_on_and_warns_of_what_is_not() -> None:
    good, plain = dict(running(HTTPS)), dict(running(LAPTOP))
    assert (good["Versleuteld onderweg"], plain["Versleuteld onderweg"]) == ("ja, met https", "nee")
    assert good["Begeleiders komen binnen"] == "met een eigen account"
    assert "map" in plain["Opslag"]
    assert amiss(HTTPS) == []
    assert len(amiss(LAPTOP)) == 3


def test_what_accounts_keep_is_told_where_there_are_accounts_only() -> None:
    kept = [row[0] for row in flow(HTTPS)]
    assert [name for name in kept if "begeleider" in name] == kept[-3:-1]
    assert "e-mailadres" in dict(register(HTTPS))["Persoonsgegevens"]
    assert "begeleider" not in "".join(row[0] for row in flow(LAPTOP))
    assert "e-mailadres" not in dict(register(LAPTOP))["Persoonsgegevens"]


def test_no_key_password_or_token_stands_on_it() -> None:
    settings = Settings(
        public_url="https://avond.example", key="de-sleutel-van-hier", metrics_token="het-token-van-hier", log="json",
        store="redis://:het-wachtwoord@geheim.example:6379",
    )  # fmt: skip
    text = str([*running(settings), *flow(settings), *register(settings), *amiss(settings)])
    for word in ("de-sleutel-van-hier", "het-token-van-hier", "het-wachtwoord", "geheim.example"):
        assert word not in text


def test_the_row_for_the_register_is_a_file_of_two_lines(facilitator: Facilitator, app: Flask) -> None:
    reply = facilitator.client.get("/sessions/data-protection/register.csv")
    rows = list(csv.reader(io.StringIO(reply.data.decode("utf-8-sig")), delimiter=";"))
    assert rows == [list(each) for each in zip(*register(app.extensions["running"]), strict=True)]


def test_who_has_no_key_does_not_see_it() -> None:
    app = create_app(LAPTOP, MemoryStore())
    assert app.test_client().get("/sessions/data-protection").status_code == 403
    app.extensions["host"].close()
