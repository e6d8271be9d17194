"""The facilitators' own programmes in Redis: one hash of texts, and the moments at which they were written."""

from __future__ import annotations

from typing import Any

import redis

from werksessie.record.programmes import NAME, expect_name
from werksessie.record.promise import NoSuchProgramme, ProgrammeMoved
from werksessie.record.redis_connection import reading, storing

_WRITE = """
local was = redis.call('HGET', KEYS[1], ARGV[1])
if ARGV[3] == '1' and was ~= ARGV[4] or ARGV[3] == '0' and was then return 0 end
local now = redis.call('TIME')
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[2], now[1] .. '.' .. string.format('%06d', tonumber(now[2])), ARGV[1])
return 1
"""
_DELETE = "redis.call('ZREM', KEYS[2], ARGV[1]) return redis.call('HDEL', KEYS[1], ARGV[1])"


class RedisProgrammes:
    """Own programmes that every process on this server shares."""

    def __init__(self, server: redis.Redis, prefix: str) -> None:
        self._server = server
        self._keys = [f"{prefix}programmes", f"{prefix}programmes-written"]
        self._write, self._delete = server.register_script(_WRITE), server.register_script(_DELETE)

    def names(self) -> list[str]:
        with reading():
            found: Any = self._server.zrevrange(self._keys[1], 0, -1)
        return list(found)

    def read(self, name: str) -> str:
        if not NAME.fullmatch(name):
            raise NoSuchProgramme(name)
        with reading():
            found: Any = self._server.hget(self._keys[0], name)
        if found is None:
            raise NoSuchProgramme(name)
        return str(found)

    def write(self, name: str, text: str, was: str | None) -> None:
        expect_name(name)
        there = ["0", ""] if was is None else ["1", was]
        with storing():
            written = self._write(keys=self._keys, args=[name, text, *there])
        if not written:
            raise ProgrammeMoved(name)

    def delete(self, name: str) -> None:
        with storing():
            gone = self._delete(keys=self._keys, args=[name])
        if not gone:
            raise NoSuchProgramme(name)
