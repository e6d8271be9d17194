"""A phone without scripts, from the code to the goodbye; the facilitator walks the evening over plain HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Company, give
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator
from werksessie.rehearsal.people import Phone as Visitor

pytestmark = [pytest.mark.browser, pytest.mark.process]

GOALS = {
    "Een eigen plek": "jongeren een eigen plek hebben",
    "Ouders": "ouders elkaar helpen",
    "Sport": "de zaal open is",
}
TOO_LONG = "Dat is te lang. Maak het korter dan 140 tekens."


@pytest.fixture
def facilitator(server: Serve) -> Iterator[Facilitator]:
    """Somebody with the key, who has an evening of the shipped programme in the lobby."""
    with closing(Facilitator(server.link)) as made:
        made.prepare({**DETAILS, "programme": "eerste-gesprek", "groups": "on"})
        made.until("start")
        yield made


@pytest.fixture(scope="module")
def lent(company: Company) -> Page:
    """A phone without scripts, of all tests of this module."""
    return company(java_script_enabled=False)


@pytest.fixture
def plain(lent: Page, company: Company) -> Iterator[Page]:
    """A phone without scripts that was nowhere yet."""
    lent.context.clear_cookies()
    lent.goto("about:blank")
    yield lent
    assert not company.troubles


@pytest.fixture
def phone(facilitator: Facilitator, plain: Page) -> Page:
    """A phone without scripts that takes part, at question 1."""
    opens(facilitator, "1")
    return at_the_question(plain, facilitator)


def opens(facilitator: Facilitator, activity: str) -> None:
    """This question, at once."""
    assert facilitator.do("go-to", {"activity": activity}).status == 204
    assert facilitator.next() == f"open:{activity}"


def at_the_question(page: Page, facilitator: Facilitator) -> Page:
    """Somebody who came in before opens the page."""
    with closing(Visitor(facilitator.address, facilitator.session[-6:])) as visitor:
        assert visitor.join("community").status == 303
    give(page, visitor)
    page.goto(f"{facilitator.address}/{visitor.code}")
    return page


def come_in(page: Page, home: str, code: str) -> None:
    """Types the code and takes part."""
    page.goto(home)
    page.get_by_role("textbox").fill(code)
    page.get_by_role("textbox").press("Enter")
    expect(page.get_by_text("We vragen geen naam.")).to_be_visible()
    page.get_by_label("Voor mezelf of mijn gemeenschap").check()
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_text("Je doet mee ✓").first).to_be_visible()


def own(page: Page) -> Locator:
    """One's own answers."""
    return page.locator("#own .sent__text:visible")


def send(page: Page, text: str) -> None:
    """Writes in the question's own field and sends it, longer than the field allows if need be."""
    field = page.locator("form#answer #text")
    field.evaluate("field => field.removeAttribute('maxlength')")
    field.fill(text)
    page.locator("form#answer").get_by_role("button", name="Stuur", exact=True).click()


def open_goals(facilitator: Facilitator) -> None:
    """Makes three themes with a goal, so that there is something to vote on."""
    for name, goal in GOALS.items():
        assert facilitator.act("4", "make-theme", {"name": name}).status == 204
        themes = next(one for one in facilitator.tally()["activities"] if one["id"] == "4")["themes"]
        theme = next(one["id"] for one in themes if one["name"] == name)
        assert facilitator.act("4", "goal", {"theme": theme, "goal": goal}).status == 204


def count(facilitator: Facilitator, activity: str) -> dict[str, object]:
    """What the facilitator's counts say of one activity."""
    found: dict[str, object] = next(one for one in facilitator.tally()["activities"] if one["id"] == activity)
    return found


def test_the_whole_programme_without_scripts(server: Serve, plain: Page, facilitator: Facilitator) -> None:
    phone = plain
    come_in(phone, server.home, facilitator.session[-6:])
    expect(phone.locator("meta[http-equiv=refresh]")).to_be_attached()
    facilitator.until("open:1")
    phone.reload()
    expect(phone.get_by_text("Stel: jullie gemeenschap staat sterk.")).to_be_visible()
    send(phone, "De deur staat open")
    expect(own(phone)).to_have_text(["De deur staat open"])
    phone.reload()
    expect(own(phone)).to_have_text(["De deur staat open"])

    facilitator.until("open:4")
    phone.get_by_role("link", name="Is er een nieuwe vraag? Kijk opnieuw.").click()
    expect(own(phone)).to_have_count(0)
    for text in ("Een zaal", "Een avond voor vaders"):
        send(phone, text)
        expect(own(phone).filter(has_text=text)).to_be_visible()
    assert count(facilitator, "4")["answered"] == 1

    open_goals(facilitator)
    facilitator.until("open:5a")
    phone.reload()
    expect(phone.get_by_text("Je mag er 3 kiezen.")).to_be_visible()
    boxes = phone.locator("form#answer input[name^='dots-']")
    expect(boxes).to_have_count(3)
    for number in range(2):
        boxes.nth(number).check(force=True)
    phone.locator("form#answer .button--primary").click()
    expect(phone.locator("#own").get_by_text("Je koos er 2")).to_be_visible()
    expect(phone.locator("#own li:visible")).to_have_count(2)
    boxes.nth(2).check(force=True)
    phone.locator("form#answer .button--primary").click()
    expect(phone.locator("#own").get_by_text("Je koos er 1")).to_be_visible()
    phone.get_by_role("button", name="Weet ik niet").click()
    expect(own(phone)).to_have_text(["Weet ik niet"])
    assert count(facilitator, "5a") | {"answered": 0, "unsure": 1} == count(facilitator, "5a")

    facilitator.until("open:eens")
    phone.reload()
    for name, value in zip(GOALS, ("agree", "disagree", "unsure"), strict=True):
        card = phone.locator("form#answer fieldset[data-option]", has_text=name)
        card.locator(f"input[value={value}]").check(force=True)
    phone.locator("form#answer .button--primary:visible").click()
    expect(phone.locator("#own .sent__state:visible")).to_have_count(3)
    rows = {row["text"]: row for row in count(facilitator, "eens")["rows"]}  # type: ignore[attr-defined]
    assert [rows[name][value] for name, value in zip(GOALS, ("agree", "disagree", "unsure"), strict=True)] == [1, 1, 1]

    facilitator.until("show:afspraken")
    made = {"what": "Sportzaal open op vrijdag", "who": "Gemeente, Sport", "when": "2099-04-03"}
    assert facilitator.act("afspraken", "make", made).status == 204
    facilitator.until("open:afspraken")
    phone.reload()
    expect(phone.get_by_text("Sportzaal open op vrijdag")).to_be_visible()
    phone.locator("form#answer input[value=objection]").check(force=True)
    send(phone, "Ook op zaterdag graag")
    expect(own(phone)).to_have_text(["Bezwaar"])
    expect(phone.locator("#own p:visible", has_text="Ook op zaterdag graag")).to_be_visible()

    facilitator.until("end")
    phone.reload()
    expect(phone.get_by_text("Bedankt.")).to_be_visible()
    phone.get_by_role("link", name="Bewaar deze pagina").click()
    expect(phone.get_by_text("Sportzaal open op vrijdag").first).to_be_visible()


