"""The chain on the console: a shared card becomes a goal, too many goals are said in time, goals become drafts."""

from __future__ import annotations

from flask import Flask

from tests.conftest import Evening
from tests.session.evening import only, plan
from tests.web.desk import cards, editor, grouped, pieces, voting
from tests.web.room import Room, choices
from werksessie.activities.ideas import themes as themes_of


def board_of(room: Room) -> str:
    _, html = room.app.extensions["rooms"].current(room.name, "console", "nl")
    return str(html["board"])


def test_a_shared_card_is_sent_on_from_the_console(app: Flask) -> None:
    room = Room(
        app,
        only(
            plan("wensen", "ideas"),
            plan("kaarten", "opinions", options=choices(2)),
            plan("kiezen", "dots", options_from="wensen"),
        ),
        people=6,
    )
    room.open("kaarten")
    for number in range(6):
        room.send(
            "kaarten", f"person-{number}", {"value-o0": "agree", "value-o1": "agree" if number < 3 else "disagree"}
        )
    assert "maak er een doel van" not in board_of(room)
    room.shut("kaarten")
    assert 'id="send-o0"' in board_of(room)
    assert 'id="send-o1"' not in board_of(room), "what divides is no goal of all"
    room.act("kaarten", "send-on", option="o0")
    assert "✓ bij de doelen" in board_of(room)
    assert [theme.goal for theme in themes_of(room.state.activities["wensen"].content)] == ["Plek 0"]


def test_more_than_eight_goals_are_said_before_the_vote_and_it_can_go_on(evening: Evening) -> None:
    themes = grouped(evening)
    card = cards(evening, "4")["idee 3"]
    for number in range(9):
        evening.facilitator.act("4", "make-theme", name=f"Thema {number}", card=[card])
    made = [theme.id for theme in themes_of(evening.state.activities["4"].content)]
    evening.until("show:doelen")
    for number, theme in enumerate(made[:9]):
        evening.facilitator.act("doelen", "goal", theme=theme, goal=f"het {number} keer lukt")
    evening.until("show:5a")
    board = pieces(evening)["board"]
    assert "Voeg eerst samen" in board
    assert board.count("<bdi>We willen dat") == 9, "what will be voted on stands there"
    assert evening.next() == "open:5a"
    assert len(themes) == 2


def test_eight_goals_are_not_too_many(evening: Evening) -> None:
    voting(evening)
    assert "Voeg eerst samen" not in pieces(evening)["board"]


def test_a_chosen_goal_is_the_beginning_of_an_agreement(evening: Evening) -> None:
    themes = voting(evening)
    evening.next()
    evening.facilitator.act("5a", "choose", option=themes[1], chosen="yes")
    evening.until("show:afspraken")
    assert f'id="draft-{themes[1]}"' in pieces(evening)["board"]
    form = editor(evening, "afspraken", "draft", goal=themes[1]).text
    assert 'value="ouders elkaar kennen"' in form
    assert f'name="goal" value="{themes[1]}"' in form
    made = {"what": "Open elke week het buurthuis", "who": "De gemeente", "when": "2027-05-01", "goal": themes[1]}
    assert evening.facilitator.act("afspraken", "make", **made).status_code == 204
    assert "begin met dit doel" not in pieces(evening)["board"]
    assert "staat al een afspraak" in editor(evening, "afspraken", "draft", goal=themes[1]).text


def test_agreements_changed_after_closing_ask_to_ask_again(evening: Evening) -> None:
    voting(evening)
    evening.until("show:afspraken")
    made = {"what": "Zoek een zaal", "who": "De gemeente", "when": "2027-05-01"}
    evening.facilitator.act("afspraken", "make", **made)
    evening.next()
    for phone in evening.phones:
        evening.answer(phone, "afspraken", fields={"value": "fine"})
    evening.next()
    assert 'id="ask-again"' not in pieces(evening)["board"]
    (agreement,) = evening.state.activities["afspraken"].content.agreements
    evening.facilitator.act("afspraken", "change", agreement=agreement, **{**made, "what": "Zoek een tuin"})
    board = pieces(evening)["board"]
    assert 'id="ask-again"' in board
    assert "Geen bezwaar" not in board
    assert evening.facilitator.do("open-again", activity="afspraken").status_code == 204
    assert evening.state.activities["afspraken"].stage == "open"
