"""The OpenDocument file: the same words and headings as the Document and as the Word file, set with styles."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

import odfdo
import pytest

from tests.faults.naughty import present, strings
from tests.summary.paper_document import ARABIC, HEADINGS, MADE, document, everything, opened, said, texts, value, words
from tests.summary.whole import a_whole_evening
from werksessie.activities.blocks import Bar, Bullet, Bullets, Paragraph, Quote, Quotes, Result, Results, Words, plain
from werksessie.summary.as_docx import as_docx
from werksessie.summary.as_odt import as_odt
from werksessie.summary.build import build
from werksessie.summary.document import Document, document_of
from werksessie.summary.paper.text import clean

URN = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE, DRAW = (f"{URN}{name}:1.0}}" for name in ("text", "table", "style", "drawing"))
BY_HAND = {"parent-style-name", "family", "name", "master-page-name"}


def part(told: Document, name: str = "content.xml") -> ElementTree.Element:
    return opened(as_odt(told, made=MADE)).xml(name)


def headings(told: Document) -> list[tuple[int, str]]:
    return [(int(value(one, "outline-level")), words(one)) for one in part(told).iter(f"{TEXT}h")]


def paragraph(root: ElementTree.Element, text: str) -> ElementTree.Element:
    return next(one for one in root.iter() if one.tag in (f"{TEXT}p", f"{TEXT}h") and words(one) == text)


def own_style(root: ElementTree.Element, one: ElementTree.Element) -> dict[str, str]:
    """What is said of this paragraph alone."""
    name = value(one, "style-name")
    told = next((style for style in root.iter(f"{STYLE}style") if value(style, "name") == name), None)
    inside = [] if told is None else [told, *told]
    return {key.rsplit("}", 1)[-1]: text for each in inside for key, text in each.attrib.items()}


def test_headings_are_those_of_the_document() -> None:
    assert headings(everything()) == HEADINGS


@pytest.mark.parametrize("whole", [False, True])
def test_it_says_what_the_word_file_says_in_the_same_order(whole: bool) -> None:
    told = document_of(build(a_whole_evening().state)) if whole else everything()
    word = opened(as_docx(told, made=MADE)).xml("word/document.xml")
    assert said(part(told)) == said(word)


def test_every_word_of_the_document_is_in_the_file() -> None:
    told = replace(document_of(build(a_whole_evening().state)), sources_note="")
    there = "\n".join(said(part(told)))
    assert [text for text in texts(told) if text not in there] == []


def test_every_style_that_is_used_is_there() -> None:
    root, sheet = part(everything()), part(everything(), "styles.xml")
    known = {value(one, "name") for tree in (root, sheet) for one in tree.iter() if value(one, "name")}
    used = {value(one, "style-name") for one in root.iter()} - {""}
    parents = {value(one, "parent-style-name") for tree in (root, sheet) for one in tree.iter()} - {""}
    assert used | parents <= known
    assert {"Heading_20_1", "Heading_20_2", "Heading_20_3", "Quotations", "Standard"} <= known


def test_only_pages_and_the_way_of_reading_are_set_by_hand() -> None:
    root = part(everything())
    told = [one for one in root.iter(f"{STYLE}style") if value(one, "family") == "paragraph"]
    inside = {key.rsplit("}", 1)[-1] for style in told for one in (style, *style) for key in one.attrib}
    assert inside <= BY_HAND | {"break-before", "writing-mode", "text-align"}
    assert not [one for one in root.iter(f"{STYLE}style") if value(one, "family") == "text"]


def test_the_file_is_dutch_and_says_whose_it_is() -> None:
    about = odfdo.Document(io.BytesIO(as_odt(everything(), made=MADE))).meta
    assert (about.title, about.creator, about.language) == ("Samen sterk", "Gemeente Voorbeeld", "nl-NL")
    assert about.creation_date == about.date == datetime(2027, 3, 21)
    sheet = part(everything(), "styles.xml")
    assert {(value(one, "language"), value(one, "country")) for one in sheet.iter() if value(one, "language")} == {
        ("nl", "NL")
    }


def test_it_is_a_package_as_the_standard_wants_it() -> None:
    made = as_odt(everything(), made=MADE)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        first = parts.infolist()[0]
        names = {name for name in parts.namelist() if not name.startswith("META-INF/")} - {"mimetype"}
        manifest = ElementTree.fromstring(parts.read("META-INF/manifest.xml"))
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    listed = {value(one, "full-path") for one in manifest}
    assert names <= listed
    assert {path for path in listed if path != "/" and not path.endswith("/")} <= names


def test_the_head_of_a_table_comes_back_on_every_page() -> None:
    root = part(everything())
    heads = [
        [words(cell) for cell in head.iter(f"{TABLE}table-cell")] for head in root.iter(f"{TABLE}table-header-rows")
    ]
    assert heads == [["Wat", "Wie"]]
    assert "Wat, Wie, Wanneer" in [one.text for one in root.iter(f"{TABLE}title")]


def test_a_link_leads_to_its_mark() -> None:
    root = part(everything())
    places = [value(one, "name") for one in root.iter(f"{TEXT}bookmark")]
    links = {words(one): value(one, "href").removeprefix("#") for one in root.iter(f"{TEXT}a")}
    assert set(links.values()) <= set(places)
    assert len(places) == len(set(places))
    heading = next(one for one in root.iter(f"{TEXT}h") if words(one) == "Een plek")
    assert [value(one, "name") for one in heading.iter(f"{TEXT}bookmark")] == [links["Een plek"]]
    assert "Zie daar" in said(root)
    assert "daar" not in links


def test_a_bar_says_what_it_shows() -> None:
    frames = list(part(everything()).iter(f"{DRAW}frame"))
    assert [child.text for one in frames for child in one if child.tag.endswith("desc")] == [
        "Balk: 19 van 20", "Balk: 0 van 20",
    ]  # fmt: skip


def test_bars_of_the_same_length_are_one_picture() -> None:
    same = Results(tuple(Result(f"{number}", bar=Bar(3, 4)) for number in range(9)))
    parts = opened(as_odt(document(same), made=MADE)).parts
    assert len([name for name in parts if name.startswith("Pictures/data")]) == 1


def test_the_profile_and_the_report_each_begin_a_page() -> None:
    root = part(everything())
    first = paragraph(root, "Samenwerkingsprofiel · voorlopig")
    assert own_style(root, first)["master-page-name"] == "Profiel"
    assert own_style(root, paragraph(root, "Verslag · voorlopig"))["master-page-name"] == "Standard"
    assert own_style(root, paragraph(root, "Waar dit op rust"))["break-before"] == "page"


def test_the_figures_stand_above_the_profile_only_and_are_not_read_aloud() -> None:
    heads = list(part(everything(), "styles.xml").iter(f"{STYLE}header"))
    assert [len(list(one.iter(f"{DRAW}frame"))) for one in heads] == [1]


def test_every_page_is_a4_and_says_its_number() -> None:
    sheet = part(everything(), "styles.xml")
    pages = list(sheet.iter(f"{STYLE}page-layout-properties"))
    assert {(value(one, "page-width"), value(one, "page-height")) for one in pages} == {("210mm", "297mm")}
    assert [words(one) for one in sheet.iter(f"{STYLE}footer")] == ["pagina 1 van 1"] * 2


def test_arabic_is_read_from_the_right() -> None:
    root = part(document(Quotes((Quote(ARABIC), Quote(f"Sportzaal, {ARABIC}")))))
    assert own_style(root, paragraph(root, ARABIC))["writing-mode"] == "rl-tb"
    assert own_style(root, paragraph(root, f"Sportzaal, {ARABIC}")) == {}


def test_spaces_tabs_and_line_ends_stay() -> None:
    text = "  een  twee\t\tdrie \n   vier "
    root = part(document(Quotes((Quote(text),)), Bullets((Bullet((Words("een "), Words(" twee"))),))))
    assert text in said(root)
    assert "een  twee" in said(root)
    assert "  " not in "".join(one.text or "" for one in paragraph(root, text).iter())


def test_what_xml_forbids_is_left_out() -> None:
    told = document(Paragraph(plain("a\x00b\x0bc\ud800d\uffffe <b>&amp;</b> ]]> \r\nf")), title="\x01Avond\x1f")
    assert "ab\ncde <b>&amp;</b> ]]> \nf" in said(part(told))
    assert odfdo.Document(io.BytesIO(as_odt(told, made=MADE))).meta.title == "Avond"


@present
def test_naughty_strings_stand_there_as_they_were_written() -> None:
    naughty = [clean(text) for text in strings() if clean(text)]
    told = document(Quotes(tuple(map(Quote, naughty))), Paragraph(tuple(Words(text, True) for text in naughty)))
    told = replace(told, title=" ".join(naughty), municipality=" ".join(reversed(naughty)))
    there = said(part(told))
    assert [text for text in naughty if text not in there] == []
    assert "".join(naughty) in there


def test_the_same_document_is_the_same_file() -> None:
    assert as_odt(everything(), made=MADE) == as_odt(everything(), made=MADE)
    assert as_odt(everything(), made=MADE) != as_odt(everything(), made="2027-03-22")
    with zipfile.ZipFile(io.BytesIO(as_odt(everything(), made=MADE))) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_without_a_date_there_is_no_file() -> None:
    with pytest.raises(ValueError, match="gisteren"):
        as_odt(everything(), made="gisteren")
