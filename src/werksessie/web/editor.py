"""The programme editor: what is planned, one activity at a time. For a programme of one's own, and for an evening."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request

from werksessie.activities import KINDS
from werksessie.programme import editing
from werksessie.programme.model import EARLIER, Plan, say
from werksessie.programme.place import ProgrammeError
from werksessie.programme.settings import OWN, Setting
from werksessie.record.promise import NotStored
from werksessie.session.commands import Refusal
from werksessie.session.events import WALL
from werksessie.web import plan_form, plan_words
from werksessie.web.books import Book, SessionBook, programme_book
from werksessie.web.editor_preview import piece_of, preview_page
from werksessie.web.library import facilitator_only

bp = Blueprint("editor", __name__)
bp.before_request(facilitator_only)

View = Callable[..., Any]

SAID: Mapping[str, str] = {
    "moved": "“{title}” staat nu op plaats {place}.",
    "saved": "“{title}” is opgeslagen.",
    "added": "“{title}” is erbij gekomen.",
    "off": "“{title}” staat uit.",
    "on": "“{title}” doet weer mee.",
    "removed": "Weggehaald.",
}


@dataclass(frozen=True)
class Sheet:
    """One activity as a form. `typed` is what stands in its fields; `errors` a sentence for each field that is wrong,
    under "" one about the whole; `after` is behind what a new one comes, None for one that is there."""

    book: Book
    plan: Plan
    typed: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    after: str | None = None
    was: str = ""
    more: str = ""

    @property
    def own(self) -> Mapping[str, Setting]:
        """The fields of its kind."""
        return KINDS[self.plan.kind].SETTINGS

    @property
    def earlier(self) -> list[Plan]:
        """What comes before it."""
        plans = list(self.book.programme.activities)
        ids = [one.id for one in plans]
        if self.after is None:
            return plans[: ids.index(self.plan.id)]
        return plans[: ids.index(self.after) + 1] if self.after in ids else []

    @property
    def stale(self) -> bool:
        """Whether somebody else changed it since this form was opened."""
        return self.typed.get("was", "") not in ("", editing.mark(self.plan))

    @property
    def votes(self) -> bool:
        """Whether people choose from options."""
        return OWN in KINDS[self.plan.kind].OPTIONS

    def sources(self) -> list[tuple[str, str]]:
        """Where options can come from, beside own ones: (value, words)."""
        before = [(f"{EARLIER}:{self.plan.take}", plan_words.BEFORE)] if self.plan.options_from == EARLIER else []
        return before + [
            (f"{one.id}:{take}", words.format(say(one.title, "nl")))
            for one in self.earlier
            for take, words in plan_words.TAKES.items()
            if take in KINDS[one.kind].GIVES
        ]

    def fitting(self, setting: Setting) -> list[Plan]:
        """Earlier activities that this field can name."""
        return [one for one in self.earlier if setting.takes in KINDS[one.kind].GIVES]

    def rows(self, name: str) -> int:
        """How many rows a list shows."""
        more = plan_form.MORE if self.more == name else 1
        return min(plan_form.rows_in(self.typed, name) + more, plan_form.MOST)


def both(path: str, method: str = "GET") -> Callable[[View], View]:
    """The same page for a programme and for the programme of an evening."""

    def register(view: View) -> View:
        own, evening = _with_book(view, programme_book), _with_book(view, SessionBook)
        bp.add_url_rule(f"/programmes/<name>{path}", f"own_{view.__name__}", own, methods=[method])
        bp.add_url_rule(f"/sessions/<name>/programme{path}", f"evening_{view.__name__}", evening, methods=[method])
        return view

    return register


def _with_book(view: View, find: Callable[[str], Book]) -> View:
    @wraps(view)
    def answer(name: str, **rest: str) -> Any:
        try:
            book = find(name)
        except ProgrammeError as trouble:
            # Somebody changed the file by hand.
            return render_template("errors/refused.html", sentence=str(trouble), language="nl"), 422
        return view(book, **rest)

    return answer


@both("")
def overview(book: Book) -> Any:
    """Everything that is planned, in order."""
    plan = book.programme.plan(request.args.get("activity", ""))
    ids = [one.id for one in book.programme.activities]
    said = SAID.get(request.args.get("said", ""), "")
    words = {"title": say(plan.title, "nl"), "place": ids.index(plan.id) + 1} if plan else {}
    return _overview(book, said=said.format(**words) if plan or "{" not in said else "")


def _overview(book: Book, trouble: str = "", said: str = "") -> str:
    off = {plan.id for plan in book.programme.activities if plan.off}
    empty = {
        plan.id: say(source.title, "nl")
        for plan in book.programme.activities
        for source in map(book.programme.plan, editing.sources_of(plan, KINDS))
        if source and source.id in off and not plan.off
    }
    return render_template(
        "editor/page.html", book=book, trouble=trouble, said=said, empty=empty, places=book.places(), language="nl"
    )


@both("/activities/<activity>")
def sheet(book: Book, activity: str) -> Any:
    """The form of one activity."""
    plan = _plan(book, activity)
    if not book.can_change(plan):
        return _overview(book, trouble=f"“{say(plan.title, 'nl')}” kun je hier niet veranderen."), 409
    return _sheet(Sheet(book, plan, plan_form.shown(plan, KINDS[plan.kind].SETTINGS), was=editing.mark(plan)))


def _sheet(shown: Sheet) -> str:
    return render_template("editor/activity.html", sheet=shown, book=shown.book, words=plan_words, language="nl")


@both("/activities/<activity>", "POST")
def save(book: Book, activity: str) -> Any:
    """Saves one activity, or the form again with everything that was typed."""
    plan, form = _plan(book, activity), request.form
    shown = Sheet(book, plan, form, was=form.get("was", ""), more=form.get("more", ""))
    if shown.more:
        return _sheet(shown)
    changes = plan_form.read(form, plan, shown.own, votes=shown.votes)
    return _tried(shown, lambda: book.change(activity, changes, shown.was), "saved", activity)


@both("/add")
def add(book: Book) -> Any:
    """First the kind, then the form of a new activity."""
    after, kind = request.args.get("after", ""), request.args.get("kind", "")
    if not book.places():
        return _overview(book, trouble="Hier kan niets meer bij."), 409
    if kind not in KINDS:
        return render_template("editor/add.html", book=book, after=after, words=plan_words, language="nl")
    plan = _blank(book, kind, after)
    return _sheet(Sheet(book, plan, plan_form.shown(plan, KINDS[kind].SETTINGS), after=after))


@both("/add", "POST")
def create(book: Book) -> Any:
    """Adds an activity, or the form again."""
    form = request.form
    after, kind = form.get("after", ""), form.get("kind", "")
    if kind not in KINDS:
        abort(404)
    plan = _blank(book, kind, after)
    shown = Sheet(book, plan, form, after=after, more=form.get("more", ""))
    if shown.more:
        return _sheet(shown)
    changes = plan_form.read(form, plan, shown.own, votes=shown.votes)
    id = editing.fresh_id(form.get("title-nl", ""), [one.id for one in book.programme.activities])
    return _tried(shown, lambda: book.add({"id": id, "kind": kind, **changes}, after), "added", id)


def _blank(book: Book, kind: str, after: str) -> Plan:
    before = book.programme.plan(after) or next(iter(book.programme.activities), None)
    settings = {name: one.default for name, one in KINDS[kind].SETTINGS.items()}
    return Plan("", kind, {}, part=before.part if before else "", minutes=5, settings=settings)


@both("/activities/<activity>/move", "POST")
def move(book: Book, activity: str) -> Any:
    """One place up or down, or behind another one."""
    ids = [one.id for one in book.programme.activities if one.id != _plan(book, activity).id]
    now = [one.id for one in book.programme.activities].index(activity)
    to = {"up": now - 2, "down": now}.get(request.form.get("to", ""))
    after = request.form.get("after", "") if to is None else ids[min(to, len(ids) - 1)] if to >= 0 and ids else ""
    return _done(book, lambda: book.move(activity, after), "moved", activity)


@both("/activities/<activity>/off", "POST")
def switch(book: Book, activity: str) -> Any:
    """Off, or on again."""
    off = request.form.get("off") == "yes"
    return _done(book, lambda: book.change(activity, {"off": off}, ""), "off" if off else "on", activity)


@both("/activities/<activity>/remove", "POST")
def remove(book: Book, activity: str) -> Any:
    """Away with it, when that is sure."""
    title = say(_plan(book, activity).title, "nl")
    if request.form.get("sure") != "yes" and book.own:
        return sure(f"“{title}” weghalen?", "Wat erin staat, is dan weg. Uitzetten kan ook.", "Haal weg", book.at)
    return _done(book, lambda: book.remove(activity), "removed", "")


@bp.app_template_global("preview_of")
def preview_of(book: Book, plan: Plan) -> str:
    """The wall of this activity, to stand small beside its form."""
    return piece_of(book, plan, WALL)


@both("/preview/<activity>")
def preview(book: Book, activity: str) -> Any:
    """How it looks on a phone or on the wall, with made-up people."""
    return preview_page(book, _plan(book, activity), request.args.get("as", ""))


def sure(question: str, words: str, button: str, back: str) -> str:
    """The page that asks once more; it sends the same form again."""
    return render_template(
        "editor/sure.html", question=question, words=words, button_words=button, back=back, language="nl"
    )


def _plan(book: Book, activity: str) -> Plan:
    return book.programme.plan(activity) or abort(404)


def _done(book: Book, change: Callable[[], None], said: str, activity: str) -> Any:
    """A change from the list: back to it, with words or with what is in the way."""
    try:
        change()
    except (ProgrammeError, Refusal, NotStored) as trouble:
        return _overview(book, trouble=str(trouble)), _status(trouble)
    return redirect(f"{book.at}?said={said}&activity={activity}", 303)


def _tried(shown: Sheet, change: Callable[[], None], said: str, activity: str) -> Any:
    """A change from a form: back to the list, or the form with a sentence at the field."""
    try:
        change()
    except (ProgrammeError, Refusal, NotStored) as trouble:
        errors = {_field(trouble): _sentence(trouble)}
        # Who has been told what changed may save over it: the form comes back with the mark of now.
        was = editing.mark(shown.plan) if shown.stale else shown.was
        return _sheet(replace(shown, errors=errors, was=was)), _status(trouble)
    return redirect(f"{shown.book.at}?said={said}&activity={activity}#{activity}", 303)


def _field(trouble: Exception) -> str:
    """The field of the form that this is about, or ""."""
    if not isinstance(trouble, ProgrammeError):
        return ""
    inside = any(step.startswith("keuze") for step in trouble.steps)
    return "options" if inside else {"options_from": "source", "take": "source"}.get(trouble.field, trouble.field)


def _sentence(trouble: Exception) -> str:
    clause = trouble.clause if isinstance(trouble, ProgrammeError) and trouble.field else ""
    plain = plan_words.PLAINLY.get(clause)
    return plain or (f"{clause[0].upper()}{clause[1:]}." if clause else str(trouble))


def _status(trouble: Exception) -> int:
    return trouble.status if isinstance(trouble, Refusal) else 503 if isinstance(trouble, NotStored) else 422
