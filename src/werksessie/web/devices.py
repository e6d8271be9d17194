"""A phone that must go, because what it sent is taken away; and one that goes along to another code."""

from __future__ import annotations

from typing import cast

from flask import Response, make_response, redirect, render_template

from werksessie.live.scene import Scene
from werksessie.session.commands import Refusal
from werksessie.session.devices import JOIN, RemoveDevice, is_marked
from werksessie.web import visitor
from werksessie.web.find import the_host

REMOVED = "De begeleider haalde weg wat deze telefoon stuurde."


def is_to_go(scene: Scene) -> bool:
    """Whether the phone that asks now is one whose answers the facilitator takes away."""
    return bool(scene.state.marked) and is_marked(scene.state, _people(scene))


def is_removed(scene: Scene) -> bool:
    """The same; everything it sent is gone then, and it takes part no more."""
    if not is_to_go(scene):
        return False
    try:
        the_host().ask(scene.name, RemoveDevice(_people(scene)))
    except Refusal:
        # It could not be stored; the mark stands, so the next request tries again.
        return False
    return True


def _people(scene: Scene) -> dict[str, str]:
    """This phone's pseudonyms by activity, and for joining; none when it holds no token."""
    held, secret = visitor.token(), the_host().keys(scene.name).get("secret", "")
    names = (JOIN, *(plan.id for plan in scene.state.programme.activities)) if held and secret else ()
    return {name: visitor.pseudonym(secret, held, name) for name in names}


def goodbye(scene: Scene, code: str, language: str, piece: bool = False) -> Response:
    """The plain sentence, as a page or in the place of one's own answers; the phone's cookies go."""
    template = "phone/_removed.html" if piece else "phone/removed.html"
    html = render_template(template, state=scene.state, language=language, code=code)
    return forgotten(make_response(html.strip()), code)


def along(scene: Scene) -> Response:
    """To the code of now, for a phone that takes part under an earlier one."""
    reply, code = cast(Response, redirect(f"/{scene.state.code}", 303)), scene.state.code
    visitor.remember_person(reply, code, visitor.token(), scene.links["after"])
    if visitor.chosen_language():
        visitor.remember_language(reply, code, visitor.chosen_language())
    return reply


def forgotten(reply: Response, code: str) -> Response:
    """A reply after which the phone is a new one."""
    visitor.forget_person(reply, code)
    return reply
