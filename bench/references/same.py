"""What both references answer with: as many bytes as our own pages and pieces have, and no meaning."""

from __future__ import annotations

CODE = "482913"
COOKIE = f"person={{}}; Max-Age=86400; HttpOnly; Path=/{CODE}; SameSite=Lax"
PAGE = "<!doctype html><title>.</title>".ljust(2_000, ".")
"""A page as a phone gets it: ours are compressed."""

RECEIVED = '<section id="own"><p>Ontvangen</p></section>'.ljust(700, " ")
PIECE = '<section id="activity">'.ljust(3_000, ".") + "</section>"
