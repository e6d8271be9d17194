"""Writes to a record until it is killed, and prints each number only after it was acknowledged."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

from werksessie.record import database
from werksessie.record.sqlite import SqliteRecord, SqliteStore

NAME = "2026-11-21-482913"


def append_for_ever(record: SqliteRecord) -> None:
    seq = record.last()
    for batch in count():
        seq = record.append([{"type": "counted", "n": seq + 1 + n, "x": "x" * 300} for n in range(1 + batch % 5)], seq)
        print(seq, flush=True)


def rewrite_for_ever(record: SqliteRecord) -> None:
    seq = record.last()
    for cycle in count(seq + 1):
        seq = record.append([{"type": "said", "text": f"oud-{cycle} " + "x" * 2000} for _ in range(20)], seq)
        seq = record.rewrite([{"type": "said", "text": f"nieuw-{cycle} "}], seq)
        print(seq, flush=True)


def die_after_the_commit_of_a_rewrite(record: SqliteRecord) -> None:
    seq = record.append([{"type": "said", "text": "oud-woord"} for _ in range(50)], record.last())
    database.tidy = lambda db: os.kill(os.getpid(), signal.SIGKILL)
    record.rewrite([{"type": "said", "text": "nieuw-woord"}], seq)


def main() -> None:
    """Its arguments: which of these, and the folder."""
    store = SqliteStore(Path(sys.argv[2]))
    opened = store.open(NAME) if NAME in store.names() else store.create(NAME)
    {
        "append": append_for_ever,
        "rewrite": rewrite_for_ever,
        "die": die_after_the_commit_of_a_rewrite,
    }[sys.argv[1]](opened)


if __name__ == "__main__":
    main()
