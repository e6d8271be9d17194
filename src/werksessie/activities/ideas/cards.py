"""The cards of an ideas activity as they stand: ideas, themes, what lies on what."""

from __future__ import annotations

from dataclasses import dataclass, field

from immutables import Map

from werksessie.reading.flags import flags
from werksessie.session.events import Event

NEW, SHOWN, HIDDEN = "new", "shown", "hidden"
REWRITTEN, TRANSLATED = "samengevat door begeleider", "vertaald"
MUNICIPALITY = "municipality"
"""The other side. The community, or everybody where there is one side, is ""."""


@dataclass(frozen=True)
class Idea:
    """One card. `ids` are all answer ids it was sent under; `place` is its turn on the wall (0 while not released).
    `person` is "" when the facilitator typed it.

    `rewritten` says that the words are the facilitator's, `translated` that they say in Dutch what its writer wrote in
    another language; `original` are then the writer's words, "" after sealing.
    With `table` a whole table wrote it: its `person` is none. `onto` is the card it lies under. `stacked` are the cards
    under it: filled in for looking, never in the state. `quoted`: the facilitator chose it as a quote of its theme.
    """

    id: str
    person: str
    ids: tuple[str, ...]
    text: str
    status: str = NEW
    reason: str = ""
    theme: str = ""
    place: int = 0
    about: str = ""
    side: str = ""
    original: str = ""
    rewritten: bool = False
    translated: bool = False
    table: bool = False
    onto: str = ""
    quoted: bool = False
    stacked: tuple[Idea, ...] = ()

    @property
    def flags(self) -> tuple[str, ...]:
        """The kinds of what in the text may point to a person. Looked for when somebody asks: of a thousand cards that
        wait, the console shows thirty."""
        known: tuple[str, tuple[str, ...]] | None = self.__dict__.get("_flags")
        if known is None or known[0] is not self.text:
            known = self.text, tuple(dict.fromkeys(flag.kind for flag in flags(self.text)))
            self.__dict__["_flags"] = known
        return known[1]

    @property
    def times(self) -> int:
        """How often it was said, the cards under it included."""
        return 1 + len(self.stacked)

    @property
    def whose_words(self) -> str:
        """What stands beside words that are not the writer's own, else ""."""
        if self.translated:
            return TRANSLATED
        return REWRITTEN if self.rewritten else ""


@dataclass(frozen=True)
class Theme:
    """A group of cards. `name` is "" until it has one; `number` its place in the row, `goal` what comes after
    "We willen dat"; `source` the card of another activity that it was made of, if any.

    What happened to it: `merged` others went up into it, it was `renamed`, its goal was `reworded` so often, a part of
    its cards was `split` off into a new theme, it began as a part of the themes `parts`.
    """

    id: str
    name: str
    number: int
    goal: str = ""
    source: str = ""
    merged: int = 0
    renamed: bool = False
    reworded: int = 0
    split: bool = False
    parts: tuple[str, ...] = ()


Ideas = Map[str, Idea]
Themes = Map[str, Theme]


@dataclass(frozen=True)
class Step:
    """Something the facilitator did: `did` is the most telling of its events and `cards` how many there were of that
    kind. Before and after it the ideas and themes were so."""

    id: str
    did: Event
    cards: int
    ideas: tuple[Ideas, Ideas]
    themes: tuple[Themes, Themes]


@dataclass(frozen=True)
class Content:
    """`ideas` and `themes` by id; `sent` the cards of each person, `stacks` the cards under each card that has any.
    `released` is the last turn given, `made` the last number of a theme; `side_asked`: phones ask the municipality too.

    `highlighted` is the card that stands alone on the wall while the activity is `highlighted_in` that stage, `reading`
    whether themes stand there one by one; `steps` what can be undone, the last one last.
    """

    ideas: Ideas = field(default_factory=Map)
    themes: Themes = field(default_factory=Map)
    sent: Map[str, tuple[str, ...]] = field(default_factory=Map)
    stacks: Map[str, tuple[str, ...]] = field(default_factory=Map)
    released: int = 0
    made: int = 0
    side_asked: bool = False
    highlighted: str = ""
    highlighted_in: str = ""
    reading: bool = False
    steps: tuple[Step, ...] = ()

    def of(self, person: str) -> tuple[Idea, ...]:
        """What this person sent that still stands, in the order of its random ids."""
        return tuple(self.ideas[card] for card in self.sent.get(person, ()))

    def under(self, card: str) -> tuple[Idea, ...]:
        """The cards that lie under this one."""
        return tuple(self.ideas[one] for one in self.stacks.get(card, ()))


def empty() -> Content:
    return Content()
