"""The report as an OpenDocument text (ODT). Its look is in named styles; nothing is set by hand."""

from __future__ import annotations

import io
from datetime import datetime

import odfdo

from werksessie.activities.blocks import Bar
from werksessie.summary.document import Document
from werksessie.summary.paper import bars, odt_styles
from werksessie.summary.paper.flow import report_of, sheet_of
from werksessie.summary.paper.odt_body import Body
from werksessie.summary.paper.one_page import setting_for
from werksessie.summary.paper.text import clean
from werksessie.summary.paper.zipped import moment, same_every_time

LANGUAGE = "nl-NL"
LEFT_OUT = ("Configurations2/", "Thumbnails/")
"""Parts of the empty document that this one has no use for."""


def as_odt(document: Document, *, made: str) -> bytes:
    """The document for LibreOffice and others: the profile on its own page, then the report. The same document made on
    the same day gives the same bytes. `made` is the ISO date that it bears.

    Raises ValueError when `made` is no date.
    """
    when = moment(made)
    odt = odfdo.Document("text")
    for part in [part for part in odt.parts if part.startswith(LEFT_OUT)]:
        odt.del_part(part)
    for path in [path for path in odt.manifest.get_paths() if path.startswith(LEFT_OUT)]:
        odt.manifest.del_full_path(path)
    _name(odt, document.title, document.municipality, when)
    _write(odt, document)
    made_file = io.BytesIO()
    odt.save(made_file)
    return same_every_time(made_file.getvalue())


def _name(odt: odfdo.Document, title: str, creator: str, when: datetime) -> None:
    odt.meta.set_title(clean(title))
    odt.meta.set_language(LANGUAGE)
    odt.meta.set_creation_date(when)
    odt.meta.date = when
    odt.meta.set_initial_creator(clean(creator))
    odt.meta.creator = clean(creator)


def _write(odt: odfdo.Document, document: Document) -> None:
    setting = setting_for(document.sheet)
    sheet, report = sheet_of(document.sheet), report_of(document)
    body = Body(_Pictures(odt), (*sheet, *report), setting)
    text = "".join((*body.items(sheet, odt_styles.PROFILE), *body.items(report, odt_styles.PLAIN)))
    odt.set_part(odt_styles.PICTURE_OF_FIGURES, bars.FIGURES.read_bytes())
    odt.manifest.add_full_path(odt_styles.PICTURE_OF_FIGURES, "image/png")
    odt.set_part("styles.xml", odt_styles.styles(setting))
    odt.set_part("content.xml", odt_styles.content(text, "".join(body.own.values()), setting))


class _Pictures:
    """Keeps each picture of a bar once."""

    def __init__(self, odt: odfdo.Document) -> None:
        self.odt = odt
        self.kept: set[str] = set()

    def __call__(self, bar: Bar) -> str:
        """Under which name the picture is kept."""
        name = f"Pictures/{bar.tone}-{bars.filled(bar)}.png"
        if name not in self.kept:
            self.kept.add(name)
            self.odt.set_part(name, bars.png(bar.tone, bars.filled(bar)))
            self.odt.manifest.add_full_path(name, "image/png")
        return name
