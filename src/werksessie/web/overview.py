"""The overview of a municipality over its own sealed evenings: to read, to print, to download, to share as a package.

A rehearsal is no evening, unless there are only rehearsals. Who reads for the municipality gets those that the
municipality may read by now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, current_app, render_template, request
from gevent import get_hub

from werksessie.live.catalogue import Catalogue, Entry
from werksessie.overview.across import folded
from werksessie.overview.evening import Evening, evening_of, key_of
from werksessie.overview.formats import FORMATS, TITLE, Told
from werksessie.overview.merge import merge
from werksessie.overview.package import ENDING, packed
from werksessie.overview.sums import evenings as how_many
from werksessie.overview.telling import document_of
from werksessie.programme.dates import short_day
from werksessie.record.promise import Damaged, NoSuchRecord
from werksessie.session.codec import UnknownEvent
from werksessie.session.state import SEALED
from werksessie.summary.build import Summary, build
from werksessie.summary.public import public
from werksessie.web.accounts_seam import only_reads, own_names
from werksessie.web.find import the_host, today
from werksessie.web.library import facilitator_only

bp = Blueprint("overview", __name__, url_prefix="/sessions/overview")
bp.before_request(facilitator_only)

FILTERS = {"municipality": "Gemeente", "community": "Gemeenschap", "place": "Plaats"}
BREATH = 0.005
"""Seconds for which others go first, after each record that is read."""
NOTHING = "Kies minstens één avond."
MORE_THAN_ONE = "Een deelpakket is van één gemeente. Kies eerst een gemeente."


@dataclass(frozen=True)
class Choice:
    """What can be chosen, and what was: the evenings that `fit` the filters, of these the `chosen` ones, all `values`
    of each filter, and how many sessions are still to be `read`. `asked` says that the overview itself was."""

    fit: Sequence[Entry]
    chosen: Sequence[Entry]
    values: dict[str, list[str]]
    filters: dict[str, str]
    unread: int
    asked: bool

    @property
    def query(self) -> str:
        """The same choice as an address, without names where all that fit were chosen."""
        filters = [(name, value) for name, value in self.filters.items() if value]
        names = [("s", one.name) for one in self.chosen] if len(self.chosen) < len(self.fit) else [("show", "all")]
        return urlencode([*filters, *names])

    @property
    def line(self) -> str:
        """In words."""
        number = f"{len(self.chosen)} van {how_many(len(self.fit))}" if len(self.chosen) < len(self.fit) else ""
        filters = (self.filters[name] for name in ("community", "place"))
        return " · ".join(filter(None, (*filters, number)))

    @property
    def filterable(self) -> bool:
        """Whether there is anything to filter by."""
        return any(len(values) > 1 for values in self.values.values())

    @property
    def municipalities(self) -> set[str]:
        """Of whom the chosen evenings are."""
        return {folded(one.municipality) for one in self.chosen}


@bp.get("")
def page() -> Any:
    """The evenings to choose from; once they were chosen, what they say together."""
    choice = _choice()
    return _page(choice, "" if choice.chosen or not choice.asked else NOTHING)


def _page(choice: Choice, sentence: str = "") -> str:
    document = None
    if choice.asked and not sentence:
        told = _told(choice)
        document = document_of(told.overview, told.title, told.line)
    return render_template(
        "overview/page.html", choice=choice, document=document, formats=FORMATS.values(), labels=FILTERS,
        sentence=sentence, language="nl",
    )  # fmt: skip


@bp.get("/overview.<ending>")
def file(ending: str) -> Response:
    """The overview as a file."""
    if ending not in FORMATS:
        abort(404)
    format, told = FORMATS[ending], _told(_some())
    # In a thread of its own: a document takes a moment, in which everybody else would wait.
    content: bytes = get_hub().threadpool.apply(format.make, (told, today()))
    return _attached(content, format.mimetype, f"overzicht-{today()}.{ending}")


@bp.get("/package")
def package() -> Any:
    """What the municipality shares of these evenings with others."""
    choice = _some()
    if len(choice.municipalities) > 1:
        return _page(choice, MORE_THAN_ONE), 409
    named = request.args.get("named") == "yes" and "" not in choice.municipalities
    content = packed(_read(choice, public), named=named)
    return _attached(content, "application/json", f"{today()}-{ENDING}")


def _some() -> Choice:
    """What was chosen; a 404 page when that is nothing (any more)."""
    choice = _choice()
    return choice if choice.chosen else abort(404)


def _choice() -> Choice:
    catalogue: Catalogue = current_app.extensions["catalogue"]
    entries, unread = catalogue.entries(own_names)
    if unread:
        _go_on_reading(catalogue, unread)
    every = [one for one in entries if one.phase == SEALED and not one.trouble and _is_open(one)]
    # Who has only practised can practise this too; beside a real evening what is made up counts for nothing.
    every = [one for one in every if not one.rehearsal] or every
    filters = {name: request.args.get(name, "") for name in FILTERS}
    fit = sorted((one for one in every if _fits(one, filters)), key=lambda one: (one.day, one.name))
    names = set(request.args.getlist("s"))
    asked = bool(names or request.args.get("show"))
    some = [one for one in fit if one.name in names] if names or request.args.get("show") == "some" else fit
    values = {name: sorted({getattr(one, name) for one in every} - {""}) for name in FILTERS}
    return Choice(fit, some, values, filters, len(unread), asked)


def _is_open(entry: Entry) -> bool:
    """Whether whoever asks may read it now: somebody of the municipality no more than who has the link."""
    return not only_reads() or entry.opens_at is None or entry.opens_at <= the_host().now()


def _fits(entry: Entry, filters: dict[str, str]) -> bool:
    return all(getattr(entry, name) == value for name, value in filters.items() if value)


def _go_on_reading(catalogue: Catalogue, names: Sequence[str]) -> None:
    socketio: Any = current_app.extensions["socketio"]
    socketio.start_background_task(catalogue.fill, names, partial(socketio.sleep, BREATH))


def _told(choice: Choice) -> Told:
    evenings = _read(choice)
    names = {one.key: ", ".join(filter(None, (short_day(one.date), one.title))) for one in evenings}
    places = {one.municipality for one in evenings} - {""}
    title = f"{TITLE}: {next(iter(places))}" if len(places) == 1 else TITLE
    return Told(merge(evenings, names, notes=_notes(choice, len(evenings))), title, choice.line)


def _notes(choice: Choice, number: int) -> list[str]:
    """What was chosen and does not count, in sentences."""
    less, unread = len(choice.chosen) - number, choice.unread
    return [
        *([f"{how_many(less).capitalize()} stond er dubbel in, of kan niet worden gelezen."] if less == 1 else []),
        *([f"{how_many(less).capitalize()} stonden er dubbel in, of kunnen niet worden gelezen."] if less > 1 else []),
        *([f"Nog niet alle sessies zijn gelezen ({unread}). Maak dit overzicht straks opnieuw."] if unread else []),
    ]


def _read(choice: Choice, version: Callable[[Summary], Summary] = lambda summary: summary) -> list[Evening]:
    """Each evening once, also when its record is there twice; what went meanwhile is left out."""
    found: dict[str, Evening] = {}
    for one in choice.chosen:
        try:
            state = the_host().glance(one.name)
        except (Damaged, NoSuchRecord, UnknownEvent):
            continue
        found.setdefault(key_of(state), evening_of(version(build(state)), key_of(state)))
        # Others go first: many evenings take a second, and somebody may be answering.
        current_app.extensions["socketio"].sleep(BREATH)
    return list(found.values()) or abort(404)


def _attached(content: bytes, mimetype: str, name: str) -> Response:
    reply = Response(content, mimetype=mimetype)
    reply.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply
