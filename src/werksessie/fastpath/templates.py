"""Templates that find their names quickly."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment


class QuickEnvironment(Environment):
    """As Flask's own, but a template without names of its own shares the names that all of them know.

    Jinja puts a chain of two mappings in each template. At every import "with context" it subtracts the names in one
    chain from those in another, which Python does one name at a time: a quarter of what a phone's piece costs.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template knows, `d` before what all of them know."""
        return super().make_globals(d) if d else self.globals
