"""The addresses of the programme editor, and what they say to a facilitator who sends nothing."""

from __future__ import annotations

GET, POST = "GET", "POST"

SHELF = {
    (GET, "/programmes"): 200,
    (POST, "/programmes/copy"): 404,
    (POST, "/programmes/import"): 422,
    (POST, "/programmes/<name>/rename"): 422,
    (POST, "/programmes/<name>/delete"): 404,
    (GET, "/programmes/<name>/programme.toml"): 200,
}
# One that comes with the package, and a question that is open: to look at only.
PAGES = {
    (GET, ""): 200,
    (GET, "/activities/<activity>"): 409,
    (POST, "/activities/<activity>"): 409,
    (POST, "/activities/<activity>/move"): 409,
    (POST, "/activities/<activity>/off"): 409,
    (POST, "/activities/<activity>/remove"): 409,
    (POST, "/add"): 404,
    (GET, "/preview/<activity>"): 200,
}
ADDRESSES = {
    **SHELF,
    **{(method, f"/programmes/<name>{path}"): status for (method, path), status in PAGES.items()},
    **{(method, f"/sessions/<name>/programme{path}"): status for (method, path), status in PAGES.items()},
    (GET, "/programmes/<name>/add"): 409,
    (GET, "/sessions/<name>/programme/add"): 200,
}
