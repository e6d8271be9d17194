"""Finding a session and being allowed to: the only way a route or socket gets one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NoReturn
from weakref import WeakKeyDictionary

from flask import abort, current_app, make_response, render_template

from werksessie.live.away import is_away
from werksessie.live.host import Host
from werksessie.live.links import CONTACTS, is_over
from werksessie.live.rooms import Rooms
from werksessie.live.scene import Scene
from werksessie.record.promise import Damaged, NoSuchRecord
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent
from werksessie.session.commands import Command, Refusal
from werksessie.session.state import State
from werksessie.web.codes import tidy_code as tidy_code
from werksessie.web.languages import NAMES
from werksessie.web.speaking import before_session

_known: WeakKeyDictionary[Host, dict[str, str]] = WeakKeyDictionary()
"""Where a code led the last time, to be looked at first: every request asks, and thousands of sessions may be there."""

OF_PARTICIPANTS = ("after", "public", *CONTACTS)
"""Links that anybody who took part may follow."""


def the_host() -> Host:
    """The host of this app."""
    host: Host = current_app.extensions["host"]
    return host


def the_rooms() -> Rooms:
    """The rooms of this app."""
    rooms: Rooms = current_app.extensions["rooms"]
    return rooms


def scene_of(name: str) -> Scene:
    """A session as it is now. Whether the visitor may see it was asked before."""
    scene: Scene = current_app.extensions["scene_of"](name)
    return scene


def scene_at(name: str) -> Scene:
    """The facilitator's session of this name as it is now; a friendly 404 page when there is none."""
    return scene_of(with_name(name))


def asked(name: str, command: Command) -> Refusal | None:
    """Asks at the one door for the facilitator's session of this name; gives the refusal, if any."""
    try:
        the_host().ask(with_name(name), command)
    except Refusal as refusal:
        return refusal
    return None


def by_code(host: Host, code: str) -> str | None:
    """The session with this code that people can still be in: the newest one, not sealed. The name of a record keeps
    the code that it began with, so it does not tell."""
    code = tidy_code(code)
    if not code:
        return None
    known = _known.setdefault(host, {})
    name = known.get(code)
    if name is None or code not in (state.code for _, state in _of(host, [name])):
        known.pop(code, None)
        name = next((name for name, state in _open(host) if state.code == code), None)
        if name is not None:
            known[code] = name
    return name


def by_former_code(host: Host, code: str) -> str | None:
    """The same for a code that the session had before: for whoever came in by it."""
    code = tidy_code(code)
    return next((name for name, state in _open(host) if code in state.former), None) if code else None


def codes(host: Host) -> set[str]:
    """Every code that is in use or was, or may be again."""
    return {name[-6:] for name in host.store.names()} | {
        code for _, state in _open(host) for code in (state.code, *state.former)
    }


def _open(host: Host) -> Iterator[tuple[str, State]]:
    """The sessions that people can still be in. What is in memory comes first: the folder is only read for a session
    that nobody in this process has asked for yet."""
    at_hand = host.at_hand()
    yield from _of(host, at_hand)
    yield from _of(host, [name for name in host.names() if name not in at_hand and not host.is_over(name)])


def _of(host: Host, names: list[str]) -> Iterator[tuple[str, State]]:
    for name in names:
        state = _state(host, name)
        if state is not None and state.phase not in (st.EMPTY, st.SEALED):
            yield name, state


def by_token(host: Host, link: str, token: str) -> str | None:
    """The session whose link of this sort has this token; none when it was put away."""
    kept = host.store.secrets
    name = kept.names_by(link, token) if token else None
    return None if name is None or is_away(kept.of(name)) else name


def with_token(link: str, token: str) -> str:
    """The session behind a link. Else it ends here, with one page: whether the link was taken back, is over its last
    day, or never was, is nobody's business."""
    host = the_host()
    name = by_token(host, link, token)
    if name is None or is_over(host.store.secrets.of(name), link, today()):
        no_link(link)
    return name


def no_link(link: str) -> NoReturn:
    """The friendly page of a link that does not work; for participants in every language."""
    theirs = link in OF_PARTICIPANTS
    languages = list(NAMES.items()) if theirs else []
    language = before_session() if theirs else "nl"
    abort(make_response(render_template("links/gone.html", link=link, language=language, languages=languages), 404))


def today() -> str:
    """The day here, as an ISO date."""
    return datetime.now().date().isoformat()


def with_name(name: str) -> str:
    """The facilitator's session of this name; a friendly 404 page when there is none."""
    host = the_host()
    return name if _phase(host, name) not in ("", st.EMPTY) else _not_found()


def _phase(host: Host, name: str) -> str:
    state = _state(host, name)
    return state.phase if state else ""


def _state(host: Host, name: str) -> State | None:
    try:
        return host.state(name)
    except (Damaged, NoSuchRecord, UnknownEvent):
        return None


def _not_found() -> NoReturn:
    abort(404)
