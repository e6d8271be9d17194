"""Two processes on one store that do anything in any order have the same state in the end, with every answer once."""

from __future__ import annotations

import random

import fakeredis
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.live.nodes import Node
from tests.live.test_host import NOW, started, walk
from werksessie.live.host import Host
from werksessie.session.commands import Answer, Close, Join, Next, Refusal
from werksessie.session.stages import next_step
from werksessie.session.state import SEALED

deeds = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["join", "idea", "next", "late", "hear", "close", "seal"]),
        st.integers(0, 3),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(deeds)
def test_two_processes_that_do_anything_fold_to_equal_states(deeds: list[tuple[int, str, int]]) -> None:
    server = fakeredis.FakeServer()
    both = Node(server), Node(server)
    host, name = started(both[0].store)
    walk(host, name, "open:1")
    both[0].host._seats = host._seats
    acknowledged: list[str] = []
    for number, (which, deed, person) in enumerate(deeds):
        node = both[which]
        try:
            acknowledged += _done(node, name, deed, person, number)
        except Refusal:
            continue
    for node in both:
        node.hear()
    one, two = (node.host.state(name) for node in both)
    assert one == two
    assert Host(both[0].store).state(name) == one
    if one.phase != SEALED:
        assert [
            each["answer_id"] for _, each in both[0].host.record(name).read() if "answer_id" in each
        ] == acknowledged


def _done(node: Node, name: str, deed: str, person: int, number: int) -> list[str]:
    """The answer that was acknowledged, if it was one."""
    state = node.host.state(name)
    step = next_step(state)
    if deed == "join":
        node.host.ask(name, Join(f"join-{person}"))
    elif deed == "next" and step is not None:
        node.host.ask(name, Next(step.token, NOW.isoformat()))
    elif deed in ("idea", "late"):
        fields = {"text": (f"Plek {number}",)} | ({"late": ("1",)} if deed == "late" else {})
        node.host.ask(name, Answer("1", f"p{person}", f"a{number}", fields, f"card-{number}"))
        return [f"a{number}"]
    elif deed == "close":
        node.host.ask(name, Close(NOW.isoformat()))
    elif deed == "seal":
        node.host.seal(name, NOW.isoformat(), random.shuffle)
    elif deed == "hear":
        node.hear()
    return []
