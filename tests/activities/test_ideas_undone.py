"""Taking back what was done with cards and themes: the last step first, and never what others changed since."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.session.evening import Evening, refused
from werksessie.activities.ideas.cards import HIDDEN, NEW, SHOWN, Content, Idea
from werksessie.activities.ideas.undoing import STEPS


@pytest.fixture
def evening() -> Evening:
    """Six people; Licht with Lamp and Lantaarn in it, Groen with Boom, and Bank loose."""
    evening = Evening(people=6)
    evening.open("wensen")
    for number, text in enumerate(("Lamp", "Lantaarn", "Boom", "Bank")):
        evening.send("wensen", f"person-{number}", {"text": text}, f"answer-{text}")
    evening.act("wensen", "release-all")
    evening.act("wensen", "make-theme", name="Licht", card=ids(evening, "Lamp", "Lantaarn"))
    evening.act("wensen", "make-theme", name="Groen", card=ids(evening, "Boom"))
    return evening


def ids(evening: Evening, *texts: str) -> tuple[str, ...]:
    by_text = {idea.text: idea.id for idea in evening["wensen"].content.ideas.values()}
    return tuple(by_text[text] for text in texts)


def theme(evening: Evening, name: str) -> str:
    return str(next(one.id for one in evening["wensen"].content.themes.values() if one.name == name))


def card(evening: Evening, text: str) -> Idea:
    found: Idea = evening["wensen"].content.ideas[ids(evening, text)[0]]
    return found


def undo(evening: Evening) -> str:
    """Takes back what the button promises; gives what it said."""
    promised = evening.board("wensen")["undo"]
    evening.act("wensen", "undo-grouping", step=promised["step"])
    return str(promised["label"])


def standing(evening: Evening) -> Any:
    content: Content = evening["wensen"].content
    return content.ideas, content.themes, content.stacks


Deed = Callable[[Evening], Any]
DEEDS: dict[str, Deed] = {
    "antwoord in Licht": lambda e: e.act("wensen", "place", card=ids(e, "Boom"), theme=theme(e, "Licht")),
    "2 antwoorden in Groen": lambda e: e.act("wensen", "place", card=ids(e, "Lamp", "Bank"), theme=theme(e, "Groen")),
    "2 antwoorden uit het thema": lambda e: e.act("wensen", "place", card=ids(e, "Lamp", "Boom"), theme=""),
    "nieuw thema Zitten": lambda e: e.act("wensen", "make-theme", name="Zitten", card=ids(e, "Bank", "Lamp")),
    "nieuw thema Groep C": lambda e: e.act("wensen", "make-theme", name=""),
    "andere naam voor Licht": lambda e: e.act("wensen", "rename-theme", theme=theme(e, "Licht"), name="Lampen"),
    "opheffen van Licht": lambda e: e.act("wensen", "drop-theme", theme=theme(e, "Licht")),
    "samenvoegen van Licht en Groen": lambda e: e.act(
        "wensen", "merge-themes", theme=theme(e, "Licht"), into=theme(e, "Groen")
    ),
    "stapelen": lambda e: e.act("wensen", "stack", card=ids(e, "Lamp", "Boom", "Bank")),
    "doel bij Licht": lambda e: e.act("wensen", "goal", theme=theme(e, "Licht"), goal="het licht is"),
    "herschrijven": lambda e: e.act("wensen", "rewrite", card=ids(e, "Lamp"), text="Een lamp"),
    "2 antwoorden niet tonen": lambda e: e.act("wensen", "hide", card=ids(e, "Lamp", "Bank"), reason="double"),
}


@pytest.mark.parametrize("said", DEEDS)
def test_every_deed_is_taken_back_whole_and_says_what_it_was(evening: Evening, said: str) -> None:
    before = standing(evening)
    DEEDS[said](evening)
    assert standing(evening) != before
    assert undo(evening) == said
    assert standing(evening) == before
    assert evening.replay() == evening.state


@pytest.mark.parametrize("said", DEEDS)
def test_deeds_with_stacks_are_taken_back_too(evening: Evening, said: str) -> None:
    evening.act("wensen", "stack", card=ids(evening, "Lamp", "Lantaarn"))
    before = standing(evening)
    DEEDS[said](evening)
    undo(evening)
    assert standing(evening) == before


def test_unstacking_is_taken_back(evening: Evening) -> None:
    evening.act("wensen", "stack", card=ids(evening, "Lamp", "Lantaarn", "Boom"))
    before = standing(evening)
    evening.act("wensen", "unstack", card=ids(evening, "Lamp"))
    assert undo(evening) == "van de stapel halen"
    assert standing(evening) == before


def test_releasing_is_taken_back(evening: Evening) -> None:
    new = evening.idea("Nieuw", "zoe")
    evening.act("wensen", "release", card=new)
    assert undo(evening) == "antwoord tonen"
    assert card(evening, "Nieuw").status == NEW
    evening.idea("Ook nieuw", "yes")
    evening.act("wensen", "release-all")
    assert undo(evening) == "2 antwoorden tonen"
    assert [one.text for one in evening.board("wensen")["waiting"]] == ["Nieuw", "Ook nieuw"]


def test_the_last_step_goes_first_and_all_of_them_can_go(evening: Evening) -> None:
    for deed in ("antwoord in Licht", "andere naam voor Licht", "stapelen"):
        DEEDS[deed](evening)
    said = []
    while evening.board("wensen")["undo"]:
        said.append(undo(evening))
    assert said == [
        "stapelen", "andere naam voor Licht", "antwoord in Licht", "nieuw thema Groen", "nieuw thema Licht",
        "4 antwoorden tonen",
    ]  # fmt: skip
    content = evening["wensen"].content
    assert (len(content.themes), {idea.status for idea in content.ideas.values()}) == (0, {NEW})


def test_at_least_the_last_ten_are_remembered_and_not_all(evening: Evening) -> None:
    for number in range(30):
        evening.act("wensen", "rename-theme", theme=theme(evening, "Groen"), name=f"Naam {number}")
        evening.act("wensen", "rename-theme", theme=theme(evening, f"Naam {number}"), name="Groen")
    assert len(evening["wensen"].content.steps) == STEPS >= 10


def test_a_second_console_that_presses_the_same_button_hears_it_was_done(evening: Evening) -> None:
    promised = evening.board("wensen")["undo"]["step"]
    evening.act("wensen", "undo-grouping", step=promised)
    before = evening.state
    for step in (promised, "", "weg"):
        with refused(409, "Al gedaan"):
            evening.act("wensen", "undo-grouping", step=step)
    assert evening.state is before


def test_with_nothing_done_there_is_nothing_to_take_back() -> None:
    evening = Evening(people=6)
    evening.open("wensen")
    assert evening.board("wensen")["undo"] is None
    with refused(409, "Al gedaan"):
        evening.act("wensen", "undo-grouping", step="")


def test_a_sentence_that_is_typed_in_pieces_is_one_step(evening: Evening) -> None:
    licht = theme(evening, "Licht")
    evening.act("wensen", "goal", theme=licht, goal="het licht is")
    DEEDS["antwoord in Licht"](evening)
    for typed in ("het 's", "het 's avonds", "ook 's avonds", "ook 's avonds is het licht"):
        evening.send("wensen", "person-3", {"replaces": "answer-Bank", "text": f"Bank en {typed}"})
        evening.act("wensen", "goal", theme=licht, goal=typed)
        evening.idea(typed, f"writer-{typed}")
    undo(evening)
    assert evening["wensen"].content.themes[licht].goal == "het licht is"
    # What people sent between two pieces is theirs.
    assert len(evening.board("wensen")["waiting"]) == 5
    assert card(evening, "Bank en ook 's avonds is het licht").status == NEW
    assert [undo(evening), undo(evening)] == ["antwoord in Licht", "doel bij Licht"]
    assert evening["wensen"].content.themes[licht].goal == ""


def test_a_sentence_that_is_typed_and_wiped_out_again_leaves_nothing_to_take_back(evening: Evening) -> None:
    licht, before = theme(evening, "Licht"), evening.board("wensen")["undo"]
    for typed in ("het licht", "licht", ""):
        evening.act("wensen", "goal", theme=licht, goal=typed)
    assert evening.board("wensen")["undo"] == before


def test_the_goals_of_two_themes_are_two_steps(evening: Evening) -> None:
    for name in ("Licht", "Groen", "Licht"):
        evening.act("wensen", "goal", theme=theme(evening, name), goal=f"er meer is {evening.fresh()}")
    said = [undo(evening) for _ in range(3)]
    assert said == ["doel bij Licht", "doel bij Groen", "doel bij Licht"]


# What others changed since


def test_an_idea_taken_back_since_does_not_come_back(evening: Evening) -> None:
    evening.act("wensen", "place", card=ids(evening, "Bank", "Boom"), theme=theme(evening, "Licht"))
    evening.send("wensen", "person-3", {"withdraw": "answer-Bank"})
    undo(evening)
    assert sorted(idea.text for idea in evening["wensen"].content.ideas.values()) == ["Boom", "Lamp", "Lantaarn"]
    assert card(evening, "Boom").theme == theme(evening, "Groen")


@pytest.mark.parametrize("deed", ["herschrijven", "2 antwoorden niet tonen"])
def test_an_idea_changed_since_keeps_its_new_words_and_waits(evening: Evening, deed: str) -> None:
    DEEDS[deed](evening)
    evening.send("wensen", "person-0", {"replaces": "answer-Lamp", "text": "Lampjes"})
    undo(evening)
    assert (card(evening, "Lampjes").status, card(evening, "Lampjes").rewritten) == (NEW, False)
    assert [one.text for one in evening.wall("wensen")["themes"][0].cards] == ["Lantaarn"]


def test_words_that_their_writer_took_over_stay_theirs(evening: Evening) -> None:
    evening.act("wensen", "rewrite", card=ids(evening, "Lamp"), text="Een lamp")
    evening.send("wensen", "person-0", {"replaces": "answer-Lamp", "text": "Een lamp"})
    undo(evening)
    assert (card(evening, "Een lamp").status, card(evening, "Een lamp").rewritten) == (NEW, False)


def test_a_step_that_nothing_is_left_of_is_taken_back_all_the_same(evening: Evening) -> None:
    evening.act("wensen", "hide", card=ids(evening, "Bank"), reason="double")
    evening.send("wensen", "person-3", {"withdraw": "answer-Bank"})
    undo(evening)
    assert evening.board("wensen")["undo"]["label"] == "nieuw thema Groen"


def test_what_may_point_to_a_person_comes_back_to_be_looked_at_not_on_the_wall(evening: Evening) -> None:
    flagged = evening.idea("Bel 06-12345678", "zoe")
    evening.act("wensen", "release", card=flagged)
    evening.act("wensen", "hide", card=flagged, reason="person")
    undo(evening)
    assert card(evening, "Bel 06-12345678").status == NEW


def test_taking_back_other_words_does_not_show_what_they_covered(evening: Evening) -> None:
    flagged = evening.idea("Bel 06-12345678", "zoe")
    evening.act("wensen", "release", card=flagged)
    evening.open("kaarten")
    evening.act("wensen", "rewrite", card=flagged, text="Bel de buurt")
    undo(evening)
    assert (card(evening, "Bel 06-12345678").status, card(evening, "Bel 06-12345678").rewritten) == (NEW, False)
    assert [one.text["nl"] for one in evening["kaarten"].options if one.source == flagged] == ["(niet getoond)"]


def test_a_ballot_follows_what_is_taken_back(evening: Evening) -> None:
    evening.open("kaarten")
    (lamp,) = ids(evening, "Lamp")

    def option() -> str:
        return next(one.text["nl"] for one in evening["kaarten"].options if one.source == lamp)

    evening.act("wensen", "rewrite", card=lamp, text="Een lamp")
    undo(evening)
    assert option() == "Lamp"
    evening.act("wensen", "hide", card=lamp, reason="double")
    undo(evening)
    assert option() == "Lamp"
    evening.act("wensen", "hide", card=lamp, reason="double")
    assert option() == "(niet getoond)"
    evening.act("wensen", "release", card=lamp)
    assert option() == "Lamp"
    undo(evening)
    assert option() == "(niet getoond)"
    undo(evening)
    evening.act("kaarten", "rename-option", option=lamp, text="Lichtpunt")
    evening.act("wensen", "rewrite", card=lamp, text="Een lamp")
    evening.act("kaarten", "rename-option", option=lamp, text="Lichtpunt")
    undo(evening)
    assert option() == "Lichtpunt"


def test_releasing_taken_back_leaves_the_ballot_too(evening: Evening) -> None:
    new = evening.idea("Nieuw", "zoe")
    evening.act("wensen", "release", card=new)
    evening.open("kaarten")
    undo(evening)
    assert [one.text["nl"] for one in evening["kaarten"].options if one.source == new] == ["(niet getoond)"]


def test_a_hidden_card_that_was_shown_after_all_is_hidden_again(evening: Evening) -> None:
    (bank,) = ids(evening, "Bank")
    evening.act("wensen", "hide", card=bank, reason="double")
    evening.act("wensen", "release", card=bank)
    undo(evening)
    assert (card(evening, "Bank").status, card(evening, "Bank").reason) == (HIDDEN, "double")
    undo(evening)
    assert card(evening, "Bank").status == SHOWN
