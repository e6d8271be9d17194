"""Acceptance scenarios about what is kept, with the record on a disk; the number in a test's name is that of the
scenario."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.faults.conftest import opened, shut
from tests.faults.disk import every_byte, folded, log
from tests.live.test_pieces import answers
from tests.summary.reading import Read, read
from tests.web.desk import cards, console, pieces, voting
from tests.web.pairs import Remote, code, kept, paired
from werksessie.activities import KINDS
from werksessie.live.links import LINKS
from werksessie.web.visitor import pseudonym

GONE = {
    "never shown": "Zwarte nachtschade van de buurman",
    "shown and hidden": "Gevlekte scheerling om de hoek",
    "rewritten": "Mijn tante Wolfskers wil licht",
    "rewritten and rewritten again": "Een Bilzekruid tussendoor",
}
"""What may be read nowhere once the evening is sealed."""
PLAIN, DOUBLE, INSTEAD = [f"Teunisbloem {number}." for number in range(6)], "Licht in het park", "Meer licht op straat"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the records stand."""
    return tmp_path / "sessions"


@pytest.fixture
def app(folder: Path) -> Iterator[Flask]:
    """The app on that folder."""
    made = opened(folder)
    yield made
    shut(made)


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    """A started session in the lobby, on the disk."""
    made = prepare(app, facilitator)
    made.until("start")
    return made


