"""What the fields that every kind has are called in the programme editor; what only one kind has says so itself."""

from __future__ import annotations

from collections.abc import Mapping

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
