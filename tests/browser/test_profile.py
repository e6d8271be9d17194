"""The profile in a real browser: on one A4 page whatever it says, and written line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, Company, let_in
from tests.conftest import ADDRESS
from tests.serving.running import Serve
from tests.summary import whole
from tests.web.room import DETAILS, Room
from werksessie.app import create_app
from werksessie.record.sqlite import SqliteStore
from werksessie.session import profile as rows
from werksessie.session.commands import Close, IncludeInProfile, WriteProfile
from werksessie.settings import Settings

pytestmark = pytest.mark.browser

KNOWN = replace(
    DETAILS, municipality="Gemeente Voorbeeld", community="bewoners van de Lindebuurt", also_present="school, politie",
    contact_municipality="vast gezicht, 030 000 00 00", contact_community="via Buurthuis De Linde",
)  # fmt: skip
SENTENCE = (
    "Mensen in onze buurt kennen elkaar al heel lang en helpen elkaar als het nodig is, er zijn veel vrijwilligers en "
    "verenigingen, en toch is er voor de jongeren van twaalf tot achttien jaar ’s avonds nergens een plek om te zijn. "
)
AGREED = [
    (f"Zorgen dat de sportzaal op elke vrijdagavond open is {number}", "Gemeente, Sport", "2027-09-30")
    for number in range(5)
]
NINE_POINTS = 12
"""In CSS pixels."""


def emptiest(room: Room) -> None:
    """Nothing was asked."""
    room.ask(Close(room.clock.isoformat()))


def usual(room: Room) -> None:
    """Everything was asked, and three lines written."""
    whole.play(room)
    room.ask(WriteProfile("kenmerken", "Mensen kennen elkaar. Veel vrijwilligers."))
    room.ask(WriteProfile("missing", "huisarts"))
    room.ask(WriteProfile("next", "donderdag 11 juni 2027"))
    room.ask(Close(room.clock.isoformat()))
    room.host.seal(room.name, room.clock.isoformat(), Random(1).shuffle)


def unwritten(room: Room) -> None:
    """Everything was asked, five agreements made, the sensitive questions chosen, and nothing written."""
    whole.play(room)
    room.show("afspraken")
    for what, who, when in AGREED[:2]:
        room.act("afspraken", "make", what=what, who=who, when=when)
    for activity in ("2", "3"):
        room.ask(IncludeInProfile(activity, True))


def fullest(room: Room) -> None:
    """The same, with every line as long as it may be."""
    unwritten(room)
    for row in rows.ROWS:
        room.ask(WriteProfile(row, (SENTENCE * 3)[: rows.LONGEST]))


@dataclass(frozen=True)
class Made:
    """An evening that was made beforehand: where its pages for the facilitator and for the municipality are."""

    desk: str
    summary: str


Server = tuple[Serve, dict[str, Made]]

EVENINGS = {
    "emptiest": emptiest,
    "usual": usual,
    "unwritten": unwritten,
    "fullest": fullest,
    # In this one every test that writes has a line of its own.
    "written in": usual,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with these evenings."""
    folder = tmp_path_factory.mktemp("profiles") / "sessions"
    app = create_app(Settings(public_url=ADDRESS), SqliteStore(folder))
    evenings = {}
    for name, play in EVENINGS.items():
        room = Room(app, whole.PROGRAMME, people=34, details=KNOWN)
        play(room)
        summary = f"summary/{room.host.keys(room.name)['summary']}"
        evenings[name] = Made(f"sessions/{room.name}", summary)
    app.extensions["host"].close()
    app.extensions["host"].store.close()
    with Serve(folder) as server:
        yield server, evenings


@pytest.fixture
def written_in(made: Server, somebody: Callable[..., Page]) -> Callable[..., Page]:
    """Somebody more with the key, at what is written for the profile."""
    server, evenings = made

    def arrive(at: str = "/profile", **more: Any) -> Page:
        page = somebody(CONSOLE, **more)
        let_in(page, server.link)
        page.goto(f"{server.home}/{evenings['written in'].desk}{at}")
        return page

    return arrive


def pages(page: Page) -> int:
    """How many sheets of paper this is."""
    return len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.fixture(scope="module")
