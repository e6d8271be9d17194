"""The one-page profile: what stands in each line, and what the facilitator makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.session.evening import DETAILS, Evening, only, plan
from tests.summary import whole
from tests.summary.whole import AVAILABLE, CAPACITY, GOAL, NEED, ROLES, TRAITS, a_whole_evening, always, profile, start
from werksessie.session import profile as rows
from werksessie.session.commands import WriteProfile
from werksessie.summary.profile import is_asked


@pytest.fixture(scope="module")
def played() -> Evening:
    """A whole evening of thirty-two people; not to be changed."""
    return a_whole_evening()


# What stands in each line


def test_the_elements_are_those_of_the_conclusion_in_its_order(played: Evening) -> None:
    assert tuple(entry.row for entry in profile(played).elements) == rows.ELEMENTS


def test_needs_are_the_three_that_people_chose_most(played: Evening) -> None:
    assert start(played, NEED) == "Een plek, tijd, kennis."


def test_the_goals_are_those_the_room_chose_with_their_votes_and_whether_they_fit(played: Evening) -> None:
    assert start(played, GOAL) == (
        "We willen dat jongeren ’s avonds een eigen plek hebben (19 van 32 mensen). "
        "We willen dat ouders elkaar kennen en helpen (10 van 32 mensen). "
        "Past bij dagelijks leven: nee 2, een beetje 4, bijna helemaal 14, helemaal 8."
    )
    assert always(played, GOAL) == "Geen bezwaar."


def test_availability_gives_all_four_counts(played: Evening) -> None:
    assert start(played, AVAILABLE) == "Nu even niet 3, soms 9, elke maand 11, elke week 6."


def test_roles_stand_in_three_lists_and_what_is_not_clear_apart(played: Evening) -> None:
    assert start(played, ROLES) == (
        "Wij: Rolmodel zijn. Samen: Ouders helpen. De gemeente: Ruimte en geld regelen. "
        "Niet duidelijk wie: Mensen bij elkaar brengen."
    )


def test_capacity_is_what_helps_and_how_it_is_with_money(played: Evening) -> None:
    assert start(played, CAPACITY) == (
        "9: Iemand die je kunt bellen; Een sleutel na acht uur. "
        "Genoeg geld: nu nee 25, een beetje 0, bijna helemaal 5, helemaal 0."
    )


def test_traits_are_only_what_the_facilitator_writes(played: Evening) -> None:
    assert (start(played, TRAITS), profile(played).silence[TRAITS]) == ("", "Niet besproken.")


def test_the_three_most_important_conditions_stand_with_how_they_are_now(played: Evening) -> None:
    found = [(one.text, one.people, one.now) for one in profile(played).conditions]
    now = "nee 25, een beetje 0, bijna helemaal 5, helemaal 0"
    assert found == [
        ("Elkaar vertrouwen, iedereen telt even veel", "24 van 32 mensen",
         "nee 14, een beetje 11, bijna helemaal 5, helemaal 0"),
        ("Steeds dezelfde mensen", "18 van 32 mensen", now),
        ("Genoeg geld", "14 van 32 mensen", now),
    ]  # fmt: skip


def test_expectations_are_two_by_two_lines(played: Evening) -> None:
    assert profile(played).expected == ("Eén vast gezicht dat blijft", "Eerlijk zeggen wat niet kan")
    assert start(played, rows.EXPECTED) == ""
    assert profile(played).silence[rows.EXPECTED] == "Gemeente: nog niet gevraagd."


def test_the_form_of_cooperation_is_in_the_words_of_the_room(played: Evening) -> None:
    assert start(played, rows.FORM) == "Elke drie maanden samen aan tafel, met dezelfde mensen."
    assert always(played, rows.FORM) == "Geen bezwaar."


def test_what_is_open_is_what_people_asked(played: Evening) -> None:
    asked = {"Wie betaalt de jongerenwerker na de zomer?", "Hoe bereiken we andere ouders?"}
    assert {str(phrase) for phrase in profile(played).entry(rows.OPEN_QUESTIONS).came_in} == asked


def test_what_is_asked_of_the_municipality_are_the_agreements_that_wait_for_it(played: Evening) -> None:
    assert [one.what for one in profile(played).asked] == [
        "Sportzaal openen op vrijdagavond", "Eén vaste contactpersoon noemen",
    ]  # fmt: skip
    assert len(profile(played).agreements) == 3


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        ("gemeente", True),
        ("de Gemeente", True),
        ("Gemeente, Sport", True),
        ("Voorbeeld", True),
        ("wethouder van Voorbeeld", True),
        ("Voorbeeldschool", False),
        ("de gemeenschap", False),
        ("School en buurtvaders", False),
    ],
)
def test_an_agreement_waits_for_the_municipality_when_it_names_it(who: str, asked: bool) -> None:
    assert is_asked(who, replace(DETAILS, municipality="Gemeente Voorbeeld")) is asked


@pytest.mark.parametrize("name", ["", "Gemeente", "gemeente (x"])
def test_a_municipality_without_a_name_of_its_own_claims_nothing(name: str) -> None:
    assert not is_asked("School en buurtvaders", replace(DETAILS, municipality=name))


def test_no_more_than_five_agreements_stand_there_and_it_says_that_there_are_others() -> None:
    evening = Evening(whole.PROGRAMME, people=8)
    whole.agreements(evening, [(f"Doe ding {number}", "School", "2027-04-01") for number in range(7)])
    assert [one.what for one in profile(evening).agreements] == [f"Doe ding {number}" for number in range(5)]
    assert profile(evening).more


# The facilitator's words


def test_what_the_facilitator_wrote_stands_beside_what_came_in() -> None:
    evening = Evening(whole.PROGRAMME, people=8)
    evening.ask(WriteProfile(TRAITS, "Mensen kennen elkaar."))
    entry = profile(evening).entry(TRAITS)
    assert (entry.written, entry.state) == ("Mensen kennen elkaar.", "partly")


def test_who_else_was_there_starts_from_the_prepare_page() -> None:
    evening = Evening(whole.PROGRAMME, replace(DETAILS, also_present="school, jongerenwerk"), people=8)
    assert start(evening, rows.PRESENT) == "school, jongerenwerk."


@pytest.mark.parametrize(
    ("value", "words"), [("objection", "Er is bezwaar: we praten verder."), ("fine", "Geen bezwaar.")]
)
def test_nobody_writes_an_objection_away_and_it_is_never_counted(value: str, words: str) -> None:
    one, six = (objected(number, value) for number in (1, 6))
    assert always(one, GOAL) == always(six, GOAL) == words
    assert profile(one).entry(GOAL).written == "Iedereen is het eens."
    assert profile(one) == profile(six)


def objected(number: int, value: str) -> Evening:
    """Ten people look at one goal; so many of them answer this."""
    choices = whole.choices(plek="Een plek")
    evening = Evening(only(plan("consent-doelen", "consent", element=GOAL, options=choices)), people=12)
    answers = [(number, {"value-plek": value, "text-plek": "het gaat te snel"}), (10 - number, {"value-plek": "fine"})]
    whole.sent(evening, "consent-doelen", *answers)
    evening.ask(WriteProfile(GOAL, "Iedereen is het eens."))
    return evening
