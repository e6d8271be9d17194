"""The topics of a session that are no kind of activity. Each is a module with what it DECIDES (command to rule) and how
its events APPLY."""

from __future__ import annotations

from werksessie.session import (
    devices,
    door,
    earlier,
    notebook,
    paper,
    pause,
    planning,
    progress,
    retention,
    tables,
    timer,
    writing,
)

TOPICS = (devices, door, earlier, notebook, paper, pause, planning, progress, retention, tables, timer, writing)
