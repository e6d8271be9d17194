"""What can be switched off in our server, so that each trick shows its worth: one evening with it, one without."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SWITCH = "WERKSESSIE_PLAIN"
"""The variable of `werksessie serve` that names what is switched off; for the bench only."""

TRICKS: Mapping[str, str] = MappingProxyType(
    {
        "routes": "what phones ask most is served by thin WSGI functions in front of Flask, through the same door",
        "pages": "pages and own pieces rendered once for all who see the same, kept as bytes, compressed once",
        "templates": "a template that imports another does not compare all global names; all are compiled beforehand",
        "http": "a request that came whole is read in one go, the head of a reply made once; head and body in one send",
        "direct": "a push is framed once and written straight to idle sockets; no three greenlets per phone",
        "connect": "a socket comes in without a Flask request context",
        "garbage": "what refers to itself is searched for less often",
    }
)
"""By its name in that variable: what it is, in a few words."""

EVERYTHING = "all"
"""Its name for all of them: the plain server, that a reader can follow."""

WITH_ALL = "ours with every trick"
"""What the servers without one are compared with: the same short evening."""


def without(trick: str) -> dict[str, str]:
    """The variables of a server that goes without this one."""
    return {SWITCH: trick}
