"""How pretend people fill in a form: by its fields only, so that a new kind of question needs nothing here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from werksessie.rehearsal.answers import answers_to
from werksessie.rehearsal.screens import NO_LIMIT, Form, Writing

PASS_SHARE = 0.1
"""How often somebody says "Weet ik niet" or "Sla over"."""

NOTHING = {"niets", "geen"}
"""Options of the default programme that go with no other."""

OBJECTION = "objection"
STANDS = {OBJECTION, "disagree"}
LEANINGS = ((1, 2, 5, 4), (1, 4, 4, 1), (4, 1, 1, 4), (1, 3, 4, 6), (5, 4, 2, 1))
"""How a room can lean over the four steps of a scale; the third is a split room."""

Fields = dict[str, list[str]]
Thing = TypeVar("Thing", str, tuple[str, str])


@dataclass(frozen=True)
class Asked:
    """One thing a phone asks: the question, its form, which goal or role it is about, and for which side ("" when there
    is nothing to choose)."""

    activity: str
    form: str = ""
    about: str = ""
    side: str = ""


def fill(form: Form, chance: Random, asked: Asked, place: int = 0, passes: bool = True) -> Fields:
    """The fields of one answer, its `answer_id` apart. People with another `place` say something else, as long as there
    is something else; `passes`: it may be "Weet ik niet" or "Sla over"."""
    # What they say is made up and names nobody, so nothing needs to be asked first.
    fields: Fields = {name: [value] for name, value in form.hidden.items() if name != "warn"}
    fields |= {name: [value] for name, value in (("about", asked.about), ("side", asked.side)) if value}
    if passes and form.passes and not asked.side and chance.random() < PASS_SHARE:
        return {**fields, chance.choice(form.passes): ["1"]}
    for name, values in form.radios.items():
        room = Random(f"{asked.activity} {asked.about} {name}")
        fields[name] = [_one(values, chance, room, again=form.hidden.get("round", "1") != "1")]
    _tick(form, fields, chance, asked)
    _number(form, fields, chance, asked)
    for writing in form.writings:
        if not writing.with_value or writing.with_value in _beside(writing, fields):
            fields[writing.name] = [_words(writing, place, asked)]
    return fields


def words_of(fields: Fields) -> str:
    """The answer itself when it is a text, else "": beside a choice a text is no answer."""
    return fields["text"][0] if "text" in fields and not {"value", "option"} & set(fields) else ""


def _one(values: Sequence[str], chance: Random, room: Random, *, again: bool) -> str:
    """What this room leans to is chosen most. An objection is rare, the more so when it is asked `again`."""
    first = list(values)
    weights = [float((len(first) - place) ** 2) for place in range(len(first))]
    if OBJECTION in first:
        weights[first.index(OBJECTION)] = 0.04 if again else 0.4
    steps = [value for value in first if value.isdecimal()]
    if len(steps) == len(LEANINGS[0]):
        leaning = dict(zip(steps, room.choice(LEANINGS), strict=True))
        weights = [leaning.get(value, 0.4) for value in first]
    elif not STANDS & set(first):
        room.shuffle(first)
    return chance.choices(first, weights)[0]


def _tick(form: Form, fields: Fields, chance: Random, asked: Asked) -> None:
    if not form.ticks:
        return
    if form.most:
        most = min(form.most, len(form.ticks))
        number = chance.randint(max(1, most - 1), most)
    else:
        # Beside something else to choose, nothing has to be ticked.
        number = chance.randint(0 if form.radios else 1, len(form.ticks))
    liked = _liked(form.ticks, chance, asked)
    chosen = liked[:1] if liked[0][1] in NOTHING else [one for one in liked if one[1] not in NOTHING][:number]
    for name, value in chosen:
        fields.setdefault(name, []).append(value)


def _number(form: Form, fields: Fields, chance: Random, asked: Asked) -> None:
    """One out of each list of numbers, together something and no more than the form allows."""
    if form.once:
        _put_in_order(form, fields, chance, asked)
        return
    left = form.most or NO_LIMIT
    for turn, name in enumerate(chance.sample(sorted(form.numbers), len(form.numbers))):
        fitting = [one for one in form.numbers[name] if one.isdecimal() and (not turn) <= int(one) <= left]
        fields[name] = [chance.choice(fitting or [form.numbers[name][0]])]
        left -= int(fields[name][0]) if fields[name][0].isdecimal() else 0


def _put_in_order(form: Form, fields: Fields, chance: Random, asked: Asked) -> None:
    """Each number to one list, those that this room likes before the others; a list without one stays as it was."""
    liked = _liked(list(form.numbers), chance, asked)
    numbers = sorted({int(one) for given in form.numbers.values() for one in given if one.isdecimal()} - {0})
    fields |= {name: [str(number)] for name, number in zip(liked, numbers, strict=False)}
    fields |= {name: [form.numbers[name][0]] for name in liked[len(numbers) :]}


def _liked(things: Sequence[Thing], chance: Random, asked: Asked) -> list[Thing]:
    """In the order in which somebody likes them. Each room likes some more than others."""
    liking = {one: Random(f"{asked.activity} {asked.about} {one}").random() + 0.1 for one in things}
    return sorted(things, key=lambda one: chance.random() ** (1 / liking[one]), reverse=True)


def _beside(writing: Writing, fields: Fields) -> set[str]:
    """The values chosen in the fields that belong to the same thing: `text-a` stands beside `value-a`."""
    about = writing.name.partition("-")[2]
    return {value for name, values in fields.items() if name.partition("-")[2] == about for value in values}


def _words(writing: Writing, place: int, asked: Asked) -> str:
    known = answers_to(asked.activity, asked.side, writing.with_value)
    fits = [words for words in known if len(words) <= writing.longest] or [known[-1][: writing.longest]]
    first = Random(f"{asked.activity} {asked.about} {writing.name}").randrange(len(fits))
    return fits[(first + place) % len(fits)]
