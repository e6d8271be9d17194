"""Several processes on one store: each hears what the others write, and shows it to who listens there."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import fakeredis
import pytest
import redis

from tests.live.nodes import Node
from tests.live.test_host import NOW, idea, started, walk
from werksessie.live.following import Following, shared_clock
from werksessie.record.promise import NoSuchRecord, Shared, Unreachable
from werksessie.session.commands import Answer, Close, Join, Next, Refusal, Reopen
from werksessie.session.events import EVERYONE
from werksessie.session.stages import next_step
from werksessie.session.state import SEALED


@pytest.fixture
def server() -> fakeredis.FakeServer:
    return fakeredis.FakeServer()


@pytest.fixture
def nodes(server: fakeredis.FakeServer) -> tuple[Node, Node, str]:
    """Two processes that both have one evening at hand, and its name."""
    one, two = Node(server), Node(server)
    host, name = started(one.store)
    one.host._seats = host._seats
    walk(one.host, name, "open:1")
    assert two.host.state(name) == one.host.state(name)
    two.hear()
    two.told.clear()
    return one, two, name


def test_a_store_of_one_process_is_not_shared() -> None:
    from werksessie.record.memory import MemoryStore

    assert not isinstance(MemoryStore(), Shared)
    assert isinstance(Node(fakeredis.FakeServer()).store, Shared)


def test_what_one_process_stores_another_shows(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    one.host.ask(name, Join("join-anna"))
    one.host.ask(name, idea("anna"))
    assert two.host.state(name) != one.host.state(name)
    two.hear()
    assert two.host.state(name) == one.host.state(name)
    assert {told for told, _ in two.told} == {name}
    assert frozenset[str]().union(*(audiences for _, audiences in two.told)) == {"wall", "console"}


def test_a_process_does_not_tell_again_what_it_wrote_itself(nodes: tuple[Node, Node, str]) -> None:
    one, _, name = nodes
    one.hear()
    one.host.ask(name, Join("join-anna"))
    one.told.clear()
    one.hear()
    assert one.told == []


def test_a_command_that_was_decided_on_an_old_state_is_decided_again(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    one.host.ask(name, Join("join-anna"))
    two.host.ask(name, Join("join-bram"))
    one.hear()
    assert one.host.state(name) == two.host.state(name)
    assert len(one.host.state(name).people) == 2


def test_what_was_refused_on_an_old_state_is_decided_again(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    two.host.ask(name, Close(NOW.isoformat()))
    # The first has not heard of it; its own Volgende would be refused anyhow, and now with the reason that is true.
    with pytest.raises(Refusal) as refused:
        one.host.ask(name, Join("somebody"))
    assert refused.value.status == 409
    assert one.host.state(name) == two.host.state(name)
    one.host.ask(name, Reopen(NOW.isoformat()))
    two.host.ask(name, Join("somebody"))
    assert "somebody" in two.host.state(name).people


def test_an_evening_is_sealed_right_after_another_process_closed_it(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    two.host.ask(name, Close(NOW.isoformat()))
    one.host.seal(name, NOW.isoformat(), random.Random(1).shuffle)
    assert one.host.state(name).phase == SEALED


def test_what_was_folded_on_the_way_to_a_decision_is_shown_too(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    step = next_step(one.host.state(name))
    assert step is not None
    one.host.ask(name, Next(step.token, NOW.isoformat()))
    two.host.ask(name, Join("join-bram"))
    assert "phone" in frozenset[str]().union(*(audiences for _, audiences in two.told))


def test_an_answer_that_meets_a_closed_activity_at_another_process_is_told_so_and_not_dropped(
    nodes: tuple[Node, Node, str],
) -> None:
    one, two, name = nodes
    two.host.ask(name, Join("join-anna"))
    one.hear()
    step = next_step(one.host.state(name))
    assert step is not None
    assert step.token == "close:1"
    one.host.ask(name, Next(step.token, NOW.isoformat()))
    with pytest.raises(Refusal) as refused:
        two.host.ask(name, idea("anna"))
    assert refused.value.status == 409
    late = Answer("1", "anna", "anna-0", {"text": ("Een plek voor anna",), "late": ("1",)}, "card-anna-0")
    two.host.ask(name, late)
    one.hear()
    assert one.host.state(name) == two.host.state(name)
    assert one.host.state(name).activities["1"].late


def test_an_answer_whose_acknowledgement_was_lost_on_the_way_is_one_answer(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    one.host.ask(name, Join("join-anna"))
    record: Any = one.host.record(name)
    written = record._append

    def lost(**what: Any) -> None:
        written(**what)
        raise redis.TimeoutError

    record._append = lost
    with pytest.raises(Refusal, match="antwoordt niet op tijd") as refused:
        one.host.ask(name, idea("anna"))
    assert refused.value.status == 503
    record._append = written
    # The phone sends it again, under the same number.
    one.host.ask(name, idea("anna"))
    two.hear()
    assert one.host.state(name) == two.host.state(name)
    assert sum(event.get("answer_id") == "anna-0" for _, event in record.read()) == 1


def test_a_log_that_another_process_sealed_takes_the_place_of_ours(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    for person in ("anna", "bram"):
        one.host.ask(name, Join(f"join-{person}"))
        one.host.ask(name, idea(person))
    one.host.ask(name, Close(NOW.isoformat()))
    # The second has everything up to the last number, or missed the last of it.
    two.hear()
    assert two.host.state(name).seq == one.host.state(name).seq
    one.host.seal(name, NOW.isoformat(), random.shuffle)
    two.told.clear()
    two.hear()
    assert two.host.state(name) == one.host.state(name)
    assert two.host.state(name).phase == SEALED
    assert (name, EVERYONE) in two.told
    assert "secret" not in two.host.keys(name)


def test_a_process_that_missed_the_end_and_the_sealing_gets_all_of_it(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    one.host.ask(name, Join("join-anna"))
    one.host.ask(name, Close(NOW.isoformat()))
    one.host.seal(name, NOW.isoformat(), random.shuffle)
    two.hear()
    assert two.host.state(name) == one.host.state(name)


def test_of_two_processes_that_seal_at_the_same_time_one_does(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    one.host.ask(name, Close(NOW.isoformat()))
    two.hear()
    later = NOW + timedelta(minutes=20)
    assert one.host.tend(later) == [f"{name}: verzegeld."]
    assert two.host.tend(later) == []
    assert two.host.state(name) == one.host.state(name)


def test_a_link_that_was_replaced_at_another_process_is_known_here(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    one.host.relink(name, {"wall": "nieuw"})
    two.hear()
    assert two.host.keys(name)["wall"] == "nieuw"
    assert two.told == [(name, EVERYONE)]


def test_a_session_that_another_process_deleted_is_gone_here(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    one.host.delete(name)
    two.hear()
    assert two.gone == [name]
    assert two.host.at_hand() == []
    with pytest.raises(NoSuchRecord):
        two.host.state(name)


def test_a_new_session_is_at_once_everywhere(nodes: tuple[Node, Node, str], server: fakeredis.FakeServer) -> None:
    _, two, name = nodes
    assert two.host.names() == [name]
    _, other = started(Node(server).store)
    assert set(two.host.names()) == {name, other}
    assert two.host.state(other).code != two.host.state(name).code


def test_what_a_newer_version_wrote_leaves_the_session_to_whoever_asks_for_it(nodes: tuple[Node, Node, str]) -> None:
    one, two, name = nodes
    one.host.record(name).append([{"type": "from.the.future"}], after=one.host.state(name).seq)
    two.hear()
    assert two.host.at_hand() == []


def test_a_store_that_is_lost_is_said_on_running_evenings_and_all_is_caught_up_afterwards(
    nodes: tuple[Node, Node, str], server: fakeredis.FakeServer
) -> None:
    one, two, name = nodes
    said: list[tuple[str, str]] = []
    two.host.troubled = lambda *trouble: said.append(trouble)

    class Enough(Exception):
        """The test has seen what it wants."""

    def rest(seconds: float) -> None:
        if server.connected:
            raise Enough
        server.connected = True
        one.host.ask(name, Join("join-anna"))

    server.connected = False
    with pytest.raises(Enough):
        Following(two.host, two.store, rest).forever()
    assert said == [(name, "De opslag is nu niet bereikbaar."), (name, "")]
    assert two.host.state(name) == one.host.state(name)


def test_all_processes_have_the_time_of_the_store(nodes: tuple[Node, Node, str], monkeypatch: Any) -> None:
    one, _, _ = nodes
    assert abs(one.store.drift()) < 5
    hour = shared_clock(3600)() - shared_clock(0)()
    assert timedelta(minutes=59) < hour < timedelta(minutes=61)


def test_who_cannot_reach_the_store_is_told(server: fakeredis.FakeServer) -> None:
    node = Node(server)
    server.connected = False
    with pytest.raises(Unreachable, match="niet bereikbaar"):
        node.store.tail()
