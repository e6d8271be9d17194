"""The archive package: what goes to the municipality's filing system, with metadata in the words of MDTO."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from hashlib import sha256
from xml.etree import ElementTree as xml

import pytest

from tests.summary.whole import a_whole_evening
from werksessie.summary.archive import NAMESPACE, archive
from werksessie.summary.build import Summary, build
from werksessie.summary.public import public

MADE = "2027-01-13"
DOCUMENTS = {"pdf": b"%PDF-1.7 verslag", "html": b"<!doctype html>", "json": b"{}"}
HOSTILE = '</naam><x/>\x00\x0b\ud800 & "CON"\u202e: ../../aux.\n{0} 💥' + "z" * 300
ORDER = (
    "identificatie", "naam", "aggregatieniveau", "classificatie", "trefwoord", "omschrijving", "raadpleeglocatie",
    "dekkingInTijd", "dekkingInRuimte", "taal", "event", "waardering", "bewaartermijn", "informatiecategorie",
    "isOnderdeelVan", "bevatOnderdeel", "heeftRepresentatie", "aanvullendeMetagegevens",
    "gerelateerdInformatieobject", "archiefvormer", "betrokkene", "activiteit", "beperkingGebruik",
)  # fmt: skip
"""The standard asks for its elements in this order."""
NEEDED = {"identificatie", "naam", "waardering", "archiefvormer", "beperkingGebruik"}


@pytest.fixture(scope="module")
def summary() -> Summary:
    evening = a_whole_evening()
    evening.close()
    evening.state, _ = evening.sealed()
    return replace(build(evening.state), title="Samen in het park", date="2027-01-12")


def opened(packed: bytes) -> dict[str, bytes]:
    """The files of a package by name."""
    with zipfile.ZipFile(io.BytesIO(packed)) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


def read(files: dict[str, bytes], ending: str) -> xml.Element:
    """The one object in the metadata file with this ending."""
    [content] = [content for name, content in files.items() if name.endswith(ending)]
    root = xml.fromstring(content)
    assert root.tag == f"{{{NAMESPACE}}}MDTO"
    [found] = root
    return found


def named(element: xml.Element) -> list[str]:
    return [child.tag.partition("}")[2] for child in element]


def text(element: xml.Element, *path: str) -> str:
    found = element.find("/".join(f"{{{NAMESPACE}}}{name}" for name in path))
    return "" if found is None else found.text or ""


def test_the_documents_are_in_it_byte_by_byte_with_a_file_that_says_what_each_is(summary: Summary) -> None:
    files = opened(archive(summary, DOCUMENTS, made=MADE))
    assert sorted(files) == [
        "LEESMIJ.txt",
        "metagegevens.json",
        *(f"verslag-2027-01-12-samen-in-het-park.{ending}" for ending in (
            "html", "html.mdto.xml", "json", "json.mdto.xml", "mdto.xml", "pdf", "pdf.mdto.xml")),
    ]  # fmt: skip
    for ending, content in DOCUMENTS.items():
        assert files[f"verslag-2027-01-12-samen-in-het-park.{ending}"] == content


def test_the_report_is_an_informatieobject_with_all_that_mdto_asks_in_its_order(summary: Summary) -> None:
    report = read(opened(archive(summary, DOCUMENTS, made=MADE)), "park.mdto.xml")
    names = named(report)
    assert names == sorted(names, key=ORDER.index)
    assert set(names) >= NEEDED | {"aggregatieniveau", "classificatie", "dekkingInTijd", "event", "bewaartermijn"}
    assert text(report, "naam") == "Samen in het park"
    assert text(report, "archiefvormer", "verwijzingNaam") == "Gemeente Voorbeeld"
    assert text(report, "dekkingInTijd", "dekkingInTijdBegindatum") == "2027-01-12"
    assert text(report, "event", "eventTijd") == MADE
    assert all(element.text or len(element) for element in report.iter()), "the standard allows no empty element"


def test_each_file_has_its_size_its_format_and_a_checksum_that_is_right(summary: Summary) -> None:
    files = opened(archive(summary, DOCUMENTS, made=MADE))
    for ending, content in DOCUMENTS.items():
        file = read(files, f".{ending}.mdto.xml")
        assert named(file) == [
            "identificatie", "naam", "omvang", "bestandsformaat", "checksum", "isRepresentatieVan"
        ]  # fmt: skip
        assert text(file, "omvang") == str(len(content))
        assert text(file, "checksum", "checksumWaarde") == sha256(content).hexdigest()
        assert text(file, "checksum", "checksumDatum") == f"{MADE}T00:00:00"
        assert text(file, "naam") in files
    assert text(read(files, ".pdf.mdto.xml"), "bestandsformaat", "begripLabel") == "PDF/A-2a"


def test_the_files_and_the_report_point_at_each_other(summary: Summary) -> None:
    files = opened(archive(summary, DOCUMENTS, made=MADE))
    report, file = read(files, "park.mdto.xml"), read(files, ".pdf.mdto.xml")
    mark = ("identificatie", "identificatieKenmerk")
    below = ("verwijzingIdentificatie", "identificatieKenmerk")
    assert text(file, "isRepresentatieVan", *below) == text(report, *mark)
    assert text(report, "heeftRepresentatie", *below) == text(file, *mark)


def test_the_json_says_the_same(summary: Summary) -> None:
    files = opened(archive(summary, DOCUMENTS, made=MADE))
    told = json.loads(files["metagegevens.json"])
    report = read(files, "park.mdto.xml")
    assert list(told["informatieobject"]) == list(dict.fromkeys(named(report)))
    assert told["informatieobject"]["naam"] == text(report, "naam")
    sums = {one["naam"]: one["checksum"]["checksumWaarde"] for one in told["bestand"]}
    assert sums == {name: sha256(files[name]).hexdigest() for name in sums}
    assert len(sums) == len(DOCUMENTS)


def test_the_same_evening_makes_the_same_package_and_a_later_version_keeps_its_mark(summary: Summary) -> None:
    first, later = (archive(summary, DOCUMENTS, made=made) for made in (MADE, "2027-02-01"))
    assert archive(summary, DOCUMENTS, made=MADE) == first
    assert later != first
    marks = {
        text(read(opened(one), "park.mdto.xml"), "identificatie", "identificatieKenmerk") for one in (first, later)
    }
    assert len(marks) == 1


def test_whatever_was_typed_the_names_are_safe_and_the_metadata_can_be_read(summary: Summary) -> None:
    typed = replace(summary, title=HOSTILE, municipality=HOSTILE, place=HOSTILE, community=HOSTILE, date=HOSTILE)
    files = opened(archive(typed, DOCUMENTS, made=MADE))
    for name in files:
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,79}", name), name
        assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
        if name.endswith(".xml"):
            read(files, name)
    assert text(read(files, "z.mdto.xml"), "naam").startswith("</naam><x/>")
    assert "</naam><x/>" in files["LEESMIJ.txt"].decode("utf-8-sig")


def test_an_evening_without_a_title_or_date_is_filed_all_the_same(summary: Summary) -> None:
    files = opened(archive(replace(summary, title=" ", date="", municipality="", place=""), DOCUMENTS, made=MADE))
    report = read(files, "verslag.mdto.xml")
    assert text(report, "naam") == "Gesprek zonder titel"
    assert "dekkingInTijd" not in named(report)
    assert set(named(report)) >= NEEDED


def test_the_note_says_what_is_in_it_and_what_still_has_to_be_filled_in(summary: Summary) -> None:
    note = opened(archive(summary, DOCUMENTS, made=MADE))["LEESMIJ.txt"].decode("utf-8-sig")
    assert "verslag-2027-01-12-samen-in-het-park.pdf (PDF/A-2a)" in note
    assert "Vul zelf nog in: de waardering, de bewaartermijn" in note
    assert max(map(len, note.split())) < 60
    assert "voorlopig" not in note


def test_it_says_that_it_is_provisional_a_rehearsal_or_public(summary: Summary) -> None:
    early = public(replace(summary, provisional=True, rehearsal=True))
    files = opened(archive(early, DOCUMENTS, made=MADE))
    note, report = files["LEESMIJ.txt"].decode("utf-8-sig"), files["metagegevens.json"].decode()
    for words in ("voorlopig", "verzonnen", "openbare versie"):
        assert words in note
        assert words in report


def test_that_the_single_answers_are_gone_is_an_event(summary: Summary) -> None:
    pruned = replace(summary, answers_gone="2027-02-12")
    told = json.loads(opened(archive(pruned, DOCUMENTS, made=MADE))["metagegevens.json"])
    kinds = [(one["eventType"]["begripLabel"], one["eventTijd"]) for one in told["informatieobject"]["event"]]
    assert kinds == [("Creatie", MADE), ("Vernietiging", "2027-02-12")]


def test_the_openbare_versie_says_that_it_names_no_contact_person(summary: Summary) -> None:
    named_one = replace(summary, contact_municipality="Sanne de Wit")
    (whole, open_one) = (
        opened(archive(one, DOCUMENTS, made=MADE))["metagegevens.json"].decode()
        for one in (named_one, public(named_one))
    )
    assert ("Bevat persoonsgegevens" in whole, "Bevat persoonsgegevens" in open_one) == (True, False)
    assert "Sanne" not in whole
