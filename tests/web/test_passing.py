"""A phone goes to somebody else: a new person, who sees nothing of the one before."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from tests.conftest import Evening
from werksessie.session.door import LockJoining


def answered(evening: Evening) -> FlaskClient:
    """A phone whose owner sent something."""
    evening.until("open:1")
    [phone] = evening.join()
    assert evening.answer(phone, "1", text="Alleen van mij").status_code == 200
    return phone


def ids(evening: Evening) -> set[str]:
    return {idea.person for idea in evening.state.activities["1"].content.ideas.values()}


def pass_on(evening: Evening, phone: FlaskClient, **headers: str) -> Any:
    return phone.post(f"/{evening.code}/pass-on", headers=headers)


def test_who_sent_something_can_pass_the_phone_on(evening: Evening) -> None:
    evening.until("open:1")
    [phone] = evening.join()
    before = phone.get(f"/{evening.code}").text
    assert "pass-on" not in before.partition('id="own"')[2].partition("</section>")[0]
    received = evening.answer(phone, "1", text="Een bank").text
    assert f'action="/{evening.code}/pass-on"' in received


def test_passing_on_is_offered_after_sla_over_too(evening: Evening) -> None:
    evening.until("open:1")
    [phone] = evening.join()
    assert "pass-on" in evening.answer(phone, "1", skip="1").text


def test_the_second_person_joins_anew_and_sees_nothing_of_the_first(evening: Evening) -> None:
    phone = answered(evening)
    reply = pass_on(evening, phone)
    assert reply.status_code == 200
    assert f'data-forget="{evening.code}"' in reply.text
    then = phone.get(f"/{evening.code}").text
    assert "Doe mee" in then
    assert "Alleen van mij" not in then
    assert phone.post(f"/{evening.code}/join").status_code == 303
    mine = phone.get(f"/{evening.code}").text
    assert "Alleen van mij" not in mine
    assert "Alleen van mij" not in phone.get(f"/{evening.code}/own").text


def test_both_count_and_what_the_first_one_sent_stays(evening: Evening) -> None:
    phone = answered(evening)
    pass_on(evening, phone)
    phone.post(f"/{evening.code}/join")
    evening.answer(phone, "1", text="Van de tweede")
    assert (len(evening.state.people), len(ids(evening))) == (2, 2)


def test_passing_on_alone_makes_nobody_new(evening: Evening) -> None:
    phone = answered(evening)
    before = evening.state.seq
    pass_on(evening, phone)
    assert evening.state.seq == before


def test_the_second_person_cannot_change_what_the_first_one_sent(evening: Evening) -> None:
    evening.until("open:1")
    [phone] = evening.join()
    evening.answer(phone, "1", answer_id="eerste", text="Alleen van mij")
    pass_on(evening, phone)
    phone.post(f"/{evening.code}/join")
    assert evening.answer(phone, "1", text="Anders", replaces="eerste").status_code == 404
    evening.answer(phone, "1", withdraw="eerste")
    assert len(ids(evening)) == 1


def test_when_nobody_may_come_in_the_phone_stays_with_whoever_has_it(evening: Evening) -> None:
    phone = answered(evening)
    evening.app.extensions["host"].ask(evening.name, LockJoining(True))
    reply = pass_on(evening, phone)
    assert reply.status_code == 409
    assert "Er kan niemand meer bij" in reply.text
    assert "Alleen van mij" in phone.get(f"/{evening.code}").text


def test_after_the_evening_a_phone_is_not_passed_on(evening: Evening) -> None:
    phone = answered(evening)
    evening.facilitator.do("close")
    assert pass_on(evening, phone).status_code == 409


def test_another_site_cannot_pass_a_phone_on(evening: Evening) -> None:
    phone = answered(evening)
    assert pass_on(evening, phone, Origin="http://elders.test").status_code == 403
    assert "Alleen van mij" in phone.get(f"/{evening.code}").text


def test_a_code_that_is_none_is_said_to_be_wrong(evening: Evening) -> None:
    assert evening.app.test_client().post("/999999/pass-on").status_code == 404
