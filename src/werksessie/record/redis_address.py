"""Where a Redis (or Valkey) server is, as somebody wrote it down. Needs no Redis itself, so that settings can be read
without it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

MORE = {"db": re.compile(r"[0-9]{1,4}"), "ssl_ca_certs": re.compile(r"/.+")}
"""What may follow a question mark: the number of the database, and the file that says whom a `rediss://` trusts."""

OURS = "werksessie"
"""What our keys begin with, unless the address says otherwise."""

_WORD = re.compile(r"[A-Za-z0-9_.-]{1,60}")


@dataclass(frozen=True)
class Address:
    """Where the server is, as the client understands it, and what our keys there begin with."""

    url: str
    prefix: str


def address(url: str) -> Address:
    """`redis://`, `rediss://` or `unix://`; the path is the number of the database, the word our keys begin with, or
    both (`/2/zeeland`). A socket has them as `?db=` and `?prefix=`. Raises ValueError for anything else."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    if parts.scheme == "unix":
        word, path = asked.pop("prefix", OURS), parts.path
    elif parts.scheme in ("redis", "rediss") and parts.hostname and parts.port != 0:
        steps = [step for step in parts.path.split("/") if step]
        number = steps.pop(0) if steps and steps[0].isdecimal() else "0"
        word, path = (steps.pop(0) if steps else OURS), f"/{number}"
        if steps:
            raise ValueError("too long a path")
    else:
        raise ValueError("not an address of Redis")
    if any(name not in MORE or not MORE[name].fullmatch(value) for name, value in asked.items()):
        raise ValueError("not something an address can have")
    if not _WORD.fullmatch(word):
        raise ValueError("not a word for keys to begin with")
    query = f"?{urlencode(asked)}" if asked else ""
    return Address(f"{parts.scheme}://{parts.netloc}{path}{query}", f"{word}:")
