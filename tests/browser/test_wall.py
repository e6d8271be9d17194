"""The wall in a real browser: who comes hops in once, who voted walks to what they chose, and the picture stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WALL, is_live
from tests.browser.test_live import Evening
from tests.serving.running import Serve
from werksessie.rehearsal.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.process]

GOALS = ("elkaar kennen", "ouders helpen", "een eigen plek")
NOTES_WALKS = """() => {
    const animate = Element.prototype.animate;
    const gathered = Array.from(document.querySelectorAll("#wall .figure"), (one) => one.getBoundingClientRect().left);
    window.walks = [];
    Element.prototype.animate = function (frames, ...more) {
        const moved = Number.parseFloat(frames[0].transform.split("(")[1]);
        const from = this.getBoundingClientRect().left + moved;
        window.walks.push({ id: this.id, fromTheirPlace: gathered.some((left) => Math.abs(left - from) < 1) });
        return animate.call(this, frames, ...more);
    };
}"""
STANDS_STILL = """() => Array.from(document.querySelectorAll("#wall .figure")).every(
    (one) => one.getAnimations().every((moving) => moving.playState === "finished")
)"""


class Room(Evening):
    """An evening with people in it, over plain HTTP, and a wall."""

    def __init__(self, server: Serve) -> None:
        super().__init__(server)
        self.people: list[Phone] = []

    def close(self) -> None:
        """Everybody goes home."""
        super().close()
        for one in self.people:
            one.close()

    def come(self, people: int = 1) -> None:
        """So many more take part."""
        for _ in range(people):
            phone = Phone(self.home, self.facilitator.session[-6:])
            self.people.append(phone)
            assert phone.join().status == 303

    def show(self, page: Page) -> Page:
        """Puts the wall on this page."""
        page.goto(self.home.rstrip("/") + self.facilitator.link("wall"))
        is_live(page)
        return page

    def open_hidden_vote(self) -> list[str]:
        """Opens 5a with three goals and the result hidden until it closes; gives the options."""
        self.make_goals(*GOALS)
        self.press("reveal", activity="5a", reveal="after_close")
        self.open("5a")
        return [row["id"] for row in self.count("5a")["rows"]]


@pytest.fixture
def room(server: Serve) -> Iterator[Room]:
    """An evening in the lobby."""
    with closing(Room(server)) as made:
        yield made


def hopping(wall: Page) -> list[str]:
    """The figures that hop in."""
    return [str(one.get_attribute("id")) for one in wall.locator("#wall .figure.is-new").all()]


def dot(wall: Page) -> str:
    """What stands in the corner: "none", or the dot that says there is no network."""
    content: str = wall.evaluate("() => getComputedStyle(document.body, '::after').content")
    return content


def test_one_person_who_joins_is_one_figure_that_hops(room: Room, somebody: Callable[..., Page]) -> None:
    room.come(6)
    wall = room.show(somebody(WALL))
    expect(wall.locator("#wall .figure")).to_have_count(6)
    assert hopping(wall) == [], "who was there already does not hop"
    for number in (7, 8):
        room.come()
        expect(wall.locator(f"#lobby-{number}.is-new")).to_be_attached()
        assert hopping(wall) == [f"lobby-{number}"]
        expect(wall.locator(f"#lobby-{number}")).to_have_css("animation-name", "hop")
    expect(wall.get_by_text("8 mensen doen mee")).to_be_visible()


def test_nobody_hops_where_less_motion_is_asked_for(room: Room, somebody: Callable[..., Page]) -> None:
    wall = room.show(somebody(WALL, reduced_motion="reduce"))
    room.come(2)
    expect(wall.locator("#lobby-2")).to_be_attached()
    assert hopping(wall) == []


def test_hidden_votes_walk_to_what_they_chose_when_the_vote_closes(room: Room, somebody: Callable[..., Page]) -> None:
    room.come(9)
    wall = room.show(somebody(WALL))
    options = room.open_hidden_vote()
    for number, phone in enumerate(room.people):
        assert phone.answer("5a", {f"dots-{options[number % 2]}": "1"}).status == 200
    expect(wall.locator("#wall .figure")).to_have_count(9)
    expect(wall.get_by_text("9 van 9")).to_be_visible()
    expect(wall.locator("#wall .row")).to_have_count(0)
    wall.wait_for_function(STANDS_STILL)
    wall.evaluate(NOTES_WALKS)
    room.next("close:5a")
    expect(wall.locator("#wall .row__count")).to_have_text(["5", "4", "0"])
    walks = wall.evaluate("() => window.walks")
    figures = [str(one.get_attribute("id")) for one in wall.locator("#wall .row .figure").all()]
    assert len(figures) == 9
    assert sorted(walk["id"] for walk in walks) == sorted(figures)
    assert all(walk["fromTheirPlace"] for walk in walks), "each starts where it stood"
    assert hopping(wall) == [], "nobody new came in"

    room.act("5a", "choose", option=options[0], chosen="yes")
    expect(wall.locator("#wall .row--chosen")).to_have_count(1)
    assert wall.evaluate("() => window.walks.length") == 9, "who stays does not walk"


def test_the_dark_wall_outlives_a_reload(room: Room, somebody: Callable[..., Page]) -> None:
    wall = room.show(somebody(WALL))
    expect(wall.locator("html[data-theme=dark]")).to_have_count(0)
    wall.keyboard.press("d")
    for _ in range(2):
        expect(wall.locator("html[data-theme=dark]")).to_be_attached()
        wall.reload()
    is_live(wall)
    wall.keyboard.press("D")
    expect(wall.locator("html[data-theme=dark]")).to_have_count(0)
    wall.reload()
    is_live(wall)
    expect(wall.locator("html[data-theme=dark]")).to_have_count(0)


def test_the_wall_fills_the_screen_with_one_key(room: Room, somebody: Callable[..., Page]) -> None:
    wall = room.show(somebody(WALL))
    wall.keyboard.press("f")
    expect(wall.locator("html:fullscreen")).to_be_attached()
    wall.keyboard.press("f")
    expect(wall.locator("html:fullscreen")).to_have_count(0)


def test_the_picture_stays_when_the_network_goes_and_goes_on_when_it_is_back(
    room: Room, somebody: Callable[..., Page]
) -> None:
    room.come(6)
    wall = room.show(somebody(WALL))
    expect(wall.locator("#wall .figure")).to_have_count(6)
    before = wall.locator("main").inner_html()
    wall.context.set_offline(True)
    expect(wall.locator("html[data-live=off]")).to_be_attached()
    room.come()
    assert wall.locator("main").inner_html() == before
    assert dot(wall) == '""', "the only sign, for the facilitator, is a dot in the corner"
    wall.context.set_offline(False)
    expect(wall.locator("#lobby-7")).to_be_attached()
    is_live(wall)
    assert dot(wall) == "none"
