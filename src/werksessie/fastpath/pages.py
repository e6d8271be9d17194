"""Pages of phones as bytes: rendered once for all who see the same, with a gap where each phone has its own."""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import cast

from flask import Flask, Response
from markupsafe import Markup, escape

from werksessie.fastpath.gzipped import changing, gathered, squeezed
from werksessie.fastpath.shapes import Words, shape, with_gaps, written
from werksessie.fastpath.switches import PAGES, is_on
from werksessie.live.rooms import Rooms
from werksessie.live.scene import Scene
from werksessie.session.events import PHONE
from werksessie.web.compression import EACH_TIME, LEAST, ONCE, packed
from werksessie.web.phone_page import evening_html, join_html, mine, own_html

SEQ, OWN, ANSWER_ID, *_MORE = (secrets.token_hex(12) for _ in range(43))
"""What stands in the gaps. Nobody can know it, so nobody can write it into an answer."""

GAPS = tuple(_MORE)

MOST, ROOMS = 64, 256
"""Different own pieces that are kept of one question in one language; sessions and languages for which any are kept."""


@dataclass(eq=False)
class Kept:
    """Something made for whoever sees the same, and of what it was made."""

    made_of: tuple[Hashable, ...]
    parts: list[tuple[bytes, bytes]] = field(default_factory=list)


class Pages:
    """The pages of one app. What is kept is made anew when what it shows has changed, and holds nobody's token."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._rooms: Rooms = app.extensions["rooms"]
        self._kept: dict[tuple[str, str, str], Kept] = {}
        self._own: OrderedDict[tuple[str, str], tuple[int, dict[Hashable, list[str] | None]]] = OrderedDict()
        self._keeps = is_on(PAGES)

    def join(self, scene: Scene, language: str, gzip: bool) -> bytes:
        """The way in, as bytes, compressed or not."""
        state = scene.state
        made_of = (state.details, state.locked, state.code, language)
        kept = self._kept.get((scene.name, language, "join"))
        if kept is None or kept.made_of != made_of or not self._keeps:
            html = join_html(self._app, scene, language).encode()
            kept = self._kept[scene.name, language, "join"] = Kept(made_of, [(html, packed(html, ONCE))])
        return kept.parts[0][gzip]

    def evening(self, scene: Scene, language: str, token: str, joined: bool, gzip: bool) -> bytes:
        """The page with the question of now and this phone's own answers."""
        seq, pieces = self._rooms.current(scene.name, PHONE, language)
        parts = self._evening(scene, language, pieces["activity"], joined)
        gaps = (str(seq).encode(), self.own(scene, language, token))
        if not gzip:
            return b"".join([parts[0][0], gaps[0], parts[1][0], gaps[1], parts[2][0]])
        first, second = (changing(gap, ONCE) for gap in gaps)
        return gathered([parts[0], first, parts[1], second, parts[2]])

    def pieces(self, scene: Scene, language: str, since: int, gzip: bool) -> bytes | None:
        """What changed since that seq, or None when nothing did."""
        if since >= self._rooms.version(scene.name, PHONE):
            return None
        seq, pieces = self._rooms.current(scene.name, PHONE, language)
        made_of = (seq, *pieces.values())
        kept = self._kept.get((scene.name, language, "pieces"))
        if kept is None or kept.made_of != made_of or not self._keeps:
            reply = cast(Response, self._app.json.response(seq=seq, pieces=list(pieces.values())))
            body = reply.get_data()
            parts = [(body, packed(body, EACH_TIME) if len(body) >= LEAST else b"")]
            kept = self._kept[scene.name, language, "pieces"] = Kept(made_of, parts)
        plain, small = kept.parts[0]
        return small if gzip and small else plain

    def own(self, scene: Scene, language: str, token: str, said: str = "") -> bytes:
        """What only the phone with this token sees."""
        own, passed = mine(self._app, scene, token)
        if not self._keeps:
            return own_html(self._app, scene, language, own, passed, said).encode()
        words = Words(GAPS, frozenset(written(own)), _ids(scene))
        # Whatever the template can see of this phone is in here; all else changes with the version.
        key = (passed, said, shape(own, words))
        kept = self._kept_of(scene, language)
        if key not in kept:
            gapped = own_html(self._app, scene, language, with_gaps(own, words), passed, said, ANSWER_ID)
            whole = own_html(self._app, scene, language, own, passed, said, ANSWER_ID)
            # Where a template does more with words than show them, it is asked each time.
            same = _filled(gapped, words) == whole
            kept[key] = _cut(gapped, (*words.found.values(), ANSWER_ID)) if same else None
        parts = kept[key]
        if parts is None:
            return own_html(self._app, scene, language, own, passed, said).encode()
        filled = {gap: escape(word) for word, gap in words.found.items()}
        filled[ANSWER_ID] = Markup(secrets.token_hex(12))
        return "".join([filled.get(part, part) for part in parts]).encode()

    def _kept_of(self, scene: Scene, language: str) -> dict[Hashable, list[str] | None]:
        version = self._rooms.version(scene.name, PHONE)
        known, kept = self._own.get((scene.name, language), (-1, {}))
        if known != version or len(kept) >= MOST:
            kept = {}
            self._own[scene.name, language] = version, kept
            self._own.move_to_end((scene.name, language))
            if len(self._own) > ROOMS:
                self._own.popitem(last=False)
        return kept

    def _evening(self, scene: Scene, language: str, activity: str, joined: bool) -> list[tuple[bytes, bytes]]:
        state = scene.state
        made_of = (activity, state.details, state.phase, state.code, language)
        address = (scene.name, language, "joined" if joined else "watches")
        kept = self._kept.get(address)
        if kept is None or kept.made_of != made_of or not self._keeps:
            html = evening_html(
                self._app, scene, language, activity, seq=SEQ, joined=joined, table=None, own=Markup(OWN), late=False
            )
            head, _, rest = html.partition(SEQ)
            middle, _, tail = rest.partition(OWN)
            plain = [part.encode() for part in (head, middle, tail)]
            kept = self._kept[address] = Kept(made_of, [(part, squeezed(part, ONCE)) for part in plain])
        return kept.parts


def _ids(scene: Scene) -> frozenset[str]:
    """By what templates find options and subjects."""
    activity = scene.activity
    return frozenset(one.id for one in (*activity.options, *activity.about)) if activity else frozenset()


def _cut(html: str, gaps: Iterable[str]) -> list[str]:
    """What stands between the gaps, and the gaps themselves in their places."""
    return re.split(f"({'|'.join(gaps)})", html)


def _filled(html: str, words: Words) -> str:
    for word, gap in words.found.items():
        html = html.replace(gap, escape(word))
    return html
