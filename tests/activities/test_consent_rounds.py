"""consent, round after round: everybody is asked anew, what must change is read first, every wording is kept."""

from __future__ import annotations

from dataclasses import replace

from tests.activities.test_consent import ONE, TWO, objections, opened, outcomes, say
from tests.session.evening import PROGRAMME, Evening, only, refused
from werksessie.activities import KINDS


def on_the_wall(evening: Evening) -> list[str]:
    return [one.text for wall in evening.walls("eens") for one in wall["objections"]]


# Rounds


def test_opening_again_is_another_round_in_which_everybody_is_asked_anew() -> None:
    evening = opened()
    say(evening, "objection", "fine")
    evening.send("eens", "person-9", {"unsure": "1"})
    evening.shut("eens")
    evening.act("eens", "reword", proposal="plek-1", text="Plek 1, maar kleiner")
    assert outcomes(evening) == {"plek-1": ""}
    evening.open_again("eens")
    tally = evening.tally("eens")
    assert (tally.answered, tally.unsure, evening.own("eens", "person-0")["views"]) == (0, 0, {})
    say(evening, "fine")
    evening.shut("eens")
    (story,) = evening.detail("eens")["proposals"]
    assert (story["text"], story["outcome"]) == ("Plek 1, maar kleiner", "none")
    assert story["earlier"] == [{"round": 1, "text": "Plek 1", "outcome": "objection"}]


def test_a_round_is_kept_when_the_words_stay() -> None:
    evening = opened()
    for value in ("objection", "fine"):
        say(evening, value)
        evening.shut("eens")
        evening.open_again("eens")
    (story,) = evening.detail("eens")["proposals"]
    assert [(one["round"], one["outcome"]) for one in story["earlier"]] == [(1, "objection"), (2, "none")]
    assert evening.detail("eens")["round"] == 3


def test_an_opening_that_was_taken_back_begins_no_other_round() -> None:
    evening = opened()
    say(evening, "objection")
    evening.undo()
    evening.press("open:eens")
    assert (evening.tally("eens").answered, evening.detail("eens")["round"]) == (1, 1)


def test_all_wordings_that_people_were_asked_about_are_kept_in_their_order() -> None:
    evening = opened()
    for words in ("Kleiner", "Nog kleiner", "Weg"):
        say(evening, "objection")
        evening.shut("eens")
        evening.act("eens", "reword", proposal="plek-1", text="even iets anders")
        evening.act("eens", "reword", proposal="plek-1", text=words)
        evening.open_again("eens")
    assert [one["text"] for one in evening.detail("eens")["proposals"][0]["earlier"]] == [
        "Plek 1",
        "Kleiner",
        "Nog kleiner",
    ]


def test_no_objection_to_other_words_is_no_consent_to_these() -> None:
    evening = opened()
    say(evening, "fine")
    evening.shut("eens")
    evening.act("eens", "reword", proposal="plek-1", text="Iets heel anders")
    assert (outcomes(evening), evening.detail("eens")["outcome"]) == ({"plek-1": ""}, "")


def test_the_outcome_stays_when_nobody_answers_the_next_round_about_the_same_words() -> None:
    evening = opened()
    say(evening, "objection")
    evening.shut("eens")
    evening.open_again("eens")
    assert outcomes(evening) == {"plek-1": ""}
    evening.shut("eens")
    assert outcomes(evening) == {"plek-1": "objection"}


def test_a_round_in_which_nobody_took_a_stand_simply_goes_on() -> None:
    evening = opened(TWO)
    evening.send("eens", "ann", {"value-plek-1": "unsure"})
    evening.send("eens", "bob", {"skip": "1"})
    evening.shut("eens")
    evening.open_again("eens")
    assert (evening.detail("eens")["round"], evening.tally("eens").unsure, evening.tally("eens").skipped) == (1, 1, 1)


def test_an_answer_from_an_earlier_round_is_not_taken_for_this_one() -> None:
    evening = opened()
    say(evening, "objection")
    evening.shut("eens")
    evening.open_again("eens")
    with refused(409, "nieuwe ronde"):
        evening.send("eens", "ann", {"value": "fine", "round": "1"})
    evening.send("eens", "ann", {"value": "fine", "round": "2"})
    assert evening.tally("eens").answered == 1


def test_a_next_round_that_is_taken_back_gives_every_view_back() -> None:
    evening = opened()
    say(evening, "objection", "fine")
    evening.send("eens", "person-9", {"unsure": "1"})
    evening.shut("eens")
    before = evening["eens"]
    evening.open_again("eens")
    evening.undo()
    assert evening["eens"] == before
    assert evening.replay() == evening.state


def test_who_answered_the_next_round_keeps_it_when_it_is_taken_back() -> None:
    evening = opened()
    say(evening, "objection")
    evening.shut("eens")
    evening.open_again("eens")
    say(evening, "fine", first=5)
    evening.undo()
    assert (outcomes(evening), evening.tally("eens").answered) == ({"plek-1": "none"}, 1)


def test_a_closing_that_is_taken_back_is_the_same_round() -> None:
    evening = opened()
    say(evening, "objection")
    evening.shut("eens")
    evening.undo()
    assert (evening.detail("eens")["round"], evening.tally("eens").answered) == (1, 1)


# What must change


def test_what_must_change_is_for_the_facilitator_until_it_is_released() -> None:
    evening = opened()
    evening.send("eens", "zoe", {"value": "objection", "text": "Eerst praten"})
    evening.send("eens", "ann", {"value": "objection", "text": "Wie betaalt dit?"})
    evening.send("eens", "bob", {"value": "fine", "text": "Telt niet"})
    assert objections(evening) == {}
    evening.shut("eens")
    assert set(objections(evening)) == {"Eerst praten", "Wie betaalt dit?"}
    assert on_the_wall(evening) == []
    evening.act("eens", "release", objection=objections(evening)["Eerst praten"])
    assert on_the_wall(evening) == ["Eerst praten"]
    assert "Telt niet" not in "\n".join(evening.log)


