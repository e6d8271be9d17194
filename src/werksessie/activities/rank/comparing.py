"""Each option beside the one below it, in a sentence: how many people put the one above the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from werksessie.activities.rank.counts import COMPARED, above, options
from werksessie.activities.rank.standing import Standing
from werksessie.activities.showing import CLOSE_CALL, IN_THE_RUNNING
from werksessie.programme.model import Text, say
from werksessie.session.state import Activity

NEARLY_ALL, MOST, MORE, AS_MANY, CIRCLE = "nearly all", "most", "more", "as many", "circle"
SAID = {
    NEARLY_ALL: "Bijna iedereen zet {} boven {}.",
    MOST: "De meeste mensen zetten {} boven {}.",
    MORE: "Meer mensen zetten {} boven {} dan andersom.",
    AS_MANY: "Ongeveer evenveel mensen zetten {} boven {} als andersom.",
    CIRCLE: "Hier is geen duidelijke volgorde: {}.",
}


@dataclass(frozen=True)
class Compared:
    """Two options: `above` people put the first above the second, `below` the other way round. Or, as CIRCLE, all of
    which none comes first."""

    how: str
    texts: tuple[Text, ...]
    above: int = 0
    below: int = 0


def compared(activity: Activity, found: Standing) -> Sequence[Compared]:
    """From the top down, as far as it matters who comes first. In a circle nothing is above something else."""
    if len(activity.options) > COMPARED:
        return []
    known, count, answered = options(activity), above(activity), len(activity.content.cast)
    told = [Compared(CIRCLE, tuple(known[one].text for one in found.order if one in some)) for some in found.circles]
    for one, other in pairwise(found.order):
        if found.places[one] > IN_THE_RUNNING or any({one, other} <= circle for circle in found.circles):
            continue
        high, low = count[one, other], count[other, one]
        told.append(Compared(_how(high, low, answered), (known[one].text, known[other].text), high, low))
    return told


def _how(above: int, below: int, answered: int) -> str:
    if above - below <= CLOSE_CALL:
        return AS_MANY
    return NEARLY_ALL if 4 * above > 3 * answered else MOST if 2 * above > answered else MORE


def sentence(one: Compared) -> str:
    """In Dutch, the options in quotes."""
    quoted = [f"‘{say(text, 'nl')}’" for text in one.texts]
    return SAID[one.how].format("; ".join(quoted)) if one.how == CIRCLE else SAID[one.how].format(*quoted)


def letter(number: int) -> str:
    """What the how-manieth option is called at the head of a column: A, B, …, and from the 27th on a number."""
    return chr(ord("A") + number) if number < 26 else str(number + 1)
