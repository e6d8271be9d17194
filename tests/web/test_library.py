"""The facilitator's list, and the page where an evening is prepared."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.conftest import ADDRESS, DETAILS, KEY, Evening, Facilitator, prepare
from werksessie.app import create_app
from werksessie.programme.ladder import LADDER
from werksessie.record.sqlite import SqliteStore
from werksessie.settings import Settings

WRONG = [
    ("title", "", "Geef de avond een titel."),
    ("title", "x" * 81, "Dit is te lang: hooguit 80 tekens."),
    ("date", "31-2-2027", "Deze datum bestaat niet."),
    ("time", "25.99", "Deze tijd bestaat niet."),
    ("place", "x" * 121, "Dit is te lang: hooguit 120 tekens."),
    ("also_present", "x" * 201, "Dit is te lang: hooguit 200 tekens."),
    ("ladder", "baas-zijn", "Kies wat mensen vanavond mogen bepalen."),
    ("feedback_date", "2027-03-01", "Deze dag ligt vóór de avond zelf."),
    ("participants_first", "5", "Kies meteen, na 3 dagen of na 7 dagen."),
    ("languages", "xx", "Deze taal kennen we niet."),
    ("wifi_name", "x" * 33, "Dit is te lang: hooguit 32 tekens."),
    ("groups", "misschien", "Kies aan of uit."),
    ("reveal", "nooit", "Kies meteen of pas na het sluiten."),
    ("retention_days", "91", "Vul een heel getal in van 7 tot en met 90."),
    ("programme", "bestaat-niet", "Kies een programma."),
]
OWN = """
format = 1
id = "kort"
version = "1"
title.nl = "Kort en eigen"
[[activities]]
id = "1"
kind = "ideas"
title.nl = "Wat zie je"
text.nl = "Wat zie je?"
"""


def send(facilitator: Facilitator, path: str = "/sessions/new", **form: Any) -> Any:
    """The prepare page's own form, sent without scripts."""
    usual = {**DETAILS, "programme": "eerste-gesprek"} if path == "/sessions/new" else DETAILS
    return facilitator.client.post(path, data={**usual, "csrf_token": facilitator.token(), **form})


def listed(facilitator: Facilitator) -> str:
    return str(facilitator.client.get("/sessions").text)


def value_of(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]* name="{name}"[^>]* value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found[1]


def test_an_empty_list_says_what_to_do(facilitator: Facilitator) -> None:
    page = listed(facilitator)
    assert "Nog geen sessies" in page
    assert 'href="/sessions/new"' in page


def test_a_session_that_is_not_complete_asks_to_be_filled_in(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, ladder="")
    page = listed(facilitator)
    assert "nog niet alles is ingevuld" in page
    assert f'href="/sessions/{evening.name}/details"' in page


def test_the_list_says_in_words_how_far_each_session_is(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator)
    assert "klaar om te beginnen" in listed(facilitator)
    assert ">Begin</a>" in listed(facilitator)
    evening.until("start")
    evening.join(3)
    assert "bezig" in listed(facilitator)
    assert "3 mensen" in listed(facilitator)
    assert ">Verder</a>" in listed(facilitator)
    facilitator.do("close")
    closed = datetime.fromisoformat(evening.state.closed_at)
    end = (closed + timedelta(minutes=15)).astimezone()
    assert f"afgesloten, wordt om {end.hour}.{end.minute:02} uur verzegeld" in listed(facilitator)
    facilitator.do("seal")
    assert "verslag klaar" in listed(facilitator)
    assert f'href="/sessions/{evening.name}/summary">Verslag</a>' in listed(facilitator)


def test_a_session_of_today_stands_out(app: Flask, facilitator: Facilitator) -> None:
    prepare(app, facilitator)
    assert "session--next" not in listed(facilitator)
    prepare(app, facilitator, date=datetime.now().date().isoformat())
    assert listed(facilitator).count("session--next") == 1
    assert "vandaag 19.30 uur" in listed(facilitator)


