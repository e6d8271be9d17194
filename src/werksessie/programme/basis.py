"""A programme that is written on top of another: what it leaves out, it takes over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TAKEN_OVER = ("credit", "sources", "parts", "activities")
"""What a programme takes over whole when it does not give it itself."""


def complete(raw: Mapping[str, Any], basis: Mapping[str, Any]) -> dict[str, Any]:
    """The programme with what it leaves out from `basis`, both as they stand in their files.

    It says itself which activities there are and in which order. One that has the id of an activity of the basis, and
    no other kind, takes over every field that it does not give itself.
    """
    whole = {name: basis[name] for name in TAKEN_OVER if name in basis} | dict(raw)
    known = {one["id"]: one for one in basis["activities"]}
    if isinstance(whole["activities"], list):
        whole["activities"] = [_activity(one, known) for one in whole["activities"]]
    return whole


def _activity(own: Any, known: Mapping[Any, Mapping[str, Any]]) -> Any:
    """What is no activity at all is left for the reader to refuse."""
    id = own.get("id") if isinstance(own, dict) else None
    basis = known.get(id) if isinstance(id, str) else None
    if basis is None or own.get("kind", basis["kind"]) != basis["kind"]:
        return own
    return {**basis, **own}
