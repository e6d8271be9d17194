"""How an activity looks on a phone and on the wall: the real templates, with made-up people and goals."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from flask import current_app, render_template
from immutables import Map
from markupsafe import Markup

from werksessie.activities import KINDS
from werksessie.live.pieces import PIECES, render
from werksessie.live.scene import Scene
from werksessie.programme.details import Details
from werksessie.programme.model import Plan, Programme
from werksessie.rehearsal.answers import GENERAL
from werksessie.rehearsal.filling import Asked, fill
from werksessie.rehearsal.screens import Form, read_screen
from werksessie.session import state as st
from werksessie.session.commands import Act, Answer, Command, Refusal
from werksessie.session.events import PHONE, WALL
from werksessie.session.planning import reveal_of
from werksessie.session.reducer import apply
from werksessie.session.rules import decide
from werksessie.session.stages import options_for, subjects_for
from werksessie.session.state import Activity, Option, State
from werksessie.web.books import Book

CODE = "000000"
"""No session has a zero in its code, so nothing can be sent from here."""

PEOPLE, ANSWERS = 24, 14
EXAMPLE = Details(
    title="Een voorbeeld", place="Buurthuis", date="2027-03-14", time="19.30", ladder="meedenken",
    feedback_date="2027-03-21", also_present="de wijkagent", talk_to="de begeleider", languages=("nl", "en"),
    contact_community="het buurthuis", contact_municipality="de gemeente",
)  # fmt: skip
GOALS = tuple(Option(f"voorbeeld-{number}", {"nl": f"We willen dat {one.goal}"}) for number, one in enumerate(GENERAL))


def example(programme: Programme, plan: Plan, address: str, details: Details = EXAMPLE) -> Scene:
    """The moment at which this activity is open, without any answer yet."""
    activities = {
        one.id: Activity(content=KINDS[one.kind].empty(), reveal=reveal_of(one, details))
        for one in programme.activities
    }
    people = Map({f"voorbeeld-{number}": "" for number in range(PEOPLE)})
    state = State(phase=st.RUNNING, programme=programme, details=details, code=CODE, current=plan.id, people=people)
    state = replace(state, activities=Map(activities))
    asks = KINDS[plan.kind].ASKS
    options = (options_for(state, plan) or (GOALS if plan.options_from else ())) if asks else ()
    about = (subjects_for(state, plan) or (GOALS if plan.settings.get("about_from") else ())) if asks else ()
    now = replace(activities[plan.id], stage=st.OPEN if asks else st.INTRO, options=options, about=about)
    return Scene("", replace(state, activities=state.activities.set(plan.id, now)), address)


def answered(scene: Scene, form: Form) -> Scene:
    """The same moment after some of these people filled in this form, by the rules of the evening itself."""
    state, activity = scene.state, scene.state.current
    for number in range(ANSWERS):
        about = form.subjects[number % len(form.subjects)] if form.subjects else ""
        fields = fill(form, Random(f"{activity} {number}"), Asked(activity, about=about), number, passes=False)
        given = {name: tuple(values) for name, values in fields.items()}
        person = f"voorbeeld-{number}"
        state = _asked(state, Answer(activity, person, person, given, person))
    return replace(scene, state=_asked(state, Act(activity, "release-all")))


def _asked(state: State, command: Command) -> State:
    """A kind without this verb, or a form that is not to be filled in by chance, leaves it as it was."""
    try:
        for event in decide(state, command):
            state = apply(state, event, state.seq + 1)
    except Refusal:
        pass
    return state


def piece_of(book: Book, plan: Plan, audience: str) -> Markup:
    """The piece that this audience would see: the phone before its answer, the wall after some."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    scene = example(book.programme, plan, app.config["ADDRESS"])
    phone = render(app, PIECES[PHONE][0], scene, "nl")
    if audience == PHONE:
        return Markup(phone)
    form = read_screen(phone).form
    return Markup(render(app, PIECES[WALL][0], answered(scene, form) if form else scene, "nl"))


def preview_page(book: Book, plan: Plan, audience: str) -> str:
    """A page of its own: the wall, or (when it is not asked for) the phone."""
    audience = WALL if audience == WALL else PHONE
    return render_template(
        f"editor/preview_{audience}.html", piece=piece_of(book, plan, audience), plan=plan, language="nl"
    )
