"""roles: pick up to three, then who does the most picked ones and who wants to help."""

from __future__ import annotations

from typing import Any

import pytest

from tests.session.evening import Evening, counts, only, plan, refused
from werksessie.programme.model import Choice
from werksessie.session.commands import GoTo

ROLES = tuple(Choice(one, {"nl": one.capitalize()}) for one in ("rolmodel", "actie", "ouders", "geld", "geen"))
ROLLEN = plan("rollen", "roles", options=ROLES, settings={"top": 2})


def opened(one: Any = ROLLEN, people: int = 20) -> Evening:
    evening = Evening(only(one, plan("later", "dots", options_from="rollen", take="chosen")), people=people)
    evening.open("rollen")
    return evening


def picks(evening: Evening, *roles: str, first: int = 0) -> None:
    """A person for each of these: "rolmodel actie" is somebody who picks both."""
    for number, mine in enumerate(roles, first):
        evening.send("rollen", f"person-{number}", {"role": tuple(mine.split())})


def asked(*roles: str, one: Any = ROLLEN, people: int = 20) -> Evening:
    """An evening where "Wie doet dit?" is open."""
    evening = opened(one, people)
    picks(evening, *(roles or ("rolmodel actie",) * 6))
    evening.shut("rollen")
    evening.act("rollen", "ask-who")
    return evening


def say(evening: Evening, person: str, **fields: str) -> None:
    """`rolmodel="community help"`: what somebody says of a role."""
    sent: dict[str, str] = {}
    for role, said in fields.items():
        for word in said.split():
            sent |= {f"help-{role}": "yes"} if word == "help" else {f"who-{role}": word}
    evening.send("rollen", person, sent)


def said(evening: Evening, people: int, helping: int) -> None:
    for number in range(people):
        say(evening, f"person-{number}", rolmodel="community help" if number < helping else "together")


# Picking


def test_everybody_picks_three_at_most() -> None:
    evening = opened()
    picks(evening, "rolmodel actie ouders")
    with refused(422, "hoogstens 3"):
        picks(evening, "rolmodel actie ouders geld")
    assert evening.own("rollen", "person-0")["roles"] == ("rolmodel", "actie", "ouders")


@pytest.mark.parametrize(
    ("fields", "words"),
    [({}, "minstens 1"), ({"role": "burgemeester"}, "bestaat niet"), ({"role": ("geen", "x")}, "bestaat niet")],
)
def test_what_is_no_role_is_refused(fields: dict[str, Any], words: str) -> None:
    with refused(422, words):
        opened().send("rollen", "ann", fields)


def test_a_second_answer_replaces_the_first_and_the_same_id_counts_once() -> None:
    evening = opened()
    evening.send("rollen", "ann", {"role": "geen"}, "a1")
    evening.send("rollen", "ann", {"role": "actie"}, "a2")
    assert evening.send("rollen", "ann", {"role": "geen"}, "a1") == ()
    assert counts(evening.tally("rollen"))["geen"] == {"picked": 0}


@pytest.mark.parametrize(("how", "tallied"), [("unsure", (0, 1, 0)), ("skip", (0, 0, 1))])
def test_who_does_not_know_or_skips_is_counted_apart(how: str, tallied: tuple[int, int, int]) -> None:
    evening = opened()
    picks(evening, "actie")
    evening.send("rollen", "person-0", {how: "1"})
    tally = evening.tally("rollen")
    assert (tally.answered, tally.unsure, tally.skipped) == tallied


# Asking who does it


def test_the_most_picked_roles_are_asked_about_in_the_order_of_the_programme() -> None:
    evening = asked("geld", "geld actie", "ouders", "geld ouders", "rolmodel")
    assert evening.detail("rollen")["asked"] == ["ouders", "geld"]
    assert evening["rollen"].stage == "open"


def test_of_equally_picked_roles_the_first_in_the_programme_is_asked_about() -> None:
    assert asked("geld actie ouders").detail("rollen")["asked"] == ["actie", "ouders"]


def test_ticked_roles_go_before_the_most_picked() -> None:
    evening = opened()
    picks(evening, "geen", "geen", "actie", "geld")
    evening.shut("rollen")
    evening.act("rollen", "choose", option="geld")
    evening.act("rollen", "ask-who")
    assert evening.detail("rollen")["asked"] == ["geld"]


def test_who_is_asked_once_people_have_picked_and_the_question_is_closed() -> None:
    evening = opened()
    with refused(409, "Sluit eerst"):
        evening.act("rollen", "ask-who")
    evening.shut("rollen")
    with refused(409, "nog geen rol"):
        evening.act("rollen", "ask-who")
    evening.open_again("rollen")
    picks(evening, "actie")
    evening.shut("rollen")
    evening.act("rollen", "choose", option="actie")
    evening.open("later")
    with refused(409, "Sluit eerst"):
        evening.act("rollen", "ask-who")


