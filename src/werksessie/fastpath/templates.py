"""Templates that find their names quickly, and that are compiled once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flask.templating import Environment
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket


class QuickEnvironment(Environment):
    """As Flask's own, but a template without names of its own shares the names that all of them know.

    Jinja puts a chain of two mappings in each template. At every import "with context" it subtracts the names in one
    chain from those in another, which Python does one name at a time: a quarter of what a phone's piece costs.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template knows, `d` before what all of them know."""
        return super().make_globals(d) if d else self.globals


COMPILED = f"templates-{version('werksessie')}"
"""The folder of compiled templates: another version has others."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in files; one that cannot be written is compiled again another time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps one."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_beside(package: Path) -> BytecodeCache | None:
    """Keeps compiled templates where Python keeps this package's compiled modules, for whoever may write there: to
    compile them all is two thirds of a start. None where Python keeps nothing either."""
    folder = package / "__pycache__" / COMPILED
    if sys.dont_write_bytecode:
        return None
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return CompiledTemplates(str(folder)) if os.access(folder, os.W_OK) else None


def compile_ahead(environment: Environment, meanwhile: Callable[[], object]) -> None:
    """Compiles every template, `meanwhile` letting others go on: else the first who opens a question of some kind waits
    for it, and the whole room with her."""
    for name in environment.list_templates():
        environment.get_template(name)
        meanwhile()
