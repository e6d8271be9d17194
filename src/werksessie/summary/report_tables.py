"""The tables of what the kinds report beside their counts. They refer to activities only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from werksessie.session.compare import NO_CAUSE, TOO_SMALL
from werksessie.summary import words
from werksessie.summary.parts import Part
from werksessie.summary.table import COUNT, DATE, NUMBER, Column, Row, Table, numbered

ID = Column("id", "", NUMBER)
ACTIVITY = Column("activity", "vraag", refers="activities")
TOLD_IN = ("lines", "rules", "goals")
ROOM, MUNICIPALITY = "de zaal", "de gemeente"

Told = Mapping[str, Any]


def report_tables(parts: Sequence[Part]) -> tuple[Table, ...]:
    """`also_said`, `proposals`, `compared`, `told`, `said`, `not_shown`."""
    return (_also_said(parts), _proposals(parts), _compared(parts), _told(parts), _said(parts), _not_shown(parts))


def hidden(part: Part, number: int | str | None) -> int | str:
    """A number of the report: None is what a small conversation does not tell."""
    return part.cell(None) if number is None else number


def remarked(texts: Sequence[str], remarks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Texts with what there is to say of each, which may be left out."""
    return zip(texts, [*remarks, *[""] * (len(texts) - len(remarks))], strict=True)


def _also_said(parts: Sequence[Part]) -> Table:
    columns = (
        ID, ACTIVITY, Column("side", "wie"), Column("about", "over"),
        Column("words", "antwoord"), Column("remark", "opmerking"),
    )  # fmt: skip
    rows = [(part.plan.id, *one) for part in parts for one in _loose(part.report)]
    about = "Antwoorden die bij geen thema staan, en wat de gemeente zelf zei."
    return Table("also_said", "Ook gezegd", about, columns, numbered(rows))


def _loose(report: Told) -> Iterator[Row]:
    subjects = [one for one in report.get("about", ()) if "also_said" in one]
    for one in subjects:
        yield from ((ROOM, one["text"], text, "") for text in one["also_said"])
    if not subjects:
        said = remarked(report.get("also_said", ()), report.get("also_said_remarks", ()))
        yield from ((ROOM, "", *one) for one in said)
    there = report.get("other_side") or {"said": ()}
    yield from ((MUNICIPALITY, "", *one) for one in remarked(there["said"], there.get("remarks", ())))


def _proposals(parts: Sequence[Part]) -> Table:
    columns = (
        ID, ACTIVITY, Column("name", "voorstel"), Column("round", "eerdere ronde", NUMBER),
        Column("words", "woorden toen"), Column("outcome", "uitkomst"),
    )  # fmt: skip
    rows = [
        (part.plan.id, one["text"], *story)
        for part in parts
        for one in part.report.get("proposals", ())
        for story in _story(one)
    ]
    about = "Elk voorstel met de uitkomst, en de woorden uit eerdere rondes. Bezwaren tellen we niet."
    return Table("proposals", "Voorstellen", about, columns, numbered(rows))


def _story(proposal: Told) -> Iterator[Row]:
    yield None, "", words.OUTCOMES.get(proposal["outcome"], "")
    for was in proposal["earlier"]:
        yield was["round"], was["text"], words.OUTCOMES.get(was["outcome"], "")


def _compared(parts: Sequence[Part]) -> Table:
    columns = (
        ID, ACTIVITY, Column("name", "voorwaarde"), Column("date", "datum", DATE), Column("what", "telling"),
        Column("number", "aantal", COUNT), Column("people", "mensen", NUMBER),
    )  # fmt: skip
    rows = [(part.plan.id, *one) for part in parts for one in _both(part.report.get("compared") or {})]
    about = f"Dezelfde voorwaarden op twee avonden. {NO_CAUSE}"
    return Table("compared", "Toen en nu", about, columns, numbered(rows))


def _both(compared: Told) -> Iterator[Row]:
    for row in compared.get("rows", ()):
        for evening in ("then", "now"):
            told, date = row[evening], compared[evening]
            yield row["text"], date, "belangrijk", told["important"], told["of"]
            yield from (
                (row["text"], date, f"nu: {one['word']}", one["number"], told["raters"]) for one in told["steps"]
            )
    yield from ((text, None, TOO_SMALL, None, None) for text in compared.get("too_small", ()))


def _not_shown(parts: Sequence[Part]) -> Table:
    columns = (ID, ACTIVITY, Column("reason", "reden"), Column("number", "aantal", COUNT))
    rows = [
        (part.plan.id, reason, hidden(part, number))
        for part in parts
        for reason, number in (part.report.get("not_shown") or {}).items()
    ]
    about = "Hoeveel antwoorden niet zijn getoond, en waarom. Nooit wat erin stond."
    return Table("not_shown", "Niet getoond", about, columns, numbered(rows))


def _told(parts: Sequence[Part]) -> Table:
    rows = [(part.plan.id, text) for part in parts for name in TOLD_IN for text in part.report.get(name, ()) if text]
    return _of_each("told", "Verteld", "Wat de begeleider vertelde.", rows)


def _said(parts: Sequence[Part]) -> Table:
    rows = [(part.plan.id, part.said) for part in parts if part.said]
    return _of_each("said", "Wat zei de zaal", "Wat de zaal van de uitslag vond.", rows)


def _of_each(name: str, title: str, about: str, rows: Sequence[Row]) -> Table:
    return Table(name, title, about, (ID, ACTIVITY, Column("words", "tekst")), numbered(rows))
