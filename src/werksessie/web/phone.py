"""The phone: type a code, join, answer, catch up. Everything works with plain forms; scripts make it quicker."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, current_app, make_response, redirect, render_template, request
from flask_htmx import HTMX
from flask_htmx import make_response as htmx_response
from markupsafe import Markup
from werkzeug.wrappers import Response as Reply

from werksessie.activities import KINDS
from werksessie.live.scene import Scene
from werksessie.session.commands import Answer, Join, Refusal
from werksessie.session.events import PHONE
from werksessie.web import visitor
from werksessie.web.find import by_code, by_token, the_host, tidy_code
from werksessie.web.languages import NAMES, offered, translate
from werksessie.web.limits import too_fast, wrong_code
from werksessie.web.security import same_origin

bp = Blueprint("phone", __name__)
bp.before_request(same_origin)
htmx = HTMX()


@bp.get("/")
def code_page() -> Any:
    """The page where people type the code; with ?code= the way to that evening."""
    typed = request.args.get("code", "")
    if not typed:
        return render_template("phone/code.html", language=_guess(), typed="", wrong=False)
    return _enter(typed)


def _enter(typed: str) -> Any:
    if by_code(the_host(), typed) is not None:
        return redirect(f"/{tidy_code(typed)}", 303)
    status = 429 if wrong_code() else 404
    return render_template("phone/code.html", language=_guess(), typed=typed, wrong=True, status=status), status


@bp.get("/<code>")
def evening(code: str) -> Any:
    """The evening on this phone: the join page, or the question of now with one's own answers."""
    place = _place(code)
    if isinstance(place, Reply | tuple):
        return place
    name, scene = place
    if "lang" in request.args:
        reply = redirect(f"/{code}", 303)
        visitor.remember_language(reply, code, offered(scene.state, request.args["lang"]))
        return reply
    return make_response(_page(name, scene, code))


def _page(name: str, scene: Scene, code: str, **more: Any) -> str:
    language = _language(scene)
    seq, pieces = current_app.extensions["rooms"].current(name, PHONE, language)
    return render_template(
        "phone/evening.html" if _joined(scene) or scene.state.phase != "running" else "phone/join.html",
        scene=scene, language=language, languages=_languages(scene), code=code, seq=seq,
        activity=Markup(pieces["activity"]), own=Markup(own_piece(scene, language)), **more,
    )  # fmt: skip


def own_piece(scene: Scene, language: str, said: str = "") -> str:
    """What only this phone sees: its own answers, and a fresh answer id for the next one."""
    plan, activity, held = scene.plan, scene.activity, visitor.token()
    mine: Any = {}
    how = ""
    if plan is not None and activity is not None and held:
        person = _pseudonym(scene, plan.id)
        mine, how = KINDS[plan.kind].own(plan, activity, person), activity.passed.get(person, "")
    template = current_app.jinja_env.get_template("phone/_own.html")
    answer_id = secrets.token_hex(12)
    return template.render(
        scene=scene, state=scene.state, language=language, own=mine, passed=how, answer_id=answer_id, said=said
    ).strip()


@bp.get("/<code>/own")
def own(code: str) -> Any:
    """One's own answers again, for a phone that just got another question."""
    place = _place(code)
    return place if isinstance(place, Reply | tuple) else own_piece(place[1], _language(place[1]))


@bp.get("/<code>/pieces")
def pieces(code: str) -> Any:
    """Catching up: the pieces of now, or 204 when nothing changed since."""
    place = _place(code)
    if isinstance(place, Reply | tuple):
        return place
    return caught_up(place[0], PHONE, _language(place[1]))


def caught_up(name: str, audience: str, language: str) -> Any:
    """The answer to `pieces?since=N`: `{seq, pieces: [html]}`, or 204."""
    rooms = current_app.extensions["rooms"]
    since = request.args.get("since", -1, type=int)
    if since >= rooms.version(name, audience):
        return "", 204
    seq, html = rooms.current(name, audience, language)
    return {"seq": seq, "pieces": list(html.values())}


@bp.post("/<code>/join")
def join(code: str) -> Any:
    """Takes part: a new pseudonym in the record and a cookie on the phone, nothing else."""
    place = _place(code)
    if isinstance(place, Reply | tuple):
        return place
    name, scene = place
    held = visitor.token() or visitor.new_token()
    try:
        the_host().ask(name, Join(_pseudonym(scene, "join", held), request.form.get("group", "")))
    except Refusal as refusal:
        return _refused(name, scene, code, refusal)
    reply = redirect(f"/{code}", 303)
    visitor.remember_person(reply, code, held, scene.links["after"])
    return reply


