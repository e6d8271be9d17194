"""Before it sends, the phone asks once whether somebody is named. Nothing of the text leaves this server or is kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from werksessie.live.scene import Scene
from werksessie.reading.flags import nobody
from werksessie.reading.warning import warns
from werksessie.session.state import OPEN

ASKED = "warn"
"""The field by which a form says that its text was not looked at yet; "Stuur toch" leaves it out."""

_SAYS_NOTHING = ("late", "unsure", "skip", "withdraw")


def to_ask(scene: Scene, activity: str, form: Mapping[str, str]) -> bool:
    """Whether what was posted for this activity is to be asked about first. Too late, the facilitator reads it."""
    found = scene.state.at(activity)
    if ASKED not in form or any(field in form for field in _SAYS_NOTHING) or found is None or found[1].stage != OPEN:
        return False
    return any(names_somebody(scene, text) for field, text in form.items() if field.partition("-")[0] == "text")


def names_somebody(scene: Scene, text: str) -> bool:
    """Whether a text looks as if it names somebody; what this evening itself is called is nobody."""
    details = scene.state.details
    return warns(text, _nobody(details.title, details.place, details.municipality, details.community))


@lru_cache(maxsize=64)
def _nobody(*names: str) -> frozenset[str]:
    return nobody(names)
