"""Which forms of a word are one word, and what a compound is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werksessie.reading.roots import halves, parts, root

ONE_WORD = """
jongere jongeren | ouder ouders | oudere ouderen | kind kinderen kindje | buurt buurten buurtje
school scholen schooltje | huis huizen huisje huisjes | straat straten straatje | plek plekken plekje plekjes
man mannen mannetje | vrouw vrouwen | vader vaders | moeder moeders | gemeente gemeentes gemeenten
gemeenschap gemeenschappen | baan banen | agent agenten | camera camera's cameras | auto auto's autos autootje
foto foto's | plein pleinen pleintje | moskee moskeeen | kerk kerken | imam imams | brief brieven briefje
gezin gezinnen | les lessen lesje | regel regels regeltje regeltjes | meisje meisjes
veld velden veldje veldjes | probleem problemen probleempje | activiteit activiteiten
vereniging verenigingen | leraar leraren leraars | ambtenaar ambtenaren | scholier scholieren
middel middelen | bedrijf bedrijven bedrijfje | club clubs clubje | team teams | feest feesten feestje
boom bomen boompje | bank banken bankje bankjes | lamp lampen lampje | gesprek gesprekken gesprekje
jongen jongens | mens mensen | stad steden | dag dagen | groep groepen groepje groepjes | actie acties
organisatie organisaties | vriendin vriendinnen | rolmodel rolmodellen | idee ideeen | wapen wapens
persoon personen | systeem systemen | vrijwilliger vrijwilligers | kans kansen | wijk wijken
woning woningen woninkje | tuin tuinen tuintje | boot boten bootje | bal ballen balletje | gezicht gezichten
afspraak afspraken | uur uren uurtje | raam ramen raampje | zaal zalen zaaltje | advies adviezen
"""
FORMS = [form.split() for line in ONE_WORD.strip().splitlines() for form in line.split("|")]


@pytest.mark.parametrize("forms", FORMS, ids=lambda forms: forms[0])
def test_plural_and_diminutive_are_one_word(forms: list[str]) -> None:
    assert {root(form) for form in forms} == {root(forms[0])}


def test_different_words_stay_apart() -> None:
    assert len({root(forms[0]) for forms in FORMS}) == len(FORMS)


@pytest.mark.parametrize(
    ("one", "other"), [("ouders", "ouderen"), ("jong", "jongens"), ("man", "maan"), ("bom", "boom"), ("kans", "kan")]
)
def test_what_is_written_alike_is_not_the_same_word(one: str, other: str) -> None:
    assert root(one) != root(other)


@pytest.mark.parametrize(
    ("word", "held"),
    [
        ("jongerenwerk", {"jongere", "werk"}),
        ("straatverlichting", {"straat", "verlichting"}),
        ("taallessen", {"taal", "les"}),
        ("buurtvaders", {"buurt", "vader"}),
        ("kinderopvang", {"kind", "opvang"}),
        ("gemeenschapshuis", {"gemeenschap", "huis"}),
        ("ouderenzorg", {"oudere", "zorg"}),
        ("vertrouwen", set()),
        ("burgemeester", set()),
        ("onveilig", set()),
        ("overlast", set()),
        ("werk", set()),
    ],
)
def test_a_compound_holds_the_known_words_it_is_made_of(word: str, held: set[str]) -> None:
    assert parts(word) == held


@given(st.text(alphabet="abdeijklnorstuvz'é", min_size=1, max_size=12))
def test_every_word_has_a_root_and_halves(word: str) -> None:
    assert root(word)
    head, tail = halves(word)
    assert word.startswith(head)
    assert word.endswith(tail)
