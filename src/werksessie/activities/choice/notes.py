"""What people chose and what they wrote beside "Iets anders": events, state, reducer and the facilitator's verbs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from immutables import Map

from werksessie.activities.ballots import Ballots
from werksessie.activities.ideas.deeds import REASONS
from werksessie.activities.kind import Deed
from werksessie.programme.model import Plan
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import Event, event
from werksessie.session.state import Activity, State

NEW, SHOWN, HIDDEN = "new", "shown", "hidden"


@event("choice.made")
class ChoiceMade(Event):
    """Somebody's whole choice; it replaces their earlier one. `note` is the public, random id of the `text` they wrote
    beside "Iets anders", "" when they wrote none."""

    activity: str
    person: str
    answer_id: str
    options: tuple[str, ...]
    note: str = ""
    text: str = ""
    group: str = ""


@event("choice.note-released")
class NoteReleased(Event):
    """The facilitator let the room see what somebody wrote."""

    activity: str
    note: str


@event("choice.note-hidden")
class NoteHidden(Event):
    """The facilitator keeps it from the room, for one of the reasons that ideas have."""

    activity: str
    note: str
    reason: str


@dataclass(frozen=True)
class Note:
    """What somebody wrote beside "Iets anders"."""

    id: str
    person: str
    text: str
    status: str = NEW
    reason: str = ""


@dataclass(frozen=True)
class Content:
    """`ballots` hold each person's options as a tuple; `notes` by id, at most one of each person."""

    ballots: Ballots = field(default_factory=Ballots)
    notes: Map[str, Note] = field(default_factory=Map)

    def note_of(self, person: str) -> Note | None:
        """What this person wrote, or None."""
        return next((note for note in self.notes.values() if note.person == person), None)

    def listed(self, status: str) -> tuple[Note, ...]:
        """The notes with this status in the order of their random ids: order of arrival would be time."""
        return tuple(sorted((one for one in self.notes.values() if one.status == status), key=lambda one: one.id))


def empty() -> Content:
    return Content()


def apply(content: Content, event: Any) -> Content:
    match event:
        case ChoiceMade():
            return _chose(content, event)
        case NoteReleased():
            return _mark(content, event.note, SHOWN, "")
        case NoteHidden():
            return _mark(content, event.note, HIDDEN, event.reason)
        case _:
            return content


def _chose(content: Content, event: ChoiceMade) -> Content:
    ballots = content.ballots.put(event.person, tuple(event.options))
    earlier = content.note_of(event.person)
    if earlier and (earlier.id, earlier.text) == (event.note, event.text):
        return replace(content, ballots=ballots)
    notes = content.notes.delete(earlier.id) if earlier else content.notes
    if event.note:
        notes = notes.set(event.note, Note(event.note, event.person, event.text))
    return Content(ballots, notes)


def _mark(content: Content, note: str, status: str, reason: str) -> Content:
    one = content.notes.get(note)
    if one is None:
        return content
    return replace(content, notes=content.notes.set(note, replace(one, status=status, reason=reason)))


def drop(content: Content, person: str) -> Content:
    earlier = content.note_of(person)
    notes = content.notes.delete(earlier.id) if earlier else content.notes
    return Content(content.ballots.drop(person), notes)


def distil(activity: str, content: Content, renamed: Mapping[str, str]) -> Sequence[Event]:
    made: list[Event] = []
    marked: list[Event] = []
    for name, person in sorted((renamed[person], person) for person in content.ballots.cast):
        note = content.note_of(person) or Note("", person, "")
        # A hidden note stays without its words, so that its number and reason do.
        text = "" if note.status == HIDDEN else note.text
        made.append(ChoiceMade(activity, name, f"sealed-{name}", content.ballots.cast[person], note.id, text))
        if note.status == SHOWN:
            marked.append(NoteReleased(activity, note.id))
        elif note.status == HIDDEN:
            marked.append(NoteHidden(activity, note.id, note.reason))
    return (*made, *marked)


def not_shown(content: Content) -> dict[str, int]:
    """How many notes were kept from the room, by reason."""
    reasons = sorted(note.reason for note in content.listed(HIDDEN))
    return {reason: reasons.count(reason) for reason in reasons}


def _notes(activity: Activity, command: Act) -> list[Note]:
    content: Content = activity.content
    found = [content.notes[note] for note in command.fields.get("note", ()) if note in content.notes]
    if not found:
        raise Refusal(404, "Dit antwoord is er niet meer.")
    return found


def _release(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    return tuple(NoteReleased(plan.id, one.id) for one in _notes(activity, command) if one.status != SHOWN)


def _hide(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    reason = command.value("reason")
    if reason not in REASONS:
        raise Refusal(422, "Kies waarom je dit niet laat zien.")
    notes = _notes(activity, command)
    return tuple(NoteHidden(plan.id, one.id, reason) for one in notes if (one.status, one.reason) != (HIDDEN, reason))


DEEDS: Mapping[str, Deed] = {"release": _release, "hide": _hide}
