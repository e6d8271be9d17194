"""Styles and pages in the XML of OpenDocument."""

from __future__ import annotations

from collections.abc import Sequence

from werksessie.summary.paper import one_page
from werksessie.summary.paper.styles import (
    BAR,
    BODY,
    BULLET,
    FONT,
    HEADINGS,
    LINE_COLOUR,
    PAGES,
    QUOTE,
    REPORT,
    TABLES,
    TITLE,
    WARM,
    Setting,
    Style,
    TableStyle,
    sheet_styles,
    sheet_tables,
)

REPORT_MARGIN = 20 * one_page.MM
PROFILE, PLAIN = "Profiel", "Standard"
"""The two sorts of pages."""
RULED = 7.5
"""How far words stand from the outside of a rule beside them."""
STRONG, LINK, LIST = "Strong_20_Emphasis", "Internet_20_link", "Punten"
NAMES = {BODY: "Standard", TITLE: "Heading_20_1", QUOTE: "Quotations", BULLET: "List_20_Bullet", PAGES: "Footer"} | {
    style: f"Heading_20_{level}" for level, style in enumerate(HEADINGS, 2)
}
"""What OpenDocument programs call the styles that they know themselves."""
URNS = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"
    for name, urn in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
    }.items()
}  # fmt: skip
NAMESPACES = " ".join(f'xmlns:{name}="{urn}"' for name, urn in URNS.items())
NAMESPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
VERSION = 'office:version="1.4"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
FONTS = (
    f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="{FONT}" '
    'style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
)
DEFAULTS = (
    '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" '
    'style:writing-mode="page"/><style:text-properties fo:language="nl" fo:country="NL" style:language-asian="nl" '
    'style:country-asian="NL" style:language-complex="ar" style:country-complex="SA" '
    f'style:font-name="{FONT}" style:font-name-asian="{FONT}" style:font-name-complex="{FONT}"/></style:default-style>'
    '<style:default-style style:family="table"><style:table-properties table:border-model="separating"/>'
    "</style:default-style>"
)
CHARACTERS = (
    f'<style:style style:name="{STRONG}" style:display-name="Strong Emphasis" style:family="text">'
    '<style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>'
    f'<style:style style:name="{LINK}" style:display-name="Internet link" style:family="text"><style:text-properties '
    'fo:color="#1f5a9e" style:text-underline-style="solid"/></style:style>'
)
POINTS = (
    f'<text:list-style style:name="{LIST}"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-14pt" '
    'fo:margin-left="14pt"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>'
)
PICTURE = (
    '<style:style style:name="Balk" style:family="graphic"><style:graphic-properties style:vertical-pos="from-top" '
    'style:vertical-rel="baseline" svg:y="-2.4mm"/></style:style>'
)


ABOVE = 4.0
"""How much room the line with the figures takes above the profile, in points."""
PICTURE_OF_FIGURES = "Pictures/figuren.png"
HEADER = (
    '<style:style style:name="Kopregel" style:family="paragraph" style:parent-style-name="Footer">'
    f'<style:paragraph-properties fo:line-height="{ABOVE - 1}pt"/><style:text-properties fo:font-size="2pt"/>'
    "</style:style>"
    '<style:style style:name="Figuren" style:family="graphic"><style:graphic-properties style:wrap="run-through" '
    'style:run-through="background" style:vertical-pos="from-top" style:vertical-rel="page" '
    'style:horizontal-pos="right" style:horizontal-rel="page-content" style:flow-with-text="false"/></style:style>'
)


def styles(setting: Setting) -> bytes:
    """The file with all styles and the two sorts of pages."""
    told = "".join(_paragraph(style) for style in (*REPORT, *sheet_styles(setting)))
    margin = REPORT_MARGIN
    sizes = ((PROFILE, one_page.TOP, one_page.BOTTOM, one_page.SIDE), (PLAIN, margin, margin, margin))
    return (
        f"{DECLARATION}<office:document-styles {NAMESPACES} {VERSION}>{FONTS}<office:styles>{DEFAULTS}{told}"
        f"{CHARACTERS}{POINTS}</office:styles><office:automatic-styles>{HEADER}"
        f"{''.join(_layout(*one) for one in sizes)}"
        f"</office:automatic-styles><office:master-styles>{_master(PROFILE, _figures(setting))}{_master(PLAIN)}"
        "</office:master-styles></office:document-styles>"
    ).encode()


def content(body: str, own: str, setting: Setting) -> bytes:
    """The file with the words, with the styles of its tables and those made for one place."""
    cells = "".join(_cell(style) for style in (*TABLES, *sheet_tables(setting)))
    rows = (
        '<style:style style:name="Rij" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    )
    return (
        f"{DECLARATION}<office:document-content {NAMESPACES} {VERSION}>{FONTS}<office:automatic-styles>{PICTURE}{cells}"
        f"{rows}</style:style>{own}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    ).encode()


def table(name: str, widths: Sequence[float], width: float) -> str:
    """The styles of one table and its columns, `width` in points."""
    columns = "".join(
        f'<style:style style:name="{name}.{number}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{share * width:.2f}pt"/></style:style>'
        for number, share in enumerate(widths)
    )
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{width:.2f}pt" '
        f'table:align="left"/></style:style>{columns}'
    )


def _paragraph(style: Style) -> str:
    name = NAMES.get(style.id, style.id)
    parent = f' style:parent-style-name="{NAMES.get(style.parent, style.parent)}"' if style.parent else ""
    level = f' style:default-outline-level="{style.level}" style:next-style-name="Standard"' if style.level else ""
    shown = name.replace("_20_", " ") if style.id in NAMES else style.name
    tabs = f'<style:tab-stops><style:tab-stop style:position="{style.left}pt"/></style:tab-stops>'
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{parent}{level} '
        f'style:class="text"><style:paragraph-properties{_lay_out(style)}>{tabs if style.id == BAR else ""}'
        f"</style:paragraph-properties><style:text-properties{_letters(style)}/></style:style>"
    )


