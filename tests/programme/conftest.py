"""The programme that is the default, and the two made from it."""

from __future__ import annotations

import pytest

from werksessie.activities import KINDS
from werksessie.programme.loader import DEFAULT, load_shipped
from werksessie.programme.model import Plan, Programme

MINE = ("weerbaarheid", "weerbaarheid-kort", "weerbaarheid-twee-avonden")


@pytest.fixture(scope="module")
def evening() -> Programme:
    return load_shipped(DEFAULT, KINDS)


@pytest.fixture(scope="module", params=MINE)
def each(request: pytest.FixtureRequest) -> Programme:
    return load_shipped(request.param, KINDS)


def at(programme: Programme, id: str) -> Plan:
    found = programme.plan(id)
    assert found is not None, id
    return found
