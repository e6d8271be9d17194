"""Which phones have a socket right now. Nothing of it enters the record."""

from __future__ import annotations

from collections import Counter


class Presence:
    """Counts sockets by session; a socket id says nothing about a person."""

    def __init__(self) -> None:
        self._where: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def arrive(self, socket: str, name: str) -> None:
        """A phone's socket opened."""
        self._where[socket] = name
        self._counts[name] += 1

    def leave(self, socket: str) -> str | None:
        """A socket closed; the session it was counted for, or None."""
        name = self._where.pop(socket, None)
        if name is not None:
            self._counts[name] -= 1
        return name

    def count(self, name: str) -> int:
        """How many phones of this session are connected."""
        return self._counts[name]
