"""How it goes with the agreements: the contact person of either side says so, behind a link for exactly that."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request

from werksessie.live.links import CONTACTS
from werksessie.live.scene import Scene
from werksessie.session import progress
from werksessie.session.commands import Refusal
from werksessie.session.statuses import LONGEST
from werksessie.web import speaking, warning
from werksessie.web.find import by_token, scene_of, the_host, today, with_token
from werksessie.web.languages import choices, translate
from werksessie.web.security import same_origin
from werksessie.web.taking import NAMED

bp = Blueprint("promises", __name__, url_prefix="/agreements/<token>")
bp.before_request(same_origin)


@bp.get("")
def page(token: str) -> Any:
    """Every agreement, how it goes, and a form to say otherwise."""
    return _page(token)


@bp.post("")
def tell(token: str) -> Any:
    """Says how it goes with one of them; what was typed stays on the page when that cannot be, and when it seems to
    name somebody: everybody reads it at once."""
    side, name = behind(token)
    number = request.form.get("number", "")
    told = progress.TellProgress(
        request.form.get("activity", ""), int(number) if number.isdecimal() and len(number) < 5 else 0,
        request.form.get("status", ""), request.form.get("why", ""), side, today(),
    )  # fmt: skip
    if warning.ASKED in request.form and warning.names_somebody(scene_of(name), told.why):
        return _page(token, Refusal(422, NAMED), anyway=True), 422
    try:
        the_host().ask(name, told)
    except Refusal as refusal:
        return _page(token, refusal), refusal.status
    return redirect(f"/agreements/{token}?lang={_language(scene_of(name))}&said={number}#agreement-{number}", 303)


def behind(token: str) -> tuple[str, str]:
    """The side of the contact person with this link, and the session; else it ends here with a page that says that the
    link does not work."""
    link = next((one for one in CONTACTS if by_token(the_host(), one, token)), next(iter(CONTACTS)))
    return CONTACTS[link], with_token(link, token)


def _page(token: str, refusal: Refusal | None = None, *, anyway: bool = False) -> str:
    side, name = behind(token)
    scene = scene_of(name)
    language = _language(scene)
    return render_template(
        "summary/promises.html", state=scene.state, promises=progress.promises(scene.state), side=side,
        longest=LONGEST, today=today(),
        at=f"/agreements/{token}", typed=request.form if refusal else {}, said=request.args.get("said", ""),
        trouble=translate(language, refusal.sentence, **refusal.values) if refusal else "",
        anyway=anyway, languages=choices(scene.state), language=language,
    )  # fmt: skip


def _language(scene: Scene) -> str:
    return speaking.of_session(scene.state)
