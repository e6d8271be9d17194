"""A process that is killed at any moment: all that was acknowledged is there, once."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest

from tests.serving.forking import ROOT
from tests.serving.running import started
from werksessie.record.sqlite import SqliteStore

from .contract import NAME
from .test_sqlite import everything_in

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill -9 is a Unix thing")


def killed_after(lines: int, mode: str, folder: Path) -> list[int]:
    """The numbers a child acknowledged before it was killed, at a moment that only it could know."""
    child = started([mode, str(folder)], ROOT, module="tests.record.crash_child")
    assert child.stdout is not None
    acknowledged = [child.stdout.readline() for _ in range(lines)]
    child.kill()
    acknowledged += child.stdout.readlines()
    assert child.communicate() == ("", "")
    return [int(line) for line in acknowledged if line.endswith("\n")]


def test_every_acknowledged_event_is_there_and_none_twice(folder: Path) -> None:
    chance = random.Random(2026)
    for _ in range(20):
        acknowledged = killed_after(chance.randint(1, 40), "append", folder)
        store = SqliteStore(folder)
        record = store.open(NAME)
        log = record.read()
        assert [seq for seq, _ in log] == list(range(1, record.last() + 1))
        assert all(event["n"] == seq for seq, event in log)
        assert record.last() >= acknowledged[-1]
        record.close()
        store.close()


def test_a_rewrite_cut_short_leaves_the_old_log_or_the_new_and_no_words_in_between(folder: Path) -> None:
    chance = random.Random(2026)
    for _ in range(10):
        acknowledged = killed_after(chance.randint(1, 12), "rewrite", folder)
        store = SqliteStore(folder)
        record = store.open(NAME)
        texts = [event["text"].split()[0] for _, event in record.read()]
        assert len(texts) in (1, 21)
        assert texts[0].startswith("nieuw-")
        assert len(set(texts[1:])) <= 1
        assert record.last() >= acknowledged[-1]
        on_disk = set(re.findall(rb"(?:oud|nieuw)-\d+", everything_in(folder)))
        assert on_disk == {text.encode() for text in texts}
        record.close()
        store.close()


def test_what_a_crash_right_after_the_commit_leaves_behind_is_gone_after_opening(folder: Path) -> None:
    assert killed_after(1, "die", folder) == []
    assert b"oud-woord" in everything_in(folder)
    store = SqliteStore(folder)
    record = store.open(NAME)
    assert [event["text"] for _, event in record.read()] == ["nieuw-woord"]
    assert b"oud-woord" not in everything_in(folder)
    record.close()
    store.close()
