"""Catalogues: everything that people are shown is said in every language, and what fills it in stays the same."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from werksessie.translations import messages
from werksessie.translations.__main__ import update
from werksessie.translations.messages import in_programmes, in_rules, in_templates
from werksessie.web import languages
from werksessie.web.languages import CATALOGUES, NAMES, TEMPLATE, standing, translate

OTHERS = [language for language in NAMES if language != "nl"]
BRACES = re.compile(r"\{[^{}]*\}|%\(\w+\)s|✓")

template = cache(messages.template)


@cache
def read(language: str) -> Catalog:
    return read_po(BytesIO((CATALOGUES / f"{language}.po").read_bytes()), locale=language)


def ids(found: Catalog) -> dict[str, Any]:
    return {one.id if isinstance(one.id, str) else one.id[0]: one for one in found if one.id}


def strings(message: Any) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_the_search_for_sentences_finds_them() -> None:
    assert "Deze vraag is gesloten." in in_rules()
    assert "Kies er hoogstens {n}." in in_rules()
    assert "Doe eerst mee. Dan kun je antwoorden." in in_rules()
    assert "Sluit eerst de vraag. Kies daarna met de groep." not in in_rules()
    assert "Eens" in {words for words, _ in in_templates()}
    texts = {text["nl"] for text, _ in in_programmes()}
    assert {"Jullie en de gemeente maken samen een plan.", "een beetje"} <= texts


def test_the_template_for_translators_is_up_to_date() -> None:
    kept = read_po(BytesIO(TEMPLATE.read_bytes()))
    assert ids(kept).keys() == ids(template()).keys(), "run: make messages"


@pytest.mark.parametrize("language", OTHERS)
def test_everything_that_people_are_shown_is_translated(language: str) -> None:
    known = ids(read(language))
    beside = {text["nl"] for text, _ in in_programmes() if text.get(language)}
    missing = {
        words for words in ids(template()).keys() - beside if words not in known or not all(strings(known[words]))
    }
    assert not missing
    assert standing(language).percent == 100


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_left_without_its_dutch(language: str) -> None:
    assert ids(read(language)).keys() <= ids(template()).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_no_dutch_sentence_is_translated_twice(language: str) -> None:
    found = re.findall(r'^msgid (?:"[^\n]*"\n)+', (CATALOGUES / f"{language}.po").read_text("utf-8"), re.MULTILINE)
    assert len(found) > 100
    assert sorted(set(found)) == sorted(found)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_what_the_dutch_fills_in(language: str) -> None:
    for words, message in ids(read(language)).items():
        assert not message.fuzzy, words
        assert not list(message.check()), words
        for said in strings(message):
            assert sorted(BRACES.findall(said)) == sorted(BRACES.findall(words)), words
            assert not set('"<>') & set(said), "it stands in attributes too"


def test_dutch_sentences_on_the_phone_are_short() -> None:
    for found, _ in in_templates():
        words = found if isinstance(found, str) else found[0]
        for sentence in words.replace("?", ".").replace(":", ".").split("."):
            assert len(sentence.split()) <= 12, words


def test_a_string_without_a_translation_is_said_in_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = 'msgid ""\nmsgstr "Language: tr\\n"\n\nmsgid "Sla over"\nmsgstr ""\n\nmsgid "Stuur"\nmsgstr "Gönder"\n'
    (tmp_path / "tr.po").write_text(words, "utf-8")
    monkeypatch.setattr(languages, "CATALOGUES", tmp_path)
    for known in (languages.catalogue, standing):
        known.cache_clear()
    try:
        assert [translate("tr", one) for one in ("Sla over", "Stuur", "Wie?", "")] == ["Sla over", "Gönder", "Wie?", ""]
        assert standing("tr").percent == 0
    finally:
        for known in (languages.catalogue, standing):
            known.cache_clear()


def test_the_facilitator_sees_who_reviewed_a_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = (CATALOGUES / "pl.po").read_text("utf-8")
    (tmp_path / "pl.po").write_text(kept.replace('"MIME', '"X-Reviewed-By: A. Nowak, 3-3-2027\\n"\n"MIME', 1), "utf-8")
    update(tmp_path / "pl.po", template())
    monkeypatch.setattr(languages, "CATALOGUES", tmp_path)
    standing.cache_clear()
    try:
        assert standing("pl").reviewed == "A. Nowak, 3-3-2027"
    finally:
        standing.cache_clear()
