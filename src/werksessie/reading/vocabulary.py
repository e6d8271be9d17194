"""Words that may carry a capital without being a person: what people, places, organisations and days are called.

Countries, languages, months and days come from the Unicode CLDR through Babel. The rest was written out by hand for
this project: the words of such an evening, the peoples and places people speak of, shops, clubs and services. Far from
complete: a word that is missing costs the facilitator one needless mark.
"""

from __future__ import annotations

from babel import Locale

from werksessie.reading.cues import DOES, THINGS, TITLES
from werksessie.reading.first_names import FIRST_NAMES
from werksessie.reading.folding import word_set, words
from werksessie.reading.function_words import FUNCTION_WORDS

_PLAIN = """
aandacht aanpak aanspreken ambtenaar ambtenaren afspraak afspraken agent agenten alcohol arbeid armoede auto autos
avond baan baas banen bank bankpas basis beleid belang bendes beroep bestuur bewoner bewoners boa boas boef boete
bouw brief broer broers broeders buren buurt cafe camera cameras cel centrum coach coaches collega contact controle
crimineel criminelen cultuur cursus dader daders dealer dealers deur dialoog docent doel doelen dorp drank drugs
durf duidelijk echte eerlijk eten familie feest fiets film flat fout gang gast gasten gebied geduld geld geloof
geluk gemeente gemeenten gevaar gezag gezin gezinnen gezondheid god goed goede groep groepen groen groene grote
groot haat halal haram hangplek hart hechte help helpen hoop horeca huis huizen hulp huur idee ideeen imam imams
inbraak info jeugd jong jonge jongen jongens jongere jongeren kamer kansen kant kapper kennis kerk kerken kijk kind
kinder kinderen klacht klas klein kleine koffie kosten kunst kwaad lange leerling huiswerk gemeenschap begeleiding
opvang honk veld velden middag huiskamer plaatsen aanspreekpunt verenigingen leden lid leerlingen leeg leer leraar
leraren les lessen leven licht lichten lief lieve luister luisteren maatje maatjes man mannen markt meester meiden
meid meisje meisjes mens mensen migratie minister misdaad moeder moeders moskee moskeeen muziek natuur nieuw nieuwe
nood oma ome omgeving onrecht ontmoeting oom opa open oma oude ouder ouders ouderen overheid overlast park partner
pesten plaats plan plannen plein plek plekken plezier politie politiek post praat praten preventie prijs probleem
problemen project projecten proef rechter regel regels rijk rolmodel rolmodellen ruimte rust ruzie samen samenleving
school scholen schuld slaap slecht sleutel sleutelfiguren spel sport stad start meld leefbaar leefbare rijnmond
steun stem stilte stop straat straten straf stress veerkracht student studie subsidie supermarkt taal tante team
telefoon tieners tijd toekomst toezicht trainer trainers trots trouw vader vaders vaste veilig veilige verkeer
vertrouwen vuur verhaal verhalen verschil vijand voetbal volk volwassenen vooroordeel vraag vragen vrede vriend
vrienden vriendin vriendinnen vriendschap vrijheid vrijwilliger vrijwilligers vrouw vrouwen vuil waarden wapen
wapens weg wereld werk werken wet wethouder wijk wijken winkel winkels wonen woning woningen zaak zelf zin zoek
zondaar zoon zonen zorg zus zussen zusters zwart wit sterk sterke stichting vereniging club clubs bureau dienst
afdeling partij fractie raad commissie college kabinet provincie regio land landen burgemeester koning koningin
prins prinses president premier directeur voorzitter dominee pastoor priester profeet heer dame beter betere best
minder meer regelmatig rapper rappers held helden junk junks nederhop drill rap snack pizza kebab shisha lachgas
wiet coke crypto voorbeeld bron link punt boys girls jobs games gamers doei groetjes groeten succes dank bedankt
sorry wauw super mooi mooie gezellig gezellige kans ramen deuren speeltuin bieb bibliotheek zwembad gymzaal kantine
keuken tuin tuinen moestuin bank banken prullenbak afval vast gezicht gezichten pers media krant nieuws brand
ambulance brandweer dokter huisarts tandarts apotheek ziekenhuis zuster respect begrip kracht liefde eer angst moed
wens wensen structuur systeem schulden uitkering toeslag inkomen loon vakantie zomer winter lente herfst nacht
ochtend middag uur week maand jaar weekend hond honden scooter scooters bus tram trein metro vuurwerk troep herrie
lawaai geluid ruzies vechten geweld mes messen bom explosie luid eenheid gelijkheid vrouwendag zelfvertrouwen
ervaring verbinding verantwoordelijkheid aanwezig aanwezigheid beloften belofte eisen eis ideaal waarheid leugen
fouten moskeebestuur therapie boksen boksschool kickboksen fitness dansen zingen theater toneel museum uitje uitjes
kamp reis reizen boeken boek computer gamen laptop internetcafe hal hoek hoeken stoep trap lift galerij portiek
kelder dak balkon schuur schuurtje garage loods pand panden parkeerplaats fietspad rotonde drempel drempels
verlichting lamp lampen bloemen bomen boom gras hek hekken vervolgens daarentegen bovendien tevens wellicht ondanks
uiteindelijk regelmatig constant voortaan inmiddels onlangs recent aankomende komende afgelopen vorig vorige ieders
mogelijk onmogelijk noodzakelijk moeilijk makkelijk lastig simpel belangrijk the and all but we they you our this
that what why how more less please people young when where there not no yes for with from noord zuid oost west
zuidoost zuidwest noordoost noordwest binnenstad nieuwbouw centraal station
"""

