"""What stands on a phone: which question, and the form to answer it with, whatever kind of question it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser

PASSES = ("unsure", "skip")
NO_LIMIT = 10_000

Attributes = dict[str, str | None]


@dataclass(frozen=True)
class Writing:
    """A field to write in: at most `longest` characters. `with_value`: only beside that choice, "" always."""

    name: str
    longest: int
    with_value: str = ""


@dataclass
class Form:
    """The fields of an answer. `most` is how many ticks together may be set, 0 when the form does not say; `once` that
    no number is given twice; `subjects` are the goals or roles of which an answer picks one, `sides` the sides it can
    be given for."""

    subjects: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    hidden: dict[str, str] = field(default_factory=dict)
    radios: dict[str, list[str]] = field(default_factory=dict)
    ticks: list[tuple[str, str]] = field(default_factory=list)
    numbers: dict[str, list[str]] = field(default_factory=dict)
    writings: list[Writing] = field(default_factory=list)
    passes: list[str] = field(default_factory=list)
    most: int = 0
    once: bool = False

    @cached_property
    def signature(self) -> str:
        """The same for the same question; another one for another round or other options. That another side may
        answer as well makes it no other question."""
        writings = [one.name for one in self.writings]
        return repr((self.subjects, self.hidden, self.radios, self.ticks, self.numbers, writings))


@dataclass(frozen=True)
class Screen:
    """A phone's activity piece: `phase` of the evening, the activity ("" in the lobby), its stage, its form if any."""

    phase: str = ""
    activity: str = ""
    stage: str = ""
    form: Form | None = None


@lru_cache(maxsize=16)
def read_screen(html: str) -> Screen:
    """The screen in a phone's page or piece. A room that gets the same piece reads it once; nobody changes it."""
    reader = _Reader()
    reader.feed(html)
    return Screen(reader.phase, reader.activity, reader.stage, reader.form)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.phase = self.activity = self.stage = ""
        self.form: Form | None = None
        self._inside = False
        self._select = ""
        self._beside: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: Attributes = dict(attrs)
        if tag == "section" and given.get("id") == "activity":
            self.phase, self.activity, self.stage = (
                given.get(f"data-{name}") or "" for name in ("phase", "activity", "stage")
            )
        elif tag == "form":
            self._inside = given.get("id") == "answer"
            self.form = Form() if self._inside else self.form
        elif self._inside and self.form is not None:
            self._field(self.form, tag, given)

    def handle_endtag(self, tag: str) -> None:
        if self._beside and self._beside[-1][0] == tag:
            self._beside.pop()
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = ""

    def _field(self, form: Form, tag: str, given: Attributes) -> None:
        name, value = given.get("name") or "", given.get("value") or ""
        form.most = int(given.get("data-most") or form.most)
        form.once = form.once or "data-once" in given
        if tag == "div":
            # Every div, so that the end of this one is not taken for the end of another.
            self._beside.append((tag, given.get("data-with") or self._needed()))
        elif tag == "select":
            self._select = name
            form.numbers[name] = []
        elif tag == "option" and self._select:
            form.numbers[self._select].append(value)
        elif not name or "disabled" in given:
            return
        elif tag == "textarea" or (tag == "input" and given.get("type", "text") == "text"):
            form.writings.append(Writing(name, int(given.get("maxlength") or NO_LIMIT), self._needed()))
        elif tag == "button" and name in PASSES:
            form.passes.append(name)
        elif tag == "input":
            _input(form, given.get("type") or "text", name, value)

    def _needed(self) -> str:
        return self._beside[-1][1] if self._beside else ""


def _input(form: Form, sort: str, name: str, value: str) -> None:
    if sort == "hidden":
        form.hidden[name] = value
    elif name == "about":
        form.subjects.append(value)
    elif name == "side":
        form.sides.append(value)
    elif sort == "radio":
        form.radios.setdefault(name, []).append(value)
    elif sort == "checkbox":
        form.ticks.append((name, value))
