"""Keys, session secrets and link tokens in Redis: a hash for each session, found again by any of its values."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from typing import Any

import redis

from werksessie.record.folder import is_name
from werksessie.record.redis_connection import reading, storing
from werksessie.record.redis_erasing import MARK, Erasing
from werksessie.record.redis_record import NEWS
from werksessie.record.secrets import long_enough

# ARGV: the session, what the keys of the finder begin with, and then names and values.
_KEEP = f"""
local replaced = false
for i = 3, #ARGV, 2 do
  local old = redis.call('HGET', KEYS[1], ARGV[i])
  if old and old ~= ARGV[i + 1] then
    redis.call('SREM', ARGV[2] .. ARGV[i] .. ':' .. old, ARGV[1])
    replaced = true
  end
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  if ARGV[i + 1] ~= '' then redis.call('SADD', ARGV[2] .. ARGV[i] .. ':' .. ARGV[i + 1], ARGV[1]) end
end
if replaced then {MARK.format(3)} end
{NEWS.format(2)}
"""
_FORGET = f"""
local gone = false
for i = 3, #ARGV do
  local old = redis.call('HGET', KEYS[1], ARGV[i])
  if old then
    redis.call('HDEL', KEYS[1], ARGV[i])
    redis.call('SREM', ARGV[2] .. ARGV[i] .. ':' .. old, ARGV[1])
    gone = true
  end
end
if gone then {MARK.format(3)} {NEWS.format(2)} end
return gone and 1 or 0
"""
_TAKE = f"""
if redis.call('HGET', KEYS[1], ARGV[3]) ~= ARGV[4] then return 0 end
redis.call('HDEL', KEYS[1], ARGV[3])
redis.call('SREM', ARGV[2] .. ARGV[3] .. ':' .. ARGV[4], ARGV[1])
{MARK.format(3)} {NEWS.format(2)}
return 1
"""


class RedisSecrets:
    """Secrets that every process on this server shares."""

    def __init__(self, server: redis.Redis, prefix: str, news: str, erasing: Erasing) -> None:
        """Makes the two keys of the house if they are not there. Raises `NotStored`."""
        self._server, self._prefix, self._news, self._erasing = server, prefix, news, erasing
        self._keep, self._forget = server.register_script(_KEEP), server.register_script(_FORGET)
        self._take = server.register_script(_TAKE)
        self._facilitator_key = self._made_once("facilitator", secrets.token_urlsafe(24))
        self._signing_key = self._made_once("signing", secrets.token_urlsafe(32))

    def facilitator_key(self, fixed: str | None = None) -> str:
        return self._facilitator_key if fixed is None else long_enough(fixed)

    def signing_key(self) -> bytes:
        return self._signing_key.encode()

    def keep(self, name: str, values: Mapping[str, str]) -> None:
        if not is_name(name):
            raise ValueError(f"{name!r} cannot be a file name")
        if values:
            pairs = [text for pair in values.items() for text in pair]
            with storing():
                self._keep(keys=self._keys(name), args=[name, self.finder, *pairs])

    def of(self, name: str) -> dict[str, str]:
        with reading():
            found: Any = self._server.hgetall(self.key(name))
        return dict(found)

    def forget(self, name: str, *keys: str) -> None:
        with storing():
            named: Any = keys or self._server.hkeys(self.key(name))
            if named and self._forget(keys=self._keys(name), args=[name, self.finder, *named]):
                # Somebody waits for this with a phone in hand; the files follow within seconds.
                self._erasing.sweep_soon()

    def take(self, name: str, key: str, value: str) -> bool:
        if not value or not _can_be_kept(value):
            return False
        with storing():
            taken = bool(self._take(keys=self._keys(name), args=[name, self.finder, key, value]))
        if taken:
            self._erasing.sweep_soon()
        return taken

    def names_by(self, key: str, value: str) -> str | None:
        if not value or not _can_be_kept(key + value):
            return None
        with reading():
            names: Any = self._server.smembers(f"{self.finder}{key}:{value}")
            # Whatever the finder says: only the whole value under its own key counts.
            kept: dict[str, Any] = {name: self._server.hget(self.key(name), key) for name in sorted(names)}
        found = None
        for name, held in kept.items():
            if hmac.compare_digest((held or "").encode(), value.encode()):
                found = name
        return found

    def all_by(self, key: str, value: str) -> set[str]:
        with reading():
            names: Any = self._server.smembers(f"{self.finder}{key}:{value}")
        return set(names)

    def _made_once(self, what: str, made: str) -> str:
        place = f"{self._prefix}keys"
        with storing():
            self._server.hsetnx(place, what, made)
            kept: Any = self._server.hget(place, what)
        return str(kept)

    def _keys(self, name: str) -> list[str]:
        return [self.key(name), self._news, self._erasing.key]

    def key(self, name: str) -> str:
        """Where the secrets of this session stand."""
        return f"{self._prefix}secrets:{name}"

    @property
    def finder(self) -> str:
        """What the keys begin with under which a session is found by a value."""
        return f"{self._prefix}by:"


def _can_be_kept(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
