"""A phone for a whole table: which table it is, and then it takes part."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request

from werksessie.session.commands import Refusal
from werksessie.session.state import RUNNING
from werksessie.session.tables import MOST, JoinTable
from werksessie.web import guesses, speaking, visitor
from werksessie.web.find import by_code, scene_of, the_host, tidy_code
from werksessie.web.languages import choices, translate
from werksessie.web.limits import turned_away
from werksessie.web.security import same_origin

bp = Blueprint("tables", __name__)
bp.before_request(same_origin)
bp.before_request(speaking.switch)


@bp.route("/<code>/table", methods=["GET", "POST"])
def table(code: str) -> Any:
    """The numbers to choose from; choosing one takes part for that table."""
    name = by_code(the_host(), code)
    if name is None:
        guesses.note(code)
    if name is None or scene_of(name).state.phase != RUNNING:
        return redirect(f"/{tidy_code(code)}" if name else "/", 303)
    scene = scene_of(name)
    language, sentence, status = speaking.of_session(scene.state), "", 200
    if request.method == "POST":
        if not scene.state.locked and turned_away(name, visitor.token()):
            return redirect(f"/{tidy_code(code)}", 303)
        held = visitor.token() or visitor.new_token()
        person = visitor.pseudonym(the_host().keys(name)["secret"], held, "join")
        try:
            the_host().ask(name, JoinTable(person, request.form.get("table", 0, type=int)))
        except Refusal as refusal:
            sentence, status = translate(language, refusal.sentence, **refusal.values), refusal.status
        else:
            reply = redirect(f"/{tidy_code(code)}", 303)
            visitor.remember_person(reply, tidy_code(code), held, scene.links["after"])
            return reply
    page = render_template(
        "phone/table.html", state=scene.state, language=language, code=tidy_code(code), numbers=range(1, MOST + 1),
        sentence=sentence, languages=choices(scene.state),
    )  # fmt: skip
    return make_response(page, status)
