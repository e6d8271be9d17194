"""Written, not generated: one sentence by question, and versions that are fixed and then stay as they are."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, a_goal, refused
from werksessie.session import profile as rows
from werksessie.session.commands import IncludeInProfile, WriteProfile
from werksessie.session.reducer import apply
from werksessie.session.state import State
from werksessie.session.versions import (
    FixVersion,
    as_in,
    changes,
    concept,
    is_concept,
    with_quotes_settled,
)  # fmt: skip
from werksessie.session.writing import CONCLUSION_LENGTH, VersionFixed, WriteConclusion
from werksessie.summary.build import build

DAY, LATER = "2027-03-21", "2027-04-02"


@pytest.fixture
def sealed() -> Evening:
    """A sealed evening: five answers in a theme with a goal, something written in the profile and about a question."""
    evening = Evening(people=8)
    evening.open("wensen")
    a_goal(evening)
    theme = next(iter(evening["wensen"].content.themes))
    evening.act("wensen", "place", theme=theme, card=tuple(evening.idea(f"lamp {one}", f"w{one}") for one in range(4)))
    evening.shut("wensen")
    evening.ask(WriteProfile(rows.FORM, "Samen aan tafel."))
    evening.ask(WriteConclusion("wensen", "Iedereen wil licht."))
    evening.close()
    evening.state, _ = evening.sealed()
    return evening


def cards(evening: Evening) -> list[str]:
    return sorted(evening["wensen"].content.ideas)


def read(state: State) -> tuple[str, str, list[str]]:
    """What others read: a row of the profile, a sentence, the quotes."""
    summary = build(state)
    part = next(part for part in summary.parts if part.plan.id == "wensen")
    return summary.profile.entry(rows.FORM).written, part.conclusion, part.report["rows"][0]["quotes"]


# One sentence by question


def test_a_sentence_is_one_line_and_replaces_the_one_before() -> None:
    evening = Evening(people=6)
    for text in ("Eerst dit.", "  Iedereen\r\n wil  licht. "):
        evening.ask(WriteConclusion("wensen", text))
    assert dict(evening.state.conclusions) == {"wensen": "Iedereen wil licht."}
    assert evening.ask(WriteConclusion("wensen", "Iedereen wil licht.")) == ()
    evening.ask(WriteConclusion("wensen", ""))
    assert not evening.state.conclusions


def test_a_sentence_that_is_too_long_or_about_nothing_is_refused() -> None:
    evening = Evening(people=6)
    evening.ask(WriteConclusion("wensen", "x" * CONCLUSION_LENGTH))
    with refused(422, "280"):
        evening.ask(WriteConclusion("wensen", "x" * (CONCLUSION_LENGTH + 1)))
    with refused(404, "bestaat niet"):
        evening.ask(WriteConclusion("weg", "Zin."))
    with refused(409, "nog niet begonnen"):
        Evening().ask(WriteConclusion("wensen", "Zin."))


def test_a_sentence_stands_with_its_question_and_survives_sealing(sealed: Evening) -> None:
    assert read(sealed.state)[1] == "Iedereen wil licht."


# Fixing


def test_only_a_sealed_record_is_fixed() -> None:
    evening = Evening(people=6)
    with refused(409, "verzegeld"):
        evening.ask(FixVersion(DAY))
    evening.close()
    with refused(409, "verzegeld"):
        evening.ask(FixVersion(DAY))


def test_a_day_that_is_no_day_is_refused(sealed: Evening) -> None:
    for day in ("", "gisteren", "2027-02-30", "20270321"):
        with refused(422, "Dit begrijpen we niet."):
            sealed.ask(FixVersion(day))


def test_until_the_first_version_others_read_what_is_written(sealed: Evening) -> None:
    sealed.ask(WriteProfile(rows.FORM, "Elke maand samen."))
    assert read(sealed.state)[0] == "Elke maand samen."
    assert build(sealed.state).profile.status == "versie 1, nog niet vastgesteld"


def test_from_then_on_others_read_that_version_until_the_next(sealed: Evening) -> None:
    sealed.ask(FixVersion(DAY))
    before = read(sealed.state)
    sealed.ask(WriteProfile(rows.FORM, "Elke maand samen."))
    sealed.ask(WriteConclusion("wensen", "Bijna iedereen wil licht."))
    sealed.act("wensen", "quote", card=cards(sealed)[-1])
    assert read(sealed.state) == before
    assert (
        build(sealed.state).profile.status == "vastgesteld op 21\N{NO-BREAK SPACE}maart\N{NO-BREAK SPACE}2027, versie 1"
    )
    sealed.ask(FixVersion(LATER))
    after = read(sealed.state)
    assert after[:2] == ("Elke maand samen.", "Bijna iedereen wil licht.")
    assert len(after[2]) == 1
    assert build(sealed.state).profile.corrections == "1"


def test_the_facilitator_reads_the_concept_and_earlier_versions(sealed: Evening) -> None:
    for text, day in (("Eerste vorm.", DAY), ("Tweede vorm.", LATER)):
        sealed.ask(WriteProfile(rows.FORM, text))
        sealed.ask(FixVersion(day))
    sealed.ask(WriteProfile(rows.FORM, "Derde vorm."))
    told = [build(sealed.state, one).profile for one in (sealed.state.versions[0], None, concept(sealed.state))]
    assert [one.entry(rows.FORM).written for one in told] == ["Eerste vorm.", "Tweede vorm.", "Derde vorm."]
    assert [one.version for one in told] == ["1", "2", "3"]
    assert told[2].status == "versie 3, nog niet vastgesteld"


def test_the_same_words_are_not_fixed_twice(sealed: Evening) -> None:
    assert is_concept(sealed.state)
    sealed.ask(FixVersion(DAY))
    assert not is_concept(sealed.state)
    with refused(409, "niets veranderd sinds versie 1"):
        sealed.ask(FixVersion(LATER))
    sealed.ask(WriteProfile(rows.FORM, "Anders."))
    sealed.ask(WriteProfile(rows.FORM, "Samen aan tafel."))
    assert not is_concept(sealed.state)


def test_what_changed_between_two_versions_is_known(sealed: Evening) -> None:
    sealed.ask(FixVersion(DAY))
    sealed.ask(WriteProfile(rows.FORM, "Elke maand samen."))
    sealed.ask(IncludeInProfile("veilig", True))
    sealed.ask(WriteConclusion("wensen", ""))
    sealed.act("wensen", "quote", card=cards(sealed)[-1])
    assert changes(sealed.state, sealed.state.versions[0], concept(sealed.state)) == (
        ("profile", rows.FORM),
        ("included", "veilig"),
        ("conclusion", "wensen"),
        ("quotes", "wensen"),
    )


def test_versions_survive_a_restart_and_being_rewritten(sealed: Evening) -> None:
    sealed.act("wensen", "quote", card=cards(sealed)[-1])
    sealed.ask(FixVersion(DAY))
    sealed.ask(WriteProfile(rows.FORM, "Nog niet klaar"))
    again, _ = sealed.sealed()
    assert again.versions == sealed.state.versions
    assert read(again) == read(sealed.state)
    assert again.profile == sealed.state.profile


def test_a_version_holds_no_words_of_answers(sealed: Evening) -> None:
    (event,) = sealed.ask(FixVersion(DAY))
    assert "lamp" not in str(event)
    assert "Meer licht" not in str(event)


def test_before_answers_are_destroyed_the_quotes_are_those_that_others_read(sealed: Evening) -> None:
    sealed.ask(FixVersion(DAY))
    before = read(sealed.state)[2]
    sealed.act("wensen", "quote", card=cards(sealed)[-1])
    settled = with_quotes_settled(sealed.state)
    assert read(settled)[2] == before
    assert not any(one.quotes for one in settled.versions)
    was, now = settled.versions[-1], sealed.state.versions[-1]
    assert as_in(settled, was).profile == as_in(sealed.state, now).profile


def test_a_sensitive_question_that_was_chosen_later_is_in_no_earlier_version(sealed: Evening) -> None:
    sealed.ask(FixVersion(DAY))
    sealed.ask(IncludeInProfile("veilig", True))
    first = as_in(sealed.state, sealed.state.versions[0])
    assert (first.included, first.seq) == (frozenset(), sealed.state.seq)
    assert sealed.state.included == {"veilig"}


def test_what_is_not_fixed_yet_has_no_day_and_no_empty_sentence_is_written(sealed: Evening) -> None:
    assert (concept(sealed.state).number, concept(sealed.state).day) == (1, "")
    assert sealed.ask(WriteConclusion("stapel", " \n ")) == ()


def test_of_a_spoiled_version_only_ids_are_quotes(sealed: Evening) -> None:
    spoiled: dict[str, dict[str, object]] = {"wensen": {"t1": ["c1", 7], "t2": "c2"}}
    state = apply(sealed.state, VersionFixed(1, DAY, {}, (), {}, spoiled), sealed.state.seq + 1)
    assert state.versions[-1].quotes == {"wensen": {"t1": ("c1",)}}
