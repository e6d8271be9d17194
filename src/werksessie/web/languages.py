"""The words of the interface in each language: gettext catalogues whose message ids are the Dutch words."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context

from werksessie.session.state import State

CATALOGUES = Path(__file__).parents[1] / "translations"
NAMES: Mapping[str, str] = {"nl": "Nederlands", "en": "English"}
"""Languages the interface speaks, each under its own name."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; Dutch, and any language without one, says the message ids themselves."""
    path = CATALOGUES / f"{language}.po"
    if language not in NAMES or not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as source:
        compiled = BytesIO()
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(language: str, words: str, **values: Any) -> str:
    """The Dutch words in another language, with values filled in."""
    said = catalogue(language).gettext(words)
    return said.format(**values) if values else said


def offered(state: State, wanted: str) -> str:
    """The wanted language when this session offers it, else Dutch."""
    return wanted if wanted in state.details.languages and wanted in NAMES else "nl"


def direction(language: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def speak(app: Flask) -> None:
    """`_()` and `ngettext()` in templates, in the language that the template was given."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals["direction"] = direction


@pass_context
def _gettext(context: Context, words: str) -> str:
    return catalogue(context.get("language", "nl")).gettext(words)


@pass_context
def _ngettext(context: Context, one: str, many: str, number: int) -> str:
    return catalogue(context.get("language", "nl")).ngettext(one, many, number)
