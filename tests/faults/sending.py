"""One made-up request from anybody to anywhere, and what it must not do."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from flask import Flask
from hypothesis import strategies as st

from tests.faults.fuzzing import (
    ANSWERS,
    BYSTANDER,
    ROLES,
    People,
    evening,
    fault,
    fill,
    forms_on,
    ids,
    posts,
    replayed,
    texts,
)
from tests.web.room import Room
from werksessie.activities import KINDS
from werksessie.session.verbs import COMMON
from werksessie.web.console import COMMANDS
from werksessie.web.remote import DEEDS, VERBS

ANYBODY = {"phone.join", "tables.table"}
MAY = {**dict.fromkeys(ROLES, ANYBODY), "participant": {*ANYBODY, "phone.answer"}}
"""What those without a key can change: they come in, and who is in answers."""
MOMENTS = (
    ("", ""), ("welkom", ""), ("afspraken", ""), ("kiezen", ""), *((one, "") for one in ANSWERS), ("wensen", "shut"),
    ("wensen", "closed"), ("glas", "sealed"), ("voorwaarden", "shut"),
)  # fmt: skip
READ_AT = (("", ""), ("wensen", "shut"), ("stapel", ""), ("afspraken", ""))
CHANGES = ("console.page", "console.editor", "phone.evening", "phone.own", "paper.page", "profile.page", "remote.page")
"""The addresses whose forms depend on how far the evening is."""
NO_FORMS = ("static", "remote.pair", "downloads.of_facilitator", "downloads.of_municipality", "console.tally")
DEED_VERBS = sorted({*COMMON, *(verb for kind in KINDS.values() for verb in kind.DEEDS)})
OURS = "http://localhost"
A_MEGABYTE = 1024 * 1024
FORM = "application/x-www-form-urlencoded"

Fields = list[tuple[str, str]]


@cache
def fields_of(app: Flask) -> Mapping[str, tuple[str, ...]]:
    """The fields that each address gets from our own pages, as they stand there in the course of an evening."""
    found: dict[str, set[str]] = defaultdict(set)
    for moment in READ_AT:
        room = evening(app, *moment)
        people = People(app, room)
        people.browsers["facilitator"].post("/programmes/copy", data={"of": "eerste-gesprek", "title": "Eigen"},
                                            headers=people.headers["facilitator"])  # fmt: skip
        for path, html in pages(app, room, people, CHANGES if found else ()):
            for endpoint, names in forms_on(app, path, html):
                found[endpoint] |= names
        clear(app)
    return {endpoint: tuple(sorted(names)) for endpoint, names in found.items()}


def pages(app: Flask, room: Room, people: People, only: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """(path, text) of every page that the facilitator, a participant and a remote can look at now, or `only` these."""
    values = known(room, people)
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if "GET" not in (rule.methods or ()) or rule.endpoint in NO_FORMS:
            continue
        if only and rule.endpoint not in only:
            continue
        role = "remote" if rule.rule.startswith("/remote") else "facilitator"
        role = "participant" if rule.rule.startswith("/<code>") else role
        values["name"] = "eigen" if rule.rule.startswith("/programmes") else room.name
        for form in FORMS.get(rule.endpoint, ("",)):
            sort = rule.rule.split("/")[1]
            path = fill(rule.rule, {**values, "form": form, "token": room.host.keys(room.name).get(sort, "x")})
            reply = people.browsers[role].get(path)
            assert not fault(reply), path
            if reply.mimetype == "text/html":
                yield path, reply.text


FORMS = {"console.editor": ("theme", "goal", "rewrite", "change", "draft", "need", "option")}


def known(room: Room, people: People) -> dict[str, str]:
    """What a path of this evening is filled with."""
    kept = room.host.keys(room.name)
    return {
        "name": room.name, "code": room.state.code, "activity": room.state.current or "welkom", "form": "theme",
        "ending": "json", "phone": people.remote or "x", "number": "1", "verb": "next", "link": "summary",
        "row": "kenmerken", "token": kept.get("wall", "x"),
    }  # fmt: skip


def clear(app: Flask) -> None:
    """No evening and no programme of one's own is left."""
    host = app.extensions["host"]
    for name in host.names():
        host.delete(name)
    for name in host.store.programmes.names():
        host.store.programmes.delete(name)


