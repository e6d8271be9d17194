"""The same server stack as ours with nothing in it: a Flask route that says a constant, a Socket.IO room.

    python -m bench.references.empty --port 0

It listens as `werksessie serve` does, on the same web server with the same settings, and keeps nothing at all.
"""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from bench.references.same import CODE, COOKIE, PAGE, PIECE, RECEIVED  # noqa: E402
from flask import Flask, Response, redirect, request  # noqa: E402
from flask_socketio import SocketIO, join_room  # noqa: E402

from werksessie.live.wire import harden  # noqa: E402
from werksessie.serving.listening import allow_many_connections, listen, web_server  # noqa: E402


def create_app() -> Flask:
    """One page, one form, one answer, one push."""
    app = Flask(__name__, static_folder=None)
    socketio = SocketIO(app, async_mode="gevent", transports=["websocket"], async_handlers=False)
    harden(socketio)
    pushed = 0

    @app.get(f"/{CODE}")
    def page() -> str:
        return PAGE

    @app.post(f"/{CODE}/join")
    def join() -> Any:
        reply = redirect(f"/{CODE}", 303)
        reply.headers["Set-Cookie"] = COOKIE.format("0123456789abcdef" * 2)
        return reply

    @app.post(f"/{CODE}/answer/<activity>")
    def answer(activity: str) -> str:
        # Read as any form is: a server that does not look at it is no reference.
        return RECEIVED if request.form.get("answer_id") else ""

    @app.get(f"/{CODE}/pieces")
    def pieces() -> Response:
        return Response(status=204)

    @app.post("/open")
    def push() -> Response:
        nonlocal pushed
        pushed += 1
        socketio.emit("pieces", {"seq": pushed, "prev": pushed - 1, "pieces": [PIECE]}, to="phones")
        return Response(status=204)

    @socketio.on("connect")  # type: ignore[untyped-decorator]
    def connect(auth: Any = None) -> None:
        join_room("phones")
        socketio.emit("hello", {"seq": pushed}, to=request.sid)  # type: ignore[attr-defined]

    return app


def main() -> None:
    """Serves until it is killed."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--port", type=int, default=0)
    asked.add_argument("--folder", default="", help="not used: nothing is kept")
    given = asked.parse_args()
    allow_many_connections()
    listener = listen("127.0.0.1", given.port)
    server = web_server(listener, create_app())
    server.start()
    print("ready", listener.getsockname()[1], flush=True)
    gevent.get_hub().join()


if __name__ == "__main__":
    main()
