"""ideas: the ordinary events that a sealed record is made of, and nothing beside them."""

from __future__ import annotations

from tests.session.evening import Evening, only, plan
from werksessie.activities import ideas
from werksessie.activities.ideas import events as ev
from werksessie.session.writing import QuotesChosen

RENAMED = {"ann": "2", "bob": "1", "cem": "3"}


def test_a_record_is_sealed_in_the_shortest_words() -> None:
    evening = Evening(only(plan("wensen", "ideas", settings={"other_side": {"nl": "En de gemeente?"}})), people=5)
    evening.open("wensen")
    lamp, boom, bank = (evening.idea(text, who) for text, who in (("Lamp", "ann"), ("Boom", "bob"), ("Bank", "cem")))
    theirs = evening.idea("Bel ons")
    evening.act("wensen", "ask-other-side")
    evening.send("wensen", "ann", {"text": "Bel ons gerust", "side": "municipality"}, "answer-side")
    asked = next(one.id for one in evening["wensen"].content.ideas.values() if one.side)
    typed = evening.act("wensen", "add-other-side", text="Kom langs")
    for card in (lamp, boom):
        evening.act("wensen", "release", card=card)
    evening.act("wensen", "hide", card=theirs, reason="double")
    worded = evening.act("wensen", "make-theme", name="Licht", card=lamp)
    evening.act("wensen", "goal", theme=worded, goal="het licht is")
    plain = evening.act("wensen", "make-theme", name="Leeg")
    evening.act("wensen", "stack", card=bank, onto=lamp)
    evening.act("wensen", "quote", card=lamp)

    assert ideas.distil("wensen", evening["wensen"].content, RENAMED) == (
        ev.SideAsked("wensen"),
        ev.SideAdded("wensen", typed, "Kom langs"),
        ev.IdeaSent("wensen", "1", f"sealed-{boom}", boom, "Boom"),
        ev.IdeaSent("wensen", "2", f"sealed-{lamp}", lamp, "Lamp"),
        ev.IdeaSent("wensen", "2", f"sealed-{theirs}", theirs, ""),
        ev.IdeaSent("wensen", "2", f"sealed-{asked}", asked, "Bel ons gerust", side="municipality"),
        ev.IdeaSent("wensen", "3", f"sealed-{bank}", bank, "Bank"),
        ev.IdeaReleased("wensen", boom),
        ev.IdeaReleased("wensen", lamp),
        ev.IdeaReleased("wensen", bank),
        ev.ThemeMade("wensen", worded, "Licht", 1),
        ev.GoalWorded("wensen", worded, "het licht is"),
        ev.ThemeMade("wensen", plain, "Leeg", 2),
        ev.IdeaPlaced("wensen", lamp, worded),
        ev.IdeaStacked("wensen", bank, lamp),
        ev.IdeaHidden("wensen", theirs, "double"),
        QuotesChosen("wensen", worded, (lamp,)),
    )
