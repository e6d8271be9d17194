"""Signing in at the municipality itself, against a real provider on loopback that sometimes lies."""

from __future__ import annotations

import time
from collections.abc import Iterator
from secrets import token_hex
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.accounts import hosted
from tests.accounts.hosted import PASSWORD, Town, invite, token_of, town
from tests.accounts.provider import CLIENT, SECRET, Municipality
from tests.conftest import ADDRESS
from werksessie.web import accounts_own

BACK = f"{ADDRESS}/sign-in/back"
EVA = {"sub": "eva-1", "name": "Eva de Boer", "email": "eva@gemeente.example", "email_verified": True}


@pytest.fixture(scope="module")
def provider() -> Iterator[Municipality]:
    made = Municipality(BACK)
    yield made
    made.close()


@pytest.fixture
def there(provider: Municipality, monkeypatch: pytest.MonkeyPatch) -> Municipality:
    """Honest again, and whoever signs in has no account yet: another test may have given the last one hers."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    new = f"eva-{token_hex(4)}"
    provider.user = {**EVA, "sub": new, "email": f"{new}@gemeente.example"}
    provider.changes, provider.metadata, provider.signing = {}, {}, None
    provider.signed = "RS256"
    provider.asked.clear()
    return provider


def with_a_door(provider: Municipality) -> Town:
    """The municipality here has a sign-in of its own, the other one has not."""
    made = town()
    given = {"own": "yes", "issuer": provider.issuer, "client-id": CLIENT, "client-secret": SECRET}
    assert made.people["host"].post(f"/accounts/of/{made.here}/sign-in", **given).status_code == 303
    return made


@pytest.fixture(scope="module")
def _place(provider: Municipality) -> Iterator[Town]:
    made = with_a_door(provider)
    yield made
    hosted.close(made.app)


@pytest.fixture
def place(_place: Town, there: Municipality) -> Town:
    """For who changes nothing that another test looks at."""
    return _place


@pytest.fixture
def fresh(there: Municipality) -> Iterator[Town]:
    """One of its own."""
    made = with_a_door(there)
    yield made
    hosted.close(made.app)


def door(place: Town) -> str:
    """The path by which the people of here sign in."""
    with place.app.app_context():
        return accounts_own.address_of(place.here).removeprefix(ADDRESS)


def leave(place: Town, browser: Any, path: str = "") -> str:
    """Goes to the municipality; gives the address that it sends back to, as a path."""
    reply = browser.get(path or door(place))
    assert reply.status_code == 302, reply.text
    return str(reply.location)


def come_back(provider: Municipality, browser: Any, address: str) -> Any:
    """Signs in there and comes back."""
    back = provider.sign_in(address)
    assert back.startswith(BACK)
    return browser.get(back.removeprefix(ADDRESS))


def signing_in(place: Town, provider: Municipality, path: str = "") -> tuple[Any, Any]:
    """The whole way, in a browser of its own: the browser and what it is told in the end."""
    browser = place.app.test_client()
    return browser, come_back(provider, browser, leave(place, browser, path))


def invited(place: Town) -> str:
    """An invitation of here, followed to where one signs in."""
    path = invite(place.people["facilitator"], place.here, "reader", "Eva")
    return f"{door(place)}?invite={path.rpartition('/')[2]}"


def test_an_invitation_leads_to_the_municipality_and_back_to_an_account(fresh: Town, there: Municipality) -> None:
    path = invite(fresh.people["facilitator"], fresh.here, "reader", "Eva")
    page = fresh.app.test_client().get(path).text
    assert "Meld aan via je gemeente" in page
    assert 'name="password"' not in page
    browser, reply = signing_in(fresh, there, f"{door(fresh)}?invite={path.rpartition('/')[2]}")
    assert (reply.status_code, reply.location) == (303, "/sessions")
    assert "Een avond hier" in browser.get("/sessions").text
    assert "Eva de Boer" in fresh.people["facilitator"].browser.get("/accounts").text
    again, reply = signing_in(fresh, there)
    assert reply.status_code == 303
    assert again.get("/sessions").status_code == 200


def test_an_invitation_works_once_here_too(fresh: Town, there: Municipality) -> None:
    path = invited(fresh)
    signing_in(fresh, there, path)
    there.user = {**EVA, "sub": "somebody-else", "email": "b@gemeente.example"}
    assert signing_in(fresh, there, path)[1].status_code == 422


def test_no_password_is_chosen_at_such_a_municipality(place: Town) -> None:
    path = invite(place.people["facilitator"], place.here, "reader")
    browser = place.app.test_client()
    form = {
        "name": "Eva",
        "email": "eva@x.example",
        "password": PASSWORD,
        "csrf_token": token_of(browser.get("/sign-in").text),
    }
    assert browser.post(path, data=form).status_code == 409
    assert not place.app.extensions["accounts"].people.account_of("eva@x.example")


def test_a_password_does_not_get_past_the_second_factor_of_the_municipality(place: Town) -> None:
    browser = place.app.test_client()
    form = {
        "csrf_token": token_of(browser.get("/sign-in").text),
        "email": "anna@gemeente.example",
        "password": PASSWORD,
    }
    assert browser.post("/sign-in", data=form).status_code == 422
    form["email"] = "otto@gemeente.example"
    assert browser.post("/sign-in", data=form).status_code == 303


def test_who_had_a_password_is_known_by_an_address_that_the_municipality_vouches_for(
    fresh: Town, there: Municipality
) -> None:
    there.user = {"sub": "anna-1", "email": "Anna@gemeente.example", "email_verified": True}
    browser, reply = signing_in(fresh, there)
    assert reply.status_code == 303
    assert browser.get(f"/sessions/{fresh.evening.name}").status_code == 200
    assert fresh.people["facilitator"].browser.get("/sessions").status_code == 303, "the password is gone"


@pytest.mark.parametrize("vouched", [False, None, "true"])
def test_an_address_that_nobody_vouches_for_opens_no_account(place: Town, there: Municipality, vouched: object) -> None:
    there.user = {"sub": "m-1", "email": "anna@gemeente.example", "email_verified": vouched}
    browser, reply = signing_in(place, there)
    assert (reply.status_code, "nog geen account" in reply.text) == (422, True)
    assert browser.get("/sessions").status_code == 303


def test_a_municipality_vouches_for_nobody_of_another_one(place: Town, there: Municipality) -> None:
    for email in ("otto@gemeente.example", "hanna@gemeente.example"):
        there.user = {"sub": f"x-{email}", "email": email, "email_verified": True}
        browser, reply = signing_in(place, there)
        assert reply.status_code == 422
        assert browser.get("/accounts").status_code == 303


def test_an_invitation_of_another_municipality_is_worth_nothing_here(place: Town, there: Municipality) -> None:
    path = invite(place.people["other_facilitator"], place.there, "facilitator")
    _, reply = signing_in(place, there, f"{door(place)}?invite={path.rpartition('/')[2]}")
    assert reply.status_code == 422


def test_what_is_asked_there_has_a_challenge_a_state_and_a_nonce_and_asks_for_a_code(
    place: Town, there: Municipality
) -> None:
    asked = parse_qs(urlsplit(leave(place, place.app.test_client())).query)
    assert (asked["response_type"], asked["code_challenge_method"]) == (["code"], ["S256"])
    assert asked["redirect_uri"] == [BACK]
    for drawn in ("state", "nonce", "code_challenge"):
        assert len(asked[drawn][0]) >= 20
    other = parse_qs(urlsplit(leave(place, place.app.test_client())).query)
    assert all(asked[drawn] != other[drawn] for drawn in ("state", "nonce", "code_challenge"))


LIES: dict[str, dict[str, Any]] = {
    "another nonce": {"nonce": "die-van-een-ander"},
    "another issuer": {"iss": "https://elders.example"},
    "for somebody else": {"aud": ["een-ander-programma"]},
    "over": {"exp": int(time.time()) - 3600},
    "of tomorrow": {"iat": int(time.time()) + 86400},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_is_not_right_lets_nobody_in(place: Town, there: Municipality, lie: str) -> None:
    there.changes = LIES[lie]
    browser, reply = signing_in(place, there, invited(place))
    assert (reply.status_code, "lukte niet" in reply.text) == (422, True)
    assert browser.get("/sessions").status_code == 303


def test_a_token_signed_by_somebody_else_lets_nobody_in(place: Town, there: Municipality) -> None:
    from joserfc.jwk import RSAKey

    there.signing = RSAKey.generate_key(2048, parameters={"kid": "1"})
    assert signing_in(place, there, invited(place))[1].status_code == 422


def test_a_provider_that_calls_itself_otherwise_is_not_gone_to(place: Town, there: Municipality) -> None:
    there.metadata = {"issuer": "https://elders.example"}
    assert place.app.test_client().get(door(place)).status_code == 503


def test_a_provider_that_signs_with_a_shared_secret_or_not_at_all_is_not_believed(
    place: Town, there: Municipality
) -> None:
    there.metadata = {"id_token_signing_alg_values_supported": ["HS256", "none"]}
    assert place.app.test_client().get(door(place)).status_code == 503


@pytest.mark.parametrize("way", ["HS256", "none"])
def test_a_token_that_anybody_could_have_made_lets_nobody_in(place: Town, there: Municipality, way: str) -> None:
    there.signed = way
    assert signing_in(place, there, invited(place))[1].status_code == 422


def test_coming_back_without_having_left_or_with_anothers_state_lets_nobody_in(
    place: Town, there: Municipality
) -> None:
    """Somebody who signs in themselves and hands the last address to another browser."""
    mine, yours = place.app.test_client(), place.app.test_client()
    back = there.sign_in(leave(place, mine, invited(place))).removeprefix(ADDRESS)
    leave(place, yours)
    for browser in (place.app.test_client(), yours):
        assert browser.get(back).status_code == 422
        assert browser.get("/sessions").status_code == 303


def test_the_last_address_works_once(place: Town, there: Municipality) -> None:
    browser = place.app.test_client()
    back = there.sign_in(leave(place, browser, invited(place))).removeprefix(ADDRESS)
    assert browser.get(back).status_code == 303
    assert browser.get(back).status_code == 422


def test_who_came_back_has_a_fresh_session(place: Town, there: Municipality) -> None:
    browser, _ = signing_in(place, there, invited(place))
    with browser.session_transaction() as held:
        assert set(held) == {"account", "mark", "_permanent"}


def test_a_municipality_that_does_not_answer_is_said_so(fresh: Town, there: Municipality) -> None:
    given = {"own": "yes", "issuer": "http://127.0.0.1:1", "client-id": CLIENT, "client-secret": SECRET}
    assert fresh.people["host"].post(f"/accounts/of/{fresh.here}/sign-in", **given).status_code == 303
    reply = fresh.app.test_client().get(door(fresh))
    assert (reply.status_code, "lukte niet" in reply.text) == (503, True)


@pytest.mark.parametrize(
    ("issuer", "client", "secret"),
    [
        ("", "x", "y"), ("http://login.example", "x", "y"), ("ftp://x", "x", "y"), ("https://", "x", "y"),
        ("https://a b", "x", "y"), ("https://login.example", "", "y"), ("https://login.example", "x", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_a_sign_in_is_refused(place: Town, issuer: str, client: str, secret: str) -> None:
    form = {"own": "yes", "issuer": issuer, "client-id": client, "client-secret": secret}
    assert place.people["host"].post(f"/accounts/of/{place.there}/sign-in", **form).status_code == 422
    assert place.there not in place.app.extensions["accounts"].office.state.own_sign_in


def test_the_secret_of_the_municipality_is_on_no_page_and_not_in_the_log(place: Town) -> None:
    pages = [place.people["host"].browser.get(f"/accounts/of/{place.here}").text]
    pages += [place.people["facilitator"].browser.get(path).text for path in ("/accounts", "/accounts/audit")]
    stored = str(place.app.extensions["host"].store.administration.read())
    for text in (*pages, stored):
        assert SECRET not in text
    assert door(place) in pages[1]


def test_switched_off_the_door_is_gone_and_a_password_works_again(fresh: Town) -> None:
    path = door(fresh)
    assert fresh.people["host"].post(f"/accounts/of/{fresh.here}/sign-in", own="no").status_code == 303
    assert fresh.app.test_client().get(path).status_code == 404
    browser = fresh.app.test_client()
    form = {
        "csrf_token": token_of(browser.get("/sign-in").text),
        "email": "anna@gemeente.example",
        "password": PASSWORD,
    }
    assert browser.post("/sign-in", data=form).status_code == 303
