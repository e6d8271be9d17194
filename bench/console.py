"""Measures the console with many answers: the time from a key press to the changed card, side by side in one run.

    python bench/console.py [--url LINK] [--times 15] [-o bench/console.csv]

LINK is the facilitator's link that `serve` prints; without it a server of our own is measured. For each number of
answers it makes an evening, sends the answers as people would, and works the console in Chromium: Enter shows a new
answer, a digit puts a loose one into one of five themes. It prints medians, and how many times as long they take as
with the fewest answers; only these ratios are written to the file, for the times are of one machine.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from werksessie.rehearsal.own_server import OwnServer
from werksessie.rehearsal.people import Facilitator, Phone

SIZES = (30, 100, 300)
A_PHONE = 3
THEMES = ("Een eigen plek", "Ouders erbij", "Rolmodellen", "Elkaar kennen", "Sport en spel")
WHAT = ("jongeren", "ouders", "buren", "vrijwilligers", "de school", "de sportclub", "het buurthuis", "de gemeente")
DOES = ("maakt samen eten", "houdt een avond", "helpt met huiswerk", "knapt het plein op", "belt elkaar vaker")
"""Made-up answers, each of them another one by its number."""

PRESS = """([where, card, key]) => new Promise((resolve, reject) => {
  const gone = () => !document.querySelector(`#${where} li[data-card="${card}"]`);
  const started = performance.now();
  setTimeout(() => reject(new Error(`${key} ${where}`)), 15000);
  document.addEventListener("pieces:swapped", function swapped() {
    if (!gone()) return;
    document.removeEventListener("pieces:swapped", swapped);
    requestAnimationFrame(() => resolve(performance.now() - started));
  });
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
})"""


@contextmanager
def server(link: str) -> Iterator[str]:
    """The facilitator's link of the server to measure: the given one, or one that stops afterwards."""
    if link:
        yield link
        return
    with TemporaryDirectory() as sessions:
        own = OwnServer(Path(sessions), open_to_all=False)
        try:
            yield own.link
        finally:
            own.stop()


def evening(link: str, answers: int) -> tuple[Facilitator, str]:
    """A session at an open question with so many answers; its facilitator and the question."""
    desk = Facilitator(link)
    code = desk.prepare(
        {
            "title": f"Meten met {answers} antwoorden",
            "programme": "eerste-gesprek",
            "place": "Buurthuis",
            "date": datetime.now(UTC).date().isoformat(),
            "time": "19.30",
            "municipality": "Gemeente Voorbeeld",
            "ladder": "meewerken",
            "feedback_date": "2099-03-21",
            "languages": ["nl"],
        }
    )
    desk.until("open:4")
    phone = None
    for number in range(answers):
        if number % A_PHONE == 0:
            if phone:
                phone.close()
            phone = Phone(link.partition("/sessions")[0], code)
            phone.join()
        assert phone
        who, does = WHAT[number % len(WHAT)], DOES[number // len(WHAT) % len(DOES)]
        reply = phone.answer("4", {"text": f"{who} {does}, keer {number}"})
        if reply.status != 200:
            raise ValueError(reply.text)
    if phone:
        phone.close()
    return desk, "4"


def press(page: Page, where: str, key: str) -> float:
    """Milliseconds from this key on the first card of the list to a board without that card in that list."""
    box = page.locator(f"#{where} .answer__select").first
    box.focus()
    card = box.get_attribute("value")
    took = float(page.evaluate(PRESS, [where, card, key]))
    # What other work the answer causes is done before the next press is measured.
    page.wait_for_timeout(150)
    return took


def console(browser: Browser, link: str, session: str) -> Page:
    """The console of this session, live."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL").new_page()
    page.goto(link)
    page.goto(f"{link.partition('/sessions')[0]}/sessions/{session}")
    page.locator("html[data-live=on]").wait_for(state="attached")
    return page


def measure(browser: Browser, link: str, times: int) -> list[dict[str, float]]:
    """The medians of each size, in milliseconds. The sizes take turns, so that a busy moment is shared by all."""
    # So many are left at the last press: a list that runs empty would be quicker for that alone.
    evenings = [evening(link, answers + times) for answers in SIZES]
    for desk, activity in evenings:
        for name in THEMES:
            desk.act(activity, "make-theme", {"name": name})
    pages = [console(browser, link, desk.session) for desk, _ in evenings]
    shown = _in_turn(pages, "waiting", "Enter", times)
    for (desk, activity), page in zip(evenings, pages, strict=True):
        desk.act(activity, "release-all")
        page.wait_for_function("() => !document.querySelector('#waiting')")
    placed = _in_turn(pages, "loose", "2", times)
    bytes_of = [len(page.locator("#board").evaluate("board => board.outerHTML")) for page in pages]
    return [
        {"nieuw antwoord tonen": median(show), "los antwoord in een thema": median(place), "bytes van het bord": size}
        for show, place, size in zip(shown, placed, bytes_of, strict=True)
    ]


def _in_turn(pages: Sequence[Page], where: str, key: str, times: int) -> list[list[float]]:
    """What each page took at each press. Every other round begins at the other end: what a press leaves to be done
    would else always slow the same page down."""
    took: list[list[float]] = [[] for _ in pages]
    for number in range(times):
        for place in range(len(pages))[:: -1 if number % 2 else 1]:
            took[place].append(press(pages[place], where, key))
    return took


def table(found: Sequence[dict[str, float]]) -> Table:
    """Side by side: the medians, and how many times the first column they are."""
    shown = Table("mediaan", *(f"{size} antwoorden" for size in SIZES))
    for action in found[0]:
        first = found[0][action]
        unit = "" if action.startswith("bytes") else " ms"
        shown.add_row(action, *(f"{one[action]:.0f}{unit}  ({one[action] / first:.2f}×)" for one in found))
    return shown


def main() -> int:
    """Runs the measurement."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--url", default="", help="the facilitator's link")
    asked.add_argument("--times", type=int, default=15, help="presses of each key")
    asked.add_argument("-o", "--output", type=Path, help="where the ratios go, as CSV")
    given = asked.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with server(given.url) as link, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        found = measure(browser, link, given.times)
        browser.close()
    Console().print(table(found))
    if given.output:
        with given.output.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(["what", *SIZES])
            for action, first in found[0].items():
                lines.writerow([action, *(round(one[action] / first, 2) for one in found)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
