"""Links in a document: they lead to one place, or they are plain words."""

from __future__ import annotations

from werksessie.activities.blocks import Box, Paragraph, Result, Results, Words
from werksessie.summary.document import Chapter
from werksessie.summary.linking import linked

LEAD = Words("Komt uit: ")


def ideas(mark: str, theme: str = "t1") -> Chapter:
    return Chapter("Ideeën", (Box("Een plek", (), mark=theme),), mark=mark)


def vote(mark: str, *under: Words, option: str = "a") -> Chapter:
    return Chapter("Kiezen", (Results((Result("Doel", under=under, mark=option),)),), mark=mark)


def under(chapter: Chapter) -> tuple[Words, ...]:
    (results,) = chapter.blocks
    assert isinstance(results, Results)
    return results.results[0].under


def test_a_link_without_words_reads_as_what_it_leads_to() -> None:
    _, voted = linked([ideas("1"), vote("2", LEAD, Words("", link="t1"))])
    assert under(voted) == (LEAD, Words("Een plek", link="q-1-t1"))


def test_a_link_that_leads_nowhere_is_left_out_with_the_words_before_it() -> None:
    _, voted = linked([ideas("1"), vote("2", LEAD, Words("", link="gone"), Words(" · anders genoemd"))])
    assert under(voted) == (Words("anders genoemd"),)


def test_a_link_with_words_that_leads_nowhere_stays_as_words() -> None:
    _, voted = linked([ideas("1"), vote("2", LEAD, Words("Een doel", link="gone"))])
    assert under(voted) == (LEAD, Words("Een doel"))


def test_the_same_option_in_two_questions_has_two_names_and_a_link_leads_to_the_last_before_it() -> None:
    one, two, three = linked([vote("1"), vote("2"), vote("3", Words("Doel", link="a"), option="b")])
    assert [row.mark for each in (one, two) for row in each.blocks[0].results] == ["q-1-a", "q-2-a"]  # type: ignore[union-attr]
    assert under(three) == (Words("Doel", link="q-2-a"),)


def test_a_paragraph_in_a_box_has_its_links_too() -> None:
    inside = Box("Thema", (Paragraph((LEAD, Words("", link="t1"))),), mark="t2")
    _, done = linked([ideas("1"), Chapter("Later", (inside,), mark="2")])
    (box,) = done.blocks
    assert isinstance(box, Box)
    assert box.blocks == (Paragraph((LEAD, Words("Een plek", link="q-1-t1"))),)
    assert box.mark == "q-2-t2"
