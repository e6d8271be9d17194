"""Every address, every field that stands on a page, from everybody, with anything in it: never a 500, never a change
without permission, and afterwards the record gives the same state and the pages are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.faults.fuzzing import OWN, People, evening, examples, fault, house, words
from tests.faults.naughty import present
from tests.faults.sending import MOMENTS, clear, fields_of, hit, whole


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    made = house()
    # Before any evening is there: reading the forms ends with an empty house.
    fields_of(made)
    yield made
    made.extensions["host"].close()


def hammer(app: Flask, data: Any, every_page: bool = False) -> None:
    """One evening, and a row of requests from everybody."""
    opened, stage = data.draw(st.sampled_from(MOMENTS))
    room, other = evening(app, opened, stage), evening(app, "wensen")
    people = People(app, room)
    people.strange(other)
    try:
        for _ in range(data.draw(st.integers(4, 14))):
            wrong = hit(data.draw, app, room, other, people)
            assert not wrong, wrong
            if room.name not in room.host.names():
                return
        whole(app, room, people, every_page)
    finally:
        clear(app)


def test_every_form_on_our_pages_is_known_to_the_fuzzing(app: Flask) -> None:
    found = fields_of(app)
    assert {"phone.answer", "library.create", "paper.card", "console.act", "editor.evening_save"} <= found.keys()
    assert {"text", "unsure", "dots-plek-1"} <= set(found["phone.answer"])
    assert len(found) > 25


@examples(8)
@given(data=st.data())
def test_whatever_is_sent_nothing_breaks_and_nobody_changes_what_is_not_theirs(app: Flask, data: Any) -> None:
    hammer(app, data)


@pytest.mark.soak
@examples(200)
@given(data=st.data())
def test_for_a_long_time_whatever_is_sent_nothing_breaks(app: Flask, data: Any) -> None:
    hammer(app, data, every_page=True)


@present
def test_the_five_hundred_naughty_strings_are_among_what_is_sent() -> None:
    assert len(words()) > len(OWN) + 400


@pytest.mark.parametrize("question", ["voorwaarden", "glas", "veilig", "akkoord", "wensen"])
def test_who_does_not_take_part_can_ask_for_their_own_answers(app: Flask, question: str) -> None:
    room = evening(app, question)
    assert app.test_client().get(f"/{room.state.code}/own").status_code == 200
    clear(app)


@pytest.mark.parametrize("where", ["/{code}/answer/wensen", "/{code}/join", "/programmes/import", "/sessions/new"])
def test_a_field_without_a_name_is_refused(app: Flask, where: str) -> None:
    room = evening(app, "wensen")
    people = People(app, room)
    body = b"--x\r\nContent-Disposition: form-data\r\n\r\nhallo\r\n--x--\r\n"
    before = room.state
    for role in ("participant", "facilitator"):
        reply = people.browsers[role].post(
            where.format(code=room.state.code), data=body, content_type="multipart/form-data; boundary=x",
            headers=people.headers.get(role),
        )  # fmt: skip
        assert reply.status_code == 400
        assert not fault(reply)
    assert room.state == before
    clear(app)
