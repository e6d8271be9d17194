"""The programme of a follow-up evening: what it always has, and what was chosen with what that needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from werksessie.activities import KINDS
from werksessie.programme.follow_up import follow_up, offer
from werksessie.programme.loader import load_shipped, loads, read, shipped
from werksessie.programme.model import EARLIER, Plan, Programme
from werksessie.programme.place import ProgrammeError
from werksessie.programme.writer import dumps, to_raw

WHOLE = load_shipped("weerbaarheid", KINDS)


def ids(programme: Programme) -> list[str]:
    return [one.id for one in programme.activities]


def the(programme: Programme, activity: str) -> Plan:
    found = programme.plan(activity)
    assert found
    return found


def test_it_begins_with_what_was_done_and_ends_with_agreements() -> None:
    made = follow_up(WHOLE, (), KINDS)
    assert ids(made) == ["welkom", "regels", "gedaan", "afspraken", "contact", "slot"]
    assert (the(made, "gedaan").options_from, the(made, "gedaan").reveal) == (EARLIER, "after_close")


def test_without_anything_agreed_before_it_does_not_look_back() -> None:
    assert "gedaan" not in ids(follow_up(WHOLE, ("8",), KINDS, returns=False))


def test_what_is_chosen_comes_in_its_own_order_before_the_agreements_or_after_them() -> None:
    made = follow_up(WHOLE, ("tip", "8", "1"), KINDS)
    assert ids(made) == ["welkom", "regels", "gedaan", "1", "8", "afspraken", "contact", "tip", "slot"]


def test_what_an_activity_cannot_be_asked_without_comes_along() -> None:
    made = follow_up(WHOLE, ("5b",), KINDS)
    assert ids(made)[3:6] == ["4", "5a", "5b"]


def test_agreements_take_over_goals_only_where_goals_are_chosen() -> None:
    assert the(follow_up(WHOLE, (), KINDS), "afspraken").settings["goals_from"] == ""
    assert the(follow_up(WHOLE, ("5a",), KINDS), "afspraken").settings["goals_from"] == "5a"


@pytest.mark.parametrize("id", shipped())
def test_after_any_evening_anything_or_everything_can_be_chosen(id: str) -> None:
    before = load_shipped(id, KINDS)
    offered = offer(before, KINDS)
    every = [one.id for one in (*offered.own, *offered.ours)]
    assert len(every) == len(set(every))
    for chosen in ([], every, every[::2], every[1::2], every[-3:]):
        made = follow_up(before, chosen, KINDS)
        assert set(chosen) <= set(ids(made))
        assert len(made.minutes) == 1
        assert not any(one.off for one in made.activities)


def test_a_question_is_the_one_of_that_evening_where_it_was_asked() -> None:
    changed = replace(the(WHOLE, "8"), text={"nl": "Wat telt voor jullie?"})
    own = replace(WHOLE, activities=tuple(changed if one.id == "8" else one for one in WHOLE.activities))
    assert the(follow_up(own, ("8",), KINDS), "8").text == {"nl": "Wat telt voor jullie?"}


def test_what_nobody_offers_is_not_asked() -> None:
    assert ids(follow_up(WHOLE, ("verdwenen", "gedaan"), KINDS)) == ids(follow_up(WHOLE, (), KINDS))


def test_after_a_follow_up_evening_comes_another_one() -> None:
    second = follow_up(WHOLE, ("8",), KINDS)
    assert ids(follow_up(second, ("8",), KINDS)) == ids(second)
    assert "4" in [one.id for one in offer(second, KINDS).ours]


def test_it_can_be_kept_as_a_programme_file() -> None:
    made = follow_up(WHOLE, ("8", "5b"), KINDS)
    assert loads(dumps(made, KINDS), "vervolg.toml", KINDS) == made


@pytest.mark.parametrize(
    ("kind", "id", "words"),
    [
        ("choice", "terug", "dit past alleen bij soort consent"),
        ("consent", "earlier", "deze naam gebruiken we zelf al"),
    ],
)
def test_only_consent_looks_back_and_nothing_else_has_that_name(kind: str, id: str, words: str) -> None:
    raw = to_raw(follow_up(WHOLE, (), KINDS), KINDS)
    wrong = {"id": id, "kind": kind, "title": {"nl": "A"}, "text": {"nl": "A"}, "options_from": EARLIER}
    with pytest.raises(ProgrammeError, match=words):
        read({**raw, "activities": [wrong]}, "vervolg", KINDS)
