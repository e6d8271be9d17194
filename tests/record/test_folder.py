from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from werksessie.record.folder import FolderInUse, FolderUnusable
from werksessie.record.sqlite import SqliteStore

HOLD = """
import sys; from pathlib import Path
from werksessie.record.sqlite import SqliteStore
store = SqliteStore(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_folder_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "a" / "b").close()
    assert (tmp_path / "a" / "b" / ".secrets").is_dir()


def test_a_second_server_on_the_same_folder_is_refused_in_one_sentence(sqlite_store: SqliteStore, folder: Path) -> None:
    with pytest.raises(FolderInUse, match="al in gebruik") as refused:
        SqliteStore(folder)
    assert str(folder) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_another_process_is_refused_until_the_first_one_is_gone_even_by_force(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FolderInUse):
            SqliteStore(folder)
        holder.kill()
    SqliteStore(folder).close()


def test_a_closed_or_forgotten_store_lets_go(folder: Path) -> None:
    store = SqliteStore(folder)
    store.close()
    store.close()
    store = SqliteStore(folder)
    del store
    SqliteStore(folder).close()


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("hoi")
    for folder in (tmp_path / "bestand", tmp_path / "bestand" / "map"):
        with pytest.raises(FolderUnusable, match="dit is geen map") as refused:
            SqliteStore(folder)
        assert str(folder) in str(refused.value)


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOENT, "zo'n map kan daar niet staan"), (errno.ENOSPC, "de schijf is vol"), (9999, "fout 9999 van het")],
)
def test_why_a_folder_is_refused_is_said_in_dutch_whatever_the_system_says(number: int, said: str) -> None:
    refused = str(FolderUnusable(Path("avonden"), OSError(number, "Something went wrong")))
    assert said in refused
    assert "wrong" not in refused


def test_a_store_that_cannot_keep_secrets_is_refused_and_does_not_hold_the_folder(folder: Path) -> None:
    folder.mkdir()
    (folder / ".secrets").write_text("geen map")
    with pytest.raises(FolderUnusable):
        SqliteStore(folder)
    (folder / ".secrets").unlink()
    SqliteStore(folder).close()
