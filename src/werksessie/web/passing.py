"""A phone that is passed on: whoever gets it takes part as somebody new and sees nothing of who had it before."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, render_template

from werksessie.session.state import RUNNING
from werksessie.web import guesses, speaking, visitor
from werksessie.web.find import by_code, scene_of, the_host, tidy_code
from werksessie.web.languages import NAMES, choices, translate
from werksessie.web.security import same_origin

bp = Blueprint("passing", __name__)
bp.before_request(same_origin)

NOBODY_NEW = "Er kan niemand meer bij. Vraag het aan de begeleider."
NOT_NOW = "Doorgeven kan alleen tijdens de avond."


@bp.post("/<code>/pass-on")
def pass_on(code: str) -> Any:
    """The phone forgets who had it; what was sent stays, without a name. The next person joins on the page of the
    code, where the promise stands. Refused when nobody new may come in: then nothing is forgotten."""
    name = by_code(the_host(), code)
    if name is None:
        guesses.note(code)
        page = render_template(
            "phone/code.html", language=speaking.before_session(), languages=list(NAMES.items()), typed="", sentence=""
        )
        return page, 404
    state = scene_of(name).state
    language = speaking.of_session(state)
    trouble = NOT_NOW if state.phase != RUNNING else NOBODY_NEW if state.locked else ""
    if trouble:
        sentence = translate(language, trouble)
        page = render_template(
            "phone/refused.html", language=language, languages=choices(state), state=state, code=tidy_code(code),
            sentence=sentence, typed=[], action="", late=False, plan=None, again=False, title="",
        )  # fmt: skip
        return page, 409
    page = render_template(
        "phone/passed.html", language=language, languages=choices(state), code=tidy_code(code), state=state
    )
    reply = make_response(page)
    visitor.forget_person(reply, tidy_code(code))
    return reply
