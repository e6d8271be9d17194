"""Too late: what was not sent before its question closed stays on the phone, is sent after all or let go, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import is_live
from tests.browser.test_live import Evening, Line, stands_at
from tests.browser.test_phone import own, send, storage, stuur
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

ASK = "Deze vraag is gesloten. Wil je dit nog sturen?"
WAITS = "Ontvangen ✓ De begeleider kijkt of het nog meetelt."
FIRST = "Stel: jullie gemeenschap staat sterk."
"""How question 1 begins."""


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening in the lobby."""
    with closing(Evening(server)) as made:
        yield made


@pytest.fixture
def phone(evening: Evening, somebody: Callable[..., Page]) -> Page:
    """A phone that takes part."""
    return evening.join(somebody())


def block(page: Page) -> Locator:
    """What stands there to be sent after all."""
    return page.locator("#late form")


def send_late(page: Page) -> None:
    block(page).get_by_role("button", name="Stuur het nog").click()


def let_go(page: Page) -> None:
    block(page).get_by_role("button", name="Laat maar").click()


def late(evening: Evening, activity: str = "1") -> dict[str, int]:
    """How many late answers wait, and how many were left out."""
    counts: dict[str, int] = evening.count(activity)["late"]  # type: ignore[assignment]
    return counts


def take_in(evening: Evening, activity: str = "1") -> None:
    """The facilitator takes in every late answer."""
    page = evening.facilitator.get(f"/sessions/{evening.facilitator.session}").text
    for part in page.split(f"/activity/{activity}/take-late")[1:]:
        evening.act(activity, "take-late", late=part.split('value="')[1].split('"')[0])


def typed_too_late(evening: Evening, page: Page, text: str = "Nog aan het typen") -> None:
    """Question 1 closes while somebody is writing."""
    evening.open("1", page)
    page.locator("#text").fill(text)
    evening.next("close:1")
    expect(block(page)).to_have_count(1)


def test_what_is_typed_when_the_question_closes_can_be_sent_after_all(phone: Page, evening: Evening) -> None:
    typed_too_late(evening, phone)
    expect(block(phone)).to_contain_text(FIRST)
    expect(block(phone)).to_contain_text("Nog aan het typen")
    expect(block(phone)).to_contain_text(ASK)
    expect(phone.locator("#notice")).to_contain_text(ASK)
    send_late(phone)
    expect(phone.locator("#late")).to_have_text(WAITS)
    expect(block(phone)).to_have_count(0)
    assert (late(evening), evening.arrived("1")) == ({"waiting": 1, "left_out": 0}, [])
    assert storage(phone) == []
    take_in(evening)
    assert evening.arrived("1") == ["Nog aan het typen"]


def test_it_survives_a_reload_and_a_closed_tab_and_stands_above_the_next_question(
    phone: Page, evening: Evening
) -> None:
    typed_too_late(evening, phone)
    phone.reload()
    is_live(phone)
    expect(block(phone)).to_have_count(1)
    evening.open("4", phone)
    phone.locator("#text").fill("Iets voor de volgende vraag")
    other = phone.context.new_page()
    phone.close()
    other.goto(evening.address)
    is_live(other)
    expect(block(other)).to_contain_text("Nog aan het typen")
    expect(other.locator("#text")).to_have_value("Iets voor de volgende vraag")
    send_late(other)
    expect(other.locator("#late")).to_have_text(WAITS)
    expect(other.locator("#text")).to_have_value("Iets voor de volgende vraag")
    assert (late(evening)["waiting"], late(evening, "4")["waiting"]) == (1, 0)
    stuur(other).click()
    expect(own(other)).to_have_text(["Iets voor de volgende vraag"])
    assert storage(other) == []


def test_what_is_let_go_does_not_come_back(phone: Page, evening: Evening) -> None:
    typed_too_late(evening, phone)
    let_go(phone)
    expect(phone.locator("#late")).to_be_hidden()
    assert storage(phone) == []
    phone.reload()
    is_live(phone)
    expect(block(phone)).to_have_count(0)
    assert late(evening) == {"waiting": 0, "left_out": 0}


def test_of_two_phones_the_one_without_internet_is_asked_once(
    phone: Page, evening: Evening, somebody: Callable[..., Page]
) -> None:
    other = evening.join(somebody())
    evening.open("1", phone, other)
    phone.context.set_offline(True)
    phone.locator("#text").fill("Net te laat")
    stuur(phone).click()
    send(other, "Op tijd")
    evening.next("close:1")
    phone.context.set_offline(False)
    expect(block(phone)).to_contain_text(ASK)
    expect(block(phone)).to_have_count(1)
    expect(phone.locator("#notice .notice")).to_have_count(0)
    expect(block(other)).to_have_count(0)
    phone.wait_for_function("() => !Object.keys(localStorage).some(name => name.startsWith('outbox'))")
    phone.context.set_offline(True)
    send_late(phone)
    expect(block(phone)).to_contain_text("Wordt verstuurd…")
    expect(phone.get_by_text("Wacht op internet. We sturen het zo.")).to_be_visible()
    let_go(phone)
    expect(block(phone)).to_have_count(1)
    phone.context.set_offline(False)
    expect(phone.locator("#late")).to_have_text(WAITS)
    take_in(evening)
    assert sorted(evening.arrived("1")) == ["Net te laat", "Op tijd"]
    assert storage(phone) == []


