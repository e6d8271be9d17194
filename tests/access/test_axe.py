"""axe on every state of every surface: nothing is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.access.auditing import Auditor
from tests.access.moments import ANSWERED, CLOSED, INTRO, OPEN, moments
from tests.access.states import State
from werksessie.activities import KINDS

pytestmark = pytest.mark.browser

States = dict[str, list[State]]
Look = Callable[..., Auditor]

SURFACES = (
    "outside nl", "outside ar", "phone nl", "phone ar", "wall", "console", "remote", "paper", "summary", "after",
    "profile", "library", "prepare", "editor", "links", "print", "check", "retention", "correct", "errors",
    "help",
)  # fmt: skip
BLACK = "wall--black"
"""Shows nothing at all, by choice: not even a heading."""


def test_every_surface_is_looked_at(everything: States) -> None:
    assert set(everything) == set(SURFACES)


def test_every_kind_stands_there_at_every_stage() -> None:
    seen = {(moment.kind, moment.stage) for moment in moments()}
    asked = {(name, stage) for name, kind in KINDS.items() if kind.ASKS for stage in (INTRO, OPEN, ANSWERED, CLOSED)}
    assert asked - seen == set()
    assert set(KINDS) == {kind for kind, _ in seen}


def test_the_few_states_that_are_looked_at_show_every_part_of_all(everything: States, shown: States) -> None:
    for surface, those in everything.items():
        assert {part for state in those for part in state.parts} == {
            part for state in shown[surface] for part in state.parts
        }
        assert {state.kind for state in those} == {state.kind for state in shown[surface]}


@pytest.mark.parametrize("surface", SURFACES)
def test_axe_finds_nothing_wrong(surface: str, shown: States, look: Look) -> None:
    auditor = look(surface)
    wrong = {}
    for state in shown[surface]:
        auditor.show(state.html)
        found = [one for one in auditor.violations() if BLACK not in state.html or one[0] != "page-has-heading-one"]
        if found:
            wrong[state.where] = found
    assert wrong == {}


def test_the_dark_wall_can_be_read_too(shown: States, look: Look) -> None:
    auditor = look("wall")
    wrong = {}
    for state in shown["wall"]:
        auditor.show(state.html.replace("<html ", '<html data-theme="dark" ', 1))
        if found := auditor.violations(rules=("color-contrast",)):
            wrong[state.where] = found
    assert wrong == {}


def test_an_arabic_phone_goes_from_right_to_left(everything: States) -> None:
    for state in everything["phone ar"]:
        assert '<html lang="ar" dir="rtl"' in state.html, state.where


def test_axe_would_have_found_something(everything: States, look: Look) -> None:
    auditor, html = look("phone nl"), everything["phone nl"][0].html
    auditor.show(html.replace("<main", '<img src="x"><main', 1))
    assert "image-alt" in dict(auditor.violations())


def test_axe_finds_what_is_new_in_a_page_that_it_has_seen(everything: States, look: Look) -> None:
    auditor, html = look("phone nl"), everything["phone nl"][0].html
    auditor.show(html)
    assert auditor.violations() == []
    auditor.show(html.replace("</main>", '<div><p>Een plaat</p><img src="x"></div></main>', 1))
    assert [rule for rule, _ in auditor.violations()] == ["image-alt"]
    auditor.show(html.replace("<body", '<body style="color: #ddd"', 1))
    assert "color-contrast" in dict(auditor.violations())
