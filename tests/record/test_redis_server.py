"""What the shared promise does not say: which servers are good enough, and what is on their disk."""

from __future__ import annotations

import secrets
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
import redis

from tests.faults.forking import until
from tests.record.contract import NAME, said, texts_in
from tests.redis_server import RedisServer, free_port, needed, running
from werksessie.record.promise import Damaged, Moved, NotStored, Record, Unreachable
from werksessie.record.redis_address import address
from werksessie.record.redis_connection import CONNECTIONS, StoreUnusable
from werksessie.record.redis_streams import RedisStore, open_store


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    yield from running(requirepass="geheim-wachtwoord")


@pytest.fixture
def url(server: RedisServer) -> str:
    return f"unix://:geheim-wachtwoord@{server.socket}?prefix={secrets.token_hex(4)}"


@pytest.fixture
def store(url: str) -> Iterator[RedisStore]:
    store = open_store(url)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("name", "value", "needed"),
    [
        ("appendfsync", "everysec", "appendfsync always"),
        ("appendonly", "no", "appendonly yes"),
        ("no-appendfsync-on-rewrite", "yes", "no-appendfsync-on-rewrite no"),
        ("save", "3600 1", 'save ""'),
        ("maxmemory-policy", "allkeys-lru", "maxmemory-policy noeviction"),
    ],
)
def test_a_server_that_may_lose_or_keep_too_much_is_refused_in_one_sentence(
    server: RedisServer, url: str, name: str, value: str, needed: str
) -> None:
    with server.client() as admin:
        (before,) = admin.config_get(name).values()  # type: ignore[union-attr]
        admin.config_set(name, value)
        try:
            with pytest.raises(StoreUnusable) as refused:
                open_store(url)
        finally:
            admin.config_set(name, before)
    assert str(refused.value).endswith(f"zet in redis.conf {needed}.")


def test_a_server_that_was_set_otherwise_meanwhile_stores_nothing_until_it_is_right(
    server: RedisServer, store: RedisStore
) -> None:
    record = store.create(NAME)
    with server.client() as admin:
        admin.config_set("appendfsync", "everysec")
        try:
            store.check()
            with pytest.raises(NotStored, match=r"appendfsync always\. Dit is niet opgeslagen\."):
                record.append(said("een"), after=0)
            assert record.last() == 0
        finally:
            admin.config_set("appendfsync", "always")
    store.check()
    assert record.append(said("een"), after=0) == 1


def test_a_server_that_does_not_say_how_it_keeps_is_refused_with_what_to_do(server: RedisServer) -> None:
    with server.client() as admin:
        admin.execute_command("ACL SETUSER", "krap", "on", ">woord", "~*", "&*", "+@all", "-config")
    with pytest.raises(StoreUnusable, match="recht op CONFIG GET"):
        open_store(f"unix://krap:woord@{server.socket}")


def test_a_wrong_password_and_an_absent_server_are_one_sentence_without_the_password(server: RedisServer) -> None:
    for wrong in (f"unix://:verkeerd-woord@{server.socket}", "redis://:verkeerd-woord@127.0.0.1:1"):
        with pytest.raises(StoreUnusable) as refused:
            open_store(wrong)
        assert "verkeerd-woord" not in str(refused.value)
        assert "\n" not in str(refused.value)


