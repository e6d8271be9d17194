"""Made-up facts, counts and commands, for properties that must hold whatever happens."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from math import prod
from typing import Any, NamedTuple, TypeVar, get_type_hints

from hypothesis import strategies as st

from tests.session.evening import PROGRAMME, form
from werksessie.activities import KINDS
from werksessie.activities.hiding import REASONS
from werksessie.activities.ideas.deeds import DEEDS as IDEAS_DEEDS
from werksessie.activities.pads import Count, Pads
from werksessie.programme.details import Details
from werksessie.programme.model import to_dict
from werksessie.session.commands import (
    Act,
    Answer,
    Blank,
    ChangeDetails,
    ChooseReveal,
    Close,
    Command,
    Fields,
    GoTo,
    HideResults,
    Join,
    Next,
    OpenAgain,
    Page,
    Reopen,
    Skip,
    Start,
    Undo,
)  # fmt: skip
from werksessie.session.disclosure import Row, Tally
from werksessie.session.events import EVENTS, Event
from werksessie.session.paper import CountWithoutPhone, EnterPaper, RemovePaper, TallyPaper
from werksessie.session.stages import next_step
from werksessie.session.state import INTRO, SHUT, State

ACTIVITIES = tuple(plan.id for plan in PROGRAMME.activities)
PEOPLE = tuple(f"person-{number}" for number in range(9))

Made = TypeVar("Made")

# Facts

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=5,
)
options = st.fixed_dictionaries(
    {"id": st.text(), "text": st.dictionaries(st.text(), st.text(), max_size=2)}, optional={"source": st.text()}
)
BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "activity": st.sampled_from((*ACTIVITIES, "verdwenen")),
    "person": st.sampled_from(PEOPLE) | st.text(),
    "card": st.sampled_from(("fresh-002", "weg")),
    "theme": st.sampled_from(("fresh-004", "weg", "")),
    "onto": st.sampled_from(("fresh-002", "fresh-006", "weg", "")),
    "into": st.sampled_from(("fresh-004", "fresh-008", "weg")),
    "step": st.sampled_from(("fresh-004", "stap", "")),
    "programme": st.just(json.loads(json.dumps(to_dict(PROGRAMME)))),
    "options": st.lists(options, max_size=3).map(tuple),
    "stages": st.dictionaries(st.sampled_from((*ACTIVITIES, "verdwenen")), st.sampled_from(["planned", "open"])),
    "pages": st.dictionaries(st.sampled_from((*ACTIVITIES, "verdwenen")), st.integers(0, 3)),
    "dots": st.dictionaries(st.text(), st.integers(0, 9), max_size=3),
    "opinions": st.dictionaries(st.text(), st.text(), max_size=3),
}
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(),
    bool: st.booleans(),
    tuple[Mapping[str, Any], ...]: st.lists(options, max_size=3).map(tuple),
}


def _facts(kind: type[Event]) -> st.SearchStrategy[Event]:
    types = get_type_hints(kind)
    whole = st.dictionaries(st.text(), json_values, max_size=3)
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return st.builds(kind, **{name: BY_NAME.get(name, BY_TYPE.get(types[name], whole)) for name in names})


facts = st.one_of([_facts(EVENTS[name]) for name in sorted(EVENTS)])
"""Any event this version knows, about activities that exist and one that does not."""


# Counts


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    """Rows of up to four counts, as a sensitive question might give; each count small more often than not."""
    cell = st.integers(0, 7) | st.integers(0, 300)
    names = ("agree", "disagree", "unsure", "skip")[: draw(st.integers(1, 4))]
    counts = draw(st.lists(st.tuples(*(cell for _ in names)), max_size=4))
    rows = tuple(
        Row(f"row-{number}", {"nl": "rij"}, dict(zip(names, row, strict=True)), sum(row))
        for number, row in enumerate(counts)
    )
    most = max((row.answered for row in rows), default=0)
    return Tally(most + draw(st.integers(0, 3)), draw(cell), draw(cell), rows)


# Commands


class Move(NamedTuple):
    """What somebody does, in numbers; `command` finds out what they stand for at that moment."""

    what: str
    where: str
    who: int
    one: int
    two: int


ANSWERS = ("answer", "answer", "answer", "change", "pass", "nonsense")
STEPS = ("open", "next", "stale", "undo", "goto", "skip", "page", "reveal", "hide", "blank")
DEEDS = ("theme", "goal", "ideas", "choose", "rename", "agree", "group")
PAPER_DESK = ("card", "card", "card", "uncard", *("count",) * 5, "without")
REST = ("join", "details", "close", "start", "repeat", "repeat")
WHAT = (*ANSWERS[:5] * 3, "nonsense", *("open",) * 12, *STEPS, *DEEDS, *PAPER_DESK, *REST)

WHERE = (*("here",) * 20, *ACTIVITIES, *ACTIVITIES[3:], "verdwenen")


def of_numbers(make: Callable[..., Made], *sizes: int) -> st.SearchStrategy[Made]:
    """What is made of a number under each of these sizes. They are drawn as a single one: to draw them apart takes
    longer than all that is done with them."""

    def apart(drawn: int) -> Made:
        numbers = []
        for size in sizes:
            drawn, one = divmod(drawn, size)
            numbers.append(one)
        return make(*numbers)

    return st.integers(0, prod(sizes) - 1).map(apart)


def any_move(what: Sequence[str], where: Sequence[str]) -> st.SearchStrategy[Move]:
    """Any of these in any of these places, by anybody."""
    return of_numbers(
        lambda did, there, *more: Move(what[did], where[there], *more), len(what), len(where), len(PEOPLE), 8, 8
    )


moves = st.lists(any_move(WHAT, WHERE), min_size=20, max_size=80)


def pick(among: Sequence[str], number: int) -> str:
    """One of these, or something that is not there."""
    return among[number % len(among)] if among and number != 7 else "weg"


def command(state: State, move: Move, fresh: str, at: str) -> Command:
    """The command that this move stands for in this state; `fresh` is an id nobody used."""
    where = (state.current or "welkom") if move.where == "here" else move.where
    if move.what in ANSWERS:
        answer_id = "niet goed!" if move.what == "nonsense" and move.one == 0 else f"answer-{fresh}"
        return Answer(where, PEOPLE[move.who], answer_id, form(_answer(state, where, move, fresh)), fresh)
    if move.what in DEEDS:
        return _deed(state, where, move, fresh)
    if move.what in PAPER_DESK:
        return _at_the_paper_desk(state, where, move, fresh)
    return _step(state, where, move, at)


def _answer(state: State, where: str, move: Move, fresh: str) -> dict[str, Any]:
    if move.what == "pass":
        return {"unsure" if move.one % 2 else "skip": "1"}
    if move.what == "nonsense":
        return {"value": "misschien", "dots-weg": "x", "about": "weg", "text": " " * move.two}
    ids = [one.id for one in state.activities[where].options] if where in state.activities else []
    if where == "wensen":
        sent = sorted(one for own in state.activities[where].seen.values() for one in own)
        how = {"replaces": pick(sent, move.two)} if move.one % 2 else {"withdraw": pick(sent, move.two)}
        return {"text": f"Idee {fresh}{'!' * move.two * 5}", **(how if move.what == "change" else {})}
    if where == "afspraken":
        return {"value": ("fine", "tolerable", "objection", "weet niet")[move.one % 4], "text": "Eerst praten."}
    if where in ("kaarten", "veilig"):
        values = ("agree", "disagree", "unsure", "skip", "misschien")
        both = {"about": pick(ids, move.two), "value": values[move.two % 5]} if move.what == "change" else {}
        return {f"value-{pick(ids, move.one)}": values[move.one % 5], **both}
    return {f"dots-{pick(ids, move.one)}": str(move.two % 4), f"dots-{pick(ids, move.two)}": "1"}


def _deed(state: State, where: str, move: Move, fresh: str) -> Command:
    wishes = state.activities["wensen"].content if state.activities else None
    cards = sorted(wishes.ideas) if wishes else []
    theme = pick(sorted(wishes.themes) if wishes else [], move.two)
    card = pick(cards, move.one)
    if move.what == "theme":
        return Act("wensen", "make-theme", form({"name": f"Thema {move.one}", "card": tuple(cards[: move.two])}), fresh)
    if move.what == "goal":
        return Act("doelen", "goal", form({"theme": theme, "goal": f"We willen dat {move.one}"}), fresh)
    if move.what == "group":
        return Act("wensen", "place", form({"theme": theme if move.one % 3 else "", "card": card}), fresh)
    if move.what == "ideas":
        return Act("wensen", *_grouping(wishes, cards, move), fresh)
    if move.what == "agree":
        made = sorted(state.activities["afspraken"].content.agreements) if state.activities else []
        typed = {"what": "Bel de buurt", "who": "gemeente", "when": "2027-04-01", "agreement": pick(made, move.two)}
        return Act("afspraken", ("make", "make", "change", "drop")[move.one % 4], form(typed), fresh)
    votes = [plan.id for plan, one in state.each() if one.options and (move.what == "rename" or one.stage == SHUT)]
    vote = pick(votes, move.who)
    ids = [one.id for one in state.activities[vote].options] if vote in votes else []
    named = form({"option": pick(ids, move.one), "text": "Anders", "chosen": "no" if move.two == 1 else "yes"})
    return Act(vote, "choose" if move.what == "choose" else "rename-option", named, fresh)


def _grouping(wishes: Any, cards: Sequence[str], move: Move) -> tuple[str, Fields]:
    """Any deed with cards and themes, and a form that has all it may ask for."""
    themes, last = sorted(wishes.themes) if wishes else [], wishes.steps[-1:] if wishes else ()
    verbs = sorted(IDEAS_DEEDS)
    fields = {
        "card": (pick(cards, move.one), pick(cards, move.one + move.two)), "onto": pick(cards, move.two),
        "theme": pick(themes, move.two), "into": pick(themes, move.one + 1), "name": "Thema" if move.one % 3 else "",
        "reason": sorted(REASONS)[move.two % len(REASONS)], "text": f"Anders {move.one}", "goal": f"doel {move.two}",
        "on": "no" if move.two % 3 else "yes", "step": last[0].id if last and move.two else "weg",
        "flagged": "yes" if move.one % 2 else "",
    }  # fmt: skip
    return verbs[(move.who + len(PEOPLE) * (move.two % 2)) % len(verbs)], form(fields)


def _at_the_paper_desk(state: State, where: str, move: Move, fresh: str) -> Command:
    """A card typed in or taken back, a count of pads, or of who has no phone."""
    found = state.at(where)
    cards = found[1].cards if found else ()
    if move.what == "card":
        card = pick(cards, move.two) if move.one % 2 else ""
        return EnterPaper(where, form(_answer(state, where, move, fresh)), f"paper-{fresh}", fresh, card)
    if move.what == "uncard":
        return RemovePaper(where, pick(cards, move.one))
    if move.what == "without":
        return CountWithoutPhone(move.one, state.without_phone if move.two else 7)
    pads = KINDS[found[0].kind].pads(*found) if found else Pads()
    before = found[1].counted.get(pads.round) if found else None
    chosen = {pads.pads[number % len(pads.pads)].key: move.one for number in (move.one, move.who) if pads.pads}
    count = Count(move.one + move.two % 3, move.two % 3, 0, chosen)
    return TallyPaper(where, count, ("paper", "hands", "tenen")[move.who % 3], before.turn if before else 0, fresh)


def _step(state: State, where: str, move: Move, at: str) -> Command:
    step = next_step(state, at)
    commands: dict[str, Command] = {
        "open": _toward_open(state, where, at),
        "next": Next(step.token if step else "end", at),
        "stale": Next(f"open:{where}", at),
        "undo": Undo(at),
        "goto": GoTo(where, at),
        "skip": Skip(where, at),
        "page": Page(where, move.one % 3),
        "reveal": ChooseReveal(where, ("live", "after_close", "nooit")[move.one % 3]),
        "hide": HideResults(where, bool(move.one % 2)),
        "blank": Blank(bool(move.one % 2)),
        "join": Join(PEOPLE[move.who]),
        "details": ChangeDetails(Details("Proef", ladder="meedenken", feedback_date="2027-03-03", place=str(move.one))),
        "close": Close(at) if move.two == 0 else Reopen(at),
        "start": Start(at),
        "repeat": Join(PEOPLE[0]),
    }
    return commands[move.what]


def _toward_open(state: State, where: str, at: str) -> Command:
    """One step nearer to an open question."""
    found = state.at(where)
    if found and found[1].stage == SHUT:
        return OpenAgain(where, at)
    if found and found[1].stage == INTRO and state.current == where:
        return Next(f"open:{where}", at)
    return GoTo(where, at)
