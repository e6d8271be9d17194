"""What must hold within an activity and between activities, once each field is right by itself."""

from __future__ import annotations

from collections.abc import Mapping

from werksessie.programme.model import EARLIER, Plan, Programme
from werksessie.programme.place import Place, nearest
from werksessie.programme.settings import RETURNED, Kinds, Setting
from werksessie.programme.values import shorten

TAKEN = frozenset({"join", EARLIER})
"""Ids that no activity gets: under "join" people join, and nobody may be followed from there to an answer; EARLIER
is no activity."""


def check(place: Place, programme: Programme, kinds: Kinds) -> None:
    """Raises ProgrammeError for the first thing that does not fit, in the order of the programme."""
    parts = [part.id for part in programme.parts]
    earlier: dict[str, Plan] = {}
    for plan in programme.activities:
        here = place.inside(f"activiteit '{plan.id}'")
        _check_alone(here, plan, kinds[plan.kind].SETTINGS)
        if plan.part and plan.part not in parts:
            raise here.error(f"er is geen deel '{shorten(plan.part)}'{nearest(plan.part, parts)}", field="part")
        if earlier and programme.evening(plan) < max(programme.evening(one) for one in earlier.values()):
            raise here.error("dit deel is van de eerste avond, en de tweede is al begonnen", field="part")
        _check_options(here, plan, earlier, kinds)
        _check_references(here, plan, earlier, kinds)
        earlier[plan.id] = plan


def _check_alone(here: Place, plan: Plan, settings: Mapping[str, Setting]) -> None:
    if plan.id in TAKEN:
        raise here.error("deze naam gebruiken we zelf al", field="id")
    if plan.source == "deck" and not plan.verbatim.strip():
        raise here.error("bij source 'deck' hoort de letterlijke tekst", field="verbatim")
    for name, setting in settings.items():
        if plan.sensitive and setting.open_only and plan.settings[name]:
            raise here.error(setting.open_only, field=name)
    speaks = any(plan.settings[name] for name, setting in settings.items() if setting.type == "lines")
    if not plan.text and not speaks:
        raise here.error("dit veld ontbreekt", field="text")


def _check_options(here: Place, plan: Plan, earlier: Mapping[str, Plan], kinds: Kinds) -> None:
    if not plan.options_from:
        return
    if plan.options:
        raise here.error("kies: of eigen options, of options_from", field="options_from")
    if plan.options_from == EARLIER:
        if RETURNED not in kinds[plan.kind].OPTIONS:
            fitting = sorted(name for name, kind in kinds.items() if RETURNED in kind.OPTIONS)
            raise here.error(f"dit past alleen bij soort {' of '.join(fitting)}", field="options_from")
        return
    source = _earlier(here, "options_from", plan.options_from, earlier)
    if plan.take not in kinds[source.kind].GIVES:
        raise here.error(
            f"activiteit '{source.id}' is van soort '{source.kind}' en geeft geen '{plan.take}'",
            field="options_from",
        )


def _check_references(here: Place, plan: Plan, earlier: Mapping[str, Plan], kinds: Kinds) -> None:
    for name, setting in kinds[plan.kind].SETTINGS.items():
        if setting.type != "id" or not plan.settings[name]:
            continue
        source = _earlier(here, name, plan.settings[name], earlier)
        if setting.takes not in kinds[source.kind].GIVES:
            fitting = [kind for kind, one in kinds.items() if setting.takes in one.GIVES]
            raise here.error(
                f"activiteit '{source.id}' is van soort '{source.kind}', hier past {' of '.join(fitting)}",
                field=name,
            )


def _earlier(here: Place, field: str, id: str, earlier: Mapping[str, Plan]) -> Plan:
    if id not in earlier:
        raise here.error(f"er is geen activiteit '{shorten(id)}' vóór deze{nearest(id, earlier)}", field=field)
    return earlier[id]
