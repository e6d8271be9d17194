"""`werksessie summary`: a kept session as a file, and what it refuses in one sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from werksessie import cli
from werksessie.record.sqlite import SqliteRecord
from werksessie.summary.formats import FORMATS

KEPT = Path(__file__).parent / "record" / "fixtures" / "first-version.db"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A copy: whoever opens a record may bring it up to date."""
    copy = tmp_path / "2026-11-21-482913.db"
    copy.write_bytes(KEPT.read_bytes())
    return copy


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """Runs it in an empty folder: exit status, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def verb(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["werksessie", "summary", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfdbinary.readouterr()
        return int(ended.value.code or 0), said.out.decode("utf-8", "replace"), said.err.decode()

    return verb


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_where_you_are(run: Run, record: Path, tmp_path: Path, name: str) -> None:
    status, said, complaints = run(str(record), "--to", name)
    made = tmp_path / f"verslag-{record.stem}.{FORMATS[name].ending}"
    assert (status, said, complaints) == (0, f"Gemaakt: {made.name}\n", "")
    assert made.stat().st_size > 500


def test_it_is_written_where_you_say(run: Run, record: Path, tmp_path: Path) -> None:
    assert run(str(record), "--to", "json", "-o", "mijn.json")[0] == 0
    assert (tmp_path / "mijn.json").read_text("utf-8").startswith("{")


def test_a_dash_writes_it_to_standard_output(run: Run, record: Path) -> None:
    status, said, _ = run(str(record), "--to", "html", "-o", "-")
    assert status == 0
    assert said.startswith("<!doctype html>")
    assert said.rstrip().endswith("</html>")


def test_the_record_stays_as_it_was(run: Run, record: Path) -> None:
    def log() -> list[tuple[int, dict[str, object]]]:
        kept = SqliteRecord(record)
        try:
            return kept.read()
        finally:
            kept.close()

    before = log()
    run(str(record), "--to", "json")
    assert log() == before


@pytest.mark.parametrize(
    ("name", "to", "sentence"),
    [
        ("er-niet.db", "pdf", "er-niet.db is er niet."),
        ("kapot.db", "pdf", "Het bestand kapot.db is geen bewaarde sessie, of het is beschadigd."),
        ("2026-11-21-482913.db", "doc", "Kies bij --to uit: pdf, odt"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, record: Path, tmp_path: Path, name: str, to: str, sentence: str
) -> None:
    (tmp_path / "kapot.db").write_bytes(b"geen sessie" * 200)
    status, said, complaints = run(name, "--to", to)
    assert (status, said) == (2, "")
    assert sentence in complaints
    assert complaints.count("\n") == 1


def test_a_place_where_nothing_can_be_written_is_named(run: Run, record: Path) -> None:
    status, _, complaints = run(str(record), "--to", "json", "-o", "map-die-er-niet-is/verslag.json")
    assert (status, complaints) == (2, "Het bestand map-die-er-niet-is/verslag.json kan niet worden gemaakt.\n")
