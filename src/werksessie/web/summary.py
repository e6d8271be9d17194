"""The summary behind its links: for the municipality, for everybody, for participants; and the facilitator's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, make_response, render_template

from werksessie.live.links import PUBLIC
from werksessie.live.scene import Scene
from werksessie.programme.dates import day
from werksessie.session import reading_first
from werksessie.session import state as st
from werksessie.session.progress import promises
from werksessie.summary.build import Summary, build, written
from werksessie.summary.formats import ALL
from werksessie.summary.public import public
from werksessie.web import speaking
from werksessie.web.accounts_seam import only_reads
from werksessie.web.find import scene_at, scene_of, today, with_token
from werksessie.web.languages import choices
from werksessie.web.library import facilitator_only

bp = Blueprint("summary", __name__)


@dataclass(frozen=True)
class Reading:
    """What one reader gets. Its downloads stand under `at`; `opens` is the day from which the municipality may read,
    "" when it may, or when that is not known yet."""

    scene: Scene
    summary: Summary
    at: str
    opens: str = ""


def reader(link: str, token: str) -> Reading:
    """What whoever has this link reads now; link is "summary" or "public". Else it ends here with a page that says
    why: the link does not work (404), or participants read first (403).

    No cookie is looked at: a facilitator who opens the link sees precisely what its reader sees.
    """
    reading = _of_municipality(scene_of(with_token(link, token)), f"/{link}/{token}")
    return replace(reading, summary=public(reading.summary)) if link == PUBLIC else reading


def _of_municipality(scene: Scene, at: str) -> Reading:
    if waits(scene):
        page = render_template("summary/not_yet.html", opens=opening_day(scene), language="nl")
        abort(make_response(page, 403))
    return Reading(scene, summary_of(scene), at)


def own(name: str) -> Reading:
    """The same for the facilitator, at any moment, whatever became of the links, and with all that was written until
    now; a 403 page for anybody else."""
    facilitator_only()
    scene = scene_at(name)
    if only_reads():
        # Somebody of the municipality, who no more reads before the participants than who has the link.
        return _of_municipality(scene, f"/sessions/{scene.name}/summary")
    return Reading(scene, written(scene.state), f"/sessions/{scene.name}/summary", opening_day(scene))


def summary_of(scene: Scene) -> Summary:
    """The Summary as others read it."""
    return build(scene.state)


def opens_at(scene: Scene) -> datetime | None:
    """When the municipality may read (see session.reading_first)."""
    return reading_first.opens_at(scene.state)


def waits(scene: Scene) -> bool:
    """Whether only participants may read now."""
    opens = opens_at(scene)
    return opens is None or opens > datetime.now(UTC)


def opening_day(scene: Scene, language: str = "nl") -> str:
    """The day from which the municipality may read; "" when that is now, or not known."""
    opens = opens_at(scene)
    return day(opens.astimezone().date().isoformat(), language) if opens and waits(scene) else ""


@bp.get("/summary/<token>")
def page(token: str) -> Any:
    """The evening for the municipality."""
    return _page(reader("summary", token))


@bp.get("/public/<token>")
def public_page(token: str) -> Any:
    """The same without contact persons."""
    return _page(reader(PUBLIC, token))


@bp.get("/sessions/<name>/summary")
def own_page(name: str) -> Any:
    """The same for the facilitator."""
    return _page(own(name))


def _page(reading: Reading) -> str:
    return render_template(
        "summary/page.html", summary=reading.summary, opens=reading.opens, at=reading.at, formats=ALL, language="nl"
    )


def file_name(reading: Reading, ending: str) -> str:
    """Which evening it is, which version, and that it is provisional. The version for everybody tells no code: as long
    as the evening goes on people come in by it."""
    name = reading.scene.name[:-7] if reading.summary.public else reading.scene.name
    which = "-openbaar" if reading.summary.public else ""
    return f"verslag-{name}{which}{'-voorlopig' if reading.summary.provisional else ''}.{ending}"


@bp.get("/after/<token>")
def after(token: str) -> Any:
    """For participants, when the code is gone: the date, what was agreed, the summary once the evening is closed."""
    scene = scene_of(with_token("after", token))
    language = speaking.of_session(scene.state)
    over = scene.state.phase in (st.CLOSED, st.SEALED)
    return render_template(
        "summary/after.html", state=scene.state, summary=summary_of(scene) if over else None,
        opens=opening_day(scene, language), waits=waits(scene), languages=choices(scene.state), language=language,
        promises=promises(scene.state) if over else (), at=f"/after/{token}", today=today(),
    )  # fmt: skip
