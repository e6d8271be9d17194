"""Files of several municipalities: which evenings are the same, and what is left out."""

from __future__ import annotations

from dataclasses import replace

from tests.overview.conftest import MUNICIPALITIES, Rehearsed
from werksessie.overview.across import Shared, across
from werksessie.overview.package import packed, unpacked
from werksessie.overview.unnamed import unnamed

Ten = tuple[Rehearsed, ...]


def real(one: Rehearsed) -> Rehearsed:
    return replace(one, shared=replace(one.shared, rehearsal=False))


def test_an_evening_that_is_there_as_record_and_in_a_package_counts_once(ten: Ten) -> None:
    record, other = ten[0].shared, ten[8].shared
    package = unpacked(packed([record, other], named=False))
    overview = across([Shared((record,), True), Shared(package.evenings, package.named)])
    assert len(overview.evenings) == 2
    assert overview.notes == ("1 avond stond er dubbel in en telt één keer.",)


def test_the_same_file_twice_counts_once(ten: Ten) -> None:
    file = Shared((ten[0].shared, ten[8].shared), False)
    assert across([file, file]).questions == across([file]).questions
    assert across([file, file]).notes == ("2 avonden stonden er dubbel in en tellen één keer.",)


def test_one_file_in_which_a_municipality_is_not_named_is_enough(ten: Ten) -> None:
    first, second = ten[0].shared, ten[8].shared
    named = Shared((first, second), True)
    assert across([named]).municipalities == {MUNICIPALITIES[0]: 2}
    assert across([named, Shared((unnamed(second),), False)]).municipalities == {"Gemeente A": 2}


def test_a_municipality_is_the_same_with_or_without_the_word_in_front(ten: Ten) -> None:
    first, second = (replace(ten[at].shared, municipality=name) for at, name in ((0, "Gemeente Oost"), (1, "oost")))
    assert across([Shared((first,), True), Shared((second,), True)]).municipalities in (
        {"Gemeente Oost": 2},
        {"oost": 2},
    )


def test_records_without_a_municipality_are_each_of_one(ten: Ten) -> None:
    files = [Shared((replace(ten[at].shared, municipality=""),), True) for at in (0, 1)]
    assert across(files).municipalities == {"Gemeente A": 1, "Gemeente B": 1}


def test_a_rehearsal_beside_a_real_evening_is_left_out(ten: Ten) -> None:
    overview = across([Shared((real(ten[1]).shared, ten[9].shared), False), Shared((ten[2].shared,), False)])
    assert [one.key for one in overview.evenings] == [ten[1].shared.key]
    assert overview.notes == ("2 avonden waren geoefend en tellen niet mee.",)
    assert not overview.rehearsal


def test_rehearsals_alone_are_marked_as_made_up(ten: Ten) -> None:
    overview = across([Shared((one.shared,), False) for one in ten[:3]])
    assert overview.rehearsal
    assert overview.notes == ()
