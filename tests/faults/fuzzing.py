"""Whatever can be sent, by whoever may come by: the forms read off the pages themselves, and what to put in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from tests.conftest import ADDRESS, KEY
from tests.faults.naughty import FOLDER
from tests.faults.naughty import strings as shared_strings
from tests.session.evening import LINES, PLACES, plan
from tests.web.room import Room
from werksessie.app import create_app
from werksessie.programme.model import Programme
from werksessie.record.memory import MemoryStore
from werksessie.session.codec import decode
from werksessie.session.reducer import fold
from werksessie.settings import Settings
from werksessie.web import pairing

ROLES = ("nobody", "participant", "stranger", "wall", "reader", "remote", "facilitator")
"""`stranger` takes part in another evening, `wall` and `reader` hold those links, `remote` is a paired phone."""
BYSTANDER = "bystander-"
"""How the pseudonyms of people begin who sent something before and whose answers nobody else may touch."""

OWN = (
    "", " ", "\t\n", "0", "-1", "00", "1e400", "NaN", "None", "true", "null", "undefined", "٤٨٢٩١٣", "½", "²",
    "9" * 400,
    "2027-02-30", "9999-99-99", "0000-00-00", "25.99", "../../etc/passwd", "..%2f..", "%00", "a\x00b", "\x1b[2J",
    "\ufeff",
    "\u202eomgekeerd", "👩‍👩‍👧‍👦", "ﷺ" * 20, "Ⱥ" * 50, "e" + "\u0301" * 80, "<script>alert(1)</script>",
    "'\"><b onclick=x>", "&amp;",
    "{{ 7 * 7 }}", "{% raise %}", "${7*7}", "%s%n%d", "{0.__class__}", "{name}", "' or 1=1 --", "=1+1", "@SUM(1)",
    "a.b.c",
    "__proto__", "constructor", "x" * 141, "x" * 5000, "join", "welkom", "nl", "yes", "no", "[]", "{}", '{"a": 1}',
    "http://elders.test/", "//elders.test", "javascript:alert(1)", "\ud800", "Wij willen licht",
)  # fmt: skip
"""Enough to fuzz with where nothing else is at hand."""


@cache
def words() -> tuple[str, ...]:
    """Our own strings, and the five hundred that are shared when they are there."""
    return (*OWN, *(shared_strings() if FOLDER.is_dir() else ()))


texts = st.sampled_from(range(len(OWN) + 700)).map(lambda place: words()[place % len(words())]) | st.text(max_size=30)


def examples(number: int, **more: Any) -> settings:
    """So many of them. What fails is told as it was found: to make it smaller costs more than the whole run."""
    health = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
    phases = [Phase.explicit, Phase.generate]
    return settings(max_examples=number, phases=phases, suppress_health_check=health, deadline=None, **more)


EVERY_KIND = Programme(
    id="alles",
    version="1",
    title={"nl": "Alles"},
    activities=(
        plan("welkom", "slide", settings={"lines": LINES}),
        plan("wensen", "ideas", settings={"other_side": {"nl": "Wat verwacht de gemeente?"}}),
        plan("doelen", "slide", settings={"goals_of": "wensen"}),
        plan("kiezen", "dots", options_from="wensen", take="goals"),
        plan("glas", "scale", settings={"items": [{"id": "a", "text": {"nl": "Licht"}, "verbatim": ""}]}),
        plan("keuze", "choice", options=PLACES, settings={"other": True, "choices": 2}),
        plan("stapel", "dots", options=PLACES, settings={"stackable": True}),
        plan("kaarten", "opinions", options=PLACES),
        plan("veilig", "scale", sensitive=True, reveal="after_close"),
        plan("akkoord", "consent", options=PLACES[:2]),
        plan("rollen", "roles", options=PLACES),
        plan("voorwaarden", "conditions", options=PLACES),
        plan("afspraken", "agreements", settings={"goals_from": "kiezen"}),
    ),
)
ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "wensen": {"text": "Meer licht"},
    "glas": {"value-a": "2"},
    "keuze": {"option": ["plek-1", "plek-2"]},
    "stapel": {"dots-plek-1": "2"},
    "kaarten": {"value-plek-1": "agree", "value-plek-2": "disagree"},
    "veilig": {"value": "1"},
    "akkoord": {"value-plek-1": "objection", "text": "Eerst praten"},
    "rollen": {"role": "plek-1"},
    "voorwaarden": {"important": "plek-2"},
}
"""A right answer to each question that can be answered from the start."""


def house() -> Flask:
    """The app, on records that no disk waits for."""
    made = create_app(Settings(public_url=ADDRESS, key=KEY), MemoryStore())
    made.testing = False
    return made


def evening(app: Flask, opened: str = "", stage: str = "") -> Room:
    """An evening of every kind with people in it. With `opened` that question is open and two bystanders answered it;
    `stage` may then be "shut", "closed" or "sealed"."""
    room = Room(app, EVERY_KIND, people=0, start=opened != "")
    if not opened:
        return room
    room.join(6)
    if opened in ("kiezen", "doelen", "afspraken"):
        with_goals(room)
    room.show(opened)
    if opened in ("welkom", "doelen"):
        return room
    room.press()
    for number in range(2):
        if opened in ANSWERS:
            form = {name: tuple(one) if isinstance(one, list) else one for name, one in ANSWERS[opened].items()}
            room.send(opened, f"{BYSTANDER}{number}", form)
    if stage:
        room.shut(opened)
    if stage in ("closed", "sealed"):
        verbs(app, room, "close")
    if stage == "sealed":
        verbs(app, room, "seal")
    return room


def with_goals(room: Room) -> None:
    """An idea on the wall, in a theme that is put into words."""
    room.open("wensen")
    cards = [room.idea("wensen", text) for text in ("Meer licht", "Een bankje")]
    theme = room.act("wensen", "make-theme", name="Buiten", card=tuple(cards))
    room.act("wensen", "goal", theme=theme, goal="het buiten licht is")
    room.shut("wensen")


def verbs(app: Flask, room: Room, verb: str) -> None:
    """Presses a button of the console."""
    facilitator, token = facilitator_of(app)
    reply = facilitator.post(f"/sessions/{room.name}/{verb}", headers={"X-CSRFToken": token})
    assert reply.status_code == 303, reply.text


@cache
def facilitator_of(app: Flask) -> tuple[FlaskClient, str]:
    """The facilitator's browser, and the token that the pages in it carry."""
    browser = app.test_client()
    assert browser.get(f"/sessions?key={KEY}").status_code == 303
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.get("/programmes").text)
    assert found, "no csrf token"
    return browser, found[1]


