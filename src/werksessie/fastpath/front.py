"""In front of Flask: the page, joining and answering of a phone, when everything is as it mostly is.

`web/phone.py` is the reference, to be read first. It decides whatever is refused, odd or new here: then it gets the
request as it came, before anything was changed, or with the refusal that the door gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from werkzeug.utils import redirect

from werksessie.fastpath.asked import Asked, Environ, asked, form_of
from werksessie.fastpath.gzipped import small
from werksessie.fastpath.pages import Pages
from werksessie.fastpath.replies import Headers, Replies, Start, nothing, send
from werksessie.live.host import Host
from werksessie.live.presence import Presence
from werksessie.live.scene import Scene
from werksessie.session.commands import Refusal
from werksessie.session.state import RUNNING
from werksessie.web import visitor
from werksessie.web.compression import LEAST
from werksessie.web.find import by_code
from werksessie.web.languages import choices
from werksessie.web.taking import REFUSED, come_in, take_in

JSON = "application/json"
GZIP = b"\x1f\x8b"

Wsgi = Callable[[Environ, Start], Iterable[bytes]]


class Front:
    """A WSGI application around another one. `served` counts what was not handed over."""

    def __init__(self, app: Flask, plain: Wsgi) -> None:
        self._app, self._plain = app, plain
        self._host: Host = app.extensions["host"]
        self._scene_of: Callable[[str], Scene] = app.extensions["scene_of"]
        self._presence: Presence = app.extensions["presence"]
        self._replies = Replies(app)
        self._pages = Pages(app)
        self.served = 0

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The reply, ours or that of what stands behind."""
        try:
            reply = self._try(environ, start)
        except Refusal as refusal:
            environ[REFUSED] = refusal
            reply = None
        except Exception:
            # Behind us somebody says what is wrong, in words. To ask the door once more changes nothing: a person joins
            # once, an answer with the same id is one answer.
            reply = None
        if reply is None:
            return self._plain(environ, start)
        self.served += 1
        return reply

    def _try(self, environ: Environ, start: Start) -> list[bytes] | None:
        request = asked(environ)
        if request is None:
            return None
        name = by_code(self._host, request.code)
        headers = self._replies.headers(request.host)
        if name is None or headers is None:
            return None
        scene = self._scene_of(name)
        if scene.state.marked or (request.token and "secret" not in self._host.keys(name)):
            return None
        me = self._pseudonym(name, request.token, "join") if request.token else ""
        if me in scene.state.tables:
            return None
        if request.joins:
            return self._join(environ, start, request, scene, me, headers)
        joined = me in scene.state.people
        if request.own:
            return self._own(start, request, scene, headers)
        if request.activity:
            return self._answer(environ, start, request, scene, me, headers) if joined else None
        if self._is_ours(environ):
            return None
        self._presence.meet(name)
        if request.since is not None:
            return self._pieces(start, request, scene, headers)
        return self._page(start, request, scene, me if joined else "", headers)

    def _page(self, start: Start, request: Asked, scene: Scene, me: str, headers: Headers) -> list[bytes]:
        language = self._language(request, scene)
        if scene.state.phase == RUNNING and not me:
            body = self._pages.join(scene, language, request.gzip)
        else:
            body = self._pages.evening(scene, language, request.token, bool(me), request.gzip)
        more = [*headers]
        if request.gzip:
            more.append(("Content-Encoding", "gzip"))
        if not request.token:
            reply = self._app.response_class()
            with self._app.app_context():
                visitor.give_token(reply, request.code)
            more += [(one, value) for one, value in reply.headers if one == "Set-Cookie"]
        return send(start, "200 OK", more, body)

    def _own(self, start: Start, request: Asked, scene: Scene, headers: Headers) -> list[bytes]:
        body = self._pages.own(scene, self._language(request, scene), request.token)
        return self._piece(start, request, headers, body)

    def _pieces(self, start: Start, request: Asked, scene: Scene, headers: Headers) -> list[bytes]:
        assert request.since is not None
        body = self._pages.pieces(scene, self._language(request, scene), request.since, request.gzip)
        if body is None:
            return nothing(start, headers)
        more = [(name, JSON if name == "Content-Type" else value) for name, value in headers]
        if body.startswith(GZIP):
            more.append(("Content-Encoding", "gzip"))
        return send(start, "200 OK", more, body)

    def _piece(self, start: Start, request: Asked, headers: Headers, body: bytes) -> list[bytes]:
        if request.gzip and len(body) >= LEAST:
            body = small(body)
            headers = [*headers, ("Content-Encoding", "gzip")]
        return send(start, "200 OK", headers, body)

    def _join(
        self, environ: Environ, start: Start, request: Asked, scene: Scene, me: str, headers: Headers
    ) -> list[bytes] | None:
        if not me:
            return None
        form = form_of(environ)
        if form is None or form.keys() & {"lang", "speak"}:
            return None
        with self._app.app_context():
            if not come_in(scene, me, request.token, form.get("group", ("",))[0]):
                return None
            reply = redirect(f"/{request.code}", 303)
            visitor.remember_person(reply, request.code, request.token, scene.links["after"])
        reply.headers.extend([one for one in headers if one[0] != "Content-Type"])
        return list(reply(environ, start))

    def _answer(
        self, environ: Environ, start: Start, request: Asked, scene: Scene, me: str, headers: Headers
    ) -> list[bytes] | None:
        if environ.get("HTTP_HX_REQUEST") != "true":
            return None
        form = form_of(environ)
        if form is None or form.keys() & {"lang", "speak"}:
            return None
        person = self._pseudonym(scene.name, request.token, request.activity)
        with self._app.app_context():
            said = take_in(scene, request.activity, me, person, form)
            scene = self._scene_of(scene.name)
            body = self._pages.own(scene, self._language(request, scene), request.token, said)
        return self._piece(start, request, headers, body)

    def _is_ours(self, environ: Environ) -> bool:
        """Whether this may be the facilitator's own browser, which is no phone that found its way."""
        return f"{self._app.config['SESSION_COOKIE_NAME']}=" in environ.get("HTTP_COOKIE", "")

    def _pseudonym(self, name: str, token: str, activity: str) -> str:
        return visitor.pseudonym(self._host.keys(name)["secret"], token, activity)

    def _language(self, request: Asked, scene: Scene) -> str:
        return request.speaks(tuple(code for code, _ in choices(scene.state)))


def put_before(app: Flask) -> None:
    """Puts it in front of everything this app does."""
    plain: Any = app.wsgi_app
    front: Any = Front(app, plain)
    app.extensions["fastpath"] = app.wsgi_app = front  # type: ignore[method-assign]
