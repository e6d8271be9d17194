"""What every store of sessions promises, whatever it is made of. One shared test class holds them to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

Event = Mapping[str, Any]
"""An encoded event: JSON-able, with its name under `type`. What it means is none of the record's business."""


class Moved(Exception):
    """The log is not where the writer thought it was; nothing was written. `seq` is its real last number."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"the log is at {seq}")
        self.seq = seq


class NotStored(Exception):
    """The store could not write; nothing of the batch counts. `str()` is a plain Dutch sentence."""


class Damaged(Exception):
    """The record cannot be read. `str()` is a Dutch sentence that names the file. Other records stay usable."""


class Newer(Damaged):
    """The record was made by a newer version of this program."""


class Unreachable(Damaged):
    """The store itself cannot be read now; that passes. `str()` is a Dutch sentence."""


class NoSuchRecord(LookupError):
    """There is no record of this name. `str()` is a Dutch sentence."""

    def __init__(self, name: str) -> None:
        super().__init__(f"De sessie {name} is er niet.")


class NameTaken(Exception):
    """There is a record of this name already. `str()` is a Dutch sentence."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Er is al een sessie {name}.")


class NoSuchProgramme(LookupError):
    """There is no own programme of this name. `str()` is a Dutch sentence."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Het draaiboek {name} is er niet.")


class ProgrammeMoved(Exception):
    """Somebody else wrote this programme meanwhile; nothing was written. `str()` is a Dutch sentence."""

    def __init__(self, name: str) -> None:
        super().__init__("Iemand anders heeft dit draaiboek net veranderd. Kijk wat er nu staat.")


class Table(Protocol):
    """Something to read beside the log, for whoever opens the file with a tool of their own; made anew from the log
    whenever that is wanted. What it holds is none of the record's business."""

    @property
    def name(self) -> str: ...

    @property
    def columns(self) -> Mapping[str, type[int] | type[str]]:
        """Every column with the type of what is in it; any of it may be None."""
        ...

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell the rows apart."""
        ...

    @property
    def refers(self) -> Mapping[str, tuple[str, str]]:
        """Column -> the table and the column in it that it names a row of."""
        ...

    @property
    def rows(self) -> Sequence[Mapping[str, Any]]: ...

    @property
    def select(self) -> str:
        """With an SQL question it is no table but a view on the others; a store without SQL passes it over."""
        ...


class Record(Protocol):
    """The log of one session: events numbered 1, 2, 3, ... without gaps."""

    @property
    def name(self) -> str: ...

    def append(self, events: Sequence[Event], after: int, tables: Sequence[Table] | None = None) -> int:
        """Add `events` in one durable transaction and return the new last number. With `tables` these stand beside the
        log from that same moment on, instead of those that were there.

        When it returns, a power cut no longer matters. Raises `Moved` when the last number is not `after`,
        `NotStored` when it cannot write, and `ValueError` for an event that is not JSON (see `encoding`); in
        each of these cases not one event of the batch is added.
        """
        ...

    def read(self, after: int = 0) -> list[tuple[int, dict[str, Any]]]:
        """All `(seq, event)` with a number above `after`, in order. Raises `Damaged`."""
        ...

    def last(self) -> int:
        """The number of the last event; 0 in an empty record."""
        ...

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of every table beside the log, views left out. Raises `Damaged`."""
        ...

    def rewrite(self, events: Sequence[Event], after: int, tables: Sequence[Table] | None = None) -> int:
        """Replace the whole log by `events`, numbered on from `after`, and return the new last number. With `tables`
        these stand beside it from that same moment on; without, none do: they told of the log that is gone.

        Afterwards the replaced texts are nowhere in the store's files (of a server that is shared: soon afterwards).
        Raises as `append` does, and then the original is whole; `ValueError` also for no events at all. What a crash
        or a full disk leaves of the cleaning-up is cleaned at the next close or open.
        """
        ...

    def changed_at(self) -> float:
        """When the log was last written, in seconds since the epoch. Opening and closing do not count."""
        ...

    def close(self) -> None:
        """Let go of the record. Safe to call twice; no other call may follow."""
        ...


