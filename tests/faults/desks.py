"""Facilitators who do whatever comes to mind, at the same time: two consoles and a remote, and phones that answer."""

from __future__ import annotations

import random
import re
import secrets
import threading
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from typing import Any

from werksessie.rehearsal.people import Browser, Facilitator, Form, Phone, Reply

QUESTIONS = ("wensen", "zorgen")
REASONS = ("person", "place", "accusation", "insult", "double", "off-topic")
WORDS = (
    "plek",
    "sport",
    "ouders",
    "muziek",
    "huiswerk",
    "avond",
    "buurt",
    "samen",
    "vrijdag",
    "school",
    "eten",
    "hulp",
)


def own_words(chance: random.Random, number: int) -> str:
    """Some words that no other card, goal or theme has: what is hidden is told from what is shown."""
    return " ".join([*chance.sample(WORDS, number), "".join(chance.choices("aeioudkmnt", k=12))])


class Somebody(threading.Thread, ABC):
    """Does something at random until `until`. `said` counts the statuses, `troubles` are those that may never be."""

    FINE = frozenset({200, 204, 404, 409, 422})

    def __init__(self, seed: int, until: float) -> None:
        super().__init__(daemon=True)
        self.chance = random.Random(seed)
        self.until = until
        self.said: Counter[int] = Counter()
        self.troubles: list[str] = []

    def run(self) -> None:
        try:
            while time.monotonic() < self.until and not self.troubles:
                self.act()
        except Exception as trouble:
            self.troubles.append(repr(trouble))

    @abstractmethod
    def act(self) -> None:
        """One thing."""

    def heard(self, what: str, reply: Reply) -> Reply:
        """Notes what the server said."""
        self.said[reply.status] += 1
        if reply.status not in self.FINE:
            self.troubles.append(f"{what}: {reply.status} {reply.text[:300]}")
        return reply


class Writer(Somebody):
    """A phone that sends one idea after the other; `sent` are the answer ids of those that were received."""

    def __init__(self, home: str, code: str, seed: int, until: float) -> None:
        super().__init__(seed, until)
        self.phone = Phone(home, code)
        self.sent: dict[str, list[str]] = {question: [] for question in QUESTIONS}
        assert self.phone.join().status == 303

    def act(self) -> None:
        question, answer_id = self.chance.choice(QUESTIONS), secrets.token_hex(12)
        form = {"text": own_words(self.chance, 3)}
        if self.sent[question] and self.chance.random() < 0.2:
            # Another text for an own idea; it stays one card.
            form["replaces"] = self.chance.choice(self.sent[question])
        reply = self.heard(f"answer {question}", self.phone.answer(question, form, answer_id))
        if reply.status == 200:
            self.sent[question].append(answer_id)
        time.sleep(self.chance.random() * 0.15)


class Hand(Somebody):
    """Whoever presses buttons: at every turn one of `deeds`, the usual ones more often."""

    def __init__(self, seed: int, until: float) -> None:
        super().__init__(seed, until)
        self.deeds: list[Callable[[], None]] = []

    def act(self) -> None:
        self.chance.choice(self.deeds)()


