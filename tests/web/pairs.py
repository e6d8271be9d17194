"""What the tests of the remote share: pairing a phone as the facilitator does, and pressing its buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient

from tests.conftest import ADDRESS, Evening


@dataclass
class Remote:
    """The facilitator's phone, paired; `path` is where its page stands."""

    client: FlaskClient
    path: str

    @property
    def page(self) -> Any:
        return self.client.get(f"{self.path}/now")

    @property
    def ear(self) -> str:
        """By what its page listens."""
        found = re.search(r'data-token="([^"]+)"', self.page.text)
        assert found
        return found[1]

    def press(self, verb: str, **form: Any) -> Any:
        """One of its buttons, sent the way htmx does."""
        token = re.search(r'"X-CSRFToken": "([0-9a-f]+)"', self.page.text)
        headers = {"HX-Request": "true", "X-CSRFToken": token[1] if token else ""}
        return self.client.post(f"{self.path}/{verb}", data=form, headers=headers)


def code(evening: Evening) -> str:
    """The path in the QR code that the console shows."""
    dialog = evening.facilitator.do("remotes/code")
    found = re.search(rf'data-address="{ADDRESS}(/remote/[0-9a-f]{{32}})"', dialog.text)
    assert found, dialog.text
    return found[1]


def paired(evening: Evening) -> Remote:
    phone = evening.app.test_client()
    reply = phone.get(code(evening))
    assert reply.status_code == 303
    return Remote(phone, reply.location.removesuffix("/now"))


def kept(evening: Evening) -> dict[str, str]:
    return dict(evening.app.extensions["host"].store.secrets.of(evening.name))
