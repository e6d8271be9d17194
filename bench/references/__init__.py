"""Two servers that do as little as can be done, to hold ours against: see docs/speed.md."""
