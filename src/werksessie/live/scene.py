"""What a piece may look at: the committed state of one session and where people find it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from werksessie.activities import KINDS
from werksessie.activities.kind import Kind
from werksessie.live.floods import Flood
from werksessie.programme.model import Plan
from werksessie.session.stages import Step, next_step, turnout
from werksessie.session.state import Activity, State


@dataclass(frozen=True)
class Scene:
    """One moment of one session. `address` is the public address without a slash at the end, `links` the session's
    link tokens by name (never its secret). For the console only: `connected` is how many phones have a socket right
    now, `flood` what comes in too fast, `trouble` the sentence about what goes wrong by itself."""

    name: str
    state: State
    address: str
    links: Mapping[str, str] = field(default_factory=dict)
    connected: int = 0
    flood: Flood | None = None
    trouble: str = ""

    @property
    def plan(self) -> Plan | None:
        """The plan of the activity on the wall, or None in the lobby."""
        return self.state.programme.plan(self.state.current)

    @property
    def activity(self) -> Activity | None:
        """The activity on the wall, or None in the lobby."""
        return self.state.activities.get(self.state.current)

    @property
    def kind(self) -> Kind | None:
        """Its kind, or None in the lobby."""
        return KINDS[self.plan.kind] if self.plan else None

    @property
    def step(self) -> Step | None:
        """What Volgende does now."""
        return next_step(self.state)

    @property
    def turnout(self) -> tuple[int, int]:
        """ "x van y" of the activity on the wall; (0, people) in the lobby."""
        if self.plan is None or self.activity is None:
            return 0, self.state.present
        return turnout(self.state, self.plan, self.activity)
