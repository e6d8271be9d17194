"""What the facilitator does with proposals and objections: type, reword, take back; release, hide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from werksessie.activities.consent.rounds import (
    HIDDEN,
    SHOWN,
    Objection,
    ObjectionHidden,
    ObjectionReleased,
    ProposalDropped,
    ProposalMade,
    ProposalReworded,
)  # fmt: skip
from werksessie.activities.consent.views import proposals, wording
from werksessie.activities.hiding import REASONS
from werksessie.activities.kind import Deed
from werksessie.programme.model import EARLIER, Plan
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import Event, OptionRenamed
from werksessie.session.returning import EarlierRecalled, returning
from werksessie.session.state import OPEN, SHUT, Activity, State
from werksessie.session.statuses import LONGEST, STATUSES, STUCK

TEXT_LENGTH = 140


def _between_rounds(activity: Activity) -> None:
    """While people answer, the words they answer to stay as they are."""
    if activity.stage == OPEN and proposals(activity):
        raise Refusal(409, "Sluit eerst de ronde. Pas daarna het voorstel aan.")


def _text(command: Act) -> str:
    text = " ".join(command.value("text").split())
    if not text or len(text) > TEXT_LENGTH:
        raise Refusal(422, "Schrijf een tekst van 1 tot {n} tekens.", n=TEXT_LENGTH)
    return text


def _proposal(activity: Activity, command: Act) -> str:
    proposal = command.value("proposal")
    if proposal not in {one.id for one in proposals(activity)}:
        raise Refusal(404, "Dit voorstel is er niet meer.")
    return proposal


def _propose(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    _between_rounds(activity)
    return (ProposalMade(plan.id, command.fresh, _text(command)),)


def _reword(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    proposal = _proposal(activity, command)
    _between_rounds(activity)
    if plan.options_from == EARLIER and activity.option(proposal):
        raise Refusal(409, "Zeg hoe het gaat met deze afspraak. Wat is afgesproken, blijft staan.")
    text = _text(command)
    if text == wording(activity, proposal):
        return ()
    return (ProposalReworded(plan.id, proposal, text), *_where_it_came_from(state, plan, activity, proposal, text))


def _where_it_came_from(
    state: State, plan: Plan, activity: Activity, proposal: str, text: str
) -> tuple[OptionRenamed, ...]:
    """A goal that gets other words here has them everywhere: what is asked about it later is asked in those words."""
    source, here = state.at(plan.options_from), activity.option(proposal)
    if source is None or here is None or source[1].option(here.source) is None:
        return ()
    return (OptionRenamed(source[0].id, here.source, text),)


def _drop(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    proposal = _proposal(activity, command)
    _between_rounds(activity)
    return (ProposalDropped(plan.id, proposal),)


def _recall(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """How it goes with an agreement of an earlier evening; the room is asked in these words, once more if it was."""
    _between_rounds(activity)
    before = {one.id: one for one in returning(state)} if plan.options_from == EARLIER else {}
    one = before.get(command.value("agreement"))
    if one is None:
        raise Refusal(404, "Deze afspraak is er niet.")
    status, why = command.value("status"), " ".join(command.value("why").split())
    if status not in STATUSES:
        raise Refusal(422, "Kies hoe het gaat met deze afspraak.")
    if len(why) > LONGEST:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=LONGEST)
    if status == STUCK and not why:
        raise Refusal(422, "Schrijf in één zin waarom het niet lukt.")
    if (status, why) == (one.status, one.why):
        return ()
    sentence = replace(one, status=status, why=why).sentence
    asked = (ProposalReworded(plan.id, one.id, sentence),) if activity.option(one.id) else ()
    return (EarlierRecalled(one.id, status, why), *asked)


def _objections(activity: Activity, command: Act) -> list[Objection]:
    if activity.stage != SHUT:
        raise Refusal(409, "Sluit eerst de ronde. Lees daarna de bezwaren.")
    known = activity.content.objections
    found = [known[one] for one in command.fields.get("objection", ()) if one in known]
    if not found:
        raise Refusal(404, "Dit bezwaar is er niet meer.")
    return found


def _release(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    found = _objections(activity, command)
    return tuple(ObjectionReleased(plan.id, one.id) for one in found if one.status != SHOWN)


def _hide(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    reason = command.value("reason")
    if reason not in REASONS:
        raise Refusal(422, "Kies waarom je dit niet laat zien.")
    found = _objections(activity, command)
    return tuple(
        ObjectionHidden(plan.id, one.id, reason) for one in found if (one.status, one.reason) != (HIDDEN, reason)
    )


DEEDS: Mapping[str, Deed] = {
    "propose": _propose,
    "reword": _reword,
    "drop": _drop,
    "recall": _recall,
    "release": _release,
    "hide": _hide,
}
