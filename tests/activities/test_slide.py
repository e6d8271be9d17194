"""slide: lines one at a time, and the goals of an ideas activity in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tests.session.evening import DETAILS, LINES, Evening, only, plan, refused
from werksessie.activities.ideas.views import THEMES_A_PAGE
from werksessie.session.commands import Page
from werksessie.session.disclosure import Tally
from werksessie.session.stages import next_step

LINE = {"when": "", "picture": ""}


def test_lines_stand_on_the_wall_one_at_a_time() -> None:
    evening = Evening(people=1)
    evening.press("show:welkom")
    seen = []
    for _ in LINES:
        seen.append(evening.wall("welkom")["line"]["nl"])
        evening.press()
    assert seen == ["Welkom.", "Jullie vertellen.", "Overslaan mag."]


def test_a_slide_without_lines_is_one_page() -> None:
    rules = [{"nl": "Eén praat, de rest luistert.", "when": "", "picture": "luisteren"}]
    evening = Evening(only(plan("regels", "slide", settings={"rules": rules})), people=1)
    evening.press("show:regels")
    wall, step = evening.wall("regels"), next_step(evening.state)
    assert (wall["line"], wall["rules"]) == (None, rules)
    assert step is not None
    assert step.token == "end"


def test_a_line_with_a_hole_in_it_is_left_out() -> None:
    lines = [{"nl": "Welkom.", **LINE}, {"nl": "Op {datum} horen jullie meer.", **LINE}]
    evening = Evening(only(plan("hallo", "slide", settings={"lines": lines})), replace(DETAILS, feedback_date=""))
    assert len(evening.walls("hallo")) == 1
    evening = Evening(only(plan("hallo", "slide", settings={"lines": lines})))
    assert len(evening.walls("hallo")) == 2


def test_which_line_is_said_depends_on_who_reads_the_record_first() -> None:
    lines = [{"nl": "Jullie eerst.", "when": "window"}, {"nl": "Iedereen tegelijk.", "when": "no-window"}]
    programme = only(plan("slot", "slide", settings={"lines": lines}))
    assert Evening(programme).wall("slot")["line"]["nl"] == "Iedereen tegelijk."
    first = Evening(programme, replace(DETAILS, participants_first=7))
    assert first.wall("slot")["line"]["nl"] == "Jullie eerst."


def themes(evening: Evening) -> list[list[str]]:
    """The names of the themes on each page of the goals slide."""
    return [[theme.name for theme in wall["themes"]] for wall in evening.walls("doelen")]


def test_the_goals_slide_shows_every_theme_once_a_page_at_a_time() -> None:
    evening = Evening(people=1)
    names = [f"Thema {number}" for number in range(THEMES_A_PAGE + 1)]
    for name in names:
        evening.act("wensen", "make-theme", name=name)
    evening.show("doelen")
    pages = themes(evening)
    assert len(pages) > 1
    assert [name for page in pages for name in page] == names
    for page in range(1, len(pages)):
        evening.press(f"page:doelen:{page}")


def test_a_page_that_is_no_longer_there_is_the_last_one() -> None:
    evening = Evening(people=1)
    made = [evening.act("wensen", "make-theme", name=f"Thema {number}") for number in range(THEMES_A_PAGE + 1)]
    evening.show("doelen")
    evening.ask(Page("doelen", len(themes(evening)) - 1))
    for theme in made[1:]:
        evening.act("wensen", "drop-theme", theme=theme)
    assert [theme.name for theme in evening.wall("doelen")["themes"]] == ["Thema 0"]


def test_a_goal_can_be_worded_from_the_goals_slide() -> None:
    evening = Evening(people=1)
    theme = evening.act("wensen", "make-theme", name="Licht")
    evening.act("doelen", "goal", theme=theme, goal="het licht is")
    assert [one.goal for one in evening.board("doelen")["themes"]] == ["het licht is"]
    assert evening.detail("wensen")["themes"][0]["goal"] == "het licht is"


def test_a_slide_of_lines_words_no_goals() -> None:
    with refused(404, "kan hier niet"):
        Evening(people=1).act("welkom", "goal", theme="x", goal="het licht is")


def test_nobody_is_counted_on_a_slide() -> None:
    evening = Evening(people=3)
    assert (evening.tally("welkom"), evening.own("welkom", "ann"), evening.detail("welkom")) == (Tally(0, 0, 0), {}, {})


# A break


def a_break(minutes: int = 10, countdown: bool = True) -> Evening:
    """An evening that is nothing but a break, with the break on the wall."""
    pause = plan("pauze", "slide", minutes=minutes, settings={"countdown": countdown})
    evening = Evening(only(pause, plan("wensen", "ideas")), people=1)
    evening.press("show:pauze")
    return evening


def until(evening: Evening) -> str:
    assert evening.wall("pauze")["until"] == evening.board("pauze")["until"]
    return str(evening.wall("pauze")["until"])


def test_a_break_is_over_so_many_minutes_after_it_came_on_the_wall() -> None:
    evening = a_break()
    assert datetime.fromisoformat(until(evening)) == evening.clock + timedelta(minutes=10)


def test_a_break_ends_when_it_ends_however_often_it_is_looked_at() -> None:
    evening = a_break()
    before = until(evening)
    evening.wait(300)
    evening.join("later")
    assert until(evening) == before
    assert evening.replay() == evening.state


def test_a_break_that_is_shown_again_begins_again() -> None:
    evening = a_break()
    evening.undo()
    evening.wait(60)
    evening.press("show:pauze")
    assert datetime.fromisoformat(until(evening)) == evening.clock + timedelta(minutes=10)


def test_nothing_goes_on_by_itself_when_a_break_is_over() -> None:
    evening = a_break()
    evening.wait(3600)
    assert evening.state.current == "pauze"
    evening.press("show:wensen")


def test_without_minutes_or_without_counting_down_a_break_has_no_end() -> None:
    assert until(a_break(minutes=0)) == until(a_break(countdown=False)) == ""


def test_before_it_is_shown_and_after_sealing_a_break_has_no_end() -> None:
    evening = a_break()
    fresh = Evening(evening.state.programme)
    assert fresh.wall("pauze")["until"] == ""
    evening.close()
    assert evening.sealed()[0].activities["pauze"].since == ""
