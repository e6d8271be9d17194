"""Which addresses are said to work."""

from __future__ import annotations

import ipaddress

import pytest

from werksessie.serving import addresses
from werksessie.serving.addresses import lan_addresses, web_addresses
from werksessie.settings import Settings


@pytest.fixture
def two_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on wifi and on a cable; what comes first is the system's guess."""
    monkeypatch.setattr(addresses, "lan_addresses", lambda: ["192.168.1.20", "10.0.0.3"])


@pytest.mark.usefixtures("two_networks")
def test_every_network_is_listed_the_likeliest_first() -> None:
    assert web_addresses(Settings(), 8000) == ["http://192.168.1.20:8000", "http://10.0.0.3:8000"]


@pytest.mark.usefixtures("two_networks")
def test_the_public_url_decides() -> None:
    settings = Settings(public_url="https://avond.example")
    assert web_addresses(settings, 8000) == ["https://avond.example"]


@pytest.mark.usefixtures("two_networks")
def test_a_chosen_host_is_the_only_address() -> None:
    assert web_addresses(Settings(host="10.0.0.3"), 8000) == ["http://10.0.0.3:8000"]


def test_without_a_network_the_computer_reaches_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "lan_addresses", list)
    assert web_addresses(Settings(), 8000) == ["http://127.0.0.1:8000"]


def test_the_usual_port_is_left_out() -> None:
    assert web_addresses(Settings(host="10.0.0.3"), 80) == ["http://10.0.0.3"]


def test_a_long_address_stands_in_brackets() -> None:
    assert web_addresses(Settings(host="fd00::2"), 8000) == ["http://[fd00::2]:8000"]


def test_this_computers_own_addresses_are_for_others() -> None:
    found = lan_addresses()
    assert len(found) == len(set(found))
    assert not [address for address in found if ipaddress.ip_address(address).is_loopback]
