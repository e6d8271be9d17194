"""`python -m werksessie`: the same as the command `werksessie`."""

from __future__ import annotations

from werksessie.cli import main

if __name__ == "__main__":
    main()
