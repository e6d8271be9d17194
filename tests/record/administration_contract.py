"""What every store must do with the log of administrative acts. A test class subclasses `AdministrationContract`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from werksessie.record.promise import Moved, Record, Store

from .contract import NAME, said, texts_in


class AdministrationContract:
    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    @pytest.fixture
    def acts(self, store: Store) -> Iterator[Record]:
        acts = store.administration
        yield acts
        acts.close()

    def test_the_log_of_acts_begins_empty(self, acts: Record) -> None:
        assert (acts.last(), acts.read()) == (0, [])

    def test_it_is_no_session(self, store: Store, acts: Record) -> None:
        acts.append(said("een"), after=0)
        store.create(NAME).close()
        assert store.names() == [NAME]

    def test_whoever_opens_it_again_reads_what_was_written(self, store: Store, acts: Record) -> None:
        acts.append(said("een"), after=0)
        again = store.administration
        assert again.append(said("twee", "drie"), after=1) == 3
        assert texts_in(acts, after=1) == [(2, "twee"), (3, "drie")]
        again.close()
        assert texts_in(acts) == [(1, "een"), (2, "twee"), (3, "drie")]

    def test_of_two_writers_at_the_same_place_one_is_told_that_it_moved(self, store: Store, acts: Record) -> None:
        again = store.administration
        assert (acts.last(), again.last()) == (0, 0)
        acts.append(said("een"), after=0)
        with pytest.raises(Moved) as moved:
            again.append(said("te laat"), after=0)
        again.close()
        assert (moved.value.seq, texts_in(acts)) == (1, [(1, "een")])

    def test_deleting_every_session_leaves_it(self, store: Store, acts: Record) -> None:
        acts.append(said("een"), after=0)
        store.create(NAME).close()
        store.delete(NAME)
        assert texts_in(acts) == [(1, "een")]
