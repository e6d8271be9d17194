"""Naughty strings as titles: of the evening and all else on the prepare page, and of everything in a programme file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import pytest
from flask import Flask

from tests.conftest import DETAILS, Evening, Facilitator, prepare
from tests.faults.naughty import HARMLESS, Shape, Surfaces, batches, in_memory, present, shape, strings, texts_of
from tests.session.evening import Evening as Played
from tests.web.room import Room
from werksessie.activities import KINDS
from werksessie.programme.entries import tidy, visible
from werksessie.programme.loader import loads
from werksessie.summary.as_json import as_json
from werksessie.summary.build import build

pytestmark = present

LENGTHS: Mapping[str, int] = {
    "title": 80, "place": 120, "municipality": 120, "community": 120, "ladder_about": 120, "feedback_how": 200,
    "contact_municipality": 120, "contact_community": 120, "talk_to": 120, "also_present": 200, "mandate": 200,
    "controller": 120, "wifi_name": 32, "wifi_password": 63,
}  # fmt: skip
"""Every field of words, with what it takes."""
ON_PAPER = (
    "title",
    "place",
    "municipality",
    "community",
    "also_present",
    "mandate",
    "feedback_how",
    "contact_community",
)
"""What the report says of the evening."""


@pytest.fixture
def app() -> Iterator[Flask]:
    yield from in_memory()


def kept(field: str, words: str) -> str:
    """What the prepare page makes of it."""
    return visible(words) if field.startswith("wifi") else tidy(words)


def rounds(texts: list[str]) -> list[dict[str, str]]:
    """Forms in which every string stands in every field that takes it, another in each field of one form."""
    forms = []
    for first in range(len(texts)):
        form = {field: texts[(first + 43 * place) % len(texts)] for place, field in enumerate(LENGTHS)}
        usual = {"title": "De avond", "ladder_about": "het plein"}
        wrong = {field for field, words in form.items() if not 0 < len(kept(field, words)) <= LENGTHS[field]}
        wrong |= {"ladder_about"} if not tidy(form["ladder_about"]).strip(". ") else set()
        forms.append({**form, **{field: usual.get(field, "") for field in wrong}})
    return forms


def enough(forms: list[dict[str, str]]) -> set[int]:
    """So many of the forms that every string stands in one of them."""
    seen: set[str] = set()
    chosen: set[int] = set()
    for least in (len(LENGTHS) // 2, 1):
        for number, form in enumerate(forms):
            if len(set(form.values()) - seen) >= least:
                chosen.add(number)
                seen |= set(form.values())
    return chosen


def saved(evening: Evening, form: dict[str, str], token: str) -> None:
    """Saves the prepare page; every field holds what was typed, tidied."""
    posted = {**DETAILS, "ladder": "meebeslissen", **form, "csrf_token": token}
    reply = evening.facilitator.client.post(f"/sessions/{evening.name}/details", data=posted)
    assert reply.status_code == 303, reply.text
    details = evening.state.details
    assert {field: getattr(details, field) for field in form} == {field: kept(field, form[field]) for field in form}


def looks(evening: Evening, form: dict[str, str]) -> Shape:
    """Every page that says something of the evening, and that it says it."""
    pages = {
        path: evening.facilitator.client.get(path)
        for path in (
            f"/sessions/{evening.name}/details", f"/sessions/{evening.name}", "/sessions", evening.link("wall"),
            evening.link("summary"), f"/{evening.code}", f"/{evening.code}/privacy",
        )
    }  # fmt: skip
    assert {path for path, reply in pages.items() if reply.status_code != 200} == set()
    html = [str(reply.text) for reply in pages.values()]
    typed = {field: kept(field, words) for field, words in form.items()}
    assert set(typed.values()) - {""} <= texts_of(html[0])
    for one, fields in ((html[1], ("title",)), (html[3], ("title", "place")), (html[4], ON_PAPER)):
        said = "\n".join(texts_of(one))
        assert [field for field in fields if typed[field] not in said] == []
    assert form["municipality"] == "" or typed["municipality"] in "\n".join(texts_of(html[6]))
    return shape(*html)


def test_what_is_typed_on_the_prepare_page_is_shown_tidied_and_nothing_of_it_runs(
    app: Flask, facilitator: Facilitator
) -> None:
    evening = prepare(app, facilitator)
    evening.until("start")
    token = facilitator.token()
    usual: Shape = set()
    for form in rounds(HARMLESS[:3]):
        saved(evening, form, token)
        usual |= looks(evening, form)
    forms = rounds(strings())
    looked_at = enough(forms)
    for number, form in enumerate(forms):
        saved(evening, form, token)
        if number in looked_at:
            assert looks(evening, form) <= usual


def test_what_is_too_long_for_a_title_comes_back_as_typed_with_a_sentence(app: Flask, facilitator: Facilitator) -> None:
    long = [text for text in strings() if len(tidy(text)) > LENGTHS["title"]]
    token = facilitator.token()
    assert len(long) > 10
    for text in long:
        reply = facilitator.client.post("/sessions/new", data={**DETAILS, "title": text, "csrf_token": token})
        assert reply.status_code == 422
        assert "Dit is te lang: hooguit 80 tekens." in reply.text
        assert text in texts_of(reply.text)
        shape(reply.text)


# A programme file


def quoted(text: str) -> str:
    """A TOML string: that of JSON, but for the one control sign that JSON lets by."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def written(texts: list[str]) -> str:
    """A programme in which each of these is the title, the question, the help, the deck's words and the note of one
    activity; the first is the title of the whole."""
    activities = "\n".join(
        f'[[activities]]\nid = "a{number}"\nkind = "ideas"\npart = "deel"\nsource = "deck"\ntitle.nl = {one}\n'
        f"text.nl = {one}\nhelp.nl = {one}\nverbatim = {one}\nnote = {one}\nfactor = {one}\nelement = {one}"
        for number, one in enumerate(map(quoted, texts))
    )
    title = quoted(texts[0])
    head = f'format = 1\nid = "eigen"\nversion = {title}\ncredit = {title}\ntitle.nl = {title}\n'
    return f'{head}[[parts]]\nid = "deel"\ntitle.nl = {title}\n{activities}\n'


