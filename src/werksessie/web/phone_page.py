"""What stands on a phone's page, made of the scene and this phone alone: no request is needed for it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from flask import Flask
from markupsafe import Markup

from werksessie.activities import KINDS
from werksessie.live.scene import Scene
from werksessie.web import visitor
from werksessie.web.languages import choices


def join_html(app: Flask, scene: Scene, language: str) -> str:
    """The way in."""
    template = app.jinja_env.get_template("phone/join.html")
    return template.render(state=scene.state, language=language, languages=choices(scene.state), code=scene.state.code)


def evening_html(app: Flask, scene: Scene, language: str, activity: str, **more: Any) -> str:
    """The page with the question of now. `activity` is its piece; `more` holds `seq`, `joined`, `table`, `own` and
    `late`."""
    template = app.jinja_env.get_template("phone/evening.html")
    return template.render(
        state=scene.state, language=language, languages=choices(scene.state), code=scene.state.code,
        activity=Markup(activity), **more,
    )  # fmt: skip


def mine(app: Flask, scene: Scene, held: str) -> tuple[Mapping[str, Any], str]:
    """What the phone with this token answered to the question of now, and how it passed it on, if it did."""
    plan, activity = scene.plan, scene.activity
    if plan is None or activity is None or not held:
        return {}, ""
    person = visitor.pseudonym(app.extensions["host"].keys(scene.name)["secret"], held, plan.id)
    return KINDS[plan.kind].own(plan, activity, person), activity.passed.get(person, "")


def own_html(
    app: Flask, scene: Scene, language: str, own: Mapping[str, Any], passed: str, said: str = "", answer_id: str = ""
) -> str:
    """What only this phone sees: its own answers, and a fresh answer id for the next one."""
    template = app.jinja_env.get_template("phone/_own.html")
    return template.render(
        scene=scene, state=scene.state, language=language, own=own, passed=passed, said=said,
        answer_id=answer_id or secrets.token_hex(12),
    ).strip()  # fmt: skip
