"""What made-up rooms say in the sheet: words that people could say, and the longest that they may."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import cycle

from tests.activities.crowds import ASKED, SAID, WORDS
from tests.conftest import DETAILS as FILLED_IN
from werksessie.programme.details import Details
from werksessie.rehearsal.answers import answers_to

QUESTION = f"Wat vind je van {ASKED}?"
DETAILS = Details(
    title="Samen sterk in de Lindebuurt", place="Buurthuis De Linde", date=str(FILLED_IN["date"]), time="19.30",
    municipality="Gemeente Voorbeeld", ladder="meewerken", feedback_date="2027-03-21", languages=("nl", "ar"),
    contact_community="Sam", contact_municipality="Noor", talk_to="de huisarts",
)  # fmt: skip

USUAL: Mapping[str, str] = {
    QUESTION: "Wat kan helpen? Wat moet er anders?",
    ASKED.capitalize(): "Wat kan helpen",
    **dict(
        zip(
            WORDS.values(),
            (
                "Jongeren hebben ’s avonds een eigen plek",
                "Ouders kennen elkaar en helpen elkaar",
                "Licht op het plein",
                "Samen eten in het buurthuis",
                "Hulp bij brieven en geld",
            ),
            strict=True,
        )
    ),
}
LONG: Mapping[str, str] = {
    QUESTION: "Wat zouden jullie, samen met de gemeente, de scholen en het jongerenwerk, als allereerste aanpakken?",
    ASKED.capitalize(): "Gemeenschapsontwikkelingsmogelijkheden",
    **dict(
        zip(
            WORDS.values(),
            (
                "Een veilige en verlichte ontmoetingsplek waar jongeren ook ’s avonds en in het weekend welkom zijn",
                "Buurtvertegenwoordigersoverleg over jongerenwerkbegeleidingsmogelijkheden",
                "Meer vrijetijdsbestedingsmogelijkheden voor meiden die na school nergens naartoe kunnen",
                "Ondersteuning bij schuldhulpverleningsaanvragen, in gewone taal en in meer talen dan nu",
                "Arbeidsmarkttoeleidingsprogramma’s en stageplaatsbemiddelingsbureaus dicht bij huis",
            ),
            strict=True,
        )
    ),
}
LONG_TITLE = "Gemeenschapsontwikkeling en jongerenwerk in de Lindebuurt en de Klaverbuurt"
LONG_ANSWERS = (
    "Jongerenwerkbegeleidingsmogelijkheden in het weekend, met iemand die de taal spreekt en blijft, ook na de zomer",
    "Een avond voor vaders",
    "https://www.voorbeeld.nl/een/heel-lang-adres-dat-iemand-plakt-en-dat-nergens-een-spatie-heeft",
    "Meer sport in de buurt, ook voor meiden, en dan op een tijd waarop zij ook echt kunnen komen en durven te komen",
)


def spoken(log: Sequence[str], words: Mapping[str, str], answers: Sequence[str], details: Details) -> tuple[str, ...]:
    """The log of an evening with other words in it: whoever told one thing tells it still."""
    text = "\n".join(log)
    for old, new in words.items():
        text = text.replace(json.dumps(old), json.dumps(new))
    others = cycle(answers)
    for old in SAID:
        text = re.sub(re.escape(json.dumps(old)), lambda _: json.dumps(next(others)), text)
    # The app's clock knows where it is.
    text = re.sub(r'("\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)"', r'\1+00:00"', text)
    first, *rest = text.split("\n")
    prepared = json.loads(first)
    prepared["details"] = {**asdict(details), "languages": list(details.languages)}
    return (json.dumps(prepared), *rest)


def usual(log: Sequence[str], groups: bool = False) -> tuple[str, ...]:
    """As people talk."""
    return spoken(log, USUAL, answers_to("4"), replace(DETAILS, groups=groups))


def longest(log: Sequence[str]) -> tuple[str, ...]:
    """As nobody hopes they do."""
    return spoken(log, LONG, LONG_ANSWERS, replace(DETAILS, title=LONG_TITLE))
