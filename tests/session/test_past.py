"""What is remembered of an earlier evening."""

from __future__ import annotations

import pytest

from werksessie.session.past import Agreed
from werksessie.session.statuses import DONE, STATUSES, Progress


@pytest.mark.parametrize("status", STATUSES)
def test_an_agreement_waits_for_somebody_until_it_is_done(status: str) -> None:
    told = Progress(status, "", "room", "2027-03-03")
    assert Agreed("Een lamp", "Gemeente", "2027-05-01", told).is_open is (status != DONE)


def test_an_agreement_of_which_nothing_was_heard_waits_too() -> None:
    assert Agreed("Een lamp", "Gemeente", "2027-05-01").is_open
