"""Reading what a phone shows and filling it in, without knowing what kind of question it is."""

from __future__ import annotations

from random import Random

import pytest

from tests.conftest import Evening
from werksessie.rehearsal.answers import BESIDE, GENERAL, IN_THEMES, MUNICIPALITY, PLAIN, answers_to
from werksessie.rehearsal.filling import Asked, fill
from werksessie.rehearsal.screens import Form, Screen, Writing, read_screen

PIECE = '<section id="activity" data-phase="running" data-activity="1" data-stage="open"><form id="answer">{}</form>'
OWN = Asked("eigen")
"""A question of somebody's own programme."""

VIEWS = "".join(f'<input type="radio" name="value" value="{one}">' for one in ("fine", "tolerable", "objection"))


def form(fields: str) -> Form:
    """The form with these fields, on a phone."""
    found = read_screen(PIECE.format(fields)).form
    assert found is not None
    return found


def filled(fields: str, times: int = 200, asked: Asked = OWN) -> list[dict[str, list[str]]]:
    """Many people's answers to it."""
    chance = Random("zaal")
    return [fill(form(fields), chance, asked, place) for place in range(times)]


def test_the_lobby_has_no_form() -> None:
    html = '<section id="activity" data-phase="running" data-activity="" data-stage=""><h1>Kijk</h1></section>'
    assert read_screen(html) == Screen("running")


def test_another_form_on_the_page_is_not_the_answer() -> None:
    assert read_screen('<form action="/123456/leave"><input type="hidden" name="text"></form>').form is None


def test_hidden_fields_are_kept_and_disabled_ones_are_not_sent() -> None:
    fields = '<input type="hidden" name="round" value="2"><input type="hidden" name="about" value="" disabled>'
    assert filled(fields, 1) == [{"round": ["2"]}]


def test_what_is_written_is_made_up_and_fits() -> None:
    answers = {one["text"][0] for one in filled('<textarea name="text" maxlength="30"></textarea>')}
    assert len(answers) > 3
    assert answers <= set(answers_to("eigen"))
    assert max(map(len, answers)) <= 30


@pytest.mark.parametrize("question", ["1", "4", "5b", "9", "10", "tip"])
def test_a_question_of_the_default_programme_gets_answers_of_its_own(question: str) -> None:
    answers = {one["text"][0] for one in filled('<textarea name="text"></textarea>', asked=Asked(question))}
    others = {words for other in ("1", "4", "5b", "9", "10", "tip") if other != question for words in answers_to(other)}
    assert answers == set(answers_to(question))
    assert not answers & others


def test_nobody_says_twice_the_same_in_two_ways() -> None:
    for words in [answers_to("eigen"), *(answers_to(one) for one in (*PLAIN, "1", "10")), *BESIDE.values()]:
        assert len(set(words)) == len(words) > 2
        assert max(map(len, words)) <= 140
    for themes in (GENERAL, *IN_THEMES.values()):
        answers = {words for theme in themes for words in theme.answers}
        assert not answers & {words for theme in themes for words in (theme.name, theme.goal)}
        assert max(len(theme.name) for theme in themes) <= 60


def test_a_field_for_three_characters_gets_three() -> None:
    (answer,) = filled('<input name="text" maxlength="3">', 1)
    assert len(answer["text"][0]) == 3


def test_one_radio_of_each_name_is_chosen() -> None:
    radios = "".join(f'<input type="radio" name="value-{one}" value="{n}">' for one in "ab" for n in range(4))
    for answer in filled(radios):
        assert set(answer) == {"value-a", "value-b"}
        assert {value for values in answer.values() for value in values} <= set("0123")


def test_a_room_leans_to_something_and_two_rooms_to_something_else() -> None:
    radios = "".join(f'<input type="radio" name="value" value="{n}">' for n in range(4))
    leaning = {
        about: [answer["value"][0] for answer in filled(radios, asked=Asked("13", about=about))] for about in "abcdef"
    }
    most = {about: max("0123", key=given.count) for about, given in leaning.items()}
    assert all(set(given) == set("0123") for given in leaning.values())
    assert len(set(most.values())) > 1


def test_an_answer_is_about_what_was_asked_and_a_pass_is_too() -> None:
    subjects = "".join(f'<input type="radio" name="about" value="{one}">' for one in "ab")
    fields = f'{subjects}<textarea name="text"></textarea><button name="unsure" value="1"></button>'
    assert form(fields).subjects == ["a", "b"]
    answers = filled(fields, asked=Asked("5b", about="b"))
    assert {answer["about"][0] for answer in answers} == {"b"}
    assert {name for answer in answers for name in answer} == {"about", "text", "unsure"}


@pytest.mark.parametrize("sort", ["checkbox", "radio"])
def test_only_who_speaks_for_the_municipality_says_so(sort: str) -> None:
    side = f'<input type="{sort}" name="side" value="{MUNICIPALITY}">'
    fields = f'{side}<textarea name="text"></textarea><button name="skip" value="1"></button>'
    assert form(fields).sides == [MUNICIPALITY]
    assert all("side" not in answer for answer in filled(fields, asked=Asked("10")))
    answers = filled(fields, asked=Asked("10", side=MUNICIPALITY))
    assert {answer["side"][0] for answer in answers} == {MUNICIPALITY}
    assert {answer["text"][0] for answer in answers} == set(answers_to("10", MUNICIPALITY))


