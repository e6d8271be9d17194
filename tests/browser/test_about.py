"""Two phones that answer about chosen goals, and two that speak for two sides, in real browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Company, is_live
from tests.browser.desk import company
from tests.browser.test_live import Evening, stands_at
from tests.serving.running import Serve
from tests.web.test_about import PROGRAMME as ABOUT
from tests.web.test_sides import PROGRAMME as SIDES

pytestmark = [pytest.mark.browser, pytest.mark.process]

PLEK, OUDERS = "We willen dat jongeren een plek hebben", "We willen dat ouders elkaar kennen"


__all__ = ["company"]

PROGRAMME = (
    ABOUT
    + """
[[activities]]
id = "straks"
kind = "choice"
title.nl = "Straks"
text.nl = "Wat heb je straks nodig?"
about_from = "doel"
options = [{ id = "tijd", text.nl = "tijd" }, { id = "geld", text.nl = "geld" }]
"""
)
"""One question more, so that no two tests ask the same."""


@pytest.fixture(scope="module")
def evening(server: Serve) -> Iterator[Evening]:
    """Two goals are chosen; what is about them comes next."""
    with closing(Evening(server, programme="own", programme_text=PROGRAMME)) as made:
        made.press("go-to", activity="doel")
        made.facilitator.until("close:doel")
        for goal in ("plek", "ouders"):
            made.act("doel", "choose", option=goal, chosen="yes")
        yield made


@pytest.fixture(scope="module")
def both(evening: Evening, company: Company) -> list[Page]:
    """A phone of now and a small one, that stay for all tests."""
    return [evening.join(company()), evening.join(company({"width": 320, "height": 568}))]


@pytest.fixture
def phones(both: list[Page], company: Company) -> Iterator[list[Page]]:
    """The phones, and afterwards nothing on them that was not sent."""
    yield both
    for page in both:
        if page.evaluate("() => { const left = localStorage.length; localStorage.clear(); return left; }"):
            page.reload()
            is_live(page)
    assert not company.troubles


LINES = """([html, side]) => Array.from(
  new DOMParser().parseFromString(html, "text/html").querySelectorAll(`.side--${side} .side__line`),
  (one) => one.textContent.replace(/\\s+/g, " ").trim())"""
"""What stands on this page of the wall for this side."""


def goal(page: Page, words: str) -> Locator:
    """The card of one goal."""
    return page.locator("[data-subject]", has_text=words)


def choose(page: Page, words: str) -> None:
    """Taps the card of a goal."""
    goal(page, words).locator("label").click()


def tick(page: Page, name: str, *values: str) -> None:
    """Taps these answers."""
    for value in values:
        page.locator(f"#answer label:has(input[name='{name}'][value='{value}'])").click()


def ticked(page: Page, name: str) -> list[str]:
    found: list[str] = page.locator(f"#answer input[name='{name}']:checked").evaluate_all(
        "all => all.map(o => o.value)"
    )
    return found


def stuur(page: Page) -> None:
    page.get_by_role("button", name="Stuur", exact=True).click()


def sent(page: Page, *words: str) -> None:
    """Waits until one's own answers, in this order, say this."""
    expect(page.locator("#own .sent__answer")).to_have_count(len(words))
    for number, said in enumerate(words):
        expect(page.locator("#own .sent__answer").nth(number)).to_contain_text(said)


