"""The pretend facilitator's work at the console: does what the page offers, whatever kind of question it is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

from werksessie.rehearsal.answers import GENERAL, themes_of
from werksessie.rehearsal.people import Facilitator, Form
from werksessie.rehearsal.texts import AGREEMENTS, PROPOSAL, RECALLED, SOFTER

CHOSEN = 3
IN_WORDS_ONLY = {"oefenen", "7"}
"""Votes of the default programme in which the room chooses nothing together."""

NOTHING = {"geen", "andere", "other"}
"""Options that are chosen by people, not by a room."""

ASKS = re.compile(r"<(?:button|form|input)\s[^>]*>|<h1\b.*?</h1>", re.DOTALL)
"""All that is looked at. No attribute in our pages has a > in it."""

CLASSES = re.compile(r'\sclass="([^">]*)"')

LONGEST = 140
IN_TWO_WEEKS = timedelta(days=14)


@dataclass(frozen=True)
class Button:
    """A button that posts `fields`, or, with `opens`, gets a small form with them."""

    id: str
    path: str
    fields: dict[str, str | list[str]]
    opens: bool = False
    aside: bool = False


@dataclass
class Page:
    """What a console offers: buttons, forms by id with where they post and what is filled in, cards, the goals an
    agreement can serve, empty boards."""

    buttons: list[Button] = field(default_factory=list)
    forms: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    cards: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    question: str = ""

    def named(self, start: str) -> list[Button]:
        """The buttons whose id starts like this, in the order of the page."""
        return [button for button in self.buttons if button.id.startswith(start)]


def read_page(html: str) -> Page:
    """The console, or one of its small forms (that has no id: its form is "")."""
    reader = _Reader()
    # Five tags in six are something else, and to read them takes longer than to make the page.
    reader.feed("".join(ASKS.findall(html)))
    reader.page.classes.update(" ".join(CLASSES.findall(html)).split())
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        path = given.get("hx-post") or given.get("hx-get", "")
        if tag == "button" and path and "disabled" not in given:
            fields: dict[str, str | list[str]] = {given["name"]: given.get("value", "")} if "name" in given else {}
            fields |= json.loads(given.get("hx-vals", "{}"))
            aside = "button--link" in given.get("class", "")
            self.page.buttons.append(Button(given.get("id", ""), path, fields, "hx-get" in given, aside))
        elif tag == "form" and path:
            self.page.forms[given.get("id", "")] = path
        elif tag == "input" and given.get("name") == "card":
            self.page.cards.append(given["value"])
        elif tag == "input" and (given.get("name"), given.get("type")) == ("goal", "radio") and given.get("value"):
            self.page.goals.append(given["value"])
        elif tag == "input" and given.get("type") == "hidden" and "name" in given:
            self.page.hidden[given["name"]] = given.get("value", "")
        self._heading = tag == "h1"

    def handle_data(self, data: str) -> None:
        if self._heading and data.strip():
            self.page.question, self._heading = data.strip(), False


class Desk:
    """Works the console of the facilitator's session. `today` is the day agreements count from.

    Every method raises ValueError with the sentence of the server when a press is refused.
    """

    def __init__(self, facilitator: Facilitator, today: date) -> None:
        self._facilitator, self._today = facilitator, today
        self._done: set[str] = set()
        self._seen: Page | None = None

    def page(self) -> Page:
        """The console as it is now."""
        self._seen = read_page(self._facilitator.get(f"/sessions/{self._facilitator.session}").text)
        return self._seen

    def before(self) -> None:
        """What must be there before people answer: goals, agreements, how it goes with those of before, a proposal."""
        self.page()
        self._word_goals()
        self._recall()
        self._make_agreements()
        self._propose()

    def meanwhile(self) -> None:
        """What is done with answers as they come in: shown."""
        self.page()
        self._show_all()

    def after(self) -> None:
        """What is done with answers when a question is closed: late ones taken in, all shown, grouped, ticked."""
        self.page()
        while late := self._last().named("take-"):
            self._press(late[0].path, late[0].fields)
        self._show_all()
        self._make_themes()
        self._choose()

    def asks_on(self) -> bool:
        """Whether the question had a second round, not asked before, that people are now asked."""
        page = self.page()
        for button in [*page.named("ask-"), *page.named("next-round")]:
            which = f"{button.path} {button.fields}"
            if not (button.aside or button.opens or which in self._done):
                self._soften(str(button.fields.get("activity", "")))
                self._press(button.path, button.fields)
                self._done.add(which)
                return True
        return False

    def has_more_evenings(self) -> bool:
        """Whether a second evening is to come."""
        return bool(self.page().named("begin-evening"))

    def begin_evening(self) -> None:
        """Begins the evening that is to come."""
        (button,) = self.page().named("begin-evening")
        self._press(button.path, button.fields)

    def _last(self) -> Page:
        """The console as it was read last, or as it is now when something was pressed since. To read a whole console is
        most of the work of a rehearsal."""
        return self._seen or self.page()

    def _show_all(self) -> None:
        while waiting := self._last().named("release-"):
            # "alles tonen" stands first, when there is more than one.
            self._press(waiting[0].path, waiting[0].fields)

    def _make_themes(self) -> None:
        """Each answer into the theme it was made up for; what somebody else sent stays where it is."""
        page = self._last()
        if "new-theme" not in page.forms or page.named("to-"):
            return
        activity = _activity_of(page.forms["new-theme"])
        # A long list stands on the page in part.
        shown = {str(one["id"]): str(one["text"]) for one in self._told(activity)["shown"] if not one["theme"]}
        for theme in themes_of(activity):
            cards = [card for card, text in shown.items() if text in theme.answers]
            if cards:
                self._press(page.forms["new-theme"], {"name": theme.name, "card": cards})

    def _choose(self) -> None:
        """Ticks what was voted for most, until enough is chosen."""
        buttons = self._last().named("choose-")
        if any(_activity_of(one.path) in IN_WORDS_ONLY for one in buttons):
            return
        chosen = sum(one.fields.get("chosen") == "no" for one in buttons)
        free = [one for one in buttons if one.fields.get("chosen") == "yes" and one.fields["option"] not in NOTHING]
        for button in free[: max(0, CHOSEN - chosen)]:
            self._press(button.path, button.fields)

    def _word_goals(self) -> None:
        """Only where goals are all there is to do: beside the answers a theme is still being made."""
        page = self._last()
        if "new-theme" in page.forms:
            return
        for button, theme in zip(page.named("goal-"), GENERAL, strict=False):
            if button.id not in self._done:
                self._fill_in(button, {"goal": theme.goal})
                self._done.add(button.id)

    def _recall(self) -> None:
        """How it goes with what was agreed before, where nobody said so yet."""
        unsaid = [button for button in self._last().named("recall-") if not button.aside]
        for button, (status, why) in zip(unsaid, cycle(RECALLED), strict=False):
            self._fill_in(button, {"status": status, "why": why})

    def _make_agreements(self) -> None:
        page = self._last()
        if "agreement" not in page.forms or page.named("change-"):
            return
        goals = page.goals or [""]
        for number, (what, who) in enumerate(AGREEMENTS, 1):
            when = (self._today + number * IN_TWO_WEEKS).isoformat()
            fields = {"what": what, "who": who, "when": when, "goal": goals[(number - 1) % len(goals)]}
            self._press(page.forms["agreement"], fields)

    def _propose(self) -> None:
        page = self._last()
        if "new-proposal" in page.forms and "console__nothing" in page.classes:
            self._press(page.forms["new-proposal"], {"text": PROPOSAL})

    def _soften(self, activity: str) -> None:
        """Other words for what somebody objects to, before it is asked once more."""
        told = self._told(activity) if activity else {}
        objected = {one["id"]: one["text"] for one in told.get("proposals", ()) if one["outcome"] == "objection"}
        for button in self._last().named("reword-"):
            words = objected.get(button.fields.get("proposal", ""))
            if words and len(words) + len(SOFTER) <= LONGEST:
                self._fill_in(button, {"text": f"{words}{SOFTER}"})

    def _told(self, activity: str) -> dict[str, Any]:
        return next((one for one in self._facilitator.tally()["activities"] if one["id"] == activity), {})

    def _fill_in(self, button: Button, fields: dict[str, str]) -> None:
        """Opens the small form behind this button and sends it with these fields."""
        form = read_page(self._facilitator.get(f"{button.path}?{urlencode(button.fields, doseq=True)}").text)
        for path in form.forms.values():
            self._press(path, {**form.hidden, **fields})

    def _press(self, path: str, form: Form) -> None:
        self._seen = None
        where = path.removeprefix(f"/sessions/{self._facilitator.session}/").split("/")
        if where[0] == "activity":
            reply = self._facilitator.act(where[1], where[2], form)
        else:
            reply = self._facilitator.do(where[0], form)
        if reply.status != 204:
            raise ValueError(reply.text)


def _activity_of(path: str) -> str:
    """The activity that a button or form of the console is about."""
    return path.partition("/activity/")[2].partition("/")[0]
