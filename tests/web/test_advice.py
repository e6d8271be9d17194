"""Advice for setting up: only what applies, one short sentence and one thing to do."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from werksessie.web.advice import Surroundings, advice, is_loopback, phone_help

HALL = Surroundings("http://192.168.1.20:8000", lan=("192.168.1.20",), here=True)
"""A laptop on the network of the room, seen from its own browser."""

HOSTED = Surroundings("https://avond.voorbeeld.nl")
"""Somewhere else, behind another web server."""

EVERY = [
    Surroundings(address, lan, here, system, met)
    for address, lan, here, system, met in product(
        (HALL.address, HOSTED.address, "http://127.0.0.1:8000", "http://localhost:8000", "http://laptop.local", ""),
        (None, (), ("192.168.1.20",), ("192.168.1.20", "10.0.0.5")),
        (True, False),
        ("windows", "mac", ""),
        (True, False),
    )
]


def named(around: Surroundings) -> list[str]:
    """What is advised, without what the page settles by itself."""
    return [one.id for one in advice(around) if one.id not in ("power", "sleep")]


def said(around: Surroundings, which: str) -> str:
    return next(f"{one.words} {one.action}" for one in advice(around) if one.id == which)


def test_on_the_network_of_the_room_only_the_missing_lock_is_explained() -> None:
    assert named(HALL) == ["http"]
    assert "Typ er http:// voor." in said(HALL, "http")


def test_over_https_there_is_nothing_to_say_about_the_network() -> None:
    assert named(HOSTED) == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"])
def test_an_address_that_only_works_here_is_said_first_and_nothing_else_of_the_network(address: str) -> None:
    around = replace(HALL, address=address, system="windows")
    assert named(around) == ["alone"]
    assert "werkt alleen op deze laptop" in said(around, "alone")


@pytest.mark.parametrize(("system", "words"), [("windows", "Kies Toestaan"), ("mac", "Kies Sta toe")])
def test_the_question_of_the_firewall_is_explained_in_the_words_of_that_system(system: str, words: str) -> None:
    assert words in said(replace(HALL, system=system), "firewall")


def test_a_browser_on_another_computer_hears_nothing_about_the_firewall() -> None:
    assert "firewall" not in named(replace(HALL, system="windows", here=False))
    assert "firewall" not in named(replace(HALL, system=""))


def test_a_laptop_on_two_networks_is_told_how_to_choose_the_other() -> None:
    around = replace(HALL, lan=("192.168.1.20", "10.0.0.5", "172.17.0.1"))
    assert said(around, "several").endswith("--public-url http://10.0.0.5:8000")
    first = replace(around, address="http://10.0.0.5:8000")
    assert said(first, "several").endswith("--public-url http://192.168.1.20:8000")


def test_a_laptop_that_went_to_another_network_is_told_to_start_again() -> None:
    around = replace(HALL, lan=("10.0.0.5", "10.0.0.6"))
    assert named(around) == ["moved", "http"]


def test_a_laptop_without_a_network_is_told_to_find_one() -> None:
    assert named(replace(HALL, lan=())) == ["off", "http"]


def test_behind_another_web_server_nothing_is_said_about_this_computers_addresses() -> None:
    for address in (HOSTED.address, "http://9.9.9.9", "http://avond.voorbeeld.nl", "http://laptop.local"):
        for lan in (None, (), ("10.0.0.5", "10.0.0.6")):
            assert not {"off", "moved", "several"} & set(named(Surroundings(address, lan=lan)))
    assert not {"off", "moved", "several"} & set(named(replace(HALL, lan=None)))


def test_once_a_phone_was_seen_nothing_more_is_said_about_finding_the_way() -> None:
    met = replace(HALL, lan=("10.0.0.5", "10.0.0.6"), system="windows", met=True)
    assert named(met) == []
    assert [one.id for one in advice(met)] == ["power", "sleep"]


@pytest.mark.parametrize(("system", "words"), [("windows", "Nooit"), ("mac", "Systeeminstellingen"), ("", "klep")])
def test_how_to_stay_awake_is_said_for_this_system(system: str, words: str) -> None:
    assert words in said(replace(HALL, system=system), "sleep")


def test_each_advice_is_said_once_in_short_sentences() -> None:
    for around in EVERY:
        given = advice(around)
        assert len({one.id for one in given}) == len(given)
        for one in given:
            assert one.words.count(".") == 1
            assert one.action
            for sentence in f"{one.words} {one.action}".replace("?", ".").split(". "):
                assert len(sentence.split()) <= 12, sentence


# When no phone comes


def test_in_the_room_one_looks_at_the_wifi_the_guest_network_and_the_firewall() -> None:
    words = " ".join(phone_help(HALL))
    for said_there in ("dezelfde wifi", "Gastenwifi", "Python", "Deze browser telt niet mee"):
        assert said_there in words
    assert "127" not in words


def test_with_an_address_that_only_works_here_that_is_all_there_is_to_say() -> None:
    (words,) = phone_help(replace(HALL, address="http://127.0.0.1:8000"))
    assert "127" in words


def test_a_phone_of_a_hosted_evening_needs_internet_and_no_wifi_of_the_room() -> None:
    words = " ".join(phone_help(HOSTED))
    assert "internet" in words
    assert "wifi" not in words


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("192.168.1.20", False), ("127.nl", False), ("", False)],
)
def test_a_number_that_means_this_computer_is_known(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
