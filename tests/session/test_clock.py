"""The running clock: behind the plan, and what can be left out."""

from __future__ import annotations

from dataclasses import replace

from tests.session.evening import PLACES, PROGRAMME, Evening, plan, refused
from werksessie.session.clock import clock
from werksessie.session.commands import Skip
from werksessie.session.planning import AddActivity, MakeShorter

TIMED = replace(
    PROGRAMME,
    activities=(
        plan("een", "ideas", minutes=10),
        plan("twee", "ideas", minutes=10, spare=2),
        plan("drie", "ideas", minutes=10, spare=1),
        plan("vier", "ideas", minutes=10),
        plan("vijf", "ideas", minutes=10, spare=4),
        plan("zes", "ideas", minutes=10, spare=3),
        plan("extra", "ideas", minutes=30, off=True, spare=5),
    ),
)
LONG = plan("lang", "conditions", options=PLACES, minutes=11, spare=1)


def after(evening: Evening, minutes: float) -> int:
    evening.wait(60 * minutes - 1)
    found = clock(evening.state, evening.at)
    assert found is not None
    return found.behind


def begun() -> Evening:
    evening = Evening(TIMED, people=1)
    evening.show("een")
    return evening


def test_there_is_no_clock_in_the_lobby() -> None:
    evening = Evening(TIMED, people=1)
    evening.wait(3600)
    assert clock(evening.state, evening.at) is None


def test_within_its_minutes_an_activity_is_on_time() -> None:
    assert after(begun(), 9) == 0


def test_what_takes_longer_puts_the_evening_behind() -> None:
    assert after(begun(), 18) == 7


def test_a_quick_activity_wins_time() -> None:
    evening = begun()
    evening.wait(120)
    evening.open("twee")
    assert after(evening, 1) == -7


def test_leaving_something_out_wins_its_minutes_back() -> None:
    evening = begun()
    assert after(evening, 20) == 9
    evening.ask(Skip("drie", evening.at))
    assert after(evening, 1) == 0


def test_from_five_minutes_behind_the_least_harmful_are_offered_first() -> None:
    evening = begun()
    evening.wait(60 * 13)
    early = clock(evening.state, evening.at)
    assert early is not None
    assert (early.late, early.skips) == (False, ())
    evening.wait(60 * 4)
    late = clock(evening.state, evening.at)
    assert late is not None
    assert late.late
    assert [one.plan.id for one in late.skips] == ["drie", "twee", "zes"]


def test_what_a_later_question_goes_on_with_is_not_offered_until_that_one_goes_first() -> None:
    leaning = plan("vervolg", "opinions", minutes=5, spare=1, options_from="drie", take="themes")
    evening = Evening(replace(TIMED, activities=(*TIMED.activities, leaning)), people=1)
    evening.show("een")

    def offered() -> list[str]:
        found = clock(evening.state, evening.at)
        assert found
        return [one.plan.id for one in found.skips]

    evening.wait(60 * 30)
    assert offered() == ["vervolg", "twee", "zes"]
    evening.ask(Skip("vervolg", evening.at))
    assert offered() == ["drie", "twee", "zes"]


def test_after_the_evening_there_is_no_clock() -> None:
    evening = begun()
    evening.close()
    assert clock(evening.state, evening.at) is None


def test_a_question_that_can_be_shorter_is_offered_shorter_and_no_longer_once_it_is() -> None:
    evening = Evening(replace(TIMED, activities=(*TIMED.activities[:1], LONG)), people=1)
    evening.show("een")
    assert after(evening, 21) == 10
    found = clock(evening.state, evening.at)
    assert found
    assert [(one.plan.id, one.wins, one.changes) for one in found.skips] == [("lang", 5, {"now": False, "minutes": 6})]
    evening.ask(MakeShorter("lang"))
    assert evening.plan("lang").settings["now"] is False
    later = clock(evening.state, evening.at)
    assert later
    assert (later.behind, later.skips) == (5, ())
    assert evening.ask(MakeShorter("lang")) == ()


def test_even_one_minute_is_won() -> None:
    evening = Evening(replace(TIMED, activities=(replace(LONG, minutes=2),)), people=1)
    evening.ask(MakeShorter("lang"))
    assert evening.plan("lang").minutes == 1


def test_only_what_has_a_shorter_form_is_made_shorter() -> None:
    evening = begun()
    with refused(409, "kan niet korter"):
        evening.ask(MakeShorter("twee"))


def test_something_added_during_the_evening_puts_it_behind() -> None:
    evening = begun()
    evening.ask(
        AddActivity(
            {"id": "nieuw", "kind": "ideas", "title": {"nl": "Nieuw"}, "text": {"nl": "Wat nog?"}, "minutes": 15}, "een"
        )
    )
    assert after(evening, 2) == 15


def test_exactly_five_minutes_behind_is_worth_saying() -> None:
    evening = begun()
    assert after(evening, 15) == 4
    evening.wait(60)
    late = clock(evening.state, evening.at)
    assert late is not None
    assert (late.behind, late.late, len(late.skips)) == (5, True, 3)


def test_a_question_that_was_closed_early_takes_no_more_time() -> None:
    evening = begun()
    evening.press("open:een")
    evening.shut("een")
    evening.wait(118)
    found = clock(evening.state, evening.at)
    assert found is not None
    assert found.behind == -8


def test_one_minute_is_worth_offering_and_of_an_even_number_half_is_won() -> None:
    for minutes, wins in ((2, 1), (10, 5)):
        evening = Evening(replace(TIMED, activities=(*TIMED.activities[:1], replace(LONG, minutes=minutes))), people=1)
        evening.show("een")
        evening.wait(60 * 30)
        late = clock(evening.state, evening.at)
        assert late is not None
        assert [one.wins for one in late.skips] == [wins]


def test_a_record_that_does_not_know_when_it_began_or_what_is_on_the_wall_has_no_clock() -> None:
    evening = begun()
    for unknown in (replace(evening.state, began_at=""), replace(evening.state, current="")):
        assert clock(unknown, evening.at) is None