def test_the_agreements_of_a_session_are_counted(evening: Evening) -> None:
    for what in ("De zaal openen", "Elkaar bellen"):
        evening.facilitator.act("afspraken", "make", what=what, who="Gemeente", when="2027-04-01")
    assert "2 afspraken" in listed(evening.facilitator)


def test_a_damaged_record_says_so_and_the_others_still_stand(tmp_path: Path) -> None:
    (tmp_path / "2027-03-14-482913.db").write_bytes(b"geen database" * 100)
    app = create_app(Settings(public_url=ADDRESS, key=KEY), SqliteStore(tmp_path))
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    facilitator = Facilitator(browser)
    prepare(app, facilitator, title="Deze is heel")
    page = listed(facilitator)
    assert "Deze is heel" in page
    damaged = page[page.index("2027-03-14-482913") :]
    assert 'class="session__late"' in damaged
    assert "2027-03-14-482913" not in re.findall(r'href="([^"]*)"', page)
    assert browser.get("/sessions/2027-03-14-482913").status_code == 404
    app.extensions["host"].close()


def test_a_title_can_hold_anything_and_is_never_html(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, title="<b>Samen</b> & 'sterk'", place='"><script>')
    for path in ("/sessions", f"/sessions/{evening.name}", f"/sessions/{evening.name}/details"):
        page = facilitator.client.get(path).text
        assert "<b>Samen" not in page
        assert '"><script>' not in page


def test_a_new_session_starts_with_today_and_without_a_promise(facilitator: Facilitator) -> None:
    page = facilitator.client.get("/sessions/new").text
    assert value_of(page, "date") == datetime.now().date().isoformat()
    for key in LADDER:
        assert re.search(rf'name="ladder" value="{key}">', page), f"{key} is missing or chosen beforehand"


@pytest.mark.parametrize(("name", "typed", "sentence"), WRONG)
def test_a_wrong_field_gets_its_sentence_and_nothing_typed_is_lost(
    facilitator: Facilitator, name: str, typed: str, sentence: str
) -> None:
    kept = {"community": "De buren van de Lindelaan", "feedback_how": "Een avond", "mandate": "De wethouder"}
    reply = send(facilitator, **{**kept, name: typed})
    assert reply.status_code == 422
    error = re.search(rf'id="{name}-error">([^<]*)', reply.text)
    assert error
    assert sentence in error[1]
    for field, words in kept.items():
        assert value_of(reply.text, field) == words
    assert facilitator.client.get("/sessions").text.count('class="session') == 0


@pytest.mark.parametrize("name", ["title", "place", "also_present", "wifi_name", "date", "time", "feedback_date"])
def test_what_was_typed_wrong_stands_there_to_be_mended(facilitator: Facilitator, name: str) -> None:
    typed = "31-2-2027" if "date" in name else "25.99" if name == "time" else "y" * 300
    reply = send(facilitator, **{name: typed})
    assert value_of(reply.text, name) == typed
    field = re.search(rf'<input[^>]* id="{name}"[^>]*>', reply.text)
    assert field
    assert 'type="text"' in field[0]
    assert 'aria-invalid="true"' in field[0]


def test_several_wrong_fields_are_all_named_at_once(facilitator: Facilitator) -> None:
    reply = send(facilitator, title="", time="laat")
    top = reply.text[: reply.text.index("<form")]
    assert 'href="#title"' in top
    assert 'href="#time"' in top


def test_what_is_chosen_comes_back_after_a_mistake(facilitator: Facilitator) -> None:
    form = {"ladder": "zelf-doen", "participants_first": "7", "groups": "on", "reveal": "after_close", "title": ""}
    page = send(facilitator, **form).text
    for choice in (
        'value="zelf-doen" checked',
        'value="7" checked',
        'value="on" checked',
        'value="after_close" checked',
    ):
        assert choice in page


def test_only_dutch_can_be_chosen(app: Flask, facilitator: Facilitator) -> None:
    page = facilitator.client.get("/sessions/new").text
    assert '<input type="hidden" name="languages" value="nl">' in page
    assert prepare(app, facilitator, languages=["nl"]).state.details.languages == ("nl",)


