"""The structured log: what machines collect of a server, and what they must never find in it."""

from __future__ import annotations

import io
import json
import logging
import re
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import KEY, Evening
from tests.serving.running import Serve
from tests.serving.test_server import browser, refusal, session_of, status
from werksessie.rehearsal.command import Wishes, rehearse
from werksessie.serving.journal import Journal, Told

pytestmark = pytest.mark.process

AS_JSON = {"WERKSESSIE_LOG": "json", "WERKSESSIE_KEY": KEY}


def lines(text: str) -> list[dict[str, Any]]:
    """Every line, all of them JSON."""
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    with io.StringIO() as made:
        yield made


def test_start_end_and_what_it_did_by_itself_are_lines_of_json(tmp_path: Path) -> None:
    name = session_of(tmp_path / "sessions", closed=timedelta(hours=1))
    with Serve(tmp_path / "sessions", variables=AS_JSON) as server:
        assert server.process.stderr is not None
        first = [server.process.stderr.readline() for _ in range(2)]
        code, _, stderr = server.stop(signal.SIGTERM)
    stderr = "".join([*first, stderr])
    told = lines(stderr)
    assert code == 0
    assert [(one["event"], one.get("text")) for one in told] == [
        ("started", None),
        ("said", "sessie: verzegeld."),
        ("said", "Gestopt."),
    ]
    assert {tuple(one)[:4] for one in told} == {("time", "level", "event", "worker")}
    assert name not in stderr


@pytest.mark.soak
def test_a_whole_evening_leaves_no_word_code_link_or_address_in_it(tmp_path: Path) -> None:
    with Serve(tmp_path / "sessions", variables=AS_JSON) as server:
        wishes = Wishes(6, 400, server.link, tmp_path, False, "eerste-gesprek", False)
        assert rehearse(wishes) == 0
        status(server.home + "211111", browser())
        _, _, stderr = server.stop()
    assert [one["event"] for one in lines(stderr)] == ["started", "said"]
    assert not re.search(r"[1-9]{6}|[0-9a-f]{16}|\d+\.\d+\.\d+\.\d+|answer", stderr)
    assert KEY not in stderr


def test_an_error_tells_its_kind_and_place_and_never_its_words(evening: Evening, stream: io.StringIO) -> None:
    evening.app.extensions["journal"] = Journal(2, stream)

    def broken() -> None:
        raise ValueError("het buurthuis van mevrouw Jansen")

    evening.app.view_functions["about.healthz"] = broken
    assert evening.app.test_client().get("/healthz?vraag=geheim").status_code == 500
    (told,) = lines(stream.getvalue())
    assert (told["event"], told["kind"], told["where"], told["worker"]) == ("fault", "ValueError", "about.healthz", 2)
    assert told["trace"][-1].endswith(" in broken")
    assert "Jansen" not in stream.getvalue()
    assert "geheim" not in stream.getvalue()


def test_what_a_library_logs_is_told_without_its_words(stream: io.StringIO) -> None:
    logger = logging.getLogger("een-bibliotheek")
    logger.addHandler(handler := Told(Journal(stream=stream)))
    logger.error("verzoek van 203.0.113.7: %s", "geheim")
    logger.removeHandler(handler)
    (told,) = lines(stream.getvalue())
    assert told["where"].startswith("een-bibliotheek ")
    assert "203" not in stream.getvalue()
    assert "geheim" not in stream.getvalue()


def test_no_name_of_a_session_and_no_code_is_said(stream: io.StringIO) -> None:
    Journal(stream=stream).say(["2027-03-14-482913: opslaan lukt weer.", "Code 482913 is nieuw.", "", "Na 30 dagen."])
    assert [one["text"] for one in lines(stream.getvalue())] == [
        "sessie: opslaan lukt weer.",
        "Code ······ is nieuw.",
        "Na 30 dagen.",
    ]


def test_there_are_two_sorts_of_log(tmp_path: Path) -> None:
    assert refusal(tmp_path / "s", WERKSESSIE_LOG="xml") == "Bij WERKSESSIE_LOG hoort tekst of json."
