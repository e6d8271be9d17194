"""Running the room: timer, pause, notes, parking lot, the door, and a device whose answers must go."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from werkzeug.datastructures import MultiDict

from werksessie.live.host import Host
from werksessie.live.prepare import fresh_code
from werksessie.session.commands import Command, Refusal
from werksessie.session.devices import MarkDevices, MarkSender
from werksessie.session.door import ChangeCode, LockJoining
from werksessie.session.notebook import Park, ShowParking, Unpark, WriteNote
from werksessie.session.pause import BeginPause, EndPause
from werksessie.session.timer import AddMinute, LetTimerClose, StartTimer, StopTimer, TalkTogether, due
from werksessie.web.find import codes, the_host
from werksessie.web.library import now
from werksessie.web.limits import floods

Form = MultiDict[str, str]
Make = Callable[[Form], Command]


def number(typed: str) -> int:
    """A number as a form sends it, -1 when it is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else -1


def _at() -> str:
    return now().isoformat()


def _written(form: Form) -> tuple[str, ...]:
    return (*form.getlist("card"), *form.getlist("written"))


COMMANDS: Mapping[str, Make] = {
    "timer": lambda form: StartTimer(number(form.get("seconds", "")), _at()),
    "timer-minute": lambda form: AddMinute(_at()),
    "timer-stop": lambda form: StopTimer(),
    "timer-closes": lambda form: LetTimerClose(form.get("closes") == "yes", _at()),
    "together": lambda form: TalkTogether(_at()),
    "pause": lambda form: BeginPause(number(form.get("minutes", "")), _at()),
    "pause-end": lambda form: EndPause(),
    "note": lambda form: WriteNote(form.get("activity", ""), form.get("text", ""), form.get("was", "")),
    "park": lambda form: Park(form.get("text", ""), secrets.token_hex(6)),
    "unpark": lambda form: Unpark(form.get("thing", "")),
    "parking": lambda form: ShowParking(form.get("shown") == "yes"),
    "lock": lambda form: LockJoining(form.get("locked") == "yes"),
    "new-code": lambda form: ChangeCode(fresh_code(codes(the_host()))),
    "stop-phone": lambda form: MarkSender(*floods().take(form.get("phone", ""))),
    "mark-devices": lambda form: MarkDevices(form.get("activity", ""), _written(form)),
}


def let_timer(host: Host, name: str, moment: datetime) -> None:
    """Does what a timer does by itself at this moment, if anything. Two consoles that ask it at once do it once.
    Raises Refusal when it cannot be stored."""
    step = due(host.state(name), moment.isoformat())
    if step is None:
        return
    try:
        host.ask(name, step)
    except Refusal as refusal:
        if refusal.status != 409:
            raise
