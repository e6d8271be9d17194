"""A full disk and missing rights: nothing half, one Dutch sentence, and on it goes when there is room again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("resource")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Outside pytest's own folder, which only its owner may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder / "sessions"
    shutil.rmtree(folder)


def seen_by_child(what: str, folder: Path) -> dict[str, Any]:
    script = Path(__file__).with_name("limits_child.py")
    child = subprocess.run(
        [sys.executable, script, what, folder], capture_output=True, text=True, timeout=60, check=False
    )
    assert child.returncode == 0, child.stderr
    return dict(json.loads(child.stdout))


def test_a_full_disk_refuses_the_batch_whole_and_goes_on_when_there_is_room(folder: Path) -> None:
    seen = seen_by_child("append_on_a_full_disk", folder)
    assert seen["seq"] > 100
    assert seen["while_full"] == [seen["seq"], seen["seq"]]
    assert seen["after"] == 7
    assert seen["sentence"].endswith("Dit is niet opgeslagen.")


def test_a_rewrite_on_a_full_disk_leaves_the_original_and_works_later(folder: Path) -> None:
    seen = seen_by_child("rewrite_on_a_full_disk", folder)
    assert seen["original"]
    assert seen["again"] == seen["seq"] + 250
    assert seen["sentence"].endswith("Dit is niet opgeslagen.")


def test_what_cannot_be_made_on_a_full_disk_leaves_nothing_half(folder: Path) -> None:
    seen = seen_by_child("create_on_a_full_disk", folder)
    assert len(seen["said"]) == 2
    assert seen["names"] == ["2026-11-22-777777"]
    assert seen["kept"] == {}
    assert not (folder / ".secrets" / "2026-11-21-482913.json").exists()


def test_without_rights_folder_and_record_each_say_so(open_folder: Path) -> None:
    seen = seen_by_child("without_rights", open_folder)
    assert seen["said"] == [
        [
            "FolderUnusable",
            f"In de map {open_folder} kunnen geen sessies staan (geen toegang): kies een andere met --sessions.",
        ],
        ["Damaged", "Het bestand 2026-11-22-777777.db mag niet worden geopend."],
        ["NotStored", "Het bestand nieuw.db kan niet worden gemaakt."],
    ]


def test_a_file_that_may_only_be_read_is_read(open_folder: Path) -> None:
    seen = seen_by_child("read_only_file", open_folder)
    assert seen["read"] == 2
    assert seen["sentence"].startswith("Het bestand 2026-11-21-482913.db mag niet worden gewijzigd.")
