"""The facilitator's addresses of what stays of an evening, and what they say while it goes on and nothing is sent."""

from __future__ import annotations

GET, POST = "GET", "POST"

ADDRESSES = {
    (GET, "/sessions/<name>/summary"): 200,
    (GET, "/sessions/<name>/summary/summary.<ending>"): 200,
    (GET, "/sessions/<name>/agreements"): 200,
    # Nothing was agreed yet.
    (GET, "/sessions/<name>/agreements/<activity>/<int:number>.ics"): 404,
    (GET, "/sessions/<name>/links"): 200,
    (GET, "/sessions/<name>/links/after/print"): 200,
    (POST, "/sessions/<name>/links/<link>/new"): 303,
    (POST, "/sessions/<name>/links/<link>/revoke"): 303,
    (POST, "/sessions/<name>/links/<link>/until"): 303,
    (POST, "/sessions/<name>/links/phones/<phone>/unpair"): 303,
    # Nobody has answered yet, so there is nothing to write about or to quote, and no version.
    (POST, "/sessions/<name>/profile/conclusion/<activity>"): 404,
    (POST, "/sessions/<name>/profile/quote/<activity>"): 404,
    (POST, "/sessions/<name>/profile/fix"): 409,
    (GET, "/sessions/<name>/profile/answers"): 200,
    (GET, "/sessions/<name>/profile/version/<int:number>"): 404,
    # The evening goes on: its answers are there, and how long they stay is one of its details.
    (GET, "/sessions/<name>/retention"): 200,
    (POST, "/sessions/<name>/retention"): 409,
    (POST, "/sessions/<name>/prune"): 409,
    (GET, "/sessions/<name>/destroyed"): 404,
    (GET, "/sessions/<name>/destroyed.json"): 404,
    (POST, "/sessions/<name>/copy"): 303,
    # It is not sealed.
    (GET, "/sessions/<name>/follow"): 409,
    (POST, "/sessions/<name>/follow"): 409,
    # It is not sealed, and it goes on.
    (GET, "/sessions/<name>/record.db"): 409,
    (GET, "/sessions/<name>/remove"): 409,
    (POST, "/sessions/<name>/remove"): 409,
    # It was never put away.
    (POST, "/sessions/<name>/put-back"): 303,
    (GET, "/sessions/import"): 200,
    # No file was chosen.
    (POST, "/sessions/import"): 422,
    # It is not sealed: nothing is corrected yet.
    (GET, "/sessions/<name>/correct"): 200,
    (POST, "/sessions/<name>/correct"): 409,
}
