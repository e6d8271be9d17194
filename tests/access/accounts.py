"""The pages of an installation with accounts, for everybody who has one and for who comes in."""

from __future__ import annotations

from collections.abc import Iterator

from tests.accounts.hosted import Town, close, invite, town

ROLES = {
    "host": ("/accounts", "/accounts/of/{here}", "/accounts/audit"),
    "facilitator": ("/accounts", "/accounts/audit", "/sessions", "/sessions/{evening}/hand-over"),
    "reader": ("/accounts", "/sessions", "/accounts/password", "/accounts/audit"),
    "nobody": ("/sign-in", "/invite/0"),
}


def pages() -> Iterator[tuple[str, str]]:
    """Every one of them: which it is, and its HTML with everything in it that can be in it."""
    place = town()
    invite(place.people["facilitator"], place.here, "reader", "Eva van Burgerzaken")
    for role, paths in ROLES.items():
        for path in paths:
            at = path.format(here=place.here, evening=place.evening.name)
            yield f"{role} {path}", place.people[role].browser.get(at).text
    yield from _refused(place)
    close(place.app)


def _refused(place: Town) -> Iterator[tuple[str, str]]:
    form = {"email": "anna@gemeente.example", "password": "geraden"}
    yield "a wrong password", place.people["nobody"].post("/sign-in", **form).text
    path = invite(place.people["facilitator"], place.here, "reader")
    yield "an invitation", place.app.test_client().get(path).text
    yield "one filled in wrong", place.people["nobody"].post(path, name="", email="x", password="kort").text
    yield "a refused password", place.people["reader"].post("/accounts/password", old="x", password="kort").text
