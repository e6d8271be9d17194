"""What came in for one line of the profile, in a few words. Every figure in it stands in the report as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from werksessie.activities.glass import STEPS
from werksessie.activities.showing import CLOSE_CALL
from werksessie.activities.telling import OTHER
from werksessie.programme.model import say
from werksessie.session.disclosure import FLOOR, ShownRow
from werksessie.summary import words
from werksessie.summary.parts import Part

MOST = 3
"""Goals, needs, conditions: the profile names the first three."""

SHORT = 140
"""Characters of an answer that the page has room for; a longer one stands in the report."""

Told = tuple[ShownRow, Mapping[str, Any]]


@dataclass(frozen=True)
class Phrase:
    """Some words of a line; `strong` are those that stand out, in front of the rest."""

    text: str
    strong: str = ""

    def __str__(self) -> str:
        return f"{self.strong} {self.text}".strip()


def one_line(text: str) -> str:
    """What people typed, without its line ends."""
    return " ".join(text.split())


def listed(items: Iterable[str]) -> str:
    """The items as a sentence: "Een plek, tijd, geld." """
    found = [one_line(item).rstrip(".,;") for item in items]
    mark = "; " if any("," in item for item in found) or any(item[:1].isupper() for item in found[1:]) else ", "
    joined = mark.join(item for item in found if item)
    return stopped(capital(joined))


def capital(sentence: str) -> str:
    """The sentence with a capital in front; what comes after it stays as it is."""
    return sentence[:1].upper() + sentence[1:]


def stopped(sentence: str) -> str:
    """The sentence with a full stop, unless it ends by itself."""
    return sentence if not sentence or sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


def text_of(row: ShownRow) -> str:
    return one_line(say(row.text, "nl"))


def leading(part: Part) -> tuple[Told, ...]:
    """The rows with the count that orders them, the highest first; or by the `places` that the kind reports, where no
    count says the order. Those that nobody is seen to mean are left out."""
    rows = [told for told in part.rows if not is_steps(told[0])]
    name = first_name(part)
    rows = [(row, told) for row, told in rows if name in row.counts or not name]
    found = [(row, told) for row, told in rows if _meant(part, row, told, name)]
    places = part.report.get("places") or {}
    return tuple(sorted(found, key=lambda one: (places.get(one[0].id, 0), -(one[0].counts.get(name) or 0))))


def first_name(part: Part) -> str:
    """The count by which the rows are ordered; "" when only the order itself may be told."""
    names = [next(iter(row.counts), "") for row, _ in part.rows]
    return names[0] if names else ""


def _meant(part: Part, row: ShownRow, told: Mapping[str, Any], name: str) -> bool:
    """Whether it shows that somebody said or picked this; of what may not be counted nothing shows. "Iets anders" says
    nothing by itself."""
    if row.id.rpartition(".")[2] == OTHER.id:
        return False
    if not row.counts:
        return bool(part.shown.answered) and not told.get("few")
    return bool(told.get("quotes") or told.get("chosen") or row.counts.get(name))


def top(part: Part, most: int = MOST) -> tuple[str, ...]:
    """What was said or picked most, in words; the first answers when they were put into no theme."""
    rows = leading(part)
    by_subject = [told["quotes"] for _, told in rows if _is_subject(told)]
    in_turn = [text for texts in zip_longest(*by_subject, fillvalue="") for text in texts]
    said = [*in_turn, *part.report.get("also_said", ())]
    items = [told.get("item") or text_of(row) for row, told in rows if not _is_subject(told)]
    return tuple(dict.fromkeys(items))[:most] or tuple(filter(None, map(_short, said)))[:most]


def _is_subject(told: Mapping[str, Any]) -> bool:
    """Whether the row is a goal or role with what was said about it, not a theme of what was said."""
    return bool("quotes" in told and told.get("about"))


def _short(text: str) -> str:
    """An answer that the page has room for, "" for a longer one."""
    return one_line(text) if len(text) <= SHORT else ""


def times(part: Part, row: ShownRow) -> str:
    """ "19 van 32 mensen", "19 keer gekozen" where people may choose one thing twice, or "" when it may not be said."""
    name = first_name(part)
    number, whole = row.counts.get(name), row.answered
    if number is None:
        return ""
    stacks = part.plan.settings.get("stackable") or "places" in part.report
    plain = not part.shown.rounded and not stacks
    if plain and whole is not None and number <= whole:
        return f"{number} van {whole} mensen"
    return f"{number} {part.counts[name]}"


def is_steps(row: ShownRow) -> bool:
    """Whether this row holds the four glasses."""
    return set(STEPS) <= row.counts.keys()


def steps(part: Part, row: ShownRow) -> str:
    """The four glasses with their words, all of them: "nee 14, een beetje 11, bijna helemaal 3, helemaal 1"."""
    if part.shown.small or part.uncounted(row):
        return str(part.cell(None))
    named = [(part.counts[step].removeprefix("nu: "), part.cell(row.counts[step])) for step in STEPS]
    return ", ".join(f"{word} {figure}" for word, figure in named)


def opinion(part: Part, row: ShownRow, told: Mapping[str, Any]) -> str:
    """`steps`, and whether the room thinks differently."""
    said = steps(part, row)
    return f"hier denken we verschillend over ({said})" if told.get("divided") else said


def is_told(part: Part, row: ShownRow) -> bool:
    """Whether any of the four glasses may be counted."""
    return not part.shown.small and any(row.counts[step] is not None for step in STEPS)


def gist(part: Part) -> str:
    """The part in one sentence, whatever was asked."""
    glasses = [(row, told) for row, told in part.rows if is_steps(row)]
    if glasses:
        alone = len(glasses) == 1
        lines = [f"{'' if alone else text_of(row) + ' '}{opinion(part, row, told)}" for row, told in glasses]
        return stopped(capital("; ".join(lines)))
    return listed(top(part)) or words.NOTHING_TO_SHOW


def divided_over(part: Part) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Who does what, by the name of the count that stands clearly above the others; "" holds what is not clear, or
    may not be shown."""
    lists: dict[str, list[str]] = {}
    for row, told in part.rows:
        if told.get("about") == "who":
            lists.setdefault(_clear(row), []).append(text_of(row))
    names = [*(name for row, told in part.rows if told.get("about") == "who" for name in row.counts), ""]
    return [(name, tuple(lists[name])) for name in dict.fromkeys(names) if name in lists]


def _clear(row: ShownRow) -> str:
    # A hidden count may be as high as just under the floor.
    high, *rest = sorted(((FLOOR - 1 if n is None else n, name) for name, n in row.counts.items()), reverse=True)
    return high[1] if rest and high[0] - rest[0][0] > CLOSE_CALL else ""
