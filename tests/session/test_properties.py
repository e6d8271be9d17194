"""What holds whatever people do, in whatever order, twice, too late, wrong or all at once."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.evening import Evening, form
from tests.session.full_evening import assert_same
from tests.strategies import ACTIVITIES, PEOPLE, Move, command, moves
from werksessie.activities import KINDS
from werksessie.activities.ideas.cards import HIDDEN
from werksessie.session.codec import decode, encode
from werksessie.session.commands import Act, Answer, Close, Command, Refusal, Start
from werksessie.session.events import Event
from werksessie.session.reducer import fold
from werksessie.session.rules import decide
from werksessie.session.sealing import distil
from werksessie.session.stages import next_step, turnout
from werksessie.session.state import CLOSED, PREPARED, RUNNING, SEALED, State


def play(evening: Evening, taken: list[Move]) -> Iterator[Command]:
    """Asks for every move in turn and gives the commands that were not refused."""
    asked: list[Command] = []
    for move in taken:
        evening.wait(1 + move.two % 4)
        if move.what == "repeat" and asked:
            asked.append(asked[-1 - (move.one * 8 + move.two) % len(asked)])
        else:
            asked.append(command(evening.state, move, evening.fresh(), evening.at))
        try:
            evening.ask(asked[-1])
        except Refusal:
            continue
        yield asked[-1]


def started() -> Evening:
    """An evening as far as `begun`."""
    return begun().again()


@cache
def begun() -> Evening:
    """A room of nine with an idea on the wall and a goal in words, so that every vote has something to vote on."""
    evening = Evening(people=len(PEOPLE))
    evening.open("wensen")
    for number, person in enumerate(PEOPLE[:4]):
        card = evening.idea(f"Meer licht op plek {number}", person)
        theme = evening.act("wensen", "make-theme", name="Licht", card=card)
        evening.act("wensen", "goal", theme=theme, goal=f"het op plek {number} licht is")
    return evening


@given(moves)
def test_the_state_is_always_what_its_log_gives(taken: list[Move]) -> None:
    for evening in (Evening(), started()):
        for _ in play(evening, taken):
            pass
        assert evening.replay() == evening.state


@given(moves)
def test_nobody_ever_has_more_than_is_allowed(taken: list[Move]) -> None:
    evening = started()
    for _ in play(evening, taken):
        for activity in ("kiezen", "stapel"):
            most = evening.plan(activity).settings["choices"]
            for dots in evening[activity].content.cast.values():
                assert 1 <= sum(dots.values()) <= most
                assert activity == "stapel" or set(dots.values()) == {1}
        for person in PEOPLE:
            assert len(evening.own("wensen", person)["ideas"]) <= 3


fact = lru_cache(maxsize=1000)(json.loads)


def taking_part(evening: Evening, activity: str) -> set[str]:
    """Who has something standing, worked out from the log alone."""
    cards: dict[str, str] = {}
    consents: set[str] = set()
    others: set[str] = set()
    tallied: set[str] = set()
    for event in map(fact, evening.log):
        if event.get("activity") != activity:
            continue
        match event["type"]:
            case "ideas.sent":
                cards[event["card"]] = event["person"]
                others.discard(event["person"])
            case "ideas.withdrawn":
                cards.pop(event["card"], None)
            case "paper.removed" | "paper.tallied":
                gone = {event["paper"]} if "paper" in event else tallied
                tallied = {*event["papers"]} if "papers" in event else tallied
                cards = {card: person for card, person in cards.items() if person not in gone}
                consents -= gone
                others -= gone
            case "agreement.made" | "agreement.changed" | "agreement.dropped":
                consents.clear()
            case "consent.given":
                consents.add(event["person"])
                others.discard(event["person"])
            case "answer.passed":
                others.add(event["person"])
                consents.discard(event["person"])
            case "dots.placed" | "opinions.given":
                others.add(event["person"])
            case "ideas.edited":
                others.discard(event["person"])
    return {*cards.values(), *consents, *others}


@settings(max_examples=50)
@given(moves)
def test_totals_always_equal_the_number_of_people_who_sent_something(taken: list[Move]) -> None:
    evening = started()
    for _ in play(evening, taken):
        for activity in ACTIVITIES:
            tally = evening.tally(activity)
            people = taking_part(evening, activity)
            assert tally.answered + tally.unsure + tally.skipped == len(people), activity
            assert turnout(evening.state, evening.plan(activity), evening[activity])[0] == len(people), activity


@given(moves)
def test_the_same_answer_again_never_counts_again(taken: list[Move]) -> None:
    evening, answers = started(), []
    for asked in play(evening, taken):
        if isinstance(asked, Answer):
            before = evening.state
            assert evening.ask(asked) == ()
            assert evening.state is before
            answers += [asked] if asked.answer_id in evening[asked.activity].seen.get(asked.person, ()) else []
    before = evening.state
    for asked in answers:
        assert evening.ask(asked) == ()
    assert evening.state is before


def texts_that_went(evening: Evening) -> set[str]:
    """Every text somebody sent that was hidden, replaced or taken back."""
    events = [*map(fact, evening.log)]
    sent = {event["text"] for event in events if event["type"] in ("ideas.sent", "ideas.edited", "ideas.rewritten")}
    kept = {idea.text for idea in evening["wensen"].content.ideas.values() if idea.status != HIDDEN}
    return sent - kept


@given(moves, st.randoms(use_true_random=False))
def test_sealing_any_closed_evening_keeps_every_count(taken: list[Move], chance: random.Random) -> None:
    for evening in (Evening(), started()):
        for _ in play(evening, taken):
            pass
        if evening.state.phase == PREPARED:
            evening.ask(Start(evening.at))
        if evening.state.phase == RUNNING:
            evening.ask(Close(evening.at))
        assert evening.state.phase == CLOSED
        sealed = [json.dumps(encode(event)) for event in distil(evening.state, evening.at, chance.shuffle)]
        state = fold((seq, decode(json.loads(line))) for seq, line in enumerate(sealed, 1))
        assert_same(evening.state, state)
        assert state.phase == SEALED
        gone = [*PEOPLE, *texts_that_went(evening)]
        assert [trace for trace in gone if trace in "\n".join(sealed)] == []


@given(moves)
def test_every_surface_can_be_drawn_at_any_moment(taken: list[Move]) -> None:
    evening = started()
    for _ in play(evening, taken):
        next_step(evening.state)
    for plan, activity in evening.state.each():
        kind = KINDS[plan.kind]
        pages = kind.pages(evening.state, plan, activity)
        assert len(evening.walls(plan.id)) == pages >= 1
        assert isinstance(kind.board(evening.state, plan, activity), dict)
        assert isinstance(kind.report(evening.state, plan, activity), dict)
        assert isinstance(json.dumps(kind.detail(plan, activity)), str)
        for person in PEOPLE:
            kind.own(plan, activity, person)


# Posts that no page of ours would send

FIELDS = "text about value unsure skip replaces withdraw dots-plek-1 value-plek-1 dots- value- card theme name goal"
MORE = "onto into step on flagged reason option chosen what who when agreement"
names = st.sampled_from([*FIELDS.split(), *MORE.split()])
values = st.lists(st.text(max_size=9) | st.sampled_from(["plek-1", "agree", "1", "2027-04-01"]), max_size=2).map(tuple)
verbs = sorted({verb for kind in KINDS.values() for verb in kind.DEEDS} | {"choose", "rename-option", "weg"})
posts = st.dictionaries(names, values, max_size=4)


def on_the_wall(activity: str) -> Evening:
    """A room with this activity on the wall, open when it asks something."""
    evening = started()
    evening.show(activity)
    if activity != "wensen" and KINDS[evening.plan(activity).kind].ASKS:
        evening.press(f"open:{activity}")
    return evening


OPEN = {activity: on_the_wall(activity) for activity in ACTIVITIES}


@settings(max_examples=200)
@given(st.sampled_from(ACTIVITIES), posts, st.sampled_from(verbs), st.text(max_size=70))
def test_whatever_is_posted_is_decided_or_refused_in_plain_words(
    activity: str, fields: dict[str, tuple[str, ...]], verb: str, answer_id: str
) -> None:
    state = OPEN[activity].state
    for asked in (
        Answer(activity, "ann", answer_id, fields, "new"),
        Answer(activity, "ann", "a1", fields, "new", group=answer_id),
        Act(activity, verb, fields, "new"),
        Act(activity, verb, form(dict.fromkeys(fields, "plek-1")), "new"),
    ):
        events = decided_or_refused(state, asked)
        after = fold(enumerate(events, state.seq + 1), state)
        kind, plan = KINDS[OPEN[activity].plan(activity).kind], OPEN[activity].plan(activity)
        assert kind.tally(plan, after.activities[activity]).answered >= 0


def decided_or_refused(state: State, asked: Command) -> Sequence[Event]:
    try:
        return decide(state, asked)
    except Refusal as refusal:
        known, full_stop = refusal.status in (404, 409, 422), str(refusal).endswith((".", "'."))
    assert (known, full_stop) == (True, True)
    return ()
