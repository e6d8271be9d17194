"""After sealing a search through every byte that is left finds no way to a phone, and no text that had to go."""

from __future__ import annotations

import base64
import json
import re
import signal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DETAILS, KEY
from tests.faults.disk import every_byte, log
from tests.security.unpacking import moments, opened
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator, Phone, Reply
from werksessie.summary.formats import ALL
from werksessie.web.visitor import pseudonym

pytestmark = pytest.mark.process

PEOPLE = 12
AGENT, NEARBY = "Zeldzaamtoestel/7.3 (onderscheidend)", "203.0.113."
SHOWN, GOAL, AGREEMENT = "Kamperfoelie bij de ingang", "ouders elkaar kennen", "Vlierbessen planten"
GONE = {
    "hidden": "Brandnetel verborgen tekst",
    "before the change": "Distel voor de wijziging",
    "withdrawn": "Klaproos ingetrokken tekst",
    "hidden after it was shown": "Zuring eerst getoond daarna verborgen",
    "an objection taken back": "Wolfsmelk ingetrokken bezwaar",
    "rewritten by the facilitator": "Heggenrank in eigen woorden",
    "too late and left out": "Gelderse roos veel te laat",
}
"""What stood in the record and must go from it."""
REFUSED = {
    "too early": "Akelei voor het openen",
    "too long": "Vingerhoedskruid te lang " + "x" * 200,
    "one too many": "Monnikskap een te veel",
    "too late": "Bilzekruid na het sluiten",
    "not joined": "Doornappel niet meegedaan",
}
"""What was never taken."""
INSTEAD = "Wilde roos in andere woorden"
CHANGED, WAITED = "Distel na de wijziging", "Salie nog niet bekeken"
WIFI = "wilgenkatje-geheim"


class Guest(Phone):
    """A phone that can be told apart by its headers."""

    def __init__(self, address: str, code: str, number: int) -> None:
        super().__init__(address, code)
        self.marks = {
            "User-Agent": f"{AGENT} {number}",
            "X-Forwarded-For": f"{NEARBY}{number}",
            "Accept-Language": "pl",
        }
        self.ids: list[str] = []

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        return super()._ask(method, path, body, {**headers, **self.marks})

    def send(self, activity: str, form: Mapping[str, str], expected: int = 200) -> str:
        """An answer; its id."""
        answer = f"antwoord-{len(self.ids)}-{self.marks['X-Forwarded-For'].rpartition('.')[2]}"
        self.ids.append(answer)
        assert self.answer(activity, dict(form), answer).status == expected
        return answer


@dataclass
class Traces:
    """What was known before sealing: the session's secret, the phones' tokens, their names in the log, their ids."""

    secret: str
    tokens: list[str]
    pseudonyms: set[str]
    ids: list[str]

    def that_must_be_gone(self) -> Iterator[str]:
        """Every text that may not be found, in each way it can be written down."""
        for mark in (self.secret, *self.tokens, *self.pseudonyms):
            yield from (mark, mark.upper(), base64.b64encode(bytes.fromhex(mark)).decode().rstrip("="))
        yield from (*self.ids, AGENT, NEARBY, "127.0.0.1", *GONE.values(), *REFUSED.values(), WIFI)


def cards(facilitator: Facilitator, activity: str) -> dict[str, str]:
    """The id of every card by its text, as the console shows them."""
    found = next(one for one in facilitator.tally()["activities"] if one["id"] == activity)
    return {card["text"]: card["id"] for card in (*found["waiting"], *found["shown"])}


