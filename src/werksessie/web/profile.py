"""Where the facilitator writes the sentences of the samenwerkingsprofiel: each line is a form of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from threading import Lock
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask_htmx import HTMX

from werksessie.live.scene import Scene
from werksessie.session import profile as rows
from werksessie.session import state as st
from werksessie.session.commands import IncludeInProfile, WriteProfile
from werksessie.summary.build import Summary, written
from werksessie.summary.profile import Entry, Profile
from werksessie.web.find import asked, scene_at, the_host
from werksessie.web.library import facilitator_only
from werksessie.web.writing import Writing, sentences
from werksessie.web.writing import common as versions_and_more

bp = Blueprint("profile", __name__, url_prefix="/sessions/<name>/profile")
bp.before_request(facilitator_only)
htmx = HTMX()

SLUGS = {row.replace(" ", "-"): row for row in rows.ROWS}
"""How a line is called in addresses and ids."""

LOOKING = Lock()
"""Nobody saves between looking whether a line was changed and changing it."""


@dataclass(frozen=True)
class Line(Writing):
    """The form of one line."""

    slug: str
    entry: Entry
    silence: str

    @property
    def count(self) -> int:
        """How many characters the text has as it would be saved."""
        return len(_tidy(self.text))


@bp.get("")
def page(name: str) -> Any:
    """All lines, with what came in for each of them."""
    return _page(scene_at(name), saved=request.args.get("saved", ""))


@bp.post("/<row>")
def write(name: str, row: str) -> Any:
    """Saves one line; with `take` it puts what came in into the field and saves nothing yet."""
    scene = scene_at(name)
    if row not in SLUGS:
        abort(404)
    text, was = request.form.get("text", ""), request.form.get("was", "")
    if request.form.get("take"):
        start = written(scene.state).profile.entry(SLUGS[row]).start
        return _shown(scene, row, text=f"{text.rstrip()}\n{start}" if text.strip() else start, was=was, said="taken")
    with LOOKING:
        now = the_host().state(name).profile.get(SLUGS[row], "")
        if was not in ("", _mark(now)) and _tidy(text) != now:
            return _shown(scene, row, text=text, theirs=now, changed=True, status=409)
        refusal = asked(name, WriteProfile(SLUGS[row], text))
    if refusal:
        return _shown(scene, row, text=text, was=was, trouble=str(refusal), status=refusal.status)
    return _shown(scene_at(name), row, said="saved")


@bp.post("/include/<activity>")
def include(name: str, activity: str) -> Any:
    """Puts a sensitive question on the profile, or takes it off."""
    refusal = asked(name, IncludeInProfile(activity, request.form.get("included") == "yes"))
    scene = scene_at(name)
    if refusal:
        return _page(scene, trouble=str(refusal)), refusal.status
    if not htmx:
        return redirect(f"/sessions/{name}/profile#sensitive", 303)
    return render_template("profile/_sensitive.html", said=True, **_common(scene, written(scene.state)))


def _tidy(text: str) -> str:
    """The text as the rules would keep it."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _mark(text: str) -> str:
    """What a form remembers of the words that it was made with: browsers change line ends, a mark stays."""
    return sha256(text.encode(errors="replace")).hexdigest()[:16]


def _shown(scene: Scene, slug: str, **changes: Any) -> Any:
    """The form alone for htmx; without scripts the page around it, or back to the page once it is saved."""
    summary = written(scene.state)
    line = replace(_line(summary.profile, slug), **changes)
    if htmx:
        return render_template("profile/_line.html", line=line, **_common(scene, summary)), line.status
    if line.said == "saved":
        return redirect(f"/sessions/{scene.name}/profile?saved={slug}#{slug}", 303)
    return _page(scene, line), line.status


def _line(profile: Profile, slug: str) -> Line:
    entry = profile.entry(SLUGS[slug])
    silence = profile.silence.get(entry.row, "")
    return Line(slug, entry, silence, text=entry.written, was=_mark(entry.written))


def _page(scene: Scene, changed: Line | None = None, saved: str = "", trouble: str = "") -> str:
    summary = written(scene.state)
    lines = {slug: _line(summary.profile, slug) for slug in SLUGS}
    if saved in lines:
        lines[saved] = replace(lines[saved], said="saved")
    if changed:
        lines[changed.slug] = changed
    return render_template(
        "profile/page.html", lines=lines, trouble=trouble, sentences=sentences(summary), **_common(scene, summary)
    )


def _common(scene: Scene, summary: Summary) -> Mapping[str, Any]:
    return {
        **versions_and_more(scene),
        "longest": rows.LONGEST,
        "sensitive": [part for part in summary.parts if part.plan.id in summary.profile.sensitive],
        "begun": scene.state.phase not in (st.EMPTY, st.PREPARED),
    }
