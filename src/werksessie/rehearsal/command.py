"""`werksessie rehearse`: a rehearsal from the first line on the terminal to the last."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from http.client import HTTPException
from pathlib import Path
from typing import Any

from rich.console import Console

from werksessie.programme.loader import shipped
from werksessie.record.sqlite import SqliteRecord
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.evening import Show, Trouble, prepare_form, walk
from werksessie.rehearsal.own_server import NoServer, OwnServer
from werksessie.rehearsal.people import Facilitator
from werksessie.rehearsal.shows import show_on
from werksessie.serving.browser import open_page
from werksessie.settings import CannotStart

FAILED = 1
MOST_PEOPLE = 300
A_LOOK = 0.2


@dataclass(frozen=True)
class Wishes:
    """How to rehearse. `url` is the facilitator's link of a running server, "" for one of our own; `browser` whether
    the facilitator's page of our own may be opened."""

    people: int
    speed: float
    url: str
    sessions: Path
    hold: bool
    programme: str
    browser: bool


def read_wishes(options: dict[str, Any]) -> Wishes:
    """What was asked on the command line. Raises CannotStart."""
    people, speed, url = options["people"], options["speed"], options["url"] or ""
    if not (people.isascii() and people.isdigit() and 1 <= int(people) <= MOST_PEOPLE):
        raise CannotStart(f"Bij --people hoort een getal van 1 tot en met {MOST_PEOPLE}.")
    if not _is_speed(speed):
        raise CannotStart("Bij --speed hoort een getal van 1 tot en met 1000.")
    if url and options["sessions"]:
        raise CannotStart("Kies --url of --sessions, niet allebei.")
    if options["programme"] not in shipped():
        raise CannotStart(f"Dit draaiboek is er niet. Kies bij --programme uit: {', '.join(shipped())}.")
    folder = Path(options["sessions"] or "sessions").absolute()
    browser = not (url or options["no_browser"])
    return Wishes(int(people), float(speed), url, folder, options["hold"], options["programme"], browser)


def _is_speed(typed: str) -> bool:
    return typed.isascii() and typed.replace(".", "", 1).isdigit() and 1 <= float(typed) <= 1000


def rehearse(wishes: Wishes) -> int:
    """Plays it; the exit status. Raises CannotStart."""
    # Also Ctrl-C: whoever was started in the background by a shell does not hear it by itself.
    for ends in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ends, signal.default_int_handler)
    with show_on(Console(highlight=False)) as show:
        with _server(wishes) as link:
            facilitator = _come_in(link)
            try:
                code = facilitator.prepare(prepare_form(wishes.programme, date.today()))
            except ValueError as refused:
                raise CannotStart("De server nam deze oefensessie niet aan.") from refused
            desk = _come_in(link)
            desk.session = facilitator.session
            crowd = Crowd(facilitator.address, code, wishes.people, wishes.speed, desk)
            try:
                status = _play(wishes, facilitator, crowd, show, link, code)
            except KeyboardInterrupt:
                return 0
            finally:
                crowd.stop()
                facilitator.close()
        return status or _look_in_the_file(wishes, crowd, show, facilitator.session)


def _look_in_the_file(wishes: Wishes, crowd: Crowd, show: Show, name: str) -> int:
    """What the server told was right. The file of a server of our own must say the same when that server is off."""
    if wishes.url or wishes.hold:
        return 0
    record = SqliteRecord(wishes.sessions / f"{name}.db")
    wrong = crowd.ledger.astray(event for _, event in record.read())
    record.close()
    show.say(wrong or "Elk antwoord dat ontvangen is, staat precies één keer in het bestand.")
    return FAILED if wrong else 0


@contextmanager
def _server(wishes: Wishes) -> Iterator[str]:
    if wishes.url:
        yield wishes.url
        return
    try:
        server = OwnServer(wishes.sessions, open_to_all=wishes.hold)
    except NoServer as said:
        raise CannotStart(str(said)) from said
    try:
        yield server.link
    finally:
        server.stop()


def _come_in(link: str) -> Facilitator:
    try:
        return Facilitator(link)
    except PermissionError as refused:
        raise CannotStart(str(refused)) from refused
    except (OSError, HTTPException, ValueError) as trouble:
        raise CannotStart("Op dit adres antwoordt geen server: geef bij --url de link van de begeleider.") from trouble


def _play(wishes: Wishes, facilitator: Facilitator, crowd: Crowd, show: Show, link: str, code: str) -> int:
    show.say(f"Oefensessie met {len(crowd.people)} verzonnen mensen. Wat zij antwoorden, is verzonnen.")
    if wishes.hold:
        show.say("Jij bent de begeleider. Open deze link en daarna de console:")
        show.say(link)
        _say_links(show, wishes, facilitator)
        show.say(f"Doe zelf mee: {facilitator.address}/{code}")
        show.say("Stoppen:      Ctrl+C")
        if wishes.browser:
            open_page(link)
    crowd.start()
    try:
        if not wishes.hold:
            walk(facilitator, crowd, show, wishes.speed, date.today())
            _say_links(show, wishes, facilitator)
            return 0
        return _hold(wishes, facilitator, crowd, show)
    except (Trouble, OSError, HTTPException) as trouble:
        show.say(str(trouble) if isinstance(trouble, Trouble) else "De server antwoordt niet meer.")
        return FAILED


def _hold(wishes: Wishes, facilitator: Facilitator, crowd: Crowd, show: Show) -> int:
    """The people answer until the evening is closed; a server of our own goes on until Ctrl-C, and when the evening is
    reopened, or a second one begins, the people come back."""
    while True:
        while crowd.here:
            time.sleep(A_LOOK)
        if crowd.ledger.trouble:
            show.say(crowd.ledger.trouble)
            return FAILED
        show.say("De avond is afgesloten.")
        if wishes.url:
            return 0
        while facilitator.tally()["phase"] != "running":
            time.sleep(1)
        crowd.come_back()


def _say_links(show: Show, wishes: Wishes, facilitator: Facilitator) -> None:
    at = facilitator.address
    show.say(f"Groot scherm: {at}{facilitator.link('wall')}")
    show.say(f"Console:      {at}/sessions/{facilitator.session}")
    show.say(f"Verslag:      {at}{facilitator.link('summary')}")
    show.say(f"Deelnemers:   {at}{facilitator.link('after')}")
    own = wishes.sessions / f"{facilitator.session}.db"
    show.say(f"Bewaard in:   {f'de opslag van de server, als {facilitator.session}' if wishes.url else own}")
    if not wishes.url and not wishes.hold:
        show.say(f"De server is nu uit. Verder kijken: werksessie serve --sessions {wishes.sessions}")
