"""Running the room: timer, 1-2-4-Allen, pause, notes, parking lot and the running clock, on every surface."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.web.desk import pieces
from werksessie.programme.model import say
from werksessie.session.commands import GoTo
from werksessie.summary.build import build
from werksessie.web.room import let_timer


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def wall(evening: Evening) -> str:
    """The piece on the wall."""
    return str(evening.app.extensions["rooms"].current(evening.name, "wall", "nl")[1]["wall"])


def phone(evening: Evening, language: str = "nl") -> str:
    """The piece on everybody's phone."""
    return str(evening.app.extensions["rooms"].current(evening.name, "phone", language)[1]["activity"])


def do(evening: Evening, verb: str, **form: Any) -> None:
    reply = evening.facilitator.do(verb, **form)
    assert reply.status_code == 204, reply.text


# The timer


def test_a_timer_stands_on_the_wall_and_on_the_console_until_the_question_closes(evening: Evening) -> None:
    evening.until("open:4")
    assert "data-timer" not in wall(evening)
    do(evening, "timer", seconds="120")
    ends = evening.state.timer.ends
    for piece in (wall(evening), pieces(evening)["head"]):
        assert f'data-timer="{ends}" data-seconds="120"' in piece
    assert "data-timer" not in phone(evening)
    evening.next()
    assert "data-timer" not in wall(evening) + pieces(evening)["head"]


def test_the_end_of_the_time_is_said_kindly_and_leaves_it_to_the_facilitator(evening: Evening) -> None:
    evening.until("open:4")
    do(evening, "timer", seconds="30")
    assert "Nog even? De begeleider beslist." in words(wall(evening))


def test_a_minute_more_has_a_key_and_a_timer_can_be_stopped(evening: Evening) -> None:
    evening.until("open:4")
    do(evening, "timer", seconds="30")
    assert 'data-key="+"' in pieces(evening)["head"]
    do(evening, "timer-minute")
    assert evening.state.timer.seconds == 90
    do(evening, "timer-stop")
    assert "data-timer" not in wall(evening)


def test_a_timer_closes_the_question_only_when_told_to_and_only_once(evening: Evening) -> None:
    evening.until("open:4")
    host = evening.app.extensions["host"]
    do(evening, "timer", seconds="30")
    after = datetime.now(UTC) + timedelta(seconds=31)
    let_timer(host, evening.name, after)
    assert evening.state.activities["4"].stage == "open"
    do(evening, "timer-closes", closes="yes")
    do(evening, "timer-over")
    assert evening.state.activities["4"].stage == "open", "it is not over yet"
    for _ in range(2):
        let_timer(host, evening.name, after)
    assert evening.state.activities["4"].stage == "closed"
    assert evening.state.current == "4"


def test_without_a_console_the_server_closes_it(evening: Evening) -> None:
    evening.until("open:4")
    do(evening, "timer", seconds="30")
    do(evening, "timer-closes", closes="yes")
    evening.app.extensions["host"].tend(datetime.now(UTC) + timedelta(seconds=31))
    assert evening.state.activities["4"].stage == "closed"


def test_volgende_still_says_what_it_does_while_a_timer_runs(evening: Evening) -> None:
    evening.until("open:4")
    do(evening, "timer", seconds="30")
    assert "Volgende: sluit de vraag" in words(pieces(evening)["head"])


# 1-2-4-Allen


def test_one_two_four_all_on_every_surface(evening: Evening) -> None:
    evening.until("open:4")
    do(evening, "together")
    assert wall(evening).count('class="together__part') == 4
    assert "Denk eerst zelf." in words(wall(evening))
    assert 'id="answer"' in phone(evening)
    assert 'class="alone"' in phone(evening)
    assert "blijft nog op je telefoon" in words(phone(evening))
    for step, name in (("2", "Met z’n tweeën"), ("4", "Met z’n vieren")):
        assert evening.next() == f"together:4:{step}"
        now = re.search(r'aria-current="step">.*?</li>', wall(evening), re.DOTALL)
        assert now
        assert name in now[0]
        assert 'id="answer"' not in phone(evening)
        assert "Praat met elkaar. Kijk niet op je telefoon." in words(phone(evening))
    assert evening.next() == "together:4:all"
    assert "Wie typt?" in words(wall(evening))
    assert "Wie typt?" in words(phone(evening))
    assert 'id="answer"' in phone(evening)
    assert 'class="alone"' not in phone(evening)
    assert evening.next() == "close:4"


def test_what_came_in_before_waits_off_the_wall_and_comes_back(evening: Evening) -> None:
    evening.until("open:4")
    (somebody,) = evening.join()
    evening.answer(somebody, "4", text="Een plek om te zijn")
    evening.facilitator.act("4", "release-all")
    assert "Een plek om te zijn" in wall(evening)
    do(evening, "together")
    assert "Een plek om te zijn" not in wall(evening)
    do(evening, "timer-stop")
    assert "Een plek om te zijn" in wall(evening)


# Pause


def test_a_pause_at_any_moment_on_every_surface_and_back(evening: Evening) -> None:
    evening.until("open:4")
    do(evening, "pause", minutes="10")
    assert re.search(r"Terug om \d+\.\d\d uur", words(wall(evening)))
    assert "qr" in wall(evening)
    assert re.search(r"Pauze tot \d+\.\d\d", words(phone(evening)))
    assert re.search(r"Break until \d+:\d\d", words(phone(evening, "en")))
    assert 'id="answer"' not in phone(evening)
    assert "Volgende: einde pauze" in words(pieces(evening)["head"])
    assert evening.next().startswith("resume:")
    assert 'id="answer"' in phone(evening)
    assert evening.step == "close:4"


