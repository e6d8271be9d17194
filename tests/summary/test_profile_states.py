"""The one-page profile: how far each element was discussed, and which questions may stand on it."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, only, plan
from tests.summary import whole
from tests.summary.whole import AVAILABLE, CAPACITY, GOAL, NEED, ROLES, TRAITS, a_whole_evening, always, profile, start
from werksessie.programme.model import Programme
from werksessie.session.commands import IncludeInProfile
from werksessie.summary.build import build


@pytest.fixture(scope="module")
def played() -> Evening:
    """A whole evening of thirty-two people; not to be changed."""
    return a_whole_evening()


def states(evening: Evening) -> dict[str, str]:
    """How far each element was discussed."""
    return {entry.row: entry.state for entry in profile(evening).elements}


# How far it was discussed


def test_an_element_was_discussed_when_all_that_feeds_it_was_asked(played: Evening) -> None:
    assert states(played) == {
        NEED: "asked", GOAL: "asked", TRAITS: "not-asked", AVAILABLE: "asked", ROLES: "asked", CAPACITY: "asked",
    }  # fmt: skip


def test_before_anything_is_asked_nothing_was_discussed() -> None:
    evening = Evening(whole.PROGRAMME, people=8)
    assert set(states(evening).values()) == {"not-asked"}
    assert profile(evening).silence[ROLES] == "Nog niet gevraagd."
    evening.close()
    assert profile(evening).silence[ROLES] == "Niet gevraagd."


def test_one_question_of_several_is_a_part() -> None:
    evening = Evening(whole.PROGRAMME, people=8)
    whole.sent(evening, "7", (6, {"option": "plek"}))
    assert (states(evening)[NEED], states(evening)[CAPACITY], states(evening)[ROLES]) == (
        "partly",
        "partly",
        "not-asked",
    )


def test_roles_without_who_does_them_are_a_part() -> None:
    evening = Evening(whole.PROGRAMME, people=12)
    whole.sent(evening, "6", (9, {"role": "mensen"}), (2, {"role": "ouders"}))
    assert states(evening)[ROLES] == "partly"
    assert start(evening, ROLES) == "Gekozen: Mensen bij elkaar brengen; Ouders helpen."


def test_a_question_that_nobody_answered_is_a_part() -> None:
    evening = Evening(only(plan("tijd", "scale", element=AVAILABLE)), people=8)
    whole.sent(evening, "tijd")
    assert states(evening)[AVAILABLE] == "partly"
    assert profile(evening).silence[AVAILABLE] == "Gevraagd. Zie het verslag."


def test_a_programme_of_ones_own_is_measured_by_its_own_questions() -> None:
    own = only(plan("tijd", "scale", element="Inzetbaarheid"), plan("nodig", "ideas", element=NEED))
    evening = Evening(own, people=8)
    whole.sent(evening, "tijd", (6, {"value": "2"}))
    whole.said(evening, "nodig", {"Een plek": ["binnen zitten"]})
    assert states(evening) == {
        NEED: "asked", GOAL: "not-asked", TRAITS: "not-asked", AVAILABLE: "asked", ROLES: "not-asked",
        CAPACITY: "not-asked",
    }  # fmt: skip
    assert start(evening, NEED) == "Een plek."


def test_a_question_that_is_off_is_not_missed() -> None:
    own = only(plan("tijd", "scale", element=AVAILABLE), plan("later", "ideas", element=AVAILABLE, off=True))
    evening = Evening(own, people=8)
    whole.sent(evening, "tijd", (6, {"value": "2"}))
    assert states(evening)[AVAILABLE] == "asked"


def test_a_slide_asks_nothing_and_is_not_missed() -> None:
    own = only(plan("tijd", "scale", element=AVAILABLE), plan("uitleg", "slide", element=AVAILABLE))
    evening = Evening(own, people=8)
    whole.sent(evening, "tijd", (6, {"value": "2"}))
    assert states(evening)[AVAILABLE] == "asked"


def test_an_empty_programme_has_a_profile_too() -> None:
    assert set(states(Evening(Programme("leeg", "1", {"nl": "Leeg"}, ()), people=8)).values()) == {"not-asked"}


# Sensitive questions


def test_a_sensitive_question_is_only_there_when_it_was_chosen(played: Evening) -> None:
    assert always(played, NEED) == ""
    assert profile(played).sensitive == ("2", "3")
    both = build(whole.included("2", "3")).profile.entry(NEED)
    assert [str(phrase) for phrase in both.always] == [
        "Wat vind je van 2? Hier denken we verschillend over (nee 12, een beetje 9, bijna helemaal 6, helemaal 5).",
        "Wat vind je van 3? Iemand leent zijn bankpas uit, drugs verkopen.",
    ]
    assert both.start == start(played, NEED)


def test_its_small_counts_stay_small() -> None:
    evening = Evening(whole.PROGRAMME, people=32)
    whole.sent(evening, "2", (12, {"value": "0"}), (3, {"value": "1"}), (6, {"value": "2"}))
    evening.ask(IncludeInProfile("2", True))
    assert always(evening, NEED) == (
        "Wat vind je van 2? Nee 12, een beetje minder dan 5, bijna helemaal 6, helemaal minder dan 5."
    )
