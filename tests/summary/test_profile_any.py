"""The one-page profile, whatever happened: it is always there, and never says more than the report beneath it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.evening import DETAILS, PROGRAMME, Evening
from tests.session.test_properties import play
from tests.strategies import PEOPLE, Move, facts, moves
from tests.summary.whole import AVAILABLE, CAPACITY, GOAL, NEED, ROLES, TRAITS
from werksessie.session import profile as rows
from werksessie.session.commands import Close, IncludeInProfile, Refusal, WriteProfile
from werksessie.session.events import Event
from werksessie.session.reducer import apply
from werksessie.session.state import CLOSED, State
from werksessie.summary.as_json import as_json
from werksessie.summary.build import build
from werksessie.summary.profile import AGREEMENTS

FED = {
    "wensen": {"number": "4", "element": GOAL},
    "kiezen": {"number": "5a", "element": GOAL},
    "kaarten": {"element": NEED},
    "stapel": {"number": "7", "element": CAPACITY},
    "veilig": {"number": "2", "element": NEED},
}
"""What feeds which line, in the programme that the made-up commands are about."""

FEEDING = replace(PROGRAMME, activities=tuple(replace(one, **FED.get(one.id, {})) for one in PROGRAMME.activities))
PEOPLE_IN_THE_ROOM = st.sampled_from((3, 4, 5, len(PEOPLE)))
WRITING = st.lists(st.tuples(st.sampled_from(rows.ROWS), st.text(max_size=rows.LONGEST)), max_size=4)
NUMBER = re.compile(r"\d+")


def numbers(value: Any) -> set[str]:
    return set(NUMBER.findall(str(value)))


def reckoned(told: Mapping[str, Any]) -> list[Any]:
    """What the profile itself makes of the evening: all but what the facilitator wrote, and when something is due."""
    lines = [*told["elements"], *(line for line in told.values() if isinstance(line, dict))]
    return [line[name] for line in lines for name in ("came_in", "always")] + [
        (one["people"], one["now"]) for one in told["conditions"]
    ]


def check(state: State) -> None:
    """The profile of this state is whole, and honest."""
    summary = build(state)
    profile, told = summary.profile, as_json(summary)
    assert tuple(entry.row for entry in profile.entries) == rows.ROWS
    assert {entry.state for entry in profile.elements} <= {"asked", "partly", "not-asked"}
    assert len(profile.agreements) <= AGREEMENTS
    assert numbers(reckoned(told["profile"])) <= numbers(told["activities"])
    if summary.people is None:
        assert not any(one.people or NUMBER.search(one.now) for one in profile.conditions)
        assert not re.search(r"\d+ (van|mensen|keer)", str(reckoned(told["profile"])))
    hidden = {part.plan.id for part in summary.parts if part.plan.sensitive} - state.included
    shown = [phrase.strong for entry in profile.entries for phrase in entry.always]
    assert not [part.question for part in summary.parts if part.plan.id in hidden and part.question in shown]


@cache
def room(people: int) -> Evening:
    return Evening(FEEDING, DETAILS, people=people)


@cache
def begun(people: int) -> Evening:
    """A room with an idea on the wall and a goal in words."""
    evening = room(people).again()
    evening.open("wensen")
    theme = evening.act("wensen", "make-theme", name="Licht", card=evening.idea("Meer licht"))
    evening.act("wensen", "goal", theme=theme, goal="er licht is")
    return evening


@settings(max_examples=60)
@given(moves, WRITING, PEOPLE_IN_THE_ROOM, st.booleans())
def test_the_profile_never_says_more_than_the_report(
    taken: list[Move], written: list[tuple[str, str]], people: int, chosen: bool
) -> None:
    evening = begun(people).again()
    for number, _ in enumerate(play(evening, taken)):
        if number % 5 == 0:
            check(evening.state)
    for command in (*(WriteProfile(*one) for one in written), IncludeInProfile("veilig", chosen), Close(evening.at)):
        try:
            evening.ask(command)
        except Refusal:
            continue
    check(evening.state)
    if evening.state.phase == CLOSED:
        sealed = evening.sealed()[0]
        check(sealed)
        assert replace(build(sealed).profile, status="") == replace(build(evening.state).profile, status="")


@settings(max_examples=150)
@given(st.lists(facts, max_size=25))
def test_whatever_a_record_holds_there_is_a_profile(happened: list[Event]) -> None:
    state = room(6).state
    for event in happened:
        state = apply(state, event, state.seq + 1)
    assert tuple(entry.row for entry in build(state).profile.entries) == rows.ROWS


def test_the_made_up_evenings_feed_what_they_should() -> None:
    assert {one["element"] for one in FED.values()} == {GOAL, NEED, CAPACITY}
    assert {AVAILABLE, ROLES, TRAITS} == set(rows.ELEMENTS) - {GOAL, NEED, CAPACITY}
