"""The state without single answers: what is rewritten into the record when their term is over."""

from __future__ import annotations

from dataclasses import replace

from werksessie.session import state as st
from werksessie.session.commands import Refusal
from werksessie.session.evenings import to_come
from werksessie.session.kept import without_answers
from werksessie.session.state import State
from werksessie.session.versions import with_quotes_settled


def destroyed(state: State, day: str, early: bool = False) -> State:
    """A sealed state without its single answers, as of this day (ISO). Raises Refusal."""
    if state.destroyed_on:
        raise Refusal(409, "De losse antwoorden zijn al gewist.")
    if state.phase == st.CLOSED and to_come(state):
        raise Refusal(409, "De tweede avond komt nog. Tot dan blijven de antwoorden staan.")
    if state.phase != st.SEALED:
        raise Refusal(409, "Deze avond is nog niet verzegeld.")
    return replace(without_answers(with_quotes_settled(state)), destroyed_on=day, destroyed_early=early)
