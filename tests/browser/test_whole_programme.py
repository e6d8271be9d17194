"""The whole default programme: a facilitator, a wall, two phones that tap, twelve pretend people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, TITLE, is_live
from tests.browser.whole_evening import WORDS, Evening
from tests.conftest import DETAILS
from tests.faults.disk import log
from tests.serving.running import Serve
from werksessie.activities import KINDS
from werksessie.programme.loader import DEFAULT
from werksessie.programme.model import Plan, say
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.desk import Page as Offered
from werksessie.rehearsal.people import Browser as Visitor
from werksessie.rehearsal.people import Facilitator

pytestmark = pytest.mark.browser

PRETEND, SPEED = 12, 200.0
PEOPLE = PRETEND + 2
SCREEN = {"width": 1280, "height": 720}
SMALL = {"width": 320, "height": 568}
THEMES = {
    "4": ("Een eigen plek", "Ouders erbij", "Elkaar kennen"),
    "samen-verder": ("Vaak samen aan tafel", "Kort bellen"),
}
GOALS = ("jongeren een eigen plek hebben", "ouders elkaar helpen", "we elkaar kennen")
OUTCOMES = {"none": "Geen bezwaar.", "objection": "Er is bezwaar: we praten verder."}
AGAIN = {
    "6": ("Wie doet dit?", "Wie doet dit?"),
    "8": ("Is dit nu goed geregeld?", "Is dit nu goed geregeld?"),
    "10": ("Wat de gemeente van jullie verwacht", "Ik antwoord voor de gemeente"),
}
"""What a second round adds on the wall, and on a phone."""

CHOSEN = {"5a": 3, "6": 3, "12": 3}
BY_HAND = ("4", "5a", "6")
"""Where cards are grouped, options ticked and a second round asked on the console; later on over HTTP."""


@pytest.fixture
def evening(server: Serve, somebody: Callable[..., Page]) -> Iterator[Evening]:
    """A started evening: everybody has come in and stands on the wall."""
    facilitator = Facilitator(server.link)
    code = facilitator.prepare({**DETAILS, "title": TITLE, "programme": DEFAULT})
    facilitator.until("start")
    wall, phones = somebody(SCREEN), [somebody(has_touch=True), somebody(SMALL, has_touch=True)]
    wall.goto(facilitator.address + facilitator.link("wall"))
    for phone in phones:
        phone.goto(f"{server.home}{code}")
        phone.get_by_role("button", name="Doe mee").click()
        is_live(phone)
    crowd = Crowd(server.home, code, PRETEND, SPEED)
    crowd.start()
    made = Evening(facilitator, somebody(CONSOLE), wall, phones, crowd)
    made.sees(f"{PEOPLE} mensen doen mee")
    yield made
    crowd.stop()
    facilitator.close()


# What stands on the wall when a question is closed, by its kind


def of_votes(here: Evening, plan: Plan, told: dict[str, Any]) -> None:
    """What was chosen most stands on top, with its number where one may be told."""
    count = next(name for name in ("dots", "picked", "people") if name in {**told["rows"][0], "people": 0})
    rows = here.wall.locator("#wall .row")
    if told.get("about"):
        here.sees(told["about"][0]["text"])
    elif not plan.sensitive:
        top = max(told["rows"], key=lambda row: row[count])
        expect(rows.filter(has_text=top["text"].removeprefix("We willen ")).first).to_contain_text(str(top[count]))
    expect(rows.first).to_be_visible()


def of_roles(here: Evening, plan: Plan, told: dict[str, Any]) -> None:
    """What was picked most; once it is asked who does it, each of those roles with its three shares."""
    if not told["asked"]:
        return of_votes(here, plan, told)
    shares = [row for row in told["rows"] if row["id"].startswith("who:")]
    assert len(shares) == len(told["asked"]) == CHOSEN[plan.id]
    for row in shares:
        role = here.wall.locator("#wall .role").filter(has_text=row["text"])
        for name in ("community", "together", "municipality"):
            expect(role).to_contain_text(str(row[name])) if row[name] else None


def of_a_scale(here: Evening, plan: Plan, told: dict[str, Any]) -> None:
    """Four glasses with the four counts; after a sensitive question none that is exact below five."""
    counts = [told["rows"][0][step] for step in "0123"]
    if plan.sensitive and max(counts) < 5:
        return here.sees("Deze aantallen laten we niet zien.")
    steps = here.wall.locator("#wall .scale__step")
    expect(steps).to_have_count(4)
    for number in range(4):
        few = plan.sensitive and counts[number] < 5
        expect(steps.nth(number).locator("p").first).to_have_text("minder dan 5" if few else str(counts[number]))


def of_ideas(here: Evening, plan: Plan, told: dict[str, Any]) -> None:
    """The themes, or cards of what people wrote; about a goal or role that one's own words stand above."""
    if told.get("about"):
        here.sees(told["about"][0]["text"])
    shown = {one["text"] for one in told["shown"]}
    assert set(WORDS) <= shown
    card = here.wall.locator("#wall .card, #wall .theme__answer, #wall .side__line").first
    expect(card).to_be_visible()
    assert card.inner_text() in shown