# One request


def hit(draw: Any, app: Flask, room: Room, other: Room, people: People) -> str:
    """Sends one made-up request; gives what is wrong with how it was taken, or ""."""
    rule = draw(st.sampled_from([*posts(app) * 3, *gets(app)]))
    role = draw(st.sampled_from(ROLES))
    around = {**known(room, people), **drawn_path(draw, room, other)}
    path = quote(fill(rule.rule, around).encode("utf-8", "replace"), safe="/<>")
    may = role == "facilitator" or rule.endpoint in MAY[role] or (role == "remote" and by_remote(rule, around))
    headers = dict(people.headers.get(role, {})) if draw(st.integers(0, 9)) else {}
    if role in ("remote", "facilitator") and not headers:
        may = rule.endpoint in ANYBODY
    headers |= draw(st.fixed_dictionaries({}, optional=HEADERS))
    if headers.get("Origin", OURS) != OURS and rule.endpoint in {*ANYBODY, "phone.answer"}:
        may = False
    # In the evening where they are at home strangers may answer like anybody else.
    at_home = role == "stranger" and rule.endpoint == "phone.answer" and around["code"] == other.state.code
    watched = (room,) if at_home else (room, other)
    before = all_there_is(*watched)
    reply = people.browsers[role].open(
        path, method=draw_method(draw, rule), headers=headers, **body(draw, app, room, rule)
    )
    wrong = fault(reply)
    reply.close()
    after = all_there_is(*watched)
    if wrong:
        return f"{role} {path}: {wrong}"
    if not may and after != before:
        return f"{role} changed something: {path}"
    if role not in ("remote", "facilitator") and after[-1] != before[-1]:
        return f"{role} changed what a bystander said: {path}"
    return ""


def by_remote(rule: Any, around: Mapping[str, str]) -> bool:
    """Whether this is one of the few buttons that a remote has."""
    among = {"remote.command": VERBS, "remote.act": DEEDS}.get(rule.endpoint, ())
    return around["verb"] in among


def drawn_path(draw: Any, room: Room, other: Room) -> dict[str, str]:
    """Other values for some parts of the path."""
    found = {}
    if draw(st.booleans()):
        found["verb"] = draw(st.sampled_from([*COMMANDS, *DEED_VERBS, *VERBS, *DEEDS]) | texts)
        found["activity"] = draw(st.sampled_from([plan.id for plan in room.state.programme.activities]) | texts)
    if not draw(st.integers(0, 5)):
        found["name"] = draw(st.sampled_from([other.name, "alles", "weerbaarheid"]) | texts)
        found["code"] = draw(st.just(other.state.code) | texts)
        for part in ("form", "ending", "phone", "number", "row", "link", "token"):
            found[part] = draw(st.sampled_from(["after", "pdf", "0", "9" * 5000]) | texts)
    # A slash would be another address, and a dot goes up.
    return {part: text for part, text in found.items() if text.strip("./ ") and "/" not in text}


def draw_method(draw: Any, rule: Any) -> str:
    usual = "POST" if "POST" in rule.methods else "GET"
    return str(draw(st.sampled_from([usual] * 12 + ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "POST"])))


HEADERS = {
    "HX-Request": st.just("true"),
    "HX-Target": st.sampled_from(["without-phone", "tally", "x" * 999]),
    "Accept-Language": st.sampled_from(["ar", "xx;q=y", ",,,", "nl;q=" + "9" * 400, "*" * 3000]),
    "Referer": st.sampled_from(["http://werksessie.test//elders.test", "x", "http://[", "http://localhost/a\\b"]),
    "Origin": st.sampled_from(["http://elders.test", "null", OURS]),
    "Host": st.sampled_from(["[::1", "x y", "a" * 400, "elders.test:99999"]),
}


