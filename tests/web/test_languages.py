"""Languages: every Dutch sentence that a phone can show has its English, and the language never leaves the phone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from tests.conftest import Evening
from werksessie.activities import KINDS, about, glass, objections, ticking
from werksessie.session import answering, phases, rules, tables
from werksessie.shipped import shipped
from werksessie.web import passing
from werksessie.web import phone as phone_routes
from werksessie.web.languages import CATALOGUES, NAMES, translate

OTHERS = [language for language in NAMES if language != "nl"]


def read(language: str) -> Catalog:
    return read_po(BytesIO((CATALOGUES / f"{language}.po").read_bytes()), locale=language)


def templates() -> list[Path]:
    folder = shipped("templates")
    kinds = [*folder.glob("activities/*/_phone.html"), *folder.glob("activities/*/_own.html")]
    return sorted(
        [
            *folder.glob("phone/*.html"),
            folder / "summary/after.html",
            folder / "links/gone.html",
            folder / "paper/print.html",
            *kinds,
        ]
    )


def in_templates() -> Iterator[tuple[str, str]]:
    for path in templates():
        source = BytesIO(path.read_bytes())
        for _, found, _, _ in extract("jinja2.ext:babel_extract", source, options={"silent": "false"}):
            yield path.name, found if isinstance(found, str) else next(word for word in found if word)


def functions(source: str) -> dict[str, ast.FunctionDef]:
    """The functions of a module; the nameless rules of rules.py by the command they decide."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            takes = node.args.args[0].annotation if node.name == "_" else None
            found[takes.attr if isinstance(takes, ast.Attribute) else node.name] = node
    return found


def refused_by(source: str, *names: str) -> set[str]:
    """The sentences of every Refusal that these functions, and what they call in their module, can raise."""
    known, waiting, done, sentences = functions(source), list(names), set(), set()
    while waiting:
        name = waiting.pop()
        if name in done or name not in known:
            continue
        done.add(name)
        for node in ast.walk(known[name]):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            waiting.append(node.func.id)
            if node.func.id == "Refusal":
                texts = (one.value for one in ast.walk(node.args[1]) if isinstance(one, ast.Constant))
                sentences |= {text for text in texts if isinstance(text, str)}
    return sentences


def source_of(*modules: object) -> str:
    return "\n".join(Path(str(getattr(module, "__file__", ""))).read_text("utf-8") for module in modules)


def in_rules() -> set[str]:
    by_kinds = [refused_by(source_of(kind, about, glass, objections, ticking), "answer") for kind in KINDS.values()]
    named = [one for routes in (phone_routes, passing, tables) for name, one in vars(routes).items() if name[0] != "_"]
    by_phone = {words for words in named if isinstance(words, str) and words.endswith(".")}
    by_table = refused_by(source_of(tables), "_join")
    return refused_by(source_of(rules, answering, phases), "answer", "Join").union(by_phone, by_table, *by_kinds)


def test_the_search_for_sentences_finds_them() -> None:
    assert "Deze vraag is gesloten." in in_rules()
    assert "Kies er hoogstens {n}." in in_rules()
    assert "Doe eerst mee. Dan kun je antwoorden." in in_rules()
    assert "Sluit eerst de vraag. Kies daarna met de groep." not in in_rules()
    assert ("_phone.html", "Eens") in set(in_templates())


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_the_phone_is_translated(language: str) -> None:
    catalogue = read(language)
    wanted = {words for _, words in in_templates()} | in_rules()
    missing = {words for words in wanted if not (catalogue.get(words) and catalogue.get(words).string)}
    assert not missing


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_left_without_its_dutch(language: str) -> None:
    wanted = {words for _, words in in_templates()} | in_rules()
    ids = {message.id if isinstance(message.id, str) else message.id[0] for message in read(language) if message.id}
    assert ids <= wanted


@pytest.mark.parametrize("language", OTHERS)
def test_no_dutch_sentence_is_translated_twice(language: str) -> None:
    lines = (CATALOGUES / f"{language}.po").read_text("utf-8").splitlines()
    ids = [line for line in lines if line.startswith("msgid ")]
    assert ids
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_what_the_dutch_fills_in(language: str) -> None:
    for message in read(language):
        assert not list(message.check()), message.id
        said = message.string if isinstance(message.string, str) else "".join(message.string)
        assert not message.id or not set('"<>') & set(said), "it stands in attributes too"
    assert translate(language, "Kies er hoogstens {n}.", n=3) == "Choose 3 at most."


def test_dutch_sentences_on_the_phone_are_short() -> None:
    for _, words in in_templates():
        for sentence in words.replace("?", ".").replace(":", ".").split("."):
            assert len(sentence.split()) <= 12, words


def test_a_phone_in_english_gets_english(client: FlaskClient, evening: Evening) -> None:
    html = client.get(f"/{evening.code}", headers={"Accept-Language": "en-GB,en;q=0.9"}).text
    assert '<html lang="en" dir="ltr"' in html
    assert "We do not ask your name." in html
    assert "Join</button>" in html


def test_the_page_for_afterwards_is_in_english_too(client: FlaskClient, evening: Evening) -> None:
    in_english = {"Accept-Language": "en-GB,en;q=0.9"}
    assert "The evening is not over yet." in client.get(evening.link("after"), headers=in_english).text
    assert evening.facilitator.do("close").status_code == 204
    html = client.get(evening.link("after"), headers=in_english).text
    for words in ("Keep this page.", ">Agreements<", ">The report<", "Read the report (in Dutch)"):
        assert words in html


def test_a_language_that_the_evening_does_not_offer_becomes_dutch(client: FlaskClient, evening: Evening) -> None:
    html = client.get(f"/{evening.code}", headers={"Accept-Language": "tr,pl;q=0.5"}).text
    assert '<html lang="nl"' in html
    assert client.get(f"/{evening.code}?lang=xx").status_code == 303
    assert '<html lang="nl"' in client.get(f"/{evening.code}").text


def test_the_chosen_language_stays_and_is_asked_of_no_server(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    before = evening.state.seq
    reply = phone.get(f"/{evening.code}?lang=en")
    assert (reply.status_code, reply.location) == (303, f"/{evening.code}")
    html = phone.get(f"/{evening.code}", headers={"Accept-Language": "nl"}).text
    assert "Imagine your community is strong." in html
    assert "Look again." in html
    assert evening.state.seq == before, "nothing about a language enters the record"


def test_a_refusal_comes_in_the_language_of_the_phone(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    phone.get(f"/{evening.code}?lang=en")
    assert "Write something first." in evening.answer(phone, "1", text="").text
    assert "That is too long. Make it shorter than 140 characters." in evening.answer(phone, "1", text="x" * 141).text


def test_words_without_a_translation_are_marked_as_dutch(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.facilitator.act("4", "make-theme", name="Ouders")
    theme = next(iter(evening.state.activities["4"].content.themes))
    evening.facilitator.act("4", "goal", theme=theme, goal="ouders helpen")
    evening.until("open:5a")
    phone.get(f"/{evening.code}?lang=en")
    html = phone.get(f"/{evening.code}").text
    assert 'data-read lang="nl" dir="ltr">' in html
    assert "… dat ouders helpen" in html
