"""How many of those who answered had no phone, as far as it may be said."""

from __future__ import annotations

from collections.abc import Mapping

from werksessie.programme.model import Plan
from werksessie.session.disclosure import FEW, FLOOR, Shown, total
from werksessie.session.paper import on_paper
from werksessie.session.state import Activity, State

PAPER, HANDS = "op papier", "met handen geteld"


def without_phone(state: State, plan: Plan, activity: Activity, shown: Shown) -> Mapping[str, int | str]:
    """ "op papier" and "met handen geteld" with their number, or the words instead; what is 0 is left out. Nothing
    while the total is hidden, of which it is a part. In a sensitive question nobody reads whether it was none or a
    few."""
    if shown.answered is None:
        return {}
    number, hands = on_paper(plan, activity)
    if shown.rounded:
        paper = FEW if number < FLOOR else min(total(number, True), shown.answered)
        return {PAPER: paper} if number or state.without_phone else {}
    # What somebody without a phone said for the municipality is no part of those who answered.
    counts = {PAPER: min(number - hands, shown.answered), HANDS: hands}
    return {name: count for name, count in counts.items() if count}
