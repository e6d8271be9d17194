"""Several server processes on one store: a parent that starts them, one port each, and one more when one dies.

They share nothing but the store. Which of them has which session is the proxy's choice, see docs/hosting.md.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import SimpleQueue

from werksessie.settings import SQLITE, CannotStart, Settings

READY = "Stoppen:"
"""With this the last line of a server begins that says where it can be found."""

A_MOMENT, LONGEST = 0.5, 30.0
"""Seconds before a process that died is started again: the first time, and when it keeps dying."""

STEADY = 60.0
"""Seconds after which a process that dies did so for the first time."""

PATIENCE = 10.0
"""Seconds that they get to stop."""


def serve(settings: Settings, argv: Sequence[str]) -> int:
    """Serve with `settings.workers` processes until Ctrl-C or SIGTERM; the exit status. `argv` is what the command line
    was given, so that each of them is told the same. Raises `CannotStart`."""
    _check(settings)
    heard: SimpleQueue[Heard] = SimpleQueue()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: heard.put(None))
    workers = [
        Worker(each, _command(argv, each, settings.port + each - 1), heard) for each in range(1, settings.workers + 1)
    ]
    return Workers(workers, heard, _say).run()


def _check(settings: Settings) -> None:
    if settings.store == SQLITE:
        raise CannotStart("Met --workers hoort een gedeelde opslag: --store redis://…, want een map is van één proces.")
    if not settings.public_url:
        raise CannotStart("Met --workers hoort --public-url: het adres van de proxy die voor de processen staat.")
    if not 0 < settings.port <= 65536 - settings.workers:
        raise CannotStart("Met --workers hoort een vaste --port: elk proces krijgt de volgende.")


def _command(argv: Sequence[str], number: int, port: int) -> list[str]:
    """What the parent was told, but for what is this one's own: the last of two equal options holds."""
    own = ("--workers", "1", "--worker", str(number), "--port", str(port), "--no-browser")
    return [sys.executable, "-m", "werksessie", *argv, *own]


def _say(line: str) -> None:
    print(line, flush=True)


Heard = tuple["Worker", str | None] | None
"""A line that one of them said, or None for its end; None by itself: stop."""


class Worker:
    """One of the processes. What it says goes into `heard`."""

    def __init__(self, number: int, command: Sequence[str], heard: SimpleQueue[Heard]) -> None:
        self.number = number
        self._command = command
        self._heard = heard
        self._process: subprocess.Popen[str] | None = None
        self._began = 0.0
        self._pause = A_MOMENT
        self._turn = threading.Lock()
        self._over = False
        self.ready = False

    def start(self) -> None:
        """Starts it, for the first time or once more."""
        with self._turn:
            if self._over:
                return
            self.ready, self._began = False, time.monotonic()
            # A session of its own: Ctrl-C in the terminal is for the parent, which tells the others.
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, start_new_session=True
            )
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()

    def status(self) -> int:
        """How it ended. Waits for that."""
        return self._process.wait() if self._process else 0

    def pause(self) -> float:
        """Seconds to wait before it is started again."""
        steady = time.monotonic() - self._began > STEADY
        self._pause = A_MOMENT if steady else min(LONGEST, self._pause * 2)
        return self._pause

    def ask_to_stop(self) -> None:
        """It finishes what it is doing, and is started no more."""
        with self._turn:
            self._over = True
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.terminate()

    def stop(self, deadline: float) -> bool:
        """Waits for it until `deadline`, then ends it; whether it stopped by itself, and well."""
        if self._process is None:
            return True
        try:
            # One that was only just starting does not listen to signals itself yet.
            return self._process.wait(max(0.0, deadline - time.monotonic())) in (0, -signal.SIGTERM)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return False

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout as said:
            for line in said:
                self._heard.put((self, line.rstrip("\n")))
        self._heard.put((self, None))


class Workers:
    """All of them together. The first speaks for all; the others start once it is ready, and so the store is."""

    def __init__(self, workers: Sequence[Worker], heard: SimpleQueue[Heard], say: Callable[[str], None]) -> None:
        self._workers = workers
        self._heard = heard
        self._say = say
        self._begun = False

    def run(self) -> int:
        """Until somebody says stop; the exit status."""
        self._workers[0].start()
        while (heard := self._heard.get()) is not None:
            worker, line = heard
            if line is not None:
                self._hear(worker, line)
            elif not self._begun:
                # Its one sentence stands on stderr already.
                return worker.status() or 1
            else:
                self._again(worker, worker.status())
        return self._stop()

    def _hear(self, worker: Worker, line: str) -> None:
        if worker.ready or (worker is self._workers[0] and not self._begun):
            self._say(line)
        if line.startswith(READY):
            worker.ready = True
            if not self._begun:
                self._begun = True
                for other in self._workers[1:]:
                    other.start()

    def _again(self, worker: Worker, status: int) -> None:
        pause = worker.pause()
        self._say(f"Proces {worker.number} viel om (status {status}) en start over {pause:.0f} seconden opnieuw.")
        timer = threading.Timer(pause, worker.start)
        timer.daemon = True
        timer.start()

    def _stop(self) -> int:
        for worker in self._workers:
            worker.ask_to_stop()
        deadline = time.monotonic() + PATIENCE
        well = [worker.stop(deadline) for worker in self._workers]
        self._say("Alle processen zijn gestopt.")
        return 0 if all(well) else 1
