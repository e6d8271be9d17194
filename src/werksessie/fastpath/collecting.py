"""Python's search for garbage that refers to itself, less often than it thinks best."""

from __future__ import annotations

import gc

NEW, YOUNG, OLD = 20_000, 20, 20
"""How many objects more than there were before the new ones are searched, and how often that happens before the older
ones are. Python's 700 means a search every few requests, through all that a thousand phones keep alive."""


def collect_less() -> None:
    """What is there already (modules, templates) is never searched again, the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW, YOUNG, OLD)
