"""Time, notes, door and devices in any order: nothing breaks, and the log gives the same state."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import Evening, form
from werksessie.session.commands import Answer, Command, GoTo, Join, Next, Refusal, Undo
from werksessie.session.devices import JOIN, MarkDevices, RemoveDevice
from werksessie.session.door import ChangeCode, LockJoining
from werksessie.session.notebook import Park, ShowParking, Unpark, WriteNote
from werksessie.session.pause import BeginPause, EndPause
from werksessie.session.stages import next_step
from werksessie.session.timer import AddMinute, LetTimerClose, StartTimer, StopTimer, TalkTogether, due

PHONES = ("ann", "bo", "cas")
Make = Callable[[Evening], Command]


def volgende(evening: Evening) -> Command:
    step = next_step(evening.state, evening.at)
    return Next(step.token if step else "", evening.at)


def answers(phone: str) -> Make:
    return lambda evening: Answer(
        "wensen", f"{phone}-wensen", evening.fresh(), form({"text": f"Van {phone}"}), evening.fresh()
    )


def marks_the_first_card(evening: Evening) -> Command:
    return MarkDevices("wensen", tuple(evening["wensen"].content.ideas)[:1])


def comes_by(phone: str) -> Make:
    people = {JOIN: f"{phone}-{JOIN}", "wensen": f"{phone}-wensen"}
    return lambda evening: RemoveDevice(people)


def by_itself(evening: Evening) -> Command:
    return due(evening.state, evening.at) or StopTimer()


MAKES: list[Make] = [
    volgende, volgende, marks_the_first_card, by_itself,
    lambda one: Undo(one.at), lambda one: GoTo("wensen", one.at),
    lambda one: StartTimer(60, one.at), lambda one: AddMinute(one.at), lambda one: StopTimer(),
    lambda one: TalkTogether(one.at), lambda one: LetTimerClose(True, one.at),
    lambda one: BeginPause(5, one.at), lambda one: EndPause(),
    lambda one: WriteNote("wensen", one.at, one.state.notes.get("wensen", "")),
    lambda one: Park(one.at, one.fresh()), lambda one: ShowParking(True),
    lambda one: Unpark(next(iter(one.state.parked), "")),
    lambda one: LockJoining(not one.state.locked), lambda one: ChangeCode("115599"),
    *[answers(phone) for phone in PHONES], *[comes_by(phone) for phone in PHONES],
    *[lambda one, phone=phone: Join(f"{phone}-{JOIN}") for phone in PHONES],
]  # fmt: skip


def played(deeds: list[Make]) -> Evening:
    evening = Evening(people=2)
    for make in deeds:
        evening.wait(20)
        # What may not be done is refused; anything else that is raised is a fault.
        command = make(evening)
        with suppress(Refusal):
            evening.ask(command)
    return evening


@given(st.lists(st.sampled_from(MAKES), max_size=40))
def test_the_log_gives_the_same_state_and_volgende_is_always_possible_to_say(deeds: list[Make]) -> None:
    evening = played(deeds)
    assert evening.replay() == evening.state
    assert next_step(evening.state) is not None or evening.state.phase == "closed"


@given(st.lists(st.sampled_from(MAKES), max_size=40))
def test_once_every_phone_has_come_by_no_device_waits(deeds: list[Make]) -> None:
    evening = played([*deeds, marks_the_first_card, *[comes_by(phone) for phone in PHONES]])
    if evening.state.phase == "running":
        assert not evening.state.marked


@given(st.lists(st.sampled_from(MAKES), max_size=30))
def test_the_sealed_record_knows_no_timer_no_pause_and_no_device(deeds: list[Make]) -> None:
    evening = played(deeds)
    if evening.state.phase == "running":
        evening.close()
    state, log = evening.sealed()
    assert (state.timer, state.pause, dict(state.marked), state.former) == (None, "", {}, ())
    assert (dict(state.notes), dict(state.parked)) == (dict(evening.state.notes), dict(evening.state.parked))
    assert not [name for name in ("timer.", "pause.", "device.", "code.changed") if name in log]
