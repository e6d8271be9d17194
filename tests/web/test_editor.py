"""The programme editor: the list of what is planned, and the form of each activity."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.conftest import Facilitator
from tests.web.sheets import check, fields, kept, order, save, sheet
from werksessie.activities import KINDS
from werksessie.programme.editing import changed
from werksessie.programme.loader import load_shipped, shipped
from werksessie.record.promise import Store
from werksessie.web import plan_form


@pytest.fixture
def store(app: Flask) -> Store:
    return app.extensions["host"].store  # type: ignore[no-any-return]


@pytest.fixture
def own(facilitator: Facilitator) -> str:
    """An own copy of the first conversation."""
    reply = facilitator.post("/programmes/copy", of="eerste-gesprek", title="Ons gesprek")
    assert reply.location == "/programmes/ons-gesprek"
    return "ons-gesprek"


# The list


def titles(page: str) -> list[str]:
    return re.findall(r'<h3 class="plan__title">.*?<bdi>(.*?)</bdi>', page)


def test_moving_changes_the_order_and_says_where_it_is_now(facilitator: Facilitator, store: Store, own: str) -> None:
    at = f"/programmes/{own}/activities"
    reply = facilitator.post(f"{at}/regels/move", to="up")
    assert [plan.id for plan in kept(store).activities][:2] == ["regels", "welkom"]
    assert "“Spelregels” staat nu op plaats 1." in facilitator.client.get(reply.location).text
    facilitator.post(f"{at}/regels/move", to="down")
    facilitator.post(f"{at}/regels/move", after="1")
    assert [plan.id for plan in kept(store).activities][:3] == ["welkom", "1", "regels"]
    for nowhere in ("up", "up", "up"):
        facilitator.post(f"{at}/welkom/move", to=nowhere)
    facilitator.post(f"{at}/slot/move", to="down")
    assert order(store)[:: len(order(store)) - 1] == ["welkom", "slot"]


def test_what_is_moved_among_another_part_becomes_one_of_it(facilitator: Facilitator, store: Store, own: str) -> None:
    facilitator.post(f"/programmes/{own}/activities/slot/move", after="welkom")
    slot = kept(store).plan("slot")
    assert slot is not None
    assert slot.part == "welkom"


def test_what_another_uses_cannot_come_after_it_or_go(facilitator: Facilitator, store: Store, own: str) -> None:
    before = store.programmes.read(own)
    moved = facilitator.post(f"/programmes/{own}/activities/4/move", after="slot")
    assert moved.status_code == 422
    assert "gebruikt wat uit &#39;Wat kan helpen&#39; komt" in moved.text
    gone = facilitator.post(f"/programmes/{own}/activities/4/remove", sure="yes")
    assert "Haal eerst &#39;Van idee naar doel&#39; weg." in gone.text
    assert store.programmes.read(own) == before


def test_off_stays_in_the_list_and_warns_who_uses_it(facilitator: Facilitator, store: Store, own: str) -> None:
    before = kept(store).minutes[0]
    reply = facilitator.post(f"/programmes/{own}/activities/4/off", off="yes")
    page = facilitator.client.get(reply.location).text
    assert kept(store).minutes[0] == before - 12
    assert "Let op: “Wat kan helpen” staat uit." in page
    facilitator.post(f"/programmes/{own}/activities/4/off", off="no")
    assert kept(store).minutes[0] == before


def test_removing_asks_once_more(facilitator: Facilitator, store: Store, own: str) -> None:
    assert "“Slot” weghalen?" in facilitator.post(f"/programmes/{own}/activities/slot/remove").text
    facilitator.post(f"/programmes/{own}/activities/slot/remove", sure="yes")
    assert kept(store).plan("slot") is None


# One activity


@pytest.mark.parametrize("id", shipped())
def test_saving_a_form_as_it_was_opened_changes_nothing(id: str) -> None:
    programme = load_shipped(id, KINDS)
    for plan in programme.activities:
        kind = KINDS[plan.kind]
        filled = plan_form.shown(plan, kind.SETTINGS)
        typed = plan_form.read(filled, plan, kind.SETTINGS, votes=bool(kind.OPTIONS))
        assert changed(programme, plan.id, typed, KINDS).plan(plan.id) == plan


def test_every_form_of_every_kind_is_whole_and_saves_as_it_is(facilitator: Facilitator, store: Store) -> None:
    facilitator.post("/programmes/copy", of="weerbaarheid", title="Alles")
    before = kept(store, "alles")
    for plan in before.activities:
        page = facilitator.client.get(f"/programmes/alles/activities/{plan.id}").text
        check(page)
        reply = facilitator.client.post(f"/programmes/alles/activities/{plan.id}", data=fields(page))
        assert reply.status_code == 303, (plan.id, reply.text)
    assert kept(store, "alles") == before


def test_words_times_and_limits_are_changed_and_the_deck_keeps_its_own(
    facilitator: Facilitator, store: Store, own: str
) -> None:
    was = kept(store).plan("4")
    typed = {"text-nl": "Wat kan er beter?", "text-en": "", "minutes": "15", "max": "2", "reveal": "after_close"}
    assert save(facilitator, "4", **typed).location.endswith("said=saved&activity=4#4")
    plan = kept(store).plan("4")
    assert plan is not None
    assert was is not None
    assert (plan.text, plan.minutes, plan.settings["max"]) == ({"nl": "Wat kan er beter?"}, 15, 2)
    assert plan.reveal == "after_close"
    assert (plan.number, plan.verbatim, plan.source, plan.factor) == (was.number, was.verbatim, "deck", was.factor)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"max": "300"}, "max", "Hier hoort een heel getal van 1 tot en met 100."),
        ({"minutes": "lang"}, "minutes", "Hier hoort een heel getal van 0 tot en met 240."),
        ({"title-nl": "  ", "title-en": ""}, "title", "Vul dit nog in."),
        ({"help-nl": "", "help-en": "Only English"}, "help", "Schrijf dit ook in het Nederlands."),
        ({"text-nl": "", "text-en": ""}, "text", "Vul dit nog in."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    facilitator: Facilitator, store: Store, own: str, typed: dict[str, str], field: str, sentence: str
) -> None:
    before = store.programmes.read(own)
    reply = save(facilitator, "4", **{"note": "Wat ik net typte", **typed})
    assert reply.status_code == 422
    assert f'id="{field}-error">{sentence}</p>' in reply.text
    assert "Wat ik net typte" in reply.text
    assert all(not words.strip() or words in reply.text for words in typed.values())
    assert store.programmes.read(own) == before


def test_a_second_tab_does_not_overwrite_the_first(facilitator: Facilitator, store: Store, own: str) -> None:
    opened = sheet(facilitator, "4")
    save(facilitator, "4", minutes="20")
    late = {**opened, "minutes": "3", "text-nl": "Te laat"}
    reply = facilitator.client.post(f"/programmes/{own}/activities/4", data=late)
    assert reply.status_code == 409
    assert "Iemand anders heeft dit net veranderd." in reply.text
    assert "Te laat" in reply.text
    assert kept(store).plan("4").minutes == 20  # type: ignore[union-attr]
    save(facilitator, "1", minutes="9")
    assert [kept(store).plan(id).minutes for id in ("4", "1")] == [20, 9]  # type: ignore[union-attr]


def test_who_was_told_what_changed_may_save_over_it(facilitator: Facilitator, store: Store, own: str) -> None:
    opened = sheet(facilitator, "4")
    save(facilitator, "4", minutes="20")
    path = f"/programmes/{own}/activities/4"
    told = facilitator.client.post(path, data={**opened, "minutes": "3"})
    assert facilitator.client.post(path, data=fields(told.text)).status_code == 303
    assert kept(store).plan("4").minutes == 3  # type: ignore[union-attr]


def test_a_language_that_the_form_does_not_show_stays(facilitator: Facilitator, store: Store) -> None:
    file = 'id="t"\nversion="1"\ntitle.nl="T"\n[[activities]]\nid="a"\nkind="scale"\ntitle = {nl="A", tr="Bir"}\n'
    more = 'text = {nl="Hoe?", ar="كيف؟"}\nitems = [{id="een", text={nl="Een", pl="Jeden"}, verbatim="1"}]\n'
    facilitator.post("/programmes/import", text=file + more)
    before = kept(store, "t").plan("a")
    form = {**sheet(facilitator, "a", "/programmes/t"), "title-nl": "Anders", "items-1-nl": "Eén"}
    assert facilitator.client.post("/programmes/t/activities/a", data=form).status_code == 303
    now = kept(store, "t").plan("a")
    assert before is not None
    assert now is not None
    assert (now.title, now.text) == ({"nl": "Anders", "tr": "Bir"}, before.text)
    assert now.settings["items"] == [{"id": "een", "text": {"nl": "Eén", "pl": "Jeden"}, "verbatim": "1"}]


def test_options_are_rows_and_keep_their_ids(facilitator: Facilitator, store: Store) -> None:
    facilitator.post("/programmes/copy", of="weerbaarheid", title="Alles")
    at = "/programmes/alles"
    was = kept(store, "alles").plan("6")
    assert was is not None
    form = sheet(facilitator, "6", at)
    number = len(was.options) + 1
    form |= {"options-1-nl": "Anders gezegd", "options-2-nl": "", "options-2-en": "", f"options-{number}-nl": "Nieuw!"}
    facilitator.client.post(f"{at}/activities/6", data=form)
    now = kept(store, "alles").plan("6")
    assert now is not None
    assert [one.id for one in now.options] == [was.options[0].id, *(one.id for one in was.options[2:]), "nieuw"]
    assert now.options[0].text["nl"] == "Anders gezegd"
    assert now.options[0].verbatim == was.options[0].verbatim


def test_more_rows_come_without_saving(facilitator: Facilitator, store: Store) -> None:
    facilitator.post("/programmes/copy", of="weerbaarheid", title="Alles")
    before = store.programmes.read("alles")
    reply = save(facilitator, "6", "/programmes/alles", more="options", **{"title-nl": "Half getypt"})
    options = len(kept(store, "alles").plan("6").options)  # type: ignore[union-attr]
    assert f'name="options-{options + 3}-nl"' in reply.text
    assert "Half getypt" in reply.text
    assert store.programmes.read("alles") == before


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_any_kind_can_be_added_anywhere(facilitator: Facilitator, store: Store, own: str, kind: str) -> None:
    page = facilitator.client.get(f"/programmes/{own}/add?after=1&kind={kind}").text
    check(page)
    form = {**fields(page), "title-nl": "Iets nieuws", "text-nl": "Wat vind je?"}
    reply = facilitator.client.post(f"/programmes/{own}/add", data=form)
    assert reply.status_code == 303, reply.text
    ids = [plan.id for plan in kept(store).activities]
    assert ids[ids.index("1") + 1] == "iets-nieuws"
    assert kept(store).plan("iets-nieuws").kind == kind  # type: ignore[union-attr]
    assert kept(store).plan("iets-nieuws").part == "a"  # type: ignore[union-attr]


def test_a_new_vote_can_choose_from_what_came_before_only(facilitator: Facilitator, store: Store, own: str) -> None:
    early = facilitator.client.get(f"/programmes/{own}/add?after=welkom&kind=dots").text
    assert re.findall(r'<option value="([^"]*:[^"]*)"', early) == []
    page = facilitator.client.get(f"/programmes/{own}/add?after=5a&kind=dots").text
    assert re.findall(r'<option value="([^"]*:[^"]*)"', page) == [
        "1:goals", "1:themes", "1:answers", "4:goals", "4:themes", "4:answers", "5a:chosen",
    ]  # fmt: skip
    form = {**fields(page), "title-nl": "Nog eens", "text-nl": "Kies", "source": "4:themes"}
    facilitator.client.post(f"/programmes/{own}/add", data=form)
    plan = kept(store).plan("nog-eens")
    assert plan is not None
    assert (plan.options_from, plan.take) == ("4", "themes")


def test_every_field_of_every_kind_has_words_of_its_own() -> None:
    wordless = [name for kind in KINDS.values() for name, one in kind.SETTINGS.items() if not one.label]
    assert (wordless, [name for name, kind in KINDS.items() if not kind.PURPOSE]) == ([], [])


@pytest.mark.parametrize("id", shipped())
def test_every_activity_can_be_seen_as_wall_and_phone(facilitator: Facilitator, id: str) -> None:
    for plan in load_shipped(id, KINDS).activities:
        for audience in ("wall", "phone"):
            reply = facilitator.client.get(f"/programmes/{id}/preview/{plan.id}?as={audience}")
            assert reply.status_code == 200, plan.id
            check(reply.text)
            assert "Voorbeeld" in reply.text
            assert "/socket.io" not in reply.text
            assert not re.findall(r'action="/[1-9]{6}/', reply.text)


def test_the_wall_is_seen_with_made_up_answers_and_the_phone_without(facilitator: Facilitator) -> None:
    at = "/programmes/weerbaarheid/preview"
    wall = facilitator.client.get(f"{at}/4?as=wall").text
    assert "Een avond voor vaders" in wall
    assert "<b>14 van 24</b>" in wall
    phone = facilitator.client.get(f"{at}/4?as=phone").text
    assert "Een avond voor vaders" not in phone
    chosen = facilitator.client.get(f"{at}/5a?as=wall").text
    assert "jongeren een eigen plek hebben" in chosen
    assert "14 van 24" in chosen
