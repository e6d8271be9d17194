"""What was typed and is not sent yet comes along to the next page, for phones where no script keeps it."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, request

from werksessie.live.scene import Scene
from werksessie.web import visitor
from werksessie.web.languages import choices, say

NO_ANSWER = ("answer_id", "about", "round", "side", "warn")
"""Fields that say nothing by themselves."""


def typed_again(scene: Scene, language: str, activity: str) -> list[tuple[str, str, str]]:
    """(field, value, words) of everything that was posted; words for an option that was ticked, in the name of its
    field or as its value, so that it can be unticked."""
    found = scene.state.activities.get(activity)
    options = found.options if found else ()
    words = {option.id: say(option.text, language) for option in options}
    return [
        (field, value, words.get(field.partition("-")[2] if value == "1" else value if field != "about" else "", ""))
        for field, values in request.form.lists()
        for value in values
    ]


def in_other_words(scene: Scene, code: str, activity: str) -> Any:
    """Another language in the middle of an answer, where no script keeps what was typed: it comes along, not sent."""
    language = request.form["speak"]
    language = language if language in dict(choices(scene.state)) else "nl"
    typed = [one for one in typed_again(scene, language, activity) if one[0] != "speak"]
    plan = scene.state.programme.plan(activity)
    if plan is None or not any(value for field, value, _ in typed if field not in NO_ANSWER):
        reply = make_response(redirect(f"/{code}", 303))
    else:
        page = render_template(
            "phone/refused.html", language=language, languages=choices(scene.state), state=scene.state, code=code,
            sentence="", typed=typed, action=request.path, late=False, plan=plan, again=True,
        )  # fmt: skip
        reply = make_response(page)
    visitor.remember_language(reply, code, language)
    return reply
