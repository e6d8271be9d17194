""" "waarvan 12 op papier": in the report, in JSON and in CSV, as far as the small numbers allow."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from tests.session.evening import Evening, only, plan
from werksessie.activities.pads import Count
from werksessie.programme.model import Choice
from werksessie.session.paper import HANDS, PAPER, TallyPaper
from werksessie.summary.as_csv import as_csv
from werksessie.summary.as_json import as_json
from werksessie.summary.build import build
from werksessie.summary.parts import Part
from werksessie.summary.tally import whole

OPTIONS = (Choice("a", {"nl": "Bank"}), Choice("b", {"nl": "Boom"}))
EVERY = (plan("kiezen", "dots", options=OPTIONS), plan("veilig", "scale", sensitive=True, reveal="after_close"))


def evening(activity: str, phones: int, papers: int, hands: bool = False) -> Evening:
    """So many answered by phone and so many otherwise, all the same; closed."""
    made = Evening(only(*EVERY), people=max(phones, 1))
    made.open(activity)
    field, value, key = ("dots-a", "1", "dots-a.1") if activity == "kiezen" else ("value", "3", "value.3")
    for number in range(phones):
        made.send(activity, f"phone-{number}", {field: value})
    if papers:
        count = Count(papers, pads={key: papers})
        made.ask(TallyPaper(activity, count, HANDS if hands else PAPER, 0, made.fresh()))
    made.close()
    return made


def part(evening: Evening, activity: str) -> Part:
    return next(one for one in build(evening.state).parts if one.plan.id == activity)


def test_the_report_says_how_many_were_on_paper() -> None:
    made = evening("kiezen", 8, 12)
    assert dict(part(made, "kiezen").without_phone) == {"op papier": 12}
    [told, _] = as_json(build(made.state))["activities"]
    assert (told["answered"], told["on_paper"], "by_show_of_hands" in told) == (20, 12, False)
    assert '"mensen";"20"' in as_csv(build(made.state)).decode()
    assert '"waarvan op papier";"12"' in as_csv(build(made.state)).decode()


def test_hands_are_told_apart() -> None:
    assert dict(part(evening("kiezen", 8, 12, hands=True), "kiezen").without_phone) == {"met handen geteld": 12}


def test_without_paper_nothing_is_said_of_it() -> None:
    assert dict(part(evening("kiezen", 8, 0), "kiezen").without_phone) == {}


def test_in_a_small_conversation_or_under_five_answers_nothing_is_said() -> None:
    assert dict(part(evening("kiezen", 1, 2), "kiezen").without_phone) == {}
    made = Evening(only(*EVERY), people=9)
    made.open("kiezen")
    made.ask(TallyPaper("kiezen", Count(3, pads={"dots-a.1": 3}), PAPER, 0, "x"))
    made.close()
    assert dict(part(made, "kiezen").without_phone) == {}


def test_the_sealed_record_still_says_it() -> None:
    made = evening("kiezen", 8, 12)
    after, _ = made.sealed()
    made.state = after
    assert dict(part(made, "kiezen").without_phone) == {"op papier": 12}


def test_the_facilitator_reads_the_whole_in_the_tally() -> None:
    told: dict[str, Any] = whole("avond", evening("kiezen", 8, 12, hands=True).state)
    assert (told["people"], told["without_phone"]) == (20, 12)
    assert told["activities"][0]["without_phone"] == {"answered": 12, "by_hand": 12}


@given(phones=some.integers(0, 30), papers=some.integers(0, 30))
def test_of_a_sensitive_question_nobody_reads_who_had_no_phone(phones: int, papers: int) -> None:
    assert dict(part(evening("veilig", phones, papers), "veilig").without_phone) == {}
