"""Paragraphs and tables of a Word paper as markup, and the file that holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

from lianchi.report.papers.standard import LINKS, TEXT_WIDTH, WORDS, font_table, section, styles
from lianchi.write.package import LONG_BEFORE_ANY_RUN, packed

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paragraph(style: str, text: str = "", *, ends: str = "", bold: bool = False, keep: bool = False) -> str:
    """One paragraph; ``ends``: the properties of the section that ends with it; ``keep`` it with the next."""
    kept = "<w:keepNext/>" if keep else ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{ends}</w:pPr>{run}</w:p>'


def cell(width: int, content: str, span: int = 1) -> str:
    """One cell of a table."""
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}<w:vAlign w:val="center"/></w:tcPr>'
            f"{content}</w:tc>")


def row(widths: Sequence[int], contents: Sequence[str], spans: Sequence[int] = (), *, head: bool = False,
        high: int = 0, whole: bool = False) -> str:
    """One row; ``widths`` are those of the columns, a cell over several takes theirs together.

    ``high``: at least so many twips; ``whole``: never over two pages.
    """
    spans = spans or [1] * len(contents)
    cells, at = [], 0
    for content, span in zip(contents, spans, strict=True):
        cells.append(cell(sum(widths[at : at + span]), content, span))
        at += span
    shape = ("<w:cantSplit/>" if whole else "") + (
        f'<w:trHeight w:val="{high}" w:hRule="atLeast"/>' if high else "") + ("<w:tblHeader/>" if head else "")
    return f"<w:tr>{f'<w:trPr>{shape}</w:trPr>' if shape else ''}{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: Sequence[str]) -> str:
    """A table over the whole width of the text, with thin lines."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>')


def loop(tag: str, over: str, content: str) -> str:
    """The content once for each; ``tag``: p for paragraphs, tr for rows."""
    mark = _mark_row if tag == "tr" else _mark_paragraph
    return mark(f"{{%{tag} for {over} %}}") + content + mark(f"{{%{tag} endfor %}}")


def choice(test: str, yes: str, no: str = "") -> str:
    """The paragraphs ``yes`` where the test holds, else ``no``."""
    otherwise = _mark_paragraph("{%p else %}") + no if no else ""
    return _mark_paragraph(f"{{%p if {test} %}}") + yes + otherwise + _mark_paragraph("{%p endif %}")


def _mark_paragraph(mark: str) -> str:
    return paragraph("Fine", mark)


def _mark_row(mark: str) -> str:
    return row([TEXT_WIDTH], [_mark_paragraph(mark)])


def page_number(style: str) -> str:
    """A footer: the number between two dashes."""
    fields = "".join(f"<w:r>{part}</w:r>" for part in (
        '<w:t xml:space="preserve">— </w:t>', '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>', '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>', '<w:t xml:space="preserve"> —</w:t>'))
    return f'<w:ftr xmlns:w="{WORDS}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{fields}</w:p></w:ftr>'


def document(title: str, body: str, *, numbered: bool = True) -> bytes:
    """The whole file."""
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{WORDS}" xmlns:r="{LINKS}"><w:body>{body}'
                             f"{section(numbered=numbered)}</w:body></w:document>",
        "word/styles.xml": styles(),
        "word/fontTable.xml": font_table(),
        "word/settings.xml": _settings(),
        "word/footer.xml": page_number("Footer"),
        "word/footerEven.xml": page_number("FooterEven"),
        "docProps/core.xml": _properties(title),
    }
    kinds = {"word/document.xml": "document.main", "word/styles.xml": "styles", "word/fontTable.xml": "fontTable",
             "word/settings.xml": "settings", "word/footer.xml": "footer", "word/footerEven.xml": "footer"}
    types = "".join(f'<Override PartName="/{part}" ContentType="{_MAIN}.{kind}+xml"/>' for part, kind in kinds.items())
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        f'.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}<Override PartName='
        '"/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>')
    parts["_rels/.rels"] = _links({"document": (f"{LINKS}/officeDocument", "word/document.xml"), "core": (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")})
    parts["word/_rels/document.xml.rels"] = _links({
        name: (f"{LINKS}/{kind}", f"{name}.xml") for name, kind in (
            ("styles", "styles"), ("fontTable", "fontTable"), ("settings", "settings"), ("footer", "footer"),
            ("footerEven", "footer"))})
    return packed({name: (_HEAD + text).encode() for name, text in sorted(parts.items())})


def _settings() -> str:
    """Left and right pages differ; no compatibility mode."""
    return (f'<w:settings xmlns:w="{WORDS}"><w:evenAndOddHeaders/>'
            '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting'
            ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
            "</w:settings>")


def _properties(title: str) -> str:
    day = f"{LONG_BEFORE_ANY_RUN.isoformat()}Z"
    return ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(title)}</dc:title>'
            f'<dc:creator>lianchi</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>')


def _links(links: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, (kind, to) in links.items())
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'
