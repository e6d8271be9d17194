"""Says which ratios differ too much between runs of `make bench`.

    python -m bench.agree a.json b.json c.json

Absolute times are of one machine and one moment; the ratios to what ran beside it should come out the same. Exits
with 1 when one of them differs by more than 25% between two of the files.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.goals import ratios
from bench.results import read
from rich.console import Console
from rich.table import Table

APART = 1.25


def compare(files: Sequence[Path]) -> Table:
    """Each ratio in each file, and how far they are apart. The rows that differ too much are red."""
    found = [ratios(read(file).runs) for file in files]
    shown = Table("ratio", *(f"{file.parent.name}/{file.name}" for file in files), "apart")
    for name in sorted(set.intersection(*map(set, found))):
        values = [one[name] for one in found]
        apart = max(values) / min(values)
        shown.add_row(
            name, *(f"{value:.2f}" for value in values), f"{apart:.2f}×", style="red" if apart > APART else None
        )
    return shown


def main() -> int:
    """Reads the command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("files", type=Path, nargs="+", help="results.json of each run")
    table = compare(asked.parse_args().files)
    Console().print(table)
    return int(any(row.style for row in table.rows))


if __name__ == "__main__":
    sys.exit(main())
