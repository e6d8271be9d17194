"""Every address for every role, cell by cell. A new address fails here until it has a line of its own."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.security.editor_addresses import ADDRESSES as EDITOR
from tests.security.houses import ROLES, House, Street
from tests.security.record_addresses import ADDRESSES as RECORD


def everybody(status: int, **others: int) -> dict[str, int]:
    """The same answer for every role, but for these."""
    return dict.fromkeys(ROLES, status) | others


def only_facilitator(status: int) -> dict[str, int]:
    """403 for everybody without the key that holds now."""
    return everybody(403, facilitator=status)


def only(role: str, status: int, otherwise: int = 404) -> dict[str, int]:
    """For who holds this one link, or is this one phone; any other link, dead or alive, opens nothing here."""
    return everybody(otherwise, **{role: status})


GET, POST = "GET", "POST"
TABLE: dict[tuple[str, str], dict[str, int]] = {
    (GET, "/"): everybody(200),
    (GET, "/healthz"): everybody(200),
    (GET, "/healthz/ready"): everybody(200),
    # Without a token it is there for this computer itself, where the tests are; nobody left a contact.
    (GET, "/metrics"): everybody(200),
    (GET, "/.well-known/security.txt"): everybody(404),
    (GET, "/accessibility"): everybody(200),
    (GET, "/static/<path:filename>"): everybody(200),
    (GET, "/help"): everybody(200),
    (GET, "/help/<page>"): everybody(200),
    (GET, "/help/pictures/<picture>"): everybody(200),
    (GET, "/<code>"): everybody(200),
    (GET, "/<code>/own"): everybody(200),
    (GET, "/<code>/pieces"): everybody(200),
    (GET, "/<code>/privacy"): everybody(200),
    (POST, "/<code>/join"): everybody(303),
    # Not joined: 409 and the way in. A facilitator's browser is no participant.
    (POST, "/<code>/answer/<activity>"): everybody(409, participant=303),
    (POST, "/<code>/leave"): everybody(200),
    (POST, "/<code>/pass-on"): everybody(200),
    (GET, "/<code>/table"): everybody(200),
    (POST, "/<code>/table"): everybody(422),
    (GET, "/wall/<token>"): only("wall", 200),
    (GET, "/wall/<token>/pieces"): only("wall", 200, otherwise=303),
    # A code that was never given. A paired phone is a remote of its own session, whatever else its owner may do.
    (GET, "/remote/<token>"): everybody(409),
    (GET, "/remote/<phone>/now"): everybody(403, remote=200, other_remote=200),
    (GET, "/remote/<phone>/pieces"): everybody(303, remote=200, other_remote=200),
    (POST, "/remote/<phone>/<verb>"): everybody(403, remote=409, other_remote=409),
    (POST, "/remote/<phone>/activity/<activity>/<verb>"): everybody(403, remote=422, other_remote=422),
    (GET, "/summary/<token>"): only("reader", 200),
    (GET, "/summary/<token>/summary.<ending>"): only("reader", 200),
    (GET, "/public/<token>"): only("public", 200),
    (GET, "/public/<token>/summary.<ending>"): only("public", 200),
    (GET, "/after/<token>"): only("after", 200),
    (GET, "/agreements/<token>"): only("contact", 200),
    # The evening goes on: there is nothing to say of its agreements yet, and nothing for a calendar.
    (POST, "/agreements/<token>"): only("contact", 409),
    (GET, "/after/<token>/<activity>/<int:number>.ics"): everybody(404),
    (GET, "/agreements/<token>/<activity>/<int:number>.ics"): everybody(404),
    (GET, "/summary/<token>/<activity>/<int:number>.ics"): everybody(404),
    (GET, "/sessions"): only_facilitator(200),
    (GET, "/sessions/data-protection"): only_facilitator(200),
    (GET, "/sessions/data-protection/register.csv"): only_facilitator(200),
    (GET, "/sessions/overview"): only_facilitator(200),
    # No evening is sealed, so there is nothing to make a file of.
    (GET, "/sessions/overview/overview.<ending>"): only_facilitator(404),
    (GET, "/sessions/overview/package"): only_facilitator(404),
    (GET, "/sessions/new"): only_facilitator(200),
    (POST, "/sessions/new"): only_facilitator(422),
    (GET, "/sessions/<name>"): only_facilitator(200),
    (GET, "/sessions/<name>/pieces"): only_facilitator(200),
    (GET, "/sessions/<name>/tally.json"): only_facilitator(200),
    (GET, "/sessions/<name>/clock"): only_facilitator(200),
    # No wall is open.
    (POST, "/sessions/<name>/aloud"): only_facilitator(409),
    # Nothing is over.
    (POST, "/sessions/<name>/timer-over"): only_facilitator(303),
    (GET, "/sessions/<name>/check"): only_facilitator(200),
    (GET, "/sessions/<name>/check/state"): only_facilitator(200),
    (GET, "/sessions/<name>/profile"): only_facilitator(200),
    (POST, "/sessions/<name>/profile/<row>"): only_facilitator(303),
    # Only a sensitive question can be chosen.
    (POST, "/sessions/<name>/profile/include/<activity>"): only_facilitator(409),
    # What is printed needs no token: it reads only.
    (GET, "/sessions/<name>/print"): only_facilitator(200),
    # Nobody without a phone yet, and one less is refused.
    (POST, "/sessions/<name>/paper"): only_facilitator(303),
    (GET, "/sessions/<name>/paper/<activity>"): only_facilitator(200),
    (POST, "/sessions/<name>/paper/<activity>/card"): only_facilitator(422),
    (POST, "/sessions/<name>/paper/<activity>/remove"): only_facilitator(303),
    # A question for open answers has nothing to count.
    (POST, "/sessions/<name>/paper/<activity>/tally"): only_facilitator(409),
    (GET, "/sessions/<name>/details"): only_facilitator(200),
    (POST, "/sessions/<name>/details"): only_facilitator(422),
    **{address: only_facilitator(status) for address, status in (EDITOR | RECORD).items()},
    # A server that does not know how to reach itself cannot play people.
    (POST, "/sessions/rehearse"): only_facilitator(409),
    # This evening is a real one.
    (POST, "/sessions/<name>/wipe"): only_facilitator(409),
    (GET, "/sessions/<name>/remotes"): only_facilitator(200),
    (POST, "/sessions/<name>/remotes/code"): only_facilitator(200),
    (POST, "/sessions/<name>/remotes/<phone>/unpair"): only_facilitator(200),
    (POST, "/sessions/<name>/seal"): only_facilitator(409),
    (GET, "/sessions/<name>/editor/<activity>/<form>"): only_facilitator(200),
    (POST, "/sessions/<name>/<verb>"): only_facilitator(409),
    (POST, "/sessions/<name>/activity/<activity>/<verb>"): only_facilitator(422),
    (GET, "/sessions/<name>/activity/<activity>/reading.json"): only_facilitator(200),
    (GET, "/sessions/<name>/activity/<activity>/cards"): only_facilitator(200),
}
FORMS: dict[str, dict[str, str]] = {
    "/<code>/answer/<activity>": {"answer_id": "een", "text": "Een plek"},
    "/sessions/<name>/<verb>": {"expected": "something else"},
    "/remote/<phone>/<verb>": {"expected": "something else"},
}
FACILITATORS = ("/sessions", "/programmes")
TAKES_A_COOKIE_AWAY = {"/<code>/leave", "/<code>/pass-on"}


def addresses(app: Flask) -> set[tuple[str, str]]:
    """Every method and rule that the app answers to."""
    return {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def filled(rule: str, house: House, role: str = "facilitator") -> str:
    """A real path for a rule, in this evening, with the links that this role holds."""
    sort, person = rule.split("/")[1], house.people[role]
    values = {
        "<code>": house.evening.code,
        "<name>": "eerste-gesprek" if sort == "programmes" else house.evening.name,
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
        "<token>": person.token(sort),
        # Whoever has no pairing knows the id of somebody else's: it stands on the console.
        "<phone>": person.phone or house.people["remote"].phone,
    }
    for name, value in values.items():
        rule = rule.replace(name, value)
    return rule


def answered(method: str, rule: str, house: House, role: str) -> Any:
    """What this role is told, sending the token of the pages that it has."""
    person, path = house.people[role], filled(rule, house, role)
    if method == GET:
        return person.browser.get(path)
    form = {"csrf_token": person.csrf, **FORMS.get(rule, {})}
    headers = {"Origin": "http://localhost", **({"X-CSRFToken": person.csrf} if person.phone else {})}
    return person.browser.post(path, data=form, headers=headers)


def expected(method: str, rule: str) -> dict[str, int]:
    """The row; a facilitator's post without a token of the page is refused before anybody asks who it is."""
    row = TABLE[method, rule]
    if method != POST or not rule.startswith(FACILITATORS):
        return row
    return everybody(400, old_key=row["old_key"], facilitator=row["facilitator"])


