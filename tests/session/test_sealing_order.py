"""Sealing: who wrote what, and in which order it came in, is forgotten."""

from __future__ import annotations

import json

from tests.session.evening import Evening, backwards, form
from tests.session.full_evening import full, sealed_lines, shuffled
from werksessie.session.commands import Act, Answer
from werksessie.session.sealing import distil


def test_another_shuffle_gives_another_order() -> None:
    evening = full()
    assert sealed_lines(evening, shuffled(1)) == sealed_lines(evening, shuffled(1))
    assert sealed_lines(evening, shuffled(1)) != sealed_lines(evening, shuffled(2))


def test_the_numbers_of_two_activities_say_nothing_about_each_other() -> None:
    orders: list[list[str]] = []

    def watched(items: list[str]) -> None:
        orders.append(list(items))
        backwards(items)

    distil(full().state, "2027-01-12T23:00:00", watched)
    assert len(orders) == 1 + 4
    assert [order for order in orders if order != sorted(order)] == []


def came_in(order: list[int]) -> list[str]:
    """The sealed log of an evening in which the same answers came in, and were released, in this order."""
    evening = Evening(people=9)
    evening.open("wensen")
    for number in order:
        evening.ask(
            Answer("wensen", f"person-{number}", f"a{number}", form({"text": f"Idee {number}"}), f"card-{number}")
        )
    evening.ask(Act("wensen", "make-theme", form({"name": "Licht"}), "theme"))
    for number in order:
        evening.act("wensen", "place", card=f"card-{number}", theme="theme" if number % 2 else "")
    evening.open("stapel")
    for number in order:
        evening.send("stapel", f"person-{number}", {f"dots-plek-{number % 6 + 1}": "1"}, f"b{number}")
    evening.open("veilig")
    for number in order:
        evening.send("veilig", f"person-{number}", {"value-plek-1": ("agree", "skip")[number % 2]}, f"c{number}")
    evening.close()
    return sealed_lines(evening, shuffled(1))


def test_the_order_in_which_answers_came_in_and_were_released_is_forgotten() -> None:
    order = list(range(9))
    assert came_in(order) == came_in(order[::-1])


def test_what_a_phone_called_its_answer_is_forgotten() -> None:
    events = [json.loads(line) for line in sealed_lines(full(), shuffled(1))]
    assert {one["answer_id"].partition("-")[0] for one in events if "answer_id" in one} == {"sealed"}


def test_people_are_numbered_anew_in_every_activity() -> None:
    after, _ = full().sealed()
    assert sorted(after.people)[0] == "p0001"
    for activity in ("kiezen", "kaarten"):
        content = after.activities[activity].content
        assert sorted([*content.cast, *after.activities[activity].passed])[0] == "p0001"
