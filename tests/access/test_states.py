"""Every state of every surface: axe finds nothing wrong; and what axe cannot see: narrow screens, a user's own colours,
one voice at a time, and every control with a name."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.access.auditing import Auditor
from tests.access.conftest import SMALL
from tests.access.moments import ANSWERED, CLOSED, INTRO, OPEN, moments
from tests.access.states import State
from tests.browser.conftest import CONSOLE
from werksessie.activities import KINDS

pytestmark = pytest.mark.browser

States = dict[str, list[State]]
Look = Callable[..., Auditor]

SURFACES = (
    "outside nl", "outside ar", "phone nl", "phone ar", "wall", "console", "remote", "paper", "summary", "after",
    "profile", "library", "prepare", "editor", "links", "print", "check", "retention", "correct", "errors",
    "help", "accounts",
)  # fmt: skip
BLACK = "wall--black"
"""Shows nothing at all, by choice: not even a heading."""

PHONES = ("phone nl", "phone ar", "outside nl", "outside ar", "remote")
DESKS = (
    "console", "paper", "summary", "after", "profile", "library", "prepare", "editor", "links", "retention", "correct",
    "errors",
)  # fmt: skip
HALF = {"width": CONSOLE["width"] // 2, "height": CONSOLE["height"] // 2}
"""What is left of a laptop's screen at 200%."""

WIDER = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")].filter(one => {
  const style = getComputedStyle(one), box = (one.closest("label") || one).getBoundingClientRect();
  const inSentence = one.matches("a, .button--link") && style.display.startsWith("inline");
  return one.type !== "hidden" && !one.closest(".unseen, [hidden], .skip") && box.width && !inSentence &&
    style.visibility === "visible" && (box.height < 43.5 || box.width < 43.5);
}).map(one => one.outerHTML.slice(0, 120))"""

VOICES = re.compile(r'role="status"|aria-live="polite"|<output')
CHOSEN = """() => {
  const choices = [...document.querySelectorAll(".choice__input")];
  const keys = [...document.querySelectorAll("[aria-pressed]")];
  for (const one of choices) one.checked = true;
  for (const one of keys) one.setAttribute("aria-pressed", "true");
  const shown = choices.filter(one => one.checked).map(one => one.nextElementSibling).concat(keys);
  return [shown.length, shown.filter(one => getComputedStyle(one).outlineStyle !== "solid").map(one => one.className)];
}"""
DRAWN = """() => {
  const all = [...document.querySelectorAll(".figure, .glass, .bar, .stacked")];
  const lost = all.filter(one => getComputedStyle(one).forcedColorAdjust !== "none");
  return [all.map(one => one.classList[0]), lost.map(one => one.outerHTML.slice(0, 80))];
}"""

ARRIVING = """() => {
  for (const one of document.querySelectorAll(".wall .figure")) one.classList.add("is-new");
  return document.getAnimations().length;
}"""


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


def wider(auditor: Auditor, states: list[State]) -> dict[str, int]:
    """By how many pixels each state goes out of the screen."""
    found = {}
    for state in states:
        auditor.show(state.html)
        over = int(auditor.page.evaluate(WIDER))
        if over > 0:
            found[state.where] = over
    return found


@pytest.mark.parametrize("surface", PHONES)
def test_on_a_phone_of_320_pixels_nothing_sticks_out_and_what_a_thumb_touches_is_44(
    surface: str, shown: States, look: Look
) -> None:
    auditor, wide, small = look(viewport=SMALL), {}, {}
    for state in shown[surface]:
        wide |= wider(auditor, [state])
        if found := auditor.page.evaluate(SMALL_TARGETS):
            small[state.where] = found
    assert (wide, small) == ({}, {})


def test_a_desk_at_200_percent_never_scrolls_sideways(shown: States, look: Look) -> None:
    auditor = look(viewport=HALF)
    assert {surface: wider(auditor, shown[surface]) for surface in DESKS} == {surface: {} for surface in DESKS}


def test_the_pages_of_accounts_fit_on_a_screen_of_320_pixels(shown: States, look: Look) -> None:
    assert wider(look(viewport=SMALL), shown["accounts"]) == {}


def test_every_page_speaks_with_one_polite_voice(everything: States) -> None:
    states = [state for those in everything.values() for state in those]
    assert {state.where for state in states if len(VOICES.findall(state.html)) > 1} == set()
    assert {state.where for state in states if "assertive" in state.html} == set()
    silent = {state.where for state in states if "data-told" in state.html and 'id="told"' not in state.html}
    assert silent == set()


def test_only_real_trouble_interrupts_and_never_on_a_phone(everything: States) -> None:
    """Words that were refused or written over by somebody else; a record that cannot be written."""
    found = {surface: {state.where for state in those if 'role="alert"' in state.html} for surface, those in
             everything.items()}  # fmt: skip
    loud = {"console", "paper", "prepare", "editor", "profile", "links", "accounts"}
    assert {surface for surface, those in found.items() if those} <= loud
    assert not set(PHONES) & {surface for surface, those in found.items() if those}


@pytest.mark.parametrize("surface", ["phone nl", "phone ar"])
def test_whoever_has_colours_of_their_own_sees_what_is_chosen(surface: str, shown: States, look: Look) -> None:
    auditor, looked_at = look(surface, forced_colors="active"), 0
    for state in shown[surface]:
        auditor.show(state.html)
        chosen, plain = auditor.page.evaluate(CHOSEN)
        assert plain == [], state.where
        looked_at += chosen
    assert looked_at > 0


def test_whoever_has_colours_of_their_own_sees_bars_glasses_and_figures(shown: States, look: Look) -> None:
    auditor, drawn = look("wall", forced_colors="active"), set()
    for state in shown["wall"]:
        auditor.show(state.html)
        seen, lost = auditor.page.evaluate(DRAWN)
        assert lost == [], state.where
        drawn |= set(seen)
    assert drawn == {"figure", "glass", "bar", "stacked"}


def test_whoever_wants_no_motion_gets_none(shown: States, look: Look) -> None:
    walls = [state for state in shown["wall"] if 'class="figure' in state.html]
    moving = dict.fromkeys(("reduce", "no-preference"), 0)
    for wish in moving:
        auditor = look("wall", reduced_motion=wish)
        for state in walls:
            auditor.show(state.html)
            moving[wish] += int(auditor.page.evaluate(ARRIVING))
    assert moving["reduce"] == 0 < moving["no-preference"]


def test_without_motion_a_phone_still_says_that_it_is_offline(everything: States, look: Look) -> None:
    auditor = look("phone nl", reduced_motion="reduce")
    auditor.show(next(state.html for state in everything["phone nl"] if ' offline">' in state.html))
    auditor.page.evaluate("document.documentElement.dataset.live = 'off'")
    shown = "getComputedStyle(document.querySelector('.offline')).animationName"
    assert auditor.page.evaluate(shown) == "offline"
