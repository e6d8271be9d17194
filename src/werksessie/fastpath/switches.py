"""The tricks by name, to be turned off one by one: so that the bench can show what each of them is worth."""

from __future__ import annotations

import os

ROUTES = "routes"
"""Page, pieces, own answers, joining and answering are served in front of Flask."""

PAGES = "pages"
"""Pages and one's own answers are rendered once and kept as bytes."""

TEMPLATES = "templates"
"""A template that imports another one does not compare all names that templates know; all are compiled beforehand."""

HTTP = "http"
"""A request that came in whole is read in one go; the head of a reply is made once and leaves with its body."""

DIRECT = "direct"
"""What is pushed is framed once, and written straight to every socket that is free."""

CONNECT = "connect"
"""A socket comes in without a Flask context around it."""

GARBAGE = "garbage"
"""Garbage is searched for less often."""

TRICKS = (ROUTES, PAGES, TEMPLATES, HTTP, DIRECT, CONNECT, GARBAGE)


def is_on(trick: str) -> bool:
    """Whether this trick is used. `WERKSESSIE_PLAIN` lists those that are not, with commas between; "all" is each."""
    plain = os.environ.get("WERKSESSIE_PLAIN", "").split(",")
    return trick not in plain and "all" not in plain