class People:
    """A browser of everybody who may come by this evening, and the header that each of them can honestly send."""

    def __init__(self, app: Flask, room: Room) -> None:
        self.app, self.room = app, room
        self.browsers = {role: app.test_client() for role in ROLES}
        self.browsers["facilitator"], token = facilitator_of(app)
        if room.state.phase == "running":
            assert self.browsers["participant"].post(f"/{room.state.code}/join").status_code == 303
        self.remote = ""
        self.headers = {"facilitator": {"X-CSRFToken": token}}
        if "secret" in room.host.keys(room.name):
            self._pair()

    def _pair(self) -> None:
        kept = self.room.host.store.secrets
        code = pairing.offer(kept, self.room.name, datetime.now(UTC))
        made = pairing.redeem(kept, code, datetime.now(UTC))
        assert made
        self.remote = made.id
        self.browsers["remote"].set_cookie("remote", made.token, path=f"/remote/{made.id}")
        self.headers["remote"] = {"X-CSRFToken": pairing.derived(made.token, "post")}

    def strange(self, other: Room) -> None:
        """The stranger takes part in this other evening."""
        assert self.browsers["stranger"].post(f"/{other.state.code}/join").status_code == 303


# What stands on the pages


@dataclass
class _Forms(HTMLParser):
    """Every (address, field names) that something on a page sends to."""

    found: list[tuple[str, set[str]]] = field(default_factory=list)
    inside: list[set[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        to = has.get("hx-post") or has.get("formaction") or has.get("action") or ""
        names = self.inside[-1] if self.inside else set()
        if tag == "form":
            names = set()
            self.inside.append(names)
        if has.get("name"):
            names.add(has["name"])
        if to or tag == "form":
            values = json.loads(has["hx-vals"]) if "hx-vals" in has else {}
            own = {has["name"]} if has.get("name") else set()
            self.found.append((to, names if tag == "form" else {*names, *values, *own}))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.inside:
            self.inside.pop()


def forms_on(app: Flask, path: str, html: str) -> Iterator[tuple[str, set[str]]]:
    """(endpoint, field names) of every form and button of the page at this path."""
    reader = _Forms()
    reader.feed(html)
    for to, names in reader.found:
        found = endpoint(app, to.partition("?")[0] or path)
        if found:
            yield found, names


def endpoint(app: Flask, path: str, method: str = "POST") -> str:
    """Which address of ours this is, or ""."""
    try:
        return str(app.url_map.bind("").match(path, method)[0])
    except (HTTPException, RequestRedirect):
        return ""


def posts(app: Flask) -> list[Any]:
    """Every rule that takes a post."""
    return sorted((rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())), key=str)


def fill(rule: str, values: Mapping[str, str]) -> str:
    """A path for a rule; what `values` does not know stays "x"."""
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values.get(found[1], "x"), rule)


def ids(room: Room) -> list[str]:
    """Every short string that the record holds: the ids of cards, themes, options and people, and words."""
    return list(dict.fromkeys(one for _, event in room.host.record(room.name).read() for one in _strings(event)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and len(value) <= 40:
        yield value
    elif isinstance(value, dict):
        yield from (one for key, inside in value.items() for one in (key, *_strings(inside)))
    elif isinstance(value, list | tuple):
        yield from (one for inside in value for one in _strings(inside))


def replayed(room: Room) -> Any:
    """The state that the record of this evening gives."""
    return fold((seq, decode(event)) for seq, event in room.host.record(room.name).read())


def fault(reply: Any) -> str:
    """What is wrong with an answer of the server, whatever was asked: nothing may ever break."""
    if reply.status_code >= 500:
        return f"{reply.status_code}: {reply.data[:2000]!r}"
    # A record is a file, and no text.
    return "a trace" if b"Traceback (most recent" in reply.data else ""
