"""What can be told of every session at a glance, kept in memory so that a list of thousands reads no record."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from werksessie.live.host import REOPEN, Host
from werksessie.programme.dates import full_day
from werksessie.programme.details import missing_to_start
from werksessie.programme.model import say
from werksessie.reading.folding import fold
from werksessie.record.promise import Damaged, NoSuchRecord, Unreachable
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent
from werksessie.session.evenings import waits_until
from werksessie.session.progress import promises
from werksessie.session.reading_first import AT_ONCE, opens_at
from werksessie.session.spoiled import SPOILED
from werksessie.session.state import State
from werksessie.summary.build import day_of, gone_on

A_FEW, AT_LEAST, PATIENCE = 20, 5, 0.3
"""Records that are read for one list, unless that takes longer than these seconds, and how many are read anyhow. The
others are read after it."""


@dataclass(frozen=True)
class Entry:
    """One session as the list has it, without one answer of anybody. Dates are ISO, "" when unknown.

    `begun` is the day on which this evening began, `missing` that not everything is filled in, `reopens_until` the last
    moment for that of one that is closed, `waits_until` how long it waits for a second evening, `opens_at` from when
    the municipality reads as well, None when it always did. Single answers go on `gone_on`, or went on `destroyed_on`.
    Of all `agreements` some are `done`; `waiting` are the dates of the others ("" for one that cannot be read), and
    `untold` those of which nobody said how it goes, both in order. `trouble` is the sentence of a record that cannot be
    read; `words` is what is searched in.
    """

    name: str
    title: str = ""
    place: str = ""
    date: str = ""
    time: str = ""
    municipality: str = ""
    community: str = ""
    programme: str = ""
    phase: str = st.EMPTY
    code: str = ""
    people: int = 0
    rehearsal: bool = False
    missing: bool = False
    begun: str = ""
    reopens_until: datetime | None = None
    waits_until: datetime | None = None
    opens_at: datetime | None = None
    gone_on: str = ""
    destroyed_on: str = ""
    agreements: int = 0
    done: int = 0
    waiting: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    is_told: bool = False
    words: str = ""
    trouble: str = ""

    @property
    def day(self) -> str:
        """The day by which it has its place in the list (ISO)."""
        return self.date or self.name[:10]

    @property
    def left(self) -> int:
        """How many agreements still wait for somebody: none before the evening is sealed, and none of a rehearsal."""
        return len(self.waiting) if self.phase == st.SEALED and not self.rehearsal else 0

    def late(self, today: str) -> int:
        """How many agreements should have been done before this day (ISO), as far as anybody said."""
        return sum("" < when < today for when in self.waiting) if self.left else 0


def entry_of(name: str, state: State) -> Entry:
    """What the list says of a session. Never raises: a record may hold anything."""
    try:
        return _entry(name, state)
    except Exception:
        return Entry(name, trouble=SPOILED, words=fold(name))


def _entry(name: str, state: State) -> Entry:
    details, made = state.details, promises(state)
    programme = say(state.programme.title, "nl")
    told = (
        details.title, details.place, details.community, details.municipality, programme, full_day(details.date),
        *(one.what for one in made),
    )  # fmt: skip
    opens = opens_at(state)
    return Entry(
        name=name,
        title=details.title,
        place=details.place,
        date=details.date if is_day(details.date) else "",
        time=details.time,
        municipality=details.municipality,
        community=details.community,
        programme=programme,
        phase=state.phase,
        code=state.code,
        people=state.present,
        rehearsal=details.rehearsal,
        missing=bool(missing_to_start(details)),
        begun=_begun(state),
        reopens_until=_moment(state.closed_at) + REOPEN if state.phase == st.CLOSED else None,
        waits_until=_here(waits_until(state)),
        opens_at=None if opens == AT_ONCE else _here(opens),
        gone_on=gone_on(state),
        destroyed_on=state.destroyed_on,
        agreements=len(made),
        done=sum(not one.is_open for one in made),
        waiting=tuple(sorted(one.when if is_day(one.when) else "" for one in made if one.is_open)),
        untold=tuple(sorted(one.when for one in made if one.progress is None and is_day(one.when))),
        is_told=any(one.progress for one in made),
        words=fold("\n".join(told)),
    )


def is_day(text: str) -> bool:
    """Whether this is a day as ISO has it."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _begun(state: State) -> str:
    """A second evening is begun before anything of it came on the wall; its own first day is not known then."""
    if state.phase != st.RUNNING:
        return ""
    return day_of(state.began_at) or (day_of(state.started_at) if state.evening == 1 else "")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()


