"""Links that let people in: nobody guesses them, nobody reads them off a clock, and none outlives its day."""

from __future__ import annotations

import hmac
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from werksessie.live.links import LINKS, PUBLIC, UNTIL, fresh_keys, fresh_token, renewed
from werksessie.record.memory import MemoryStore
from werksessie.web import pairing

HEX = re.compile(r"[0-9a-f]+")
SAMPLES = 500


def bits(token: str) -> int:
    """How many random bits a token of figures and letters a to f can hold."""
    assert HEX.fullmatch(token)
    return 4 * len(token)


def test_every_link_has_128_random_bits_and_the_secret_256(evening: Evening) -> None:
    keys = evening.app.extensions["host"].keys(evening.name)
    assert set(keys) == {*LINKS, "secret"}
    assert {bits(keys[link]) for link in LINKS} == {128}
    assert bits(keys["secret"]) == 256
    assert len(set(keys.values())) == len(keys)


def test_what_is_given_out_never_repeats_and_has_no_fixed_place() -> None:
    """A counter, a clock or a seed would leave some places the same."""
    tokens = [fresh_token() for _ in range(SAMPLES)] + list(fresh_keys().values())
    assert len(set(tokens)) == len(tokens)
    for place in range(32):
        assert len({token[place] for token in tokens}) == 16


def test_what_a_paired_phone_holds_is_as_long_and_what_it_shows_does_not_tell_it(evening: Evening) -> None:
    kept = evening.app.extensions["host"].store.secrets
    made = pairing.redeem(kept, pairing.offer(kept, evening.name, datetime.now(UTC)), datetime.now(UTC))
    assert made is not None
    assert bits(made.token) == 128
    shown = {made.id, pairing.ear(made.id, made.token), pairing.derived(made.token, "post")}
    held = {*shown, *kept.of(evening.name).values()}
    assert not any(made.token in one for one in held)


def test_the_facilitators_key_and_the_key_that_signs_have_enough_bits() -> None:
    secrets = MemoryStore().secrets
    # 64 sorts of characters: six bits each.
    assert 6 * len(secrets.facilitator_key()) >= 128
    assert 6 * len(secrets.signing_key()) >= 256
    with pytest.raises(ValueError, match="16 tekens"):
        secrets.facilitator_key("kort")


class Watch:
    """Counts what is compared, and lets it be compared."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count, real = 0, hmac.compare_digest

        def counted(one: Any, other: Any) -> bool:
            self.count += 1
            return real(one, other)

        monkeypatch.setattr(hmac, "compare_digest", counted)


def test_looking_for_a_link_takes_as_long_whether_it_is_found_or_not_and_wherever(
    app: Flask, facilitator: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each session is compared with, to the end, in constant time."""
    evenings = [prepare(app, facilitator, title=f"Avond {number}").name for number in range(3)]
    host = app.extensions["host"]
    watch = Watch(monkeypatch)
    for token in (*(host.keys(name)["wall"] for name in evenings), "0" * 32, host.keys(evenings[0])["wall"][:-1] + "x"):
        watch.count = 0
        host.store.secrets.names_by("wall", token)
        assert watch.count == len(evenings)


def test_key_cookie_and_remote_are_compared_in_constant_time(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(monkeypatch)
    browser = evening.app.test_client()
    for path in ("/sessions?key=een-verkeerde-sleutel", "/sessions"):
        watch.count = 0
        assert browser.get(path).status_code == 403
        assert watch.count >= 1


def test_part_of_a_link_or_another_spelling_of_it_opens_nothing(evening: Evening) -> None:
    token = evening.link("summary").rpartition("/")[2]
    browser = evening.app.test_client()
    spellings = (
        token[:-1],
        token[:16],
        f"{token}0",
        token.upper(),
        f" {token}",
        f"{token}%00",
        f"{token}%20",
        "*",
        "%",
    )
    for spelling in spellings:
        if spelling != token:
            assert browser.get(f"/summary/{spelling}").status_code == 404


def test_an_empty_link_is_no_link_even_where_one_was_taken_back(evening: Evening) -> None:
    host = evening.app.extensions["host"]
    host.relink(evening.name, {"wall": "", "summary": ""})
    assert host.store.secrets.names_by("wall", "") is None
    for path in ("/wall/", "/summary/", "/wall/%20", "/summary/%00"):
        assert evening.app.test_client().get(path).status_code == 404


def test_a_dead_link_does_not_say_why(evening: Evening) -> None:
    """Over, replaced or never there: the same page, so that nobody learns that a link was good once."""
    host, browser, said = evening.app.extensions["host"], evening.app.test_client(), []
    was = host.keys(evening.name)["summary"]
    host.relink(evening.name, renewed(host.keys(evening.name), "summary", "2027-03-14"))
    over = host.keys(evening.name)["summary"]
    host.relink(evening.name, {UNTIL.format("summary"): "2020-01-01"})
    for token in (was, over, "0" * 32):
        reply = browser.get(f"/summary/{token}")
        said.append((reply.status_code, reply.text))
    assert len(set(said)) == 1
    assert said[0][0] == 404


def test_no_page_for_others_shows_a_link_that_lets_anybody_in_elsewhere(evening: Evening) -> None:
    """The wall, the reader and the participant each see their own way in and no other."""
    host = evening.app.extensions["host"]
    host.relink(evening.name, renewed(host.keys(evening.name), PUBLIC, "2027-03-14"))
    keys, phone = host.keys(evening.name), evening.join()[0]
    evening.until("open:1")
    pages = {
        link: evening.app.test_client().get(f"/{link}/{keys[link]}").text
        for link in ("wall", "summary", "after", PUBLIC)
    }
    pages["phone"] = phone.get(f"/{evening.code}").text + phone.get(f"/{evening.code}/privacy").text
    for page, text in pages.items():
        others = {link: token for link, token in keys.items() if link != page and len(token) >= 32}
        assert [link for link, token in others.items() if token in text] == [], page
