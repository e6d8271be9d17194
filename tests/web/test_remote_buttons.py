"""What the remote may do: the same door as the console, and no more than it needs in the room."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.conftest import Evening
from tests.web.desk import cards, walk
from tests.web.markup import elements, ids
from tests.web.pairs import Remote, paired
from werksessie.web.remote import with_marks


@pytest.fixture
def remote(evening: Evening) -> Remote:
    return paired(evening)


# What it may


def test_the_remote_takes_the_step_it_promised_and_no_other(evening: Evening, remote: Remote) -> None:
    step = evening.step
    assert remote.press("next", expected=step).status_code == 204
    again = remote.press("next", expected=step)
    assert (again.status_code, again.text) == (409, "Al gedaan.")
    assert evening.step != step


def test_black_another_minute_pages_and_undo(evening: Evening, remote: Remote) -> None:
    assert remote.press("black", black="yes").status_code == 204
    assert evening.state.black
    evening.until("open:4")
    assert remote.press("timer-minute").status_code == 204
    assert evening.state.timer.seconds == 60
    for number, phone in enumerate(evening.join(7)):
        evening.answer(phone, "4", text=f"idee {number}")
    evening.facilitator.act("4", "release", card=list(cards(evening, "4").values()))
    assert "scherm 1 van 2" in remote.page.text
    assert remote.press("page", activity="4", page="1").status_code == 204
    assert evening.state.activities["4"].page == 1
    evening.next()
    assert remote.press("undo").status_code == 204
    assert evening.step == "close:4"


@pytest.mark.parametrize("verb", ["close", "seal", "reveal", "skip", "go-to", "new-code", "wipe", "results"])
def test_what_is_not_on_the_remote_stays_at_the_console(evening: Evening, remote: Remote, verb: str) -> None:
    before = evening.state.seq
    assert remote.press(verb, activity="4", black="yes").status_code == 404
    assert evening.state.seq == before


@pytest.mark.parametrize("verb", ["make-theme", "goal", "place", "rewrite", "take-late", "choose", "release-all"])
def test_of_what_a_kind_knows_the_remote_only_shows_and_hides(evening: Evening, remote: Remote, verb: str) -> None:
    evening.until("open:4")
    evening.answer(evening.join()[0], "4", text="Een plek")
    before = evening.state.seq
    form = {"name": "x", "card": cards(evening, "4")["Een plek"]}
    assert remote.press(f"activity/4/{verb}", **form).status_code == 404
    assert remote.press("activity/1000/hide", **form).status_code == 404
    assert evening.state.seq == before


def test_a_press_from_another_site_or_without_the_token_of_the_page_is_refused(
    evening: Evening, remote: Remote
) -> None:
    before = evening.state.seq
    form = {"expected": evening.step, "black": "yes"}
    for verb in ("next", "black", "activity/4/hide"):
        assert remote.client.post(f"{remote.path}/{verb}", data=form).status_code == 403
        headers = {"X-CSRFToken": "é" * 32}
        assert remote.client.post(f"{remote.path}/{verb}", data=form, headers=headers).status_code == 403
        for origin in ("http://elders.test", "null"):
            headers = {"Origin": origin, "X-CSRFToken": "0" * 32}
            assert remote.client.post(f"{remote.path}/{verb}", data=form, headers=headers).status_code == 403
    assert evening.state.seq == before


def test_the_remote_opens_no_page_of_the_facilitator(evening: Evening, remote: Remote) -> None:
    for path in ("/sessions", f"/sessions/{evening.name}", f"/sessions/{evening.name}/tally.json"):
        assert remote.client.get(path).status_code == 403


def test_the_facilitator_without_pairing_has_no_remote(evening: Evening, remote: Remote) -> None:
    assert evening.facilitator.client.get(f"{remote.path}/now").status_code == 403


# Looking at answers


@pytest.fixture
def idea(evening: Evening) -> Callable[[str], str]:
    """Sends an idea at the open question 4; gives its card."""
    evening.until("open:4")

    def send(text: str) -> str:
        evening.answer(evening.join()[0], "4", text=text)
        return cards(evening, "4")[text]

    return send


def status(evening: Evening, card: str) -> tuple[str, str]:
    one = evening.state.activities["4"].content.ideas[card]
    return one.status, one.reason


def test_an_answer_is_shown_or_kept_back_without_asking_why(
    evening: Evening, remote: Remote, idea: Callable[[str], str]
) -> None:
    good, odd = idea("Een plek"), idea("Lalala")
    assert "Nog 2 nakijken" in remote.page.text
    assert remote.press("activity/4/release", card=good).status_code == 204
    assert remote.press("activity/4/hide", card=odd, reason="off-topic").status_code == 204
    assert (status(evening, good), status(evening, odd)) == (("shown", ""), ("hidden", "off-topic"))
    assert "Niets om na te kijken" in remote.page.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Een plek voor de jeugd", "off-topic"),
        ("Het is bij Kerkstraat 14", "place"),
        ("Bel mij op 06-12345678", "person"),
        ("De zoon van Ahmed, Kerkstraat 14", "person"),
    ],
)
def test_the_reason_is_what_the_marks_say(remote: Remote, idea: Callable[[str], str], text: str, reason: str) -> None:
    card = idea(text)
    keep = next(one for _, one, _ in elements(remote.page.text) if one.get("id") == f"keep-{card}")
    assert f'"reason": "{reason}"' in keep["hx-vals"]
    show = next(one for _, one, _ in elements(remote.page.text) if one.get("id") == f"show-{card}")
    assert ("data-twice" in show) is (reason != "off-topic")


def test_what_is_marked_can_be_seen(remote: Remote, idea: Callable[[str], str]) -> None:
    idea("Bel mij op 06-12345678 <b>nu</b>")
    assert "Bel mij op <mark>06-12345678</mark> &lt;b&gt;nu&lt;/b&gt;" in remote.page.text


@pytest.mark.parametrize(
    "text", ["", "niets", "06-12345678", "Kerkstraat 14 en 06-12345678, van Ahmed", "é 1234 AB \u202e"]
)
def test_marking_keeps_every_sign(text: str) -> None:
    assert "".join(words for words, _ in with_marks(text)) == text


def test_what_a_colleague_hid_is_not_shown_by_a_late_tap(
    evening: Evening, remote: Remote, idea: Callable[[str], str]
) -> None:
    card = idea("Iets over iemand")
    evening.facilitator.act("4", "hide", card=card, reason="insult")
    late = remote.press("activity/4/release", card=card)
    assert (late.status_code, late.text) == (409, "Al gedaan.")
    again = remote.press("activity/4/hide", card=card, reason="off-topic")
    assert (again.status_code, again.text) == (409, "Al gedaan.")
    assert status(evening, card) == ("hidden", "insult")


def test_what_stands_on_the_wall_can_be_hidden_at_once(
    evening: Evening, remote: Remote, idea: Callable[[str], str]
) -> None:
    cards_ = [idea(f"idee {number}") for number in range(8)]
    evening.facilitator.act("4", "release", card=cards_)
    on_wall = [
        one["id"].removeprefix("off-")
        for _, one, _ in elements(remote.page.text)
        if one.get("id", "").startswith("off-")
    ]
    wall = evening.app.test_client().get(evening.link("wall")).text
    assert on_wall
    assert set(on_wall) == set(re.findall(r'id="card-(\w+)"', wall))
    assert remote.press("activity/4/hide", card=on_wall[0], reason="off-topic").status_code == 204
    assert f"card-{on_wall[0]}" not in evening.app.test_client().get(evening.link("wall")).text


def test_cards_in_themes_can_be_hidden_as_far_as_the_wall_shows_them(
    evening: Evening, remote: Remote, idea: Callable[[str], str]
) -> None:
    made = [idea(f"idee {number}") for number in range(5)]
    evening.facilitator.act("4", "make-theme", name="Een plek", card=made)
    wall = evening.app.test_client().get(evening.link("wall")).text
    named = cards(evening, "4")
    shown = {card for text, card in named.items() if text in wall}
    assert 0 < len(shown) < 5
    assert {one for one in named.values() if f'id="off-{one}"' in remote.page.text} == shown


def test_a_card_that_stands_alone_is_all_that_can_be_hidden(
    evening: Evening, remote: Remote, idea: Callable[[str], str]
) -> None:
    made = [idea(f"idee {number}") for number in range(3)]
    evening.facilitator.act("4", "release", card=made)
    evening.facilitator.act("4", "highlight", card=made[1])
    assert re.findall(r'id="off-(\w+)"', remote.page.text) == [made[1]]


def test_before_the_question_opens_nothing_can_be_hidden(evening: Evening, remote: Remote) -> None:
    evening.until("show:4")
    assert "niets dat iemand schreef" in remote.page.text
    assert 'id="off-' not in remote.page.text


def test_a_pause_is_ended_from_the_remote(evening: Evening, remote: Remote) -> None:
    evening.until("open:4")
    assert "Einde pauze" not in remote.page.text
    evening.facilitator.do("pause", minutes="10")
    assert "Einde pauze" in remote.page.text
    assert remote.press("pause-end").status_code == 204
    assert not evening.state.pause


# The piece


def test_every_state_of_an_evening_is_one_whole_piece(evening: Evening, remote: Remote) -> None:
    for step in walk(evening):
        _, pieces = evening.app.extensions["rooms"].current(evening.name, "remote", "nl")
        roots = [one for one in elements(pieces["remote"]) if one[2] == 0]
        assert [root[1]["id"] for root in roots] == ["remote"], step
        assert len(ids(pieces["remote"])) == len(set(ids(pieces["remote"]))), step
        assert step == "sealed" or pieces["remote"] in remote.page.text, step


def test_when_the_evening_is_over_the_remote_says_so(evening: Evening, remote: Remote) -> None:
    evening.facilitator.do("close")
    assert "De avond is voorbij" in remote.page.text
    assert "hx-post" not in remote.page.text
    assert remote.press("next", expected="x").status_code == 409


def test_sealing_unpairs_the_remote(evening: Evening, remote: Remote) -> None:
    evening.facilitator.do("close")
    evening.facilitator.do("seal")
    assert "geen afstandsbediening meer" in remote.page.text
    assert remote.press("black", black="yes").status_code == 403


def test_nothing_that_people_wrote_stands_in_a_title_or_on_wall_and_phones(
    evening: Evening, remote: Remote, idea: Callable[[str], str]
) -> None:
    idea("Iets over iemand")
    assert "Iets over iemand" in remote.page.text
    for tag, attributes, _ in elements(remote.page.text):
        assert "Iets over iemand" not in " ".join(attributes.values()), tag
    assert re.search(r"<title>Afstandsbediening</title>", remote.page.text)
    rooms = evening.app.extensions["rooms"]
    for audience in ("wall", "phone"):
        assert "Iets over iemand" not in "".join(rooms.current(evening.name, audience, "nl")[1].values())
