"""What GB/T 9704-2012 lays down for an official paper, as Word wants it: twips, half points, styles.

Lengths of the standard are in millimetres and in the Chinese type sizes (三号 is 16 points).  ``docs/papers.md`` says
which of these were compared with a text of the standard and which rest on general knowledge.
"""

from __future__ import annotations

from math import floor
from typing import Final, NamedTuple

from lxml import etree

TWIPS_PER_MM: Final = 1440 / 25.4
PAGE_WIDTH: Final = 11906
PAGE_HEIGHT: Final = 16838
LINES: Final = 22
CHARACTERS: Final = 28
LINE_PITCH: Final = 580
"""225 mm over 22 lines, rounded up to whole twips that a line of 29 points takes."""
TEXT_WIDTH: Final = round(156 * TWIPS_PER_MM)
TEXT_HEIGHT: Final = LINES * LINE_PITCH
TOP: Final = round(37 * TWIPS_PER_MM)
LEFT: Final = round(28 * TWIPS_PER_MM)
RIGHT: Final = PAGE_WIDTH - LEFT - TEXT_WIDTH
BOTTOM: Final = PAGE_HEIGHT - TOP - TEXT_HEIGHT
FOOTER: Final = BOTTOM - round(7 * TWIPS_PER_MM) - LINE_PITCH // 2
"""The page number stands 7 mm below the text."""
BODY_SIZE: Final = 32
"""Half points: 三号."""
CHARACTER_SPACE: Final = floor((TEXT_WIDTH / 20 / CHARACTERS - BODY_SIZE / 2) * 4096)
"""What the character grid adds to a character of the body, in 1/4096 point."""

WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

BODY: Final = "仿宋"
HEAVY: Final = "黑体"
SCRIPT: Final = "楷体"
TITLE: Final = "方正小标宋简体"
SONG: Final = "宋体"
LATIN: Final = "Times New Roman"
OTHER_NAMES: Final = {
    BODY: "仿宋_GB2312", SCRIPT: "楷体_GB2312", TITLE: "方正小标宋_GBK", HEAVY: "SimHei", SONG: "SimSun"}
"""By what other name a computer may have the font."""

_TWO_CHARACTERS: Final = '<w:ind w:firstLineChars="200" w:firstLine="632"/>'


class Style(NamedTuple):
    """A paragraph style: its name in the word processor, font, size in half points, and the rest as markup."""

    name: str
    font: str = BODY
    size: int = BODY_SIZE
    shape: str = ""
    look: str = ""


def _line(twips: int) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{twips}" w:lineRule="exact"/>'


_OFF_GRID: Final = '<w:snapToGrid w:val="0"/>'
"""LibreOffice gives a character that is a trace wider than its cell two of them, so the styles keep to the grid of the
page by themselves: lines of exactly 29 points, characters a quarter of a point closer."""
_TIGHT: Final = '<w:spacing w:val="-5"/>'
_LOOSE: Final = '<w:spacing w:val="0"/>'
STYLES: Final[dict[str, Style]] = {
    "Normal": Style("Normal", shape=_OFF_GRID + _line(LINE_PITCH) + '<w:jc w:val="both"/>', look=_TIGHT),
    "Body": Style("Body Text", shape=_TWO_CHARACTERS),
    "Place": Style("Body left 位置", shape=_TWO_CHARACTERS + '<w:jc w:val="left"/>'),
    "Title": Style("Title", TITLE, 44, _line(700) + '<w:jc w:val="center"/>'),
    "Heading1": Style("heading 1", HEAVY, shape="<w:keepNext/>" + _TWO_CHARACTERS),
    "Heading2": Style("heading 2", SCRIPT, shape="<w:keepNext/>" + _TWO_CHARACTERS),
    "Issuer": Style("Issuer 发文机关标志", TITLE, 64, _line(960) + '<w:jc w:val="center"/>',
                    '<w:color w:val="FF0000"/>'),
    "Number": Style("Number 发文字号", shape=(
        '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="FF0000"/></w:pBdr>'
        '<w:jc w:val="center"/>')),
    "Signature": Style("Signature", shape='<w:ind w:rightChars="400" w:right="1264"/><w:jc w:val="right"/>'),
    "Fine": Style("Fine print 说明", BODY, 24, _line(340)),
    "Cell": Style("Cell 表格文字", BODY, 24, _line(340) + '<w:jc w:val="left"/>'),
    "CellHead": Style("Cell head 表头", HEAVY, 24, _line(340) + '<w:jc w:val="center"/>'),
    "Footer": Style("footer", SONG, 28, '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'),
    "FooterEven": Style("Footer even 双页页码", SONG, 28,
                        '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>'),
}
_ORDER: Final = ("keepNext", "pBdr", "snapToGrid", "spacing", "ind", "jc")
"""The order in which the schema of the file format wants the parts of a paragraph's shape."""


def section(*, numbered: bool = True) -> str:
    """The section properties of an A4 page with the standard's text area and grid."""
    feet = ('<w:footerReference w:type="default" r:id="footer"/><w:footerReference w:type="even" r:id="footerEven"/>'
            if numbered else "")
    start = '<w:pgNumType w:start="1"/>' if numbered else ""
    return (f'<w:sectPr>{feet}<w:type w:val="nextPage"/><w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
            f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="851"'
            f' w:footer="{FOOTER}" w:gutter="0"/>{start}'
            f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE_PITCH}" w:charSpace="{CHARACTER_SPACE}"/>'
            "</w:sectPr>")


def styles() -> str:
    """The style sheet."""
    return (f'<w:styles xmlns:w="{WORDS}"><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(BODY)}<w:kern w:val="2"/>'
            f'<w:sz w:val="{BODY_SIZE}"/><w:szCs w:val="{BODY_SIZE}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
            '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
            + "".join(_style(key, it) for key, it in STYLES.items()) + _TABLE + "</w:styles>")


def font_table() -> str:
    """The fonts with their other names."""
    fonts = "".join(f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
                    for name, other in OTHER_NAMES.items())
    return f'<w:fonts xmlns:w="{WORDS}">{fonts}</w:fonts>'


def _fonts(east: str) -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{east}" w:cs="{LATIN}"/>'


def _style(key: str, it: Style) -> str:
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    loose = "" if it.size == BODY_SIZE else _LOOSE
    default = ' w:default="1"' if key == "Normal" else ""
    return (f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{it.name}"/>{based}<w:qFormat/>'
            f'<w:pPr>{ordered(it.shape)}</w:pPr><w:rPr>{_fonts(it.font)}{it.look}{loose}<w:sz w:val="{it.size}"/>'
            f'<w:szCs w:val="{it.size}"/></w:rPr></w:style>')


def ordered(shape: str) -> str:
    """The parts of a paragraph's shape in the order of the schema."""
    parts = list(etree.fromstring(f'<x xmlns:w="{WORDS}">{shape}</x>'))
    parts.sort(key=lambda part: _ORDER.index(etree.QName(part).localname))
    return "".join(etree.tostring(part, encoding="unicode").replace(f' xmlns:w="{WORDS}"', "") for part in parts)


_TABLE: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>")
