"""Blocks: what the kinds tell their result in."""

from __future__ import annotations

import pytest

from werksessie.activities.blocks import Quote, Quotes, Words, plain, quoted


def test_no_words_are_no_line() -> None:
    assert (plain("Vijf mensen"), plain("")) == ((Words("Vijf mensen"),), ())


def test_an_answer_without_a_remark_has_none() -> None:
    assert quoted(["Een bank", "Licht"], ["twee keer"]) == Quotes((Quote("Een bank", "twee keer"), Quote("Licht", "")))
    assert quoted(("Een bank",)) == Quotes((Quote("Een bank"),))


def test_a_remark_without_an_answer_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="longer"):
        quoted(["Een bank"], ["twee keer", "drie keer"])