_PEOPLES = """
nederlander nederlanders nederlands nederlandse hollander hollanders hollands hollandse marokkaan marokkanen
marokkaans turk turken turks surinamer surinamers antilliaan antillianen arubaan molukker molukkers pool polen pools
poolse syrier syriers irakees irakezen iraniers afghaan afghanen somalier somaliers somali eritreeer eritreeers
ethiopier ghanees ghanezen roemeen roemenen bulgaar bulgaren bulgaars oekrainer oekrainers rus russen russisch
duitser duitsers duits belg belgen fransman engels engelsman amerikaan amerikanen chinees chinezen indo indos
indiaas hindoe hindoes hindoestaan hindoestanen javaan javanen creool kaapverdiaan kaapverdianen koerd koerden
koerdisch arabier arabieren arabisch berber berbers berbers riffijn joegoslaaf roma sinti fries friezen limburger
brabander amsterdammer rotterdammer hagenaar utrechter moslim moslims moslima christen christenen jood joden joods
katholiek katholieken protestant boeddhist islam islamitisch christelijk europeaan europeanen europees europese
afrikaan afrikanen aziaat aziaten latino latinos westers westerse allochtoon allochtonen autochtoon expat expats
tamazight papiaments papiamentu sranan urdu dari pasjtoe tigrinya fries jiddisch latijn grieks
"""

