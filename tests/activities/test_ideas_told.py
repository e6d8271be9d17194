"""ideas: what the Summary tells of them, word for word."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.about_goals import IDEAS, chosen, sent
from tests.session.evening import Evening, only, plan
from werksessie.activities import ideas
from werksessie.activities.blocks import GOAL, QUIET, Box, Paragraph, Quote, Quotes, Words
from werksessie.activities.ideas import events as ev
from werksessie.session.reducer import apply
from werksessie.summary.parts import part_of

QUESTION = {"nl": "Wat doet de gemeente?", "en": "What does the municipality do?"}
NOTHING = Box("Wat doet de gemeente?", (Paragraph((Words("De gemeente is nog niet gevraagd."),)),), framed=True)


def begun(people: int = 9, **fields: Any) -> Evening:
    """A question with two sides, to which six people answered; all of it is shown."""
    settings = {"other_side": QUESTION}
    evening = Evening(only(plan("wensen", "ideas", settings=settings, **fields)), people=people)
    evening.open("wensen")
    for number in range(6):
        evening.act("wensen", "release", card=evening.idea(f"Idee {number}", f"person-{number}"))
    return evening


@pytest.fixture
def evening() -> Evening:
    return begun()


def ids(evening: Evening, *numbers: int) -> tuple[str, ...]:
    by_text = {idea.text: idea.id for idea in evening["wensen"].content.ideas.values()}
    return tuple(by_text[f"Idee {number}"] for number in numbers)


def told(evening: Evening, activity: str = "wensen") -> tuple[Any, ...]:
    """What the Summary makes of it once the question is closed."""
    if evening[activity].stage == "open":
        evening.shut(activity)
    return tuple(ideas.tell(part_of(evening.state, evening.plan(activity), evening[activity])))


def report(evening: Evening, activity: str = "wensen") -> Any:
    return ideas.report(evening.state, evening.plan(activity), evening[activity])


def said(*texts: str | tuple[str, str]) -> Quotes:
    return Quotes(tuple(Quote(text) if isinstance(text, str) else Quote(*text) for text in texts))


def a_line(number: int, words: str) -> Paragraph:
    return Paragraph((Words(str(number), strong=True), Words(words)), QUIET)


def test_without_themes_it_is_what_was_said(evening: Evening) -> None:
    evening.act("wensen", "stack", card=ids(evening, 0, 1))
    evening.act("wensen", "rewrite", card=ids(evening, 2), text="Anders gezegd")
    every = (("Idee 0", "2 keer gezegd"), ("Anders gezegd", "samengevat door begeleider"), "Idee 3", "Idee 4", "Idee 5")
    assert told(evening) == (Box("Gezegd", (said(*every),), framed=True), NOTHING)


def test_a_theme_has_its_count_its_goal_its_quotes_and_its_past(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht", card=ids(evening, 0, 1, 2))
    other = evening.act("wensen", "make-theme", name="Groen", card=ids(evening, 3))
    evening.act("wensen", "goal", theme=theme, goal="het licht is")
    evening.act("wensen", "rename-theme", theme=theme, name="Lampen")
    evening.act("wensen", "stack", card=ids(evening, 0, 1))
    lamps = (
        a_line(3, " ideeën"),
        Paragraph((Words("We willen dat "), Words("het licht is")), GOAL),
        said(("Idee 0", "2 keer gezegd"), "Idee 2"),
        Paragraph((Words("later anders genoemd"),), QUIET),
    )
    assert told(evening) == (
        Box("Lampen", lamps, mark=theme),
        Box("Groen", (a_line(1, " idee"), said("Idee 3")), mark=other),
        Box("Ook gezegd", (said("Idee 4", "Idee 5"),), framed=True),
        NOTHING,
    )


def test_a_theme_that_was_made_of_nothing_that_is_left_comes_from_nowhere(evening: Evening) -> None:
    made = ev.ThemeMade("wensen", "weg", "Licht", source="een-kaart-van-toen")
    evening.state = apply(evening.state, made, evening.state.seq + 1)
    [row] = report(evening)["rows"]
    past = {"came_about": "gemaakt van een kaart die de zaal deelt", "source": "", "source_in": ""}
    assert row == {"goal": "", "quotes": [], "remarks": [], **past}


def test_where_every_answer_has_a_theme_nothing_else_was_said(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Alles", card=ids(evening, *range(6)))
    blocks = (a_line(6, " ideeën"), said("Idee 0", "Idee 1", "Idee 2"))
    assert told(evening) == (Box("Alles", blocks, mark=theme), NOTHING)


def test_an_empty_theme_has_no_quotes_and_in_a_small_conversation_no_count() -> None:
    evening = begun(people=4)
    theme = evening.act("wensen", "make-theme", name="Leeg")
    assert told(evening)[0] == Box("Leeg", (), mark=theme)


def test_the_municipality_said_something_or_nothing_or_was_not_asked(evening: Evening) -> None:
    assert told(evening)[-1] == NOTHING
    evening.act("wensen", "ask-other-side")
    nothing = Paragraph((Words("De gemeente is gevraagd. Er is niets getoond."),))
    assert told(evening)[-1] == Box(QUESTION["nl"], (nothing,), framed=True)
    typed = evening.act("wensen", "add-other-side", text="Kom langs")
    assert told(evening)[-1] == Box(QUESTION["nl"], (said("Kom langs"),), framed=True)
    assert report(evening)["other_side"] == {"asked": True, "said": ["Kom langs"]}
    top = ev.IdeaSent("wensen", "zoe", "a1", "zoe-1", "Bel", side="municipality", rewritten=True)
    under = ev.IdeaSent("wensen", "yan", "a2", "zoe-2", "Bel ons", side="municipality")
    shown = (ev.IdeaReleased("wensen", card) for card in ("zoe-1", "zoe-2"))
    for event in (top, under, *shown, ev.IdeaStacked("wensen", "zoe-2", "zoe-1")):
        evening.state = apply(evening.state, event, evening.state.seq + 1)
    both = said("Kom langs", ("Bel", "samengevat door begeleider"))
    assert told(evening)[-1] == Box(QUESTION["nl"], (both,), framed=True), "how often is never said of a role"
    assert typed < "zoe-1"


@pytest.mark.parametrize(("people", "sensitive", "line"), [(9, False, True), (4, False, False), (9, True, False)])
def test_how_many_cards_a_whole_table_wrote_is_told_where_counts_are(people: int, sensitive: bool, line: bool) -> None:
    evening = begun(people, sensitive=sensitive)
    assert "from_tables" not in report(evening)
    for number in range(2):
        card = ev.IdeaSent("wensen", "table", f"t{number}", f"tafel-{number}", "Samen", table=True)
        evening.state = apply(evening.state, card, evening.state.seq + 1)
    words = (Words("Waarvan van een hele tafel: "), Words("2", strong=True), Words("."))
    assert (Paragraph(words, QUIET) in told(evening)) is line
    assert report(evening).get("from_tables") == (2 if line else None)


# What was kept back


def kept_back(people: int = 9, **fields: Any) -> Any:
    """Of six answers one was hidden as a double, one for a reason that is no longer in the list and one lies under a
    card that waits; another waits beside it."""
    evening = begun(people, **fields)
    evening.act("wensen", "hide", card=ids(evening, 0), reason="double")
    waits, _ = (evening.idea(text, text) for text in ("Nieuw", "Ook nieuw"))
    hidden = ev.IdeaHidden("wensen", ids(evening, 1)[0], "iets van vroeger")
    for event in (hidden, ev.IdeaStacked("wensen", ids(evening, 2)[0], waits)):
        evening.state = apply(evening.state, event, evening.state.seq + 1)
    return report(evening)["not_shown"]


def test_what_was_kept_back_is_told_by_reason_and_what_lies_under_a_card_that_waits_waits_too() -> None:
    assert kept_back() == {"dubbel": 1, "iets van vroeger": 1, "niet nagekeken": 3}
    assert kept_back(people=4) == {"dubbel": None, "iets van vroeger": None, "niet nagekeken": None}
    assert kept_back(sensitive=True) == {}
    assert report(begun())["not_shown"] == {}


# About goals


def test_about_goals_it_is_told_by_goal_where_it_comes_from_and_how_often() -> None:
    evening = chosen(IDEAS, goals=("doel-a", "doel-b"))
    evening.open("doen")
    cards = []
    for number, goal in enumerate("aaaaabb"):
        fields = {"text": f"Idee {number}", "about": f"doel-{goal}"}
        cards.append(str(sent(evening, "doen", f"person-{number}", fields).card))
    evening.act("doen", "release", card=tuple(cards))
    evening.act("doen", "stack", card=tuple(cards[:2]))
    evening.act("doen", "stack", card=tuple(cards[5:]))
    rows = report(evening, "doen")["rows"]
    assert rows == [
        {
            "about": "doel-a", "goal": "", "quotes": ["Idee 0", "Idee 2", "Idee 3", "Idee 4"],
            "remarks": ["2 keer gezegd", "", "", ""], "came_about": "", "source": "doel-a", "source_in": "kiezen",
        },
        {
            "about": "doel-b", "goal": "", "quotes": ["Idee 5"], "remarks": [""], "came_about": "", "source": "doel-b",
            "source_in": "kiezen",
        },
    ]  # fmt: skip
    assert "about" in report(evening, "doen")
    assert "about" not in report(begun())
