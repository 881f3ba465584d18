"""Forms of minutes in Word: a table a step to fill in, made from the data that the reader reads them with.

Grey words under a label say how to fill it in.  The worked example stands at the end; each of its tables opens with a
row that says so, by which the reader knows it and passes over it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lianchi.errors import UsageError
from lianchi.read.minutes.form import Form, Label, Section
from lianchi.read.minutes.loading import Forms
from lianchi.read.minutes.segments import EXAMPLE
from lianchi.write.package import LONG_BEFORE_ANY_RUN, repacked

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_COLUMNS: Final = 12
"""Columns of the grid, which one, two and three pairs of label and value divide evenly."""

_LABEL: Final = 2
"""Columns of the grid that a label takes."""

_HIGH: Final = {"speeches": 3.6, "conclusion": 1.8, "signatures": 2.6, "meetings.record.text": 4, "people": 1.3}
"""Centimetres of room to write in, by the grammar of a label or its field; every other row has 0.95."""

_WIDTH: Final = 16.6
"""Centimetres between the margins."""

_GREY: Final = "808080"
_SHADE: Final = "F2F2F2"
_HOW: Final = (
    "一件事填一份。灰色小字是填写说明。没有的写“无”，不知道的空着，不要编。方框打勾（☑）只勾一项。"
    "填好后存成 docx，用“lianchi check 文件名”核对；签字栏打印后由本人签。最后有填好的样子。"
)
_MARK: Final = f"{EXAMPLE}　填好的样子（标着“{EXAMPLE}”的表不作为记录读）"


class Blank(NamedTuple):
    """One label to fill in, under the heading that it is printed with, and its example."""

    heading: str
    label: Label
    choices: tuple[str, ...]
    example: str


def documents(forms: Forms) -> dict[str, Form]:
    """Name of a template → its form, by name."""
    return {form.template: form for form in sorted(forms.forms, key=lambda form: form.template) if form.template}


def rows_of(form: Form, section: Section | None, forms: Forms) -> list[list[Blank]]:
    """What one table asks for, row by row; the head of the form where no section is named."""
    layout = section.layout if section else form.head
    return [[_blank(heading, section, forms) for heading in row] for row in layout]


def _blank(heading: str, section: Section | None, forms: Forms) -> Blank:
    label = forms.labels.find(heading, section.rows if section else "record")
    assert label is not None  # the loader has looked
    own = section.example.get(heading) if section else None
    return Blank(heading, label, _choices(heading, label, section, forms), label.example if own is None else own)


def _choices(heading: str, label: Label, section: Section | None, forms: Forms) -> tuple[str, ...]:
    if section and heading in section.choices:
        return section.choices[heading]
    if label.choices:
        return label.choices
    scalar = label.field.node.scalar if label.field else None
    if scalar is None or label.form not in ("choice", "outcome"):
        return ()
    if scalar.kind == "flag":
        return ("是", "否")
    return tuple(entry.zh for entry in forms.codes[scalar.codes or ""].entries.values())


def document_form(form: Form, forms: Forms) -> bytes:
    """The form as a docx file; equal forms give equal bytes."""
    word = _empty(form)
    _line(word, form.title, size=18, centred=True, style="Title")
    _line(word, _HOW, size=9, grey=True)
    printed = [section for section in form.sections if section.layout]
    _table(word, rows_of(form, None, forms), filled=False, mark="")
    for section in printed:
        _line(word, section.title, size=14, style="Heading 1", new_page=section is not printed[0])
        _table(word, rows_of(form, section, forms), filled=False, mark="")
    _line(word, _MARK, size=12, grey=True, centred=True, new_page=True)
    for shown in (None, *printed):
        title = shown.title if shown else form.title
        _table(word, rows_of(form, shown, forms), filled=True, mark=f"{EXAMPLE}　{title}")
        _line(word, "", size=6)
    return _same_bytes(word)


def _empty(form: Form) -> Document:
    try:
        import docx
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt
    except ImportError as error:
        raise UsageError("Word 模板要用 python-docx：pip install 'lianchi[office]'",
                         "Word templates need python-docx: pip install 'lianchi[office]'") from error
    word: Document = docx.Document()
    word.core_properties.author, word.core_properties.title = "lianchi", form.title
    word.core_properties.created = word.core_properties.modified = LONG_BEFORE_ANY_RUN
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2)
    for name in ("Normal", "Title", "Heading 1"):
        style = word.styles[name]
        _fonts(style.element.get_or_add_rPr(), "仿宋" if name == "Normal" else "黑体")
        for line in style.element.findall(f".//{qn('w:pBdr')}"):
            line.getparent().remove(line)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0 if name == "Normal" else 6)
    return word


def _fonts(properties: Any, family: str) -> None:
    """The font of Chinese and Latin letters; Word keeps the two apart."""
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key, name in (("w:eastAsia", family), ("w:ascii", "Times New Roman"), ("w:hAnsi", "Times New Roman")):
        fonts.set(qn(key), name)


def _line(word: Document, text: str, *, size: float, grey: bool = False, centred: bool = False, style: str = "Normal",
          new_page: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = word.add_paragraph(style=style)
    paragraph.paragraph_format.page_break_before = new_page
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, text, size=size, grey=grey)


def _run(paragraph: Any, text: str, *, size: float, grey: bool = False, bold: bool = False) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.color.rgb = RGBColor.from_string(_GREY if grey else "000000")


def _table(word: Document, rows: list[list[Blank]], *, filled: bool, mark: str) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT

    made = word.add_table(0, _COLUMNS, style="Table Grid")
    made.autofit = False
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    _roomy(made)
    if mark:
        (top,) = _row(made, 0.8, (_COLUMNS,))
        _run(top.paragraphs[0], mark, size=10.5, bold=True)
        _shade(top)
    for blanks in rows:
        width = _COLUMNS // len(blanks)
        height = 0.8 if filled else max(_height(blank) for blank in blanks)
        cells = _row(made, height, (_LABEL, width - _LABEL) * len(blanks))
        for at, blank in enumerate(blanks):
            _write_label(cells[2 * at], blank, filled=filled)
            _write_value(cells[2 * at + 1], blank, filled=filled)


def _row(table: Table, height: float, spans: tuple[int, ...]) -> list[Any]:
    """A row that never breaks over two pages, with cells over so many columns each."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm
    from docx.table import _Cell, _Row

    row = table._tbl.add_tr()
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    _Row(row, table).height = Cm(height)
    cells = []
    for span in spans:
        cell = row.add_tc()
        cell.width = Cm(_WIDTH * span / _COLUMNS)
        cell.grid_span = span
        cells.append(_Cell(cell, table))
    return cells


def _height(blank: Blank) -> float:
    field = blank.label.field.text if blank.label.field else blank.label.form
    return _HIGH.get(blank.label.form) or _HIGH.get(field, 0.95)


def _roomy(table: Table) -> None:
    """Some room above and below the words of every cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins: Any = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "50")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _write_label(cell: Any, blank: Blank, *, filled: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(cell.paragraphs[0], blank.heading, size=10.5, bold=True)
    _shade(cell)
    if blank.label.note and not filled:
        note = cell.add_paragraph()
        note.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(note, f"（{blank.label.note}）", size=7, grey=True)


def _write_value(cell: Any, blank: Blank, *, filled: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if blank.choices:
        text = "　".join(f"{'☑' if filled and one == blank.example else '□'}{one}" for one in blank.choices)
    else:
        text = blank.example if filled else ""
    for number, line in enumerate(text.split("\n")):
        _run(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line, size=10.5)


def _shade(cell: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _SHADE)):
        shade.set(qn(key), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _same_bytes(word: Document) -> bytes:
    """The document without the time at which it was written."""
    draft = io.BytesIO()
    word.save(draft)
    return repacked(draft.getvalue())
