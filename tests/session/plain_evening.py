"""A small evening in which a little of everything happened, and what its plain tables tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tests.session.evening import DETAILS, PLACES, Evening, form, only, plan
from tests.session.paper_desk import tally
from werksessie.session.commands import Answer, WriteProfile
from werksessie.session.correcting import Correct
from werksessie.session.earlier import Follow
from werksessie.session.notebook import Park, WriteNote
from werksessie.session.paper import HANDS, CountWithoutPhone, EnterPaper
from werksessie.session.past import Agreed, Earlier
from werksessie.session.progress import TellProgress
from werksessie.session.sorts import CONCLUSION, PROFILE
from werksessie.session.state import State
from werksessie.session.statuses import DONE, MUNICIPALITY, ROOM, Progress
from werksessie.session.versions import FixVersion
from werksessie.session.writing import WriteConclusion

PROGRAMME = only(
    plan("wensen", "ideas", number="1", settings={"other_side": True}),
    plan("kiezen", "dots", options_from="wensen", take="goals"),
    plan(
        "nodig",
        "choice",
        options=PLACES[:2],
        settings={"choices": 2, "other": True, "about_from": "kiezen"},
        sensitive=True,
    ),
    plan("eens", "consent", options=PLACES[:2]),
    plan("afspraken", "agreements", settings={"goals_from": "kiezen"}),
)
ABOUT = replace(
    DETAILS, place="De Linde", groups=True, date="2027-01-12", municipality="Rivierstad", community="De buurt",
    rehearsal=True,
)  # fmt: skip
BEFORE = (
    Earlier("Avond 1", "2026-11-02", "De Linde", 12, (), (
        Agreed("Bel de school", "Wij", "2026-12-01", Progress(DONE, "Gebeld", ROOM, "2026-12-02")),
        Agreed("Maak een rooster", "Zij", "2026-12-03"),
    )),
    Earlier("Avond 2", "2026-12-07", "", None),
)  # fmt: skip

TOLD: Mapping[str, Sequence[str]] = {
    "session": [
        "code: 482913 | title: Samen in het park | place: De Linde | date: 2027-01-12 | "
        "municipality: Rivierstad | community: De buurt | programme: Proef | programme_version: 1 | "
        "rehearsal: 1 | started_at: 2027-01-12T19:30:01 | closed_at: 2027-01-12T19:30:18 | "
        "sealed_at: 2027-01-12T19:30:18 | evenings: 1 | people: 5 | without_phone: 3 | corrections: 1",
    ],
    "activities": [
        "id: wensen | position: 1 | number: 1 | kind: ideas | title: Wensen | "
        "question: Wat vind je van wensen? | status: closed | answered: 2 | skipped: 1 | without_phone: 1 | "
        "left_out: 1 | note: Veel gelach. | conclusion: Licht, dus.",
        "id: kiezen | position: 2 | kind: dots | title: Kiezen | question: Wat vind je van kiezen? | "
        "status: closed | answered: 3 | unsure: 1 | without_phone: 2 | by_hand: 2",
        "id: nodig | position: 3 | kind: choice | title: Nodig | question: Wat vind je van nodig? | "
        "status: closed | sensitive: 1 | answered: 3",
        "id: eens | position: 4 | kind: consent | title: Eens | question: Wat vind je van eens? | "
        "status: closed | answered: 3",
        "id: afspraken | position: 5 | kind: agreements | title: Afspraken | "
        "question: Wat vind je van afspraken? | status: closed | answered: 1",
    ],
    "options": [
        "activity: kiezen | use: vote | id: fresh-007 | position: 1 | text: We willen dat het licht is | "
        "source: fresh-007 | chosen: 1",
        "activity: nodig | use: vote | id: plek-1 | position: 1 | text: Plek 1",
        "activity: nodig | use: vote | id: plek-2 | position: 2 | text: Plek 2",
        "activity: nodig | use: about | id: fresh-007 | position: 1 | text: We willen dat het licht is | "
        "source: fresh-007",
        "activity: eens | use: vote | id: plek-1 | position: 1 | text: Plek 1",
        "activity: eens | use: vote | id: plek-2 | position: 2 | text: Plek 2",
    ],
    "counts": [
        "activity: wensen | row: fresh-007 | text: Licht | name: ideas | number: 2 | answered: 2",
        "activity: kiezen | row: fresh-007 | text: We willen dat het licht is | name: dots | number: 3 | answered: 3",
        "activity: nodig | row: fresh-007.plek-1 | text: We willen dat het licht is: Plek 1 | name: people | "
        "number: 1 | answered: 3",
        "activity: nodig | row: fresh-007.plek-2 | text: We willen dat het licht is: Plek 2 | name: people | "
        "answered: 3",
        "activity: nodig | row: fresh-007.other | text: We willen dat het licht is: Iets anders | "
        "name: people | number: 3 | answered: 3",
    ],
    "themes": [
        "activity: wensen | id: fresh-007 | number: 1 | name: Licht | goal: het licht is",
    ],
    "answers": [
        "activity: wensen | id: fresh-014 | text: Wij zien het niet | status: shown | side: municipality",
        "activity: wensen | id: fresh-tafel | person: table | text: Van een tafel | status: waiting | from_table: 1",
        "activity: wensen | id: fresh-016 | person: p0001 | text: Wij ook | status: waiting | side: municipality",
        "activity: wensen | id: fresh-kaart | person: p0002 | text: Van een kaart | status: waiting",
        "activity: wensen | id: fresh-002 | person: p0004 | text: Meer licht | status: shown | "
        "theme: fresh-007 | quote: 1",
        "activity: wensen | id: fresh-004 | person: p0004 | text: Lantaarns | status: shown | "
        "under: fresh-002 | rewritten: 1",
        "activity: wensen | id: fresh-006 | person: p0004 | status: hidden | reason: person",
        "activity: nodig | id: fresh-033 | person: p0001 | about: fresh-007 | text: Een trap | status: shown",
        "activity: nodig | id: fresh-031 | person: p0002 | about: fresh-007 | status: hidden | reason: insult",
        "activity: nodig | id: fresh-029 | person: p0003 | about: fresh-007 | text: Een brug | status: waiting",
        "activity: eens | id: a1f8c62e4673e343 | person: p0001 | about: plek-2 | text: Nee | status: waiting",
        "activity: eens | id: 3b0fb5257fdc0636 | person: p0002 | about: plek-2 | text: Te ver | status: shown",
        "activity: afspraken | id: sealed-p0001 | person: p0001 | text: Eerst meten | status: waiting",
    ],
    "votes": [
        "id: 1 | activity: wensen | person: p0003 | question: passed | value: skip",
        "id: 2 | activity: kiezen | person: p0001 | question: dots | option: fresh-007 | value: 1",
        "id: 3 | activity: kiezen | person: p0002 | question: dots | option: fresh-007 | value: 1",
        "id: 4 | activity: kiezen | person: p0004 | question: dots | option: fresh-007 | value: 1",
        "id: 5 | activity: kiezen | person: p0003 | question: passed | value: unsure",
        "id: 6 | activity: nodig | person: p0001 | about: fresh-007 | question: options | option: other | value: 1",
        "id: 7 | activity: nodig | person: p0002 | about: fresh-007 | question: options | option: other | value: 1",
        "id: 8 | activity: nodig | person: p0003 | about: fresh-007 | question: options | option: plek-1 | value: 1",
        "id: 9 | activity: nodig | person: p0003 | about: fresh-007 | question: options | option: other | value: 1",
        "id: 10 | activity: eens | person: p0001 | question: views | option: plek-2 | value: objection",
        "id: 11 | activity: eens | person: p0002 | question: views | option: plek-2 | value: objection",
        "id: 12 | activity: eens | person: p0003 | question: views | option: plek-1 | value: fine",
        "id: 13 | activity: afspraken | person: p0001 | question: value | value: objection",
    ],
    "agreements": [
        "activity: afspraken | number: 1 | what: Plaats een lamp | who: De gemeente | when_done: 2027-04-01 | "
        "status: done | why: Hij brandt | told_by: municipality | told_on: 2027-03-01",
    ],
    "earlier_evenings": [
        "number: 1 | title: Avond 1 | date: 2026-11-02 | place: De Linde | people: 12",
        "number: 2 | title: Avond 2 | date: 2026-12-07",
    ],
    "earlier_agreements": [
        "evening: 1 | number: 1 | what: Bel de school | who: Wij | when_done: 2026-12-01 | status: done | "
        "why: Gebeld | told_by: room | told_on: 2026-12-02",
        "evening: 1 | number: 2 | what: Maak een rooster | who: Zij | when_done: 2026-12-03",
    ],
    "proposals": [
        "activity: eens | number: 1 | round: 1 | text: Plek 1 | outcome: objection",
        "activity: eens | number: 1 | round: 2 | text: Plek 1, goedkoper | outcome: none",
        "activity: eens | number: 2 | round: 1 | text: Plek 2 | outcome: none",
        "activity: eens | number: 2 | round: 2 | text: Plek 2 | outcome: objection",
    ],
    "profile": [
        "row: behoefte | text: Licht",
    ],
    "versions": [
        "number: 1 | day: 2027-02-01 | sort: profile | name: behoefte | text: Licht",
        "number: 1 | day: 2027-02-01 | sort: conclusion | name: wensen | text: Licht, dus.",
    ],
    "parked": [
        "id: a1 | text: De bus",
    ],
    "corrections": [
        "number: 1 | day: 2027-02-02 | sorts: profile, conclusion | reason: mistake",
    ],
}
"""Every table, each row without what is empty or nought."""
KEPT: Sequence[str] = [
    "activity: wensen | id: kept-1 | text: Meer licht | status: shown | quote: 1",
    "activity: wensen | id: kept-2 | text: Wij zien het niet | status: shown | quote: 1",
    "activity: nodig | id: kept-1 | text: Een trap | status: shown | quote: 1",
]
"""What is left of the answers once the single ones are gone."""


def evening() -> Evening:
    made = Evening(PROGRAMME, ABOUT, 0)
    made.ask(Follow(BEFORE))
    made.press("start")
    made.join("join-1", "join-2")
    made.ask(CountWithoutPhone(3, 0))
    _ideas(made)
    _choices(made)
    _agreed(made)
    made.ask(WriteNote("wensen", "Veel gelach."))
    made.ask(Park("De bus", "a1"))
    made.close()
    return made


def _ideas(made: Evening) -> None:
    made.open("wensen")
    first, second, third = (made.idea(text, "ann") for text in ("Meer licht", "Lampen", "Onzin"))
    theme = made.act("wensen", "make-theme", name="Licht", card=first)
    made.act("wensen", "goal", theme=theme, goal="het licht is")
    made.act("wensen", "stack", onto=first, card=second)
    made.act("wensen", "hide", card=third, reason="person")
    made.act("wensen", "quote", card=first)
    made.act("wensen", "rewrite", card=second, text="Lantaarns")
    made.ask(Answer("wensen", "table-1", "a-table", form({"text": "Van een tafel"}), "fresh-tafel", table=True))
    made.act("wensen", "ask-other-side")
    made.act("wensen", "add-other-side", text="Wij zien het niet")
    made.send("wensen", "dorien", {"text": "Wij ook", "side": "municipality"})
    made.send("wensen", "bob", {"skip": "1"})
    made.ask(EnterPaper("wensen", form({"text": "Van een kaart"}), "kaart-1", "fresh-kaart"))
    made.shut("wensen")
    made.send("wensen", "bob", {"text": "Te laat", "late": "1"})
    made.act("wensen", "leave-late", late=next(iter(made["wensen"].late)))


def _choices(made: Evening) -> None:
    made.open("kiezen")
    (goal,) = made["kiezen"].options
    made.send("kiezen", "ann", {f"dots-{goal.id}": "1"}, group="community")
    made.send("kiezen", "cas", {"unsure": "1"})
    tally(made, "kiezen", 2, HANDS, pads={f"dots-{goal.id}.1": 2})
    made.shut("kiezen")
    made.act("kiezen", "choose", option=goal.id)
    made.open("nodig")
    made.send("nodig", "ann", {"about": goal.id, "option": ("plek-1", "other"), "text": "Een brug"})
    made.send("nodig", "bob", {"about": goal.id, "option": ("other",), "text": "Van Jan"})
    made.send("nodig", "cas", {"about": goal.id, "option": ("other",), "text": "Een trap"})
    notes = {one.text: one.id for one in made["nodig"].content.notes.values()}
    made.act("nodig", "release", note=notes["Een trap"])
    made.act("nodig", "hide", note=notes["Van Jan"], reason="insult")
    made.shut("nodig")


def _agreed(made: Evening) -> None:
    made.open("eens")
    made.send("eens", "ann", {"value-plek-1": "objection", "text-plek-1": "Te duur", "value-plek-2": "fine"})
    made.shut("eens")
    made.act("eens", "reword", proposal="plek-1", text="Plek 1, goedkoper")
    made.open_again("eens")
    made.send("eens", "ann", {"value-plek-1": "fine"})
    made.send("eens", "cas", {"value-plek-2": "objection", "text-plek-2": "Nee"})
    made.send("eens", "bob", {"value-plek-2": "objection", "text-plek-2": "Te ver"})
    made.shut("eens")
    objections = {one.text: one.id for one in made["eens"].content.objections.values()}
    made.act("eens", "release", objection=objections["Te ver"])
    made.open("afspraken")
    made.act("afspraken", "make", what="Plaats een lamp", who="De gemeente", when="2027-04-01")
    made.send("afspraken", "ann", {"value": "objection", "text": "Eerst meten"})


def sealed_evening() -> State:
    """The sealed state in which it was told how an agreement goes, and words were written, fixed and corrected."""
    made = evening()
    made.state, _ = made.sealed()
    made.ask(WriteProfile("behoefte", "Lichtt"))
    made.ask(WriteConclusion("wensen", "Lichtt, dus."))
    made.ask(FixVersion("2027-02-01"))
    made.ask(TellProgress("afspraken", 1, DONE, "Hij brandt", MUNICIPALITY, "2027-03-01"))
    made.ask(Correct("Lichtt", "Licht", frozenset({PROFILE, CONCLUSION}), "mistake", "2027-02-02"))
    return made.state
