"""Word templates: what they hold, and that a filled one reads back without loss."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lianchi.cli import cli
from lianchi.codes import CodeLists
from lianchi.errors import UnreadableInput, UsageError
from lianchi.normalise import Normaliser
from lianchi.read.extract import Extract
from lianchi.read.ledger import load_ledgers
from lianchi.read.minutes import docx as reader
from lianchi.read.minutes.forms import read_forms
from lianchi.read.minutes.loading import load_forms
from lianchi.write.templates import form as write_form
from lianchi.write.templates.document import Blank, document_form, documents, rows_of

FORMS = load_forms()
CODES = CodeLists.load()
TEMPLATES = documents(FORMS)
NAMES = ["甲一", "乙二", "丙三", "丁四", "戊五", "己六", "庚七", "辛八"]


@cache
def written(name: str) -> bytes:
    return document_form(TEMPLATES[name], FORMS)


def blanks(name: str) -> list[tuple[str, list[list[Blank]]]]:
    """The list that each table adds to, and the blanks of its rows."""
    form = TEMPLATES[name]
    sections = [section for section in form.sections if section.layout]
    return [("", rows_of(form, None, FORMS))] + [(one.rows, rows_of(form, one, FORMS)) for one in sections]


def people(draw: st.DrawFn) -> list[str]:
    return draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=5))


def day(draw: st.DrawFn) -> str:
    found = draw(st.dates(min_value=date(2001, 1, 1), max_value=date(2100, 1, 1)))
    return draw(st.sampled_from([found.isoformat(), f"{found.year}年{found.month}月{found.day}日"]))


def words(draw: st.DrawFn) -> str:
    return "修" + draw(st.text("春夏秋冬山水田林路渠桥村东头建八九ABC《》“”（）", max_size=20))


def answer(draw: st.DrawFn, blank: Blank) -> tuple[str, dict[str, Any]]:
    """What somebody writes into a blank, and the value that must be read for each path."""
    label = blank.label
    at = label.field.text if label.field else ""
    if blank.choices:
        one = draw(st.sampled_from(blank.choices))
        return "　".join(f"{'☑' if choice == one else '□'}{choice}" for choice in blank.choices), {at: one}
    if label.form == "body":
        return "党委会", {at: "党委会"}
    if label.form == "clock":
        first = day(draw)
        return f"{first} 上午9:30", {at: first, "meetings.starts_at": "上午9:30"}
    if label.form == "period":
        first, last = day(draw), day(draw)
        return f"{first}至{last}", {at: first, label.end.text if label.end else "": last}
    if label.form == "person":
        one = draw(st.sampled_from(NAMES))
        return one, {at: one}
    if label.form in ("people", "absent", "presence", "signatures"):
        found = people(draw)
        listed = {"people": [{"who": one} for one in found], "presence": "是", "signatures": str(len(found)),
                  "absent": [{"who": one, "reason": "出差"} for one in found]}
        return "、".join(f"{one}（出差）" if label.form == "absent" else one for one in found), {at: listed[label.form]}
    if label.form == "speeches":
        found = people(draw)
        said = [{"order": str(order), "speaker": one, "text": "同意。", "stance": "同意"} for order, one in enumerate(found, 1)]
        return "\n".join(f"{one}：同意。" for one in found), {at: said}
    if label.form == "objections":
        return "无异议", {at: []}
    if label.split:
        found = draw(st.lists(st.sampled_from(["村口", "公开栏", "微信群"]), unique=True, min_size=1))
        return "、".join(found), {at: found}
    kind = label.field.kind if label.field else "text"
    text = {"count": "28人", "money": "8.6万元", "date": day(draw)}.get(kind) or words(draw)
    return text, {at: text} if at else {}


def fill(word: Any, answers: list[list[list[str]]]) -> None:
    """Write the answers into the tables, beside their labels."""
    for table, rows in zip(word.tables, answers, strict=False):
        for row, texts in zip(table.rows, rows, strict=True):
            cells = [docx.table._Cell(tc, table) for tc in row._tr.tc_lst]
            for cell, text in zip(cells[1::2], texts, strict=True):
                cell.text = text


@st.composite
def filled(draw: st.DrawFn, name: str) -> tuple[bytes, dict[str, Any]]:
    """A filled form, and the value that must be read at each pointer."""
    counts = {"meetings": 0, "notices": 0, "": 0}
    answers, expected = [], {}
    for rows, table in blanks(name):
        answers.append([])
        for line in table:
            texts = []
            for blank in line:
                text, values = answer(draw, blank)
                texts.append(text)
                for path, value in values.items():
                    expected[pointer(path, counts[rows])] = value
            answers[-1].append(texts)
        counts[rows] += 1
    word = docx.Document(io.BytesIO(written(name)))
    fill(word, answers)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue(), expected


def pointer(path: str, at: int) -> str:
    return "/" + re.sub(r"^(meetings|notices)\.", rf"\1/{at}/", path).replace(".", "/")


def read(data: bytes) -> Extract:
    (extract,) = read_forms(reader.read_document(data))
    assert isinstance(extract, Extract)
    return extract


def value_at(fields: Any, path: str) -> Any:
    for step in path.split("/")[1:]:
        fields = fields[int(step)] if step.isdecimal() else fields.get(step)
    return fields


@pytest.mark.parametrize("name", TEMPLATES)
@settings(max_examples=5, derandomize=True, phases=[Phase.explicit, Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_filled_form_reads_back_without_loss(name: str, data: st.DataObject) -> None:
    content, expected = data.draw(filled(name))
    extract = read(content)
    if name == "tiol":  # a conclusion is the resolution only of the meeting that decides
        stages = [str(said.get("stage")) for said in extract.fields["meetings"]]
        if stages.count("讨论决定") != 1:
            expected.pop("/resolution/text")
        else:
            expected["/resolution/text"] = value_at(extract.fields, "/resolution/text")
    assert {at: value_at(extract.fields, at) for at in expected} == expected
    assert {at for at in expected if at not in extract.origins} == set()
    assert [doubt.code for doubt in extract.doubts if "示例" not in doubt.zh and doubt.code != "ambiguous"] == []
    problems = Normaliser(CODES).normalise(extract.fields).problems
    assert [problem for problem in problems if problem.pointer != "/matter/item_code"] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_an_empty_form_holds_no_record(name: str) -> None:
    with pytest.raises(UnreadableInput, match="还没有填"):
        read_forms(reader.read_document(written(name)))


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_worked_example_reads_as_a_whole_record_once_its_mark_is_gone(name: str) -> None:
    word = docx.Document(io.BytesIO(written(name)))
    count = len(blanks(name))
    for table in word.tables[:count]:
        table._tbl.getparent().remove(table._tbl)
    for table in word.tables:
        table.cell(0, 0).text = table.cell(0, 0).text.removeprefix("示例　")
    for paragraph in word.paragraphs:
        if not paragraph.text.startswith(TEMPLATES[name].title):
            paragraph.text = ""
    out = io.BytesIO()
    word.save(out)
    extract = read(out.getvalue())
    assert [doubt.zh for doubt in extract.doubts] == []
    assert Normaliser(CODES).normalise(extract.fields).problems == []
    assert extract.fields["kind"] == TEMPLATES[name].kind


@pytest.mark.parametrize("name", TEMPLATES)
def test_equal_forms_are_equal_bytes_on_a_page_that_prints(name: str) -> None:
    assert document_form(TEMPLATES[name], FORMS) == written(name)
    page = docx.Document(io.BytesIO(written(name))).sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    with zipfile.ZipFile(io.BytesIO(written(name))) as book:
        text = book.read("word/document.xml").decode()
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert 'w:eastAsia="黑体"' in zipfile.ZipFile(io.BytesIO(written(name))).read("word/styles.xml").decode()
    assert "w:cantSplit" in text


def notes() -> Iterator[str]:
    for group in FORMS.labels.groups.values():
        for label in group:
            yield label.note


def test_every_note_is_a_remark_that_leaves_its_label_known() -> None:
    assert [note for note in notes() if re.search("[()（）\\[\\]【】]", note)] == []


def test_the_command_writes_the_form(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["template", "village", "-o", str(tmp_path / "a.docx")])
    assert (done.exit_code, (tmp_path / "a.docx").read_bytes()) == (0, written("village"))


def test_a_template_that_is_no_document_names_those_that_are() -> None:
    with pytest.raises(UsageError, match="现有：tiol、village"):
        write_form(load_ledgers(), "contact", "a.docx", CODES)
