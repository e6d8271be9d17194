"""agreements: what, who and when, and whether anybody objects."""

from __future__ import annotations

import pytest

from tests.session.evening import PLACES, Evening, only, plan, refused
from werksessie.programme.model import Choice
from werksessie.session.commands import HideResults

LAMP = {"what": "Plaats een lamp bij het pad", "who": "gemeente", "when": "2027-04-01"}


@pytest.fixture
def evening() -> Evening:
    """Twenty people, and the agreements on the wall; nobody can answer yet."""
    evening = Evening(people=20)
    evening.show("afspraken")
    return evening


def made(evening: Evening) -> list[tuple[str, str, str]]:
    """What stands on the wall."""
    return [(one.what, one.who, one.when) for wall in evening.walls("afspraken") for one in wall["agreements"]]


def consent(evening: Evening, *values: str) -> None:
    for number, value in enumerate(values):
        evening.send("afspraken", f"person-{number}", {"value": value, "text": f"Bezwaar {number}"})


def test_an_agreement_says_what_who_and_when(evening: Evening) -> None:
    evening.act("afspraken", "make", **LAMP)
    evening.act("afspraken", "make", what="  Bel \n de buurt ", who="Stichting Zonnig", when="2027-05-01")
    assert made(evening) == [
        ("Plaats een lamp bij het pad", "gemeente", "2027-04-01"),
        ("Bel de buurt", "Stichting Zonnig", "2027-05-01"),
    ]


@pytest.mark.parametrize("when", ["", "snel", "1-4-2027", "2027-02-30"])
def test_without_a_date_it_is_no_agreement(evening: Evening, when: str) -> None:
    with refused(422, "Zonder datum"):
        evening.act("afspraken", "make", **{**LAMP, "when": when})
    assert made(evening) == []


def test_an_agreement_is_twelve_words_at_most(evening: Evening) -> None:
    evening.act("afspraken", "make", **{**LAMP, "what": "woord " * 12})
    with refused(422, "12 woorden"):
        evening.act("afspraken", "make", **{**LAMP, "what": "woord " * 13})
    assert len(made(evening)) == 1


@pytest.mark.parametrize("fields", [{"what": " "}, {"who": ""}])
def test_an_agreement_needs_what_and_who(evening: Evening, fields: dict[str, str]) -> None:
    with refused(422, "Vul in"):
        evening.act("afspraken", "make", **{**LAMP, **fields})


@pytest.mark.parametrize("fields", [{"what": "x" * 121}, {"who": "x" * 121}])
def test_an_agreement_fits_on_the_wall(evening: Evening, fields: dict[str, str]) -> None:
    with refused(422, "120 tekens"):
        evening.act("afspraken", "make", **{**LAMP, **fields})


def test_an_agreement_can_be_changed_in_its_place_and_taken_away(evening: Evening) -> None:
    first = evening.act("afspraken", "make", **LAMP)
    evening.act("afspraken", "make", **{**LAMP, "what": "Bel de buurt"})
    evening.act("afspraken", "change", agreement=first, **{**LAMP, "who": "buurtvereniging"})
    assert [who for _, who, _ in made(evening)] == ["buurtvereniging", "gemeente"]
    evening.act("afspraken", "drop", agreement=first)
    assert [what for what, _, _ in made(evening)] == ["Bel de buurt"]


def test_an_agreement_that_is_gone_is_said_to_be_gone(evening: Evening) -> None:
    for verb in ("change", "drop"):
        with refused(404, "is er niet meer"):
            evening.act("afspraken", verb, agreement="weg", **LAMP)


def test_a_change_that_is_refused_keeps_what_stood(evening: Evening) -> None:
    first = evening.act("afspraken", "make", **LAMP)
    with refused(422):
        evening.act("afspraken", "change", agreement=first, **{**LAMP, "when": ""})
    assert made(evening) == [tuple(LAMP.values())]


# Goals


def test_the_goals_that_were_chosen_are_offered() -> None:
    evening = Evening(people=20)
    evening.open("wensen")
    for name in ("Licht", "Groen"):
        theme = evening.act("wensen", "make-theme", name=name)
        evening.act("wensen", "goal", theme=theme, goal=f"er {name} is")
    evening.open("kiezen")
    evening.shut("kiezen")
    assert evening.board("afspraken")["goals"] == ()
    evening.act("kiezen", "choose", option=theme)
    assert [one.text["nl"] for one in evening.board("afspraken")["goals"]] == ["We willen dat er Groen is"]
    evening.act("afspraken", "make", **LAMP, goal=theme)
    evening.act("afspraken", "make", **LAMP, goal="verzonnen")
    assert [one["goal"] for one in evening.detail("afspraken")["agreements"]] == [theme, ""]


