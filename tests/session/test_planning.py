"""Changing the programme while it is under way: only what nobody has seen yet."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import PROGRAMME, Evening, only, plan, refused
from tests.session.full_evening import assert_same
from tests.strategies import ACTIVITIES
from werksessie.programme.editing import mark
from werksessie.programme.model import Part, Programme, plan_to_dict
from werksessie.session.commands import ChooseReveal, Command, GoTo, HideResults, Next, Page, Refusal, Skip
from werksessie.session.planning import AddActivity, ChangePlan, MoveActivity, ProgrammeChanged, places
from werksessie.session.reducer import apply

NEW = {"id": "extra", "kind": "ideas", "title": {"nl": "Extra"}, "text": {"nl": "En verder?"}, "max": 1}


def ids(evening: Evening) -> list[str]:
    return [plan.id for plan in evening.state.programme.activities]


def test_a_planned_question_gets_other_words_and_keeps_the_rest() -> None:
    evening = Evening(people=3)
    before = evening.plan("wensen")
    evening.ask(ChangePlan("wensen", {"text": {"nl": "Wat wil je hier?"}, "max": 2, "minutes": 9}))
    now = evening.plan("wensen")
    assert (now.text, now.settings["max"], now.minutes) == ({"nl": "Wat wil je hier?"}, 2, 9)
    assert (now.title, now.settings["length"]) == (before.title, 40)
    assert ids(evening) == [one.id for one in PROGRAMME.activities]
    assert evening.replay() == evening.state


def test_only_one_setting_can_be_changed_for_what_is_least_harmful_to_miss() -> None:
    evening = Evening(only(plan("voorwaarden", "conditions", options=PROGRAMME.activities[5].options)), people=3)
    assert evening.plan("voorwaarden").settings["now"] is True
    evening.ask(ChangePlan("voorwaarden", {"now": False}))
    assert evening.plan("voorwaarden").settings["now"] is False
    evening.ask(ChangePlan("voorwaarden", {"now": None}))
    assert evening.plan("voorwaarden").settings["now"] is True


def test_a_change_that_changes_nothing_is_no_event() -> None:
    evening = Evening(people=3)
    assert evening.ask(ChangePlan("wensen", {"title": {"nl": "Wensen"}})) == ()
    assert evening.ask(MoveActivity("wensen", "welkom")) == ()
    assert evening.ask(MoveActivity("wensen", "wensen")) == ()


@pytest.mark.parametrize("stage", ["shown", "open", "closed"])
def test_what_people_have_seen_cannot_be_changed(stage: str) -> None:
    evening = Evening(people=3)
    evening.show("wensen")
    if stage != "shown":
        evening.press()
    if stage == "closed":
        evening.shut("wensen")
        evening.show("welkom")
    for command in (ChangePlan("wensen", {"minutes": 3}), MoveActivity("wensen", "kiezen")):
        with refused(409, "al geweest"):
            evening.ask(command)


def test_what_was_shown_by_mistake_and_taken_back_can_be_changed() -> None:
    evening = Evening(people=3)
    evening.press()
    evening.press("page:welkom:1")
    evening.show("wensen")
    evening.undo()
    evening.ask(ChangePlan("wensen", {"minutes": 3}))
    assert evening.plan("wensen").minutes == 3


def test_what_was_chosen_for_the_wall_beforehand_is_nothing_that_was_seen() -> None:
    evening = Evening(people=3)
    evening.ask(ChooseReveal("wensen", "after_close"))
    evening.ask(Page("welkom", 1))
    evening.ask(ChangePlan("welkom", {"minutes": 3}))
    evening.ask(ChangePlan("wensen", {"minutes": 3}))
    assert evening["wensen"].reveal == "after_close"


def test_what_was_shown_and_opened_in_one_moment_and_taken_back_can_be_changed() -> None:
    evening = Evening(people=3)
    evening.ask(GoTo("wensen", evening.at))
    evening.ask(Next("open:wensen", evening.at))
    evening.ask(HideResults("wensen", True))
    evening.undo()
    evening.ask(ChangePlan("wensen", {"minutes": 3}))
    assert evening.plan("wensen").minutes == 3


def test_an_answer_given_before_a_step_was_taken_back_keeps_the_question_as_it_was() -> None:
    evening = Evening(people=3)
    evening.open("wensen")
    evening.idea("Meer licht")
    evening.undo()
    evening.show("welkom")
    with refused(409, "al geweest"):
        evening.ask(ChangePlan("wensen", {"minutes": 3}))


def test_a_new_activity_stands_where_it_was_put_and_volgende_comes_to_it() -> None:
    evening = Evening(people=3)
    evening.show("welkom")
    evening.ask(AddActivity(NEW, "welkom"))
    assert ids(evening)[:3] == ["welkom", "extra", "wensen"]
    for _ in range(3):
        evening.press()
    assert evening.state.current == "extra"
    evening.press("open:extra")
    evening.idea("Nog iets", activity="extra")
    assert evening.replay() == evening.state


def test_a_new_activity_can_be_the_first_one() -> None:
    evening = Evening()
    evening.ask(AddActivity(NEW, ""))
    evening.ask(MoveActivity("stapel", ""))
    assert ids(evening)[:3] == ["stapel", "extra", "welkom"]
    assert evening.replay() == evening.state


def test_a_new_activity_begins_as_its_programme_says() -> None:
    evening = Evening(people=3)
    evening.ask(AddActivity(NEW, "welkom"))
    evening.ask(AddActivity({**NEW, "id": "later", "sensitive": True, "off": True}, "welkom"))
    assert (evening["extra"].stage, evening["extra"].reveal) == ("planned", "live")
    assert (evening["later"].stage, evening["later"].reveal) == ("skipped", "after_close")


def test_a_change_behind_what_is_not_there_comes_last_and_one_of_a_newer_version_is_passed_over() -> None:
    """What only a log of another version can hold."""
    evening = Evening(people=3)
    extra = plan_to_dict(plan("extra", "ideas"))
    state = apply(evening.state, ProgrammeChanged(extra, "weg"), evening.state.seq + 1)
    assert [one.id for one in state.programme.activities] == [*ids(evening), "extra"]
    newer = apply(evening.state, ProgrammeChanged({**extra, "kind": "quiz"}, ""), evening.state.seq + 1)
    assert newer.programme == evening.state.programme


def test_a_new_activity_comes_after_what_is_on_the_wall() -> None:
    evening = Evening(people=3)
    evening.show("wensen")
    assert places(evening.state) == tuple(ids(evening)[1:])
    for after in ("", "welkom"):
        with refused(409, "na de vraag die nu"):
            evening.ask(AddActivity(NEW, after))
        with refused(409, "na de vraag die nu"):
            evening.ask(MoveActivity("stapel", after))


def test_what_another_question_uses_stays_before_it() -> None:
    evening = Evening(people=3)
    with pytest.raises(Refusal, match=r"^'Kiezen' gebruikt .* Zet 'Wensen' daarom vóór 'Kiezen'\.$"):
        evening.ask(MoveActivity("kiezen", ""))


def test_the_rules_of_the_file_hold_here_too() -> None:
    evening = Evening(people=3)
    for change, field in (({"max": 101}, "max"), ({"minuten": 3}, "minuten"), ({"title": {}}, "title")):
        with refused(422, field):
            evening.ask(ChangePlan("wensen", change))
    with refused(422, "staat er twee keer"):
        evening.ask(AddActivity({**NEW, "id": "wensen"}, "welkom"))
    with refused(422, "gebruiken we zelf"):
        evening.ask(AddActivity({**NEW, "id": "join"}, "welkom"))
    with refused(422, "id"):
        evening.ask(AddActivity({name: value for name, value in NEW.items() if name != "id"}, "welkom"))
    with refused(422, "kind"):
        evening.ask(AddActivity({**NEW, "kind": "quiz"}, "welkom"))
    with refused(404, "bestaat niet"):
        evening.ask(ChangePlan("weg", {"minutes": 3}))


def test_who_saves_must_have_seen_what_is_there() -> None:
    evening = Evening(people=3)
    seen = mark(evening.plan("wensen"))
    evening.ask(ChangePlan("wensen", {"minutes": 3}, seen))
    with refused(409, "Iemand anders"):
        evening.ask(ChangePlan("wensen", {"minutes": 8}, seen))
    assert evening.plan("wensen").minutes == 3


def test_off_is_passed_over_and_on_comes_back() -> None:
    evening = Evening(people=3)
    evening.ask(ChangePlan("wensen", {"off": True}))
    assert evening["wensen"].stage == "skipped"
    evening.ask(ChangePlan("wensen", {"minutes": 4}))
    assert evening["wensen"].stage == "skipped"
    evening.ask(ChangePlan("wensen", {"off": None}))
    assert evening["wensen"].stage == "planned"


def test_what_was_skipped_in_the_evening_stays_skipped_under_other_words() -> None:
    evening = Evening(people=3)
    evening.ask(Skip("wensen", evening.at))
    evening.ask(ChangePlan("wensen", {"minutes": 4}))
    assert evening["wensen"].stage == "skipped"


def test_sensitive_shows_only_after_closing_from_then_on() -> None:
    evening = Evening(people=3)
    evening.ask(ChangePlan("kaarten", {"sensitive": True}))
    assert evening["kaarten"].reveal == "after_close"
    assert evening.plan("kaarten").reveal == "after_close"


def test_another_kind_is_another_activity() -> None:
    evening = Evening(people=3)
    with refused(422, "length"):
        evening.ask(ChangePlan("wensen", {"kind": "slide"}))
    evening.ask(ChangePlan("kaarten", {"kind": "dots"}))
    evening.open("wensen")
    assert evening["kaarten"].content == evening["kiezen"].content


def test_a_programme_of_two_evenings_can_be_changed_in_between() -> None:
    parts = (Part("een", {"nl": "Een"}), Part("twee", {"nl": "Twee"}, evening=2))
    both = plan("a", "ideas", part="een"), plan("b", "ideas", part="twee")
    two = Programme("twee", "1", {"nl": "Twee"}, both, parts)
    evening = Evening(two, people=3)
    evening.open("a")
    evening.close()
    evening.ask(ChangePlan("b", {"minutes": 7}))
    with refused(422, "eerste avond"):
        evening.ask(AddActivity({**NEW, "part": "een"}, "b"))
    evening.ask(AddActivity({**NEW, "part": "twee"}, "b"))
    assert ids(evening) == ["a", "b", "extra"]


def test_after_the_evening_the_programme_is_what_it_was() -> None:
    evening = Evening(people=3)
    evening.close()
    with refused(409, "afgesloten"):
        evening.ask(ChangePlan("wensen", {"minutes": 7}))


def test_a_sealed_record_tells_the_programme_as_it_became() -> None:
    evening = Evening(people=6)
    evening.ask(AddActivity(NEW, "wensen"))
    evening.ask(ChangePlan("stapel", {"off": True}))
    evening.open("extra")
    evening.idea("Nog iets", activity="extra")
    evening.shut("extra")
    evening.close()
    sealed, log = evening.sealed()
    assert sealed.programme == evening.state.programme
    assert "programme.changed" not in log
    assert_same(evening.state, sealed)


changes: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "minutes": st.integers(-1, 9), "off": st.booleans(), "sensitive": st.booleans(), "max": st.integers(0, 4),
        "options_from": st.sampled_from(["", "wensen", "weg"]), "reveal": st.sampled_from(["live", "after_close"]),
    },
)  # fmt: skip
commands: st.SearchStrategy[Command | str] = st.one_of(
    st.builds(ChangePlan, st.sampled_from(ACTIVITIES), changes),
    st.builds(MoveActivity, st.sampled_from(ACTIVITIES), st.sampled_from(("", *ACTIVITIES))),
    st.builds(AddActivity, st.just(NEW), st.sampled_from(("", *ACTIVITIES))),
    st.sampled_from(["next", "next", "undo"]),
)


@given(st.lists(commands, max_size=30))
def test_whatever_is_planned_anew_the_log_gives_the_same_evening(asked: list[Command | str]) -> None:
    evening = Evening(people=6)
    for command in asked:
        try:
            if isinstance(command, Command):
                evening.ask(command)
            else:
                evening.press() if command == "next" else evening.undo()
        except Refusal:
            continue
    assert evening.replay() == evening.state
    assert {plan.id for plan in evening.state.programme.activities} == set(evening.state.activities)
    if evening.state.phase == "running":
        evening.close()
    assert_same(evening.state, evening.sealed()[0])