def reader(company: Company) -> Page:
    """Where the municipality reads one report after the other."""
    return company(CONSOLE)


@pytest.mark.parametrize("name", ["emptiest", "usual", "unwritten", "fullest"])
def test_the_profile_is_one_sheet_of_paper_and_the_report_follows(
    made: Server, reader: Page, company: Company, name: str
) -> None:
    (server, evenings), page = made, reader
    page.emulate_media(media="null")
    page.goto(f"{server.home}/{evenings[name].summary}")
    expect(page.get_by_role("heading", name="Samenwerkingsprofiel")).to_be_visible()
    page.evaluate("document.fonts.ready")
    profile, others = page.locator(".sheet--profile"), page.locator(".sheet:not(.sheet--profile)")
    text = profile.inner_text()
    head = page.locator(".sheet--report .sheet__head").first
    head.evaluate("head => [...head.parentNode.children].forEach((one) => { one.hidden = one !== head; })")
    page.locator(".sheet--sources").evaluate_all("sheets => sheets.forEach((sheet) => sheet.remove())")
    assert pages(page) == 2
    others.evaluate_all("sheets => sheets.forEach((sheet) => { sheet.hidden = true; })")
    assert pages(page) == 1
    page.emulate_media(media="print")
    sizes = profile.evaluate(
        "sheet => [...sheet.querySelectorAll('*')].filter((one) => one.textContent.trim())"
        ".map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= NINE_POINTS
    assert "Dit overzicht laat zien wat deelnemers zeiden." in text
    assert not company.troubles
    assert name != "fullest" or text.count((SENTENCE * 3)[: rows.LONGEST].strip()) == len(rows.ROWS)


def test_a_line_is_taken_over_changed_saved_and_stands_on_the_profile(written_in: Callable[..., Page]) -> None:
    page = written_in(at="")
    page.get_by_role("link", name="Schrijf het profiel").click()
    page.wait_for_url("**/profile")
    line = page.locator("#behoefte")
    field = line.get_by_label("Behoefte")
    line.get_by_role("button", name="Neem over").click()
    expect(field).to_have_value("Een plek, tijd, kennis.")
    expect(line.locator(".line__said")).to_have_text("Nog niet bewaard")
    expect(field).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" En rust.")
    expect(line).to_contain_text("32 van 222 tekens")
    line.get_by_role("button", name="Bewaar").click()
    expect(line.locator(".line__said")).to_contain_text("Bewaard")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Bekijk het profiel").click()
    expect(opened.value.locator(".elements")).to_contain_text("Een plek, tijd, kennis. En rust.*")


def test_two_people_do_not_lose_each_others_words(written_in: Callable[..., Page]) -> None:
    one, other = written_in(), written_in()
    for page, words in ((one, "Aan tafel."), (other, "Buiten, op het plein.")):
        page.locator("#form textarea").fill(words)
        page.locator("#form").get_by_role("button", name="Bewaar").click()
        expect(page.locator("#form :is(.line__saved, [role=alert])")).to_be_visible()
    line = other.locator("#form")
    expect(line.get_by_role("alert")).to_contain_text("Aan tafel.")
    expect(line.locator("textarea")).to_have_value("Buiten, op het plein.")
    line.get_by_role("button", name="Bewaar").click()
    expect(line.locator(".line__saved")).to_be_visible()


def test_without_scripts_a_line_is_saved_and_a_refusal_keeps_what_was_typed(written_in: Callable[..., Page]) -> None:
    page = written_in(java_script_enabled=False)
    line = page.locator("#kenmerken")
    line.locator("textarea").fill("x" * 301)
    line.get_by_role("button", name="Bewaar").click()
    expect(line.get_by_role("alert")).to_contain_text("Dat is te lang.")
    expect(line.locator("textarea")).to_have_value("x" * 301)
    line.locator("textarea").fill("Veel vrijwilligers.")
    line.get_by_role("button", name="Bewaar").click()
    expect(line.locator(".line__saved")).to_be_visible()
    page.locator("#include-2").check()
    page.locator("#sensitive").get_by_role("button", name="Bewaar").first.click()
    expect(page.locator("#include-2")).to_be_checked()
