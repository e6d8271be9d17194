"""roles: everything that is told of both questions: to the facilitator, in the Summary, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from immutables import Map

from tests.activities.test_roles import ROLES, ROLLEN, asked, opened, picks, said, say
from tests.session.evening import Evening, counts, refused
from werksessie.activities import roles as kind
from werksessie.activities.blocks import QUIET, Bar, Heading, Line, Paragraph, Result, Results, Words
from werksessie.activities.pads import Pad, Pads
from werksessie.programme.model import Plan
from werksessie.session.disclosure import Row
from werksessie.summary.parts import part_of

TWO = replace(ROLLEN, options=ROLES[:2])
UNSAID = replace(ROLLEN, settings={})
"""A question of which the programme says nothing more than its roles."""
GEVOELIG = replace(ROLLEN, sensitive=True, reveal="after_close")


def answered(one: Plan = TWO, people: int = 30) -> Evening:
    """Seven picked and nine said who does it; one knows what is needed. Both questions are closed."""
    evening = asked(*("rolmodel actie",) * 6, "actie", one=one, people=people)
    for number in range(9):
        say(evening, f"person-{number}", actie="together help" if number < 5 else "community")
    say(evening, "person-8", actie="community", rolmodel="help")
    evening.send("rollen", "person-5", {"unsure": "1"})
    evening.send("rollen", "person-6", {"skip": "1"})
    evening.act("rollen", "need", role="actie", people="12")
    evening.shut("rollen")
    evening.act("rollen", "choose", option="actie")
    return evening


def report(evening: Evening) -> Mapping[str, Any]:
    return kind.report(evening.state, evening.plan("rollen"), evening["rollen"])


def blocks(evening: Evening) -> list[Any]:
    """What the Summary tells of it."""
    return list(kind.tell(part_of(evening.state, evening.plan("rollen"), evening["rollen"])))


def see(evening: Evening, *names: str) -> list[Any]:
    """These on the wall, as it stands now."""
    return [evening.wall("rollen")[name] for name in names]


def strong(number: int) -> Words:
    return Words(str(number), strong=True)


def helping(number: int) -> Line:
    return (strong(number), Words(" willen helpen"))


# What somebody sends


def test_three_may_be_picked_where_the_programme_does_not_say_how_many() -> None:
    evening = opened(UNSAID)
    picks(evening, "rolmodel actie ouders")
    with refused(422, "hoogstens 3"):
        picks(evening, "rolmodel actie ouders geld")
    assert kind.pads(evening.plan("rollen"), evening["rollen"]).most == 3
    assert (see(evening, "kicker"), {row.picks for row in evening.tally("rollen").rows}) == (["Kies er 3"], {3})


def test_the_programme_may_say_that_there_are_two() -> None:
    evening = opened(replace(ROLLEN, settings={"choices": 2}))
    with refused(422, "hoogstens 2"):
        picks(evening, "rolmodel actie ouders")
    assert kind.pads(evening.plan("rollen"), evening["rollen"]).most == 2
    assert (see(evening, "kicker"), {row.picks for row in evening.tally("rollen").rows}) == (["Kies er 2"], {2})


def test_nobody_offers_help_before_it_is_asked() -> None:
    with refused(409, "nog niet open"):
        opened().send("rollen", "ann", {"role": "actie", "help-actie": "yes"})


def test_an_offer_to_help_is_a_tick_as_any_form_sends_it() -> None:
    evening = asked()
    evening.send("rollen", "ann", {"help-rolmodel": "on", "help-actie": "yes"})
    evening.send("rollen", "bob", {"who-rolmodel": (), "help-actie": "on"})
    assert [evening.own("rollen", one)["help"] for one in ("ann", "bob")] == [["actie", "rolmodel"], ["actie"]]


def test_who_picked_nothing_has_said_nothing() -> None:
    own = asked().own("rollen", "nobody")
    assert own == {"roles": (), "asked": ("rolmodel", "actie"), "who": Map(), "help": []}


def test_what_was_picked_beside_who_does_it_is_not_asked_any_more() -> None:
    evening = asked()
    evening.send("rollen", "person-0", {"role": "geld", "who-actie": "together"})
    evening.send("rollen", "person-1", {"role": "geld", "help-actie": "yes"})
    assert counts(evening.tally("rollen"))["geld"] == {"picked": 0}


# What is counted


def test_who_wants_to_help_is_a_vote_of_its_own_for_every_role() -> None:
    assert answered().tally("rollen").rows == (
        Row("rolmodel", {"nl": "Rolmodel"}, {"picked": 6}, 7, vote="picked", picks=3),
        Row("actie", {"nl": "Actie"}, {"picked": 7}, 7, vote="picked", picks=3),
        Row("who:rolmodel", {"nl": "Rolmodel"}, {"community": 0, "together": 0, "municipality": 0}, 0),
        Row("help:rolmodel", {"nl": "Rolmodel"}, {"help": 1}, 1, vote="help:rolmodel"),
        Row("who:actie", {"nl": "Actie"}, {"community": 2, "together": 5, "municipality": 0}, 7),
        Row("help:actie", {"nl": "Actie"}, {"help": 5}, 5, vote="help:actie"),
    )


def test_a_role_that_is_not_there_any_more_counts_for_nothing_else() -> None:
    evening = opened(TWO)
    picks(evening, "rolmodel actie")
    left = replace(evening["rollen"], options=evening["rollen"].options[:1])
    assert counts(kind.tally(evening.plan("rollen"), left)) == {"rolmodel": {"picked": 1}}


def test_every_role_can_be_counted_of_people_without_a_phone() -> None:
    evening = opened(TWO)
    assert kind.pads(evening.plan("rollen"), evening["rollen"]) == Pads(
        tuple(Pad(f"role.{one.id}", one.text, "role", one.id) for one in TWO.options), most=3
    )


def test_so_can_who_does_each_role_and_who_wants_to_help() -> None:
    evening = asked(one=TWO)
    words = {"community": "wij", "together": "samen", "municipality": "de gemeente"}
    expected: list[Pad] = []
    for one in TWO.options:
        who, help = f"who-{one.id}", f"help-{one.id}"
        for value, word in words.items():
            expected += [Pad(f"{who}.{value}", {"nl": word}, who, value, f"/{who}", heading=(one.text,))]
        expected += [Pad(f"{help}.yes", {"nl": "willen helpen"}, help, "yes", f"/{help}", heading=(one.text,))]
    assert kind.pads(evening.plan("rollen"), evening["rollen"]) == Pads(tuple(expected), round="who")


def test_four_roles_are_asked_about_where_the_programme_does_not_say_how_many() -> None:
    evening = asked(*(role.id for role in ROLES), one=UNSAID)
    assert evening.detail("rollen")["asked"] == ["rolmodel", "actie", "ouders", "geld"]


def test_which_role_of_something_sensitive_is_asked_about_tells_no_small_count() -> None:
    assert asked("geld", "geld", "actie", one=GEVOELIG).detail("rollen")["asked"] == ["rolmodel", "actie"]
    evening = opened(GEVOELIG)
    picks(evening, *["ouders"] * 6)
    evening.shut("rollen")
    evening.act("rollen", "choose", option="geen")
    evening.act("rollen", "ask-who")
    assert evening.detail("rollen")["asked"] == ["geen"]
    few = asked(*["ouders"] * 5, "geld", "geld", "rolmodel", one=GEVOELIG)
    assert few.detail("rollen")["asked"] == ["rolmodel", "ouders"]


def test_a_sealed_record_says_only_what_was_asked() -> None:
    for evening, told in ((opened(), False), (asked(), True)):
        evening.close()
        assert ("roles.who-asked" in evening.sealed()[1]) is told


def test_up_to_999_people_may_be_needed() -> None:
    evening = asked()
    evening.act("rollen", "need", role="actie", people="999")
    assert evening.detail("rollen")["needed"] == {"actie": 999}
    with refused(422, "Vul een getal in van 1 tot 999"):
        evening.act("rollen", "need", role="actie", people="1000")
    with refused(404, "Deze rol bestaat niet"):
        evening.act("rollen", "need", role="x", people="1")


# What the facilitator sees


def test_the_facilitator_sees_every_figure_of_both_questions() -> None:
    evening = answered()
    board, tally = evening.board("rollen"), evening.tally("rollen")
    assert [row.id for row in board["rows"]] == ["actie", "rolmodel"], "the most picked first"
    assert {**board, "rows": ()} == {
        "tally": tally,
        "rows": (),
        "places": {"rolmodel": 0, "actie": 1},
        "chosen": {"actie"},
        "options": evening["rollen"].options,
        "asked": ("rolmodel", "actie"),
        "next": [],
        "divided": {row.id: row.counts for row in tally.rows[2:]},
        "words": {"rolmodel": {"nl": "Rolmodel"}, "actie": {"nl": "Actie"}},
        "who": {"answered": 7, "unsure": 1, "skipped": 1},
        "needed": Map({"actie": 12}),
    }


def test_while_people_pick_the_roles_stay_in_their_own_order() -> None:
    evening = opened(TWO)
    picks(evening, "actie")
    assert [row.id for row in evening.board("rollen")["rows"]] == ["rolmodel", "actie"]


def test_what_is_kept_of_it_says_where_roles_come_from_and_which_were_chosen() -> None:
    evening = opened(TWO)
    assert evening.detail("rollen") == {
        "chosen": [], "options": {"rolmodel": "", "actie": ""}, "asked": [], "who": {}, "needed": {}
    }  # fmt: skip
    assert (answered().detail("rollen")["chosen"], answered().detail("rollen")["needed"]) == (["actie"], {"actie": 12})


# What is read afterwards


def test_the_report_says_of_every_row_what_was_asked() -> None:
    picked, who, offered = ({"about": name, "about_equal": False} for name in ("picked", "who", "help"))
    assert report(answered()) == {
        "chosen": ["Actie"],
        "rows": [
            picked | {"chosen": False, "about_equal": True},
            picked | {"chosen": True, "about_equal": True},
            who | {"chosen": False},
            offered | {"chosen": False, "needed": 0},
            who | {"chosen": True},
            offered | {"chosen": True, "needed": 12},
        ],
        "who_text": "Wie doet dit?",
        "passed_who": {"weet ik niet": 1, "sla over": 1},
    }


def test_without_the_second_question_there_is_nothing_to_report_of_it() -> None:
    evening = opened()
    picks(evening, *["actie"] * 6)
    evening.shut("rollen")
    found = report(evening)
    assert (found["who_text"], found["passed_who"]) == ("", {})
    assert [type(block) for block in blocks(evening)] == [Results]


def test_the_summary_tells_the_most_picked_first_and_then_who_does_it() -> None:
    gap, times = Words(" · "), Words(" keer gekozen")
    who = (strong(2), Words(" wij"), gap, strong(5), Words(" samen"), gap, strong(0), Words(" de gemeente"))
    near = "ongeveer gelijk"
    assert blocks(answered()) == [
        Results((
            Result("Actie", ((strong(7), times),), chosen=True, marks=near, bar=Bar(7, 7), mark="actie"),
            Result("Rolmodel", ((strong(6), times),), marks=near, bar=Bar(6, 7), mark="rolmodel"),
        )),
        Heading("Wie doet dit?"),
        Results((
            Result("Rolmodel", ((Words("te weinig antwoorden"),),)),
            Result("Actie", (who, (*helping(5), gap, strong(12), Words(" nodig")))),
        )),
        Paragraph((Words("Hierbij: weet ik niet 1 · sla over 1"),), QUIET),
    ]  # fmt: skip


def test_where_nobody_said_what_is_needed_only_the_helpers_are_told() -> None:
    evening = answered()
    evening.act("rollen", "need", role="actie", people="")
    (_, _, who, _) = blocks(evening)
    assert who.results[1].counts[1] == helping(5)
    assert evening.wall("rollen")["helping"] == {"who:actie": (5, 0)}


def test_of_a_small_session_the_summary_has_the_roles_and_no_figure() -> None:
    evening = asked("rolmodel", people=4)
    said(evening, 4, 4)
    evening.shut("rollen")
    assert [type(block) for block in blocks(evening)] == [Results, Heading, Results]
    assert [one.counts for one in blocks(evening)[2].results] == [()]


def test_small_counts_of_something_sensitive_are_never_called_about_equal() -> None:
    evening = opened(replace(TWO, sensitive=True, reveal="after_close"))
    picks(evening, *["rolmodel"] * 4, *["actie"] * 4)
    evening.shut("rollen")
    assert [told["about_equal"] for told in report(evening)["rows"]] == [False, False]


def test_of_something_sensitive_nobody_hears_how_many_did_not_know() -> None:
    evening = answered(replace(TWO, sensitive=True, reveal="after_close"))
    assert report(evening)["passed_who"] == {}
    assert Paragraph not in [type(block) for block in blocks(evening)]


def test_without_roles_there_is_nothing_to_tell() -> None:
    evening = opened(replace(TWO, options=()))
    evening.shut("rollen")
    assert blocks(evening) == []
