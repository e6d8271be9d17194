"""With accounts: every address for every role, own municipality, another one, none. A new address fails here until it
has a line, in the table without accounts or in the one of accounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.accounts import hosted
from tests.accounts.hosted import Town, invite, town
from tests.security.account_addresses import ADDRESSES, GET, ONLY_OF_OWN, POST, READS, ROLES
from tests.security.houses import NO_TOKEN
from tests.security.test_who_may import FORMS, TABLE, addresses
from werksessie.accounts.state import OPEN

GATED = ("/sessions", "/programmes", "/accounts")
NOT_THERE = "2026-01-01-999999"
TAKES_AWAY_WHAT_IT_NAMES = {f"/accounts/{one}" for one in (
    "invites/<invite>/withdraw", "people/<account>/role", "people/<account>/close"
)}  # fmt: skip
CHANGES_A_COOKIE = {"/<code>/leave", "/<code>/pass-on", "/<code>/join", "/sign-out"}


class Street:
    """Towns: every address finds one that nobody changed anything in, and most change nothing."""

    def __init__(self) -> None:
        self.again()

    def again(self) -> None:
        self.town = town()
        invite(self.town.people["facilitator"], self.town.here, "reader", "Eva")
        self.tokens = {role: one.token() for role, one in self.town.people.items()}

    def next(self) -> None:
        """Something was done here."""
        hosted.close(self.town.app)
        self.again()


@pytest.fixture(scope="module")
def street() -> Iterator[Street]:
    made = Street()
    yield made
    hosted.close(made.town.app)


def expected(method: str, rule: str) -> dict[str, int]:
    """The row of this address."""
    if (method, rule) in ADDRESSES:
        return dict(zip(ROLES, ADDRESSES[method, rule], strict=True))
    row = TABLE[method, rule]
    if not rule.startswith(GATED):
        # No account is worth anything here: not on a phone, not behind a link.
        return dict.fromkeys(ROLES, row["nobody"])
    own = row["facilitator"]
    if rule.startswith("/sessions/data-protection"):
        return dict.fromkeys(ROLES, own) | {"nobody": 303}
    elsewhere = 404 if rule.startswith(ONLY_OF_OWN) else own
    reads = own if (method, rule) in READS else 403
    return {
        "nobody": 303 if method == GET else 403,
        "host": 404 if rule.startswith(ONLY_OF_OWN) else 403,
        "facilitator": own,
        "other_facilitator": elsewhere,
        "reader": reads,
        "other_reader": 404 if rule.startswith(ONLY_OF_OWN) else reads,
    }


def filled(rule: str, place: Town, session: str = "") -> str:
    """A real path for a rule, of the evening and the people here."""
    sort = rule.split("/")[1]
    accounts = place.app.extensions["accounts"]
    waiting = next(one.id for one in accounts.office.state.invites.values() if one.stage == OPEN)
    values = {
        "<code>": place.evening.code,
        "<name>": "eerste-gesprek" if sort == "programmes" else session or place.evening.name,
        "<activity>": "1",
        "<verb>": "hide" if "activity" in rule else "next",
        "<form>": "theme",
        "<row>": "kenmerken",
        "<int:number>": "1",
        "<link>": "summary",
        "<ending>": "json",
        "<path:filename>": "css/base.css",
        "<page>": "begeleider",
        "<picture>": "klaar.png",
        "<token>": accounts.people.invitation(waiting)[0] if sort == "invite" else NO_TOKEN,
        "<phone>": "0" * 16,
        "<municipality>": place.here,
        "<invite>": waiting,
        "<account>": place.account("colleague"),
    }
    for name, value in values.items():
        rule = rule.replace(name, value)
    return rule


def form_of(rule: str, place: Town, role: str = "") -> dict[str, str]:
    """What is filled in."""
    forms = {
        "/sign-in": {"email": f"{role}@elders.example", "password": "geraden"},
        "/accounts/municipalities": {"name": "Gemeente Erbij"},
        "/accounts/of/<municipality>/sign-in": {"own": "yes"},
        "/accounts/invite": {"municipality": place.here, "role": "reader"},
        "/accounts/sessions": {"session": place.evening.name, "municipality": place.here},
        "/accounts/people/<account>/role": {"role": "reader"},
        "/sessions/<name>/hand-over": {"account": place.account("colleague")},
    }
    return FORMS.get(rule, {}) | forms.get(rule, {})


def answered(method: str, rule: str, street: Street, role: str, session: str = "") -> Any:
    """What this role is told, with the token of its own pages."""
    place = street.town
    browser, path = place.people[role].browser, filled(rule, place, session)
    if method == GET:
        return browser.get(path)
    form = {"csrf_token": street.tokens[role], **form_of(rule, place, role)}
    return browser.post(path, data=form, headers={"Origin": "http://localhost"})


def test_every_address_is_in_a_table(street: Street) -> None:
    assert addresses(street.town.app) == set(TABLE) | set(ADDRESSES)
    assert not set(TABLE) & set(ADDRESSES)


@pytest.mark.parametrize(("method", "rule"), sorted({**TABLE, **ADDRESSES}), ids=lambda part: str(part))
def test_who_may(method: str, rule: str, street: Street) -> None:
    said, changed = {}, []
    # Whoever may change something comes last.
    for role in sorted(ROLES, key=lambda one: expected(method, rule)[one] < 400):
        before = street.town.all_that_is_kept()
        reply = answered(method, rule, street, role)
        reply.close()
        said[role] = reply.status_code
        if street.town.all_that_is_kept() != before:
            changed.append(role)
            if rule in TAKES_AWAY_WHAT_IT_NAMES:
                street.next()
    if changed or rule in CHANGES_A_COOKIE:
        street.next()
    assert said == expected(method, rule)
    assert [role for role in changed if method == GET or said[role] >= 400] == []


@pytest.mark.parametrize(
    ("method", "rule"), sorted(one for one in {**TABLE, **ADDRESSES} if one[1].startswith(ONLY_OF_OWN)), ids=str
)
def test_an_evening_of_another_municipality_is_not_there_in_the_same_bytes(
    method: str, rule: str, street: Street
) -> None:
    for role in ("other_facilitator", "other_reader", "host"):
        hidden, missing = (answered(method, rule, street, role, session) for session in ("", NOT_THERE))
        assert hidden.status_code == missing.status_code == 404
        assert hidden.data == missing.data
        told, absent = ([line for line in one.headers if line[0] != "Date"] for one in (hidden, missing))
        assert [name for name, _ in told] == [name for name, _ in absent]
    own = answered(method, rule, street, "facilitator", NOT_THERE)
    assert (own.status_code, own.data) == (404, missing.data)


def test_nobody_signed_in_hears_the_same_of_an_evening_that_is_and_one_that_is_not(street: Street) -> None:
    for method, rule in sorted({**TABLE, **ADDRESSES}):
        if rule.startswith(ONLY_OF_OWN):
            one, other = (answered(method, rule, street, "nobody", session) for session in ("", NOT_THERE))
            assert one.status_code == other.status_code
            assert one.data.replace(street.town.evening.name.encode(), NOT_THERE.encode()) == other.data


@pytest.mark.parametrize("rule", sorted(rule for method, rule in ADDRESSES if method == POST))
def test_a_post_from_another_site_is_refused(rule: str, street: Street) -> None:
    """It has no token of our page."""
    before = street.town.all_that_is_kept()
    for role in ROLES:
        for headers in ({"Origin": "http://elders.test"}, {}):
            path, form = filled(rule, street.town), form_of(rule, street.town)
            reply = street.town.people[role].browser.post(path, data=form, headers=headers)
            assert reply.status_code == 400
    assert street.town.all_that_is_kept() == before


def test_the_token_of_somebody_elses_page_is_no_token_here(street: Street) -> None:
    form = {"csrf_token": street.tokens["other_facilitator"], "name": "x"}
    for role in ("host", "facilitator"):
        assert street.town.people[role].browser.post("/accounts/leave", data=form).status_code == 400
