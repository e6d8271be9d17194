"""A programme built on another one, the words of its sources, and two evenings in one programme."""

from __future__ import annotations

import pytest

from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped, loads
from werksessie.programme.model import Programme, Source, from_dict, to_dict
from werksessie.programme.place import ProgrammeError

from .examples import GARDEN, HEAD, activity, read, sentence

OWN = """
id = "eigen"
version = "1"
title.nl = "Eigen"
based_on = "weerbaarheid"
"""


def built(source: str) -> Programme:
    """A facilitator's own programme, with the kinds that there are."""
    return loads(OWN + source, "eigen.toml", KINDS)


def refused(source: str) -> str:
    with pytest.raises(ProgrammeError) as caught:
        loads(source, "eigen.toml", KINDS)
    return str(caught.value)


def test_what_a_programme_does_not_say_it_takes_from_the_one_it_is_built_on() -> None:
    whole = load_shipped("weerbaarheid", KINDS)
    mine = built("")
    assert (mine.id, mine.title) == ("eigen", {"nl": "Eigen"})
    assert (mine.activities, mine.parts, mine.sources, mine.credit) == (
        whole.activities,
        whole.parts,
        whole.sources,
        whole.credit,
    )


def test_its_own_description_it_gives_itself() -> None:
    assert built("").description == {}


def test_the_activities_it_lists_are_all_there_are_and_in_that_order() -> None:
    mine = built("""
        [[activities]]
        id = "4"
        [[activities]]
        id = "1"
        minutes = 10
        [[activities]]
        id = "lied"
        kind = "slide"
        title.nl = "Lied"
        text.nl = "We zingen"
    """)
    assert [(plan.id, plan.minutes) for plan in mine.activities] == [("4", 12), ("1", 10), ("lied", 0)]
    assert mine.activities[1].verbatim == "Wat verstaat de gemeenschap onder weerbaarheid?"
    assert mine.activities[1].settings["max"] == 1


def test_a_field_is_taken_over_whole_or_not_at_all() -> None:
    mine = built('[[activities]]\nid = "1"\ntext.nl = "Wat zie je?"\n')
    assert mine.activities[0].text == {"nl": "Wat zie je?"}


def test_an_activity_of_another_kind_takes_over_nothing() -> None:
    mine = built('[[activities]]\nid = "1"\nkind = "slide"\ntitle.nl = "Een"\ntext.nl = "Wat zie je?"\n')
    assert (mine.activities[0].verbatim, mine.activities[0].minutes) == ("", 0)


def test_one_that_is_built_on_one_that_is_built_on_another_is_whole() -> None:
    mine = loads(OWN.replace('"weerbaarheid"', '"weerbaarheid-kort"'), "eigen.toml", KINDS)
    short = load_shipped("weerbaarheid-kort", KINDS)
    assert mine.activities == short.activities
    assert mine.sources == load_shipped("weerbaarheid", KINDS).sources


def test_only_a_programme_that_comes_with_the_package_can_be_built_on() -> None:
    said = refused(OWN.replace('"weerbaarheid"', '"weerbaarhied"'))
    assert said == ("eigen.toml, veld 'based_on': er is geen draaiboek 'weerbaarhied' (bedoel je 'weerbaarheid'?).")
    assert "kleine letters" in refused(OWN.replace('"weerbaarheid"', '"../../geheim"'))
    assert "kleine letters" in refused(OWN.replace('"weerbaarheid"', "3"))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("activities = 3", "veld 'activities': hier horen blokken met een kop tussen [[ en ]]"),
        ("activities = [3]", "veld 'activities': hier horen blokken met een kop tussen [[ en ]]"),
        ("[[activities]]\nid = 3\n", "activiteit nummer 1, veld 'kind': dit veld ontbreekt"),
        ('[[activities]]\nid = "1"\nfout = 3\n', "activiteit '1', veld 'fout': dit veld bestaat niet"),
        ('[[activities]]\nid = "5a"\n', "activiteit '5a', veld 'options_from': er is geen activiteit '4' vóór deze"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_ones_own_file(source: str, said: str) -> None:
    assert refused(OWN + source).startswith(f"eigen.toml, {said}")


def test_the_words_of_a_source_arrive_to_the_letter() -> None:
    garden = read(f"""{GARDEN}
        [[sources]]
        origin = "Het tuinplan"
        heading = "Wat planten wij ?"
        texts = ["apels", " peren "]
    """)
    assert garden.sources == (Source("Wat planten wij ?", ("apels", " peren "), "Het tuinplan"),)
    assert from_dict(to_dict(garden)) == garden


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ('heading = "Kop"', "bron nummer 1, veld 'texts': dit veld ontbreekt"),
        ('heading = "Kop"\ntexts = []', "bron nummer 1, veld 'texts': dit is leeg"),
        ('heading = "Kop"\ntexts = "apels"', "bron nummer 1, veld 'texts': hier hoort een lijst tussen [ en ]"),
        ('heading = "Kop"\ntexts = ["apels", " "]', "bron nummer 1, veld 'texts': regel 2 van de lijst: dit is leeg"),
        ('heading = ""\ntexts = ["apels"]', "bron nummer 1, veld 'heading': dit is leeg"),
    ],
)
def test_a_source_without_words_is_refused(fields: str, said: str) -> None:
    assert sentence(f"{GARDEN}[[sources]]\n{fields}\n") == f"tuin.toml, {said}."


def test_a_record_of_before_there_were_sources_still_opens() -> None:
    data = to_dict(read(GARDEN))
    del data["sources"], data["description"]
    data["parts"] = [{"id": "a", "title": {"nl": "Kijken"}}]
    assert from_dict(data) == read(GARDEN)


TWO = (
    HEAD
    + """
[[parts]]
id = "een"
title.nl = "Een"
[[parts]]
id = "twee"
title.nl = "Twee"
evening = 2
"""
)


def ask(id: str, part: str, more: str = "minutes = 10") -> str:
    return f'[[activities]]\nid = "{id}"\nkind = "ideas"\ntitle.nl = "T"\ntext.nl = "Wat?"\npart = "{part}"\n{more}\n'


def test_each_evening_has_minutes_of_its_own_without_what_is_off() -> None:
    both = read(TWO + ask("a", "een") + ask("b", "een", "minutes = 7\noff = true") + ask("c", "twee"))
    assert both.minutes == (10, 10)
    assert [both.evening(plan) for plan in both.activities] == [1, 1, 2]
    assert read(GARDEN).minutes == (0,)


def test_the_first_evening_does_not_come_after_the_second() -> None:
    assert sentence(TWO + ask("a", "twee") + ask("b", "een")) == (
        "tuin.toml, activiteit 'b', veld 'part': dit deel is van de eerste avond, en de tweede is al begonnen."
    )


@pytest.mark.parametrize("evening", ["0", "3", '"2"'])
def test_there_are_two_evenings_at_most(evening: str) -> None:
    said = sentence(TWO.replace("evening = 2", f"evening = {evening}") + ask("a", "een"))
    assert said == "tuin.toml, deel 'twee', veld 'evening': hier hoort een heel getal van 1 tot en met 2."


def test_switches_are_true_or_false() -> None:
    usual = activity('kind = "ideas"\ntext.nl = "Wat?"\n')
    assert (usual.off, usual.practice, usual.aftercare) == (False, False, {})
