"""Styles, list and settings in the XML of Word."""

from __future__ import annotations

from docx.oxml.ns import nsdecls

from werksessie.summary.paper import one_page
from werksessie.summary.paper.docx_body import EMU, NAMESPACES, graphic, style_id, twips
from werksessie.summary.paper.styles import (
    BAR,
    BODY,
    BULLET,
    FONT,
    LINE_COLOUR,
    PAGES,
    QUOTE,
    REPORT,
    TABLES,
    WARM,
    Setting,
    Style,
    TableStyle,
    sheet_styles,
    sheet_tables,
)

W = nsdecls("w")
SIDES = {"left": ("left",), "top": ("top",), "box": ("top", "left", "bottom", "right")}
GAPS = {"left": 6, "top": 6, "box": 6}


def styles(setting: Setting) -> str:
    """The part with all styles."""
    told = "".join(_paragraph(style) for style in (*REPORT, *sheet_styles(setting)))
    tables = "".join(_table(style) for style in (*TABLES, *sheet_tables(setting)))
    return f"<w:styles {W}>{DEFAULTS}{told}{CHARACTERS}{tables}</w:styles>"


DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
    f'w:cs="{FONT}"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="1F5A9E"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)


def _paragraph(style: Style) -> str:
    default = ' w:default="1"' if style.id == BODY else ""
    parent = f'<w:basedOn w:val="{style_id(style.parent)}"/>' if style.parent else ""
    after = f'<w:next w:val="{style_id(BODY)}"/>' if style.level else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id(style.id)}"><w:name w:val="{style.name}"/>'
        f"{parent}{after}<w:qFormat/><w:pPr>{_lay_out(style)}</w:pPr><w:rPr>{_letters(style)}</w:rPr></w:style>"
    )


def _lay_out(style: Style) -> str:
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{12 if style.rules != "top" else 6}" w:space="{GAPS[style.rules]}" '
        f'w:color="{style.rule_colour}"/>'
        for side in SIDES.get(style.rules, ())
    )
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>' if style.id in (BULLET, QUOTE) else ""
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{twips(style.left)}"/></w:tabs>' if style.id == BAR else ""
    height = f' w:line="{twips(style.height)}" w:lineRule="exact"' if style.height else ""
    height = height or (f' w:line="{round(style.leading * 240)}" w:lineRule="auto"' if style.leading else "")
    hang = f' w:hanging="{twips(-style.first)}"' if style.first < 0 else ""
    white = style.left if style.rules == "box" else style.right
    right = f' w:right="{twips(white)}"' if white else ""
    return "".join(
        (
            "<w:keepNext/>" if style.keep else "",
            listed,
            f"<w:pBdr>{rules}</w:pBdr>" if rules else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>' if style.fill else "",
            tabs,
            f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}"{height}/>',
            f'<w:ind w:left="{twips(style.left)}"{right}{hang}/>' if style.left or white else "",
            f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "",
        )
    )


def _letters(style: Style) -> str:
    bold = "" if style.bold is None else "<w:b/><w:bCs/>" if style.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    size = f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>' if style.size else ""
    language = '<w:lang w:val="nl-NL" w:bidi="ar-SA"/>' if style.id == BODY else ""
    return f"{bold}{colour}{size}{language}"


def _table(style: TableStyle) -> str:
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE_COLOUR}"'
    borders = f"<w:tblBorders><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>" if style.ruled else ""
    white = twips(style.padding)
    return (
        f'<w:style w:type="table" w:styleId="{style.id}"><w:name w:val="{style.name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar><w:top w:w="{white}" w:type="dxa"/>'
        f'<w:left w:w="0" w:type="dxa"/><w:bottom w:w="{white}" w:type="dxa"/>'
        f'<w:right w:w="{twips(one_page.GUTTER)}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{WARM}"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def numbering() -> str:
    """The part with the one kind of list: points."""
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="280" w:hanging="280"/></w:pPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def settings() -> str:
    """The part with the settings: Dutch, and set as Word does today."""
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def header(picture: str = "", size: tuple[float, float] = (0, 0)) -> str:
    """What stands above a page: this picture at the top right, which is not read aloud there, or nothing."""
    drawing = _picture(picture, *(round(points * EMU) for points in size)) if picture else ""
    return f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style_id(PAGES)}"/></w:pPr>{drawing}</w:p></w:hdr>'


def _picture(name: str, wide: int, high: int) -> str:
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{round(one_page.TOP * EMU)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:wrapNone/><wp:docPr id="9001" name="Figuren"/>'
        f"{graphic(name, 9001, wide, high)}</wp:anchor></w:drawing></w:r>"
    )


def footer() -> str:
    """The line below every page: its number and how many there are."""
    page, all = (
        f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for name in ("PAGE", "NUMPAGES")
    )
    return (
        f'<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="{style_id(PAGES)}"/><w:jc w:val="right"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">pagina </w:t></w:r>{page}'
        f'<w:r><w:t xml:space="preserve"> van </w:t></w:r>{all}</w:p></w:ftr>'
    )
