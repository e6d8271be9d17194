"""One participant is one voice: nobody answers as somebody else, and nobody twice."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.web.test_phone import goals


def cookie(phone: FlaskClient, code: str, name: str = "person") -> str:
    held = phone.get_cookie(name, path=f"/{code}")
    assert held is not None
    return held.value


def with_cookie(app: Flask, code: str, value: str) -> FlaskClient:
    phone = app.test_client()
    phone.set_cookie("person", value, path=f"/{code}")
    return phone


def ideas(evening: Evening) -> list[str]:
    return sorted(idea.text for idea in evening.state.activities["1"].content.ideas.values())


@pytest.fixture
def voting(evening: Evening) -> Evening:
    """The vote on the goals is open."""
    goals(evening, "iedereen meedoet", "ouders helpen", "het licht blijft branden", "er een plek is")
    evening.until("open:5a")
    return evening


def ballots(evening: Evening) -> dict[str, Any]:
    return dict(evening.state.activities["5a"].content.cast)


FORGED = ("x", "0" * 32, "' or 1=1 --", "a" * 3000, "ñ" * 32, "join", "../" * 10, "F" * 32, "")


def test_a_forged_cookie_is_nobody(app: Flask, evening: Evening) -> None:
    evening.until("open:1")
    for forged in FORGED:
        reply = evening.answer(with_cookie(app, evening.code, forged), "1", text="Hoi")
        assert reply.status_code == 409
    assert ideas(evening) == []


def test_nothing_that_the_server_keeps_or_shows_is_somebodys_cookie(app: Flask, evening: Evening) -> None:
    """Neither a pseudonym from the record nor a link; only the phone itself has what it needs."""
    phone = evening.join()[0]
    evening.until("open:1")
    evening.answer(phone, "1", text="Een plek")
    kept = [
        *evening.state.people,
        *evening.state.activities["1"].seen,
        *app.extensions["host"].keys(evening.name).values(),
    ]
    kept.append(cookie(phone, evening.code, "after"))
    assert cookie(phone, evening.code) not in kept
    for stolen in kept:
        reply = evening.answer(with_cookie(app, evening.code, stolen), "1", text="Namens een ander")
        assert reply.status_code == 409
    assert ideas(evening) == ["Een plek"]


def test_the_cookie_of_another_evening_is_nobody_here(app: Flask, facilitator: Facilitator) -> None:
    other = prepare(app, facilitator, title="Een andere avond")
    other.until("start")
    token = cookie(other.join()[0], other.code)
    evening = prepare(app, facilitator)
    evening.until("start")
    evening.until("open:1")
    reply = evening.answer(with_cookie(app, evening.code, token), "1", text="Van hiernaast")
    assert reply.status_code == 409
    assert ideas(evening) == []


def test_one_evenings_cookie_never_reaches_another(app: Flask, facilitator: Facilitator) -> None:
    """Browsers send it to addresses of its own code only; so does the test's browser."""
    one, other = prepare(app, facilitator), prepare(app, facilitator, title="Een andere avond")
    phone = app.test_client()
    for evening in (one, other):
        evening.facilitator = Facilitator(facilitator.client, evening.facilitator.name, facilitator.token())
    tokens = []
    for evening in (one, other):
        phone.get(f"/{evening.code}")
        held = phone.get_cookie("person", path=f"/{evening.code}")
        tokens.append(held.value if held else "")
    assert len(set(tokens)) == len(tokens)


def test_somebody_elses_answer_can_be_neither_changed_nor_taken_back(evening: Evening) -> None:
    one, other = evening.join(2)
    evening.until("open:1")
    assert evening.answer(one, "1", "van-een", text="Een plek").status_code == 200
    for form in ({"replaces": "van-een", "text": "Iets anders"}, {"withdraw": "van-een"}):
        evening.answer(other, "1", fields=form)
    assert ideas(evening) == ["Een plek"]


def test_an_answer_with_the_id_of_somebody_elses_is_an_answer_of_ones_own(evening: Evening) -> None:
    """It is neither swallowed nor put in the place of the other one."""
    one, other = evening.join(2)
    evening.until("open:1")
    for phone, text in ((one, "Een plek"), (other, "Nog een plek")):
        assert evening.answer(phone, "1", "zelfde-id", text=text).status_code == 200
    assert ideas(evening) == ["Een plek", "Nog een plek"]


def test_a_second_vote_from_the_same_phone_replaces_the_first_however_it_is_sent(voting: Evening) -> None:
    phone = voting.join()[0]
    token = cookie(phone, voting.code)
    options = [option.id for option in voting.state.activities["5a"].options]
    for option in options[:3]:
        again = with_cookie(voting.app, voting.code, token)
        assert voting.answer(again, "5a", fields={f"dots-{option}": "1"}).status_code == 200
    assert len(ballots(voting)) == 1


def test_a_cookie_that_was_kept_after_leaving_is_no_second_voice(voting: Evening) -> None:
    phone = voting.join()[0]
    token = cookie(phone, voting.code)
    options = [option.id for option in voting.state.activities["5a"].options]
    voting.answer(phone, "5a", fields={f"dots-{options[0]}": "1"})
    for way in ("leave", "pass-on"):
        assert phone.post(f"/{voting.code}/{way}").status_code == 200
        assert phone.get_cookie("person", path=f"/{voting.code}") is None
        replayed = with_cookie(voting.app, voting.code, token)
        assert voting.answer(replayed, "5a", fields={f"dots-{options[1]}": "1"}).status_code == 200
        assert len(ballots(voting)) == 1
        phone = replayed


def test_two_pages_on_one_phone_are_one_person(evening: Evening) -> None:
    phone = evening.join()[0]
    for _ in range(3):
        assert phone.post(f"/{evening.code}/join").status_code == 303
    assert len(evening.state.people) == 1


def test_a_fixed_cookie_that_a_neighbour_planted_is_one_person_and_not_two(app: Flask, evening: Evening) -> None:
    """The token comes from us or means nothing; whoever shares it shares one voice."""
    for planted in ("ab" * 16, "AB" * 16):
        for _ in range(2):
            assert with_cookie(app, evening.code, planted).post(f"/{evening.code}/join").status_code == 303
    # In capitals it is none of ours, so each of those two got a token of their own.
    assert len(evening.state.people) == 3
