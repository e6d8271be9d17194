"""How a theme or agreement came about is known afterwards: merged, split, named otherwise, worded otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.session.evening import PLACES, Evening, only, plan
from werksessie.activities import KINDS
from werksessie.summary.parts import part_of
from werksessie.summary.provenance import with_origins


@pytest.fixture
def evening() -> Evening:
    made = Evening(people=8)
    made.open("wensen")
    return made


def theme(evening: Evening, name: str, *texts: str) -> str:
    cards = tuple(evening.idea(text, f"writer-{text}") for text in texts)
    return evening.act("wensen", "make-theme", name=name, card=cards) if cards else ""


def report(evening: Evening, activity: str = "wensen") -> Mapping[str, Any]:
    planned = evening.plan(activity)
    return KINDS[planned.kind].report(evening.state, planned, evening[activity])


def told(evening: Evening) -> list[str]:
    """What is said of each theme, the same before and after sealing."""
    rows = report(evening)["rows"]
    sealed = evening.sealed()[0]
    after = KINDS["ideas"].report(sealed, evening.plan("wensen"), sealed.activities["wensen"])["rows"]
    assert after == rows
    return [row["came_about"] for row in rows]


def undo(evening: Evening) -> None:
    evening.act("wensen", "undo-grouping", step=evening["wensen"].content.steps[-1].id)


def test_of_a_theme_that_was_made_once_nothing_is_said(evening: Evening) -> None:
    theme(evening, "Licht", "lamp")
    assert told(evening) == [""]


def test_merging_counts_every_theme_that_went_up_into_it(evening: Evening) -> None:
    one, two, three = (theme(evening, name, name) for name in ("a", "b", "c"))
    evening.act("wensen", "merge-themes", theme=three, into=two)
    evening.act("wensen", "merge-themes", theme=two, into=one)
    assert told(evening) == ["samengevoegd uit 3 thema's"]
    undo(evening)
    assert told(evening) == ["", "samengevoegd uit 2 thema's"]


def test_a_first_name_is_no_other_name(evening: Evening) -> None:
    made = theme(evening, "", "lamp")
    evening.act("wensen", "rename-theme", theme=made, name="Licht")
    assert told(evening) == [""]
    evening.act("wensen", "rename-theme", theme=made, name="Veilig licht")
    assert told(evening) == ["later anders genoemd"]
    undo(evening)
    assert told(evening) == [""]


def test_a_new_theme_of_cards_that_stood_in_another_is_split_off(evening: Evening) -> None:
    theme(evening, "Licht", "lamp", "zon")
    cards = sorted(evening["wensen"].content.ideas)
    evening.act("wensen", "make-theme", name="Zon", card=cards[0])
    assert told(evening) == ["een deel staat nu in een ander thema", "afgesplitst van een ander thema"]
    undo(evening)
    assert told(evening) == [""]


def test_a_new_theme_of_parts_of_others_says_of_how_many(evening: Evening) -> None:
    for name in ("Licht", "Groen"):
        theme(evening, name, name)
    evening.act("wensen", "make-theme", name="Nieuw", card=tuple(evening["wensen"].content.ideas))
    assert told(evening)[2] == "gemaakt uit delen van 2 thema's"


def test_moving_a_card_to_a_theme_that_was_there_is_no_split(evening: Evening) -> None:
    theme(evening, "Licht", "lamp")
    other = theme(evening, "Groen", "boom")
    evening.act("wensen", "place", theme=other, card=tuple(evening["wensen"].content.ideas))
    assert told(evening) == ["", ""]


def test_a_goal_that_is_typed_in_pieces_is_worded_once(evening: Evening) -> None:
    made, other = theme(evening, "Licht", "lamp"), theme(evening, "Groen", "boom")
    for piece in ("er licht", "er licht is"):
        evening.act("wensen", "goal", theme=made, goal=piece)
    evening.act("wensen", "goal", theme=other, goal="er bomen zijn")
    assert told(evening) == ["", ""]
    for piece in ("er veel licht", "er veel licht is"):
        evening.act("wensen", "goal", theme=made, goal=piece)
    assert told(evening) == ["doel later anders verwoord", ""]
    undo(evening)
    assert told(evening) == ["", ""]


def test_a_goal_that_is_typed_back_was_never_worded_otherwise(evening: Evening) -> None:
    made, other = theme(evening, "Licht", "lamp"), theme(evening, "Groen", "boom")
    evening.act("wensen", "goal", theme=made, goal="er licht is")
    evening.act("wensen", "goal", theme=other, goal="er bomen zijn")
    for piece in ("er veel licht is", "er licht is"):
        evening.act("wensen", "goal", theme=made, goal=piece)
    assert told(evening) == ["", ""]


def test_rewritten_answers_are_told_and_never_counted(evening: Evening) -> None:
    theme(evening, "Licht", "lamp", "zon")
    for card in sorted(evening["wensen"].content.ideas):
        evening.act("wensen", "rewrite", card=card, text=f"anders {card}")
    assert told(evening) == ["antwoorden samengevat door de begeleider"]


def test_all_that_happened_is_told_in_one_line(evening: Evening) -> None:
    one, two = theme(evening, "Licht", "lamp"), theme(evening, "Groen", "boom")
    evening.act("wensen", "merge-themes", theme=two, into=one)
    evening.act("wensen", "rename-theme", theme=one, name="Buiten")
    assert told(evening) == ["samengevoegd uit 2 thema's, later anders genoemd"]


def test_a_theme_that_went_up_into_another_brings_its_goal_with_its_past_once(evening: Evening) -> None:
    made, other = theme(evening, "Licht", "lamp"), theme(evening, "Groen", "boom")
    for goal in ("er licht is", "er veel licht is", "er overal licht is"):
        evening.act("wensen", "goal", theme=made, goal=goal)
        evening.act("wensen", "rename-theme", theme=other, name=f"Groen {goal}")
    said = "later anders genoemd, doel 2 keer anders verwoord"
    evening.act("wensen", "merge-themes", theme=made, into=other)
    assert told(evening) == [f"samengevoegd uit 2 thema's, {said}"]
    evening.act("wensen", "goal", theme=other, goal="")
    assert told(evening) == ["samengevoegd uit 2 thema's, later anders genoemd"], "of a goal that is gone nothing"


def test_two_cards_of_one_theme_are_one_part(evening: Evening) -> None:
    theme(evening, "Licht", "lamp", "zon", "maan")
    evening.act("wensen", "make-theme", name="Hemel", card=tuple(sorted(evening["wensen"].content.ideas)[:2]))
    assert told(evening)[1] == "afgesplitst van een ander thema"


def test_a_sealed_record_traces_only_what_something_happened_to(evening: Evening) -> None:
    theme(evening, "Licht", "lamp")
    changed = theme(evening, "Groen", "boom")
    evening.act("wensen", "rename-theme", theme=changed, name="Bomen")
    _, lines = evening.sealed()
    [traced] = (line for line in lines.splitlines() if "theme.traced" in line)
    assert changed in traced


# An agreement


def agreed(evening: Evening) -> str:
    evening.act("wensen", "goal", theme=theme(evening, "Licht", "lamp"), goal="er licht is")
    evening.open("kiezen")
    option = evening["kiezen"].options[0].id
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option=option)
    evening.open("afspraken")
    return evening.act("afspraken", "make", what="Plaats een lamp", who="gemeente", when="2027-04-01", goal=option)


def test_an_agreement_leads_to_its_goal(evening: Evening) -> None:
    agreed(evening)
    (one,) = report(evening, "afspraken")["agreements"]
    assert (one["source"], one["source_in"]) == (evening["kiezen"].options[0].id, "kiezen")


def test_an_agreement_that_is_changed_before_anybody_answered_is_as_it_was_made(evening: Evening) -> None:
    made = agreed(evening)
    evening.act("afspraken", "change", agreement=made, what="Plaats twee lampen", who="gemeente", when="2027-04-01")
    assert report(evening, "afspraken")["agreements"][0]["came_about"] == ""


def test_an_agreement_that_is_changed_after_the_room_answered_says_so_also_when_sealed(evening: Evening) -> None:
    made = agreed(evening)
    evening.send("afspraken", "ann", {"value": "fine"})
    evening.act("afspraken", "change", agreement=made, what="Plaats twee lampen", who="gemeente", when="2027-04-01")
    said = "veranderd nadat de zaal had geantwoord, daarna niet opnieuw gevraagd"
    assert report(evening, "afspraken")["agreements"][0]["came_about"] == said
    evening.send("afspraken", "ann", {"value": "fine"})
    evening.close()
    before = report(evening, "afspraken")
    evening.state, _ = evening.sealed()
    assert report(evening, "afspraken") == before
    assert before["agreements"][0]["came_about"] == said.replace("niet opnieuw", "opnieuw")


def test_a_shared_card_that_became_a_goal_is_where_its_theme_comes_from() -> None:
    goals = plan("kiezen", "dots", options_from="wensen", take="goals")
    evening = Evening(only(plan("wensen", "ideas"), plan("kaarten", "opinions", options=PLACES[:2]), goals), people=8)
    evening.open("wensen", "kaarten")
    evening.shut("kaarten")
    evening.act("kaarten", "send-on", option="plek-1")
    (row,) = report(evening)["rows"]
    assert (row["source"], row["source_in"]) == ("plek-1", "kaarten")
    assert told(evening) == ["gemaakt van een kaart die de zaal deelt"]


# Options of a vote


def voted(evening: Evening) -> Mapping[str, Any]:
    """What is told of the first option, sealed or not."""
    states, planned = (evening.state, evening.sealed()[0]), evening.plan("kiezen")
    each = [(state, state.activities["kiezen"]) for state in states]
    found = [with_origins(part_of(state, planned, one), one).report["rows"][0] for state, one in each]
    assert found[0] == found[1]
    return found[0]


def test_an_option_leads_to_its_theme_and_says_that_it_was_renamed(evening: Evening) -> None:
    made = theme(evening, "Licht", "lamp")
    evening.act("wensen", "goal", theme=made, goal="er licht is")
    evening.open("kiezen")
    evening.send("kiezen", "ann", {f"dots-{made}": "1"})
    evening.shut("kiezen")
    assert (voted(evening)["source"], voted(evening)["source_in"]) == (made, "wensen")
    assert voted(evening)["came_about"] == ""
    first = evening["kiezen"].options[0].text["nl"]
    evening.act("kiezen", "rename-option", option=made, text="We willen dat het licht is")
    assert voted(evening)["came_about"] == "later anders verwoord"
    evening.open_again("kiezen")
    evening.shut("kiezen")
    assert voted(evening)["came_about"] == "later anders verwoord"
    evening.act("kiezen", "rename-option", option=made, text=first)
    assert voted(evening)["came_about"] == ""


def test_what_an_option_read_before_is_not_in_a_sealed_record(evening: Evening) -> None:
    evening.open("stapel")
    evening.shut("stapel")
    evening.act("stapel", "rename-option", option="plek-1", text="Het plein")
    state, text = evening.sealed()
    assert state.activities["stapel"].options[0].reworded
    assert '"text": {"nl": "Plek 1"}' not in text.split("activity.opened", 1)[1]
