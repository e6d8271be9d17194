"""What all apps of one process, and of its forks, would make in the same way: made once."""

from __future__ import annotations

from types import CodeType
from typing import Any, ClassVar

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Map, Rule, RuleFactory


class Remembered(FileSystemBytecodeCache):
    """Compiled templates, read from their files once by a whole run of the tests."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        version = (bucket.key, bucket.checksum)
        bucket.code = self._codes.get(version)
        if bucket.code is None:
            super().load_bytecode(bucket)
        if bucket.code is not None:
            self._codes[version] = bucket.code


class SharedMap(Map):
    """The addresses of an app, as another app with the same ones has worked them out already: to work them out is nine
    tenths of what it takes to make an app."""

    _known: ClassVar[dict[tuple[Any, ...], Map]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._added: list[Rule] = []

    def add(self, rulefactory: RuleFactory) -> None:
        self._added += rulefactory.get_rules(self)
        self._remap = True

    def update(self) -> None:
        """Called by werkzeug before it looks for an address."""
        if not self._remap:
            return
        listed = tuple((rule.rule, rule.endpoint, *sorted(rule.methods or ())) for rule in self._added)
        if listed not in self._known:
            self._known[listed] = Map(self._added)
            self._known[listed].update()
        self._matcher = self._known[listed]._matcher
        self._rules_by_endpoint = self._known[listed]._rules_by_endpoint
        self._remap = False
