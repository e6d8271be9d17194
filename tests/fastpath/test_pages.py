"""Pages that are kept: always the ones that would be made now, and nobody sees the words of another."""

from __future__ import annotations

import gzip

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.conftest import Evening
from werksessie.fastpath.gzipped import changing, gathered, small, squeezed
from werksessie.fastpath.pages import ANSWER_ID, Pages
from werksessie.live.pieces import PIECES, render
from werksessie.session.events import PHONE
from werksessie.web.phone_page import mine, own_html


@settings(max_examples=40)
@given(some.lists(some.tuples(some.binary(max_size=2000), some.booleans()), max_size=6))
def test_a_gzip_of_parts_is_the_gzip_of_the_whole(parts: list[tuple[bytes, bool]]) -> None:
    ready = [changing(part, 5) if changes else (part, squeezed(part, 5)) for part, changes in parts]
    assert gzip.decompress(gathered(ready)) == b"".join(part for part, _ in parts)


@given(some.binary(max_size=20_000))
def test_a_small_gzip_can_be_read_by_anybody(body: bytes) -> None:
    assert gzip.decompress(small(body)) == body


def test_the_kept_piece_of_phones_is_always_the_one_of_now(evening: Evening) -> None:
    rooms, scene_of = evening.app.extensions["rooms"], evening.app.extensions["scene_of"]
    (piece,) = PIECES[PHONE]
    host = evening.app.extensions["host"]
    told = host.changed
    looked = 0

    def look(name: str, audiences: frozenset[str]) -> None:
        nonlocal looked
        told(name, audiences)
        looked += 1
        assert rooms.current(name, PHONE, "nl")[1][piece.id] == render(evening.app, piece, scene_of(name), "nl")

    host.changed = look
    phones = evening.join(3)
    while evening.facilitator.do("next", expected=(step := evening.step)).status_code == 204:
        if step == "open:1":
            for phone in phones:
                evening.answer(phone, "1", text="Een buurthuis")
            evening.facilitator.do("black", black="yes")
            evening.facilitator.do("pause", minutes="5")
            evening.facilitator.do("resume")
    assert looked > 10


def test_a_kept_piece_of_ones_own_holds_ones_own_words_only(evening: Evening) -> None:
    pages, scene_of = Pages(evening.app), evening.app.extensions["scene_of"]
    phones = evening.join(4)
    evening.until("open:1")
    texts = ("Een buurthuis", "<i>&quot;", "Een park", "1")
    for phone, text in zip(phones, texts, strict=True):
        assert evening.answer(phone, "1", text=text).status_code == 200
    for phone in phones:
        token = next(one.value for one in (phone._cookies or {}).values() if one.key == "person")
        scene = scene_of(evening.name)
        html = pages.own(scene, "nl", token, "received").decode()
        fresh = html.partition('name="answer_id" value="')[2][:24]
        plain = own_html(evening.app, scene, "nl", *mine(evening.app, scene, token), "received", fresh)
        assert html == plain
        assert ANSWER_ID not in html
    kept = [str(one) for _, some in pages._own.values() for one in (*some, *some.values())]
    assert not any("buurthuis" in one or "park" in one for one in kept)
