"""One agreement: who does what, and when; the facts about it, and whether it changed after the room had answered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.sorts import AGREEMENT, ANSWER


@event("agreement.made", EVERYONE, words={"what": AGREEMENT, "who": AGREEMENT})
class AgreementMade(Event):
    """What (verb first), who (organisation or role), when (ISO date), and the option it serves ("" for none). After
    sealing, `changed` says that it was changed after the room had answered."""

    activity: str
    agreement: str
    what: str
    who: str
    when: str
    goal: str = ""
    changed: bool = False


@event("agreement.changed", EVERYONE)
class AgreementChanged(Event):
    """Other words for an agreement; consent given before it no longer counts."""

    activity: str
    agreement: str
    what: str
    who: str
    when: str
    goal: str = ""


@event("agreement.dropped", EVERYONE)
class AgreementDropped(Event):
    """An agreement was taken away."""

    activity: str
    agreement: str


@event("consent.given", words={"text": ANSWER}, votes=("value",))
class ConsentGiven(Event):
    """Somebody's view of the agreements: one of objections.VALUES, with what must change when they object."""

    activity: str
    person: str
    answer_id: str
    value: str
    text: str = ""
    group: str = ""


@dataclass(frozen=True)
class Agreement:
    """One agreement; `number` is its place in the list. `changed`: it was, after the room had answered."""

    id: str
    number: int
    what: str
    who: str
    when: str
    goal: str = ""
    changed: bool = False


def made_of(
    event: AgreementMade | AgreementChanged, number: int, known: Agreement | None, *, answered: bool
) -> Agreement:
    """The agreement as it reads now. `known` is how it read before, `answered` whether the room had said what it thinks
    of that."""
    one = Agreement(event.agreement, number, event.what, event.who, event.when, event.goal)
    if known is None:
        return replace(one, changed=isinstance(event, AgreementMade) and event.changed)
    return replace(one, changed=known.changed or (answered and known != one))


def came_about(one: Agreement, *, asked_again: bool) -> str:
    """What happened to an agreement, "" when nothing did."""
    if not one.changed:
        return ""
    return f"veranderd nadat de zaal had geantwoord, daarna {'' if asked_again else 'niet '}opnieuw gevraagd"
