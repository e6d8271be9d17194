"""What stays when single answers are destroyed: every number, what was told, three of people's words a theme."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings

from tests.session.destroyed_evening import DAY, before_and_after, rewritten, told
from tests.session.evening import Evening, only, plan, refused
from tests.session.full_evening import full
from tests.session.test_properties import play, started
from tests.session.test_whole_programmes import TONIGHT
from tests.session.walking import Walk
from tests.strategies import Move, moves
from tests.summary.whole import a_whole_evening
from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped, shipped
from werksessie.session.destroying import destroyed
from werksessie.session.disclosure import Row, Tally
from werksessie.session.kept import data_of, detail_of, tally_from, tally_of
from werksessie.session.state import RUNNING, SHUT, State
from werksessie.summary.proof import proof_of
from werksessie.summary.tally import whole


@pytest.mark.parametrize("name", shipped())
def test_the_numbers_of_a_whole_programme_are_the_same_afterwards(name: str) -> None:
    walk = Walk(Evening(load_shipped(name, KINDS), TONIGHT))
    walk.whole()
    sealed, after, _ = before_and_after(walk.evening)
    assert told(after) == told(sealed)


def test_the_profile_and_everything_that_feeds_it_are_the_same_afterwards() -> None:
    sealed, after, _ = before_and_after(a_whole_evening())
    assert told(after) == told(sealed)
    asked = {plan.kind for plan, one in sealed.each() if KINDS[plan.kind].ASKS and one.stage == SHUT}
    assert {plan.kind for plan, one in after.each() if one.kept} >= asked
    assert len(asked) > 7


@given(moves)
@settings(max_examples=30)
def test_whatever_happened_the_numbers_are_the_same_afterwards(taken: list[Move]) -> None:
    evening = started()
    for _ in play(evening, taken):
        pass
    if evening.state.phase == RUNNING:
        evening.close()
    sealed, after, _ = before_and_after(evening)
    assert told(after) == told(sealed)
    for planned, one in sealed.each():
        assert tally_of(planned, after.activities[planned.id]) == tally_of(planned, one)


def test_a_record_can_be_rewritten_again_afterwards() -> None:
    _, after, text = before_and_after(full())
    again, same = rewritten(after)
    assert (again, same) == (after, text)


def test_no_single_answer_and_nobodys_mark_is_left() -> None:
    sealed, after, text = before_and_after(full())
    events = [json.loads(line) for line in text.splitlines()]
    assert {one["type"] for one in events if "answer_id" in one or "card" in one} == set()
    assert {one["type"] for one in events if "person" in one} == {"person.joined"}
    assert "sealed-p" not in text
    for planned, one in after.each():
        assert one.content == KINDS[planned.kind].empty()
        assert [len(left) for left in (one.passed, one.seen, one.groups)] == [0, 0, 0]
    written = [words for _, one in sealed.each() for words in _cards(one.content)]
    left = [words for words in written if words in text]
    options = {words for _, one in after.each() for option in one.options for words in option.text.values()}
    # Three of the theme, three that are in none; the cards that people voted on stay as what was voted on.
    assert len(written) == 11
    assert len([words for words in left if words not in options]) <= 6


def _cards(content: Any) -> list[str]:
    """The cards of an ideas activity that had words left after sealing."""
    return [card.text for card in getattr(content, "ideas", {}).values() if card.text]


def test_of_a_theme_three_quotes_stay_and_of_what_is_in_none_three() -> None:
    evening = Evening(only(plan("wensen", "ideas")), people=12)
    evening.open("wensen")
    cards = [evening.idea(f"Wens nummer {number:02}", f"person-{number}") for number in range(10)]
    evening.act("wensen", "release", card=tuple(cards))
    evening.act("wensen", "make-theme", name="Licht", card=tuple(cards[:5]))
    evening.shut("wensen")
    _, after, text = before_and_after(evening)
    report = _report(after, "wensen")
    (row,) = report["rows"]
    assert (len(row["quotes"]), len(report["also_said"]), len(report["also_said_remarks"])) == (3, 3, 3)
    kept = [*row["quotes"], *report["also_said"]]
    assert sorted(f"Wens nummer {n:02}" for n in range(10) if f"Wens nummer {n:02}" in text) == sorted(kept)


def test_the_whole_count_still_says_which_goal_a_theme_had() -> None:
    evening = full()
    _, after, _ = before_and_after(evening)
    planned = evening.plan("wensen")
    told = detail_of(planned, after.activities["wensen"])
    assert [row["goal"] for row in told["told"]] == [row["goal"] for row in _report(after, "wensen")["rows"]] != []
    assert "rows" not in told


def test_objections_and_what_nobody_released_are_gone() -> None:
    evening = full()
    assert "Waar komt de lamp?" in evening.sealed()[1]
    _, after, text = before_and_after(evening)
    assert "Waar komt de lamp?" not in text
    assert _report(after, "afspraken")["outcome"] == "objection"


def test_a_slide_that_shows_goals_still_tells_them() -> None:
    evening = Evening(people=6)
    evening.open("wensen")
    card = evening.idea("Meer licht")
    theme = evening.act("wensen", "make-theme", name="Veilig", card=card)
    evening.act("wensen", "goal", theme=theme, goal="het licht is")
    evening.show("doelen")
    evening.open("kiezen")
    _, after, _ = before_and_after(evening)
    assert _report(after, "doelen")["goals"] == ["We willen dat het licht is"]
    assert detail_of(evening.plan("doelen"), after.activities["doelen"])["told"] == ()


def test_what_lost_nothing_is_not_kept_apart() -> None:
    _, after, _ = before_and_after(full())
    assert after.activities["welkom"].kept is None
    assert after.activities["stapel"].kept is None


def test_the_facilitators_counts_stay_and_the_agreements_with_them() -> None:
    sealed, after, _ = before_and_after(full())
    assert _counts(after) == _counts(sealed)
    agreed = detail_of(*found) if (found := after.at("afspraken")) else {}
    assert [one["what"] for one in agreed["agreements"]] == ["Plaats een lamp"]
    assert whole("proef", after)["destroyed_on"] == DAY


def _counts(state: State) -> dict[str, list[Any]]:
    """What the facilitator gets of each activity, without what the kind adds."""
    names = ("answered", "unsure", "skipped", "rows", "without_phone")
    activities = json.loads(json.dumps(whole("proef", state)))["activities"]
    return {one["id"]: [one[name] for name in names] for one in activities}


def _report(state: State, activity: str) -> Mapping[str, Any]:
    kept = state.activities[activity].kept
    assert kept is not None
    return kept.report


def test_nothing_is_destroyed_twice_or_before_the_record_is_sealed() -> None:
    evening = full()
    with refused(409, "nog niet verzegeld"):
        destroyed(evening.state, DAY)
    _, after, _ = before_and_after(evening)
    with refused(409, "al gewist"):
        destroyed(after, DAY)


def test_the_proof_says_what_how_many_when_and_why_and_holds_no_content() -> None:
    sealed, after, _ = before_and_after(full())
    assert proof_of("proef", sealed) is None
    proof = proof_of("proef", after)
    assert proof is not None
    # Ten ideas, the one that was changed, a hidden one, and one who passed.
    assert [(one.question, one.answers) for one in proof.questions] == [
        ("Wat vind je van wensen?", 13),
        ("Wat vind je van kiezen?", 12),
        ("Wat vind je van kaarten?", 6),
        ("Wat vind je van afspraken?", "minder dan 5"),
    ]
    assert (proof.answers, proof.destroyed_on, proof.term_days, proof.early) == (None, DAY, 30, False)
    assert "Idee van iemand" not in repr(proof)
    assert "Plaats een lamp" not in repr(proof)


def test_the_proof_counts_nothing_of_a_sensitive_question() -> None:
    evening = Evening(only(plan("stem", "scale"), plan("geheim", "scale", sensitive=True)), people=9)
    for activity in ("stem", "geheim"):
        evening.open(activity)
        for number in range(7):
            evening.send(activity, f"person-{number}", {"value": "1"})
    _, after, _ = before_and_after(evening)
    proof = proof_of("proef", after)
    assert proof is not None
    assert [one.answers for one in proof.questions] == [7, "gevoelige vraag: geen aantal"]
    assert proof.answers is None


def test_a_small_conversation_has_no_counts_in_its_proof() -> None:
    evening = Evening(only(plan("stem", "scale")), people=3)
    evening.open("stem")
    evening.send("stem", "person-1", {"value": "1"})
    _, after, _ = before_and_after(evening)
    proof = proof_of("proef", after)
    assert proof is not None
    assert [one.answers for one in proof.questions] == ["klein gesprek: geen aantallen"]


# From a record of an older version


def test_a_count_that_an_older_record_does_not_tell_is_nought_and_a_row_is_of_no_vote() -> None:
    assert tally_from({}) == Tally(0, 0, 0)
    row = {"id": "plek-1", "text": {"nl": "Plek 1"}, "counts": {"dots": 7}, "answered": 4}
    older = tally_from({"answered": 5, "unsure": 2, "skipped": 1, "rows": [row]})
    assert older == Tally(5, 2, 1, (Row("plek-1", {"nl": "Plek 1"}, {"dots": 7}, 4),))


def test_a_tally_comes_back_whole() -> None:
    row = Row("plek-1", {"nl": "Plek 1"}, {"dots": 7}, 4, "vote-1", 3, 2)
    tally = Tally(5, 2, 1, (row,), ordered=True)
    assert tally_from(data_of(tally)) == tally


def test_nothing_of_a_single_answer_is_left_even_before_the_record_is_rewritten() -> None:
    sealed, _ = full(group=lambda number: "community" if number < 6 else "municipality").sealed()
    assert any(one.groups for _, one in sealed.each())
    after = destroyed(sealed, DAY)
    assert [(dict(one.groups), dict(one.seen), dict(one.passed)) for _, one in after.each()] == [({}, {}, {})] * 8
    assert after.destroyed == sum(one.kept.answers for _, one in after.each() if one.kept) == 33


def test_what_is_left_of_a_question_says_no_count_twice() -> None:
    evening = Evening(only(plan("stem", "scale")), people=6)
    evening.open("stem")
    for number in range(6):
        evening.send("stem", f"person-{number}", {"value": "1"})
    _, after, _ = before_and_after(evening)
    assert {"rows", "counts"} <= _report(after, "stem").keys()
    assert not {"rows", "counts"} & detail_of(*next(after.each())).keys()
