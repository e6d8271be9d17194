"""What every store of sessions must do. A test class subclasses `RecordContract` and gives it a store."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from werksessie.record.promise import Moved, NameTaken, NoSuchRecord, NotStored, Record, Store

NAME = "2026-11-21-482913"

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
json_events = st.builds(
    lambda type_, fields: {**fields, "type": type_},
    st.text(min_size=1),
    st.dictionaries(st.text(), json_values, max_size=5),
)

# The log only grows and each example looks at its own end of it; and the classes that inherit a test differ.
_on_one_record = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
)


def said(*texts: str) -> list[dict[str, Any]]:
    return [{"type": "idea.said", "text": text} for text in texts]


def texts_in(record: Record, after: int = 0) -> list[tuple[int, str]]:
    return [(seq, event["text"]) for seq, event in record.read(after)]


class RecordContract:
    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    @pytest.fixture
    def record(self, store: Store) -> Iterator[Record]:
        record = store.create(NAME)
        yield record
        record.close()

    def test_a_new_record_is_empty(self, record: Record) -> None:
        assert (record.name, record.last(), record.read()) == (NAME, 0, [])

    def test_events_are_numbered_from_one_and_read_in_order(self, record: Record) -> None:
        assert record.append(said("een", "twee"), after=0) == 2
        assert record.append(said("drie"), after=2) == 3
        assert texts_in(record) == [(1, "een"), (2, "twee"), (3, "drie")]
        assert record.last() == 3

    def test_reading_after_a_number_gives_only_what_is_newer(self, record: Record) -> None:
        record.append(said("een", "twee", "drie"), after=0)
        assert texts_in(record, after=2) == [(3, "drie")]
        assert texts_in(record, after=3) == []
        assert texts_in(record, after=99) == []

    @pytest.mark.parametrize("after", [0, 1, 3, 99])
    def test_a_stale_append_is_refused_whole_and_says_how_far_the_log_is(self, record: Record, after: int) -> None:
        record.append(said("een", "twee"), after=0)
        with pytest.raises(Moved) as moved:
            record.append(said("te laat", "ook te laat"), after=after)
        assert moved.value.seq == 2
        assert texts_in(record) == [(1, "een"), (2, "twee")]

    def test_an_empty_append_writes_nothing_but_is_refused_when_stale(self, record: Record) -> None:
        record.append(said("een"), after=0)
        assert record.append([], after=1) == 1
        with pytest.raises(Moved):
            record.append([], after=0)

    @pytest.mark.parametrize(
        "bad",
        [
            {"text": "no type"},
            {"type": "", "text": "empty type"},
            {"type": 3},
            {"type": "t", "value": float("nan")},
            {"type": "t", "value": float("inf")},
            {"type": "t", "value": object()},
            {"type": "t", "text": "lone \ud800 surrogate"},
            {"type": "t", "key \udfff": 1},
            {"type": "t\ud800"},
        ],
    )
    def test_what_is_not_json_is_refused_and_takes_nothing_with_it(self, record: Record, bad: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"needs a type|cannot be written|not JSON compliant"):
            record.append([*said("goed"), bad], after=0)
        record.append(said("verder"), after=0)
        assert texts_in(record) == [(1, "verder")]

    @_on_one_record
    @given(events=st.lists(json_events, min_size=1, max_size=4))
    def test_any_json_comes_back_as_it_went_in(self, record: Record, events: list[dict[str, Any]]) -> None:
        before = record.last()
        record.append(events, after=before)
        assert [event for _, event in record.read(before)] == events

    @pytest.mark.parametrize(
        "text",
        ["a\0b", "\0", "\u202egedraaid", "👩‍👩‍👧‍👦", "مرحبا", "'; DROP TABLE events; --", "\r\n\t\x7f", "\ufeff"],
    )
    def test_naughty_text_comes_back_as_it_went_in(self, record: Record, text: str) -> None:
        record.append([{"type": "idea.said", "text": text, text: [text]}], after=0)
        assert record.read() == [(1, {"type": "idea.said", "text": text, text: [text]})]

    def test_changing_what_was_read_does_not_change_the_record(self, record: Record) -> None:
        event = {"type": "idea.said", "labels": ["a"]}
        record.append([event], after=0)
        event["labels"].append("b")  # type: ignore[attr-defined]
        record.read()[0][1]["labels"].append("c")
        assert record.read() == [(1, {"type": "idea.said", "labels": ["a"]})]

    def test_writers_that_race_lose_nothing_that_was_acknowledged(self, store: Store, record: Record) -> None:
        def write(writer: int) -> list[tuple[int, str]]:
            mine, acknowledged = store.open(NAME), []
            for number in range(12):
                acknowledged.append(_append_until_stored(mine, f"{writer}-{number}"))
            mine.close()
            return acknowledged

        with ThreadPoolExecutor(6) as threads:
            acknowledged = [pair for pairs in threads.map(write, range(6)) for pair in pairs]
        assert len(acknowledged) == 72
        assert texts_in(record) == sorted(acknowledged)

    def test_threads_may_share_one_record(self, record: Record) -> None:
        with ThreadPoolExecutor(6) as threads:
            acknowledged = list(threads.map(lambda n: _append_until_stored(record, str(n)), range(60)))
        assert texts_in(record) == sorted(acknowledged)
        assert len(acknowledged) == 60

    def test_a_record_that_is_opened_again_has_everything(self, store: Store, record: Record) -> None:
        record.append(said("een"), after=0)
        record.close()
        again = store.open(NAME)
        assert texts_in(again) == [(1, "een")]
        assert again.append(said("twee"), after=1) == 2
        again.close()

    def test_closing_twice_is_fine(self, record: Record) -> None:
        record.close()
        record.close()

    def test_a_rewrite_replaces_the_log_and_the_numbers_go_on(self, record: Record) -> None:
        record.append(said("een", "twee", "drie"), after=0)
        assert record.rewrite(said("kort", "krachtig"), after=3) == 5
        assert texts_in(record) == [(4, "kort"), (5, "krachtig")]
        assert record.append(said("nog iets"), after=5) == 6
        assert texts_in(record, after=5) == [(6, "nog iets")]

    def test_a_log_can_be_rewritten_more_than_once(self, record: Record) -> None:
        record.append(said("een"), after=0)
        record.rewrite(said("twee"), after=1)
        record.rewrite(said("drie"), after=2)
        assert texts_in(record) == [(3, "drie")]

    @pytest.mark.parametrize("after", [0, 1, 3])
    def test_a_stale_rewrite_leaves_the_original(self, record: Record, after: int) -> None:
        record.append(said("een", "twee"), after=0)
        with pytest.raises(Moved) as moved:
            record.rewrite(said("weg"), after=after)
        assert moved.value.seq == 2
        assert texts_in(record) == [(1, "een"), (2, "twee")]

    def test_after_a_rewrite_an_append_from_before_it_is_refused(self, record: Record) -> None:
        record.append(said("een", "twee"), after=0)
        record.rewrite(said("kort"), after=2)
        for after in (0, 1, 2):
            with pytest.raises(Moved) as moved:
                record.append(said("te laat"), after=after)
            assert moved.value.seq == 3

    def test_a_rewrite_to_nothing_is_refused(self, record: Record) -> None:
        record.append(said("een"), after=0)
        with pytest.raises(ValueError, match="at least one"):
            record.rewrite([], after=1)
        assert texts_in(record) == [(1, "een")]

    def test_a_rewrite_with_an_event_that_is_not_json_leaves_the_original(self, record: Record) -> None:
        record.append(said("een"), after=0)
        with pytest.raises(ValueError, match="type"):
            record.rewrite([*said("goed"), {}], after=1)
        assert texts_in(record) == [(1, "een")]

    def test_changed_at_is_the_moment_of_the_last_write(self, store: Store, record: Record) -> None:
        before = time.time() - 1
        record.append(said("een"), after=0)
        written = record.changed_at()
        assert before < written < time.time() + 1
        record.read()
        record.close()
        again = store.open(NAME)
        assert again.changed_at() == pytest.approx(written, abs=0.001)
        again.close()

    def test_the_newest_date_is_listed_first(self, store: Store) -> None:
        for name in ("2026-11-20-999999", "2026-12-01-111111", "2025-12-31-555555"):
            store.create(name).close()
        assert store.names() == ["2026-12-01-111111", "2026-11-20-999999", "2025-12-31-555555"]

    def test_when_each_was_written_is_told_in_the_order_of_their_names(self, store: Store, record: Record) -> None:
        store.create("2026-11-20-999999").close()
        record.append(said("een"), after=0)
        assert list(store.written()) == store.names()
        assert store.written()[NAME] == pytest.approx(record.changed_at(), abs=0.001)
        before = store.written()
        record.read()
        assert store.written() == before, "reading is no writing"

    def test_a_name_is_given_once(self, store: Store, record: Record) -> None:
        record.append(said("een"), after=0)
        with pytest.raises(NameTaken, match=NAME):
            store.create(NAME)
        assert texts_in(record) == [(1, "een")]

    @pytest.mark.parametrize(
        "name", ["", ".", "..", "../weg", "a/b", "a\\b", ".verborgen", "a\0b", "c:d", "x" * 61, "\ud800"]
    )
    def test_a_name_that_no_file_can_have_is_refused(self, store: Store, name: str) -> None:
        with pytest.raises(ValueError, match="name"):
            store.create(name)
        with pytest.raises(NoSuchRecord):
            store.open(name)
        with pytest.raises(NoSuchRecord):
            store.delete(name)
        assert store.names() == []

    def test_an_unknown_record_cannot_be_opened_or_deleted(self, store: Store) -> None:
        with pytest.raises(NoSuchRecord, match="2026-01-01-111111"):
            store.open("2026-01-01-111111")
        with pytest.raises(NoSuchRecord, match="2026-01-01-111111"):
            store.delete("2026-01-01-111111")
        assert store.names() == []

    def test_a_deleted_record_is_gone_with_its_secrets_and_leaves_the_others(
        self, store: Store, record: Record
    ) -> None:
        store.create("2026-11-22-777777").close()
        store.secrets.keep(NAME, {"wall": "abc"})
        record.append(said("een"), after=0)
        record.close()
        store.delete(NAME)
        assert store.names() == ["2026-11-22-777777"]
        assert store.secrets.of(NAME) == {}
        with pytest.raises(NoSuchRecord):
            store.open(NAME)

    def test_who_still_holds_a_deleted_record_is_told_that_nothing_is_stored(
        self, store: Store, record: Record
    ) -> None:
        record.append(said("een"), after=0)
        store.delete(NAME)
        with pytest.raises(NotStored, match="niet opgeslagen"):
            record.append(said("twee"), after=1)
        with pytest.raises(NotStored, match="niet opgeslagen"):
            record.rewrite(said("twee"), after=1)

    def test_a_name_can_be_used_again_after_deletion(self, store: Store, record: Record) -> None:
        record.append(said("een"), after=0)
        record.close()
        store.delete(NAME)
        again = store.create(NAME)
        assert again.read() == []
        again.close()


def _append_until_stored(record: Record, text: str) -> tuple[int, str]:
    after = record.last()
    while True:
        try:
            return record.append(said(text), after), text
        except Moved as moved:
            after = moved.seq
