"""The pretend facilitator's work at the console: does what the page offers, whatever kind of question it is."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser

from werksessie.rehearsal.people import Facilitator, Form
from werksessie.rehearsal.texts import AGREEMENTS, PROPOSAL, THEMES

CHOSEN = 3
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
    """What a console offers: buttons, forms by id with where they post and what is filled in, cards, empty boards."""

    buttons: list[Button] = field(default_factory=list)
    forms: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    cards: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    question: str = ""

    def named(self, start: str) -> list[Button]:
        """The buttons whose id starts like this, in the order of the page."""
        return [button for button in self.buttons if button.id.startswith(start)]


def read_page(html: str) -> Page:
    """The console, or one of its small forms (that has no id: its form is "")."""
    reader = _Reader()
    reader.feed(html)
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.classes.update(given.get("class", "").split())
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
        self._asked: set[str] = set()

    def page(self) -> Page:
        """The console as it is now."""
        return read_page(self._facilitator.get(f"/sessions/{self._facilitator.session}").text)

    def before(self) -> None:
        """What must be there before people answer: goals, agreements, a proposal."""
        self._word_goals()
        self._make_agreements()
        self._propose()

    def after(self) -> None:
        """What is done with answers when a question is closed: shown, put into themes, ticked."""
        self._release()
        self._make_themes()
        for button in [one for one in self.page().named("choose-") if one.fields.get("chosen") == "yes"][:CHOSEN]:
            self._press(button.path, button.fields)

    def asks_on(self) -> bool:
        """Whether the question had a second round, not asked before, that people are now asked."""
        for button in self.page().named("ask-"):
            if not (button.aside or button.opens or button.path in self._asked):
                self._press(button.path, button.fields)
                self._asked.add(button.path)
                return True
        return False

    def _release(self) -> None:
        while waiting := self.page().named("release-"):
            # "alles tonen" stands first, when there is more than one.
            self._press(waiting[0].path, waiting[0].fields)

    def _make_themes(self) -> None:
        page = self.page()
        if "new-theme" not in page.forms or not page.cards or page.named("to-"):
            return
        cards = list(dict.fromkeys(page.cards))
        number = min(len(THEMES), max(1, len(cards) // 2))
        for place, (name, _) in enumerate(THEMES[:number]):
            self._press(page.forms["new-theme"], {"name": name, "card": cards[place::number]})

    def _word_goals(self) -> None:
        """Only where goals are all there is to do: beside the answers a theme is still being made."""
        page = self.page()
        if "new-theme" in page.forms:
            return
        for button, (_, goal) in zip(page.named("goal-"), THEMES, strict=False):
            form = read_page(self._facilitator.get(f"{button.path}?theme={button.fields['theme']}").text)
            for path in form.forms.values():
                self._press(path, {**form.hidden, "goal": goal})

    def _make_agreements(self) -> None:
        page = self.page()
        if "agreement" not in page.forms or page.named("change-"):
            return
        for number, (what, who) in enumerate(AGREEMENTS, 1):
            when = (self._today + number * IN_TWO_WEEKS).isoformat()
            self._press(page.forms["agreement"], {"what": what, "who": who, "when": when, "goal": ""})

    def _propose(self) -> None:
        page = self.page()
        if "new-proposal" in page.forms and "console__nothing" in page.classes:
            self._press(page.forms["new-proposal"], {"text": PROPOSAL})

    def _press(self, path: str, form: Form) -> None:
        where = path.removeprefix(f"/sessions/{self._facilitator.session}/").split("/")
        if where[0] == "activity":
            reply = self._facilitator.act(where[1], where[2], form)
        else:
            reply = self._facilitator.do(where[0], form)
        if reply.status != 204:
            raise ValueError(reply.text)
