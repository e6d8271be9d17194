"""The package for the municipality's filing system: the documents, what they are in the words of MDTO, and a note.

MDTO is the Dutch government's standard for metadata: https://www.nationaalarchief.nl/archiveren/mdto. Each object has
an XML file of its own, as the standard has it; the same stands in one JSON file. What only the municipality can say
(how long it keeps this, and why) is left to it in so many words.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from unicodedata import normalize
from xml.etree import ElementTree as xml

from werksessie.summary.build import Summary

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can hold: the same Summary makes the same file."""
LEVELS, EVENTS, VALUES, CHECKSUMS = (
    f"Begrippenlijst {name} MDTO" for name in ("Aggregatieniveaus", "EventType", "Waarderingen", "ChecksumAlgoritme")
)
OWN = "Eigen omschrijving"
FORMATS = {
    "pdf": ("PDF/A-2a", "fmt/476"),
    "html": ("HTML 5", "fmt/471"),
    "json": ("JSON Data Interchange Format", "fmt/817"),
}
"""What the archives' register of formats (PRONOM) calls them."""
UNNAMED, NOBODY = "Gesprek zonder titel", "Gemeente (niet ingevuld)"
TO_DECIDE = "Nog te bepalen door de gemeente"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
README = """{title}

Dit is het archiefpakket van één gesprek. Bewaar alle bestanden bij elkaar.

{files}

Elk bestand dat eindigt op .mdto.xml zegt wat het bestand ernaast is.
metagegevens.json zegt hetzelfde in één bestand.
De namen komen uit MDTO, de standaard van de overheid.
Met de controlegetallen (SHA-256) zie je of een bestand is veranderd.

Vul zelf nog in: de waardering, de bewaartermijn en de plek in jullie ordening.
{status}"""

Data = Mapping[str, Any]
"""Elements by name: words, another `Data`, or a list of these for what stands there more than once."""


@dataclass(frozen=True)
class File:
    """A document in the package, under a name that every system can hold."""

    name: str
    ending: str
    content: bytes


