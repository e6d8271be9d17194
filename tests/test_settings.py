"""Where settings come from, and what is said about one that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from werksessie.settings import CannotStart, Settings, read


def test_without_anything_the_server_listens_everywhere_and_keeps_sessions_here() -> None:
    assert read({}, {}) == Settings(
        host="0.0.0.0",
        port=8000,
        sessions=Path.cwd() / "sessions",
        store="sqlite://",
        public_url="",
        browser=True,
        key=None,
    )


def test_a_variable_sets_what_no_option_set() -> None:
    variables = {
        "WERKSESSIE_HOST": "127.0.0.1",
        "WERKSESSIE_PORT": "8123",
        "WERKSESSIE_SESSIONS": "/srv/sessies",
        "WERKSESSIE_STORE": "sqlite:",
        "WERKSESSIE_PUBLIC_URL": "https://avond.example/",
        "WERKSESSIE_NO_BROWSER": "ja",
        "WERKSESSIE_KEY": "een-lange-sleutel",
    }
    assert read({}, variables) == Settings(
        host="127.0.0.1",
        port=8123,
        sessions=Path("/srv/sessies"),
        store="sqlite://",
        public_url="https://avond.example",
        browser=False,
        key="een-lange-sleutel",
    )


def test_an_option_wins_from_a_variable() -> None:
    assert read({"port": "8001"}, {"WERKSESSIE_PORT": "8002"}).port == 8001


def test_what_is_empty_counts_as_not_given() -> None:
    assert read({"port": ""}, {"WERKSESSIE_PORT": "", "WERKSESSIE_KEY": ""}) == read({}, {})


@pytest.mark.parametrize("port", ["abc", "-1", "65536", "80 ", "8e3", "٨٠", "1" * 5000])
def test_a_port_is_a_number_that_exists(port: str) -> None:
    with pytest.raises(CannotStart, match="--port hoort een getal van 0 tot en met 65535"):
        read({"port": port}, {})


@pytest.mark.parametrize("host", ["http://hier", "twee woorden", "a/b"])
def test_a_host_is_an_address_and_no_more(host: str) -> None:
    with pytest.raises(CannotStart, match="Bij --host hoort een adres"):
        read({"host": host}, {})


@pytest.mark.parametrize(
    "url",
    [
        "avond.example",
        "ftp://avond.example",
        "http://",
        "http://avond.example/pad",
        "http://avond.example?x=1",
        "http://ik:geheim@avond.example",
        "http://avond.example:99999",
        "http://avond.example:0",
        "http://[kapot",
        "http://een avond.example",
        "javascript:alert(1)",
    ],
)
def test_a_public_url_is_where_the_site_begins(url: str) -> None:
    with pytest.raises(CannotStart, match="Bij --public-url hoort een adres"):
        read({"public_url": url}, {})


@pytest.mark.parametrize("url", ["http://192.168.1.20:8000", "https://avond.example", "http://[fd00::2]:8000"])
def test_a_public_url_is_taken_as_it_is(url: str) -> None:
    assert read({"public_url": url}, {}).public_url == url


def test_another_store_is_refused_without_repeating_its_password() -> None:
    with pytest.raises(CannotStart) as refused:
        read({"store": "http://:geheim@host"}, {})
    assert "sqlite://" in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_a_shared_store_is_taken_as_it_is_and_never_shown() -> None:
    settings = read({"store": "rediss://:geheim@host:6380/2/zeeland"}, {})
    assert settings.store == "rediss://:geheim@host:6380/2/zeeland"
    assert "geheim" not in repr(settings)


def test_the_sentence_names_the_variable_when_that_is_where_it_came_from() -> None:
    with pytest.raises(CannotStart, match="WERKSESSIE_NO_BROWSER"):
        read({}, {"WERKSESSIE_NO_BROWSER": "misschien"})


def test_a_folder_may_begin_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/els")
    assert read({"sessions": "~/avonden"}, {}).sessions == Path("/home/els/avonden")


def test_the_home_of_nobody_is_refused() -> None:
    with pytest.raises(CannotStart, match="--sessions"):
        read({"sessions": "~niemand-heet-zo/avonden"}, {})
