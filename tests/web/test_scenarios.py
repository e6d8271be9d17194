"""Acceptance scenarios that need no browser; the number in a test's name is that of the scenario. Those from 16 on
that are not here stand in tests/browser/test_scenarios.py or beside what they are about."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.live.test_pieces import quick, settle
from tests.summary.reading import read
from tests.web.desk import cards, pieces
from tests.web.pairs import paired
from tests.web.test_consent import NONE, PROGRAMME, TALK, ask_again

__all__ = ["quick"]

TO_VOTE_ON = """
id = "kiezen"
version = "1"
title.nl = "Kiezen"

[[activities]]
id = "stem"
kind = "dots"
title.nl = "Kiezen"
text.nl = "Wat eerst?"
choices = 1
options = [{ id = "a", text.nl = "Plek" }, { id = "b", text.nl = "Ouders" }, { id = "c", text.nl = "Sport" }]
"""
FROM_ANSWERS = """
id = "antwoorden"
version = "1"
title.nl = "Antwoorden"

[[activities]]
id = "wensen"
kind = "ideas"
title.nl = "Wensen"
text.nl = "Wat wil je?"

[[activities]]
id = "eens"
kind = "opinions"
title.nl = "Eens?"
text.nl = "Ben je het eens?"
options_from = "wensen"
take = "answers"
"""
Pushes = Callable[[], str]


def words(page: str) -> str:
    """What stands there to read, on one line."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def wall(evening: Evening) -> str:
    """The whole page of the wall, freshly loaded."""
    return str(evening.app.test_client().get(evening.link("wall")).text)


def listening(app: Flask, evening: Evening, audience: str = "wall") -> Pushes:
    """A socket of this audience from now on: all that was pushed since it was last asked."""
    token = app.extensions["host"].keys(evening.name)[audience]
    socket = app.extensions["socketio"].test_client(app, query_string=f"?token={token}")

    def pushed() -> str:
        settle(app)
        return json.dumps(socket.get_received(), ensure_ascii=False)

    return pushed


def started(app: Flask, facilitator: Facilitator, people: int, **more: Any) -> Evening:
    evening = prepare(app, facilitator, **more)
    evening.until("start")
    evening.join(people)
    return evening


@pytest.mark.usefixtures("quick")
def test_19_with_results_after_closing_the_wall_shows_how_many_and_nothing_that_was_not_released(
    app: Flask, evening: Evening
) -> None:
    phones, pushed = evening.join(14), listening(app, evening)
    evening.until("open:1")
    for number, phone in enumerate(phones):
        evening.answer(phone, "1", text=f"Kaardebol {number}.")
    evening.facilitator.act("1", "release", card=cards(evening, "1")["Kaardebol 9."])
    for seen in (wall(evening), pushed()):
        assert set(re.findall(r"Kaardebol \d+", seen)) == {"Kaardebol 9"}, "where results show at once too"
    evening.until("show:4")
    assert evening.facilitator.do("reveal", activity="4", reveal="after_close").status_code == 204
    evening.until("open:4")
    said = ""
    for number, phone in enumerate(phones[:11]):
        evening.answer(phone, "4", text=f"Wilgenroosje {number}.")
        said += pushed()
    three = [card for text, card in cards(evening, "4").items() if text[-2] in "345"]
    evening.facilitator.act("4", "release", card=three)
    said += pushed()
    for seen in (wall(evening), wall(evening), said):
        assert "11 van 14 hebben iets gestuurd" in words(seen)
        assert "Wilgenroosje" not in seen

    evening.until("close:4")
    after = pushed()
    for seen in (wall(evening), after):
        assert set(re.findall(r"Wilgenroosje \d", seen)) == {f"Wilgenroosje {number}" for number in (3, 4, 5)}


def on_every_page(evening: Evening, activity: str) -> str:
    """All pages of this activity on the wall, one after the other."""
    seen = []
    for page in range(4):
        evening.facilitator.do("page", activity=activity, page=str(page))
        seen.append(wall(evening))
    evening.facilitator.do("page", activity=activity, page="0")
    return "".join(seen)


