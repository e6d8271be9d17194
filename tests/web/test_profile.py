"""Where the facilitator writes the sentences of the profile: line by line, with or without scripts."""

from __future__ import annotations

from html import unescape
from random import Random
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Facilitator
from tests.summary import whole
from tests.web.markup import elements, ids
from tests.web.room import Room
from werksessie.session import profile as rows
from werksessie.session.commands import Close, WriteProfile


@pytest.fixture
def room(app: Flask, facilitator: Facilitator) -> Room:
    """Twelve people; needs and availability were asked."""
    made = Room(app, whole.PROGRAMME, people=12)
    whole.sent(made, "7", (6, {"option": "plek"}), (5, {"option": "tijd"}))
    whole.sent(made, "beschikbaar", (6, {"value": "2"}))
    facilitator.name = made.name
    return made


def write(facilitator: Facilitator, slug: str, text: str, **more: str) -> Any:
    """A line, saved the way htmx does."""
    return facilitator.do(f"profile/{slug}", text=text, **more)


def page(facilitator: Facilitator) -> str:
    reply = facilitator.client.get(f"/sessions/{facilitator.name}/profile")
    assert reply.status_code == 200
    return str(reply.text)


def field(html: str, slug: str) -> str:
    """What stands in the field of a line."""
    return unescape(html.split(f'id="{slug}-text"', 1)[1].split(">", 1)[1].split("</textarea>", 1)[0]).lstrip("\n")


def was(html: str, slug: str) -> str:
    """What the form of a line remembers."""
    return html.split(f'id="{slug}" method', 1)[1].split('name="was" value="', 1)[1].split('"', 1)[0]


# The page


def test_every_line_has_a_form_of_its_own_with_its_help_and_its_counter(room: Room, facilitator: Facilitator) -> None:
    html = page(facilitator)
    fields = [attributes for tag, attributes, _ in elements(html) if tag == "textarea"]
    fields = [one for one in fields if not one["id"].startswith("sentence-")]
    assert len(fields) == len(rows.ROWS)
    every = set(ids(html))
    for attributes in fields:
        assert set(attributes["aria-describedby"].split()) <= every
        assert attributes["data-longest"] == str(rows.LONGEST)
        assert "maxlength" not in attributes, "nothing that was typed is cut"
    assert len(every) == len(ids(html))


def test_the_traits_are_never_faith_origin_or_family(room: Room, facilitator: Facilitator) -> None:
    html = page(facilitator)
    assert "“Mensen kennen elkaar. Veel vrijwilligers.”" in html
    assert "Nooit over geloof, afkomst of hoe groot gezinnen zijn." in html


def test_what_came_in_stands_beside_the_field_and_what_was_not_asked_says_so(
    room: Room, facilitator: Facilitator
) -> None:
    html = page(facilitator)
    came_in = html.split('id="behoefte"', 1)[1].split("</form>", 1)[0]
    assert "Een plek, tijd." in came_in
    assert "Neem over" in came_in
    roles = html.split('id="rolverdeling"', 1)[1].split("</form>", 1)[0]
    assert "Nog niet gevraagd." in roles
    assert "Neem over" not in roles


def test_the_page_leads_to_the_profile_and_back(room: Room, facilitator: Facilitator) -> None:
    links = [attributes.get("href") for tag, attributes, _ in elements(page(facilitator)) if tag == "a"]
    assert f"/sessions/{room.name}/summary" in links
    assert f"/sessions/{room.name}" in links


def test_the_console_leads_there_while_the_evening_runs_and_afterwards(room: Room, facilitator: Facilitator) -> None:
    link = f'href="/sessions/{room.name}/profile"'
    assert link in facilitator.client.get(f"/sessions/{room.name}").text
    room.ask(Close(room.clock.isoformat()))
    assert facilitator.client.get(f"/sessions/{room.name}").text.count(link) == 2
    room.host.seal(room.name, room.clock.isoformat(), Random(1).shuffle)
    assert facilitator.client.get(f"/sessions/{room.name}").text.count(link) == 2


