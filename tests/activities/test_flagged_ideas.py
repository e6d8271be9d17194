"""What may point to a person is marked for the facilitator, and nothing releases it by the way."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening


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
