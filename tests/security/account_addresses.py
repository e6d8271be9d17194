"""What accounts add to the addresses, and what each role is told there. The roles of `ROLES`, in that order."""

from __future__ import annotations

ROLES = ("nobody", "host", "facilitator", "other_facilitator", "reader", "other_reader")
"""`facilitator` and `reader` are of the municipality whose evening, people and invitations the addresses name;
`other_…` are of another one. A host is of none."""

GET, POST = "GET", "POST"
ADDRESSES: dict[tuple[str, str], tuple[int, int, int, int, int, int]] = {
    # Whoever is signed in goes on.
    (GET, "/sign-in"): (200, 303, 303, 303, 303, 303),
    (POST, "/sign-in"): (422, 422, 422, 422, 422, 422),
    # What opens nothing: a token that was never given, and coming back without having left.
    (GET, "/sign-in/with/<token>"): (404, 404, 404, 404, 404, 404),
    (GET, "/sign-in/back"): (422, 422, 422, 422, 422, 422),
    # Nothing filled in.
    (POST, "/accounts/of/<municipality>/sign-in"): (403, 422, 403, 403, 403, 403),
    (POST, "/sign-out"): (303, 303, 303, 303, 303, 303),
    # Whoever has the link may come in, whoever they are.
    (GET, "/invite/<token>"): (200, 200, 200, 200, 200, 200),
    (POST, "/invite/<token>"): (422, 422, 422, 422, 422, 422),
    (GET, "/accounts"): (303, 200, 200, 200, 200, 200),
    (GET, "/accounts/of/<municipality>"): (303, 200, 403, 403, 403, 403),
    (POST, "/accounts/municipalities"): (403, 303, 403, 403, 403, 403),
    (POST, "/accounts/sessions"): (403, 409, 403, 403, 403, 403),
    (POST, "/accounts/invite"): (403, 303, 303, 404, 403, 403),
    (POST, "/accounts/invites/<invite>/withdraw"): (403, 303, 303, 404, 403, 403),
    (POST, "/accounts/people/<account>/role"): (403, 303, 303, 404, 403, 403),
    (POST, "/accounts/people/<account>/close"): (403, 303, 303, 404, 403, 403),
    # The only host stays, and so does the only facilitator of a municipality.
    (POST, "/accounts/leave"): (403, 409, 303, 409, 303, 303),
    (GET, "/accounts/audit"): (303, 200, 200, 200, 403, 403),
    (GET, "/accounts/password"): (303, 200, 200, 200, 200, 200),
    (POST, "/accounts/password"): (403, 422, 422, 422, 422, 422),
    (GET, "/sessions/<name>/hand-over"): (303, 404, 200, 404, 403, 404),
    (POST, "/sessions/<name>/hand-over"): (403, 404, 303, 404, 403, 404),
}

READS = {
    (GET, "/sessions"),
    (GET, "/sessions/<name>/summary"),
    (GET, "/sessions/<name>/summary/summary.<ending>"),
    (GET, "/sessions/overview"),
    (GET, "/sessions/overview/overview.<ending>"),
    (GET, "/sessions/overview/package"),
}
"""What a reader may see of the addresses that there are without accounts."""

ONLY_OF_OWN = "/sessions/<name>"
"""Addresses that begin like this are of one evening."""
