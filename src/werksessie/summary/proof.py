"""The proof that single answers were destroyed: what, how many, when and why. Counts, no content."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from werksessie.programme.dates import full_day
from werksessie.programme.model import Plan, say
from werksessie.session.disclosure import FEW, FLOOR, is_small
from werksessie.session.state import Activity, State
from werksessie.summary.build import Summary, day_of
from werksessie.summary.words import SMALL

SENSITIVE = "gevoelige vraag: geen aantal"
WHAT = "Losse antwoorden: kaartjes, keuzes, en wie 'Weet ik niet' of 'Sla over' koos."
STAYS = "Thema's, doelen, aantallen en afspraken, en hooguit drie citaten per thema."


@dataclass(frozen=True)
class Destroyed:
    """How many single answers of one question were destroyed, as it may be said."""

    question: str
    answers: int | str


@dataclass(frozen=True)
class Proof:
    """What was destroyed of one session, and what stays. Days are ISO dates; `early` when it was done by hand before
    the term of `term_days` after closing was over. `answers` is their number over all questions, or None where that
    would give away what may not be told of one of them."""

    record: str
    title: str
    municipality: str
    date: str
    closed_on: str
    sealed_on: str
    destroyed_on: str
    term_days: int
    early: bool
    what: str
    stays: str
    questions: tuple[Destroyed, ...]
    answers: int | None

    @property
    def why(self) -> str:
        """Why it was done, in a sentence."""
        term = f"de bewaartermijn van {self.term_days} dagen na de avond"
        return f"De begeleider koos ervoor, eerder dan {term}." if self.early else f"Om {term}."


def proof_of(name: str, state: State) -> Proof | None:
    """The proof for the session of this name; None as long as its single answers are there."""
    if not state.destroyed_on:
        return None
    lost = [(plan, activity) for plan, activity in state.each() if activity.kept and activity.kept.answers]
    questions = tuple(Destroyed(_question(plan), _answers(state, plan, activity)) for plan, activity in lost)
    numbers = [one.answers for one in questions if isinstance(one.answers, int)]
    return Proof(
        record=name,
        title=state.details.title,
        municipality=state.details.municipality,
        date=state.details.date,
        closed_on=day_of(state.closed_at),
        sealed_on=day_of(state.sealed_at),
        destroyed_on=state.destroyed_on,
        term_days=state.details.retention_days,
        early=state.destroyed_early,
        what=WHAT,
        stays=STAYS,
        questions=questions,
        answers=sum(numbers) if len(numbers) == len(questions) else None,
    )


def how_long(summary: Summary) -> str:
    """Until when single answers are there, or since when they are not; "" while that is not known."""
    if summary.answers_gone:
        return f"Losse antwoorden zijn gewist op {full_day(summary.answers_gone)}."
    return f"Losse antwoorden worden gewist op {full_day(summary.answers_until)}." if summary.answers_until else ""


def _question(plan: Plan) -> str:
    return say(plan.text, "nl") or say(plan.title, "nl")


def _answers(state: State, plan: Plan, activity: Activity) -> int | str:
    number = activity.kept.answers if activity.kept else 0
    if is_small(state.crowd):
        return SMALL
    # Even rounded it would narrow down what is hidden in the report.
    return SENSITIVE if plan.sensitive else FEW if number < FLOOR else number


def as_data(proof: Proof) -> dict[str, Any]:
    """The proof as JSON data."""
    return {"format": 1, **asdict(proof), "why": proof.why}


def as_text(proof: Proof) -> str:
    """The proof as a page of plain text."""
    facts = (
        ("Avond", proof.title),
        ("Gehouden op", full_day(proof.date)),
        ("Gemeente", proof.municipality),
        ("Verslag", proof.record),
        ("Afgesloten op", full_day(proof.closed_on)),
        ("Verzegeld op", full_day(proof.sealed_on)),
        ("Gewist op", full_day(proof.destroyed_on)),
        ("Gewist", proof.what),
        ("Waarom", proof.why),
        ("Blijft", proof.stays),
    )
    lines = ["Verklaring van vernietiging", "", *(f"{name}: {said}" for name, said in facts if said), ""]
    lines += ["Hoeveel, per vraag:", *(f"- {one.question}: {one.answers}" for one in proof.questions)]
    lines += [f"Samen: {proof.answers}"] if proof.answers is not None else []
    return "\n".join(lines) + "\n"
