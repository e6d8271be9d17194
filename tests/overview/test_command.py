"""`werksessie overview`: records and packages as one file, and what it leaves out in a sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.overview.evenings import FIRST, evening, facts, told
from werksessie import cli
from werksessie.overview.formats import FORMATS
from werksessie.overview.package import packed
from werksessie.record.sqlite import SqliteRecord

Run = Callable[..., tuple[int, str, str]]
EAST = evening("Gemeente Oost", "Klaverdag", 8, FIRST)
WEST = evening("Gemeente West", "Lindedag", 9, FIRST, shift=1)
PRETENDED = evening("Gemeente Zuid", "Oefendag", 6, FIRST, shift=2, rehearsal=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where somebody keeps what came in, and works."""
    monkeypatch.chdir(tmp_path)
    for name, state in (("oost", EAST), ("west", WEST), ("oefenen", PRETENDED)):
        record = SqliteRecord(tmp_path / f"{name}.db", new=True)
        record.append(facts(state), 0)
        record.close()
    (tmp_path / "pakket.json").write_bytes(packed([told(WEST)], named=True))
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs it: exit status, stdout and stderr."""

    def verb(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["werksessie", "overview", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfdbinary.readouterr()
        return int(ended.value.code or 0), said.out.decode("utf-8", "replace"), said.err.decode()

    return verb


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_is_written_where_you_are(run: Run, folder: Path, format: str) -> None:
    status, said, complaints = run("oost.db", "pakket.json", "--to", format)
    made = folder / said.removeprefix("Gemaakt: ").strip()
    assert (status, complaints) == (0, "")
    assert made.suffix == f".{format}"
    assert made.stat().st_size > 5000


def test_a_record_is_not_named_unless_you_say_so(run: Run) -> None:
    _, text, _ = run("oost.db", "pakket.json", "--to", "html", "-o", "-")
    assert "Oost" not in text
    assert "Gemeente West" in text
    _, text, _ = run("oost.db", "pakket.json", "--to", "html", "-o", "-", "--named")
    assert "Gemeente Oost" in text


def test_an_evening_that_is_there_twice_counts_once_and_that_is_said(run: Run) -> None:
    status, text, complaints = run("west.db", "pakket.json", "west.db", "--to", "html", "-o", "-")
    assert (status, complaints) == (0, "1 avond stond er dubbel in en telt één keer.\n")
    assert "West" not in text


def test_what_cannot_take_part_is_named_and_left_out(run: Run, folder: Path) -> None:
    (folder / "stuk.db").write_bytes(b"SQLite format 3\x00 en dan niets")
    (folder / "brief.json").write_text("{}")
    opened = SqliteRecord(folder / "open.db", new=True)
    opened.append(facts(EAST)[:3], 0)
    opened.close()
    left_out = ("stuk.db", "brief.json", "open.db", "oefenen.db", "weg.db")
    status, said, complaints = run("oost.db", *left_out, "--to", "html")
    assert (status, said[:8]) == (0, "Gemaakt:")
    sentences = dict(line.split(" telt niet mee: ") for line in complaints.splitlines())
    assert set(sentences) == set(left_out)
    assert sentences["open.db"] == "deze avond is nog niet verzegeld."
    assert sentences["oefenen.db"].startswith("dit is een oefensessie.")
    assert sentences["brief.json"] == "dit is geen overzichtspakket."


def test_rehearsals_alone_are_an_overview_of_rehearsals(run: Run) -> None:
    status, text, complaints = run("oefenen.db", "--to", "html", "-o", "-")
    assert (status, complaints) == (0, "")
    assert "verzonnen" in text


def test_without_a_file_that_takes_part_there_is_no_overview(run: Run, folder: Path) -> None:
    status, said, complaints = run("weg.db", "--to", "html")
    assert (status, said) == (2, "")
    assert complaints.endswith("Er is geen bestand over dat mee kan tellen.\n")
    assert not list(folder.glob("overzicht*"))


def test_another_format_is_refused_in_a_sentence(run: Run) -> None:
    assert run("oost.db", "--to", "docx") == (2, "", "Kies bij --to uit: html, pdf, xlsx.\n")
