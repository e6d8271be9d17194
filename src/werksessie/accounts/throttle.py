"""Wrong passwords: after a few, every try has to wait, longer and longer. Counted for the address that was typed,
whether anybody has it or not; never for where it came from."""

from __future__ import annotations

from datetime import datetime, timedelta

from werksessie.record.promise import Secrets

FREE = 5
"""Wrong tries that cost nothing."""
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)
"""How long ago the last wrong try must be to begin anew."""


class Throttle:
    """The tries of every slot, kept in the store so that they hold for every process and after a restart."""

    def __init__(self, kept: Secrets) -> None:
        self._kept = kept

    def wait(self, slot: str, now: datetime) -> int:
        """Seconds until the next try, 0 when it may be now. What may be is counted as wrong until `right` says
        otherwise: so many at once do not get past it. Raises NotStored."""
        tries, last = self._known(slot, now)
        left = (last + pause(tries) - now).total_seconds() if last else 0.0
        if left > 0:
            return max(1, round(left))
        self._kept.keep(slot, {"tries": str(tries + 1), "last": now.isoformat()})
        return 0

    def right(self, slot: str) -> None:
        """The last try was right. Raises NotStored."""
        self._kept.forget(slot)

    def _known(self, slot: str, now: datetime) -> tuple[int, datetime | None]:
        known = self._kept.of(slot)
        if "last" not in known:
            return 0, None
        last = datetime.fromisoformat(known["last"])
        # A clock that was put back must not lock anybody out.
        return (0, None) if now - last > FORGOTTEN or last - now > LONGEST else (int(known["tries"]), last)


def pause(tries: int) -> timedelta:
    """How long to wait after so many wrong tries."""
    if tries < FREE:
        return timedelta()
    return min(LONGEST, timedelta(seconds=2 ** min(tries - FREE, 12)))
