"""Taking part and answering, whichever way the request came in: the checks before the door, and the door.

Both routes call these two, so that neither lets through what the other would not.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from werksessie.live.scene import Scene
from werksessie.session.commands import Answer, Join, Refusal
from werksessie.session.state import State
from werksessie.web import warning
from werksessie.web.find import the_host
from werksessie.web.limits import floods, too_fast, turned_away

TOO_FAST = "Dat ging te snel. Wacht even en stuur het opnieuw."
NAMED = "Staat hier een naam, adres of nummer in? Haal dat er liever uit."

LATE, RECEIVED = "late", "received"
"""What is said of an answer: that it waits for the facilitator, or that it is in."""

REFUSED = "werksessie.refused"
"""Where the fast path leaves, for the plain route, what the door said to this very request."""


def come_in(scene: Scene, me: str, held: str, group: str) -> bool:
    """Takes part as `me`, for a phone that holds this token, or "" when it came without; False when it is to get one
    from the page first. Raises Refusal."""
    state = scene.state
    is_in = bool(held) and (me in state.people or me in state.tables)
    away = 0 if state.locked or is_in else turned_away(scene.name, held)
    if away == 429:
        raise Refusal(429, TOO_FAST)
    if not away:
        the_host().ask(scene.name, Join(me, group))
    return not away


def take_in(scene: Scene, activity: str, me: str, person: str, form: Mapping[str, tuple[str, ...]]) -> str:
    """Takes in the answer that this form holds, of who takes part as `me` and is `person` in this activity; what is
    said of it. Raises Refusal."""
    group, table = scene.state.people.get(me, ""), me in scene.state.tables
    answer_id = form.get("answer_id", ("",))[0]
    command = Answer(activity, person, answer_id, form, secrets.token_hex(8), group, table)
    if too_fast(person):
        floods().note_answers(scene.name, activity, person)
        raise Refusal(429, TOO_FAST)
    if warning.to_ask(scene, activity, {field: values[0] for field, values in form.items()}):
        raise Refusal(422, NAMED)
    the_host().ask(scene.name, command)
    return LATE if _waits(the_host().state(scene.name), command) else RECEIVED


def _waits(state: State, command: Answer) -> bool:
    """Whether this answer came too late and waits for the facilitator."""
    waiting = state.activities[command.activity].late.values()
    return any((one.person, one.answer_id) == (command.person, command.answer_id) for one in waiting)
