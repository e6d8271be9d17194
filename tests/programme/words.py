"""What the shipped programmes must say, word for word. What stands under DECK is the source's own wording, typing
errors included."""

from __future__ import annotations

QUESTIONS = (
    ("1", "Wat verstaat de gemeenschap onder weerbaarheid?", "Bewustzijn problematiek"),
    ("2", "In hoeverre is de gemeenschap bewust van ondermijning in hun regio?", "Bewustzijn problematiek"),
    (
        "3",
        "Welke vormen van ondermijnende criminele activiteiten komt de gemeenschap tegen?",
        "Bewustzijn problematiek",
    ),
    ("4", "Hoe zou dat opgelost moeten worden volgens hen?", "Oplossingsgerichtheid"),
    ("5a", "Vertaald in welke activiteiten en vooral met welke doel?", "Doel"),
    ("5b", "Vertaald in welke activiteiten en vooral met welke doel?", "Activiteiten"),
    (
        "6",
        "Welke rol wil de gemeenschap nemen in het zich weerbaar kunnen opstellen tegen ondermijnende criminaliteit?",
        "Rol en capaciteit",
    ),
    ("7", "Wat hebben ze nodig om die rol goed te kunnen vervullen?", "Rol en capaciteit"),
    ("8", "Welke voorwaarden voor samenwerking is voor hun belangrijk?", "Wederzijds verwachting"),
    ("9", "Wat hebben zij nodig om hun eigenaarschap en eigen capaciteit te vergroten?", "Rol en capaciteit"),
    ("10", "Welke verwachtingen heeft de gemeenschap t.o. z. van de gemeente?", "Wederzijds verwachting"),
)
"""(number, the deck's wording, the factor we put it under)."""

FACTORS = (
    "Bewustzijn problematiek",
    "Doel",
    "Oplossingsgerichtheid",
    "Activiteiten",
    "Rol en capaciteit",
    "Wederzijds verwachting",
)
CONDITIONS = (
    ("Helder communicatie, transparantie en afstemming", "Duidelijk praten, niets verbergen, samen plannen",
     "Clear talk, nothing hidden, planning together"),
    ("Vertrouwen & gelijkwaardigheid", "Elkaar vertrouwen, iedereen telt even veel",
     "Trusting each other, everyone counts equally"),
    ("Gezamenlijk gedragen doelstelling", "Hetzelfde doel, van ons allemaal", "One goal that belongs to all of us"),
    ("Vaste gezichten", "Steeds dezelfde mensen", "The same people each time"),
    ("Lange termijn visie en planning", "Een plan voor langere tijd", "A plan for the longer term"),
    ("Voldoende financiële middelen", "Genoeg geld", "Enough money"),
    ("Succesvolle afronding", "Afmaken wat we beginnen, met resultaat", "Finishing what we start, with a result"),
    ("Monitoring", "Samen kijken: werkt het?", "Checking together: does it work?"),
    ("Borging en duurzaamheid", "Zorgen dat het blijft", "Making sure it lasts"),
)  # fmt: skip
TARGETS = (
    ("het onderhouden en of herstellen van sociale banden binnen een gemeenschap",
     "Contact tussen mensen goed houden of weer goed maken", "Keep or mend contact between people"),
    ("het sociaal mobiliseren van een gemeenschap in de vorm van een collectie actie "
     "(aan een gemeenschappelijk doel samenwerken en verbinden)",
     "Samen iets doen voor één doel", "Do something together for one goal"),
    ("familie, rolmodellen en leeftijdsgenoten van jongeren", "Familie, andere jongeren en rolmodellen laten meedoen",
     "Involve family, other young people and role models"),
)  # fmt: skip
METHODS = (
    ("Kennisoverdracht", "Uitleg en informatie krijgen", "Getting information"),
    ("Inzetten van ervaringskennis", "Leren van iemand die het zelf meemaakte",
     "Learning from someone who has been through it"),
    ("Positieve benadering", "Kijken naar wat goed gaat", "Looking at what goes well"),
    ("Peeronderwijs", "Jongeren leren van jongeren", "Young people learning from young people"),
    ("Trainer als rolmodel", "Een trainer die een voorbeeld is", "A trainer who sets an example"),
    ("Oefenen van vaardigheden", "Oefenen, bijvoorbeeld nee zeggen", "Practising, for example saying no"),
    ("Doelen formuleren", "Zelf doelen kiezen", "Choosing your own goals"),
)  # fmt: skip
"""(the deck's wording, Dutch card, English card)."""

DECK = (
    *dict.fromkeys(verbatim for _, verbatim, _ in QUESTIONS),
    *FACTORS,
    *(verbatim for verbatim, _, _ in (*CONDITIONS, *TARGETS, *METHODS)),
)
"""The 35 texts of the deck: ten questions, six factors, nine conditions, three targets, seven methods."""

