"""The glass that fills: four steps, each with its word. All four counts are told, never a mean or a median."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from werksessie.programme.model import Plan, Text, say
from werksessie.programme.settings import Setting
from werksessie.session.commands import Answer

STEPS = ("0", "1", "2", "3")
PASSES = ("unsure", "skip")
VALUES = (*STEPS, *PASSES)
WORDS = Setting(
    "texts",
    [
        {"nl": "nee", "en": "no"},
        {"nl": "een beetje", "en": "a little"},
        {"nl": "bijna helemaal", "en": "almost completely"},
        {"nl": "helemaal", "en": "completely"},
    ],
    low=len(STEPS),
    high=len(STEPS),
    label="De vier woorden bij het glas",
    help="Van leeg naar vol.",
)
"""The words of the four steps, from empty to full."""


def words(plan: Plan) -> Sequence[Text]:
    """What each step is called here, from empty to full."""
    found: Sequence[Text] = plan.settings.get("words") or WORDS.default
    return found


def named(plan: Plan) -> dict[str, str]:
    """Step -> its Dutch word."""
    return {step: say(word, "nl") for step, word in zip(STEPS, words(plan), strict=True)}


def step_words(plan: Plan) -> dict[str, Text]:
    """Step -> its words in every language, from empty to full."""
    return dict(zip(STEPS, words(plan), strict=True))


def all_words(plan: Plan) -> dict[str, Text]:
    """The same, and the two ways to pass."""
    return {**step_words(plan), "unsure": {"nl": "weet niet"}, "skip": {"nl": "overgeslagen"}}


def listed(command: Answer, prefix: str) -> dict[str, str]:
    """What a form says of each item as `<prefix><item>`, not looked at yet. An item without a value is not in it."""
    return {
        name.removeprefix(prefix): values[0]
        for name, values in sorted(command.fields.items())
        if name.startswith(prefix) and values and values[0]
    }


def rated(command: Answer, prefix: str) -> dict[str, str]:
    """The same, where a form may also send `value` (or `unsure`, `skip`) `about` one item."""
    found = listed(command, prefix)
    about = command.value("about")
    if about:
        passed = next((how for how in PASSES if command.value(how)), "")
        found[about] = passed or command.value("value")
    return dict(sorted(found.items()))


def count(items: Iterable[str], cast: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """How often each value was given: item -> value -> people. What no item or value is known by is passed over."""
    counts = {item: dict.fromkeys(VALUES, 0) for item in items}
    for mine in cast.values():
        for item, value in mine.items():
            if item in counts and value in counts[item]:
                counts[item][value] += 1
    return counts


def raters(counts: Mapping[str, int]) -> int:
    """How many people chose a step."""
    return sum(counts[step] for step in STEPS)


def divided(counts: Mapping[str, int | None]) -> bool:
    """Whether the room thinks differently: at least a quarter stands in the lower two steps and at least a quarter in
    the upper two, and no single step holds half. Never said where a count stays hidden."""
    steps = _steps(counts)
    total = sum(steps)
    return bool(total) and 4 * min(sum(steps[:2]), sum(steps[2:])) >= total and 2 * max(steps) < total


def lacking(counts: Mapping[str, int | None]) -> bool:
    """Whether more than half stands in the lower two steps, in a room that is not divided over it."""
    steps = _steps(counts)
    return 2 * sum(steps[:2]) > sum(steps) and not divided(counts)


def _steps(counts: Mapping[str, int | None]) -> list[int]:
    """The four counts; nothing when one of them stays hidden."""
    found = [counts.get(step) for step in STEPS]
    steps: list[int] = [one for one in found if one is not None]
    return steps if len(steps) == len(STEPS) else []


def columns(plan: Plan, counts: Mapping[str, int | None]) -> list[dict[str, Any]]:
    """The four glasses with their word and count; `most`: it has the highest count, and not all have the same."""
    shown = [counts.get(step) or 0 for step in STEPS]
    high = max(shown)
    return [
        {"step": step, "word": word, "count": counts.get(step), "most": number == high > min(shown)}
        for step, word, number in zip(STEPS, words(plan), shown, strict=True)
    ]
