"""What the tests of the console share: reading its pieces, and an evening walked so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.conftest import Evening

PIECES = ("trouble", "head", "programme", "tools", "board", "side")


def pieces(evening: Evening) -> dict[str, str]:
    """The console's pieces of now, as they would be pushed."""
    _, html = evening.app.extensions["rooms"].current(evening.name, "console", "nl")
    return dict(html)


def console(evening: Evening) -> str:
    return str(evening.facilitator.client.get(f"/sessions/{evening.name}").text)


def editor(evening: Evening, activity: str, form: str, **asked: Any) -> Any:
    path = f"/sessions/{evening.name}/editor/{activity}/{form}"
    return evening.facilitator.client.get(path, query_string=asked, headers={"HX-Request": "true"})


def cards(evening: Evening, activity: str) -> dict[str, str]:
    """The id of each card by its text."""
    return {idea.text: card for card, idea in evening.state.activities[activity].content.ideas.items()}


def grouped(evening: Evening) -> list[str]:
    """Five people, five ideas at question 4, in two themes; the ids of the themes."""
    evening.until("open:4")
    for number, phone in enumerate(evening.join(5)):
        evening.answer(phone, "4", text=f"idee {number}")
    card = cards(evening, "4")
    evening.facilitator.act("4", "make-theme", name="Een plek", card=[card["idee 0"], card["idee 1"]])
    evening.facilitator.act("4", "make-theme", name="Ouders", card=[card["idee 2"]])
    return [
        theme
        for theme, _ in sorted(evening.state.activities["4"].content.themes.items(), key=lambda one: one[1].number)
    ]


def voting(evening: Evening) -> list[str]:
    """Two themes worded as goals, and the vote on them open; the ids of the goals."""
    themes = grouped(evening)
    evening.until("show:doelen")
    evening.facilitator.act("doelen", "goal", theme=themes[0], goal="jongeren een plek hebben")
    evening.facilitator.act("doelen", "goal", theme=themes[1], goal="We willen dat ouders elkaar kennen.")
    evening.until("open:5a")
    return themes


def walk(evening: Evening) -> Iterator[str]:
    """Every state of a whole evening with five people, one by one."""
    yield "lobby"
    themes: list[str] = []
    while evening.step != "end":
        step = evening.next()
        yield step
        current = evening.state.current
        if step == "open:4":
            for number, phone in enumerate(evening.join(5)):
                evening.answer(phone, "4", text=f"idee {number}")
            yield "answers"
            card = cards(evening, "4")
            evening.facilitator.act("4", "make-theme", name="Een plek", card=[card["idee 0"]])
            evening.facilitator.act("4", "hide", card=card["idee 1"], reason="double")
            evening.facilitator.act("4", "release", card=card["idee 2"])
            (theme,) = evening.state.activities["4"].content.themes
            themes.append(theme)
            evening.facilitator.act("4", "goal", theme=theme, goal="jongeren een plek hebben")
            yield "grouped"
        elif step == "open:5a":
            evening.answer(evening.phones[0], "5a", fields={f"dots-{themes[0]}": "1"})
            yield "votes"
        elif step == "open:eens":
            evening.answer(evening.phones[0], "eens", about=themes[0], value="agree")
            yield "opinions"
        elif step == "close:5a":
            evening.facilitator.act("5a", "choose", option=themes[0], chosen="yes")
            yield "chosen"
        elif step == "open:afspraken":
            evening.facilitator.act("afspraken", "make", what="Iets doen", who="Gemeente", when="2027-05-01")
            evening.answer(evening.phones[0], current, value="fine")
            yield "agreed"
    evening.facilitator.do("close")
    yield "closed"
    evening.facilitator.do("seal")
    yield "sealed"
