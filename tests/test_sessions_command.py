"""`werksessie sessions`: what it lists, seals and destroys, and what it refuses in one sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.live.test_host import first_evening
from tests.live.test_prune import NOW, PEOPLE, sealed, started
from tests.test_cli import ENGLISH
from werksessie import cli, sessions_command
from werksessie.live.host import Host
from werksessie.programme.dates import full_day
from werksessie.record.sqlite import SqliteStore
from werksessie.session.commands import Close, Join
from werksessie.settings import CannotStart

Run = Callable[..., tuple[int, str, str]]
LONG_AGO = NOW - timedelta(days=4000)
YES, NO = (lambda question: "ja"), (lambda question: "nee")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> Run:
    """Run a verb on the folder: its exit status, stdout and stderr."""
    monkeypatch.setenv("COLUMNS", "200")

    def verb(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["werksessie", "sessions", *arguments, "--sessions", str(folder)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return verb


def made(folder: Path, make: Callable[[Host, str], None], start: Callable[[SqliteStore], tuple[Host, str]]) -> str:
    """A session in the folder, of which nothing is open any more."""
    store = SqliteStore(folder)
    host, name = start(store)
    make(host, name)
    host.close()
    store.close()
    return name


def in_progress(host: Host, name: str) -> None:
    host.ask(name, Join("anna"))


def just_closed(host: Host, name: str) -> None:
    in_progress(host, name)
    host.ask(name, Close(datetime.now(UTC).isoformat()))


def closed_long_ago(host: Host, name: str) -> None:
    in_progress(host, name)
    host.ask(name, Close(LONG_AGO.isoformat()))


def sealed_just_now(host: Host, name: str) -> None:
    sealed(host, name, at=datetime.now(UTC))


def due_on(days: int) -> str:
    """The day that is so many days from now, here."""
    return (datetime.now(UTC) + timedelta(days=days)).astimezone().date().isoformat()


def test_a_list_says_of_every_session_how_it_stands(run: Run, folder: Path) -> None:
    running, done = made(folder, in_progress, started), made(folder, sealed_just_now, started)
    status, said, complaints = run("list")
    assert (status, complaints) == (0, "")
    lines = {line.split()[0]: line for line in said.splitlines()}
    assert "bezig" in lines[running]
    assert "verzegeld" in lines[done]
    assert f"weg op {due_on(30)}" in lines[done]
    assert not ENGLISH.findall(said)


def test_an_empty_folder_has_no_sessions(run: Run, folder: Path) -> None:
    folder.mkdir()
    assert run("list") == (0, "Hier staan geen sessies.\n", "")


def test_a_damaged_record_is_listed_with_its_trouble(run: Run, folder: Path) -> None:
    folder.mkdir()
    (folder / "2027-03-14-482913.db").write_bytes(b"geen database" * 99)
    status, said, _ = run("list")
    assert status == 0
    assert "2027-03-14-482913" in said


def test_one_session_is_shown_with_how_many_answered(run: Run, folder: Path) -> None:
    name = made(folder, sealed_just_now, started)
    status, said, _ = run("show", name)
    assert status == 0
    assert "Samen sterk" in said
    assert any(line.rstrip().endswith(str(PEOPLE)) for line in said.splitlines())


@pytest.mark.parametrize("verb", ["show", "seal", "prune", "delete"])
def test_a_session_that_is_not_there_is_refused(run: Run, folder: Path, verb: str) -> None:
    folder.mkdir()
    assert run(verb, "2027-01-01-111111") == (2, "", "De sessie 2027-01-01-111111 is er niet.\n")


def test_a_folder_that_is_not_there_is_refused_and_not_made(run: Run, folder: Path) -> None:
    assert run("list") == (2, "", f"De map {folder} is er niet: kies een andere met --sessions.\n")
    assert not folder.exists()


@pytest.mark.parametrize("arguments", [("list",), ("show", "x"), ("seal", "x"), ("prune",), ("delete", "x", "--yes")])
def test_while_a_server_has_the_folder_everything_is_refused(
    run: Run, folder: Path, arguments: tuple[str, ...]
) -> None:
    store = SqliteStore(folder)
    status, said, complaints = run(*arguments)
    store.close()
    assert (status, said) == (2, "")
    assert complaints.startswith(f"De map {folder} is al in gebruik: stop de andere werksessie")


def test_a_closed_evening_is_sealed(run: Run, folder: Path) -> None:
    name = made(folder, just_closed, started)
    assert run("seal", name) == (0, f"{name}: verzegeld.\n", "")
    assert run("seal", name) == (2, "", "Dit verslag is al verzegeld.\n")


def test_an_evening_that_goes_on_is_not_sealed(run: Run, folder: Path) -> None:
    name = made(folder, in_progress, started)
    assert run("seal", name) == (2, "", "Sluit eerst de avond af, op de pagina van de begeleider.\n")


def test_sealing_before_the_second_evening_asks_first(folder: Path, run: Run) -> None:
    name = made(folder, lambda host, name: None, first_evening)
    with pytest.raises(CannotStart, match="Niets gedaan"):
        sessions_command.seal(str(folder), name, sure=False, ask=NO)
    assert run("seal", name, "--yes")[0] == 0


def test_without_a_name_what_is_due_is_sealed_and_destroyed(run: Run, folder: Path) -> None:
    due, later = made(folder, closed_long_ago, started), made(folder, just_closed, started)
    status, said, complaints = run("prune")
    assert (status, complaints) == (0, "")
    assert said == f"{due}: verzegeld.\n{due}: 0 losse antwoorden gewist, na 30 dagen.\n"
    assert later not in said
    assert run("prune") == (0, "Er is nu niets te wissen.\n", "")


def test_before_the_term_is_over_it_says_until_when(run: Run, folder: Path) -> None:
    name = made(folder, sealed_just_now, started)
    sentence = f"De losse antwoorden van {name} worden gewist op {full_day(due_on(30))}. Eerder kan met --now.\n"
    assert run("prune", name) == (2, "", sentence)


def test_at_once_asks_first_and_seals_what_was_not(folder: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    name = made(folder, just_closed, started)
    with pytest.raises(CannotStart, match="Niets gedaan"):
        sessions_command.prune(str(folder), name, at_once=True, sure=False, ask=NO)
    sessions_command.prune(str(folder), name, at_once=True, sure=False, ask=YES)
    assert capsys.readouterr().out == f"{name}: 0 losse antwoorden gewist.\n"
    assert run("prune", name, "--now", "--yes") == (2, "", "De losse antwoorden zijn al gewist.\n")


def test_answers_of_one_session_go_at_once_with_their_number(run: Run, folder: Path) -> None:
    name = made(folder, sealed_just_now, started)
    assert run("prune", name, "--now", "--yes") == (0, f"{name}: {PEOPLE} losse antwoorden gewist.\n", "")


def test_between_two_evenings_nothing_goes(run: Run, folder: Path) -> None:
    name = made(folder, lambda host, name: None, first_evening)
    sentence = "De tweede avond komt nog. Tot dan blijven de antwoorden staan.\n"
    assert run("prune", name, "--now", "--yes") == (2, "", sentence)


def test_at_once_is_for_one_session(run: Run, folder: Path) -> None:
    status, _, complaints = run("prune", "--now")
    assert (status, complaints.count("\n")) == (2, 1)


def test_a_session_is_deleted_after_a_question(run: Run, folder: Path) -> None:
    name = made(folder, in_progress, started)
    with pytest.raises(CannotStart, match="Niets gedaan"):
        sessions_command.delete(str(folder), name, sure=False, ask=NO)
    assert run("delete", name, "--yes") == (0, f"{name}: weg.\n", "")
    assert not list(folder.glob("*.db"))


@pytest.mark.parametrize("verb", ["list", "show", "seal", "prune", "delete"])
def test_help_of_every_verb_is_in_dutch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["werksessie", "sessions", verb, "--help"])
    with pytest.raises(SystemExit):
        cli.main()
    said = capsys.readouterr().out
    assert said.startswith(f"Gebruik: werksessie sessions {verb}")
    assert "--sessions MAP" in said
    assert not ENGLISH.findall(said.replace("--sessions", "").replace("--yes", "").replace("--help", ""))
