"""The one-page profile of the programmes as they are shipped: answers about a goal or a role, and two sides."""

from __future__ import annotations

import pytest

from tests.session.evening import DETAILS, Evening
from tests.summary import whole
from tests.summary.test_profile_any import check
from tests.summary.whole import AVAILABLE, CAPACITY, GOAL, NEED, ROLES, TRAITS, profile, start
from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped
from werksessie.session import profile as rows

PLACE, PARENTS = "jongeren ’s avonds een eigen plek hebben", "ouders elkaar kennen en helpen"


def evening(programme: str) -> Evening:
    return Evening(load_shipped(programme, KINDS), DETAILS, people=30)


def goals(made: Evening) -> list[str]:
    """Question 4, and its two themes worded as goals."""
    found = whole.said(made, "4", {"Een plek": ["de sportzaal"] * 4, "Ouders": ["koffie"] * 3})
    for theme, words in zip(found, (PLACE, PARENTS), strict=True):
        made.act("4", "goal", theme=theme, goal=words)
    return found


def chosen_goals(made: Evening) -> list[str]:
    """Both goals are voted on, chosen, and nobody objects."""
    found = goals(made)
    whole.sent(made, "5a", (18, {f"dots-{found[0]}": "1"}), (9, {f"dots-{found[1]}": "1"}))
    for goal in found:
        made.act("5a", "choose", option=goal)
    whole.sent(made, "consent-doelen", (20, {f"value-{goal}": "fine" for goal in found}))
    return found


def chosen_roles(made: Evening) -> None:
    """Two roles are picked and chosen; then clearly ours, and clearly the municipality's."""
    made.open("6")
    whole.answered(made, "6", (15, {"role": ("rolmodel", "ruimte")}), (6, {"role": "rolmodel"}))
    made.shut("6")
    for role in ("rolmodel", "ruimte"):
        made.act("6", "choose", option=role)
    made.act("6", "ask-who")
    whole.answered(made, "6", (14, {"who-rolmodel": "community", "who-ruimte": "municipality"}))
    made.shut("6")


def about(made: Evening, activity: str, subject: str, *texts: str) -> None:
    """So many people say this about one goal or role, and everybody may read it."""
    for person, text in zip(whole.people(30), texts, strict=False):
        card = made.send(activity, person, {"about": subject, "text": text})[0].card
        made.act(activity, "release", card=card)


@pytest.fixture
def made() -> Evening:
    return evening("weerbaarheid")


def test_a_chosen_goal_stands_with_its_votes_and_how_it_fits_daily_life(made: Evening) -> None:
    place, parents = chosen_goals(made)
    fits = {"value-dagelijks-leven": "2", "value-zelf-iets-aan": "3"}
    whole.sent(made, "13", (8, {"about": place, **fits}), (3, {"about": parents, **fits}))
    assert start(made, GOAL) == (
        f"We willen dat {PLACE} (18 van 27 mensen; past bij dagelijks leven: nee 0, een beetje 0, bijna helemaal 8, "
        f"helemaal 0). We willen dat {PARENTS} (9 van 27 mensen)."
    )
    check(made.state)


def test_goals_that_nobody_voted_on_stand_there_as_they_were_worded(made: Evening) -> None:
    goals(made)
    assert start(made, GOAL) == f"We willen dat {PLACE}. We willen dat {PARENTS}."


def test_a_vote_without_a_choice_says_so(made: Evening) -> None:
    found = goals(made)
    whole.sent(made, "5a", (8, {f"dots-{found[1]}": "1"}))
    assert start(made, GOAL) == f"Nog niet gekozen. Veel stemmen: We willen dat {PARENTS} (8 van 8 mensen)."


def test_a_vote_on_methods_is_no_vote_on_goals(made: Evening) -> None:
    goals(made)
    whole.sent(made, "12", (12, {"dots-uitleg": "1"}))
    assert start(made, GOAL) == f"We willen dat {PLACE}. We willen dat {PARENTS}."


def test_a_goal_stands_in_the_words_that_people_can_live_with(made: Evening) -> None:
    place, parents = chosen_goals(made)
    made.act("consent-doelen", "reword", proposal=place, text="We willen dat jongeren eerst een proef krijgen")
    made.open_again("consent-doelen")
    whole.answered(made, "consent-doelen", (12, {f"value-{goal}": "fine" for goal in (place, parents)}))
    made.shut("consent-doelen")
    told = start(made, GOAL)
    assert told.startswith("We willen dat jongeren eerst een proef krijgen (18 van 27 mensen).")
    assert PLACE not in told


