"""What pretend people answer. Everything here is made up; no real person, place or group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

MUNICIPALITY = "municipality"


class Theme(NamedTuple):
    """A theme the pretend facilitator makes, how it goes on after "We willen dat", the answers for it."""

    name: str
    goal: str
    answers: tuple[str, ...]


GENERAL = (
    Theme(
        "Plekken om samen te zijn",
        "jongeren een eigen plek hebben",
        (
            "Een plek waar jongeren na school terecht kunnen",
            "Meer sport in de buurt, ook voor meiden",
            "Samen eten, een keer per maand",
            "Muziek en koken voor jong en oud",
            "Een zaal die ook in het weekend open is",
            "Licht op het plein en bij de speeltuin",
            "Buiten sporten met een vaste begeleider",
        ),
    ),
    Theme(
        "Ouders en buurt",
        "ouders elkaar weten te vinden",
        (
            "Een avond voor vaders",
            "Een avond voor moeders",
            "School, ouders en buurt werken samen",
            "Ouders die elkaar op tijd bellen",
            "Samen afspreken hoe laat het stil is op straat",
        ),
    ),
    Theme(
        "Hulp die past",
        "iedereen weet waar hulp is",
        (
            "Hulp bij geld en brieven",
            "Weten bij wie je terecht kunt",
            "Iemand die luistert zonder te oordelen",
            "Uitleg over snel geld en telefoons",
            "Eerder praten, niet pas als het te laat is",
            "Iemand die het zelf heeft meegemaakt vertelt erover",
        ),
    ),
    Theme(
        "Kansen op werk",
        "jongeren makkelijker aan werk komen",
        (
            "Stageplekken dicht bij huis",
            "Een bijbaan voor wie dat wil",
            "Huiswerkhulp in het buurthuis",
            "Oudere jongeren die jongere kinderen helpen",
            "Tijd",
        ),
    ),
)

IN_THEMES: Mapping[str, tuple[Theme, ...]] = {
    "1": (
        Theme(
            "We kennen elkaar",
            "buren elkaar kennen",
            (
                "Buren kennen elkaar en groeten elkaar",
                "Kinderen spelen weer samen buiten",
                "We vieren wat goed gaat",
                "Nieuwe mensen horen er snel bij",
                "Jong en oud doen dingen samen",
            ),
        ),
        Theme(
            "We helpen elkaar",
            "mensen op tijd hulp vragen",
            (
                "Dat je op tijd hulp durft te vragen",
                "Als het misgaat, staan we naast elkaar",
                "Iemand belt aan als het stil blijft",
                "Niemand staat er alleen voor",
                "Ouders praten vaker met elkaar",
            ),
        ),
        Theme(
            "Jongeren doen mee",
            "jongeren meebeslissen",
            (
                "Jongeren mogen zelf meedenken",
                "Onze kinderen durven nee te zeggen",
                "Iedereen heeft een diploma of werk",
                "Jongeren hebben mensen om naar op te kijken",
            ),
        ),
    ),
    "4": GENERAL,
    "10": (
        Theme(
            "Luisteren en eerlijk zijn",
            "de gemeente eerlijk is",
            (
                "Dat de gemeente doet wat zij zegt",
                "Eerst luisteren, dan pas een plan",
                "Eerlijk zeggen wat niet kan",
                "Terugkomen om te vertellen wat ermee gebeurt",
            ),
        ),
        Theme(
            "Iemand die blijft",
            "er een vast gezicht is",
            (
                "Een vast gezicht bij de gemeente",
                "Iemand die de buurt kent",
                "Niet elk jaar weer een nieuw project",
                "Ook 's avonds bereikbaar zijn",
            ),
        ),
        Theme(
            "Ruimte en geld",
            "er ruimte en geld is",
            (
                "Een klein bedrag om zelf iets te beginnen",
                "Een ruimte die we mogen gebruiken",
                "Minder formulieren",
                "Hulp bij een aanvraag",
            ),
        ),
    ),
    "samen-verder": (
        Theme(
            "We zitten elke drie maanden samen aan tafel",
            "we elkaar blijven spreken",
            (
                "Elke drie maanden aan tafel, hier in de buurt",
                "Niet één keer, maar steeds weer",
                "Afspreken op een plek die van ons is",
            ),
        ),
        Theme(
            "We werken met vaste gezichten, van beide kanten",
            "we elkaar kennen",
            (
                "Eén vast gezicht van beide kanten",
                "Kort bellen als er iets is, niet eerst mailen",
                "Weten wie je aan de lijn krijgt",
            ),
        ),
        Theme(
            "De buurt begint en de gemeente helpt mee",
            "de buurt begint",
            (
                "De buurt begint, de gemeente helpt",
                "Samen een plan maken en samen kijken of het werkt",
                "Wij doen het, met geld en ruimte van de gemeente",
            ),
        ),
    ),
}
"""By the number of a question of the default programme: what is put into themes."""

PLAIN: Mapping[str, tuple[str, ...]] = {
    "0": ("Iedereen helpt elkaar", "De speeltuin is mooi geworden", "Mensen komen graag naar het buurthuis"),
    "5b": (
        "Een vaste avond per week, met koffie",
        "Drie mensen zoeken die het willen trekken",
        "Beginnen met één straat",
        "De sleutel van de zaal regelen",
        "Elke maand samen kijken hoe het gaat",
        "Iemand uitnodigen die dit al doet",
        "Jongeren zelf laten kiezen wat er komt",
        "Een dag in de zomer, klein beginnen",
        "Flyers maken in meer talen",
        "Vragen of de school wil helpen",
        "Elkaars nummer hebben",
        "Een gereedschapskist die we delen",
        "Twee keer per jaar feest op het plein",
        "Jongeren en ouders samen laten koken",
    ),
    "9": (
        "Dat we het zelf mogen bepalen",
        "Een training, dicht bij huis",
        "Iemand die meekijkt, niet overneemt",
        "Tijd om elkaar te leren kennen",
        "Een eigen potje geld",
        "Weten wat anderen al doen",
        "Een plek voor onze spullen",
        "Dat het mag mislukken",
        "Waardering, een bedankje",
        "Duidelijke uitleg, zonder moeilijke woorden",
        "Oppas voor de kinderen",
        "Iemand om te bellen",
    ),
    "10 municipality": (
        "Dat jullie ons bellen als iets niet goed gaat",
        "Dat jullie meedenken, ook als het lastig is",
        "Dat jullie zeggen wat wij beter kunnen doen",
        "Dat jullie anderen meenemen naar een avond als deze",
        "Dat jullie geduld hebben als iets tijd kost",
        "Dat jullie ons ook vertellen wat goed gaat",
        "Dat jullie meekijken of het werkt",
    ),
    "klopt": (
        "Ja, dit zeiden we",
        "Klopt, maar het ging ook over de kleintjes",
        "Ik mis dat we ook trots zijn",
        "Doel twee mag korter",
        "Klopt",
        "Schrijf erbij dat ouders meedachten",
    ),
    "nog-open": (
        "Hoeveel geld is er?",
        "Wie beslist er over de zaal?",
        "Wat gebeurt er als het niet lukt?",
        "Weten andere straten hiervan?",
        "Hoe lang blijft ons vaste gezicht?",
        "Kunnen we ook in de zomer terecht?",
        "Mogen we zelf mensen uitnodigen?",
        "Wanneer horen we weer iets?",
    ),
    "advies": (
        "Ga kijken in een buurt waar het al loopt",
        "Vraag het aan de jongeren zelf",
        "Begin klein en schrijf op wat werkt",
        "Praat ook met mensen die niet komen",
        "Vraag over een jaar hetzelfde",
        "Laat mensen van beide kanten het samen vertellen",
    ),
    "tip": (
        "Fijn dat ik niet hoefde te praten",
        "Iets meer tijd voor vraag 4",
        "Volgende keer ook met eten",
        "Zo houden",
        "De zaal was koud",
    ),
}
"""By the id of an activity of the default programme: short answers that stay as they are."""

BESIDE: Mapping[str, tuple[str, ...]] = {
    "objection": (
        "Eerst moet duidelijk zijn wie dit betaalt",
        "Dit is te veel in een keer, begin kleiner",
        "Vraag het ook aan de mensen die er nu niet zijn",
        "De tijd klopt niet voor wie 's avonds werkt",
    ),
    "other": ("Vervoer", "Iemand die vertaalt", "Rust", "Mensen die al langer meedoen"),
    "3 other": ("Vreemde berichten op telefoons", "Onrust bij het plein", "Schulden waar je niet uitkomt"),
}
"""By a choice with words beside it, of one question or of any: what must change, or what "iets anders" is."""


def themes_of(activity: str) -> tuple[Theme, ...]:
    """The themes the facilitator makes of the answers to this question; none where they stay as they are."""
    return () if activity in PLAIN else IN_THEMES.get(activity, GENERAL)


def answers_to(activity: str, side: str = "", beside: str = "") -> tuple[str, ...]:
    """Made-up answers to this question, for one `side`, or (`beside`) to go with a choice."""
    if beside:
        return BESIDE.get(f"{activity} {beside}") or BESIDE.get(beside) or BESIDE["other"]
    plain = PLAIN.get(f"{activity} {side}".strip())
    return plain or tuple(words for theme in themes_of(activity) or GENERAL for words in theme.answers)
