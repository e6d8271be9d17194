"""The small words of Dutch that carry no subject: the stop words.

Written out by hand for this project, class by class from the grammar; not taken from a published list.
"""

from __future__ import annotations

from werksessie.reading.folding import word_set

_ARTICLES_AND_POINTING = """
de het een 't 'n 'k 's den der des ter ten die dat deze dit zulke zulk zo'n zo'n zo zulks degene diegene datgene
hetzelfde dezelfde dergelijke ander andere anderen anders iemand iets niemand niets niks men ieder iedere iedereen
elk elke elkaar elkaars alles alle allen allemaal al beide beiden sommige sommigen enkele enig enige enkel
verschillende meeste veel vele velen weinig genoeg zoveel hoeveel paar beetje stuk soort
"""

_PERSONS = """
ik mij me mijn m'n mn jij je jou jouw u uw hij hem zijn z'n zn zij ze haar d'r wij we ons onze jullie hun hen zich
zelf zichzelf mezelf jezelf onszelf eigen
"""

_ASKING = """
wie wat waar wanneer waarom hoe welk welke wiens waarmee waarvoor waarbij waarin waarop waarvan waaraan waardoor
"""

_BETWEEN = """
aan achter af behalve beneden bij binnen boven bovenop buiten door dankzij gedurende in langs met mee na naar naast
nabij om onder ondanks op over per rond rondom sinds tegen tegenover te tijdens toe tot tussen uit van vanaf vanuit
via volgens voor voorbij wegens zonder richting omtrent qua inzake
"""

_JOINING = """
en of maar want dus als dan omdat doordat zodat terwijl hoewel ofwel noch toen indien mits tenzij voordat nadat
totdat zolang alsof zoals zowel evenals
"""

_THERE_AND_THEN = """
er hier daar ergens nergens overal daarmee daarvoor daarbij daarin daarop daarvan daaraan daardoor daarna daarom
daarnaast hiermee hiervoor hierbij hierin hierop hiervan hieraan hierdoor hierna ervan ervoor ermee erbij erin erop
eraan erdoor eruit erover ertoe heen weer terug nu straks later vroeger gisteren vandaag morgen altijd nooit ooit
soms vaak meestal steeds telkens eerst eerder eens even nog al alvast reeds pas net zojuist direct meteen gelijk
tegelijk intussen ondertussen
"""

_HOW_MUCH = """
ook wel niet geen toch maar juist vooral zeker misschien eigenlijk gewoon echt heel hele erg zeer te bijna helemaal
ongeveer slechts alleen zelfs minstens tenminste hooguit vrij nogal tamelijk best liefst graag gauw snel langzaam
daadwerkelijk bijvoorbeeld namelijk immers trouwens kortom ja nee oke ok aub alstublieft alsjeblieft bedankt hoi
hallo hey he joh meer minder zogenaamd inderdaad uiteraard natuurlijk waarschijnlijk hopelijk helaas gelukkig
"""

_HELPING_VERBS = """
ben bent is zijn was waren geweest wees heb hebt heeft hebben had hadden gehad word wordt worden werd werden
geworden zal zult zullen zou zouden kan kun kunt kunnen kon konden gekund mag mogen mocht mochten moet moeten moest
moesten hoef hoeft hoeven hoefde wil wilt willen wilde wilden wou gewild laat laten liet lieten ga gaat gaan ging
gingen gegaan kom komt komen kwam kwamen gekomen doe doet doen deed deden gedaan maak maakt maken maakte gemaakt
krijg krijgt krijgen kreeg kregen gekregen blijf blijft blijven bleef bleven gebleven zit zitten zat sta staat staan
stond stonden ligt liggen vind vindt vinden vond vinden denk denkt denken dacht weet weten wist zeg zegt zeggen zei
zeiden gezegd zie ziet zien zag zagen gezien geef geeft geven gaf gaven gegeven neem neemt nemen nam namen lijkt
lijken hoort heet heten bestaat hou houdt houden hield zorgt zorgde lukt
"""

_NUMBERS = """
nul twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig vijftig zestig honderd duizend
eerste tweede derde vierde vijfde laatste volgende vorige half halve keer maal
"""

FUNCTION_WORDS = word_set(
    _ARTICLES_AND_POINTING, _PERSONS, _ASKING, _BETWEEN, _JOINING, _THERE_AND_THEN, _HOW_MUCH, _HELPING_VERBS, _NUMBERS
)
"""All of them, folded."""
