"""What may point to a person is marked for the facilitator, and nothing releases it by the way."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, refused


def opened() -> Evening:
    evening = Evening(people=4)
    evening.open("wensen")
    return evening


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Meer licht in het park", ()),
        ("Bel 06-12345678", ("phone",)),
        ("Mail naar iemand@voorbeeld.nl", ("email",)),
        ("Op Kerkstraat 12 wonen ze", ("address",)),
    ],
)
def test_a_card_knows_what_is_to_be_asked_about_it(text: str, flags: tuple[str, ...]) -> None:
    evening = opened()
    card = evening.idea(text)
    assert evening["wensen"].content.ideas[card].flags == flags
    assert evening.replay() == evening.state


def test_what_is_to_be_asked_is_looked_for_anew_in_other_words() -> None:
    evening = opened()
    evening.send("wensen", "ann", {"text": "Meer licht"}, "a1")
    assert [one.flags for one in evening.board("wensen")["waiting"]] == [()]
    evening.send("wensen", "ann", {"text": "Bel 06-12345678", "replaces": "a1"})
    assert [one.flags for one in evening.board("wensen")["waiting"]] == [("phone",)]


def test_all_at_once_leaves_what_is_flagged_to_a_press_of_its_own() -> None:
    evening = opened()
    plain, flagged = evening.idea("Meer licht", "ann"), evening.idea("Bel 06-12345678", "bob")
    evening.act("wensen", "release-all")
    ideas = evening["wensen"].content.ideas
    assert (ideas[plain].status, ideas[flagged].status) == ("shown", "new")
    evening.act("wensen", "release", card=flagged)
    assert evening["wensen"].content.ideas[flagged].status == "shown"


def test_other_words_are_looked_at_anew() -> None:
    evening = opened()
    evening.send("wensen", "ann", {"text": "Bel 06-12345678"}, "eerst")
    evening.send("wensen", "ann", {"text": "Bel de buurtvereniging", "replaces": "eerst"})
    assert [one.flags for one in evening["wensen"].content.ideas.values()] == [()]


@pytest.mark.parametrize("verb", ["place", "make-theme", "stack"])
def test_grouping_releases_what_is_flagged_only_when_asked_to(verb: str) -> None:
    evening = opened()
    shown, card = evening.idea("Meer licht", "ann"), evening.idea("Bel 06-12345678", "bob")
    evening.act("wensen", "release", card=shown)
    theme = evening.act("wensen", "make-theme", name="Licht")
    fields = {"card": card, "theme": theme, "name": "Nieuw", "onto": shown}
    with refused(409, "over een persoon"):
        evening.act("wensen", verb, **fields)
    assert evening["wensen"].content.ideas[card].status == "new"
    evening.act("wensen", verb, **fields, flagged="yes")
    assert evening["wensen"].content.ideas[card].status == "shown"


def test_what_was_released_before_is_placed_without_a_question() -> None:
    evening = opened()
    card = evening.idea("Bel 06-12345678", "bob")
    evening.act("wensen", "release", card=card)
    evening.act("wensen", "make-theme", name="Bellen", card=card)
    assert evening["wensen"].content.ideas[card].theme
