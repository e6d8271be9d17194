"""The Word file: the same words and headings as the Document, set with styles, and safe for whatever people wrote."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import docx
import pytest

from tests.faults.naughty import present, strings
from tests.summary.paper_document import ARABIC, HEADINGS, MADE, document, everything, local, opened, said, texts, words
from tests.summary.whole import a_whole_evening
from werksessie.activities.blocks import Bar, Paragraph, Quote, Quotes, Result, Results, Words, plain
from werksessie.summary.as_docx import as_docx
from werksessie.summary.build import build
from werksessie.summary.document import Document, document_of
from werksessie.summary.paper.text import clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOT_IN_A_STYLE = {"rStyle", "rtl", "b", "bCs", "pStyle", "bidi", "pageBreakBefore", "sectPr"}
"""What may stand in a paragraph or a run itself: its style, the way it is read, and where a page begins."""


def part(told: Document, name: str = "word/document.xml") -> ElementTree.Element:
    return opened(as_docx(told, made=MADE)).xml(name)


def named(root: ElementTree.Element, tag: str, attribute: str = "val") -> list[str]:
    """This attribute of every such element, in order."""
    return [one.attrib[W + attribute] for one in root.iter(W + tag)]


def styles(told: Document) -> dict[str, ElementTree.Element]:
    return {one.attrib[f"{W}styleId"]: one for one in part(told, "word/styles.xml").iter(f"{W}style")}


def level(style: str, known: dict[str, ElementTree.Element]) -> int:
    """The level of a heading, from its own style or the one that comes from; 0 for no heading."""
    own, parents = named(known[style], "outlineLvl"), named(known[style], "basedOn")
    return int(own[0]) + 1 if own else level(parents[0], known) if parents else 0


def headings(told: Document) -> list[tuple[int, str]]:
    known = styles(told)
    found = [(level(named(one, "pStyle")[0], known), words(one)) for one in part(told).iter(f"{W}p")]
    return [one for one in found if one[0]]


def test_headings_are_those_of_the_document() -> None:
    assert headings(everything()) == HEADINGS


def test_every_word_of_the_document_is_in_the_file() -> None:
    told = replace(document_of(build(a_whole_evening().state)), sources_note="")
    there = "\n".join(said(part(told)))
    assert [text for text in texts(told) if text not in there] == []


def test_words_stand_in_the_order_of_the_document() -> None:
    there = said(part(everything()))
    order = ["Verslag · voorlopig", "Ook aanwezig", "Een eigen plek", "Ook als\nhet regent", "3 keer gezegd", ARABIC,
             "licht", "een eigen plek", "✓ gekozen door de zaal · ongeveer gelijk", "\t19 keer gekozen", "alle groepen",
             "Komt uit: Een plek", "stages", "Zie daar", "Wie", "Sport", "Geen bezwaar.", "Zo is het gegaan.",
             "Precies zoals in de bron.", "Binding"]  # fmt: skip
    after = there[there.index("Verslag · voorlopig") :]
    assert [text for text in after if text in order] == order


def test_nothing_is_set_by_hand() -> None:
    root = part(everything())
    inside = {local(one.tag) for tag in ("pPr", "rPr") for told in root.iter(W + tag) for one in told}
    assert inside <= NOT_IN_A_STYLE


def test_every_style_that_is_used_is_there_with_a_name() -> None:
    root, known = part(everything()), styles(everything())
    used = {name for tag in ("pStyle", "rStyle", "tblStyle") for name in named(root, tag)}
    parents = {name for style in known.values() for name in named(style, "basedOn")}
    assert used | parents <= known.keys()
    assert {"Normal", "heading 1", "heading 2", "heading 3", "Quote", "List Bullet", "footer"} <= {
        named(style, "name")[0] for style in known.values()
    }


def test_the_file_is_dutch_and_says_whose_it_is() -> None:
    about = docx.Document(io.BytesIO(as_docx(everything(), made=MADE))).core_properties
    assert (about.title, about.author, about.language) == ("Samen sterk", "Gemeente Voorbeeld", "nl-NL")
    assert about.created == about.modified == datetime(2027, 3, 21, tzinfo=UTC)
    assert set(named(part(everything(), "word/styles.xml"), "lang")) == {"nl-NL"}


def test_nothing_of_the_empty_document_of_the_library_is_left() -> None:
    parts = opened(as_docx(everything(), made=MADE)).parts
    assert not [name for name in parts if "thumbnail" in name or "Effects" in name or "customXml" in name]
    assert not [name for name, part in parts.items() if b"python-docx" in part or b"en-US" in part]


def test_the_head_of_a_table_comes_back_on_every_page() -> None:
    tables = {named(one, "tblStyle")[0]: one for one in part(everything()).iter(f"{W}tbl")}
    heads = [[words(cell) for cell in row.iter(f"{W}tc")] for row in tables["table"].iter(f"{W}tr") if named_head(row)]
    assert heads == [["Wat", "Wie"]]
    assert named(tables["agreements"], "tblCaption") == ["Wat, Wie, Wanneer"]


def named_head(row: ElementTree.Element) -> bool:
    return row.find(f"{W}trPr/{W}tblHeader") is not None


def test_a_link_leads_to_its_mark() -> None:
    root = part(everything())
    places = named(root, "bookmarkStart", "name")
    links = {words(one): one.attrib[f"{W}anchor"] for one in root.iter(f"{W}hyperlink")}
    assert set(links.values()) <= set(places)
    assert len(places) == len(set(places))
    assert {"Een plek", "plek", "Wat helpt?"} <= links.keys()
    heading = next(
        one for one in root.iter(f"{W}p") if words(one) == "Een plek" and list(one.iter(f"{W}bookmarkStart"))
    )
    assert named(heading, "bookmarkStart", "name") == [links["Een plek"]]


def test_a_link_to_nowhere_is_plain_words() -> None:
    root = part(everything())
    assert "Zie daar" in said(root)
    assert "daar" not in [words(one) for one in root.iter(f"{W}hyperlink")]


def test_a_bar_says_what_it_shows() -> None:
    bars = [one.attrib for one in part(everything()).iter() if local(one.tag) == "docPr"]
    assert [bar["descr"] for bar in bars] == ["Balk: 19 van 20", "Balk: 0 van 20"]
    assert len({bar["id"] for bar in bars}) == 2


def test_bars_of_the_same_length_are_one_picture() -> None:
    pictures = []
    for bars in (1, 9):
        same = Results(tuple(Result(f"{number}", bar=Bar(3, 4)) for number in range(bars)))
        parts = opened(as_docx(document(same), made=MADE)).parts
        pictures.append([name for name in parts if name.startswith("word/media/")])
    assert pictures[0] == pictures[1]


def test_the_profile_has_a_page_of_its_own() -> None:
    root = part(everything())
    ends = [one for one in root.iter(f"{W}p") if one.find(f"{W}pPr/{W}sectPr") is not None]
    assert [words(one) for one in ends] == ["* Geschreven door de begeleider. Geen meting."]
    assert {one.attrib[f"{W}w"] + " " + one.attrib[f"{W}h"] for one in root.iter(f"{W}pgSz")} == {"11906 16838"}
    assert named(root, "type") == ["nextPage", "nextPage"]


def test_the_figures_stand_above_the_profile_only_and_are_not_read_aloud() -> None:
    parts = opened(as_docx(everything(), made=MADE))
    above = [local(one.tag) for name in ("word/header1.xml", "word/header2.xml") for one in parts.xml(name).iter()]
    assert above.count("drawing") == 1
    assert not [one for one in parts.xml("word/document.xml").iter() if local(one.tag) == "anchor"]


def test_every_page_says_its_number() -> None:
    foot = part(everything(), "word/footer1.xml")
    assert words(foot) == "pagina 1 van 1"
    assert [told.strip() for told in named(foot, "fldSimple", "instr")] == ["PAGE", "NUMPAGES"]
    assert len(list(part(everything()).iter(f"{W}footerReference"))) == 2


def test_arabic_is_read_from_the_right() -> None:
    mixed = f"Sportzaal, {ARABIC}, graag"
    root = part(document(Quotes((Quote(ARABIC), Quote(mixed)))))
    whole, partly = (next(one for one in root.iter(f"{W}p") if words(one) == text) for text in (ARABIC, mixed))
    assert whole.find(f"{W}pPr/{W}bidi") is not None
    assert partly.find(f"{W}pPr/{W}bidi") is None
    turned = [words(one) for one in partly.iter(f"{W}r") if one.find(f"{W}rPr/{W}rtl") is not None]
    assert turned == [ARABIC]


def test_what_xml_forbids_is_left_out() -> None:
    told = document(Paragraph(plain("a\x00b\x0bc\ud800d\uffffe <b>&amp;</b> ]]> \r\nf")), title="\x01Avond\x1f")
    assert "ab\ncde <b>&amp;</b> ]]> \nf" in said(part(told))
    assert docx.Document(io.BytesIO(as_docx(told, made=MADE))).core_properties.title == "Avond"


@present
def test_naughty_strings_stand_there_as_they_were_written() -> None:
    naughty = [clean(text) for text in strings() if clean(text)]
    told = document(Quotes(tuple(map(Quote, naughty))), Paragraph(tuple(Words(text, True) for text in naughty)))
    told = replace(told, title=" ".join(naughty), municipality=" ".join(reversed(naughty)))
    there = said(part(told))
    assert [text for text in naughty if text not in there] == []
    assert "".join(naughty) in there


def test_the_same_document_is_the_same_file() -> None:
    assert as_docx(everything(), made=MADE) == as_docx(everything(), made=MADE)
    assert as_docx(everything(), made=MADE) != as_docx(everything(), made="2027-03-22")
    with zipfile.ZipFile(io.BytesIO(as_docx(everything(), made=MADE))) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_without_a_date_there_is_no_file() -> None:
    with pytest.raises(ValueError, match="gisteren"):
        as_docx(everything(), made="gisteren")