def words(page: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def in_a_file(folder: Path, *texts: str) -> set[str]:
    """Those of these texts that stand in the bytes of any file, in one of the ways they can be written."""
    files = every_byte(folder).values()
    spelled = {text: (text.encode(), text.encode("utf-16-le"), json.dumps(text)[1:-1].encode()) for text in texts}
    return {text for text, ways in spelled.items() if any(way in content for way in ways for content in files)}


def the_work_of_scenario_20(evening: Evening) -> None:
    """Twelve cards: ten are released, two hidden, one is said in other words, three say the same."""
    evening.until("open:4")
    same = [DOUBLE, f"{DOUBLE}.", f"{DOUBLE}!"]
    sent = [GONE["never shown"], GONE["shown and hidden"], GONE["rewritten"], *PLAIN, *same]
    for phone, text in zip(evening.join(12), sent, strict=True):
        assert evening.answer(phone, "4", text=text).status_code == 200
    card, act = cards(evening, "4"), evening.facilitator.act
    released = [card[text] for text in sent if text != GONE["never shown"]]
    done = [
        act("4", "hide", card=card[GONE["never shown"]], reason="person"),
        act("4", "release", card=released),
        act("4", "hide", card=card[GONE["shown and hidden"]], reason="person"),
        act("4", "rewrite", card=card[GONE["rewritten"]], text=GONE["rewritten and rewritten again"]),
        act("4", "rewrite", card=card[GONE["rewritten"]], text=INSTEAD),
        act("4", "stack", card=[card[text] for text in same]),
    ]
    assert {reply.status_code for reply in done} == {204}


def on_the_wall(evening: Evening) -> list[str]:
    """The cards of every page, with what stands beside them."""
    seen = []
    pages = KINDS["ideas"].pages(evening.state, evening.state.programme.plan("4"), evening.state.activities["4"])
    for page in range(pages):
        evening.facilitator.do("page", activity="4", page=str(page))
        wall = evening.app.test_client().get(evening.link("wall")).text
        seen += [words(card) for card in re.findall(r'<li class="card [^>]*>(.*?)</li>', wall, re.DOTALL)]
    return seen


def test_20_the_wall_shows_what_was_released_as_it_was_made_and_the_record_only_counts_the_rest(
    app: Flask, folder: Path, evening: Evening
) -> None:
    the_work_of_scenario_20(evening)
    expected = sorted([*PLAIN, f"{INSTEAD} samengevat door begeleider", f"{DOUBLE} 3×"])
    found = sorted(re.sub(r"park[.!]", "park", card) for card in on_the_wall(evening))
    assert found == expected
    assert in_a_file(folder, *GONE.values()) == set(GONE.values()), "the search works"
    evening.until("close:4")
    assert evening.facilitator.do("close").status_code == 204
    before = read(app, evening.name)
    assert evening.facilitator.do("seal").status_code == 204

    after = read(app, evening.name)
    for told in (before, after):
        says_two_were_not_shown(told)
        assert [text for text in GONE.values() if text in told.everything] == []
        assert all(text in told.everything for text in (INSTEAD, *PLAIN, DOUBLE))
    tally = evening.facilitator.client.get(f"/sessions/{evening.name}/tally.json")
    pages = [tally.text, console(evening), app.test_client().get(evening.link("after")).text]
    assert [text for text in GONE.values() for page in pages if text in page] == []
    assert next(one for one in tally.json["activities"] if one["id"] == "4")["not_shown"] == {"person": 2}
    assert in_a_file(folder, *GONE.values()) == set()
    assert in_a_file(folder, INSTEAD, *PLAIN) == {INSTEAD, *PLAIN}
    state = folded(log(folder, evening.name))
    hidden = [idea for idea in state.activities["4"].content.ideas.values() if idea.status == "hidden"]
    assert [(idea.text, idea.reason) for idea in hidden] == [("", "person")] * 2


def says_two_were_not_shown(told: Read) -> None:
    """On the page, in the data and in the table, with the reason."""
    assert "Niet getoond: persoon herkenbaar 2." in told.section("4").words
    assert told.part("4")["not_shown"] == {"persoon herkenbaar": 2}
    assert told.cells["4", "", "niet getoond: persoon herkenbaar"] == "2"


def test_26_with_four_people_no_count_leaves_the_console(app: Flask, evening: Evening) -> None:
    evening.join(4)
    counts = re.compile(r"van 4\b|theme__count|row__count|×|\b4 (mensen|deelnemers|keer)\b")
    while evening.step != "end":
        step = evening.next()
        seen = app.test_client().get(evening.link("wall")).text
        assert not counts.search(words(seen) + seen), step
        if step == "open:4":
            voting_goes_on(evening)
            assert "Klein gesprek" in words(pieces(evening)["head"])
        elif step in ("open:5a", "open:eens", "open:afspraken"):
            answers(evening)
            seen = app.test_client().get(evening.link("wall")).text
            assert not counts.search(words(seen) + seen), step
        elif step == "show:afspraken":
            evening.facilitator.act("afspraken", "make", what="Iets doen", who="Gemeente", when="2027-05-01")
    evening.next()
    for sealed in (False, True):
        told = read(app, evening.name)
        assert told.data["small_session"]
        assert [cell for cell in told.cells.values() if re.search(r"\d", cell)] == []
        assert not [part for part in told.data["activities"] if isinstance(part.get("answered"), int)]
        assert "Klein gesprek: geen aantallen." in told.page.html
        assert "Iets doen" in told.everything
        assert sealed or evening.facilitator.do("seal").status_code == 204


def voting_goes_on(evening: Evening) -> None:
    """Four ideas in two themes, each with a goal."""
    for number, phone in enumerate(evening.phones):
        evening.answer(phone, "4", text=f"idee {'abcd'[number]}")
    for place, name in (("a", "Plek"), ("b", "Ouders")):
        evening.facilitator.act("4", "make-theme", name=name, card=cards(evening, "4")[f"idee {place}"])
    for theme in evening.state.activities["4"].content.themes:
        evening.facilitator.act("4", "goal", theme=theme, goal=f"het goed gaat met {theme}")


def typed_in(evening: Evening, activity: str, people: int) -> None:
    """What so many people put on paper, typed in the way its page asks: card by card, or counted."""
    at = f"/sessions/{evening.name}/paper/{activity}"
    page = evening.facilitator.client.get(at).text
    pads = re.findall(r'name="(pad-[^"]+)"', page)
    if pads:
        form = {pad: str(people) for pad in pads if not pad.endswith((".disagree", ".unsure", ".skip"))}
        reply = evening.facilitator.post(f"{at}/tally", people=str(people), how="paper", was="0", **form)
        assert reply.status_code == 200, reply.text
        return
    for number in range(people):
        form = {"value": "fine"} if 'name="value"' in page else {"text": f"Kaart {number} bij {activity}."}
        reply = evening.facilitator.post(f"{at}/card", entry=f"{activity}-{number}", **form)
        assert reply.status_code == 200, reply.text


def test_29_after_the_internet_fails_everything_is_printed_and_typed_in_later_and_the_record_is_whole(
    app: Flask, folder: Path, evening: Evening
) -> None:
    evening.until("open:1")
    for number, phone in enumerate(evening.join(2)):
        evening.answer(phone, "1", text=f"Van een telefoon {number}.")
    assert "Verder op papier" in console(evening)
    printed = words(evening.facilitator.client.get(f"/sessions/{evening.name}/print?people=8").text)
    asked = [plan for plan, _ in evening.state.each() if KINDS[plan.kind].ASKS]
    assert [plan.id for plan in asked if plan.text["nl"] not in printed] == []
    assert "Alle vragen" in printed or "alle vragen die nog komen" in printed
    assert f"{evening.code[:3]} {evening.code[3:]}" in printed

    evening.until("close:4")
    for activity in ("1", "4"):
        typed_in(evening, activity, 8)
    known = cards(evening, "4")
    for number, name in enumerate(("Licht", "Groen")):
        evening.facilitator.act("4", "make-theme", name=name, card=[known[f"Kaart {number} bij 4."]])
    for theme in evening.state.activities["4"].content.themes:
        evening.facilitator.act("4", "goal", theme=theme, goal="het goed gaat")
    evening.until("show:afspraken")
    evening.facilitator.act("afspraken", "make", what="Vlierbessen planten", who="Gemeente", when="2027-05-01")
    evening.until("end")
    # After closing, before it is sealed: that is when there is time to type.
    for activity in ("5a", "eens", "afspraken"):
        typed_in(evening, activity, 8)
    before = read(app, evening.name)
    evening.facilitator.do("seal")
    told = read(app, evening.name)
    for plan in asked:
        part, people = told.part(plan.id), 10 if plan.id == "1" else 8
        assert (part["status"], part["answered"], part["on_paper"]) == ("asked", people, 8), plan.id
        assert f"Mensen die antwoordden {people}, waarvan 8 op papier" in told.section(plan.id).words
        assert told.cells[plan.number or plan.id, "", "waarvan op papier"] == "8"
    assert told.cells == before.cells
    assert in_a_file(folder, "Kaart 7 bij 1.", "Van een telefoon 1.", "Vlierbessen planten") == {
        "Kaart 7 bij 1.", "Van een telefoon 1.", "Vlierbessen planten",
    }  # fmt: skip


def in_the_files(evening: Evening, remote: Remote, offered: str) -> set[str]:
    """All that is kept and leads to a phone, a remote, or whoever wrote what; the code that is still open as well."""
    name = evening.name
    values = {value for key, value in kept(evening).items() if key not in LINKS}
    assert sha256(held(remote).encode()).hexdigest() in values
    assert sha256(offered.rpartition("/")[2].encode()).hexdigest() in values
    folder = evening.app.extensions["host"].store.folder
    written = {event["person"] for _, event in log(folder, name) if event.get("person")}
    computed = {pseudonym(kept(evening)["secret"], token(evening, phone), "4") for phone in evening.phones}
    assert computed <= written
    return values | written


def in_no_file(evening: Evening, remote: Remote, offered: str) -> set[str]:
    """What a phone or a remote holds itself, and what a phone's token hashes to."""
    tokens = {token(evening, phone) for phone in evening.phones}
    return {*tokens, *(sha256(one.encode()).hexdigest() for one in tokens), held(remote), offered.rpartition("/")[2]}


def token(evening: Evening, phone: FlaskClient) -> str:
    cookie = phone.get_cookie("person", path=f"/{evening.code}")
    assert cookie
    return cookie.value


def held(remote: Remote) -> str:
    cookie = remote.client.get_cookie("remote", path=remote.path)
    assert cookie
    return cookie.value


def test_30_closing_says_what_goes_and_once_sealed_it_is_in_no_file(app: Flask, folder: Path, evening: Evening) -> None:
    remote, offered = paired(evening), code(evening)
    goals = voting(evening)
    for phone in evening.phones:
        evening.answer(phone, "5a", fields={f"dots-{goals[0]}": "1"})
    evening.until("end")
    page = words(console(evening))
    assert "Dan gaat voorgoed weg: wat naar een telefoon leidt, ook je afstandsbediening" in page
    for goes in (
        "de volgorde waarin de antwoorden kwamen",
        "teksten die je verborg",
        "de eerste woorden van wat je herschreef",
    ):
        assert goes in page
    assert "Van verborgen teksten blijft alleen hoeveel, en waarom." in page

    there, elsewhere = in_the_files(evening, remote, offered), in_no_file(evening, remote, offered)
    before = kept(evening)
    assert in_a_file(folder, *there, *elsewhere) == there
    assert evening.facilitator.do("seal").status_code == 204
    assert in_a_file(folder, *there, *elsewhere) == set()
    assert kept(evening) == {link: before[link] for link in LINKS}
    assert remote.press("black", black="yes").status_code == 403

    # Killed after the log was rewritten and before these went: the next start finds and forgets them.
    host = app.extensions["host"]
    host.store.secrets.keep(evening.name, before)
    assert in_a_file(folder, before["secret"])
    host._seats.clear()
    assert host.state(evening.name).phase == "sealed"
    assert in_a_file(folder, *there, *elsewhere) == set()