class Secrets(Protocol):
    """What must never be in a record: keys, session secrets, link tokens. Writing raises `NotStored`."""

    def facilitator_key(self, fixed: str | None = None) -> str:
        """The key in the facilitator's link: `fixed` when given, else one made once and kept.

        `fixed` is never written down. Raises `ValueError` with a Dutch sentence when it is under 16 characters.
        """
        ...

    def signing_key(self) -> bytes:
        """What cookies are signed with: text with 256 random bits, as bytes; made once and kept."""
        ...

    def keep(self, name: str, values: Mapping[str, str]) -> None:
        """Remember `values` for session `name`, beside what it has; an equal key is replaced."""
        ...

    def of(self, name: str) -> dict[str, str]:
        """All that is kept for session `name`; empty when there is nothing. Raises `Damaged`."""
        ...

    def forget(self, name: str, *keys: str) -> None:
        """Destroy these values of session `name`, or all of them when no key is named."""
        ...

    def take(self, name: str, key: str, value: str) -> bool:
        """Destroy this value that session `name` keeps under `key`; of all who ask, only one gets True."""
        ...

    def names_by(self, key: str, value: str) -> str | None:
        """The session that keeps `value` under `key`. Compares in constant time."""
        ...

    def all_by(self, key: str, value: str) -> set[str]:
        """Every session that keeps `value` under `key`, in one look. For what is no secret. Raises `Damaged`."""
        ...


class Programmes(Protocol):
    """The facilitators' own programmes, each a TOML text. What it means is none of the store's business."""

    def names(self) -> list[str]:
        """All of them, the last written first."""
        ...

    def read(self, name: str) -> str:
        """The text. Raises `NoSuchProgramme`."""
        ...

    def write(self, name: str, text: str, was: str | None) -> None:
        """Put `text` in the place of `was`; None is that there was none. Durable when it returns.

        Raises `ProgrammeMoved` when something else stands there, `NotStored` when it cannot write, and `ValueError`
        for a name that is not 1 to 40 small letters, digits and hyphens; in each of these cases nothing changed.
        """
        ...

    def delete(self, name: str) -> None:
        """Away with it. Raises `NoSuchProgramme` or `NotStored`."""
        ...


class Store(Protocol):
    """A folder of records, with the facilitators' own programmes beside them."""

    @property
    def secrets(self) -> Secrets: ...

    @property
    def programmes(self) -> Programmes: ...

    @property
    def administration(self) -> Record:
        """The log of administrative acts, empty the first time; not one of `names()`. Every time it is asked for, it is
        opened anew, and whoever asked closes it. Raises `Damaged` or `NotStored`."""
        ...

    def names(self) -> list[str]:
        """All records, damaged ones too, newest date first, and within a date the last written first."""
        ...

    def written(self) -> dict[str, float]:
        """The same, each with its `changed_at`, in one look and without opening any."""
        ...

    def create(self, name: str) -> Record:
        """A new, empty record. Raises `NameTaken`, `NotStored`, or `ValueError` for a name no file can have."""
        ...

    def open(self, name: str) -> Record:
        """An existing record. Raises `NoSuchRecord` or `Damaged`."""
        ...

    def delete(self, name: str) -> None:
        """Destroy a record and its secrets, beyond reading back. Raises `NoSuchRecord` or `NotStored`."""
        ...

    def close(self) -> None:
        """Let go of the folder. Records that are open stay open."""
        ...


class Tail(Protocol):
    """Hears what other processes write, from the moment it was made."""

    def wait(self, logs: Mapping[str, int], seconds: float) -> tuple[Mapping[str, int], set[str]]:
        """Waits until one of these logs has more than the number given with it, or there is news, and no longer than
        this. Gives each log that moved with a number it has at least, and the sessions there is news of: their secrets
        changed, their log was written anew, or they are gone. Raises `Unreachable`."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


@runtime_checkable
class Shared(Protocol):
    """What a store promises besides, when other processes write to it at the same time."""

    def tail(self) -> Tail:
        """Somebody who hears of everything from now on. Raises `Unreachable`."""
        ...

    def check(self) -> None:
        """Looks whether what is stored still survives a power cut; until it does, nothing is. Raises `Unreachable`."""
        ...

    def drift(self) -> float:
        """How many seconds the clock that all processes share is ahead of ours. Raises `Unreachable`."""
        ...
