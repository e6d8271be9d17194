"""Two answers of one person: whoever has the secret can lay them side by side, and after sealing nobody can."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from flask import Flask

from tests.conftest import KEY, Evening, Facilitator, prepare
from tests.faults.conftest import opened, shut
from tests.faults.disk import every_byte, folded, log
from tests.session.full_evening import full
from werksessie.session.sealing import distil
from werksessie.session.state import State
from werksessie.web.visitor import pseudonym

PEOPLE = 8


def people_of(state: State) -> dict[str, frozenset[str]]:
    """Everybody who answered, or passed, by activity."""
    return {name: frozenset(one.seen) for name, one in state.activities.items() if one.seen}


def linked(secret: str, tokens: list[str], names: Mapping[str, frozenset[str]]) -> int:
    """How many answers can be laid beside another of the same phone by who has this secret and these tokens."""
    mine = [[pseudonym(secret, token, name) in there for name, there in names.items()] for token in tokens]
    return sum(sum(found) for found in mine if sum(found) > 1)


def an_evening(evening: Evening) -> list[str]:
    """Everybody answers three questions; the tokens of their phones."""
    evening.until("open:1")
    for number, phone in enumerate(evening.join(PEOPLE)):
        evening.answer(phone, "1", text=f"Plek {number}")
    evening.until("open:4")
    for number, phone in enumerate(evening.phones):
        evening.answer(phone, "4", **({"text": f"Licht {number}"} if number % 2 else {"unsure": "1"}))
    assert evening.facilitator.do("close").status_code == 204
    cookies = [phone.get_cookie("person", path=f"/{evening.code}") for phone in evening.phones]
    return [cookie.value for cookie in cookies if cookie]


def test_with_the_secret_answers_can_be_linked_until_sealing_and_not_after(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    app = opened(folder)
    evening = prepare(app, let_in(app))
    evening.until("start")
    tokens = an_evening(evening)
    secret = json.loads((folder / ".secrets" / f"{evening.name}.json").read_text())["secret"]
    before = people_of(folded(log(folder, evening.name)))
    assert linked(secret, tokens, before) == 2 * PEOPLE

    assert evening.facilitator.do("seal").status_code == 204
    after = people_of(folded(log(folder, evening.name)))
    assert {name: len(there) for name, there in after.items()} == {name: len(there) for name, there in before.items()}
    assert linked(secret, tokens, after) == 0
    assert [name for name, content in every_byte(folder).items() if secret.encode() in content] == []
    assert "secret" not in json.loads((folder / ".secrets" / f"{evening.name}.json").read_text())
    shut(app)


def let_in(app: Flask) -> Facilitator:
    browser = app.test_client()
    assert browser.get(f"/sessions?key={KEY}").status_code == 303
    return Facilitator(browser)


def numbers(state: State, person: int, seed: int) -> tuple[int, int]:
    """The number that somebody gets in two votes of the full evening, when it is sealed with this seed."""
    orders: list[list[str]] = []
    shuffle = random.Random(seed).shuffle

    def watched(people: list[str]) -> None:
        shuffle(people)
        orders.append(list(people))

    distil(state, "2027-01-12T23:00:00", watched)
    mine = [f"pseudonym-{name}-{person}" for name in ("kiezen", "kaarten")]
    one, other = (order.index(name) for name in mine for order in orders if name in order)
    return one, other


def test_the_number_somebody_has_in_one_question_says_nothing_about_their_number_in_another() -> None:
    state = full().state
    seen = Counter(numbers(state, 3, seed) for seed in range(1200))
    assert (len({one for one, _ in seen}), len({other for _, other in seen})) == (12, 6)
    # Of 72 pairs each is expected 16 or 17 times; a link between the two would leave most of them empty.
    assert len(seen) == 72
    assert max(seen.values()) < 45
