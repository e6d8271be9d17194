"""Which answers are quoted in the summary: at most three of each theme, chosen by the facilitator."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, refused
from tests.session.full_evening import assert_same
from werksessie.activities import ideas
from werksessie.activities.ideas.cards import Idea
from werksessie.session.commands import Act
from werksessie.session.reducer import apply
from werksessie.session.writing import QuotesChosen

TEXTS = ("eerste", "tweede", "derde", "vierde", "vijfde")


@pytest.fixture
def evening() -> Evening:
    """Five released answers in one theme, one in another."""
    made = Evening(people=8)
    made.open("wensen")
    for name, texts in (("Licht", TEXTS), ("Groen", ("boom",))):
        made.act("wensen", "make-theme", name=name, card=tuple(made.idea(text, f"writer-{text}") for text in texts))
    made.shut("wensen")
    return made


def rows(evening: Evening) -> list[dict[str, list[str]]]:
    """What is told of each theme."""
    told = ideas.report(evening.state, evening.plan("wensen"), evening["wensen"])["rows"]
    assert isinstance(told, list)
    return told


def quoted(evening: Evening) -> list[str]:
    """The quotes of the first theme."""
    return sorted(rows(evening)[0]["quotes"])


def choose(evening: Evening, *texts: str) -> None:
    for text in texts:
        evening.act("wensen", "quote", card=card(evening, text).id)


def card(evening: Evening, text: str) -> Idea:
    content: ideas.Content = evening["wensen"].content
    return next(one for one in content.ideas.values() if one.text == text)


def test_without_a_choice_the_first_three_are_quoted(evening: Evening) -> None:
    assert quoted(evening) == sorted(TEXTS[:3])


def test_what_is_chosen_is_quoted_and_nothing_else(evening: Evening) -> None:
    choose(evening, "vierde", "vijfde")
    assert quoted(evening) == ["vierde", "vijfde"]


def test_a_fourth_is_refused_until_another_is_taken_off(evening: Evening) -> None:
    choose(evening, "eerste", "derde", "vijfde")
    with refused(409, "al 3 citaten"):
        choose(evening, "vierde")
    evening.act("wensen", "quote", card=card(evening, "derde").id, on="no")
    choose(evening, "vierde")
    assert quoted(evening) == ["eerste", "vierde", "vijfde"]


def test_each_theme_has_three_of_its_own(evening: Evening) -> None:
    choose(evening, "eerste", "derde", "vijfde", "boom")
    assert rows(evening)[1]["quotes"] == ["boom"]


def test_choosing_twice_is_choosing_once(evening: Evening) -> None:
    choose(evening, "vierde")
    before = evening.state
    choose(evening, "vierde")
    assert evening.state == before


def test_what_nobody_may_read_cannot_be_quoted(evening: Evening) -> None:
    evening.act("wensen", "hide", card=card(evening, "derde").id, reason="double")
    with refused(409, "niet getoond"):
        choose(evening, "derde")
    evening.open_again("wensen")
    new = evening.idea("nieuw", "writer-nieuw")
    with refused(409, "niet getoond"):
        evening.act("wensen", "quote", card=new)
    evening.act("wensen", "release", card=new)
    with refused(409, "eerst in een thema"):
        evening.act("wensen", "quote", card=new)


def test_what_lies_under_another_cannot_be_quoted(evening: Evening) -> None:
    evening.act("wensen", "stack", card=card(evening, "derde").id, onto=card(evening, "eerste").id)
    with refused(409, "onder een ander"):
        choose(evening, "derde")


@pytest.mark.parametrize("how", ["hide", "place", "loose", "stack", "merge", "drop"])
def test_what_goes_elsewhere_is_no_quote_any_more(evening: Evening, how: str) -> None:
    choose(evening, "vierde")
    chosen, theme = card(evening, "vierde").id, card(evening, "vierde").theme
    other, first = card(evening, "boom").theme, card(evening, "eerste").id
    deeds = {
        "hide": ("hide", {"card": chosen, "reason": "double"}),
        "place": ("place", {"card": chosen, "theme": other}),
        "loose": ("place", {"card": chosen, "theme": ""}),
        "stack": ("stack", {"card": chosen, "onto": first}),
        "merge": ("merge-themes", {"theme": theme, "into": other}),
        "drop": ("drop-theme", {"theme": theme}),
    }
    verb, fields = deeds[how]
    evening.act("wensen", verb, **fields)
    assert not evening["wensen"].content.ideas[chosen].quoted
    evening.act("wensen", "undo-grouping", step=evening["wensen"].content.steps[-1].id)
    assert evening["wensen"].content.ideas[chosen].quoted
    assert quoted(evening) == ["vierde"]


def test_what_its_writer_changes_is_no_quote_any_more(evening: Evening) -> None:
    evening.open_again("wensen")
    evening.send("wensen", "zoe", {"text": "van zoe"}, "van-zoe")
    mine = card(evening, "van zoe").id
    evening.act("wensen", "place", card=mine, theme=card(evening, "boom").theme)
    evening.act("wensen", "quote", card=mine)
    evening.send("wensen", "zoe", {"text": "toch anders", "replaces": "van-zoe"})
    assert not evening["wensen"].content.ideas[mine].quoted


def test_a_choice_can_be_taken_back(evening: Evening) -> None:
    choose(evening, "vierde")
    board = evening.board("wensen")
    assert board["undo"]["label"] == "citaten bij Licht"
    evening.act("wensen", "undo-grouping", step=board["undo"]["step"])
    assert quoted(evening) == sorted(TEXTS[:3])


def test_the_choice_survives_sealing_and_goes_on_afterwards(evening: Evening) -> None:
    choose(evening, "vierde", "boom")
    evening.close()
    evening.act("wensen", "quote", card=card(evening, "vijfde").id)
    after, _ = evening.sealed()
    assert_same(evening.state, after)
    evening.state = after
    choose(evening, "tweede")
    with refused(409, "al 3 citaten"):
        choose(evening, "derde")
    assert quoted(evening) == ["tweede", "vierde", "vijfde"]


def test_nothing_else_about_the_answers_changes_after_sealing(evening: Evening) -> None:
    evening.close()
    evening.state, _ = evening.sealed()
    with refused(409, "afgesloten"):
        evening.ask(Act("wensen", "hide", {"card": (card(evening, "vierde").id,), "reason": ("double",)}, "fresh"))


def test_a_record_never_makes_a_quote_of_what_is_not_in_the_theme(evening: Evening) -> None:
    theme, other = card(evening, "eerste").theme, card(evening, "boom").id
    state = apply(evening.state, QuotesChosen("wensen", theme, (other, "weg")), 99)
    assert not state.activities["wensen"].content.ideas[other].quoted
