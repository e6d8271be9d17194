"""Templates that find their names quickly."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
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


def compile_ahead(environment: Environment, meanwhile: Callable[[], object]) -> None:
    """Compiles every template, `meanwhile` letting others go on: else the first who opens a question of some kind waits
    for it, and the whole room with her."""
    for name in environment.list_templates():
        environment.get_template(name)
        meanwhile()
