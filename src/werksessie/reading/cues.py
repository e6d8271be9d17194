"""The words around a name that give it away, and those around a capital that explain it."""

from __future__ import annotations

from werksessie.reading.folding import word_set

STRONG_TITLES = word_set("meneer mevrouw dhr mevr mw mvr heer familie gezin fam juf juffrouw mr mrs")
"""Whatever has a capital after these is a name."""

TITLES = STRONG_TITLES | word_set(
    """meester oom ome tante opa oma buurman buurvrouw imam hodja hoca sjeik sheikh hadji dominee ds pastoor pater
    zuster broeder dokter dr agent wijkagent wethouder burgemeester raadslid coach trainer directeur conciërge
    jongerenwerker buurtwerker leraar docent minister president voorzitter rechter advocaat broer zus neef nicht
    collega vriend vriendin dealer kapper bakker slager"""
)
"""A capitalised word after these is a name, unless it is a word that is known."""

FAMILY_NAMES = word_set(
    """bakker visser smit kok boer koning klein groot jong jonge lange bos vos post prins kuiper kramer schipper dekker
    slager kapper meester wit zwart groen koster timmer pool engels duits wever molenaar schouten koopman"""
)
"""Words that are family names as well, when something before them says so."""

NAMED = word_set("heet heette heten genaamd geheten alias bijgenaamd named called ismim adim اسمه اسمها اسمي")
NAME = word_set("naam bijnaam roepnaam voornaam achternaam schuilnaam name")
CALL = word_set("noemt noemen noemde noemden")
CALLED = word_set("hem haar zich mij me ze")

PERSONS = word_set(
    """hij zij ze ik jongen man vrouw meisje gast vent dealer dader knul broer zus zoon dochter neef nicht buurman
    buurvrouw vriend vriendin oom tante leider baas crimineel leraar juf meester trainer coach die persoon
    iemand mijn zijn haar z'n m'n"""
)
"""Words for one person, or of one."""

ARTICLES = word_set("de het een 't t sint st")
TOWARDS = word_set("in te uit richting rond buiten binnen nabij")
THINGS = word_set(
    """wijk buurt straat plein stichting vereniging club moskee kerk school basisschool café winkel snackbar supermarkt
    restaurant buurthuis gemeente stad dorp regio provincie partij app merk project organisatie centrum station
    halte flat park bedrijf bureau firma garage hotel theater zaal krant programma serie film eiland land"""
)
"""After these a capital belongs to a place or a thing."""

DEEDS = word_set(
    """dealt woont ronselt bedreigt verkoopt steelt smokkelt handelt vecht liegt scheldt rookt blowt drinkt slaat pest
    kookt traint regelt luistert verdient rijdt"""
)
"""What only a person does; the unknown first word of a sentence that does this may be a name."""

DOES = DEEDS | word_set("zegt doet weet kent heet zit helpt werkt brengt haalt geeft")
"""What people do, and things as well."""

AND = word_set("en of and ve i та و")

_PHRASES = (
    "jan en alleman", "jan modaal", "jan met de pet", "jan publiek", "jan rap", "jan piet en klaas", "piet snot",
    "jan piet of klaas", "zwarte piet", "henk en ingrid", "hans en grietje", "jip en janneke", "joost mag",
    "jantje beton", "jantje van leiden", "klaas vaak", "adam en eva", "bert en ernie", "albert heijn", "jan linders",
    "dirk van den broek", "johan cruijff", "johan cruyff", "sint maarten", "sint nicolaas", "max havelaar",
)  # fmt: skip

PHRASES: dict[str, tuple[tuple[str, ...], ...]] = {
    first: tuple(tuple(phrase.split()) for phrase in _PHRASES if phrase.startswith(f"{first} "))
    for first in {phrase.partition(" ")[0] for phrase in _PHRASES}
}
"""Sayings and firms that hold a first name and mean nobody, by their first word."""
