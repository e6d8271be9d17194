"""Evenings of several municipalities, from records and packages: which are the same, who is named, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from werksessie.overview.evening import Evening
from werksessie.overview.merge import Overview, merge
from werksessie.overview.returned import up_to_date
from werksessie.overview.sums import evenings as how_many
from werksessie.overview.unnamed import unnamed
from werksessie.programme.dates import short_day


@dataclass(frozen=True)
class Shared:
    """What one file gives: evenings of one municipality, and whether that may be named."""

    evenings: tuple[Evening, ...]
    named: bool


def across(files: Sequence[Shared]) -> Overview:
    """The overview of all evenings in these files, at least one. A municipality is named only when every file of it
    says so; the others are called by a letter, in an order that follows from neither name nor size."""
    kept, left_out = _without_rehearsals(files)
    every = [evening for file in kept for evening in file.evenings]
    # Before names are taken away, by which a later evening knows what it came back to.
    first = {one.key: one for one in up_to_date({one.key: one for one in reversed(every)}.values())}
    named, others = _parted(_municipalities(kept), kept, first)
    told: list[Evening] = [first[key] for keys in named.values() for key in keys]
    told += [unnamed(first[key]) for keys in others.values() for key in keys]
    groups = {**named, **others}
    names = {one.key: ", ".join(filter(None, (group, short_day(one.date)))) for group, one in _each(groups, told)}
    return merge(
        told, names, {name: len(keys) for name, keys in groups.items()}, _notes(len(every) - len(first), left_out)
    )


def _each(groups: Mapping[str, Sequence[str]], told: Iterable[Evening]) -> Iterator[tuple[str, Evening]]:
    """Every evening with what its municipality is called."""
    called = {key: name for name, keys in groups.items() for key in keys}
    return ((called[one.key], one) for one in told)


def _without_rehearsals(files: Sequence[Shared]) -> tuple[list[Shared], int]:
    """Made-up evenings stand beside each other only: beside a real one they are left out."""
    pretended = [one for file in files for one in file.evenings if one.rehearsal]
    if len(pretended) == sum(len(file.evenings) for file in files):
        return list(files), 0
    real = [Shared(tuple(one for one in file.evenings if not one.rehearsal), file.named) for file in files]
    return [file for file in real if file.evenings], len({one.key for one in pretended})


def _municipalities(files: Sequence[Shared]) -> list[frozenset[str]]:
    """The keys of the evenings of each municipality. Files are of the same one when they have an evening together, or
    when their municipalities have the same name."""
    groups: list[tuple[set[str], set[str]]] = []
    for file in files:
        keys = {one.key for one in file.evenings}
        names = {folded(one.municipality) for one in file.evenings} - {""}
        same = [group for group in groups if group[0] & keys or group[1] & names]
        for group in same:
            keys |= group[0]
            names |= group[1]
        groups = [*(group for group in groups if group not in same), (keys, names)]
    return [frozenset(keys) for keys, _ in groups]


def folded(municipality: str) -> str:
    """The name without "Gemeente" in front: by it two are known to be the same."""
    name = " ".join(municipality.casefold().split())
    return name.removeprefix("gemeente ")


def _parted(
    groups: Iterable[frozenset[str]], files: Sequence[Shared], first: Mapping[str, Evening]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The evenings of the named municipalities by name, and of the others by letter."""
    named: dict[str, list[str]] = {}
    others: list[list[str]] = []
    for keys in groups:
        own = [file for file in files if any(one.key in keys for one in file.evenings)]
        name = next((first[key].municipality for key in sorted(keys) if first[key].municipality), "")
        if name and all(file.named for file in own):
            named.setdefault(name, []).extend(sorted(keys))
        else:
            others.append(sorted(keys))
    turns = enumerate(sorted(others))
    return dict(sorted(named.items())), {f"Gemeente {letters(turn)}": keys for turn, keys in turns}


def letters(turn: int) -> str:
    """A, B, … Z, AA, AB, …"""
    before, last = divmod(turn, len(ascii_uppercase))
    return (letters(before - 1) if before else "") + ascii_uppercase[last]


def _notes(twice: int, left_out: int) -> tuple[str, ...]:
    """What was counted once and what was left out, in sentences."""
    notes = []
    if twice:
        verb = "stond er dubbel in en telt" if twice == 1 else "stonden er dubbel in en tellen"
        notes += [f"{how_many(twice).capitalize()} {verb} één keer."]
    if left_out:
        verb = "was geoefend en telt" if left_out == 1 else "waren geoefend en tellen"
        notes += [f"{how_many(left_out).capitalize()} {verb} niet mee."]
    return tuple(notes)
