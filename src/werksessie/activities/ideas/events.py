"""What happens to the cards and themes of an ideas activity.

`step` is the facilitator's deed that the event belongs to, so that it can be undone as a whole; "" for what phones send
and for what sealing wrote.
"""

from __future__ import annotations

from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.sorts import ANSWER, GOAL, THEME


@event("ideas.sent", words={"text": ANSWER})
class IdeaSent(Event):
    """Somebody sent an idea; `card` is its public id, random, so that its order says nothing. `about` is the goal or
    role it is about, if any; `side` whom it speaks for. After sealing, `rewritten` says that the words are the
    facilitator's, `translated` that they are Dutch for what was said in another language. With `table` a whole table
    wrote it together: `person` is no person then."""

    activity: str
    person: str
    answer_id: str
    card: str
    text: str
    group: str = ""
    about: str = ""
    side: str = ""
    rewritten: bool = False
    table: bool = False
    translated: bool = False


@event("ideas.edited")
class IdeaEdited(Event):
    """Its writer changed the text, or what it is about; it loses its release. `answer_id` is the id of the new text."""

    activity: str
    person: str
    answer_id: str
    card: str
    text: str
    about: str = ""
    side: str = ""


@event("ideas.withdrawn")
class IdeaWithdrawn(Event):
    """Its writer took the idea back."""

    TAKES_BACK = True

    activity: str
    card: str
    person: str
    answer_id: str


@event("ideas.released")
class IdeaReleased(Event):
    """The facilitator let the room see it."""

    activity: str
    card: str
    step: str = ""


@event("ideas.hidden")
class IdeaHidden(Event):
    """The facilitator keeps it from the room, for one of REASONS."""

    activity: str
    card: str
    reason: str
    step: str = ""


@event("ideas.rewritten")
class IdeaRewritten(Event):
    """The facilitator said it in other words, or (`translated`) in Dutch; those of its writer go at sealing."""

    activity: str
    card: str
    text: str
    step: str = ""
    translated: bool = False


@event("idea.highlighted")
class IdeaHighlighted(Event):
    """The wall shows this one card, large and alone, as long as the activity stays in this stage; `card` "" is none
    any more."""

    activity: str
    card: str
    stage: str = ""


@event("idea.placed")
class IdeaPlaced(Event):
    """A card was put into a theme, or taken out (`theme` "")."""

    activity: str
    card: str
    theme: str
    step: str = ""


@event("idea.stacked")
class IdeaStacked(Event):
    """A card says the same as the one it now lies `onto`; "" takes it off again."""

    activity: str
    card: str
    onto: str
    step: str = ""


@event("theme.made", words={"name": THEME})
class ThemeMade(Event):
    """A theme was made, with a name or without. `number` is its place in the row, 0 the next one; `source` the card of
    another activity that it was made of, if any."""

    activity: str
    theme: str
    name: str
    number: int = 0
    step: str = ""
    source: str = ""


@event("theme.traced")
class ThemeTraced(Event):
    """In a sealed record: what happened to this theme before, as a Theme says it."""

    activity: str
    theme: str
    merged: int = 0
    renamed: bool = False
    reworded: int = 0
    split: bool = False
    parts: tuple[str, ...] = ()


@event("theme.renamed")
class ThemeRenamed(Event):
    """A theme got another name."""

    activity: str
    theme: str
    name: str
    step: str = ""


@event("theme.dropped")
class ThemeDropped(Event):
    """A theme was taken away; its cards are loose again."""

    activity: str
    theme: str
    step: str = ""


@event("theme.merged")
class ThemesMerged(Event):
    """A theme went up into another: its cards, and its goal where that one had none."""

    activity: str
    theme: str
    into: str
    step: str = ""


@event("goal.worded", words={"goal": GOAL})
class GoalWorded(Event):
    """The theme was put into words: what comes after "We willen dat"."""

    activity: str
    theme: str
    goal: str
    step: str = ""


@event("grouping.undone")
class GroupingUndone(Event):
    """The facilitator took a step back: what still stands as it left it is as before."""

    activity: str
    step: str


@event("titles.read")
class TitlesRead(Event):
    """The wall shows the themes one by one, to be read aloud (or, with `on` false, all of them again)."""

    activity: str
    on: bool = True


@event("ideas.side-asked", EVERYONE)
class SideAsked(Event):
    """From now on phones can answer for the municipality (or, with `asked` false, only for the community again)."""

    activity: str
    asked: bool = True


@event("ideas.side-added", words={"text": ANSWER})
class SideAdded(Event):
    """The facilitator typed what the municipality says; the room sees it at once."""

    activity: str
    card: str
    text: str
