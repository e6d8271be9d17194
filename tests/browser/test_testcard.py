"""The test card on real projectors: nothing cut, nothing on top of something else, a circle that is round."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WALL, Company
from tests.browser.test_live import Evening
from tests.browser.test_selftest import CANNOT_STAY_AWAKE, RUNS_ON_BATTERY, before_scripts
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

LONGEST = "Samen sterk in de Lindebuurt en in alle straten en pleinen daar omheen vanavond."
PROJECTORS = ((1920, 1080), (1280, 800), (1024, 768))
LAYOUT = """() => {
    const box = (one) => one.getBoundingClientRect();
    const all = (selector) => Array.from(document.querySelectorAll(selector));
    const [width, height] = [innerWidth, innerHeight];
    const safe = (one) => one.left >= 0.05 * width - 0.5 && one.right <= 0.95 * width + 0.5
        && one.top >= 0.05 * height - 0.5 && one.bottom <= 0.96 * height;
    const before = (one, other) => one.bottom <= other.top + 0.5 || one.right <= other.left + 0.5;
    const edges = (one) => [one.left === 0, one.top === 0, one.right === width, one.bottom === height];
    const fits = (one) => getComputedStyle(one).display === "inline" || one.scrollWidth <= one.clientWidth + 1;
    const parts = all(".test-card > *, .qr").map(box).filter((one) => one.height);
    const shape = box(document.querySelector(".test-card__shape"));
    return {
        safe: parts.every(safe),
        apart: parts.every((one, at) => parts.slice(at + 1).every((other) => before(one, other) || before(other, one))),
        round: Math.abs(shape.width - shape.height) < 0.5,
        corners: all(".test-card__corner").map(box).map((one) => edges(one).filter(Boolean).length),
        words: all(".test-card *").every(fits),
        legible: all("#wall *").every((one) => parseFloat(getComputedStyle(one).fontSize) > 0.0399 * height),
    };
}"""


@pytest.fixture(scope="module")
def laptop(company: Company) -> Page:
    """A browser that cannot stay awake, on a laptop without its plug."""
    return before_scripts(before_scripts(company(WALL), CANNOT_STAY_AWAKE), RUNS_ON_BATTERY)


@pytest.fixture
def wall(laptop: Page, company: Company) -> Iterator[Page]:
    """The same, as wide as the first projector."""
    laptop.set_viewport_size(WALL)  # type: ignore[arg-type]
    yield laptop
    assert not company.troubles


@pytest.mark.parametrize("title", ["Samen sterk", "Samen sterk in de Lindebuurt", LONGEST])
def test_the_card_stands_well_on_every_projector_with_everything_it_can_say(
    server: Serve, wall: Page, title: str
) -> None:
    with closing(Evening(server, begun=False, title=title, rehearsal="on")) as evening:
        wall.goto(server.home.rstrip("/") + evening.facilitator.link("wall"))
        evening.press("test-card", shown="yes")
        expect(wall.get_by_text("Steek de stekker erin.")).to_be_visible()
        for width, height in PROJECTORS:
            wall.set_viewport_size({"width": width, "height": height})
            found = wall.evaluate(LAYOUT)
            assert found.pop("corners") == [2, 2, 2, 2]
            assert [promise for promise, kept in found.items() if not kept] == [], width
