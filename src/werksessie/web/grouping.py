"""Reading what came in together: which words come back, what looks double, what is like a theme. Facilitator only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zlib import crc32

from flask import Blueprint, abort, get_template_attribute, request
from gevent import get_hub

from werksessie.activities import KINDS
from werksessie.activities.ideas.cards import SHOWN, Idea
from werksessie.activities.ideas.views import ThemeView
from werksessie.live.scene import Scene
from werksessie.programme.model import Plan
from werksessie.reading.folding import fold
from werksessie.reading.likeness import duplicates, ordered
from werksessie.reading.words import frequent, places
from werksessie.web.find import scene_at
from werksessie.web.library import facilitator_only

AT_ONCE = 30
"""Cards of one list that stand on the console together, and that one request may ask for."""

bp = Blueprint("grouping", __name__, url_prefix="/sessions/<name>/activity/<activity>")
bp.before_request(facilitator_only)


@bp.app_template_filter("card_marks")
def card_marks(cards: Sequence[Idea]) -> str:
    """Every card of a list, with a mark that changes when the card looks otherwise: "id:mark id:mark"."""
    return " ".join(f"{card.id}:{crc32(_look(card).encode()):x}" for card in cards)


def _look(card: Idea) -> str:
    beneath = [f"{one.id}{one.text}" for one in card.stacked]
    return f"{card.text}\0{card.status}{card.reason}{card.whose_words}{card.quoted}{card.about}{beneath}"


@bp.get("/reading.json")
def reading(name: str, activity: str) -> Any:
    """What the loose and the waiting cards say together, by card id.

    `words`: [word, ids] of what comes back most; `duplicates`: ids of what may be the same, with their `texts`;
    `order`: the loose cards, most like `?theme=` first; `found`: the cards that hold `?search=`.
    """
    _, _, board = _board(name, activity)
    cards: list[Idea] = [*board["waiting"], *board["loose"]]
    texts = [card.text for card in cards]
    words, same = _aside(_read, texts)
    # What may point to a person is looked at by itself first.
    sure = [[place for place in group if cards[place].status == SHOWN or not cards[place].flags] for group in same]
    double = [group for group in sure if len(group) > 1]
    return {
        "words": [[word, [cards[place].id for place in held]] for word, held in words],
        "duplicates": [[cards[place].id for place in group] for group in double],
        "texts": {cards[place].id: cards[place].text for group in double for place in group},
        "order": _like(board, request.args.get("theme", "")),
        "found": _found(cards, request.args.get("search", "")),
    }


@bp.get("/cards")
def some_cards(name: str, activity: str) -> str:
    """The cards with these ids, as they stand on the console; who asks puts them where they belong."""
    scene, plan, board = _board(name, activity)
    wanted = dict.fromkeys(request.args.getlist("card")[:AT_ONCE])
    one_card = get_template_attribute("activities/ideas/_card.html", "card")
    kept_back = get_template_attribute("activities/ideas/_card.html", "kept_back")
    new = {card.id for card in board["waiting"]}
    standing = _standing(board)
    hidden = {card.id: card for card in board["hidden"]}
    lines = [one_card(scene, plan, standing[id], board["about"], new=id in new) for id in wanted if id in standing]
    lines += [kept_back(scene, plan, hidden[id], board) for id in wanted if id in hidden]
    return "\n".join(lines)


def _board(name: str, activity: str) -> tuple[Scene, Plan, Mapping[str, Any]]:
    scene = scene_at(name)
    found = scene.state.at(activity)
    board = KINDS[found[0].kind].board(scene.state, *found) if found else {}
    if found is None or "loose" not in board:
        abort(404)
    return scene, found[0], board


def _standing(board: Mapping[str, Any]) -> dict[str, Idea]:
    """Every card that can be selected, by id."""
    in_themes = [card for theme in board["themes"] for card in theme.cards]
    return {card.id: card for card in (*board["waiting"], *board["loose"], *in_themes)}


def _like(board: Mapping[str, Any], theme: str) -> list[str]:
    one: ThemeView | None = next((one for one in board["themes"] if one.id == theme), None)
    if one is None:
        return []
    texts = [card.text for card in board["loose"]]
    order = _aside(ordered, texts, [one.name, *(card.text for card in one.cards)])
    return [board["loose"][place].id for place in order]


def _found(cards: Sequence[Idea], search: str) -> list[str]:
    """Plainly by letters: half a word finds it too."""
    wanted = fold(" ".join(search.split()))
    return [card.id for card in cards if wanted in fold(card.text)] if wanted else []


def _read(texts: Sequence[str]) -> tuple[list[tuple[str, tuple[int, ...]]], tuple[tuple[int, ...], ...]]:
    words = [word for word, _ in frequent(texts)]
    return list(zip(words, places(texts, words), strict=True)), duplicates(texts)


def _aside(work: Callable[..., Any], *args: Any) -> Any:
    """In a thread of its own: hundreds of answers take a tenth of a second, in which everybody else would wait."""
    return get_hub().threadpool.apply(work, args)
