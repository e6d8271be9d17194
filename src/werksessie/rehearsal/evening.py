"""A whole rehearsed evening: what is filled in to prepare it, and the pretend facilitator who walks it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from json import JSONDecodeError
from typing import Protocol

from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.desk import Desk
from werksessie.rehearsal.people import Facilitator

A_WEEK = timedelta(days=7)
PATIENCE, A_LOOK, TALKING = 120.0, 0.1, 3.0
"""Seconds that answers may take, between two looks, and between two presses on Volgende."""

SLOW_NETWORK = 15.0
NEARLY = 0.9
OVER = "Iedereen is weg: de oefensessie is gesloten of gewist."


class Trouble(Exception):
    """The rehearsal went wrong. `str()` is one Dutch sentence."""


class Show(Protocol):
    """Where progress is told."""

    def ask(self, question: str, people: int) -> None:
        """A question is open to so many people."""

    def answered(self, number: int) -> None:
        """So many answered it by now."""

    def say(self, words: str) -> None:
        """Something worth a line."""


def prepare_form(programme: str, today: date) -> dict[str, str]:
    """The prepare page of a rehearsal, filled in; every name in it is made up."""
    return {
        "title": "Samen sterk in de Klaverbuurt",
        "place": "Buurthuis De Linde",
        "date": today.isoformat(),
        "time": "19.30",
        "municipality": "Gemeente Voorbeeld",
        "community": "De Klaverbuurt",
        "ladder": "meedenken",
        "feedback_date": (today + A_WEEK).isoformat(),
        "feedback_how": "In het buurthuis",
        "contact_municipality": "Contactpersoon van de gemeente",
        "contact_community": "Contactpersoon van de buurt",
        "programme": programme,
        "rehearsal": "on",
    }


def walk(facilitator: Facilitator, crowd: Crowd, show: Show, speed: float, today: date) -> None:
    """Presses Volgende from the lobby to the end, of a second evening too. Raises Trouble."""
    desk = Desk(facilitator, today)
    try:
        facilitator.next()
        _one_evening(desk, facilitator, crowd, show, speed)
        while desk.has_more_evenings():
            crowd.go_home(PATIENCE / speed + SLOW_NETWORK)
            desk.begin_evening()
            crowd.come_back()
            _one_evening(desk, facilitator, crowd, show, speed)
        tally = facilitator.tally()
    except JSONDecodeError as gone:
        raise Trouble(OVER) from gone
    except ValueError as refused:
        raise Trouble(f"De begeleider kon niet verder: {refused}") from refused
    if wrong := crowd.ledger.trouble or crowd.ledger.lost(tally):
        raise Trouble(wrong)


def _one_evening(desk: Desk, facilitator: Facilitator, crowd: Crowd, show: Show, speed: float) -> None:
    _wait_until(lambda: crowd.ledger.joined == len(crowd.people), crowd, speed)
    show.say(f"{crowd.ledger.joined} mensen doen mee.")
    seq = _seq(facilitator)
    while (step := facilitator.next()) != "end":
        if not step:
            # Whoever wiped or closed it meanwhile took the button along; a wiped session has no tally either.
            if facilitator.tally()["phase"] in ("closed", "sealed"):
                raise Trouble(OVER)
            raise Trouble("De console heeft geen knop Volgende meer, en de avond is niet afgesloten.")
        _do(step, seq, desk, facilitator, crowd, show, speed)
        time.sleep(TALKING / speed)
        seq = _seq(facilitator)


def _do(step: str, seq: int, desk: Desk, facilitator: Facilitator, crowd: Crowd, show: Show, speed: float) -> None:
    verb, _, activity = step.partition(":")
    if verb == "show":
        desk.before()
    elif verb == "open":
        _ask(activity, seq, desk, crowd, show, speed)
    elif verb == "close":
        _wait_until(lambda: not crowd.is_late(activity), crowd, speed, "Een laat antwoord bleef weg.")
        desk.after()
    if verb in ("open", "close"):
        seq = _seq(facilitator)
        while desk.asks_on():
            _ask(activity, seq, desk, crowd, show, speed)
            seq = _seq(facilitator)


def _ask(activity: str, seq: int, desk: Desk, crowd: Crowd, show: Show, speed: float) -> None:
    """Waits until everybody answered what was asked after `seq`; late, until nearly everybody did."""
    crowd.ledger.begin(activity)
    show.ask(desk.page().question, len(crowd.people))
    began = time.monotonic()

    def enough() -> bool:
        show.answered(crowd.ledger.answered(activity))
        late = time.monotonic() - began > PATIENCE / 2 / speed + SLOW_NETWORK / 2
        return crowd.done(activity, seq) >= len(crowd.people) * (NEARLY if late else 1)

    _wait_until(enough, crowd, speed, f"Niet iedereen kon antwoorden op vraag {activity}.")
    desk.meanwhile()


def _wait_until(
    ready: Callable[[], bool], crowd: Crowd, speed: float, sentence: str = "Niet iedereen kwam binnen."
) -> None:
    until = time.monotonic() + PATIENCE / speed + SLOW_NETWORK
    while not ready():
        if crowd.ledger.trouble or time.monotonic() > until:
            raise Trouble(crowd.ledger.trouble or sentence)
        if not crowd.here:
            raise Trouble(OVER)
        time.sleep(A_LOOK)


def _seq(facilitator: Facilitator) -> int:
    return int(facilitator.tally()["seq"])
