"""The sorts of words that a record holds: what they are called, and how long they may be."""

from __future__ import annotations

from collections.abc import Mapping

ANSWER, THEME, GOAL, OPTION, AGREEMENT, PROPOSAL, NOTE, PARKED, PROFILE, CONCLUSION, DETAILS = (
    "answer", "theme", "goal", "option", "agreement", "proposal", "note", "parked", "profile", "conclusion", "details",
)  # fmt: skip
"""The sorts of words: what people wrote themselves, and what the facilitator wrote."""

SORTS: Mapping[str, str] = {
    ANSWER: "Antwoorden van mensen", THEME: "Thema's", GOAL: "Doelen", OPTION: "Keuzes bij een vraag",
    AGREEMENT: "Afspraken", PROPOSAL: "Voorstellen", NOTE: "Wat de zaal zei", PARKED: "Parkeerplaats",
    PROFILE: "Samenwerkingsprofiel", CONCLUSION: "Zinnen per vraag", DETAILS: "Gegevens van de avond",
}  # fmt: skip
LONGEST: Mapping[str, int] = {
    ANSWER: 500, THEME: 60, GOAL: 120, OPTION: 140, AGREEMENT: 120, PROPOSAL: 280, NOTE: 1000, PARKED: 140,
    PROFILE: 222, CONCLUSION: 280, DETAILS: 200,
}  # fmt: skip

TYPED_DETAILS = (
    "title", "place", "community", "also_present", "mandate", "contact_municipality", "contact_community", "talk_to",
    "feedback_how",
)  # fmt: skip
"""What was typed on the prepare page and may name somebody."""
