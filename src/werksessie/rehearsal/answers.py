"""How pretend people fill in a form: by its fields only, so that a new kind of question needs nothing here."""

from __future__ import annotations

from random import Random

from werksessie.rehearsal.screens import NO_LIMIT, Form, Writing
from werksessie.rehearsal.texts import ANSWERS

PASS_SHARE = 0.1
"""How often somebody says "Weet ik niet" or "Sla over"."""

Fields = dict[str, list[str]]


def fill(form: Form, chance: Random) -> Fields:
    """The fields of one answer, its `answer_id` apart."""
    fields: Fields = {name: [value] for name, value in form.hidden.items()}
    if form.passes and chance.random() < PASS_SHARE:
        return {**fields, chance.choice(form.passes): ["1"]}
    for name, values in form.radios.items():
        fields[name] = [_earlier(values, chance)]
    _tick(form, fields, chance)
    _number(form, fields, chance)
    for writing in form.writings:
        if not writing.with_value or writing.with_value in _beside(writing, fields):
            fields[writing.name] = [_words(writing.longest, chance)]
    return fields


def _earlier(values: list[str], chance: Random) -> str:
    """What comes first is chosen most: an objection, or not knowing, is rarer than what stands before it."""
    return chance.choices(values, [(len(values) - place) ** 2 for place in range(len(values))])[0]


def _tick(form: Form, fields: Fields, chance: Random) -> None:
    if not form.ticks:
        return
    if form.most:
        most = min(form.most, len(form.ticks))
        number = chance.randint(max(1, most - 1), most)
    else:
        # Beside something else to choose, nothing has to be ticked.
        number = chance.randint(0 if form.radios else 1, len(form.ticks))
    for name, value in chance.sample(form.ticks, number):
        fields.setdefault(name, []).append(value)


def _number(form: Form, fields: Fields, chance: Random) -> None:
    """One out of each list of numbers, together no more than the form allows."""
    left = form.most or NO_LIMIT
    for name in chance.sample(sorted(form.numbers), len(form.numbers)):
        fitting = [value for value in form.numbers[name] if value.isdecimal() and int(value) <= left]
        fields[name] = [chance.choice(fitting or [form.numbers[name][0]])]
        left -= int(fields[name][0]) if fields[name][0].isdecimal() else 0


def _beside(writing: Writing, fields: Fields) -> set[str]:
    """The values chosen in the fields that belong to the same thing: `text-a` stands beside `value-a`."""
    about = writing.name.partition("-")[2]
    return {value for name, values in fields.items() if name.partition("-")[2] == about for value in values}


def _words(longest: int, chance: Random) -> str:
    return chance.choice([words for words in ANSWERS if len(words) <= longest] or [ANSWERS[-1][:longest]])