def test_every_address_is_in_the_table(app: Flask) -> None:
    assert addresses(app) == set(TABLE)


@pytest.mark.parametrize(("method", "rule"), sorted(TABLE), ids=lambda part: str(part))
def test_who_may(method: str, rule: str, street: Street) -> None:
    house, said, changed = street.house, {}, []
    for role in ROLES:
        before = house.all_that_is_kept()
        reply = answered(method, rule, house, role)
        reply.close()
        said[role] = reply.status_code
        if house.all_that_is_kept() != before:
            changed.append(role)
    if changed or rule in TAKES_A_COOKIE_AWAY:
        street.again()
    assert said == expected(method, rule)
    assert [role for role in changed if method == GET or said[role] >= 400] == []


@pytest.mark.parametrize("rule", sorted(rule for method, rule in TABLE if method == POST))
def test_a_post_from_another_site_is_refused(rule: str, street: Street) -> None:
    """SameSite keeps the cookies at home. For browsers that do not know it: a token, or the Origin."""
    house, before = street.house, street.house.all_that_is_kept()
    for role in ("participant", "remote", "facilitator"):
        for origin in ("http://elders.test", "null"):
            reply = house.people[role].browser.post(
                filled(rule, house, role), data=FORMS.get(rule, {}), headers={"Origin": origin}
            )
            assert reply.status_code == (400 if rule.startswith(FACILITATORS) else 403)
    assert house.all_that_is_kept() == before


