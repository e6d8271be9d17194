"""Replays the votes of real people against a running server and checks every count.

    python bench/real_people.py DIR --url LINK

DIR is a Polis export (comments.csv, votes.csv, participants-votes.csv), LINK the facilitator's link that `serve`
prints. Authors send their statements as ideas, the facilitator releases every statement that has a column in
participants-votes.csv, voters vote on them in the original order, changed votes included. Exits with 1 when a
count, a text or a hidden cell is not as it must be.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.progress import track

from werksessie.rehearsal.people import Facilitator, Phone, Reply
from werksessie.session.disclosure import FEW, FLOOR
from werksessie.summary.as_csv import as_text

PROGRAMME = """
format = 1
id = "echte-mensen"
version = "1"
title.nl = "Echte mensen"

[[activities]]
id = "ideeen"
kind = "ideas"
title.nl = "Uitspraken"
text.nl = "Wat vind je?"
max = 100
length = 500

[[activities]]
id = "eens"
kind = "opinions"
title.nl = "Eens of oneens"
text.nl = "Waar zijn we het over eens?"
sensitive = true
options_from = "ideeen"
take = "answers"
"""
VALUES = {"1": "agree", "-1": "disagree", "0": "unsure"}
LABELS = {"agree": "eens", "disagree": "oneens", "unsure": "weet niet", "skip": "overgeslagen"}

Counts = dict[str, Counter[str]]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The lines of one CSV file of the export."""
    with (folder / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def latest(folder: Path) -> Counts:
    """What the tally must be: statement id -> agree, disagree, unsure, one vote per person."""
    counts: Counts = defaultdict(Counter)
    for person in rows(folder, "participants-votes.csv"):
        for statement, vote in person.items():
            if statement.isdigit():
                counts[statement][VALUES.get(vote, "")] += 1
    return counts


class Evening:
    """One session in which these people meet."""

    def __init__(self, link: str, title: str) -> None:
        self.facilitator = Facilitator(link)
        form = {"title": title[:80], "ladder": "meedenken", "feedback_date": "2099-01-01", "date": "2026-01-01"}
        self.code = self.facilitator.prepare({**form, "programme_text": PROGRAMME})
        self.link = link
        self.phones: dict[str, Phone] = {}
        self.facilitator.until("start")

    def phone(self, person: str) -> Phone:
        """This person's phone, joined."""
        if person not in self.phones:
            self.phones[person] = Phone(self.link, self.code)
            self.phones[person].join()
        return self.phones[person]

    def send(self, person: str, activity: str, form: dict[str, str]) -> None:
        """Sends an answer; a person who is told to go slower does so."""
        reply = self.phone(person).answer(activity, form)
        while reply.status == 429:
            time.sleep(0.5)
            reply = self.phone(person).answer(activity, form)
        expect(reply)


def expect(reply: Reply) -> None:
    """Stops when the server did not take it."""
    if reply.status not in (200, 204, 303):
        sys.exit(f"{reply.status}: {reply.text}")


def play(folder: Path, link: str) -> tuple[Evening, dict[str, str], dict[str, str]]:
    """The whole evening; gives the card of each statement and the text of each statement with a column."""
    evening = Evening(link, folder.name)
    facilitator = evening.facilitator
    facilitator.until("open:ideeen")
    statements = rows(folder, "comments.csv")
    for row in progress(statements, "uitspraken"):
        evening.send(row["author-id"], "ideeen", {"text": row["comment-body"]})
    votable = latest(folder)
    texts = {row["comment-id"]: row["comment-body"] for row in statements if row["comment-id"] in votable}
    waiting = {one["text"]: one["id"] for one in facilitator.tally()["activities"][0]["waiting"]}
    cards = {statement: waiting[text] for statement, text in texts.items()}
    expect(facilitator.act("ideeen", "release", {"card": list(cards.values())}))
    facilitator.until("open:eens")
    votes = sorted(rows(folder, "votes.csv"), key=lambda row: int(row["timestamp"]))
    for row in progress(votes, "stemmen"):
        if row["comment-id"] in cards:
            card, value = cards[row["comment-id"]], VALUES[row["vote"]]
            form = {"about": card, **({"unsure": "1"} if value == "unsure" else {"value": value})}
            evening.send(row["voter-id"], "eens", form)
    facilitator.until("close:eens")
    return evening, cards, texts


def progress(work: list[dict[str, str]], what: str) -> Iterable[dict[str, str]]:
    """The work, with a bar on the terminal while somebody watches."""
    return track(work, what, console=Console(stderr=True), disable=not sys.stderr.isatty())


def mismatches(folder: Path, evening: Evening, cards: dict[str, str], texts: dict[str, str]) -> Iterable[str]:
    """A sentence for every count, text or hidden cell that is not as it must be."""
    right = latest(folder)
    facilitator = evening.facilitator
    opinions = facilitator.tally()["activities"][1]
    found = {row["id"]: row for row in opinions["rows"]}
    if set(found) != set(cards.values()):
        yield f"statements: {len(found)} in tally.json, {len(cards)} with a column"
    for statement, card in cards.items():
        for value in ("agree", "disagree", "unsure"):
            if found[card][value] != right[statement][value]:
                yield f"statement {statement}, {value}: {found[card][value]}, must be {right[statement][value]}"
    summary = facilitator.link("summary")
    data = json.loads(facilitator.get(f"{summary}/summary.json").body)["activities"]
    said = Counter(row["text"] for row in data[1]["rows"])
    if said != Counter(texts.values()) or Counter(data[0]["also_said"]) != Counter(texts.values()):
        yield "summary.json: the texts are not the statements byte for byte"
    yield from _cells(facilitator.get(f"{summary}/summary.csv").body, right, texts)


def _cells(table: bytes, right: Counts, texts: dict[str, str]) -> Iterable[str]:
    """The CSV must hide exactly the cells under five."""
    lines = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";"))
    shown = {(line[3], line[4]): line[5] for line in lines if line[0] == "eens" and line[3]}
    if len(shown) != len(texts) * len(LABELS):
        yield f"summary.csv: {len(shown)} cells, must be {len(texts) * len(LABELS)}"
    for statement, text in texts.items():
        for value, label in LABELS.items():
            number = right[statement][value]
            must = FEW if number < FLOOR else str(number)
            if shown.get((as_text(text), label)) != must:
                yield f"summary.csv, {statement} {label}: {shown.get((as_text(text), label))}, must be {must}"


def main() -> None:
    """Plays and checks one export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--url", required=True, help="the facilitator's link")
    asked = parser.parse_args()
    began = time.monotonic()
    evening, cards, texts = play(asked.folder, asked.url)
    wrong = list(mismatches(asked.folder, evening, cards, texts))
    took = time.monotonic() - began
    for line in wrong[:20]:
        print(line)
    votes = len(rows(asked.folder, "votes.csv"))
    people = len({row["participant"] for row in rows(asked.folder, "participants-votes.csv")})
    print(f"{asked.folder.name}: {people} people, {len(cards)} statements, {votes} votes, {took:.1f} s")
    print(f"{len(wrong)} mismatches")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
