"""An evening in any order, by everybody at once: never a 500, the record always gives the state, no count is ever
below nothing, and what was acknowledged stays until somebody says that it goes."""

from __future__ import annotations

import secrets
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.faults.fuzzing import (
    ANSWERS,
    EVERY_KIND,
    evening,
    examples,
    facilitator_of,
    fault,
    house,
    ids,
    replayed,
    texts,
)
from werksessie.activities import KINDS
from werksessie.web.visitor import pseudonym

ACTIVITIES = [plan.id for plan in EVERY_KIND.activities]
LASTING = ("wensen", "glas", "keuze", "stapel", "kaarten", "veilig")
"""Questions that are asked in one round: what was answered stands until the one who sent it, or the facilitator who
takes a whole device away, takes it back."""
THINGS = st.integers(0, 9)
APP = house()


class AnyEvening(RuleBasedStateMachine):
    """`said` are the pseudonyms by question of who was told "Ontvangen", `cards` the ideas that came in."""

    @initialize()
    def begin(self) -> None:
        self.room = evening(APP, "wensen")
        self.host = self.room.host
        self.facilitator, self.token = facilitator_of(APP)
        self.phones: list[FlaskClient] = []
        self.said: dict[str, set[str]] = {}
        self.cards: set[str] = set()
        self.ends = False

    def teardown(self) -> None:
        for name in self.host.names():
            self.host.delete(name)

    def press(self, path: str, **form: Any) -> int:
        """A button of the facilitator; the status of the answer."""
        headers = {"X-CSRFToken": self.token, "HX-Request": "true"}
        reply = self.facilitator.post(f"/sessions/{self.room.name}/{path}", data=form, headers=headers)
        assert not fault(reply), path
        return int(reply.status_code)

    def person(self, phone: FlaskClient, activity: str) -> str:
        """Under which name this phone stands in one question, "" when it has no name any more."""
        code = self.room.state.code
        cookie = phone.get_cookie("person", path=f"/{code}") or next(
            (found for one in self.room.state.former if (found := phone.get_cookie("person", path=f"/{one}"))), None
        )
        secret = self.host.keys(self.room.name).get("secret")
        return pseudonym(secret, cookie.value, activity) if cookie and secret else ""

    @rule()
    def join(self) -> None:
        phone = APP.test_client()
        reply = phone.post(f"/{self.room.state.code}/join")
        assert not fault(reply)
        if reply.status_code == 303:
            self.phones.append(phone)

    @rule(
        who=THINGS,
        where=st.sampled_from(["", "", "", *ACTIVITIES]),
        how=st.sampled_from(["right"] * 4 + ["unsure", "late"]),
    )
    def answer(self, who: int, where: str, how: str) -> None:
        activity = where or self.room.state.current
        if not self.phones or not activity:
            return
        phone = self.phones[who % len(self.phones)]
        form = (
            {"unsure": "1"}
            if how == "unsure"
            else {**ANSWERS.get(activity, {}), **({"late": "1"} if how == "late" else {})}
        )
        self.send(phone, activity, {**form, "answer_id": secrets.token_hex(8)})

    @rule(who=THINGS, field=st.sampled_from(["text", "replaces", "withdraw", "value", "option", "role"]), text=texts)
    def answer_something_else(self, who: int, field: str, text: str) -> None:
        if self.phones and self.room.state.current:
            clean = text.encode("utf-8", "replace").decode()
            form = {field: clean, "answer_id": secrets.token_hex(8)}
            phone = self.phones[who % len(self.phones)]
            reply = phone.post(f"/{self.room.state.code}/answer/{self.room.state.current}", data=form)
            assert not fault(reply)

    def send(self, phone: FlaskClient, activity: str, form: dict[str, Any]) -> None:
        cards = set(self.room.state.activities["wensen"].content.ideas)
        for _ in range(2):
            # The answer to the first may have been lost on its way: the same again is one answer.
            reply = phone.post(f"/{self.room.state.code}/answer/{activity}", data=form, headers={"HX-Request": "true"})
            assert not fault(reply)
        person = self.person(phone, activity)
        if reply.status_code == 200 and "late" not in form and activity in LASTING and person:
            self.said.setdefault(activity, set()).add(person)
        new = set(self.room.state.activities["wensen"].content.ideas) - cards
        assert len(new) <= 1
        self.cards |= new

    @rule()
    def next(self) -> None:
        step = APP.extensions["scene_of"](self.room.name).step
        self.press("next", expected=step.token if step and step.token != "end" else "")

    @rule(verb=st.sampled_from(["undo", "timer-minute", "timer-stop", "pause-end", "timer-over", "together"]))
    def small(self, verb: str) -> None:
        self.press(verb)

    @rule(verb=st.sampled_from(["go-to", "go-to", "open-again", "skip", "shorten"]), where=st.sampled_from(ACTIVITIES))
    def jump(self, verb: str, where: str) -> None:
        self.press(verb, activity=where)

    @rule(what=st.sampled_from(["black=yes", "black=no", "test-card=yes", "lock=yes", "lock=no", "parking=yes"]))
    def switch(self, what: str) -> None:
        verb, _, value = what.partition("=")
        self.press(verb, black=value, shown=value, locked=value)

    @rule(minutes=st.sampled_from(["5", "-1", "99999", "x"]))
    def wait(self, minutes: str) -> None:
        self.press("pause", minutes=minutes)
        self.press("timer", seconds=minutes)

    @rule()
    def other_code(self) -> None:
        self.press("new-code")

    @rule(where=st.sampled_from(ACTIVITIES), verb=st.data())
    def deed(self, where: str, verb: Any) -> None:
        """Any deed of this kind of question, about things that are there."""
        plan = EVERY_KIND.plan(where)
        assert plan
        one = verb.draw(st.sampled_from(sorted(KINDS[plan.kind].DEEDS) or ["x"]))
        here = ids(self.room)
        form = {name: here[verb.draw(THINGS) * 37 % len(here)] for name in ("option", "onto", "into", "text", "step")}
        cards = sorted(self.room.state.activities["wensen"].content.ideas)
        themes = sorted(self.room.state.activities["wensen"].content.themes)
        form |= {
            "card": cards[verb.draw(THINGS) % len(cards)],
            "name": "Thema",
            "what": "Bel",
            "who": "wij",
            "reason": "insult",
        }
        form |= {"theme": themes[verb.draw(THINGS) % len(themes)]} if themes else {}
        self.press(f"activity/{where}/{one}", **form, goal="we het doen", when="2027-04-01")

    @rule(where=st.sampled_from(ACTIVITIES), text=texts)
    def paper(self, where: str, text: str) -> None:
        clean = text.encode("utf-8", "replace").decode()
        form = {**ANSWERS.get(where, {}), "text": clean, "entry": secrets.token_hex(8)}
        cards = set(self.room.state.activities["wensen"].content.ideas)
        self.press(f"paper/{where}/card", **form)
        self.cards |= set(self.room.state.activities["wensen"].content.ideas) - cards

    @rule(number=st.sampled_from(["3", "0", "-1", "99999"]))
    def without_phone(self, number: str) -> None:
        self.press("paper", number=number, was=str(self.room.state.without_phone))

    @rule(who=THINGS)
    def take_a_device_away(self, who: int) -> None:
        """The command that says so: from then on nothing is promised about what came from it."""
        sent = sorted(self.cards & set(self.room.state.activities["wensen"].content.ideas))
        if sent:
            self.press("mark-devices", activity="wensen", card=sent[who % len(sent)])
            self.said.clear()
            self.cards.clear()
            self.phones.clear()

    @rule(verb=st.sampled_from(["close", "reopen", "reopen"]))
    def end(self, verb: str) -> None:
        self.press(verb)

    @rule()
    def restart(self) -> None:
        """The server starts again: what is in memory goes, what was recorded comes back."""
        before = self.room.state
        self.host.close()
        assert self.room.state == before

    @invariant()
    def the_record_gives_the_state(self) -> None:
        assert replayed(self.room) == self.room.state

    @invariant()
    def no_count_is_below_nothing_or_above_who_there_are(self) -> None:
        for plan, activity in self.room.state.each():
            tally = KINDS[plan.kind].tally(plan, activity)
            numbers = [
                tally.answered,
                tally.unsure,
                tally.skipped,
                *(n for row in tally.rows for n in row.counts.values()),
            ]
            assert min(numbers) >= 0, plan.id

    @invariant()
    def what_was_acknowledged_is_there(self) -> None:
        for name, people in self.said.items():
            activity = self.room.state.activities[name]
            plan = EVERY_KIND.plan(name)
            assert plan
            there = set(KINDS[plan.kind].answered(activity)) | set(activity.passed)
            assert people <= there, name
        assert self.cards <= set(self.room.state.activities["wensen"].content.ideas)

    @invariant()
    def everybody_gets_their_page(self) -> None:
        wall = self.host.keys(self.room.name)["wall"]
        for path in (f"/sessions/{self.room.name}", f"/wall/{wall}", f"/{self.room.state.code}"):
            assert not fault(self.facilitator.get(path)), path


def test_any_evening_is_kept_whole() -> None:
    run_state_machine_as_test(AnyEvening, settings=examples(5, stateful_step_count=12))


@pytest.mark.soak
def test_many_long_evenings_are_kept_whole() -> None:
    run_state_machine_as_test(AnyEvening, settings=examples(30, stateful_step_count=50))