def test_an_answer_still_on_its_way_when_the_question_closes_is_asked_for_once_it_is_refused(
    phone: Page, evening: Evening
) -> None:
    evening.open("1", phone)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        held.append(route)

    phone.route("**/answer/1", hold)
    phone.locator("#text").fill("Onderweg")
    stuur(phone).click()
    evening.next("close:1")
    expect(phone.locator("#late form[data-busy]")).to_have_count(1)
    held[0].continue_()
    expect(phone.locator("#late form:not([data-busy])")).to_have_count(1)
    send_late(phone)
    expect(phone.locator("#late")).to_have_text(WAITS)
    assert (late(evening)["waiting"], storage(phone)) == (1, [])


def test_a_late_answer_whose_receipt_was_lost_is_one_answer(phone: Page, evening: Evening) -> None:
    typed_too_late(evening, phone)
    lost: list[int] = []

    def lose(route: Route) -> None:
        if not lost:
            lost.append(route.fetch().status)
        route.abort()

    phone.route("**/answer/1", lose)
    send_late(phone)
    expect(phone.get_by_text("Wacht op internet. We sturen het zo.")).to_be_visible()
    assert (lost, late(evening)["waiting"]) == ([200], 1)
    phone.unroute("**/answer/1")
    with phone.expect_response("**/answer/1") as again:
        phone.reload()
    assert again.value.status == 200
    expect(phone.locator("#late")).to_have_text(WAITS)
    assert late(evening) == {"waiting": 1, "left_out": 0}
    assert storage(phone) == []


def test_an_answer_that_was_in_time_is_not_asked_for_again_when_its_receipt_was_lost(
    phone: Page, evening: Evening
) -> None:
    evening.open("1", phone)
    lost: list[int] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    phone.route("**/answer/1", lose)
    phone.locator("#text").fill("Op tijd")
    stuur(phone).click()
    expect(phone.get_by_text("Wacht op internet. We sturen het zo.")).to_be_visible()
    evening.next("close:1")
    stands_at(phone, "1", "closed")
    phone.unroute("**/answer/1")
    with phone.expect_response("**/answer/1") as again:
        phone.reload()
    assert (lost[0], again.value.status) == (200, 200)
    expect(phone.locator("#late")).to_be_hidden()
    assert (late(evening)["waiting"], evening.arrived("1")) == (0, ["Op tijd"])
    assert storage(phone) == []


def test_when_the_question_opens_again_the_text_is_back_in_its_form(phone: Page, evening: Evening) -> None:
    typed_too_late(evening, phone)
    evening.press("open-again", activity="1")
    expect(phone.locator("#text")).to_have_value("Nog aan het typen")
    expect(block(phone)).to_have_count(0)
    stuur(phone).click()
    expect(own(phone)).to_have_text(["Nog aan het typen"])
    assert (evening.arrived("1"), storage(phone)) == (["Nog aan het typen"], [])


def test_a_phone_that_does_not_know_it_opened_again_sends_it_like_any_other(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = somebody()
    Line(page, lost='data-stage=\\"open\\"')
    evening.join(page)
    evening.open("1")
    page.reload()
    is_live(page)
    page.locator("#text").fill("Nog aan het typen")
    evening.next("close:1")
    expect(block(page)).to_have_count(1)
    evening.press("open-again", activity="1")
    send_late(page)
    expect(page.locator("#late")).to_have_text("Ontvangen ✓")
    assert (evening.arrived("1"), late(evening)["waiting"]) == (["Nog aan het typen"], 0)


def test_a_vote_that_was_not_sent_is_asked_for_without_saying_what_was_chosen(phone: Page, evening: Evening) -> None:
    evening.make_goals("ouders helpen", "een eigen plek", "sport op vrijdag")
    evening.open("5a", phone)
    phone.locator("#answer label", has_text="een eigen plek").click()
    evening.next("close:5a")
    expect(block(phone)).to_contain_text("Je antwoord is nog niet verstuurd.")
    expect(block(phone)).not_to_contain_text("een eigen plek")
    send_late(phone)
    expect(phone.locator("#late")).to_have_text(WAITS)
    assert evening.count("5a")["answered"] == 0
    take_in(evening, "5a")
    assert evening.count("5a")["answered"] == 1


def test_a_vote_that_the_server_has_is_not_asked_for_again(phone: Page, evening: Evening) -> None:
    evening.make_goals("ouders helpen", "een eigen plek", "sport op vrijdag")
    evening.open("5a", phone)
    choice = phone.locator("#answer label", has_text="een eigen plek")
    choice.click()
    stuur(phone).click()
    expect(phone.locator("#own").get_by_text("Je koos er 1")).to_be_visible()
    for _ in range(2):
        choice.click()
    evening.next("close:5a")
    stands_at(phone, "5a", "closed")
    expect(phone.locator("#late")).to_be_hidden()
    assert storage(phone) == []
