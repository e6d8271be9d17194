"""Working at the console: from ideas to agreements, the cards, the small forms, and every count."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Evening
from tests.web.desk import cards, editor, grouped, pieces, voting

# The chain


def test_from_ideas_to_agreements(evening: Evening) -> None:
    themes = voting(evening)
    assert "We willen dat ouders elkaar kennen" in pieces(evening)["board"]
    for phone in evening.phones:
        evening.answer(phone, "5a", fields={f"dots-{themes[1]}": "1"})
    evening.next()
    board = pieces(evening)["board"]
    assert board.index("ouders elkaar kennen") < board.index("jongeren een plek hebben"), "most chosen first"
    assert evening.facilitator.act("5a", "choose", option=themes[1], chosen="yes").status_code == 204
    assert "✓ gekozen" in pieces(evening)["board"]
    evening.until("show:afspraken")
    board = pieces(evening)["board"]
    assert re.search(rf'type="radio" name="goal" value="{themes[1]}" form="agreement"', board)
    assert themes[0] not in board, "a goal nobody ticked is not offered"
    made = {"what": "Een avond voor ouders", "who": "De school", "when": "2027-05-01", "goal": themes[1]}
    assert evening.facilitator.act("afspraken", "make", **made).status_code == 204
    board = pieces(evening)["board"]
    assert "Een avond voor ouders" in board
    assert "zaterdag 1 mei" in board
    assert board.count("We willen dat ouders elkaar kennen") == 2


def test_a_vote_without_goals_says_what_to_make_first(evening: Evening) -> None:
    evening.until("show:5a")
    board = pieces(evening)["board"]
    assert "Er zijn nog geen doelen uit ‘Wat kan helpen’" in board
    assert 'name="activity" value="4"' in board
    reply = evening.facilitator.do("next", expected="open:5a")
    assert reply.status_code == 409
    assert "Er zijn nog geen doelen" in reply.text


def test_goals_without_themes_say_what_to_make_first(evening: Evening) -> None:
    evening.until("show:doelen")
    assert "Er zijn nog geen thema’s uit ‘Wat kan helpen’" in pieces(evening)["board"]


def test_only_a_theme_with_a_goal_is_voted_on(evening: Evening) -> None:
    themes = grouped(evening)
    evening.facilitator.act("4", "goal", theme=themes[0], goal="jongeren een plek hebben")
    evening.until("open:5a")
    assert [one.id for one in evening.state.activities["5a"].options] == [themes[0]]


# Cards


def test_a_new_card_is_looked_at_before_anybody_sees_it(evening: Evening) -> None:
    evening.until("open:4")
    evening.answer(evening.join()[0], "4", text="Een eigen plek")
    card = cards(evening, "4")["Een eigen plek"]
    board = pieces(evening)["board"]
    assert board.index("Nakijken") < board.index("Een eigen plek") < board.index('id="loose-title"')
    assert "Een eigen plek" not in pieces(evening)["side"]
    assert evening.facilitator.act("4", "release", card=card).status_code == 204
    board = pieces(evening)["board"]
    assert board.index('id="loose-title"') < board.index("Een eigen plek")
    assert "Een eigen plek" in pieces(evening)["side"]


def test_all_at_once_releases_what_was_on_the_screen_and_no_more(evening: Evening) -> None:
    evening.until("open:4")
    phones = evening.join(3)
    for number, phone in enumerate(phones[:2]):
        evening.answer(phone, "4", text=f"gezien {number}")
    button = re.search(r'id="release-all"[^>]*hx-post="([^"]*)"[^>]*hx-vals=\'([^\']*)\'', pieces(evening)["board"])
    assert button
    evening.answer(phones[2], "4", text="net binnen")
    assert button[1].endswith("/activity/4/release")
    evening.facilitator.act("4", "release", card=re.findall(r'"([0-9a-f]{16})"', button[2]))
    statuses = {idea.text: idea.status for idea in evening.state.activities["4"].content.ideas.values()}
    assert statuses == {"gezien 0": "shown", "gezien 1": "shown", "net binnen": "new"}


def test_a_flood_of_answers_stays_small_enough_to_push(evening: Evening) -> None:
    evening.until("open:4")
    for phone in evening.join(30):
        for _ in range(3):
            evening.answer(phone, "4", text="x" * 140)
    board = pieces(evening)["board"]
    assert board.count("answer--new") == 30
    assert "<b>90</b>" in board
    assert "En nog <b>60</b>." in board
    assert "deze 30 tonen" in board
    assert len(board) < 100_000


def test_a_card_is_kept_back_for_a_reason(evening: Evening) -> None:
    evening.until("open:4")
    evening.answer(evening.join()[0], "4", text="Over buurman Jan")
    card = cards(evening, "4")["Over buurman Jan"]
    form = editor(evening, "4", "hide", card=card)
    assert "Over buurman Jan" in form.text
    assert 'name="reason" value="person"' in form.text
    assert evening.facilitator.act("4", "hide", card=card).status_code == 422
    assert evening.facilitator.act("4", "hide", card=card, reason="person").status_code == 204
    board = pieces(evening)["board"]
    assert re.search(r'<details[^>]*id="hidden">', board)
    assert "persoon herkenbaar" in board
    assert "Toch tonen" in board


def test_selected_cards_go_into_a_theme_and_out_again(evening: Evening) -> None:
    themes = grouped(evening)
    card = cards(evening, "4")
    evening.facilitator.act("4", "place", card=[card["idee 3"], card["idee 4"]], theme=themes[1])
    board = pieces(evening)["board"]
    inside = board[board.index(f'id="cards-{themes[1]}"') :]
    assert "idee 3" in inside
    assert "idee 4" in inside
    evening.facilitator.act("4", "place", card=[card["idee 3"]], theme="")
    assert evening.state.activities["4"].content.ideas[card["idee 3"]].theme == ""


def test_the_first_nine_themes_have_a_number_to_press(evening: Evening) -> None:
    evening.until("open:4")
    for number in range(11):
        evening.facilitator.act("4", "make-theme", name=f"Thema {number}")
    keys = re.findall(r'data-theme-key="(\d)"', pieces(evening)["board"])
    assert keys == [str(number) for number in range(1, 10)]


def test_a_theme_is_renamed_and_dropped_from_its_editor(evening: Evening) -> None:
    themes = grouped(evening)
    form = editor(evening, "4", "theme", theme=themes[0]).text
    assert 'value="Een plek"' in form
    assert f"/sessions/{evening.name}/activity/4/drop-theme" in form
    evening.facilitator.act("4", "rename-theme", theme=themes[0], name="Een eigen plek")
    assert "Een eigen plek" in pieces(evening)["board"]
    evening.facilitator.act("4", "drop-theme", theme=themes[0])
    board = pieces(evening)["board"]
    assert f"group-name-{themes[0]}" not in board
    assert "Ongedaan: <bdi>opheffen van Een eigen plek</bdi>" in board
    assert "Dit thema is er niet meer." in editor(evening, "4", "theme", theme=themes[0]).text


# The other editors


def test_a_goal_is_worded_from_either_side(evening: Evening) -> None:
    themes = grouped(evening)
    assert "We willen dat" in editor(evening, "4", "goal", theme=themes[0]).text
    form = editor(evening, "doelen", "goal", theme=themes[0]).text
    assert f'hx-post="/sessions/{evening.name}/activity/doelen/goal"' in form


@pytest.mark.parametrize("activity", ["5a", "eens"])
def test_an_option_gets_other_words_and_keeps_its_votes(evening: Evening, activity: str) -> None:
    themes = voting(evening)
    if evening.state.current != activity:
        evening.until(f"open:{activity}")
    assert f'value="{themes[0]}"' in editor(evening, activity, "option", option=themes[0]).text
    evening.facilitator.act(activity, "rename-option", option=themes[0], text="Kortere woorden")
    assert "Kortere woorden" in pieces(evening)["board"]
    assert "Deze keuze bestaat niet meer." in editor(evening, activity, "option", option="weg").text


def test_an_agreement_is_changed_and_taken_away(evening: Evening) -> None:
    evening.facilitator.do("go-to", activity="afspraken")
    evening.facilitator.act("afspraken", "make", what="De zaal openen", who="Gemeente", when="2027-05-01")
    (made,) = evening.state.activities["afspraken"].content.agreements
    form = editor(evening, "afspraken", "change", agreement=made).text
    for field in ('value="De zaal openen"', 'value="Gemeente"', 'value="2027-05-01"'):
        assert field in form
    change = {"agreement": made, "what": "De zaal later sluiten", "who": "Gemeente", "when": "2027-06-01"}
    assert evening.facilitator.act("afspraken", "change", **change).status_code == 204
    assert "De zaal later sluiten" in pieces(evening)["board"]
    evening.facilitator.act("afspraken", "drop", agreement=made)
    assert "Nog geen afspraken" in pieces(evening)["board"]
    assert "Deze afspraak is er niet meer." in editor(evening, "afspraken", "change", agreement=made).text


def test_an_agreement_that_lacks_something_says_what(evening: Evening) -> None:
    for form, sentence in (
        ({"what": "", "who": "Gemeente", "when": "2027-05-01"}, "Vul in wat jullie afspreken en wie het doet."),
        ({"what": "Iets", "who": "Gemeente", "when": "ooit"}, "Kies een datum."),
        ({"what": "een " * 13, "who": "Gemeente", "when": "2027-05-01"}, "hoogstens 12 woorden"),
    ):
        reply = evening.facilitator.act("afspraken", "make", **form)
        assert reply.status_code == 422
        assert sentence in reply.text
        assert (reply.mimetype, reply.headers["HX-Reswap"]) == ("text/plain", "none")


def test_objections_are_read_by_the_facilitator_after_closing_only(evening: Evening) -> None:
    evening.facilitator.do("go-to", activity="afspraken")
    evening.facilitator.act("afspraken", "make", what="De zaal openen", who="Gemeente", when="2027-05-01")
    evening.next()
    evening.answer(evening.join()[0], "afspraken", value="objection", text="Eerst overleggen")
    assert "Eerst overleggen" not in pieces(evening)["board"]
    evening.next()
    assert "Eerst overleggen" in pieces(evening)["board"]
    assert "Er is bezwaar: we praten verder." in pieces(evening)["board"]
    assert "Eerst overleggen" not in pieces(evening)["side"]


@pytest.mark.parametrize(
    ("activity", "form"), [("weg", "theme"), ("4", "bestaat-niet"), ("4", "option"), ("4", "_board")]
)
def test_a_form_that_is_not_there_is_refused_in_words(evening: Evening, activity: str, form: str) -> None:
    reply = editor(evening, activity, form)
    assert reply.status_code == 404
    assert reply.mimetype == "text/plain"
    assert reply.text.endswith(".")


# Numbers


def test_tally_json_is_whole(evening: Evening) -> None:
    themes = voting(evening)
    for phone in evening.phones[:2]:
        evening.answer(phone, "5a", fields={f"dots-{themes[0]}": "1"})
    evening.answer(evening.phones[2], "5a", unsure="1")
    evening.answer(evening.phones[3], "5a", skip="1")
    counts = evening.facilitator.client.get(f"/sessions/{evening.name}/tally.json").get_json()
    assert (counts["session"], counts["people"], counts["seq"]) == (evening.name, 5, evening.state.seq)
    by_id = {one["id"]: one for one in counts["activities"]}
    assert list(by_id) == [plan.id for plan in evening.state.programme.activities]
    vote = by_id["5a"]
    assert (vote["answered"], vote["unsure"], vote["skipped"]) == (2, 1, 1)
    assert {row["id"]: row["dots"] for row in vote["rows"]} == {themes[0]: 2, themes[1]: 0}
    assert {theme["name"] for theme in by_id["4"]["themes"]} == {"Een plek", "Ouders"}


def test_what_may_point_to_a_person_is_marked_and_asks_once_more(evening: Evening) -> None:
    evening.until("open:4")
    one, other = evening.join(2)
    evening.answer(one, "4", text="Meer licht")
    evening.answer(other, "4", text="Bel 06-12345678")
    board = pieces(evening)["board"]
    assert board.count("Staat hier een telefoonnummer?") == 2
    assert 'hx-confirm="Staat hier een telefoonnummer? Toch tonen?"' in board
    assert "deze 1 tonen" in board
