"""The own programmes of one municipality, among those of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from werksessie.record.promise import NoSuchProgramme, ProgrammeMoved, Programmes


class MunicipalShelf:
    """Keeps each programme under the id of the municipality and its name: two municipalities may have one of the same
    name, and neither hears of the other's."""

    def __init__(self, programmes: Programmes, municipality: str) -> None:
        self._programmes, self._municipality = programmes, municipality

    def names(self) -> list[str]:
        mine = [name for name in self._programmes.names() if name.startswith(self._municipality)]
        return [name.removeprefix(self._municipality) for name in mine if name != self._municipality]

    def read(self, name: str) -> str:
        with self._called(name):
            return self._programmes.read(self._municipality + name)

    def write(self, name: str, text: str, was: str | None) -> None:
        with self._called(name):
            self._programmes.write(self._municipality + name, text, was)

    def delete(self, name: str) -> None:
        with self._called(name):
            self._programmes.delete(self._municipality + name)

    @contextmanager
    def _called(self, name: str) -> Iterator[None]:
        """Troubles name it as the municipality does."""
        if not name:
            raise NoSuchProgramme(name)
        try:
            yield
        except NoSuchProgramme:
            raise NoSuchProgramme(name) from None
        except ProgrammeMoved:
            raise ProgrammeMoved(name) from None
