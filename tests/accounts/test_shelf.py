"""The own programmes of a municipality, on a shelf that others use as well."""

from __future__ import annotations

import pytest

from werksessie.accounts.shelf import MunicipalShelf
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import NoSuchProgramme, ProgrammeMoved


def test_each_sees_its_own_under_the_names_that_it_gave() -> None:
    store = MemoryStore()
    here, there = MunicipalShelf(store.programmes, "h1a"), MunicipalShelf(store.programmes, "t2b")
    here.write("avond", "van hier", None)
    there.write("avond", "van daar", None)
    there.write("feest", "van daar", None)
    assert (here.names(), sorted(there.names())) == (["avond"], ["avond", "feest"])
    assert (here.read("avond"), there.read("avond")) == ("van hier", "van daar")
    here.delete("avond")
    assert (here.names(), there.read("avond")) == ([], "van daar")


def test_troubles_name_a_programme_as_the_municipality_does() -> None:
    here = MunicipalShelf(MemoryStore().programmes, "h1a")
    for asked in (here.read, here.delete):
        with pytest.raises(NoSuchProgramme, match="draaiboek avond is er niet"):
            asked("avond")
    here.write("avond", "een", None)
    with pytest.raises(ProgrammeMoved):
        here.write("avond", "twee", None)
    for nameless in (here.read, here.delete):
        with pytest.raises(NoSuchProgramme):
            nameless("")


def test_what_was_there_without_accounts_is_nobodys() -> None:
    store = MemoryStore()
    store.programmes.write("van-de-laptop", "tekst", None)
    here = MunicipalShelf(store.programmes, "h1a")
    assert here.names() == []
    with pytest.raises(NoSuchProgramme):
        here.read("van-de-laptop")


def test_the_longest_name_that_is_made_fits() -> None:
    from werksessie.programme.editing import fresh_id

    here = MunicipalShelf(MemoryStore().programmes, "h1a")
    name = fresh_id("x" * 80, [])
    here.write(fresh_id("x" * 80, [name, *(f"{name}-{number}" for number in range(2, 99))]), "tekst", None)
    assert len(here.names()) == 1
