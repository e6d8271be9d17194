"""What pages load beside themselves: one address for each content, kept for a year, light and whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening
from werksessie.shipped import shipped
from werksessie.web.assets import A_YEAR, BUNDLES, Assets, slim, tight

STATIC = shipped("static")
OURS = sorted(path for path in STATIC.glob("*.js")) + sorted((STATIC / "css").glob("*.css"))


def short(path: Path) -> str:
    return path.name


def test_an_address_changes_with_the_content_and_not_without(tmp_path: Path) -> None:
    script = tmp_path / "one.js"
    script.write_text("let one = 1;")
    first = Assets(tmp_path).url("one.js")
    assert Assets(tmp_path).url("one.js") == first
    script.write_text("let one = 2;")
    assert Assets(tmp_path).url("one.js") != first
    assert re.fullmatch(r"/static/one\.js\?v=[0-9a-f]{12}", first)


def test_what_is_not_there_cannot_be_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Assets(tmp_path).url("one.js")


def test_everything_a_page_of_the_evening_loads_has_a_mark_and_is_kept_for_a_year(evening: Evening) -> None:
    phone = evening.join()[0]
    pages = [phone.get(path).text for path in ("/", f"/{evening.code}", evening.link("wall"), evening.link("after"))]
    pages.append(evening.facilitator.client.get(f"/sessions/{evening.name}").text)
    loaded = {address for page in pages for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page)}
    assert len(loaded) > 15
    for address in loaded:
        assert re.search(r"\?v=[0-9a-f]{12}$", address), address
        reply = phone.get(address)
        assert reply.status_code == 200, address
        assert reply.headers["Cache-Control"] == f"public, max-age={A_YEAR}", address


def test_a_browser_is_told_what_it_is(client: FlaskClient) -> None:
    types = {
        "live.js": "text/javascript; charset=utf-8",
        "css/base.css": "text/css; charset=utf-8",
        "icons/figure.svg": "image/svg+xml; charset=utf-8",
        "fonts/figtree-5.3.0/figtree-latin-wght-normal.woff2": "font/woff2",
        "bundle/evening.js": "text/javascript; charset=utf-8",
    }
    assert {path: client.get(f"/static/{path}").headers["Content-Type"] for path in types} == types


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_is_its_files_in_order(client: FlaskClient, name: str) -> None:
    whole = client.get(f"/static/bundle/{name}").text
    assert whole == "\n".join(client.get(f"/static/{part}").text for part in BUNDLES[name])


def test_a_page_loads_nothing_twice(evening: Evening) -> None:
    page = evening.join()[0].get(f"/{evening.code}").text
    loaded = re.findall(r"/static/([^\"?]+)\?", page)
    single = {part for name in BUNDLES if f"bundle/{name}" in loaded for part in BUNDLES[name]}
    assert len(single) > 9
    assert single & set(loaded) == set()


# Without comments and indents


def test_comments_and_indents_stay_behind_and_every_line_keeps_its_number() -> None:
    source = "/* Why.\n   More why. */\n(function () {\n  // because\n  go(1); // here\n  return 'a  b';\n}());\n"
    assert slim(source) == "\n\n(function () {\n\ngo(1);\nreturn 'a  b';\n}());\n"


@pytest.mark.parametrize("line", ["go('a // b');", 'say("https://x //");', "go(`a // ${b}`);", "go(/ \\/\\/ '/);"])
def test_what_only_looks_like_a_comment_stays(line: str) -> None:
    assert slim(f"{line}\n") == f"{line}\n"


def test_a_style_sheet_leaves_on_one_line_and_means_the_same() -> None:
    source = """/* Why */
.a,
.b > .c:not(:first-child) { margin: 0 auto; /* because */ width: calc(1rem + 2 * var(--u)); }
@media (min-width: 20em) and (hover: hover) { .a :hover::before { content: "a ;  {"; } }
"""
    assert tight(slim(source)) == (
        ".a,.b > .c:not(:first-child){margin:0 auto;width:calc(1rem + 2 * var(--u))}"
        '@media (min-width:20em) and (hover:hover){.a :hover::before{content:"a ;  {"}}'
    )


@pytest.mark.parametrize("path", [one for one in OURS if one.suffix == ".css"], ids=short)
def test_nothing_of_a_style_sheet_gets_lost(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    words = re.sub(r"/\*.*?\*/|[\s;]", "", source, flags=re.DOTALL)
    assert re.sub(r"[\s;]", "", tight(slim(source))) == words


def test_what_others_made_leaves_as_it_is(client: FlaskClient) -> None:
    path = "vendor/htmx-2.0.11/htmx.min.js"
    assert client.get(f"/static/{path}").data == (STATIC / path).read_bytes()


@pytest.mark.parametrize("path", OURS, ids=short)
def test_nothing_of_ours_runs_over_lines_where_spaces_count(path: Path) -> None:
    """A text in a script that goes on on the next line would lose its indent."""
    bare = slim(path.read_text(encoding="utf-8"))
    assert [line for line in bare.splitlines() if line.count("`") % 2 or line.endswith("\\")] == []


@pytest.mark.parametrize("path", OURS, ids=short)
def test_nothing_but_comments_and_spaces_went(path: Path) -> None:
    def bare(text: str) -> str:
        return re.sub(r"\s|/\*.*?\*/|(?<=\s)//[^\n]*|^//[^\n]*", "", text, flags=re.DOTALL | re.MULTILINE)

    source = path.read_text(encoding="utf-8")
    assert bare(slim(source)) == bare(source)
    assert slim(source).count("\n") == source.count("\n")


def test_scripts_of_one_page_stand_apart_in_the_bundle(app: Flask) -> None:
    """Each is a function of its own, so none sees the names of another."""
    scripts = [part for name, parts in BUNDLES.items() if name.endswith(".js") for part in parts]
    for part in scripts:
        code = slim((STATIC / part).read_text(encoding="utf-8")).strip()
        assert re.match(r"(window\.\w+ = )?\((function \(\)|\(\) =>) \{", code), part
        assert code.endswith(("}());", "})();")), part