def an_evening(facilitator: Facilitator, server: Serve) -> list[Guest]:
    """Everything that must go is said in it, and some things that stay. It ends closed, not sealed."""
    form = {**DETAILS, "programme": "eerste-gesprek", "groups": "on", "wifi_name": "Gasten", "wifi_password": WIFI}
    code = facilitator.prepare(form)
    facilitator.until("start")
    guests = [Guest(server.link, code, number) for number in range(PEOPLE)]
    for number, guest in enumerate(guests):
        assert guest.join("community" if number % 2 else "municipality").status == 303
    facilitator.until("show:1")
    guests[0].send("1", {"text": REFUSED["too early"]}, 409)
    facilitator.until("open:1")
    stranger = Guest(server.link, code, 99)
    stranger.send("1", {"text": REFUSED["not joined"]}, 409)
    guests[0].send("1", {"text": GONE["hidden"]})
    guests[0].send("1", {"text": REFUSED["one too many"]}, 409)
    guests[1].send("1", {"text": WAITED})
    facilitator.until("close:1")
    card = cards(facilitator, "1")[GONE["hidden"]]
    assert facilitator.act("1", "hide", {"card": card, "reason": "person"}).status == 204
    facilitator.until("open:4")
    changed = guests[2].send("4", {"text": GONE["before the change"]})
    guests[2].send("4", {"text": CHANGED, "replaces": changed})
    guests[3].send("4", {"withdraw": guests[3].send("4", {"text": GONE["withdrawn"]})})
    guests[4].send("4", {"text": REFUSED["too long"]}, 422)
    guests[4].send("4", {"text": GONE["hidden after it was shown"]})
    guests[7].send("4", {"text": GONE["rewritten by the facilitator"]})
    for guest in guests:
        guest.send("4", {"text": SHOWN})
    ids = cards(facilitator, "4")
    rewritten = {"card": ids[GONE["rewritten by the facilitator"]], "text": INSTEAD}
    assert facilitator.act("4", "rewrite", rewritten).status == 204
    gone = ids[GONE["hidden after it was shown"]]
    assert facilitator.act("4", "release-all").status == 204
    assert facilitator.act("4", "hide", {"card": gone, "reason": "accusation"}).status == 204
    assert facilitator.act("4", "make-theme", {"name": "Groen", "card": [ids[SHOWN]]}).status == 204
    (theme,) = (one["themes"][0]["id"] for one in facilitator.tally()["activities"] if one["id"] == "4")
    assert facilitator.act("4", "goal", {"theme": theme, "goal": GOAL}).status == 204
    facilitator.until("close:4")
    guests[5].send("4", {"text": REFUSED["too late"]}, 409)
    guests[8].send("4", {"text": GONE["too late and left out"], "late": "1"})
    late = re.search(r'name="late"[^>]*value="([^"]+)"', facilitator.get(f"/sessions/{facilitator.session}").text)
    assert late
    assert facilitator.act("4", "leave-late", {"late": late[1]}).status == 204
    assert stranger.get(facilitator.link("wall")).status == 200
    votes(facilitator, guests, theme)
    assert facilitator.do("close").status == 204
    for one in (stranger, *guests):
        one.close()
    return [*guests, stranger]


def votes(facilitator: Facilitator, guests: list[Guest], theme: str) -> None:
    """Everybody votes in each of the three ways."""
    facilitator.until("open:5a")
    for guest in guests:
        guest.send("5a", {f"dots-{theme}": "1"})
    facilitator.until("open:eens")
    for number, guest in enumerate(guests):
        guest.send("eens", {f"value-{theme}": "agree" if number else "disagree"})
    facilitator.until("show:afspraken")
    made = {"what": AGREEMENT, "who": "Gemeente", "when": "2027-04-01"}
    assert facilitator.act("afspraken", "make", made).status == 204
    facilitator.until("open:afspraken")
    guests[6].send("afspraken", {"value": "objection", "text": GONE["an objection taken back"]})
    for guest in guests:
        guest.send("afspraken", {"value": "fine"})


def known(folder: Path, facilitator: Facilitator, guests: list[Guest]) -> Traces:
    """What there is to look for."""
    name = facilitator.session
    secret = json.loads((folder / ".secrets" / f"{name}.json").read_text())["secret"]
    tokens = [guest.cookies["person"][0] for guest in guests if "person" in guest.cookies]
    in_the_log = {event["person"] for _, event in log(folder, name) if event.get("person")}
    return Traces(secret, tokens, in_the_log, [answer for guest in guests for answer in guest.ids])


def what_others_see(facilitator: Facilitator, link: str) -> Any:
    """The summary as data and every count, in an order of our own: sealing shuffles the answers."""
    summary = json.loads(facilitator.get(f"{link}/summary.json").body)
    assert summary.pop("provisional") is (facilitator.tally()["phase"] != "sealed")
    return in_order([summary, facilitator.tally()["activities"]])


def in_order(data: Any) -> Any:
    """The same data with every list in it sorted."""
    if isinstance(data, dict):
        return {name: in_order(value) for name, value in data.items()}
    return sorted((in_order(one) for one in data), key=json.dumps) if isinstance(data, list) else data


