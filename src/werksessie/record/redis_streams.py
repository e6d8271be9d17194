"""Records in Redis (or Valkey): any number of processes, on any number of machines, write to them and follow them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import redis

from werksessie.record.folder import is_name
from werksessie.record.promise import NameTaken, NoSuchRecord, NotStored
from werksessie.record.redis_address import address
from werksessie.record.redis_connection import (
    Safety,
    StoreUnusable,
    client,
    expect_safe,
    reading,
    storing,
)
from werksessie.record.redis_erasing import MARK, Erasing
from werksessie.record.redis_programmes import RedisProgrammes
from werksessie.record.redis_record import NEWS, Keys, RedisRecord
from werksessie.record.redis_secrets import RedisSecrets
from werksessie.record.redis_tail import RedisTail

_CREATE = """
local now = redis.call('TIME')
return redis.call('ZADD', KEYS[1], 'NX', now[1] .. '.' .. string.format('%06d', tonumber(now[2])), ARGV[1])
"""
# Record and secrets at once: between the two another process would make fresh links for a session that goes.
_DELETE = f"""
if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('DEL', KEYS[2], KEYS[3])
for _, key in ipairs(redis.call('HKEYS', KEYS[6])) do
  redis.call('SREM', ARGV[2] .. key .. ':' .. redis.call('HGET', KEYS[6], key), ARGV[1])
end
redis.call('DEL', KEYS[6])
{NEWS.format(4)} {MARK.format(5)}
return 1
"""
ADMINISTRATION = "administration"


class RedisStore:
    """The records under one prefix of one server. `follower` makes a connection that may wait long."""

    def __init__(self, server: redis.Redis, prefix: str, follower: Callable[[], redis.Redis] | None = None) -> None:
        """Raises `NotStored`. What a crash left in the server's files is cleaned."""
        self._server, self._prefix = server, prefix
        self._follower = follower or (lambda: server)
        self._news = f"{prefix}news"
        self._erasing, self._safety = Erasing(server, f"{prefix}leftovers"), Safety(server)
        self._create, self._delete = server.register_script(_CREATE), server.register_script(_DELETE)
        self.secrets = RedisSecrets(server, prefix, self._news, self._erasing)
        self.programmes = RedisProgrammes(server, prefix)
        self._erasing.sweep()

    @property
    def administration(self) -> RedisRecord:
        """The log of administrative acts; it stands among no others."""
        keys = self._keys(ADMINISTRATION, "house")
        with storing():
            self._create(keys=[keys.records], args=[ADMINISTRATION])
        return RedisRecord(ADMINISTRATION, self._server, keys, self._erasing, self._safety)

    def names(self) -> list[str]:
        return list(self.written())

    def written(self) -> dict[str, float]:
        with reading():
            found: Any = self._server.zrange(self._records, 0, -1, withscores=True)
        return dict(sorted(found, key=lambda one: (one[0][:10], one[1]), reverse=True))

    def create(self, name: str) -> RedisRecord:
        if not is_name(name):
            raise ValueError(f"{name!r} cannot be the name of a record")
        with storing():
            made = self._create(keys=[self._records], args=[name])
        if not made:
            raise NameTaken(name)
        return self._record(name)

    def open(self, name: str) -> RedisRecord:
        if not self.holds(name):
            raise NoSuchRecord(name)
        return self._record(name)

    def holds(self, name: str) -> bool:
        """Whether there is a record of this name."""
        with reading():
            return is_name(name) and self._server.zscore(self._records, name) is not None

    def delete(self, name: str) -> None:
        keys = [*self._keys(name, "records").all(), self.secrets.key(name)]
        with storing():
            gone = is_name(name) and self._delete(keys=keys, args=[name, self.secrets.finder])
        if not gone:
            raise NoSuchRecord(name)
        self._erasing.sweep_soon()

    def tail(self) -> RedisTail:
        return RedisTail(self._follower(), self._news, lambda name: self._keys(name, "records").log)

    def drift(self) -> float:
        before = time.time()
        with reading():
            found: Any = self._server.time()
        return float(found[0] + found[1] / 1e6 - (before + time.time()) / 2)

    def check(self) -> None:
        self._safety.look()

    def close(self) -> None:
        self._erasing.close()
        self._server.close()

    @property
    def _records(self) -> str:
        return f"{self._prefix}records"

    def _record(self, name: str) -> RedisRecord:
        return RedisRecord(name, self._server, self._keys(name, "records"), self._erasing, self._safety)

    def _keys(self, name: str, among: str) -> Keys:
        log = self._prefix + ("log:" if among == "records" else "") + name
        return Keys(f"{self._prefix}{among}", log, f"{log}:tables", self._news, self._erasing.key)


def open_store(url: str) -> RedisStore:
    """The store at this address. Raises `StoreUnusable` with a Dutch sentence, and ValueError for another address."""
    where = address(url)
    server = client(where.url)
    expect_safe(server)
    try:
        return RedisStore(server, where.prefix, lambda: client(where.url))
    except NotStored as trouble:
        server.close()
        raise StoreUnusable(str(trouble)) from trouble