def archive(summary: Summary, documents: Mapping[str, bytes], *, made: str) -> bytes:
    """The package as a zip. `documents` are the files by their ending ("pdf", "html", "json"), `made` is the ISO date
    they bear. The same arguments give the same bytes."""
    name = _name(summary)
    files = [File(f"{name}.{ending}", ending, content) for ending, content in documents.items()]
    report, each = _report(summary, files, made), [_file(summary, one, made) for one in files]
    whole = {"informatieobject": report, "bestand": each}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path, content in (
            ("LEESMIJ.txt", _readme(summary, files)),
            *((one.name, one.content) for one in files),
            (f"{name}.mdto.xml", _xml("informatieobject", report)),
            *((f"{one.name}.mdto.xml", _xml("bestand", told)) for one, told in zip(files, each, strict=True)),
            ("metagegevens.json", json.dumps(whole, ensure_ascii=False, indent=1).encode()),
        ):
            zipped.writestr(zipfile.ZipInfo(path, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _report(summary: Summary, files: list[File], made: str) -> Data:
    """The report as an MDTO informatieobject, in the order of the standard."""
    held, owner = _day(summary.date), _reference(_owner(summary))
    return _filled(
        {
            "identificatie": _identity(summary),
            "naam": _title(summary),
            "aggregatieniveau": _term("Archiefstuk", LEVELS),
            "classificatie": _term("Verslag van een gesprek met inwoners", OWN),
            "omschrijving": [words for words in _descriptions(summary) if words],
            "dekkingInTijd": {"dekkingInTijdType": _term("Datum gesprek", OWN), "dekkingInTijdBegindatum": held}
            if held
            else "",
            "dekkingInRuimte": _reference(_clean(summary.place)) if _clean(summary.place) else "",
            "taal": "nl",
            "event": [
                _filled({"eventType": _term(kind, EVENTS), "eventTijd": when, "eventVerantwoordelijkeActor": owner,
                         "eventResultaat": result})
                for kind, when, result in _events(summary, made)
            ],
            "waardering": _term(TO_DECIDE, VALUES),
            "bewaartermijn": {
                "termijnTriggerStartLooptijd": _term("Afsluiting van het gesprek", OWN),
                **({"termijnStartdatumLooptijd": held} if held else {}),
            },
            "heeftRepresentatie": [_reference(one.name, _file_id(summary, one)) for one in files],
            "archiefvormer": owner,
            "beperkingGebruik": _restriction(summary),
        }
    )  # fmt: skip


def _file(summary: Summary, one: File, made: str) -> Data:
    """One document as an MDTO bestand."""
    label, code = FORMATS.get(one.ending, (one.ending.upper(), ""))
    day = _day(made)
    return _filled(
        {
            "identificatie": _file_id(summary, one),
            "naam": one.name,
            "omvang": str(len(one.content)),
            "bestandsformaat": _term(label, "PRONOM-register" if code else OWN, code),
            "checksum": {
                "checksumAlgoritme": _term("SHA-256", CHECKSUMS),
                "checksumWaarde": sha256(one.content).hexdigest(),
                **({"checksumDatum": f"{day}T00:00:00"} if day else {}),
            },
            "isRepresentatieVan": _reference(_title(summary), _identity(summary)),
        }
    )


def _descriptions(summary: Summary) -> Iterator[str]:
    yield _clean(f"Programma: {summary.programme}") if summary.programme else ""
    yield _clean(f"Gemeenschap: {summary.community}") if summary.community else ""
    yield from _states(summary)


def _states(summary: Summary) -> Iterator[str]:
    """What a reader has to know before anything else."""
    if summary.rehearsal:
        yield "Oefensessie: deze antwoorden zijn verzonnen."
    if summary.provisional:
        yield "Dit verslag is voorlopig. Er kan nog iets veranderen."
    if summary.public:
        yield "Dit is de openbare versie, zonder contactpersonen."


def _events(summary: Summary, made: str) -> Iterator[tuple[str, str, str]]:
    """(type, day, result) of what happened to the report."""
    yield "Creatie", _day(made), ""
    if _day(summary.answers_gone):
        yield "Vernietiging", _day(summary.answers_gone), "De losse antwoorden zijn gewist. Dit verslag blijft."


def _restriction(summary: Summary) -> Data:
    named = any((summary.contact_municipality, summary.contact_community, summary.mandate))
    if summary.public or not named:
        return {"beperkingGebruikType": _term("Geen persoonsgegevens van contactpersonen", OWN)}
    return {
        "beperkingGebruikType": _term("Bevat persoonsgegevens", OWN),
        "beperkingGebruikNadereBeschrijving": "Contactpersonen staan er met naam in. Er is ook een openbare versie.",
    }


def _identity(summary: Summary) -> Data:
    """The same for every version of the same evening."""
    evening = (summary.title, summary.date, summary.municipality, summary.community, summary.place)
    return _identification(sha256("\0".join(evening).encode("utf-8", "replace")).hexdigest()[:16])


def _file_id(summary: Summary, one: File) -> Data:
    return _identification(f"{_identity(summary)['identificatieKenmerk']}-{one.ending}")


def _identification(mark: str) -> Data:
    return {"identificatieKenmerk": mark, "identificatieBron": "Archiefpakket van het gesprek"}


def _term(label: str, source: str, code: str = "") -> Data:
    return _filled({"begripLabel": label, "begripCode": code, "begripBegrippenlijst": _reference(source)})


def _reference(name: str, identity: Data | None = None) -> Data:
    return {"verwijzingNaam": name, **({"verwijzingIdentificatie": identity} if identity else {})}


def _filled(data: Data) -> Data:
    """Without what is empty: the standard has no room for it."""
    return {name: value for name, value in data.items() if value not in ("", [], {})}


def _title(summary: Summary) -> str:
    return _clean(summary.title) or UNNAMED


def _owner(summary: Summary) -> str:
    return _clean(summary.municipality) or NOBODY


def _clean(text: str) -> str:
    """On one line, without signs that XML cannot hold."""
    return " ".join(NOT_XML.sub(" ", text).split())


def _day(text: str) -> str:
    """An ISO date as it is, "" for anything else."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _name(summary: Summary) -> str:
    """The name of the files: plain letters, so that every system can hold it."""
    plain = normalize("NFKD", summary.title).encode("ascii", "ignore").decode().casefold()
    words = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-")
    return "-".join(filter(None, ("verslag", _day(summary.date), words)))


def _readme(summary: Summary, files: list[File]) -> bytes:
    names = "\n".join(f"{one.name} ({FORMATS.get(one.ending, (one.ending.upper(), ''))[0]})" for one in files)
    status = "".join(f"\n{sentence}" for sentence in _states(summary))
    text = README.format(title=_title(summary), files=names, status=status).rstrip() + "\n"
    # Notepad on an old Windows takes a text for UTF-8 by its first bytes, and knows no other line end.
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def _xml(kind: str, data: Data) -> bytes:
    root = xml.Element("MDTO", {"xmlns": NAMESPACE})
    _grow(xml.SubElement(root, kind), data)
    xml.indent(root)
    written: bytes = xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _grow(parent: xml.Element, data: Data) -> None:
    for name, value in data.items():
        for one in value if isinstance(value, list) else [value]:
            child = xml.SubElement(parent, name)
            if isinstance(one, str):
                child.text = one
            else:
                _grow(child, one)
