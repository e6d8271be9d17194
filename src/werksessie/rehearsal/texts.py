"""What pretend people and their facilitator say. Everything here is made up; no real person, place or group."""

from __future__ import annotations

ANSWERS = (
    "Buren kennen elkaar en groeten elkaar",
    "Een plek waar jongeren na school terecht kunnen",
    "Ouders praten vaker met elkaar",
    "Dat je op tijd hulp durft te vragen",
    "Kinderen spelen weer samen buiten",
    "Iemand die luistert zonder te oordelen",
    "Meer sport in de buurt, ook voor meiden",
    "Stageplekken dicht bij huis",
    "Oudere jongeren die jongere kinderen helpen",
    "Samen eten, een keer per maand",
    "Een vast gezicht bij de gemeente",
    "Als het misgaat, staan we naast elkaar",
    "Hulp bij geld en brieven",
    "Uitleg over snel geld en telefoons",
    "Een avond voor vaders",
    "Een avond voor moeders",
    "Iemand die het zelf heeft meegemaakt vertelt erover",
    "Huiswerkhulp in het buurthuis",
    "Eerder praten, niet pas als het te laat is",
    "Dat de gemeente doet wat zij zegt",
    "Licht op het plein en bij de speeltuin",
    "Een bijbaan voor wie dat wil",
    "Weten bij wie je terecht kunt",
    "School, ouders en buurt werken samen",
    "Jongeren mogen zelf meedenken",
    "Een klein bedrag om zelf iets te beginnen",
    "Rust, en mensen die blijven",
    "We vieren wat goed gaat",
    "Muziek en koken voor jong en oud",
    "Tijd",
)

THEMES = (
    ("Plekken om samen te zijn", "jongeren een eigen plek hebben"),
    ("Ouders en buurt", "ouders elkaar weten te vinden"),
    ("Hulp die past", "iedereen weet waar hulp is"),
    ("Kansen op werk", "jongeren makkelijker aan werk komen"),
)
"""The name of a theme and how it goes on after "We willen dat"."""

AGREEMENTS = (
    ("Zoek samen een plek voor jongeren", "Gemeente en buurthuis"),
    ("Plan een avond voor ouders", "De oudergroep"),
)
"""What and who."""

PROPOSAL = "We komen over drie maanden weer bij elkaar"
