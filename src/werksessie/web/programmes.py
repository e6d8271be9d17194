"""The shelf of programmes: those that come with the package, and a facilitator's own."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request

from werksessie.activities import KINDS
from werksessie.programme import editing
from werksessie.programme.loader import loads, shipped
from werksessie.programme.model import Programme, say
from werksessie.programme.place import ProgrammeError
from werksessie.programme.writer import dumps
from werksessie.record.promise import NoSuchProgramme, NotStored, ProgrammeMoved
from werksessie.session.commands import Refusal
from werksessie.web.books import OwnBook, own_programmes, programme_book, shelf
from werksessie.web.editor import sure
from werksessie.web.library import facilitator_only
from werksessie.web.ours import ours

bp = Blueprint("programmes", __name__, url_prefix="/programmes")
bp.before_request(facilitator_only)

LONGEST_TITLE = 80


@bp.get("")
def page() -> Any:
    """All programmes: own ones first, the last written on top."""
    return _page()


def _page(trouble: str = "", text: str = "", status: int = 200) -> Any:
    shown = render_template(
        "editor/programmes.html", own=own_programmes(), ours=[ours(name) for name in shipped()],
        trouble=trouble, text=text, removed=request.args.get("removed", ""), language="nl",
    )  # fmt: skip
    return shown, status


@bp.post("/copy")
def copy() -> Any:
    """A copy under another name, to change."""
    try:
        source = programme_book(request.form.get("of", "")).programme
    except ProgrammeError as trouble:
        return _page(str(trouble), status=422)
    title = _title() or f"{say(source.title, 'nl')} (kopie)"[:LONGEST_TITLE]
    return _kept(source, title)


@bp.post("/import")
def import_file() -> Any:
    """A TOML file as a programme of one's own. What is refused stays on the page, to be mended there."""
    upload = request.files.get("file")
    text, name = request.form.get("text", ""), "draaiboek.toml"
    if upload is not None and upload.filename:
        text, name = str(upload.read(), "utf-8", "replace"), upload.filename
    if not text.strip():
        return _page("Kies eerst een bestand.", status=422)
    try:
        programme = loads(text, name, KINDS)
    except ProgrammeError as trouble:
        return _page(str(trouble), text, 422)
    return _kept(programme, say(programme.title, "nl"), text)


def _kept(programme: Programme, title: str, text: str = "") -> Any:
    """Puts it on the shelf under an id that is free, and goes there."""
    id = editing.fresh_id(title, [*shipped(), *shelf().names()])
    made = editing.renamed(programme, id, title, KINDS)
    try:
        shelf().write(id, dumps(made, KINDS), None)
    except (NotStored, ProgrammeMoved) as trouble:
        return _page(str(trouble), text, 503)
    return redirect(f"/programmes/{id}", 303)


@bp.get("/<name>/programme.toml")
def export(name: str) -> Any:
    """The file, to keep or to send on. One that cannot be read any more is given as it is."""
    try:
        text = dumps(programme_book(name).programme, KINDS)
    except ProgrammeError:
        text = shelf().read(name)
    headers = {"Content-Disposition": f'attachment; filename="{name}.toml"'}
    return Response(text, headers=headers, mimetype="application/toml")


@bp.post("/<name>/rename")
def rename(name: str) -> Any:
    """Another title; its name in files and addresses stays."""
    title = _title()
    try:
        if not title:
            return _page("Geef het draaiboek een naam.", status=422)
        OwnBook(name).save(lambda programme: editing.renamed(programme, name, title, KINDS))
    except (ProgrammeError, Refusal, NotStored) as trouble:
        return _page(str(trouble), status=422)
    return redirect(f"/programmes/{name}", 303)


@bp.post("/<name>/delete")
def delete(name: str) -> Any:
    """Away with it, when that is sure. Evenings that were prepared with it keep what they have."""
    known = {own: say(one.title, "nl") if one else own for own, one, _ in own_programmes()}
    if name not in known:
        return _page("Dit draaiboek is er niet meer.", status=404)
    if request.form.get("sure") != "yes":
        words = "Avonden die je er al mee maakte, blijven zoals ze zijn."
        return sure(f"“{known[name]}” weghalen?", words, "Haal weg", "/programmes")
    try:
        shelf().delete(name)
    except (NoSuchProgramme, NotStored) as trouble:
        return _page(str(trouble), status=409)
    return redirect("/programmes?removed=yes", 303)


def _title() -> str:
    return " ".join(request.form.get("title", "").split())[:LONGEST_TITLE]
