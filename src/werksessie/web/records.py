"""Whole records: a new session like an earlier one, the record as a file, bringing one back, putting one away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from threading import BoundedSemaphore
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, redirect, render_template, request
from gevent import get_hub
from werkzeug.datastructures import FileStorage

from werksessie.activities import KINDS
from werksessie.live.away import RUNS, PutAway
from werksessie.live.bringing import Brought, NotBrought, may_be, same_evening, understood, wanted_name
from werksessie.live.host import Host
from werksessie.live.prepare import fresh_code, prepare
from werksessie.programme.details import Details
from werksessie.programme.editing import removed
from werksessie.programme.model import EARLIER, Programme
from werksessie.programme.place import ProgrammeError
from werksessie.record.bringing import LARGEST, TOO_LARGE, as_file, put
from werksessie.record.promise import Damaged, NameTaken, NoSuchRecord, NotStored
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent
from werksessie.session.commands import Refusal
from werksessie.session.events import EVERYONE
from werksessie.session.plain import plain_tables
from werksessie.session.state import State
from werksessie.web import visitor
from werksessie.web.accounts_seam import noted_away, noted_back, only_reads, own_names, taken_in_hand
from werksessie.web.editor import sure
from werksessie.web.errors import refused
from werksessie.web.find import codes, the_host, with_name
from werksessie.web.library import facilitator_only, now

bp = Blueprint("records", __name__, url_prefix="/sessions")
bp.before_request(facilitator_only)

FILES = 20
"""So many files at once."""
ALL_FILES = 64 * 1024 * 1024
"""Bytes of all files at once, and of what a browser puts around them."""

UNSEALED = "Bewaren als bestand kan als de avond is verzegeld. Tot dan staat er nog in wie na wie antwoordde."
NOTHING = "Kies eerst een bestand."
TOO_MANY = f"Dat zijn te veel bestanden. Kies er hooguit {FILES} tegelijk."
TOO_MUCH = f"Samen zijn deze bestanden te groot: hooguit {ALL_FILES // 1024 // 1024} MB. Kies er minder tegelijk."
THERE = "Dit verslag staat er al."
JUST_AWAY = "Dit verslag is net weggedaan. Zet het terug in de lijst met sessies."
GOES = (
    "Ook het verslag en de antwoorden gaan weg. Alle links werken niet meer. "
    "Tien minuten lang kun je de avond nog terugzetten. Daarna kan niemand dat meer."
)
KEEP = " Wil je het verslag houden? Bewaar het dan eerst als bestand."

_turn = BoundedSemaphore(1)
"""One record at a time is understood: the others on this server need the processor too."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file: the session that it is now, or the sentence why not."""

    file: str
    name: str = ""
    title: str = ""
    sentence: str = ""


