"""The programmes that come with the package, each read once: reading all of them takes longer than any page."""

from __future__ import annotations

from functools import cache

from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped
from werksessie.programme.model import Programme


@cache
def ours(id: str) -> Programme:
    """The programme with this id. Raises ProgrammeError when none comes with the package under it."""
    return load_shipped(id, KINDS)
