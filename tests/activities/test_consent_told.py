"""consent: what the Summary tells of it, and what other programs, the phone and paper get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.activities.test_consent import ONE, TWO, TYPED, objections, opened, say
from tests.session.evening import DETAILS, PLACES, Evening, only, plan
from tests.session.three_evenings import consent as consented
from tests.session.three_evenings import recall, second
from werksessie.activities import consent
from werksessie.activities.blocks import NOTE, Bullet, Bullets, Paragraph, Words, plain
from werksessie.activities.objections import WORDS
from werksessie.activities.pads import Card, Pads
from werksessie.summary.parts import part_of

SENSITIVE = plan("eens", "consent", options=PLACES[:2], sensitive=True, reveal="after_close")
FINE = (Words(" "), Words("Geen bezwaar.", strong=True))
OBJECTION = (Words(" "), Words("Er is bezwaar: we praten verder.", strong=True))


def told(evening: Evening, activity: str = "eens") -> Any:
    return consent.tell(part_of(evening.state, evening.plan(activity), evening[activity]))


def report(evening: Evening, activity: str = "eens") -> Mapping[str, Any]:
    return consent.report(evening.state, evening.plan(activity), evening[activity])


def both(evening: Evening, one: str, two: str, person: str = "ann") -> None:
    """What somebody thinks of the two proposals."""
    evening.send("eens", person, {"value-plek-1": one, "value-plek-2": two})


# The Summary


def test_every_proposal_is_told_with_its_outcome_and_the_words_it_had_before() -> None:
    evening = opened(TWO)
    both(evening, "objection", "fine")
    evening.shut("eens")
    evening.act("eens", "reword", proposal="plek-1", text="Plek 1, maar kleiner")
    evening.open_again("eens")
    both(evening, "fine", "objection")
    evening.shut("eens")
    assert told(evening) == (
        Bullets(
            (
                Bullet(
                    (Words("Plek 1, maar kleiner"), *FINE),
                    (plain("Ronde 1: Plek 1 Er is bezwaar: we praten verder."),),
                ),
                Bullet((Words("Plek 2"), *OBJECTION), (plain("Ronde 1: Plek 2 Geen bezwaar."),)),
            )
        ),
    )


def test_a_proposal_that_nobody_took_a_stand_on_is_told_without_an_outcome() -> None:
    evening = opened()
    evening.shut("eens")
    assert told(evening) == (Bullets((Bullet((Words("Plek 1"),)),)),)


def test_where_nothing_was_proposed_that_is_told() -> None:
    evening = opened(TYPED)
    evening.shut("eens")
    assert told(evening) == (Paragraph(plain("Nog geen voorstellen."), NOTE),)


def test_words_before_without_an_outcome_and_where_it_comes_from_are_told_too() -> None:
    """An older record may not say what a round came to; the Summary adds where a proposal comes from."""
    evening = opened()
    evening.shut("eens")
    before = [{"round": 1, "text": "Plek", "outcome": ""}]
    one = {"text": "Plek 1", "outcome": "", "source": "thema-1", "earlier": before}
    part = replace(part_of(evening.state, evening.plan("eens"), evening["eens"]), report={"proposals": [one]})
    assert consent.tell(part) == (
        Bullets(
            (Bullet((Words("Plek 1"),), (plain("Ronde 1: Plek"), (Words("Komt uit: "), Words("", link="thema-1")))),)
        ),
    )


@pytest.mark.parametrize(
    ("views", "outcome"),
    [(("fine", "tolerable"), "none"), (("fine", "objection"), "objection"), (("fine", "skip"), "")],
)
def test_all_together_there_is_no_objection_only_when_there_is_none_to_each(
    views: tuple[str, str], outcome: str
) -> None:
    evening = opened(TWO)
    both(evening, *views)
    evening.shut("eens")
    assert (report(evening)["outcome"], evening.detail("eens")["outcome"]) == (outcome, outcome)


def test_of_something_sensitive_nobody_can_tell_whether_anybody_answered() -> None:
    evening = opened(SENSITIVE)
    assert [one["outcome"] for one in report(evening)["proposals"]] == ["", ""]
    both(evening, "fine", "skip")
    evening.shut("eens")
    assert (report(evening)["outcome"], [one["outcome"] for one in report(evening)["proposals"]]) == (
        "none",
        ["none", "none"],
    )
    evening.act("eens", "reword", proposal="plek-1", text="Kleiner")
    assert [one["outcome"] for one in report(evening)["proposals"]] == ["", "none"]


def test_of_something_plain_it_is_told_that_nobody_took_a_stand() -> None:
    evening = opened(TWO)
    both(evening, "fine", "skip")
    evening.shut("eens")
    assert [one["outcome"] for one in report(evening)["proposals"]] == ["none", ""]


def test_an_agreement_of_before_is_reported_with_its_id_and_how_it_goes() -> None:
    evening = second()
    recall(evening, **{"e1-1": "done", "e1-2": "stuck"})
    consented(evening, **{"e1-1": "fine", "e1-2": "fine"})
    one, two = report(evening, "gedaan")["proposals"]
    assert one == {
        "id": "e1-1",
        "status": "done",
        "text": "Plaats een lamp (De gemeente, 10 februari 2027): gedaan. Het wachten is op geld.",
        "outcome": "none",
        "earlier": [],
    }
    assert (two["id"], two["status"]) == ("e1-2", "stuck")


def test_other_programs_get_the_round_and_every_proposal_by_its_id() -> None:
    evening = opened()
    say(evening, "fine")
    evening.shut("eens")
    assert evening.detail("eens") == {
        "round": 1,
        "outcome": "none",
        "proposals": [{"id": "plek-1", "text": "Plek 1", "outcome": "none", "earlier": []}],
    }


# Phone and paper


def test_a_phone_gets_its_own_views_words_and_the_round_it_is_in() -> None:
    evening = opened(TWO)
    fields = {"value-plek-1": "objection", "text-plek-1": "Te duur", "value-plek-2": "objection"}
    evening.send("eens", "ann", fields)
    own = evening.own("eens", "ann")
    assert [one.id for one in own.pop("proposals")] == ["plek-1", "plek-2"]  # type: ignore[attr-defined]
    assert own == {
        "round": 1,
        "views": {"plek-1": "objection", "plek-2": "objection"},
        "texts": {"plek-1": "Te duur"},
        "said": ["Te duur"],
    }


@pytest.mark.parametrize("how", ["unsure", "skip"])
def test_who_passes_one_of_several_proposals_says_nothing_about_it(how: str) -> None:
    evening = opened(TWO)
    fields = {"value-plek-1": "objection", "value-plek-2": how, "text-plek-2": "Telt niet"}
    evening.send("eens", "ann", fields)
    evening.shut("eens")
    assert (objections(evening), "Telt niet" in "\n".join(evening.log)) == ({}, False)


def test_who_does_not_know_one_and_skips_the_other_does_not_know() -> None:
    evening = opened(TWO)
    both(evening, "unsure", "skip")
    tally = evening.tally("eens")
    assert (tally.answered, tally.unsure, tally.skipped) == (0, 1, 0)


def test_a_card_on_paper_asks_about_every_proposal_and_has_room_for_what_must_change() -> None:
    evening = opened(TWO)
    answers = tuple(WORDS.values())
    assert [one["nl"] for one in answers] == ["Goed zo", "Kan ermee leven", "Bezwaar"]
    card = Card((({"nl": "Plek 1"}, answers), ({"nl": "Plek 2"}, answers)), answers=1, lines=2)
    assert consent.pads(evening.plan("eens"), evening["eens"]) == Pads(card=card)


def test_a_card_can_be_printed_before_anything_is_proposed() -> None:
    evening = Evening(only(TYPED), people=20)
    (group,) = consent.pads(evening.plan("eens"), evening["eens"]).card.groups  # type: ignore[union-attr]
    assert group == ({}, tuple(WORDS.values()))


def test_whoever_passes_the_one_proposal_there_is_keeps_their_group() -> None:
    evening = Evening(only(ONE), replace(DETAILS, groups=True), people=20)
    evening.open("eens")
    (passed,) = evening.send("eens", "ann", {"about": "plek-1", "unsure": "1"}, "a1", group="community")
    assert (passed.answer_id, passed.how, dict(evening["eens"].groups)) == ("a1", "unsure", {"ann": "community"})  # type: ignore[attr-defined]