def test_ideas_about_goals_on_two_phones(evening: Evening, phones: list[Page]) -> None:
    one, small = phones
    evening.open("doen", *phones)
    expect(one.get_by_text("Waar gaat dit over?")).to_be_visible()
    expect(one.locator("#text")).to_be_hidden()
    stuur(one)
    expect(one.get_by_text("Kies eerst waar je antwoord over gaat.")).to_be_visible()
    choose(one, PLEK)
    expect(one.get_by_text("Kies eerst waar je antwoord over gaat.")).to_be_hidden()
    evening.act("doen", "rename-option", option="ouders", text=OUDERS.replace("kennen", "goed kennen"))
    expect(goal(one, "goed kennen")).to_be_visible()
    expect(goal(one, PLEK).locator("input")).to_be_checked()
    evening.act("doen", "rename-option", option="ouders", text=OUDERS)
    expect(goal(one, OUDERS)).to_be_visible()
    one.locator("#text").fill("De zaal open op vrijdag")
    choose(one, OUDERS)
    expect(one.locator("#text")).to_have_value("De zaal open op vrijdag")
    one.reload()
    is_live(one)
    expect(one.locator("#text")).to_have_value("De zaal open op vrijdag")
    assert ticked(one, "about") == ["ouders"]
    choose(one, PLEK)
    stuur(one)
    sent(one, "De zaal open op vrijdag")
    expect(goal(one, PLEK)).to_contain_text("Al gestuurd ✓")
    expect(goal(one, PLEK).locator("input")).to_be_disabled()
    expect(goal(one, OUDERS)).not_to_contain_text("Al gestuurd ✓")

    choose(small, OUDERS)
    expect(small.locator("#text")).to_be_in_viewport()
    small.locator("#text").fill("Samen eten")
    stuur(small)
    sent(small, "Samen eten")
    choose(one, OUDERS)
    one.locator("#text").fill("Een avond voor vaders")
    stuur(one)
    sent(one, "De zaal open op vrijdag", "Een avond voor vaders")
    expect(one.locator("#answer")).to_be_hidden()

    one.locator("#own details", has_text="Aanpassen").first.click()
    expect(one.locator("#text")).to_have_value("De zaal open op vrijdag")
    assert ticked(one, "about") == ["plek"]
    one.locator("#text").fill("De zaal elke avond open")
    stuur(one)
    sent(one, "De zaal elke avond open", "Een avond voor vaders")
    where = {card["text"]: card["about"] for card in evening.count("doen")["waiting"]}
    assert where == {"De zaal elke avond open": "plek", "Een avond voor vaders": "ouders", "Samen eten": "ouders"}


def test_a_choice_and_a_scale_about_goals_keep_each_goal_apart(evening: Evening, phones: list[Page]) -> None:
    one, small = phones
    evening.open("nodig", *phones)
    choose(one, PLEK)
    tick(one, "option", "tijd", "other")
    one.locator("#text").fill("Een sleutel")
    choose(one, OUDERS)
    assert ticked(one, "option") == []
    expect(one.locator("#text")).to_have_value("")
    tick(one, "option", "geld")
    stuur(one)
    sent(one, "geld")
    # What was written for the other goal is still there, and after a reload too.
    one.reload()
    is_live(one)
    expect(one.locator("#text")).to_have_value("Een sleutel")
    assert (ticked(one, "about"), ticked(one, "option")) == (["plek"], ["tijd", "other"])
    stuur(one)
    sent(one, "tijd · Iets anders · Een sleutel", "geld")
    choose(one, OUDERS)
    assert ticked(one, "option") == ["geld"]
    evening.act("nodig", "rename-option", option="plek", text=f"{PLEK} in de buurt")
    expect(goal(one, "in de buurt")).to_be_visible()
    expect(one.locator("#answer input[name=option]:checked")).to_have_count(1)
    assert (ticked(one, "about"), ticked(one, "option")) == (["ouders"], ["geld"])
    tick(one, "option", "tijd")
    evening.next("close:nodig")
    stands_at(one, "nodig", "closed")
    evening.press("open-again", activity="nodig")
    stands_at(one, "nodig", "open")
    expect(one.locator("#answer input[name=option]:checked")).to_have_count(2)
    assert ticked(one, "about") == ["ouders"]
    stuur(one)
    sent(one, "tijd · Iets anders · Een sleutel", "tijd · geld")
    one.get_by_role("button", name="Sla over").click()
    sent(one, "tijd · Iets anders · Een sleutel", "tijd · geld")

    evening.open("past", *phones)
    choose(small, PLEK)
    tick(small, "value-leven", "1")
    tick(small, "value-nut", "unsure")
    stuur(small)
    sent(small, "een beetje")
    choose(small, OUDERS)
    assert ticked(small, "value-leven") == []
    choose(small, PLEK)
    assert (ticked(small, "value-leven"), ticked(small, "value-nut")) == (["1"], ["unsure"])
    tick(small, "value-leven", "3")
    stuur(small)
    sent(small, "helemaal")
    choose(small, OUDERS)
    small.get_by_role("button", name="Weet ik niet").last.click()
    expect(goal(small, OUDERS)).to_contain_text("Ontvangen ✓")
    rows = {row["id"]: row for row in evening.count("past")["rows"]}
    assert (rows["plek.leven"]["3"], rows["plek.nut"]["unsure"], rows["ouders.leven"]["answered"]) == (1, 1, 0)


