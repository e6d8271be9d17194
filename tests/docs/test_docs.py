"""What the documentation says is there: every command, option, setting, verb, link and picture."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from tests.docs.reading import ALL, DOCS, HEADING, LINK, ROOT, name_of, text_of, typed
from tests.serving.test_settings_told import OF_THE_BENCH, variables
from werksessie.cli import werksessie
from werksessie.web.help import ORDER, anchor_of

SETTING = re.compile(r"WERKSESSIE_[A-Z]+(?:_[A-Z]+)*")
COMMAND = re.compile(r"(?:^|\s|bin/|Scripts\\)werksessie ([^|;&]*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
PATH = re.compile(r"^((?:docs|src|tests|bench|deploy|templates|static)/[\w./-]+\w)$")
MADE_BY_READERS = {"src/werksessie/translations/so.po"}
VERB = re.compile(r"^make ([a-z-]+)")
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)

DOCUMENTS = pytest.mark.parametrize("doc", ALL, ids=name_of)


def command_of(line: str) -> click.Command | str:
    """The command that this line calls, or what of it does not exist."""
    found: click.Command = werksessie
    for word in line.split():
        if not isinstance(found, click.Group) or word.startswith("-") or not re.fullmatch(r"[a-z]+", word):
            break
        if word not in found.commands:
            return word
        found = found.commands[word]
    return found


def options_of(command: click.Command) -> set[str]:
    return {word for one in command.params for word in one.opts} | {"--help"}


def unknown(line: str) -> list[str]:
    """What this line asks of werksessie that it cannot do."""
    asked = COMMAND.search(line)
    if asked is None:
        return []
    command = command_of(asked[1])
    if isinstance(command, str):
        return [command]
    return sorted(set(OPTION.findall(asked[1])) - options_of(command))


@DOCUMENTS
def test_every_command_and_each_of_its_options_exists(doc: Path) -> None:
    assert [(line, wrong) for line in typed(text_of(doc)) if (wrong := unknown(line))] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("werksessie serve --port 0", []),
        (".venv/bin/werksessie sessions prune NAAM --now", []),
        (r".venv\Scripts\werksessie serve --poort 1", ["--poort"]),
        ("werksessie dansen", ["dansen"]),
        ("werksessie sessions dansen", ["dansen"]),
        ("pip install werksessie", []),
        ("useradd --home-dir /var/lib/werksessie --shell /bin/sh werksessie", []),
    ],
)
def test_what_does_not_exist_is_found(line: str, wrong: list[str]) -> None:
    assert unknown(line) == wrong


@DOCUMENTS
def test_every_setting_exists(doc: Path) -> None:
    assert set(SETTING.findall(text_of(doc))) - variables() - OF_THE_BENCH == set()


@DOCUMENTS
def test_every_verb_of_make_exists(doc: Path) -> None:
    verbs = set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))
    asked = {found[1] for line in typed(text_of(doc)) if (found := VERB.match(line))}
    assert len(verbs) > 5
    assert asked - verbs == set()


@DOCUMENTS
def test_every_link_to_a_file_of_ours_leads_somewhere(doc: Path) -> None:
    lost = []
    for _, _, address in LINK.findall(text_of(doc)):
        path, _, anchor = address.partition("#")
        if "://" in address or address.startswith("mailto:"):
            continue
        there = (doc.parent / path).resolve() if path else doc
        headings = {anchor_of(one) for one in HEADING.findall(text_of(there))} if there.suffix == ".md" else set()
        if not there.exists() or (anchor and anchor not in headings):
            lost.append(address)
    assert lost == []


@DOCUMENTS
def test_every_file_of_ours_that_is_named_exists(doc: Path) -> None:
    named = {path for line in typed(text_of(doc)) for path in PATH.findall(line)} - MADE_BY_READERS
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = {(doc.parent / address).resolve() for doc in ALL for mark, _, address in LINK.findall(text_of(doc)) if mark}
    assert {path for path in DOCS.rglob("*.png") if path.resolve() not in shown} == set()


@DOCUMENTS
def test_every_picture_says_in_words_what_it_shows(doc: Path) -> None:
    assert [address for mark, words, address in LINK.findall(text_of(doc)) if mark and len(words) < 15] == []


def test_every_page_of_help_is_there_and_no_other() -> None:
    assert {path.stem for path in (DOCS / "nl").glob("*.md")} == set(ORDER)
