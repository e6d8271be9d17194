"""All links of one session on one page: for whom each is, what they see, since when and until when; copy, look, take
back, another one. Tokens never come into the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request

from werksessie.live.links import (
    CONTACTS,
    ENDING,
    PUBLIC,
    SHARED,
    SINCE,
    UNTIL,
    is_over,
    path,
    renewed,
    taken_back,
    works,
)  # fmt: skip
from werksessie.live.rooms import room_name
from werksessie.live.scene import Scene
from werksessie.programme.dates import read_date
from werksessie.record.promise import NotStored
from werksessie.session.events import CONSOLE, PHONE, WALL
from werksessie.web import pairing, summary
from werksessie.web.find import scene_at, scene_of, the_host, the_rooms, today, with_name
from werksessie.web.library import facilitator_only

bp = Blueprint("links", __name__, url_prefix="/sessions/<name>/links")
bp.before_request(facilitator_only)

FOR_OTHERS = (WALL, "after", "summary", PUBLIC, *CONTACTS)
"""In this order on the page. The console's own link opens nothing without the key; it is only replaced."""

GONE_BY = "Deze dag is al voorbij. Kies een dag vanaf vandaag, of trek de link in."


@dataclass(frozen=True)
class Shared:
    """One link as it is now. `state` is "on", "over" (its last day has gone by), "back" (taken back) or "none" (never
    made); `since` and `until` are ISO dates or ""; `trouble` is what is wrong with the last day that was `typed`."""

    link: str
    state: str
    address: str = ""
    since: str = ""
    until: str = ""
    typed: str = ""
    trouble: str = ""

    @property
    def can_end(self) -> bool:
        """Whether it can have a last day."""
        return self.link in ENDING


@bp.get("")
def page(name: str) -> Any:
    """The page."""
    return _page(with_name(name))


@bp.post("/<link>/new")
def new(name: str, link: str) -> Any:
    """Another token; the one before does nothing from now on."""
    name = with_name(name)
    return _relink(name, _known(link, SHARED), renewed(the_host().keys(name), link, today()))


@bp.post("/<link>/revoke")
def revoke(name: str, link: str) -> Any:
    """The link leads nowhere from now on. The way back is a new one."""
    return _relink(with_name(name), _known(link, FOR_OTHERS), taken_back(link, today()))


@bp.post("/<link>/until")
def until(name: str, link: str) -> Any:
    """Its last day, or none."""
    name, typed = with_name(name), request.form.get("until", "").strip()
    try:
        last = read_date(typed) if typed else ""
    except ValueError as wrong:
        return _page(name, _known(link, ENDING), typed, str(wrong)), 422
    if last and last < today():
        return _page(name, _known(link, ENDING), typed, GONE_BY), 422
    return _relink(name, _known(link, ENDING), {UNTIL.format(link): last})


@bp.post("/phones/<phone>/unpair")
def unpair(name: str, phone: str) -> Any:
    """This phone is no remote from now on, and says so at once."""
    name = with_name(name)
    try:
        if phone in pairing.paired(the_host().store.secrets.of(name)):
            pairing.unpair(the_host().store.secrets, name, phone)
            the_rooms().dismiss(pairing.own_room(name, phone))
    except NotStored as trouble:
        return _page(name, trouble=str(trouble)), 503
    return redirect(f"/sessions/{name}/links#phones", 303)


@bp.get("/after/print")
def slips(name: str) -> Any:
    """Slips of paper with the way to the page for participants, four on an A4."""
    scene = scene_at(name)
    if not scene.links.get("after"):
        abort(404)
    return render_template("links/slips.html", scene=scene, state=scene.state, language="nl")


def _known(link: str, among: tuple[str, ...]) -> str:
    return link if link in among else abort(404)


def _relink(name: str, link: str, values: Mapping[str, str]) -> Any:
    """Keeps it, sends away who listens by the old link, and goes back to where it stands on the page."""
    try:
        the_host().relink(name, values)
    except NotStored as trouble:
        return _page(name, trouble=str(trouble)), 503
    rooms = the_rooms()
    if link in values and link in (WALL, CONSOLE):
        rooms.dismiss(room_name(name, link, "nl"))
    for audience in (WALL, CONSOLE, PHONE):
        rooms.nudge(name, audience)
    return redirect(f"/sessions/{name}/links#{link}", 303)


def _page(name: str, wrong: str = "", typed: str = "", trouble: str = "") -> str:
    scene, keys = scene_of(name), the_host().keys(name)
    shared = [_shared(scene, keys, one, typed, trouble) if one == wrong else _shared(scene, keys, one)
              for one in FOR_OTHERS]  # fmt: skip
    return render_template(
        "links/page.html", scene=scene, state=scene.state, shared=shared, own_since=keys.get(SINCE.format(CONSOLE), ""),
        phones=pairing.paired(the_host().store.secrets.of(name)), trouble="" if wrong else trouble, today=today(),
        opens=summary.opening_day(scene), waits=summary.waits(scene), language="nl",
    )  # fmt: skip


def _shared(scene: Scene, keys: Mapping[str, str], link: str, typed: str = "", trouble: str = "") -> Shared:
    since, last = keys.get(SINCE.format(link), ""), keys.get(UNTIL.format(link), "")
    if works(keys, link, today()):
        state = "on"
    elif keys.get(link) and is_over(keys, link, today()):
        state = "over"
    else:
        state = "back" if since else "none"
    address = scene.address + path(link, keys[link]) if keys.get(link) else ""
    return Shared(link, state, address, since, last, typed or last, trouble)
