"""A phone that a whole table shares sends cards, and counts as nobody."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, form, refused
from werksessie.activities import KINDS
from werksessie.session.commands import Answer, Join
from werksessie.session.door import LockJoining
from werksessie.session.paper import CountWithoutPhone
from werksessie.session.stages import turnout
from werksessie.session.tables import JoinTable


@pytest.fixture
def evening() -> Evening:
    """Six people, and table 3 with a phone of its own."""
    made = Evening(people=6)
    made.ask(JoinTable("table-join", 3))
    made.open("wensen")
    return made


def send(evening: Evening, activity: str = "wensen", **fields: str) -> str:
    """What the table sends; the id of the card."""
    command = Answer(activity, "table-1", evening.fresh(), form(fields), evening.fresh(), table=True)
    (event, *_) = evening.ask(command)
    return str(getattr(event, "card", ""))


def test_a_table_is_not_counted_among_the_people(evening: Evening) -> None:
    send(evening, text="Samen koken")
    evening.idea("Meer licht", "ann")
    assert len(evening.state.people) == 6
    assert turnout(evening.state, evening.plan("wensen"), evening["wensen"]) == (1, 6)
    assert evening.tally("wensen").answered == 1


def test_what_a_table_wrote_is_shown_and_grouped_like_any_card(evening: Evening) -> None:
    card = send(evening, text="Samen koken")
    theme = evening.act("wensen", "make-theme", name="Eten", card=card)
    assert [one.text for one in evening.wall("wensen")["themes"][0].cards] == ["Samen koken"]
    assert {row.id: dict(row.counts) for row in evening.tally("wensen").rows} == {theme: {"ideas": 1}}


def test_the_summary_says_how_many_cards_tables_wrote_and_not_which(evening: Evening) -> None:
    send(evening, text="Samen koken")
    evening.idea("Meer licht", "ann")
    report = KINDS["ideas"].report(evening.state, evening.plan("wensen"), evening["wensen"])
    assert report["from_tables"] == 1
    evening.close()
    sealed, log = evening.sealed()
    again = KINDS["ideas"].report(sealed, evening.plan("wensen"), sealed.activities["wensen"])
    assert (again["from_tables"], KINDS["ideas"].tally(evening.plan("wensen"), sealed.activities["wensen"])) == (
        1, evening.tally("wensen"),
    )  # fmt: skip
    assert "table-1" not in log
    assert "table-join" not in log


@pytest.mark.parametrize(
    ("activity", "fields"),
    [("stapel", {"dots-plek-1": "1"}), ("wensen", {"unsure": "1"}), ("wensen", {"skip": "1"})],
)
def test_a_table_chooses_nothing_and_passes_on_nothing(evening: Evening, activity: str, fields: dict[str, str]) -> None:
    if activity != "wensen":
        evening.open(activity)
    with refused(409, "tafeltelefoon"):
        send(evening, activity, **fields)


def test_a_table_changes_and_takes_back_its_own_card(evening: Evening) -> None:
    command = Answer("wensen", "table-1", "eerste", form({"text": "Samen eten"}), "kaart", table=True)
    evening.ask(command)
    evening.ask(Answer("wensen", "table-1", "tweede", form({"text": "Koken", "replaces": "eerste"}), "x", table=True))
    assert [idea.text for idea in evening["wensen"].content.ideas.values()] == ["Koken"]
    assert turnout(evening.state, evening.plan("wensen"), evening["wensen"])[0] == 0
    evening.ask(Answer("wensen", "table-1", "derde", form({"withdraw": "tweede"}), "y", table=True))
    assert not evening["wensen"].content.ideas


def test_a_table_that_is_too_late_does_not_wait(evening: Evening) -> None:
    evening.shut("wensen")
    with refused(409, "gesloten"):
        send(evening, text="Te laat", late="1")


def test_a_table_joins_once_by_its_number_and_not_behind_a_locked_door(evening: Evening) -> None:
    assert evening.ask(JoinTable("table-join", 4)) == ()
    assert evening.ask(Join("table-join")) == ()
    assert dict(evening.state.tables) == {"table-join": 3}
    for number in (0, 13):
        with refused(422, "nummer van je tafel"):
            evening.ask(JoinTable("other", number))
    evening.ask(LockJoining(True))
    with refused(409, "niemand meer bij"):
        evening.ask(JoinTable("other", 4))


def test_people_of_a_table_without_phones_count_when_the_facilitator_counts_them(evening: Evening) -> None:
    evening.ask(CountWithoutPhone(4, 0))
    send(evening, text="Samen koken")
    assert turnout(evening.state, evening.plan("wensen"), evening["wensen"]) == (0, 10)


def test_tables_are_numbered_from_one_to_twelve() -> None:
    evening = Evening(people=1)
    for number in (1, 12):
        evening.ask(JoinTable(f"table-{number}", number))
    assert dict(evening.state.tables) == {"table-1": 1, "table-12": 12}