_PLACES = """
amsterdam rotterdam utrecht eindhoven groningen tilburg almere breda nijmegen apeldoorn haarlem arnhem enschede
amersfoort zaanstad zaandam haarlemmermeer hoofddorp zwolle leiden leeuwarden maastricht dordrecht ede emmen
westland delft deventer venlo helmond hilversum heerlen hengelo purmerend roosendaal schiedam lelystad alphen gouda
spijkenisse vlaardingen almelo hoorn velsen assen bergen oss capelle nieuwegein veenendaal katwijk zeist nissewaard
doetinchem barneveld terneuzen kampen heerenveen weert woerden rijswijk houten weesp diemen vught tiel culemborg
waalwijk goes middelburg vlissingen sittard geleen kerkrade roermond drachten sneek franeker harlingen hoogeveen
meppel coevorden stadskanaal veendam winschoten delfzijl appingedam oldenzaal rijssen wierden raalte winterswijk
zutphen wageningen nijkerk harderwijk ermelo putten epe zevenaar duiven huissen elst bemmel cuijk boxtel boxmeer
uden veghel best geldrop valkenswaard deurne horst panningen bussum huizen laren naarden volendam edam heemskerk
beverwijk castricum heiloo alkmaar schagen denhelder texel terschelling ameland vlieland urk dronten emmeloord
zeewolde biddinghuizen ijmuiden zandvoort heemstede hillegom lisse sassenheim noordwijk voorhout wassenaar voorburg
leidschendam zoetermeer pijnacker delfgauw barendrecht ridderkerk papendrecht sliedrecht gorinchem leerdam vianen
ijsselstein maarssen breukelen mijdrecht uithoorn aalsmeer amstelveen ouderkerk soest baarn bunschoten spakenburg
rhenen bunnik randstad twente achterhoek veluwe betuwe salland drenthe overijssel gelderland flevoland friesland
limburg brabant zeeland holland noord-holland zuid-holland noord-brabant haag bosch amsterdam-zuidoost bijlmer
bijlmermeer slotervaart osdorp geuzenveld slotermeer bos lommer transvaal schilderswijk laak escamp moerwijk
morgenstond mariahoeve ypenburg leidsche rijn kanaleneiland overvecht zuilen lombok hoograven lunetten tarwewijk
charlois feijenoord hillesluis bloemhof afrikaanderwijk carnisse pendrecht crooswijk spangen delfshaven oosterflank
poelenburg peldersveld presikhaaf malburgen klarendal kruidenbuurt woensel stratum gestel tongelre vrederust selwerd
paddepoel beijum vinkhuizen korrewegwijk indische korreweg hatert dukenburg lindenholt stokhasselt reeshof heuvel
hoge vucht geeren velve pathmos deppenbroek berflo jordaan pijp kinkerbuurt dapperbuurt watergraafsmeer antwerpen
brussel gent berlijn parijs londen istanbul ankara izmir casablanca rabat tanger nador fez marrakech paramaribo
willemstad aleppo damascus bagdad kabul kaboel teheran mogadishu asmara kiev kyiv warschau mekka medina jeruzalem
europa afrika azie amerika arabie oriënt curacao aruba bonaire antillen molukken rif koerdistan balkan verenigde
staten koninkrijk
"""

_ORGANISATIONS = """
action ahold albert heijn aldi amazon apple audi ajax az bmw blokker bol bijenkorf burger burgerking coop corendon
decathlon dekamarkt dhl dirk dunya efteling ekoplaza eriks etos facebook feyenoord fiat ford gall gamma google golf
gucci hema heracles heineken hornbach ikea instagram insta iphone jumbo karwei kfc kia kpn kruidvat kwantum leen
lidl linkedin louis vuitton mediamarkt mcdonalds mcdonald's mac mercedes microsoft netflix nike nikes opel philips
playstation plus poiesz praxis primark prada psv ns rabobank ing abn amro renault ret samsung shell snap snapchat
spar spotify starbucks subway telegram tesla teams teletekst thuisbezorgd tikkie tiktok toyota trekpleister twitter
tinder uber vinted volkswagen vomar walibi whatsapp wikipedia wibra xenos youtube yamaha vespa zara zalando zeeman
zoom ziggo marktplaats fortnite roblox xbox nintendo krajicek cruyff cruijff johan foundation court playground halt
humanitas vluchtelingenwerk slachtofferhulp veiligheidshuis leger heils kruis rode jantje beton voedselbank
kledingbank buurthuis wijkteam wmo svb uwv cak duo digid belastingdienst kvk ind coa vng szw rijk rijksoverheid rivm
ggz ggd cda vvd pvda pvv groenlinks denk bij1 volt sp ess vws om ombudsman raad reclassering jeugdzorg
kinderbescherming woningbouw woningcorporatie woonbron vestia ymere eigen haard vve stadsmarinier marinier
marechaussee interpol europol oranje eredivisie champions league playstore chatgpt copilot olympische spelen wifi
zorgverzekeraar vmbo havo vwo mbo hbo roc
"""

