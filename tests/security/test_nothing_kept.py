"""Of a phone nothing is kept: not on the disk, not on the terminal, not in what the facilitator sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.conftest import KEY, Evening, Facilitator, prepare
from tests.faults.conftest import opened, shut
from tests.faults.disk import every_byte

ADDRESS, BROWSER, LANGUAGES, REFERRER = "203.0.113.77", "Wonderfoon/9 (kapot scherm)", "pl-PL,tlh;q=0.7", "zoekmachine"


def phone(evening: Evening) -> FlaskClient:
    """A phone that says all about itself that phones say."""
    made = evening.app.test_client()
    made.environ_base |= {
        "REMOTE_ADDR": ADDRESS,
        "HTTP_USER_AGENT": BROWSER,
        "HTTP_ACCEPT_LANGUAGE": LANGUAGES,
        "HTTP_X_FORWARDED_FOR": ADDRESS,
        "HTTP_REFERER": f"http://localhost/{REFERRER}",
    }
    return made


def test_no_byte_on_the_disk_and_no_line_on_the_terminal_tells_of_a_phone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sessions"
    app = opened(folder)
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    evening = prepare(app, Facilitator(browser))
    evening.until("start")
    mine = phone(evening)
    mine.get(f"/{evening.code}?lang=en")
    mine.get(f"/{evening.code}")
    mine.post(f"/{evening.code}/join")
    evening.until("open:1")
    assert evening.answer(mine, "1", text="Een plek voor jongeren").status_code == 200
    assert evening.answer(mine, "1", text="x" * 9_000).status_code == 422
    mine.get("/111111")
    mine.get("/nergens/te/vinden")
    held = [mine.get_cookie(name, path=f"/{evening.code}") for name in ("person", "language")]
    told = [ADDRESS, BROWSER, LANGUAGES, REFERRER, "tlh", *(one.value for one in held[:1] if one)]
    assert held[0]
    assert held[1]
    console = browser.get(f"/sessions/{evening.name}").text
    shut(app)
    disk = every_byte(folder)
    said = "".join(capfd.readouterr())
    for word in told:
        assert [name for name, content in disk.items() if word.encode() in content] == []
        assert word not in console
        assert word not in said
    assert any(b"Een plek voor jongeren" in content for content in disk.values())


def test_two_answers_of_one_phone_stand_under_two_names(evening: Evening) -> None:
    """So neither the record nor whoever looks at the console can lay them side by side."""
    mine = evening.join()[0]
    evening.until("open:1")
    evening.answer(mine, "1", text="Een plek")
    evening.until("open:4")
    evening.answer(mine, "4", text="Een ander plan")
    names = [set(evening.state.activities[activity].seen) for activity in ("1", "4")]
    assert [len(one) for one in names] == [1, 1]
    assert not names[0] & names[1]
    assert not set(evening.state.people) & (names[0] | names[1])
    page = evening.facilitator.client.get(f"/sessions/{evening.name}").text
    assert not any(name in page for name in (*evening.state.people, *names[0], *names[1]))
