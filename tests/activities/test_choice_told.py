"""choice: everything that is told of what people picked and wrote: to the facilitator, in the Summary, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.activities.about_goals import CHOICE, A, B, asked, many
from tests.activities.about_goals import opened as about_goals
from tests.activities.test_choice import opened, other, picks, wrote
from tests.session.evening import PLACES, Evening, counts, plan, refused
from werksessie.activities import choice as kind
from werksessie.activities.blocks import (
    NOTE,
    QUIET,
    Bar,
    Box,
    Paragraph,
    Quote,
    Quotes,
    Result,
    Results,
    Section,
    Words,
)
from werksessie.activities.choice.notes import HIDDEN, NEW, SHOWN, ChoiceMade, Note
from werksessie.activities.hiding import REASONS
from werksessie.activities.pads import Pad, Pads
from werksessie.programme.model import Plan
from werksessie.session.state import Option
from werksessie.summary.parts import part_of

TWO = plan("kiezen", "choice", options=PLACES[:2], settings={"choices": 2, "other": True})
UNSAID = replace(TWO, settings={})
"""A choice of which the programme says nothing more than its options."""
ORDERED = plan("kiezen", "choice", options=PLACES[:2], settings={"ordered": True})
IN_ORDER = asked("nodig", "choice", options=PLACES[:2], settings={"ordered": True})
GIVEN = Words("Op volgorde van hoe vaak het is gekozen. Aantallen laten we niet zien.")
TOO_FEW = Words("Te weinig antwoorden om een volgorde te laten zien.")


def answered(one: Plan = TWO, people: int = 20) -> Evening:
    """Ten people; of what three of them wrote one text is let through, one is hidden and one waits. Closed."""
    evening = opened(one, people)
    for number in range(7):
        evening.send("kiezen", f"person-{number}", picks(1, 2) if number < 6 else picks(2))
    evening.act("kiezen", "release", note=wrote(evening))
    evening.act("kiezen", "hide", note=wrote(evening, "bob", "Bij Jan"), reason="person")
    wrote(evening, "cas", "De brug")
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option="plek-2")
    return evening


def report(evening: Evening, activity: str = "kiezen") -> Mapping[str, Any]:
    return kind.report(evening.state, evening.plan(activity), evening[activity])


def blocks(evening: Evening, activity: str = "kiezen") -> list[Any]:
    """What the Summary tells of it."""
    return list(kind.tell(part_of(evening.state, evening.plan(activity), evening[activity])))


def times(number: int) -> tuple[Words, ...]:
    return (Words(str(number), strong=True), Words(" keer gekozen"))


# What somebody sends


def test_one_may_be_picked_where_the_programme_does_not_say_how_many() -> None:
    evening = opened(UNSAID)
    evening.send("kiezen", "ann", picks(1))
    with refused(422, "hoogstens 1"):
        evening.send("kiezen", "bob", picks(1, 2))
    assert {row.picks for row in evening.tally("kiezen").rows} == {1}
    assert evening.wall("kiezen")["kicker"] == "Kies er 1"


def test_other_options_under_the_same_text_count_as_they_are_now() -> None:
    evening = opened(TWO)
    wrote(evening)
    evening.send("kiezen", "ann", other("De kerktoren", 2))
    assert counts(evening.tally("kiezen")) == {"plek-1": {"people": 0}, "plek-2": {"people": 1}, "other": {"people": 1}}


def test_who_passes_takes_back_their_own_text_only() -> None:
    evening = opened(TWO)
    wrote(evening)
    wrote(evening, "bob", "De brug")
    evening.send("kiezen", "ann", {"unsure": "1"})
    assert [one["text"] for one in evening.detail("kiezen")["waiting"]] == ["De brug"]


def test_whoever_sent_nothing_picked_nothing_and_a_text_stays_its_writers() -> None:
    evening = answered()
    assert evening.own("kiezen", "nobody") == {"options": (), "text": ""}
    assert evening.own("kiezen", "cas") == {"options": ("other",), "text": "De brug"}
    assert about_goals(CHOICE).own("nodig", "nobody") == {"about": []}


def test_an_option_that_is_not_there_any_more_counts_for_nothing_else() -> None:
    evening = opened(replace(TWO, settings={"choices": 2}))
    evening.send("kiezen", "ann", picks(1, 2))
    left = replace(evening["kiezen"], options=evening["kiezen"].options[:1])
    assert counts(kind.tally(evening.plan("kiezen"), left)) == {"plek-1": {"people": 1}}


def test_of_one_choice_people_without_a_phone_have_one_option_each() -> None:
    evening = opened(UNSAID)
    expected = tuple(Pad(f"option.{one.id}", one.text, "option", one.id, "/option") for one in PLACES[:2])
    assert kind.pads(evening.plan("kiezen"), evening["kiezen"]) == Pads(expected)


def test_of_more_they_have_as_many_as_the_programme_says_about_every_goal() -> None:
    evening = about_goals(CHOICE, goals=(A, B))
    found = kind.pads(evening.plan("nodig"), evening["nodig"])
    assert (found.most, {pad.one_of for pad in found.pads}) == (2, {""})
    assert [pad.key for pad in found.pads] == [
        f"{goal}.option.{one}" for goal in (A, B) for one in ("plek-1", "plek-2", "plek-3", "other")
    ]


def test_letting_through_needs_to_say_what() -> None:
    with refused(404, "niet meer"):
        answered().act("kiezen", "release")


# What the facilitator sees


def test_the_facilitator_sees_every_figure_and_every_text_with_what_became_of_it() -> None:
    evening = answered()
    (shown,), (waiting,) = evening.detail("kiezen")["shown"], evening.detail("kiezen")["waiting"]
    board = evening.board("kiezen")
    (hidden,) = board["hidden"]
    options = {one.id: one for one in kind.options(evening.plan("kiezen"), evening["kiezen"])}
    assert board == {
        "tally": evening.tally("kiezen"),
        "tables": [
            (Option("", {}), [(one, options[one], n) for one, n in (("plek-2", 7), ("plek-1", 6), ("other", 3))])
        ],
        "places": {"plek-1": 0, "plek-2": 1, "other": 2},
        "chosen": {"plek-2"},
        "options": evening["kiezen"].options,
        "about": {},
        "waiting": (Note(waiting["id"], "cas", "De brug", NEW),),
        "shown": (Note(shown["id"], "ann", "De kerktoren", SHOWN),),
        "hidden": (Note(hidden.id, "bob", "Bij Jan", HIDDEN, "person"),),
        "reasons": REASONS,
    }
    evening.act("kiezen", "release", note=hidden.id)
    assert Note(hidden.id, "bob", "Bij Jan", SHOWN) in evening.board("kiezen")["shown"]


def test_while_people_answer_the_options_stay_in_their_own_order() -> None:
    evening = opened(TWO)
    evening.send("kiezen", "ann", picks(2))
    [(_, table)] = evening.board("kiezen")["tables"]
    assert [(row, number) for row, _, number in table] == [("plek-1", 0), ("plek-2", 1), ("other", 0)]


def test_what_is_kept_of_it_names_each_text_and_what_it_is_about() -> None:
    detail = answered().detail("kiezen")
    assert {**detail, "shown": (), "waiting": ()} == {
        "chosen": ["plek-2"],
        "options": {"plek-1": "", "plek-2": ""},
        "about": [],
        "people": {"plek-1": 6, "plek-2": 7, "other": 3},
        "shown": (),
        "waiting": (),
        "not_shown": {"person": 1},
    }
    texts = [[(one["text"], one["about"]) for one in detail[name]] for name in ("shown", "waiting")]
    assert texts == [[("De kerktoren", "")], [("De brug", "")]]


def test_an_answer_without_words_is_sealed_without_words() -> None:
    evening = answered()
    renamed = {person: f"p{person[-1]}" for person in evening["kiezen"].content.choices.people()}
    made = [one for one in kind.distil("kiezen", evening["kiezen"].content, renamed) if isinstance(one, ChoiceMade)]
    assert [(one.note, one.text) for one in made if one.options != ("other",)] == [("", "")] * 7
    assert sorted(one.text for one in made if one.note) == ["", "De brug", "De kerktoren"]


# What is read afterwards


def test_the_report_says_what_was_chosen_and_how_much_was_kept_back() -> None:
    row = {"chosen": False, "about_equal": False, "few": False}
    assert report(answered()) == {
        "chosen": ["Plek 2"],
        "rows": [row | {"about_equal": True}, row | {"chosen": True, "about_equal": True}, row],
        "ordered": False,
        "also_said": ["De kerktoren"],
        "not_shown": {"persoon herkenbaar": 1, "niet nagekeken": 1},
    }
    assert report(opened())["not_shown"] == {}


def test_of_what_was_kept_back_few_people_see_no_number_and_of_something_sensitive_nothing_is_said() -> None:
    assert report(answered(people=4))["not_shown"] == {"persoon herkenbaar": None, "niet nagekeken": None}
    assert report(answered(replace(TWO, sensitive=True, reveal="after_close")))["not_shown"] == {}


def test_the_summary_tells_the_most_chosen_first_and_then_what_was_written() -> None:
    near = "ongeveer gelijk"
    assert blocks(answered()) == [
        Results((
            Result("Plek 2", (times(7),), chosen=True, marks=near, bar=Bar(7, 7), mark="plek-2"),
            Result("Plek 1", (times(6),), marks=near, bar=Bar(6, 7), mark="plek-1"),
            Result("Iets anders", (times(3),), bar=Bar(3, 7), mark="other"),
        )),
        Box("Iets anders", (Quotes((Quote("De kerktoren"),)),), framed=True),
        Paragraph((
            Words("Niet getoond: "), Words("persoon herkenbaar"), Words(" "), Words("1", strong=True),
            Words(", niet nagekeken"), Words(" "), Words("1", strong=True), Words("."),
        ), QUIET),
    ]  # fmt: skip


def test_it_tells_goal_by_goal_each_with_what_was_written_about_it() -> None:
    evening = about_goals(replace(CHOICE, options=PLACES[:1]), goals=(A, B))
    many(evening, "nodig", 6, B, lambda _: {"option": "plek-1"})
    made: Any = evening.send("nodig", "ann", {"about": B, "option": "other", "text": "Een bankje"})
    evening.act("nodig", "release", note=made[0].note)
    evening.shut("nodig")
    row, few = {"chosen": False, "about_equal": False, "few": False}, ((Words("te weinig antwoorden"),),)
    found = report(evening, "nodig")
    assert found["about"] == [
        {"id": A, "text": "We willen dat a", "also_said": []},
        {"id": B, "text": "We willen dat b", "also_said": ["Een bankje"]},
    ]
    assert found["rows"] == [
        row | {"about": goal, "item": item} for goal in (A, B) for item in ("Plek 1", "Iets anders")
    ]
    assert blocks(evening, "nodig") == [
        Section("We willen dat a", (
            Results((Result("Plek 1", few, mark=f"{A}.plek-1"), Result("Iets anders", few, mark=f"{A}.other"))),
        )),
        Section("We willen dat b", (
            Results((
                Result("Plek 1", (times(6),), bar=Bar(6, 6), mark=f"{B}.plek-1"),
                Result("Iets anders", (times(1),), bar=Bar(1, 6), mark=f"{B}.other"),
            )),
            Paragraph((Words("Iets anders:"),), QUIET),
            Quotes((Quote("Een bankje"),)),
        )),
    ]  # fmt: skip


def test_in_order_no_number_is_told_only_what_was_hardly_chosen() -> None:
    evening = opened(ORDERED)
    for number in range(7):
        evening.send("kiezen", f"person-{number}", picks(2))
    evening.shut("kiezen")
    hardly = ((Words("weinig of niet gekozen"),),)
    assert blocks(evening) == [
        Paragraph((GIVEN,), NOTE),
        Results((Result("Plek 2", mark="plek-2"), Result("Plek 1", hardly, mark="plek-1"))),
    ]
    assert report(evening)["ordered"]


def test_where_nobody_can_be_put_in_order_that_is_said_and_among_a_few_people_nothing_is() -> None:
    for people, said in ((20, [Paragraph((TOO_FEW,), NOTE)]), (4, [])):
        evening = opened(ORDERED, people)
        evening.send("kiezen", "ann", picks(2))
        evening.shut("kiezen")
        assert blocks(evening) == [*said, Results((Result("Plek 1", mark="plek-1"), Result("Plek 2", mark="plek-2")))]


def test_a_goal_without_an_order_says_so_itself() -> None:
    evening = about_goals(IN_ORDER, goals=(A, B))
    many(evening, "nodig", 6, B, lambda _: {"option": "plek-2"})
    evening.shut("nodig")
    note, first, second = blocks(evening, "nodig")
    assert note == Paragraph((GIVEN,), NOTE)
    assert first.blocks[0] == Paragraph((TOO_FEW,), QUIET)
    assert [type(block) for block in second.blocks] == [Results]
    assert [told["few"] for told in report(evening, "nodig")["rows"]] == [False, False, False, True]
    evening = about_goals(IN_ORDER, goals=(A, B))
    evening.shut("nodig")
    assert [[type(block) for block in one.blocks] for one in blocks(evening, "nodig")[1:]] == [[Results]] * 2


def test_small_counts_of_something_sensitive_are_never_called_about_equal() -> None:
    evening = opened(replace(TWO, sensitive=True, reveal="after_close"))
    for number in range(7):
        evening.send("kiezen", f"person-{number}", picks(1 + number % 2))
    evening.shut("kiezen")
    assert [told["about_equal"] for told in report(evening)["rows"]] == [False] * 3
