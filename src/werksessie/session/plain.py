"""A sealed session as plain tables, for whoever opens the record with a tool of their own (docs/record.md).

Made from the distilled events and the tally of each activity, whatever its kind: nothing stands here that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from werksessie.activities import KINDS
from werksessie.programme.model import Plan, say
from werksessie.programme.settings import CHOSEN_GOALS
from werksessie.session.codec import decode, encode
from werksessie.session.correcting import as_sealed
from werksessie.session.earlier import told
from werksessie.session.events import EVENTS
from werksessie.session.kept import detail_of, tally_of
from werksessie.session.paper import on_paper
from werksessie.session.sorts import ANSWER
from werksessie.session.state import Activity, Progress, State
from werksessie.session.wording import places

Row = Mapping[str, Any]
Log = Sequence[Mapping[str, Any]]

SESSION = (
    "code title place date municipality community programme programme_version rehearsal:int started_at closed_at "
    "sealed_at evenings:int people:int without_phone:int destroyed_on corrections:int"
)
ACTIVITIES = (
    "id position:int number kind title question status sensitive:int answered:int unsure:int skipped:int "
    "without_phone:int by_hand:int left_out:int note conclusion"
)
OPTIONS = "activity use id position:int text source chosen:int"
COUNTS = "activity row text name number:int answered:int"
THEMES = "activity id number:int name goal"
# Without the group: that never stands beside one text.
ANSWERS = "activity id person about text status reason theme under side quote:int rewritten:int from_table:int"
VOTES = "id:int activity person about question option value group_name"
AGREEMENTS = "activity number:int what who when_done goal status why told_by told_on"
EARLIER_EVENINGS = "number:int title date place people:int"
EARLIER_AGREEMENTS = "evening:int number:int what who when_done status why told_by told_on"
PROPOSALS = "activity number:int round:int text outcome"
PROFILE = "row text"
VERSIONS = "number:int day sort name text"
PARKED = "id text"
CORRECTIONS = "number:int day sorts reason"
LEADING = tuple(next(iter(kind.COUNTS)) for kind in KINDS.values() if CHOSEN_GOALS in kind.GIVES)
"""What says how far people are for a goal, in the kinds in which goals are chosen."""

GOALS = f"""SELECT counts.activity, counts.text AS goal, counts.number AS votes, counts.answered AS people FROM counts
JOIN options ON options.activity = counts.activity AND options.id = counts.row AND options.use = 'vote'
JOIN themes ON themes.id = options.source AND themes.goal != ''
WHERE counts.name IN ({", ".join(f"'{name}'" for name in LEADING)}) ORDER BY votes DESC, goal"""

STATUS = {"released": "shown", "hidden": "hidden"}
"""What the name of an event ends in that says what became of a text."""


@dataclass(frozen=True)
class Table:
    """A table, or with `select` a view, as a record takes it (record.promise.Table)."""

    name: str
    columns: Mapping[str, type[int] | type[str]] = field(default_factory=dict)
    rows: Sequence[Row] = ()
    key: tuple[str, ...] = ()
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    select: str = ""


def plain_tables(state: State) -> tuple[Table, ...]:
    """Every table of a sealed session, those that others refer to first."""
    log = [encode(event) for event in as_sealed(state)]
    every = list(state.each())
    return (
        _table("session", SESSION, "code", [_session(state)]),
        _table("activities", ACTIVITIES, "id", (_activity(state, at, *one) for at, one in enumerate(every, 1))),
        _table("options", OPTIONS, "activity use id", (row for one in every for row in _options(*one))),
        _table("counts", COUNTS, "activity row name", (row for one in every for row in _counts(*one))),
        _table("themes", THEMES, "activity id", (row for one in every for row in _themes(*one))),
        _table("answers", ANSWERS, "activity id", _answers(log)),
        _table("votes", VOTES, "id", ({"id": at, **row} for at, row in enumerate(_votes(log), 1))),
        _table("agreements", AGREEMENTS, "activity number", (row for one in every for row in _agreements(state, *one))),
        _table("earlier_evenings", EARLIER_EVENINGS, "number", _earlier_evenings(state)),
        _table("earlier_agreements", EARLIER_AGREEMENTS, "evening number", _earlier_agreements(state)),
        _table("proposals", PROPOSALS, "activity number round", (row for one in every for row in _proposals(*one))),
        _table("profile", PROFILE, "row", ({"row": row, "text": text} for row, text in sorted(state.profile.items()))),
        _table("versions", VERSIONS, "number sort name", _versions(state)),
        _table("parked", PARKED, "id", ({"id": one, "text": text} for one, text in sorted(state.parked.items()))),
        _table("corrections", CORRECTIONS, "number", _corrections(state)),
        Table("goals_by_votes", select=GOALS),
    )


def _table(name: str, columns: str, key: str, rows: Iterable[Row]) -> Table:
    """`columns` are names; those that end in ":int" hold numbers."""
    typed = {one.removesuffix(":int"): int if one.endswith(":int") else str for one in columns.split()}
    refers = {"activity": ("activities", "id")} if "activity" in typed else {}
    whole = [{column: row.get(column, kind()) for column, kind in typed.items()} for row in rows]
    keys = tuple(key.split())
    # A damaged log may say something twice; its tables must not stand in the way of storing what comes next.
    once = {tuple(row[column] for column in keys): row for row in whole}
    return Table(name, typed, list(once.values()), keys, refers)


def _session(state: State) -> Row:
    told = state.details
    return {
        "code": state.code, "title": told.title, "place": told.place, "date": told.date,
        "municipality": told.municipality, "community": told.community, "programme": say(state.programme.title, "nl"),
        "programme_version": state.programme.version, "rehearsal": int(told.rehearsal),
        "started_at": state.started_at, "closed_at": state.closed_at, "sealed_at": state.sealed_at,
        "evenings": state.evening, "people": state.present, "without_phone": state.without_phone,
        "destroyed_on": state.destroyed_on, "corrections": len(state.corrected),
    }  # fmt: skip


def _activity(state: State, position: int, plan: Plan, activity: Activity) -> Row:
    tally, (without_phone, by_hand) = tally_of(plan, activity), on_paper(plan, activity)
    return {
        "id": plan.id, "position": position, "number": plan.number, "kind": plan.kind, "title": say(plan.title, "nl"),
        "question": say(plan.text, "nl"), "status": activity.stage, "sensitive": int(plan.sensitive),
        "answered": tally.answered, "unsure": tally.unsure, "skipped": tally.skipped, "without_phone": without_phone,
        "by_hand": by_hand, "left_out": activity.left_out, "note": state.notes.get(plan.id, ""),
        "conclusion": state.conclusions.get(plan.id, ""),
    }  # fmt: skip


def _options(plan: Plan, activity: Activity) -> Iterator[Row]:
    for use, options in (("vote", activity.options), ("about", activity.about)):
        for position, one in enumerate(options, 1):
            yield {
                "activity": plan.id, "use": use, "id": one.id, "position": position, "text": say(one.text, "nl"),
                "source": one.source, "chosen": int(use == "vote" and one.id in activity.chosen),
            }  # fmt: skip


def _counts(plan: Plan, activity: Activity) -> Iterator[Row]:
    for row in tally_of(plan, activity).rows:
        for name, number in row.counts.items():
            counted = {"text": say(row.text, "nl"), "name": name, "number": number, "answered": row.answered}
            yield {"activity": plan.id, "row": row.id, **counted}


def _themes(plan: Plan, activity: Activity) -> Iterator[Row]:
    told = detail_of(plan, activity)
    found = told.get("themes", ())
    if activity.kept:
        rows = zip(activity.kept.tally.rows, told["told"], strict=False)
        found = [{"id": row.id, "name": say(row.text, "nl"), **one} for row, one in rows if "goal" in one]
    for number, one in enumerate(found, 1):
        yield {"activity": plan.id, "id": one["id"], "number": number, "name": one["name"], "goal": one["goal"]}


def _agreements(state: State, plan: Plan, activity: Activity) -> Iterator[Row]:
    for number, one in enumerate(detail_of(plan, activity).get("agreements", ()), 1):
        now = _said(state.progress.get((plan.id, number)))
        yield {"activity": plan.id, "number": number, "when_done": one["when"], **one, **now}


def _earlier_evenings(state: State) -> Iterator[Row]:
    for number, one in enumerate(state.earlier, 1):
        yield {"number": number, "title": one.title, "date": one.date, "place": one.place, "people": one.people or 0}


def _earlier_agreements(state: State) -> Iterator[Row]:
    for evening, one in enumerate(told(state), 1):
        for number, agreed in enumerate(one.agreements, 1):
            made = {"what": agreed.what, "who": agreed.who, "when_done": agreed.when}
            yield {"evening": evening, "number": number, **made, **_said(agreed.progress)}


def _said(now: Progress | None) -> Row:
    return {"status": now.status, "why": now.why, "told_by": now.side, "told_on": now.day} if now else {}


def _proposals(plan: Plan, activity: Activity) -> Iterator[Row]:
    for number, one in enumerate(detail_of(plan, activity).get("proposals", ()), 1):
        earlier = one.get("earlier", ())
        last = {"round": max((was["round"] for was in earlier), default=0) + 1, **one}
        yield from ({"activity": plan.id, "number": number, **was} for was in (*earlier, last))


def _answers(log: Log) -> Iterator[Row]:
    """Every text that people wrote; once the single answers are destroyed, those that may still be told."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for event in log:
        for row in _written(event):
            found[row["activity"], row["id"]] = row
        for card, fact in _facts(event):
            found.get((event["activity"], card), {}).update(fact)
    return iter(found.values())


