"""Who has a session in hand, and handing it over to a colleague."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request

from werksessie.accounts import commands as co
from werksessie.accounts.events import FACILITATOR
from werksessie.session.commands import Refusal
from werksessie.web.accounts_who import the_accounts
from werksessie.web.find import scene_of, with_name

bp = Blueprint("handing", __name__, url_prefix="/sessions/<name>")


@bp.get("/hand-over")
def page(name: str) -> Any:
    """To whom it can go."""
    return _page(with_name(name))


@bp.post("/hand-over")
def hand_over(name: str) -> Any:
    """A colleague has it in hand from now on."""
    name = with_name(name)
    try:
        the_accounts().ask(co.HandOver, name, request.form.get("account", ""))
    except Refusal as refused:
        return _page(name, str(refused)), refused.status
    return redirect("/sessions", 303)


def _page(name: str, sentence: str = "") -> str:
    accounts = the_accounts()
    owned = accounts.office.state.sessions.get(name) or abort(404)
    colleagues = [
        (one.id, accounts.people.name(one.id)) for one in accounts.office.state.of(owned.municipality, FACILITATOR)
    ]
    return render_template(
        "accounts/hand_over.html", scene=scene_of(name), owned=owned, colleagues=colleagues,
        sentence=sentence, language="nl",
    )  # fmt: skip
