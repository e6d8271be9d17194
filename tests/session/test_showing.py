"""What the room sees: a black wall, pages, and when results may show."""

from __future__ import annotations

from dataclasses import replace

from tests.session.evening import DETAILS, Evening, refused
from werksessie.session.commands import Blank, ChangeDetails, ChooseReveal, HideResults, Page
from werksessie.session.state import SHUT

# The wall


def test_the_wall_goes_black_and_comes_back() -> None:
    evening = Evening(people=1)
    evening.ask(Blank(True))
    assert evening.state.black
    assert evening.ask(Blank(True)) == ()
    evening.ask(Blank(False))
    assert not evening.state.black


def test_the_next_activity_brings_a_black_wall_back() -> None:
    evening = Evening(people=1)
    evening.ask(Blank(True))
    evening.press()
    assert not evening.state.black


def test_only_pages_that_exist_can_be_shown() -> None:
    evening = Evening(people=1)
    evening.show("stapel")
    evening.press()
    evening.ask(Page("stapel", 1))
    assert (evening["stapel"].page, evening.wall("stapel")["page"]) == (1, 2)
    assert evening.ask(Page("stapel", 1)) == ()
    for page in (-1, 2):
        with refused(409, "geen pagina"):
            evening.ask(Page("stapel", page))


def test_a_question_begins_at_its_first_page_when_it_closes_and_when_it_opens_again() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    for turn in (evening.shut, evening.open_again):
        evening.ask(Page("stapel", 1))
        turn("stapel")
        assert evening["stapel"].page == 0


def test_a_question_that_comes_back_begins_at_its_first_page() -> None:
    evening = Evening(people=1)
    evening.open("stapel", "veilig")
    evening.ask(Page("stapel", 1))
    evening.show("stapel")
    assert (evening["stapel"].stage, evening["stapel"].page) == (SHUT, 0)


def test_an_activity_comes_on_the_wall_at_its_first_page_whatever_was_turned_before() -> None:
    evening = Evening(people=1)
    evening.ask(Page("welkom", 2))
    evening.show("welkom")
    assert evening["welkom"].page == 0
    evening.ask(Page("welkom", 1))
    evening.ask(Page("welkom", 0))
    assert evening["welkom"].page == 0


# Showing results


def test_when_results_show_is_chosen_before_opening_only() -> None:
    evening = Evening(people=1)
    evening.ask(ChooseReveal("stapel", "after_close"))
    assert evening.ask(ChooseReveal("stapel", "after_close")) == ()
    evening.show("stapel")
    evening.ask(ChooseReveal("stapel", "live"))
    evening.press()
    with refused(409, "voordat de vraag opengaat"):
        evening.ask(ChooseReveal("stapel", "after_close"))
    with refused(422, "Kies"):
        evening.ask(ChooseReveal("kiezen", "straks"))
    assert evening["stapel"].reveal == "live"


def test_a_sensitive_question_never_shows_results_while_open() -> None:
    evening = Evening(people=1)
    assert evening["veilig"].reveal == "after_close"
    with refused(409, "gevoelige vraag"):
        evening.ask(ChooseReveal("veilig", "live"))


def test_the_prepare_page_sets_when_results_show_for_every_question_still_planned() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.ask(ChangeDetails(replace(DETAILS, reveal="after_close")))
    assert (evening["stapel"].reveal, evening["kiezen"].reveal) == ("live", "after_close")
    evening.ask(ChangeDetails(DETAILS))
    assert (evening["kiezen"].reveal, evening["veilig"].reveal) == ("live", "after_close")


def test_saving_the_prepare_page_keeps_what_was_chosen_for_one_question() -> None:
    evening = Evening(people=1)
    evening.ask(ChooseReveal("stapel", "after_close"))
    evening.ask(ChangeDetails(replace(DETAILS, title="Andere titel")))
    assert evening["stapel"].reveal == "after_close"


def test_open_results_can_be_hidden_and_put_back() -> None:
    evening = Evening(people=1)
    with refused(409, "als de vraag open is"):
        evening.ask(HideResults("stapel", True))
    evening.open("stapel")
    evening.ask(HideResults("stapel", True))
    assert evening.wall("stapel")["hidden"]
    assert evening.ask(HideResults("stapel", True)) == ()
    evening.ask(HideResults("stapel", False))
    assert not evening.wall("stapel")["hidden"]


def test_showing_hidden_results_again_never_shows_them_early() -> None:
    evening = Evening(people=1)
    evening.open("veilig")
    evening.ask(HideResults("veilig", True))
    evening.ask(HideResults("veilig", False))
    assert evening.wall("veilig")["hidden"]


def test_a_question_that_opens_again_shows_its_results() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.ask(HideResults("stapel", True))
    evening.shut("stapel")
    evening.open_again("stapel")
    assert not evening.wall("stapel")["hidden"]
    assert evening.ask(HideResults("stapel", False)) == ()


def test_opened_again_figures_go_on_from_where_they_stood() -> None:
    evening = Evening(people=9)
    evening.open("stapel")

    def vote(number: int) -> int | None:
        evening.send("stapel", f"person-{number}", {"dots-plek-1": "1"})
        figure: int | None = evening.rows("stapel")[0].counts["dots"]
        return figure

    assert [vote(number) for number in range(7)] == [None, None, None, None, 5, 5, 5]
    evening.shut("stapel")
    evening.open_again("stapel")
    assert [vote(number) for number in range(7, 9)] == [7, 7]
