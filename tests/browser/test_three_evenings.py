"""Three evenings of one community, made by rehearsal, in real browsers: what was promised comes back each time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, let_in
from tests.serving.running import Serve
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.evening import prepare_form, walk
from werksessie.rehearsal.people import Browser as Visitor
from werksessie.rehearsal.people import Facilitator

pytestmark = [pytest.mark.browser, pytest.mark.process]

PEOPLE, FEWER, SPEED = 20, 8, 200.0
"""So many that two evenings can be compared; and so many that there is something to count."""

TODAY = date.today()
TITLE = "Samen sterk in de Klaverbuurt"
PROGRAMME = """
format = 1
id = "terug"
version = "1"
title.nl = "Terug in de buurt"

[[activities]]
id = "voorwaarden"
kind = "conditions"
title.nl = "Voorwaarden"
text.nl = "Samenwerken: wat is het belangrijkst? Kies er 3."
options = [
  { id = "praten", text.nl = "Duidelijk praten" },
  { id = "vast", text.nl = "Vaste gezichten" },
  { id = "tijd", text.nl = "Genoeg tijd" },
  { id = "samen", text.nl = "Samen beslissen" },
]

[[activities]]
id = "afspraken"
kind = "agreements"
title.nl = "Afspraken"
text.nl = "Dit spreken we vanavond af"
"""
WHY = "De sleutel van de zaal is zoek"


class Unseen:
    """Nobody watches the progress."""

    def ask(self, question: str, people: int) -> None:
        pass

    def answered(self, number: int) -> None:
        pass

    def say(self, words: str) -> None:
        pass


def play(facilitator: Facilitator, code: str, people: int = PEOPLE) -> None:
    """Pretend people play this evening from the lobby to the end; then it is sealed."""
    with ExitStack() as leaving:
        crowd = Crowd(facilitator.address, code, people, SPEED)
        leaving.callback(crowd.stop)
        crowd.start()
        walk(facilitator, crowd, Unseen(), SPEED, TODAY)
    assert facilitator.do("seal").status == 204


def told(page: Page, facilitator: Facilitator, side: str) -> str:
    """Makes the link of a contact person on the page with the links, and gives where it leads."""
    page.goto(f"{facilitator.address}/sessions/{facilitator.session}/links")
    page.locator(f"#contact-{side}").get_by_role("button", name="Maak een link").click()
    return facilitator.address + urlsplit(page.locator(f"#contact-{side}-address").input_value()).path


def read(address: str) -> str:
    """A page of this address, for somebody who was never here."""
    with closing(Visitor(address)) as visitor:
        return visitor.get(urlsplit(address).path).text


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Serve]:
    """The server of a municipality that held no other evening: its overview is of all."""
    with Serve(tmp_path / "sessions") as started:
        yield started


def test_what_was_promised_comes_back_on_the_second_and_the_third_evening(
    server: Serve, somebody: Callable[..., Page]
) -> None:
    desk, contact, participant, municipality = somebody(CONSOLE), somebody(), somebody(), somebody(CONSOLE)
    let_in(desk, server.link)
    with closing(Facilitator(server.link)) as facilitator:
        home = facilitator.address
        play(facilitator, facilitator.prepare({**prepare_form("", TODAY), "title": TITLE, "programme_text": PROGRAMME}))

        # The contact person says how it goes; whoever took part reads it at once.
        first_after = home + facilitator.link("after")
        participant.goto(first_after)
        made = participant.locator(".promises__what").all_text_contents()
        assert len(made) >= 2
        contact.goto(told(desk, facilitator, "community"))
        contact.locator("#agreement-1").get_by_label("Gedaan").check(force=True)
        contact.locator("#agreement-1").get_by_role("button", name="Bewaar").click()
        expect(contact.get_by_text("Bewaard ✓")).to_be_visible()
        contact.locator("#agreement-2").get_by_label("Lukt niet").check(force=True)
        contact.locator("#agreement-2").get_by_role("textbox").fill(WHY)
        contact.locator("#agreement-2").get_by_role("button", name="Bewaar").click()
        participant.reload()
        expect(participant.get_by_text("Gedaan (zegt de gemeenschap")).to_be_visible()
        expect(participant.get_by_text(WHY, exact=True)).to_be_visible()

        # The second evening begins with it, and asks the conditions again.
        summaries = [home + facilitator.link("summary")]
        desk.goto(f"{home}/sessions/{facilitator.session}")
        desk.get_by_role("link", name="Vervolgavond").click()
        for what, how in zip(made[:2], ("gedaan", "lukt niet"), strict=True):
            expect(desk.get_by_text(f"{what} ({how})")).to_be_visible()
        expect(desk.get_by_role("textbox", name="Titel")).to_have_value(f"{TITLE} (2)")
        expect(desk.get_by_role("checkbox", name="Voorwaarden").first).to_be_checked()
        desk.get_by_role("button", name="Maak de vervolgavond").click()
        expect(desk.get_by_role("button", name="Begin de avond")).to_be_visible()
        facilitator.session = urlsplit(desk.url).path.rpartition("/")[2]
        # Nobody looks at the console meanwhile.
        desk.goto(f"{home}/healthz")
        assert facilitator.press(f"/sessions/{facilitator.session}/details", details(2)).status == 303
        play(facilitator, facilitator.session[-6:])
        summaries.append(home + facilitator.link("summary"))

        municipality.goto(summaries[1])
        expect(municipality.get_by_role("heading", name="Wat is er gedaan?").first).to_be_visible()
        expect(municipality.get_by_role("heading", name="Toen en nu")).to_be_visible()
        expect(municipality.get_by_text("Te klein om te vergelijken.")).to_have_count(0)

        # The third carries both; every evening keeps a report of its own.
        play(facilitator, facilitator.follow(["voorwaarden"], details(3)), FEWER)
        summaries.append(home + facilitator.link("summary"))
        for number, summary in enumerate(summaries, 1):
            report = read(summary)
            assert re.search(rf"<h1[^>]*><bdi>{re.escape(title(number))}</bdi></h1>", report)
            assert len(re.findall(r"<h\d[^>]*>(?:<bdi>)?Alle avonden op een rij<", report)) == (0 if number == 1 else 1)

        # The municipality's overview counts all three.
        desk.goto(f"{home}/sessions/overview")
        desk.get_by_role("button", name="Maak overzicht").click()
        expect(desk.get_by_role("heading", name="Welke avonden")).to_be_visible()
        for number in (1, 2, 3):
            expect(desk.get_by_role("cell", name=f", {title(number)}").first).to_be_visible()


def title(number: int) -> str:
    """What this evening is called."""
    return TITLE if number == 1 else f"{TITLE} ({number})"


def details(number: int) -> dict[str, str]:
    """What is filled in for this evening; its programme was chosen already."""
    return {**{key: value for key, value in prepare_form("", TODAY).items() if value}, "title": title(number)}
