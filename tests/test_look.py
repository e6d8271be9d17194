"""The promises of the look: legible colours, no inline style or script, nothing foreign without its licence."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from werksessie.web.assets import BUNDLES

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates"
VENDORED = sorted(p for p in [*(STATIC / "vendor").iterdir(), *(STATIC / "fonts").iterdir()] if p.is_dir())
OURS = sorted(
    path
    for folder in (STATIC, TEMPLATES)
    for path in folder.rglob("*")
    if path.suffix in {".css", ".js", ".html"} and not any(parent in VENDORED for parent in path.parents)
)
WALL_SHEETS = sorted((STATIC / "css").glob("wall*.css"))
PHONE_SHEETS = [STATIC / "css" / name for name in ("base.css", "phone.css")]
COLOURS = ("orange", "blue", "green", "purple", "red", "teal")

TEXT_ON_GROUND = [
    *product(("ink", "ink-2", "ink-3", "accent", "agree", "split", "stop-ink", "good-ink"), ("paper", "card")),
    *[(f"{colour}-ink", f"{colour}-tint") for colour in COLOURS],
    *[("ink", f"{colour}-tint") for colour in COLOURS],
    *[("ink-2", f"{colour}-tint") for colour in COLOURS],
    *[(f"on-{colour}", colour) for colour in ("orange", "blue")],
    *[(f"{state}-ink", state) for state in ("good", "warn", "stop")],
    *[("ink", ground) for ground in ("good", "warn", "stop", "wood")],
    ("ink-2", "wood"),
    ("on-wood", "wood-2"),
    ("on-button", "button"),
    ("paper", "ink"),
    *product(("on-sheet", "on-sheet-2"), ("sheet",)),
]
EDGE_ON_GROUND = [*product(("control", "focus", "glass", "data", "agree", "split"), ("paper", "card"))]


def tokens(selector: str) -> dict[str, str]:
    """The custom properties of one block of base.css that are plain colours."""
    css = (STATIC / "css" / "base.css").read_text()
    block = css.split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = tokens(":root")
THEMES = {"light": LIGHT, "dark": LIGHT | tokens('[data-theme="dark"]')}


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of `#rrggbb`, 0 (black) to 1 (white)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio, 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def macros(name: str) -> object:
    """The macros of one file, imported without context as the templates do."""
    env = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return env.get_template(f"macros/{name}.html").module


def draw(file: str, macro: str, *args: object, **options: object) -> str:
    return str(getattr(macros(file), macro)(*args, **options))


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_is_legible_on_its_ground(theme: str, text: str, ground: str) -> None:
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_ON_GROUND)
def test_the_edge_of_a_control_can_be_seen(theme: str, edge: str, ground: str) -> None:
    assert contrast(THEMES[theme][edge], THEMES[theme][ground]) >= 3


def test_the_dark_theme_changes_only_tokens_that_exist() -> None:
    assert set(tokens('[data-theme="dark"]')) <= set(LIGHT)


# What is kept as a file by itself has its style inside.
PAGES = [p for p in OURS if p.suffix == ".html" and p.parts[-2:] != ("summary", "file.html")]


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_a_template_has_no_inline_style_and_no_inline_script(path: Path) -> None:
    html = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"<[^>]*\sstyle\s*=|<style|<[^>]*\son[a-z]+\s*=|hx-on|javascript:", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)


@pytest.mark.parametrize("path", OURS, ids=short)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    addresses = set(re.findall(r"https?://[\w./-]+|(?<=[\"'(])//\w[\w./-]+", path.read_text()))
    assert addresses <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("path", OURS, ids=short)
def test_no_file_is_longer_than_300_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("folder", VENDORED, ids=short)
def test_what_others_made_stands_in_a_versioned_folder_with_its_licence(folder: Path) -> None:
    assert re.search(r"-\d+\.\d+\.\d+$", folder.name)
    assert (folder / "LICENSE").read_text().strip()
    assert folder.name in (STATIC / "vendor" / "README.md").read_text()


@pytest.mark.parametrize("path", OURS, ids=short)
def test_every_asset_that_is_named_exists(path: Path) -> None:
    text = path.read_text()
    named = [STATIC / name for name in re.findall(r"asset\('([^']+)'\)", text)]
    named += [path.parent / name for name in re.findall(r"url\(\"([^\"]+)\"\)", text)]
    assert [short(p.resolve()) for p in named if not p.is_file()] == []


@pytest.mark.parametrize("sheet", WALL_SHEETS, ids=short)
def test_the_wall_measures_in_its_own_height_so_that_it_can_also_be_shown_small(sheet: Path) -> None:
    page = r"\.wall-page(?! +\.)[^{},]*\{.*?\}"
    css = re.sub(page, "", sheet.read_text(), flags=re.DOTALL)
    assert not re.search(r"[\d.](vh|vw|vmin|vmax|rem)\b", css.replace("border-radius: 0.5rem", ""))


@pytest.mark.parametrize("sheet", WALL_SHEETS, ids=short)
def test_no_letter_on_the_wall_is_smaller_than_a_twenty_fifth_of_its_height(sheet: Path) -> None:
    sizes = re.findall(r"font-size: ([^;]+);", sheet.read_text())
    assert [size for size in sizes if not re.fullmatch(r"calc\(\d+(\.\d+)? \* var\(--u\)\)", size)] == []
    assert [size for size in sizes if float(re.findall(r"[\d.]+", size)[0]) < 4] == []


def test_the_small_wall_in_the_console_wears_what_the_large_one_wears() -> None:
    wall, console = (
        [part for part in BUNDLES[bundle] if part.startswith("css/wall")] for bundle in ("wall.css", "console.css")
    )
    assert wall == console
    assert set(wall) == {f"css/{sheet.name}" for sheet in WALL_SHEETS}
    for layout in ("wall", "console"):
        html = (TEMPLATES / "layouts" / f"{layout}.html").read_text()
        assert f"bundle('{layout}.css')" in html
        assert "css/" not in html


@pytest.mark.parametrize("sheet", PHONE_SHEETS, ids=short)
def test_an_old_phone_understands_the_sheet(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert not re.search(r":has\(|:is\(|:where\(|[\s;]inset:|aspect-ratio:|margin-inline:|padding-inline:|&", css)
    for rule in re.findall(r"\{([^{}]*)\}", css):
        assert not ("gap:" in rule and "grid" not in rule), "iOS 13 knows no gap in a flex box"
        assert "dvh" not in rule or "vh;" in rule.replace("dvh", "")


def test_one_person_is_one_figure_and_its_id_is_its_place() -> None:
    row = draw("figures", "figure_row", 3, "blue", "row-1")
    assert re.findall(r'id="([^"]+)"', row) == ["row-1-1", "row-1-2", "row-1-3"]
    assert row.count("figure--blue") == 3


def test_nobody_is_no_figure() -> None:
    assert "<svg" not in draw("figures", "figure_row", 0, "blue", "row")
    assert "<svg" not in draw("figures", "figure_row", 0, "blue", "row", 200)


@pytest.mark.parametrize(("count", "size"), [(24, "few"), (40, "some"), (41, "many"), (120, "many"), (121, "bar")])
def test_a_long_row_shrinks_and_then_becomes_a_bar(count: int, size: str) -> None:
    assert f"figures--{size}" in draw("figures", "figure_row", count, "red", "row")


def test_rows_on_one_wall_have_one_size() -> None:
    assert "figures--many" in draw("figures", "figure_row", 3, "red", "row", 90)


def test_a_bar_has_one_figure_at_its_end_and_a_width_in_proportion() -> None:
    half = draw("figures", "figure_row", 100, "red", "row", 200)
    assert half.count("#peg") == 1
    assert 'width="43.0%"' in half


def test_a_figure_in_the_lobby_keeps_its_colour_when_others_arrive() -> None:
    few, more = (re.findall(r'class="figure([^"]*)" id', draw("figures", "lobby_figures", n)) for n in (9, 30))
    assert more[:9] == few
    assert len(set(more)) > 4


@pytest.mark.parametrize("kind", ["agree", "split", "data", "plain"])
def test_a_bar_of_nothing_is_empty_even_when_nobody_was_asked(kind: str) -> None:
    assert 'width="0' in draw("cards", "bar", 0, 0, kind)


def test_the_parts_of_a_stacked_bar_fill_it_and_leave_out_what_is_zero() -> None:
    drawn = draw("cards", "stacked_bar", [(0, "orange"), (5, "wood"), (15, "blue")])
    widths = re.findall(r'<rect x="[\d.]+%" width="([\d.]+)%"', drawn)
    assert [float(width) for width in widths] == [25, 75]


def test_a_question_with_a_very_long_word_is_written_smaller() -> None:
    heads = [
        draw("wall", "wall_head", "", question)
        for question in (" ", "Wat helpt?", "Wat zijn ondersteuningsmogelijkheden?")
    ]
    assert ["wall__question--longest" in head for head in heads] == [False, False, True]


def test_what_people_typed_is_text_and_never_markup() -> None:
    shown = draw("cards", "card", "<b>hoi</b>")
    assert "<b>" not in shown
    assert "<bdi>" in shown


def test_the_code_is_read_from_left_to_right_in_two_groups() -> None:
    assert '<bdi dir="ltr">482 913</bdi>' in draw("qr", "qr_card", "", "voorbeeld.nl", "482913")


def test_a_drawing_is_silent_for_a_screen_reader() -> None:
    drawings = [
        draw("figures", "figure", "orange"),
        draw("figures", "glass", 2),
        draw("figures", "figure_defs"),
        draw("icons", "icon", "speaker"),
        draw("cards", "bar", 1, 2),
        draw("pictures", "rule_picture", "differ"),
    ]
    assert all('aria-hidden="true"' in drawing for drawing in drawings)