# Consent


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        (("fine", "tolerable"), "none"),
        (("fine", "objection"), "objection"),
        (("objection", "objection", "objection"), "objection"),
        ((), ""),
    ],
)
def test_the_outcome_is_whether_anybody_objects_and_comes_after_closing(
    evening: Evening, values: tuple[str, ...], outcome: str
) -> None:
    evening.act("afspraken", "make", **LAMP)
    evening.press("open:afspraken")
    consent(evening, *values)
    assert [evening.wall("afspraken")["outcome"], evening.detail("afspraken")["outcome"]] == ["", ""]
    assert evening.board("afspraken")["objections"] == ()
    evening.shut("afspraken")
    assert evening.wall("afspraken")["outcome"] == outcome


def test_the_outcome_does_not_show_when_an_opening_is_taken_back(evening: Evening) -> None:
    evening.press("open:afspraken")
    consent(evening, "objection")
    evening.undo()
    assert evening.wall("afspraken")["outcome"] == ""
    assert evening.board("afspraken")["objections"] == ()


def test_showing_hidden_results_does_not_show_the_outcome_early(evening: Evening) -> None:
    evening.press("open:afspraken")
    consent(evening, "objection")
    evening.ask(HideResults("afspraken", True))
    evening.ask(HideResults("afspraken", False))
    assert evening.wall("afspraken")["outcome"] == ""


def test_objections_are_never_counted() -> None:
    seen = []
    for values in (("objection", "fine", "fine"), ("objection", "objection", "objection")):
        evening = Evening(people=20)
        evening.open("afspraken")
        consent(evening, *values)
        evening.shut("afspraken")
        seen.append((evening.tally("afspraken"), evening.detail("afspraken"), evening.wall("afspraken")))
    assert seen[0] == seen[1]


def test_what_must_change_is_for_the_facilitator_without_saying_who(evening: Evening) -> None:
    evening.press("open:afspraken")
    evening.send("afspraken", "zoe", {"value": "objection", "text": "Eerst praten"})
    evening.send("afspraken", "ann", {"value": "objection", "text": "Wie betaalt dit?"})
    evening.send("afspraken", "bob", {"value": "fine", "text": "Telt niet"})
    evening.shut("afspraken")
    assert evening.board("afspraken")["objections"] == ["Eerst praten", "Wie betaalt dit?"]
    assert "Telt niet" not in "\n".join(evening.log)


def test_a_second_view_replaces_the_first(evening: Evening) -> None:
    evening.press("open:afspraken")
    evening.send("afspraken", "ann", {"value": "objection", "text": "Nee"})
    evening.send("afspraken", "ann", {"value": "fine"})
    assert evening.own("afspraken", "ann") == {"value": "fine", "text": "", "said": []}
    evening.shut("afspraken")
    assert (evening.wall("afspraken")["outcome"], evening.tally("afspraken").answered) == ("none", 1)


def test_the_same_answer_id_twice_counts_once(evening: Evening) -> None:
    evening.press("open:afspraken")
    evening.send("afspraken", "ann", {"value": "objection"}, "a1")
    evening.send("afspraken", "ann", {"value": "fine"}, "a2")
    assert evening.send("afspraken", "ann", {"value": "objection"}, "a1") == ()
    assert evening.own("afspraken", "ann")["value"] == "fine"


def test_somebody_who_does_not_know_no_longer_objects(evening: Evening) -> None:
    evening.press("open:afspraken")
    consent(evening, "objection", "fine")
    evening.send("afspraken", "person-0", {"unsure": "1"})
    evening.shut("afspraken")
    assert evening.wall("afspraken")["outcome"] == "none"
    assert (evening.tally("afspraken").answered, evening.tally("afspraken").unsure) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "1 van de 3"),
        ({"value": "misschien"}, "1 van de 3"),
        ({"value": "objection", "text": "x" * 281}, "280 tekens"),
    ],
)
def test_a_view_is_one_of_three_and_what_must_change_is_short(
    evening: Evening, fields: dict[str, str], words: str
) -> None:
    evening.press("open:afspraken")
    with refused(422, words):
        evening.send("afspraken", "ann", fields)


