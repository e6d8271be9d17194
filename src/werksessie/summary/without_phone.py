"""How many of those who answered had no phone, as far as it may be said."""

from __future__ import annotations

from collections.abc import Mapping

from werksessie.programme.model import Plan
from werksessie.session.disclosure import Shown
from werksessie.session.paper import on_paper
from werksessie.session.state import Activity, State

PAPER, HANDS = "op papier", "met handen geteld"


def without_phone(state: State, plan: Plan, activity: Activity, shown: Shown) -> Mapping[str, int | str]:
    """ "op papier" and "met handen geteld" with their number; what is 0 is left out. Nothing while the total is hidden,
    of which it is a part, and nothing in a sensitive question: beside how many people had no phone it would tell of
    them."""
    if shown.answered is None or shown.rounded:
        return {}
    number, hands = on_paper(plan, activity)
    # What somebody without a phone said for the municipality is no part of those who answered.
    counts = {PAPER: min(number - hands, shown.answered), HANDS: hands}
    return {name: count for name, count in counts.items() if count}
