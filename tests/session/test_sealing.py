"""Sealing: the same evening in the shortest log, and nothing in it that leads to a phone."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.session.evening import DETAILS, Evening, counts
from tests.session.full_evening import assert_same, full
from werksessie.activities import KINDS
from werksessie.session.commands import ChooseReveal, Skip
from werksessie.session.state import INTRO, SEALED, SHUT, SKIPPED, State


def test_the_sealed_record_gives_the_same_evening() -> None:
    evening = full()
    after, _ = evening.sealed()
    assert_same(evening.state, after)
    stages = {plan.id: activity.stage for plan, activity in after.each()}
    assert (stages["wensen"], stages["kiezen"], stages["stapel"], stages["veilig"]) == (SHUT, SHUT, SKIPPED, "planned")
    assert (after.phase, after.closed_at) == (SEALED, evening.state.closed_at)


def test_the_details_stay_but_the_password_of_the_wifi_goes() -> None:
    evening = full()
    after, text = evening.sealed()
    assert after.details == replace(evening.state.details, wifi_name="", wifi_password="")
    written = json.loads(text.splitlines()[0])["details"]
    assert (written["wifi_name"], written["wifi_password"]) == ("", "")
    assert "Gasten-5G" not in text
    assert "geheim-wachtwoord" not in text


@pytest.mark.parametrize(
    "trace",
    [
        "pseudonym-",
        "join-",
        "answer-kiezen",
        "oud-antwoord",
        "Tweede, vervangen",
        "Teruggenomen tekst",
        "Geweigerde tekst",
        "Verborgen: Jan",
        "Eerste naam",
        "eerste woorden",
        "Weg thema",
        "We willen dat het licht is",
        "Vervallen afspraak",
        "Ingetrokken bezwaar",
        "community",
    ],
)
def test_what_must_go_is_nowhere_in_the_sealed_log(trace: str) -> None:
    evening = full(group=lambda number: "community")
    trace = f'"group": "{trace}"' if trace == "community" else trace
    kept = "\n".join(evening.log)
    assert trace in kept or trace in ("Geweigerde tekst", "We willen dat het licht is")
    assert trace not in evening.sealed()[1]


def test_no_moment_of_any_step_is_kept() -> None:
    evening = full()
    start, end = evening.state.started_at, evening.state.closed_at
    moments = {json.loads(line).get("at", "") for line in evening.log} - {"", start, end}
    assert len(moments) > 5
    text = evening.sealed()[1]
    assert [moment for moment in sorted(moments) if moment in text] == []


def test_how_many_were_not_shown_and_why_is_kept() -> None:
    after, _ = full().sealed()
    assert KINDS["ideas"].detail(after.programme.activities[1], after.activities["wensen"])["not_shown"] == {
        "person": 1
    }


def test_somebody_whose_only_idea_was_hidden_still_took_part() -> None:
    evening = Evening(people=6)
    evening.open("wensen")
    evening.act("wensen", "hide", card=evening.idea("Jan deed het"), reason="accusation")
    evening.close()
    after, text = evening.sealed()
    assert_same(evening.state, after)
    assert evening.tally("wensen").answered == 1
    assert "Jan" not in text


def test_a_hidden_text_goes_from_every_ballot() -> None:
    evening = Evening(people=6)
    evening.open("wensen")
    card = evening.idea("Jan deed het")
    evening.act("wensen", "release", card=card)
    evening.open("kaarten")
    evening.send("kaarten", "ann", {f"value-{card}": "agree"})
    evening.act("wensen", "hide", card=card, reason="accusation")
    evening.close()
    after, text = evening.sealed()
    assert "Jan" not in text
    assert counts(KINDS["opinions"].tally(evening.plan("kaarten"), after.activities["kaarten"]))[card]["agree"] == 1


def test_agreements_typed_but_never_put_to_the_room_are_kept() -> None:
    evening = Evening(people=6)
    evening.show("afspraken")
    evening.act("afspraken", "make", what="Plaats een lamp", who="gemeente", when="2027-04-01")
    evening.close()
    after, _ = evening.sealed()
    assert after.activities["afspraken"].stage == INTRO
    assert_same(evening.state, after)


def test_agreements_under_a_question_that_was_passed_over_are_kept() -> None:
    evening = Evening(people=6)
    evening.act("afspraken", "make", what="Plaats een lamp", who="gemeente", when="2027-04-01")
    evening.ask(Skip("afspraken", evening.at))
    evening.close()
    after, _ = evening.sealed()
    assert after.activities["afspraken"].stage == SKIPPED
    assert_same(evening.state, after)


def test_answers_to_a_question_that_was_taken_back_are_kept() -> None:
    evening = Evening(people=6)
    evening.open("stapel")
    evening.send("stapel", "ann", {"dots-plek-1": "1"})
    evening.undo()
    evening.close()
    assert_same(evening.state, evening.sealed()[0])
    assert evening.tally("stapel").answered == 1


def test_what_was_chosen_about_showing_results_is_kept() -> None:
    evening = Evening(details=replace(DETAILS, reveal="after_close"), people=6)
    evening.ask(ChooseReveal("stapel", "live"))
    evening.open("stapel")
    evening.close()
    assert_same(evening.state, evening.sealed()[0])


# Groups


def by_group(state: State) -> dict[str, int]:
    groups = list(state.activities["kiezen"].groups.values())
    return {group: groups.count(group) for group in sorted(set(groups))}


def test_groups_stay_where_a_breakdown_may_be_shown() -> None:
    evening = full(group=lambda number: "community" if number < 6 else "municipality")
    after, _ = evening.sealed()
    assert by_group(after) == by_group(evening.state) == {"community": 6, "municipality": 5}


def test_groups_go_where_one_of_them_is_too_small() -> None:
    evening = full(group=lambda number: "community" if number < 7 else "municipality")
    assert by_group(evening.state) == {"community": 7, "municipality": 4}
    after, text = evening.sealed()
    assert by_group(after) == {}
    assert {json.loads(line).get("group", "") for line in text.splitlines()} == {""}


def test_the_group_at_the_door_goes_always() -> None:
    evening = full(group=lambda number: "community" if number < 6 else "municipality")
    assert set(evening.sealed()[0].people.values()) == {""}


# Twice, and with nothing in it


def test_a_sealed_record_can_be_sealed_once_more() -> None:
    evening = full()
    after, _ = evening.sealed()
    again = Evening()
    again.state = after
    twice, _ = again.sealed()
    assert_same(evening.state, twice)


def test_an_evening_in_which_nothing_happened_can_be_sealed() -> None:
    evening = Evening(people=0)
    evening.press("start")
    evening.close()
    after, text = evening.sealed()
    assert_same(evening.state, after)
    assert len(text.splitlines()) == 4
