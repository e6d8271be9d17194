"""Too late, where it is hard: card by card, half changed, taken back, tapped twice, by keyboard, sealed meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Company
from tests.browser.questions import OPTIONS, OnePhone, Questions
from tests.browser.test_late import WAITS, block, late, let_go, send_late, take_in, typed_too_late
from tests.browser.test_live import Evening, stands_at
from tests.browser.test_phone import LONG, own, send, storage, stuur
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]


@pytest.fixture(scope="module")
def evening(server: Serve, company: Company) -> Iterator[OnePhone]:
    """The evening of all tests: each asks a question of its own."""
    with closing(OnePhone(server, company)) as made:
        yield made


@pytest.fixture
def last(server: Serve) -> Iterator[Evening]:
    """An evening that is about to be sealed, at question 1."""
    with closing(Evening(server)) as made:
        made.open("1")
        yield made


@pytest.fixture
def phone(evening: OnePhone, company: Company) -> Iterator[Page]:
    """The phone of all tests."""
    with evening.lent() as page:
        yield page
    assert not company.troubles


def test_a_card_that_was_tapped_without_internet_can_be_sent_after_all(phone: Page, evening: Questions) -> None:
    asked = evening.ask(phone, kind="opinions")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Eens", exact=True).click()
    evening.next(f"close:{asked}")
    phone.context.set_offline(False)
    expect(block(phone)).to_contain_text("Je antwoord is nog niet verstuurd.")
    send_late(phone)
    expect(phone.locator("#late")).to_have_text(WAITS)
    take_in(evening, asked)
    assert sorted(row["agree"] for row in evening.count(asked)["rows"]) == [0, 0, 1]


def test_an_answer_that_was_opened_to_change_and_left_as_it_was_is_not_asked_for(
    phone: Page, evening: Questions
) -> None:
    asked = evening.ask(phone)
    send(phone, "Een zaal")
    phone.locator("#text").fill("Half geschreven")
    phone.locator("#own").get_by_text("Aanpassen").click()
    expect(phone.locator("#text")).to_have_value("Een zaal")
    evening.next(f"close:{asked}")
    expect(block(phone)).to_have_count(1)
    expect(block(phone)).to_contain_text("Half geschreven")


def test_a_changed_answer_and_the_one_it_interrupted_are_both_kept(phone: Page, evening: Questions) -> None:
    asked = evening.ask(phone)
    send(phone, "Een zaal")
    phone.locator("#text").fill("Half geschreven")
    phone.locator("#own").get_by_text("Aanpassen").click()
    phone.locator("#text").fill("Een sportzaal")
    phone.reload()
    expect(phone.locator("#text")).to_have_value("Een sportzaal")
    evening.next(f"close:{asked}")
    expect(block(phone)).to_have_count(2)
    for _ in range(2):
        before = block(phone).count()
        block(phone).first.get_by_role("button", name="Stuur het nog").focus()
        phone.keyboard.press("Enter")
        expect(block(phone)).to_have_count(before - 1)
        expect(phone.locator("#late:not([data-settling])")).to_be_visible()
    assert evening.arrived(asked) == ["Een zaal"]
    take_in(evening, asked)
    assert sorted(evening.arrived(asked)) == ["Een sportzaal", "Half geschreven"]
    assert storage(phone) == []


def test_taking_an_answer_back_too_late_is_asked_for_as_well(phone: Page, evening: Questions) -> None:
    asked = evening.ask(phone)
    send(phone, "Een zaal")
    phone.locator("#text").fill("Half geschreven")
    phone.context.set_offline(True)
    phone.locator("#own").get_by_role("button", name="Haal weg").click()
    evening.next(f"close:{asked}")
    phone.context.set_offline(False)
    expect(block(phone)).to_have_count(2)
    back = block(phone).filter(has_text="Je wilde een antwoord weghalen.")
    back.get_by_role("button", name="Stuur het nog").click()
    expect(block(phone)).to_have_count(1)
    expect(block(phone)).to_contain_text("Half geschreven")
    take_in(evening, asked)
    assert evening.arrived(asked) == []


def test_who_was_writing_and_skipped_without_internet_keeps_the_text(phone: Page, evening: Questions) -> None:
    asked = evening.ask(phone)
    phone.locator("#text").fill("Mijn tekst")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Sla over").click()
    evening.next(f"close:{asked}")
    phone.context.set_offline(False)
    expect(block(phone)).to_have_count(1)
    expect(block(phone)).to_contain_text("Mijn tekst")


def test_skipping_too_late_can_be_sent_after_all_and_takes_the_vote_back(phone: Page, evening: Questions) -> None:
    asked = evening.ask(phone, kind="dots")
    phone.locator("#answer label", has_text=OPTIONS[1]).click()
    stuur(phone).click()
    expect(phone.locator("#own").get_by_text("Je koos er 1")).to_be_visible()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Sla over").click()
    evening.next(f"close:{asked}")
    phone.context.set_offline(False)
    send_late(phone)
    expect(phone.locator("#late")).to_have_text(WAITS)
    assert evening.count(asked)["answered"] == 1
    take_in(evening, asked)
    assert (evening.count(asked)["answered"], evening.count(asked)["skipped"]) == (0, 1)


def test_a_skip_that_came_too_late_leaves_the_choice_in_the_form_when_it_opens_again(
    phone: Page, evening: Questions
) -> None:
    asked = evening.ask(phone, kind="dots")
    phone.locator("#answer label", has_text=OPTIONS[1]).click()
    stuur(phone).click()
    expect(phone.locator("#own").get_by_text("Je koos er 1")).to_be_visible()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Sla over").click()
    evening.next(f"close:{asked}")
    phone.context.set_offline(False)
    expect(block(phone)).to_have_count(1)
    evening.press("open-again", activity=asked)
    stands_at(phone, asked, "open")
    expect(block(phone)).to_have_count(0)
    expect(phone.locator("#answer label", has_text=OPTIONS[1]).locator("input")).to_be_checked()


def test_a_double_tap_sends_it_once_and_presses_nothing_that_comes_under_the_finger(
    phone: Page, evening: Questions
) -> None:
    asked = typed_too_late(evening, phone, "Twee keer getikt")
    following = evening.ask(phone)
    phone.locator("#text").fill("De volgende")
    evening.next(f"close:{following}")
    expect(block(phone)).to_have_count(2)
    block(phone).first.get_by_role("button", name="Stuur het nog").dblclick()
    expect(phone.locator("#late .notice")).to_have_count(1)
    expect(block(phone)).to_contain_text("De volgende")
    assert (late(evening, asked)["waiting"], late(evening, following)["waiting"]) == (1, 0)


def test_letting_go_with_a_double_tap_lets_one_thing_go(phone: Page, evening: Questions) -> None:
    typed_too_late(evening, phone, "Weg ermee")
    following = evening.ask(phone)
    phone.locator("#text").fill("Blijft")
    evening.next(f"close:{following}")
    expect(block(phone)).to_have_count(2)
    first = block(phone).first
    expect(first).to_contain_text("Weg ermee")
    first.get_by_role("button", name="Laat maar").dblclick()
    expect(block(phone)).to_have_count(1)
    expect(block(phone)).to_contain_text("Blijft")


def test_by_keyboard_the_focus_goes_on_to_the_screen(phone: Page, evening: Questions) -> None:
    typed_too_late(evening, phone)
    block(phone).get_by_role("button", name="Stuur het nog").focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("#late")).to_have_text(WAITS)
    expect(phone.locator("#activity")).to_be_focused()
    expect(phone.locator("#notice")).to_contain_text(WAITS)


def test_twenty_one_is_a_flood_and_the_text_stays(phone: Page, evening: Questions) -> None:
    asked = typed_too_late(evening, phone, "De laatste")
    for number in range(20):
        fields = {"answer_id": f"vloed-{number}", "text": f"Vloed {number}", "late": "1"}
        assert phone.request.post(f"{evening.address}/answer/{asked}", form=fields, max_redirects=0).status == 303
    send_late(phone)
    expect(phone.locator("#notice .notice")).to_have_text("Deze vraag is gesloten.")
    expect(block(phone)).to_contain_text("De laatste")
    expect(phone.locator("#late form:not([data-busy])")).to_have_count(1)
    assert late(evening, asked)["waiting"] == 20


def test_once_the_evening_is_sealed_the_text_can_only_be_read(last: Evening, somebody: Callable[..., Page]) -> None:
    phone = last.join(somebody())
    phone.locator("#text").fill("Nog aan het typen")
    last.next("close:1")
    expect(block(phone)).to_have_count(1)
    last.press("close")
    expect(block(phone)).to_have_count(1)
    last.press("seal")
    expect(block(phone)).to_contain_text("De avond is voorbij. Sturen kan niet meer.")
    expect(block(phone)).to_contain_text("Nog aan het typen")
    expect(block(phone).get_by_role("button")).to_have_text(["Laat maar"])
    let_go(phone)
    expect(phone.locator("#late")).to_be_hidden()
    assert storage(phone) == []


def test_it_fits_on_the_smallest_phone(phone: Page, evening: Questions) -> None:
    phone.set_viewport_size({"width": 320, "height": 568})
    typed_too_late(evening, phone, f"{LONG * 2} {'x' * 40}")
    assert phone.evaluate("() => document.documentElement.scrollWidth") == 320
    for name in ("Stuur het nog", "Laat maar"):
        box = block(phone).get_by_role("button", name=name).bounding_box()
        assert box
        assert box["height"] >= 44
    evening.ask(phone)
    expect(phone.locator("#text")).to_be_visible()
    assert phone.evaluate("() => document.documentElement.scrollWidth") == 320
    send(phone, "Gewoon verder")
    expect(own(phone)).to_have_text(["Gewoon verder"])
    expect(block(phone)).to_have_count(1)


def test_answers_about_two_goals_stand_there_each_with_its_goal(server: Serve, somebody: Callable[..., Page]) -> None:
    with closing(Evening(server, programme="weerbaarheid")) as evening:
        page = evening.join(somebody())
        evening.open("6", page)
        evening.next("close:6")
        roles = [row["id"] for row in evening.count("6")["rows"][:2]]
        for role in roles:
            evening.act("6", "choose", option=role, chosen="yes")
        evening.open("7", page)
        for number in range(2):
            page.locator("#answer input[name=about]").nth(number).check(force=True)
            page.locator("#answer input[name=option]").nth(number).check(force=True)
        evening.next("close:7")
        expect(block(page)).to_have_count(2)
        for row in evening.count("6")["rows"][:2]:
            expect(block(page).filter(has_text=row["text"])).to_have_count(1)
        for left in (1, 0):
            block(page).first.get_by_role("button", name="Stuur het nog").click()
            expect(block(page)).to_have_count(left)
            expect(page.locator("#late:not([data-settling])")).to_be_visible()
        take_in(evening, "7")
        answered = {row["id"].partition(".")[0]: row["answered"] for row in evening.count("7")["rows"]}
        assert {role: answered[role] for role in roles} == dict.fromkeys(roles, 1)
        assert storage(page) == []


@pytest.mark.parametrize("sent", [False, True], ids=["typed", "in the outbox"])
def test_a_phone_that_slept_until_the_evening_was_sealed_reads_it_on_the_page_for_afterwards(
    last: Evening, somebody: Callable[..., Page], sent: bool
) -> None:
    phone = last.join(somebody())
    phone.context.set_offline(True)
    phone.locator("#text").fill("Net te laat")
    if sent:
        stuur(phone).click()
        expect(phone.get_by_text("Wacht op internet. We sturen het zo.")).to_be_visible()
    last.press("close")
    last.press("seal")
    phone.context.set_offline(False)
    # The page may be asked for twice at the same moment; one of the two is then broken off.
    expect(phone).to_have_url(re.compile("/after/"))
    expect(block(phone)).to_contain_text("Net te laat")
    expect(block(phone)).to_contain_text("De avond is voorbij. Sturen kan niet meer.")
    let_go(phone)
    expect(phone.locator("#late")).to_be_hidden()
    assert storage(phone) == []
    phone.reload()
    expect(phone.get_by_text("Bedankt.")).to_be_visible()
    expect(block(phone)).to_have_count(0)
