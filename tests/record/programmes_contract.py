"""What every store of own programmes must do. A test class subclasses this and gives it a store."""

from __future__ import annotations

import pytest

from werksessie.record.promise import NoSuchProgramme, ProgrammeMoved, Programmes, Store

TEXT = 'title.nl = "Onze tuin 🌳"\r\nnote = "een\ttab"\n'


class ProgrammesContract:
    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    @pytest.fixture
    def programmes(self, store: Store) -> Programmes:
        return store.programmes

    def test_at_first_there_are_none(self, programmes: Programmes) -> None:
        assert programmes.names() == []

    def test_what_was_written_comes_back_to_the_letter(self, programmes: Programmes) -> None:
        programmes.write("tuin", TEXT, None)
        assert (programmes.names(), programmes.read("tuin")) == (["tuin"], TEXT)

    def test_a_text_takes_the_place_of_the_one_that_was_seen(self, programmes: Programmes) -> None:
        programmes.write("tuin", "een", None)
        programmes.write("tuin", "twee", "een")
        assert programmes.read("tuin") == "twee"

    @pytest.mark.parametrize("was", [None, "een", ""])
    def test_a_text_that_nobody_has_seen_is_not_overwritten(self, programmes: Programmes, was: str | None) -> None:
        programmes.write("tuin", "twee", None)
        with pytest.raises(ProgrammeMoved, match="Iemand anders"):
            programmes.write("tuin", "drie", was)
        assert programmes.read("tuin") == "twee"

    def test_what_is_not_there_any_more_is_not_brought_back_by_a_late_save(self, programmes: Programmes) -> None:
        programmes.write("tuin", "een", None)
        programmes.delete("tuin")
        with pytest.raises(ProgrammeMoved):
            programmes.write("tuin", "twee", "een")
        assert programmes.names() == []

    def test_what_is_deleted_is_gone(self, programmes: Programmes) -> None:
        programmes.write("tuin", "een", None)
        programmes.write("plein", "een", None)
        programmes.delete("tuin")
        assert programmes.names() == ["plein"]
        for ask in (programmes.read, programmes.delete):
            with pytest.raises(NoSuchProgramme, match="tuin"):
                ask("tuin")

    @pytest.mark.parametrize("name", ["", "..", "../tuin", "Tuin", "a/b", "a b", "x" * 41, "tuin.toml", "tuin\n"])
    def test_only_plain_names_can_be_written(self, programmes: Programmes, name: str) -> None:
        with pytest.raises(ValueError, match="name of a programme"):
            programmes.write(name, "een", None)
        with pytest.raises(NoSuchProgramme):
            programmes.read(name)

    def test_a_programme_is_no_session(self, store: Store) -> None:
        store.programmes.write("tuin", TEXT, None)
        assert store.names() == []