@bp.post("/<code>/answer/<activity>")
def answer(code: str, activity: str) -> Any:
    """An answer: "Ontvangen" only when it is durable, else one plain sentence and what was typed stays."""
    place = _place(code)
    if isinstance(place, Reply | tuple):
        return place
    name, scene = place
    if not _joined(scene):
        return _refused(name, scene, code, Refusal(409, "Doe eerst mee. Dan kun je antwoorden."))
    fields = {field: tuple(values) for field, values in request.form.lists()}
    group = scene.state.people.get(_pseudonym(scene, "join"), "")
    person = _pseudonym(scene, activity)
    command = Answer(activity, person, request.form.get("answer_id", ""), fields, secrets.token_hex(8), group)
    if too_fast(person):
        return _refused(name, scene, code, Refusal(429, "Dat ging te snel. Wacht even en stuur het opnieuw."))
    try:
        the_host().ask(name, command)
    except Refusal as refusal:
        return _refused(name, scene, code, refusal)
    if not htmx:
        return redirect(f"/{code}", 303)
    scene = _scene(name)
    return own_piece(scene, _language(scene), said="received")


def _refused(name: str, scene: Scene, code: str, refusal: Refusal) -> Any:
    """The sentence. With scripts it lands in the notice and the form stays as it is; without, a page that brings
    everything that was typed along in a form of its own."""
    language = _language(scene)
    sentence = translate(language, refusal.sentence, **refusal.values)
    if htmx:
        html = render_template("phone/_notice.html", language=language, sentence=sentence)
        return htmx_response(html, retarget="#notice", reswap="outerHTML"), refusal.status
    typed = [(field, value) for field, values in request.form.lists() for value in values]
    page = render_template(
        "phone/refused.html", language=language, languages=_languages(scene), scene=scene, code=code,
        sentence=sentence, typed=typed, action=request.path, again=refusal.status in (422, 429, 503),
    )  # fmt: skip
    return page, refusal.status


@bp.post("/<code>/leave")
def leave(code: str) -> Any:
    """Takes this evening off the phone: its cookies go, its answers stay nameless as they are."""
    reply = make_response(render_template("phone/left.html", language=_guess()))
    visitor.forget_person(reply, code)
    reply.headers["Clear-Site-Data"] = '"storage"'
    return reply


@bp.get("/<code>/privacy")
def privacy(code: str) -> Any:
    """What happens to my answers, true for this session's settings."""
    place = _place(code)
    if isinstance(place, Reply | tuple):
        return place
    scene = place[1]
    return render_template(
        "phone/privacy.html", scene=scene, code=code, language=_language(scene), languages=_languages(scene)
    )


def _place(code: str) -> Any:
    """(name, scene) of the session with this code, or the page that says it is not there. Whoever was there sees
    the goodbye page when the code is gone."""
    name = by_code(the_host(), code)
    if name is None:
        if by_token(the_host(), "after", visitor.after()) is not None:
            return redirect(f"/after/{visitor.after()}", 303)
        return _enter(code)
    if code != tidy_code(code) and request.method == "GET":
        rest = request.full_path.removeprefix(f"/{code}") if request.full_path.startswith(f"/{code}") else ""
        return redirect(f"/{tidy_code(code)}{rest.rstrip('?')}", 302)
    return name, _scene(name)


def _scene(name: str) -> Scene:
    scene: Scene = current_app.extensions["scene_of"](name)
    return scene


def _joined(scene: Scene) -> bool:
    return bool(visitor.token()) and _pseudonym(scene, "join") in scene.state.people


def _pseudonym(scene: Scene, activity: str, held: str = "") -> str:
    """This phone's name in one activity of this session."""
    return visitor.pseudonym(the_host().keys(scene.name)["secret"], held or visitor.token(), activity)


def _language(scene: Scene) -> str:
    chosen = visitor.chosen_language() or _guess()
    return offered(scene.state, chosen)


def _guess() -> str:
    return request.accept_languages.best_match(NAMES, default="nl") or "nl"


def _languages(scene: Scene) -> list[tuple[str, str]]:
    return [(code, NAMES[code]) for code in NAMES if code in scene.state.details.languages]
