"""What gives a name away in other languages than Dutch: first names, the words before and after one, places.

Written out by hand for this project, from general knowledge; no list or data set was taken over. Only names that are
rarely an ordinary word of their language; those that are both stand in ORDINARY and count in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

from werksessie.reading.first_names import FIRST_NAMES, SURE_NAMES
from werksessie.reading.folding import word_set
from werksessie.reading.tongues import ARABIC, ENGLISH, OTHER, POLISH, TURKISH, UKRAINIAN

_UKRAINIAN = """
Аліна Алла Анастасія Анатолій Антон Арсен Борис Валентина Валерій Вадим Василина Віктор Вікторія Віталій Владислав
Вʼячеслав Геннадій Григорій Данило Дарина Дарʼя Денис Діана Євген Євгенія Єлизавета Зоряна Ігор Інна Карина Кирило
Костянтин Лариса Леонід Леся Лілія Любов Людмила Маргарита Мар'яна Матвій Михайло Надія Назар Настя Ніна Олег Олексій
Олеся Ольга Остап Павло Раїса Роксолана Руслан Святослав Степан Соломія Таня Тимофій Уляна Федір Христина Юля Ярослав
Ярослава Яна Саша Сашко Паша Вова Діма Міша Коля
"""

_ARABIC = """
محمد أحمد محمود مصطفى يوسف إبراهيم إسماعيل عمر عثمان علي حسن حسين خالد طارق ماجد وليد سامر سمير عمار جهاد كمال عادل
منير مروان هاني باسل باسم أسامة أنور إدريس عبدو جابر جمال جواد رياض زيد سليمان شريف صلاح عبد فيصل فيصل كنان لقمان
مهدي موسى ميلاد نادر ناصر نضال هادي يعقوب يونس خديجة فاطمة عائشة مريم زينب رقية سارة ليلى نادية سعاد هدى هند سلمى
ريم رنا دانا دعاء إيمان إسراء آية أسماء بشرى حنان رشا روان سناء سوسن شهد صفاء عبير غدير فرح لينا مها ميساء نسرين
نهى هبة وفاء ياسمين
"""

_ARABIC_WORDS = word_set(
    """علي حسن خالد عادل كمال جمال جهاد ماجد ناصر نادر شريف عبد صلاح رياض سليم مهدي موسى زيد ميلاد نضال هادي هند هدى
    إيمان آية أسماء بشرى حنان دعاء صفاء عبير غدير فرح هبة وفاء ياسمين شهد ريم أنور مراد طه أنس زهراء سارة نورة وليد
    حمزة باسم هاني جواد جابر إسراء سناء مها سامي عماد"""
)
"""Arabic has no capitals: these are as often "on me", "good", "faith"."""

FIRST: Mapping[str, frozenset[str]] = {
    ARABIC: (SURE_NAMES | word_set(_ARABIC)) - _ARABIC_WORDS,
    UKRAINIAN: FIRST_NAMES | word_set(_UKRAINIAN),
    TURKISH: FIRST_NAMES,
    POLISH: FIRST_NAMES,
    ENGLISH: FIRST_NAMES,
    OTHER: SURE_NAMES,
}
"""First names by the language of the text, folded."""

ORDINARY: Mapping[str, frozenset[str]] = {
    TURKISH: word_set(
        """barış umut sevgi deniz güneş can yağmur özgür savaş ümit bahar gül onur doğan aslan arzu aydın bilge cihan
        çiçek defne derya devrim dilek duygu ece ekin elmas erdem ertan esen esin gonca gülay gülden hayat ilkay inci
        ışık işık kader kaya melek mutlu nazlı neşe nur özlem pınar polat rüya sabır seda sena sevda sevinç songül su
        şafak tan taner toprak tülin utku volkan yaprak yasemin yaşar yıldız yiğit yunus zafer ramazan islam bayram
        cuma ada eren ekrem hak hakan hayal iman temel tuna ender adem sultan bora mert şirin naz çağrı ufuk uğur"""
    ),
    POLISH: word_set(
        "róża wiara nadzieja miłość kuba roma ada iga ula jan boże pola lena nina bez jadą mają maja mila"
    ),
    UKRAINIAN: word_set("віра надія любов слава роман софія світлана леся мила настя"),
    ENGLISH: word_set(
        """will may mark grace hope faith joy rose art bill jack dean chase christian april june august summer angel
        heaven destiny miracle blessing precious patience innocent gift prince duke earl pat sandy daisy amber dick
        don drew frank grant guy ivy jade lily max miles nick olive penny ray rob rich robin ruby sky skip sue tony
        victor violet wade ward wayne young israel jordan paris london brooklyn chelsea victoria georgia virginia
        ramadan islam friday be so an the my no man ben ken long ali asia india china"""
    ),
}
"""Names that are words as well: at the beginning of a sentence their capital says nothing."""

ANYTHING_BUT = word_set(
    """ramadan ramazan islam bayram asia india china georgia jordan israel paris london victoria sofia cuba kuba medina
    santiago orlando bethlehem christian"""
)
"""Names in the list that are mostly a feast, a faith or a place, with their capital too."""

NAMELY: Mapping[str, frozenset[str]] = {
    TURKISH: word_set("adı adım ismi ismim sayın"),
    POLISH: word_set(
        """pan pani pana panu panem panią imię imieniem nazywa nazywam ksiądz księdza wujek wujka ciocia ciocię sąsiad
        sąsiada sąsiadka sąsiadkę kolega kolegę"""
    ),
    UKRAINIAN: word_set(
        """пан пані пана пану паном панові звати звуть ім'я дядько дядька дядя тітка тітку баба дід сусід сусіда
        сусідка сусідку"""
    ),
    ARABIC: word_set(
        "السيد السيدة الأستاذ الأستاذة الحاج الحاجة الدكتور الدكتورة العم الخالة اسمه اسمها اسمي يدعى تدعى المدعو"
    ),
    ENGLISH: word_set("mr mrs ms miss uncle auntie aunt called named"),
}
"""Before a name: a title, or "is called"."""

TITLE_AFTER: Mapping[str, frozenset[str]] = {
    TURKISH: word_set("bey hanım hanim abi abla amca teyze dayı usta efendi hoca adlı isimli adında")
}
"""After a name: "Mehmet Bey"."""

NOBODY: Mapping[str, frozenset[str]] = {
    TURKISH: word_set("başkan müdür doktor polis imam öğretmen memur belediye allah hoca kurum ne çok yok var"),
    POLISH: word_set("bóg boga bogu bogiem jezus burmistrz burmistrza dyrektor się"),
    UKRAINIAN: word_set("бог бога мер мера директор мене його її нас"),
    ARABIC: word_set("من ما هذا هو هي في على"),
    ENGLISH: word_set("right god council mayor police the"),
}
"""Who stands there too and is an office or the Almighty."""

EXPLAINED_BEFORE: Mapping[str, frozenset[str]] = {
    POLISH: word_set(
        """święty święta świętego świętej świętym św matka matki ulica ulicy ulicę ul plac placu szkoła szkole szkoły
        kościół kościele park parku imienia im"""
    ),
    UKRAINIAN: word_set("святий свята святого святої вулиця вулиці вул площа площі школа школі церква церкві парк"),
    ARABIC: word_set("النبي الرسول سيدنا مسجد جامع شارع مدرسة سورة الملك بن القديس كنيسة"),
    ENGLISH: word_set("st saint prophet king queen street"),
}
EXPLAINED_AFTER: Mapping[str, frozenset[str]] = {
    TURKISH: word_set("sokağı sokağında caddesi camii camisi camiinde okulu mahallesi parkı peygamber"),
    ENGLISH: word_set("street road school church mosque park centre day"),
}
"""Beside these a name belongs to a street, a house of prayer or a feast."""

CASES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    POLISH: (("owi", "iem", "em", "ie", "a", "u", "y", "i", "e", "o"), ("", "a", "ia", "ek")),
    UKRAINIAN: (
        ("ові", "еві", "ою", "ею", "ом", "ем", "а", "у", "ю", "і", "и", "я", "є"),
        ("", "а", "я", "о", "и", "ь"),
    ),
}
"""(endings a name can have in its sentence, endings it then has by itself), folded."""

GLUED: Mapping[str, tuple[str, ...]] = {ARABIC: ("و", "ل", "ب", "ف", "ك")}
"""What is written onto the front of a name."""