def test_an_idea_is_changed_and_taken_back_without_scripts(plain: Page, facilitator: Facilitator) -> None:
    opens(facilitator, "4")
    phone = at_the_question(plain, facilitator)
    for text in ("Een zaal", "Een avond voor vaders"):
        send(phone, text)
        expect(own(phone).filter(has_text=text)).to_be_visible()
    change = phone.locator("#own details").filter(has=phone.get_by_text("Een avond voor vaders"))
    change.get_by_text("Aanpassen").click()
    change.locator("textarea").fill("Een avond voor ouders")
    change.get_by_role("button", name="Stuur").click()
    expect(own(phone).filter(has_text="Een avond voor ouders")).to_be_visible()
    expect(own(phone)).to_have_count(2)
    phone.locator("#own details:has-text('Een zaal') + form").get_by_role("button", name="Haal weg").click()
    expect(own(phone)).to_have_text(["Een avond voor ouders"])
    assert [one["text"] for one in count(facilitator, "4")["waiting"]] == ["Een avond voor ouders"]  # type: ignore[attr-defined]


def test_a_text_that_was_refused_stands_in_a_form_to_be_sent_again(phone: Page) -> None:
    typed = 'Een plek <voor> "jongeren" & ouders.\n' + "x" * 140
    send(phone, typed)
    expect(phone.get_by_text(TOO_LONG)).to_be_visible()
    expect(phone.locator("#text")).to_have_value(typed)
    phone.locator("#text").fill("Een plek voor jongeren")
    phone.get_by_role("button", name="Stuur opnieuw").click()
    expect(own(phone)).to_have_text(["Een plek voor jongeren"])


def test_as_many_characters_fit_as_the_field_lets_somebody_type(phone: Page, facilitator: Facilitator) -> None:
    field = phone.locator("form#answer #text")
    expect(field).to_have_attribute("maxlength", "140")
    lines = "\n".join(["Een regel"] * 14)[:140]
    field.fill(lines)
    phone.locator("form#answer").get_by_role("button", name="Stuur", exact=True).click()
    expect(own(phone)).to_have_count(1)
    assert [one["text"] for one in count(facilitator, "1")["waiting"]] == [lines.replace("\n", "\r\n")]  # type: ignore[attr-defined]


def too_late(phone: Page, facilitator: Facilitator) -> None:
    """Question 1 closes while somebody is writing, and then they send it."""
    facilitator.until("close:1")
    send(phone, "Net te laat")
    expect(phone.get_by_text("Deze vraag is gesloten.")).to_be_visible()
    expect(phone.locator("#text")).to_have_value("Net te laat")
    expect(phone.get_by_role("button", name="Stuur opnieuw")).to_have_count(0)


def test_a_text_that_came_too_late_can_be_sent_after_all(phone: Page, facilitator: Facilitator) -> None:
    too_late(phone, facilitator)
    phone.get_by_role("button", name="Stuur het nog").click()
    expect(phone.locator("#notice")).to_have_text("Ontvangen ✓ De begeleider kijkt of het nog meetelt.")
    assert count(facilitator, "1") | {"answered": 0, "late": {"waiting": 1, "left_out": 0}} == count(facilitator, "1")


def test_a_text_that_came_too_late_can_be_let_go(phone: Page, facilitator: Facilitator) -> None:
    too_late(phone, facilitator)
    phone.get_by_role("link", name="Laat maar").click()
    expect(phone.get_by_text("Deze vraag is gesloten")).to_be_visible()
    assert count(facilitator, "1") | {"answered": 0, "late": {"waiting": 0, "left_out": 0}} == count(facilitator, "1")


def test_the_evening_can_be_taken_off_the_phone_without_scripts(phone: Page, facilitator: Facilitator) -> None:
    assert facilitator.do("close").status == 204
    phone.reload()
    phone.get_by_role("button", name="Haal deze avond van mijn telefoon").click()
    expect(phone.get_by_text("Je doet mee ✓")).to_have_count(0)
    assert [one for one in phone.context.cookies() if one["name"] in ("person", "after")] == []
