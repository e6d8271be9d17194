"""How long a restart needs to read a long evening back: a record of 10,000 events, opened by a process of its own.

python -m bench.replay [EVENTS]
"""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import machine

from werksessie.activities import KINDS
from werksessie.live.host import Host
from werksessie.live.prepare import prepare
from werksessie.programme.details import Details
from werksessie.programme.loader import load_shipped
from werksessie.record.memory import MemoryStore
from werksessie.record.sqlite import SqliteStore
from werksessie.session import commands as co

EVENTS = 10_000
AN_EVENING = ("0", "1", "4", "10")
DETAILS = Details(
    title="Samen sterk", place="Buurthuis", date="2027-03-14", time="19.30", municipality="Gemeente Voorbeeld",
    ladder="meewerken", feedback_date="2027-03-21",
)  # fmt: skip


def long_evening(events: int) -> Sequence[dict[str, object]]:
    """So many events of an evening on which everybody answers every open question, as they stand in a record."""
    store = MemoryStore()
    host = Host(store)
    now = datetime.now(UTC)
    name = prepare(host, load_shipped("weerbaarheid", KINDS), DETAILS, now)
    host.ask(name, co.Next("start", now.isoformat()))
    people = [secrets.token_hex(16) for _ in range(events // (len(AN_EVENING) + 1) + 1)]
    for one in people:
        host.ask(name, co.Join(one, ""))
    for question in AN_EVENING:
        host.ask(name, co.GoTo(question, now.isoformat()))
        host.ask(name, co.Next(f"open:{question}", now.isoformat()))
        for number, one in enumerate(people):
            fields = {"text": (f"samen eten in de buurt, keer {number}",)}
            host.ask(name, co.Answer(question, one, secrets.token_hex(12), fields, secrets.token_hex(8), "", False))
    return [event for _, event in host.record(name).read()][:events]


def measure(events: int = EVENTS) -> float:
    """Seconds to open and fold a record of so many events, on the server's core."""
    with TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder))
        record = store.create("2027-03-14-482913")
        record.append(long_evening(events), after=0)
        record.close()
        store.close()
        command = machine.pinned([sys.executable, "-m", "bench.replay", "--open", folder])
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def opened(folder: Path) -> float:
    """Seconds to the state of the one record in this folder."""
    host = Host(SqliteStore(folder))
    (name,) = host.names()
    begun = time.perf_counter()
    host.state(name)
    took = time.perf_counter() - begun
    host.close()
    return took


if __name__ == "__main__":
    if sys.argv[1:2] == ["--open"]:
        print(opened(Path(sys.argv[2])))
    else:
        print(f"{measure(int(sys.argv[1]) if sys.argv[1:] else EVENTS):.2f} s")