def test_a_side_more_is_no_other_question() -> None:
    text = '<textarea name="text"></textarea>'
    side = f'<input type="checkbox" name="side" value="{MUNICIPALITY}">'
    assert form(text).signature == form(side + text).signature


def test_no_more_ticks_than_the_form_allows() -> None:
    ticks = "".join(f'<input type="checkbox" name="dots-{one}" value="1">' for one in "abcde")
    counts = {len(answer) for answer in filled(f'<fieldset data-most="3">{ticks}</fieldset>')}
    assert counts == {2, 3}


def test_ticks_of_one_name_go_together() -> None:
    ticks = "".join(f'<input type="checkbox" name="important" value="{one}">' for one in "abc")
    answers = filled(f'<fieldset data-most="2">{ticks}</fieldset>')
    assert {len(answer["important"]) for answer in answers} == {1, 2}


def test_numbers_together_stay_within_what_may_be_given() -> None:
    numbers = "".join(f"<option value='{n}'>{n}</option>" for n in range(4))
    lists = "".join(f'<select name="dots-{one}">{numbers}</select>' for one in "abc")
    sums = {sum(int(value[0]) for value in answer.values()) for answer in filled(f'<p data-most="3">{lists}</p>')}
    assert (min(sums), max(sums)) == (1, 3)


def test_where_each_number_is_given_once_everybody_puts_all_of_it_in_order() -> None:
    numbers = "".join(f'<option value="{n or ""}">{n}</option>' for n in range(4))
    lists = "".join(f'<select name="place-{one}">{numbers}</select>' for one in "abc")
    answers = filled(f"<fieldset data-once>{lists}</fieldset>")
    assert {tuple(sorted(value for (value,) in answer.values())) for answer in answers} == {("1", "2", "3")}
    first = [name for answer in answers for name, (value,) in answer.items() if value == "1"]
    assert len(set(first)) == 3


def test_what_gets_no_number_stays_as_it_was() -> None:
    numbers = '<option value="">geen</option><option value="1">1</option>'
    lists = "".join(f'<select name="place-{one}">{numbers}</select>' for one in "ab")
    answers = filled(f"<div data-once>{lists}</div>")
    assert {tuple(sorted(value for (value,) in answer.values())) for answer in answers} == {("", "1")}


def test_what_must_change_is_said_with_an_objection_only() -> None:
    beside = f'{VIEWS}<div data-with="objection"><div><textarea name="text" maxlength="280"></textarea></div></div>'
    answers = filled(beside)
    assert {one["value"][0] for one in answers} == {"fine", "tolerable", "objection"}
    for answer in answers:
        assert ("text" in answer) == (answer["value"] == ["objection"])


def test_each_proposal_has_its_own_objection() -> None:
    fields = "".join(
        VIEWS.replace('name="value"', f'name="value-{one}"')
        + f'<div data-with="objection"><textarea name="text-{one}"></textarea></div>'
        for one in "ab"
    )
    for answer in filled(fields):
        assert ("text-a" in answer) == (answer["value-a"] == ["objection"])
        assert ("text-b" in answer) == (answer["value-b"] == ["objection"])


def test_an_objection_is_rare_and_rarer_when_it_is_asked_again() -> None:
    again = f'<input type="hidden" name="round" value="2">{VIEWS}'
    first, second = ([one["value"][0] for one in filled(fields, 2000)] for fields in (VIEWS, again))
    assert 10 < first.count("objection") < 200
    assert second.count("objection") < first.count("objection") / 2


def test_a_field_after_the_objection_is_always_filled_in() -> None:
    fields = '<div data-with="objection"><textarea name="why"></textarea></div><textarea name="text"></textarea>'
    assert form(fields).writings == [Writing("why", 10_000, "objection"), Writing("text", 10_000)]


def test_now_and_then_somebody_does_not_know_or_passes() -> None:
    buttons = "".join(f'<button type="submit" name="{one}" value="1"></button>' for one in ("unsure", "skip"))
    answers = filled(f'<textarea name="text"></textarea>{buttons}<button name="value" value="agree"></button>', 400)
    said = {name for answer in answers for name in answer}
    assert said == {"text", "unsure", "skip"}
    assert 10 < sum("text" not in answer for answer in answers) < 100


def test_another_round_is_another_form_and_the_same_round_is_not() -> None:
    first, second = (f'<input type="hidden" name="round" value="{number}">' for number in (1, 2))
    assert form(first).signature == form(first).signature != form(second).signature


@pytest.mark.parametrize("activity", ["1", "4"])
def test_a_real_phone_page_is_read(evening: Evening, activity: str) -> None:
    phone = evening.join()[0]
    evening.until(f"open:{activity}")
    screen = read_screen(phone.get(f"/{evening.code}").text)
    assert (screen.phase, screen.activity, screen.stage) == ("running", activity, "open")
    assert screen.form == Form(hidden={"warn": "1"}, writings=[Writing("text", 140)], passes=["unsure", "skip"])