def test_what_was_chosen_for_two_goals_and_not_sent_comes_late_as_two_answers(
    evening: Evening, phones: list[Page]
) -> None:
    one = phones[0]
    evening.open("straks", one)
    choose(one, PLEK)
    tick(one, "option", "tijd")
    choose(one, OUDERS)
    tick(one, "option", "geld")
    evening.next("close:straks")
    late = one.locator("#late form")
    expect(late).to_have_count(2)
    for left in (1, 0):
        late.first.get_by_role("button", name="Stuur het nog").click()
        expect(late).to_have_count(left)
    assert evening.count("straks")["late"] == {"waiting": 2, "left_out": 0}


def test_two_sides_on_two_phones_and_the_wall(server: Serve, somebody: Callable[..., Page]) -> None:
    with closing(Evening(server, programme="own", programme_text=SIDES)) as evening:
        resident, official = evening.join(somebody()), evening.join(somebody({"width": 320, "height": 568}))
        evening.open("verwacht", resident, official)
        expect(official.get_by_text("Ik antwoord voor de gemeente")).to_have_count(0)
        resident.locator("#text").fill("Eén vast gezicht")
        evening.act("verwacht", "ask-other-side")
        expect(resident.get_by_text("Ik antwoord voor de gemeente")).to_be_visible()
        expect(resident.locator("#text")).to_have_value("Eén vast gezicht")
        stuur(resident)
        sent(resident, "Eén vast gezicht")

        announced = official.get_by_text("Dit komt op het grote scherm bij de gemeente.")
        expect(announced).to_be_hidden()
        tick(official, "side", "municipality")
        expect(announced).to_be_visible()
        # Whatever is pushed meanwhile, who said to speak for the municipality does.
        for verb, times in (("ask-community", 0), ("ask-other-side", 1)):
            evening.act("verwacht", verb)
            expect(official.get_by_text("Ik antwoord voor de gemeente")).to_have_count(times)
        expect(announced).to_be_visible()
        expect(official.get_by_text("Wat verwacht de gemeente van jullie?")).to_be_visible()
        official.locator("#text").fill("Kom ook als je boos bent")
        stuur(official)
        sent(official, "Voor de gemeente")
        assert ticked(official, "side") == ["municipality"], (
            "who speaks for the municipality does so until they say not"
        )
        official.locator("#own details", has_text="Aanpassen").click()
        official.locator("#text").fill("Kom ook als het goed gaat")
        stuur(official)
        sent(official, "Kom ook als het goed gaat")

        cards = {one["text"]: one for one in evening.count("verwacht")["waiting"]}
        assert {text: one["side"] for text, one in cards.items()} == {
            "Eén vast gezicht": "", "Kom ook als het goed gaat": "municipality"
        }  # fmt: skip
        for one in cards.values():
            evening.act("verwacht", "release", card=one["id"])
        evening.act("verwacht", "add-other-side", text="Help ons zoeken")
        console = evening.facilitator.get(f"/sessions/{evening.facilitator.session}").text
        wall = evening.facilitator.get(console.partition('id="open-wall" href="')[2].partition('"')[0]).text
        assert resident.evaluate(LINES, [wall, "community"]) == ["Eén vast gezicht"]
        assert resident.evaluate(LINES, [wall, "municipality"]) == ["Help ons zoeken", "Kom ook als het goed gaat"]
