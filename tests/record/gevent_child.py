"""A patched process, as the server is: one thread works while greenlets run, and many greenlets append."""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

import sys  # noqa: E402
from pathlib import Path  # noqa: E402

import gevent  # noqa: E402
from gevent.threadpool import ThreadPoolExecutor  # noqa: E402

from werksessie.record.promise import Moved  # noqa: E402
from werksessie.record.sqlite import SqliteRecord, SqliteStore  # noqa: E402

LONG_QUERY = """
    WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 300000)
    SELECT max(n) FROM counted
"""
ticks = 0


def tick() -> None:
    global ticks
    while True:
        gevent.sleep(0)
        ticks += 1


def add(record: SqliteRecord, text: str) -> None:
    after = record.last()
    while True:
        try:
            record.append([{"type": "idea.said", "text": text}], after)
            return
        except Moved as moved:
            after = moved.seq


store = SqliteStore(Path(sys.argv[1]), executor=lambda: ThreadPoolExecutor(1))
record = store.create("2026-11-21-482913")
try:
    record.append([{"type": "idea.said", "text": "woorden van iemand"}], after=7)
except Moved:
    print("moved")
ticker = gevent.spawn(tick)
before = ticks
record._owner.run(lambda: record._db.execute(LONG_QUERY).fetchone())
if ticks - before > 100:
    print("ticked")
ticker.kill()
gevent.joinall([gevent.spawn(add, record, str(n)) for n in range(100)], raise_error=True)
print(len({event["text"] for _, event in record.read()}))
record.close()
store.close()
