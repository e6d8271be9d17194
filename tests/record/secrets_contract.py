"""What every store must do with secrets. A test class subclasses `SecretsContract` and gives it a store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from werksessie.record.promise import Store

from .contract import NAME


class SecretsContract:
    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    def test_the_facilitator_key_stays_the_same(self, store: Store) -> None:
        key = store.secrets.facilitator_key()
        assert len(key) >= 22
        assert store.secrets.facilitator_key() == key

    def test_a_fixed_key_wins_for_as_long_as_it_is_given(self, store: Store) -> None:
        made = store.secrets.facilitator_key()
        assert store.secrets.facilitator_key("een-vaste-sleutel") == "een-vaste-sleutel"
        assert store.secrets.facilitator_key() == made

    @pytest.mark.parametrize("short", ["", "kort", "x" * 15])
    def test_a_fixed_key_under_16_characters_is_refused(self, store: Store, short: str) -> None:
        with pytest.raises(ValueError, match="minstens 16 tekens"):
            store.secrets.facilitator_key(short)
        assert store.secrets.facilitator_key("x" * 16) == "x" * 16

    def test_the_signing_key_stays_the_same_and_is_not_the_facilitator_key(self, store: Store) -> None:
        key = store.secrets.signing_key()
        assert len(key) >= 32
        assert store.secrets.signing_key() == key
        assert key != store.secrets.facilitator_key().encode()

    def test_a_session_starts_without_secrets(self, store: Store) -> None:
        assert store.secrets.of(NAME) == {}

    def test_kept_values_add_up_and_an_equal_key_is_replaced(self, store: Store) -> None:
        store.secrets.keep(NAME, {"secret": "s", "wall": "oud"})
        store.secrets.keep(NAME, {"wall": "nieuw", "remote": "r"})
        assert store.secrets.of(NAME) == {"secret": "s", "wall": "nieuw", "remote": "r"}

    def test_changing_what_was_given_does_not_change_what_is_kept(self, store: Store) -> None:
        store.secrets.keep(NAME, {"secret": "s"})
        store.secrets.of(NAME)["secret"] = "anders"
        assert store.secrets.of(NAME) == {"secret": "s"}

    def test_forgetting_one_key_leaves_the_others(self, store: Store) -> None:
        store.secrets.keep(NAME, {"secret": "s", "wall": "w"})
        store.secrets.forget(NAME, "secret")
        store.secrets.forget(NAME, "never kept")
        assert store.secrets.of(NAME) == {"wall": "w"}

    def test_forgetting_without_keys_forgets_all(self, store: Store) -> None:
        store.secrets.keep(NAME, {"secret": "s", "wall": "w"})
        store.secrets.forget(NAME)
        store.secrets.forget("never kept")
        assert store.secrets.of(NAME) == {}

    def test_of_all_who_take_a_value_one_gets_it(self, store: Store) -> None:
        store.secrets.keep(NAME, {"pair": "once", "wall": "w"})
        with ThreadPoolExecutor(6) as threads:
            taken = list(threads.map(lambda _: store.secrets.take(NAME, "pair", "once"), range(6)))
        assert sorted(taken) == [False] * 5 + [True]
        assert store.secrets.of(NAME) == {"wall": "w"}
        assert store.secrets.names_by("pair", "once") is None

    @pytest.mark.parametrize(("key", "value"), [("pair", "ander"), ("wall", "once"), ("none", ""), ("pair", "\ud800")])
    def test_what_is_not_there_cannot_be_taken(self, store: Store, key: str, value: str) -> None:
        store.secrets.keep(NAME, {"pair": "once", "wall": "w"})
        assert store.secrets.take(NAME, key, value) is False
        assert store.secrets.take("never kept", key, value) is False
        assert store.secrets.of(NAME) == {"pair": "once", "wall": "w"}

    def test_a_session_is_found_by_its_token(self, store: Store) -> None:
        store.secrets.keep(NAME, {"wall": "w1", "after": "a1"})
        store.secrets.keep("2026-11-22-777777", {"wall": "w2"})
        assert store.secrets.names_by("wall", "w1") == NAME
        assert store.secrets.names_by("wall", "w2") == "2026-11-22-777777"

    @pytest.mark.parametrize(
        ("key", "value"), [("wall", "a1"), ("wall", ""), ("none", ""), ("wall", "w"), ("wall", "é\ud800")]
    )
    def test_only_the_whole_token_under_its_own_key_finds_a_session(self, store: Store, key: str, value: str) -> None:
        store.secrets.keep(NAME, {"wall": "w1", "after": "a1"})
        assert store.secrets.names_by(key, value) is None

    def test_every_session_with_a_value_is_found_in_one_look(self, store: Store) -> None:
        store.secrets.keep(NAME, {"away": "yes", "wall": "w1"})
        store.secrets.keep("2026-11-22-777777", {"away": "yes"})
        store.secrets.keep("2026-11-22-888888", {"away": "no", "wall": "yes"})
        assert store.secrets.all_by("away", "yes") == {NAME, "2026-11-22-777777"}
        store.secrets.keep(NAME, {"away": ""})
        store.secrets.forget("2026-11-22-777777")
        assert store.secrets.all_by("away", "yes") == set()

    def test_a_revoked_token_finds_nothing(self, store: Store) -> None:
        store.secrets.keep(NAME, {"wall": "oud"})
        store.secrets.keep(NAME, {"wall": "nieuw"})
        assert store.secrets.names_by("wall", "oud") is None
        assert store.secrets.names_by("wall", "nieuw") == NAME
        store.secrets.forget(NAME, "wall")
        assert store.secrets.names_by("wall", "nieuw") is None
