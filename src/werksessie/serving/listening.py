"""The socket the server listens on, and the web server on it, which writes down nothing about who asks."""

from __future__ import annotations

import errno
import socket
from typing import Any

import gevent
from gevent.pool import Pool
from gevent.pywsgi import WSGIHandler, WSGIServer

from werksessie.fastpath.collecting import collect_less
from werksessie.fastpath.heading import heading
from werksessie.fastpath.heads import Heads
from werksessie.fastpath.switches import GARBAGE, HTTP, is_on
from werksessie.fastpath.whole import Body, Whole, whole
from werksessie.live.wire import NoDeflate
from werksessie.settings import CannotStart

WAITING = 4096
"""Connections that may wait to be accepted: everybody in a full room scans the code in the same second."""

CONNECTIONS = 65536
"""Open files to ask the system for; each phone takes three and macOS starts at 256."""


FIRST, NEXT = 30, 300
"""Seconds in which a connection must ask something, and in which it must ask something more."""


HTTP_1_1 = "HTTP/1.1"

BUFFER = 2048
"""Bytes that are read ahead for each connection: the head of a request, mostly."""

ONE_PIECE = 65536
"""Bytes of a body that leave together with their head."""


class QuietHandler(WSGIHandler):  # type: ignore[misc]
    """Answers requests as its parent does, without its complaints: they hold the address and what was asked."""

    def __init__(self, sock: Any, *args: Any, **more: Any) -> None:
        # Head and body of a reply are two writes; without this the second waits for the phone to confirm the first.
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # Thousands of connections that ask nothing would otherwise stay for ever. Sockets have a time of their own.
        sock.settimeout(FIRST)
        super().__init__(sock, *args, **more)

    def handle_one_response(self) -> None:
        self.socket.settimeout(NEXT)
        super().handle_one_response()

    def log_request(self) -> None:
        """Nothing: not even to make the words that nobody writes down."""

    def log_error(self, msg: str, *args: Any) -> None:
        pass


class QuickHandler(QuietHandler):
    """The same with less work for each request."""

    _is_whole = False
    _head: bytes | None = None
    """Whether the request is an ordinary one, and what goes before the body of its reply when that is as well."""

    def __init__(self, sock: Any, *args: Any, **more: Any) -> None:
        super().__init__(sock, *args, **more)
        self.rfile = sock.makefile("rb", BUFFER)

    def handle_one_request(self) -> Any:
        try:
            asked = None if self.rfile.closed else whole(self.rfile.peek(1))
        except OSError:
            return None
        self._is_whole, self._head = asked is not None, None
        if asked is None:
            return super().handle_one_request()
        self.rfile.read(asked.size)
        self._is_asked(asked)
        self.handle_one_response()
        return None if self.close_connection or self.rfile.closed else True

    def _is_asked(self, asked: Whole) -> None:
        """All that the parent knows of a request once it has read it."""
        self.requestline, self.request_version, self.close_connection = asked.line, HTTP_1_1, False
        self.command, self.content_length = asked.environ["REQUEST_METHOD"], len(asked.body)
        self.application, self.wsgi_input = self.server.application, Body(asked.body)
        self.environ = self.server.get_environ()
        self.environ |= asked.environ
        self.environ |= {"SERVER_PROTOCOL": HTTP_1_1, "wsgi.input": self.wsgi_input, "wsgi.input_terminated": True}
        if isinstance(self.client_address, tuple):
            self.environ |= {"REMOTE_ADDR": self.client_address[0], "REMOTE_PORT": str(self.client_address[1])}

    def MessageClass(self, source: Any, *args: Any) -> Heads:
        """The headers of a request."""
        return Heads(source)

    def start_response(self, status: str, headers: Any, exc_info: Any = None) -> Any:
        self._head = heading(status, headers) if exc_info is None and self._is_whole else None
        if self._head is None:
            return super().start_response(status, headers, exc_info)
        self.status, self.code = status.encode("latin-1"), int(status[:3])
        return self.write

    def _write_with_headers(self, data: bytes) -> None:
        self.headers_sent = True
        if self._head is not None:
            self._sendall(self._head + data)
            return
        self.finalize_headers()
        head = [b"HTTP/1.1 ", self.status, b"\r\n"]
        for name, value in self.response_headers:
            head += (name, b": ", value, b"\r\n")
        head.append(b"\r\n")
        if self.response_use_chunked or len(data) > ONE_PIECE:
            self._sendall(b"".join(head))
            self._write(data)
        else:
            self._sendall(b"".join([*head, data]))


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
    if is_on(GARBAGE):
        collect_less()
    handler = QuickHandler if is_on(HTTP) else QuietHandler
    return WSGIServer(listener, NoDeflate(app), log=None, handler_class=handler, spawn=Pool())


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
