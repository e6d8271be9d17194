"""What a programme has to know of each kind: the fields that only it has, what it chooses from, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from werksessie.programme import values

Type = Literal["int", "bool", "text", "texts", "lines", "items", "choice", "id"]

OWN, TAKEN, RETURNED = "own", "taken", "returned"
"""Where options can come from: written in the programme, taken from an earlier activity, or the agreements of earlier
evenings."""

THEMES, GOALS, ANSWERS, CHOSEN = TAKES = ("themes", "goals", "answers", "chosen")
"""What a later activity can take as its options (`take`)."""

CHOSEN_GOALS, CHOSEN_ROLES = "chosen goals", "chosen roles"
"""What agreements can be about."""


@dataclass(frozen=True)
class Setting:
    """One field of a kind.

    `type`: "int" (from `low` to `high`), "bool", "choice" (one of `choices`), "text" (language -> words),
    "texts" (a list of `low` to `high` of those), "lines" (a list of those, each with `when` and `picture`), "items"
    (a list of `id`, `text` and `verbatim`), "id" (of an earlier activity that gives what this field `takes`).
    `default` holds when the field is left out; with `shorter` as its value the activity takes about half its minutes.
    `label` stands above it in the programme editor, `help` below; `open_only` is the clause that says why it cannot be
    on in a sensitive activity.
    """

    type: Type
    default: Any
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    takes: str = ""
    shorter: Any = None
    label: str = ""
    help: str = ""
    open_only: str = ""

    def check(self, value: Any) -> Any:
        """The value as the kind may use it, plain and JSON-able. Raises ValueError with a Dutch clause."""
        return _READERS[self.type](self, value)


class Planned(Protocol):
    """A kind as far as a programme goes: its own fields, where its options may come from, what later activities take
    from it."""

    @property
    def SETTINGS(self) -> Mapping[str, Setting]: ...
    @property
    def OPTIONS(self) -> frozenset[str]: ...
    @property
    def GIVES(self) -> frozenset[str]: ...


Kinds = Mapping[str, Planned]
"""Every kind by its name."""

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
