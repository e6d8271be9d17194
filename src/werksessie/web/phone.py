"""The phone: type a code, join, answer, catch up. Everything works with plain forms; scripts make it quicker."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, make_response, redirect, render_template, request
from flask_htmx import HTMX
from flask_htmx import make_response as htmx_response
from markupsafe import Markup

from werksessie.activities import KINDS
from werksessie.live.host import Host
from werksessie.live.scene import Scene
from werksessie.session.commands import Refusal
from werksessie.session.events import PHONE
from werksessie.session.state import CLOSED, RUNNING, SHUT
from werksessie.web import devices, guesses, speaking, visitor
from werksessie.web.carrying import in_other_words, typed_again
from werksessie.web.devices import REMOVED
from werksessie.web.find import by_code, by_former_code, by_token, scene_of, the_host, the_rooms, tidy_code
from werksessie.web.languages import NAMES, choices, translate
from werksessie.web.phone_page import evening_html, join_html, mine, own_html
from werksessie.web.security import same_origin
from werksessie.web.taking import LATE, NAMED, REFUSED, TOO_FAST, come_in, take_in

bp = Blueprint("phone", __name__)
bp.before_request(same_origin)
bp.before_request(speaking.switch)
htmx = HTMX()

WRONG_CODE = "Deze code klopt niet. Kijk op het grote scherm."
NOT_STORED = "We konden dit nog niet bewaren. Wacht even en stuur het opnieuw."
NOT_JOINED = "Doe eerst mee. Dan kun je antwoorden."


@bp.get("/")
def code_page() -> Any:
    """The page where people type the code; with ?code= the way to that evening."""
    typed = request.args.get("code", "")
    if not typed or "speak" in request.args:
        return _code_page(typed, "")
    return _enter(typed)


def _code_page(typed: str, sentence: str) -> str:
    asked = request.args.get("speak", "") or request.args.get("lang", "")
    language = asked if asked in NAMES else speaking.before_session()
    return render_template(
        "phone/code.html", language=language, languages=list(NAMES.items()), asked_for=asked in NAMES,
        typed=typed[:20], sentence=translate(language, sentence),
    )  # fmt: skip


def _enter(typed: str) -> Any:
    if by_code(the_host(), typed) is not None:
        spoken = request.args.get("lang", "")
        return redirect(f"/{tidy_code(typed)}{f'?lang={spoken}' if spoken in NAMES else ''}", 303)
    pause = guesses.pause_after(typed)
    return guesses.slowed(make_response(_code_page(typed, TOO_FAST if pause else WRONG_CODE), 404), pause)


@bp.get("/<code>")
def evening(code: str) -> Any:
    """The evening on this phone: the join page, or the question of now with one's own answers."""
    name, scene = _place(code)
    if devices.is_removed(scene):
        return devices.goodbye(scene_of(name), code, _language(scene))
    if code != scene.state.code:
        return devices.along(scene)
    reply = make_response(_page(name, scene, code))
    if not visitor.token():
        # Before joining: when the answer to joining is lost on its way, a second try is the same person.
        visitor.give_token(reply, code)
    return reply


def _page(name: str, scene: Scene, code: str) -> str:
    app, language = current_app, _language(scene)
    joined = _joined(scene)
    if scene.state.phase == RUNNING and not joined:
        return join_html(app, scene, language)
    seq, pieces = the_rooms().current(name, PHONE, language)
    return evening_html(
        app, scene, language, pieces["activity"], seq=seq, joined=joined, own=Markup(own_piece(scene, language)),
        table=scene.state.tables.get(_pseudonym(scene, "join")) if joined else None,
        late=request.args.get("said") == LATE,
    )  # fmt: skip


def own_piece(scene: Scene, language: str, said: str = "") -> str:
    """What only this phone sees: its own answers, and a fresh answer id for the next one."""
    app = current_app
    return own_html(app, scene, language, *mine(app, scene, visitor.token()), said)


@bp.get("/<code>/own")
def own(code: str) -> Any:
    """One's own answers again, for a phone that just got another question."""
    scene = _place(code)[1]
    if devices.is_removed(scene):
        return devices.goodbye(scene_of(scene.name), code, _language(scene), piece=True)
    return own_piece(scene, _language(scene))


@bp.get("/<code>/pieces")
def pieces(code: str) -> Any:
    """Catching up: the pieces of now, or 204 when nothing changed since."""
    name, scene = _place(code)
    if devices.is_to_go(scene):
        # The page that it loads instead says why.
        return redirect(f"/{code}", 303)
    return caught_up(name, PHONE, _language(scene))


def caught_up(name: str, audience: str, language: str) -> Any:
    """The answer to `pieces?since=N`: `{seq, pieces: [html]}`, or 204."""
    rooms = the_rooms()
    since = request.args.get("since", -1, type=int)
    if since >= rooms.version(name, audience):
        return "", 204
    seq, html = rooms.current(name, audience, language)
    return {"seq": seq, "pieces": list(html.values())}


@bp.post("/<code>/join")
def join(code: str) -> Any:
    """Takes part: a new pseudonym in the record and a cookie on the phone, nothing else."""
    name, scene = _place(code)
    if devices.is_removed(scene):
        return devices.goodbye(scene_of(name), code, _language(scene))
    held = visitor.token() or visitor.new_token()
    try:
        _not_refused()
        if not come_in(scene, _pseudonym(scene, "join", held), visitor.token(), request.form.get("group", "")):
            return redirect(f"/{code}", 303)
    except Refusal as refusal:
        return _refused(name, scene, code, refusal)
    reply = redirect(f"/{code}", 303)
    visitor.remember_person(reply, code, held, scene.links["after"])
    return reply


