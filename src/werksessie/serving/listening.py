"""The socket the server listens on, and the web server on it, which writes down nothing about who asks."""

from __future__ import annotations

import errno
import socket
from typing import Any

import gevent
from gevent.pool import Pool
from gevent.pywsgi import WSGIHandler, WSGIServer

from werksessie.live.wire import NoDeflate
from werksessie.settings import CannotStart

WAITING = 1024
"""Connections that may wait to be accepted: everybody in a full room scans the code in the same second."""

CONNECTIONS = 65536
"""Open files to ask the system for; each phone takes three and macOS starts at 256."""


class QuietHandler(WSGIHandler):  # type: ignore[misc]
    """Answers requests as its parent does, without its complaints: they hold the address and what was asked."""

    def __init__(self, sock: Any, *args: Any, **more: Any) -> None:
        # Head and body of a reply are two writes; without this the second waits for the phone to confirm the first.
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().__init__(sock, *args, **more)

    def log_error(self, msg: str, *args: Any) -> None:
        pass


def listen(host: str, port: int) -> Any:
    """A listening socket. Raises `CannotStart`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return WSGIServer.get_listener((host, port), WAITING, family)
    except OSError as error:
        raise CannotStart(_why(error, host, port)) from error


def web_server(listener: Any, app: Any) -> Any:
    """The web server for `app` on `listener`: HTTP/1.1 with keep-alive, and no access log."""
    hub = gevent.get_hub()
    # What is printed beside an error is what the greenlet was busy with: a socket, a request.
    hub.format_context = lambda context: type(context).__name__
    return WSGIServer(listener, NoDeflate(app), log=None, handler_class=QuietHandler, spawn=Pool())


def allow_many_connections() -> None:
    """Ask the system for as many open files as it gives, on systems that count them."""
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS if hard == resource.RLIM_INFINITY else min(CONNECTIONS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Poort {port} is al in gebruik: kies een andere met --port."
    if error.errno == errno.EACCES:
        return f"Poort {port} is niet toegestaan: kies een andere met --port."
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return f"Het adres {host} is niet van deze computer: kies een ander met --host."
    return f"Op {host} poort {port} kan de server niet luisteren: kies een andere met --host of --port."
