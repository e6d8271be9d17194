"""What people wrote, where it stands as a frozen option of a later activity, or as what answers are about there."""

from __future__ import annotations

from collections.abc import Iterator

from werksessie.session.events import OptionRenamed
from werksessie.session.state import Option, State

NOT_SHOWN = "(niet getoond)"


def _frozen(state: State, cards: set[str]) -> Iterator[tuple[str, Option]]:
    """(activity, option) of everything frozen that came from these."""
    for later, activity in state.each():
        found = {one.id: one for one in (*activity.options, *activity.about) if {one.id, one.source} & cards}
        yield from ((later.id, option) for option in found.values())


def off_the_ballot(state: State, cards: set[str]) -> tuple[OptionRenamed, ...]:
    """A card is hidden, changed or taken back: its words go there too, its votes stay."""
    return tuple(OptionRenamed(activity, option.id, NOT_SHOWN) for activity, option in _frozen(state, cards))


def on_the_ballot(state: State, card: str, text: str, instead_of: str | None = None) -> tuple[OptionRenamed, ...]:
    """A card has other words: it has them there too, or only where it reads `instead_of` now."""
    return tuple(
        OptionRenamed(activity, option.id, text)
        for activity, option in _frozen(state, {card})
        if instead_of in (None, option.text.get("nl"))
    )


def voted_on(state: State, theme: str) -> bool:
    """Whether people have answered something in which this theme is an option or a subject."""
    return any(state.activities[activity].seen for activity, _ in _frozen(state, {theme}))