def test_a_facilitators_post_without_the_token_says_what_to_do(street: Street) -> None:
    reply = street.house.people["facilitator"].browser.post(f"/sessions/{street.house.evening.name}/next")
    assert (reply.status_code, "verlopen" in reply.text) == (400, True)


def test_the_token_of_somebody_elses_page_is_no_token_here(street: Street) -> None:
    people, name = street.house.people, street.house.evening.name
    for other in ("old_key", "remote"):
        form = {"csrf_token": people[other].csrf, "expected": street.house.evening.step}
        assert people["facilitator"].browser.post(f"/sessions/{name}/next", data=form).status_code == 400


def test_a_remote_without_the_token_of_its_page_does_nothing(street: Street) -> None:
    person, before = street.house.people["remote"], street.house.all_that_is_kept()
    for given in ("", "0" * 32, street.house.people["other_remote"].csrf, "ñ"):
        reply = person.browser.post(f"/remote/{person.phone}/next", headers={"X-CSRFToken": given})
        assert reply.status_code == 403
    assert street.house.all_that_is_kept() == before


def test_a_remote_of_another_session_is_no_remote_here(street: Street) -> None:
    """The cookie of one pairing under the id of another."""
    people, before = street.house.people, street.house.all_that_is_kept()
    held = people["other_remote"]
    cookie = held.browser.get_cookie("remote", path=f"/remote/{held.phone}")
    here = f"/remote/{people['remote'].phone}"
    assert cookie is not None
    held.browser.set_cookie("remote", cookie.value, path=here)
    assert held.browser.get(f"{here}/now").status_code == 403
    assert held.browser.post(f"{here}/next", headers={"X-CSRFToken": held.csrf}).status_code == 403
    assert street.house.all_that_is_kept() == before


NO_NAMES = ("..", ".secrets", "..%2f.secrets", "%2e%2e%2fpyproject", "%00", "a" * 300, "\N{SNOWMAN}")


@pytest.mark.parametrize("name", NO_NAMES)
def test_no_name_in_an_address_leads_out_of_the_folder(name: str, street: Street) -> None:
    browser = street.house.people["facilitator"].browser
    for path in (f"/sessions/{name}", f"/sessions/{name}/tally.json", f"/programmes/{name}/programme.toml"):
        # With a slash in it, it may be the address of a button, which is not for looking at.
        assert browser.get(path).status_code in ((404, 405) if "%2f" in name else (404,))
