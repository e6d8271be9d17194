"""One thread that owns a connection."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def one_thread() -> Executor:
    """A thread of its own. A gevent server uses `gevent.threadpool.ThreadPoolExecutor(1)` instead."""
    return ThreadPoolExecutor(1, thread_name_prefix="record")


class Owner:
    """Runs all work on one thread, one piece after the other; who asks waits for the outcome."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def run(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises. Raises `RuntimeError` after `stop`."""
        results: list[T] = []
        errors: list[BaseException] = []

        def attempt() -> None:
            # gevent's pool prints every exception that leaves it, people's words included; so none leaves it.
            try:
                results.append(work())
            except BaseException as error:
                errors.append(error)

        self._executor.submit(attempt).result()
        if errors:
            raise errors.pop()
        return results.pop()

    def stop(self) -> None:
        """End the thread when its work is done."""
        self._executor.shutdown()