def _written(event: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    here = {"activity": event.get("activity"), "person": event.get("person", "")}
    card, text = event.get("card") or event.get("note"), event.get("text")
    if text is not None and (card or (text and "person" in event)):
        yield {
            **here, "id": card or event["answer_id"], "about": event.get("about", ""), "text": text,
            "status": "waiting",
            "side": event.get("side", "") if "person" in event else "municipality",
            "rewritten": int(event.get("rewritten", False)), "from_table": int(event.get("table", False)),
        }  # fmt: skip
    for about, said in event.get("objections", {}).items():
        yield {**here, "id": said["id"], "about": about, "text": said["text"], "status": "waiting"}
    if event["type"] == "result.kept":
        # A text may be told both of one goal and of the whole question.
        kept = dict.fromkeys(place.text for place in places([decode(event)]) if place.sort == ANSWER)
        for number, text in enumerate(kept, 1):
            yield {**here, "id": f"kept-{number}", "text": text, "status": "shown", "quote": 1}


def _facts(event: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(id, what else is known of it) of every text that this event says something of."""
    card = event.get("card") or event.get("note") or event.get("objection")
    status = STATUS.get(event["type"].split(".")[-1].split("-")[-1])
    if "person" in event:
        return
    if card and status:
        yield card, {"status": status, "reason": event.get("reason", "")}
    elif card and "text" in event:
        yield card, {"status": "shown"}
    elif card and "theme" in event:
        yield card, {"theme": event["theme"]}
    elif card and "onto" in event:
        yield card, {"under": event["onto"]}
    yield from ((one, {"quote": 1}) for one in event.get("cards", ()))


def _votes(log: Log) -> Iterator[Row]:
    """Every thing that somebody ticked, rated or passed: `question` is the field of the answer that says so."""
    for event in log:
        if "person" not in event or "activity" not in event:
            continue
        here = {name: event.get(name, "") for name in ("activity", "person", "about")}
        for name in EVENTS[event["type"]].VOTES:
            question = "passed" if name == "how" else name
            for option, value in _given(event[name]):
                given = {"question": question, "option": option, "value": str(value)}
                yield {**here, **given, "group_name": event.get("group", "")}


def _given(value: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(value, Mapping):
        return value.items()
    return [(one, 1) for one in value] if isinstance(value, (list, tuple)) else [("", value)]


def _versions(state: State) -> Iterator[Row]:
    for one in state.versions:
        for sort, texts in (("profile", one.profile), ("conclusion", one.conclusions)):
            for name, text in sorted(texts.items()):
                yield {"number": one.number, "day": one.day, "sort": sort, "name": name, "text": text}


def _corrections(state: State) -> Iterator[Row]:
    for number, one in enumerate(state.corrected, 1):
        yield {"number": number, "day": one.day, "sorts": ", ".join(one.sorts), "reason": one.reason}
