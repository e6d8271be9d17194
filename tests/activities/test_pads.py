"""What is counted of people without a phone comes out as ordinary answers: exactly those counts, and none too many."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.activities import about_goals
from tests.activities.about_goals import A, B
from tests.activities.crowds import ASKED, Case, Crowd, Way, play
from tests.activities.kinds_asked import CASES
from tests.session.evening import Evening, refused
from werksessie.activities import KINDS
from werksessie.activities.pads import Count, Pad, Pads, check, deal, one_of_each
from werksessie.session.commands import Answer
from werksessie.session.reducer import apply
from werksessie.session.rules import decide
from werksessie.session.state import Option, State


def room(case: Case) -> Evening:
    """One person answered by phone, so that every second question is asked too; still open."""
    opened: list[Evening] = []
    play(case, Crowd((Way(0, 0, 0, 0),), later=(Way(0, 0, 0, 0),)), before_closing=opened.append)
    evening = opened[0]
    while evening[ASKED].stage != "open":
        evening.open_again(ASKED)
    return evening


def pads_of(evening: Evening) -> Pads:
    plan = evening.plan(ASKED)
    return KINDS[plan.kind].pads(plan, evening[ASKED])


COUNTED = {name: case for name, case in CASES.items() if pads_of(room(case)).card is None}
"""Those of which votes are counted; of the others cards are typed."""


@st.composite
def counts(draw: st.DrawFn, pads: Pads) -> Count:
    """A count that so many people can have given."""
    voters, unsure, skip = draw(st.integers(0, 8)), draw(st.integers(0, 2)), draw(st.integers(0, 2))
    left: dict[str, int] = {}
    found: dict[str, int] = {}
    for pad in pads.pads:
        name, most = f"{pad.about}/{pad.one_of}", 1 if pad.one_of else pads.most
        room = left.setdefault(name, voters * most)
        number = draw(st.integers(0, min(room, voters * (most if pads.stack else 1))))
        left[name] -= number
        if number:
            found[pad.key] = number
    return Count(voters + unsure + skip, unsure, skip, found)


def sent(evening: Evening, count: Count) -> State:
    """Everybody's forms, as if phones had posted them."""
    state = evening.state
    for person, forms in enumerate(deal(pads_of(evening), count)):
        for number, fields in enumerate(forms):
            command = Answer(ASKED, f"paper-{person}", f"p-{person}-{number}", fields, fresh=f"f-{person}-{number}")
            for event in decide(state, command):
                state = apply(state, event, state.seq + 1)
    return state


def content_only(evening: Evening, state: State) -> dict[str, dict[str, int]]:
    kind, plan = KINDS[evening.plan(ASKED).kind], evening.plan(ASKED)
    before = {row.id: Counter(row.counts) for row in kind.tally(plan, evening[ASKED]).rows}
    after = {row.id: Counter(row.counts) for row in kind.tally(plan, state.activities[ASKED]).rows}
    for one in after:
        after[one].subtract(before.get(one, Counter()))
    return {one: {name: number for name, number in rows.items() if number} for one, rows in after.items()}


@pytest.mark.parametrize("case", COUNTED.values(), ids=COUNTED)
@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_every_answer_that_a_count_gives_is_one_that_a_phone_could_have_sent(case: Case, data: st.DataObject) -> None:
    evening = room(case)
    count = data.draw(counts(pads_of(evening)))
    check(pads_of(evening), count)
    state = sent(evening, count)
    added = content_only(evening, state)
    if not case.settings.get("ordered"):
        assert sum(sum(rows.values()) for rows in added.values()) >= sum(
            number for key, number in count.pads.items() if not _passes(evening, key)
        )
    people = {person for person in state.activities[ASKED].seen if person.startswith("paper-")}
    assert len(people) <= count.people


def _passes(evening: Evening, key: str) -> bool:
    """What passes on a goal as a whole is nowhere in a row of its own."""
    return key.endswith((".unsure", ".skip"))


@pytest.mark.parametrize("case", COUNTED.values(), ids=COUNTED)
def test_each_thing_that_is_counted_can_be_counted_once_for_everybody(case: Case) -> None:
    evening = room(case)
    pads = pads_of(evening)
    assert len({pad.key for pad in pads.pads}) == len(pads.pads) > 0
    for pad in pads.pads:
        count = Count(7, pads={pad.key: 7})
        check(pads, count)
        forms = [form for hand in deal(pads, count) for form in hand]
        assert [form[pad.field] for form in forms] == [(pad.value,)] * 7
        sent(evening, count)


def test_votes_of_one_person_are_never_the_same_twice() -> None:
    evening = room(CASES["dots"])
    pads = pads_of(evening)
    counted = {pads.pads[0].key: 4, pads.pads[1].key: 4, pads.pads[2].key: 4}
    hands = list(deal(pads, Count(4, pads=counted)))
    assert [sorted(form) for [form] in hands] == [["dots-a", "dots-b", "dots-c"]] * 4