def test_a_connection_that_nobody_can_read_along_with(tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is missing: this was not tested")
    port = free_port()
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    asked = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=localhost")
    made = ("-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate))
    subprocess.run(["openssl", "req", "-x509", *asked, *made], check=True, capture_output=True)
    tls = {"tls_port": str(port), "tls_cert_file": str(certificate), "tls_key_file": str(key), "tls_auth_clients": "no"}
    for server in running(**tls):
        store = open_store(f"rediss://localhost:{port}/zeeland?ssl_ca_certs={certificate}")
        store.create(NAME).append(said("een"), after=0)
        with server.client() as admin:
            assert admin.exists(f"zeeland:log:{NAME}")
        store.close()
        with pytest.raises(StoreUnusable):
            open_store(f"rediss://localhost:{port}/zeeland")


def test_more_people_than_connections_wait_for_one_another(store: RedisStore, server: RedisServer) -> None:
    records = [store.create(f"2026-11-21-{number}") for number in range(4 * CONNECTIONS)]
    with server.client() as admin:
        others = len(admin.client_list())
    everybody = Barrier(len(records))

    def write(record: Record) -> int:
        everybody.wait(20)
        return record.append(said("tegelijk"), after=0)

    with ThreadPoolExecutor(len(records)) as threads:
        assert set(threads.map(write, records)) == {1}
    with server.client() as admin:
        assert len(admin.client_list()) <= others + CONNECTIONS


def test_a_stale_batch_that_is_longer_than_what_came_between_is_refused_too(store: RedisStore) -> None:
    record, other = store.create(NAME), store.open(NAME)
    other.append(said("een"), after=0)
    with pytest.raises(Moved):
        record.append(said("a", "b", "c"), after=0)
    assert texts_in(record) == [(1, "een")]


def test_a_batch_is_one_entry_whose_id_is_the_number_of_its_last_event(server: RedisServer, url: str) -> None:
    store = open_store(url)
    store.create(NAME).append(said("een", "twee", "drie"), after=0)
    with server.client() as admin:
        (entry,) = admin.xrange(f"{address(url).prefix}log:{NAME}")  # type: ignore[union-attr]
    assert entry[0] == "3-0"
    store.close()


@pytest.mark.parametrize("way", ["rewrite", "delete", "forget"])
def test_what_was_destroyed_is_nowhere_in_the_files_of_the_server(
    server: RedisServer, store: RedisStore, way: str
) -> None:
    word = f"vertrouwelijk-{secrets.token_hex(8)}"
    record = store.create(NAME)
    record.append(said(word), after=0)
    store.secrets.keep(NAME, {"secret": word, "wall": "w"})
    assert word.encode() in server.files()
    if way == "delete":
        store.delete(NAME)
    else:
        store.secrets.forget(NAME, "secret")
        record.rewrite(said("kort"), after=1)
    until(lambda: word.encode() not in server.files())


def test_what_could_not_be_cleaned_at_once_is_cleaned_when_the_store_is_opened_again(
    server: RedisServer, url: str
) -> None:
    word = f"vertrouwelijk-{secrets.token_hex(8)}"
    store = open_store(url)
    store._erasing.sweep = store._erasing.sweep_soon = lambda: None  # type: ignore[method-assign]
    store.secrets.keep(NAME, {"secret": word})
    store.secrets.forget(NAME)
    store.close()
    assert word.encode() in server.files()
    open_store(url).close()
    assert word.encode() not in server.files()


def test_keys_are_the_same_for_whoever_opens_the_store(url: str) -> None:
    one, two = open_store(url), open_store(url)
    assert one.secrets.facilitator_key() == two.secrets.facilitator_key()
    assert one.secrets.signing_key() == two.secrets.signing_key()
    one.close()
    two.close()


def test_two_prefixes_on_one_server_do_not_see_each_other(store: RedisStore, server: RedisServer) -> None:
    store.create(NAME)
    store.secrets.keep(NAME, {"wall": "w"})
    other = open_store(f"unix://:geheim-wachtwoord@{server.socket}?prefix={secrets.token_hex(4)}")
    assert other.names() == []
    assert other.secrets.names_by("wall", "w") is None
    other.close()


@pytest.mark.parametrize("batch", ["geen json", "{}", "[1]", '[["a"]]', '[["a",1]]'])
def test_a_line_that_cannot_be_read_is_said_and_leaves_the_others(server: RedisServer, url: str, batch: str) -> None:
    store = open_store(url)
    record = store.create(NAME)
    with server.client() as admin:
        admin.xadd(f"{address(url).prefix}log:{NAME}", {"events": batch}, id="1-0")
    with pytest.raises(Damaged, match=NAME):
        record.read()
    store.close()


def test_a_log_with_a_piece_missing_is_said(server: RedisServer, url: str) -> None:
    store = open_store(url)
    record = store.create(NAME)
    for number in range(3):
        record.append(said(str(number)), after=number)
    with server.client() as admin:
        admin.xdel(f"{address(url).prefix}log:{NAME}", "2-0")
    with pytest.raises(Damaged, match="ontbreken stukken"):
        record.read()
    store.close()


def test_a_store_that_was_put_back_to_an_older_moment_takes_nothing_more(server: RedisServer, url: str) -> None:
    store = open_store(url)
    record = store.create(NAME)
    record.append(said("een", "twee"), after=0)
    log = f"{address(url).prefix}log:{NAME}"
    with server.client() as admin:
        admin.delete(log)
        admin.xadd(log, {"events": '[["idea.said",{"text":"een"}]]'}, id="1-0")
    with pytest.raises(NotStored, match="ouder moment"):
        record.append(said("drie"), after=2)
    store.close()


def test_a_server_that_starts_again_has_everything_and_meanwhile_it_is_said() -> None:
    needed()
    for server in running():
        store = open_store(server.url)
        record = store.create(NAME)
        record.append(said("een"), after=0)
        store.secrets.keep(NAME, {"wall": "w"})
        server.stop()
        with pytest.raises(NotStored, match=r"niet bereikbaar.*niet opgeslagen"):
            record.append(said("twee"), after=1)
        for ask in (record.read, record.last, record.tables, store.names, store.programmes.names):
            with pytest.raises(Unreachable, match="niet bereikbaar"):
                ask()
        server.start()
        assert record.append(said("drie"), after=1) == 2
        assert texts_in(record) == [(1, "een"), (2, "drie")]
        assert store.secrets.names_by("wall", "w") == NAME
        store.close()


def test_a_full_memory_is_said_and_sealing_and_wiping_still_make_room(server: RedisServer, store: RedisStore) -> None:
    record = store.create(NAME)
    record.append(said("x" * 1000), after=0)
    store.secrets.keep(NAME, {"secret": "s"})
    with server.client() as admin:
        admin.config_set("maxmemory", "1mb")
        try:
            with pytest.raises(NotStored, match="geheugen van de opslag is vol"):
                record.append(said("nog iets"), after=1)
            assert texts_in(record)[0][0] == 1
            assert record.rewrite(said("kort"), after=1) == 2
            store.secrets.forget(NAME, "secret")
            assert store.secrets.of(NAME) == {}
            store.delete(NAME)
        finally:
            admin.config_set("maxmemory", "0")
    assert store.names() == []


def test_a_full_disk_is_said(store: RedisStore) -> None:
    record = store.create(NAME)

    def misconf(**what: object) -> None:
        raise redis.ResponseError("MISCONF Errors writing to the AOF file: No space left on device")

    record._append = misconf  # type: ignore[assignment]
    with pytest.raises(NotStored, match="niet op haar schijf schrijven"):
        record.append(said("een"), after=0)
