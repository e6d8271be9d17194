"""Progress on the terminal: bars that fill where there is a screen, plain lines anywhere else."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.text import Text


def _words(answered: int, people: int) -> str:
    return f"{answered} van {people} {'heeft' if answered == 1 else 'hebben'} geantwoord"


class Lines:
    """One line for each question, when the next one comes or at the end."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._question, self._answered, self._people = "", 0, 0

    def __enter__(self) -> Lines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._finish()

    def ask(self, question: str, people: int) -> None:
        """A question is open to so many people."""
        self._finish()
        self._question, self._answered, self._people = question, 0, people

    def answered(self, number: int) -> None:
        """So many answered it by now."""
        self._answered = number

    def say(self, words: str) -> None:
        """Something worth a line."""
        self._finish()
        self._print(words)

    def _finish(self) -> None:
        if self._question:
            self._print(f"{self._question} {_words(self._answered, self._people)}")
        self._question = ""

    def _print(self, words: str) -> None:
        self._console.print(Text(words), soft_wrap=True)
        self._console.file.flush()


class Bars:
    """A bar for each question, which fills while people answer."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bars: Progress | None = None
        self._task = TaskID(0)

    def __enter__(self) -> Bars:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._finish()

    def ask(self, question: str, people: int) -> None:
        """A question is open to so many people."""
        if self._bars is None:
            words = TextColumn("{task.completed} van {task.total}")
            self._bars = Progress(
                TextColumn("{task.description}", markup=False), BarColumn(20), words, console=self._console
            )
            self._bars.start()
        self._task = self._bars.add_task(question, total=people)

    def answered(self, number: int) -> None:
        """So many answered it by now."""
        if self._bars is not None:
            self._bars.update(self._task, completed=number)

    def say(self, words: str) -> None:
        """Something worth a line, below the bars."""
        self._finish()
        self._console.print(Text(words), soft_wrap=True)

    def _finish(self) -> None:
        if self._bars is not None:
            self._bars.stop()
        self._bars = None


def show_on(console: Console) -> Bars | Lines:
    """What fits this console."""
    return Bars(console) if console.is_terminal else Lines(console)