class Desk(Hand):
    """A console. It looks now and then, so that much of what it does is about what was there before."""

    def __init__(self, link: str, session: str, seed: int, until: float) -> None:
        super().__init__(seed, until)
        self.facilitator = Facilitator(link)
        self.facilitator.session = session
        self.cards: list[str] = []
        self.themes: list[str] = []
        self.question, self.seen = QUESTIONS[0], ""
        often = [self.look, self.look, self.open, self.release, self.place, self.make, self.stack]
        self.deeds = often * 3 + [
            self.hide, self.rename, self.merge, self.drop, self.rewrite, self.alone, self.goal, self.undo_grouping,
            self.step, self.undo, self.go, self.open_again, self.page, self.black, self.timer, self.all_without_flag,
            self.unstack, self.read_titles, self.pause,
        ]  # fmt: skip

    def look(self) -> None:
        self.seen = pieces(self.facilitator, f"/sessions/{self.facilitator.session}")
        every = {one["id"]: one for one in self.facilitator.tally()["activities"]}
        self.question = self.chance.choice(QUESTIONS)
        now = every[self.question]
        self.cards = [card["id"] for card in (*now["shown"], *now["waiting"])]
        self.themes = [theme["id"] for theme in now["themes"]]

    def some(self, most: int = 3) -> list[str]:
        """A few of the cards it knows of, or one that never was."""
        return self.chance.sample(self.cards, min(len(self.cards), self.chance.randint(1, most))) or ["nowhere"]

    def theme(self) -> str:
        return self.chance.choice(self.themes or ["nowhere"])

    def do(self, verb: str, **form: Any) -> None:
        self.heard(verb, self.facilitator.do(verb, form))

    def on(self, verb: str, **form: Any) -> None:
        asked: Form = {name: value for name, value in form.items() if value is not None}
        self.heard(verb, self.facilitator.act(self.question, verb, asked))

    def release(self) -> None:
        self.on("release", card=self.some())

    def all_without_flag(self) -> None:
        self.on("release-all")

    def hide(self) -> None:
        self.on("hide", card=self.some(1), reason=self.chance.choice(REASONS))

    def place(self) -> None:
        self.on("place", card=self.some(), theme=self.chance.choice([self.theme(), ""]))

    def make(self) -> None:
        name = self.chance.choice([*WORDS, ""])
        self.on("make-theme", name=name, card=self.some() if self.chance.random() < 0.7 else None)

    def rename(self) -> None:
        self.on("rename-theme", theme=self.theme(), name=self.chance.choice(WORDS))

    def merge(self) -> None:
        self.on("merge-themes", theme=self.theme(), into=self.theme())

    def drop(self) -> None:
        self.on("drop-theme", theme=self.theme())

    def stack(self) -> None:
        self.on("stack", card=self.some(4))

    def unstack(self) -> None:
        self.on("unstack", card=self.some(1))

    def rewrite(self) -> None:
        self.on("rewrite", card=self.some(1), text=own_words(self.chance, 2))

    def alone(self) -> None:
        self.on("highlight", card=self.chance.choice([*self.some(1), ""]))

    def read_titles(self) -> None:
        self.on("read-titles", on=self.chance.choice(["yes", "no", "no"]))

    def goal(self) -> None:
        self.on("goal", theme=self.theme(), goal=" ".join(self.chance.sample(WORDS, 2)))

    def undo_grouping(self) -> None:
        self.on("undo-grouping", step=value(self.seen, "undo-grouping") or "nothing")

    def step(self) -> None:
        promised = value(self.seen, "next")
        if promised and promised != "end":
            self.do("next", expected=promised)

    def undo(self) -> None:
        self.do("undo")

    def go(self) -> None:
        self.do("go-to", activity=self.chance.choice(QUESTIONS))

    def open(self) -> None:
        """So that the phones have something to answer."""
        self.go()
        self.do("next", expected=f"open:{self.chance.choice(QUESTIONS)}")
        self.open_again()

    def open_again(self) -> None:
        self.do("open-again", activity=self.chance.choice(QUESTIONS))

    def page(self) -> None:
        self.do("page", activity=self.question, page=str(self.chance.randint(0, 3)))

    def black(self) -> None:
        self.do("black", black=self.chance.choice(["yes", "no"]))

    def timer(self) -> None:
        verb = self.chance.choice(["timer", "timer-minute", "timer-stop"])
        self.do(verb, seconds="60")

    def pause(self) -> None:
        self.do(self.chance.choice(["pause", "pause-end", "pause-end"]), minutes="5")


class Remote(Hand):
    """The facilitator's phone, paired by the code that a console shows."""

    def __init__(self, desk: Desk, seed: int, until: float) -> None:
        super().__init__(seed, until)
        dialog = desk.facilitator.do("remotes/code").text
        found = re.search(r'data-address="([^"]+)"', dialog)
        assert found, dialog
        self.browser = Browser(found[1])
        reply = self.browser.get("/remote/" + found[1].rpartition("/")[2])
        assert reply.status == 303, reply.text
        self.at = reply.location.removesuffix("/now")
        self.seen = ""
        self.deeds = [self.look] * 4 + [self.step, self.show, self.show, self.keep, self.take_off, self.small]

    def look(self) -> None:
        self.seen = pieces(self.browser, self.at)

    def press(self, path: str, form: Form) -> None:
        page = self.browser.get(f"{self.at}/now").text
        token = re.search(r'"X-CSRFToken": "([0-9a-f]+)"', page)
        assert token, page
        headers = {"HX-Request": "true", "X-CSRFToken": token[1]}
        self.heard(path, self.browser.post(f"{self.at}/{path}", form, **headers))

    def on_card(self, button: str, verb: str, **more: str) -> None:
        """Presses this button of a card, as the piece showed it the last time it looked."""
        cards = re.findall(rf'id="{button}-(\w+)" type="button"(?: data-reads)? hx-post="activity/(\w+)/', self.seen)
        if cards:
            card, question = self.chance.choice(cards)
            self.press(f"activity/{question}/{verb}", {"card": card, **more})

    def show(self) -> None:
        self.on_card("show", "release")

    def keep(self) -> None:
        self.on_card("keep", "hide", reason="off-topic")

    def take_off(self) -> None:
        self.on_card("off", "hide", reason="off-topic")

    def step(self) -> None:
        promised = value(self.seen, "next")
        if promised and promised != "end":
            self.press("next", {"expected": promised})

    def small(self) -> None:
        verb = self.chance.choice(["undo", "black", "timer-minute", "pause-end"])
        self.press(verb, {"black": self.chance.choice(["yes", "no"])})


def pieces(browser: Browser, at: str) -> str:
    """What stands on a surface now, freshly asked for."""
    reply = browser.get(f"{at}/pieces?since=-1")
    assert reply.status == 200, reply.text
    return "".join(reply.json()["pieces"])


def value(html: str, button: str) -> str:
    """What this button promises to do, "" when it is not there."""
    found = re.search(rf'id="{button}"[^>]*value="([^"]+)"', html)
    return found[1] if found else ""
