"""The document that every written format sets: the profile first, then every question with what came of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.session.evening import Evening
from tests.summary.whole import DETAILS, PROGRAMME, play
from werksessie.activities.blocks import Block, Box, Bullets, Paragraph, Quotes, Results, Section, Table, Words
from werksessie.summary.build import Summary, build
from werksessie.summary.document import Chapter, Document, document_of


@pytest.fixture(scope="module")
def summary() -> Summary:
    """Everything was asked, and thirty-two people answered."""
    evening = Evening(PROGRAMME, DETAILS, people=32)
    play(evening)
    return build(evening.state)


@pytest.fixture(scope="module")
def document(summary: Summary) -> Document:
    return document_of(summary)


def chapter(document: Document, activity: str) -> Chapter:
    return next(one for one in document.chapters if one.mark == f"q-{activity}")


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Box | Section):
            yield from all_blocks(block.blocks)


def marks(document: Document) -> list[str]:
    """Every place that a link can lead to, in order."""
    found = []
    for one in document.chapters:
        found.append(one.mark)
        for block in all_blocks(one.blocks):
            if isinstance(block, Results):
                found += [row.mark for row in block.results if row.mark]
            elif not isinstance(block, Paragraph | Quotes | Bullets | Table):
                found += [block.mark] if block.mark else []
    return found


def words(document: Document) -> Iterator[Words]:
    """Every word of the report that stands in a line."""
    for one in document.chapters:
        for block in all_blocks(one.blocks):
            match block:
                case Paragraph():
                    yield from block.line
                case Results():
                    yield from (each for row in block.results for line in (*row.counts, row.under) for each in line)
                case Bullets():
                    yield from (each for row in block.bullets for line in (row.line, *row.under) for each in line)
                case Table():
                    yield from (each for row in block.rows for c in row for line in (c.line, *c.under) for each in line)


def test_every_question_of_the_evening_has_its_chapter_in_order(summary: Summary, document: Document) -> None:
    assert [one.mark for one in document.chapters] == [f"q-{part.plan.id}" for part in summary.parts]
    assert all(one.heading for one in document.chapters)


def test_every_place_has_a_name_of_its_own_and_every_link_leads_to_one(document: Document) -> None:
    assert len(marks(document)) == len(set(marks(document)))
    links = [one for one in words(document) if one.link]
    assert links
    assert {one.link for one in links} <= set(marks(document))
    assert all(one.text for one in links)


def test_a_goal_leads_to_the_theme_with_the_quotes_beneath_it(document: Document) -> None:
    vote = next(block for block in chapter(document, "5a").blocks if isinstance(block, Results))
    lead = next(one for one in vote.results[0].under if one.link)
    themes = [block for block in chapter(document, "4").blocks if isinstance(block, Box)]
    theme = next(box for box in themes if box.mark == lead.link)
    assert theme.heading == lead.text == "Een plek"
    assert any(isinstance(block, Quotes) and block.quotes[0].text == "de sportzaal" for block in theme.blocks)


def test_what_was_not_asked_says_so_and_has_no_result() -> None:
    evening = Evening(PROGRAMME, DETAILS, people=6)
    evening.close()
    told = document_of(build(evening.state))
    assert all(any(one.text == "Niet gevraagd." for one in _line(each)) for each in told.chapters)
    assert not [block for each in told.chapters for block in each.blocks if isinstance(block, Results | Box)]


def _line(one: Chapter) -> list[Words]:
    return [each for block in one.blocks if isinstance(block, Paragraph) for each in block.line]


def test_a_bar_repeats_a_figure_that_stands_beside_it(document: Document) -> None:
    bars = [
        (row.bar.value, [one.text for line in row.counts for one in line if one.strong])
        for each in document.chapters
        for block in all_blocks(each.blocks)
        if isinstance(block, Results)
        for row in block.results
        if row.bar
    ]
    assert bars
    assert all(str(value) in figures for value, figures in bars)


def test_before_sealing_it_is_provisional_and_a_rehearsal_says_that_it_is_made_up(summary: Summary) -> None:
    from dataclasses import replace

    assert document_of(summary).kicker == "Verslag · voorlopig"
    pretended = document_of(replace(summary, provisional=False, rehearsal=True))
    assert pretended.kicker == "Verslag · oefensessie, de antwoorden zijn verzonnen"
    assert "oefensessie" in pretended.sheet.kicker
