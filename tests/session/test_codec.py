"""Events to plain JSON and back: what was written stays readable."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from tests.session.evening import PROGRAMME, Evening
from tests.strategies import facts
from werksessie import activities
from werksessie.session import events
from werksessie.session.codec import UnknownEvent, decode, encode
from werksessie.session.events import EVENTS, ROOM, ActivityOpened, Event, PersonJoined, SessionStarted, event


@given(facts)
def test_every_event_comes_back_from_json_as_it_went_in(event: Event) -> None:
    assert decode(json.loads(json.dumps(encode(event)))) == event


def test_the_programme_comes_back_from_the_record_as_it_was_planned() -> None:
    evening = Evening()
    assert evening.state.programme == evening.replay().programme == PROGRAMME


WRITTEN = [
    "activity.closed",
    "activity.introduced",
    "activity.opened",
    "activity.paged",
    "activity.returned",
    "activity.skipped",
    "agreement.changed",
    "agreement.dropped",
    "agreement.made",
    "agreement.progressed",
    "answer.late",
    "answer.passed",
    "answers.destroyed",
    "choice.made",
    "choice.note-hidden",
    "choice.note-released",
    "code.changed",
    "conclusion.written",
    "conditions.chosen",
    "conditions.now-asked",
    "conditions.passed",
    "conditions.rated",
    "consent.answered",
    "consent.given",
    "device.marked",
    "device.removed",
    "dots.placed",
    "earlier.recalled",
    "goal.worded",
    "grouping.undone",
    "idea.highlighted",
    "idea.placed",
    "idea.stacked",
    "ideas.edited",
    "ideas.hidden",
    "ideas.released",
    "ideas.rewritten",
    "ideas.sent",
    "ideas.side-added",
    "ideas.side-asked",
    "ideas.withdrawn",
    "joining.locked",
    "late.left",
    "late.settled",
    "note.written",
    "objection.hidden",
    "objection.released",
    "opinions.given",
    "option.chosen",
    "option.renamed",
    "paper.counted",
    "paper.entered",
    "paper.removed",
    "paper.tallied",
    "parking.added",
    "parking.removed",
    "parking.shown",
    "pause.begun",
    "pause.ended",
    "people.without-phone",
    "person.joined",
    "profile.included",
    "profile.written",
    "programme.changed",
    "proposal.dropped",
    "proposal.made",
    "proposal.reworded",
    "proposal.tried",
    "quotes.chosen",
    "rank.given",
    "record.corrected",
    "result.kept",
    "results.hidden",
    "retention.changed",
    "reveal.chosen",
    "roles.needed",
    "roles.picked",
    "roles.who-asked",
    "roles.who-said",
    "scale.rated",
    "session.closed",
    "session.details-changed",
    "session.evening-begun",
    "session.followed",
    "session.prepared",
    "session.reopened",
    "session.sealed",
    "session.started",
    "step.undone",
    "table.joined",
    "theme.dropped",
    "theme.made",
    "theme.merged",
    "theme.renamed",
    "theme.traced",
    "timer.started",
    "timer.stopped",
    "titles.read",
    "version.fixed",
    "wall.blanked",
    "wall.test-card",
]
"""Every name that may stand in a record. It stays here, also when nothing writes it any more."""


def test_every_event_is_known_by_a_stable_name() -> None:
    assert [name for name in WRITTEN if name not in EVENTS] == []


def test_an_event_that_is_no_kinds_own_stands_in_the_list() -> None:
    of_all = {name for name, event in EVENTS.items() if not event.__module__.startswith(activities.__name__)}
    assert sorted(of_all - set(WRITTEN)) == []
    assert len(of_all) > 40


def test_the_name_in_the_record_is_not_that_of_the_class() -> None:
    assert encode(PersonJoined("p1")) == {"type": "person.joined", "person": "p1", "group": ""}


def test_a_field_from_a_newer_version_is_passed_over() -> None:
    assert decode({"type": "person.joined", "person": "p1", "mood": "blij"}) == PersonJoined("p1")


def test_a_field_that_an_older_version_did_not_have_gets_its_default() -> None:
    assert decode({"type": "person.joined", "person": "p1"}) == PersonJoined("p1", group="")
    assert decode({"type": "activity.opened", "activity": "a"}) == ActivityOpened("a", (), "")


@pytest.mark.parametrize("name", ["quiz.opened", "", None, 3, ["session.started"]])
def test_an_unknown_event_is_said_in_plain_dutch(name: object) -> None:
    with pytest.raises(UnknownEvent, match=r"^Dit verslag is gemaakt met een nieuwere versie: .* is onbekend\.$"):
        decode({"type": name})


def test_an_event_that_lacks_what_it_cannot_do_without_is_said_in_plain_dutch() -> None:
    with pytest.raises(UnknownEvent, match=r"^Dit verslag is beschadigd: .*session\.started"):
        decode({"type": "session.started"})


def test_a_decoded_event_cannot_be_changed() -> None:
    event = decode({"type": "session.started", "at": "2027-01-12T19:30:00"})
    assert isinstance(event, SessionStarted)
    with pytest.raises(AttributeError):
        event.at = "later"  # type: ignore[misc]


def test_no_two_events_have_the_same_name() -> None:
    with pytest.raises(ValueError, match=r"^two events are called person\.joined$"):
        event("person.joined")(PersonJoined)


def test_an_event_that_is_made_is_frozen_and_known_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "EVENTS", {})

    @event("room.loud", votes=("how",))
    class RoomLoud(Event):
        how: int

    assert dict(events.EVENTS) == {"room.loud": RoomLoud}
    assert (RoomLoud.TYPE, RoomLoud.TOUCHES, RoomLoud.WORDS, RoomLoud.VOTES) == ("room.loud", ROOM, {}, ("how",))
    with pytest.raises(AttributeError):
        RoomLoud(9).how = 10  # type: ignore[misc]


def test_a_restart_finds_the_same_state() -> None:
    evening = Evening(people=6)
    evening.open("wensen")
    evening.act("wensen", "make-theme", name="Licht", card=evening.idea("Meer licht\n\u0000 € 🌳 ‏مرحبا"))
    evening.open("stapel")
    evening.send("stapel", "ann", {"dots-plek-1": "2"})
    evening.undo()
    assert evening.replay() == evening.state


def test_a_list_from_the_record_can_no_longer_change() -> None:
    opened = decode({"type": "activity.opened", "activity": "kiezen", "options": [{"id": "a"}, {"id": "b"}]})
    assert isinstance(opened, ActivityOpened)
    assert opened.options == ({"id": "a"}, {"id": "b"})
