"""Somebody, or a program that tidies or synchronises, touches the files of an evening that is going on."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import DETAILS
from tests.faults.forking import Server, begun, until
from tests.faults.test_disk_full import trouble, votes
from tests.faults.voters import PROGRAMME, Stubborn, ballot, check, more, received, refused
from werksessie.record.files import is_wiped
from werksessie.rehearsal.people import Facilitator

pytestmark = pytest.mark.process

SECRETS_STAY = "niet worden opgeslagen (geen toegang)."


def test_a_record_that_is_taken_away_or_replaced_in_the_middle_of_a_vote_is_put_back(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with Server(folder) as server:
        facilitator, code = begun(server, PROGRAMME, "open:stem")
        record = folder / f"{facilitator.session}.db"
        strange = tmp_path / "strange"
        voters = [Stubborn(server.link, code, number) for number in range(3)]
        for voter in voters:
            voter.start()
        strange.write_bytes(b"iets anders")
        deeds: tuple[Callable[[], object], ...] = (
            record.unlink,
            record.with_name(f"{record.name}-wal").unlink,
            partial(strange.replace, record),
        )
        for number, deed in enumerate(deeds, 1):
            more(received, voters, 20)
            deed()
            more(refused, voters, 1)
            more(received, voters, 20)
            assert server.said.count("Het staat er weer.") == number
            assert trouble(facilitator) == ""
        assert server.stop(signal.SIGKILL) == -signal.SIGKILL
        for voter in voters:
            voter.enough()
            assert set(voter.statuses) <= {200, 503}
        assert server.complaints == ""
    assert record.with_name(f"{record.name}.vervangen").read_bytes() == b"iets anders"
    check(voters, votes(folder, facilitator.session))
    with Server(folder) as again:
        assert again.link
        assert again.complaints == ""


def test_a_page_that_is_spoiled_under_the_server_is_said_and_nothing_is_received_until_it_is_mended(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "sessions"
    with Server(folder) as server:
        facilitator, code = begun(server, PROGRAMME, "open:stem")
        assert server.stop() == 0
    record = folder / f"{facilitator.session}.db"
    with Server(folder, server.port) as server:
        server.guests.append(facilitator)
        voter = Stubborn(server.link, code, 1)
        whole = record.read_bytes()
        record.write_bytes(whole[:4096] + b"\xaa" * (len(whole) - 4096))
        voter.start()
        until(lambda: voter.statuses[503] > 3)
        assert not voter.sure
        assert trouble(facilitator).startswith(f"Een ander programma heeft het bestand {record.name} overschreven.")
        assert f"{facilitator.session}: Een ander programma heeft het bestand" in server.said
        record.write_bytes(whole)
        until(lambda: len(voter.sure) > 3)
        voter.enough()
        check([voter], votes(folder, facilitator.session))
        assert server.complaints == ""


def test_in_a_folder_that_may_no_longer_be_written_to_the_evening_goes_on_and_a_new_one_is_refused_in_a_sentence(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "sessions"
    with Server(folder) as server:
        facilitator, code = begun(server, PROGRAMME, "open:stem")
        voters = [Stubborn(server.link, code, number) for number in range(3)]
        for voter in voters:
            voter.start()
        more(received, voters, 20)
        with may_only_be_read(folder):
            more(received, voters, 20)
            refused_in_a_sentence = pytest.raises(ValueError, match=r"konden niet worden opgeslagen \(geen toegang\)\.")
            with closing(Facilitator(server.link)) as other, refused_in_a_sentence:
                other.prepare({**DETAILS, "programme_text": PROGRAMME})
            for voter in voters:
                voter.enough()
                assert set(voter.statuses) == {200}
            check(voters, votes(folder, facilitator.session))
            assert facilitator.do("close").status == 204
            # The log can be written anew; the secret beside it cannot be destroyed yet.
            reply = facilitator.do("seal")
            assert (reply.status, reply.text.rpartition(" konden ")[2]) == (503, SECRETS_STAY)
            assert server.stop() == 0
            with Server(folder) as again:
                assert again.stop(signal.SIGCONT) == 2
                assert again.complaints == (
                    f"In de map {folder} kunnen geen sessies staan (geen toegang): kies een andere met --sessions.\n"
                )
        assert server.complaints == ""
    secrets = folder / ".secrets" / f"{facilitator.session}.json"
    assert "secret" in json.loads(secrets.read_text())

    def destroyed() -> bool:
        """While it is being destroyed the file is empty, zeros or not there."""
        with suppress(FileNotFoundError):
            content = secrets.read_bytes()
            return not is_wiped(content) and "secret" not in json.loads(content)
        return False

    with Server(folder) as again:
        until(destroyed)
        assert again.complaints == ""


@contextmanager
def may_only_be_read(folder: Path) -> Iterator[None]:
    """Nothing in this folder may be written or made, by whoever has it."""
    rights = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path, mode in rights.items():
        path.chmod(mode & 0o555)
    try:
        yield
    finally:
        for path, mode in rights.items():
            path.chmod(mode)


def test_a_second_server_on_the_folder_is_refused_and_the_first_notices_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with Server(folder) as first:
        _, code = begun(first, PROGRAMME, "open:stem")
        voter = Stubborn(first.link, code, 1)
        with Server(folder) as second:
            assert second.stop(signal.SIGCONT) == 2
            assert second.complaints == (
                f"De map {folder} is al in gebruik: stop de andere werksessie, of kies een map met --sessions.\n"
            )
        assert voter.phone.answer("stem", ballot(("a", "b"))).status == 200
        voter.phone.close()


def test_a_server_that_slept_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with Server(folder) as server:
        facilitator, code = begun(server, PROGRAMME, "open:stem")
        voters = [Stubborn(server.link, code, number) for number in range(3)]
        for voter in voters:
            voter.start()
        assert facilitator.do("timer", {"seconds": "600"}).status == 204
        until(lambda: received(voters) > 20)
        server.send(signal.SIGSTOP)
        threading.Event().wait(0.5)
        server.send(signal.SIGCONT)
        more(received, voters, 20)
        for voter in voters:
            voter.enough()
            assert set(voter.statuses) == {200}
        check(voters, votes(folder, facilitator.session))
        assert 'id="timer"' in facilitator.get(f"/sessions/{facilitator.session}").text
        assert server.complaints == ""
