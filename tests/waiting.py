"""Waiting until something is so: the only way in which a test lets time pass."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 20.0
PAUSE = 0.02


def became(true: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Whether it became so within so many seconds."""
    deadline = time.monotonic() + patience
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True


def wait_until(true: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Fails when it is not so within so many seconds."""
    assert became(true, patience), "this never became true"


def settled(check: Callable[[], object], patience: float = PATIENCE) -> None:
    """Waits until nothing fails in `check`; what fails in it after so many seconds is the failure."""

    def holds() -> bool:
        try:
            check()
        except AssertionError:
            return False
        return True

    if not became(holds, patience):
        check()
