"""One device that floods an evening, in a process of its own: `python -m tests.soak.flood joins|answers|sockets
ADDRESS CODE`. Prints "begun", and as its last line how often it was told what."""

from __future__ import annotations

import os
import secrets
import socket
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from urllib.parse import urlsplit

from tests.wire_client import TEXT, Gone, RawClient
from werksessie.rehearsal.people import Browser, Phone

JOINS, SOCKETS = 10_000, 10_000
A_SECOND, SECONDS = 200, 15
HANDS = 4
"""Connections at a time."""

LEFT_OPEN = 400
"""Of the sockets of each hand, how many are left open at most."""

said: Counter[str] = Counter()
turn = threading.Lock()
held: dict[str, tuple[str, str]] = {}
"""The cookies of the one phone that answers."""


def joins(address: str, code: str) -> None:
    """Comes in without a cookie, and with one that it made up."""
    device = Browser(address)
    for number in range(JOINS // HANDS):
        device.cookies = {"person": (secrets.token_hex(16), "/")} if number % 5 else {}
        said[str(device.post(f"/{code}/join", {}).status)] += 1
    device.close()


def sockets(address: str, code: str) -> None:
    """Opens sockets and leaves: before it came in, after it, or without closing it."""
    port = urlsplit(address).port or 80
    kept: list[RawClient] = []
    for number in range(SOCKETS // HANDS):
        try:
            one = RawClient(port, query=f"&code={code}&lang=nl")
            said[one.answer.split()[1]] += 1
            if number % 2 and " 101 " in one.answer:
                one.send(TEXT, b"40")
        except (Gone, OSError):
            said["gone"] += 1
            continue
        kept.append(one)
        if number % 4 < 2 or len(kept) > LEFT_OPEN:
            kept.pop(0).close()
    for one in kept:
        with suppress(OSError):
            one.sock.shutdown(socket.SHUT_RDWR)
        one.close()


def answers(address: str, code: str) -> None:
    """Changes its mind two hundred times a second."""
    phone = Phone(address, code)
    with turn:
        if not held:
            phone.join()
            held.update(phone.cookies)
    phone.cookies = dict(held)
    began = time.monotonic()
    for number in range(A_SECOND * SECONDS // HANDS):
        said[str(phone.answer("1", {"unsure": "1"}).status)] += 1
        time.sleep(max(0.0, began + number * HANDS / A_SECOND - time.monotonic()))
    phone.close()


def main(kind: str, address: str, code: str) -> None:
    # A device elsewhere takes nothing of the server's processor.
    os.nice(10)
    act = {"joins": joins, "sockets": sockets, "answers": answers}[kind]
    hands = [threading.Thread(target=act, args=(address, code)) for _ in range(HANDS)]
    for hand in hands:
        hand.start()
    print("begun", flush=True)
    for hand in hands:
        hand.join()
    print(dict(said), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
