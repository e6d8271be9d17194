"""The group-aware agreement, against figures computed elsewhere from the votes of real people."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from werksessie.activities.opinions import group_aware

POLIS = Path(__file__).parents[3] / "shared" / "data" / "polis"
FOLDERS = sorted(path.parent for path in POLIS.glob("*/expected.json"))


@pytest.mark.skipif(not FOLDERS, reason="../shared/data/polis is not there: not tested")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_formula_gives_the_published_agreement_of_every_statement(folder: Path) -> None:
    with (folder / "participants-votes.csv").open(encoding="utf-8", newline="") as source:
        people = [person for person in csv.DictReader(source) if person["group-id"]]
    agree: dict[str, Counter[str]] = defaultdict(Counter)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for person in people:
        for statement, vote in person.items():
            if statement.isdigit() and vote:
                seen[statement][person["group-id"]] += 1
                agree[statement][person["group-id"]] += vote == "1"
    groups = sorted({person["group-id"] for person in people})
    statements = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["statements"]
    assert statements
    for statement, expected in statements.items():
        found = group_aware([(agree[statement][group], seen[statement][group]) for group in groups])
        assert found == pytest.approx(expected["group_aware_agree"], abs=1e-6), statement
