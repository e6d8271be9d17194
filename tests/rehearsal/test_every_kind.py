"""Pretend people and their facilitator get through every kind of question, told by the pages alone."""

from __future__ import annotations

import tomllib
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.serving.running import Serve
from werksessie.activities import KINDS
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.evening import prepare_form, walk
from werksessie.rehearsal.people import Facilitator
from werksessie.rehearsal.texts import PROPOSAL

SPEED = 300.0
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
{ id = "afspraken", kind = "agreements", goals_from = "stip" }
"""
OPTION = '{{ id = "{0}", text = {{ nl = "Keuze {0}" }} }}'


def programme() -> str:
    """The TOML of one activity of every kind."""
    lines = ACTIVITIES.strip().replace("{ id", '{ minutes = 5, title = { nl = "Vraag" }, text = { nl = "Wat?" }, id')
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
        walk(facilitator, crowd, told, SPEED, date.today())
        crowd.stop()
        tally = {one["id"]: one for one in facilitator.tally()["activities"]}
    asked = [id for id, one in tally.items() if KINDS[one["kind"]].ASKS]
    assert (told.questions, told.most) == (len(asked), 6)
    assert {id: crowd.ledger.answered(id) for id in asked} == dict.fromkeys(asked, 6)
    # Both had a second round.
    assert len(tally["nodig"]["now"]) == len(tally["rollen"]["asked"]) == 3
    assert len(tally["stip"]["chosen"]) == 2
    assert [one["text"] for one in tally["typen"]["proposals"]] == [PROPOSAL]
