"""Reading which options somebody ticked, and offering later activities what the room chose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from werksessie.session.commands import Answer, Refusal
from werksessie.session.state import Activity, Option


def ticked(command: Answer, field: str, known: Collection[str], most: int) -> tuple[str, ...]:
    """The options sent under this field, each once, in the order of `known`. Raises Refusal."""
    sent = {one for one in command.fields.get(field, ()) if one}
    if not sent <= set(known):
        raise Refusal(422, "Deze keuze bestaat niet. Kies opnieuw.")
    if len(sent) > most:
        raise Refusal(422, "Kies er hoogstens {n}.", n=most)
    if not sent:
        raise Refusal(422, "Kies er minstens 1. Of tik op 'Weet ik niet'.")
    return tuple(one for one in known if one in sent)


def chosen_options(activity: Activity, take: str) -> tuple[Option, ...]:
    """The options for a later activity: what was ticked after the vote when it takes "chosen", else all."""
    options = [option for option in activity.options if take != "chosen" or option.id in activity.chosen]
    return tuple(replace(option, source=option.id) for option in options)
