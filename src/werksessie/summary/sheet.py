"""The samenwerkingsprofiel as it is set: the one-page profile in lines, the same for every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from werksessie.activities.blocks import Cell, Line, Table, Words, plain
from werksessie.programme.dates import full_day, short_day
from werksessie.session import profile as rows
from werksessie.summary.build import Summary
from werksessie.summary.gist import Phrase
from werksessie.summary.profile import Condition, Entry, Profile

STATES = {"asked": "besproken", "partly": "deels besproken", "not-asked": "niet gevraagd"}
LIMITS = (
    "Dit overzicht laat zien wat deelnemers zeiden. Het is geen meting, geen representatief onderzoek en geen advies. "
    "Niet bedoeld voor toezicht, opsporing of besluiten over personen."
)
FOOT = (
    f"{LIMITS} Gebaseerd op de kennissessie van 7 maart 2024; "
    "de koppeling van vragen aan onderdelen is een eigen keuze."
)


@dataclass(frozen=True)
class Element:
    """A row of the profile: `state` is asked, partly or not-asked, `word` says so in Dutch. A quiet line says that
    there is nothing."""

    name: str
    state: str
    word: str
    line: Line
    quiet: bool = False


@dataclass(frozen=True)
class Column:
    """A quarter of the profile: a heading and its lines; quiet ones say that there is nothing."""

    heading: str
    lines: tuple[Line, ...]
    quiet: bool = False


@dataclass(frozen=True)
class Sheet:
    """The samenwerkingsprofiel, always exactly one A4. `density` is how small it must be set: roomy, full, dense or
    tight. `agreements` is None when there are none yet, `agreements_note` what stands under them. `written` says that
    lines with a star are the facilitator's."""

    kicker: str
    title: str
    line: str
    decided: Line
    asked: Line
    elements: tuple[Element, ...]
    columns: tuple[Column, ...]
    agreements: Table | None
    agreements_note: str
    contact: Line
    written: bool
    foot: str
    density: str


def sheet_of(summary: Summary) -> Sheet:
    """The profile of this Summary."""
    profile = summary.profile
    made_up = " · oefensessie, de antwoorden zijn verzonnen" if summary.rehearsal else ""
    return Sheet(
        kicker=f"Samenwerkingsprofiel · {profile.status}{made_up}",
        title=summary.title,
        line=_evening(summary),
        decided=_decided(summary),
        asked=_asked(profile),
        elements=tuple(_element(entry, profile.silence[entry.row]) for entry in profile.elements),
        columns=_columns(profile),
        agreements=_agreements(profile),
        agreements_note=_note(profile),
        contact=_contact(summary),
        written=profile.is_written,
        foot=FOOT + _read_from(summary),
        density=profile.density,
    )


def _evening(summary: Summary) -> str:
    people = "klein gesprek" if summary.people is None else f"{summary.people} mensen"
    people += f", waarvan {summary.without_phone} zonder telefoon" if summary.without_phone else ""
    words = (summary.municipality, summary.community, summary.place, full_day(summary.date), people)
    return " · ".join(filter(None, words))


def _decided(summary: Summary) -> Line:
    """What people could decide, who was there and who was missing."""
    line: list[Words] = []
    if summary.ladder:
        line += [Words(f"{summary.ladder_name.capitalize()}:", strong=True), Words(f" {summary.ladder} ")]
    for label, row in (("Ook aanwezig:", rows.PRESENT), ("Niet aanwezig:", rows.MISSING)):
        entry = summary.profile.entry(row)
        if entry.written or entry.came_in:
            line += [Words(f"{label} "), *_words(entry, star=False), Words(" ")]
    return tuple(line)


def _asked(profile: Profile) -> Line:
    said = " · ".join(f"{one.what}, {one.who}, {short_day(one.when)}" for one in profile.asked)
    more = " · meer in het verslag" if profile.more_asked else ""
    return plain(f"{said or 'Nog niets afgesproken met de gemeente.'}{more}")


