"""consent: what a sealed record keeps of proposals, rounds and objections."""

from __future__ import annotations

from typing import Any

from tests.activities.test_consent import TWO, objections, opened, say
from tests.session.evening import Evening
from werksessie.activities import consent
from werksessie.activities.consent.rounds import ProposalReworded


def after(evening: Evening) -> Evening:
    """The same evening, sealed."""
    evening.close()
    sealed = Evening(evening.state.programme, people=0)
    sealed.state, _ = evening.sealed()
    return sealed


def seen(evening: Evening) -> dict[str, Any]:
    """All that the facilitator and others know of it, without who said it."""
    board = evening.board("eens")
    kept = {name: board[name] for name in ("round", "proposals", "outcomes", "earlier", "asked", "reworded")}
    return {**kept, "detail": evening.detail("eens"), "tally": evening.tally("eens")}


def test_every_wording_of_every_round_comes_back() -> None:
    evening = opened(TWO)
    evening.shut("eens")
    typed = evening.act("eens", "propose", text="Elke vrijdag")
    evening.open_again("eens")
    evening.send("eens", "ann", {"value-plek-1": "objection", "value-plek-2": "fine", f"value-{typed}": "objection"})
    evening.shut("eens")
    evening.act("eens", "reword", proposal="plek-1", text="Kleiner")
    evening.act("eens", "reword", proposal=typed, text="Elke zaterdag")
    evening.open_again("eens")
    evening.send("eens", "ann", {"value-plek-1": "fine", "value-plek-2": "objection", f"value-{typed}": "fine"})
    evening.shut("eens")
    evening.act("eens", "reword", proposal="plek-2", text="Groter")
    evening.act("eens", "reword", proposal=typed, text="Elke zondag")
    before = seen(evening)
    assert [one.text["nl"] for one in before["proposals"]] == ["Kleiner", "Groter", "Elke zondag"]
    sealed = after(evening)
    assert seen(sealed) == before
    events = consent.distil("eens", sealed["eens"].content, {})
    reworded = [event.text for event in events if isinstance(event, ProposalReworded)]
    assert sorted(reworded) == ["Elke zondag", "Groter", "Kleiner"]


def test_what_was_hidden_stays_hidden_for_its_reason_without_its_words() -> None:
    evening = opened()
    say(evening, *["objection"] * 3)
    evening.shut("eens")
    ids = objections(evening)
    evening.act("eens", "hide", objection=ids["Bezwaar 0"], reason="person")
    evening.act("eens", "release", objection=ids["Bezwaar 1"])
    board = after(evening).board("eens")
    assert [(one.id, one.text, one.reason) for one in board["hidden"]] == [(ids["Bezwaar 0"], "", "person")]
    assert [(one.id, one.text) for one in board["shown"]] == [(ids["Bezwaar 1"], "Bezwaar 1")]
    assert [(one.id, one.text) for one in board["waiting"]] == [(ids["Bezwaar 2"], "Bezwaar 2")]


def test_what_must_change_stays_with_whoever_objected() -> None:
    evening = opened()
    say(evening, "objection", "fine", "fine", "objection")
    evening.shut("eens")
    content = after(evening)["eens"].content
    objecting = {person for person, views in content.views.items() if views["plek-1"] == "objection"}
    assert {one.person for one in content.objections.values()} == objecting
    assert len(content.views) == 4