def _here(moment: datetime | None) -> datetime | None:
    return moment.astimezone() if moment else None


@dataclass(frozen=True)
class _Known:
    """An entry, when the log was `written` that it was made of (None when that is not certain), and that state as long
    as it is in memory anyway."""

    entry: Entry
    written: float | None
    state: Callable[[], State | None]


def _nowhere() -> State | None:
    return None


class Catalogue:
    """The entries of one host's sessions, one for each. Whatever changed since is made anew when it is asked for: of a
    session at hand from its state, of another one by reading it once more."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._known: dict[str, _Known] = {}
        self._filling = False
        host.opened = self._note

    def entries(self, own: Callable[[list[str]], list[str]] = list, read: int = A_FEW) -> tuple[list[Entry], list[str]]:
        """The entries of the sessions that are one's `own`, in the order of the host's names, and the names of those
        that are still to be read; so many are read now, if that is quickly done. Raises Unreachable."""
        written, until, done = self._host.written(), time.monotonic() + PATIENCE, 0
        for gone in self._known.keys() - written.keys():
            self._known.pop(gone, None)
        entries, unread = [], []
        for name in own(list(written)):
            entry = self._at_once(name, written[name])
            if entry is None and done < read and (done < AT_LEAST or time.monotonic() < until):
                done += 1
                entry = self._read(name, written[name])
            elif entry is None:
                unread.append(name)
            if entry is not None:
                entries.append(entry)
        return entries, unread

    def fill(self, names: Sequence[str], breathe: Callable[[], object]) -> None:
        """Reads these sessions, unless somebody does already. After each, others may go on."""
        if self._filling:
            return
        self._filling = True
        try:
            written = self._host.written()
            # Whoever tends the sessions begins with the newest: this way each of them reads half.
            for name in reversed(names):
                if name in written and self._at_once(name, written[name]) is None:
                    self._read(name, written[name])
                breathe()
        except Unreachable:
            # The next list asks again, and says so.
            return
        finally:
            self._filling = False

    def _at_once(self, name: str, written: float) -> Entry | None:
        """Its entry, when no record has to be read for it."""
        known, state = self._known.get(name), self._host.state_at_hand(name)
        if state is not None:
            if known is None or known.state() is not state:
                # What another process wrote may not be in it yet, so it says nothing about when that was.
                known = self._known[name] = _Known(entry_of(name, state), None, weakref.ref(state))
            return known.entry
        return known.entry if known is not None and known.written == written else None

    def _read(self, name: str, written: float) -> Entry | None:
        """Its entry from its record, which tells `_note`; None when it went meanwhile."""
        try:
            state = self._host.glance(name)
        except Unreachable:
            raise
        except NoSuchRecord:
            return None
        except (Damaged, UnknownEvent) as trouble:
            entry = Entry(name, words=fold(name), trouble=str(trouble))
            self._known[name] = _Known(entry, written, _nowhere)
            return entry
        known = self._known.get(name)
        return known.entry if known is not None and known.state() is state else entry_of(name, state)

    def _note(self, name: str, state: State, written: float) -> None:
        self._known[name] = _Known(entry_of(name, state), written, weakref.ref(state))
