"""Records as a facilitator keeps, brings and puts them away at the desk."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from tests.conftest import Evening, Facilitator
from werksessie.session.state import SEALED

IDEA = "Een plek voor jongeren"


def over(evening: Evening) -> Evening:
    """The evening, closed and sealed, with some answers."""
    evening.until("open:1")
    for phone in evening.join(6):
        evening.answer(phone, "1", text=IDEA)
    evening.facilitator.do("close")
    evening.facilitator.do("seal")
    assert evening.state.phase == SEALED
    return evening


def a_file(evening: Evening) -> bytes:
    reply = evening.facilitator.client.get(f"/sessions/{evening.name}/record.db")
    assert reply.status_code == 200, reply.text
    return bytes(reply.data)


def bring(facilitator: Facilitator, *files: tuple[bytes, str]) -> Any:
    """The form on the page, with these files."""
    form = {"csrf_token": facilitator.token(), "record": [(BytesIO(content), name) for content, name in files]}
    return facilitator.client.post("/sessions/import", data=form, content_type="multipart/form-data")


def outcomes(page: str) -> list[str]:
    found = re.search(r'<ul class="prepare__notice">(.*?)</ul>', page, re.DOTALL)
    return (
        [re.sub(r"<[^>]+>", "", one).strip() for one in re.findall(r"<li[^>]*>(.*?)</li>", found[1])] if found else []
    )


def send(facilitator: Facilitator, path: str, **form: str) -> Any:
    """A form of the list, sent without scripts."""
    return facilitator.client.post(path, data={"csrf_token": facilitator.token(), **form})


def host_of(facilitator: Facilitator) -> Any:
    return facilitator.client.application.extensions["host"]
