"""The rules that every piece of the console keeps, in every state of a whole evening."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from tests.conftest import Evening
from tests.web.desk import PIECES, console, pieces, walk
from tests.web.markup import elements, ids

TYPED = {"text", "search", "email", "number", "date", "time", "url", "tel", "password", "file"}


def test_every_piece_has_one_root_with_its_id_and_no_id_twice(evening: Evening) -> None:
    for state in walk(evening):
        html = pieces(evening)
        assert tuple(html) == PIECES
        for piece, one in html.items():
            roots = [attributes.get("id") for _, attributes, depth in elements(one) if depth == 0]
            assert roots == [piece], f"{piece} in {state}"
        twice = [name for name, count in Counter(ids("".join(html.values()))).items() if count > 1]
        assert not twice, f"{twice} in {state}"


def test_a_piece_is_the_same_in_the_page_and_in_the_push(evening: Evening) -> None:
    for state in walk(evening):
        page = console(evening)
        for piece, html in pieces(evening).items():
            assert html in page, f"{piece} in {state}"


def test_nothing_can_be_typed_in_a_piece_that_is_swapped(evening: Evening) -> None:
    for state in walk(evening):
        for piece, html in pieces(evening).items():
            for tag, attributes, _ in elements(html) if piece != "tools" else ():
                assert tag not in ("textarea", "select"), f"{piece} in {state}"
                assert tag != "input" or attributes.get("type", "text") not in TYPED, f"{piece} in {state}"


def test_answers_never_touch_the_forms_beside_them(evening: Evening) -> None:
    forms: dict[tuple[str, str], set[str]] = {}
    for _ in walk(evening):
        current = evening.state.current
        if current and evening.state.phase == "running":
            stage = evening.state.activities[current].stage
            forms.setdefault((current, stage), set()).add(pieces(evening)["tools"])
    assert all(len(seen) == 1 for seen in forms.values())
    assert any('id="new-theme-name"' in html for html in forms["4", "open"])
    assert any('id="agreement-what"' in html for html in forms["afspraken", "intro"])


def test_a_push_finds_every_button_again(evening: Evening) -> None:
    """Focus and presses go by id: without one, a swap under the pointer would swallow a click."""
    for state in walk(evening):
        for piece, html in pieces(evening).items():
            for tag, attributes, _ in elements(html):
                pressed = tag == "button" and attributes.get("type") == "button"
                assert not pressed or attributes.get("id"), f"{piece} in {state}: {attributes}"


def test_the_console_keeps_the_strict_policy(evening: Evening) -> None:
    for state in walk(evening):
        for tag, attributes, _ in elements("".join(pieces(evening).values())):
            assert tag not in ("script", "style"), state
            assert "style" not in attributes, state
            assert not [name for name in attributes if name.startswith(("on", "hx-on"))], state


def test_no_piece_holds_the_secret_or_a_token_of_the_page(evening: Evening) -> None:
    secret = evening.app.extensions["host"].keys(evening.name)["secret"]
    for _ in walk(evening):
        html = "".join(pieces(evening).values())
        assert secret not in html
        assert "csrf" not in html.lower()


def test_every_field_has_a_label_and_every_button_words(evening: Evening) -> None:
    for state in walk(evening):
        page = "".join(pieces(evening).values())
        found = elements(page)
        labelled = {attributes["for"] for tag, attributes, _ in found if tag == "label" and "for" in attributes}
        for before, (tag, attributes, _) in pairwise(found):
            if tag == "input" and attributes.get("type") != "hidden":
                assert before[0] == "label" or attributes.get("id") in labelled, f"{attributes} in {state}"
        assert not re.search(r"<button[^>]*>\s*</button>", page)
