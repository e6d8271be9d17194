"""How somebody writes down where a Redis server is."""

from __future__ import annotations

import pytest

from werksessie.record.redis_address import address


@pytest.mark.parametrize(
    ("given", "url", "prefix"),
    [
        ("redis://host", "redis://host/0", "werksessie:"),
        ("redis://:pw@host:7000/3", "redis://:pw@host:7000/3", "werksessie:"),
        ("rediss://host/zeeland", "rediss://host/0", "zeeland:"),
        ("redis://host/2/zeeland/", "redis://host/2", "zeeland:"),
        ("unix:///run/redis.sock", "unix:///run/redis.sock", "werksessie:"),
        ("rediss://host?ssl_ca_certs=/etc/ca.pem", "rediss://host/0?ssl_ca_certs=%2Fetc%2Fca.pem", "werksessie:"),
        ("unix:///run/redis.sock?db=2&prefix=zeeland", "unix:///run/redis.sock?db=2", "zeeland:"),
    ],
)
def test_an_address_says_which_database_and_what_our_keys_begin_with(given: str, url: str, prefix: str) -> None:
    assert (address(given).url, address(given).prefix) == (url, prefix)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "redis://",
        "http://host",
        "redis://host:0",
        "redis://host/1/2/3",
        "redis://host/a*b",
        "redis://h:x",
        "redis://h?max=1",
        "unix:///s?db=x",
    ],
)
def test_what_is_no_address_of_redis_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        address(wrong)