@bp.post("/<code>/answer/<activity>")
def answer(code: str, activity: str) -> Any:
    """An answer: "Ontvangen" only when it is durable, else one plain sentence and what was typed stays."""
    name, scene = _place(code)
    if devices.is_removed(scene):
        gone = _refused(name, scene_of(name), code, Refusal(409, REMOVED))
        return devices.forgotten(make_response(gone), code)
    if not _joined(scene):
        return _refused(name, scene, code, Refusal(409, NOT_JOINED))
    if "speak" in request.form:
        return in_other_words(scene, code, activity)
    fields = {field: tuple(values) for field, values in request.form.lists()}
    me, person = _pseudonym(scene, "join"), _pseudonym(scene, activity)
    try:
        _not_refused()
        said = take_in(scene, activity, me, person, fields)
    except Refusal as refusal:
        return _refused(name, scene_of(name), code, refusal, activity)
    scene = scene_of(name)
    if not htmx:
        return redirect(f"/{code}?said={LATE}" if said == LATE else f"/{code}", 303)
    return own_piece(scene, _language(scene), said=said)


def _not_refused() -> None:
    """Raises the Refusal that the fast path got for this very request, before it handed it over."""
    if REFUSED in request.environ:
        raise request.environ[REFUSED]


def _may_come_late(scene: Scene, activity: str) -> bool:
    """Whether what was refused can be sent after all, to wait for the facilitator."""
    found = scene.state.at(activity)
    if found is None or "late" in request.form or scene.state.phase not in (RUNNING, CLOSED):
        return False
    return KINDS[found[0].kind].ASKS and found[1].stage == SHUT


def _refused(name: str, scene: Scene, code: str, refusal: Refusal, activity: str = "") -> Any:
    """The sentence. With scripts it lands in the notice and the form stays as it is; without, a page that brings
    everything that was typed along in a form of its own."""
    language = _language(scene)
    late = refusal.status == 409 and _may_come_late(scene, activity)
    # What the store has to say names files; that is for the facilitator.
    words = NOT_STORED if refusal.status == 503 else refusal.sentence
    sentence = translate(language, words, **refusal.values)
    anyway = words == NAMED
    if htmx:
        html = render_template("phone/_notice.html", language=language, sentence=sentence, anyway=anyway)
        reply = htmx_response(html, retarget="#notice", reswap="innerHTML")
        if late:
            reply.headers["X-Late"] = "1"
        return reply, refusal.status
    page = render_template(
        "phone/refused.html", language=language, languages=choices(scene.state), state=scene.state, code=code,
        sentence=sentence, typed=typed_again(scene, language, activity), action=request.path, late=late,
        plan=scene.state.programme.plan(activity), again=late or refusal.status in (422, 429, 503), anyway=anyway,
    )  # fmt: skip
    return page, refusal.status


@bp.post("/<code>/leave")
def leave(code: str) -> Any:
    """Takes this evening off the phone: its cookies go, its answers stay nameless as they are."""
    # The same whether there is such a code or not: nobody is ever kept from leaving, so nobody can guess here.
    language, languages = speaking.before_session(), list(NAMES.items())
    page = render_template("phone/left.html", language=language, languages=languages, code=tidy_code(code))
    reply = make_response(page)
    visitor.forget_person(reply, code)
    reply.headers["Clear-Site-Data"] = '"storage"'
    return reply


@bp.get("/<code>/privacy")
def privacy(code: str) -> Any:
    """What happens to my answers, true for this session's settings."""
    scene = _place(code)[1]
    return render_template(
        "phone/privacy.html", state=scene.state, code=code, language=_language(scene), languages=choices(scene.state)
    )


def _place(code: str) -> tuple[str, Scene]:
    """(name, scene) of the session with this code. Else it ends here: with the page that says so, with the tidy
    address, or, for whoever was there, with the page for afterwards when the code is gone."""
    host, tidy = the_host(), tidy_code(code)
    name = by_code(host, code) or _still_in(host, code)
    if name is None:
        if by_token(host, "after", visitor.after()) is not None:
            abort(redirect(f"/after/{visitor.after()}", 303))
        abort(make_response(_enter(code)))
    if code != tidy and request.method == "GET":
        rest = request.path.removeprefix(f"/{code}")
        query = f"?{request.query_string.decode()}" if request.query_string else ""
        abort(redirect(f"/{tidy}{rest}{query}", 302))
    return name, scene_of(name)


def _still_in(host: Host, code: str) -> str | None:
    """The session that had this code before, for whoever came in by it."""
    name = by_former_code(host, code)
    return name if name and _joined(scene_of(name)) else None


def _joined(scene: Scene) -> bool:
    me = _pseudonym(scene, "join") if visitor.token() else ""
    return me in scene.state.people or me in scene.state.tables


def _pseudonym(scene: Scene, activity: str, held: str = "") -> str:
    """This phone's name in one activity of this session."""
    return visitor.pseudonym(the_host().keys(scene.name)["secret"], held or visitor.token(), activity)


def _language(scene: Scene) -> str:
    return speaking.of_session(scene.state)