def found_in(files: Mapping[str, bytes], word: str) -> list[str]:
    """The files that hold this word, in either of the two ways SQLite can write text."""
    spellings = (word.encode(), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode())
    return [name for name, content in files.items() if any(spelling in content for spelling in spellings)]


def downloads(facilitator: Facilitator, link: str) -> dict[str, bytes]:
    """Every file and every page that can be had of the session, by its address, with what is in each."""
    at = f"/sessions/{facilitator.session}"
    files = [f"{link}/summary.{one.ending}" for one in ALL]
    pages = [at, f"{at}/summary", f"{at}/profile", f"{at}/tally.json", f"{at}/correct?was=een", link]
    replies = {path: facilitator.get(path) for path in (*files, *pages, facilitator.link("after"))}
    assert {path: reply.status for path, reply in replies.items() if reply.status != 200} == {}
    return opened({path: reply.body for path, reply in replies.items()})


def what_is_left(folder: Path, traces: Traces) -> dict[str, list[str]]:
    """Which of the traces can still be found, and where."""
    files = opened(every_byte(folder))
    assert len(files) >= 4
    return {word: found_in(files, word) for word in traces.that_must_be_gone() if found_in(files, word)}


def the_search_works(folder: Path, traces: Traces) -> None:
    """Before sealing all of it is there: who finds nothing afterwards did not look in the wrong place."""
    left = what_is_left(folder, traces)
    assert {*GONE.values(), WIFI, traces.secret, *traces.pseudonyms} <= set(left)
    assert len({*traces.ids} & set(left)) > 4 * PEOPLE
    assert not {*traces.tokens, *REFUSED.values(), AGENT, NEARBY, "127.0.0.1"} & set(left)
    assert moments(every_byte(folder), "2020-01-01T00:00:00+00:00", "2100-01-01T00:00:00+00:00") != {}
    computed = {
        pseudonym(traces.secret, token, activity)
        for token in traces.tokens
        for activity in ("join", "1", "4", "5a", "eens", "afspraken")
    }
    assert traces.pseudonyms <= computed
    assert len(traces.pseudonyms) > 4 * PEOPLE
    traces.pseudonyms |= computed


def test_after_sealing_no_byte_leads_to_a_phone_or_to_a_text_that_had_to_go(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as server:
        facilitator = Facilitator(server.link)
        guests = an_evening(facilitator, server)
        traces = known(folder, facilitator, guests)
        the_search_works(folder, traces)
        link = facilitator.link("summary")
        before = what_others_see(facilitator, link)
        assert facilitator.do("seal").status == 204

        assert what_is_left(folder, traces) == {}
        after = what_others_see(facilitator, link)
        had = downloads(facilitator, link)
        # The address of the server itself stands in the pages that show a link.
        sought = {*traces.that_must_be_gone()} - {"127.0.0.1"}
        assert {word: found_in(had, word) for word in sought if found_in(had, word)} == {}
        facts = {event["type"]: event for _, event in log(folder, facilitator.session)}
        between = (facts["session.started"]["at"], facts["session.closed"]["at"])
        assert moments({**opened(every_byte(folder)), **had}, *between) == {}
        facilitator.close()
        said = server.stop(signal.SIGINT)
        assert said == (0, "\nGestopt.\n", "")
        printed = "\n".join(line for line in server.said if server.link not in line and server.home not in line)
        assert [word for word in traces.that_must_be_gone() if word in printed] == []
    assert what_is_left(folder, traces) == {}
    assert after == before
    stays = (SHOWN, CHANGED, INSTEAD, GOAL, AGREEMENT)
    assert all(found_in(every_byte(folder), text) == [f"{facilitator.session}.db"] for text in stays)

    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as again:
        back = Facilitator(again.link)
        back.session = facilitator.session
        assert what_others_see(back, link) == before
        page = back.get(link)
        assert page.status == 200
        assert all(text in page.text for text in (SHOWN, GOAL, AGREEMENT))
        back.close()
    assert what_is_left(folder, traces) == {}


def test_a_server_that_is_killed_right_after_sealing_leaves_nothing_either(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as server:
        facilitator = Facilitator(server.link)
        guests = an_evening(facilitator, server)
        traces = known(folder, facilitator, guests)
        the_search_works(folder, traces)
        assert facilitator.do("seal").status == 204
        facilitator.close()
        server.stop(signal.SIGKILL)
    assert what_is_left(folder, traces) == {}
