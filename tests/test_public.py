"""What others may rely on: the command line, the addresses, the fields of an answer, the name of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
from flask import Flask

from tests.conftest import ADDRESS, KEY, Facilitator, prepare
from tests.session.evening import PLACES, Evening, only, plan
from werksessie.app import create_app
from werksessie.cli import werksessie
from werksessie.programme.model import Plan
from werksessie.record.sqlite import SqliteStore
from werksessie.settings import Settings

COMMANDS = {
    "serve": "--host --port --sessions --store --public-url --no-browser --workers",
    "rehearse": "--people --speed --url --sessions --hold",
    "sessions list": "--sessions",
    "sessions show": "--sessions",
    "sessions seal": "--sessions",
    "sessions prune": "--sessions --now",
    "sessions delete": "--sessions",
    "summary": "--to -o",
    "overview": "--to -o --named",
}
ADDRESSES = """
GET /                     GET /482913                          POST /482913/join
POST /482913/answer/1     GET /482913/pieces                   GET /482913/privacy
GET /wall/token           GET /remote/token                    GET /sessions
GET /sessions/new         GET /sessions/2027-03-14-482913      GET /sessions/2027-03-14-482913/tally.json
GET /summary/token        GET /after/token                     GET /accessibility
GET /healthz              GET /metrics                         GET /agreements/token
GET /public/token         GET /.well-known/security.txt
"""


@pytest.mark.parametrize("line", COMMANDS)
def test_every_promised_command_takes_its_promised_options(line: str) -> None:
    command: click.Command = werksessie
    for word in line.split():
        assert isinstance(command, click.Group)
        command = command.commands[word]
    assert set(COMMANDS[line].split()) <= {name for one in command.params for name in one.opts}


@pytest.mark.parametrize(("method", "path"), re.findall(r"(GET|POST) (\S+)", ADDRESSES))
def test_every_promised_address_is_there(app: Flask, method: str, path: str) -> None:
    endpoint, _ = app.url_map.bind("werksessie.test").match(path, method)
    assert endpoint != "static"


# The fields of an answer


IDEAS = plan("vraag", "ideas", settings={"other_side": {"nl": "En de gemeente?"}})
CARDS = plan("vraag", "opinions", options=PLACES)
CONDITIONS = plan("vraag", "conditions", options=PLACES)
ROLES = plan("vraag", "roles", options=PLACES)
CONSENT = plan("vraag", "consent", options=PLACES[:1])
ITEMS = [{"id": "licht", "text": {"nl": "Is er licht?"}, "verbatim": ""}]

Fields = Mapping[str, Any]
FIELDS: list[tuple[str, Plan, Fields]] = [
    ("text", IDEAS, {"text": "Een plein"}),
    ("replaces", IDEAS, {"text": "Lampen", "replaces": "eerder"}),
    ("withdraw", IDEAS, {"withdraw": "eerder"}),
    ("side", IDEAS, {"text": "Wij luisteren", "side": "municipality"}),
    ("unsure", IDEAS, {"unsure": "1"}),
    ("skip", IDEAS, {"skip": "1"}),
    ("late", IDEAS, {"text": "Te laat", "late": "1"}),
    ("value of a scale", plan("vraag", "scale"), {"value": "3"}),
    ("value-<item> of a scale", plan("vraag", "scale", settings={"items": ITEMS}), {"value-licht": "0"}),
    ("value of an opinion", CARDS, {"about": "plek-1", "value": "agree"}),
    ("value-<item> of opinions", CARDS, {"value-plek-1": "disagree", "value-plek-2": "agree"}),
    ("value fine", CONSENT, {"value": "fine"}),
    ("value tolerable", CONSENT, {"value": "tolerable"}),
    ("value objection with text", CONSENT, {"value": "objection", "text": "Eerst praten"}),
    (
        "option, twice",
        plan("vraag", "choice", options=PLACES, settings={"choices": 2}),
        {"option": ("plek-1", "plek-2")},
    ),
    ("dots-<option>", plan("vraag", "dots", options=PLACES), {"dots-plek-1": "1", "dots-plek-2": "1"}),
    ("place-<option>", plan("vraag", "rank", options=PLACES), {"place-plek-1": "1", "place-plek-2": "2"}),
    ("important, three times", CONDITIONS, {"important": ("plek-1", "plek-2", "plek-3")}),
    ("now-<item>", CONDITIONS, {"now-plek-1": "2"}),
    ("role, twice", ROLES, {"role": ("plek-1", "plek-2")}),
    ("who-<role>", ROLES, {"who-plek-1": "together"}),
    ("help-<role>", ROLES, {"help-plek-1": "yes"}),
]


def before(evening: Evening, field: str) -> None:
    """What has to be so before this field means anything."""
    steps: dict[str, Callable[[], Any]] = {
        "replaces": lambda: evening.send("vraag", "ann", {"text": "Licht"}, "eerder"),
        "withdraw": lambda: evening.send("vraag", "ann", {"text": "Licht"}, "eerder"),
        "side": lambda: evening.act("vraag", "ask-other-side"),
        "late": lambda: evening.shut("vraag"),
        "now-<item>": lambda: (evening.send("vraag", "bob", {"important": "plek-1"}), evening.act("vraag", "ask-now")),
    }
    if field in ("who-<role>", "help-<role>"):
        evening.send("vraag", "bob", {"role": "plek-1"})
        evening.shut("vraag")
        evening.act("vraag", "ask-who")
    steps.get(field, lambda: None)()


@pytest.mark.parametrize(("field", "asked", "sent"), FIELDS, ids=[field for field, _, _ in FIELDS])
def test_every_promised_field_is_understood(field: str, asked: Plan, sent: Fields) -> None:
    evening = Evening(only(asked), people=9)
    evening.open("vraag")
    before(evening, field)
    was = evening.state
    events = evening.send("vraag", "ann", sent)
    assert events
    assert evening.state != was


# The record


def test_a_record_is_one_file_named_after_date_and_code(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    app = create_app(Settings(public_url=ADDRESS, key=KEY), store)
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    evening = prepare(app, Facilitator(browser))
    app.extensions["host"].close()
    assert [path.name for path in tmp_path.glob("*.db")] == [f"2027-03-14-{evening.code}.db"]
