"""The shelf: a facilitator's own programmes beside those that come with the package."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask

from tests.conftest import DETAILS, Facilitator, prepare
from tests.web.sheets import kept
from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped
from werksessie.record.promise import Store
from werksessie.web.books import OwnBook


@pytest.fixture
def store(app: Flask) -> Store:
    return app.extensions["host"].store  # type: ignore[no-any-return]


@pytest.fixture
def own(facilitator: Facilitator) -> str:
    """An own copy of the first conversation."""
    reply = facilitator.post("/programmes/copy", of="eerste-gesprek", title="Ons gesprek")
    assert reply.location == "/programmes/ons-gesprek"
    return "ons-gesprek"


def test_a_copy_is_ones_own_under_another_name(facilitator: Facilitator, store: Store, own: str) -> None:
    ours = load_shipped("eerste-gesprek", KINDS)
    assert kept(store).activities == ours.activities
    assert (kept(store).id, kept(store).title) == (own, {"nl": "Ons gesprek"})
    again = facilitator.post("/programmes/copy", of=own, title="Ons gesprek")
    assert again.location == "/programmes/ons-gesprek-2"


def test_own_programmes_can_be_chosen_for_an_evening(app: Flask, facilitator: Facilitator, own: str) -> None:
    page = facilitator.client.get("/sessions/new").text
    offered = re.findall(r'name="programme" value="([^"]+)"( checked)?', page)
    assert offered[0] == ("weerbaarheid", " checked")
    assert offered[-1] == (own, "")
    assert prepare(app, facilitator, programme=own).state.programme.id == own


def test_an_evening_keeps_its_programme_when_the_shelf_changes(app: Flask, facilitator: Facilitator, own: str) -> None:
    evening = prepare(app, facilitator, programme=own)
    facilitator.post(f"/programmes/{own}/delete", sure="yes")
    assert evening.state.programme.id == own


def test_throwing_away_asks_once_more(facilitator: Facilitator, store: Store, own: str) -> None:
    asked = facilitator.post(f"/programmes/{own}/delete")
    assert "“Ons gesprek” weghalen?" in asked.text
    assert store.programmes.names() == [own]
    assert facilitator.post(f"/programmes/{own}/delete", sure="yes").status_code == 303
    assert store.programmes.names() == []
    assert facilitator.post(f"/programmes/{own}/delete", sure="yes").status_code == 404


def test_a_programme_gets_another_title_and_keeps_its_name(facilitator: Facilitator, store: Store, own: str) -> None:
    facilitator.post(f"/programmes/{own}/rename", title="  Praten in   het park ")
    assert kept(store).title == {"nl": "Praten in het park"}
    assert facilitator.post(f"/programmes/{own}/rename", title=" ").status_code == 422


def test_a_file_goes_out_and_comes_back_the_same(facilitator: Facilitator, store: Store, own: str) -> None:
    file = facilitator.client.get(f"/programmes/{own}/programme.toml")
    assert file.headers["Content-Disposition"] == 'attachment; filename="ons-gesprek.toml"'
    sent = {"file": (io.BytesIO(file.data), "van-anna.toml"), "csrf_token": facilitator.token()}
    reply = facilitator.client.post("/programmes/import", data=sent)
    assert reply.location == "/programmes/ons-gesprek-2"
    assert kept(store, "ons-gesprek-2").activities == kept(store).activities


def test_a_wrong_file_is_refused_by_name_and_nothing_is_lost(facilitator: Facilitator, store: Store) -> None:
    text = 'id = "t"\nversion = "1"\ntitle.nl = "Tuin"\n[[activities]]\nid = "a"\nkind = "dots"\ntitle.nl = "A"\n'
    wrong = text + 'text.nl = "Wat?"\nchoices = 99\n'
    sent = {"file": (io.BytesIO(wrong.encode()), "tuin.toml"), "csrf_token": facilitator.token()}
    reply = facilitator.client.post("/programmes/import", data=sent)
    assert reply.status_code == 422
    assert "tuin.toml, activiteit &#39;a&#39;, veld &#39;choices&#39;: hier hoort een heel getal" in reply.text
    assert "choices = 99" in reply.text
    assert facilitator.post("/programmes/import", text=wrong.replace("99", "2")).location == "/programmes/tuin"
    assert kept(store, "tuin").activities[0].settings["choices"] == 2


def test_a_file_that_was_broken_by_hand_says_so_and_the_others_stay(
    facilitator: Facilitator, store: Store, own: str
) -> None:
    store.programmes.write("stuk", "id = zonder aanhalingstekens\n", None)
    for path in ("/programmes", "/sessions/new"):
        assert "Ons gesprek" in facilitator.client.get(path).text
    assert "stuk.toml, regel 1" in facilitator.client.get("/programmes").text
    assert "stuk.toml, regel 1" in facilitator.client.get("/programmes/stuk").text
    assert facilitator.client.get("/programmes/stuk/programme.toml").text == "id = zonder aanhalingstekens\n"


def test_one_that_comes_with_the_package_is_only_to_look_at(facilitator: Facilitator) -> None:
    page = facilitator.client.get("/programmes/weerbaarheid").text
    assert "Maak een kopie" in page
    assert "omhoog" not in page
    assert facilitator.post("/programmes/weerbaarheid/activities/1/off", off="yes").status_code == 409


def test_an_own_programme_that_is_chosen_stays_chosen_when_something_else_is_wrong(
    facilitator: Facilitator, own: str
) -> None:
    form = {**DETAILS, "title": "", "programme": own, "csrf_token": facilitator.token()}
    page = facilitator.client.post("/sessions/new", data=form).text
    assert re.findall(r'name="programme" value="([^"]+)" checked', page) == [own]


def test_from_an_own_programme_it_is_one_step_to_an_evening(facilitator: Facilitator, own: str) -> None:
    page = facilitator.client.get(f"/programmes/{own}").text
    assert f'href="/sessions/new?programme={own}"' in page
    form = facilitator.client.get(f"/sessions/new?programme={own}").text
    assert re.findall(r'name="programme" value="([^"]+)" checked', form) == [own]


def test_two_people_who_save_different_questions_at_once_lose_nothing(
    app: Flask, facilitator: Facilitator, store: Store, own: str
) -> None:
    with app.app_context():
        mine, theirs = OwnBook(own), OwnBook(own)
        theirs.change("1", {"minutes": 7}, "")
        mine.change("4", {"minutes": 8}, "")
    assert [kept(store).plan(id).minutes for id in ("1", "4")] == [7, 8]  # type: ignore[union-attr]
