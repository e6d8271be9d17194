"""What people chose and what they wrote beside "Iets anders": events, state, reducer and the facilitator's verbs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from immutables import Map

from werksessie.activities.about import Apart
from werksessie.activities.hiding import REASONS
from werksessie.activities.kind import Deed
from werksessie.programme.model import Plan
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import ActivityClosed, Event, event
from werksessie.session.sorts import ANSWER
from werksessie.session.state import Activity, State

NEW, SHOWN, HIDDEN = "new", "shown", "hidden"


@event("choice.made", words={"text": ANSWER}, votes=("options",))
class ChoiceMade(Event):
    """Somebody's whole choice about one goal or role (`about`, if any); it replaces their earlier one about that.
    `note` is the public, random id of the `text` they wrote beside "Iets anders", "" when they wrote none."""

    activity: str
    person: str
    answer_id: str
    options: tuple[str, ...]
    note: str = ""
    text: str = ""
    group: str = ""
    about: str = ""


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
    """What somebody wrote beside "Iets anders", about one goal or role if any."""

    id: str
    person: str
    text: str
    status: str = NEW
    reason: str = ""
    about: str = ""


@dataclass(frozen=True)
class Content:
    """`choices` hold each person's options as a tuple; `notes` by id, at most one of each person about each subject."""

    choices: Apart = field(default_factory=Apart)
    notes: Map[str, Note] = field(default_factory=Map)

    def note_of(self, person: str, about: str) -> Note | None:
        """What this person wrote about this, or None."""
        return next((one for one in self.notes.values() if (one.person, one.about) == (person, about)), None)

    def listed(self, status: str) -> tuple[Note, ...]:
        """The notes with this status in the order of their random ids: order of arrival would be time."""
        return tuple(sorted((one for one in self.notes.values() if one.status == status), key=lambda one: one.id))

    def said(self, about: str) -> tuple[Note, ...]:
        """What the room may read about this."""
        return tuple(one for one in self.listed(SHOWN) if one.about == about)


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
        case ActivityClosed():
            return replace(content, choices=content.choices.settled())
        case _:
            return content


def _chose(content: Content, event: ChoiceMade) -> Content:
    choices = content.choices.put(event.about, event.person, tuple(event.options))
    earlier = content.note_of(event.person, event.about)
    if earlier and (earlier.id, earlier.text) == (event.note, event.text):
        return replace(content, choices=choices)
    notes = content.notes.delete(earlier.id) if earlier else content.notes
    if event.note:
        notes = notes.set(event.note, Note(event.note, event.person, event.text, about=event.about))
    return Content(choices, notes)


def _mark(content: Content, note: str, status: str, reason: str) -> Content:
    one = content.notes.get(note)
    if one is None:
        return content
    return replace(content, notes=content.notes.set(note, replace(one, status=status, reason=reason)))


def drop(content: Content, person: str, about: str) -> Content:
    earlier = content.note_of(person, about)
    notes = content.notes.delete(earlier.id) if earlier else content.notes
    return Content(content.choices.drop(about, person), notes)


def forget(content: Content, person: str) -> Content:
    notes = Map({note: one for note, one in content.notes.items() if one.person != person})
    return Content(content.choices.forget(person), notes)


def distil(activity: str, content: Content, renamed: Mapping[str, str]) -> Sequence[Event]:
    made: list[Event] = []
    marked: list[Event] = []
    cast = sorted((renamed[person], about, person, options) for person, about, options in content.choices.each())
    for number, (name, about, person, options) in enumerate(cast, 1):
        note = content.note_of(person, about) or Note("", person, "")
        # A hidden note stays without its words, so that its number and reason do.
        text = "" if note.status == HIDDEN else note.text
        made.append(ChoiceMade(activity, name, f"sealed-{number}-{name}", options, note.id, text, about=about))
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
