"""The shared promise on Redis: on a real server, and on an imitation for who has none."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import fakeredis
import pytest

from tests.record.administration_contract import AdministrationContract
from tests.record.contract import RecordContract
from tests.record.programmes_contract import ProgrammesContract
from tests.record.secrets_contract import SecretsContract
from tests.record.tables_contract import TablesContract
from tests.redis_server import RedisServer, running
from werksessie.record.promise import Store
from werksessie.record.redis_streams import RedisStore, open_store


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    yield from running()


class _Real:
    @pytest.fixture
    def store(self, server: RedisServer) -> Iterator[Store]:
        # Other keys for each test: quicker than an empty server.
        store = open_store(f"{server.url}?prefix={secrets.token_hex(4)}")
        yield store
        store.close()


class _Imitated:
    @pytest.fixture
    def store(self) -> Store:
        return RedisStore(fakeredis.FakeRedis(decode_responses=True, version=(7, 0)), "werksessie:")


class TestRedisRecord(_Real, RecordContract):
    pass


class TestRedisTables(_Real, TablesContract):
    pass


class TestRedisSecrets(_Real, SecretsContract):
    pass


class TestRedisProgrammes(_Real, ProgrammesContract):
    def test_the_last_written_comes_first(self, store: Store) -> None:
        for name in ("een", "twee"):
            store.programmes.write(name, "x", None)
        store.programmes.write("een", "y", "x")
        assert store.programmes.names() == ["een", "twee"]


class TestRedisAdministration(_Real, AdministrationContract):
    pass


class TestImitatedRecord(_Imitated, RecordContract):
    pass


class TestImitatedTables(_Imitated, TablesContract):
    pass


class TestImitatedSecrets(_Imitated, SecretsContract):
    pass


class TestImitatedProgrammes(_Imitated, ProgrammesContract):
    pass


class TestImitatedAdministration(_Imitated, AdministrationContract):
    pass
