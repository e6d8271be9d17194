"""The pretend facilitator does at the console what a person would, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from tests.rehearsal.test_every_kind import HEAD
from tests.serving.running import Serve
from werksessie.rehearsal.answers import GENERAL
from werksessie.rehearsal.desk import CHOSEN, Desk
from werksessie.rehearsal.evening import prepare_form
from werksessie.rehearsal.people import Facilitator, Phone
from werksessie.rehearsal.texts import AGREEMENTS, SOFTER

pytestmark = pytest.mark.process

OPTIONS = "[" + ",".join(f'{{ id = "{one}", text = {{ nl = "Keuze {one}" }} }}' for one in ("a", "b", "c", "d")) + "]"
NOBODY = '{ id = "geen", text = { nl = "Nu geen rol" } }'


class Room:
    """Two phones, a facilitator at work, and one or more activities."""

    def __init__(self, link: str, activities: Sequence[str]) -> None:
        self.facilitator = Facilitator(link)
        usual = 'minutes = 5, title = { nl = "Vraag" }, text = { nl = "Wat?" }'
        listed = ",".join(f"{{ {usual}, {one} }}" for one in activities)
        programme = HEAD.format(activities=f"activities = [{listed}]")
        form = {**prepare_form("", date.today()), "programme_text": programme}
        code = self.facilitator.prepare(form)
        self.desk = Desk(self.facilitator, date(2027, 1, 12))
        self.facilitator.until("start")
        self.phones = [Phone(self.facilitator.address, code) for _ in range(2)]
        for phone in self.phones:
            assert phone.join().status == 303

    def say(self, activity: str, *answers: Mapping[str, Any]) -> None:
        """One answer from each phone."""
        for phone, fields in zip(self.phones, answers, strict=False):
            assert phone.answer(activity, fields).status == 200

    def told(self, activity: str) -> dict[str, Any]:
        """What the tally tells of it."""
        (one,) = (one for one in self.facilitator.tally()["activities"] if one["id"] == activity)
        return dict(one)

    def close(self) -> None:
        for browser in (*self.phones, self.facilitator):
            browser.close()


Enter = Callable[..., Room]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """One server for every room."""
    with Serve(tmp_path_factory.mktemp("zalen") / "sessies") as running:
        yield running


@pytest.fixture
def room(server: Serve) -> Iterator[Enter]:
    """Makes a room with these activities."""
    made: list[Room] = []

    def enter(*activities: str) -> Room:
        made.append(Room(server.link, activities))
        return made[-1]

    yield enter
    for one in made:
        one.close()


def test_answers_go_into_the_themes_they_were_made_up_for_and_others_stay_loose(room: Enter) -> None:
    here = room('id = "idee", kind = "ideas"')
    here.facilitator.until("open:idee")
    here.say("idee", {"text": GENERAL[0].answers[0]}, {"text": "Iets heel anders"})
    here.desk.meanwhile()
    assert {one["text"] for one in here.told("idee")["shown"]} == {GENERAL[0].answers[0], "Iets heel anders"}
    here.facilitator.until("close:idee")
    here.desk.after()
    assert [one["name"] for one in here.told("idee")["themes"]] == [GENERAL[0].name]
    assert {one["text"]: bool(one["theme"]) for one in here.told("idee")["shown"]} == {
        GENERAL[0].answers[0]: True,
        "Iets heel anders": False,
    }


def test_an_answer_that_came_late_is_taken_in(room: Enter) -> None:
    here = room('id = "idee", kind = "ideas"')
    here.facilitator.until("close:idee")
    here.say("idee", {"text": "Nog net", "late": "1"})
    here.desk.after()
    assert [one["text"] for one in here.told("idee")["shown"]] == ["Nog net"]


def test_as_much_is_ticked_as_a_room_chooses_and_after_a_second_round_no_more(room: Enter) -> None:
    here = room(f'id = "rol", kind = "roles", choices = 4, options = {OPTIONS[:-1]},{NOBODY}]')
    here.facilitator.until("open:rol")
    here.say("rol", {"role": ["a", "geen"]}, {"role": ["b", "geen", "d"]})
    here.facilitator.until("close:rol")
    here.desk.after()
    chosen = here.told("rol")["chosen"]
    assert len(chosen) == CHOSEN
    assert "geen" not in chosen
    assert here.desk.asks_on()
    here.facilitator.until("close:rol")
    here.desk.after()
    assert here.told("rol")["chosen"] == chosen
    assert not here.desk.asks_on()


def test_what_somebody_objects_to_is_softened_and_asked_once_more_only(room: Enter) -> None:
    here = room(f'id = "akkoord", kind = "consent", options = {OPTIONS}')
    here.facilitator.until("open:akkoord")
    here.say("akkoord", {"value-a": "objection", "value-b": "fine"}, {"value-a": "fine"})
    here.facilitator.until("close:akkoord")
    assert here.desk.asks_on()
    told = here.told("akkoord")
    assert (told["stage"], told["round"]) == ("open", 2)
    assert [one["text"] for one in told["proposals"]] == [f"Keuze a{SOFTER}", "Keuze b", "Keuze c", "Keuze d"]
    here.say("akkoord", {"value-a": "objection"})
    here.facilitator.until("close:akkoord")
    assert not here.desk.asks_on()


def test_agreements_serve_the_goals_that_were_chosen(room: Enter) -> None:
    here = room(
        f'id = "stip", kind = "dots", options = {OPTIONS}', 'id = "af", kind = "agreements", goals_from = "stip"'
    )
    here.facilitator.until("open:stip")
    here.say("stip", {"dots-b": "1"})
    here.facilitator.until("close:stip")
    here.desk.after()
    here.facilitator.until("show:af")
    here.desk.before()
    here.desk.before()
    made = here.told("af")["agreements"]
    assert [(one["what"], one["who"]) for one in made] == list(AGREEMENTS)
    assert [one["when"] for one in made] == ["2027-01-26", "2027-02-09"]
    assert {one["goal"] for one in made} < set(here.told("stip")["chosen"])


def test_what_was_agreed_before_gets_a_status_where_nobody_said_so_yet(room: Enter) -> None:
    here = room('id = "afspraken", kind = "agreements"')
    here.facilitator.until("show:afspraken")
    here.desk.before()
    here.facilitator.until("end")
    assert here.facilitator.do("seal").status == 204
    here.facilitator.follow([], {**prepare_form("", date.today()), "title": "Nog een avond"})
    here.facilitator.until("show:gedaan")
    here.desk.before()
    here.facilitator.until("open:gedaan")
    texts = [one["text"] for one in here.told("gedaan")["proposals"]]
    assert [text.startswith(what) for text, (what, _) in zip(texts, AGREEMENTS, strict=True)] == [True, True]
    assert ["gedaan." in texts[0], "loopt." in texts[1]] == [True, True]