def asked(app: Flask, texts: list[str]) -> Shape:
    """Everything in a programme file, shown one by one."""
    words = [text for text in texts if text.strip()]
    here = Surfaces(app, Room(app, loads(written(words), "eigen.toml", KINDS), people=6))
    console = here.console
    assert set(words) <= texts_of(console)
    found = shape(console)
    for number, text in enumerate(words):
        here.room.show(f"a{number}")
        wall = here.piece("wall")
        here.room.press()
        open_wall, phone = here.piece("wall"), here.piece("phone")
        assert text in texts_of(wall) & texts_of(open_wall) & texts_of(phone)
        found |= shape(wall, open_wall, phone)
    here.room.press()
    told = here.told()
    assert set(words) <= texts_of(told.page.html)
    assert [(one["question"], one["verbatim"], one["factor"]) for one in told.data["activities"]] == [
        (text, text, text) for text in words
    ]
    return found | shape(told.page.html)


def test_every_text_in_a_programme_is_shown_as_it_was_written_and_nothing_of_it_runs(app: Flask) -> None:
    usual = asked(app, HARMLESS[:30])
    for texts in batches(strings()):
        assert asked(app, texts) <= usual


def test_every_title_of_a_programme_stands_in_the_data_as_it_was_written() -> None:
    for text in strings():
        if text.strip():
            file = f'format = 1\nid = "p"\nversion = "1"\ntitle.nl = {quoted(text)}\n[[activities]]\n'
            read = loads(f'{file}id = "a"\nkind = "ideas"\ntitle.nl = "A"\ntext.nl = "A?"\n', "p.toml", KINDS)
            assert as_json(build(Played(read).state))["programme"] == text


def test_a_programme_with_such_titles_comes_in_by_the_prepare_page(app: Flask, facilitator: Facilitator) -> None:
    for words in batches([text for text in strings() if text.strip()]):
        evening = prepare(app, facilitator, programme_text=written(words).replace("\n", "\r\n"))
        assert [one.title["nl"] for one in evening.state.programme.activities] == words
        assert evening.state.programme.title["nl"] == words[0]
