"""The programme editor by hand: keyboard only, dragging, a phone's width, and nothing typed lost by leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import CONSOLE, PHONE, Company, give, show_console
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator, Phone

WHOLE = {"width": 1440, "height": 1600}
"""High enough for the whole list."""

SIZES = (PHONE, CONSOLE, {"width": 320, "height": 640})

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(server: Serve) -> Iterator[Facilitator]:
    """Somebody with the key."""
    with closing(Facilitator(server.link)) as made:
        yield made


@pytest.fixture(scope="module")
def browsing(company: Company) -> Page:
    """A browser for all tests."""
    return company(WHOLE)


@pytest.fixture
def page(browsing: Page, company: Company, desk: Facilitator) -> Iterator[Page]:
    """A copy of the first conversation, for this test alone."""
    give(browsing, desk)
    browsing.goto(copied(desk))
    yield browsing
    assert not company.troubles


def copied(desk: Facilitator) -> str:
    """Copies the first conversation; gives the address of the copy."""
    return desk.address + desk.press("/programmes/copy", {"of": "eerste-gesprek", "title": "Ons gesprek"}).location


def order(page: Page) -> list[str]:
    return page.locator(".plan__item").evaluate_all("items => items.map((one) => one.id)")  # type: ignore[no-any-return]


def item(page: Page, activity: str) -> Locator:
    return page.locator(f"#plan [id='{activity}']")


def drag(page: Page, what: str, onto: str, height: float) -> None:
    """Carries one activity by its grip to this part of the height of another."""
    item(page, what).locator(".plan__grip").hover()
    box = item(page, onto).bounding_box()
    assert box
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + height * box["height"], steps=8)
    page.mouse.up()


def test_with_the_keyboard_alone_a_question_moves_and_the_focus_stays(page: Page) -> None:
    page.locator("[id='down-1']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("“Sterk staan” staat nu op plaats 4.")
    expect(page.locator("[id='down-1']")).to_be_focused()
    assert order(page)[2:4] == ["4", "1"]
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("“Sterk staan” staat nu op plaats 5.")
    page.locator("[id='off-1']").focus()
    page.keyboard.press("Space")
    expect(item(page, "1")).to_contain_text("uit")
    expect(page.locator("[id='off-1']")).to_be_focused()


def test_a_move_that_cannot_be_is_said_and_nothing_moves(page: Page) -> None:
    before = order(page)
    page.locator("[id='down-4']").click()
    expect(page.get_by_role("alert")).to_contain_text("gebruikt wat uit 'Wat kan helpen' komt")
    assert order(page) == before


def test_dragging_puts_a_question_between_two_others(page: Page) -> None:
    drag(page, "slot", "regels", 0.1)
    expect(page.locator("#said")).to_have_text("“Slot” staat nu op plaats 2.")
    assert order(page)[:3] == ["welkom", "slot", "regels"]
    drag(page, "welkom", "slot", 0.9)
    expect(page.locator("#said")).to_have_text("“Welkom” staat nu op plaats 2.")
    page.reload()
    assert order(page)[:3] == ["slot", "welkom", "regels"]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_question_is_made_and_changed_with_and_without_scripts(
    desk: Facilitator, somebody: Callable[..., Page], scripts: bool
) -> None:
    page = somebody(CONSOLE, java_script_enabled=scripts)
    give(page, desk)
    page.goto(copied(desk))
    page.get_by_role("link", name="Iets erbij, na Sterk staan").click()
    page.get_by_role("link", name="Aanvinken").click()
    page.get_by_label("Korte naam").fill("Hoe laat")
    page.get_by_label("De vraag", exact=True).fill("Hoe laat is het buiten stil?")
    page.get_by_label("Eigen keuzes, 1", exact=True).fill("Om tien uur")
    page.get_by_role("button", name="Meer regels").click()
    page.get_by_label("Eigen keuzes, 2", exact=True).fill("Om elf uur")
    page.get_by_label("Minuten").fill("300")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator("#minutes-error")).to_have_text("Hier hoort een heel getal van 0 tot en met 240.")
    expect(page.get_by_label("Eigen keuzes, 2", exact=True)).to_have_value("Om elf uur")
    page.get_by_label("Minuten").fill("3")
    page.get_by_role("button", name="Voeg toe").click()
    expect(item(page, "hoe-laat")).to_contain_text("Hoe laat is het buiten stil?")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Hoe laat op de telefoon").click()
    expect(opened.value.get_by_text("Om elf uur")).to_be_visible()
    expect(opened.value.get_by_text("Voorbeeld", exact=True)).to_be_visible()


def test_leaving_a_form_with_words_in_it_asks_first(desk: Facilitator, somebody: Callable[..., Page]) -> None:
    page = somebody(CONSOLE)
    give(page, desk)
    page.goto(f"{copied(desk)}/activities/4")
    page.get_by_label("Korte naam").fill("Een andere naam")
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    page.get_by_role("link", name="Terug").click(no_wait_after=True)
    page.wait_for_function("() => true")
    expect(page.get_by_label("Korte naam")).to_have_value("Een andere naam")
    assert asked == ["beforeunload"]


def test_nothing_is_wider_than_the_screen(server: Serve, browsing: Page, company: Company) -> None:
    page = browsing

    def fits() -> None:
        for size in SIZES:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url

    page.goto(server.link)
    page.get_by_role("link", name="Draaiboeken").click()
    fits()
    page.get_by_role("button", name="Kopieer Eerste gesprek").click()
    page.get_by_label("Naam van dit draaiboek").fill("Ons gesprek")
    page.get_by_role("button", name="Hernoem").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ons gesprek")
    fits()
    at = page.url.partition("?")[0]
    for path in ("activities/welkom", "activities/5a", "add?after=1"):
        page.goto(f"{at}/{path}")
        fits()
    page.set_viewport_size(WHOLE)  # type: ignore[arg-type]
    assert not company.troubles


def test_an_evening_under_way_gets_one_more_question(
    server: Serve, desk: Facilitator, browsing: Page, company: Company
) -> None:
    page = browsing
    code = desk.prepare({**DETAILS, "programme": "eerste-gesprek"})
    desk.until("show:1")
    show_console(page, desk)
    page.get_by_role("link", name="Programma aanpassen").click()
    expect(item(page, "1").get_by_role("button", name="omhoog")).to_have_count(0)
    page.get_by_role("link", name="Iets erbij, na Sterk staan").click()
    page.get_by_role("link", name="Ideeën").click()
    page.get_by_label("Korte naam").fill("Nog iets")
    page.get_by_label("De vraag", exact=True).fill("Wat vergeten we?")
    page.get_by_role("button", name="Voeg toe").click()
    expect(item(page, "nog-iets")).to_be_visible()
    desk.until("open:nog-iets")
    with closing(Phone(server.home, code)) as phone:
        phone.join()
        assert "Wat vergeten we?" in phone.get(f"/{code}").text
    assert not company.troubles
