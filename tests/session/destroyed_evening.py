"""An evening whose single answers were destroyed, as a record gives it back, and what others read of it."""

from __future__ import annotations

import json
from typing import Any

from tests.session.evening import Evening, backwards
from werksessie.session.codec import decode, encode
from werksessie.session.destroying import destroyed
from werksessie.session.reducer import fold
from werksessie.session.sealing import distil
from werksessie.session.state import CLOSED, State
from werksessie.summary.as_json import as_json
from werksessie.summary.build import build

DAY = "2027-03-01"
CUT = ("quotes", "remarks", "also_said", "also_said_remarks", "said")


def rewritten(state: State) -> tuple[State, str]:
    """What the record gives back when it is rewritten from this sealed state, and its text."""
    lines = [json.dumps(encode(one), ensure_ascii=False) for one in distil(state, state.sealed_at, backwards)]
    return fold((seq, decode(json.loads(line))) for seq, line in enumerate(lines, 1)), "\n".join(lines)


def before_and_after(evening: Evening) -> tuple[State, State, str]:
    """The sealed state, that without single answers, and the text of its record."""
    if evening.state.phase != CLOSED:
        evening.close()
    sealed, _ = evening.sealed()
    return sealed, *rewritten(destroyed(sealed, DAY))


def told(state: State) -> dict[str, Any]:
    """The whole Summary as data, but for when the answers go and for people's own words beyond the first three."""
    data = json.loads(json.dumps(as_json(build(state))))
    for name in ("answers_until", "answers_gone"):
        data.pop(name)
    shortened: dict[str, Any] = _shortened(data)
    return shortened


def _shortened(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _shortened(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_shortened(one) for one in (value[:3] if name in CUT else value)]
    return value
