"""Pretend people and their facilitator get through every kind of question, told by the pages alone."""

from __future__ import annotations

import tomllib
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.activities.rule_books import rehearsed
from tests.faults.disk import log
from tests.serving.running import Serve
from werksessie.activities import KINDS
from werksessie.rehearsal.answers import MUNICIPALITY, answers_to
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.desk import CHOSEN
from werksessie.rehearsal.evening import prepare_form, walk
from werksessie.rehearsal.ledger import Ledger
from werksessie.rehearsal.people import Facilitator
from werksessie.rehearsal.texts import PROPOSAL, SOFTER

SPEED = 1000.0
HEAD = """
format = 1
id = "alles"
version = "1"
title = {{ nl = "Van alles een" }}
{activities}
"""
ACTIVITIES = """
{ id = "idee", kind = "ideas", max = 2 }
{ id = "doelen", kind = "slide", goals_of = "idee" }
{ id = "stip", kind = "dots", options_from = "idee", choices = 3, stackable = true }
{ id = "keus", kind = "choice", choices = 2, other = true, options = [A, B, C] }
{ id = "glas", kind = "scale" }
{ id = "mening", kind = "opinions", options_from = "idee", take = "themes" }
{ id = "akkoord", kind = "consent", options_from = "idee" }
{ id = "typen", kind = "consent" }
{ id = "nodig", kind = "conditions", options = [A, B, C] }
{ id = "rollen", kind = "roles", options = [A, B, C] }
{ id = "daden", kind = "ideas", max = 1, about_from = "stip" }
{ id = "past", kind = "scale", about_from = "stip", items = [A, B] }
{ id = "soms", kind = "choice", choices = 2, other = true, options = [A, B, C], about_from = "rollen" }
{ id = "kanten", kind = "ideas", other_side = { nl = "Wat verwacht de gemeente?" } }
{ id = "uit", kind = "ideas", off = true }
{ id = "afspraken", kind = "agreements", goals_from = "stip" }
"""
OPTION = '{{ id = "{0}", text = {{ nl = "Keuze {0}" }} }}'


def programme() -> str:
    """The TOML of one activity of every kind. Those of the rule books come last: A, B and C there are options."""
    lines = (
        (ACTIVITIES + rehearsed())
        .strip()
        .replace("{ id", '{ minutes = 5, title = { nl = "Vraag" }, text = { nl = "Wat?" }, id')
    )
    for option in "ABC":
        lines = lines.replace(f"{option},", f"{OPTION.format(option.lower())},").replace(
            f"{option}]", f"{OPTION.format(option.lower())}]"
        )
    return HEAD.format(activities="activities = [" + ",".join(lines.splitlines()) + "]")


class Told:
    """What was told of the progress."""

    def __init__(self) -> None:
        self.questions = 0
        self.most = 0

    def ask(self, question: str, people: int) -> None:
        self.questions += 1

    def answered(self, number: int) -> None:
        self.most = max(self.most, number)

    def say(self, words: str) -> None:
        pass


def test_every_kind_is_played() -> None:
    assert {one["kind"] for one in tomllib.loads(programme())["activities"]} == set(KINDS)


@pytest.mark.process
def test_people_get_through_every_kind_of_question(tmp_path: Path) -> None:
    told = Told()
    with Serve(tmp_path / "sessies") as server, closing(Facilitator(server.link)) as facilitator:
        code = facilitator.prepare({**prepare_form("", date.today()), "programme_text": programme()})
        crowd = Crowd(facilitator.address, code, 6, SPEED)
        crowd.start()
        try:
            walk(facilitator, crowd, told, SPEED, date.today())
        finally:
            crowd.stop()
        tally = {one["id"]: one for one in facilitator.tally()["activities"]}
        rows = log(tmp_path / "sessies", facilitator.session)
    asked = [id for id, one in tally.items() if KINDS[one["kind"]].ASKS and id != "uit"]
    assert (tally["uit"]["stage"], crowd.ledger.receipts("uit")) == ("skipped", [])
    assert {id: len({one.person for one in crowd.ledger.receipts(id)}) for id in asked} == dict.fromkeys(asked, 6)
    # Both had a second round, and the municipality had its turn.
    assert told.questions >= len(asked) + 3
    assert told.most == 6
    assert len(tally["nodig"]["now"]) == len(tally["rollen"]["asked"]) == 3
    goals = min(CHOSEN, len(tally["idee"]["themes"]))
    assert len(tally["stip"]["chosen"]) == goals
    assert [one["text"].removesuffix(SOFTER) for one in tally["typen"]["proposals"]] == [PROPOSAL]
    for id, subjects in (("daden", goals), ("past", goals), ("soms", 3)):
        assert len({one.about for one in crowd.ledger.receipts(id)}) == subjects
    assert any(one.words in answers_to("kanten", MUNICIPALITY) for one in crowd.ledger.receipts("kanten"))
    every_receipt_is_in_the_record_once(crowd.ledger, asked, [event for _, event in rows])


def every_receipt_is_in_the_record_once(ledger: Ledger, asked: list[str], events: list[dict[str, Any]]) -> None:
    """Late ones as well: set aside when they came, and taken in by the facilitator."""
    receipts = [one for activity in asked for one in ledger.receipts(activity)]
    kept = Counter(event["answer_id"] for event in events if "answer_id" in event and event["type"] != "answer.late")
    assert kept == Counter(one.answer_id for one in receipts)
    assert ledger.astray(events) == ""
    late = [one.answer_id for one in receipts if one.late]
    assert len(late) == 1
    assert [event["answer_id"] for event in events if event["type"] == "answer.late"] == late
