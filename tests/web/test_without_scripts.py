"""The whole journey of a phone without scripts, for every way in which every kind asks: generated, so that a new kind
is covered by itself. Only what stands in a form can be sent, so a form that needs a script fails here."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.access.house import House
from tests.access.moments import AGAIN, OPEN, SHOWN_ONLY, Moment, moments
from tests.activities.crowds import ASKED, Way
from tests.activities.kinds_asked import CASES, missing
from tests.conftest import Evening
from tests.web.plain_browser import Form, PlainBrowser
from werksessie.activities import KINDS

ASKS = [(name, stage) for name, case in CASES.items() for stage in ((OPEN, AGAIN) if case.again else (OPEN,))]
FIRST, SECOND = Way(0, 0, 1, 3), Way(0, 1, 2, 3)


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, str], Moment]:
    """Every moment in which somebody can be asked something."""
    return {(one.case, one.stage): one for one in moments()}


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """One app for all of them."""
    made = House()
    yield made
    made.close()


def test_every_kind_that_asks_has_its_journey() -> None:
    assert missing() == set()
    assert {CASES[name].kind for name, _ in ASKS} | set(SHOWN_ONLY) == set(KINDS)


def arrives(house: House, evening: Evening) -> PlainBrowser:
    """Types the code and takes part."""
    phone = PlainBrowser(house.app.test_client())
    phone.go("/")
    assert not phone.waits
    [enter] = [one for one in phone.forms if "code" in one.names]
    phone.send(enter, {"code": f"{evening.code[:3]} {evening.code[3:]}"})
    assert (phone.at, phone.waits) == (f"/{evening.code}", False)
    phone.send(phone.form("/join"), {})
    assert phone.at == f"/{evening.code}"
    return phone


def answer_of(name: str, stage: str, way: Way) -> dict[str, object]:
    case = CASES[name]
    made = case.later if stage == AGAIN and case.later else case.answer
    return {**made(way), **({"about": "a"} if case.about else {})}


def asks(phone: PlainBrowser) -> Form:
    """The form of the question on the page, which never reloads under somebody's hands."""
    [form] = [one for one in phone.forms if one.id == "answer"]
    assert not phone.waits
    assert "Is er een nieuwe vraag? Kijk opnieuw." in phone.page
    return form


def can_be_given(form: Form, wanted: dict[str, object]) -> bool:
    values = [(name, one) for name, each in wanted.items() for one in (each if isinstance(each, tuple) else (each,))]
    return all(form.can_send(name, str(one)) for name, one in values)


def cast(evening: Evening) -> str:
    """All that the record holds of the question."""
    return repr(evening.state.activities[ASKED].content)


@pytest.mark.parametrize(("name", "stage"), ASKS, ids=lambda part: str(part).replace(" ", "-"))
def test_13_without_scripts_every_question_can_be_answered_changed_passed_and_left(
    house: House, told: dict[tuple[str, str], Moment], name: str, stage: str
) -> None:
    evening = house.evening(told[name, stage].log)
    phone = arrives(house, evening)
    form, first, second = asks(phone), answer_of(name, stage, FIRST), answer_of(name, stage, SECOND)
    assert can_be_given(form, first)
    [answer_id] = form.ready()["answer_id"]

    before = cast(evening)
    phone.send(form, {**form.ready(), **first})
    assert (phone.status, phone.at) == (200, f"/{evening.code}")
    assert 'class="sent__state"' in phone.page
    once = cast(evening)
    assert once != before
    phone.send(form, {**form.ready(), **first})
    assert cast(evening) == once, "reloading the answer to a form sends it again"

    again = asks(phone)
    assert again.ready()["answer_id"] != [answer_id]
    own = [one for one in phone.forms if "replaces" in one.names and one.id != "answer"]
    form = own[0] if own else again
    phone.send(form, {**form.ready(), **({"text": "Toch iets anders"} if own else second)})
    assert phone.status == 200, phone.page
    assert cast(evening) != once

    form = asks(phone)
    seq = evening.state.seq
    phone.send(form, {**form.ready(), **{key: value for key, value in second.items() if key != "about"}, "speak": "ar"})
    assert 'dir="rtl"' in phone.page
    assert evening.state.seq == seq, "the record hears of no language"
    phone.go(f"/{evening.code}?lang=nl")
    form = asks(phone)
    phone.send(form, {**form.ready(), **({"about": "b"} if CASES[name].about else {}), "skip": "1"})
    assert phone.status == 200, phone.page

    evening.facilitator.do("next", expected=f"close:{ASKED}")
    phone.go(phone.at)
    assert phone.waits
    assert not [one for one in phone.forms if one.id == "answer"]
    assert evening.facilitator.do("close").status_code == 204
    phone.go(phone.at)
    assert "Bedankt." in phone.page
    house.seal(evening)
    phone.go(f"/{evening.code}")
    assert phone.at.startswith("/after/")
    assert phone.status == 200


@pytest.mark.parametrize("kind", SHOWN_ONLY)
def test_13_a_page_to_read_looks_again_by_itself(house: House, told: dict[tuple[str, str], Moment], kind: str) -> None:
    phone = arrives(house, house.evening(told[kind, "intro"].log))
    assert phone.waits
    privacy = next(link for link in phone.links() if link.endswith("/privacy"))
    assert not re.search("refresh", phone.go(privacy)), "a page somebody reads stays"
