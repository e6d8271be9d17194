"""A real server whose doorstep is small and impatient, for test_doorstep.py. Prints its port and what stands there."""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

from typing import Any  # noqa: E402

from flask import jsonify  # noqa: E402

from werksessie.app import create_app  # noqa: E402
from werksessie.live import doorstep  # noqa: E402
from werksessie.record.memory import MemoryStore  # noqa: E402
from werksessie.serving import listening  # noqa: E402
from werksessie.session.state import RUNNING, State  # noqa: E402
from werksessie.settings import Settings  # noqa: E402

doorstep.WAITING, doorstep.PATIENCE, doorstep.A_LOOK, doorstep.MANY, doorstep.A_SECOND = 5, 0.3, 0.05, 20, 1
listening.FIRST = 1
app = create_app(Settings(key="een-sleutel-voor-de-stoep"), MemoryStore())


@app.get("/doorstep")
def standing() -> Any:
    """How many sockets stand at the door, how many there are, and what any facilitator is told."""
    flood = app.extensions["floods"].now("an evening", State(phase=RUNNING))
    return jsonify(
        waiting=len(app.extensions["doorstep"]),
        sockets=len(app.extensions["socketio"].server.eio.sockets),
        told=flood.what if flood else "",
    )


def main() -> None:
    """Until it is ended."""
    listener = listening.listen("127.0.0.1", 0)
    print(listener.getsockname()[1], flush=True)
    listening.web_server(listener, app).serve_forever()
