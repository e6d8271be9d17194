"""The samenwerkingsprofiel: the evening on one page. What came in, and what the facilitator wrote from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werksessie.programme.dates import short_day
from werksessie.programme.details import Details
from werksessie.session import profile as rows
from werksessie.session import state as st
from werksessie.session.state import State, Version
from werksessie.summary import lines, words
from werksessie.summary.feeds import FEEDS, is_fed_by, on_profile, state_of
from werksessie.summary.fit import fitted
from werksessie.summary.gist import Phrase
from werksessie.summary.parts import Part

AGREEMENTS = 5


@dataclass(frozen=True)
class Entry:
    """One line. `state` is asked, partly or not-asked for an element, else "". `written` are the facilitator's words;
    without them stands there what `came_in`. What stands there `always`, nobody writes away."""

    row: str
    state: str = ""
    written: str = ""
    came_in: tuple[Phrase, ...] = ()
    always: tuple[Phrase, ...] = ()

    @property
    def start(self) -> str:
        """What came in as plain words, to write from."""
        return " ".join(str(phrase) for phrase in self.came_in)


@dataclass(frozen=True)
class Agreement:
    """Who does what, `when` an ISO date."""

    what: str
    who: str
    when: str


@dataclass(frozen=True)
class Condition:
    """A condition for cooperation: how many find it important, and how it is now; "" when not asked or not told."""

    text: str
    people: str
    now: str


@dataclass(frozen=True)
class Profile:
    """The page, beside what the Summary says of the evening itself.

    `asked` are the agreements that wait for the municipality, `agreements` the first of all of them; `more_asked` and
    `more` say that there are others. `expected` is what the community expects of the municipality, `silence` what is
    said of a line without words. `sensitive` are the ids of the sensitive questions that can be chosen for it,
    `density` is how small it is printed.
    """

    version: str
    status: str
    entries: tuple[Entry, ...]
    asked: tuple[Agreement, ...]
    conditions: tuple[Condition, ...]
    expected: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    more: bool
    more_asked: bool
    outcome: str
    corrections: str
    silence: Mapping[str, str]
    sensitive: tuple[str, ...]
    density: str = "roomy"

    @property
    def elements(self) -> tuple[Entry, ...]:
        """The elements of the conclusion, in its order."""
        return tuple(entry for entry in self.entries if entry.row in rows.ELEMENTS)

    @property
    def is_written(self) -> bool:
        """Whether any line holds the facilitator's words instead of what came in."""
        facts = (rows.PRESENT, rows.MISSING, rows.NEXT)
        return any(entry.written for entry in self.entries if entry.row not in facts)

    def entry(self, row: str) -> Entry:
        """The line of this name, one of session.profile.ROWS."""
        return next(entry for entry in self.entries if entry.row == row)


def profile_of(state: State, parts: Sequence[Part], read: Version) -> Profile:
    """The profile of a session at any moment, from the parts that others may read; the words in this state are those of
    the version that is `read`."""
    shown = on_profile(parts, state.included)
    made = [
        Agreement(one["what"], one["who"], one["when"]) for part in shown for one in part.report.get("agreements", ())
    ]
    asked = tuple(one for one in made if is_asked(one.who, state.details))
    outcomes = [part.report["outcome"] for part in shown if part.report.get("agreements")]
    whole = Profile(
        version=str(read.number),
        status=status_of(state, read),
        entries=tuple(_entry(state, shown, row) for row in rows.ROWS),
        asked=asked[:AGREEMENTS],
        conditions=tuple(Condition(*one) for one in lines.conditions(shown)),
        expected=lines.expected(shown),
        agreements=tuple(made[:AGREEMENTS]),
        more=len(made) > AGREEMENTS,
        more_asked=len(asked) > AGREEMENTS,
        outcome=words.OUTCOMES.get(next(iter(sorted(outcomes, reverse=True)), ""), ""),
        corrections=str(read.number - 1 + len(state.corrected)),
        silence={row: lines.silence(row, shown) for row in FEEDS},
        sensitive=tuple(part.plan.id for part in parts if part.plan.sensitive and is_fed_by(part, parts)),
    )
    return fitted(whole, state.details)


def status_of(state: State, read: Version) -> str:
    """How far the words of this version stand."""
    if state.phase != st.SEALED:
        return "voorlopig"
    if not read.day:
        return f"versie {read.number}, nog niet vastgesteld"
    return f"vastgesteld op {short_day(read.day)}, versie {read.number}"


def _entry(state: State, parts: Sequence[Part], row: str) -> Entry:
    written = state.profile.get(row, "")
    how = state_of(row, parts, written) if row in rows.ELEMENTS else ""
    return Entry(row, how, written, lines.came_in(row, parts, state.details), lines.always(row, parts))


def is_asked(who: str, details: Details) -> bool:
    """Whether this agreement waits for the municipality: the name says so, or the word itself."""
    name = re.sub(r"^gemeente\b", "", details.municipality.strip().casefold()).strip()
    return "gemeente" in who.casefold() or bool(name and re.search(rf"\b{re.escape(name)}\b", who.casefold()))
