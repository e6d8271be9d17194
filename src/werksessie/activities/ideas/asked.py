"""What a facilitator's form names: cards, a theme, words. Each raises Refusal in plain words."""

from __future__ import annotations

from werksessie.activities.ideas.cards import HIDDEN, NEW, Content, Idea, Theme
from werksessie.session.commands import Act, Refusal
from werksessie.session.state import Activity

NAME_LENGTH = 60


def cards(activity: Activity, command: Act) -> list[Idea]:
    """The cards the form names that are still there, each once; at least one."""
    content: Content = activity.content
    found = [content.ideas[id] for id in dict.fromkeys(command.fields.get("card", ())) if id in content.ideas]
    if not found:
        raise Refusal(404, "Dit antwoord is er niet meer.")
    return found


def theme(activity: Activity, command: Act, field: str = "theme") -> Theme:
    content: Content = activity.content
    if command.value(field) not in content.themes:
        raise Refusal(404, "Dit thema is er niet meer.")
    return content.themes[command.value(field)]


def name(command: Act) -> str:
    """The name of a theme, "" where none was typed."""
    words = " ".join(command.value("name").split())
    if len(words) > NAME_LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=NAME_LENGTH)
    return words


def written(command: Act, longest: int) -> str:
    """An answer in other words."""
    words = command.value("text").strip()
    if not words:
        raise Refusal(422, "Schrijf eerst iets op.")
    if len(words.replace("\r\n", "\n")) > longest:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=longest)
    return words


def readable(cards: list[Idea], command: Act) -> None:
    """Whoever groups cards has read them, so that lets them through. What may point to a person needs a yes."""
    if any(card.status == HIDDEN for card in cards):
        raise Refusal(409, "Dit antwoord is verborgen. Laat het eerst zien.")
    if command.value("flagged") != "yes" and any(card.status == NEW and card.flags for card in cards):
        raise Refusal(409, "Hier staat misschien iets over een persoon. Kijk het eerst na.")
