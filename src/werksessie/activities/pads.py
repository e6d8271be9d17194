"""What can be counted of people without a phone: from paper, or from raised hands.

A count becomes ordinary answers, each one that a person could have sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from werksessie.programme.model import Text
from werksessie.session.commands import Fields, Refusal
from werksessie.session.state import Option

NO_SUBJECT = (Option("", {}),)


@dataclass(frozen=True)
class Pad:
    """One thing to count: how many people would send `value` in this `field`, `about` one goal or role if any.

    Of the pads with the same `one_of` a person has one at most; "" is free, as far as `Pads.most` goes. `heading` is
    what the pads of one thing stand under.
    """

    key: str
    text: Text
    field: str
    value: str
    one_of: str = ""
    about: str = ""
    heading: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Card:
    """The printed card that one person fills in where nothing is counted; templates/activities/<kind>/_paper.html is
    the form in which it is typed over.

    `groups` are (heading, words) of what is ticked on it, one of each; `answers` how many things are written, on
    `lines` lines each. `table`: a whole table may write one together.
    """

    groups: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
    answers: int = 0
    lines: int = 1
    table: bool = False


@dataclass(frozen=True)
class Pads:
    """What can be counted now. `most` free pads a person, about each subject; with `stack` also the same one again.

    `round` names what is asked now where a kind asks a second thing: what was counted before that stays. Where nothing
    is counted but cards are typed there is a `card`.
    """

    pads: tuple[Pad, ...] = ()
    most: int = 0
    stack: bool = False
    round: str = ""
    card: Card | None = None


@dataclass(frozen=True)
class Count:
    """How often each pad was chosen, by key, among so many `people`; `unsure` and `skip` of them passed altogether."""

    people: int = 0
    unsure: int = 0
    skip: int = 0
    pads: Mapping[str, int] = field(default_factory=dict)


def chosen_from(
    votes: Sequence[tuple[str, str, Text]], most: int, about: Sequence[Option] = NO_SUBJECT, *, stack: bool = False
) -> Pads:
    """Pads for "Kies er 3", from (field, value, words)."""
    found = [
        Pad(_key(subject.id, name, value), text, name, value, about=subject.id, heading=_heading(subject))
        for subject in about
        for name, value, text in votes
    ]
    return Pads(tuple(found), most, stack)


def one_of_each(
    asked: Iterable[tuple[str, Text]],
    words: Mapping[str, Text],
    about: Option = NO_SUBJECT[0],
    *,
    headed: bool = True,
) -> tuple[Pad, ...]:
    """Pads for one value of several, for each (field, words) that is asked."""
    return tuple(
        Pad(
            _key(about.id, name, value),
            word,
            name,
            value,
            one_of=f"{about.id}/{name}",
            about=about.id,
            heading=(*_heading(about), *((text,) if headed and text else ())),
        )
        for name, text in asked
        for value, word in words.items()
    )


def _key(*parts: str) -> str:
    return ".".join(part for part in parts if part)


def _heading(about: Option) -> tuple[Text, ...]:
    return (about.text,) if about.id else ()


def check(pads: Pads, count: Count) -> None:
    """Raises Refusal for a count that so many people cannot have given."""
    numbers, voters = count.pads, count.people - count.unsure - count.skip
    if not numbers.keys() <= {pad.key for pad in pads.pads}:
        raise Refusal(409, "De vraag is veranderd. Laad de pagina opnieuw en tel nog een keer.")
    if min(count.people, count.unsure, count.skip, *numbers.values()) < 0:
        raise Refusal(422, "Dit begrijpen we niet. Tel opnieuw.")
    if voters < 0:
        raise Refusal(422, "Er zijn {n} mensen zonder telefoon. Meer kunnen er niet stemmen.", n=count.people)
    for same in _together(pads):
        most = 1 if same[0].one_of else pads.most
        if max(numbers.get(pad.key, 0) for pad in same) > voters * (most if pads.stack else 1):
            raise Refusal(422, "Van {n} mensen kan er niet zo vaak één ding zijn gekozen.", n=voters)
        if sum(numbers.get(pad.key, 0) for pad in same) > voters * most:
            raise Refusal(422, "Van {n} mensen kunnen er niet zoveel stemmen zijn.", n=voters)


def _together(pads: Pads) -> Iterator[Sequence[Pad]]:
    """The pads by what they are counted for: the pads that exclude one another, or the free ones of one subject."""
    for one in dict.fromkeys((pad.about, pad.one_of) for pad in pads.pads):
        yield [pad for pad in pads.pads if (pad.about, pad.one_of) == one]


def deal(pads: Pads, count: Count) -> Iterator[Sequence[Fields]]:
    """The count dealt over people: what each of them could have sent, one form for each subject. Nobody has the same
    twice, unless it stacks, and nobody more than may be. Who gets nothing is left out. Expects a count that `check`
    let pass."""
    hands: list[dict[str, dict[str, tuple[str, ...]]]] = [{} for _ in range(count.people - count.unsure - count.skip)]
    for same in _together(pads):
        # Equal votes stand beside each other, so going round gives them to different people.
        votes = [pad for pad in same for _ in range(count.pads.get(pad.key, 0))]
        for place, vote in enumerate(votes):
            about: dict[str, tuple[str, ...]] = {"about": (vote.about,)} if vote.about else {}
            form = hands[place % len(hands)].setdefault(vote.about, about)
            earlier = form.get(vote.field, ())
            form[vote.field] = (str(int(earlier[0]) + 1),) if pads.stack and earlier else (*earlier, vote.value)
    yield from (list(hand.values()) for hand in hands if hand)
    yield from ([{how: ("1",)}] for how in ("unsure",) * count.unsure + ("skip",) * count.skip)