def test_an_own_programme_comes_as_a_file(app: Flask, facilitator: Facilitator) -> None:
    reply = send(facilitator, programme_file=(BytesIO(OWN.encode()), "kort.toml"))
    assert reply.status_code == 303
    name = reply.location.rpartition("/")[2]
    assert app.extensions["host"].state(name).programme.id == "kort"
    assert "Kort en eigen" in facilitator.client.get(f"/sessions/{name}/details").text


def test_a_fault_in_an_own_programme_is_said_at_its_field_and_the_file_stays(facilitator: Facilitator) -> None:
    wrong = OWN.replace('kind = "ideas"', 'kind = "ideeen"')
    reply = send(facilitator, programme_file=(BytesIO(wrong.encode()), "kort.toml"))
    assert reply.status_code == 422
    error = re.search(r'id="programme-error">([^<]*)', reply.text)
    assert error
    assert "kort.toml" in error[1]
    assert "ideeen" in error[1]
    again = re.search(r'<textarea[^>]*name="programme_text"[^>]*>(.*?)</textarea>', reply.text, re.DOTALL)
    assert again
    assert "Kort en eigen" in again[1]


def test_saving_again_shows_what_changed(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, groups="on")
    path = f"/sessions/{evening.name}/details"
    assert 'name="groups" value="on" checked' in facilitator.client.get(path).text
    reply = send(facilitator, path, title="Een andere titel", place="Speeltuin Oost")
    assert reply.location == f"/sessions/{evening.name}"
    assert evening.state.details.title == "Een andere titel"
    assert not evening.state.details.groups
    assert "Een andere titel" in facilitator.client.get(reply.location).text


def test_the_details_page_says_what_is_missing(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, ladder="", feedback_date="")
    page = facilitator.client.get(f"/sessions/{evening.name}/details").text
    assert "Kies wat mensen vanavond mogen bepalen." in page
    assert "Kies de dag waarop mensen iets terughoren." in page


def test_a_promise_cannot_be_taken_away_during_the_evening(evening: Evening) -> None:
    reply = send(evening.facilitator, f"/sessions/{evening.name}/details", ladder="", community="De buren")
    assert reply.status_code == 422
    assert "Kies wat mensen vanavond mogen bepalen." in reply.text
    assert value_of(reply.text, "community") == "De buren"
    assert evening.state.details.ladder == "meewerken"


def test_a_closed_evening_keeps_its_details(evening: Evening) -> None:
    evening.facilitator.do("close")
    reply = send(evening.facilitator, f"/sessions/{evening.name}/details", title="Te laat")
    assert reply.status_code == 409
    assert "Deze avond is afgesloten." in reply.text
    assert evening.state.details.title == "Samen sterk"


@pytest.mark.parametrize("path", ["/sessions", "/sessions/new", "/sessions/2027-01-01-123456/details"])
def test_nobody_gets_in_without_the_key(app: Flask, path: str) -> None:
    stranger = app.test_client()
    for reply in (stranger.get(path), stranger.get(f"{path}?key=verkeerd")):
        assert reply.status_code == 403
        assert "Deze pagina is niet voor jou" in reply.text
    assert stranger.post(path).status_code in (400, 405)


def test_the_key_leaves_the_address_at_once(app: Flask) -> None:
    browser = app.test_client()
    reply = browser.get(f"/sessions?key={KEY}")
    assert reply.status_code == 303
    assert reply.location == "/sessions"
    assert browser.get("/sessions").status_code == 200


def test_a_form_without_its_token_gets_a_friendly_page(facilitator: Facilitator) -> None:
    reply = facilitator.client.post("/sessions/new", data={**DETAILS, "programme": "eerste-gesprek"})
    assert reply.status_code == 400
    assert "Deze pagina is verlopen" in reply.text
    assert "Nog geen sessies" in listed(facilitator)
