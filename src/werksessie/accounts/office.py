"""The one door of the accounts: what is asked is decided on the state, stored in the log of acts, and only then true.

Several processes may have an office on one store: whoever finds that the log has moved reads on and decides again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from threading import Lock

from werksessie.accounts.commands import Asked
from werksessie.accounts.events import Act, decode, encode
from werksessie.accounts.rules import decide
from werksessie.accounts.state import Accounts, apply, fold
from werksessie.record.promise import Moved, NotStored, Store
from werksessie.session.commands import Refusal

FRESH = 1.0
"""Seconds for which what another process did may go unseen."""

Told = Callable[[Act], None]


class Office:
    """The accounts of one store. `told` hears of every act that becomes true, also by another process; not of those
    that are in the log at the beginning."""

    def __init__(self, store: Store, told: Told = lambda fact: None) -> None:
        """Raises Damaged, NotStored or UnknownAct."""
        self.told = told
        self._log = store.administration
        self._turn = Lock()
        self._looked = time.monotonic()
        self.state: Accounts = fold((seq, decode(data)) for seq, data in self._log.read())

    def ask(self, asked: Asked) -> Sequence[Act]:
        """What it led to, once it is durable. Raises Refusal with a plain Dutch sentence."""
        news: list[Act] = []
        try:
            with self._turn:
                return self._settled(asked, news)
        finally:
            self._tell(news)

    def up_to_date(self) -> Accounts:
        """The state, not older than FRESH. Raises Damaged or UnknownAct."""
        if time.monotonic() - self._looked > FRESH:
            self.catch_up()
        return self.state

    def catch_up(self) -> None:
        """Hears what other processes did. Raises Damaged or UnknownAct."""
        with self._turn:
            news = self._read_on()
        self._tell(news)

    def acts(self) -> list[Act]:
        """Every act, the oldest first. Raises Damaged or UnknownAct."""
        return [decode(data) for _, data in self._log.read()]

    def close(self) -> None:
        """Closes the log."""
        self._log.close()

    def _settled(self, asked: Asked, news: list[Act]) -> Sequence[Act]:
        while True:
            facts = decide(self.state, asked)
            if not facts:
                return facts
            try:
                self._log.append([encode(fact) for fact in facts], self.state.seq)
            except Moved:
                news += self._read_on()
            except NotStored as trouble:
                raise Refusal(503, str(trouble)) from trouble
            else:
                for fact in facts:
                    self.state = apply(self.state, fact, self.state.seq + 1)
                news += facts
                return facts

    def _read_on(self) -> list[Act]:
        tail = [(seq, decode(data)) for seq, data in self._log.read(after=self.state.seq)]
        self.state, self._looked = fold(tail, self.state), time.monotonic()
        return [fact for _, fact in tail]

    def _tell(self, news: Sequence[Act]) -> None:
        for fact in news:
            self.told(fact)
