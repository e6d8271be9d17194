"""`make messages`: writes messages.pot and brings every catalogue up to date with it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from werksessie.translations.messages import template
from werksessie.web.languages import CATALOGUES, NAMES, TEMPLATE, own_words, standing

HEADER = """\
# Everything that is said in each language. The message ids are the Dutch words. Written by `make messages`.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def main() -> None:
    """Nobody's words are lost: what is no longer asked for stays at the end of a catalogue, behind `#~`."""
    found = template()
    TEMPLATE.write_text(f"{HEADER}\n{_body(found)}", "utf-8")
    for path in sorted(CATALOGUES.glob("*.po")):
        update(path, found)
        standing.cache_clear()
        now = standing(path.stem)
        print(f"{NAMES.get(path.stem, path.stem)}: {now.percent}% vertaald, {now.reviewed or 'nog niet nagekeken'}")


def update(path: Path, found: Catalog) -> None:
    """Every message of `found` in the catalogue that this file holds, under its own header. Words that are new have no
    translation yet; what has its translation beside it in the programmes needs none."""
    header = path.read_text("utf-8").partition("\n\n")[0]
    known = read_po(BytesIO(path.read_bytes()), locale=path.stem)
    known.update(found, no_fuzzy_matching=True, keep_user_comments=True, update_creation_date=False)
    for message in list(known):
        if message.id and not message.string and path.stem in own_words(message.auto_comments):
            known.delete(message.id)
    path.write_text(f"{header}\n\n{_body(known)}", "utf-8")


def _body(catalogue: Catalog) -> str:
    written = BytesIO()
    write_po(written, catalogue, width=120, omit_header=True)
    return written.getvalue().decode().rstrip() + "\n"


if __name__ == "__main__":
    main()
