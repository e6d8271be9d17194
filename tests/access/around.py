"""The pages around the questions: coming in, waiting, preparing, and what stays."""

from __future__ import annotations

from collections.abc import Iterator

from flask.testing import FlaskClient

from tests.access.house import LANGUAGES, House
from tests.conftest import Evening, Facilitator, prepare
from werksessie.live.floods import JOINS

Page = tuple[str, str, str]
"""Its surface, which state of it, and its HTML."""

TROUBLES = {"/elders/niets": 404, "/remote/" + "0" * 32: 409, "/wall/" + "0" * 32: 404}
OF_A_SESSION = {
    "console": ("",),
    "editor": ("/programme", "/programme/add"),
    "links": ("/links",),
    "print": ("/print", "/links/after/print"),
    "check": ("/check",),
    "profile": ("/profile", "/profile/answers"),
    "retention": ("/retention",),
    "correct": ("/correct",),
    "summary": ("/summary",),
}
DEEDS: tuple[tuple[str, dict[str, str]], ...] = (
    ("timer", {"seconds": "60"}),
    ("together", {}),
    ("pause", {"minutes": "10"}),
    ("park", {"text": "De sleutel van de zaal"}),
    ("parking", {"shown": "yes"}),
    ("black", {"black": "yes"}),
    ("lock", {"locked": "yes"}),
)


def pages(house: House) -> Iterator[Page]:
    """Every one of them."""
    yield from _outside(house)
    yield from _desk(house, "empty")
    desk = Facilitator(house.desk)
    refused = house.desk.post("/sessions/new", data={"programme": "eerste-gesprek", "csrf_token": desk.token()})
    yield "prepare", "refused", refused.text
    evening = prepare(house.app, desk, languages=list(LANGUAGES), groups="on")
    yield from _session(house, evening, "prepared")
    yield from _in_the_room(house, evening, "prepared")
    yield "prepare", "details", house.page(f"/sessions/{evening.name}/details")
    evening.until("start")
    yield from _in_the_room(house, evening, "lobby")
    evening.join(6)
    yield from _amiss(house, evening)
    evening.until("open:1")
    for verb, form in DEEDS:
        assert desk.do(verb, **form).status_code == 204, verb
        yield from _in_the_room(house, evening, verb)
    yield from _session(house, evening, "running")
    yield from _desk(house, "running")
    assert desk.do("close").status_code == 204
    yield from _in_the_room(house, evening, "closed")
    house.seal(evening)
    yield from _session(house, evening, "sealed")
    yield from _desk(house, "sealed")


def _amiss(house: House, evening: Evening) -> Iterator[Page]:
    console = f"/sessions/{evening.name}"
    floods, troubles = house.app.extensions["floods"], house.app.extensions["troubles"]
    troubles.storing(evening.name, "De schijf is vol. Maak ruimte vrij.")
    yield "console", "nothing is stored", house.page(console)
    yield "remote", "nothing is stored", house.remote(evening)
    troubles.storing(evening.name, "")
    floods.note(evening.name, JOINS)
    yield "console", "too many people", house.page(console)
    floods.note_answers(evening.name, "1", "somebody")
    yield "console", "too many answers", house.page(console)


def _outside(house: House) -> Iterator[Page]:
    for language in LANGUAGES:
        stranger = house.app.test_client()
        said = {"Accept-Language": language}
        for path, status in (("/", 200), ("/?code=999999", 404), ("/accessibility", 200)):
            reply = stranger.get(path, headers=said)
            assert reply.status_code == status, path
            yield f"outside {language}", path, reply.text
    for path in ("/help", "/help/begeleider"):
        yield "help", path, house.page(path, house.app.test_client())
    for path, status in TROUBLES.items():
        yield "errors", path, house.page(path, house.app.test_client(), status)
    yield "errors", "no key", house.page("/sessions", house.app.test_client(), 403)


def _desk(house: House, when: str) -> Iterator[Page]:
    for surface, path in (
        ("library", "/sessions"),
        ("library", "/sessions/import"),
        ("prepare", "/sessions/new"),
        ("editor", "/programmes"),
        ("editor", "/programmes/weerbaarheid"),
    ):
        yield surface, f"{path}, {when}", house.page(path)


def _session(house: House, evening: Evening, when: str) -> Iterator[Page]:
    for surface, paths in OF_A_SESSION.items():
        for path in paths:
            reply = house.desk.get(f"/sessions/{evening.name}{path}")
            # What cannot be done any more has a page that says so: a state as well.
            assert reply.status_code in (200, 303, 409), path
            if reply.status_code == 303:
                continue
            yield surface, f"{path}, {when}", reply.text
    for link in ("summary", "after"):
        yield link, when, house.page(evening.link(link), house.app.test_client())


def _in_the_room(house: House, evening: Evening, when: str) -> Iterator[Page]:
    yield "wall", when, house.page(evening.link("wall"))
    yield "console", when, house.page(f"/sessions/{evening.name}")
    if when != "closed":
        yield "remote", when, house.remote(evening)
    for language in LANGUAGES:
        phone: FlaskClient = house.phone(evening, language, joined=False)
        for path in ("", "/privacy", "/table"):
            reply = phone.get(f"/{evening.code}{path}")
            if reply.status_code == 200:
                yield f"phone {language}", f"{path}, {when}", reply.text
        if when == "lobby":
            joined = house.phone(evening, language)
            yield f"phone {language}", "joined", house.page(f"/{evening.code}", joined)
