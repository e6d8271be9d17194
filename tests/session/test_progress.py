"""After the evening: how it goes with an agreement, as the contact person of either side says it."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest

from tests.session.evening import Evening, refused
from werksessie.session.codec import decode, encode
from werksessie.session.correcting import Correct, as_sealed
from werksessie.session.destroying import destroyed
from werksessie.session.plain import plain_tables
from werksessie.session.progress import TellProgress, promises
from werksessie.session.reducer import fold
from werksessie.session.sealing import distil
from werksessie.session.sorts import AGREEMENT
from werksessie.session.state import State
from werksessie.session.statuses import COMMUNITY, DONE, LONGEST, MUNICIPALITY, RUNNING, STUCK, Progress

DAY, LATER = "2027-02-01", "2027-03-01"


@pytest.fixture
def sealed() -> Evening:
    """A sealed evening with two agreements, on which somebody agreed."""
    evening = Evening(people=6)
    evening.open("afspraken")
    for what, when in (("Plaats een lamp", "2027-02-10"), ("Bel de school", "2027-02-20")):
        evening.act("afspraken", "make", what=what, who="De gemeente", when=when)
    evening.send("afspraken", "ann", {"value": "fine"})
    evening.shut("afspraken")
    evening.close()
    evening.state, _ = evening.sealed()
    return evening


def tell(number: int, status: str, why: str = "", side: str = COMMUNITY, day: str = DAY) -> TellProgress:
    return TellProgress("afspraken", number, status, why, side, day)


def how(state: State) -> list[Progress | None]:
    return [one.progress for one in promises(state)]


def test_until_somebody_says_something_every_agreement_is_open(sealed: Evening) -> None:
    assert [(one.what, one.who, one.when, one.number, one.is_open) for one in promises(sealed.state)] == [
        ("Plaats een lamp", "De gemeente", "2027-02-10", 1, True),
        ("Bel de school", "De gemeente", "2027-02-20", 2, True),
    ]
    assert how(sealed.state) == [None, None]


@pytest.mark.parametrize(("status", "open_"), [(RUNNING, True), (STUCK, True), (DONE, False)])
def test_what_was_said_last_counts_and_only_what_is_done_is_no_longer_open(
    sealed: Evening, status: str, open_: bool
) -> None:
    sealed.ask(tell(2, RUNNING))
    sealed.ask(tell(2, status, "  De school   belt\nterug. ", MUNICIPALITY, LATER))
    assert how(sealed.state) == [None, Progress(status, "De school belt terug.", MUNICIPALITY, LATER)]
    assert promises(sealed.state)[1].is_open is open_


def test_saying_the_same_again_adds_nothing_to_the_record(sealed: Evening) -> None:
    assert len(sealed.ask(tell(1, RUNNING, "Besteld."))) == 1
    assert sealed.ask(tell(1, RUNNING, "Besteld.", MUNICIPALITY, LATER)) == ()


def test_what_cannot_be_done_needs_a_reason_and_a_reason_is_one_line(sealed: Evening) -> None:
    with refused(422, "waarom het niet lukt"):
        sealed.ask(tell(1, STUCK, "  "))
    with refused(422, str(LONGEST)):
        sealed.ask(tell(1, STUCK, "x" * (LONGEST + 1)))
    sealed.ask(tell(1, STUCK, "x" * LONGEST))


def test_what_nobody_can_mean_is_refused(sealed: Evening) -> None:
    for wrong in (tell(3, DONE), tell(0, DONE), replace(tell(1, DONE), activity="weg")):
        with refused(404, "is er niet"):
            sealed.ask(wrong)
    for wrong in (tell(1, "vast"), tell(1, DONE, side="iemand")):
        with refused(422, "Kies hoe het gaat"):
            sealed.ask(wrong)
    with refused(422, "begrijpen we niet"):
        sealed.ask(tell(1, DONE, day="morgen"))


def test_an_evening_that_is_not_sealed_has_no_progress_yet() -> None:
    evening = Evening(people=6)
    evening.open("afspraken")
    evening.act("afspraken", "make", what="Plaats een lamp", who="De gemeente", when="2027-02-10")
    for step in (lambda: None, evening.close):
        step()
        with refused(409, "verzegeld"):
            evening.ask(tell(1, DONE))


def test_it_survives_every_rewriting_of_the_record(sealed: Evening) -> None:
    sealed.ask(tell(1, STUCK, "De leverancier is gestopt."))
    sealed.ask(tell(2, DONE, side=MUNICIPALITY))
    before = how(sealed.state)
    assert how(_read_again(as_sealed(sealed.state))) == before
    without_answers = destroyed(sealed.state, LATER)
    after = _read_again(distil(without_answers, sealed.state.sealed_at, Random(1).shuffle))
    assert (how(after), [one.what for one in promises(after)]) == (before, ["Plaats een lamp", "Bel de school"])
    after_that = Evening()
    after_that.state = after
    after_that.ask(tell(1, DONE, "Een andere kwam."))
    assert how(after_that.state)[0] == Progress(DONE, "Een andere kwam.", COMMUNITY, DAY)


def test_a_name_in_a_reason_can_be_taken_away(sealed: Evening) -> None:
    sealed.ask(tell(1, STUCK, "Jan Smit wil niet."))
    sealed.ask(Correct("Jan Smit", "de buurman", frozenset({AGREEMENT}), "person", LATER))
    assert [one.why for one in how(sealed.state) if one] == ["de buurman wil niet."]
    assert "Jan Smit" not in json.dumps([encode(one) for one in as_sealed(sealed.state)])


def test_the_plain_table_of_agreements_says_how_it_goes(sealed: Evening) -> None:
    sealed.ask(tell(1, RUNNING, "Besteld."))
    rows = next(one.rows for one in plain_tables(sealed.state) if one.name == "agreements")
    assert [(row["status"], row["why"], row["told_by"], row["told_on"]) for row in rows] == [
        (RUNNING, "Besteld.", COMMUNITY, DAY),
        ("", "", "", ""),
    ]


def _read_again(events: list) -> State:  # type: ignore[type-arg]
    lines = [json.dumps(encode(one)) for one in events]
    return fold((seq, decode(json.loads(line))) for seq, line in enumerate(lines, 1))
