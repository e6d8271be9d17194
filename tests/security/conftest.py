"""One street of houses for all tests of a file: building one takes longer than most of what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import Facilitator
from tests.security.houses import Street


@pytest.fixture(scope="module")
def street() -> Iterator[Street]:
    """Houses with everybody who may come by."""
    made = Street()
    yield made
    made.close()


@pytest.fixture
def desk(street: Street) -> Facilitator:
    """The facilitator of this house, at their own browser."""
    return Facilitator(street.house.people["facilitator"].browser, street.house.evening.name)
