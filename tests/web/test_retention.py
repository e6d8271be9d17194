"""The page about single answers, the proof that they are gone, and where everybody can read the day."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import pytest

from tests.conftest import Evening
from werksessie.programme.dates import day, full_day


@pytest.fixture
def over(evening: Evening) -> Evening:
    """An evening with eight answers, closed and sealed."""
    evening.until("open:1")
    for number, phone in enumerate(evening.join(8)):
        assert evening.answer(phone, "1", text=f"Een bankje bij nummer {number}").status_code == 200
    evening.facilitator.act("1", "release-all")
    assert evening.facilitator.do("close").status_code == 204
    assert evening.facilitator.do("seal").status_code == 204
    return evening


def gone_on(evening: Evening, days: int = 30) -> str:
    closed = datetime.fromisoformat(evening.state.closed_at)
    return (closed + timedelta(days=days)).astimezone().date().isoformat()


def page(evening: Evening, path: str = "/retention") -> str:
    reply = evening.facilitator.client.get(f"/sessions/{evening.name}{path}")
    assert reply.status_code == 200
    return words(reply.text)


def words(html: str) -> str:
    """What is read on a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def read(evening: Evening, path: str) -> str:
    return words(evening.app.test_client().get(path).text)


PLACES: dict[str, Callable[[Evening], str]] = {
    "the library": lambda evening: words(evening.facilitator.client.get("/sessions").text),
    "the console": lambda evening: page(evening, ""),
    "the page itself": page,
    "the summary": lambda evening: read(evening, evening.link("summary")),
    "the participants": lambda evening: read(evening, evening.link("after")),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_day_can_be_read_everywhere_before_and_after(place: str, over: Evening) -> None:
    to_be = gone_on(over)
    said = PLACES[place](over)
    assert day(to_be, "nl") in said
    assert "orden gewist op" in said or "weg op" in said
    assert over.facilitator.do("prune").status_code == 303
    assert re.search(rf"gewist op {re.escape(day(over.state.destroyed_on, 'nl'))}", PLACES[place](over))


def test_before_the_evening_the_privacy_page_says_how_many_days(evening: Evening) -> None:
    assert "De losse antwoorden wissen we 30 dagen na de avond." in read(evening, f"/{evening.code}/privacy")


def test_when_the_evening_is_closed_the_privacy_page_names_the_day(evening: Evening) -> None:
    evening.facilitator.do("close")
    said = read(evening, f"/{evening.code}/privacy")
    assert f"De losse antwoorden wissen we op {day(gone_on(evening), 'nl')}." in said


def test_the_term_is_changed_with_one_form(over: Evening) -> None:
    reply = over.facilitator.do("retention", days="60")
    assert (reply.status_code, reply.location) == (303, f"/sessions/{over.name}/retention")
    assert f"Worden gewist op {full_day(gone_on(over, 60))}." in page(over)


def test_a_term_that_cannot_be_comes_back_with_a_sentence_and_what_was_typed(over: Evening) -> None:
    reply = over.facilitator.do("retention", days="91")
    assert reply.status_code == 422
    assert "Vul een heel getal in van 7 tot en met 90." in reply.text
    assert 'value="91"' in reply.text


def test_destroying_by_hand_asks_first_and_then_everything_still_opens(over: Evening) -> None:
    assert "Dit kan niet terug." in page(over)
    before = json.loads(over.app.test_client().get(over.link("summary") + "/summary.json").text)
    assert over.facilitator.do("prune").status_code == 303
    for path in ("", "/summary.json", "/summary.csv"):
        assert over.app.test_client().get(over.link("summary") + path).status_code == 200
    after = json.loads(over.app.test_client().get(over.link("summary") + "/summary.json").text)
    (first,) = (one for one in after["activities"] if one["id"] == "1")
    (was,) = (one for one in before["activities"] if one["id"] == "1")
    assert (first["answered"], len(first["also_said"]), len(was["also_said"])) == (was["answered"], 3, 8)
    for path in ("", "/tally.json", "/profile", "/print"):
        assert over.facilitator.client.get(f"/sessions/{over.name}{path}").status_code == 200
    for path in (over.link("wall"), over.link("after"), f"/{over.code}"):
        assert over.app.test_client().get(path).status_code in (200, 404), path


def test_the_proof_can_be_downloaded_as_text_and_as_data(over: Evening) -> None:
    over.facilitator.do("prune")
    text = over.facilitator.client.get(f"/sessions/{over.name}/destroyed")
    data = over.facilitator.client.get(f"/sessions/{over.name}/destroyed.json")
    assert "attachment" in text.headers["Content-Disposition"]
    assert text.text.startswith("Verklaring van vernietiging\n")
    assert "eerder dan de bewaartermijn van 30 dagen" in text.text
    proof = json.loads(data.text)
    assert (proof["answers"], proof["early"], proof["destroyed_on"]) == (8, True, over.state.destroyed_on)
    assert "bankje" not in text.text + data.text
    assert "Samen 8" in page(over)


def test_there_is_no_proof_of_what_was_not_done(over: Evening) -> None:
    assert over.facilitator.client.get(f"/sessions/{over.name}/destroyed").status_code == 404
    assert over.facilitator.client.get(f"/sessions/{over.name}/destroyed.json").status_code == 404


def test_twice_is_refused_in_plain_words(over: Evening) -> None:
    over.facilitator.do("prune")
    reply = over.facilitator.do("prune")
    assert reply.status_code == 409
    assert "De losse antwoorden zijn al gewist." in reply.text


def test_an_evening_that_goes_on_cannot_be_destroyed(evening: Evening) -> None:
    reply = evening.facilitator.do("prune")
    assert reply.status_code == 409
    assert "Deze avond is nog niet verzegeld." in reply.text
    assert "Nu al wissen" not in page(evening)
