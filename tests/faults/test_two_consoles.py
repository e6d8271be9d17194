"""Two consoles and a remote act at random while phones answer: no card is lost, and everybody sees the same."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.conftest import DETAILS, KEY
from tests.faults.desks import QUESTIONS, Desk, Hand, Remote, Somebody, Writer, pieces
from tests.faults.disk import folded, log
from tests.faults.screens import Screen
from tests.serving.running import Serve
from tests.waiting import settled
from werksessie.rehearsal.people import Browser, Facilitator
from werksessie.session.state import State
from werksessie.summary.tally import whole

pytestmark = pytest.mark.process

SECONDS = float(os.environ.get("TWO_CONSOLES_SECONDS", "6"))
"""How long they go on; a minute when somebody wants to know for sure."""

SEED = int(os.environ.get("TWO_CONSOLES_SEED", "20261122"))
PHONES = 6

PROGRAMME = """
format = 1
id = "toeval"
version = "1"
title.nl = "Toeval"

[[activities]]
id = "welkom"
kind = "slide"
title.nl = "Welkom"
lines = [{ nl = "Fijn dat je er bent." }, { nl = "We beginnen zo." }]

[[activities]]
id = "wensen"
kind = "ideas"
title.nl = "Wensen"
text.nl = "Wat wil je?"
max = 100

[[activities]]
id = "zorgen"
kind = "ideas"
title.nl = "Zorgen"
text.nl = "Wat gaat er niet goed?"
max = 100

[[activities]]
id = "kiezen"
kind = "dots"
title.nl = "Kiezen"
text.nl = "Wat eerst?"
choices = 2
options = [{ id = "a", text.nl = "Plek" }, { id = "b", text.nl = "Ouders" }, { id = "c", text.nl = "Sport" }]
"""


def lost(state: State, writers: list[Writer]) -> set[str]:
    """The answers that were received and stand on no card."""
    kept = {
        one for question in QUESTIONS for card in state.activities[question].content.ideas.values() for one in card.ids
    }
    return {answer for writer in writers for sent in writer.sent.values() for answer in sent} - kept


def said(state: State) -> tuple[set[str], set[str]]:
    """What the room may read, and what it may not."""
    cards = [card for question in QUESTIONS for card in state.activities[question].content.ideas.values()]
    shown = {card.text for card in cards if card.status == "shown"}
    return shown, {card.text for card in cards} - shown


def test_two_consoles_and_a_remote_at_random_lose_nothing_and_agree(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as server:
        first = Facilitator(server.link)
        code = first.prepare({**DETAILS, "programme_text": PROGRAMME})
        name, home = first.session, server.home
        first.until("open:wensen")

        until = time.monotonic() + SECONDS
        desks = [Desk(server.link, name, SEED + number, until) for number in range(2)]
        remote = Remote(desks[0], SEED + 2, until)
        hands: list[Hand] = [*desks, remote]
        writers = [Writer(home, code, SEED + 3 + number, until) for number in range(PHONES)]

        console, wall = f"/sessions/{name}", first.link("wall")
        looking = Facilitator(server.link)
        other = Browser(home)
        other.cookies = dict(remote.browser.cookies)
        screens = [
            Screen(looking, console, console),
            Screen(Browser(home), wall, wall),
            Screen(other, remote.at, f"{remote.at}/now"),
        ]
        everybody: list[Somebody] = [*hands, *writers]
        for one in everybody:
            one.start()
        for one in everybody:
            one.join(SECONDS + 30)
        print(*(f"{type(one).__name__}: {dict(one.said)}" for one in everybody), sep="\n")
        assert [trouble for one in everybody for trouble in one.troubles] == []
        assert not any(one.is_alive() for one in everybody)
        # Nobody stood by, and no more was refused than done.
        assert all(one.said[200] + one.said[204] > SECONDS for one in hands), [one.said for one in hands]
        assert all(sum(map(len, one.sent.values())) for one in writers)

        tally = first.tally()
        state = folded(log(folder, name))
        assert whole(name, state) == tally, f"seed {SEED}"
        assert lost(state, writers) == set(), f"seed {SEED}"

        shown, kept_back = said(state)
        on_wall = pieces(screens[1].browser, wall)
        assert shown
        assert kept_back
        assert not [text for text in kept_back if text in on_wall]

        def same() -> None:
            for screen in screens:
                assert "".join(screen.html.values()) == pieces(screen.browser, screen.at)

        settled(same)
        assert pieces(desks[0].facilitator, console) == pieces(desks[1].facilitator, console)
        # By what was pushed alone, and not for want of pushes.
        assert [screen.gaps for screen in screens] == [0, 0, 0]
        assert all(screen.pushes > SECONDS for screen in screens), [screen.pushes for screen in screens]
        for closing in (
            *screens,
            first,
            remote.browser,
            *(one.facilitator for one in desks),
            *(one.phone for one in writers),
        ):
            closing.close()

    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as again:
        after = Facilitator(again.link)
        after.session = name
        assert after.tally() == tally
        after.close()