def test_what_must_change_stands_beside_the_words_it_was_said_of() -> None:
    evening = opened()
    say(evening, "objection")
    evening.shut("eens")
    evening.act("eens", "release", objection=objections(evening)["Bezwaar 0"])
    evening.act("eens", "reword", proposal="plek-1", text="Kleiner")
    first, second = evening.walls("eens")
    assert [one.text["nl"] for one in first["proposals"]] == ["Kleiner"]
    assert second["about"].text["nl"] == "Plek 1"
    assert evening.board("eens")["asked"]["plek-1"].text["nl"] == "Plek 1"


def test_what_is_hidden_leaves_the_wall_with_a_reason_that_is_not_counted() -> None:
    evening = opened()
    say(evening, "objection")
    evening.shut("eens")
    one = objections(evening)["Bezwaar 0"]
    evening.act("eens", "release", objection=one)
    with refused(422, "waarom"):
        evening.act("eens", "hide", objection=one, reason="zomaar")
    evening.act("eens", "hide", objection=one, reason="person")
    assert (on_the_wall(evening), evening.detail("eens")["outcome"]) == ([], "objection")
    assert [was.reason for was in evening.board("eens")["hidden"]] == ["person"]
    assert "person" not in str(evening.detail("eens"))


def test_objections_are_read_after_closing_and_only_when_they_are_there() -> None:
    evening = opened()
    say(evening, "objection")
    one = next(iter(evening["eens"].content.objections))
    for verb in ("release", "hide"):
        with refused(409, "Sluit eerst"):
            evening.act("eens", verb, objection=one, reason="person")
    evening.shut("eens")
    for verb in ("release", "hide"):
        with refused(404, "niet meer"):
            evening.act("eens", verb, objection="weg", reason="person")


def test_an_objection_sent_again_in_the_same_words_stays_hidden_and_in_other_words_is_read_again() -> None:
    evening = opened()
    say(evening, "objection")
    evening.shut("eens")
    evening.act("eens", "hide", objection=objections(evening)["Bezwaar 0"], reason="person")
    evening.undo()
    say(evening, "objection")
    assert [one.status for one in evening["eens"].content.objections.values()] == ["hidden"]
    evening.send("eens", "person-0", {"value": "objection", "text": "Anders"})
    assert [one.status for one in evening["eens"].content.objections.values()] == ["new"]


# Sealing


def test_sealing_keeps_rounds_words_and_outcomes_and_no_word_that_was_hidden() -> None:
    evening = Evening(only(TWO), people=12)
    evening.open("eens")
    evening.send(
        "eens", "pseudonym-1", {"value-plek-1": "objection", "text-plek-1": "Uit ronde 1", "value-plek-2": "fine"}
    )
    evening.shut("eens")
    evening.act("eens", "reword", proposal="plek-1", text="Kleiner")
    typed = evening.act("eens", "propose", text="Elke vrijdag")
    evening.open_again("eens")
    for number in range(6):
        views = {"value-plek-1": "fine", "value-plek-2": "tolerable", f"value-{typed}": "objection"}
        evening.send("eens", f"pseudonym-{number}", {**views, f"text-{typed}": f"Verborgen {number}"})
    evening.send("eens", "pseudonym-8", {"unsure": "1"})
    evening.shut("eens")
    for text, one in objections(evening).items():
        evening.act("eens", "release" if text.endswith("0") else "hide", objection=one, reason="person")
    evening.act("eens", "reword", proposal="plek-2", text="Andere woorden")
    evening.act("eens", "drop", proposal="plek-1")
    evening.close()
    sealed, text = evening.sealed()
    kind, planned = KINDS["consent"], evening.plan("eens")
    after, before = sealed.activities["eens"], evening["eens"]
    for look in (kind.detail, kind.tally):
        assert look(planned, after) == look(planned, before)
    assert kind.report(sealed, planned, after) == kind.report(evening.state, planned, before)
    assert after.content.round == 2
    assert "Verborgen 0" in text
    assert not [word for word in ("pseudonym", "Uit ronde 1", "Verborgen 1") if word in text]
    again = replace(after.content, views=after.content.views, tried=after.content.tried)
    assert again.tried == before.content.tried


def test_a_whole_programme_with_consent_replays_to_the_same_state() -> None:
    evening = Evening(replace(PROGRAMME, activities=(*PROGRAMME.activities, ONE)), people=12)
    evening.open("eens")
    say(evening, "objection", "fine")
    evening.shut("eens")
    evening.open_again("eens")
    say(evening, "fine")
    assert evening.replay() == evening.state


def test_other_words_for_a_proposal_fit_in_140_characters() -> None:
    evening = opened()
    evening.shut("eens")
    with refused(422, "van 1 tot 140 tekens"):
        evening.act("eens", "reword", proposal="plek-1", text="a" * 141)
    evening.act("eens", "reword", proposal="plek-1", text="a" * 140)
    (story,) = evening.detail("eens")["proposals"]
    assert story["text"] == "a" * 140


def test_sealing_keeps_which_objections_the_room_was_shown() -> None:
    evening = opened()
    say(evening, "objection", "objection")
    evening.shut("eens")
    evening.act("eens", "release", objection=objections(evening)["Bezwaar 1"])
    evening.close()
    sealed, _ = evening.sealed()
    kept = {one.text: one.status for one in sealed.activities["eens"].content.objections.values()}
    assert kept == {one.text: one.status for one in evening["eens"].content.objections.values()}
    assert len(set(kept.values())) == 2
