"""An evening in which everything happened that sealing has to deal with, and how two evenings are compared."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tests.session.evening import DETAILS, Evening, refused
from werksessie.activities import KINDS
from werksessie.programme.details import Details
from werksessie.session.codec import encode
from werksessie.session.commands import Skip
from werksessie.session.sealing import distil
from werksessie.session.state import SHUT, State

SECRET_DETAILS = replace(DETAILS, wifi_name="Gasten-5G", wifi_password="geheim-wachtwoord", groups=True)
Shuffle = Callable[[list[str]], None]


def full(details: Details = SECRET_DETAILS, group: Callable[[int], str] = lambda number: "") -> Evening:
    """An evening with twelve people in which everything happened that sealing has to deal with."""
    evening = Evening(details=details, people=12)
    evening.open("wensen")
    cards = [
        evening.idea(f"Idee van iemand ({number})", f"pseudonym-wensen-{number}", group=group(number))
        for number in range(10)
    ]
    evening.send("wensen", "pseudonym-wensen-0", {"text": "Tweede, vervangen"}, "oud-antwoord")
    evening.send("wensen", "pseudonym-wensen-0", {"text": "Tweede, nieuw", "replaces": "oud-antwoord"})
    evening.send("wensen", "pseudonym-wensen-1", {"text": "Teruggenomen tekst"}, "terug")
    evening.send("wensen", "pseudonym-wensen-1", {"withdraw": "terug"})
    with refused(422, "te lang"):
        evening.send("wensen", "pseudonym-wensen-2", {"text": "Geweigerde tekst" * 9})
    hidden = evening.idea("Verborgen: Jan woont op nummer 9", "pseudonym-wensen-10")
    evening.act("wensen", "hide", card=hidden, reason="person")
    evening.send("wensen", "pseudonym-wensen-11", {"skip": "1"})
    evening.act("wensen", "release", card=tuple(cards[:8]))
    theme = evening.act("wensen", "make-theme", name="Eerste naam", card=tuple(cards[:3]))
    evening.act("wensen", "rename-theme", theme=theme, name="Licht")
    evening.act("wensen", "goal", theme=theme, goal="eerste woorden")
    evening.act("wensen", "goal", theme=theme, goal="het licht is")
    evening.act("wensen", "drop-theme", theme=evening.act("wensen", "make-theme", name="Weg thema"))
    evening.open("kiezen")
    option = evening["kiezen"].options[0].id
    for number in range(11):
        person = f"pseudonym-kiezen-{number}"
        evening.send("kiezen", person, {f"dots-{option}": "1"}, f"answer-kiezen-{number}", group(number))
    evening.send("kiezen", "pseudonym-kiezen-11", {"unsure": "1"}, "answer-kiezen-11")
    evening.act("kiezen", "rename-option", option=option, text="We willen dat het 's avonds licht is")
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option=option)
    evening.open("kaarten")
    for number in range(6):
        values = {f"value-{one.id}": "agree" for one in evening["kaarten"].options[:number]}
        evening.send("kaarten", f"pseudonym-kaarten-{number}", values or {"unsure": "1"})
    evening.ask(Skip("stapel", evening.at))
    evening.show("afspraken")
    evening.act("afspraken", "make", what="Plaats een lamp", who="gemeente", when="2027-04-01", goal=option)
    dropped = evening.act("afspraken", "make", what="Vervallen afspraak", who="buurt", when="2027-04-02")
    evening.act("afspraken", "drop", agreement=dropped)
    evening.press("open:afspraken")
    evening.send("afspraken", "pseudonym-afspraken-0", {"value": "objection", "text": "Ingetrokken bezwaar"})
    evening.send("afspraken", "pseudonym-afspraken-0", {"value": "fine"})
    evening.send("afspraken", "pseudonym-afspraken-1", {"value": "objection", "text": "Waar komt de lamp?"})
    evening.close()
    return evening


def assert_same(before: State, after: State) -> None:
    """Everything that counts stands in both."""
    assert len(after.people) == len(before.people)
    assert (after.programme, after.code) == (before.programme, before.code)
    for (planned, old), (_, new) in zip(before.each(), after.each(), strict=True):
        kind = KINDS[planned.kind]
        assert kind.tally(planned, new) == kind.tally(planned, old), planned.id
        assert in_any_order(kind.detail(planned, new)) == in_any_order(kind.detail(planned, old)), planned.id
        assert kind.report(after, planned, new) == kind.report(before, planned, old), planned.id
        assert (new.options, new.chosen) == (old.options, old.chosen), planned.id
        assert new.reveal == old.reveal or old.stage != SHUT, planned.id
        assert sorted(new.passed.values()) == sorted(old.passed.values()), planned.id


def in_any_order(value: Any) -> Any:
    """The same with every list sorted: which answer came first is what sealing forgets."""
    if isinstance(value, Mapping):
        return {name: in_any_order(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return sorted((in_any_order(one) for one in value), key=repr)
    return value


def shuffled(seed: int) -> Shuffle:
    return random.Random(seed).shuffle


def sealed_lines(evening: Evening, shuffle: Shuffle) -> list[str]:
    return [json.dumps(encode(event)) for event in distil(evening.state, evening.at, shuffle)]
