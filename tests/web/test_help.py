"""Reading how it works inside the product: without a key, without anything of a session, as it stands in docs/nl."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.conftest import Evening
from tests.docs.reading import DUTCH, LINK, text_of
from werksessie.web.help import ORDER, anchor_of, folder, pages, rendered

PAGES = pytest.mark.parametrize("name", ORDER)


def test_the_first_page_leads_to_every_other(client: FlaskClient) -> None:
    html = client.get("/help").text
    for one in pages().values():
        assert f'<a href="/help/{one.name}">{one.title}</a>' in html
        assert one.lead in html


@PAGES
def test_everything_a_page_leads_to_is_there(client: FlaskClient, name: str) -> None:
    html = client.get(f"/help/{name}").text
    inside = set(re.findall(r'(?:href|src)="(/help[^"]*)"', html))
    assert len(inside) >= len(ORDER)
    for address in inside:
        path, _, anchor = address.partition("#")
        reply = client.get(path)
        assert reply.status_code == 200, address
        assert not anchor or f'id="{anchor}"' in reply.text, address


@PAGES
def test_every_part_in_the_list_beside_a_page_is_on_it(client: FlaskClient, name: str) -> None:
    html = unescape(client.get(f"/help/{name}").text)
    assert pages()[name].parts
    for anchor, words in pages()[name].parts:
        assert f'<a href="#{anchor}">{words}</a>' in html
        assert html.count(f'id="{anchor}"') == 1


@PAGES
def test_a_page_has_its_title_once_and_every_picture_with_its_size(client: FlaskClient, name: str) -> None:
    html = client.get(f"/help/{name}").text
    shown = [words for mark, words, _ in LINK.findall(text_of(folder() / f"{name}.md")) if mark]
    assert html.count("<h1") == 1
    for words in shown:
        assert re.search(
            rf'<img src="/help/pictures/[a-z-]+\.png" alt="{re.escape(words)}" width="\d+" height="\d+"', html
        )


@PAGES
def test_nothing_on_a_page_needs_what_the_policy_forbids(client: FlaskClient, name: str) -> None:
    html = client.get(f"/help/{name}").text
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?! src=\"/static/)|<style|(?:src|href)=\"https?://", html)


def test_html_in_a_text_stays_text() -> None:
    body = rendered("# Naam\n\nEen <b>woord</b>.\n\n<script>1</script>\n").body
    assert body == "<p>Een &lt;b&gt;woord&lt;/b&gt;.</p>\n<p>&lt;script&gt;1&lt;/script&gt;</p>\n"


@pytest.mark.parametrize(
    "path",
    ["naslag2", "..", "../README", "begeleider.md", "pictures/pictures.json", "pictures/..%2fgemeente.md", "pictures/"],
)
def test_nothing_else_is_given(client: FlaskClient, path: str) -> None:
    assert client.get(f"/help/{path}").status_code == 404


def test_every_text_is_a_page() -> None:
    assert {path.stem for path in DUTCH} == set(ORDER)


def test_an_anchor_is_what_readers_of_markdown_elsewhere_make_of_a_heading() -> None:
    assert anchor_of("Wat als het mis gaat?") == "wat-als-het-mis-gaat"
    assert anchor_of("Thema’s en één doel") == "thema-s-en-één-doel"


def test_the_console_and_the_report_lead_there_in_a_window_of_their_own(evening: Evening) -> None:
    browser = evening.facilitator.client
    at = f"/sessions/{evening.name}"
    for path, page in ((at, "begeleider"), (f"{at}/summary", "gemeente")):
        assert f'<a href="/help/{page}" target="_blank" rel="noopener">Hulp</a>' in browser.get(path).text
