"""The smallest Socket.IO server that is hardened, for tests/test_wire.py. Prints its port."""

from __future__ import annotations

from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO, join_room
from gevent import socket
from gevent.pywsgi import WSGIServer

from werksessie.fastpath.direct import DirectBacklog, DirectWebsocket
from werksessie.fastpath.pings import Pings
from werksessie.fastpath.switches import DIRECT, is_on
from werksessie.live.wire import NoDeflate, harden

app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent", transports=["websocket"], ping_interval=1, ping_timeout=3)
if is_on(DIRECT):
    harden(socketio, DirectBacklog, DirectWebsocket)
    Pings(socketio.server.eio)
else:
    harden(socketio)
app.wsgi_app = NoDeflate(app.wsgi_app)  # type: ignore[method-assign]
furthest_behind = 0


def connections() -> list[Any]:
    return [each for each in socketio.server.eio.sockets.values() if not each.closed]


@socketio.on("connect")
def enter() -> None:
    """Everybody is in one room."""
    join_room("everybody")


@app.post("/push")
def push() -> str:
    """Push frames `first` to `last` of `size` characters in one turn of the event loop."""
    global furthest_behind
    for number in range(request.args.get("first", type=int), request.args.get("last", type=int) + 1):
        text = f"{number:06d}" * (request.args.get("size", type=int) // 6)
        socketio.emit("frame", {"number": number, "text": text}, to="everybody")
        furthest_behind = max([furthest_behind, *(each.queue.behind for each in connections())])
    return "ok"


@app.get("/state")
def state() -> dict[str, int]:
    """How many are connected and the furthest anybody has been behind."""
    return {"connected": len(connections()), "furthest_behind": furthest_behind}


def listener() -> socket.socket:
    """A listening socket with a small buffer, so that every large frame leaves in several parts."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16 * 1024)
    sock.bind(("127.0.0.1", 0))
    sock.listen()
    return sock


def main() -> None:
    """Serves until it is ended."""
    server = WSGIServer(listener(), app, log=None)
    server.start()
    print(server.address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