def _element(entry: Entry, silence: str) -> Element:
    line = _words(entry)
    return Element(entry.row.capitalize(), entry.state, STATES[entry.state], line or plain(silence), not line)


def _columns(profile: Profile) -> tuple[Column, ...]:
    heading = "Voorwaarden: belangrijkste drie" if len(profile.conditions) == 3 else "Voorwaarden: het belangrijkst"
    conditions = tuple(_condition(one) for one in profile.conditions)
    of_us, of_them = plain("; ".join(profile.expected)), _words(profile.entry(rows.EXPECTED))
    return (
        Column(heading, conditions or (plain(profile.silence["conditions"]),), quiet=not conditions),
        Column(
            "Verwachtingen van elkaar",
            (
                (Words("Van de gemeente: ", strong=True), *(of_us or plain(profile.silence["expected"]))),
                (Words("Van de gemeenschap: ", strong=True), *(of_them or plain(profile.silence[rows.EXPECTED]))),
            ),
            quiet=not of_us and not of_them,
        ),
        _own("Vorm van samenwerking", profile, rows.FORM),
        _own("Nog open", profile, rows.OPEN_QUESTIONS),
    )


def _own(heading: str, profile: Profile, row: str) -> Column:
    line = _words(profile.entry(row))
    return Column(heading, (line or plain(profile.silence[row]),), quiet=not line)


def _condition(one: Condition) -> Line:
    people = f" ({one.people})" if one.people else ""
    now = f". Nu: {one.now}" if one.now else ""
    return (Words(one.text, strong=True), Words(f"{people}{now}."))


def _agreements(profile: Profile) -> Table | None:
    made = [
        (Cell(plain(one.what)), Cell(plain(one.who)), Cell(plain(short_day(one.when)))) for one in profile.agreements
    ]
    return Table(("Wat", "Wie", "Wanneer"), tuple(made)) if made else None


def _note(profile: Profile) -> str:
    if not profile.agreements and not profile.more:
        return "Nog geen afspraken."
    more = "Er zijn meer afspraken: zie het verslag. " if profile.more else ""
    return f"{more}{profile.outcome}".strip()


def _contact(summary: Summary) -> Line:
    known = (("gemeente", summary.contact_municipality), ("gemeenschap", summary.contact_community))
    contact = " · ".join(f"{who} {words}" for who, words in known if words)
    following = _words(summary.profile.entry(rows.NEXT), star=False)
    line = plain(f"Contact: {contact}") if contact else ()
    gap = plain(" · ") if contact else ()
    if summary.profile.entry(rows.NEXT).written:
        return (*line, *gap, Words("volgende keer: " if contact else "Volgende keer: "), *following)
    heard = full_day(summary.feedback_date)
    lead = "deelnemers" if contact else "Deelnemers"
    return (*line, *gap, Words(f"{lead} horen terug op {heard}")) if heard else line


def _read_from(summary: Summary) -> str:
    since = short_day(summary.readable_from)
    return f" Deelnemers konden dit lezen vanaf {since}; correcties: {summary.profile.corrections}." if since else ""


def _words(entry: Entry, star: bool = True) -> Line:
    """The facilitator's words, or what came in; and what always stands there. A star says that they are written."""
    if entry.written:
        own: Line = (Words(entry.written), *(plain("*") if star else ()))
    else:
        own = _phrases(entry.came_in)
    always = _phrases(entry.always)
    return (*own, *(plain(" ") if own and always else ()), *always)


def _phrases(phrases: Sequence[Phrase]) -> Line:
    line: list[Words] = []
    for one in phrases:
        line += [Words(" ")] if line else []
        line += [Words(one.strong, strong=True)] if one.strong else []
        line += [Words(f"{' ' if one.strong else ''}{one.text}")] if one.text else []
    return tuple(line)
