"""One process against two: what is told of the rounds, and that the smallest round can be played."""

from __future__ import annotations

import asyncio
import math

import pytest
from bench.installations import Installation
from bench.two import SHOWN, WAYS, play, table

from tests.redis_server import needed


def test_ratios_are_of_medians() -> None:
    found = dict(zip(WAYS, ([1.0, 3.0, 2.0], [4.0, 4.0, 4.0], [6.0, 1.0, 6.0]), strict=True))
    results = {way: [dict.fromkeys(SHOWN, value) for value in values] for way, values in found.items()}
    rows = [line for line in table(results, "Drie rondes").splitlines() if line.startswith("| answers/s")]
    assert rows == ["| answers/s at once | 2 | 4 | 6 | 1.50 | 2.00 |"]


@pytest.mark.soak
@pytest.mark.process
@pytest.mark.parametrize("way", WAYS)
def test_many_evenings_at_the_same_time_lose_nothing(way: str) -> None:
    needed()
    processes, redis = WAYS[way]
    installation = Installation(way, processes, redis)
    try:
        figures = asyncio.run(play(installation, 4, 8))
    finally:
        installation.stop()
    assert figures["errors"] == 0
    assert not any(math.isnan(value) or math.isinf(value) for value in figures.values())