def test_votes_that_stack_may_be_the_same() -> None:
    evening = room(CASES["dots that stack"])
    pads = pads_of(evening)
    assert [dict(form) for [form] in deal(pads, Count(2, pads={pads.pads[0].key: 6}))] == [{"dots-a": ("3",)}] * 2


def test_who_got_nothing_is_left_out_and_who_passes_is_counted() -> None:
    evening = room(CASES["dots"])
    pads = pads_of(evening)
    hands = list(deal(pads, Count(6, unsure=1, skip=1, pads={pads.pads[0].key: 1})))
    assert hands == [[{"dots-a": ("1",)}], [{"unsure": ("1",)}], [{"skip": ("1",)}]]


def test_more_votes_than_people_can_have_given_are_refused() -> None:
    pads = pads_of(room(CASES["dots"]))
    first, second, third, fourth, _ = (pad.key for pad in pads.pads)
    with refused(422, "Van 3 mensen", "één ding"):
        check(pads, Count(3, pads={first: 4}))
    with refused(422, "Van 2 mensen", "zoveel stemmen"):
        check(pads, Count(2, pads={first: 2, second: 2, third: 2, fourth: 1}))
    with refused(422, "Van 1 mensen"):
        check(pads, Count(3, unsure=2, pads={first: 2}))
    with refused(422, "3 mensen zonder telefoon"):
        check(pads, Count(3, unsure=2, skip=2))
    with refused(422, "Tel opnieuw"):
        check(pads, Count(3, pads={first: -1}))


def test_of_things_that_exclude_one_another_everybody_has_one() -> None:
    pads = pads_of(room(CASES["scale"]))
    with refused(422, "zoveel stemmen"):
        check(pads, Count(3, pads={pads.pads[0].key: 2, pads.pads[1].key: 2}))


def test_a_count_of_what_is_not_asked_any_more_is_refused() -> None:
    with refused(409, "veranderd"):
        check(pads_of(room(CASES["dots"])), Count(3, pads={"dots-weg.1": 1}))


def test_objections_and_ideas_are_never_counted_but_typed() -> None:
    pads = [pads_of(room(CASES[name])) for name in ("ideas", "consent to several", "agreements")]
    assert [(one.pads, one.card and one.card.table) for one in pads] == [((), True), ((), False), ((), False)]


def test_where_nothing_is_counted_there_is_a_card_to_type() -> None:
    for name in CASES.keys() - COUNTED.keys():
        assert pads_of(room(CASES[name])).pads == ()


def test_a_count_below_nought_is_not_understood_whatever_is_counted() -> None:
    pads = pads_of(room(CASES["dots"]))
    for count in (Count(-1), Count(3, unsure=-1), Count(3, skip=-1)):
        with refused(422, "Tel opnieuw"):
            check(pads, count)


def test_where_votes_stack_everybody_may_give_all_to_one_thing() -> None:
    pads = pads_of(room(CASES["dots that stack"]))
    check(pads, Count(2, pads={pads.pads[0].key: 6}))
    with refused(422, "één ding"):
        check(pads, Count(2, pads={pads.pads[0].key: 7}))


def test_of_each_goal_the_same_can_be_counted_under_its_own_words() -> None:
    evening = about_goals.opened(about_goals.CHOICE, goals=(A, B))
    pads = KINDS["choice"].pads(evening.plan("nodig"), evening["nodig"])
    [bench] = [pad for pad in pads.pads if (pad.about, pad.value) == (B, "plek-1")]
    words = {"nl": "We willen dat b", "en": "We want b"}
    assert bench == Pad(f"{B}.option.plek-1", {"nl": "Plek 1"}, "option", "plek-1", about=B, heading=(words,))


def test_what_is_counted_of_two_goals_is_sent_as_a_form_for_each() -> None:
    evening = about_goals.opened(about_goals.CHOICE, goals=(A, B))
    pads = KINDS["choice"].pads(evening.plan("nodig"), evening["nodig"])
    count = Count(1, pads={f"{A}.option.plek-1": 1, f"{B}.option.plek-1": 1, f"{B}.option.plek-2": 1})
    check(pads, count)
    assert list(deal(pads, count)) == [
        [{"about": (A,), "option": ("plek-1",)}, {"about": (B,), "option": ("plek-1", "plek-2")}]
    ]


def test_a_thing_without_words_has_no_heading() -> None:
    [pad] = one_of_each([("value", {})], {"1": {"nl": "een beetje"}})
    assert pad == Pad("value.1", {"nl": "een beetje"}, "value", "1", "/value")
    goal = Option(A, {"nl": "We willen dat a"})
    [about] = one_of_each([("value", {"nl": "Lukt dat?"})], {"1": {"nl": "een beetje"}}, goal)
    key, heading = f"{A}.value.1", ({"nl": "We willen dat a"}, {"nl": "Lukt dat?"})
    assert about == Pad(key, {"nl": "een beetje"}, "value", "1", f"{A}/value", about=A, heading=heading)
