"""The command line: its help, and the one sentence for what it cannot do."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from werksessie import cli

Run = Callable[..., tuple[int, str, str]]
ENGLISH = re.compile(r"\b(usage|options|commands|show this|error|try|the|with)\b", re.IGNORECASE)


@pytest.fixture
def werksessie(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command that ends before it would serve: its exit status, stdout and stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["werksessie", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_help_names_every_command(werksessie: Run, arguments: tuple[str, ...]) -> None:
    status, said, complaints = werksessie(*arguments)

    assert (status, complaints) == (0, "")
    assert said.startswith("Gebruik: werksessie ")
    for name in cli.werksessie.commands:
        assert f"\n  {name} " in said


def test_help_of_a_command_explains_every_option(werksessie: Run) -> None:
    status, said, complaints = werksessie("serve", "--help")

    assert (status, complaints) == (0, "")
    for option in ("--host", "--port", "--sessions", "--store", "--public-url", "--no-browser", "--help"):
        assert re.search(rf"^  {option} .*\w", said, re.MULTILINE)


@pytest.mark.parametrize("arguments", [("--help",), ("serve", "--help")])
def test_help_is_in_dutch(werksessie: Run, arguments: tuple[str, ...]) -> None:
    _, said, _ = werksessie(*arguments)

    assert not ENGLISH.findall(re.sub(r"https?://\S+|--\S+", "", said))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("dansen",), "De opdracht dansen bestaat niet: kijk bij werksessie --help."),
        (("--dansen",), "De optie --dansen bestaat niet: kijk bij werksessie --help."),
        (("serve", "--poort", "1"), "De optie --poort bestaat niet: kijk bij werksessie serve --help."),
        (("serve", "--port"), "De optie --port is niet goed gebruikt: kijk bij werksessie --help."),
        (("serve", "--no-browser=ja"), "De optie --no-browser is niet goed gebruikt: kijk bij werksessie --help."),
        (("serve", "hier"), "Dit is geen goede opdracht: kijk bij werksessie serve --help."),
        (("serve", "--port", "hoog"), "Bij --port hoort een getal van 0 tot en met 65535."),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_status_2(
    werksessie: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    assert werksessie(*arguments) == (2, "", sentence + "\n")


@pytest.mark.process
def test_python_runs_the_package_as_the_same_command() -> None:
    command = [sys.executable, "-m", "werksessie", "dansen"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)


@pytest.mark.process
def test_the_command_line_leaves_gevent_to_the_process_that_serves() -> None:
    code = "import sys, werksessie.cli; sys.exit('gevent' in sys.modules or 'flask' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
