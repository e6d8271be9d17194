"""The Summary as files over the web: each format at one address, for whoever may read it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask import Flask

from tests.conftest import Facilitator, prepare
from werksessie.summary.formats import ALL, Format


@pytest.mark.parametrize("format", ALL, ids=lambda one: one.name)
def test_each_format_stands_on_the_page_and_comes_as_what_it_is(
    app: Flask, facilitator: Facilitator, format: Format
) -> None:
    evening = prepare(app, facilitator)
    visitor, at = app.test_client(), evening.link("summary")
    assert f'href="{at}/summary.{format.ending}"' in visitor.get(at).text
    reply = visitor.get(f"{at}/summary.{format.ending}")
    assert (reply.status_code, reply.mimetype) == (200, format.mimetype)
    name = f"verslag-{evening.name}-voorlopig.{format.ending}"
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert len(reply.data) > 500


@pytest.mark.parametrize("ending", ["exe", "PDF", "pdf.exe", "", "../../etc", quote("\0")])
def test_another_ending_is_a_friendly_404(app: Flask, facilitator: Facilitator, ending: str) -> None:
    evening = prepare(app, facilitator)
    reply = app.test_client().get(f"{evening.link('summary')}/summary.{ending}")
    assert reply.status_code == 404
    assert "<html" in reply.text


def test_before_closing_every_written_format_says_that_it_is_provisional(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator)
    at = evening.link("summary")
    for ending in ("html", "csv"):
        assert "oorlopig" in app.test_client().get(f"{at}/summary.{ending}").text
    assert app.test_client().get(f"{at}/summary.json").get_json()["provisional"] is True