HEADINGS = (
    "Deelvragen kennissynthese",
    "Welke vorm van samenwerking geschikt?",
    "Afhankelijk van een aantal factoren:",
    "Conclusie:",
    "Voorwaarden voor een goede samenwerking:",
    "Welke aspecten vergroten effectiviteit interventie? Interventies gericht op:",
    "Welke methoden vergroten effectiviteit interventie?",
    "Stappen: hoe ga ik te werk?",
    "Hoe versterk je weerbaarheid en veerkracht van (hechte) gemeenschappen ter voorkoming van "
    "betrokkenheid van jongeren "
    "bij ondermijnende criminaliteit?",
    "De volgende deelvragen dragen bij aan het antwoord op bovenstaande vraag:",
)
STEPS = (
    "Begin met een inventarisatie en duik in de leefwereld van de gemeenschap! (bottom-up)",
    "Hoezeer de doelstelling en actie binnen de interventie aansluit op de dagelijkse "
    "praktijk, leefwereld en vooral "
    "belangen van de leden van een gemeenschap, hoe groter de uitvoeringsbereidheid, "
    "betrokkenheid en doeltreffendheid van "
    "de interventie",
)
CONCLUSION = (
    "de effectiviteit van de samenwerking met een gemeenschap is afhankelijk van de behoefte, "
    "gedeelde doelstelling en "
    "oplossing, kenmerken, inzetbaarheid, rolverdeling en capaciteit van een gemeenschap."
)
MAIN_QUESTION = (
    "Welke onderbouwde wetenschappelijke & praktijkgerichte inzichten geven voeding aan de "
    "advisering van ESS ten aanzien "
    "van het handelingsperspectief van gemeenten ter versterking van samenwerking met en "
    "vergroting van veerkracht/ "
    "weerbaarheid van lokale (hechte) gemeenschappen in relatie tot het voorkomen van "
    "betrokkenheid van jongeren bij "
    "ondermijnende criminaliteit?"
)
SUB_QUESTIONS = (
    "I. Wat zijn risico- en beschermende factoren op gezins- en gemeenschapsniveau ten aanzien "
    "van betrokkenheid van "
    "jongeren bij ondermijnende (jeugd)criminaliteit?",
    "II. Wat zijn onderbouwde inzichten ter versterking van samenwerking tussen gemeenten en lokale (hechte) "
    "gemeenschappen?",
    "III. Wat zijn onderbouwde inzichten ter versterking van weerbaarheid van lokale (hechte) gemeenschappen tegen "
    "ondermijnende criminaliteit?",
    "IV. Welke kennislacunes resteren er in relatie tot de hoofdvraag en wat is het advies ten aanzien daarvan?",
    "1. Wat zijn risico- en beschermende factoren met een focus op gezins- en gemeenschapsniveau ten aanzien van "
    "betrokkenheid van jongeren bij ondermijnende criminaliteit?",
    "2. Wat zijn onderbouwde inzichten ter versterking van samenwerking tussen gemeenten en (hechte) gemeenschappen?",
    "3. Wat zijn onderbouwde inzichten ter versterking van veerkracht/weerbaarheid van hechte gemeenschappen tegen "
    "ondermijnende criminaliteit?",
    "4. Welke kennis lacunes resteren er in relatie tot de hoofdvraag en wat is het advies ten aanzien daarvan?",
)
"""The deck numbers its four I to IV, the assignment 1 to 4, in slightly other words."""

ASKED = {
    "0": ("Wat gaat goed bij jullie?", ""),
    "1": (
        "Stel: jullie gemeenschap staat sterk. Wat zie je dan?",
        "Imagine your community is strong. What would you see?",
    ),
    "2": (
        "Criminelen zoeken soms jongeren die voor hen werken. Hoeveel mensen hier weten dat?",
        "Criminals sometimes look for young people to work for them. How many people here know that?",
    ),
    "3": (
        "Wat zien of horen jullie in de buurt? Kies wat je zelf ziet of hoort. Schrijf geen namen.",
        "What do you see or hear around here? Choose what you see or hear yourself. Do not write names.",
    ),
    "4": (
        "Jongeren worden soms gezocht door criminelen. Wat kan helpen? Wat moet er anders?",
        "Criminals sometimes look for young people. What could help? What should change?",
    ),
    "doelen": ("Waarom doen we dit? Maak af: We willen dat …", ""),
    "eens": ("Waar zijn we het over eens?", ""),
    "5a": ("Wat willen we bereiken? Kies er 3.", "What do we want to achieve? Choose 3."),
    "5b": (
        "Wat gaan we doen voor dit doel? Noem één ding.",
        "What will we do for this goal? Name one thing.",
    ),
    "11": ("Waar willen we iets aan doen?", "What do we want to work on?"),
    "12": ("Op welke manier? Kies er 3.", ""),
    "6": (
        "Wat wil jullie gemeenschap zelf doen? Kies er 3.",
        "What would your community like to take on? Choose 3.",
    ),
    "beschikbaar": ("Hoe vaak kun jij meedoen?", ""),
    "7": ("Wat heb je daarvoor nodig?", "What do you need for that?"),
    "9": ("Wat helpt jullie om dit zelf te doen?", "What helps you to do this yourselves?"),
    "8": (
        "Samenwerken met de gemeente: wat is het belangrijkst? Kies er 3.",
        "Working with the municipality: what matters most? Choose 3.",
    ),
    "10": ("Wat verwachten jullie van de gemeente?", "What do you expect from the municipality?"),
    "samen-verder": ("Hoe willen we verder samenwerken?", ""),
    "advies": ("Wat is ons advies hierover?", ""),
    "tip": ("Tip voor ons", ""),
}
"""What is asked, in Dutch and, where the document gives it, in English."""

