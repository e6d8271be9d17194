"""What came in for each line of the profile: a starting point for the facilitator, and what stands there meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from werksessie.programme.details import Details
from werksessie.programme.model import say
from werksessie.session import profile as rows
from werksessie.session.disclosure import ShownRow
from werksessie.summary import words
from werksessie.summary.feeds import (
    AVAILABLE,
    CAPACITY,
    CONDITIONS,
    EXPECTED,
    FEEDS,
    GOAL,
    NEED,
    ROLES,
    TRAITS,
    fed_by,
    key,
)
from werksessie.summary.gist import (
    MOST,
    Phrase,
    capital,
    divided_over,
    gist,
    is_steps,
    is_told,
    leading,
    listed,
    one_line,
    opinion,
    steps,
    stopped,
    text_of,
    times,
    top,
)  # fmt: skip
from werksessie.summary.parts import LATER, OPEN, Part

TWO = 2
GOALS, DAILY_LIFE, FITS = "5a", "13", "past bij dagelijks leven"
MONEY = "Voldoende financiële middelen"
"""The deck's own words for one of the nine conditions."""


def came_in(row: str, parts: Sequence[Part], details: Details) -> tuple[Phrase, ...]:
    """The first words for a line; nothing when nothing came in for it. `parts` are those that may stand on it."""
    read = READ.get(row)
    fed = [part for part in fed_by(row, parts) if part.counted] if read else []
    return tuple(phrase for phrase in read(fed) if str(phrase)) if read and fed else _filled_in(row, details)


def _filled_in(row: str, details: Details) -> tuple[Phrase, ...]:
    """What the prepare page says already."""
    known = details.also_present if row == rows.PRESENT else ""
    return (Phrase(stopped(known)),) if known else ()


def always(row: str, parts: Sequence[Part]) -> tuple[Phrase, ...]:
    """What nobody writes away: sensitive questions that were chosen for the profile, and whether somebody objects."""
    fed = [part for part in fed_by(row, parts) if part.counted] if row in FEEDS else []
    chosen = [Phrase(gist(part), f"{part.question}") for part in fed if part.plan.sensitive]
    outcomes = sorted({part.report["outcome"] for part in fed if "proposals" in part.report}, reverse=True)
    return (*chosen, *(Phrase(words.OUTCOMES[one]) for one in outcomes[:1] if one))


def silence(row: str, parts: Sequence[Part]) -> str:
    """What is said of a line as long as it has no words."""
    fed = fed_by(row, parts)
    if any(part.counted for part in fed) and row not in SILENCE:
        return words.NOTHING_TO_SHOW
    if row == rows.EXPECTED and any(part.report.get("other_side", {}).get("asked") for part in fed):
        return "Gevraagd. De gemeente zei hier niets."
    later = any(part.status in (OPEN, LATER) for part in fed)
    return SILENCE.get(row) or ("Nog niet gevraagd." if later else "Niet gevraagd.")


SILENCE = {
    TRAITS: "Niet besproken.",
    rows.EXPECTED: "Gemeente: nog niet gevraagd.",
    rows.OPEN_QUESTIONS: "Niets genoteerd.",
}


def _needs(fed: Sequence[Part]) -> list[Phrase]:
    return [Phrase(listed(found)) for found in (top(part) for part in _plain(fed)) if found][:1]


def _goals(fed: Sequence[Part]) -> list[Phrase]:
    """The goals the room chose; without a choice how the vote stands; without a vote the goals as they were worded."""
    vote = _vote(fed)
    voted = leading(vote) if vote else ()
    if vote and voted:
        chosen = [(row, told) for row, told in voted if told.get("chosen")]
        lead = [] if chosen else [Phrase("Nog niet gekozen. Veel stemmen:")]
        now = _reworded(fed)
        named = [
            Phrase(stopped(_about_goal(vote, row, fed)), now.get(text_of(row), text_of(row)))
            for row, _ in (chosen or voted)[:MOST]
        ]
        return [*lead, *named, *_daily_life(fed)]
    worded = [f"We willen dat {told['goal']}" for part in _plain(fed) for _, told in part.rows if told.get("goal")]
    return [Phrase("", stopped(goal)) for goal in worded[:MOST]] or _needs(fed)


def _vote(fed: Sequence[Part]) -> Part | None:
    """The vote on the goals: the deck's question, in a programme without it the first vote that feeds this line."""
    votes = [part for part in _plain(fed) if "chosen" in part.report]
    deck = [part for part in votes if key(part) == GOALS]
    others = votes if not any(key(part) in FEEDS[GOAL] for part in fed) else []
    return next(iter((*deck, *others)), None)


def _reworded(fed: Sequence[Part]) -> dict[str, str]:
    """The words that nobody objects to, by the words that a goal had before them."""
    proposals = [one for part in _plain(fed) for one in part.report.get("proposals", ()) if one["outcome"] == "none"]
    return {one_line(was["text"]): one_line(one["text"]) for one in proposals for was in one["earlier"]}


