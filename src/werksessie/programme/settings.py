"""The fields that only one kind of activity has: each kind lists its own, the loader checks them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from werksessie.programme import values

Type = Literal["int", "bool", "text", "texts", "lines", "items", "choice", "id"]


@dataclass(frozen=True)
class Setting:
    """One field of a kind.

    `type`: "int" (from `low` to `high`), "bool", "choice" (one of `choices`), "text" (language -> words),
    "texts" (a list of `low` to `high` of those), "lines" (a list of those, each with `when` and `picture`), "items"
    (a list of `id`, `text` and `verbatim`), "id" (of an earlier activity of kind "ideas", or of a kind in `choices`).
    `default` holds when the field is left out; with `shorter` as its value the activity takes about half its minutes.
    """

    type: Type
    default: Any
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    shorter: Any = None

    def check(self, value: Any) -> Any:
        """The value as the kind may use it, plain and JSON-able. Raises ValueError with a Dutch clause."""
        return _READERS[self.type](self, value)


_READERS: Mapping[str, Callable[[Setting, Any], Any]] = {
    "int": lambda setting, value: values.number(value, setting.low, setting.high),
    "bool": lambda setting, value: values.flag(value),
    "choice": lambda setting, value: values.one_of(value, setting.choices),
    "text": lambda setting, value: values.text(value),
    "texts": lambda setting, value: values.texts(value, setting.low, setting.high),
    "lines": lambda setting, value: values.lines(value),
    "items": lambda setting, value: values.items(value),
    "id": lambda setting, value: values.identifier(value),
}
