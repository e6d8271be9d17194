"""The ladder of participation: how much the people in the room may decide. There is no default rung."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from werksessie.programme.model import Text


@dataclass(frozen=True)
class Rung:
    """One rung.

    `text` is the sentence for the room, `about` the placeholder in it ("" when it has none), `ask` what the
    facilitator is told as long as nothing stands there.
    """

    name: str
    text: Text
    about: str = ""
    ask: str = ""


LADDER: Mapping[str, Rung] = MappingProxyType(
    {
        "meeweten": Rung(
            "meeweten",
            {
                "nl": "De gemeente vertelt. Jullie kunnen vragen stellen.",
                "en": "The municipality informs you. You can ask questions.",
            },
        ),
        "meedenken": Rung(
            "meedenken",
            {
                "nl": "Jullie geven advies. De gemeente beslist en legt uit waarom.",
                "en": "You give advice. The municipality decides and explains why.",
            },
        ),
        "meewerken": Rung(
            "meewerken",
            {
                "nl": "Jullie en de gemeente maken samen een plan.",
                "en": "You and the municipality make a plan together.",
            },
        ),
        "meebeslissen": Rung(
            "meebeslissen",
            {"nl": "Jullie beslissen mee over: {waarover}.", "en": "You help decide about: {waarover}."},
            about="waarover",
            ask="Vul in waarover mensen meebeslissen.",
        ),
        "zelf-doen": Rung(
            "zelf doen",
            {
                "nl": "Jullie doen het zelf. De gemeente helpt met: {waarmee}.",
                "en": "You do it yourselves. The municipality helps with: {waarmee}.",
            },
            about="waarmee",
            ask="Vul in waarmee de gemeente helpt.",
        ),
    }
)
"""The rungs from low to high, by the key that stands in a session's details."""