def test_needs_are_named_once_whatever_role_they_are_for(made: Evening) -> None:
    chosen_roles(made)
    whole.sent(
        made, "7", (9, {"about": "rolmodel", "option": ("tijd", "kennis")}), (6, {"about": "ruimte", "option": "geld"}),
        (12, {"about": "ruimte", "option": ("tijd", "other")}),
    )  # fmt: skip
    assert start(made, NEED) == "Tijd, kennis, geld."
    check(made.state)


def test_what_helps_is_said_about_each_role_in_turn(made: Evening) -> None:
    chosen_roles(made)
    made.open("9")
    about(made, "9", "rolmodel", "training", "iemand om te bellen")
    about(made, "9", "ruimte", "een sleutel")
    made.shut("9")
    told = start(made, CAPACITY)
    assert told.startswith("Zelf kunnen doen: ")
    assert {"training", "een sleutel", "iemand om te bellen"} == {
        word.strip(" .").lower() for word in told.partition(":")[2].split(",")
    }
    assert "rolmodel" not in told.lower()


def test_roles_stand_with_who_does_them(made: Evening) -> None:
    chosen_roles(made)
    assert start(made, ROLES) == "Wij: Rolmodel zijn voor jongeren. De gemeente: Ruimte en geld regelen."


def test_both_sides_say_what_they_expect(made: Evening) -> None:
    assert profile(made).silence[rows.EXPECTED] == "Gemeente: nog niet gevraagd."
    made.open("10")
    for person, text in zip(whole.people(2), ("Kom langs", "Bel terug"), strict=True):
        made.act("10", "release", card=made.send("10", person, {"text": text})[0].card)
    made.act("10", "ask-other-side")
    made.act("10", "add-other-side", text="Neem jongeren mee")
    made.shut("10")
    assert set(profile(made).expected) == {"Kom langs", "Bel terug"}
    assert start(made, rows.EXPECTED) == "Neem jongeren mee."


def test_a_municipality_that_said_nothing_was_asked_all_the_same(made: Evening) -> None:
    made.open("10")
    made.send("10", "iemand", {"text": "Kom langs"})
    made.act("10", "ask-other-side")
    made.shut("10")
    assert profile(made).silence[rows.EXPECTED] == "Gevraagd. De gemeente zei hier niets."


def test_the_form_of_cooperation_is_the_proposal_nobody_objects_to(made: Evening) -> None:
    themes = whole.said(made, "samen-verder", {"Elke maand aan tafel": ["eten"], "Appgroep": ["app"]})
    answers = {f"value-{themes[0]}": "fine", f"value-{themes[1]}": "objection", f"text-{themes[1]}": "te druk"}
    whole.sent(made, "samen-verder-consent", (8, answers))
    assert start(made, rows.FORM) == "Elke maand aan tafel."
    always = [str(phrase) for phrase in profile(made).entry(rows.FORM).always]
    assert always == ["Er is bezwaar: we praten verder."]
    check(made.state)


def test_practice_and_the_look_back_are_not_offered_for_the_profile(made: Evening) -> None:
    assert profile(made).sensitive == ("2", "3")


def test_the_short_programme_leaves_the_rest_unasked() -> None:
    made = evening("weerbaarheid-kort")
    whole.said(made, "1", {"Spelen": ["buiten"]})
    chosen_goals(made)
    chosen_roles(made)
    made.close()
    told = {entry.row: entry.state for entry in profile(made).elements}
    assert told == {
        NEED: "partly", GOAL: "partly", TRAITS: "not-asked", AVAILABLE: "not-asked", ROLES: "asked",
        CAPACITY: "not-asked",
    }  # fmt: skip
    assert profile(made).silence[AVAILABLE] == "Niet gevraagd."
    check(made.state)


@pytest.mark.parametrize(
    "programme", ["weerbaarheid", "weerbaarheid-kort", "weerbaarheid-twee-avonden", "eerste-gesprek"]
)
def test_every_shipped_programme_has_a_profile_before_anything_happened(programme: str) -> None:
    made = evening(programme)
    check(made.state)
    assert {entry.state for entry in profile(made).elements} == {"not-asked"}
