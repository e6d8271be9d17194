"""Why words that people sent are not shown: what the facilitator chooses from, in every kind with open text."""

from __future__ import annotations

REASONS = {
    "person": "persoon herkenbaar",
    "place": "adres of plek",
    "accusation": "beschuldiging",
    "insult": "beledigend",
    "double": "dubbel",
    "off-topic": "hoort niet bij de vraag",
}