def _lay_out(style: Style) -> str:
    rule = f"{'0.75pt' if style.rules == 'top' else '1.5pt'} solid #{style.rule_colour}"
    sides = {"box": ("",), "": ()}.get(style.rules, (f"-{style.rules}",))
    # Here the margin is outside a rule and the white beside it; in the table of styles it reaches to the words.
    left = style.left - RULED if style.rules in ("left", "box") else style.left
    right = left if style.rules == "box" else style.right
    height = f"{style.height}pt" if style.height else f"{style.leading:.0%}" if style.leading else ""
    told = {
        "fo:margin-top": f"{style.before}pt",
        "fo:margin-bottom": f"{style.after}pt",
        "fo:margin-left": f"{left}pt",
        "fo:margin-right": f"{right}pt",
        "fo:text-indent": f"{style.first}pt",
        "fo:line-height": height,
        "fo:keep-with-next": "always" if style.keep else "",
        "fo:background-color": f"#{style.fill}" if style.fill else "",
        "style:contextual-spacing": "false",
        "fo:text-align": "right" if style.id == PAGES else "",
    }
    lines = {f"fo:border{side}": rule for side in sides} | {f"fo:padding{side}": "6pt" for side in sides}
    return _attributes(told | lines)


def _letters(style: Style) -> str:
    size, bold = f"{style.size}pt" if style.size else "", {True: "bold", False: "normal", None: ""}[style.bold]
    told = {"fo:color": f"#{style.colour}" if style.colour else ""}
    for name, value in (("font-size", size), ("font-weight", bold)):
        told |= {f"fo:{name}": value, f"style:{name}-asian": value, f"style:{name}-complex": value}
    if style.id == BODY:
        told |= {"fo:language": "nl", "fo:country": "NL"}
    return _attributes(told)


def _attributes(told: dict[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in told.items() if value)


def _cell(style: TableStyle) -> str:
    rule = f' fo:border-bottom="0.5pt solid #{LINE_COLOUR}"' if style.ruled else ""
    return "".join(
        f'<style:style style:name="{style.id}{name}" style:family="table-cell"><style:table-cell-properties{ground}'
        f'{rule} fo:padding-top="{style.padding}pt" fo:padding-bottom="{style.padding}pt" fo:padding-left="0pt" '
        f'fo:padding-right="{one_page.GUTTER}pt"/></style:style>'
        for name, ground in (("", ""), (".kop", f' fo:background-color="#{WARM}"'))
    )


def _layout(name: str, top: float, bottom: float, side: float) -> str:
    """A page. What stands above and below it stands within its margins."""
    low, lowest = bottom - one_page.FOOTER, one_page.FOOTER
    above = (
        f'<style:header-footer-properties svg:height="{ABOVE}pt" fo:margin-bottom="0pt" style:dynamic-spacing="false"/>'
        if name == PROFILE
        else ""
    )
    high = top - ABOVE if above else top
    return (
        f'<style:page-layout style:name="{name}.blad"><style:page-layout-properties fo:page-width="210mm" '
        f'fo:page-height="297mm" style:print-orientation="portrait" fo:margin-top="{high:.2f}pt" '
        f'fo:margin-bottom="{lowest:.2f}pt" fo:margin-left="{side:.2f}pt" fo:margin-right="{side:.2f}pt" '
        f'style:writing-mode="lr-tb"/><style:header-style>{above}</style:header-style><style:footer-style>'
        f'<style:header-footer-properties svg:height="{low:.2f}pt" fo:margin-top="2pt" style:dynamic-spacing="false"/>'
        "</style:footer-style></style:page-layout>"
    )


def _master(name: str, above: str = "") -> str:
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="{name}.blad">{above}<style:footer>'
        '<text:p text:style-name="Footer">pagina <text:page-number text:select-page="current">1</text:page-number> van '
        "<text:page-count>1</text:page-count></text:p></style:footer></style:master-page>"
    )


def _figures(setting: Setting) -> str:
    """The figures at the top right of the profile, which are not read aloud there."""
    wide, high = setting.figures
    return (
        '<style:header><text:p text:style-name="Kopregel"><draw:frame draw:style-name="Figuren" draw:name="Figuren" '
        f'text:anchor-type="paragraph" svg:y="{one_page.TOP:.2f}pt" svg:width="{wide}pt" svg:height="{high}pt">'
        f'<draw:image xlink:href="{PICTURE_OF_FIGURES}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" '
        'draw:mime-type="image/png"/></draw:frame></text:p></style:header>'
    )