def of_consent(here: Evening, plan: Plan, told: dict[str, Any]) -> None:
    """One of two outcomes, never a number."""
    here.sees(OUTCOMES[told["outcome"]])
    for one in told.get("proposals", told.get("agreements"))[:3]:
        here.sees(one.get("text") or one["what"])


def of_conditions(here: Evening, plan: Plan, told: dict[str, Any]) -> None:
    """The most important one on top, with its number, and how it is now beside it."""
    weights = [row for row in told["rows"] if "important" in row]
    top = max(weights, key=lambda row: row["important"])
    first = here.wall.locator("#wall .conditions tbody tr").first
    expect(first).to_contain_text(str(top["important"]))
    expect(first.locator(".conditions__step, .conditions__few").first).to_be_visible()


CLOSED = {
    "dots": of_votes,
    "choice": of_votes,
    "roles": of_roles,
    "scale": of_a_scale,
    "ideas": of_ideas,
    "consent": of_consent,
    "agreements": of_consent,
    "conditions": of_conditions,
}


def show(here: Evening, plan: Plan) -> Offered:
    """What is introduced stands on the wall in its own words; goals and agreements are typed there and then."""
    line = next(iter(plan.settings.get("lines", ())), {})
    here.sees(say(plan.text, "nl") or say(line, "nl").partition("{")[0] or say(plan.title, "nl"))
    offered = here.offers()
    goals = [one.id for one in offered.named("goal-") if not one.aside]
    for number, button in enumerate(goals):
        word(here, here.console, button, GOALS[number])
    if "agreement" in offered.forms:
        agree(here, here.console)
    elif not goals:
        return offered
    return here.offers()


def word(here: Evening, console: Page, button: str, goal: str) -> None:
    """Puts a theme into words, with the room."""
    console.locator(f"#{button}").click()
    console.locator("#editor-goal").fill(goal)
    console.locator("#editor").get_by_role("button", name="Klaar").click()
    here.sees(goal)


def agree(here: Evening, console: Page) -> None:
    """Types what, who and when."""
    console.locator("#agreement-what").fill("Zoek samen een zaal")
    console.locator("#agreement-who").fill("Gemeente en buurt")
    console.locator("#agreement-when").fill("2099-04-03")
    console.get_by_role("button", name="Afspraak toevoegen").click()
    here.sees("Zoek samen een zaal")


def open_(here: Evening, plan: Plan) -> Offered:
    """Everybody answers and the wall counts them; then whatever else the question asks while it is open."""
    here.ask(plan)
    told = here.told(plan.id)
    late = here.crowd.is_late(plan.id)
    number = told["answered"] + told["unsure"] + told["skipped"]
    assert number == PEOPLE - late
    # About one goal at a time: so many as spoke of that one. In a sensitive question: rounded.
    # What waits for closing is counted without who passed.
    exact = not told.get("about") and plan.reveal != "after_close"
    shown = r"ongeveer \d+" if plan.sensitive else str(number) if exact else r"\d+"
    expect(here.wall.locator("#wall")).to_contain_text(re.compile(rf"\b{shown} van {PEOPLE}"))
    return ask_on(here, plan)


def ask_on(here: Evening, plan: Plan) -> Offered:
    """A second round, when there is one: the wall asks it too, and every phone."""
    offered = here.offers()
    while more := [one for one in offered.named("ask-") if not one.aside]:
        seq = here.seq()
        if plan.id in BY_HAND:
            here.press(here.console.locator(f"#{more[0].id}"))
        else:
            here.push(more[0])
        on_wall, on_phone = AGAIN[plan.id]
        here.sees(on_wall)
        for phone in here.phones:
            expect(phone.locator("#activity")).to_contain_text(on_phone)
        here.ask(plan, seq)
        offered = here.offers()
    return offered