def test_before_the_evening_it_says_that_writing_comes_later(app: Flask, facilitator: Facilitator) -> None:
    room = Room(app, whole.PROGRAMME, people=0, start=False)
    facilitator.name = room.name
    assert "De avond is nog niet begonnen." in page(facilitator)
    reply = write(facilitator, "kenmerken", "Veel vrijwilligers.")
    assert (reply.status_code, field(reply.text, "kenmerken")) == (409, "Veel vrijwilligers.")
    assert "De avond is nog niet begonnen." in reply.text


# Saving a line


def test_a_line_is_saved_by_itself_and_says_so(room: Room, facilitator: Facilitator) -> None:
    reply = write(facilitator, "kenmerken", "Mensen kennen elkaar.\r\nVeel vrijwilligers.")
    assert reply.status_code == 200
    assert 'id="kenmerken"' in reply.text
    assert "<html" not in reply.text
    assert '<p class="line__said"><span class="line__saved">Bewaard' in reply.text
    assert dict(room.state.profile) == {"kenmerken": "Mensen kennen elkaar.\nVeel vrijwilligers."}


def test_the_form_that_comes_back_is_the_one_on_the_page(room: Room, facilitator: Facilitator) -> None:
    piece = write(facilitator, "kenmerken", "Mensen kennen elkaar.").text
    again = facilitator.client.get(f"/sessions/{room.name}/profile?saved=kenmerken").text

    def bare(html: str) -> str:
        form = html[html.index('<form class="line" id="kenmerken"') :]
        return form[: form.index("</form>")].split('name="was"')[1]

    assert bare(piece) == bare(again)


def test_a_line_with_spaces_in_its_name_has_an_address_too(room: Room, facilitator: Facilitator) -> None:
    assert write(facilitator, "gedeelde-doelstelling-en-oplossing", "Een plek.").status_code == 200
    assert room.state.profile["gedeelde doelstelling en oplossing"] == "Een plek."


def test_what_is_too_long_is_refused_and_stays_in_the_field(room: Room, facilitator: Facilitator) -> None:
    text = "x" * (rows.LONGEST + 1)
    reply = write(facilitator, "form", text)
    assert (reply.status_code, field(reply.text, "form")) == (422, text)
    assert "Dat is te lang." in reply.text
    assert f"{rows.LONGEST + 1} van {rows.LONGEST} tekens" in reply.text
    assert "Bewaard" not in reply.text.replace("Nog niet bewaard", "")
    assert not room.state.profile


def test_an_unknown_line_is_a_404(room: Room, facilitator: Facilitator) -> None:
    assert write(facilitator, "score", "9").status_code == 404
    assert not room.state.profile


def test_what_people_typed_is_text_and_never_markup(room: Room, facilitator: Facilitator) -> None:
    text = '</textarea><script>alert(1)</script> "{{ 7 * 7 }}" &amp;'
    assert field(write(facilitator, "kenmerken", text).text, "kenmerken") == text
    html = page(facilitator)
    assert "<script>alert" not in html
    assert field(html, "kenmerken") == text


def test_without_scripts_it_works_as_a_plain_form(room: Room, facilitator: Facilitator) -> None:
    form = {
        "csrf_token": facilitator.token(),
        "text": "Veel vrijwilligers.",
        "was": was(page(facilitator), "kenmerken"),
    }
    reply = facilitator.client.post(f"/sessions/{room.name}/profile/kenmerken", data=form)
    assert (reply.status_code, reply.location) == (303, f"/sessions/{room.name}/profile?saved=kenmerken#kenmerken")
    html = facilitator.client.get(reply.location).text
    assert html.count('class="line__saved"') == 1
    reply = facilitator.client.post(f"/sessions/{room.name}/profile/form", data={**form, "text": "x" * 999})
    assert (reply.status_code, field(reply.text, "form")) == (422, "x" * 999)
    assert field(reply.text, "kenmerken") == "Veel vrijwilligers."


# "Neem over"


