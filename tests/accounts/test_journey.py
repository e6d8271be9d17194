"""From the link in the terminal to an evening, and what each of the pages says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.accounts import hosted
from tests.accounts.hosted import PASSWORD, Town, accept, first_host, invite, make_app, municipality, token_of, town
from tests.accounts.town import AT
from tests.conftest import ADDRESS, DETAILS, KEY, Facilitator, prepare
from werksessie.accounts import commands as co
from werksessie.accounts.telling import of, told
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import NotStored
from werksessie.settings import Settings


@pytest.fixture
def app() -> Iterator[Flask]:
    made = make_app()
    yield made
    hosted.close(made)


@pytest.fixture(scope="module")
def _town() -> Iterator[Town]:
    made = town()
    yield made
    hosted.close(made.app)


@pytest.fixture
def here(_town: Town) -> Town:
    return _town


def test_the_first_start_gives_one_link_and_the_same_until_it_is_used(app: Flask) -> None:
    accounts = app.extensions["accounts"]
    path = accounts.first_invitation()
    assert path.startswith("/invite/")
    assert accounts.first_invitation() == path
    first_host(app)
    assert accounts.first_invitation() == ""
    assert app.test_client().get(path).status_code == 404


def test_a_host_who_lost_the_password_is_invited_again_by_who_starts_the_server(app: Flask) -> None:
    first_host(app)
    path = app.extensions["accounts"].first_invitation(again=True)
    assert accept(app, path, "henk").browser.get("/accounts").status_code == 200


def test_a_facilitator_who_still_has_a_link_with_the_key_stays_who_they_are(here: Town) -> None:
    anna = here.people["facilitator"].browser
    assert anna.get(f"/sessions?key={KEY}").status_code == 200
    assert anna.get("/accounts/audit").status_code == 200


def test_the_log_of_a_municipality_has_its_own_lines_only() -> None:
    place = town()
    accounts = place.app.extensions["accounts"]
    mine = of(place.here, told(accounts.office.acts()))
    assert place.people["facilitator"].browser.get("/accounts/audit").text.count("<tr><td>") == len(mine)
    assert place.people["host"].browser.get("/accounts/audit").text.count("<tr><td>") > len(mine)
    # Somebody elsewhere made a session of a name that was once of here, and was wiped without the office.
    accounts.office.ask(co.TakeInHand(place.account("other_facilitator"), AT, place.evening.name))
    page = place.people["facilitator"].browser.get("/accounts/audit").text
    assert "Sessie gewist" in page
    assert "Otto" not in page
    hosted.close(place.app)


def test_what_a_crash_left_of_who_is_gone_is_destroyed_at_the_next_start() -> None:
    store = MemoryStore()
    place = town(make_app(store))
    office, people = place.app.extensions["accounts"].office, place.app.extensions["accounts"].people
    path = invite(place.people["facilitator"], place.here, "reader", "Eva")
    waiting, bram = people.invited(path.rpartition("/")[2]), place.account("colleague")
    office.ask(co.CloseAccount(place.account("facilitator"), AT, bram))
    office.ask(co.Withdraw(place.account("facilitator"), AT, waiting))
    assert store.secrets.of(f"account-{bram}")
    again = make_app(store)
    assert store.secrets.of(f"account-{bram}") == store.secrets.of(f"invite-{waiting}") == {}
    assert people.person(place.account("facilitator"))
    hosted.close(again)
    hosted.close(place.app)


def test_a_restart_shows_the_same_first_link() -> None:
    store = MemoryStore()
    path = make_app(store).extensions["accounts"].first_invitation()
    assert make_app(store).extensions["accounts"].first_invitation() == path


def test_a_municipality_gets_its_first_facilitator_who_prepares_an_evening(app: Flask) -> None:
    host = first_host(app)
    here = municipality(host, "Gemeente Voorbeeld")
    assert "Nodig een begeleider uit" in host.browser.get("/accounts").text
    path = invite(host, here, "facilitator", "Anna")
    welcome = app.test_client().get(path).text
    assert "Gemeente Voorbeeld" in welcome
    anna = accept(app, path, "anna")
    evening = prepare(app, anna.facilitator())
    assert evening.state.phase == "prepared"
    listed = anna.browser.get("/sessions").text
    assert "Samen sterk" in listed
    assert "Draag over" in listed
    assert anna.browser.get(f"/sessions/{evening.name}").status_code == 200


def test_without_accounts_nothing_of_this_is_there() -> None:
    laptop = create_app(Settings(public_url=ADDRESS, key=KEY), MemoryStore())
    client, rules = laptop.test_client(), {rule.rule for rule in laptop.url_map.iter_rules()}
    assert not [rule for rule in rules if rule.startswith(("/accounts", "/sign", "/invite")) or "hand-over" in rule]
    for path in ("/accounts/audit", "/invite/0123", "/accounts/password"):
        assert client.get(path).status_code == 404, path
    # One word may be a code that somebody typed.
    assert "Wachtwoord" not in client.get("/sign-in").text


def test_with_accounts_the_key_opens_nothing(app: Flask) -> None:
    browser = app.test_client()
    reply = browser.get(f"/sessions?key={KEY}")
    assert (reply.status_code, reply.location) == (303, "/sign-in?next=/sessions")
    assert browser.get("/sessions").status_code == 303


def test_signing_in_goes_on_to_where_one_wanted_to_be(here: Town) -> None:
    browser = here.app.test_client()
    there = f"/sessions/{here.evening.name}/links"
    door = browser.get(there)
    assert door.location == f"/sign-in?next={there}"
    form = {"csrf_token": token_of(browser.get(door.location).text), "email": " ANNA@gemeente.example ", "next": there}
    reply = browser.post("/sign-in", data={**form, "password": PASSWORD})
    assert (reply.status_code, reply.location) == (303, there)
    assert browser.get(there).status_code == 200


def test_a_page_on_another_site_is_not_gone_on_to(here: Town) -> None:
    for wanted in (
        "https://elders.test/",
        "//elders.test",
        "/\\elders.test",
        "/sessions//elders",
        "/sessions\\x",
        "sessions",
    ):
        browser = here.app.test_client()
        form = {"csrf_token": token_of(browser.get("/sign-in").text), "email": "anna@gemeente.example"}
        reply = browser.post("/sign-in", data={**form, "password": PASSWORD, "next": wanted})
        assert reply.location == "/sessions", wanted


def test_a_host_sees_municipalities_and_no_evening(here: Town) -> None:
    page = here.people["host"].browser.get("/accounts").text
    assert "Gemeente Hier" in page
    assert "Gemeente Daar" in page
    assert "Een avond hier" not in page
    assert here.evening.name not in page


def test_a_reader_finds_the_summaries_and_no_button_that_changes_anything(here: Town) -> None:
    listed = here.people["reader"].browser.get("/sessions").text
    assert f"/sessions/{here.evening.name}/summary" in listed
    for words in ("Nieuwe sessie", "Draaiboeken", "Links", "Draag over", "Testen"):
        assert words not in listed
    assert here.people["reader"].browser.get(f"/sessions/{here.evening.name}/summary").status_code == 200


def test_a_reader_reads_no_earlier_than_the_municipality_was_promised_to() -> None:
    """Participants read first: that is what the room was told, and an account does not change it."""
    place = town()
    evening = prepare(place.app, place.people["facilitator"].facilitator(), participants_first="3")
    for ending in ("", "/summary.json"):
        path = f"/sessions/{evening.name}/summary{ending}"
        assert place.people["facilitator"].browser.get(path).status_code == 200
        reply = place.people["reader"].browser.get(path)
        assert (reply.status_code, "nog niet" in reply.text.lower()) == (403, True)
    hosted.close(place.app)


def test_an_invitation_says_what_is_wrong_and_keeps_what_was_typed(here: Town) -> None:
    path = invite(here.people["facilitator"], here.here, "reader")
    browser = here.app.test_client()
    form = {"csrf_token": token_of(browser.get(path).text), "name": "Eva", "email": "geen adres", "password": "kort"}
    reply = browser.post(path, data=form)
    assert reply.status_code == 422
    for words in ("Dit is geen e-mailadres", "12 tekens", 'value="Eva"', 'value="geen adres"'):
        assert words in reply.text
    assert "kort" not in reply.text.replace("korter", "")
    form |= {"email": here.people["colleague"].email, "password": PASSWORD}
    assert "is er al een account" in browser.post(path, data=form).text


def test_an_invitation_that_was_withdrawn_says_the_same_as_one_that_never_was(here: Town) -> None:
    anna = here.people["facilitator"]
    path = invite(anna, here.here, "reader")
    id = here.app.extensions["accounts"].people.invited(path.rpartition("/")[2])
    assert anna.post(f"/accounts/invites/{id}/withdraw").status_code == 303
    gone, never = (here.app.test_client().get(one) for one in (path, "/invite/" + "0" * 32))
    assert (gone.status_code, gone.data) == (404, never.data)


def test_a_session_is_handed_over(here: Town) -> None:
    bram, path = here.people["colleague"], f"/sessions/{here.evening.name}/hand-over"
    assert "Anna" in bram.browser.get(path).text
    assert bram.post(path, account=here.account("reader")).status_code == 422
    assert bram.post(path, account=here.account("other_facilitator")).status_code == 404
    assert bram.post(path, account=here.account("colleague")).status_code == 303
    assert "Bram" in here.people["facilitator"].browser.get("/sessions").text
    bram.post(path, account=here.account("facilitator"))


def test_the_log_says_who_did_what_and_nothing_of_an_evening(here: Town) -> None:
    mine = here.people["facilitator"].browser.get("/accounts/audit").text
    for words in ("Uitnodiging gemaakt voor een lezer", "Anna", "De beheerder", "Sessie bij de gemeente gezet"):
        assert words in mine
    for words in ("Otto", "Loes", "Hanna", "Daar", here.elsewhere.name, "Een avond hier"):
        assert words not in mine, words
    every = here.people["host"].browser.get("/accounts/audit").text
    for words in ("Otto", "Gemeente Daar", "Wie de server startte"):
        assert words in every
    assert "Een avond hier" not in every


def test_the_stored_log_holds_no_name_and_no_address(here: Town) -> None:
    stored = str(here.app.extensions["host"].store.administration.read())
    for words in ("anna", "Anna", "gemeente.example", "Gemeente", "scrypt", "Een avond", PASSWORD):
        assert words not in stored


def test_a_session_from_before_is_given_to_a_municipality() -> None:
    store = MemoryStore()
    laptop = create_app(Settings(public_url=ADDRESS, key=KEY), store)
    browser = laptop.test_client()
    browser.get(f"/sessions?key={KEY}")
    name = prepare(laptop, Facilitator(browser)).name
    hosting = make_app(store)
    host = first_host(hosting)
    here = municipality(host, "Gemeente Hier")
    anna = accept(hosting, invite(host, here, "facilitator"), "anna")
    assert anna.browser.get(f"/sessions/{name}").status_code == 404
    assert name in host.browser.get("/accounts").text
    assert host.post("/accounts/sessions", session="2020-01-01-111111", municipality=here).status_code == 404
    assert host.post("/accounts/sessions", session=name, municipality=here).status_code == 303
    assert anna.browser.get(f"/sessions/{name}").status_code == 200
    laptop.extensions["host"].close()
    hosted.close(hosting)


def test_a_session_whose_act_cannot_be_stored_is_not_there(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    host = first_host(app)
    anna = accept(app, invite(host, municipality(host, "Hier"), "facilitator"), "anna")

    def full(*args: object) -> int:
        raise NotStored("De schijf is vol. Maak ruimte vrij.")

    token = anna.token()
    monkeypatch.setattr(app.extensions["accounts"].office._log, "append", full)
    form = {**DETAILS, "programme": "eerste-gesprek", "csrf_token": token}
    reply = anna.browser.post("/sessions/new", data=form)
    assert (reply.status_code, "schijf is vol" in reply.text) == (503, True)
    assert app.extensions["host"].names() == []