def test_once_somebody_said_who_the_roles_stay_what_they_are() -> None:
    evening = asked()
    say(evening, "ann", actie="together")
    evening.shut("rollen")
    with refused(409, "al op geantwoord"):
        evening.act("rollen", "ask-who")
    evening.open_again("rollen")
    say(evening, "bob", actie="community")
    assert counts(evening.tally("rollen"))["who:actie"] == {"community": 1, "together": 1, "municipality": 0}


def test_after_the_evening_nobody_is_asked_any_more() -> None:
    evening = opened()
    picks(evening, "actie")
    evening.shut("rollen")
    evening.close()
    with refused(409, "afgesloten"):
        evening.act("rollen", "ask-who")


# Saying who


def test_somebody_says_who_does_a_role_and_wants_to_help() -> None:
    evening = asked()
    say(evening, "ann", rolmodel="community help", actie="help")
    own = evening.own("rollen", "ann")
    assert (dict(own["who"]), own["help"]) == ({"rolmodel": "community"}, ["actie", "rolmodel"])
    say(evening, "ann", rolmodel="municipality")
    tally = counts(evening.tally("rollen"))
    assert tally["who:rolmodel"] == {"community": 0, "together": 0, "municipality": 1}
    assert tally["help:rolmodel"] == {"help": 0}


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({}, 422, "minstens 1 rol"),
        ({"who-rolmodel": ""}, 422, "minstens 1 rol"),
        ({"who-geld": "community"}, 422, "bestaat niet"),
        ({"help-geld": "yes"}, 422, "bestaat niet"),
        ({"who-rolmodel": "jullie"}, 422, "begrijpen we niet"),
        ({"help-rolmodel": "misschien"}, 422, "begrijpen we niet"),
        ({"role": "geld"}, 409, "gesloten"),
    ],
)
def test_what_makes_no_sense_is_refused(fields: dict[str, str], status: int, words: str) -> None:
    evening = asked()
    with refused(status, words):
        evening.send("rollen", "ann", fields)
    assert evening.detail("rollen")["who"]["answered"] == 0


def test_nobody_says_who_before_it_is_asked() -> None:
    with refused(409, "nog niet open"):
        say(opened(), "ann", rolmodel="community")


def test_who_does_not_know_who_does_it_keeps_the_roles_picked() -> None:
    evening = asked()
    say(evening, "person-1", rolmodel="community")
    for person, how in (("person-0", "unsure"), ("person-1", "skip"), ("ann", "unsure")):
        evening.send("rollen", person, {how: "1"})
    tally = evening.tally("rollen")
    assert (tally.answered, tally.unsure, counts(tally)["actie"]) == (6, 1, {"picked": 6})
    assert evening.detail("rollen")["who"] == {"answered": 0, "unsure": 1, "skipped": 1}


# Later


def test_later_activities_take_the_chosen_roles() -> None:
    evening = opened()
    picks(evening, *["actie geld"] * 5)
    evening.shut("rollen")
    evening.act("rollen", "choose", option="geld")
    evening.open("later")
    assert [one.id for one in evening["later"].options] == ["geld"]


def test_sealing_keeps_the_counts() -> None:
    evening = asked()
    said(evening, 5, 3)
    evening.send("rollen", "person-5", {"unsure": "1"})
    evening.send("rollen", "pseudonym-new", {"skip": "1"})
    evening.act("rollen", "need", role="actie", people="3")
    evening.shut("rollen")
    evening.act("rollen", "choose", option="actie")
    before = evening.tally("rollen"), evening.detail("rollen"), evening.wall("rollen")
    evening.close()
    evening.state, text = evening.sealed()
    assert (evening.tally("rollen"), evening.detail("rollen"), evening.wall("rollen")) == before
    assert ("person-" in text, "pseudonym" in text, "fresh-" in text) == (False, False, False)


def test_a_replayed_log_gives_the_same_state() -> None:
    evening = asked()
    said(evening, 5, 3)
    evening.act("rollen", "need", role="actie", people="3")
    assert evening.replay() == evening.state


def test_going_elsewhere_and_back_keeps_the_second_question() -> None:
    evening = asked()
    evening.ask(GoTo("later", evening.at))
    evening.open_again("rollen")
    say(evening, "ann", actie="together")
    assert evening.detail("rollen")["who"]["answered"] == 1
