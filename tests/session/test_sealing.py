"""Sealing: the same evening in the shortest log, and nothing in it that leads to a phone."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.session.evening import DETAILS, Evening, backwards, counts, form, refused
from werksessie.activities import KINDS
from werksessie.programme.details import Details
from werksessie.session.codec import encode
from werksessie.session.commands import Act, Answer, ChooseReveal, Skip
from werksessie.session.sealing import distil
from werksessie.session.state import INTRO, SEALED, SHUT, SKIPPED, State

SECRET_DETAILS = replace(DETAILS, wifi_name="Gasten-5G", wifi_password="geheim-wachtwoord", groups=True)
Shuffle = Callable[[list[str]], None]


def full(details: Details = SECRET_DETAILS, group: Callable[[int], str] = lambda number: "") -> Evening:
    """An evening with twelve people in which everything happened that sealing has to deal with."""
    evening = Evening(details=details, people=12)
    evening.open("wensen")
    cards = [
        evening.idea(f"Idee van iemand ({number})", f"pseudonym-wensen-{number}", group=group(number))
        for number in range(10)
    ]
    evening.send("wensen", "pseudonym-wensen-0", {"text": "Tweede, vervangen"}, "oud-antwoord")
    evening.send("wensen", "pseudonym-wensen-0", {"text": "Tweede, nieuw", "replaces": "oud-antwoord"})
    evening.send("wensen", "pseudonym-wensen-1", {"text": "Teruggenomen tekst"}, "terug")
    evening.send("wensen", "pseudonym-wensen-1", {"withdraw": "terug"})
    with refused(422, "te lang"):
        evening.send("wensen", "pseudonym-wensen-2", {"text": "Geweigerde tekst" * 9})
    hidden = evening.idea("Verborgen: Jan woont op nummer 9", "pseudonym-wensen-10")
    evening.act("wensen", "hide", card=hidden, reason="person")
    evening.send("wensen", "pseudonym-wensen-11", {"skip": "1"})
    evening.act("wensen", "release", card=tuple(cards[:8]))
    theme = evening.act("wensen", "make-theme", name="Eerste naam", card=tuple(cards[:3]))
    evening.act("wensen", "rename-theme", theme=theme, name="Licht")
    evening.act("wensen", "goal", theme=theme, goal="eerste woorden")
    evening.act("wensen", "goal", theme=theme, goal="het licht is")
    evening.act("wensen", "drop-theme", theme=evening.act("wensen", "make-theme", name="Weg thema"))
    evening.open("kiezen")
    option = evening["kiezen"].options[0].id
    for number in range(11):
        person = f"pseudonym-kiezen-{number}"
        evening.send("kiezen", person, {f"dots-{option}": "1"}, f"answer-kiezen-{number}", group(number))
    evening.send("kiezen", "pseudonym-kiezen-11", {"unsure": "1"}, "answer-kiezen-11")
    evening.act("kiezen", "rename-option", option=option, text="We willen dat het 's avonds licht is")
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option=option)
    evening.open("kaarten")
    for number in range(6):
        values = {f"value-{one.id}": "agree" for one in evening["kaarten"].options[:number]}
        evening.send("kaarten", f"pseudonym-kaarten-{number}", values or {"unsure": "1"})
    evening.ask(Skip("stapel", evening.at))
    evening.show("afspraken")
    evening.act("afspraken", "make", what="Plaats een lamp", who="gemeente", when="2027-04-01", goal=option)
    dropped = evening.act("afspraken", "make", what="Vervallen afspraak", who="buurt", when="2027-04-02")
    evening.act("afspraken", "drop", agreement=dropped)
    evening.press("open:afspraken")
    evening.send("afspraken", "pseudonym-afspraken-0", {"value": "objection", "text": "Ingetrokken bezwaar"})
    evening.send("afspraken", "pseudonym-afspraken-0", {"value": "fine"})
    evening.send("afspraken", "pseudonym-afspraken-1", {"value": "objection", "text": "Waar komt de lamp?"})
    evening.close()
    return evening


def assert_same(before: State, after: State) -> None:
    """Everything that counts stands in both."""
    assert len(after.people) == len(before.people)
    assert (after.programme, after.code) == (before.programme, before.code)
    for (planned, old), (_, new) in zip(before.each(), after.each(), strict=True):
        kind = KINDS[planned.kind]
        assert kind.tally(planned, new) == kind.tally(planned, old), planned.id
        assert in_any_order(kind.detail(planned, new)) == in_any_order(kind.detail(planned, old)), planned.id
        assert (new.options, new.chosen) == (old.options, old.chosen), planned.id
        assert new.reveal == old.reveal or old.stage != SHUT, planned.id
        assert sorted(new.passed.values()) == sorted(old.passed.values()), planned.id


def in_any_order(value: Any) -> Any:
    """The same with every list sorted: which answer came first is what sealing forgets."""
    if isinstance(value, Mapping):
        return {name: in_any_order(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return sorted((in_any_order(one) for one in value), key=repr)
    return value


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
    assert '"group": "municipality"' not in text


def test_the_group_at_the_door_goes_always() -> None:
    evening = full(group=lambda number: "community" if number < 6 else "municipality")
    assert set(evening.sealed()[0].people.values()) == {""}


# Who is who


def shuffled(seed: int) -> Shuffle:
    return random.Random(seed).shuffle


def sealed_lines(evening: Evening, shuffle: Shuffle) -> list[str]:
    return [json.dumps(encode(event)) for event in distil(evening.state, evening.at, shuffle)]


def test_another_shuffle_gives_another_order() -> None:
    evening = full()
    assert sealed_lines(evening, shuffled(1)) == sealed_lines(evening, shuffled(1))
    assert sealed_lines(evening, shuffled(1)) != sealed_lines(evening, shuffled(2))


def test_the_numbers_of_two_activities_say_nothing_about_each_other() -> None:
    orders: list[list[str]] = []

    def watched(items: list[str]) -> None:
        orders.append(list(items))
        backwards(items)

    distil(full().state, "2027-01-12T23:00:00", watched)
    assert len(orders) == 1 + 4
    assert [order for order in orders if order != sorted(order)] == []


def came_in(order: list[int]) -> list[str]:
    """The sealed log of an evening in which the same answers came in, and were released, in this order."""
    evening = Evening(people=9)
    evening.open("wensen")
    for number in order:
        evening.ask(
            Answer("wensen", f"person-{number}", f"a{number}", form({"text": f"Idee {number}"}), f"card-{number}")
        )
    evening.ask(Act("wensen", "make-theme", form({"name": "Licht"}), "theme"))
    for number in order:
        evening.act("wensen", "place", card=f"card-{number}", theme="theme" if number % 2 else "")
    evening.open("stapel")
    for number in order:
        evening.send("stapel", f"person-{number}", {f"dots-plek-{number % 6 + 1}": "1"}, f"b{number}")
    evening.open("veilig")
    for number in order:
        evening.send("veilig", f"person-{number}", {"value-plek-1": ("agree", "skip")[number % 2]}, f"c{number}")
    evening.close()
    return sealed_lines(evening, shuffled(1))


def test_the_order_in_which_answers_came_in_and_were_released_is_forgotten() -> None:
    order = list(range(9))
    assert came_in(order) == came_in(order[::-1])


def test_people_are_numbered_anew_in_every_activity() -> None:
    after, _ = full().sealed()
    assert sorted(after.people)[0] == "p0001"
    for activity in ("kiezen", "kaarten"):
        content = after.activities[activity].content
        assert sorted([*content.cast, *after.activities[activity].passed])[0] == "p0001"


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