def _about_goal(vote: Part, row: ShownRow, fed: Sequence[Part]) -> str:
    """ "(19 van 32 mensen; past bij dagelijks leven: nee 2, …)", as far as it may be said."""
    fits = [(part, one) for part, one, told in _glasses(fed, DAILY_LIFE) if told.get("about") == row.id]
    said = [f"{FITS}: {steps(part, one)}" for part, one in fits[:1] if is_told(part, one)]
    words = "; ".join(one for one in (times(vote, row), *said) if one)
    return f"({words})" if words else ""


def _daily_life(fed: Sequence[Part]) -> list[Phrase]:
    """The same where it was not asked for each goal apart."""
    fits = [(part, one) for part, one, told in _glasses(fed, DAILY_LIFE) if not told.get("about")]
    return [Phrase(stopped(f"{capital(FITS)}: {steps(part, one)}")) for part, one in fits[:1] if is_told(part, one)]


def _glasses(fed: Sequence[Part], number: str = "") -> list[tuple[Part, ShownRow, Mapping[str, Any]]]:
    parts = [part for part in _plain(fed) if number in ("", key(part))]
    return [(part, row, told) for part in parts for row, told in part.rows if is_steps(row)]


def _plain(fed: Sequence[Part]) -> list[Part]:
    return [part for part in fed if not part.plan.sensitive]


def _available(fed: Sequence[Part]) -> list[Phrase]:
    return [Phrase(stopped(capital(steps(part, row)))) for part, row, _ in _glasses(fed) if is_told(part, row)]


def _roles(fed: Sequence[Part]) -> list[Phrase]:
    """Three short lists, and what is not clear; before anybody said who does what, the roles that were picked most."""
    found: list[Phrase] = []
    for part in _plain(fed):
        for name, roles in divided_over(part):
            label = part.counts[name].capitalize() if name else "Niet duidelijk wie"
            found.append(Phrase(listed(roles), f"{label}:"))
    picked = [Phrase(listed(top(part)), "Gekozen:") for part in _plain(fed) if top(part)]
    return found or picked[:1]


def _capacity(fed: Sequence[Part]) -> list[Phrase]:
    """What would help, and how it stands with money: for each of the two its own name in front."""
    helps = [(part, top(part)) for part in _plain(fed) if key(part) not in FEEDS[CONDITIONS]]
    money = [phrase for part in _plain(fed) if key(part) in FEEDS[CONDITIONS] for phrase in _money(part)]
    return [*([Phrase(listed(found), f"{_title(part)}:") for part, found in helps if found][:1]), *money]


def _money(part: Part) -> list[Phrase]:
    """The condition that is about money: how it is now, else how many find it important."""
    named = {option.id for option in part.plan.options if option.verbatim == MONEY}
    now = [row for row, _ in part.rows if is_steps(row) and row.id.removeprefix("now-") in named]
    for row in now:
        if is_told(part, row):
            return [Phrase(stopped(f"nu {steps(part, row)}"), f"{text_of(row)}:")]
    weight = [(row, times(part, row)) for row, _ in part.rows if row.id in named]
    return [Phrase(f"belangrijk voor {said}.", f"{text_of(row)}:") for row, said in weight if said]


def _title(part: Part) -> str:
    return say(part.plan.title, "nl")


def _form(fed: Sequence[Part]) -> list[Phrase]:
    for part in _plain(fed):
        proposals = part.report.get("proposals", ())
        said = [one["text"] for one in proposals if one["outcome"] != "objection"] or [*top(part, TWO)]
        if said:
            return [Phrase(stopped(one_line(one))) for one in said[:TWO]]
    return []


def _open(fed: Sequence[Part]) -> list[Phrase]:
    return [Phrase(stopped(text)) for part in _plain(fed) for text in top(part)][:MOST]


def _other_side(fed: Sequence[Part]) -> list[Phrase]:
    said = [text for part in fed for text in part.report.get("other_side", {}).get("said", ())]
    return [Phrase(stopped(one_line(text))) for text in said[:TWO]]


READ: Mapping[str, Callable[[Sequence[Part]], Sequence[Phrase]]] = {
    NEED: _needs,
    GOAL: _goals,
    AVAILABLE: _available,
    ROLES: _roles,
    CAPACITY: _capacity,
    rows.FORM: _form,
    rows.EXPECTED: _other_side,
    rows.OPEN_QUESTIONS: _open,
}


def expected(parts: Sequence[Part]) -> tuple[str, ...]:
    """What the community expects of the municipality, in two lines at most."""
    return tuple(text for part in fed_by(EXPECTED, parts) if part.counted for text in top(part, TWO))[:TWO]


def conditions(parts: Sequence[Part]) -> tuple[tuple[str, str, str], ...]:
    """(text, how many find it important, how it is now) of the most important conditions."""
    found = []
    for part in fed_by(CONDITIONS, parts):
        if part.counted:
            now = {row.id.removeprefix("now-"): opinion(part, row, told) for row, told in part.rows if is_steps(row)}
            found += [(text_of(row), times(part, row), now.get(row.id, "")) for row, _ in leading(part)[:MOST]]
    return tuple(found[:MOST])
