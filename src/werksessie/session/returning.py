"""The agreements of earlier evenings as they come back: "Wat is er gedaan?"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from werksessie.programme.dates import short_day
from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.past import Agreed, Earlier, iso
from werksessie.session.sorts import AGREEMENT
from werksessie.session.state import Option, State
from werksessie.session.statuses import ROOM, STATUSES, Progress

LONGEST = 280
"""Characters of a sentence that the room can answer to."""


@event("earlier.recalled", EVERYONE, words={"why": AGREEMENT})
class EarlierRecalled(Event):
    """The facilitator says, with the room, how it goes with an agreement of an earlier evening (see Returning): one of
    STATUSES, in one line why. It counts once the room consents."""

    agreement: str
    status: str
    why: str


@dataclass(frozen=True)
class Returning:
    """An agreement of an evening before this one. `id` is its option; `status` ("" as long as nobody said) and `why`
    are as the facilitator said tonight, else as the contact persons did, and `said` is what they said."""

    id: str
    agreed: Agreed
    status: str
    why: str

    @property
    def said(self) -> Progress | None:
        """What was known when the evening was prepared."""
        return self.agreed.progress

    @property
    def sentence(self) -> str:
        """What the room consents to: "Elke maand een avond (De gemeente, 1 april 2027): gedaan.". There is none as long
        as nobody said how it goes."""
        day = short_day(self.agreed.when).replace("\N{NO-BREAK SPACE}", " ")
        about = ", ".join(filter(None, (self.agreed.who, day)))
        lead = f"{self.agreed.what} ({about}): {STATUSES[self.status]}"
        end = "" if self.why.endswith((".", "!", "?")) else "."
        whole = f"{lead}. {self.why}{end}" if self.why else f"{lead}."
        return whole if len(whole) <= LONGEST else f"{lead}."


def returning(state: State) -> tuple[Returning, ...]:
    """Every agreement of the last evening, and those of before that are still open and were not made again since."""
    found = []
    for place, evening in enumerate(state.earlier, 1):
        since = {_words(one) for later in state.earlier[place:] for one in later.agreements}
        for number, agreed in enumerate(evening.agreements, 1):
            if place == len(state.earlier) or (agreed.is_open and _words(agreed) not in since):
                found.append(_returning(state, f"e{place}-{number}", agreed))
    return tuple(found)


def _returning(state: State, id: str, agreed: Agreed) -> Returning:
    now = state.recalled.get(id) or agreed.progress
    return Returning(id, agreed, now.status if now else "", now.why if now else "")


def _words(agreed: Agreed) -> str:
    return " ".join(agreed.what.casefold().split())


def options(state: State) -> tuple[Option, ...]:
    """What the room consents to, for every agreement of which somebody said how it goes."""
    return tuple(Option(one.id, {"nl": one.sentence}) for one in returning(state) if one.status)


def unsaid(state: State) -> tuple[Returning, ...]:
    """Those of which nobody said anything yet."""
    return tuple(one for one in returning(state) if not one.status)


def with_room(state: State, outcomes: Mapping[str, str], day: str) -> tuple[Earlier, ...]:
    """The evenings before this one with the word of the room on this day, where it consented: `outcomes` is what came
    out, by option."""
    by_id = {one.id: one for one in returning(state)}

    def now(place: int, number: int, agreed: Agreed) -> Agreed:
        one = by_id.get(f"e{place}-{number}")
        if one is None or not one.status or outcomes.get(one.id) != "none":
            return agreed
        return replace(agreed, progress=Progress(one.status, one.why, ROOM, day))

    return tuple(
        replace(evening, agreements=tuple(now(place, n, agreed) for n, agreed in enumerate(evening.agreements, 1)))
        for place, evening in enumerate(state.earlier, 1)
    )


def day_of(state: State) -> str:
    """The day of this evening (ISO): the one filled in, else that on which it was closed or begun; "" before that."""
    return next(filter(None, map(iso, (state.details.date, state.closed_at[:10], state.started_at[:10]))), "")
