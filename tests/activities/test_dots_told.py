"""dots: everything that is told of a vote: on the wall, to the facilitator, in the Summary, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.activities.test_dots import KIEZEN, STAPEL, dots, opened, votes
from tests.session.evening import DETAILS, PLACES, Evening, counts, only, plan, refused
from werksessie.activities import dots as kind
from werksessie.activities.blocks import Bar, Result, Results, Words
from werksessie.activities.pads import Pad, Pads
from werksessie.programme.model import Choice, Plan
from werksessie.session.commands import Join
from werksessie.session.disclosure import Row, Support
from werksessie.summary.parts import NOTHING, part_of

TWO = plan("kiezen", "dots", options=PLACES[:2])
UNSAID = replace(TWO, settings={})
"""A vote of which the programme says nothing more than its options."""


def see(evening: Evening, *names: str) -> list[Any]:
    """These on the wall, as it stands now."""
    return [evening.wall("kiezen")[name] for name in names]


def report(evening: Evening) -> Mapping[str, Any]:
    return kind.report(evening.state, evening.plan("kiezen"), evening["kiezen"])


def willing(*ends: str) -> Plan:
    """A vote over goals that all begin alike."""
    goals = tuple(Choice(f"doel-{place}", {"nl": end}) for place, end in enumerate(ends, 1))
    return plan("kiezen", "dots", options=goals, settings={"stem": {"nl": "We willen …"}})


# What somebody sends


def test_only_the_boxes_of_the_vote_are_read() -> None:
    evening = opened(KIEZEN)
    evening.send("kiezen", "ann", {"text": "hallo", "dots-plek-1": (), "dots-plek-2": "1"})
    assert evening.own("kiezen", "ann") == {"dots": {"plek-2": 1}}
    assert evening.own("kiezen", "bob") == {"dots": {}}


def test_a_hundred_is_too_many_and_a_thousand_is_no_number() -> None:
    with refused(422, "hoogstens 3"):
        opened(STAPEL).send("stapel", "ann", {"dots-plek-1": "100"})
    with refused(422, "begrijpen we niet"):
        opened(STAPEL).send("stapel", "ann", {"dots-plek-1": "1000"})


def test_three_may_be_chosen_where_the_programme_does_not_say_how_many() -> None:
    evening = opened(replace(UNSAID, options=PLACES))
    evening.send("kiezen", "ann", dots(1, 2, 3))
    with refused(422, "hoogstens 3"):
        evening.send("kiezen", "bob", dots(1, 2, 3, 4))
    activity = evening["kiezen"]
    assert kind.pads(evening.plan("kiezen"), activity).most == 3
    assert (see(evening, "kicker"), {row.picks for row in evening.tally("kiezen").rows}) == (["Kies er 3"], {3})


# What is counted


def test_the_wall_and_the_tally_say_how_often_one_person_may_choose() -> None:
    five = {"choices": 5}
    evening = opened(replace(TWO, settings={**TWO.settings, **five}))
    votes(evening, p1=2)
    assert see(evening, "kicker") == ["Kies er 5"]
    assert evening.tally("kiezen").rows == (
        Row("plek-1", {"nl": "Plek 1"}, {"dots": 2}, 2, vote="dots", picks=5, each=1),
        Row("plek-2", {"nl": "Plek 2"}, {"dots": 0}, 2, vote="dots", picks=5, each=1),
    )
    stacked = opened(replace(TWO, settings={**TWO.settings, **five, "stackable": True}))
    assert [(row.picks, row.each) for row in stacked.tally("kiezen").rows] == [(5, 5), (5, 5)]


def test_a_vote_for_what_is_not_there_any_more_counts_for_nothing_else() -> None:
    evening = opened(TWO)
    evening.send("kiezen", "ann", dots(1, 2))
    left = replace(evening["kiezen"], options=evening["kiezen"].options[:1])
    assert counts(kind.tally(evening.plan("kiezen"), left)) == {"plek-1": {"dots": 1}}


def test_every_option_can_be_counted_of_people_without_a_phone() -> None:
    evening = opened(replace(TWO, settings={**TWO.settings, "choices": 2, "stackable": True}))
    assert kind.pads(evening.plan("kiezen"), evening["kiezen"]) == Pads(
        (
            Pad("dots-plek-1.1", {"nl": "Plek 1"}, "dots-plek-1", "1"),
            Pad("dots-plek-2.1", {"nl": "Plek 2"}, "dots-plek-2", "1"),
        ),
        most=2,
        stack=True,
    )
    assert kind.pads(TWO, evening["kiezen"]).stack is False


# The wall


def test_the_wall_gathers_then_shows_and_after_closing_says_what_is_about_equal() -> None:
    evening = opened(KIEZEN)
    votes(evening, p1=4)
    names = ("kicker", "gathering", "too_few", "plain", "hidden", "level", "about_equal", "stem")
    assert see(evening, *names) == ["Kies er 3", True, False, True, False, set(), set(), ""]
    votes(evening, p1=4, p2=5)
    assert see(evening, *names[:4]) == ["Kies er 3", False, False, True]
    evening.shut("kiezen")
    assert see(evening, *names[1:7]) == [False, False, False, False, {"plek-2"}, {"plek-1", "plek-2"}]


def test_after_closing_too_few_votes_are_said_to_be_too_few() -> None:
    evening = opened(KIEZEN)
    votes(evening, p1=4)
    evening.shut("kiezen")
    assert see(evening, "gathering", "too_few", "plain", "level") == [False, True, False, set()]


def test_beneath_the_stem_an_option_stands_without_it() -> None:
    evening = opened(willing("We willen dat het licht is", "Een bankje"))
    assert see(evening, "stem", "words") == [
        "We willen …", {"doel-1": "… dat het licht is", "doel-2": "Een bankje"},
    ]  # fmt: skip
    assert see(opened(TWO), "words") == [{"plek-1": "Plek 1", "plek-2": "Plek 2"}]


def test_what_stands_in_the_stem_takes_no_room_in_the_rows() -> None:
    """With the stem in front each of these would take a second line."""
    evening = opened(willing(*(f"We willen dat het park overal goed verlicht is op {day}" for day in "1234")))
    assert see(evening, "pages", "tight") == [1, False]


def test_what_is_about_equal_takes_more_room() -> None:
    long = [f"Een plek met bankjes onder de bomen bij {place}" for place in "ABCDE"]
    evening = opened(
        plan("kiezen", "dots", options=tuple(Choice(f"plek-{n}", {"nl": t}) for n, t in enumerate(long, 1)))
    )
    votes(evening, p1=4, p2=4, p3=4, p4=4)
    assert see(evening, "pages") == [1]
    evening.shut("kiezen")
    assert see(evening, "pages", "tight") == [2, True]


def test_a_page_that_is_no_longer_there_is_the_last_one() -> None:
    evening = opened(KIEZEN)
    wall = kind.wall(evening.state, evening.plan("kiezen"), replace(evening["kiezen"], page=9))
    assert (wall["page"], wall["pages"], [row.id for row in wall["rows"]]) == (2, 2, ["plek-6"])


# The facilitator


def test_the_facilitator_sees_every_vote_in_order_after_closing() -> None:
    evening = opened(TWO)
    votes(evening, p1=1, p2=2)
    options = evening["kiezen"].options
    tally = evening.tally("kiezen")
    assert evening.board("kiezen") == {
        "tally": tally,
        "groups": {},
        "rows": tally.rows,
        "places": {"plek-1": 0, "plek-2": 1},
        "chosen": frozenset(),
        "options": options,
    }
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option="plek-2")
    board = evening.board("kiezen")
    assert ([row.id for row in board["rows"]], board["chosen"]) == (["plek-2", "plek-1"], {"plek-2"})
    assert evening.detail("kiezen") == {"chosen": ["plek-2"], "options": {one.id: one.source for one in options}}


# The Summary


def two_groups() -> Evening:
    """Six of the community chose the first place, five of the municipality the second; the first was ticked."""
    evening = Evening(only(TWO), replace(DETAILS, groups=True))
    evening.press("start")
    people = [f"community-{one}" for one in range(6)] + [f"municipality-{one}" for one in range(5)]
    for person in people:
        evening.ask(Join(person, person.partition("-")[0]))
    evening.open("kiezen")
    for person in people:
        evening.send("kiezen", person, dots(1 if person < "d" else 2), group=person.partition("-")[0])
    return evening


FIRST = "gemeenschap: bijna allemaal · gemeente: weinig"
SECOND = "gemeenschap: weinig · gemeente: bijna allemaal"


def test_the_report_says_what_was_chosen_what_is_about_equal_and_who_is_behind_it() -> None:
    evening = two_groups()
    assert {row["groups"] for row in report(evening)["rows"]} == {""}
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option="plek-2")
    assert report(evening) == {
        "chosen": ["Plek 2"],
        "rows": [
            {"chosen": False, "about_equal": True, "groups": FIRST},
            {"chosen": True, "about_equal": True, "groups": SECOND},
        ],
    }
    assert evening.board("kiezen")["groups"]["plek-1"] == (
        Support("community", "bijna allemaal"), Support("municipality", "weinig"),
    )  # fmt: skip


def test_of_a_sensitive_vote_small_figures_are_not_even_about_equal() -> None:
    evening = opened(replace(TWO, sensitive=True))
    votes(evening, p1=4, p2=4)
    evening.shut("kiezen")
    assert [row["about_equal"] for row in report(evening)["rows"]] == [False, False]


def test_the_summary_tells_every_option_the_most_chosen_first() -> None:
    evening = opened(plan("kiezen", "dots", options=PLACES[:3]))
    votes(evening, p2=6, p3=5)
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option="plek-3")
    part = part_of(evening.state, evening.plan("kiezen"), evening["kiezen"])

    def told(number: int, times: int, **more: Any) -> Result:
        said = ((Words(str(times), strong=True), Words(" keer gekozen")),)
        return Result(f"Plek {number}", said, bar=Bar(times, 6) if times else None, mark=f"plek-{number}", **more)

    near = {"marks": "ongeveer gelijk"}
    assert kind.tell(part) == (Results((told(2, 6, **near), told(3, 5, chosen=True, **near), told(1, 0))),)
    assert kind.tell(replace(part, shown=NOTHING, report={})) == ()
