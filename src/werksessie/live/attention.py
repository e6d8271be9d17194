"""What needs somebody: what stays behind, what ends soon, and agreements of which nobody says how they go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

from werksessie.live.catalogue import Entry
from werksessie.programme.dates import clock, day
from werksessie.session import state as st

HANDFUL = 5
WIPED_WITHIN, DUE_WITHIN = timedelta(days=7), timedelta(days=14)

LEFT_OPEN, SEALS, WIPES, LATE, DUE, READ_FIRST = "left-open", "seals", "wipes", "late", "due", "read-first"
BUTTONS = {
    LEFT_OPEN: ("Verder", ""),
    SEALS: ("Bekijk", ""),
    WIPES: ("Kijk na", "/retention"),
    LATE: ("Afspraken", "/agreements"),
    DUE: ("Afspraken", "/agreements"),
    READ_FIRST: ("Links", "/links"),
}
"""In the order in which they are shown: the word on the one button of each, and where it leads within the session."""
FOR_READERS = (LATE, DUE)
PAST = (LEFT_OPEN, LATE)
"""What is about a day that is over: the last of these comes first."""


class Need(NamedTuple):
    """One thing about one session. `when` is the day that it is about (ISO), of several the nearest."""

    sort: str
    entry: Entry
    when: str

    @property
    def button(self) -> str:
        """The word on the button."""
        return BUTTONS[self.sort][0]

    @property
    def address(self) -> str:
        """Where it leads."""
        return f"/sessions/{self.entry.name}{BUTTONS[self.sort][1]}"

    def sentence(self, now: datetime) -> str:
        """What it is, in a sentence or two. `now` as for `needs`."""
        today, when = now.date().isoformat(), day(self.when, "nl")
        on = "vandaag" if self.when <= today else f"op {when}"
        match self.sort:
            case "left-open":
                return f"Is nog open sinds {when}. Sluit de avond af."
            case "seals":
                return _seals(self.entry.reopens_until, now)
            case "wipes":
                return f"De losse antwoorden worden {on} gewist. Kies eerst je citaten."
            case "late":
                many = bisect_left(self.entry.untold, today)
                past = "1 afspraak is" if many == 1 else f"{many} afspraken zijn"
                return f"{past} over de datum. Niemand zei nog hoe het gaat."
            case "due":
                near = [one for one in self.entry.untold if one <= (now + DUE_WITHIN).date().isoformat()]
                must = "1 afspraak moet" if len(near) == 1 else f"{len(near)} afspraken moeten"
                by = on if near[0] == near[-1] else "binnen twee weken"
                return f"{must} {by} klaar zijn. Niemand zei nog hoe het gaat."
            case _:
                return f"De deelnemers lezen het verslag eerst. De gemeente leest mee vanaf {when}."


def _seals(until: datetime | None, now: datetime) -> str:
    if until is None or now >= until:
        return "Is afgesloten en wordt zo verzegeld."
    at = clock(f"{until.hour}.{until.minute:02}", "nl")
    return f"Is afgesloten. Heropenen kan nog tot {at}. Daarna wordt het verslag verzegeld."


def needs(entries: Iterable[Entry], now: datetime) -> list[Need]:
    """All of it, by sort, and within a sort what is nearest. A rehearsal needs nobody. `now` is aware of its time zone,
    in which days begin and end."""
    found: dict[str, list[Need]] = {sort: [] for sort in BUTTONS}
    today, wiped, due = ((now + ahead).date().isoformat() for ahead in (timedelta(0), WIPED_WITHIN, DUE_WITHIN))
    for one in entries:
        if one.rehearsal or one.trouble:
            continue
        if one.phase == st.SEALED:
            if one.gone_on and one.gone_on <= wiped:
                found[WIPES].append(Need(WIPES, one, one.gone_on))
            if one.untold and one.untold[0] <= due:
                past = bisect_left(one.untold, today)
                need = Need(LATE, one, one.untold[past - 1]) if past else Need(DUE, one, one.untold[0])
                found[need.sort].append(need)
        elif one.phase == st.RUNNING and one.begun and one.begun < today:
            found[LEFT_OPEN].append(Need(LEFT_OPEN, one, one.begun))
        elif one.reopens_until is not None and one.waits_until is None:
            found[SEALS].append(Need(SEALS, one, one.reopens_until.date().isoformat()))
        if one.opens_at is not None and one.opens_at > now and one.phase in (st.CLOSED, st.SEALED):
            found[READ_FIRST].append(Need(READ_FIRST, one, one.opens_at.date().isoformat()))
    for sort, some in found.items():
        some.sort(key=attrgetter("when"), reverse=sort in PAST)
    return [need for some in found.values() for need in some]
