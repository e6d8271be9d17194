"""After the retention term the single answers are gone; what an overview counts is there as before."""

from __future__ import annotations

from dataclasses import replace

from tests.overview.evenings import LONG, evening, told
from werksessie.session.codec import decode, encode
from werksessie.session.destroying import destroyed
from werksessie.session.reducer import fold
from werksessie.session.sealing import distil


def test_an_evening_counts_the_same_when_its_single_answers_were_destroyed() -> None:
    before = evening("Gemeente Oost", "Klaverdag", 14, LONG, shift=2)
    gone = destroyed(before, "2027-08-01", False)
    facts = [encode(event) for event in distil(gone, before.sealed_at, list.sort)]
    after = fold((seq, decode(fact)) for seq, fact in enumerate(facts, 1))
    old, new = told(before), told(after)
    assert after.destroyed > 0
    assert new.key == old.key
    for one, other in zip(old.questions, new.questions, strict=True):
        assert replace(other, said=()) == replace(one, said=())
    assert (new.goals, new.deals, new.people) == (old.goals, old.deals, old.people)
