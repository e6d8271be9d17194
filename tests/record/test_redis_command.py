"""The command line on a shared store: it lists, seals, copies and wipes there, and refuses in one sentence."""

from __future__ import annotations

import re
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.live.test_host import started
from tests.redis_server import RedisServer, running
from werksessie import cli
from werksessie.live.keeping import folded
from werksessie.record.redis_streams import open_store
from werksessie.record.sqlite import SqliteStore
from werksessie.session.commands import Close, Join

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    yield from running()


@pytest.fixture
def url(server: RedisServer) -> str:
    return f"{server.url}?prefix={secrets.token_hex(4)}"


@pytest.fixture
def name(url: str) -> str:
    """A closed session in the store."""
    store = open_store(url)
    host, name = started(store)
    host.ask(name, Join("anna"))
    host.ask(name, Close(datetime.now(UTC).isoformat()))
    store.close()
    return name


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit status, stdout and stderr."""
    monkeypatch.setenv("COLUMNS", "200")

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["werksessie", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return command


def test_a_session_is_listed_sealed_shown_and_wiped_where_it_stands(run: Run, url: str, name: str) -> None:
    assert name in run("sessions", "list", "--store", url)[1]
    assert run("sessions", "seal", name, "--store", url) == (0, f"{name}: verzegeld.\n", "")
    assert "verzegeld" in run("sessions", "show", name, "--store", url)[1]
    assert run("sessions", "delete", name, "--yes", "--store", url) == (0, f"{name}: weg.\n", "")
    assert run("sessions", "list", "--store", url)[1] == "Hier staan geen sessies.\n"


def test_the_variable_names_the_store_too_so_that_its_password_is_in_no_list_of_processes(
    run: Run, url: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WERKSESSIE_STORE", url)
    assert name in run("sessions", "list")[1]


def test_a_sealed_session_can_be_written_to_a_folder_as_a_file_of_its_own(
    run: Run, url: str, name: str, tmp_path: Path
) -> None:
    folder = tmp_path / "sessions"
    options = ("--store", url, "--sessions", str(folder))
    status, _, complaint = run("sessions", "copy", name, *options)
    assert (status, complaint.startswith("Dit kan met een verslag dat verzegeld is.")) == (2, True)
    run("sessions", "seal", name, "--store", url)
    assert run("sessions", "copy", name, *options)[0] == 0
    shared, files = open_store(url), SqliteStore(folder)
    one, two = shared.open(name), files.open(name)
    assert [event for _, event in two.read()] == [event for _, event in one.read()]
    assert two.tables() == one.tables() != {}
    assert folded(two.read()).phase == "sealed"
    assert files.secrets.of(name) == {}
    two.close()
    files.close()
    shared.close()
    assert run("sessions", "copy", name, *options) == (2, "", f"Er is al een sessie {name}.\n")


def test_without_a_shared_store_there_is_nothing_to_copy(run: Run, tmp_path: Path) -> None:
    status, _, complaint = run("sessions", "copy", "2026-01-01-111111", "--sessions", str(tmp_path))
    assert (status, complaint.startswith("Zeg met --store")) == (2, True)


def test_a_server_that_is_not_there_is_one_sentence_without_its_password(run: Run) -> None:
    status, said, complaint = run("sessions", "list", "--store", "redis://:heel-geheim@127.0.0.1:1")
    assert (status, said) == (2, "")
    assert complaint == "De opslag is nu niet bereikbaar. Kijk of Redis draait en of --store klopt.\n"


def test_what_must_be_installed_is_said(run: Run, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    for module in [one for one in sys.modules if one.startswith("werksessie.record.redis_")]:
        if module != "werksessie.record.redis_address":
            monkeypatch.delitem(sys.modules, module)
    status, _, complaint = run("sessions", "list", "--store", url)
    assert (status, re.findall(r"pip install '([^']+)'", complaint)) == (2, ["werksessie[hosted]"])


def test_a_laptop_reads_no_more_than_the_address_of_a_shared_store() -> None:
    # Socket.IO itself looks whether redis is there, so look for what is ours.
    code = (
        "from gevent import monkey; monkey.patch_all(); import sys; from werksessie.serving import server; "
        "print(*[name for name in sys.modules if name.startswith('werksessie.record.redis')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "werksessie.record.redis_address\n"
