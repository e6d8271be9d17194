"""`werksessie rehearse` as people run it: real processes, real HTTP, real sockets."""

from __future__ import annotations

import json
import re
import signal
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.serving.running import Process, Serve, started
from tests.waiting import became
from werksessie import cli
from werksessie.activities import KINDS
from werksessie.programme.loader import DEFAULT, load_shipped
from werksessie.programme.model import say
from werksessie.rehearsal.people import Facilitator

Run = Callable[..., tuple[int, str, str]]


@contextmanager
def start(folder: Path, *options: str) -> Iterator[Process]:
    """Starts it, to be followed; whatever happens it does not go on after the test."""
    playing = started(["rehearse", *options], folder)
    try:
        yield playing
    finally:
        playing.kill()
        playing.communicate()


def run(folder: Path, *options: str) -> tuple[int | None, str, str]:
    """Runs it to its end: its exit status, stdout and stderr."""
    with start(folder, *options) as playing:
        said, complaints = playing.communicate(timeout=180)
    return playing.returncode, said, complaints


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs what ends before it would rehearse, in this process: its exit status, stdout and stderr."""

    def run(*options: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["werksessie", "rehearse", *options])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--people", "veel"), "Bij --people hoort een getal van 1 tot en met 300."),
        (("--people", "0"), "Bij --people hoort een getal van 1 tot en met 300."),
        (("--speed", "0"), "Bij --speed hoort een getal van 1 tot en met 1000."),
        (("--speed", "nan"), "Bij --speed hoort een getal van 1 tot en met 1000."),
        (("--url", "http://127.0.0.1:1/sessions?key=x", "--sessions", "x"), "Kies --url of --sessions, niet allebei."),
        (("--programme", "dansen"), "Dit draaiboek is er niet. Kies bij --programme uit: "),
    ],
)
def test_what_cannot_be_rehearsed_is_one_sentence_and_status_2(
    here: Run, options: tuple[str, ...], sentence: str
) -> None:
    status, said, complaint = here(*options)
    assert (status, said) == (2, "")
    assert complaint.startswith(sentence)
    assert complaint.count("\n") == 1


@pytest.mark.process
def test_where_no_server_answers_is_one_sentence_and_status_2(tmp_path: Path) -> None:
    status, said, complaint = run(tmp_path, "--url", "http://127.0.0.1:1/sessions?key=x")
    assert (status, said) == (2, "")
    assert complaint == "Op dit adres antwoordt geen server: geef bij --url de link van de begeleider.\n"


def test_help_explains_every_option_in_dutch(here: Run) -> None:
    _, said, _ = here("--help")
    assert said.startswith("Gebruik: werksessie rehearse")
    for option in ("--people", "--speed", "--url", "--sessions", "--hold", "--programme", "--no-browser"):
        assert re.search(rf"^  {option} .*\w", said, re.MULTILINE)


@pytest.mark.process
def test_twelve_people_play_a_whole_evening_and_every_answer_is_in_the_record(tmp_path: Path) -> None:
    asked = ("--programme", "eerste-gesprek", "--sessions", str(tmp_path / "sessies"))
    status, said, complaints = run(tmp_path, "--people", "12", "--speed", "50", *asked)
    assert (status, complaints) == (0, "")
    # No terminal: plain lines, no colours and no bars.
    assert "\x1b" not in said
    assert "Dit spreken we vanavond af 12 van 12 hebben geantwoord" in said.splitlines()
    assert said.splitlines()[-1] == "Elk antwoord dat ontvangen is, staat precies één keer in het bestand."
    for label, path in [
        ("Groot scherm", "wall"),
        ("Console", "sessions"),
        ("Verslag", "summary"),
        ("Deelnemers", "after"),
    ]:
        assert re.search(rf"^{label}: +http://127\.0\.0\.1:\d+/{path}/\S+$", said, re.MULTILINE)
    (record,) = (tmp_path / "sessies").glob("*.db")
    assert f"Bewaard in:   {record}" in said
    with Serve(tmp_path / "sessies") as server, closing(Facilitator(server.link)) as facilitator:
        facilitator.session = record.stem
        tally = facilitator.tally()
        summary = json.loads(facilitator.get(f"{facilitator.link('summary')}/summary.json").body)
    assert (tally["people"], tally["phase"], tally["rehearsal"]) == (12, "closed", True)
    assert summary["rehearsal"] is True
    asked = [one for one in tally["activities"] if one["answered"]]
    assert [one["id"] for one in asked] == ["1", "4", "5a", "eens", "afspraken"]
    for one in asked:
        assert one["answered"] + one["unsure"] + one["skipped"] == 12
    agreements = asked[-1]["agreements"]
    assert len(agreements) == 2


@pytest.mark.process
def test_nobody_has_to_choose_a_programme_and_all_of_the_default_one_is_played(tmp_path: Path) -> None:
    status, told, complaints = run(tmp_path, "--people", "6", "--speed", "1000")
    assert (status, complaints) == (0, "")
    said = told.splitlines()
    # The one who is too late is no longer waited for.
    asked = [line for line in said if re.search(r" [56] van 6 hebben geantwoord$", line)]
    programme = load_shipped(DEFAULT, KINDS)
    texts = [say(plan.text, "nl") for plan in programme.activities if KINDS[plan.kind].ASKS and not plan.off]
    again = ["Wie doet dit?", "Is dit nu goed geregeld?", "Wat verwachten we van elkaar?"]
    assert [text for text in texts if not any(line.startswith(text) for line in asked)] == []
    assert [text for text in again if not any(line.startswith(text) for line in said)] == []
    assert not any(say(plan.text, "nl") in told for plan in programme.activities if plan.off)
    assert said[-1] == "Elk antwoord dat ontvangen is, staat precies één keer in het bestand."


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Serve]:
    """A server that runs already."""
    with Serve(tmp_path / "sessies") as running:
        yield running


@pytest.mark.process
def test_with_hold_people_wait_for_the_facilitator_and_answer_what_she_opens(tmp_path: Path, server: Serve) -> None:
    options = ("--people", "6", "--speed", "50", "--hold", "--url", server.link)
    with start(tmp_path, *options) as playing, closing(Facilitator(server.link)) as facilitator:
        assert playing.stdout is not None
        # What it says first, it says when the session is there.
        assert playing.stdout.readline().startswith("Oefensessie met ")
        (record,) = (tmp_path / "sessies").glob("*.db")
        facilitator.session = record.stem
        assert facilitator.tally()["people"] == 0
        facilitator.until("start")
        assert became(lambda: facilitator.tally()["people"] == 6)
        facilitator.until("open:1")

        def told() -> tuple[int, int]:
            (one,) = (one for one in facilitator.tally()["activities"] if one["id"] == "1")
            return one["answered"] + one["unsure"] + one["skipped"], one["late"]["waiting"]

        # One of them is too late.
        assert became(lambda: told() == (5, 0))
        facilitator.until("close:1")
        assert became(lambda: told() == (5, 1))
        assert facilitator.do("close").status == 204
        said, complaints = playing.communicate(timeout=20)
    assert (playing.returncode, complaints) == (0, "")
    assert said.splitlines()[-1] == "De avond is afgesloten."


@pytest.mark.process
def test_ctrl_c_ends_a_rehearsal_that_is_held_and_its_server_too(tmp_path: Path) -> None:
    with start(tmp_path, "--people", "3", "--speed", "50", "--hold", "--no-browser") as playing:
        assert playing.stdout is not None
        link = next(line.strip() for line in playing.stdout if line.startswith("http"))
        Facilitator(link).close()
        # Whoever shows the evening to others can take part as well.
        phone = next(line.split()[-1] for line in playing.stdout if line.startswith("Doe zelf mee:"))
        with urllib.request.urlopen(phone, timeout=10) as page:
            assert page.status == 200
        playing.send_signal(signal.SIGINT)
        _, complaints = playing.communicate(timeout=30)
    assert (playing.returncode, complaints) == (0, "")
    with pytest.raises(ConnectionRefusedError):
        Facilitator(link)


@pytest.mark.process
@pytest.mark.parametrize("ends", ["killed", "wiped"])
def test_an_evening_that_is_lost_is_one_sentence_and_status_1(tmp_path: Path, server: Serve, ends: str) -> None:
    options = ("--people", "3", "--speed", "20", "--url", server.link)
    with start(tmp_path, *options) as playing, closing(Facilitator(server.link)) as facilitator:
        assert playing.stdout is not None
        # What it says first, it says when the session is there.
        assert playing.stdout.readline().startswith("Oefensessie met ")
        (record,) = (tmp_path / "sessies").glob("*.db")
        facilitator.session = record.stem
        assert became(lambda: facilitator.tally()["phase"] == "running")
        if ends == "killed":
            server.process.kill()
        else:
            assert facilitator.do("wipe").status == 204
        said, complaints = playing.communicate(timeout=30)
    assert (playing.returncode, complaints) == (1, "")
    last = {
        "killed": "De server antwoordt niet meer.",
        "wiped": "Iedereen is weg: de oefensessie is gesloten of gewist.",
    }
    assert said.splitlines()[-1] == last[ends]
