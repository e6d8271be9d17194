"""The follow-up evening at the facilitator's desk: made from a sealed one, begun with what was promised, compared."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Facilitator
from tests.session.three_evenings import PROGRAMME
from tests.web.room import DETAILS, Room
from werksessie.activities import KINDS
from werksessie.programme.dates import short_day
from werksessie.session.commands import ChangeDetails, Close, Page
from werksessie.session.earlier import told
from werksessie.session.progress import TellProgress
from werksessie.session.state import PREPARED
from werksessie.session.statuses import COMMUNITY, DONE, RUNNING
from werksessie.web.follow import next_title


class Next(Room):
    """An evening that is there already."""

    def __init__(self, app: Flask, name: str, people: int = 12) -> None:
        self.app, self.host, self.name, self._fresh = app, app.extensions["host"], name, 0
        self.clock = datetime(2027, 6, 14, 19, 30, tzinfo=UTC)
        whole = replace(self.state.details, ladder="meewerken", feedback_date="2027-06-21")
        self.ask(ChangeDetails(whole))
        self.press()
        self.join(people)


def weigh(room: Room, people: int, full: int) -> None:
    room.open("samen")
    for one in range(people):
        room.send("samen", f"person-{one}", {"important": ("v1", f"v{2 + one % 3}")})
    room.act("samen", "ask-now")
    for one in range(people):
        room.send("samen", f"person-{one}", {"now-v1": "3" if one < full else "0"})
    room.shut("samen")


def over(room: Room) -> None:
    room.ask(Close(room.clock.isoformat()))
    room.host.seal(room.name, room.clock.isoformat(), Random(1).shuffle)


@pytest.fixture
def first(app: Flask) -> Room:
    """A sealed evening: conditions by twelve people, two agreements, of which one is done."""
    room = Room(app, PROGRAMME, people=12, details=replace(DETAILS, contact_community="Het buurthuis"))
    weigh(room, 12, 4)
    room.open("afspraken")
    for what, when in (("Plaats een lamp", "2027-04-10"), ("Bel de school", "2027-04-20")):
        room.act("afspraken", "make", what=what, who="De gemeente", when=when)
    room.shut("afspraken")
    over(room)
    room.ask(TellProgress("afspraken", 1, DONE, "Hij brandt.", COMMUNITY, "2027-05-01"))
    return room


def make(facilitator: Facilitator, room: Room, *activities: str, **fields: Any) -> Any:
    form = {"csrf_token": facilitator.token(), "activity": list(activities)}
    form |= {"title": "Samen sterk (2)", "date": "2027-06-14", **fields}
    return facilitator.client.post(f"/sessions/{room.name}/follow", data=form)


def followed(facilitator: Facilitator, room: Room, *activities: str, **fields: Any) -> str:
    """The name of the session that was made."""
    reply = make(facilitator, room, *activities, **fields)
    assert reply.status_code == 303, reply.text
    return str(reply.location.rpartition("/")[2])


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# The page


def test_the_page_offers_what_was_asked_and_ticks_the_conditions(facilitator: Facilitator, first: Room) -> None:
    assert "/follow" in facilitator.client.get(f"/sessions/{first.name}").text
    page = facilitator.client.get(f"/sessions/{first.name}/follow").text
    assert 'value="Samen sterk in de Lindebuurt (2)"' in page
    assert re.findall(r'value="([^"]*)" checked', page) == ["samen"]
    assert "Plaats een lamp (gedaan)" in text_of(page)


def test_an_evening_that_is_not_sealed_has_no_follow_up_yet(app: Flask, facilitator: Facilitator) -> None:
    room = Room(app, PROGRAMME)
    assert facilitator.client.get(f"/sessions/{room.name}/follow").status_code == 409
    assert make(facilitator, room).status_code == 409
    assert "/follow" not in facilitator.client.get(f"/sessions/{room.name}").text


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"title": " "}, "Geef de avond een titel."), ({"date": "morgen"}, "Deze datum bestaat niet.")],
)
def test_what_is_wrong_is_said_and_all_that_was_typed_stays(
    facilitator: Facilitator, first: Room, wrong: dict[str, str], words: str
) -> None:
    before = facilitator.client.application.extensions["host"].names()
    reply = make(facilitator, first, "kiezen", **wrong)
    assert (reply.status_code, words in reply.text) == (422, True)
    assert re.findall(r'value="([^"]*)" checked', reply.text) == ["kiezen"]
    assert facilitator.client.application.extensions["host"].names() == before


def test_a_number_behind_a_title_goes_up() -> None:
    assert [next_title(one) for one in ("Samen", "Samen (2)", "Samen (9)", "x" * 90)] == [
        "Samen (2)", "Samen (3)", "Samen (10)", f"{'x' * 75} (2)",
    ]  # fmt: skip


# What is made


def test_the_next_evening_begins_with_what_was_done_and_ends_with_agreements(
    facilitator: Facilitator, first: Room
) -> None:
    state = first.host.state(followed(facilitator, first, "samen", "kiezen"))
    assert state.phase == PREPARED
    assert [one.id for one in state.programme.activities] == [
        "welkom", "regels", "gedaan", "wensen", "kiezen", "samen", "afspraken", "contact", "slot",
    ]  # fmt: skip
    assert (state.details.title, state.details.date, state.details.contact_community) == (
        "Samen sterk (2)", "2027-06-14", "Het buurthuis",
    )  # fmt: skip
    assert [one.what for one in state.earlier[0].agreements] == ["Plaats een lamp", "Bel de school"]
    assert state.programme.plan("afspraken").settings["goals_from"] == "kiezen"


def test_without_anything_agreed_there_is_nothing_to_look_back_on(app: Flask, facilitator: Facilitator) -> None:
    room = Room(app, PROGRAMME, people=12)
    over(room)
    assert "geen afspraken om op terug te kijken" in facilitator.client.get(f"/sessions/{room.name}/follow").text
    state = room.host.state(followed(facilitator, room))
    assert [one.id for one in state.programme.activities] == ["welkom", "regels", "afspraken", "contact", "slot"]


def test_its_plan_can_be_changed_like_any_other(facilitator: Facilitator, first: Room) -> None:
    name = followed(facilitator, first, "samen")
    sheet = facilitator.client.get(f"/sessions/{name}/programme/activities/gedaan").text
    assert re.search(r'<option value="earlier:goals" selected>de afspraken van de avonden hiervoor', sheet)


# The evening itself


def test_the_console_shows_what_was_said_and_asks_for_what_nobody_said(facilitator: Facilitator, first: Room) -> None:
    room = Next(first.app, followed(facilitator, first, "samen"))
    room.show("gedaan")
    page = text_of(facilitator.client.get(f"/sessions/{room.name}").text)
    assert "Gedaan : Hij brandt. De gemeenschap zei dit op zaterdag 1 mei." in page
    assert "Nog niemand zei hoe het gaat. Hoe gaat het?" in page
    form = facilitator.client.get(f"/sessions/{room.name}/editor/gedaan/recall?agreement=e1-2").text
    assert ('name="agreement" value="e1-2"' in form, "Bel de school" in form) == (True, True)
    facilitator.name = room.name
    assert facilitator.act("gedaan", "recall", agreement="e1-2", status="stuck").status_code == 422
    assert facilitator.act("gedaan", "recall", agreement="e1-2", status="running").status_code == 204
    assert "Bel de school (De gemeente, 20 april 2027): loopt." in room.words


def test_what_the_contact_persons_say_until_it_begins_comes_along(facilitator: Facilitator, first: Room) -> None:
    name = followed(facilitator, first, "samen")

    def said(day: str) -> list[str]:
        first.ask(TellProgress("afspraken", 2, RUNNING, f"Gezegd op {day}.", COMMUNITY, day))
        facilitator.client.get(f"/sessions/{name}")
        made = first.host.state(name).earlier[0].agreements
        return [one.progress.why if one.progress else "" for one in made]

    assert said("2027-05-02") == ["Hij brandt.", "Gezegd op 2027-05-02."]
    Next(first.app, name)
    assert said("2027-05-03") == ["Hij brandt.", "Gezegd op 2027-05-02."]


def test_without_the_record_before_it_goes_on_with_what_it_knows(facilitator: Facilitator, first: Room) -> None:
    name = followed(facilitator, first, "samen")
    first.host.delete(first.name)
    assert facilitator.client.get(f"/sessions/{name}").status_code == 200
    assert len(first.host.state(name).earlier[0].agreements) == 2


def test_what_is_still_open_is_taken_over_with_a_new_day(facilitator: Facilitator, first: Room) -> None:
    room = Next(first.app, followed(facilitator, first, "samen"))
    room.show("afspraken")
    page = facilitator.client.get(f"/sessions/{room.name}").text
    assert re.findall(r'id="carry-([^"]*)"', page) == ["e1-2"]
    form = facilitator.client.get(f"/sessions/{room.name}/editor/afspraken/take?agreement=e1-2").text
    assert re.findall(r'name="(what|who|when)"[^>]* value="([^"]*)"', form) == [
        ("what", "Bel de school"), ("who", "De gemeente"), ("when", ""),
    ]  # fmt: skip
    room.act("afspraken", "make", what="Bel de school", who="De gemeente", when="2027-07-01")
    assert "carry-" not in facilitator.client.get(f"/sessions/{room.name}").text


def test_the_console_and_the_summary_set_both_evenings_side_by_side_without_a_cause(
    facilitator: Facilitator, first: Room
) -> None:
    room = Next(first.app, followed(facilitator, first, "samen"))
    weigh(room, 12, 9)
    dates = (short_day("2027-03-14"), short_day("2027-06-14"))
    summary = facilitator.client.get(f"/sessions/{room.name}/summary").text
    console = facilitator.client.get(f"/sessions/{room.name}").text
    for page in (summary, console):
        assert [date in page for date in dates] == [True, True]
        assert "nee 8 · een beetje 0 · bijna helemaal 0 · helemaal 4" in text_of(page)
        assert "nee 3 · een beetje 0 · bijna helemaal 0 · helemaal 9" in text_of(page)
        assert "niet waardoor iets anders is" in page
        assert "Te klein om te vergelijken: Voorwaarde 2; Voorwaarde 3; Voorwaarde 4." in text_of(page)
    assert not re.search(r"[+↑↓→]\s*\d|toename|afname|verschil", text_of(summary))


def test_the_wall_turns_to_the_comparison(facilitator: Facilitator, first: Room) -> None:
    room = Next(first.app, followed(facilitator, first, "samen"))
    weigh(room, 12, 9)
    plan = room.state.programme.plan("samen")
    assert plan
    last = KINDS["conditions"].pages(room.state, plan, room.state.activities["samen"]) - 1
    room.ask(Page("samen", last))
    assert "Toen en nu" in room.words
    assert "belangrijk: 12" in room.words
    assert "niet waardoor iets anders is" in room.words


def test_the_summary_shows_the_line_through_all_evenings(facilitator: Facilitator, first: Room) -> None:
    room = Next(first.app, followed(facilitator, first, "samen"))
    room.show("gedaan")
    room.act("gedaan", "recall", agreement="e1-2", status="stuck", why="De school belt niet terug.")
    room.press()
    room.send("gedaan", "ann", {"value-e1-1": "fine", "value-e1-2": "tolerable"})
    room.shut("gedaan")
    over(room)
    third = first.host.state(followed(facilitator, room, "samen", title="Samen sterk (3)"))
    assert [one.title for one in third.earlier] == ["Samen sterk in de Lindebuurt", "Samen sterk (2)"]
    assert third.earlier == (*told(room.state), third.earlier[1])
    summary = text_of(facilitator.client.get(f"/sessions/{room.name}/summary").text)
    assert "Alle avonden op een rij" in summary
    assert "Lukt niet : De school belt niet terug. (volgens de zaal, maandag 14 juni 2027)" in summary
