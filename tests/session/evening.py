"""One evening played by hand: a made-up programme with every kind, and a driver that keeps the log as a record does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import datetime, timedelta
from typing import Any

import pytest

from werksessie.activities import KINDS
from werksessie.programme.details import Details
from werksessie.programme.model import Choice, Plan, Programme
from werksessie.session.anew import replace
from werksessie.session.codec import decode, encode
from werksessie.session.commands import (
    Act,
    Answer,
    Close,
    Command,
    GoTo,
    Join,
    Next,
    OpenAgain,
    Prepare,
    Refusal,
    Undo,
)  # fmt: skip
from werksessie.session.disclosure import Tally
from werksessie.session.events import Event
from werksessie.session.reducer import apply, fold
from werksessie.session.rules import decide
from werksessie.session.sealing import distil
from werksessie.session.stages import next_step
from werksessie.session.state import Activity, State

DETAILS = Details(title="Samen in het park", ladder="meedenken", feedback_date="2027-03-03")
PLACES = tuple(Choice(f"plek-{number}", {"nl": f"Plek {number}"}) for number in range(1, 7))


def plan(id: str, kind: str, **fields: Any) -> Plan:
    """A planned activity with every setting of its kind, as the loader would give it."""
    usual = {name: list(one.default) if isinstance(one.default, tuple) else one.default for name, one in _own(kind)}
    settings = {**usual, **fields.pop("settings", {})}
    return Plan(id, kind, {"nl": id.capitalize()}, {"nl": f"Wat vind je van {id}?"}, settings=settings, **fields)


def _own(kind: str) -> Any:
    return KINDS[kind].SETTINGS.items()


LINES = [{"nl": words, "when": "", "picture": ""} for words in ("Welkom.", "Jullie vertellen.", "Overslaan mag.")]

PROGRAMME = Programme(
    id="proef",
    version="1",
    title={"nl": "Proef"},
    activities=(
        plan("welkom", "slide", settings={"lines": LINES}),
        plan("wensen", "ideas", settings={"length": 40}),
        plan("doelen", "slide", settings={"goals_of": "wensen"}),
        plan("kiezen", "dots", options_from="wensen", take="goals"),
        plan("kaarten", "opinions", options_from="wensen", take="answers"),
        plan("stapel", "dots", options=PLACES, settings={"stackable": True}),
        plan("veilig", "opinions", options=PLACES[:2], sensitive=True, reveal="after_close"),
        plan("afspraken", "agreements", settings={"goals_from": "kiezen"}),
    ),
)


def only(*plans: Plan) -> Programme:
    """A programme of just these activities."""
    return replace(PROGRAMME, activities=plans)


def backwards(items: list[str]) -> None:
    """A shuffle that anybody can follow."""
    items.reverse()


class Evening:
    """Asks commands at a clock of its own. `log` holds what a record would: one JSON text for each event."""

    def __init__(self, programme: Programme = PROGRAMME, details: Details = DETAILS, people: int = 0) -> None:
        self.state = State()
        self.log: list[str] = []
        self.clock = datetime(2027, 1, 12, 19, 30)
        self._fresh = 0
        self.ask(Prepare(programme, details, "482913", self.at))
        if people:
            self.press("start")
            self.join(*(f"join-{number}" for number in range(people)))

    def again(self) -> Evening:
        """Another evening, as far as this one is now."""
        other = copy(self)
        other.log = [*self.log]
        return other

    @property
    def at(self) -> str:
        return self.clock.isoformat()

    def wait(self, seconds: float) -> None:
        """Lets the clock run."""
        self.clock += timedelta(seconds=seconds)

    def fresh(self) -> str:
        """An id nobody has seen."""
        self._fresh += 1
        return f"fresh-{self._fresh:03}"

    def ask(self, command: Command) -> Sequence[Event]:
        """Decides, keeps and folds in; raises Refusal."""
        events = decide(self.state, command)
        for event in events:
            self.state = apply(self.state, event, self.state.seq + 1)
            self.log.append(json.dumps(encode(event)))
        return events

    def press(self, expected: str = "") -> None:
        """Volgende, a second after whatever came before."""
        self.wait(1)
        step = next_step(self.state, self.at)
        self.ask(Next(expected or (step.token if step else ""), self.at))

    def join(self, *people: str) -> None:
        for person in people:
            self.ask(Join(person))

    def show(self, activity: str) -> None:
        """Brings the activity to the wall, where nobody can answer yet."""
        self.wait(1)
        self.ask(GoTo(activity, self.at))

    def open(self, *activities: str) -> None:
        """Opens each of these in turn, closing the one before."""
        for activity in activities:
            self.show(activity)
            self.press(f"open:{activity}")

    def open_again(self, activity: str) -> None:
        self.wait(1)
        self.ask(OpenAgain(activity, self.at))

    def shut(self, activity: str) -> None:
        self.press(f"close:{activity}")

    def undo(self) -> None:
        self.wait(1)
        self.ask(Undo(self.at))

    def close(self) -> None:
        """Ends the evening."""
        self.wait(1)
        self.ask(Close(self.at))

    def send(
        self, activity: str, person: str, fields: Mapping[str, Any], answer_id: str = "", group: str = ""
    ) -> Sequence[Event]:
        """A phone's post; without an `answer_id` it is a new answer."""
        return self.ask(
            Answer(activity, person, answer_id or self.fresh(), form(fields), fresh=self.fresh(), group=group)
        )

    def act(self, activity: str, verb: str, /, **fields: Any) -> str:
        """The facilitator does something; gives the id of whatever it made."""
        made = self.fresh()
        self.ask(Act(activity, verb, form(fields), fresh=made))
        return made

    def idea(self, text: str, person: str = "ann", activity: str = "wensen", group: str = "") -> str:
        """A new idea; gives the id of its card."""
        events: Sequence[Any] = self.send(activity, person, {"text": text}, group=group)
        return str(events[0].card)

    def plan(self, activity: str) -> Plan:
        found = self.state.programme.plan(activity)
        assert found is not None
        return found

    def __getitem__(self, activity: str) -> Activity:
        return self.state.activities[activity]

    def tally(self, activity: str) -> Tally:
        return KINDS[self.plan(activity).kind].tally(self.plan(activity), self[activity])

    def detail(self, activity: str) -> Mapping[str, Any]:
        return KINDS[self.plan(activity).kind].detail(self.plan(activity), self[activity])

    def wall(self, activity: str) -> Mapping[str, Any]:
        return KINDS[self.plan(activity).kind].wall(self.state, self.plan(activity), self[activity])

    def walls(self, activity: str) -> list[Mapping[str, Any]]:
        """Every page the wall has now, one after the other."""
        kind, planned, one = KINDS[self.plan(activity).kind], self.plan(activity), self[activity]
        return [kind.wall(self.state, planned, replace(one, page=page)) for page in range(self.pages(activity))]

    def pages(self, activity: str) -> int:
        """How many pages the wall has now."""
        return KINDS[self.plan(activity).kind].pages(self.state, self.plan(activity), self[activity])

    def rows(self, activity: str) -> list[Any]:
        """The rows of a vote over all pages of the wall."""
        return [row for wall in self.walls(activity) for row in wall["rows"]]

    def board(self, activity: str) -> Mapping[str, Any]:
        return KINDS[self.plan(activity).kind].board(self.state, self.plan(activity), self[activity])

    def own(self, activity: str, person: str) -> Mapping[str, Any]:
        return KINDS[self.plan(activity).kind].own(self.plan(activity), self[activity], person)

    def replay(self) -> State:
        """The state as a restart would find it."""
        return fold(self.read())

    def read(self, after: int = 0) -> list[tuple[int, Event]]:
        """The log as read back, from the event after this number."""
        return [(seq, decode(json.loads(line))) for seq, line in enumerate(self.log, 1) if seq > after]

    def sealed(self) -> tuple[State, str]:
        """The state after sealing, and the bytes of the sealed log as text."""
        lines = [json.dumps(encode(one), ensure_ascii=False) for one in distil(self.state, self.at, backwards)]
        return fold((seq, decode(json.loads(line))) for seq, line in enumerate(lines, 1)), "\n".join(lines)


def a_goal(evening: Evening) -> None:
    """One released idea under one worded theme, so that every vote has something to vote on."""
    card = evening.idea("Meer licht")
    theme = evening.act("wensen", "make-theme", name="Veilig", card=card)
    evening.act("wensen", "goal", theme=theme, goal="het licht is")


def form(fields: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Posted fields from plain ones: a string is sent once, a tuple as often as it is long."""
    return {name: value if isinstance(value, tuple) else (str(value),) for name, value in fields.items()}


def counts(tally: Tally) -> dict[str, dict[str, int]]:
    """The counts of each row by its id."""
    return {row.id: dict(row.counts) for row in tally.rows}


@contextmanager
def refused(status: int, *words: str) -> Iterator[None]:
    """What happens inside is refused with this status and a sentence that holds these words."""
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.status == status
    assert [word for word in words if word not in str(caught.value)] == []
