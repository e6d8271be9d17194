"""The words of the interface in each language: gettext catalogues whose message ids are the Dutch words.

Words of a programme that have no translation of their own are looked up in the same catalogues by their Dutch words,
at the moment they are shown: so nothing of it is kept in a record, and a copied programme keeps its translations as
long as its Dutch words stay. What no catalogue has is said in Dutch.

Babel reads the .po files and the standard library's gettext speaks them. Flask-Babel finds the language by the request;
pieces are rendered outside any request, once per language, so it would have nothing to add.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from werksessie.programme import details
from werksessie.programme.entries import LANGUAGES
from werksessie.programme.model import Text
from werksessie.session.state import State

CATALOGUES = Path(__file__).parents[1] / "translations"
TEMPLATE = CATALOGUES / "messages.pot"
OWN_NAMES = {
    "nl": "Nederlands", "en": "English", "pl": "Polski", "tr": "Türkçe", "uk": "Українська", "ar": "العربية",
}  # fmt: skip
NAMES: Mapping[str, str] = {language: OWN_NAMES[language] for language in LANGUAGES}
"""Languages the interface speaks, each under its own name: Dutch, then by the alphabet, script after script."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
REVIEWED = re.compile(r'^"X-Reviewed-By: *(.*?) *\\n"$', re.MULTILINE)
"""The line in a catalogue's header that says which native speaker read it, and when."""

ISOLATE, END = "\u2068", "\u2069"
"""Around what has a direction of its own within a sentence (Unicode: first strong isolate, pop)."""

NUMBERS = 101
"""Among the numbers under this every plural form has one."""

HAS_OWN = "own: "
"""What messages.pot says of words that have their translations beside them: in which languages."""


@dataclass(frozen=True)
class Standing:
    """How far a language is: who reviewed it, "" for nobody yet, and how many percent is translated (rounded down)."""

    reviewed: str
    percent: int


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; Dutch, and any language without one, says the message ids themselves."""
    found = _read(CATALOGUES / f"{language}.po", language) if language in NAMES else None
    if found is None:
        return gettext.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, found)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def standing(language: str) -> Standing:
    """How far the catalogue of a language is, measured against all that people can be shown."""
    if language == "nl":
        return Standing("", 100)
    found, wanted = _read(CATALOGUES / f"{language}.po", language), _read(TEMPLATE)
    if found is None or wanted is None:
        return Standing("", 0)
    done = [_is_done(found, one.id) or language in own_words(one.auto_comments) for one in wanted if one.id]
    return Standing(_reviewed(CATALOGUES / f"{language}.po"), 100 * sum(done) // max(1, len(done)))


def _read(path: Path, language: str | None = None) -> Catalog | None:
    if not path.is_file():
        return None
    with path.open("rb") as source:
        return read_po(source, locale=language)


def _reviewed(path: Path) -> str:
    header = path.read_text("utf-8").partition("\n\n")[0]
    line = REVIEWED.search(header)
    return line[1] if line else ""


def _is_done(found: Catalog, message: Any) -> bool:
    known = found.get(message)
    if known is None or known.fuzzy:
        return False
    return all(known.string) if isinstance(known.string, (list, tuple)) else bool(known.string)


def own_words(comments: Iterable[str]) -> set[str]:
    """The languages that a message of the template has beside it, by its comments."""
    said = " ".join(comments)
    return set(said.partition(HAS_OWN)[2].split()) if HAS_OWN in said else set()


def translate(language: str, words: str, **values: Any) -> str:
    """The Dutch words in another language, with values filled in."""
    said = catalogue(language).gettext(words) if words else ""
    return said.format(**_apart(values, language)) if values else said


def apart(value: Any, language: str) -> Any:
    """What is filled in, as it stands in a sentence of this language: from right to left a phone number or a name in
    Latin letters would show its parts in reverse, so it keeps a direction of its own. Markup stays markup."""
    if language not in RIGHT_TO_LEFT or isinstance(value, int) or not str(value):
        return value
    return type(value)(f"{ISOLATE}{value}{END}") if isinstance(value, str) else f"{ISOLATE}{value}{END}"


def _apart(values: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {name: apart(value, language) for name, value in values.items()}


@cache
def plural_forms(language: str) -> Mapping[str, int]:
    """A number for each plural form of a language by its CLDR name, "other" always among them: that one is for a
    browser which does not know the rules."""
    found: dict[str, int] = {}
    for number in range(1, NUMBERS):
        found.setdefault(Locale.parse(language).plural_form(number), number)
    return {**found, "other": found.get("other", found.get("many", 1))}


def say(text: Text, language: str) -> str:
    """A programme's words in a language: its own translation, else the catalogue's, else the Dutch, else nothing."""
    return text.get(language) or translate(language, text.get("nl", ""))


def spoken(text: Text, language: str) -> str:
    """The language in which `say` says these words: the one asked for, or "nl"."""
    dutch = text.get("nl", "")
    return language if text.get(language) or translate(language, dutch) != dutch else "nl"


def fill(words: str, of: details.Details, language: str) -> str:
    """`details.fill`, with the ladder's sentence in this language too."""
    return details.fill(words, of, language, say, apart)


def offered(state: State, wanted: str) -> str:
    """The wanted language when this session offers it, else Dutch."""
    return wanted if wanted in state.details.languages and wanted in NAMES else "nl"


def choices(state: State) -> list[tuple[str, str]]:
    """(code, own name) of the languages that this session offers."""
    return [(code, name) for code, name in NAMES.items() if code in state.details.languages]


def direction(language: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def speak(app: Flask) -> None:
    """`_()` and `ngettext()` in templates, in the language that the template was given; `say()` and its kin."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.globals.update(
        direction=direction, say=say, spoken_in=spoken, fill=fill, languages_of=choices, standing=standing,
        plural_forms=plural_forms, _=_gettext, gettext=_gettext, ngettext=_ngettext,
    )  # fmt: skip


@pass_context
def _gettext(context: Context, words: str, /, **values: Any) -> str:
    language = context.get("language", "nl")
    return _filled(context, catalogue(language).gettext(words), values, language)


@pass_context
def _ngettext(context: Context, one: str, many: str, number: int, /, **values: Any) -> str:
    language = context.get("language", "nl")
    said = catalogue(language).ngettext(one, many, number)
    return _filled(context, said, {"num": number, **values}, language)


def _filled(context: Context, said: str, values: Mapping[str, Any], language: str) -> str:
    """As Jinja's own functions do it: what is filled in is escaped, the sentence is not."""
    sentence = Markup(said) if context.eval_ctx.autoescape else said
    return sentence % _apart(values, language)
