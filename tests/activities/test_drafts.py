"""What an agreement begins with: a draft of every chosen goal, and who could do it."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, only, plan
from werksessie.programme.model import Choice, Plan

ROLES = (Choice("buren", {"en": "Neighbours", "nl": "De buren"}), Choice("samen", {"nl": "Samen"}))


def chosen(goal: str, **settings: str) -> Evening:
    """This goal and both roles were chosen, and agreements come next."""
    last = Plan("afspraken", "agreements", {"nl": "Afspraken"}, {"nl": "Wat spreken we af?"}, settings=settings)
    goals = plan("kiezen", "dots", options=(Choice("doel", {"en": "In English", "nl": goal}),))
    evening = Evening(only(goals, plan("rollen", "roles", options=ROLES), last), people=5)
    for activity, options in (("kiezen", ("doel",)), ("rollen", ("buren", "samen"))):
        evening.open(activity)
        evening.shut(activity)
        for option in options:
            evening.act(activity, "choose", option=option)
    evening.show("afspraken")
    return evening


TWELVE = " ".join(["woord"] * 12)
LONG = "x" * 59 + " " + "x" * 60


@pytest.mark.parametrize(
    ("goal", "begins"),
    [
        (f"We willen dat {TWELVE}", TWELVE),
        (f"We willen dat {TWELVE} meer", ""),
        (LONG, LONG),
        (LONG + "x", ""),
        (LONG + " " + TWELVE, ""),
    ],
)
def test_a_goal_that_fits_an_agreement_is_what_it_begins_with(goal: str, begins: str) -> None:
    assert [one.what for one in chosen(goal, goals_from="kiezen").board("afspraken")["drafts"]] == [begins]


def test_who_could_do_it_are_the_chosen_roles_in_dutch_and_the_two_sides_each_once() -> None:
    who = chosen("Licht", roles_from="rollen").board("afspraken")["who"]
    assert who == ("De buren", "Samen", "De gemeenschap", "De gemeente")


def test_where_nothing_is_taken_from_goals_or_roles_there_is_no_draft() -> None:
    board = chosen("Licht").board("afspraken")
    assert (board["drafts"], board["who"]) == ((), ("De gemeenschap", "De gemeente", "Samen"))
