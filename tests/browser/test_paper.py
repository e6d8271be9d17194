"""People without a phone, with a real keyboard: cards typed, votes counted, a phone passed on, cards printed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, Company, give, is_live, let_in
from tests.browser.questions import Questions
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

pytestmark = [pytest.mark.browser, pytest.mark.process]

CARDS = tuple(f"Wens {number}" for number in range(1, 9))
READY = """place => {
    const [field, cards] = [document.getElementById("text"), document.querySelectorAll(".paper__line")];
    return cards.length === place && document.activeElement === field && !field.value;
}"""
"""Whether so many cards stand there, and the next one can be typed."""
PROGRAMMES = ("eerste-gesprek", "weerbaarheid", "weerbaarheid-kort", "weerbaarheid-twee-avonden")


@pytest.fixture
def desk(server: Serve) -> Iterator[Facilitator]:
    """Somebody with the key, who has an evening in the lobby."""
    with closing(Facilitator(server.link)) as made:
        made.prepare({**DETAILS, "programme": "eerste-gesprek"})
        made.until("start")
        yield made


@pytest.fixture(scope="module")
def evening(server: Serve) -> Iterator[Questions]:
    """An evening of nothing but questions."""
    with closing(Questions(server)) as made:
        yield made


@pytest.fixture(scope="module")
def laptop(evening: Questions, company: Company) -> Page:
    """The facilitator's browser."""
    page = company(CONSOLE)
    give(page, evening.facilitator)
    return page


@pytest.fixture
def asked(evening: Questions) -> str:
    """An open question."""
    return evening.ask()


@pytest.fixture
def typing(laptop: Page, evening: Questions, asked: str, company: Company) -> Iterator[Page]:
    """The page where the cards for that question are typed."""
    laptop.goto(f"{evening.home}sessions/{evening.facilitator.session}/paper/{asked}")
    yield laptop
    laptop.context.set_offline(False)
    assert not company.troubles


@pytest.fixture
def phone(evening: Questions, asked: str, somebody: Callable[..., Page]) -> Page:
    """A phone at that question."""
    page = evening.join(somebody())
    expect(page.locator(f'#activity[data-activity="{asked}"] #answer')).to_be_visible()
    return page


def console(server: Serve, desk: Facilitator, page: Page) -> Page:
    let_in(page, server.link)
    page.goto(f"{server.home}sessions/{desk.session}")
    is_live(page)
    return page


def told(desk: Facilitator, activity: str) -> dict[str, Any]:
    return next(one for one in desk.tally()["activities"] if one["id"] == activity)


def on_paper(page: Page, activity: str) -> Page:
    """From the console with one key."""
    expect(page.locator("[data-key=p]")).to_have_attribute("href", re.compile(f"/paper/{activity}$"))
    page.locator("body").press("p")
    page.wait_for_url("**/paper/*")
    return page


def type_cards(page: Page) -> None:
    expect(page.locator("#text")).to_be_focused()
    for place, words in enumerate(CARDS, 1):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        page.wait_for_function(READY, arg=place)


def two_goals(desk: Facilitator) -> None:
    cards = [card["id"] for card in told(desk, "4")["waiting"]]
    for name, card in zip(("Licht", "Groen"), cards, strict=False):
        assert desk.act("4", "make-theme", {"name": name, "card": card}).status == 204
        theme = next(one["id"] for one in told(desk, "4")["themes"] if one["name"] == name)
        assert desk.act("4", "goal", {"theme": theme, "goal": f"er {name.lower()} is"}).status == 204


def test_eight_cards_are_typed_and_twelve_votes_counted_within_three_minutes(
    server: Serve, desk: Facilitator, somebody: Callable[..., Page]
) -> None:
    assert desk.do("go-to", {"activity": "4"}).status == 204
    desk.until("open:4")
    page = console(server, desk, somebody(CONSOLE))
    began = time.monotonic()
    type_cards(on_paper(page, "4"))
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/{desk.session}")
    typed = time.monotonic() - began
    two_goals(desk)
    assert desk.do("go-to", {"activity": "5a"}).status == 204
    desk.until("open:5a")
    is_live(page)
    began = time.monotonic()
    on_paper(page, "5a")
    first, second = (page.locator(f".tally__group >> nth={0} >> .pad >> nth={place}") for place in (0, 1))
    for pad, people in ((first, 12), (second, 5)):
        pad.get_by_role("button", name="Eén meer").click()
        for _ in range(people - 1):
            page.keyboard.press("Enter")
    expect(page.locator("input[name=people]")).to_have_value("12")
    page.get_by_role("button", name="Bewaar de telling").click()
    expect(page.locator(".paper__saved")).to_contain_text("Bewaard ✓ 12 mensen")
    assert typed + time.monotonic() - began < 180
    assert told(desk, "4")["answered"] == 8
    assert ([row["dots"] for row in told(desk, "5a")["rows"]], told(desk, "5a")["answered"]) == ([12, 5], 12)
    page.get_by_role("link", name="Terug naar de sessie").click()
    expect(page.locator("#head")).to_contain_text("12 van 12")