NOTES = {
    "1": "Geef geen definitie. Vraag door: wanneer zag je dat?",
    "2": "Noem geen groepen. Vraag niet wie. Bij een concreet verhaal: knop Zorg.",
    "3": "Noem geen groepen. Vraag niet wie. Bij een concreet verhaal: knop Zorg.",
    "4": "Elk idee mag. Nog niet zeggen of het kan.",
    "doelen": "Vraag: waarom willen jullie dat? Maak samen de zin af.",
    "5a": "Eerst doel, dan doen. Stemmen is kijken, niet beslissen.",
    "5b": "Eerst doel, dan doen. Stemmen is kijken, niet beslissen.",
    "6": "Nee zeggen mag. Niemand geeft zich vandaag op.",
    "7": "Nee zeggen mag. Niemand geeft zich vandaag op.",
    "8": "Vraag bij het leegste glas: wat is er gebeurd?",
    "10": "Eerst de gemeenschap, de gemeente luistert. Daarna de gemeente.",
    "afspraken": "Liever twee afspraken die lukken dan tien.",
}
SEEN = (
    "jongeren gevraagd om iets te brengen of te halen", "iemand leent zijn bankpas uit", "drugs verkopen",
    "huis of schuur gebruikt voor drugs", "snel geld via telefoon of internet", "wapens", "mensen bang gemaakt",
    "bedrijf met geld uit misdaad", "ik zie niets", "iets anders",
)  # fmt: skip
ROLES = (
    ("Rolmodel zijn voor jongeren", "rolmodellen"), ("Eigen ervaring vertellen", "ervaringskennis"),
    ("Mensen bij elkaar brengen", "sociale banden"), ("Samen een actie doen", "collectie actie"),
    ("Jongeren leren van jongeren", "Peeronderwijs"), ("Ouders en familie helpen", "familie"),
    ("Vast gezicht van de gemeenschap", "Vaste gezichten"), ("Vast gezicht van de gemeente", "Vaste gezichten"),
    ("Meekijken of het werkt", "Monitoring"), ("Ruimte en geld regelen", "Voldoende financiële middelen"),
    ("Meedenken", ""), ("Nu geen rol", ""), ("Andere rol", ""),
)  # fmt: skip
NEEDS = (
    ("tijd", "time"), ("geld", "money"), ("een plek", "a place"), ("kennis", "knowledge"),
    ("iemand die helpt", "someone to help"), ("veiligheid", "safety"), ("iets anders", "something else"),
)  # fmt: skip
GLASS = (("nee", "no"), ("een beetje", "a little"), ("bijna helemaal", "almost"), ("helemaal", "completely"))
WELCOME = (
    ("Welkom. Fijn dat jullie er zijn.", "Welcome, good that you are here."),
    (
        "Criminelen zoeken soms jongeren die voor hen werken. Vanavond praten we over hoe we jongeren beschermen.",
        "Criminals sometimes look for young people to work for them. Tonight we talk about protecting young people.",
    ),
    ("Jullie vertellen. Wij luisteren.", "You talk, we listen."),
    ("Zo werkt het vanavond: {ladderzin}", "This is how tonight works: {ladderzin}"),
    ("In de zaal zijn ook: {wie erbij}.", "Also in the room: {wie erbij}."),
    (
        "Meedoen kan met je telefoon of op papier. Overslaan mag altijd.",
        "Join by phone or on paper. You may always skip.",
    ),
    (
        "We vragen geen naam. Schrijf ook geen namen van anderen. Dit is geen meldpunt. Bij gevaar: bel 112.",
        "We ask no names. Do not write names of others. This is not a place to report crimes. In danger: call 112.",
    ),
    ("Op {datum} zien jullie het verslag als eerste.", "On {datum} you see the report first."),
    (
        "Op {datum} kunnen jullie het verslag lezen. De gemeente krijgt het dan ook.",
        "On {datum} you can read the report. The municipality gets it too.",
    ),
)
RULES = (
    "Eén praat, de rest luistert", "Iedereen mag iets anders vinden",
    "Noem geen namen of adressen. Vertel niet wat iemand van plan is", "Vertel buiten niet wie wat zei",
)  # fmt: skip
