"""The clock of the computer jumps, or the computer sleeps: it is said, and nothing closes, seals or wipes too soon."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.live.test_host import DETAILS, NOW, idea, walk
from tests.live.test_host import started as prepared
from werksessie.live.host import Host
from werksessie.live.troubles import Troubles
from werksessie.record.memory import MemoryStore
from werksessie.serving.clock import CAREFUL, JUMP, LOOKING, SHOWN, Moment, Watch, amiss
from werksessie.session.commands import Close, Join, Reopen, Undo
from werksessie.session.state import CLOSED, OPEN, RUNNING, SHUT
from werksessie.session.timer import AddMinute, LetTimerClose, StartTimer

HOUR = timedelta(hours=1)
START = Moment(1_800_000_000.0, 5_000.0)


def started() -> tuple[Host, str]:
    """An evening in the lobby, whose record was written to at its own NOW."""
    host, name = prepared(MemoryStore())
    host.record(name).changed_at = NOW.timestamp  # type: ignore[method-assign]
    return host, name


def later(wall: float, steady: float) -> Moment:
    """So many seconds after the start by each clock."""
    return Moment(START.wall + wall, START.steady + steady)


@pytest.mark.parametrize(
    ("wall", "steady", "sentence"),
    [
        (5, 5, ""),
        (5 - JUMP / 2, 5, ""),
        (7, 5, ""),
        (5 - 3600, 5, "De klok van deze computer is 60 minuten teruggezet."),
        (5 - 45, 5, "De klok van deze computer is 45 seconden teruggezet."),
        (605, 5, "Deze computer stond 10 minuten stil, of de klok is vooruitgezet."),
        (605, 605, "Deze computer stond 10 minuten stil, of de klok is vooruitgezet."),
    ],
)
def test_a_jump_and_a_sleep_have_a_sentence_and_a_small_correction_has_none(
    wall: float, steady: float, sentence: str
) -> None:
    said = amiss(START, later(wall, steady))
    assert said.startswith(sentence)
    assert bool(said) == bool(sentence)


def test_what_is_amiss_with_the_clock_is_said_once_and_leaves_the_consoles_again() -> None:
    said: list[str] = []
    shown: list[str] = []
    troubles = Troubles(lambda name: shown.append(troubles.of("any")), said.append)
    watch = Watch(START, troubles.everywhere)
    looks = int(2 * SHOWN / LOOKING)
    for number in range(1, looks):
        watch.look(later(LOOKING * number - (3600 if number > 3 else 0), LOOKING * number))
    assert len(said) == 1
    assert said[0].endswith("Loopt er een timer? Zet die dan opnieuw.")
    assert shown == [said[0], ""]


@pytest.mark.parametrize("jump", [timedelta(hours=13), timedelta(days=400), -HOUR])
def test_after_a_jump_the_date_is_not_believed_for_a_quarter_of_an_hour(jump: timedelta) -> None:
    watch = Watch(START, lambda sentence: None)
    watch.look(later(LOOKING, LOOKING))
    assert watch.sure
    looks = int(CAREFUL / LOOKING) + 3
    believed = {}
    for number in range(2, looks):
        watch.look(later(jump.total_seconds() + LOOKING * number, LOOKING * number))
        believed[LOOKING * number] = watch.sure
    assert [steady for steady, sure in believed.items() if sure] == [2 * LOOKING + CAREFUL]


def test_an_evening_that_runs_is_not_closed_when_the_clock_is_set_forward_half_a_day() -> None:
    host, name = started()
    moment = NOW + timedelta(hours=13)
    assert host.tend(moment, sure=False) == []
    # Somebody answers; from then on the record is as new as the clock says.
    host.record(name).changed_at = moment.timestamp  # type: ignore[method-assign]
    assert host.tend(moment + HOUR) == []
    assert host.state(name).phase == RUNNING


def test_nothing_is_sealed_or_wiped_while_the_date_is_not_believed_but_a_timer_runs_out() -> None:
    host, name = started()
    walk(host, name, "open:1")
    host.ask(name, StartTimer(60, NOW.isoformat()))
    host.ask(name, LetTimerClose(True, NOW.isoformat()))
    host.tend(NOW + HOUR, sure=False)
    assert host.state(name).activities["1"].stage == SHUT
    host.ask(name, Close(NOW.isoformat()))
    assert host.tend(NOW + HOUR, sure=False) == []
    assert host.state(name).phase == CLOSED
    host.seal(name, NOW.isoformat(), Random(1).shuffle)
    before = host.state(name)
    assert host.tend(NOW + timedelta(days=4000), sure=False) == []
    assert host.state(name) == before


def test_a_timer_that_closes_does_so_once_and_never_before_its_time_on_a_clock_that_went_back() -> None:
    host, name = started()
    walk(host, name, "open:1")
    host.ask(name, StartTimer(120, NOW.isoformat()))
    host.ask(name, LetTimerClose(True, NOW.isoformat()))
    assert host.tend(NOW - HOUR) == []
    assert host.state(name).activities["1"].stage == OPEN
    host.ask(name, AddMinute((NOW - HOUR).isoformat()))
    host.ask(name, idea("anna"))
    host.tend(NOW + timedelta(seconds=179))
    assert host.state(name).activities["1"].stage == OPEN
    host.tend(NOW + timedelta(seconds=180))
    assert host.state(name).activities["1"].stage == SHUT
    before = host.state(name)
    host.tend(NOW - HOUR)
    assert host.state(name) == before


def test_a_timer_set_again_after_the_jump_runs_its_own_time() -> None:
    host, name = started()
    walk(host, name, "open:1")
    host.ask(name, StartTimer(120, NOW.isoformat()))
    back = NOW - HOUR
    host.ask(name, StartTimer(60, back.isoformat()))
    host.ask(name, LetTimerClose(True, back.isoformat()))
    host.tend(back + timedelta(seconds=60))
    assert host.state(name).activities["1"].stage == SHUT


def test_a_clock_that_went_back_keeps_an_evening_open_longer_and_seals_it_once() -> None:
    host, name = started()
    host.ask(name, Join("anna"))
    host.ask(name, Close(NOW.isoformat()))
    assert host.tend(NOW - HOUR) == []
    host.ask(name, Reopen((NOW - HOUR).isoformat()))
    host.ask(name, Close((NOW - HOUR).isoformat()))
    assert host.tend(NOW - HOUR + timedelta(minutes=14)) == []
    assert host.tend(NOW - HOUR + timedelta(minutes=15)) == [f"{name}: verzegeld."]
    assert host.tend(NOW - HOUR) == []
    assert host.tend(NOW) == []


def test_answers_are_wiped_when_their_term_is_over_and_a_clock_that_goes_back_wipes_nothing_twice() -> None:
    host, name = started()
    host.ask(name, Close(NOW.isoformat()))
    host.seal(name, NOW.isoformat(), Random(1).shuffle)
    term = timedelta(days=DETAILS.retention_days)
    assert host.tend(NOW + term - HOUR) == []
    (said,) = host.tend(NOW + term)
    assert "gewist" in said
    after = host.state(name)
    for moment in (NOW + term - HOUR, NOW - HOUR, NOW + term + HOUR):
        assert host.tend(moment) == []
    assert host.state(name) == after


def test_undo_on_a_clock_that_went_back_still_undoes() -> None:
    host, name = started()
    walk(host, name, "open:1")
    host.ask(name, Undo((NOW - HOUR).isoformat()))
    assert host.state(name).activities["1"].stage != OPEN
