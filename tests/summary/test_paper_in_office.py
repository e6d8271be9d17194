"""LibreOffice opens both files: the profile is one page, and all headings come out as they went in."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from tests.session.evening import Evening
from tests.summary import whole
from tests.summary.paper_document import MADE, everything
from tests.summary.test_odt import headings
from tests.summary.test_profile_fit import LONG, written
from werksessie.session import profile as rows
from werksessie.summary.as_docx import as_docx
from werksessie.summary.as_odt import as_odt
from werksessie.summary.build import build
from werksessie.summary.document import Document, document_of

OFFICE = shutil.which("soffice")
FORMATS = {"docx": as_docx, "odt": as_odt}
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not OFFICE, reason="soffice is not there (libreoffice-writer): not opened in LibreOffice"),
]


def documents() -> dict[str, Document]:
    """The fullest profile with a report of all sorts of blocks, and the emptiest evening."""
    full = document_of(build(written(rows.LONGEST, LONG).state))
    return {
        "fullest": replace(everything(), sheet=full.sheet),
        "emptiest": document_of(build(Evening(whole.PROGRAMME, people=3).state)),
    }


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """Every file as LibreOffice prints it, by its name."""
    folder = tmp_path_factory.mktemp("office")
    files = [folder / f"{name}-{ending}.{ending}" for name in documents() for ending in FORMATS]
    for file in files:
        file.write_bytes(FORMATS[file.suffix[1:]](documents()[file.stem.split("-")[0]], made=MADE))
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {file.stem: PdfReader(folder / f"{file.stem}.pdf") for file in files}


def outline(told: Any, level: int = 1) -> Iterator[tuple[int, str]]:
    """The headings of a PDF, with their levels."""
    for one in told:
        if isinstance(one, list):
            yield from outline(one, level + 1)
        else:
            yield level, one.title


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", ["fullest", "emptiest"])
def test_headings_come_out_as_they_went_in(printed: dict[str, PdfReader], name: str, ending: str) -> None:
    assert list(outline(printed[f"{name}-{ending}"].outline)) == headings(documents()[name])


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", ["fullest", "emptiest"])
def test_the_profile_is_one_page(printed: dict[str, PdfReader], name: str, ending: str) -> None:
    first, second = (page.extract_text() for page in printed[f"{name}-{ending}"].pages[:2])
    assert first.startswith("Samenwerkingsprofiel")
    assert "geen advies" in " ".join(first.split())
    assert second.startswith("Verslag")
