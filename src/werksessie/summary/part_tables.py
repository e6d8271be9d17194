"""The tables of the activities and what they refer to each other for: counts, themes, quotes and agreements.

The same for every kind: read from the counts as they may be shown, and from what the kind reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from werksessie.session.disclosure import ShownRow
from werksessie.summary import words
from werksessie.summary.parts import ASKED, EMPTY, LATER, NOT_ASKED, OPEN, TOLD, Part
from werksessie.summary.report_tables import ACTIVITY, ID, Told, hidden, remarked, report_tables
from werksessie.summary.table import COUNT, DATE, NUMBER, Cell, Column, Row, Table, numbered
from werksessie.summary.without_phone import HANDS, PAPER

STATUS = {
    ASKED: "gevraagd",
    EMPTY: "gevraagd, niemand stuurde een antwoord",
    OPEN: "nu open",
    LATER: "nog niet geweest",
    NOT_ASKED: "niet gevraagd",
    TOLD: "verteld",
}
THEME = Column("theme", "thema", NUMBER, refers="themes")
OPTION = Column("option", "keuze", NUMBER, refers="options")


def part_tables(parts: Sequence[Part]) -> tuple[Table, ...]:
    """`activities`, `themes` and `options` first: the others refer to them."""
    keys = _Keys(parts)
    return (
        _activities(parts),
        _themes(parts),
        _options(parts, keys),
        _results(parts, keys),
        _quotes(parts, keys),
        _agreements(parts, keys),
        *report_tables(parts),
    )


class _Keys:
    """The numbers of options and themes, by their activity and id; and the theme that an option comes from."""

    def __init__(self, parts: Sequence[Part]) -> None:
        every = [(part.plan.id, row.id) for part, row, _ in _rows(parts)]
        themes = [(part.plan.id, row.id) for part, row, _ in _worded(parts)]
        self.options = {key: number for number, key in enumerate(every, 1)}
        self.themes = {key: number for number, key in enumerate(themes, 1)}
        # What is said about a goal stands under the id of that goal: the first is the theme itself.
        self.first = {id: number for (_, id), number in reversed(self.themes.items())}

    def theme_of(self, part: Part, row: ShownRow, told: Told) -> int | None:
        own = self.themes.get((part.plan.id, row.id))
        taken = self.first.get(row.id) if part.plan.options_from else None
        return own or self.source_of(told) or taken

    def source_of(self, told: Told) -> int | None:
        """The theme that the report itself names as where this comes from."""
        source = told.get("source", "")
        return self.themes.get((told.get("source_in", ""), source)) or self.first.get(source)


def _rows(parts: Sequence[Part]) -> Iterator[tuple[Part, ShownRow, Told]]:
    return ((part, row, told) for part in parts if part.counted for row, told in part.rows)


def _worded(parts: Sequence[Part]) -> Iterator[tuple[Part, ShownRow, Told]]:
    """The rows in which answers were put together: themes, or what was said about a goal or role."""
    return ((part, row, told) for part, row, told in _rows(parts) if "quotes" in told)


def _activities(parts: Sequence[Part]) -> Table:
    columns = (
        Column("id", ""), Column("name", "vraag"), Column("number", ""), Column("question", ""), Column("kind", ""),
        Column("status", ""), Column("verbatim", "woorden van de kennissessie"), Column("factor", "factor"),
        Column("element", "onderdeel"), Column("sensitive", "gevoelig"), Column("how", "hoe het ging"),
        Column("answered", "mensen die antwoordden", COUNT), Column("on_paper", "waarvan op papier", COUNT),
        Column("by_show_of_hands", "waarvan met handen geteld", COUNT), Column("unsure", "weet ik niet", COUNT),
        Column("skipped", "sla over", COUNT), Column("rounded", "totalen op vijf afgerond"),
        Column("from_tables", "ideeën van een hele tafel", NUMBER), Column("outcome", "uitkomst"),
        Column("second_question", "vraag daarna"), Column("conclusion", "in één zin"), Column("remark", "opmerking"),
    )  # fmt: skip
    about = "Elke vraag van de avond: hoe het ging en hoeveel mensen antwoordden."
    names = _names(parts)
    rows = tuple(_activity(part, name) for part, name in zip(parts, names, strict=True))
    return Table("activities", "Vragen", about, columns, rows)


def _activity(part: Part, name: str) -> Row:
    plan, report = part.plan, part.report
    return (
        plan.id, name, plan.number, part.question, plan.kind, part.status, plan.verbatim, plan.factor, plan.element,
        _yes(plan.sensitive), STATUS[part.status], *_counts(part), _yes(part.shown.rounded),
        report.get("from_tables"), words.OUTCOMES.get(report.get("outcome", ""), ""),
        report.get("who_text", ""), part.conclusion, _remark(report),
    )  # fmt: skip


def _counts(part: Part) -> Row:
    if not part.counted:
        return (None,) * 5
    shown, without_phone = part.shown, part.without_phone
    beside = (without_phone.get(PAPER), without_phone.get(HANDS))
    return (part.total(shown.answered), *beside, part.cell(shown.unsure), part.cell(shown.skipped))


def _names(parts: Sequence[Part]) -> tuple[str, ...]:
    """The questions with their numbers; two of the same words are told apart, or sums would mix them up."""
    plain = [" · ".join(filter(None, (part.plan.number, part.question))) for part in parts]
    return tuple(
        f"{name} ({part.plan.id})" if plain.count(name) > 1 else name for part, name in zip(parts, plain, strict=True)
    )


def _remark(report: Told) -> str:
    there = report.get("other_side")
    if there is None or there["said"]:
        return ""
    return "De gemeente is gevraagd. Er is niets getoond." if there["asked"] else "De gemeente is nog niet gevraagd."


def _themes(parts: Sequence[Part]) -> Table:
    columns = (
        ID, ACTIVITY, Column("name", "thema"), Column("goal", "we willen dat"),
        Column("ideas", "aantal ideeën", COUNT), Column("came_about", "hoe het ontstond"),
    )  # fmt: skip
    rows = [
        (part.plan.id, _text(row), told.get("goal", ""), _first(part, row), told.get("came_about", ""))
        for part, row, told in _worded(parts)
    ]
    about = "Antwoorden die bij elkaar horen, met het doel dat de zaal ervan maakte."
    return Table("themes", "Thema's", about, columns, numbered(rows))


def _first(part: Part, row: ShownRow) -> Cell:
    return next((part.cell(number) for number in row.counts.values()), None)


def _options(parts: Sequence[Part], keys: _Keys) -> Table:
    columns = (
        ID, ACTIVITY, Column("name", "keuze"), Column("about", "over"), Column("asked", "wat is gevraagd"),
        Column("answered", "mensen die antwoordden", COUNT), Column("chosen", "gekozen door de zaal"),
        Column("remark", "opmerking"), Column("groups", "per groep"), THEME, Column("came_about", "hoe het ontstond"),
    )  # fmt: skip
    rows = [_option(part, row, told, keys) for part, row, told in _rows(parts)]
    about = "Elke keuze en elk thema, ook wat niemand koos. Waar alleen de volgorde telt, staan ze in die volgorde."
    return Table("options", "Keuzes", about, columns, numbered(rows))


def _option(part: Part, row: ShownRow, told: Told, keys: _Keys) -> Row:
    about = {one["id"]: one["text"] for one in part.report.get("about", ())}
    return (
        part.plan.id, _text(row), about.get(told.get("about", ""), ""), part.side(told), part.total(row.answered),
        _yes(told.get("chosen")), ", ".join(part.remarks(told)), told.get("groups", ""),
        keys.theme_of(part, row, told), told.get("came_about", ""),
    )  # fmt: skip


def _results(parts: Sequence[Part], keys: _Keys) -> Table:
    columns = (ID, ACTIVITY, OPTION, Column("name", "telling"), Column("number", "aantal", COUNT))
    about = "Elk aantal op een eigen regel. Zo kun je filteren en sorteren."
    return Table("results", "Uitslagen", about, columns, numbered(_numbers(parts, keys)))


def _numbers(parts: Sequence[Part], keys: _Keys) -> Iterator[Row]:
    for part in parts:
        for row, _ in part.rows if part.counted else ():
            option = keys.options[part.plan.id, row.id]
            for name, number in row.counts.items():
                yield part.plan.id, option, part.counts.get(name, name), part.cell(number)
        for how, number in (part.report.get("passed_who") or {}).items():
            yield part.plan.id, None, f"{how}: {part.report['who_text']}", hidden(part, number)


def _quotes(parts: Sequence[Part], keys: _Keys) -> Table:
    columns = (ID, ACTIVITY, THEME, Column("words", "antwoord"), Column("remark", "opmerking"))
    rows = [
        (part.plan.id, keys.themes[part.plan.id, row.id], *quote)
        for part, row, told in _worded(parts)
        for quote in remarked(told["quotes"], told.get("remarks", ()))
    ]
    about = "Antwoorden die bij een thema horen."
    return Table("quotes", "Citaten", about, columns, numbered(rows))


def _agreements(parts: Sequence[Part], keys: _Keys) -> Table:
    columns = (
        ID, ACTIVITY, Column("name", "wat"), Column("who", "wie"), Column("when", "wanneer", DATE),
        Column("goal", "doel"), THEME, Column("came_about", "hoe het ontstond"),
        Column("status", "hoe het gaat"), Column("why", "waarom"), Column("told_by", "volgens"),
        Column("told_on", "gezegd op", DATE),
    )  # fmt: skip
    rows = [
        (
            part.plan.id, one["what"], one["who"], one["when"], one.get("goal", ""),
            keys.source_of(one), one.get("came_about", ""),
            *(one.get(name, "") for name in ("status", "why", "told_by", "told_on")),
        )
        for part in parts
        for one in part.report.get("agreements", ())
    ]  # fmt: skip
    return Table("agreements", "Afspraken", "Wie wat doet, en wanneer.", columns, numbered(rows))


def _text(row: ShownRow) -> str:
    return row.text.get("nl", "")


def _yes(true: object) -> str:
    return "ja" if true else ""