def test_a_pause_in_the_lobby(evening: Evening) -> None:
    do(evening, "pause", minutes="5")
    assert "Terug om" in words(wall(evening))
    do(evening, "pause-end")
    assert "wall--lobby" in wall(evening)


# Notes and the parking lot


def test_a_note_is_kept_for_its_question_and_stands_in_the_record_of_the_evening(evening: Evening) -> None:
    evening.until("open:4")
    do(evening, "note", activity="4", text="Veel gelach over de bus.", was="")
    assert "Veel gelach over de bus." in pieces(evening)["side"]
    assert "Veel gelach over de bus." not in wall(evening) + phone(evening)
    evening.next()
    (part,) = (part for part in build(evening.state).parts if part.plan.id == "4")
    assert part.said == "Veel gelach over de bus."
    do(evening, "park", text="De bus naar het ziekenhuis")
    for path in ("", "/summary.json", "/summary.csv"):
        told = evening.facilitator.client.get(evening.link("summary") + path).get_data(as_text=True)
        assert "Veel gelach over de bus." in told
        assert "De bus naar het ziekenhuis" in told
    assert "Wat zei de zaal?" in evening.facilitator.client.get(evening.link("summary")).text


def test_who_writes_over_anothers_note_gets_a_sentence_that_says_what_stands_there(evening: Evening) -> None:
    evening.until("open:4")
    do(evening, "note", activity="4", text="Eerst", was="")
    reply = evening.facilitator.do("note", activity="4", text="Ook", was="")
    assert reply.status_code == 409
    assert "Er staat nu: 'Eerst'" in reply.text
    do(evening, "note", activity="4", text="Eerst en ook", was="Eerst")


def test_the_parking_lot_is_on_the_console_and_on_the_wall_only_when_asked(evening: Evening) -> None:
    evening.until("open:4")
    do(evening, "park", text="De bus naar het ziekenhuis")
    assert "De bus naar het ziekenhuis" in pieces(evening)["side"]
    assert "De bus" not in wall(evening)
    do(evening, "parking", shown="yes")
    assert "Parkeerplaats De bus naar het ziekenhuis" in words(wall(evening))
    do(evening, "parking", shown="no")
    assert "De bus" not in wall(evening)
    do(evening, "unpark", thing=next(iter(evening.state.parked)))
    assert "De bus" not in pieces(evening)["side"]


# The running clock


def later(evening: Evening, activity: str, minutes: int) -> None:
    """The activity came on the wall so many minutes ago."""
    then = datetime.now(UTC) - timedelta(minutes=minutes)
    evening.app.extensions["host"].ask(evening.name, GoTo(activity, then.isoformat()))


def clock(evening: Evening) -> str:
    return str(evening.facilitator.client.get(f"/sessions/{evening.name}/clock").text)


def test_on_time_the_clock_is_short(evening: Evening) -> None:
    assert clock(evening).strip() == ""
    later(evening, "welkom", 0)
    assert words(clock(evening)) == "Op schema"


def test_twenty_minutes_behind_the_console_proposes_three_skips_and_what_is_skipped_is_not_asked(
    app: Flask, facilitator: Facilitator
) -> None:
    evening = prepare(app, facilitator, programme="weerbaarheid", contact_municipality="Team Welzijn")
    evening.until("start")
    first = evening.state.programme.activities[0]
    later(evening, first.id, 20 + first.minutes)
    behind = re.match(r"(\d+) min achter", words(clock(evening)))
    assert behind
    assert int(behind[1]) >= 19
    skips = re.findall(r'name="activity" value="([^"]+)"', clock(evening))
    assert skips == ["12", "8", "13"], "11 is off in this programme"
    assert "korter: 8" in words(clock(evening))
    do(evening, "shorten", activity="8")
    found = evening.state.programme.plan("8")
    assert found
    assert found.settings["now"] is False
    do(evening, "skip", activity=skips[0])
    assert skips[0] not in re.findall(r'name="activity" value="([^"]+)"', clock(evening))
    do(evening, "undo")
    assert skips[0] in re.findall(r'name="activity" value="([^"]+)"', clock(evening))
    do(evening, "skip", activity=skips[0])
    do(evening, "close")
    (part,) = (part for part in build(evening.state).parts if part.plan.id == skips[0])
    assert part.note == "Niet gevraagd."
    summary = evening.facilitator.client.get(evening.link("summary")).text
    assert say(part.plan.title, "nl") in summary
    assert "Niet gevraagd." in summary


# A small conversation


def test_with_four_people_the_console_explains_why_there_are_no_counts(evening: Evening) -> None:
    phones = evening.join(4)
    evening.until("open:4")
    for number, somebody in enumerate(phones):
        evening.answer(somebody, "4", text=f"idee {number}")
    assert "Klein gesprek: op het scherm en in het verslag komen geen aantallen." in words(pieces(evening)["head"])
    assert "4 van 4" in words(pieces(evening)["head"])
    assert "van 4" not in words(wall(evening))
    evening.next()
    assert "van 4" not in words(wall(evening))
    told = evening.facilitator.client.get(evening.link("summary")).text
    assert "Klein gesprek: geen aantallen." in told
    evening.join()
    assert "Klein gesprek" not in pieces(evening)["head"]


# Care


def test_the_card_of_care_has_the_numbers_and_sends_nothing(evening: Evening) -> None:
    page = evening.facilitator.client.get(f"/sessions/{evening.name}").text
    found = re.search(r'<dialog[^>]*id="care".*?</dialog>', page, re.DOTALL)
    assert found
    for number in ("112", "Veilig Thuis 0800-2000", "Meld Misdaad Anoniem 0800-7000", "0800-0113"):
        assert number in words(found[0])
    assert "hx-" not in found[0]
    assert 'method="dialog"' in found[0]
    assert 'id="ask-care" type="button" data-key="c"' in page
