"""Too late: what was not sent before its question closed stays on the phone, is sent after all or let go, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Company, is_live
from tests.browser.questions import OPTIONS, OnePhone, Questions, words
from tests.browser.test_live import Evening, Line, stands_at
from tests.browser.test_phone import own, send, storage, stuur
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

ASK = "Deze vraag is gesloten. Wil je dit nog sturen?"
WAITS = "Ontvangen ✓ De begeleider kijkt of het nog meetelt."


@pytest.fixture(scope="module")
def evening(server: Serve, company: Company) -> Iterator[OnePhone]:
    """The evening of all tests: each asks a question of its own."""
    with closing(OnePhone(server, company)) as made:
        yield made


@pytest.fixture
def phone(evening: OnePhone, company: Company) -> Iterator[Page]:
    """The phone of all tests."""
    with evening.lent() as page:
        yield page
    assert not company.troubles


def block(page: Page) -> Locator:
    """What stands there to be sent after all."""
    return page.locator("#late form")


def send_late(page: Page) -> None:
    block(page).get_by_role("button", name="Stuur het nog").click()


def let_go(page: Page) -> None:
    block(page).get_by_role("button", name="Laat maar").click()


def late(evening: Evening, activity: str) -> dict[str, int]:
    """How many late answers wait, and how many were left out."""
    counts: dict[str, int] = evening.count(activity)["late"]  # type: ignore[assignment]
    return counts


def take_in(evening: Evening, activity: str) -> None:
    """The facilitator takes in every late answer."""
    page = evening.facilitator.get(f"/sessions/{evening.facilitator.session}").text
    for part in page.split(f"/activity/{activity}/take-late")[1:]:
        evening.act(activity, "take-late", late=part.split('value="')[1].split('"')[0])


def typed_too_late(evening: Questions, page: Page, text: str = "Nog aan het typen") -> str:
    """A question closes while somebody is writing; its activity."""
    activity = evening.ask(page)
    page.locator("#text").fill(text)
    evening.next(f"close:{activity}")
    expect(block(page)).to_have_count(1)
    return activity


def test_what_is_typed_when_the_question_closes_can_be_sent_after_all(phone: Page, evening: Questions) -> None:
    asked = typed_too_late(evening, phone)
    expect(block(phone)).to_contain_text(words(asked))
    expect(block(phone)).to_contain_text("Nog aan het typen")
    expect(block(phone)).to_contain_text(ASK)
    expect(phone.locator("#notice")).to_contain_text(ASK)
    send_late(phone)
    expect(phone.locator("#late")).to_have_text(WAITS)
    expect(block(phone)).to_have_count(0)
    assert (late(evening, asked), evening.arrived(asked)) == ({"waiting": 1, "left_out": 0}, [])
    assert storage(phone) == []
    take_in(evening, asked)
    assert evening.arrived(asked) == ["Nog aan het typen"]


def test_it_survives_a_reload_and_a_closed_tab_and_stands_above_the_next_question(
    evening: Questions, somebody: Callable[..., Page]
) -> None:
    page = evening.join(somebody())
    asked = typed_too_late(evening, page)
    page.reload()
    is_live(page)
    expect(block(page)).to_have_count(1)
    following = evening.ask(page)
    page.locator("#text").fill("Iets voor de volgende vraag")
    other = page.context.new_page()
    page.close()
    other.goto(evening.address)
    is_live(other)
    expect(block(other)).to_contain_text("Nog aan het typen")
    expect(other.locator("#text")).to_have_value("Iets voor de volgende vraag")
    send_late(other)
    expect(other.locator("#late")).to_have_text(WAITS)
    expect(other.locator("#text")).to_have_value("Iets voor de volgende vraag")
    assert (late(evening, asked)["waiting"], late(evening, following)["waiting"]) == (1, 0)
    stuur(other).click()
    expect(own(other)).to_have_text(["Iets voor de volgende vraag"])
    assert storage(other) == []


def test_what_is_let_go_does_not_come_back(phone: Page, evening: Questions) -> None:
    asked = typed_too_late(evening, phone)
    let_go(phone)
    expect(phone.locator("#late")).to_be_hidden()
    assert storage(phone) == []
    phone.reload()
    is_live(phone)
    expect(block(phone)).to_have_count(0)
    assert late(evening, asked) == {"waiting": 0, "left_out": 0}


def test_of_two_phones_the_one_without_internet_is_asked_once(
    phone: Page, evening: Questions, somebody: Callable[..., Page]
) -> None:
    other = evening.join(somebody())
    asked = evening.ask(phone, other)
    phone.context.set_offline(True)
    phone.locator("#text").fill("Net te laat")
    stuur(phone).click()
    send(other, "Op tijd")
    evening.next(f"close:{asked}")
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
    take_in(evening, asked)
    assert sorted(evening.arrived(asked)) == ["Net te laat", "Op tijd"]
    assert storage(phone) == []


def test_an_answer_still_on_its_way_when_the_question_closes_is_asked_for_once_it_is_refused(
    phone: Page, evening: Questions
) -> None:
    asked = evening.ask(phone)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        held.append(route)

    phone.route("**/answer/*", hold)
    phone.locator("#text").fill("Onderweg")
    stuur(phone).click()
    evening.next(f"close:{asked}")
    expect(phone.locator("#late form[data-busy]")).to_have_count(1)
    held[0].continue_()
    expect(phone.locator("#late form:not([data-busy])")).to_have_count(1)
    send_late(phone)
    expect(phone.locator("#late")).to_have_text(WAITS)
    assert (late(evening, asked)["waiting"], storage(phone)) == (1, [])


def test_a_late_answer_whose_receipt_was_lost_is_one_answer(phone: Page, evening: Questions) -> None:
    asked = typed_too_late(evening, phone)
    lost: list[int] = []

    def lose(route: Route) -> None:
        if not lost:
            lost.append(route.fetch().status)
        route.abort()

    phone.route("**/answer/*", lose)
    send_late(phone)
    expect(phone.get_by_text("Wacht op internet. We sturen het zo.")).to_be_visible()
    assert (lost, late(evening, asked)["waiting"]) == ([200], 1)
    phone.unroute("**/answer/*")
    with phone.expect_response("**/answer/*") as again:
        phone.reload()
    assert again.value.status == 200
    expect(phone.locator("#late")).to_have_text(WAITS)
    assert late(evening, asked) == {"waiting": 1, "left_out": 0}
    assert storage(phone) == []


def test_an_answer_that_was_in_time_is_not_asked_for_again_when_its_receipt_was_lost(
    phone: Page, evening: Questions
) -> None:
    asked = evening.ask(phone)
    lost: list[int] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    phone.route("**/answer/*", lose)
    phone.locator("#text").fill("Op tijd")
    stuur(phone).click()
    expect(phone.get_by_text("Wacht op internet. We sturen het zo.")).to_be_visible()
    evening.next(f"close:{asked}")
    stands_at(phone, asked, "closed")
    phone.unroute("**/answer/*")
    with phone.expect_response("**/answer/*") as again:
        phone.reload()
    assert (lost[0], again.value.status) == (200, 200)
    expect(phone.locator("#late")).to_be_hidden()
    assert (late(evening, asked)["waiting"], evening.arrived(asked)) == (0, ["Op tijd"])
    assert storage(phone) == []


def test_when_the_question_opens_again_the_text_is_back_in_its_form(phone: Page, evening: Questions) -> None:
    asked = typed_too_late(evening, phone)
    evening.press("open-again", activity=asked)
    expect(phone.locator("#text")).to_have_value("Nog aan het typen")
    expect(block(phone)).to_have_count(0)
    stuur(phone).click()
    expect(own(phone)).to_have_text(["Nog aan het typen"])
    assert (evening.arrived(asked), storage(phone)) == (["Nog aan het typen"], [])


def test_a_phone_that_does_not_know_it_opened_again_sends_it_like_any_other(
    evening: Questions, somebody: Callable[..., Page]
) -> None:
    page, asked = somebody(), evening.ask()
    Line(page, lost='data-stage=\\"open\\"')
    evening.join(page)
    page.locator("#text").fill("Nog aan het typen")
    evening.next(f"close:{asked}")
    expect(block(page)).to_have_count(1)
    evening.press("open-again", activity=asked)
    send_late(page)
    expect(page.locator("#late")).to_have_text("Ontvangen ✓")
    assert (evening.arrived(asked), late(evening, asked)["waiting"]) == (["Nog aan het typen"], 0)


def test_a_vote_that_was_not_sent_is_asked_for_without_saying_what_was_chosen(phone: Page, evening: Questions) -> None:
    asked = evening.ask(phone, kind="dots")
    phone.locator("#answer label", has_text=OPTIONS[1]).click()
    evening.next(f"close:{asked}")
    expect(block(phone)).to_contain_text("Je antwoord is nog niet verstuurd.")
    expect(block(phone)).not_to_contain_text(OPTIONS[1])
    send_late(phone)
    expect(phone.locator("#late")).to_have_text(WAITS)
    assert evening.count(asked)["answered"] == 0
    take_in(evening, asked)
    assert evening.count(asked)["answered"] == 1


def test_a_vote_that_the_server_has_is_not_asked_for_again(phone: Page, evening: Questions) -> None:
    asked = evening.ask(phone, kind="dots")
    choice = phone.locator("#answer label", has_text=OPTIONS[1])
    choice.click()
    stuur(phone).click()
    expect(phone.locator("#own").get_by_text("Je koos er 1")).to_be_visible()
    for _ in range(2):
        choice.click()
    evening.next(f"close:{asked}")
    stands_at(phone, asked, "closed")
    expect(phone.locator("#late")).to_be_hidden()
    assert storage(phone) == []
