from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from werksessie.record.sqlite import SqliteStore

from .contract import NAME, said

DOCS = Path(__file__).parents[2] / "docs" / "record.md"


def test_the_queries_in_the_documentation_work(sqlite_store: SqliteStore, folder: Path) -> None:
    record = sqlite_store.create(NAME)
    record.append(said("een", "twee"), after=0)
    queries = re.findall(r"```sql\n(.+?)```", DOCS.read_text("utf-8"), re.S)[0].strip().splitlines()
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as db:
        found = [db.execute(query).fetchall() for query in queries]
    record.close()
    assert found == [
        [(1, "idea.said", '{"text":"een"}'), (2, "idea.said", '{"text":"twee"}')],
        [("idea.said", 2)],
        [(1, "een"), (2, "twee")],
    ]


def test_every_table_and_column_is_documented(sqlite_store: SqliteStore, folder: Path) -> None:
    sqlite_store.create(NAME).close()
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as db:
        names = db.execute(
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'"
        ).fetchall()
    documented = DOCS.read_text("utf-8")
    assert len(names) == 5
    assert all(f"`{name}`" in documented for pair in names for name in pair)