def close(here: Evening, plan: Plan) -> Offered:
    """The result is on the wall; then the facilitator groups, ticks, and asks on."""
    for phone in here.phones:
        expect(phone.locator("#answer")).to_have_count(0)
    take_late(here, plan)
    group(here, plan)
    tick(here, plan)
    CLOSED[plan.kind](here, plan, here.told(plan.id))
    return ask_on(here, plan)


def group(here: Evening, plan: Plan) -> None:
    """Three cards into each of its themes."""
    for number, name in enumerate(THEMES.get(plan.id, ())):
        if plan.id not in BY_HAND:
            loose = [one["id"] for one in here.told(plan.id)["shown"] if not one["theme"]]
            assert here.facilitator.act(plan.id, "make-theme", {"name": name, "card": loose[:3]}).status == 204
            continue
        boxes = here.console.locator("#board ul:not([id^='cards-']) input[name=card]")
        for place in range(3):
            boxes.nth(place).check(position={"x": 12, "y": 12})
        here.console.locator("#new-theme-name").fill(name)
        here.console.locator("#new-theme button").click()
        expect(here.console.locator(".group__name")).to_have_count(number + 1)


def tick(here: Evening, plan: Plan) -> None:
    """Chooses, from the top, until so many are chosen."""
    wanted = CHOSEN.get(plan.id, 0)
    if plan.id in BY_HAND:
        board = here.console.locator("#board")
        for number in range(board.locator(".filter--on").count(), wanted):
            board.locator("button[id^=choose-][hx-vals*=yes]").first.click()
            expect(board.locator(".filter--on")).to_have_count(number + 1)
    elif wanted:
        offered = here.offers().named("choose-")
        free = [one for one in offered if one.fields["chosen"] == "yes"]
        for button in free[: wanted - (len(offered) - len(free))]:
            here.push(button)


def take_late(here: Evening, plan: Plan) -> None:
    """Whoever was too late is taken in: the answer counts, and stands among the others."""
    if not [one for one in here.crowd.ledger.receipts(plan.id) if one.late] and not here.crowd.is_late(plan.id):
        return
    here.press(here.console.locator("button[id^=take-]").first)
    here.let_through()
    (late,) = (one for one in here.crowd.ledger.receipts(plan.id) if one.late)
    assert late.words in {one["text"] for one in here.told(plan.id)["shown"]}


STEPS = {"show": show, "open": open_, "close": close}


def test_the_whole_programme_from_lobby_to_profile(server: Serve, evening: Evening) -> None:
    here, taken = evening, []
    offered = here.offers()
    while True:
        step = here.go_on(offered)
        verb, _, activity = step.partition(":")
        taken.append(step)
        plan = here.programme.plan(activity.partition(":")[0])
        if verb == "end" or plan is None:
            break
        offered = STEPS[verb](here, plan) if verb in STEPS else here.offers()
    # Nobody was named as contact: that slide has nothing to say, and is passed over.
    planned = [one for one in here.programme.activities if not one.off and one.id != "contact"]
    assert [step for step in taken if step.startswith("show:")] == [f"show:{one.id}" for one in planned]
    asking = [one.id for one in planned if KINDS[one.kind].ASKS]
    assert list(dict.fromkeys(step for step in taken if step.startswith("close:"))) == [f"close:{id}" for id in asking]
    ends(here, server)


def ends(here: Evening, server: Serve) -> None:
    """Goodbye on every phone, what was agreed on the wall, the profile for the municipality, nothing lost."""
    for phone in here.phones:
        expect(phone.get_by_text("Bedankt")).to_be_visible()
    here.sees("Zoek samen een zaal")
    with closing(Visitor(server.home)) as municipality:
        profile = municipality.get(here.facilitator.link("summary")).text
    for words in ("Samenwerkingsprofiel", *GOALS, "Zoek samen een zaal"):
        assert words in profile
    ledger = here.crowd.ledger
    assert ledger.lost(here.facilitator.tally()) == ""
    assert ledger.astray(event for _, event in log(server.folder, here.facilitator.session)) == ""
