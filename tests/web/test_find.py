"""A code leads to the evening that has it now, however often it led elsewhere before."""

from __future__ import annotations

from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from werksessie.web.find import by_code, by_former_code


def test_a_code_leads_to_its_evening_every_time(evening: Evening) -> None:
    host = evening.app.extensions["host"]
    assert [by_code(host, evening.code) for _ in range(3)] == [evening.name] * 3


def test_a_code_that_was_changed_leads_nowhere_and_the_new_one_does(evening: Evening) -> None:
    host = evening.app.extensions["host"]
    assert by_code(host, evening.code) == evening.name
    evening.facilitator.do("new-code")
    assert evening.state.code != evening.code
    assert by_code(host, evening.code) is None
    assert by_former_code(host, evening.code) == evening.name
    assert by_code(host, evening.state.code) == evening.name


def test_a_code_of_an_evening_that_is_wiped_or_sealed_leads_nowhere(app: Flask, facilitator: Facilitator) -> None:
    host = app.extensions["host"]
    wiped = prepare(app, facilitator)
    assert by_code(host, wiped.code) == wiped.name
    host.delete(wiped.name)
    assert by_code(host, wiped.code) is None
    sealed = prepare(app, facilitator)
    assert by_code(host, sealed.code) == sealed.name
    sealed.until("start")
    facilitator.do("close")
    facilitator.do("seal")
    assert sealed.state.phase == "sealed"
    assert by_code(host, sealed.code) is None
