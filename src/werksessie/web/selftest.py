"""Before the evening: does the room see the wall, is the sound on, can a phone find us?"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, current_app, redirect, render_template, request

from werksessie.live.presence import Presence
from werksessie.live.scene import Scene
from werksessie.serving.addresses import lan_addresses
from werksessie.session.events import WALL
from werksessie.session.state import PREPARED, RUNNING
from werksessie.web import visitor
from werksessie.web.advice import Surroundings, advice, is_loopback, phone_help
from werksessie.web.find import by_code, by_token, scene_at, scene_of, the_host, with_name
from werksessie.web.library import facilitator_only

bp = Blueprint("selftest", __name__, url_prefix="/sessions/<name>/check")
bp.before_request(facilitator_only)

SYSTEMS = {"Windows": "windows", "Macintosh": "mac"}


@bp.before_app_request
def see_who_comes() -> None:
    """A phone or a wall that reached us, also one without scripts or without a socket. Of the request nothing is
    kept. The facilitator's own browser on a phone's page proves nothing about phones."""
    given = request.view_args or {}
    if request.endpoint in ("phone.evening", "phone.pieces") and not visitor.is_facilitator():
        name = by_code(the_host(), given["code"])
        if name is not None:
            _presence().meet(name)
    elif request.endpoint == "wall.pieces":
        name = by_token(the_host(), WALL, given["token"])
        if name is not None:
            _presence().ask(name, WALL)


@bp.get("")
def page(name: str) -> Any:
    """The three steps and the advice that applies here."""
    name = with_name(name)
    scene = scene_of(name)
    if scene.state.phase not in (PREPARED, RUNNING):
        return redirect(f"/sessions/{name}", 303)
    around = _surroundings(name)
    return render_template(
        "selftest/page.html", scene=scene, state=scene.state, now=_now(scene), around=around, advice=advice(around),
        phone_help=phone_help(around), wall=_wall_address(scene), language="nl",
    )  # fmt: skip


@bp.get("/state")
def state(name: str) -> Any:
    """How far the steps are, for the page that looks again by itself."""
    return _now(scene_at(name))


def _now(scene: Scene) -> dict[str, Any]:
    """What is done, in words; whether the test card is on the wall, may be, and whether the evening has begun."""
    wall, phone = _presence().here(scene.name, WALL), _presence().met(scene.name)
    now = scene.state
    return {
        "steps": {
            "screen": {"done": wall, "words": "Het grote scherm is verbonden ✓" if wall else "Nog niet open"},
            "phone": {"done": phone, "words": "Telefoon gezien ✓" if phone else "Nog geen telefoon gezien"},
        },
        "card": now.test_card,
        "card_possible": now.phase in (PREPARED, RUNNING) and not now.current,
        "begun": now.phase != PREPARED,
    }


def _presence() -> Presence:
    presence: Presence = current_app.extensions["presence"]
    return presence


def _surroundings(name: str) -> Surroundings:
    agent = request.user_agent.string
    return Surroundings(
        address=current_app.config["ADDRESS"],
        lan=tuple(lan_addresses()) if current_app.extensions.get("own_address") else None,
        here=_on_this_computer(),
        system=next((system for mark, system in SYSTEMS.items() if mark in agent), ""),
        met=_presence().met(name),
    )


def _on_this_computer() -> bool:
    """Whether this browser runs on the computer of the server: who calls oneself calls from the address called."""
    called = urlsplit(f"//{request.host}").hostname or ""
    caller = request.remote_addr or ""
    if "X-Forwarded-For" in request.headers:
        return False
    return caller == called or (called == "localhost" and is_loopback(caller))


def _wall_address(scene: Scene) -> str:
    """Where the wall is opened. On the server's own computer it goes round the network: it stays when the Wi-Fi goes,
    and only there a browser lets a plain http page keep the screen on."""
    own = current_app.extensions.get("own_address", "")
    near = own if own and _on_this_computer() and is_loopback(urlsplit(own).hostname or "") else ""
    return f"{near}/wall/{scene.links['wall']}"
