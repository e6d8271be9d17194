"""What the pretend facilitator types. Everything here is made up; no real person, place or group."""

from __future__ import annotations

AGREEMENTS = (
    ("Zoek samen een plek voor jongeren", "Gemeente en buurthuis"),
    ("Plan een avond voor ouders", "De oudergroep"),
)
"""What and who."""

PROPOSAL = "We komen over drie maanden weer bij elkaar"
SOFTER = ", eerst als proef"
"""What is added to a proposal that somebody objects to."""

RECALLED = (("done", ""), ("running", "Er is een begin gemaakt"))
"""How it goes with what was agreed on an earlier evening: status and why."""
