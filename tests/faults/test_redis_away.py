"""The Redis that everybody shares starts again, or its memory is full, in the middle of a vote: plain sentences, and
nothing received is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.forking import Server, begun, until
from tests.faults.test_disk_full import KEPT, trouble
from tests.faults.test_redis_nodes import at, votes
from tests.faults.voters import PROGRAMME, Stubborn, check, more, received, refused
from tests.redis_server import RedisServer, running
from werksessie.rehearsal.people import Facilitator

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def redis_server() -> Iterator[RedisServer]:
    yield from running()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, redis_server: RedisServer) -> Iterator[tuple[Server, Server]]:
    """Two processes on it."""
    folder = tmp_path_factory.mktemp("away") / "sessions"
    with Server(folder, store=redis_server.url) as one, Server(folder, store=redis_server.url) as two:
        yield one, two


def voting(pair: tuple[Server, Server]) -> tuple[Facilitator, list[Stubborn]]:
    """An evening in which people at both processes vote as fast as they can."""
    facilitator, code = begun(pair[0], PROGRAMME, "open:stem")
    voters = [Stubborn(server.link, code, number) for number, server in enumerate(pair * 3)]
    for voter in voters:
        voter.start()
    more(received, voters, 20)
    return facilitator, voters


def all_is_well(
    pair: tuple[Server, Server], facilitator: Facilitator, voters: list[Stubborn], server: RedisServer
) -> None:
    """Everything received is there, once, at both processes, and no console says that anything is wrong."""
    more(received, voters, 12)
    for voter in voters:
        voter.enough()
        assert set(voter.statuses) <= {200, 503}
    check(voters, votes(server.url, facilitator.session))
    other = at(pair[1], facilitator)
    until(lambda: trouble(facilitator) == trouble(other) == "")
    until(lambda: facilitator.tally() == other.tally())
    assert [one.complaints for one in pair] == ["", ""]


@pytest.mark.parametrize("times", [1, pytest.param(8, marks=pytest.mark.soak)])
def test_a_redis_that_dies_and_starts_again_loses_nothing_that_was_received(
    pair: tuple[Server, Server], redis_server: RedisServer, times: int
) -> None:
    facilitator, voters = voting(pair)
    for _ in range(times):
        redis_server.stop()
        more(refused, voters, 10)
        for server in pair:
            until(lambda server=server: trouble(at(server, facilitator)).endswith(KEPT))  # type: ignore[misc]
        reply = facilitator.do("timer", {"seconds": "60"})
        assert (reply.status, reply.text) == (503, "De opslag is nu niet bereikbaar. Dit is niet opgeslagen.")
        redis_server.start()
        more(received, voters, 20)
    all_is_well(pair, facilitator, voters, redis_server)


def test_pages_of_an_evening_at_hand_are_there_while_redis_is_not(
    pair: tuple[Server, Server], redis_server: RedisServer
) -> None:
    facilitator, code = begun(pair[0], PROGRAMME, "open:stem")
    wall = facilitator.link("wall")
    redis_server.stop()
    assert facilitator.get(f"/{code}").status == 200
    assert facilitator.get(f"/{code}/pieces?since=0").status == 200
    for path in (wall, "/sessions", "/111111"):
        reply = facilitator.get(path)
        assert reply.status == 503
        assert "De opslag is nu niet bereikbaar." in reply.text
    redis_server.start()
    until(lambda: facilitator.get(wall).status == 200)
    assert pair[0].complaints == ""


def test_a_redis_whose_memory_is_full_says_so_and_the_evening_goes_on_when_there_is_room(
    pair: tuple[Server, Server], redis_server: RedisServer
) -> None:
    facilitator, voters = voting(pair)
    with redis_server.client() as admin:
        admin.config_set("maxmemory", "1mb")
        more(refused, voters, 10)
        until(lambda: trouble(facilitator).endswith(KEPT))
        assert trouble(facilitator).startswith("Het geheugen van de opslag is vol. Maak ruimte vrij.")
        admin.config_set("maxmemory", "0")
    all_is_well(pair, facilitator, voters, redis_server)
