"""Every table of a Summary. See table.py for what a table is, part_tables.py for those of the activities."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from werksessie.session import profile as rows
from werksessie.summary import words
from werksessie.summary.build import Summary
from werksessie.summary.evenings import evening_tables
from werksessie.summary.part_tables import part_tables
from werksessie.summary.profile import Entry, Profile
from werksessie.summary.table import Column, Row, Table, numbered

REHEARSAL = "Oefensessie: deze antwoorden zijn verzonnen."
PROVISIONAL = "Voorlopig: dit verslag kan nog veranderen."
PUBLIC = "Openbare versie: zonder contactpersonen."
SMALL_NUMBERS = (
    "Kleine aantallen laten we niet zien. Daar staan woorden, zoals “minder dan 5” of “te weinig antwoorden”. "
    "Bij gevoelige vragen zijn totalen op vijf afgerond."
)
NO_MEASURE = "Dit laat zien wat deelnemers zeiden. Het is geen meting, geen onderzoek en geen advies."

APART = ("profile", "parts", "promises", "earlier", "parked", "sources")
"""Fields of the Summary with tables of their own."""

HEADINGS = {
    "title": "titel",
    "place": "plaats",
    "date": "datum",
    "municipality": "gemeente",
    "community": "gemeenschap",
    "also_present": "ook aanwezig",
    "mandate": "wie ja mocht zeggen namens de gemeente",
    "ladder": "wat mensen konden bepalen",
    "ladder_name": "trede",
    "feedback_date": "deelnemers horen terug op",
    "feedback_how": "hoe deelnemers terughoren",
    "contact_municipality": "contact gemeente",
    "contact_community": "contact gemeenschap",
    "readable_from": "deelnemers kunnen dit lezen vanaf",
    "people": "mensen",
    "without_phone": "waarvan zonder telefoon",
    "provisional": "voorlopig",
    "rehearsal": "oefensessie",
    "programme": "programma",
    "credit": "bron",
    "answers_until": "losse antwoorden worden gewist op",
    "answers_gone": "losse antwoorden zijn gewist op",
    "public": "openbare versie",
}
"""What the fields of the Summary are called in Dutch."""

ROWS = {
    rows.PRESENT: "ook aanwezig",
    rows.MISSING: "niet aanwezig",
    rows.FORM: "vorm van samenwerking",
    rows.EXPECTED: "verwacht van de gemeenschap",
    rows.OPEN_QUESTIONS: "nog open",
    rows.NEXT: "volgende keer",
}
STATES = {"asked": "besproken", "partly": "deels besproken", "not-asked": "niet gevraagd"}


def tables(summary: Summary) -> tuple[Table, ...]:
    """All of it, also the tables without rows; a table comes after those that it refers to."""
    profile = summary.profile
    return (
        _session(summary),
        _profile(profile),
        Table(
            "conditions",
            "Voorwaarden",
            "De voorwaarden die mensen het belangrijkst vinden, en hoe het nu is.",
            (Column("id", "", "number"), Column("name", "voorwaarde"), Column("people", "mensen"), Column("now", "nu")),
            numbered((one.text, one.people, one.now) for one in profile.conditions),
        ),
        _list("expected", "Verwachtingen", "Wat de zaal van de gemeente verwacht.", "verwachting", profile.expected),
        *part_tables(summary.parts),
        *evening_tables(summary),
        _list("parked", "Parkeerplaats", "Wat ter sprake kwam en bleef liggen voor later.", "tekst", summary.parked),
        Table(
            "sources",
            "Bronnen",
            "Teksten waar dit op rust, precies zoals in de bron.",
            (Column("id", "", "number"), *map(Column, ("origin", "heading", "words"), ("bron", "kop", "tekst"))),
            numbered((one.origin, one.heading, text) for one in summary.sources for text in one.texts),
        ),
    )


def notes(summary: Summary) -> tuple[str, ...]:
    """What whoever opens the tables must know first, a sentence or two each."""
    return (*marks(summary), SMALL_NUMBERS, NO_MEASURE)


def marks(summary: Summary) -> tuple[str, ...]:
    """What sets this Summary apart from a final one for the municipality; nothing for that one."""
    told = {REHEARSAL: summary.rehearsal, PROVISIONAL: summary.provisional, PUBLIC: summary.public}
    return tuple(words for words, so in told.items() if so)


def _session(summary: Summary) -> Table:
    told: list[Row] = [
        (field.name, HEADINGS.get(field.name, field.name), _said(getattr(summary, field.name)))
        for field in fields(summary)
        if field.name not in APART
    ]
    told += [
        ("version", "versie van het profiel", summary.profile.version),
        ("status", "status van het profiel", summary.profile.status),
        ("corrections", "correcties", summary.profile.corrections),
    ]
    columns = (Column("key", ""), Column("name", "wat"), Column("value", "antwoord"))
    return Table("session", "Avond", "Wat er over de avond zelf bekend is.", columns, tuple(told))


def _said(value: Any) -> str:
    """Only numbers of people are ever None: in a small conversation."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return words.SMALL if value is None else str(value)


def _profile(profile: Profile) -> Table:
    columns = (
        Column("row", ""), Column("name", "onderdeel"), Column("state", "hoe ver"), Column("words", "tekst"),
        Column("written", "geschreven door de begeleider"), Column("always", "hoort er altijd bij"),
    )  # fmt: skip
    about = "Het samenwerkingsprofiel van één bladzijde, regel voor regel."
    return Table("profile", "Profiel", about, columns, tuple(_entry(profile, one) for one in profile.entries))


def _entry(profile: Profile, entry: Entry) -> Row:
    always = " ".join(str(phrase) for phrase in entry.always)
    said = entry.written or entry.start or ("" if always else profile.silence.get(entry.row, ""))
    written = "ja" if entry.written else ""
    return (entry.row, ROWS.get(entry.row, entry.row), STATES.get(entry.state, ""), said, written, always)


def _list(name: str, title: str, about: str, heading: str, texts: tuple[str, ...]) -> Table:
    columns = (Column("id", "", "number"), Column("words", heading))
    return Table(name, title, about, columns, numbered((text,) for text in texts))
