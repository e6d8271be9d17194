"""One A4 page: how small the profile is printed, and what gives way when it says too much for that.

Heights and widths are reckoned in em of the printed size, from the rules for print in static/css/profile.css; a test
prints the fullest page and counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from werksessie.activities.paging import lines
from werksessie.programme.dates import day
from werksessie.programme.details import Details, ladder_sentence
from werksessie.session import profile as rows

if TYPE_CHECKING:
    from werksessie.summary.profile import Entry, Profile

POINT = 25.4 / 72
HEIGHT, WIDTH = 272.5, 180.0
"""What the margins leave of an A4 page, in mm."""
LETTER = 0.46
"""The width of an average letter in em, with what is lost where a line breaks."""
FIGURES = 9.5
YEAR_AND_PEOPLE = " 2027 · 300 mensen, waarvan 100 zonder telefoon"
FOOT = 20.5
"""The line of text at the bottom, in mm: it is always printed at 9 points."""


@dataclass(frozen=True)
class Density:
    """How the page is set. `size` in points; `leading`, `title` and the white around a row (`row`), a line of
    agreements (`deal`) and a part (`part`) in em; `label` is the share of the width that names of elements take."""

    name: str
    size: float
    leading: float
    title: float
    row: float
    deal: float
    part: float
    label: float

    @property
    def width(self) -> float:
        """How many average letters stand on a line."""
        return WIDTH / (self.size * POINT) / LETTER

    @property
    def height(self) -> float:
        """How much the page holds, in em."""
        return (HEIGHT - FOOT) / (self.size * POINT)


DENSITIES = (
    Density("roomy", 10, 1.42, 2.6, 1.15, 0.95, 1.25, 0.27),
    Density("full", 9.5, 1.32, 2.6, 1.15, 0.95, 1.25, 0.27),
    Density("dense", 9.2, 1.24, 2.2, 0.72, 0.6, 0.9, 0.2),
    Density("tight", 9, 1.15, 1.7, 0.42, 0.4, 0.65, 0.17),
)


def fitted(profile: Profile, details: Details) -> Profile:
    """The profile as it fits on one page: printed smaller first; then what the report has too gives way. Nothing is cut
    in the middle, and nothing of what the facilitator wrote is left out."""
    for density in DENSITIES:
        if needed(profile, details, density) <= density.height:
            return replace(profile, density=density.name)
    least = profile
    for least in _thinner(profile):
        if needed(least, details, density) <= density.height:
            break
    return replace(least, density=density.name)


def _thinner(profile: Profile) -> Iterator[Profile]:
    """The profile with a little less each time: agreements, those that also stand under "Gevraagd van de gemeente"
    first; then what is asked there; then conditions. The first of what is asked and of the conditions stay."""
    others = [one for one in profile.agreements if one not in profile.asked]
    for one in (*reversed([one for one in profile.agreements if one in profile.asked]), *reversed(others)):
        kept = tuple(agreed for agreed in profile.agreements if agreed is not one)
        profile = replace(profile, agreements=kept, more=True)
        yield profile
    while len(profile.asked) > 1:
        profile = replace(profile, asked=profile.asked[:-1], more_asked=True)
        yield profile
    while len(profile.conditions) > 1:
        profile = replace(profile, conditions=profile.conditions[:-1])
        yield profile


def needed(profile: Profile, details: Details, density: Density) -> float:
    """How high the page would be without its foot, in em."""
    return sum(
        (
            _head(profile, details, density),
            _asked(profile, density),
            sum(_element(entry, density) for entry in profile.elements),
            _pairs(profile, density),
            _agreements(profile, density),
            _contact(profile, details, density),
        )
    )


def _text(words: str, width: float, density: Density) -> float:
    """The height of words set over lines of so many letters; line ends count."""
    return density.leading * sum(lines(line, max(1, int(width))) for line in words.split("\n"))


def _head(profile: Profile, details: Details, density: Density) -> float:
    beside = density.width - FIGURES / LETTER
    title = lines(details.title, int(beside / density.title)) * density.title * 1.12
    when = day(details.date, "nl") + YEAR_AND_PEOPLE
    facts = (details.municipality, details.community, details.place, when)
    present = [said(profile.entry(row)) for row in (rows.PRESENT, rows.MISSING)]
    told = (details.ladder, ladder_sentence(details, "nl"), *(f"Niet aanwezig: {words}" for words in present if words))
    known = [" · ".join(words for words in facts if words), " ".join(words for words in told if words)]
    return 1.5 + title + _stack(known, density.width, density) + 1.7


def _asked(profile: Profile, density: Density) -> float:
    words = " · ".join(f"{one.what}, {one.who}, 30 september 2027" for one in profile.asked)
    return density.leading + _text(words, density.width - 6, density) + density.row + 2.0


def _element(entry: Entry, density: Density) -> float:
    name = lines(entry.row, int(density.width * density.label) - 6)
    words = _text(said(entry), density.width * (1 - density.label), density)
    return max(words, name * density.leading) + density.row


def _pairs(profile: Profile, density: Density) -> float:
    half = density.width / 2 - 4
    conditions = [f"{one.text} ({one.people}). Nu: {one.now}." for one in profile.conditions] or [""]
    expected = f"Van de gemeente: {'; '.join(profile.expected)}"
    other = f"Van de gemeenschap: {said(profile.entry(rows.EXPECTED))}"
    form, open = (said(profile.entry(row)) for row in (rows.FORM, rows.OPEN_QUESTIONS))
    over = max(_stack(conditions, half, density), _stack((expected, other), half, density))
    under = max(_text(form, half, density), _text(open, half, density))
    return over + under + 2 * (1.6 + density.part)


def _stack(words: Iterable[str], width: float, density: Density) -> float:
    return sum(_text(one, width, density) for one in words)


def _agreements(profile: Profile, density: Density) -> float:
    what, who = density.width * 0.44 - 3, density.width * 0.36 - 3
    rows_of = [
        max(_text(one.what, what, density), _text(one.who, who, density)) + density.deal for one in profile.agreements
    ]
    more = density.leading + 0.4 if profile.more or profile.outcome or not profile.agreements else 0
    return 1.6 + density.part + sum(rows_of) + more


def _contact(profile: Profile, details: Details, density: Density) -> float:
    contact = f"Contact: gemeente {details.contact_municipality} · gemeenschap {details.contact_community}"
    upcoming = said(profile.entry(rows.NEXT)) or "deelnemers horen terug op woensdag 30 september 2027"
    return 0.8 + _text(f"{contact} · volgende keer: {upcoming}", density.width, density)


def said(entry: Entry) -> str:
    """What stands in this line."""
    return " ".join((entry.written or entry.start, *(str(phrase) for phrase in entry.always)))