@pytest.mark.parametrize("from_remote", [False, True], ids=["console", "remote"])
@pytest.mark.usefixtures("quick")
def test_21_a_card_hidden_from_console_or_remote_leaves_the_wall_and_every_later_page(
    app: Flask, facilitator: Facilitator, from_remote: bool
) -> None:
    evening = started(app, facilitator, 9, programme_text=FROM_ANSWERS)
    evening.until("open:wensen")
    for number, phone in enumerate(evening.phones):
        evening.answer(phone, "wensen", text=f"Teunisbloem {number}.")
    evening.facilitator.act("wensen", "release-all")
    pushed, known = listening(app, evening), cards(evening, "wensen")
    text, other, *_ = (one for one in known if one in wall(evening))
    card = known[text]
    if from_remote:
        assert paired(evening).press("activity/wensen/hide", card=card, reason="off-topic").status_code == 204
    else:
        assert evening.facilitator.act("wensen", "hide", card=card, reason="person").status_code == 204
    after = pushed()
    assert other in after
    assert text not in after

    evening.until("close:wensen")
    assert on_every_page(evening, "wensen").count("Teunisbloem") >= 8
    assert text not in on_every_page(evening, "wensen")
    evening.until("open:eens")
    assert other in evening.phones[0].get(f"/{evening.code}").text
    everywhere = [evening.phones[0].get(f"/{evening.code}").text, on_every_page(evening, "eens"), pushed()]
    evening.until("end")
    everywhere += [read(app, evening.name).everything, app.test_client().get(evening.link("after")).text]
    assert [text for page in everywhere if text in page] == []


def test_21_a_card_hidden_after_it_became_an_option_loses_its_words_on_phone_and_wall(
    app: Flask, facilitator: Facilitator
) -> None:
    evening = started(app, facilitator, 6, programme_text=FROM_ANSWERS)
    evening.until("open:wensen")
    for number, phone in enumerate(evening.phones):
        evening.answer(phone, "wensen", text=f"Teunisbloem {number}.")
    evening.facilitator.act("wensen", "release-all")
    evening.until("open:eens")
    for phone in evening.phones:
        for option in evening.state.activities["eens"].options:
            evening.answer(phone, "eens", about=option.id, value="agree")
    hidden = cards(evening, "wensen")["Teunisbloem 2."]
    assert evening.facilitator.act("wensen", "hide", card=hidden, reason="person").status_code == 204
    evening.until("close:eens")
    seen = evening.phones[0].get(f"/{evening.code}").text + on_every_page(evening, "eens")
    evening.until("end")
    seen += read(app, evening.name).everything
    assert "Teunisbloem 1." in seen
    assert "(niet getoond)" in seen
    assert "Teunisbloem 2." not in seen


def test_24_eleven_options_are_warned_about_and_can_be_voted_on(evening: Evening) -> None:
    evening.until("open:4")
    for number, phone in enumerate(evening.join(11)):
        evening.answer(phone, "4", text=f"idee {number}")
    known, act = cards(evening, "4"), evening.facilitator.act
    for number in range(11):
        act("4", "make-theme", name=f"Thema {number}", card=known[f"idee {number}"])
    themes = list(evening.state.activities["4"].content.themes)
    for theme in themes[:8]:
        act("4", "goal", theme=theme, goal=f"het goed gaat met {theme}")
    evening.until("show:5a")
    assert "Voeg eerst samen" not in words(pieces(evening)["board"]), "eight is not too many"
    for theme in themes[8:]:
        act("4", "goal", theme=theme, goal=f"het goed gaat met {theme}")
    board = words(pieces(evening)["board"])
    assert "Dit zijn 11 keuzes: dat is veel. Voeg eerst samen wat op elkaar lijkt. Je kunt ook zo doorgaan." in board
    assert evening.next() == "open:5a"
    assert len(evening.state.activities["5a"].options) == 11
    assert len(set(re.findall(r'name="(dots-[^"]+)"', evening.phones[0].get(f"/{evening.code}").text))) == 11


def test_24_seven_six_six_is_about_equal_on_wall_and_in_the_summary(app: Flask, facilitator: Facilitator) -> None:
    evening = started(app, facilitator, 19, programme_text=TO_VOTE_ON)
    evening.until("open:stem")
    for phone, option in zip(evening.phones, "a" * 7 + "b" * 6 + "c" * 6, strict=True):
        assert evening.answer(phone, "stem", fields={f"dots-{option}": "1"}).status_code == 200
    evening.until("close:stem")
    rows = re.findall(r'<li class="row.*?</li>', wall(evening), re.DOTALL)
    level = {words(row).split()[0] for row in rows if "row--level" in row or "ongeveer gelijk" in row}
    assert level == {"Plek", "Ouders", "Sport"}
    evening.until("end")
    assert read(app, evening.name).section("stem").words.count("ongeveer gelijk") == 3