@bp.url_value_preprocessor
def _more_for_a_facilitator(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Records are larger than any form. It must be known before anybody looks at what was sent."""
    if endpoint != "records.bring" or not visitor.is_facilitator():
        return
    request.max_content_length = ALL_FILES
    if (request.content_length or 0) > ALL_FILES:
        abort(make_response(_import_page(TOO_MUCH), 413))


@bp.post("/<name>/copy")
def copy(name: str) -> Any:
    """A new session with the same programme, for another evening; opens where the rest is filled in."""
    state = the_host().state(with_name(name))
    programme = without_return(state.programme)
    made = taken_in_hand(prepare(the_host(), programme, again(state.details), now()))
    return redirect(f"/sessions/{made}/details?copied=yes", 303)


def without_return(programme: Programme) -> Programme:
    """The programme without what asks about the agreements of evenings before: those stay with who made them."""
    for plan in programme.activities:
        if plan.options_from == EARLIER:
            with suppress(ProgrammeError):
                programme = removed(programme, plan.id, KINDS)
    return programme


def again(details: Details) -> Details:
    """What holds for another evening too: who, where and how, not when, what was promised and who was there."""
    return replace(
        Details(), title=details.title, place=details.place, municipality=details.municipality,
        community=details.community, participants_first=details.participants_first,
        contact_municipality=details.contact_municipality, contact_community=details.contact_community,
        languages=details.languages, groups=details.groups, reveal=details.reveal,
        retention_days=details.retention_days, controller=details.controller,
    )  # fmt: skip


@bp.get("/<name>/record.db")
def export(name: str) -> Any:
    """The sealed record itself, whole, to keep elsewhere."""
    name = with_name(name)
    if the_host().state(name).phase != st.SEALED:
        return refused(Refusal(409, UNSEALED))
    events = [event for _, event in the_host().record(name).read()]
    # In a thread of its own: everybody else would wait.
    content: bytes = get_hub().threadpool.apply(_as_file, (events, the_host().state(name)))
    reply = Response(content, mimetype="application/vnd.sqlite3")
    reply.headers["Content-Disposition"] = f'attachment; filename="{name}.db"'
    return reply


def _as_file(events: list[dict[str, Any]], state: State) -> bytes:
    return as_file(events, plain_tables(state))


@bp.get("/import")
def import_page() -> Any:
    """Where a record is brought."""
    return _import_page()


@bp.post("/import")
def bring() -> Any:
    """Takes in each file that is the record of a sealed evening, and says of each other one why not."""
    files = [one for one in request.files.getlist("record") if one.filename]
    if not files or len(files) > FILES:
        return _import_page(TOO_MANY if files else NOTHING), 422
    outcomes = [_brought(one) for one in files]
    return _import_page(outcomes=outcomes), 200 if any(one.name for one in outcomes) else 422


def _import_page(trouble: str = "", outcomes: list[Outcome] | None = None) -> str:
    return render_template(
        "library/import.html", trouble=trouble, outcomes=outcomes or [], files=FILES,
        megabytes=LARGEST // 1024 // 1024, language="nl",
    )  # fmt: skip


def _brought(upload: FileStorage) -> Outcome:
    file = PurePosixPath((upload.filename or "").replace("\\", "/")).name[:80]
    content = upload.stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        return Outcome(file, sentence=TOO_LARGE)
    try:
        with _turn:
            brought: Brought | NotBrought = get_hub().threadpool.apply(_understood, (content, now()))
        if isinstance(brought, NotBrought):
            return Outcome(file, sentence=str(brought))
        for state, sentence in _known(brought, file):
            if same_evening(brought.state, state):
                return Outcome(file, sentence=sentence)
        name = _stored(the_host(), brought)
    except (NotStored, Refusal) as trouble:
        return Outcome(file, sentence=str(trouble))
    return Outcome(file, name, brought.state.details.title)


def _understood(content: bytes, moment: datetime) -> Brought | NotBrought:
    """As `understood`. gevent's pool prints what is raised in it, people's words included; so nothing is."""
    try:
        return understood(content, moment)
    except NotBrought as trouble:
        return NotBrought(str(trouble))


def _known(brought: Brought, file: str) -> Iterator[tuple[State, str]]:
    """The own evenings that this may be, and what is said when it is."""
    host = the_host()
    for name in own_names(host.names()):
        if may_be(name, brought, file):
            try:
                yield host.state(name), THERE
            except (Damaged, NoSuchRecord, UnknownEvent):
                continue
    yield from ((one.state, JUST_AWAY) for one in put_away())


def _stored(host: Host, brought: Brought) -> str:
    """Puts it in the store under a free name. Raises NotStored or Refusal, and then nothing is there."""
    taken, name = host.store.names(), wanted_name(brought)
    while True:
        # With accounts a name of its own never comes back: that it is taken would tell of somebody else's evening.
        if not name or name in taken or "accounts" in current_app.extensions:
            name = f"{brought.day}-{fresh_code(codes(host))}"
        try:
            put(host.store, name, brought.events, brought.tables)
            break
        except NameTaken:
            taken = [*host.store.names(), name]
    taken_in_hand(name)
    host.changed(name, EVERYONE)
    return name


@bp.get("/<name>/remove")
def ask_remove(name: str) -> Any:
    """Asks whether it may really go."""
    state = the_host().state(with_name(name))
    if state.phase == st.RUNNING:
        return refused(Refusal(409, RUNS))
    words = GOES + (KEEP if state.phase == st.SEALED else "")
    return sure(f"“{state.details.title}” wegdoen?", words, "Doe weg", "/sessions")


@bp.post("/<name>/remove")
def remove(name: str) -> Any:
    """Nobody finds it from now on; for a while it can be put back from the list."""
    name = with_name(name)
    state = the_host().state(name)
    if not state.details.rehearsal and request.form.get("sure") != "yes":
        return ask_remove(name)
    the_host().put_away(name, now())
    noted_away(name)
    return redirect("/sessions", 303)


@bp.post("/<name>/put-back")
def put_back(name: str) -> Any:
    """It is there again."""
    the_host().put_back(name, now())
    noted_back(name)
    return redirect("/sessions", 303)


@bp.app_template_global("put_away")
def put_away() -> list[PutAway]:
    """The sessions that whoever asks can still put back."""
    if only_reads():
        return []
    found, moment = the_host().all_away(), now()
    mine = set(own_names([one.name for one in found]))
    return [one for one in found if one.name in mine and moment < one.until]
