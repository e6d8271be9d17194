"""Answers about one of the goals or roles that were chosen before: reading which one, and keeping them apart.

An activity without such subjects is kept the same way, under the one subject NONE: "" as far as events go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from immutables import Map

from werksessie.activities.ballots import Ballots
from werksessie.activities.paging import lines
from werksessie.programme.model import Text, say
from werksessie.programme.settings import CHOSEN, Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.state import Activity, Option

ABOUT_FROM = Setting(
    "id",
    "",
    takes=CHOSEN,
    label="Een antwoord per gekozen doel of rol",
    help="Mensen antwoorden dan apart over wat daar is gekozen.",
)
"""The earlier activity whose chosen goals or roles answers are about."""

NONE = Option("", {})
"""What answers are about that are about the question itself."""

BESIDE, KICKER = 30.0, 5.8
"""How high the way in is, and the line above the question, in percent of a wall's height."""

Page = TypeVar("Page")


def subjects(activity: Activity) -> tuple[Option, ...]:
    """The goals or roles that answers are kept apart by; only NONE where they are about the question itself."""
    return activity.about or (NONE,)


def subject(activity: Activity, command: Answer) -> str:
    """The id of what this answer is about, "" where nothing is asked of that kind. Raises Refusal."""
    if not activity.about:
        return ""
    about = command.value("about")
    if not any(about == one.id for one in activity.about):
        raise Refusal(422, "Kies eerst waar je antwoord over gaat.")
    return about


def row_id(about: Option, item: str) -> str:
    """The id of a row of the tally: this item, about this subject."""
    return f"{about.id}.{item}" if about.id else item


def row_text(about: Option, text: Text) -> Text:
    """ "We willen dat ouders elkaar kennen: tijd", in every language that either of the two has."""
    if not about.id:
        return text
    return {language: f"{say(about.text, language)}: {say(text, language)}" for language in (*about.text, *text)}


def head_takes(question: str, about: Option, more: float = 0.0) -> float:
    """How much higher than the way in beside it the head of a wall page is, in percent of the wall's height, when this
    and `more` stand under the question: so much less room there is for the rest."""
    words = say(about.text, "nl")
    if not words:
        return 0.0
    asked = 6.6 * lines(question, 32) if len(question) > 34 else 7.9 * lines(question, 27)
    under = min(3, lines(words, 42)) * 4.6 if len(words) > 60 else 5.3 * lines(words, 37)
    return max(0.0, KICKER + asked + 1 + under + more - BESIDE)


def told(activity: Activity) -> list[dict[str, Any]]:
    """The subjects for the Summary."""
    return [{"id": one.id, "text": say(one.text, "nl")} for one in activity.about]


def one_after_another(activity: Activity, pages: Callable[[Option], Sequence[Page]]) -> tuple[tuple[Option, Page], ...]:
    """The wall pages of each subject in turn, each with its subject."""
    return tuple((one, page) for one in subjects(activity) for page in pages(one))


@dataclass(frozen=True)
class Apart:
    """Votes for each subject apart: what one says about one goal shows nothing of another, and each has a floor and
    steps of its own."""

    ballots: Map[str, Ballots] = field(default_factory=Map)

    def of(self, about: str) -> Ballots:
        """The votes about one subject."""
        return self.ballots.get(about, Ballots())

    def put(self, about: str, person: str, vote: Any) -> Apart:
        """After this person's vote about one subject; it replaces an earlier one."""
        return Apart(self.ballots.set(about, self.of(about).put(person, vote)))

    def drop(self, about: str, person: str) -> Apart:
        """After this person took back what they said about one subject."""
        if about not in self.ballots:
            return self
        left = self.of(about).drop(person)
        # Nothing said is the same as nothing ever said.
        return Apart(self.ballots.set(about, left) if left != Ballots() else self.ballots.delete(about))

    def forget(self, person: str) -> Apart:
        """Without anything this person said, about whichever subject."""
        left = self
        for about in self.ballots:
            left = left.drop(about, person)
        return left

    def settled(self) -> Apart:
        """After closing."""
        return Apart(Map({about: votes.settled() for about, votes in self.ballots.items()}))

    def people(self) -> frozenset[str]:
        """Who said something about any of them."""
        return frozenset(person for ballots in self.ballots.values() for person in ballots.cast)

    def each(self) -> Iterator[tuple[str, str, Any]]:
        """(person, subject, vote) of every vote that stands."""
        return ((one, about, vote) for about, votes in self.ballots.items() for one, vote in votes.cast.items())
