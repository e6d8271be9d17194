"""`werksessie sessions`: the folder of records at the command line, when no server has it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from random import SystemRandom

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.table import Table

from werksessie.live.host import Host
from werksessie.programme.dates import full_day
from werksessie.record.bringing import put
from werksessie.record.promise import Damaged, NameTaken, NoSuchRecord, NotStored
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent
from werksessie.session.commands import Refusal
from werksessie.session.evenings import to_come
from werksessie.session.plain import plain_tables
from werksessie.session.retention import is_over
from werksessie.session.state import State
from werksessie.settings import SQLITE, CannotStart, read
from werksessie.stores import opened
from werksessie.summary.build import build, gone_on

PHASES = {
    st.EMPTY: "niet afgemaakt",
    st.PREPARED: "nog niet begonnen",
    st.RUNNING: "bezig",
    st.CLOSED: "afgesloten, nog niet verzegeld",
    st.SEALED: "verzegeld",
}
ROUNDS = 3
"""An evening that was forgotten is sealed in one look and loses its single answers in the next."""

Ask = Callable[[str], str]
"""Puts a question to whoever sits at the terminal and gives what they typed."""


def list_sessions(folder: str | None, store: str | None = None) -> None:
    """Every session in a table. Raises CannotStart."""
    console = Console(highlight=False)
    with _host(folder, store) as host:
        names = host.names()
        if not names:
            console.print("Hier staan geen sessies.")
            return
        table = _table("Sessie", "Avond", "Datum", "Mensen", "Hoe staat het?", "Losse antwoorden")
        with _working(console, "Lezen") as step:
            for name in names:
                table.add_row(name, *_line(host, name))
                step()
    console.print(table)


def show(folder: str | None, name: str, store: str | None = None) -> None:
    """One session: what it is, and each question with how many answered. Raises CannotStart."""
    console = Console(highlight=False)
    with _host(folder, store) as host, _plainly():
        state = host.state(name)
    summary = build(state)
    facts = _table("", "")
    for what, said in (
        ("Sessie", name),
        ("Avond", f"{summary.title} (oefensessie)" if summary.rehearsal else summary.title),
        ("Waar", summary.place),
        ("Datum", full_day(summary.date)),
        ("Mensen", _people(state)),
        ("Hoe staat het?", PHASES[state.phase]),
        ("Losse antwoorden", _answers(state)),
    ):
        facts.add_row(what, said)
    facts.show_header = False
    console.print(facts)
    asked = _table("Vraag", "Antwoorden")
    # A question may take two lines; the number beside it is never squeezed out.
    asked.columns[0].no_wrap, asked.columns[1].no_wrap = False, True
    for part in summary.parts:
        if part.counted:
            asked.add_row(part.question, str(part.total(part.shown.answered)))
    if asked.rows:
        console.print(asked)


def seal(folder: str | None, name: str, sure: bool, ask: Ask = input, store: str | None = None) -> None:
    """Seals a closed session now. Raises CannotStart."""
    console = Console(highlight=False)
    with _host(folder, store) as host, _plainly():
        state = host.state(name)
        if state.phase == st.SEALED:
            raise CannotStart("Dit verslag is al verzegeld.")
        if state.phase != st.CLOSED:
            raise CannotStart("Sluit eerst de avond af, op de pagina van de begeleider.")
        if to_come(state):
            _be_sure(sure, "De tweede avond komt nog, en kan daarna niet meer.", ask)
        with _working(console, "Verzegelen"):
            host.seal(name, _now().isoformat(), SystemRandom().shuffle)
    console.print(f"{name}: verzegeld.")


def prune(
    folder: str | None, name: str | None, at_once: bool, sure: bool, ask: Ask = input, store: str | None = None
) -> None:
    """Destroys the single answers whose term is over, of one session or of all; `at_once` those of one session before
    that. What was never sealed is sealed first. Raises CannotStart."""
    if at_once and name is None:
        raise CannotStart("Met --now hoort de naam van één sessie. Kijk bij werksessie sessions list.")
    console = Console(highlight=False)
    with _host(folder, store) as host, _plainly():
        said = _due(host, console) if name is None else [_one(host, console, name, at_once, sure, ask)]
    for sentence in said or ["Er is nu niets te wissen."]:
        console.print(sentence)


def delete(folder: str | None, name: str, sure: bool, ask: Ask = input, store: str | None = None) -> None:
    """Destroys a whole session, record and links. Raises CannotStart."""
    with _host(folder, store) as host, _plainly():
        if name not in host.names():
            raise NoSuchRecord(name)
        _be_sure(sure, f"Van {name} blijft dan niets over, ook het verslag niet.", ask)
        host.delete(name)
    Console(highlight=False).print(f"{name}: weg.")


def copy(folder: str | None, name: str, store: str | None = None) -> None:
    """Writes a sealed session of a shared store as a file in the folder too, without its links. Raises CannotStart."""
    settings = read({"sessions": folder, "store": store}, os.environ)
    if settings.store == SQLITE:
        raise CannotStart("Zeg met --store waar de sessie nu staat, bijvoorbeeld redis://server:6379.")
    with _host(folder, store) as host, _plainly():
        state = host.state(name)
        if state.phase != st.SEALED:
            raise CannotStart("Dit kan met een verslag dat verzegeld is. Kijk bij werksessie sessions seal.")
        events = [event for _, event in host.record(name).read()]
        files = opened(replace(settings, store=SQLITE))
        try:
            put(files, name, events, plain_tables(state))
        finally:
            files.close()
    Console(highlight=False).print(f"{name}: staat nu ook in {settings.sessions}")


def _due(host: Host, console: Console) -> list[str]:
    said: list[str] = []
    with _working(console, "Wissen"):
        for _ in range(ROUNDS):
            said += [one for one in host.tend(_now()) if one not in said]
    return said


def _one(host: Host, console: Console, name: str, at_once: bool, sure: bool, ask: Ask) -> str:
    state = host.state(name)
    if not at_once and not is_over(state, _now()) and gone_on(state):
        day = full_day(gone_on(state))
        raise CannotStart(f"De losse antwoorden van {name} worden gewist op {day}. Eerder kan met --now.")
    if at_once and not state.destroyed_on:
        _be_sure(sure, f"De losse antwoorden van {name} zijn daarna weg.", ask)
    with _working(console, "Wissen"):
        if state.phase == st.CLOSED and not to_come(state):
            host.seal(name, _now().isoformat(), SystemRandom().shuffle)
        early = not is_over(host.state(name), _now())
        number = host.prune(name, _now(), SystemRandom().shuffle, early=early)
    return f"{name}: {number} losse antwoorden gewist."


def _line(host: Host, name: str) -> tuple[str, ...]:
    try:
        state = host.state(name)
    except (Damaged, NoSuchRecord, UnknownEvent) as trouble:
        return "", "", "", str(trouble), ""
    phase = f"oefensessie, {PHASES[state.phase]}" if state.details.rehearsal else PHASES[state.phase]
    return state.details.title, state.details.date, _people(state), phase, _answers(state)


def _people(state: State) -> str:
    return str(state.present or "")


def _answers(state: State) -> str:
    """What there is to say of the single answers."""
    if state.destroyed_on:
        return f"gewist op {state.destroyed_on}"
    return f"weg op {gone_on(state)}" if gone_on(state) else ""


def _be_sure(sure: bool, what: str, ask: Ask) -> None:
    """Raises CannotStart unless it is certain."""
    if sure:
        return
    try:
        said = ask(f"{what} Dit kan niet terug. Typ ja: ")
    except EOFError:
        said = ""
    if said.strip().casefold() not in ("ja", "j"):
        raise CannotStart("Niets gedaan. Zonder vraag vooraf kan het met --yes.")


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _host(folder: str | None, url: str | None) -> Iterator[Host]:
    """The sessions of a folder, for as long as no server has it, or of a store that servers share. Raises
    CannotStart."""
    settings = read({"sessions": folder, "store": url}, os.environ)
    if settings.store == SQLITE and not settings.sessions.is_dir():
        raise CannotStart(f"De map {settings.sessions} is er niet: kies een andere met --sessions.")
    store = opened(settings)
    host = Host(store)
    try:
        yield host
    finally:
        host.close()
        store.close()


@contextmanager
def _plainly() -> Iterator[None]:
    """What cannot be is one Dutch sentence. Raises CannotStart."""
    try:
        yield
    except (Damaged, NameTaken, NoSuchRecord, NotStored, Refusal, UnknownEvent) as trouble:
        raise CannotStart(str(trouble)) from trouble


@contextmanager
def _working(console: Console, what: str) -> Iterator[Callable[[], None]]:
    """Says that it goes on, at a terminal, while it takes a while; the function counts one more done."""
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=None)
        yield lambda: progress.advance(task)


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(headings):
        table.add_column(heading, overflow="fold", no_wrap=not place)
    return table