def gets(app: Flask) -> list[Any]:
    return sorted((rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"), key=str)


def body(draw: Any, app: Flask, room: Room, rule: Any) -> dict[str, Any]:
    """What comes with it: a form more often than not."""
    sort = draw(st.sampled_from(["form"] * 12 + ["files", "json", "bytes", "parts", "much", "query"]))
    fields = draw_fields(draw, app, room, rule)
    match sort:
        case "files":
            file = (io.BytesIO(draw(st.binary(max_size=200))), draw(texts).replace("\x00", "") or "a")
            return {"data": {**dict(clean(fields)), "file": file}, "content_type": "multipart/form-data"}
        case "json":
            return {"data": json.dumps(dict(fields)), "content_type": "application/json"}
        case "bytes":
            return {"data": draw(st.binary(max_size=300)), "content_type": FORM}
        case "parts":
            return {"data": draw(st.binary(max_size=300)), "content_type": "multipart/form-data; boundary=x"}
        case "much":
            return {"data": coded([*fields, ("text", "x" * A_MEGABYTE)]), "content_type": FORM}
        case "query":
            return {"query_string": coded(fields)}
    return {"data": coded(fields), "content_type": FORM}


def draw_fields(draw: Any, app: Flask, room: Room, rule: Any) -> Fields:
    """The fields of this address, some of them missing, repeated or out of order, and others that have nothing to do
    with it. Half of the values are words and ids that this evening knows."""
    ours = fields_of(app).get(rule.endpoint, ())
    everything = sorted({name for names in fields_of(app).values() for name in names})
    known_here = ids(room) or ["x"]
    if rule.endpoint == "phone.answer" and draw(st.booleans()):
        right = ANSWERS.get(room.state.current, {})
        made = [(name, one) for name, value in right.items() for one in ([value] if isinstance(value, str) else value)]
        return [*made, ("answer_id", draw(st.uuids()).hex), *draw(some(st.sampled_from(everything), known_here))]
    names = st.sampled_from(ours) if ours else st.sampled_from(everything)
    return list(draw(some(names | st.sampled_from(everything) | texts, known_here)))


def some(names: Any, known_here: list[str]) -> Any:
    return st.lists(st.tuples(names, st.sampled_from(known_here) | texts), max_size=8)


def coded(fields: Fields) -> str:
    """As a form is sent; what is no text goes as the bytes it is."""
    return "&".join(f"{quote(bytes_of(name))}={quote(bytes_of(value))}" for name, value in fields)


def bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def clean(fields: Fields) -> Fields:
    return [(name.encode("utf-8", "replace").decode(), one.encode("utf-8", "replace").decode()) for name, one in fields]


def all_there_is(*rooms: Room) -> tuple[Any, ...]:
    """Everything that somebody could have changed; last what the bystanders said."""
    host = rooms[0].host
    shelf = host.store.programmes
    return (
        [host.state(room.name) for room in rooms],
        [host.store.secrets.of(room.name) for room in rooms],
        host.names(),
        [shelf.read(name) for name in shelf.names()],
        said_by_bystanders(rooms[0]),
    )


def said_by_bystanders(room: Room) -> list[Any]:
    people = [f"{BYSTANDER}{number}" for number in range(2)]
    return [KINDS[plan.kind].own(plan, one, person) for plan, one in room.state.each() for person in people]


def whole(app: Flask, room: Room, people: People, every_page: bool) -> None:
    """The record gives the state, and everybody still gets their page."""
    assert replayed(room) == room.state
    if every_page:
        for _ in pages(app, room, people):
            pass
    kept = room.host.keys(room.name)
    for role, path in (
        ("facilitator", f"/sessions/{room.name}"),
        ("facilitator", "/sessions"),
        ("facilitator", f"/sessions/{room.name}/tally.json"),
        ("facilitator", f"/sessions/{room.name}/summary"),
        ("participant", f"/{room.state.code}"),
        ("wall", f"/wall/{kept.get('wall', 'x')}"),
    ):
        assert not fault(people.browsers[role].get(path)), path
