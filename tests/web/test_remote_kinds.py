"""What the remote shows of kinds in which people write beside their vote, and of those in which they do not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.web.pairs import Remote, paired

PROGRAMME = """
id = "proef"
version = "1"
title.nl = "Proef"

[[activities]]
id = "nodig"
kind = "choice"
title.nl = "Nodig"
text.nl = "Wat heb je daarvoor nodig?"
other = true
options = [{ id = "tijd", text.nl = "tijd" }, { id = "geld", text.nl = "geld" }]

[[activities]]
id = "akkoord"
kind = "consent"
title.nl = "Akkoord"
text.nl = "Kun je hiermee leven?"
options = [{ id = "plein", text.nl = "We willen dat het plein licht is" }]

[[activities]]
id = "punten"
kind = "dots"
title.nl = "Punten"
text.nl = "Wat eerst?"
choices = 1
options = [{ id = "a", text.nl = "Plek" }, { id = "b", text.nl = "Ouders" }]

[[activities]]
id = "samen"
kind = "ideas"
title.nl = "Samen"
text.nl = "Wat verwacht je van de gemeente?"
other_side.nl = "Wat verwacht de gemeente van jullie?"
"""


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    made = prepare(app, facilitator, programme="own", programme_text=PROGRAMME)
    made.until("start")
    made.join(6)
    return made


@pytest.fixture
def remote(evening: Evening) -> Remote:
    return paired(evening)


def ids(remote: Remote, button: str) -> list[str]:
    return re.findall(rf'id="{button}-([\w-]+)"', remote.page.text)


def wall(evening: Evening) -> str:
    return str(evening.phones[0].get(evening.link("wall")).text)


def test_what_is_written_beside_a_choice_is_shown_or_hidden_and_taken_off_the_wall(
    evening: Evening, remote: Remote
) -> None:
    evening.until("open:nodig")
    for number, phone in enumerate(evening.phones):
        words = {"option": "other", "text": f"iets anders {number}"} if number < 2 else {"option": "tijd"}
        evening.answer(phone, "nodig", **words)
    assert "Nog 2 nakijken" in remote.page.text
    shown, kept = ids(remote, "show")
    assert remote.press("activity/nodig/release", note=shown).status_code == 204
    assert remote.press("activity/nodig/hide", note=kept, reason="off-topic").status_code == 204
    evening.next()
    assert remote.press("page", activity="nodig", page="1").status_code == 204
    assert "iets anders" in wall(evening)
    assert ids(remote, "off") == [shown]
    assert remote.press("activity/nodig/hide", note=shown, reason="off-topic").status_code == 204
    assert "iets anders" not in wall(evening)


def test_objections_are_looked_at_and_never_counted(evening: Evening, remote: Remote) -> None:
    evening.until("open:akkoord")
    for number, phone in enumerate(evening.phones[:3]):
        evening.answer(phone, "akkoord", value="objection", text=f"te fel licht {number}")
    evening.next()
    assert len(ids(remote, "show")) == 3
    assert "Kijk dit na" in remote.page.text
    assert "Nog 3" not in remote.page.text
    first, second, _ = ids(remote, "show")
    assert remote.press("activity/akkoord/release", objection=first).status_code == 204
    assert remote.press("activity/akkoord/hide", objection=second, reason="off-topic").status_code == 204
    remote.press("page", activity="akkoord", page="1")
    assert "te fel licht" in wall(evening)
    assert ids(remote, "off") == [first]


def test_where_nobody_writes_there_is_the_question_and_nothing_to_hide(evening: Evening, remote: Remote) -> None:
    evening.until("open:punten")
    page = remote.page.text
    assert "Wat eerst?" in page
    assert "Scherm zwart" in page
    assert (ids(remote, "show"), ids(remote, "off")) == ([], [])
    for verb in ("release", "hide"):
        assert remote.press(f"activity/punten/{verb}", card="a", reason="person").status_code == 404


def test_of_two_sides_the_remote_says_whose_words_they_are_and_hides_both(
    evening: Evening, remote: Remote, sent: Callable[..., str]
) -> None:
    sent("Luister naar ons")
    evening.facilitator.act("samen", "ask-other-side")
    evening.facilitator.act("samen", "add-other-side", text="Kom naar de avond")
    assert "De gemeente" not in remote.page.text
    (card,) = ids(remote, "show")
    remote.press("activity/samen/release", card=card)
    assert {"Luister naar ons", "Kom naar de avond"} == {
        text for text in ("Luister naar ons", "Kom naar de avond") if text in wall(evening)
    }
    assert len(ids(remote, "off")) == 2
    for one in ids(remote, "off"):
        assert remote.press("activity/samen/hide", card=one, reason="off-topic").status_code == 204
    assert "Luister naar ons" not in wall(evening)
    assert "Kom naar de avond" not in wall(evening)


@pytest.fixture
def sent(evening: Evening) -> Callable[..., str]:
    """Sends an idea to the last question."""
    evening.until("open:samen")

    def send(text: str, **more: str) -> str:
        return str(evening.answer(evening.phones[0], "samen", text=text, **more).text)

    return send


def test_what_is_said_for_the_municipality_says_so(evening: Evening, remote: Remote, sent: Callable[..., str]) -> None:
    evening.facilitator.act("samen", "ask-other-side")
    sent("Wij doen ons best", side="municipality")
    assert '<p class="review__about"><bdi>De gemeente</bdi></p>' in remote.page.text