_DAYS = """
ramadan suikerfeest offerfeest eid iftar iftars kerst kerstmis kerstavond pasen pinksteren hemelvaart koningsdag
koninginnedag bevrijdingsdag dodenherdenking sinterklaas sint pieterbaas nieuwjaar oudjaar oud newroz nowruz diwali
holi phagwa keti koti carnaval halloween valentijnsdag moederdag vaderdag burendag suikerfeesten advent chanoeka
sabbat vasten corona covid oorlog tweede kamer eerste wereldoorlog grondwet koran quran bijbel thora allah jezus god
mohammedaan sharia toeslagenaffaire brexit internet bitcoin
"""

_THING_ENDINGS = tuple(
    word_set(
        """straat laan plein weg kade singel gracht dreef plantsoen buurt park markt polder kwartier flat school
        scholen lyceum college mavo campus arena court moskee centrum"""
    )
)
_FIRMS = word_set(
    """heijn foundation court playground arena stadion moskee kerk school college lyceum mavo fonds stichting centrum
    museum ziekenhuis hotel kazerne theater hal bibliotheek buurthuis straat plein park brug club fc vv bv nv"""
)

# How words for places, peoples, and what people make and do end and begin. A first name that does so is in the list.
_ENDINGS = _THING_ENDINGS + tuple(
    word_set(
        """wijk hof dijk steeg brug poort toren huis huizen zaal kerk dorp stad dam drecht recht burg veen hoven
        haven zijl oord sluis broek horst haag eiland heid heden ingen schap schappen atie aties isme teit
        teiten lijk lijke baar bare achtig achtige loos loze isch ische aans aanse eens eense nese tese
        dese rese lese chtig chtige kunde ering eling lijks erij erijen ement ementen kamer bank winkel
        shop fonds werk werker werkers agent agenten vader vaders moeder moeders ouder ouders groep
        groepen team teams plan plannen dag dagen avond avonden week weken club clubs plek plekken zorg
        hulp feest feesten raad bureau dienst diensten project projecten kring loket punt krant rechten
        plicht geld tijd les lessen spel spelen kunst jeugd landen"""
    )
)
_BEGINNINGS = tuple(
    word_set(
        """buurt wijk jongeren jeugd ouder kinder school politie gemeente straat sport drugs veilig vrijwillig samen
        meiden jongens vrouwen mannen huis woning taal leer crimin onder over voor rijks stads dorps
        burger misdaad moskee kerk geld werk zorg hulp groeps voetbal muziek anti multi inter zelf mensen
        familie gezins opvoed opleid stage inwoner bewoner nederland marokk turk surina antill somal syri
        oekra europ afrika arabi islam christ"""
    )
)


def _from_cldr(language: str) -> set[str]:
    locale = Locale.parse(language)
    names = [*locale.territories.values(), *locale.languages.values()]
    names += [*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values()]
    return {word for name in names for word in words(str(name))}


def _listed() -> frozenset[str]:
    parts = (_PLAIN, _PEOPLES, _PLACES, _ORGANISATIONS, _DAYS)
    cldr = (_from_cldr("nl") | _from_cldr("en")) - FIRST_NAMES
    return word_set(*parts) | cldr | FUNCTION_WORDS | TITLES | THINGS | DOES


COMMON = _listed()
"""Folded words that a capital does not make a person of."""


def is_common(folded: str) -> bool:
    """Whether a capital says nothing about this folded word."""
    if folded in COMMON:
        return True
    if folded in FIRST_NAMES:
        return False
    if "-" in folded and not COMMON.isdisjoint(folded.split("-")):
        return True
    bare = {folded.removesuffix("'s"), folded.removesuffix("s"), folded.removesuffix("e")}
    return not bare.isdisjoint(COMMON) or (
        len(folded) > 5 and (folded.endswith(_ENDINGS) or folded.startswith(_BEGINNINGS))
    )


def is_thing(folded: str) -> bool:
    """Whether this folded word makes a place or a firm of the names before it: "Frankschool", "Foundation"."""
    return folded in _FIRMS or (len(folded) > 5 and folded.endswith(_THING_ENDINGS))