def neutral(evening: Evening, page: str) -> str:
    """A page without what differs between any two evenings: the code, also as a drawing, and the link."""
    page = re.sub(r'<svg class=."qr__svg.*?</svg>|<svg class="qr__svg.*?</svg>', "", page)
    for own in (evening.code, f"{evening.code[:3]} {evening.code[3:]}", evening.link("wall").rpartition("/")[2]):
        page = page.replace(own, "-")
    return page


@pytest.mark.usefixtures("quick")
def test_25_one_or_three_objections_of_eighteen_look_the_same_to_the_room(app: Flask, facilitator: Facilitator) -> None:
    seen = {}
    for objecting in (0, 1, 3):
        evening = started(app, facilitator, 18, programme_text=PROGRAMME)
        evening.until("open:een")
        pushed = listening(app, evening)
        for number, phone in enumerate(evening.phones):
            value = "objection" if number < objecting else "fine"
            assert evening.answer(phone, "een", value=value, about="plein", text="Reden").status_code == 200
        during = [wall(evening), pushed()]
        evening.until("close:een")
        after = [wall(evening), pushed(), evening.phones[17].get(f"/{evening.code}").text]
        assert (TALK if objecting else NONE) in words(after[0])
        seen[objecting] = [neutral(evening, page) for page in during + after]
    assert seen[1] == seen[3]
    assert [place for place, page in enumerate(seen[1]) if page != seen[0][place]] == [2, 3], "on the wall only"


def test_25_the_proposal_is_edited_for_a_second_round_and_the_record_keeps_both(
    app: Flask, facilitator: Facilitator
) -> None:
    evening = started(app, facilitator, 18, programme_text=PROGRAMME)
    evening.until("open:een")
    evening.answer(evening.phones[0], "een", value="objection", about="plein", text="Reden")
    for phone in evening.phones[1:]:
        evening.answer(phone, "een", value="fine", about="plein")
    evening.until("close:een")
    ask_again(evening, "We willen dat het plein tot tien uur licht is")
    for phone in evening.phones:
        evening.answer(phone, "een", value="fine", about="plein", round="2")
    evening.until("close:een")
    assert f"We willen dat het plein tot tien uur licht is {NONE}" in words(wall(evening))
    evening.until("end")
    evening.facilitator.do("seal")
    told = read(app, evening.name)
    [proposal] = told.part("een")["proposals"]
    earlier = [(one["round"], one["text"], one["outcome"]) for one in proposal["earlier"]]
    assert (proposal["outcome"], earlier) == ("none", [(1, "We willen dat het plein licht is", "objection")])
    assert f"Ronde 1: We willen dat het plein licht is {TALK}" in told.section("een").words


MISSING = {
    "ladder": "Kies wat mensen vanavond mogen bepalen.",
    "feedback_date": "Kies de dag waarop mensen iets terughoren.",
}


@pytest.mark.parametrize("field", MISSING)
def test_16_an_evening_cannot_start_before_it_says_what_people_decide_and_when_they_hear(
    app: Flask, facilitator: Facilitator, field: str
) -> None:
    evening = prepare(app, facilitator, **{field: ""})
    assert MISSING[field] in words(facilitator.client.get(f"/sessions/{evening.name}").text)
    reply = facilitator.do("next", expected="start")
    assert (reply.status_code, reply.text) == (409, MISSING[field])
    assert evening.state.phase == "prepared"


def test_28_what_is_skipped_reads_not_asked_in_the_profile_and_the_report(app: Flask, facilitator: Facilitator) -> None:
    evening = started(app, facilitator, 6, programme="weerbaarheid", contact_municipality="Team Welzijn")
    for activity in ("6", "10"):
        assert facilitator.do("skip", activity=activity).status_code == 204
    told = read(app, evening.name)
    assert told.part("9")["status"] == "later"
    for activity in ("6", "10"):
        assert told.part(activity)["status"] == "not-asked"
        assert "Niet gevraagd." in told.section(activity).words
    evening.until("close:1")
    assert facilitator.do("close").status_code == 204
    profile = words(read(app, evening.name).page.html).lower()
    assert "niet gevraagd: rolverdeling niet gevraagd." in profile
    assert "deels besproken: behoefte gevraagd." in profile