def test_what_came_in_is_put_into_the_field_and_not_saved_yet(room: Room, facilitator: Facilitator) -> None:
    reply = write(facilitator, "behoefte", "", take="1")
    assert (reply.status_code, field(reply.text, "behoefte")) == (200, "Een plek, tijd.")
    assert "Nog niet bewaard" in reply.text
    assert not room.state.profile


def test_what_was_typed_already_stays_above_it(room: Room, facilitator: Facilitator) -> None:
    assert field(write(facilitator, "behoefte", "Rust.\n", take="1").text, "behoefte") == "Rust.\nEen plek, tijd."


# Two people


def test_whoever_saves_over_somebody_elses_words_sees_them_first(room: Room, facilitator: Facilitator) -> None:
    before = was(page(facilitator), "kenmerken")
    room.ask(WriteProfile("kenmerken", "Veel vrijwilligers."))
    reply = write(facilitator, "kenmerken", "Mensen kennen elkaar.", was=before)
    assert (reply.status_code, field(reply.text, "kenmerken")) == (409, "Mensen kennen elkaar.")
    assert "Iemand anders veranderde deze regel intussen." in reply.text
    assert '<p class="line__theirs"><bdi>Veel vrijwilligers.</bdi></p>' in reply.text
    assert room.state.profile["kenmerken"] == "Veel vrijwilligers."
    again = write(facilitator, "kenmerken", "Mensen kennen elkaar.", was=was(reply.text, "kenmerken"))
    assert again.status_code == 200
    assert room.state.profile["kenmerken"] == "Mensen kennen elkaar."


def test_the_same_words_of_two_people_are_no_conflict(room: Room, facilitator: Facilitator) -> None:
    before = was(page(facilitator), "kenmerken")
    room.ask(WriteProfile("kenmerken", "Veel vrijwilligers."))
    assert write(facilitator, "kenmerken", "Veel vrijwilligers.", was=before).status_code == 200


def test_words_that_were_taken_away_meanwhile_are_a_conflict_too(room: Room, facilitator: Facilitator) -> None:
    room.ask(WriteProfile("kenmerken", "Veel vrijwilligers."))
    before = was(page(facilitator), "kenmerken")
    room.ask(WriteProfile("kenmerken", ""))
    reply = write(facilitator, "kenmerken", "Mensen kennen elkaar.", was=before)
    assert reply.status_code == 409
    assert "Er staat nu niets." in reply.text


def test_another_line_that_changed_is_no_conflict(room: Room, facilitator: Facilitator) -> None:
    before = was(page(facilitator), "kenmerken")
    room.ask(WriteProfile("form", "Aan tafel."))
    assert write(facilitator, "kenmerken", "Mensen kennen elkaar.", was=before).status_code == 200


# Sensitive questions


def test_only_sensitive_questions_that_feed_the_profile_can_be_chosen_and_a_warning_stands_there(
    room: Room, facilitator: Facilitator
) -> None:
    html = page(facilitator)
    boxes = [attributes["id"] for tag, attributes, _ in elements(html) if attributes.get("type") == "checkbox"]
    assert boxes == ["include-2", "include-3"]
    assert "Zet het er alleen op als de groep dat wil." in html


def test_a_tick_puts_a_sensitive_question_on_the_profile_and_takes_it_off(room: Room, facilitator: Facilitator) -> None:
    reply = facilitator.do("profile/include/2", included="yes")
    assert (reply.status_code, room.state.included) == (200, {"2"})
    assert "Bewaard" in reply.text
    assert facilitator.do("profile/include/2").status_code == 200
    assert room.state.included == frozenset()


def test_a_question_that_is_not_sensitive_is_refused_with_a_sentence(room: Room, facilitator: Facilitator) -> None:
    reply = facilitator.do("profile/include/1", included="yes")
    assert reply.status_code == 409
    assert "Alleen een gevoelige vraag kun je kiezen." in reply.text
    form = {"csrf_token": facilitator.token(), "included": "yes"}
    assert facilitator.client.post(f"/sessions/{room.name}/profile/include/2", data=form).status_code == 303
    assert room.state.included == {"2"}