@pytest.mark.parametrize("verb", ["make", "change", "drop"])
def test_changing_the_agreements_asks_consent_again(evening: Evening, verb: str) -> None:
    first = evening.act("afspraken", "make", **LAMP)
    evening.press("open:afspraken")
    consent(evening, "fine", "objection")
    evening.act("afspraken", verb, agreement=first, **{**LAMP, "who": "buurtvereniging"})
    assert evening.tally("afspraken").answered == 0
    assert evening.own("afspraken", "person-0") == {"value": "", "text": "", "said": []}
    evening.send("afspraken", "person-0", {"value": "fine"})
    evening.shut("afspraken")
    assert evening.wall("afspraken")["outcome"] == "none"


def test_consent_from_before_a_change_does_not_count_when_it_arrives_twice(evening: Evening) -> None:
    first = evening.act("afspraken", "make", **LAMP)
    evening.press("open:afspraken")
    evening.send("afspraken", "ann", {"value": "fine"}, "a1")
    evening.act("afspraken", "change", agreement=first, **{**LAMP, "who": "buurtvereniging"})
    assert evening.send("afspraken", "ann", {"value": "fine"}, "a1") == ()
    assert evening.tally("afspraken").answered == 0


def test_many_agreements_take_more_than_one_page(evening: Evening) -> None:
    for number in range(9):
        evening.act("afspraken", "make", **{**LAMP, "what": f"Afspraak {number}"})
    assert [what for what, _, _ in made(evening)] == [f"Afspraak {number}" for number in range(9)]
    assert len(evening.walls("afspraken")) > 1


# Drafts from goals and roles


DREAMS = (Choice("ouders", {"nl": "We willen dat ouders elkaar kennen"}), Choice("plek", {"nl": "Een eigen plek"}))


@pytest.fixture
def chosen() -> Evening:
    """Two goals and a role that the room chose."""
    evening = Evening(
        only(
            plan("kiezen", "dots", options=DREAMS),
            plan("rollen", "roles", options=PLACES[:3]),
            plan("afspraken", "agreements", settings={"goals_from": "kiezen", "roles_from": "rollen"}),
        ),
        people=5,
    )
    for activity, options in (("kiezen", ("ouders", "plek")), ("rollen", ("plek-2",))):
        evening.open(activity)
        evening.shut(activity)
        for option in options:
            evening.act(activity, "choose", option=option, chosen="yes")
    evening.show("afspraken")
    return evening


def begun(evening: Evening) -> list[tuple[str, str]]:
    return [(draft.goal.id, draft.what) for draft in evening.board("afspraken")["drafts"]]


def test_every_chosen_goal_is_a_draft_until_something_is_agreed_about_it(chosen: Evening) -> None:
    assert begun(chosen) == [("ouders", "ouders elkaar kennen"), ("plek", "Een eigen plek")]
    made = chosen.act("afspraken", "make", what="Zoek een zaal", who="Gemeente", when="2027-04-03", goal="ouders")
    assert begun(chosen) == [("plek", "Een eigen plek")]
    chosen.act("afspraken", "drop", agreement=made)
    assert len(begun(chosen)) == 2


def test_the_chosen_roles_are_offered_as_who_does_it(chosen: Evening) -> None:
    assert chosen.board("afspraken")["who"] == ("Plek 2", "De gemeenschap", "De gemeente", "Samen")


def test_an_agreement_corrected_after_closing_asks_consent_again(chosen: Evening) -> None:
    made = chosen.act("afspraken", "make", what="Zoek een zaal", who="Gemeente", when="2027-04-03")
    chosen.press("open:afspraken")
    for number in range(5):
        chosen.send("afspraken", f"person-{number}", {"value": "fine"})
    chosen.shut("afspraken")
    assert (chosen.board("afspraken")["outcome"], chosen.board("afspraken")["changed_since"]) == ("none", False)
    chosen.act("afspraken", "change", agreement=made, what="Zoek een tuin", who="Gemeente", when="2027-04-03")
    assert (chosen.board("afspraken")["outcome"], chosen.board("afspraken")["changed_since"]) == ("", True)
    chosen.open_again("afspraken")
    chosen.send("afspraken", "person-1", {"value": "tolerable"})
    chosen.shut("afspraken")
    assert (chosen.board("afspraken")["outcome"], chosen.board("afspraken")["changed_since"]) == ("none", False)
