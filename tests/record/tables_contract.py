"""What every store promises of the tables that stand beside the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from werksessie.record.promise import Moved, Record, Store

from .contract import NAME, said, texts_in


@dataclass(frozen=True)
class Shelf:
    """A table beside the log, as a writer gives it; with `select` a view."""

    name: str
    rows: tuple[dict[str, Any], ...] = ()
    columns: Mapping[str, type[int] | type[str]] = field(default_factory=lambda: {"id": str, "number": int})
    key: tuple[str, ...] = ("id",)
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    select: str = ""


PLANTS = Shelf("plants", ({"id": "b", "number": 2}, {"id": "a", "number": None}))
OF_PLANTS = Shelf("leaves", ({"id": "1", "number": 7},), refers={"id": ("plants", "id")})
MANY = Shelf("many", select="SELECT * FROM plants WHERE number > 1")


class TablesContract:
    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    @pytest.fixture
    def record(self, store: Store) -> Iterator[Record]:
        record = store.create(NAME)
        yield record
        record.close()

    def test_a_new_record_has_no_tables_beside_its_log(self, record: Record) -> None:
        record.append(said("een"), after=0)
        assert record.tables() == {}

    def test_tables_stand_beside_the_log_in_the_order_of_their_rows(self, record: Record) -> None:
        record.append(said("een"), after=0, tables=[PLANTS, OF_PLANTS, MANY])
        assert record.tables() == {"plants": list(PLANTS.rows), "leaves": list(OF_PLANTS.rows)}
        assert texts_in(record) == [(1, "een")]

    def test_tables_stay_until_others_come_in_their_place(self, record: Record) -> None:
        record.append(said("een"), after=0, tables=[PLANTS, OF_PLANTS, MANY])
        record.append(said("twee"), after=1)
        assert set(record.tables()) == {"plants", "leaves"}
        assert record.append([], after=2, tables=[Shelf("stones")]) == 2
        assert record.tables() == {"stones": []}

    def test_a_rewritten_log_has_the_tables_that_came_with_it_and_no_others(self, record: Record) -> None:
        record.append(said("een"), after=0, tables=[PLANTS])
        record.rewrite(said("kort"), after=1, tables=[Shelf("stones", PLANTS.rows)])
        assert record.tables() == {"stones": list(PLANTS.rows)}
        record.rewrite(said("korter"), after=2)
        assert record.tables() == {}

    def test_a_stale_write_leaves_the_tables_as_they_were(self, record: Record) -> None:
        record.append(said("een"), after=0, tables=[PLANTS])
        with pytest.raises(Moved):
            record.append([], after=0, tables=[])
        with pytest.raises(Moved):
            record.rewrite(said("weg"), after=9, tables=[])
        assert record.tables() == {"plants": list(PLANTS.rows)}

    def test_tables_are_there_when_the_record_is_opened_again(self, store: Store, record: Record) -> None:
        record.append(said("een"), after=0, tables=[PLANTS, MANY])
        record.close()
        again = store.open(NAME)
        assert again.tables() == {"plants": list(PLANTS.rows)}
        again.close()
