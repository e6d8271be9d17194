"""One whole evening: a wall, a console and two phones in browsers, seven people more over plain HTTP and sockets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
import socketio
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, WALL, is_live, prepare_by_hand, volgende
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator, Phone

pytestmark = pytest.mark.browser

IDEAS = [
    "Een avond voor vaders",
    "Een plek voor de avond",
    "Ouders helpen elkaar",
    "Sport op vrijdag",
    "Elkaar kennen",
    "Huiswerk",
    "Muziek",
]


class Somebody:
    """One of the seven: answers over plain HTTP, listens on a socket."""

    def __init__(self, home: str, code: str) -> None:
        self.phone = Phone(home, code)
        assert self.phone.join().status == 303
        self.heard: list[dict[str, object]] = []
        self.socket = socketio.Client(reconnection=False)
        self.socket.on("pieces", self.heard.append)
        self.socket.connect(f"{home}?code={code}&lang=nl", transports=["websocket"])

    def leave(self) -> None:
        """Closes both."""
        self.socket.disconnect()
        self.phone.close()


@pytest.fixture
def people() -> Iterator[list[Somebody]]:
    """Whoever came; they leave when the test ends."""
    came: list[Somebody] = []
    yield came
    for one in came:
        one.leave()


def join(page: Page, home: str, code: str) -> None:
    """Types the code and takes part."""
    page.goto(home)
    page.get_by_role("textbox").fill(f"{code[:3]} {code[3:]}")
    page.keyboard.press("Enter")
    expect(page.get_by_text("We vragen geen naam.")).to_be_visible()
    page.get_by_role("button", name="Doe mee").click()
    is_live(page)


def send(page: Page, text: str) -> None:
    """Writes an idea and sends it."""
    page.locator("#text").fill(text)
    page.get_by_role("button", name="Stuur", exact=True).click()
    expect(page.locator("#own .sent__text", has_text=text)).to_be_visible()
    expect(page.locator("#own").get_by_text("Ontvangen ✓").first).to_be_visible()


@pytest.fixture
def colleague(server: Serve) -> Iterator[Facilitator]:
    """Somebody with the key who does over plain HTTP what was done on the console already."""
    with closing(Facilitator(server.link)) as made:
        yield made


def told(colleague: Facilitator) -> dict[str, Any]:
    """What the counts tell of question 4."""
    return next(one for one in colleague.tally()["activities"] if one["id"] == "4")


def another_theme(colleague: Facilitator, name: str, goal: str, cards: int) -> None:
    """The same as `theme`, without a browser."""
    new = [one["id"] for one in told(colleague)["waiting"]]
    assert colleague.act("4", "make-theme", {"name": name, "card": new[:cards]}).status == 204
    (made,) = (one["id"] for one in told(colleague)["themes"] if one["name"] == name)
    assert colleague.act("4", "goal", {"theme": made, "goal": goal}).status == 204


def theme(console: Page, name: str, goal: str, cards: int) -> None:
    """Puts the first loose or new cards into a new theme and words it as a goal."""
    boxes = console.locator("#board ul:not([id^='cards-']) input[name=card]")
    for number in range(cards):
        boxes.nth(number).check(position={"x": 12, "y": 12})
    console.locator("#new-theme-name").fill(name)
    console.locator("#new-theme button").click()
    group = console.locator(".group", has_text=name)
    expect(group.locator("input[name=card]")).to_have_count(cards)
    group.get_by_role("button", name="doel").click()
    console.locator("#editor-goal").fill(goal)
    console.locator("#editor").get_by_role("button", name="Klaar").click()
    expect(console.locator(".group__goal", has_text=goal)).to_be_visible()


def test_an_evening_from_empty_folder_to_summary(
    server: Serve, somebody: Callable[..., Page], people: list[Somebody], colleague: Facilitator
) -> None:
    console = somebody(CONSOLE)
    code = prepare_by_hand(console, server.link)
    colleague.session = console.url.split("?")[0].rstrip("/").rpartition("/")[2]
    wall = somebody(WALL)
    wall.goto(server.home.rstrip("/") + str(console.locator("a[href*='/wall/']").first.get_attribute("href")))
    is_live(wall)
    expect(wall.get_by_text(f"{code[:3]} {code[3:]}")).to_be_visible()

    phones = [somebody({"width": 320, "height": 568}), somebody(locale="en-GB")]
    dutch, english = phones
    join(dutch, server.home, code)
    english.goto(f"{server.home}{code}")
    expect(english.get_by_text("We do not ask your name.")).to_be_visible()
    english.locator("form[action$='/join'] button").click()
    is_live(english)
    people += [Somebody(server.home, code) for _ in range(7)]
    expect(wall.get_by_text("9 mensen doen mee")).to_be_visible()
    expect(wall.locator("#wall .figure")).to_have_count(9)

    volgende(console, "show:welkom")
    expect(wall.get_by_text("Welkom. Fijn dat jullie er zijn.")).to_be_visible()
    colleague.until("show:regels")
    expect(console.locator('#next[value="show:1"]')).to_be_visible()
    volgende(console, "show:1")
    expect(wall.get_by_text("Stel: jullie gemeenschap staat sterk.")).to_be_visible()
    expect(dutch.get_by_text("Kijk naar het grote scherm")).to_be_visible()

    volgende(console, "open:1")
    expect(english.get_by_text("Imagine your community is strong.")).to_be_visible()
    send(dutch, "De deur staat open")
    console.get_by_role("button", name="Tonen").first.click()
    expect(wall.get_by_text("De deur staat open")).to_be_visible()

    volgende(console, "open:4")
    expect(dutch.locator("#own .sent__text")).to_have_count(0)
    send(dutch, "Een sportzaal in de avond")
    for one, text in zip(people, IDEAS, strict=True):
        assert one.phone.answer("4", {"text": text}).status == 200
    english.get_by_role("button", name="I don't know").click()
    expect(console.locator("#board .answer--new")).to_have_count(8)
    expect(wall.get_by_text("Een sportzaal in de avond")).to_have_count(0)
    expect(wall.get_by_text("9 van 9")).to_be_visible()

    theme(console, "Een eigen plek", "jongeren een eigen plek hebben", 3)
    another_theme(colleague, "Ouders erbij", "ouders elkaar helpen", 3)
    another_theme(colleague, "De buurt", "we elkaar kennen", 2)
    expect(wall.locator("#wall").get_by_text("Een eigen plek")).to_be_visible()
    volgende(console, "show:doelen")
    expect(wall.get_by_text("jongeren een eigen plek hebben")).to_be_visible()

    volgende(console, "open:5a")
    options = dutch.locator("input[name^='dots-']")
    expect(options).to_have_count(3)
    names = sorted(str(options.nth(number).get_attribute("name")) for number in range(3))
    for page in phones:
        page.locator(f"input[name='{names[0]}']").check(force=True)
        page.locator("#answer .button--primary").click()
        expect(page.locator("#own .sent__state").first).to_be_visible()
    for one in people:
        assert one.phone.answer("5a", {names[1]: "1", names[0]: "1"}).status == 200
    dutch.reload()
    is_live(dutch)
    expect(dutch.locator(f"input[name='{names[0]}']")).to_be_checked()
    volgende(console, "close:5a")
    expect(wall.locator("#wall .row").first).to_contain_text("9")
    console.get_by_role("button", name=re.compile("kies", re.IGNORECASE)).first.click()
    expect(console.locator("#board .filter--on")).to_have_count(1)

    volgende(console, "open:eens")
    for _ in range(3):
        dutch.locator("button[name=value][value=agree]").click()
    expect(dutch.get_by_role("heading", name="Dat waren alle kaarten")).to_be_visible()
    page_html = people[0].phone.get(f"/{code}").text
    cards = sorted(set(re.findall(r'name="(value-[^"]+)"', page_html)))
    for number, one in enumerate(people):
        assert one.phone.answer("eens", dict.fromkeys(cards, "agree" if number else "disagree")).status == 200
    volgende(console, "close:eens")
    expect(wall.locator("#wall .opinion")).to_have_count(3)

    volgende(console, "show:afspraken")
    console.locator("#agreement-what").fill("Sportzaal open op vrijdag")
    console.locator("#agreement-who").fill("Gemeente, Sport")
    console.locator("#agreement-when").fill("2099-04-03")
    console.get_by_role("button", name="Afspraak toevoegen").click()
    expect(wall.get_by_text("Sportzaal open op vrijdag")).to_be_visible()
    volgende(console, "open:afspraken")
    dutch.locator("input[name=value][value=fine]").check(force=True)
    dutch.locator("#answer .button--primary").click()
    expect(dutch.locator("#own .sent__state").first).to_be_visible()
    for one in people:
        assert one.phone.answer("afspraken", {"value": "tolerable"}).status == 200
    volgende(console, "close:afspraken")
    expect(wall.get_by_text("Geen bezwaar.")).to_be_visible()

    volgende(console, "end")
    expect(dutch.get_by_text("Bedankt")).to_be_visible()
    assert all(one.heard for one in people)

    municipality = somebody(CONSOLE)
    console.locator("#open-links").evaluate("link => link.removeAttribute('target')")
    console.locator("#fold-report summary").click()
    console.locator("#open-links").click()
    municipality.goto(console.locator("#summary-address").input_value())
    for text in ("Een eigen plek", "jongeren een eigen plek hebben", "Sportzaal open op vrijdag"):
        expect(municipality.get_by_text(text).first).to_be_visible()
    expect(municipality.get_by_text("Vertaald in welke activiteiten en vooral met welke doel?").first).to_be_visible()
    after = dutch.locator("a[href*='/after/']").first
    after.click()
    expect(dutch.get_by_text("Sportzaal open op vrijdag").first).to_be_visible()
