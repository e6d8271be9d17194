"""Gathers everything that has to be said in each language: templates, refusals, and the programmes that come along."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from types import ModuleType
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from werksessie import activities
from werksessie.activities import KINDS, about, glass, objections, ticking
from werksessie.programme import loader
from werksessie.programme.ladder import LADDER
from werksessie.programme.model import Text, to_dict
from werksessie.session import answering, phases, rules, tables
from werksessie.session.commands import Refusal
from werksessie.shipped import shipped
from werksessie.web import devices, passing, phone, warning
from werksessie.web.languages import HAS_OWN

ROUTES: tuple[ModuleType, ...] = (phone, devices, passing, tables, warning)
"""Where the sentences stand that a phone's own addresses say."""

SHARED: tuple[ModuleType, ...] = (about, glass, objections, ticking)
"""What the kinds share when they decide on an answer."""


def template() -> Catalog:
    """The catalogue without translations: every message once, with where it stands and which words stand beside it."""
    made = Catalog(project="Avond", charset="utf-8")
    for words, place in sorted(in_templates(), key=lambda one: one[1]):
        made.add(words, auto_comments=(place,))
    for sentence in sorted(in_rules()):
        made.add(sentence, auto_comments=("waarom iets niet kan",))
    for text, place in in_programmes():
        others = " ".join(sorted(language for language, words in text.items() if language != "nl" and words))
        made.add(text["nl"], auto_comments=(place, *([f"{HAS_OWN}{others}"] if others else [])))
    return made


@cache
def in_templates() -> tuple[tuple[str | tuple[str, ...], str], ...]:
    """(message id, template) of everything that a template says; the id of a plural is a pair."""
    return tuple(_in_templates())


def _in_templates() -> Iterator[tuple[str | tuple[str, ...], str]]:
    folder = shipped("templates")
    for path in sorted(folder.rglob("*.html")):
        source = BytesIO(path.read_bytes())
        for _, found, _, _ in extract("jinja2.ext:babel_extract", source, options={"silent": "false"}):
            words = found if isinstance(found, str) else tuple(word for word in found if word)
            yield words, f"{path.parent.name}/{path.name}"


def in_rules() -> set[str]:
    """Every sentence with which a phone can be refused."""
    by_kinds = [refused_by(source_of(*folder_of(kind), *SHARED), "answer") for kind in KINDS]
    named = [one for routes in ROUTES for name, one in vars(routes).items() if name[0] != "_"]
    by_phone = {words for words in named if isinstance(words, str) and words.endswith(".")}
    by_phone |= {one.sentence for one in named if isinstance(one, Refusal)}
    by_table = refused_by(source_of(tables), "_join")
    return refused_by(source_of(rules, answering, phases), "answer", "Join").union(by_phone, by_table, *by_kinds)


def folder_of(kind: str) -> list[ModuleType]:
    """The module of this kind and those in its folder. Where a name is there twice, that of the kind itself counts."""
    module = f"{activities.__name__}.{kind}"
    found = [one for name, one in sorted(sys.modules.items()) if name == module or name.startswith(f"{module}.")]
    return found[::-1]


def source_of(*modules: Any) -> str:
    """The source of these modules, one after the other."""
    return "\n".join(inspect.getsource(module) for module in modules)


def refused_by(source: str, *names: str) -> set[str]:
    """The sentences of every Refusal that these functions, and what they call in their module, can raise."""
    known, waiting, done, sentences = _functions(source), list(names), set[str](), set[str]()
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


def _functions(source: str) -> dict[str, ast.FunctionDef]:
    """The functions of a module; the nameless rules of rules.py by the command they decide."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            takes = node.args.args[0].annotation if node.name == "_" else None
            found[takes.attr if isinstance(takes, ast.Attribute) else node.name] = node
    return found


def in_programmes() -> Iterator[tuple[Text, str]]:
    """(text, where it stands) of everything in the shipped programmes, the kinds' own words and the ladder."""
    for name in loader.shipped():
        yield from _texts(to_dict(loader.load_shipped(name, KINDS)), name)
    for name, kind in KINDS.items():
        for field, setting in kind.SETTINGS.items():
            yield from _texts(setting.default, f"{name}.{field}")
    for rung in LADDER.values():
        yield rung.text, "ladder"


def _texts(found: Any, place: str) -> Iterator[tuple[Text, str]]:
    if isinstance(found, Mapping):
        if isinstance(found.get("nl"), str):
            yield {name: words for name, words in found.items() if len(name) <= 3 and isinstance(words, str)}, place
            return
        inside = f"{place}/{found['id']}" if "id" in found and found["id"] != place else place
        for one in found.values():
            yield from _texts(one, inside)
    elif isinstance(found, (list, tuple)):
        for one in found:
            yield from _texts(one, place)
