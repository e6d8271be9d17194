"""Secrets on the disk: kept through a restart and a crash, and really gone when they are forgotten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from werksessie.record.promise import Damaged
from werksessie.record.secrets import FileSecrets

from .contract import NAME
from .test_sqlite import everything_in


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / ".secrets"


def test_everything_survives_a_restart(place: Path) -> None:
    first = FileSecrets(place)
    first.keep(NAME, {"secret": "s", "wall": "w"})
    again = FileSecrets(place)
    assert again.facilitator_key() == first.facilitator_key()
    assert again.signing_key() == first.signing_key()
    assert again.of(NAME) == {"secret": "s", "wall": "w"}
    assert again.names_by("wall", "w") == NAME


def test_a_fixed_key_is_never_written(place: Path) -> None:
    FileSecrets(place).facilitator_key("een-vaste-sleutel")
    assert b"een-vaste-sleutel" not in everything_in(place)


def test_two_folders_have_different_keys(tmp_path: Path) -> None:
    one, two = FileSecrets(tmp_path / "one"), FileSecrets(tmp_path / "two")
    assert one.facilitator_key() != two.facilitator_key()
    assert one.signing_key() != two.signing_key()


@pytest.mark.parametrize("content", [b"", b"kort", bytes(40)])
def test_a_key_file_without_a_real_key_gets_one(place: Path, content: bytes) -> None:
    made = FileSecrets(place).facilitator_key()
    (place / "facilitator.key").write_bytes(content)
    again = FileSecrets(place).facilitator_key()
    assert len(again) >= 22
    assert again != made
    assert FileSecrets(place).facilitator_key() == again


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed on Windows")
def test_forgotten_and_replaced_values_are_overwritten_on_the_disk(place: Path) -> None:
    kept = FileSecrets(place)
    kept.keep(NAME, {"secret": "geheim-een", "wall": "w"})
    for change in (lambda: kept.keep(NAME, {"secret": "geheim-twee"}), lambda: kept.forget(NAME)):
        # A handle that was open before still shows the same bytes on the disk after the file is removed.
        with (place / f"{NAME}.json").open("rb") as file:
            assert b"geheim" in file.read()
            change()
            file.seek(0)
            assert file.read().strip(b"\0") == b""
    assert [path.name for path in place.glob(f"{NAME}*")] == []
    assert b"geheim" not in everything_in(place)


def test_a_forgotten_secret_stays_forgotten_after_a_restart(place: Path) -> None:
    kept = FileSecrets(place)
    kept.keep(NAME, {"secret": "geheim", "wall": "w"})
    kept.forget(NAME, "secret")
    assert FileSecrets(place).of(NAME) == {"wall": "w"}
    assert b"geheim" not in everything_in(place)


def test_a_change_that_a_crash_interrupted_before_it_was_written_did_not_happen(place: Path) -> None:
    FileSecrets(place).keep(NAME, {"wall": "oud"})
    (place / f"{NAME}.json.draft").write_bytes(b'{"wall": "nie')
    assert FileSecrets(place).of(NAME) == {"wall": "oud"}
    assert not (place / f"{NAME}.json.draft").exists()


@pytest.mark.parametrize("old", [b'{"wall": "oud"}', b"\0" * 15, b"", None])
def test_a_change_that_a_crash_interrupted_after_it_was_written_is_finished(place: Path, old: bytes | None) -> None:
    FileSecrets(place).keep(NAME, {"wall": "oud"})
    (place / f"{NAME}.json.new").write_bytes(b'{"wall": "nieuw"}')
    if old is None:
        (place / f"{NAME}.json").unlink()
    else:
        (place / f"{NAME}.json").write_bytes(old)
    assert FileSecrets(place).of(NAME) == {"wall": "nieuw"}
    assert b"oud" not in everything_in(place)


def test_a_forgetting_that_a_crash_interrupted_is_finished(place: Path) -> None:
    FileSecrets(place).keep(NAME, {"wall": "w"})
    (place / f"{NAME}.json").write_bytes(bytes(13))
    assert FileSecrets(place).of(NAME) == {}
    assert not (place / f"{NAME}.json").exists()


@pytest.mark.parametrize("content", [b"{", b"[]", b'"tekst"', b"\xff\xfe"])
def test_damaged_secrets_of_one_session_leave_the_others_usable(place: Path, content: bytes) -> None:
    kept = FileSecrets(place)
    kept.keep(NAME, {"wall": "w1"})
    kept.keep("2026-11-22-777777", {"wall": "w2"})
    (place / f"{NAME}.json").write_bytes(content)
    again = FileSecrets(place)
    with pytest.raises(Damaged, match=NAME):
        again.of(NAME)
    with pytest.raises(Damaged, match=NAME):
        again.keep(NAME, {"wall": "w3"})
    assert (place / f"{NAME}.json").read_bytes() == content
    assert again.names_by("wall", "w1") is None
    assert again.names_by("wall", "w2") == "2026-11-22-777777"
    again.forget(NAME)
    assert again.of(NAME) == {}


def test_a_name_that_leads_out_of_the_folder_is_refused(place: Path) -> None:
    with pytest.raises(ValueError, match="file name"):
        FileSecrets(place).keep("../weg", {"wall": "w"})
    assert list(place.parent.glob("*.json")) == []