def test_what_is_typed_stays_when_the_server_cannot_be_reached_and_is_sent_once_it_can(
    typing: Page, evening: Questions, asked: str
) -> None:
    page = typing
    page.context.set_offline(True)
    page.locator("#text").fill("Een bank in het park")
    page.keyboard.press("Enter")
    expect(page.locator("#trouble")).to_contain_text("Wat je typte staat er nog")
    expect(page.locator("#text")).to_have_value("Een bank in het park")
    page.context.set_offline(False)
    page.locator("#text").press("Enter")
    expect(page.locator(".paper__line")).to_have_count(1)
    expect(page.locator("#trouble")).to_be_hidden()
    assert evening.count(asked)["answered"] == 1


def test_shift_enter_goes_on_with_the_same_card_and_weg_takes_it_back(
    typing: Page, evening: Questions, asked: str
) -> None:
    page = typing
    page.locator("#text").fill("Een bank")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("[data-same-card]")).to_be_visible()
    page.locator("#text").fill("Een boom")
    page.keyboard.press("Enter")
    expect(page.locator(".paper__says")).to_have_text(re.compile("^(Een bankEen boom|Een boomEen bank)$"))
    expect(page.locator("[data-same-card]")).to_be_hidden()
    page.get_by_role("button", name="Kaart 1 weghalen").click()
    expect(page.locator(".paper__line")).to_have_count(0)
    assert evening.count(asked)["answered"] == 0


def test_the_second_person_on_a_phone_sees_no_trace_of_the_first_and_both_count(
    phone: Page, evening: Questions, asked: str
) -> None:
    people = evening.facilitator.tally()["people"]
    phone.locator("#text").fill("Alleen van de eerste")
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.locator("#own")).to_contain_text("Alleen van de eerste")
    phone.get_by_role("button", name="Geef door aan iemand anders").click()
    phone.get_by_role("link", name="Ik heb de telefoon gekregen").click()
    kept = phone.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])")
    assert "eerste" not in kept
    phone.get_by_role("button", name="Doe mee").click()
    is_live(phone)
    expect(phone.locator("body")).not_to_contain_text("Alleen van de eerste")
    phone.locator("#text").fill("Van de tweede")
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.locator("#own")).to_contain_text("Van de tweede")
    phone.go_back()
    expect(phone.locator("body")).not_to_contain_text("Alleen van de eerste")
    assert (evening.count(asked)["answered"], evening.facilitator.tally()["people"]) == (2, people + 1)


def test_a_phone_is_not_passed_on_before_everything_is_received(phone: Page) -> None:
    phone.locator("#text").fill("Eerste")
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.locator("#own")).to_contain_text("Eerste")
    phone.context.set_offline(True)
    phone.locator("#text").fill("Nog onderweg")
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.locator("#notice")).to_contain_text("Wacht op internet")
    phone.get_by_role("button", name="Geef door aan iemand anders").click()
    expect(phone.locator("#notice")).to_contain_text("Daarna kun je doorgeven")
    phone.context.set_offline(False)
    expect(phone.locator("#own")).to_contain_text("Nog onderweg")
    phone.get_by_role("button", name="Geef door aan iemand anders").click()
    expect(phone.get_by_role("link", name="Ik heb de telefoon gekregen")).to_be_visible()


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_sheet_is_one_a4_and_nothing_on_it_is_cut_off(server: Serve, programme: str, laptop: Page) -> None:
    page = laptop
    with closing(Facilitator(server.link)) as desk:
        desk.prepare({**DETAILS, "programme": programme})
        page.goto(f"{server.home}sessions/{desk.session}/print?people=9")
    sheets = page.locator(".sheet").count()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == sheets > 5
    page.emulate_media(media="print")
    cut = page.evaluate(
        """() => Array.from(document.querySelectorAll(".answer-card, .table-card, .sheet"))
        .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.textContent.trim().slice(0, 60))"""
    )
    page.emulate_media(media="null")
    assert cut == []
