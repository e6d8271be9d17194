"""What goes wrong by itself: the console says it, the terminal says it once, and both say when it is over."""

from __future__ import annotations

from tests.conftest import Evening
from tests.web.desk import pieces
from werksessie.live.troubles import Troubles
from werksessie.record.promise import NotStored

FULL = "De schijf is vol. Maak ruimte vrij. Dit is niet opgeslagen."


def test_what_cannot_be_stored_stands_on_the_console_until_it_can(evening: Evening) -> None:
    terminal: list[str] = []
    evening.app.extensions["troubles"].say = terminal.append
    record = evening.app.extensions["host"].record(evening.name)
    append = record.append

    def full(events: object, after: int) -> int:
        raise NotStored(FULL)

    record.append = full
    for _ in range(2):
        assert evening.facilitator.do("black", black="yes").status_code == 503
    assert "De schijf is vol. Maak ruimte vrij. Antwoorden worden nu niet" in pieces(evening)["trouble"]
    assert "opgeslagen ✓" not in pieces(evening)["programme"]
    assert len(terminal) == 1
    assert terminal[0].startswith(f"{evening.name}: De schijf is vol.")
    record.append = append
    assert evening.facilitator.do("black", black="yes").status_code == 204
    assert pieces(evening)["trouble"] == '<p class="console__notice" id="trouble" role="alert"></p>'
    assert "opgeslagen ✓" in pieces(evening)["programme"]
    assert terminal[1:] == [f"{evening.name}: opslaan lukt weer."]


def test_the_trouble_of_one_evening_is_none_of_another() -> None:
    shown: list[str] = []
    troubles = Troubles(shown.append)
    troubles.storing("one", FULL)
    troubles.storing("other", "")
    assert (troubles.of("other"), shown) == ("", ["one"])


def test_what_is_wrong_with_the_computer_stands_on_every_console_beside_its_own() -> None:
    troubles = Troubles(lambda name: None)
    troubles.storing("one", FULL)
    troubles.everywhere("De klok ging terug.")
    assert troubles.of("other") == "De klok ging terug."
    assert troubles.of("one").startswith("De klok ging terug. De schijf is vol.")
    troubles.everywhere("")
    assert troubles.of("one").startswith("De schijf is vol.")
