"""An installation with accounts, by hand: a host, two facilitators of one municipality, and one of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.hosted import PASSWORD, token_of
from tests.browser.conftest import CONSOLE, PHONE, TITLE, is_live
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Browser as Visitor

pytestmark = [pytest.mark.browser, pytest.mark.process]

Somebody = Callable[..., Page]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Where people sign in."""
    folder: Path = tmp_path_factory.mktemp("server") / "sessions"
    with Serve(folder, variables={"WERKSESSIE_ACCOUNTS": "on"}, entry="Beheerder:") as started:
        yield started


@pytest.fixture
def otto(server: Serve) -> Iterator[Visitor]:
    """Somebody of another municipality, who only reads pages."""
    with closing(Visitor(server.link)) as made:
        yield made


def accept(page: Page, invitation: str, name: str) -> Page:
    """This is them from now on."""
    page.goto(invitation)
    page.get_by_label("Je naam").fill(name)
    page.get_by_label("E-mailadres").fill(f"{name.lower()}@gemeente.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Maak mijn account").click()
    expect(page.get_by_role("navigation", name="Jouw account")).to_contain_text(name)
    return page


def accepted(page: Page, invitation: str, name: str) -> Page:
    """This is them from now on; the page was not opened yet."""
    form = {"name": name, "email": f"{name.lower()}@gemeente.example", "password": PASSWORD}
    form["csrf_token"] = token_of(page.request.get(invitation).text())
    reply = page.request.post(invitation, form=form, headers={"Origin": re.sub(r"(//[^/]+).*", r"\1", invitation)})
    assert name in reply.text()
    return page


def accepts(stranger: Visitor, invitation: str, name: str) -> None:
    """This is them from now on, without a browser."""
    path = urlsplit(invitation).path
    form = {"name": name, "email": f"{name.lower()}@gemeente.example", "password": PASSWORD}
    assert stranger.post(path, {**form, "csrf_token": token_of(stranger.get(path).text)}).status == 303


def invitation(page: Page, whom: str) -> str:
    """The address of an invitation that is made on this page."""
    page.get_by_label("Voor wie is de uitnodiging?").fill(whom)
    page.get_by_role("button", name="Maak een uitnodiging").click()
    return page.get_by_label(f"Link voor {whom}").input_value()


def municipality(page: Page, name: str) -> None:
    """Makes one; the page is where its people are."""
    page.goto(re.sub(r"(//[^/]+).*", r"\1/accounts", page.url))
    page.get_by_label("Nog een gemeente").fill(name)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text(name).first).to_be_visible()
    expect(page).to_have_url(re.compile("/accounts/of/"))


def prepare(page: Page, home: str) -> None:
    """Whoever signed in on this page makes a session and starts it; the page shows the console."""
    new = f"{home}/sessions/new"
    token = token_of(page.request.get(new).text())
    form = urlencode({**DETAILS, "title": TITLE, "programme": "eerste-gesprek", "csrf_token": token}, doseq=True)
    headers = {"Origin": home, "Content-Type": "application/x-www-form-urlencoded"}
    made = page.request.post(new, data=form, headers=headers, max_redirects=0)
    page.goto(home + made.headers["location"])
    is_live(page)
    page.locator("#begin").click()
    expect(page.locator("#next")).to_be_visible()


def test_two_facilitators_lead_one_evening_and_another_municipality_never_sees_it(
    server: Serve, somebody: Somebody, otto: Visitor
) -> None:
    host = accept(somebody(CONSOLE), server.link, "Hanna")
    municipality(host, "Gemeente Hier")
    anna = accepted(somebody(CONSOLE), invitation(host, "Anna"), "Anna")
    municipality(host, "Gemeente Daar")
    accepts(otto, invitation(host, "Otto"), "Otto")
    anna.goto(server.link.partition("/invite")[0] + "/sessions")
    anna.get_by_role("link", name="Mensen").click()
    bram = accepted(somebody(CONSOLE), invitation(anna, "Bram"), "Bram")

    prepare(anna, server.link.partition("/invite")[0])
    console = anna.url
    bram.goto(console)
    is_live(bram)
    phone = somebody(PHONE)
    phone.goto(f"{server.home}/{console[-6:]}")
    phone.get_by_role("button", name="Doe mee").click()
    expect(bram.locator("#next")).to_be_enabled()
    for page in (anna, bram):
        expect(page.get_by_text("1 mens").or_(page.get_by_text("1 telefoon")).first).to_be_visible()

    assert otto.get(urlsplit(console).path).status == 404
    sessions = otto.get("/sessions")
    assert sessions.status == 200
    assert TITLE not in sessions.text

    anna.goto(f"{console}/hand-over")
    anna.get_by_label("Bram").check()
    anna.get_by_role("button", name="Bewaar").click()
    expect(anna.get_by_text("Bram").first).to_be_visible()
    bram.locator("#next").click()
    expect(phone.locator("#activity")).to_have_attribute("data-activity", "welkom")

    # An account that is closed leaves the console at once, without anything being asked.
    bram.goto(console.partition("/sessions")[0] + "/accounts")
    bram.get_by_label("Sluit: Anna").click()
    bram.get_by_role("button", name="Ja, sluit dit account").first.click()
    anna.reload()
    expect(anna.get_by_role("heading", name="Aanmelden")).to_be_visible()
