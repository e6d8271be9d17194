"""The programme of a follow-up evening: what every one begins and ends with, and between them what was chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from werksessie.programme.editing import sources_of
from werksessie.programme.loader import DEFAULT, load_follow_up, load_shipped, read
from werksessie.programme.model import EARLIER, Part, Plan, Programme
from werksessie.programme.settings import Kinds
from werksessie.programme.writer import to_raw

BEGINS, AGREEMENTS, ENDS = ("welkom", "regels"), "afspraken", ("contact", "slot")
"""What every follow-up evening has of the programme that comes with the package. What is chosen beside it comes before
the agreements or after them, as in its own programme."""
NEEDED = frozenset({"options_from", "about_from"})
"""What an activity cannot be asked without. What it names besides it takes over when it is there."""


@dataclass(frozen=True)
class Offer:
    """What can be chosen: from the programme of the evening before (`own`), and from the one that comes with the
    package (`ours`). `always` is there whatever is chosen."""

    always: tuple[Plan, ...]
    own: tuple[Plan, ...]
    ours: tuple[Plan, ...]


def offer(before: Programme, kinds: Kinds) -> Offer:
    """What can be chosen after an evening with this programme. An activity that both have is the one of that evening.
    Raises ProgrammeError."""
    ours = load_shipped(DEFAULT, kinds)
    begins, ends = ([one for one in ours.activities if one.id in some] for some in (BEGINS, (AGREEMENTS, *ENDS)))
    fixed = {plan.id: plan for plan in (*begins, *load_follow_up(kinds).activities, *ends)}
    always = tuple(_as_then(plan, before) for plan in fixed.values())
    own = tuple(one for one in before.activities if one.id not in fixed and one.options_from != EARLIER)
    known = {*fixed, *(one.id for one in own)}
    return Offer(always, own, tuple(one for one in ours.activities if one.id not in known))


def _as_then(plan: Plan, before: Programme) -> Plan:
    """The activity in the words of the evening before, where it was there."""
    then = before.plan(plan.id)
    same = then is not None and (then.kind, then.options_from) == (plan.kind, plan.options_from)
    return then if then is not None and same else plan


def follow_up(before: Programme, chosen: Collection[str], kinds: Kinds, *, returns: bool = True) -> Programme:
    """The programme with these activities of the offer, and those that they cannot do without; whether there is
    anything to look back on is `returns`. Raises ProgrammeError."""
    offered = offer(before, kinds)
    ours = load_shipped(DEFAULT, kinds)
    wanted = _with_sources({one.id: one for one in (*offered.own, *offered.ours)}, chosen)
    early: list[Plan] = []
    late: list[Plan] = []
    for programme, plans in ((before, offered.own), (ours, offered.ours)):
        after = _after(programme)
        for plan in plans:
            if plan.id in wanted:
                (late if plan.id in after else early).append(plan)
    at = [plan.id for plan in offered.always].index(AGREEMENTS)
    first, (agreements, *last) = offered.always[:at], offered.always[at:]
    # The last slide stays the last.
    plans = (*first, *early, agreements, *last[:-1], *late, *last[-1:])
    plans = tuple(one for one in plans if returns or one.options_from != EARLIER)
    skeleton = load_follow_up(kinds)
    made = replace(
        skeleton, activities=tuple(_alone(plans, kinds)), parts=_parts((before, ours)), credit=before.credit,
        sources=before.sources,
    )  # fmt: skip
    return read(to_raw(made, kinds), skeleton.id, kinds)


def _after(programme: Programme) -> set[str]:
    """What comes after the agreements in this programme."""
    ids = [one.id for one in programme.activities]
    return set(ids[ids.index(AGREEMENTS) :]) if AGREEMENTS in ids else set()


def _with_sources(known: Mapping[str, Plan], chosen: Iterable[str]) -> set[str]:
    """What was chosen, and what that cannot be asked without."""
    found: set[str] = set()
    waiting = [one for one in chosen if one in known]
    while waiting:
        plan = known[waiting.pop()]
        if plan.id not in found:
            found.add(plan.id)
            needed = (plan.options_from, plan.settings.get("about_from", ""))
            waiting += [one for one in needed if one in known]
    return found


def _alone(plans: Iterable[Plan], kinds: Kinds) -> Iterable[Plan]:
    """The activities on one evening, all of them on, without what names an activity that is not there."""
    there: set[str] = set()
    for plan in plans:
        gone = set(sources_of(plan, kinds)) - there
        kept = {
            name: "" if name not in NEEDED and isinstance(value, str) and value in gone else value
            for name, value in plan.settings.items()
        }
        yield replace(plan, off=False, settings=kept)
        there.add(plan.id)


def _parts(programmes: Iterable[Programme]) -> tuple[Part, ...]:
    parts = {part.id: replace(part, evening=1) for programme in reversed(list(programmes)) for part in programme.parts}
    return tuple(parts.values())
