"""What the fields of an activity are called in the programme editor, and what each kind is for."""

from __future__ import annotations

from collections.abc import Mapping

KIND_SAID: Mapping[str, str] = {
    "slide": "Iets laten zien of vertellen: welkom, spelregels, pauze.",
    "ideas": "Mensen sturen korte antwoorden. Jij maakt er thema’s van.",
    "scale": "Mensen vullen een glas: van leeg tot vol.",
    "choice": "Mensen kiezen één of meer antwoorden.",
    "dots": "Mensen kiezen er een paar uit. Zo zie je waar de groep voor is.",
    "opinions": "Eens, oneens of weet niet, kaart voor kaart.",
    "consent": "Goed zo, kan ermee leven, of bezwaar. Over een voorstel.",
    "conditions": "Wat is belangrijk, en hoe is het nu?",
    "roles": "Wie doet wat: wij, samen of de gemeente?",
    "agreements": "Wat spreken we af, wie doet het, wanneer?",
}

LABELS: Mapping[str, tuple[str, str]] = {
    "max": ("Hoeveel antwoorden per mens", "Van 1 tot en met 100."),
    "length": ("Hoe lang een antwoord mag zijn", "In tekens, van 20 tot en met 500. 140 leest goed op het scherm."),
    "about_from": ("Een antwoord per gekozen doel of rol", "Mensen antwoorden dan apart over wat daar is gekozen."),
    "other_side": ("Dezelfde vraag aan de gemeente", "Leeg als alleen de gemeenschap antwoordt."),
    "choices": ("Hoeveel iemand er mag kiezen", ""),
    "other": ("Mensen mogen “iets anders” invullen", ""),
    "ordered": ("Laat alleen de volgorde zien, geen aantallen", ""),
    "stackable": ("Meer dan één stip op dezelfde keuze mag", ""),
    "stem": ("Zo begint elke keuze", "Bijvoorbeeld: We willen …"),
    "words": ("De vier woorden bij het glas", "Van leeg naar vol."),
    "items": ("Wat mensen een glas geven", "Leeg als het om de vraag zelf gaat."),
    "now": ("Vraag daarna: hoe is het nu?", "Over de vijf die het meest zijn gekozen."),
    "now_text": ("De vraag over nu", ""),
    "top": ("Over hoeveel rollen je vraagt wie het doet", "De rollen die het meest zijn gekozen."),
    "who_text": ("De vraag: wie doet het?", "Leeg is: Wie doet dit?"),
    "lines": ("Regels die je één voor één laat zien", "Tussen haakjes vult de avond zelf in: {datum}, {wie erbij}."),
    "rules": ("Spelregels, samen op het scherm", ""),
    "goals_of": ("Maak hier doelen van de thema’s uit", ""),
    "countdown": ("Laat de minuten aftellen, als pauze", ""),
    "goals_from": ("Neem gekozen doelen mee uit", "Die staan klaar als je een afspraak opschrijft."),
    "roles_from": ("Neem gekozen rollen mee uit", "Die staan klaar als je een afspraak opschrijft."),
}
"""The kinds' own fields: what stands above each, and a line that helps."""

SHARED: Mapping[str, str] = {
    "title": "Korte naam", "text": "De vraag", "help": "Een zin die helpt", "note": "Aantekening voor jou",
    "minutes": "Minuten", "part": "Deel van de avond", "reveal": "Uitslag", "sensitive": "Gevoelige vraag",
    "spare": "Als de tijd kort is", "aftercare": "Waar mensen terechtkunnen", "options": "Eigen keuzes",
    "source": "Waar kiezen mensen uit?",
}  # fmt: skip
"""What the fields of every kind are called where one of them is wrong."""

WHEN: Mapping[str, str] = {
    "": "altijd",
    "window": "alleen als deelnemers eerst lezen",
    "no-window": "alleen als iedereen tegelijk leest",
}
PICTURES: Mapping[str, str] = {
    "": "geen tekening",
    "one-talks": "één praat",
    "differ": "verschillend vinden",
    "no-names": "geen namen",
    "stays-here": "blijft binnen",
}
TAKES: Mapping[str, str] = {
    "goals": "de doelen uit “{}”",
    "themes": "de thema’s uit “{}”",
    "answers": "de antwoorden uit “{}”",
    "chosen": "wat gekozen is bij “{}”",
}
BEFORE = "de afspraken van de avonden hiervoor"
PLAINLY: Mapping[str, str] = {
    "dit veld ontbreekt": "Vul dit nog in.",
    "de Nederlandse tekst (nl) ontbreekt": "Schrijf dit ook in het Nederlands.",
    "dit is leeg": "Vul dit nog in.",
    "kies: of eigen options, of options_from": "Kies: of eigen keuzes hieronder, of keuzes uit een eerdere vraag.",
}
"""The clauses of the loader that speak of files, in other words."""
