"""Whatever is asked, by whomever, in whatever order."""

from __future__ import annotations

import ast
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import werksessie.accounts
from tests.accounts.town import ANNA, AT, BRAM, ELSEWHERE, EVENING, HERE, LENA, OTHER_ANNA, OTHER_LENA, THERE, office
from werksessie.accounts import commands as co
from werksessie.accounts.events import ACTS, FACILITATOR, HOST, READER, decode, encode
from werksessie.accounts.office import Office
from werksessie.accounts.state import Accounts, fold
from werksessie.record.memory import MemoryStore
from werksessie.session.commands import Refusal

somebody = st.sampled_from([ANNA, BRAM, LENA, OTHER_ANNA, OTHER_LENA, "host", "new", "", "never-was"])
place = st.sampled_from([HERE, THERE, "n3c", ""])
session = st.sampled_from([EVENING, ELSEWHERE, "2026-12-03-333333"])
role = st.sampled_from([HOST, FACILITATOR, READER, "king"])
invite = st.sampled_from(["one", "two", f"i-{ANNA}", "never"])
moment = st.sampled_from([AT, "2026-11-25T10:00:00+00:00", "2027-01-01T10:00:00+00:00"])
anything = st.one_of(
    st.builds(co.MakeMunicipality, somebody, moment, place),
    st.builds(co.ChangeSignIn, somebody, moment, place, st.booleans()),
    st.builds(co.Invite, somebody, moment, invite, place, role),
    st.builds(co.InviteFirst, somebody, moment, invite, st.booleans()),
    st.builds(co.Withdraw, somebody, moment, invite),
    st.builds(co.Accept, somebody, moment, invite),
    st.builds(co.ChangeRole, somebody, moment, somebody, role),
    st.builds(co.ChangePassword, somebody, moment),
    st.builds(co.CloseAccount, somebody, moment, somebody),
    st.builds(co.TakeInHand, somebody, moment, session),
    st.builds(co.GiveSession, somebody, moment, session, place),
    st.builds(co.HandOver, somebody, moment, session, somebody),
    st.builds(co.DropSession, somebody, moment, session),
    st.builds(co.PutAway, somebody, moment, session),
    st.builds(co.PutBack, somebody, moment, session),
)
several = st.lists(anything, max_size=25)


def ask(town: Office, asked: co.Asked) -> None:
    with suppress(Refusal):
        town.ask(asked)


def holds(state: Accounts) -> None:
    """What is always so."""
    for one in state.accounts.values():
        assert one.role in ((HOST,) if one.municipality == "" else (FACILITATOR, READER))
        assert one.municipality == "" or one.municipality in state.municipalities
    for owned in state.sessions.values():
        assert owned.municipality in state.municipalities
        keeper = state.open(owned.account)
        if owned.account:
            assert keeper is not None
            assert (keeper.municipality, keeper.role) == (owned.municipality, FACILITATOR)
    assert state.of("", HOST)


@settings(max_examples=40)
@given(several)
def test_a_session_is_always_in_the_hand_of_a_facilitator_of_its_own_municipality(asked: list[co.Asked]) -> None:
    town = office()
    for one in asked:
        ask(town, one)
        holds(town.state)


@settings(max_examples=25)
@given(several)
def test_the_log_alone_gives_the_same_state(asked: list[co.Asked]) -> None:
    store = MemoryStore()
    town = office(store)
    for one in asked:
        ask(town, one)
    assert Office(store).state == town.state
    assert fold(enumerate(town.acts(), 1)) == town.state
    assert [decode(encode(fact)) for fact in town.acts()] == town.acts()


@settings(max_examples=40)
@given(st.lists(st.tuples(st.booleans(), anything), max_size=25))
def test_two_offices_on_one_store_come_to_the_same_state(asked: list[tuple[bool, co.Asked]]) -> None:
    store = MemoryStore()
    one, other = office(store), Office(store)
    for first, command in asked:
        ask(one if first else other, command)
    one.catch_up()
    other.catch_up()
    assert one.state == other.state
    holds(one.state)


@settings(max_examples=40)
@given(several)
def test_what_one_municipality_does_never_touches_another(asked: list[co.Asked]) -> None:
    """Whatever people from here ask, by the host's leave or not: nothing changes there."""
    town = office()
    before = (town.state.of(THERE), town.state.sessions[ELSEWHERE], town.state.waiting(THERE, AT))
    for one in asked:
        if one.by in (ANNA, BRAM, LENA):
            ask(town, one)
    owned = town.state.sessions.get(ELSEWHERE)
    mine = any(isinstance(one, co.TakeInHand) and one.session == ELSEWHERE for one in asked)
    # Only making a session of that name, which finds no such record, could take it.
    assert owned == before[1] or mine
    assert (town.state.of(THERE), town.state.waiting(THERE, AT)) == (before[0], before[2])


def test_every_act_says_who_and_when_and_holds_nothing_but_ids_roles_and_moments() -> None:
    known = {"municipality", "invite", "role", "expires", "account", "session", "own", "by", "at"}
    for kind in ACTS.values():
        fields = set(kind.__dataclass_fields__)  # type: ignore[attr-defined]
        assert {"by", "at"} <= fields <= known


def test_the_core_is_pure() -> None:
    folder = Path(werksessie.accounts.__file__).parent
    allowed = ("__future__", "collections", "dataclasses", "datetime", "immutables", "re", "typing")
    for name in ("events", "state", "commands", "rules", "telling"):
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text())):
            if isinstance(node, ast.ImportFrom):
                module = node.module or ""
                pure = module.startswith("werksessie.accounts") or module == "werksessie.session.commands"
                assert pure or module.partition(".")[0] in allowed, (name, module)
            if isinstance(node, ast.Import):
                assert all(one.name in allowed for one in node.names), name
